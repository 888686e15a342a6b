"""One file per schema number; each holds its own table definitions and never imports the models."""
