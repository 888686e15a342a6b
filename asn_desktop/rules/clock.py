"""Working days, the limits of the law, and how sure a computed date is.

The start day does not count; day 1 is the next working day. Holidays are data that is passed in.
A year without a table, or with one that carries no decree, makes a date an estimate ("perkiraan").
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, StrEnum
from typing import Any

_ONE_DAY = timedelta(days=1)
NO_HOLIDAYS: frozenset[date] = frozenset()


class Week(Enum):
    """The office's working week; the value is the number of working days from Monday."""

    FIVE = 5
    SIX = 6

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return "Senin–Jumat" if self is Week.FIVE else "Senin–Sabtu"


class HolidayKind(StrEnum):
    """The two lists of the joint decree; neither day is a working day."""

    NATIONAL = "national"
    COLLECTIVE = "collective"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return "Libur nasional" if self is HolidayKind.NATIONAL else "Cuti bersama"


@dataclass(frozen=True, slots=True)
class Holiday:
    """One day of the decree, or one an office has added."""

    day: date
    name: str
    kind: HolidayKind = HolidayKind.NATIONAL


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """A year's table; ``confirmed`` only if ``source`` names the decree it was taken from."""

    year: int
    source: str
    confirmed: bool
    days: tuple[Holiday, ...]


def holiday_year(data: Mapping[str, Any]) -> HolidayYear:
    """Make a year's table of a decoded ``resources/data/holidays/<year>.json``.

    Raises ``KeyError`` or ``ValueError`` for a broken one, also when a day is of another year.
    """
    days = tuple(
        Holiday(date.fromisoformat(item["day"]), item["name"], HolidayKind(item["kind"]))
        for item in data["days"]
    )
    year = int(data["year"])
    if any(holiday.day.year != year for holiday in days):
        raise ValueError(year)
    return HolidayYear(year, str(data["source"]), bool(data["confirmed"]), days)


class HolidayCalendar:
    """Several years together; ``day in calendar`` tells whether a day is a holiday."""

    def __init__(self, years: Iterable[HolidayYear] = ()) -> None:
        self.years: Mapping[int, HolidayYear] = {table.year: table for table in years}
        self._names = {h.day: h.name for table in self.years.values() for h in table.days}

    def __contains__(self, day: object) -> bool:
        return day in self._names

    def name(self, day: date) -> str | None:
        """What is celebrated; ``None`` on other days."""
        return self._names.get(day)

    def is_sure(self, year: int) -> bool:
        """Whether the year has a table with a confirmed decree."""
        table = self.years.get(year)
        return table is not None and table.confirmed

    def unsure_years(self, first: date, last: date) -> tuple[int, ...]:
        """The years a span touches that make its dates estimates."""
        return tuple(y for y in range(first.year, last.year + 1) if not self.is_sure(y))


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline; with ``unsure_years`` it is shown as "perkiraan"."""

    day: date
    unsure_years: tuple[int, ...] = ()

    @property
    def is_estimate(self) -> bool:
        """Whether a year without a confirmed table lies under the count."""
        return bool(self.unsure_years)


def is_working_day(
    day: date, holidays: Container[date] = NO_HOLIDAYS, week: Week = Week.FIVE
) -> bool:
    """Whether the office works that day."""
    return day.weekday() < week.value and day not in holidays


def deadline(
    start: date, days: int, holidays: Container[date] = NO_HOLIDAYS, week: Week = Week.FIVE
) -> date:
    """The last day of a limit of so many working days; the start day does not count.

    Zero days is the start itself. Raises ``ValueError`` for fewer.
    """
    if days < 0:
        raise ValueError(days)
    day = start
    while days:
        day += _ONE_DAY
        days -= is_working_day(day, holidays, week)
    return day


def due(start: date, days: int, calendar: HolidayCalendar, week: Week = Week.FIVE) -> Due:
    """:func:`deadline` together with how sure it is."""
    day = deadline(start, days, calendar, week)
    return Due(day, calendar.unsure_years(start, day))


def working_days_between(
    start: date, end: date, holidays: Container[date] = NO_HOLIDAYS, week: Week = Week.FIVE
) -> int:
    """Working days after ``start`` up to and with ``end``; negative when ``end`` lies before.

    So ``working_days_between(s, deadline(s, n)) == n``, and what is left of a limit today is
    ``working_days_between(today, due)``.
    """
    if end < start:
        return -working_days_between(end, start, holidays, week)
    span = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_working_day(day, holidays, week) for day in span)


class Limit(StrEnum):
    """The limits counted in working days (reg. 4712–4954)."""

    HAND_OVER = "hand_over"
    RETURN = "return"
    SUPERIOR_SIGNS = "superior_signs"
    SUPERIOR_HANDS_OVER = "superior_hands_over"
    RETURN_TO_SUPERIOR = "return_to_superior"
    OBJECT = "object"
    DECIDE = "decide"
    REPORT = "report"


class Since(StrEnum):
    """What a limit runs from."""

    SIGNED = "signed"
    RECEIVED = "received"
    WINDOW_END = "window_end"
    OBJECTION_RECEIVED = "objection_received"


@dataclass(frozen=True, slots=True)
class LimitRule:
    """A limit: working days, what it runs from, and where it stands in the annex of the law."""

    days: int
    since: Since
    article: str
    line: int


LIMITS: Mapping[Limit, LimitRule] = {
    Limit.HAND_OVER: LimitRule(14, Since.SIGNED, "Bab V huruf A angka 5", 4712),
    Limit.RETURN: LimitRule(14, Since.RECEIVED, "Bab V huruf A angka 6", 4715),
    Limit.SUPERIOR_SIGNS: LimitRule(14, Since.WINDOW_END, "Bab V huruf A angka 8", 4776),
    Limit.SUPERIOR_HANDS_OVER: LimitRule(7, Since.SIGNED, "Bab V huruf A angka 9", 4790),
    Limit.RETURN_TO_SUPERIOR: LimitRule(7, Since.RECEIVED, "Bab V huruf A angka 10", 4793),
    Limit.OBJECT: LimitRule(14, Since.RECEIVED, "Bab V huruf B angka 2", 4866),
    Limit.DECIDE: LimitRule(7, Since.OBJECTION_RECEIVED, "Bab V huruf B angka 6", 4877),
    Limit.REPORT: LimitRule(30, Since.WINDOW_END, "Bab V huruf A angka 7, 11", 4773),
}


def limit_due(limit: Limit, start: date, calendar: HolidayCalendar, week: Week = Week.FIVE) -> Due:
    """When a limit ends that began on ``start``."""
    return due(start, LIMITS[limit].days, calendar, week)


def skp_due(year: int) -> date:
    """An SKP is set by the end of January (Pasal 14(1), reg. 406, 2678)."""
    return date(year, 1, 31)


def yearly_evaluation_due(year: int) -> date:
    """The yearly evaluation is made by the end of January after the year (reg. 3711)."""
    return date(year + 1, 1, 31)
