"""Feedback all year round: counted per person, kept with how it was given, locked when finished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Feedback
from asn_desktop.models.planning import Period
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind, Manner
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import EvaluationState
from asn_desktop.rules.planning import Approach
from asn_desktop.services import evaluation, evaluation_run, feedback, periods
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.evaluation import How
from asn_desktop.views.feedback import FeedbackRecord
from asn_desktop.views.lists import ListQuery

Make = Callable[..., Any]
LEADER = GiverKind.LEADER


@pytest.fixture
def period(office: Office) -> UUID:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    found: UUID = office.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
    )
    return found


@pytest.fixture
def head(office: Office, make_person: Make) -> UUID:
    found: UUID = make_person(office, "Slamet Hartono, S.IP.")
    return found


@pytest.fixture
def person(office: Office, make_person: Make, make_skp: Make, head: UUID) -> UUID:
    found: UUID = make_person(office, "Rina Rahayu, S.IP.", assessor=head)
    make_skp(office, found, head)
    return found


def record(office: Office, person: UUID, period: UUID) -> FeedbackRecord:
    found = office.read(feedback.record_of, person, period)
    assert found is not None
    return found


def give(office: Office, person: UUID, period: UUID, at: int, text: str, *more: Any) -> UUID:
    piece = evaluation.new_piece_id()
    target = record(office, person, period).places()[at].target
    args = more or (LEADER,)
    office.write(Act.GIVE_FEEDBACK, feedback.give, person, period, piece, target, text, *args)
    return piece


def test_everyone_with_a_set_skp_is_listed_with_what_was_said(
    office: Office, make_person: Make, make_skp: Make, person: UUID, head: UUID, period: UUID
) -> None:
    other = make_person(office, "Eka Dewi", assessor=head)
    make_skp(office, other, head, approach=Approach.QUALITATIVE)
    make_person(office, "Tanpa SKP", assessor=head)
    for at in (0, 1, 9):  # two indicators of the first result, and a value
        give(office, person, period, at, "baik")
    rows = office.read(feedback.all_rows, period)
    assert [(one.name, one.pieces, one.answered, one.results) for one in rows] == [
        ("Eka Dewi", 0, 0, 2),
        ("Rina Rahayu, S.IP.", 3, 1, 2),
    ]
    none = feedback.choose(rows, ListQuery(filters={"state": "none"}))
    assert [one.name for one in none.rows] == ["Eka Dewi"]


def test_the_first_piece_opens_the_evaluation_the_run_shows_it_in(
    office: Office, person: UUID, head: UUID, period: UUID
) -> None:
    assert record(office, person, period).evaluation_id is None
    how = How(manner=Manner.DIRECT, positive=True, evidence="survei")
    give(office, person, period, 0, " rapi ", GiverKind.PEER, "Eka", date(2026, 6, 1), how)
    (one,) = office.read(evaluation_run.run, head, period).people
    (piece,) = one.pieces
    assert (piece.text, piece.printed_giver) == ("rapi", "Rekan kerja setingkat (Eka)")
    assert (piece.on, piece.how) == (date(2026, 6, 1), how)
    again = (one.id, piece.id, piece.target, "sangat rapi", piece.giver, piece.giver_name)
    office.write(Act.EDIT_EVALUATION, evaluation.write_feedback, *again)  # as the run writes it
    (kept,) = record(office, person, period).pieces
    assert (kept.text, kept.on, kept.how) == ("sangat rapi", date(2026, 6, 1), how)


def test_what_is_not_said_stays_missing(office: Office, person: UUID, period: UUID) -> None:
    give(office, person, period, 0, "baik")
    stored = office.read(lambda tx: tx.session.scalars(sa.select(Feedback)).one())
    assert (stored.manner, stored.rhythm, stored.initiative, stored.positive) == (None,) * 4


def test_a_piece_is_taken_back_and_brought_back(office: Office, person: UUID, period: UUID) -> None:
    piece = give(office, person, period, 0, "baik")
    office.write(Act.GIVE_FEEDBACK, feedback.take_back, piece)
    assert record(office, person, period).pieces == ()
    office.write(Act.UNDO, evaluation_run.undo_step, Act.GIVE_FEEDBACK)
    assert [one.text for one in record(office, person, period).pieces] == ["baik"]


def test_refusals(office: Office, make_person: Make, person: UUID, period: UUID) -> None:
    with pytest.raises(Refused, match=r"feedback\.text_missing"):
        give(office, person, period, 0, "  ")
    with pytest.raises(Refused, match=r"evaluation\.date_ahead"):
        give(office, person, period, 0, "baik", LEADER, "", date(2027, 1, 1))
    target = record(office, person, period).places()[0].target
    stranger = (make_person(office), period, evaluation.new_piece_id(), target, "baik", LEADER)
    with pytest.raises(Refused, match=r"evaluation\.left_out\.no_skp"):
        office.write(Act.GIVE_FEEDBACK, feedback.give, *stranger)


def test_a_finished_evaluation_is_locked(office: Office, person: UUID, period: UUID) -> None:
    piece = give(office, person, period, 0, "baik")

    def finish(tx: Tx) -> None:
        tx.session.scalars(sa.select(Evaluation)).one().state = EvaluationState.RATED

    office.write(Act.FINISH_EVALUATION, finish)
    assert record(office, person, period).locked
    with pytest.raises(Refused, match=r"evaluation\.closed"):
        office.write(Act.GIVE_FEEDBACK, feedback.take_back, piece)
    with pytest.raises(Refused, match=r"evaluation\.closed"):
        give(office, person, period, 1, "baik")
