"""An office keeps its holidays: days, decree, and whether they are sure."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.rules.clock import HolidayKind
from asn_desktop.rules.findings import Refused
from asn_desktop.services import calendar, holidays, undo, worklist
from asn_desktop.services.office import Office
from asn_desktop.services.periods import set_up_year

FOUNDING = date(2026, 7, 6)
DECREE = "Keputusan Bupati Nomor 12 Tahun 2028"


def add(office: Office, day: date, name: str = "Hari Jadi Kabupaten") -> int:
    kind = HolidayKind.NATIONAL
    return office.write(Act.ADD_HOLIDAY, holidays.add_holiday, day, name, kind).value


def sure(office: Office, year: int, *, yes: bool = True) -> None:
    office.write(Act.CONFIRM_HOLIDAYS, holidays.confirm_holidays, year, yes)


def refused(act: Any, *arguments: Any, **named: Any) -> str:
    with pytest.raises(Refused) as caught:
        act(*arguments, **named)
    (finding,) = caught.value.findings
    assert texts.sentence(finding.code, **finding.values)
    return finding.code


def waiting(office: Office) -> list[tuple[object, object]]:
    found = office.read(worklist.work_list, office.today().year, None)
    return [
        (row.values["year"], row.target["holidays"])
        for row in found.rows
        if row.code == "work.holidays_unsure"
    ]


def test_a_day_of_the_office_counts_until_it_is_removed(office: Office) -> None:
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    assert office.read(calendar.working_calendar).deadline(date(2026, 7, 3), 1) == FOUNDING
    assert add(office, FOUNDING, "  Hari  Jadi ") == 2026
    table = office.read(holidays.holiday_years)[2026]
    assert table.confirmed
    assert "Hari Jadi" in [one.name for one in table.days]
    later = office.read(calendar.working_calendar).deadline(date(2026, 7, 3), 1)
    assert later == date(2026, 7, 7)
    assert refused(add, office, FOUNDING) == "holiday.taken"
    assert refused(add, office, date(2026, 7, 8), " ") == "holiday.name_missing"
    office.write(Act.REMOVE_HOLIDAY, holidays.remove_holiday, FOUNDING)
    assert office.read(calendar.working_calendar).deadline(date(2026, 7, 3), 1) == FOUNDING
    gone = (Act.REMOVE_HOLIDAY, holidays.remove_holiday, FOUNDING)
    assert refused(office.write, *gone) == "holiday.unknown"


def test_a_year_of_ones_own_is_an_estimate_until_its_decree_is_named(office: Office) -> None:
    assert not office.read(holidays.holiday_years)[2026].days
    assert refused(sure, office, 2028) == "holiday.source_missing"
    office.write(Act.EDIT_HOLIDAY_SOURCE, holidays.set_holiday_source, 2028, DECREE)
    assert refused(sure, office, 2028) == "holiday.no_days"
    add(office, date(2028, 1, 1), "Tahun Baru")
    assert not office.read(holidays.holiday_years)[2028].confirmed
    sure(office, 2028)
    table = office.read(holidays.holiday_years)[2028]
    assert (table.source, table.confirmed, len(table.days)) == (DECREE, True, 1)
    office.write(Act.EDIT_HOLIDAY_SOURCE, holidays.set_holiday_source, 2028, "")
    assert not office.read(holidays.holiday_years)[2028].confirmed


def test_without_a_day_no_year_is_sure_and_undo_brings_it_back(office: Office) -> None:
    office.write(Act.EDIT_HOLIDAY_SOURCE, holidays.set_holiday_source, 2028, DECREE)
    add(office, date(2028, 1, 1), "Tahun Baru")
    sure(office, 2028)
    office.write(Act.REMOVE_HOLIDAY, holidays.remove_holiday, date(2028, 1, 1))
    assert not office.read(holidays.holiday_years)[2028].confirmed
    office.write(Act.UNDO, undo.undo_last)
    table = office.read(holidays.holiday_years)[2028]
    assert (table.confirmed, len(table.days)) == (True, 1)


def test_the_work_list_asks_for_an_unsure_year(office: Office, clock: Any) -> None:
    assert waiting(office) == []  # an office that has not begun yet
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    assert waiting(office) == []
    sure(office, 2026, yes=False)
    assert waiting(office) == [(2026, 2026)]
    sure(office, 2026)
    clock.advance(days=518)  # December 2027; the program knows nothing of 2028
    assert office.today().year == 2027
    assert waiting(office) == [(2028, 2028)]
