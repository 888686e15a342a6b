"""Merging by content: new, forward, known; twice; held and released. On both databases."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import HeldRevision, ParcelHead, Question, Revision, Taken
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Period, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState
from asn_desktop.services import periods, progress
from asn_desktop.services.office import Office
from tests.helpers import merging
from tests.helpers.merging import Sender

Make = Callable[..., Any]


@dataclass
class World:
    """An office with an SKP and a realisation, and a centre that knows the place."""

    centre: Office
    branch: Office
    place: UUID
    sender: Sender
    leader: UUID
    person: UUID
    skp: UUID
    result: UUID
    line: UUID
    period: UUID


@pytest.fixture
def world(
    office: Office,
    tmp_path: Path,
    empty_folder: Path,
    clock: Any,
    make_person: Make,
    make_skp: Make,
) -> Iterator[World]:
    merging.become_centre(office, 2026)
    place = merging.add_place(office, "32.04.17")
    with merging.open_copy(tmp_path / "cabang", empty_folder, clock) as branch:
        branch.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
        leader = make_person(branch, "Drs. Budi", position="Camat")
        person = make_person(branch, "Siti Aminah, S.E.", assessor=leader)
        skp = make_skp(branch, person, leader)
        period = branch.read(
            lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
        )
        result = branch.read(progress.progress_of, person, period).results[0]
        line = result.indicators[0]
        branch.write(
            Act.RECORD_REALISATION, progress.record, result.id, line.id, period, "288 surat", "Reg"
        )
        sender = Sender(branch, "32.04.17")
        yield World(office, branch, place, sender, leader, person, skp, result.id, line.id, period)


def test_all_of_an_office_is_at_the_centre_row_by_row(world: World) -> None:
    outcome = merging.merge(world.centre, world.place, world.sender.send())
    assert outcome.state is BundleState.APPLIED
    assert set(outcome.counts) == {"new"}
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)
    assert merging.count(world.centre, Revision) == merging.count(world.centre, ParcelHead)
    assert merging.count(world.centre, Taken) == outcome.counts["new"]
    names = world.centre.read(lambda tx: set(tx.session.scalars(sa.select(PersonNow.name))))
    assert names == {"Drs. Budi", "Siti Aminah, S.E."}
    heads = world.centre.read(
        lambda tx: set(
            tx.session.scalars(sa.select(ParcelHead.person_id).where(ParcelHead.kind == "progress"))
        )
    )
    assert heads == {world.person}


def test_the_same_bundle_again_changes_nothing(world: World) -> None:
    letter = world.sender.send()
    merging.merge(world.centre, world.place, letter)
    before = merging.rows_of(world.centre)
    again = merging.merge(world.centre, world.place, letter)
    assert again.state is BundleState.DUPLICATE
    assert merging.rows_of(world.centre) == before


def test_what_changed_goes_forward_row_by_row(world: World) -> None:
    merging.merge(world.centre, world.place, world.sender.send())
    merging.edit(world.branch, WorkResult, world.result, text="Surat selesai tepat waktu")
    outcome = merging.merge(world.centre, world.place, world.sender.send())
    assert outcome.counts["changed"] == 1
    assert outcome.counts["known"] > 5
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)
    assert not merging.count(world.centre, Question)
    assert not merging.count(world.centre, HeldRevision)
