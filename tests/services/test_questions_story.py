"""Forks as they really arise: merged at the centre, decided, answered, taken in an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import ParcelHead, Place, Question
from asn_desktop.models.planning import Indicator, WorkResult
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.merging import Choice, QuestionState
from asn_desktop.rules.three_way import Change, Side
from asn_desktop.services import (
    centre_checking,
    incoming_decisions,
    merge,
    paper,
    periods,
    questions,
    questions_decide,
    questions_decided,
)
from asn_desktop.services.merge_apply import Cause
from asn_desktop.services.office import Actor, Office, Tx
from asn_desktop.services.questions_decide import Answer
from asn_desktop.views.centre import CheckItem
from tests.helpers import merging
from tests.helpers.merging import Sender

Make = Callable[..., Any]
REASON = "Sesuai klarifikasi Camat"


@dataclass
class Fork:
    """A restored office: what it told before and after; the centre asks about ``skp``."""

    centre: Office
    branch: Office
    place: UUID
    restored: Sender
    skp: UUID
    result: UUID
    line: UUID
    question: UUID

    def decide(self, choice: Choice, picks: Any = None) -> str | None:
        answer = Answer(choice, REASON, picks or {})
        return self.centre.merge(
            Act.DECIDE_QUESTION, self.place, questions_decide.decide, self.question, answer
        ).value

    def reply(self) -> tuple[int, dict[str, int]]:
        """The office takes what the centre decided: new decisions, and what became of parcels."""
        told = self.centre.read(questions_decided.decisions_for, self.place)
        made = self.centre.read(questions_decided.results_for, self.place)

        def take(tx: Tx) -> tuple[int, dict[str, int]]:
            new = incoming_decisions.write_down(tx, told)
            centre = tx.session.scalars(sa.select(Place).where(Place.centre)).one()
            cause = Cause(new_id(), None, merge.source_here(tx, centre))
            return new, dict(merge.apply_revisions(tx, cause, made, {}).counts)

        return self.branch.write(Act.TAKE_REPLY, take).value


def _target(branch: Office, line: UUID, value: str) -> None:
    merging.edit(branch, Indicator, line, target=value)


@pytest.fixture
def fork(
    office: Office,
    tmp_path: Path,
    empty_folder: Path,
    clock: Any,
    make_person: Make,
    make_skp: Make,
) -> Iterator[Fork]:
    merging.become_centre(office, 2026)
    place = merging.add_place(office, "32.04.17")
    with merging.open_copy(tmp_path / "cabang", empty_folder, clock) as branch:
        branch.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
        leader = make_person(branch, "Drs. Budi", position="Camat")
        skp = make_skp(branch, make_person(branch, "Siti Aminah, S.E.", assessor=leader), leader)
        result, line = branch.read(
            lambda tx: tuple(
                tx.session.scalars(sa.select(mapped.id).order_by(mapped.id).limit(1)).one()
                for mapped in (WorkResult, Indicator)
            )
        )
        first = Sender(branch, "32.04.17")
        merging.merge(office, place, first.send())
        before = {key: list(names) for key, names in first.told.items()}
        restored = Sender(branch, "32.04.17")
        restored.told = defaultdict(list, before)
        restored.heads = dict(first.heads)
        _target(branch, line, "320")
        merging.merge(office, place, first.send())
        _target(branch, line, "350")
        merging.edit(branch, WorkResult, result, text="Surat selesai setiap hari")
        branch.write(Act.TAKE_KIT, _knows_its_centre)
        merging.merge(office, place, restored.send())
        question = office.read(lambda tx: tx.session.scalars(sa.select(Question.id)).one())
        yield Fork(office, branch, place, restored, skp, result, line, question)


def _knows_its_centre(tx: Tx) -> None:
    tx.session.add(Place(code="PUSAT", name="Kabupaten", centre=True))


def test_a_restored_office_is_asked_about_with_what_was_in_the_middle(fork: Fork) -> None:
    view = fork.centre.read(questions.lay_open, fork.question)
    assert view.of_one_office
    (line,) = [one for block in view.blocks for one in block.lines if one.change is Change.BOTH]
    assert (line.office, line.base, line.centre) == ("350", "300", "320")
    assert [one.office for block in view.blocks for one in block.lines] == [
        "Surat selesai setiap hari",
        "350",
    ]
    assert view.office.bundle == 1
    assert view.centre.bundle == 2
    assert view.base_on is not None


def test_the_decision_goes_to_the_office_and_is_never_asked_again(fork: Fork) -> None:
    view = fork.centre.read(questions.lay_open, fork.question)
    fork.decide(Choice.COMBINED, {view.open[0]: Side.CENTRE})
    letter = fork.restored.send(everything=True)
    merging.merge(fork.centre, fork.place, letter)  # the same again, before the reply came
    assert merging.count(fork.centre, Question) == 1
    assert fork.reply() == (1, {"changed": 1})
    for office in (fork.centre, fork.branch):
        stored = office.read(
            lambda tx: (
                tx.session.get_one(Indicator, fork.line).target,
                tx.session.get_one(WorkResult, fork.result).text,
            )
        )
        assert stored == ("320", "Surat selesai setiap hari")
    assert fork.reply() == (0, {"known": 1})
    head = fork.centre.read(lambda tx: tx.session.get_one(ParcelHead, fork.skp).hash)
    fork.restored.told[fork.skp].insert(0, head)
    _target(fork.branch, fork.line, "330")
    merging.merge(fork.centre, fork.place, fork.restored.send())
    assert merging.count(fork.centre, Question) == 1
    target = fork.centre.read(lambda tx: tx.session.get_one(Indicator, fork.line).target)
    assert target == "330"
    assert fork.centre.read(questions_decided.results_for, fork.place) == ()
    fixed = fork.centre.read(questions.lay_open, fork.question).fixed
    assert fixed is not None
    assert fixed.code == "questions.gone_on"


def test_a_sheet_the_decision_overrules_is_void_in_the_office(fork: Fork) -> None:
    version = fork.branch.write(Act.SEAL, paper.seal, FormCode.A_1_7, fork.skp).value
    today = fork.branch.today()
    fork.branch.write(Act.PRINTED, paper.mark_printed, [version.id])
    fork.branch.write(Act.SIGNED, paper.record, SheetEventKind.SIGNED, [version.id], today)

    def life() -> list[SheetEventKind]:
        events = fork.branch.read(paper.events_of, [version.id])
        return [event.kind for event in events[version.id]]

    fork.decide(Choice.CENTRE)
    assert SheetEventKind.VOID not in life()
    fork.reply()
    assert life()[-1] is SheetEventKind.VOID


def test_an_office_cannot_take_back_what_the_centre_decided(fork: Fork) -> None:
    fork.decide(Choice.CENTRE)
    fork.reply()
    key = fork.branch.read(lambda tx: tx.session.scalars(sa.select(Question.id)).one())
    view = fork.branch.read(questions.lay_open, key)
    assert view.row.state is QuestionState.DECIDED
    assert not view.here_is_centre
    assert view.reason == REASON
    assert view.fixed is not None
    assert view.fixed.code == "questions.elsewhere"


def test_what_was_approved_is_asked_about_and_may_be_replaced(office: Office, fork: Fork) -> None:
    fork.decide(Choice.OFFICE)
    office.actor = Actor(on_behalf_of="Hasan")
    head = office.read(lambda tx: tx.session.get_one(ParcelHead, fork.skp).hash)
    office.merge(
        Act.APPROVE_PARCEL,
        fork.place,
        centre_checking.approve,
        fork.place,
        [CheckItem(fork.skp, "skp", head)],
    )
    fork.restored.told[fork.skp].insert(0, head)
    _target(fork.branch, fork.line, "360")
    merging.merge(office, fork.place, fork.restored.send())
    key = office.read(
        lambda tx: tx.session.scalars(
            sa.select(Question.id).where(Question.state == QuestionState.OPEN)
        ).one()
    )
    view = office.read(questions.lay_open, key)
    assert view.approved_on == office.today()
    assert view.open == ()
    assert [(line.office, line.centre) for one in view.blocks for line in one.lines] == [
        ("360", "350")
    ]
    answer = Answer(Choice.OFFICE, REASON)
    office.merge(Act.DECIDE_QUESTION, fork.place, questions_decide.decide, key, answer)
    assert office.read(lambda tx: tx.session.get_one(Indicator, fork.line).target) == "360"
