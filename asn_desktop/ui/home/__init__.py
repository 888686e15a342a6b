"""Beranda: the work list, not a menu."""
