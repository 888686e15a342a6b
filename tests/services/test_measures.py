"""Progress or none, measures, taking over a result, and the confidential way of counselling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import set_up, sheet_of, write_documents

from asn_desktop.models.guidance import Counselling
from asn_desktop.models.planning import Period, Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.counselling import Reader
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.following import CounsellorKind, MeasureKind
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services import (
    counselling,
    followed,
    guidance_behaviour,
    measures,
    planning_state,
    undo,
)
from asn_desktop.services.evaluation_sheets import evaluation_sheets
from asn_desktop.services.guidance_behaviour import NewReport
from asn_desktop.services.office import Actor, Office, Tx
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.measures import CounsellingView, ResultStanding

Make = Callable[..., UUID]
TAKE, OVER, COUNSEL = Act.TAKE_MEASURE, Act.TAKE_OVER_RESULT, Act.COUNSEL


@pytest.fixture
def people(office: Office, make_person: Make) -> tuple[UUID, UUID, UUID]:
    """Somebody, his assessor and the assessor's superior."""
    set_up(office)
    camat = make_person(office, "Darmawan Lukman, S.E.", position="Camat")
    head = make_person(office, "Slamet Hartono, S.IP.", assessor=camat)
    return make_person(office, "Dewi Kartikasari, S.AP.", assessor=head), head, camat


@pytest.fixture
def made(office: Office, people: tuple[UUID, UUID, UUID]) -> Any:
    return write_documents(office, people[0], people[1])


def period_of(office: Office, code: str) -> UUID:
    found: UUID = office.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == code)).one()
    )
    return found


def rows(office: Office, code: str = "TW2") -> tuple[ResultStanding, ...]:
    return office.read(measures.standings, period_of(office, code))


def refused(office: Office, act: Act, function: Any, *args: Any) -> str:
    with pytest.raises(Refused) as caught:
        office.write(act, function, *args)
    return caught.value.findings[0].code


def test_nothing_realised_after_half_the_period_is_a_fact(
    office: Office, made: Any, clock: Any
) -> None:
    assert [row.reasons for row in rows(office)] == [(), ()]  # TW II is filled in
    assert [row.reasons for row in rows(office, "TW3")] == [(), ()]  # its second day
    clock.advance(days=60)
    told = rows(office, "TW3")
    assert [[one.code for one in row.reasons] for row in told] == [["measures.nothing_done"]] * 2
    only = measures.choose(told, ListQuery(filters={"state": "none"}))
    assert len(only.rows) == 2
    assert not measures.choose(told, ListQuery(filters={"state": "taken"})).rows
    assert [one.no for one in measures.choose(told, ListQuery(text="antrean")).rows] == [2]


def test_a_result_is_taken_over_only_after_a_measure(office: Office, made: Any) -> None:
    result, day = made.results[0], date(2026, 6, 20)
    assert refused(office, OVER, measures.take_over, result, day, "Tidak selesai.") == (
        "measures.first"
    )
    office.write(TAKE, measures.take, result, MeasureKind.APPRECIATION, day, "Terima kasih.")
    assert refused(office, OVER, measures.take_over, result, day, "Tidak selesai.") == (
        "measures.first"  # praise is no answer to missing progress
    )
    office.write(
        TAKE, measures.take, result, MeasureKind.ADJUST_RESOURCES, day, "Ditambah satu komputer."
    )
    assert refused(office, OVER, measures.take_over, result, day, " ") == "measures.note_missing"
    assert refused(office, OVER, measures.take_over, result, date(2026, 6, 1), "x") == (
        "measures.too_early"
    )
    assert refused(office, OVER, measures.take_over, result, date(2026, 8, 1), "x") == (
        "measures.date_ahead"
    )
    office.write(OVER, measures.take_over, result, date(2026, 6, 28), "Tidak dapat diselesaikan.")
    row = rows(office)[0]
    assert (row.taken_on, row.taken_note) == (date(2026, 6, 28), "Tidak dapat diselesaikan.")
    assert row.answered
    assert refused(office, OVER, measures.take_over, result, date(2026, 6, 29), "x") == (
        "measures.taken"
    )


