"""The month of a daily log as it prints; every text is a finished string."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asn_desktop.views.paper import Letterhead
from asn_desktop.views.sheets import Party


@dataclass(frozen=True, slots=True)
class LogSheetLine:
    """One entry; ``answer`` is what the superior said of it, "" = room for his initials."""

    time: str
    activity: str
    output: str
    quantity: str
    unit: str
    result: str
    answer: str


@dataclass(frozen=True, slots=True)
class LogSheetDay:
    """A day with entries, or with ``words`` why there are none (an absence over several days)."""

    label: str
    lines: tuple[LogSheetLine, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogSheet:
    """One person's month. ``on`` = the day over the signatures, ``sums`` one text per unit."""

    letterhead: Letterhead
    agency: str
    office: str
    place: str
    month: str
    on: date
    employee: Party
    assessor: Party
    days: tuple[LogSheetDay, ...]
    entries: int
    filled: int
    approved: int
    sums: tuple[str, ...] = ()
    practice: bool = False
