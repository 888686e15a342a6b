"""The regulation as plain, dated, tested Python: tables of the law, no clock, no files."""
