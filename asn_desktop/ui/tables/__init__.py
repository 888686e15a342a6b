"""Tables: columns as data, one model, one view, one list panel that serves every list."""
