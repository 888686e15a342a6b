"""Years and periods, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from asn_desktop.models.evaluation import Achievement
from asn_desktop.models.people import Unit
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.periods import PeriodScheme, parse
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.predicate import UnitAchievement
from asn_desktop.services import periods
from asn_desktop.services.calendar import working_calendar
from asn_desktop.services.office import Office


def test_a_quarterly_year_has_four_periods_and_the_yearly_one(office: Office) -> None:
    view = office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026).value
    assert [period.code for period in view.periods] == ["TW1", "TW2", "TW3", "TW4", "AKHIR"]
    second = view.periods[1]
    assert (second.label, second.starts, second.ends) == (
        "Triwulan II",
        date(2026, 4, 1),
        date(2026, 6, 30),
    )
    assert office.read(periods.years) == (2026,)
    assert office.read(periods.year_view, 2025) is None
    found = office.read(periods.find_period, parse("2026-TW2"))
    assert found == second


def test_a_year_may_change_its_cycle_while_nothing_stands_in_it(office: Office) -> None:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    view = office.write(
        Act.SET_UP_PERIODS, periods.set_up_year, 2026, PeriodScheme.MONTHLY, Approach.QUALITATIVE
    ).value
    assert len(view.periods) == 13
    assert view.periods[-1].code == "AKHIR"
    assert view.approach is Approach.QUALITATIVE
    again = office.write(
        Act.SET_UP_PERIODS, periods.set_up_year, 2026, PeriodScheme.MONTHLY, Approach.QUALITATIVE
    )
    assert again.entry is None


def test_a_period_with_an_achievement_does_not_go(office: Office) -> None:
    view = office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026).value

    def achieve(tx) -> None:
        unit = Unit(name="Kecamatan", folded="kecamatan")
        tx.session.add(unit)
        tx.session.add(
            Achievement(
                unit_id=unit.id, period_id=view.periods[0].id, value=UnitAchievement.GOOD,
                source="Nota", on=date(2026, 4, 2), of_year=2026,
            )
        )  # fmt: skip

    office.write(Act.SET_ACHIEVEMENT, achieve)
    with pytest.raises(Refused) as refused:
        office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026, PeriodScheme.MONTHLY)
    assert refused.value.findings[0].code == "period.in_use"
    assert refused.value.findings[0].values["period"] == "Triwulan I"


def test_windows_are_entered_by_the_office(office: Office) -> None:
    first = office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026).value.periods[0]
    changed = office.write(
        Act.SET_UP_PERIODS, periods.change_window, first.id, date(2026, 3, 20), date(2026, 4, 24)
    ).value
    assert (changed.window_starts, changed.window_ends) == (date(2026, 3, 20), date(2026, 4, 24))
    for starts, ends, code in (
        (date(2026, 4, 2), date(2026, 4, 1), "period.window_order"),
        (date(2025, 12, 31), date(2026, 4, 1), "period.window_early"),
    ):
        with pytest.raises(Refused) as refused:
            office.write(Act.SET_UP_PERIODS, periods.change_window, first.id, starts, ends)
        assert refused.value.findings[0].code == code


def test_a_strange_year_is_refused(office: Office) -> None:
    with pytest.raises(Refused):
        office.write(Act.SET_UP_PERIODS, periods.set_up_year, 1999)
    with pytest.raises(Refused):
        office.write(Act.SET_UP_PERIODS, periods.change_approach, 2030, Approach.QUALITATIVE)


def test_a_year_is_saved_with_its_windows_as_one_act(office: Office) -> None:
    windows = {"TW1": (date(2026, 3, 20), date(2026, 4, 24))}
    written = office.write(
        Act.SET_UP_PERIODS, periods.save_year, 2026, PeriodScheme.QUARTERLY,
        Approach.QUANTITATIVE, windows,
    )  # fmt: skip
    assert written.entry is not None
    view = office.read(periods.year_view, 2026)
    assert view is not None
    assert view.periods[0].window_ends == date(2026, 4, 24)


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 2, 1), (2026, "TW1")),  # no window has come: the quarter of today
        (date(2026, 7, 2), (2026, "TW2")),
        (date(2026, 11, 22), (2026, "TW3")),
        (date(2027, 1, 10), (2026, "AKHIR")),  # last year's window is open
        (date(2027, 2, 10), (2027, "TW1")),
        (date(2028, 2, 10), (2027, "AKHIR")),  # nobody has set up the new year
    ],
)
def test_the_window_begins_with_the_period_that_is_worked_on(
    office: Office, clock: Any, today: date, expected: tuple[int, str]
) -> None:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    if today.year > 2026:
        office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2027)
    clock.moment = datetime(today.year, today.month, today.day, 5, tzinfo=UTC)
    assert office.read(periods.in_work) == expected


def test_without_a_year_there_is_no_period(office: Office) -> None:
    assert office.read(periods.in_work) == (2026, None)


def test_the_holidays_of_the_program_come_with_a_year(office: Office) -> None:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    calendar = office.read(working_calendar)
    assert calendar.holidays.name(date(2026, 5, 1)) == "Hari Buruh Internasional"
    assert office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026).entry is None
