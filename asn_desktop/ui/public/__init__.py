"""Layanan Publik: what residents say, and what is done about it."""
