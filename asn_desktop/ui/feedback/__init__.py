"""Umpan Balik: what was said about people's results and behaviour, all year round."""
