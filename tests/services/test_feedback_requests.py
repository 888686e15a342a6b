"""Feedback asked for by name: proposals, who has not answered, answers, letters, the work list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Period, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind, Initiative
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import EvaluationState
from asn_desktop.services import evaluation, feedback, feedback_givers, feedback_requests, worklist
from asn_desktop.services import periods as period_service
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.asking import Asked, RequestRow, RequestState, Side
from asn_desktop.views.evaluation import How
from asn_desktop.views.lists import ListQuery

DUE = date(2026, 7, 10)
Make = Callable[..., UUID]


@pytest.fixture
def staff(office: Office, make_person: Make, make_skp: Make) -> list[UUID]:
    """A head, three of one unit, one of another, and one below the first of the three."""
    office.write(Act.SET_UP_PERIODS, period_service.set_up_year, 2026)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Camat")
    same = [
        make_person(office, name, assessor=head, unit="Seksi Pelayanan")
        for name in ("Eka Dewi", "Farida Tingang", "Irwan Lubis")
    ]
    other = make_person(office, "Agus Salim", assessor=head, unit="Seksi Trantib")
    below = make_person(office, "Wati", assessor=same[0], unit="Seksi Pelayanan")
    for one, above in (*((one, head) for one in (*same, other)), (below, same[0])):
        make_skp(office, one, above)
    return [head, *same, other, below]


@pytest.fixture
def period(office: Office, staff: list[UUID]) -> UUID:
    return office.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
    )


def ask(office: Office, period: UUID, *wanted: Asked, due: date = DUE) -> Any:
    return office.write(Act.ASK_FEEDBACK, feedback_requests.ask, period, wanted, due).value


def peer(person: UUID, giver: UUID, name: str) -> Asked:
    return Asked(person_id=person, giver=GiverKind.PEER, giver_id=giver, giver_name=name)


def rows(office: Office, period: UUID) -> list[RequestRow]:
    return office.read(feedback_requests.all_rows, period)


def answer(office: Office, row: RequestRow, period: UUID, text: str = "sigap membantu") -> UUID:
    record = office.read(feedback.record_of, row.person_id, period)
    assert record is not None
    piece = evaluation.new_piece_id()
    how = How(initiative=Initiative.ASKED)
    office.write(
        Act.ANSWER_REQUEST,
        feedback_requests.answer,
        row.id,
        piece,
        record.places()[0].target,
        text,
        row.giver,
        row.giver_name,
        date(2026, 7, 1),
        how,
    )
    return piece


def test_everybody_around_a_person_is_proposed(
    office: Office, staff: list[UUID], period: UUID
) -> None:
    head, eka, farida, irwan, agus, wati = staff

    def assign(tx: Tx) -> None:
        row = tx.session.scalars(sa.select(WorkResult)).first()
        assert row is not None
        row.assigned_by = "Kepala Dinas Dukcapil"

    office.write(Act.EDIT_SKP, assign)
    found = office.read(feedback_givers.proposals, [eka, wati], period)
    told = [(one.side, one.person_id, one.name) for one in found[eka]]
    assert told == [
        (Side.ASSESSOR, head, "Slamet Hartono, S.IP."),
        (Side.ASSIGNING, None, "Kepala Dinas Dukcapil"),
        (Side.PEER, farida, "Farida Tingang"),
        (Side.PEER, irwan, "Irwan Lubis"),
        (Side.PEER, agus, "Agus Salim"),  # another unit stands last
        (Side.SUBORDINATE, wati, "Wati"),
    ]
    assert [one.side for one in found[wati]] == [Side.ASSESSOR]

    def assign_inside(tx: Tx) -> None:
        for row in tx.session.scalars(sa.select(WorkResult)):
            row.assigned_by = "AGUS  SALIM"

    office.write(Act.EDIT_SKP, assign_inside)
    (own,) = [
        one
        for one in office.read(feedback_givers.proposals, [eka], period)[eka]
        if one.side is Side.ASSIGNING
    ]
    assert own.person_id == agus  # a leader of this office is found by his name
    assert not any(
        one.side is Side.ASSIGNING
        for one in office.read(feedback_givers.proposals, [agus], period)[agus]
    )


def test_peers_of_many_people_share_the_work(
    office: Office, staff: list[UUID], period: UUID
) -> None:
    people = staff[1:5]
    found = office.read(feedback_givers.proposals, people, period)
    wanted = feedback_givers.chosen(found, [Side.PEER], 1)
    assert len(wanted) == 4
    assert len({one.giver_id for one in wanted}) == 4  # nobody twice
    assert all(one.giver_id != one.person_id for one in wanted)
    assert ask(office, period, *wanted).made == 4
    again = office.read(feedback_givers.proposals, people, period)
    assert sum(one.asked for all_of in again.values() for one in all_of) == 4


def test_a_request_is_answered_by_a_piece_and_opens_again_without_it(
    office: Office, staff: list[UUID], period: UUID
) -> None:
    _head, eka, farida, *_ = staff
    assert ask(office, period, peer(eka, farida, "Farida Tingang")).made == 1
    assert ask(office, period, peer(eka, farida, "Farida Tingang")).before == 1
    (row,) = rows(office, period)
    assert (row.state, row.days, row.answered_on) == (RequestState.WAITING, 8, None)
    piece = answer(office, row, period)
    (row,) = rows(office, period)
    assert (row.state, row.answered_on, row.feedback_id) == (
        RequestState.ANSWERED,
        date(2026, 7, 1),
        piece,
    )
    record = office.read(feedback.record_of, eka, period)
    assert record is not None
    assert record.pieces[0].printed_giver == "Rekan kerja setingkat (Farida Tingang)"
    with pytest.raises(Refused, match=r"voices\.answered"):
        answer(office, row, period)
    with pytest.raises(Refused, match=r"voices\.answered"):
        office.write(Act.WITHDRAW_REQUEST, feedback_requests.withdraw, [row.id])
    office.write(Act.GIVE_FEEDBACK, feedback.take_back, piece)
    (row,) = rows(office, period)
    assert (row.state, row.answered_on) == (RequestState.WAITING, None)


def test_overdue_declined_extended_withdrawn(
    office: Office, staff: list[UUID], period: UUID, clock: Any
) -> None:
    _head, eka, farida, irwan, agus, _wati = staff
    asked = [peer(eka, one, name) for one, name in ((farida, "F"), (irwan, "I"), (agus, "A"))]
    ask(office, period, *asked)
    clock.advance(days=10)
    assert {row.state for row in rows(office, period)} == {RequestState.OVERDUE}
    (work,) = [
        one
        for one in office.read(worklist.work_list, 2026, "TW2").rows
        if one.code == "work.requests_overdue"
    ]
    assert (work.values["count"], work.target["view"]) == (3, "requests")
    first, second, third = rows(office, period)
    office.write(Act.ANSWER_REQUEST, feedback_requests.decline, [first.id])
    office.write(Act.WITHDRAW_REQUEST, feedback_requests.withdraw, [second.id])
    office.write(Act.ASK_FEEDBACK, feedback_requests.extend, [third.id], date(2026, 7, 20))
    assert [row.state for row in rows(office, period)] == [
        RequestState.WAITING,
        RequestState.DECLINED,
    ]
    codes = {one.code for one in office.read(worklist.work_list, 2026, "TW2").rows}
    assert "work.requests_overdue" not in codes
    assert office.read(feedback_requests.count_open, period) == 1
    shown = feedback_requests.choose(rows(office, period), ListQuery(filters={"state": "open"}))
    assert [row.id for row in shown.rows] == [third.id]


def test_one_letter_a_giver_names_everybody_he_has_not_answered_for(
    office: Office, staff: list[UUID], period: UUID, clock: Any
) -> None:
    _head, eka, farida, irwan, *_ = staff
    resident = Asked(
        person_id=eka, giver=GiverKind.STAKEHOLDER, giver_name="Ketua RW 03 Bapak Sarno"
    )
    ask(office, period, peer(eka, irwan, "Irwan"), peer(farida, irwan, "Irwan"), resident)
    clock.advance(days=10)
    ids = [row.id for row in rows(office, period)]
    found = office.read(feedback_requests.letters, ids)
    assert [(one.giver, len(one.lines), one.reminder) for one in found] == [
        ("Irwan Lubis", 2, True),
        ("Ketua RW 03 Bapak Sarno", 1, True),
    ]
    assert found[0].lines[0].results == (
        "1. Surat pengantar KTP selesai sesuai standar",
        "2. Antrean loket tercatat lengkap",
    )
    answer(office, next(row for row in rows(office, period) if row.giver_id is None), period)
    assert [one.giver for one in office.read(feedback_requests.letters, ids)] == ["Irwan Lubis"]


def test_refusals(office: Office, staff: list[UUID], period: UUID, make_person: Make) -> None:
    _head, eka, farida, *_ = staff
    with pytest.raises(Refused, match=r"voices\.nobody_asked"):
        ask(office, period)
    with pytest.raises(Refused, match=r"voices\.due_past"):
        ask(office, period, peer(eka, farida, "F"), due=date(2026, 7, 1))
    with pytest.raises(Refused, match=r"voices\.giver_missing"):
        ask(office, period, Asked(person_id=eka, giver=GiverKind.OTHER))
    with pytest.raises(Refused, match=r"voices\.ask_self"):
        ask(office, period, peer(eka, eka, "Eka"))
    with pytest.raises(Refused, match=r"voices\.nothing_to_answer"):
        ask(office, period, peer(make_person(office, "Tanpa SKP"), eka, "Eka"))
    ask(office, period, peer(eka, farida, "F"))
    (row,) = rows(office, period)
    answer(office, row, period)

    def finish(tx: Tx) -> None:
        tx.session.scalars(sa.select(Evaluation)).one().state = EvaluationState.RATED

    office.write(Act.FINISH_EVALUATION, finish)
    with pytest.raises(Refused, match=r"voices\.nothing_to_answer"):
        ask(office, period, Asked(person_id=eka, giver=GiverKind.OTHER, giver_name="Satpam"))
