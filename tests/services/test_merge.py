"""Merging by content: new, forward, known; twice; held and released. On both databases."""

from __future__ import annotations

import sqlalchemy as sa

from asn_desktop.models.exchange import HeldRevision, ParcelHead, Question, Revision
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import WorkResult
from asn_desktop.rules.merging import BundleState
from tests.helpers import merging
from tests.helpers.merging import World


def test_all_of_an_office_is_at_the_centre_row_by_row(world: World) -> None:
    outcome = merging.merge(world.centre, world.place, world.sender.send())
    assert outcome.state is BundleState.APPLIED
    assert set(outcome.counts) == {"new"}
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)
    assert merging.count(world.centre, Revision) == merging.count(world.centre, ParcelHead)
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
