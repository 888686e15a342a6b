"""Jobs that join services, paper and spreadsheets; window and command line are their faces."""
