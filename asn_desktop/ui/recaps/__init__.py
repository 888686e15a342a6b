"""Rekap: what came out of a period or a year, to look at, print and save."""
