"""Rating: the page Penilaian and the evaluation run (`screens.md` 3)."""
