"""The print desk and the life of every sheet."""
