"""Stored rows by their ids, in as few questions as every database takes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.base import Row
from asn_desktop.models.people import Person, PersonNow
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks

Stored = TypeVar("Stored", bound=Row)


def rows_of(tx: ReadTx, mapped: type[Stored], ids: Iterable[UUID | None]) -> dict[UUID, Stored]:
    """Rows of one table; a stranger is left out."""
    found: dict[UUID, Stored] = {}
    for part in chunks(key for key in ids if key is not None):
        rows = tx.session.scalars(sa.select(mapped).where(mapped.id.in_(part)))
        found.update((row.id, row) for row in rows)
    return found


def people_of(tx: ReadTx, ids: Iterable[UUID | None]) -> dict[UUID, PersonNow]:
    """People as they are today."""
    found: dict[UUID, PersonNow] = {}
    for part in chunks(key for key in ids if key is not None):
        rows = tx.session.scalars(sa.select(PersonNow).where(PersonNow.person_id.in_(part)))
        found.update((row.person_id, row) for row in rows)
    return found


def names_of(tx: ReadTx, ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    """The names of people, officials from outside among them."""
    found: dict[UUID | None, str] = {}
    for part in chunks(key for key in ids if key is not None):
        rows = tx.session.execute(sa.select(Person.id, Person.name).where(Person.id.in_(part)))
        found.update((row.id, row.name) for row in rows)
    return found
