"""Jobs that join services, paper and spreadsheets; the window and the command line are their faces."""
