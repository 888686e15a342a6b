from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.clock import (
    LIMITS,
    HolidayCalendar,
    HolidayKind,
    HolidayYear,
    Limit,
    Week,
    deadline,
    due,
    holiday_year,
    is_working_day,
    limit_due,
    skp_due,
    working_days_between,
    yearly_evaluation_due,
)

HOLIDAYS = Path(__file__).parents[2] / "resources" / "data" / "holidays"
FRIDAY = date(2026, 7, 3)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
free = st.frozensets(days, max_size=40)


def table(year: int) -> HolidayYear:
    return holiday_year(json.loads((HOLIDAYS / f"{year}.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def calendar() -> HolidayCalendar:
    return HolidayCalendar(table(year) for year in (2025, 2026, 2027))


def test_the_start_day_does_not_count() -> None:
    assert deadline(FRIDAY, 1, []) == date(2026, 7, 6)
    assert deadline(date(2026, 7, 4), 1, []) == date(2026, 7, 6)
    assert deadline(FRIDAY, 14, []) == date(2026, 7, 23)
    assert deadline(FRIDAY, 0, []) == FRIDAY


def test_a_week_of_six_days() -> None:
    assert deadline(FRIDAY, 1, [], Week.SIX) == date(2026, 7, 4)
    assert deadline(FRIDAY, 14, [], week=Week.SIX) == date(2026, 7, 20)
    assert not is_working_day(date(2026, 7, 5), [], Week.SIX)


def test_holidays_do_not_count() -> None:
    assert deadline(FRIDAY, 1, [date(2026, 7, 6)]) == date(2026, 7, 7)


def test_a_limit_cannot_be_negative() -> None:
    with pytest.raises(ValueError, match="-1"):
        deadline(FRIDAY, -1, [])


def test_over_the_feast(calendar: HolidayCalendar) -> None:
    # 18–24 March 2026: Nyepi, Idulfitri and their collective leave.
    assert deadline(date(2026, 3, 17), 1, calendar) == date(2026, 3, 25)
    assert calendar.name(date(2026, 3, 19)) == "Hari Suci Nyepi (Tahun Baru Saka 1948)"
    assert calendar.name(date(2026, 3, 25)) is None


@given(days, st.integers(0, 60), free, st.sampled_from(Week))
def test_counting_undoes_the_deadline(
    start: date, many: int, holidays: frozenset[date], week: Week
) -> None:
    end = deadline(start, many, holidays, week)
    assert working_days_between(start, end, holidays, week) == many
    assert working_days_between(end, start, holidays, week) == -many
    assert many == 0 or is_working_day(end, holidays, week)


@given(days, st.integers(1, 40), free)
def test_a_holiday_never_shortens_a_limit(
    start: date, many: int, holidays: frozenset[date]
) -> None:
    assert deadline(start, many, holidays) >= deadline(start, many, [])
    assert deadline(start, many, holidays) < deadline(start, many + 1, holidays)


def test_a_year_without_a_decree_makes_an_estimate(calendar: HolidayCalendar) -> None:
    sure = due(date(2026, 6, 30), 14, calendar)
    assert not sure.is_estimate
    into_2028 = due(date(2027, 12, 20), 14, calendar)
    assert into_2028.is_estimate
    assert into_2028.unsure_years == (2028,)
    guessed = HolidayCalendar([HolidayYear(2026, "", confirmed=False, days=())])
    assert due(date(2026, 6, 30), 14, guessed).unsure_years == (2026,)
    assert due(date(2026, 6, 30), 1, HolidayCalendar()).is_estimate


@pytest.mark.parametrize(
    ("limit", "many", "since", "text"),
    [
        ("hand_over", 14, "signed", "Bab V huruf A angka 5"),
        ("return", 14, "received", "Bab V huruf A angka 6"),
        ("superior_signs", 14, "window_end", "Bab V huruf A angka 8"),
        ("superior_hands_over", 7, "signed", "Bab V huruf A angka 9"),
        ("return_to_superior", 7, "received", "Bab V huruf A angka 10"),
        ("object", 14, "received", "Bab V huruf B angka 2"),
        ("decide", 7, "objection_received", "Bab V huruf B angka 6"),
        ("report", 30, "window_end", "Bab V huruf A angka 7, 11"),
    ],
)
def test_every_limit_of_the_law(
    limit: str, many: int, since: str, text: str, calendar: HolidayCalendar
) -> None:
    rule = LIMITS[Limit(limit)]
    assert (rule.days, rule.since, rule.article) == (many, since, text)
    start = date(2026, 7, 15)
    assert limit_due(Limit(limit), start, calendar).day == deadline(start, many, calendar)


def test_there_are_no_other_limits() -> None:
    assert set(LIMITS) == set(Limit)
    assert len(Limit) == 8


def test_limits_by_the_calendar() -> None:
    assert skp_due(2026) == date(2026, 1, 31)
    assert yearly_evaluation_due(2026) == date(2027, 1, 31)


@pytest.mark.parametrize(
    ("year", "national", "collective", "decree"),
    [
        (2025, 17, 11, "1017 Tahun 2024"),
        (2026, 17, 8, "1497 Tahun 2025"),
        (2027, 18, 8, "1205 Tahun 2026"),
    ],
)
def test_the_holidays_we_ship_name_their_decree(
    year: int, national: int, collective: int, decree: str
) -> None:
    shipped = table(year)
    assert shipped.confirmed
    assert decree in shipped.source
    kinds = [holiday.kind for holiday in shipped.days]
    assert kinds.count(HolidayKind.NATIONAL) == national
    assert kinds.count(HolidayKind.COLLECTIVE) == collective
    ordered = [holiday.day for holiday in shipped.days]
    assert ordered == sorted(set(ordered))
    for fixed in ((1, 1), (5, 1), (6, 1), (8, 17), (12, 25)):
        assert date(year, *fixed) in HolidayCalendar([shipped])


def test_collective_leave_is_never_on_a_weekend(calendar: HolidayCalendar) -> None:
    for shipped in calendar.years.values():
        for holiday in shipped.days:
            if holiday.kind is HolidayKind.COLLECTIVE:
                assert is_working_day(holiday.day)


def test_a_table_with_a_day_of_another_year_is_refused() -> None:
    data = {
        "year": 2026,
        "source": "x",
        "confirmed": True,
        "days": [{"day": "2025-01-01", "name": "x", "kind": "national"}],
    }
    with pytest.raises(ValueError, match="2026"):
        holiday_year(data)


def test_the_objection_path_may_end_after_the_report_is_due() -> None:
    # 14 to object and 7 to decide after 14 to receive: day 35, the report is due on day 30.
    start = date(2026, 7, 15)
    decided = deadline(deadline(deadline(start, 14), 14), 7)
    assert working_days_between(start, decided) == 35
    assert decided > deadline(start, 30) > start + timedelta(days=30)