def test_what_was_taken_over_stands_on_the_evaluation_and_in_the_facts(
    office: Office, made: Any
) -> None:
    result = made.results[1]
    office.write(
        TAKE, measures.take, result, MeasureKind.GUIDE, date(2026, 5, 4), "Coaching 4 Mei."
    )
    office.write(OVER, measures.take_over, result, date(2026, 6, 1), "Tidak dapat diselesaikan.")
    sheet = sheet_of(office, evaluation_sheets, made.evaluation)
    mark = "(Diambil alih pimpinan pada 1 Juni 2026: Tidak dapat diselesaikan.)"
    assert [mark in line.text for line in sheet.main] == [False, True]
    facts = office.read(followed.followed, [made.person], period_of(office, "TW2"))[made.person]
    assert facts.taken_over == {result: "Tidak dapat diselesaikan."}
    assert [one.text for one in facts.measures] == ["Coaching 4 Mei."]
    office.write(Act.GIVE_BACK_RESULT, measures.give_back, result)
    sheet = sheet_of(office, evaluation_sheets, made.evaluation)
    assert not any("Diambil alih" in line.text for line in sheet.main)
    assert refused(office, Act.GIVE_BACK_RESULT, measures.give_back, result) == (
        "measures.not_taken"
    )


def test_a_measure_a_take_over_stands_on_is_not_taken_away(office: Office, made: Any) -> None:
    result = made.results[0]
    key = office.write(
        TAKE, measures.take, result, MeasureKind.PROPOSE_GUIDANCE, date(2026, 5, 4), "Diusulkan."
    ).value
    office.write(OVER, measures.take_over, result, date(2026, 6, 1), "Tidak selesai.")
    assert refused(office, TAKE, measures.remove, key) == "measures.needed"
    office.write(Act.GIVE_BACK_RESULT, measures.give_back, result)
    office.write(TAKE, measures.remove, key)
    assert not rows(office)[0].measures


def test_a_measure_a_take_over_stands_on_is_not_undone(office: Office, made: Any) -> None:
    result = made.results[0]
    done = office.write(
        TAKE, measures.take, result, MeasureKind.GUIDE, date(2026, 5, 4), "Coaching"
    )
    over = office.write(OVER, measures.take_over, result, date(2026, 6, 1), "Tidak selesai.")
    assert refused(office, Act.UNDO, undo.undo, done.entry) == "undo.changed_since"
    office.write(Act.UNDO, undo.undo, over.entry)
    office.write(Act.UNDO, undo.undo, done.entry)
    assert not rows(office)[0].measures


def test_what_was_taken_over_goes_on_in_an_amended_skp(office: Office, made: Any) -> None:
    result = made.results[0]
    measure = office.write(
        TAKE, measures.take, result, MeasureKind.GUIDE, date(2026, 5, 4), "Coaching"
    ).value
    office.write(OVER, measures.take_over, result, date(2026, 6, 1), "Tidak selesai.")
    amended = office.write(Act.AMEND_SKP, planning_state.amend, made.skp, "Target berubah").value

    def force(tx: Tx) -> UUID:
        tx.session.get_one(Skp, made.skp).state = SkpState.SUPERSEDED
        tx.session.get_one(Skp, amended).state = SkpState.SET
        later = sa.select(WorkResult.id).where(WorkResult.origin_id == result)
        return tx.session.scalars(later).one()

    later = office.write(Act.SET_SKP, force).value
    assert refused(office, OVER, measures.take_over, later, date(2026, 6, 2), "Lagi") == (
        "measures.taken"
    )
    facts = office.read(followed.followed, [made.person], period_of(office, "TW2"))[made.person]
    assert facts.taken_over == {later: "Tidak selesai."}
    office.write(Act.GIVE_BACK_RESULT, measures.give_back, later)
    assert {row.taken_on for row in rows(office)} == {None}
    # Taken over anew in the amended SKP it still stands on the measure of the first version.
    office.write(OVER, measures.take_over, later, date(2026, 6, 3), "Tetap tidak selesai.")
    assert refused(office, TAKE, measures.remove, measure) == "measures.needed"


