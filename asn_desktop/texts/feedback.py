"""Sentences about continuous feedback."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "feedback.none": (
        "{name} belum mendapat umpan balik pada periode ini; isi dulu di halaman Umpan Balik.",
        "{name} has had no feedback in this period; record it on the page Umpan Balik.",
    ),
    "feedback.text_missing": (
        "Tulis isi umpan baliknya.",
        "Write what was said.",
    ),
    "print.no_feedback": (
        "Hasil kerja {no} belum mendapat umpan balik.",
        "Nothing was said about result {no} yet.",
    ),
    "print.not_opened": (
        "Penilaian periode ini belum dibuka; buka dulu di halaman Penilaian.",
        "The evaluation of this period is not open yet; open it on the page Penilaian.",
    ),
}
