"""How values look on the screen: Indonesian dates and numbers, a NIP in its groups."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal

from asn_desktop.rules.dates import MONTHS, format_date, format_day

_NUMBERS = re.compile(r"^(\d{1,2})[-./ ](\d{1,2})(?:[-./ ](\d{4}|\d{2}))?$")
_WORDS = re.compile(r"^(\d{1,2})[-./ ]+([a-z]+)\.?(?:[-./ ]+(\d{4}|\d{2}))?$")
_ISO = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")


def long_date(day: date | None) -> str:
    """Says "2 Juli 2026", "" for none."""
    return format_date(day) if day else ""


def short_date(day: date | None) -> str:
    """Says "2 Jul 2026", "" for none; for tables."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}" if day else ""


def day_of_week(day: date) -> str:
    """Says "Kamis, 2 Juli 2026"."""
    return format_day(day)


def clock_time(at: datetime) -> str:
    """Says "14.32" in local time."""
    local = at.astimezone() if at.tzinfo else at
    return f"{local:%H.%M}"


def number(value: float | Decimal | None) -> str:
    """Says "1.200" or "0,8", "" for none."""
    if value is None:
        return ""
    return f"{value:,}".translate(str.maketrans(",.", ".,"))


def spaced_nip(nip: str | None) -> str:
    """Says "19981004 202201 2 001"; anything that has not 18 digits as it is."""
    if not nip or len(nip) != 18 or not nip.isdigit():
        return nip or ""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def parse_date(text: str, today: date) -> date | None:
    """Read "2 Juli 2026", "02-07-2026", "2/7/26", "2/7", "2 jul", "hari ini"; "" is None.

    A missing year is the year of ``today``; two digits are the nearest such year up to 20 years
    ahead. Raises ``ValueError`` for anything else.
    """
    plain = " ".join(text.strip().lower().split())
    if not plain:
        return None
    if plain in ("hari ini", "h"):
        return today
    if found := _ISO.match(plain):
        year, month, day = (int(part) for part in found.groups())
        return date(year, month, day)
    if found := _NUMBERS.match(plain):
        year = _year(found[3], today) if found[3] else today.year
        return date(year, int(found[2]), int(found[1]))
    if found := _WORDS.match(plain):
        months = [name for name in MONTHS if name.lower().startswith(found[2])]
        exact = _OTHER_NAMES.get(found[2]) or (months[0] if len(months) == 1 else None)
        if exact is not None:
            year = _year(found[3], today) if found[3] else today.year
            return date(year, MONTHS.index(exact) + 1, int(found[1]))
    raise ValueError(text)


_OTHER_NAMES = {
    "mrt": "Maret",
    "agt": "Agustus",
    "ags": "Agustus",
    "pebruari": "Februari",
    "peb": "Februari",
    "nopember": "November",
    "nop": "November",
    "may": "Mei",
    "aug": "Agustus",
    "oct": "Oktober",
    "dec": "Desember",
}


def _year(text: str, today: date) -> int:
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year - 100 if year > today.year + 20 else year
