"""Dates as Indonesian offices write them; paper and window say them alike."""

from __future__ import annotations

from datetime import date

MONTHS: tuple[str, ...] = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
)  # fmt: skip
"""January first: ``MONTHS[month - 1]``."""

DAYS: tuple[str, ...] = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
"""Monday first: ``DAYS[day.weekday()]``."""


def format_date(day: date) -> str:
    """``2 Juli 2026``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_day(day: date) -> str:
    """``Kamis, 2 Juli 2026``."""
    return f"{DAYS[day.weekday()]}, {format_date(day)}"


def format_span(start: date, end: date) -> str:
    """As the PERIODE PENILAIAN line prints it: ``1 JANUARI SD 31 DESEMBER TAHUN 2026``."""
    first, last = MONTHS[start.month - 1].upper(), MONTHS[end.month - 1].upper()
    if start.year == end.year:
        return f"{start.day} {first} SD {end.day} {last} TAHUN {end.year}"
    return f"{start.day} {first} {start.year} SD {end.day} {last} {end.year}"
