"""Spreadsheets: pure functions between a file's bytes and the dataclasses of ``views``."""
