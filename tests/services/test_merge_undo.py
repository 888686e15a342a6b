"""A whole merge taken back, and merged again; refused where something stands on it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import (
    Bundle,
    HeldRevision,
    ParcelHead,
    ParcelReturn,
    Question,
)
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.merging import BundleState, QuestionState, Standing
from asn_desktop.services import merge_undo
from asn_desktop.services.office import Office
from tests.helpers import merging
from tests.helpers.merging import Letter, World


def bundle_of(world: World, letter: Letter) -> UUID:
    return world.centre.read(
        lambda tx: tx.session.scalars(
            sa.select(Bundle.id).where(Bundle.sha256 == letter.sha256)
        ).one()
    )


def undo(world: World, letter: Letter) -> None:
    world.centre.merge(Act.UNDO_MERGE, world.place, merge_undo.undo, bundle_of(world, letter))


def heads(office: Office) -> dict[UUID, tuple[str, Standing, Any]]:
    return office.read(
        lambda tx: {
            row.parcel_id: (row.hash, row.standing, row.person_id)
            for row in tx.session.scalars(sa.select(ParcelHead))
        }
    )


def names_now(office: Office) -> set[str]:
    return office.read(lambda tx: set(tx.session.scalars(sa.select(PersonNow.name))))


def test_the_first_bundle_is_taken_back_wholly_and_merged_again(world: World) -> None:
    letter = world.sender.send()
    world.take(letter)
    whole, told = merging.rows_of(world.centre), heads(world.centre)
    undo(world, letter)
    assert merging.rows_of(world.centre) == {}
    assert heads(world.centre) == {}
    assert names_now(world.centre) == set()
    outcome = world.take(letter)
    assert outcome.state is BundleState.APPLIED
    assert merging.rows_of(world.centre) == whole
    assert heads(world.centre) == told
    undo(world, letter)
    world.take(letter)
    assert merging.rows_of(world.centre) == whole


def test_what_a_bundle_changed_is_as_before(world: World) -> None:
    world.tell()
    before, told = merging.rows_of(world.centre), heads(world.centre)
    merging.edit(world.branch, WorkResult, world.result, text="lain")
    merging.edit(world.branch, Skp, world.skp, reason="alasan")
    letter = world.sender.send()
    world.take(letter)
    assert merging.rows_of(world.centre) != before
    undo(world, letter)
    assert merging.rows_of(world.centre) == before
    assert heads(world.centre) == told
    # What was undone is no history: told again it goes forward.
    assert world.tell().counts["changed"] == 1
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)


def test_questions_and_held_parts_of_the_merge_go_and_returns_are_open_again(world: World) -> None:
    world.tell()

    def give_back(tx: Any) -> UUID:
        row = tx.session.get(ParcelHead, world.skp)
        row.standing = Standing.RETURNED
        made = ParcelReturn(
            parcel_id=world.skp,
            kind="skp",
            hash=row.hash,
            on=tx.today,
            by="Rina",
            place_id=world.place,
        )
        tx.session.add(made)
        return made.id

    returned = world.centre.write(Act.RETURN_PARCEL, give_back).value
    merging.edit(world.branch, WorkResult, world.result, text="lain")

    def spoil(rows: merging.Rows) -> None:
        rows["person"][0]["sex"] = "x"

    letter = world.sender.send().edited("person", spoil)
    world.take(letter)
    assert merging.count(world.centre, HeldRevision) == 1
    undo(world, letter)
    assert merging.count(world.centre, HeldRevision) == 0
    row = world.centre.read(lambda tx: tx.session.get_one(ParcelReturn, returned))
    assert row.answered_on is None
    assert heads(world.centre)[world.skp][1] is Standing.RETURNED


def test_a_question_it_opened_goes_and_one_it_overtook_waits_again(world: World) -> None:
    world.tell()
    merging.edit(world.branch, WorkResult, world.result, text="satu")
    world.tell()
    world.sender = merging.Sender(world.branch, "32.04.17")
    merging.edit(world.branch, WorkResult, world.result, text="dua")
    one = world.sender.send()
    world.take(one)
    merging.edit(world.branch, WorkResult, world.result, text="tiga")
    two = world.sender.send()
    world.take(two)

    def states() -> list[QuestionState]:
        return world.centre.read(
            lambda tx: list(tx.session.scalars(sa.select(Question.state).order_by(Question.id)))
        )

    assert states() == [QuestionState.MOOT, QuestionState.OPEN]
    undo(world, two)
    assert states() == [QuestionState.OPEN]
    undo(world, one)
    assert states() == []


def test_what_the_merge_released_waits_again(world: World) -> None:
    first = world.sender.send()
    world.take(first.without("skp"))
    assert merging.count(world.centre, HeldRevision) == 1
    second = world.sender.send().only("skp")
    assert world.take(second).released == 1
    undo(world, second)
    assert merging.count(world.centre, HeldRevision) == 1
    assert merging.count(world.centre, Skp) == 0
    assert world.take(second).released == 1
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)


def test_refused_with_the_reason_where_something_later_stands_on_it(world: World) -> None:
    first = world.sender.send()
    world.take(first)
    merging.edit(world.branch, WorkResult, world.result, text="lain")
    second = world.sender.send()
    world.take(second)
    with pytest.raises(Refused) as refused:
        undo(world, first)
    assert refused.value.findings[0].values["why"] == "receiving.because_newer"
    undo(world, second)
    undo(world, first)
    assert merging.rows_of(world.centre) == {}


def test_refused_where_a_later_bundle_leans_on_it(world: World) -> None:
    whole = world.sender.send()
    world.take(whole.only("person", "unit", "position"))
    second = world.sender.send().only("skp", "progress")
    world.take(second)
    before = merging.rows_of(world.centre)
    with pytest.raises(Refused) as refused:
        undo(world, whole.only("person", "unit", "position"))
    assert refused.value.findings[0].values["why"] == "receiving.because_leaned_on"
    assert merging.rows_of(world.centre) == before


def test_what_is_not_merged_cannot_be_taken_back(world: World) -> None:
    letter = world.sender.send()
    world.take(letter)
    undo(world, letter)
    with pytest.raises(Refused, match=r"receiving\.not_applied"):
        undo(world, letter)
