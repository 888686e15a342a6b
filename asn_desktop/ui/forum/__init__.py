"""Forum warga: meetings, suggestions, and their answers."""
