"""The mapped base class, and what every table shares."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedAsDataclass, mapped_column

from asn_desktop.models.types import Bytes, Day, Exact, Flag, Id, Moment, Text, new_id

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


STRICT: Any = {"sqlite_strict": True}
SHUFFLED: Any = {"sqlite_strict": True, "sqlite_with_rowid": False}
"""Without a row number, which would tell in which order rows came; ids are random (UUIDv4)."""


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """Every stored class. Writes go through the unit of work, so that the journal sees them."""

    metadata = sa.MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        uuid.UUID: Id(),
        str: Text(),
        bool: Flag(),
        date: Day(),
        datetime: Moment(),
        Decimal: Exact(),
        bytes: Bytes(),
    }
    __table_args__ = STRICT

    # Whether changes of this table are history; False for what is derived from other tables.
    __journalled__: ClassVar[bool] = True


class Row(MappedAsDataclass, kw_only=True, eq=False):
    """A row with an id of its own (UUIDv7, never shown to anybody)."""

    id: Mapped[uuid.UUID] = mapped_column(Id(), primary_key=True, default_factory=new_id)


class Unsigned(MappedAsDataclass, kw_only=True, eq=False):
    """A row nobody may be traced by: random id, no journal; the table is made with ``SHUFFLED``."""

    id: Mapped[uuid.UUID] = mapped_column(Id(), primary_key=True, default_factory=uuid.uuid4)


class Span(MappedAsDataclass, kw_only=True, eq=False):
    """A row that holds for a time.

    ``since`` empty = as far back as we know; ``until`` = the first day it no longer holds.
    """

    since: Mapped[date | None] = mapped_column(Day(), default=None)
    until: Mapped[date | None] = mapped_column(Day(), default=None)


def table_args(*parts: sa.schema.SchemaItem) -> tuple[Any, ...]:
    """Return ``__table_args__`` with constraints and indexes, STRICT kept."""
    return (*parts, STRICT)


def ref(target: str) -> sa.ForeignKey:
    """Return a foreign key, checked at commit; deleting is done by the unit of work alone."""
    return sa.ForeignKey(target, deferrable=True, initially="DEFERRED")
