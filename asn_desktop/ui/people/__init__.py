"""People: the list with its units, one person's page, and the dialogs that change people."""
