"""Working time between two moments of the clock on the wall, to the minute.

Only the minutes of the office's hours count: what comes in at night or on a holiday begins to
count at the next opening. Calendar time counts every minute.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import accumulate

from asn_desktop.rules.clock import NO_HOLIDAYS, Week, is_working_day

DAY = 1440
"""Minutes of a day."""
FRIDAY = 4
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a working day in minutes since midnight, 0–1440; Friday's break is longer.

    A break that lies outside the hours, or ends before it begins, takes nothing away.
    """

    starts: int = 450
    ends: int = 960
    break_starts: int = 720
    break_ends: int = 780
    friday_break_starts: int = 690
    friday_break_ends: int = 780

    def spans(self, weekday: int) -> tuple[tuple[int, int], ...]:
        """The stretches that are worked on a ``weekday`` (Monday = 0), none of them empty."""
        rest = (
            (self.friday_break_starts, self.friday_break_ends)
            if weekday == FRIDAY
            else (self.break_starts, self.break_ends)
        )
        begins = min(max(rest[0], self.starts), self.ends)
        resumes = max(min(max(rest[1], self.starts), self.ends), begins)
        return tuple(
            (low, high) for low, high in ((self.starts, begins), (resumes, self.ends)) if low < high
        )


@dataclass(frozen=True)
class WorkTime:
    """The office's hours, week and holidays together."""

    hours: Hours = Hours()
    week: Week = Week.FIVE
    holidays: Container[date] = NO_HOLIDAYS
    _years: dict[int, list[int]] = field(default_factory=dict, compare=False, repr=False)
    """By year the working minutes before each of its days, and of the whole year at the end."""

    def between(self, start: datetime, end: datetime) -> int:
        """Working minutes from ``start`` to ``end``; 0 where ``end`` is not later."""
        if end <= start:
            return 0
        if start.date() == end.date():
            return self._of_day(start.date(), _minute(start), _minute(end))
        first, last = start.date(), end.date()
        ends = self._of_day(first, _minute(start), DAY) + self._of_day(last, 0, _minute(end))
        return ends + self._whole_days(first + _DAY, last)

    def _whole_days(self, first: date, last: date) -> int:
        """Working minutes from the beginning of ``first`` to that of ``last``."""
        if first.year == last.year:
            sums = self._sums(first.year)
            return sums[_place(last)] - sums[_place(first)]
        rest = self._sums(first.year)[-1] - self._sums(first.year)[_place(first)]
        between = sum(self._sums(year)[-1] for year in range(first.year + 1, last.year))
        return rest + between + self._sums(last.year)[_place(last)]

    def _sums(self, year: int) -> list[int]:
        if year not in self._years:
            days = (date(year, 12, 31) - date(year, 1, 1)).days + 1
            each = (self._of_day(date(year, 1, 1) + timedelta(days=n), 0, DAY) for n in range(days))
            self._years[year] = list(accumulate(each, initial=0))
        return self._years[year]

    def _spans(self, day: date) -> tuple[tuple[int, int], ...]:
        if not is_working_day(day, self.holidays, self.week):
            return ()
        return self.hours.spans(day.weekday())

    def _of_day(self, day: date, first: int, last: int) -> int:
        return sum(max(0, min(high, last) - max(low, first)) for low, high in self._spans(day))


def calendar_minutes(start: datetime, end: datetime) -> int:
    """All minutes from ``start`` to ``end``; 0 where ``end`` is not later."""
    return max(0, int((end - start) / timedelta(minutes=1)))


def working_words(minutes: int) -> str:
    """Says "6 jam 12 menit kerja"."""
    return f"{hours_words(minutes)} kerja"


def hours_words(minutes: int) -> str:
    """Says "6 jam 12 menit", "12 menit", "40 jam"; never days: a working day has other hours."""
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} jam"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} menit")
    return " ".join(parts)


def calendar_words(minutes: int) -> str:
    """Says "2 hari 3 jam"; under a day "3 jam 5 menit"."""
    days, rest = divmod(minutes, DAY)
    if not days:
        return hours_words(rest)
    hours = rest // 60
    return f"{days} hari {hours} jam" if hours else f"{days} hari"


def _place(day: date) -> int:
    return day.timetuple().tm_yday - 1


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute
