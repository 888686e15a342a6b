"""Guidance: the list, and the editors of coaching, mentoring and behaviour reports."""
