"""Working time: known cases by hand, and what must hold for any two moments."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.clock import Week
from asn_desktop.rules.worktime import (
    Hours,
    WorkTime,
    calendar_minutes,
    calendar_words,
    working_words,
)

at = datetime.fromisoformat
FIVE = WorkTime()
SIX = WorkTime(week=Week.SIX)
HOLIDAY = WorkTime(holidays=frozenset({date(2026, 1, 16)}))

# 5 January 2026 is a Monday; hours 7.30–16.00, break 12–13, on Fridays 11.30–13.


@pytest.mark.parametrize(
    ("work", "start", "end", "minutes"),
    [
        (FIVE, "2026-01-05 08:00", "2026-01-05 09:30", 90),
        (FIVE, "2026-01-05 11:30", "2026-01-05 13:30", 60),  # over the break
        (FIVE, "2026-01-09 11:00", "2026-01-09 13:30", 60),  # Friday's is longer
        (FIVE, "2026-01-05 12:10", "2026-01-05 12:50", 0),  # within it
        (FIVE, "2026-01-05 02:00", "2026-01-05 07:45", 15),  # at night: from the opening
        (FIVE, "2026-01-05 20:00", "2026-01-06 08:00", 30),
        (FIVE, "2026-01-05 15:00", "2026-01-06 08:30", 120),
        (FIVE, "2026-01-09 15:30", "2026-01-12 08:00", 60),  # over the weekend
        (SIX, "2026-01-09 15:30", "2026-01-12 08:00", 60 + 450),
        (FIVE, "2026-01-11 10:00", "2026-01-12 07:30", 0),  # Sunday
        (FIVE, "2026-01-15 15:00", "2026-01-19 08:30", 60 + 420 + 60),
        (HOLIDAY, "2026-01-15 15:00", "2026-01-19 08:30", 60 + 60),
        (FIVE, "2026-01-05 08:00", "2026-01-12 08:00", 4 * 450 + 420),  # one whole week
        (FIVE, "2026-01-06 08:00", "2026-01-05 08:00", 0),
    ],
)
def test_working_minutes(work: WorkTime, start: str, end: str, minutes: int) -> None:
    assert work.between(at(start), at(end)) == minutes


@pytest.mark.parametrize(
    ("hours", "minutes"),
    [
        (Hours(break_starts=0, break_ends=0), 510),
        (Hours(break_starts=1000, break_ends=1100), 510),
        (Hours(break_starts=780, break_ends=720), 510),
        (Hours(break_starts=400, break_ends=500), 460),
        (Hours(starts=900, ends=480), 0),
        (Hours(break_starts=0, break_ends=1440), 0),
    ],
)
def test_odd_hours_never_count_backwards(hours: Hours, minutes: int) -> None:
    assert WorkTime(hours).between(at("2026-01-05 00:00"), at("2026-01-06 00:00")) == minutes


moments = st.datetimes(at("2025-12-20 00:00"), at("2026-03-01 00:00")).map(
    lambda one: one.replace(second=0, microsecond=0)
)
minutes_of_day = st.integers(0, 1440)
works = st.builds(
    WorkTime,
    st.builds(Hours, *[minutes_of_day] * 6),
    st.sampled_from(Week),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 1, 31)), max_size=6),
)


@given(works, moments, moments, moments)
def test_parts_add_up(work: WorkTime, one: datetime, two: datetime, three: datetime) -> None:
    first, middle, last = sorted((one, two, three))
    assert work.between(first, last) == work.between(first, middle) + work.between(middle, last)


@given(works, moments, moments)
def test_never_negative_and_never_more_than_calendar_time(
    work: WorkTime, first: datetime, second: datetime
) -> None:
    assert 0 <= work.between(first, second) <= calendar_minutes(first, second)


@given(works, moments, st.integers(0, 3000))
def test_as_many_minutes_as_one_counts_by_the_clock(
    work: WorkTime, start: datetime, length: int
) -> None:
    hours = work.hours
    counted = 0
    for step in range(length):
        now = start + timedelta(minutes=step)
        minute = now.hour * 60 + now.minute
        friday = now.weekday() == 4
        rest = (
            (hours.friday_break_starts, hours.friday_break_ends)
            if friday
            else (hours.break_starts, hours.break_ends)
        )
        open_day = now.weekday() < work.week.value and now.date() not in work.holidays
        counted += (
            open_day and hours.starts <= minute < hours.ends and not rest[0] <= minute < rest[1]
        )
    assert work.between(start, start + timedelta(minutes=length)) == counted


def test_long_spans_go_over_years() -> None:
    start, end = at("2024-11-05 09:00"), at("2027-02-10 10:00")
    middle = at("2026-01-01 00:00")
    assert SIX.between(start, end) == SIX.between(start, middle) + SIX.between(middle, end)
    days = [date(2024, 11, 6) + timedelta(days=n) for n in range((end - start).days - 1)]
    whole = sum(450 if day.weekday() != 4 else 420 for day in days if day.weekday() < 6)
    first, last = (
        SIX.between(start, at("2024-11-06 00:00")),
        SIX.between(at("2027-02-10 00:00"), end),
    )
    assert SIX.between(start, end) == first + whole + last


def test_words() -> None:
    assert working_words(372) == "6 jam 12 menit kerja"
    assert working_words(0) == "0 menit kerja"
    assert working_words(2400) == "40 jam kerja"
    assert calendar_words(3060) == "2 hari 3 jam"
    assert calendar_words(2889) == "2 hari"
    assert calendar_words(185) == "3 jam 5 menit"
