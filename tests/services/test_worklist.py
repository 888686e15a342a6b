"""The work list counts what waits, and forgets nothing that was put off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services import calendar, search, worklist
from asn_desktop.services.office import Office
from asn_desktop.services.periods import set_up_year
from asn_desktop.views.worklist import Group, WorkList


def work(office: Office) -> WorkList:
    return office.read(worklist.work_list, 2026, "TW2")


def rows(office: Office) -> dict[str, Any]:
    return {row.code: row for row in work(office).rows}


def test_an_empty_office_has_four_steps_before_it(office: Office) -> None:
    found = office.read(worklist.work_list, 2026, "TW2")
    assert found.rows == ()
    assert found.steps == {"people": False, "assessors": False, "periods": False, "skp": False}


def test_people_without_assessor_and_without_skp_are_counted(
    office: Office, make_person: Callable[..., Any]
) -> None:
    make_person(office, name="Camat Satu")
    make_person(office, name="Staf Satu")
    found = rows(office)
    assert found["work.assessor_missing"].values == {"count": 2}
    assert found["work.assessor_missing"].group is Group.NOW
    assert found["work.skp_none"].values == {"count": 2, "year": 2026}


def test_what_is_put_off_returns_on_its_day(
    office: Office, make_person: Callable[..., Any], clock: Any
) -> None:
    make_person(office, name="Camat Satu")
    key = rows(office)["work.assessor_missing"].key
    office.write(Act.POSTPONE_WORK, worklist.postpone, key, date(2026, 7, 4))
    hidden = office.read(worklist.work_list, 2026, "TW2")
    assert "work.assessor_missing" not in {row.code for row in hidden.rows}
    assert hidden.postponed == 1
    clock.advance(days=2)
    assert "work.assessor_missing" in rows(office)


def test_the_calendar_knows_the_decree_and_the_week(office: Office) -> None:
    office.write(Act.SET_UP_OFFICE, calendar.seed_holidays)
    assert office.write(Act.SET_UP_OFFICE, calendar.seed_holidays).entry is None
    found = office.read(calendar.working_calendar)
    assert found.holidays.name(date(2026, 5, 1)) == "Hari Buruh Internasional"
    # Thursday 30 April 2026: Friday 1 May is a holiday, then a weekend.
    assert found.deadline(date(2026, 4, 30), 1) == date(2026, 5, 4)


def test_search_finds_words_in_any_order(office: Office, make_person: Callable[..., Any]) -> None:
    make_person(office, name="Nur Ratna Purnomo, M.M.")
    titles = [hit.title for hit in office.read(search.everything, "purnomo nur")]
    assert titles == ["Nur Ratna Purnomo, M.M."]
    assert office.read(search.everything, "purnomo xyz") == []
    assert office.read(search.everything, "%") == []


def test_a_set_skp_waits_for_achievement_and_rating(
    office: Office, make_person: Callable[..., Any], make_skp: Callable[..., Any]
) -> None:
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    camat = make_person(office, name="Camat Satu", heads=True)
    staff = make_person(office, name="Staf Satu", assessor=camat)
    make_skp(office, staff, assessor=camat, state=SkpState.SET)
    found = rows(office)
    assert found["work.achievement_missing"].values["unit"] == "Kecamatan Mulyorejo"
    assert found["work.unrated"].values["period"].label == "Triwulan II"
    assert found["work.unrated"].target == {"period": "TW2"}
    for row in found.values():
        assert texts.sentence(row.code, **row.values)
    shares = {share.code: (share.done, share.of) for share in work(office).shares}
    assert shares["share.set"] == (1, 2)
    assert shares["share.evaluated"] == (0, 1)
