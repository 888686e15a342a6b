"""Self-assessment: kept per result and value, read by few, on no form; who reads which piece."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.predicate import Rating
from asn_desktop.services import (
    evaluation,
    feedback,
    feedback_requests,
    paper,
    readers,
    self_notes,
    sheets,
)
from asn_desktop.services import periods as period_service
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.asking import Asked, SelfNotes
from asn_desktop.views.canonical import to_json
from asn_desktop.views.feedback import FeedbackRecord

Make = Callable[..., UUID]
SECRET = "menurut saya sendiri saya kurang teliti"


@pytest.fixture
def four(office: Office, make_person: Make, make_skp: Make) -> list[UUID]:
    """The head of the office, the assessor below him, and two he assesses."""
    office.write(Act.SET_UP_PERIODS, period_service.set_up_year, 2026)
    head = make_person(office, "Slamet Hartono")
    assessor = make_person(office, "Nurul Huda", assessor=head)
    staff = [make_person(office, name, assessor=assessor) for name in ("Eka", "Farida")]
    for one in staff:
        make_skp(office, one, assessor)
    return [head, assessor, *staff]


@pytest.fixture
def period(office: Office, four: list[UUID]) -> UUID:
    return office.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
    )


def record(office: Office, person: UUID, period: UUID) -> FeedbackRecord:
    found = office.read(feedback.record_of, person, period)
    assert found is not None
    return found


def notes(office: Office, person: UUID, period: UUID, viewer: UUID | None = None) -> SelfNotes:
    found = office.read(self_notes.of_record, record(office, person, period))
    return office.read(readers.notes_as_read_by, found, viewer, period)


def write(office: Office, *what: Any) -> None:
    office.write(Act.NOTE_SELF, self_notes.note, *what)


def say(office: Office, person: UUID, period: UUID, giver: GiverKind, text: str) -> UUID:
    piece = evaluation.new_piece_id()
    place = record(office, person, period).places()[0].target
    office.write(
        Act.GIVE_FEEDBACK, feedback.give, person, period, piece, place, text, giver, "", None
    )
    return piece


def finish(office: Office) -> None:
    def act(tx: Tx) -> None:
        tx.session.scalars(sa.select(Evaluation)).one().state = EvaluationState.RATED

    office.write(Act.FINISH_EVALUATION, act)


def test_a_note_is_kept_changed_and_taken_away(
    office: Office, four: list[UUID], period: UUID
) -> None:
    _head, _assessor, eka, _farida = four
    first, *_rest = record(office, eka, period).results
    write(office, eka, period, first.id, Rating.BELOW, f" {SECRET} ")
    write(office, eka, period, 3, None, "ingin pelatihan")
    found = notes(office, eka, period)
    assert (found.said, len(found.lines)) == (2, 9)
    assert (found.lines[0].rating, found.lines[0].text) == (Rating.BELOW, SECRET)
    assert office.read(self_notes.counts, four, period) == {eka: 2}
    write(office, eka, period, first.id, None, "")
    write(office, eka, period, 3, Rating.ABOVE, "")
    found = notes(office, eka, period)
    assert [(one.rating, one.text) for one in found.lines if not one.is_empty] == [
        (Rating.ABOVE, "")
    ]


@pytest.mark.parametrize(
    ("family", "approach", "forms"),
    [
        (FormFamily.STAFF, Approach.QUALITATIVE, (FormCode.B_1_3, FormCode.C_1_1)),
        (FormFamily.LEADER, Approach.QUANTITATIVE, (FormCode.B_1_4, FormCode.C_1_2)),
        (FormFamily.STAFF, Approach.QUANTITATIVE, (FormCode.B_1_5, FormCode.C_1_3)),
    ],
    ids=["B.1.3", "B.1.4", "B.1.5"],
)
def test_a_note_is_printed_on_no_form(
    office: Office,
    four: list[UUID],
    period: UUID,
    family: FormFamily,
    approach: Approach,
    forms: tuple[FormCode, ...],
) -> None:
    eka = four[2]

    def change(tx: Tx) -> None:
        skp = tx.session.scalars(sa.select(Skp).where(Skp.person_id == eka)).one()
        skp.family, skp.approach = family, approach

    office.write(Act.EDIT_SKP, change)
    say(office, eka, period, GiverKind.LEADER, "pertahankan")
    for one in record(office, eka, period).results:
        write(office, eka, period, one.id, Rating.BELOW, SECRET)
    write(office, eka, period, 1, Rating.BELOW, SECRET)
    key = record(office, eka, period).evaluation_id
    assert key is not None
    for form in forms:
        (sheet,) = office.read(sheets.BUILDERS[form], [key]).values()
        said = to_json(sheet).decode()
        assert "pertahankan" in said
        assert SECRET not in said
    versions = office.write(Act.SEAL, paper.seal_many, [(forms[0], key)]).value
    office.write(Act.PRINTED, paper.mark_printed, [one.id for one in versions])
    write(office, eka, period, 2, Rating.ABOVE, SECRET)  # printed paper stays as it is
    held = office.read(paper.events_of, [one.id for one in versions])
    assert [event.kind.value for event in held[versions[0].id]] == ["printed"]


def test_refusals(office: Office, four: list[UUID], period: UUID) -> None:
    eka, farida = four[2:]
    other = record(office, farida, period).results[0].id
    with pytest.raises(Refused, match=r"voices\.not_own"):
        write(office, eka, period, other, Rating.MET, "")
    with pytest.raises(Refused, match=r"voices\.not_own"):
        write(office, eka, period, 8, Rating.MET, "")
    say(office, eka, period, GiverKind.LEADER, "baik")
    finish(office)
    with pytest.raises(Refused, match=r"voices\.self_closed"):
        write(office, eka, period, 1, Rating.MET, "")


def test_each_reads_what_is_for_him_and_how_much_more_there_is(
    office: Office, four: list[UUID], period: UUID
) -> None:
    head, assessor, eka, farida = four
    say(office, eka, period, GiverKind.LEADER, "pimpinan")
    say(office, eka, period, GiverKind.PEER, "rekan")
    write(office, eka, period, 1, Rating.BELOW, SECRET)

    def read(viewer: UUID | None) -> tuple[list[str], int, bool]:
        found = office.read(readers.as_read_by, record(office, eka, period), viewer)
        own = notes(office, eka, period, viewer)
        return [one.text for one in found.pieces], found.hidden, own.hidden

    everything = (["pimpinan", "rekan"], 0, False)
    assert read(None) == everything
    assert read(assessor) == everything
    assert read(head) == everything  # the superior of the assessor
    assert read(eka) == (["pimpinan"], 1, False)
    assert read(farida) == ([], 2, True)
    asked = Asked(person_id=eka, giver=GiverKind.PEER, giver_id=farida, giver_name="Farida")
    office.write(Act.ASK_FEEDBACK, feedback_requests.ask, period, [asked], date(2026, 7, 9))
    (row,) = office.read(feedback_requests.all_rows, period)
    place = record(office, eka, period).places()[0].target
    piece = evaluation.new_piece_id()
    office.write(
        Act.ANSWER_REQUEST,
        feedback_requests.answer,
        row.id,
        piece,
        place,
        "dari Farida",
        GiverKind.PEER,
    )
    assert read(farida) == (["dari Farida"], 2, True)  # what one said oneself
    finish(office)
    assert read(eka) == (["pimpinan", "rekan", "dari Farida"], 0, False)
    assert read(farida) == (["dari Farida"], 2, True)


def test_requests_are_listed_for_those_they_concern(
    office: Office, four: list[UUID], period: UUID, make_person: Make
) -> None:
    head, assessor, eka, farida = four
    stranger = make_person(office, "Wawan")
    wanted = [
        Asked(person_id=eka, giver=GiverKind.PEER, giver_id=farida, giver_name="Farida"),
        Asked(person_id=farida, giver=GiverKind.PEER, giver_id=eka, giver_name="Eka"),
        Asked(person_id=farida, giver=GiverKind.OTHER, giver_name="Satpam"),
    ]
    office.write(Act.ASK_FEEDBACK, feedback_requests.ask, period, wanted, date(2026, 7, 9))

    def counted(viewer: UUID | None) -> tuple[int, int]:
        rows, hidden = office.read(readers.requests_of_period, period, viewer)
        return len(rows), hidden

    assert [counted(one) for one in (None, head, assessor)] == [(3, 0)] * 3
    assert counted(eka) == (2, 1)  # about himself, and what he is asked
    assert counted(stranger) == (0, 3)
