"""The daily log: writing it, and the superior reading it."""
