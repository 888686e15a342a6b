"""Staff from any file: choose, understand the columns, check every row, bring in (screens.md 5)."""
