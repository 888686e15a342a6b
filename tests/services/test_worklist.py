"""The work list counts what waits, and forgets nothing that was put off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import Documents, set_up, write_documents

from asn_desktop import texts
from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Indicator, Period, ReturnNote, Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState, SheetEventKind, SkpState
from asn_desktop.rules.predicate import UnitAchievement
from asn_desktop.rules.status import Status
from asn_desktop.services import (
    calendar,
    evaluation_achievement,
    evaluation_opening,
    paper,
    people_edit,
    planning_state,
    search,
    worklist,
)
from asn_desktop.services.office import Office, Tx
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
    name = "Nur Ratna Purnomo, M.M."
    assert titles == [name, f"Apa kata sistem tentang {name}"]
    assert office.read(search.everything, "purnomo xyz") == []
    for number in range(15):
        make_person(office, name=f"Staf {number}", unit="Kelurahan Mulyorejo")
    kinds = [hit.kind for hit in office.read(search.everything, "kelurahan mulyorejo")]
    assert kinds == ["person"] * 11 + ["unit"]  # many people: nobody in particular is meant
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


def test_the_achievements_asked_for_are_those_of_the_page(
    office: Office, make_person: Callable[..., Any], make_skp: Callable[..., Any]
) -> None:
    """The bupati works elsewhere and leads nothing here: his own unit is never asked for."""
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    mayor = make_person(office, name="Bupati", kind=None, unit=None)
    camat = make_person(office, name="Camat Satu", heads=True, unit="Kecamatan", assessor=mayor)
    other = make_person(office, name="Sekretaris", heads=True, unit="Sekretariat", assessor=camat)
    staff = make_person(office, name="Staf Satu", unit="Sekretariat", assessor=camat)
    away = make_person(office, name="Staf Pergi", unit="Seksi", assessor=other)
    for person, assessor in ((camat, mayor), (other, camat), (staff, camat), (away, other)):
        make_skp(office, person, assessor=assessor, state=SkpState.SET)
    (period,) = office.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).all()
    )

    def asked() -> set[object]:
        found = office.read(worklist.work_list, 2026, "TW2").rows
        return {row.target["unit"] for row in found if row.code == "work.achievement_missing"}

    def page() -> set[object]:
        known = office.read(evaluation_achievement.achievements, period)
        return {one.unit_id for one in known if one.value is None}

    before = asked()
    assert before == page()
    office.write(Act.OPEN_EVALUATIONS, evaluation_opening.open_period, period)
    assert asked() == page() == before
    args = (next(iter(before)), UnitAchievement.GOOD, "Laporan", date(2026, 7, 1))
    office.write(Act.SET_ACHIEVEMENT, evaluation_achievement.set_achievement, period, *args)
    assert asked() == page() == before - {args[0]}


def test_who_was_rated_before_an_amendment_is_rated(
    office: Office, make_person: Callable[..., Any], make_skp: Callable[..., Any]
) -> None:
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    camat = make_person(office, name="Camat Satu", heads=True)
    staff = make_person(office, name="Staf Satu", assessor=camat)
    skp = make_skp(office, staff, assessor=camat)

    def rate(tx: Tx) -> None:
        for period in tx.session.scalars(sa.select(Period).where(Period.code.in_(("TW1", "TW2")))):
            tx.session.add(
                Evaluation(
                    skp_id=skp, person_id=staff, assessor_id=camat, period_id=period.id,
                    state=EvaluationState.RATED,
                )
            )  # fmt: skip

    office.write(Act.FINISH_EVALUATION, rate)
    assert "work.unrated" not in rows(office)
    following = office.write(Act.AMEND_SKP, planning_state.amend, skp, "Tugas baru").value

    def force(tx: Tx) -> None:
        tx.session.get_one(Skp, skp).state = SkpState.SUPERSEDED
        tx.session.get_one(Skp, following).state = SkpState.SET

    office.write(Act.SET_SKP, force)
    assert "work.unrated" not in rows(office)


def test_who_left_waits_for_no_rating_and_is_in_no_share(
    office: Office, make_person: Callable[..., Any], make_skp: Callable[..., Any]
) -> None:
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    camat = make_person(office, name="Camat Satu", heads=True)
    gone = make_person(office, name="Staf Satu", assessor=camat)
    make_skp(office, gone, assessor=camat)
    office.write(
        Act.CHANGE_STATUS, people_edit.change_status, gone, Status.RETIRED, date(2026, 3, 1)
    )
    assert "work.unrated" not in rows(office)
    shares = {share.code: (share.done, share.of) for share in work(office).shares}
    assert shares["share.set"] == (0, 1)


@pytest.fixture
def made(office: Office, make_person: Callable[..., Any]) -> Documents:
    """One person with a set SKP and a finished evaluation."""
    set_up(office)
    assessor = make_person(office, name="Camat Satu", heads=True)
    return write_documents(office, make_person(office, "Staf Satu", assessor=assessor), assessor)


def test_a_void_sheet_waits_until_it_is_printed_again(office: Office, made: Documents) -> None:
    key = (FormCode.A_1_7, made.skp)

    def print_it() -> None:
        sealed = office.write(Act.SEAL, paper.seal, *key).value
        office.write(Act.PRINTED, paper.mark_printed, [sealed.id])

    def reword(text: str) -> None:
        def change(tx: Tx) -> None:
            tx.session.get_one(Indicator, made.indicators[0]).text = text

        office.write(Act.EDIT_SKP, change)

    print_it()
    assert "work.void" not in rows(office)
    reword("Jumlah surat yang selesai")
    print_it()
    reword("Jumlah surat selesai")
    waiting = [row for row in work(office).rows if row.code == "work.void"]
    assert [row.values["form"] for row in waiting] == ["A.1.7"]
    print_it()
    assert "work.void" not in rows(office)


def test_signed_sheets_wait_for_handing_over_also_when_printed_again(
    office: Office, made: Documents
) -> None:
    sealed = office.write(Act.SEAL, paper.seal, FormCode.D_1_1, made.evaluation).value
    office.write(Act.PRINTED, paper.mark_printed, [sealed.id])
    day = office.today()
    for kind in (SheetEventKind.SIGNED, SheetEventKind.PRINTED):
        office.write(Act.SIGNED, paper.record, kind, [sealed.id], day)
        assert rows(office)["work.to_hand_over"].values["count"] == 1
    office.write(Act.HANDED_OVER, paper.record, SheetEventKind.HANDED_OVER, [sealed.id], day)
    assert "work.to_hand_over" not in rows(office)


def test_a_returned_skp_waits_until_its_notes_are_ticked(
    office: Office, make_person: Callable[..., Any], make_skp: Callable[..., Any]
) -> None:
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    camat = make_person(office, name="Camat Satu", heads=True)
    staff = make_person(office, name="Staf Satu", assessor=camat)
    skp = make_skp(office, staff, assessor=camat, state=SkpState.DRAFT)
    assert "work.skp_returned" not in rows(office)

    def note(tx: Tx) -> UUID:
        made = ReturnNote(skp_id=skp, on=tx.today, text="Target terlalu rendah")
        tx.session.add(made)
        return made.id

    note_id = office.write(Act.RETURN_SKP, note).value
    assert rows(office)["work.skp_returned"].values == {"name": "Staf Satu", "notes": 1}

    def tick(tx: Tx) -> None:
        tx.session.get_one(ReturnNote, note_id).done = True

    office.write(Act.EDIT_SKP, tick)
    assert "work.skp_returned" not in rows(office)


def test_the_next_year_is_asked_for_in_december(office: Office, clock: Any) -> None:
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    assert "work.year_missing" not in rows(office)
    clock.advance(days=160)  # 9 December 2026
    found = rows(office)["work.year_missing"]
    assert (found.values, found.group) == ({"year": 2027}, Group.SOON)
    clock.advance(days=30)
    assert rows(office)["work.year_missing"].group is Group.NOW
    office.write(Act.SET_UP_PERIODS, set_up_year, 2027)
    assert "work.year_missing" not in rows(office)
