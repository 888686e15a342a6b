"""Rows nobody who may wrote so, at a centre and in an office that took rows from a bundle."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import Unit
from asn_desktop.models.planning import WorkResult
from asn_desktop.models.progress import Realisation
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.services import merge_undo
from asn_desktop.services.office import Office
from asn_desktop.services.strays import strays
from tests.helpers import merging
from tests.helpers.merging import World


def by_hand(office: Office, words: str, **values: object) -> None:
    """What somebody with the key and another program does."""
    kinds = {name: sa.bindparam(name, type_=sa.Uuid()) for name in values if name.endswith("id")}
    with office.store.writer.begin() as connection:
        if connection.dialect.name == "sqlite":
            values = {k: v.bytes if isinstance(v, UUID) else v for k, v in values.items()}
            kinds = {}
        connection.execute(sa.text(words).bindparams(*kinds.values()), values)


def test_what_came_in_bundles_is_no_stray(world: World) -> None:
    world.tell()
    assert world.centre.read(strays) == ()
    merging.edit(world.branch, WorkResult, world.result, text="lain")
    letter = world.sender.send()
    world.take(letter)
    assert world.centre.read(strays) == ()
    bundle = merging.keep(world.centre, letter)
    world.centre.merge(Act.UNDO_MERGE, world.place, merge_undo.undo, bundle)
    assert world.centre.read(strays) == ()


def test_a_row_changed_added_or_removed_by_hand_is_found(world: World) -> None:
    world.tell()
    by_hand(
        world.centre,
        "UPDATE work_result SET text = 'diam-diam' WHERE id = :id",
        id=world.result,
    )
    assert world.centre.read(strays) == (("work_result", world.result),)
    by_hand(world.centre, "DELETE FROM realisation")
    gone = world.branch.read(lambda tx: tx.session.scalars(sa.select(Realisation.id)).one())
    assert ("realisation", gone) in world.centre.read(strays)
    unit = new_id()
    by_hand(
        world.centre,
        "INSERT INTO unit (id, name, folded) VALUES (:id, 'Liar', 'liar')",
        id=unit,
    )
    assert ("unit", unit) in world.centre.read(strays)


def test_what_people_change_after_it_came_is_no_stray(world: World) -> None:
    """An office that got its rows back in a bundle works on with them."""
    world.tell()
    from asn_desktop.services import setup

    world.centre.write(Act.BECOME_CENTRE, setup.change_settings, exchange_role="office")
    merging.edit(world.centre, WorkResult, world.result, text="dilanjutkan")
    assert world.centre.read(strays) == ()
    merging.remove(world.centre, Realisation, _only(world.centre, Realisation))
    assert world.centre.read(strays) == ()
    unit = _only(world.centre, Unit)
    by_hand(world.centre, "UPDATE unit SET name = 'x' WHERE id = :id", id=unit)
    assert world.centre.read(strays) == (("unit", unit),)


def _only(office: Office, model: Any) -> UUID:
    return office.read(lambda tx: tx.session.scalars(sa.select(model.id)).one())
