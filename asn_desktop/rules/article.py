"""One rule behind a field, as F1 shows it; all of them stand in ``articles.py``."""

from __future__ import annotations

from dataclasses import dataclass

REGULATION = "PermenPANRB 6/2022"


@dataclass(frozen=True)
class Article:
    """One rule: its name, its place in the regulation, the page (1–240) and our words for it."""

    title: str
    place: str
    page: int
    words: str

    @property
    def reference(self) -> str:
        """Where to read it: "Pasal 9 ayat (2) · PermenPANRB 6/2022, halaman 7"."""
        return f"{self.place} · {REGULATION}, halaman {self.page}"
