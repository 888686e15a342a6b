"""Evaluation periods: quarters or months, and the year (reg. 3699–3722).

A period is written ``2026-TW2``, ``2026-05`` or ``2026``; its code within the year is ``TW2``,
``05`` or ``AKHIR``. The law does not date the windows in which periodic evaluations are made: the
default windows are proposals that every office changes.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asn_desktop.rules.dates import MONTHS

YEAR_CODE = "AKHIR"
QUARTER_CODES: tuple[str, ...] = ("TW1", "TW2", "TW3", "TW4")
MONTH_CODES: tuple[str, ...] = tuple(f"{month:02}" for month in range(1, 13))
_ROMAN = {"TW1": "I", "TW2": "II", "TW3": "III", "TW4": "IV"}
_WRITTEN = re.compile(r"(\d{4})(?:-(TW[1-4]|0[1-9]|1[0-2]|AKHIR))?", re.IGNORECASE)


class PeriodScheme(StrEnum):
    """The short cycle an agency has chosen (Pasal 23)."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return "Bulanan" if self is PeriodScheme.MONTHLY else "Triwulanan"

    @property
    def codes(self) -> tuple[str, ...]:
        """Codes of the periods of a year in their order, the yearly one last."""
        short = MONTH_CODES if self is PeriodScheme.MONTHLY else QUARTER_CODES
        return (*short, YEAR_CODE)


class PeriodError(ValueError):
    """A text that names no period; ``code`` is ``period.unknown``."""

    def __init__(self, value: str) -> None:
        super().__init__(f"period.unknown: {value}")
        self.code = "period.unknown"
        self.value = value


@dataclass(frozen=True, slots=True)
class PeriodRef:
    """A period of a year. ``str()`` is the written form that :func:`parse` reads."""

    year: int
    code: str

    def __post_init__(self) -> None:
        if self.code not in {*QUARTER_CODES, *MONTH_CODES, YEAR_CODE}:
            raise PeriodError(self.code)

    def __str__(self) -> str:
        return str(self.year) if self.is_yearly else f"{self.year}-{self.code}"

    @property
    def is_yearly(self) -> bool:
        """Whether it is the full cycle."""
        return self.code == YEAR_CODE

    @property
    def label(self) -> str:
        """As on screen: "Triwulan II", "Mei", "Tahunan"."""
        if self.code in _ROMAN:
            return f"Triwulan {_ROMAN[self.code]}"
        return "Tahunan" if self.is_yearly else MONTHS[int(self.code) - 1]

    @property
    def form_label(self) -> str:
        """As the PERIODE line prints it: "TRIWULAN II", "BULAN MEI", "AKHIR"."""
        if self.is_yearly:
            return YEAR_CODE
        return self.label.upper() if self.code in _ROMAN else f"BULAN {self.label.upper()}"

    @property
    def start(self) -> date:
        """First day."""
        return date(self.year, self._months[0], 1)

    @property
    def end(self) -> date:
        """Last day."""
        month = self._months[1]
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def _months(self) -> tuple[int, int]:
        if self.is_yearly:
            return 1, 12
        if self.code in _ROMAN:
            quarter = QUARTER_CODES.index(self.code)
            return quarter * 3 + 1, quarter * 3 + 3
        return int(self.code), int(self.code)


def parse(text: str) -> PeriodRef:
    """Read ``2026-TW2``, ``2026-05``, ``2026`` (the year's). Raises :class:`PeriodError`."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        raise PeriodError(text)
    return PeriodRef(int(match[1]), (match[2] or YEAR_CODE).upper())


def periods_of(year: int, scheme: PeriodScheme) -> list[PeriodRef]:
    """Every period of a year in order, the yearly one last."""
    return [PeriodRef(year, code) for code in scheme.codes]


def period_at(day: date, scheme: PeriodScheme) -> PeriodRef:
    """The short period a day lies in."""
    if scheme is PeriodScheme.MONTHLY:
        return PeriodRef(day.year, MONTH_CODES[day.month - 1])
    return PeriodRef(day.year, QUARTER_CODES[(day.month - 1) // 3])


def default_window(period: PeriodRef) -> tuple[date, date]:
    """First and last day on which the period is usually evaluated.

    The year: from the end of December to the end of January, which is law (reg. 3711). A quarter:
    from the 16th of its last month to the 15th after it, so that the law's example holds (25
    September inside, 25 August not, reg. 3775). A month: from the 25th to the 10th after it.
    """
    following = date(period.end.year + period.end.month // 12, period.end.month % 12 + 1, 1)
    if period.is_yearly:
        return period.end, following.replace(day=31)
    if period.code in _ROMAN:
        return period.end.replace(day=16), following.replace(day=15)
    return period.end.replace(day=25), following.replace(day=10)