# ---- counselling


@pytest.fixture
def report(office: Office, people: tuple[UUID, UUID, UUID], made: Any) -> UUID:
    new = NewReport(person_id=people[0], year=2026, on=date(2026, 6, 1))
    return office.write(Act.REPORT_BEHAVIOUR, guidance_behaviour.create, new).value


def seen(office: Office, report: UUID, reader: UUID | None) -> CounsellingView:
    return office.read(counselling.view, report, reader)


def dated(office: Office, report: UUID, *steps: tuple[str, date]) -> None:
    for field, on in steps:
        office.write(COUNSEL, counselling.set_date, report, field, on)


def test_the_steps_go_in_the_order_of_the_law(office: Office, report: UUID) -> None:
    day = date(2026, 6, 2)
    assert refused(office, COUNSEL, counselling.set_date, report, "reported_on", day) == (
        "counselling.order"
    )
    dated(office, report, ("told_on", day), ("reported_on", date(2026, 6, 9)))
    assert refused(office, COUNSEL, counselling.set_date, report, "listed_on", day) == (
        "counselling.dates"
    )
    assert refused(office, COUNSEL, counselling.set_date, report, "told_on", None) == (
        "counselling.order"
    )
    step = seen(office, report, None).next_step
    assert step is not None
    assert step.field == "listed_on"
    dated(office, report, ("changed_on", date(2026, 6, 10)))
    assert refused(office, COUNSEL, counselling.set_date, report, "listed_on", day) == (
        "counselling.ended"
    )
    assert seen(office, report, None).next_step is None


def test_the_record_is_read_by_those_the_law_names(
    office: Office, people: tuple[UUID, UUID, UUID], report: UUID, make_person: Make
) -> None:
    person, head, camat = people
    counsellor = make_person(office, "Ratna Dewi, M.Psi.", kind=None, nip=None)
    table = {
        CounsellorKind.ASSESSOR: {head, camat},
        CounsellorKind.OFFICIAL: {head, camat, counsellor},
        CounsellorKind.INDEPENDENT: {counsellor, None},
    }
    for kind, readers in table.items():
        office.write(COUNSEL, counselling.set_counsellor, report, kind, counsellor)
        writer = next(one for one in (head, counsellor) if one in readers)
        office.actor = Actor("Operator", "a.n.", writer)
        office.write(COUNSEL, counselling.write, report, "record", f"Rahasia {kind.value}")
        for reader in (person, head, camat, counsellor, None):
            told = seen(office, report, reader)
            assert told.written
            assert told.hidden is (reader not in readers)
            assert told.record == ("" if told.hidden else f"Rahasia {kind.value}")
    office.actor = Actor("Operator", "a.n.", person)
    assert refused(office, COUNSEL, counselling.write, report, "record", "x") == (
        "counselling.hidden"
    )


def test_before_it_is_said_who_counsels_nobody_writes(office: Office, report: UUID) -> None:
    assert refused(office, COUNSEL, counselling.write, report, "record", "x") == (
        "counselling.kind_missing"
    )
    with pytest.raises(ValueError, match="place"):
        office.write(COUNSEL, counselling.write, report, "place", "x")
    assert counselling.readers_of(CounsellorKind.OFFICIAL) == (
        "konselor, pejabat penilai kinerja dan atasan pejabat penilai kinerja"
    )
    assert Reader.PERSONNEL.label == "unit kepegawaian"


def test_removing_a_report_takes_its_counselling_along_and_undo_brings_both_back(
    office: Office, report: UUID
) -> None:
    dated(office, report, ("told_on", date(2026, 6, 2)))
    entry = office.write(Act.REMOVE_GUIDANCE, guidance_behaviour.remove, report).entry
    count = sa.select(sa.func.count()).select_from(Counselling)
    assert office.read(lambda tx: tx.session.scalar(count)) == 0
    office.write(Act.UNDO, undo.undo, entry)
    assert seen(office, report, None).dates["told_on"] == date(2026, 6, 2)
