"""Somebody moves from one office to another of the same centre: one question, counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import Place
from asn_desktop.models.people import PersonStatus
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import Choice, QuestionKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.status import Status
from asn_desktop.services import (
    centre_board,
    doubles,
    incoming_answers,
    incoming_read,
    people_edit,
    questions_decide,
)
from asn_desktop.services.office import Office
from asn_desktop.services.questions_decide import Answer
from asn_desktop.views.incoming import ProposalRow
from asn_desktop.workflows import backup, highwater
from tests.conftest import FixedClock
from tests.helpers.exchange import VERIFIER, Exchange

Make = Callable[..., Any]
OLD, NEW = "Rakumpit", "Mulyorejo"
NIP = "198503122010012004"
MOVED_ON = date(2026, 5, 1)


@pytest.fixture
def world(
    tmp_path: Path, clock: FixedClock, make_person: Make, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Exchange]:
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")
    monkeypatch.setattr(highwater, "machine", lambda: "komputer")
    with Exchange(tmp_path, clock) as made:
        made.found()
        for name, code in ((OLD, "62.71.05"), (NEW, "35.78.26")):
            make_person(made.join(name, code), f"Pegawai {name}", unit=f"Kecamatan {name}")
        yield made


@pytest.mark.parametrize("first", [OLD, NEW])
@pytest.mark.parametrize("told", ["said by both", "said by the old", "said by the new"])
def test_who_moved_is_asked_about_once_and_counts_where_he_is(
    world: Exchange, make_person: Make, first: str, told: str
) -> None:
    old, new = world.office(OLD), world.office(NEW)
    was = make_person(old, "Siti Aminah", nip=NIP, unit=f"Kecamatan {OLD}", since=date(2020, 3, 1))
    if told != "said by the new":
        old.write(Act.DEACTIVATE_PERSON, people_edit.deactivate, was, Status.MOVED_OUT, MOVED_ON)
    since = None if told == "said by the old" else MOVED_ON
    came = make_person(new, "Siti Aminah, S.E.", nip=NIP, unit=f"Kecamatan {NEW}", since=since)
    for name in (first, NEW if first == OLD else OLD):
        world.bring(world.send(name))
    decide(world)
    assert world.centre.read(doubles.counted_as) == {was: came}
    board = {row.name: row.people for row in world.centre.read(board_of)}
    assert board == {f"Kecamatan {OLD}": 1, f"Kecamatan {NEW}": 2}
    for name in (OLD, NEW):
        world.take(name, world.answer(name))
    assert new.read(incoming_read.proposals) == ()
    accept(old, was, came)
    for name in (OLD, NEW):
        world.bring(world.send(name))
        world.take(name, world.answer(name))
        world.bring(world.send(name))
    assert (world.send(OLD), world.send(NEW)) == ([], [])
    assert world.open_questions(QuestionKind.SAME_PERSON) == []
    assert world.open_questions() == []
    assert (world.held(), world.differences(OLD), world.differences(NEW)) == (0, {}, {})
    assert {row.name: row.people for row in world.centre.read(board_of)} == board
    for name in (OLD, NEW, "Pusat"):
        assert backup.check(world.office(name)) == []


def board_of(tx: Any) -> Any:
    return centre_board.rows(tx, PeriodRef(2026, "TW2"), 2026)


def decide(world: Exchange) -> None:
    (question,) = world.open_questions(QuestionKind.SAME_PERSON)
    world.centre.actor = VERIFIER
    place = world.centre.read(lambda tx: tx.session.scalars(sa.select(Place.id)).first())
    answer = Answer(Choice.MOVED, "SK mutasi", moved_on=MOVED_ON)
    world.centre.merge(Act.DECIDE_QUESTION, place, questions_decide.decide, question, answer)


def accept(office: Office, was: UUID, came: UUID) -> None:
    """The office he left does what is proposed; he left once, on the day."""
    (proposal,) = office.read(incoming_read.proposals)
    assert isinstance(proposal, ProposalRow)
    assert (proposal.person_id, proposal.moved_on) == (was, MOVED_ON)
    office.write(Act.ANSWER_PROPOSAL, incoming_answers.accept_proposal, proposal.id, MOVED_ON)
    asked = sa.select(PersonStatus.since).where(
        PersonStatus.person_id == was, PersonStatus.status == Status.MOVED_OUT
    )
    assert office.read(lambda tx: list(tx.session.scalars(asked))) == [MOVED_ON]
