"""Dates as offices write them: "16 Desember 1995", "08/03/1988", "09-06-1981", Excel's numbers."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
FIRST_YEAR = 2000
"""What is followed day by day is not older; a spreadsheet shows a slip "3" as 03-01-1900."""
_EXCEL_EPOCH = date(1899, 12, 30)
_EXCEL_RANGE = range(3_000, 75_000)
"""Day numbers of 1908 to 2105; smaller numbers are years or counts."""

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari february pebruari feb peb febr",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agust agst agus agt ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}
_WORDS = re.compile(r"(?<![\d/.-])(\d{1,2})[\s\-./]+([a-z]{3,10})\.?[\s\-./,]+(\d{4})(?!\d)")
_DAY_FIRST = re.compile(r"(?<![\d])(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_NUMBER = re.compile(r"^\d{4,5}(?:\.\d+)?$")


@lru_cache(maxsize=16_384)
def parse_date(text: str) -> date | None:
    """Find the one date in a text, day before month; ``None`` when there is none to be sure of.

    A place before the date is allowed ("Gresik, 16 Desember 1995"). Two-digit years are refused:
    nobody knows the century.
    """
    found = locate_date(text)
    return found[0] if found is not None else None


def locate_date(text: str) -> tuple[date, int, int] | None:
    """Find the date and where in the text it stands, (date, start, end)."""
    low = text.casefold()
    if (match := _WORDS.search(low)) is not None:
        month = _MONTHS.get(match.group(2))
        if month is None:
            return None
        return _made(match, int(match.group(3)), month, int(match.group(1)))
    if (match := _YEAR_FIRST.search(low)) is not None:
        return _made(match, int(match.group(1)), int(match.group(2)), int(match.group(3)))
    if (match := _DAY_FIRST.search(low)) is not None:
        return _made(match, int(match.group(3)), int(match.group(2)), int(match.group(1)))
    stripped = low.strip()
    if (match := _COMPACT.match(stripped)) is not None:
        return _made(match, int(match.group(1)), int(match.group(2)), int(match.group(3)))
    if _NUMBER.match(stripped) and int(float(stripped)) in _EXCEL_RANGE:
        return (_EXCEL_EPOCH + timedelta(days=int(float(stripped))), 0, len(text))
    return None


def as_date(value: object, text: str) -> date | None:
    """A cell's date: typed as a date by the spreadsheet, else read from its text."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return parse_date(text)


def _made(match: re.Match[str], year: int, month: int, day: int) -> tuple[date, int, int] | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return (date(year, month, day), match.start(), match.end())
    except ValueError:
        return None
