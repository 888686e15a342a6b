"""What is written by hand on paper when the program does not know it; paper is Indonesian."""

from __future__ import annotations

from datetime import date
from typing import Final

from asn_desktop.rules.dates import format_date

DOTS: Final = "." * 28
"""For the pen, where the sheet is completed by hand."""


def place_and_date(place: str, day: date | None) -> str:
    """Return "Mulyorejo, 15 Januari 2027"; dots stand for what is not known."""
    return f"{place or DOTS[:18]}, {format_date(day) if day else DOTS}"
