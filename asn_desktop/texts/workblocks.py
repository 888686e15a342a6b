"""Sentences about strategies (workblocks, A.1.4)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "workblock.indicator_foreign": (
        "Indikator itu bukan dari SKP ini.",
        "That indicator is not of this SKP.",
    ),
    "workblock.no_title": (
        "Judul inisiatif strategi belum diisi.",
        "The title of the strategic initiative is empty.",
    ),
    "workblock.no_activities": (
        "Belum ada strategi (key activities).",
        "There are no key activities yet.",
    ),
}
