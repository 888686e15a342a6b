"""Sentences about indicator manuals (A.1.3)."""

from __future__ import annotations

SENTENCES: dict[str, tuple[str, str]] = {
    "manual.missing": (
        "Manual indikator {number}: {fields} belum diisi.",
        "The manual of indicator {number} lacks: {fields}.",
    ),
    "manual.not_leader": (
        "Manual indikator hanya untuk SKP pejabat pimpinan tinggi dan pimpinan unit kerja mandiri.",
        "Only SKP of high leaders and heads of independent units have indicator manuals.",
    ),
}
