"""People who stand twice at the centre and are one human being: counted once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import SamePerson
from asn_desktop.models.people import PersonNow, Placement
from asn_desktop.rules.merging import SameState
from asn_desktop.services.office import ReadTx

Row = TypeVar("Row")


def uncounted() -> sa.CompoundSelect[UUID]:
    """The entries that stand for somebody who is counted under another entry.

    Of two that are the same the one that came later does not count; of one who moved the entry of
    the office he left.
    """
    same = sa.select(SamePerson.person_id).where(SamePerson.state == SameState.SAME)
    moved = sa.select(SamePerson.other_id).where(SamePerson.state == SameState.MOVED)
    return same.union(moved)


def counted_as(tx: ReadTx) -> dict[UUID, UUID]:
    """Entry → the entry the same human being is counted under; {} where nobody stands twice."""
    asked = sa.select(SamePerson.person_id, SamePerson.other_id, SamePerson.state)
    found: dict[UUID, UUID] = {}
    for key, other, state in tx.session.execute(asked.order_by(SamePerson.id)):
        if state is SameState.SAME:
            found[key] = other
        elif state is SameState.MOVED:
            found[other] = key
    for key in found:  # three entries of one: all under the same
        seen = {key}
        while (further := found.get(found[key])) is not None and further not in seen:
            seen.add(further)
            found[key] = further
    return found


def once(rows: Iterable[Row], person: Callable[[Row], UUID], known: dict[UUID, UUID]) -> list[Row]:
    """One row a human being, in the order given; of two the one under the entry that counts.

    A row under another entry stays where that is the only one: what an office rated before
    somebody moved was rated.
    """
    rows = list(rows)
    if not known:
        return rows
    there = {person(row) for row in rows}
    kept: set[UUID] = set()
    found = []
    for row in rows:
        key = person(row)
        counted = known.get(key, key)
        if (counted != key and counted in there) or counted in kept:
            continue
        kept.add(counted)
        found.append(row)
    return found


def came_and_left(tx: ReadTx, came: UUID, left: UUID, moved_on: date) -> tuple[UUID, UUID]:
    """Of one human being who moved on that day: the entry where he is now, the one he left.

    Which entry reached the centre first says nothing: an office may report late. He left the entry
    that says so, else the one he was placed in before; as given where nothing tells.
    """

    def now(person_id: UUID) -> tuple[bool, int, date]:
        person = tx.session.get(PersonNow, person_id)
        there = person is None or not person.status.has_left
        asked = sa.select(sa.func.max(Placement.since)).where(Placement.person_id == person_id)
        since = tx.session.scalar(asked)
        if since is None:  # placed nobody knows since when
            return there, 1, date.min
        return there, 2 if since >= moved_on else 0, since

    return (left, came) if now(left) > now(came) else (came, left)
