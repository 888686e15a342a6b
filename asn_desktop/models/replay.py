"""What the journal says every row should be, held against the rows themselves.

Who has the key can open the database without this program. The journal's chain tells that nobody
rewrote history; only this tells that nobody rewrote the present.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.models import journal
from asn_desktop.models.base import Base
from asn_desktop.models.journal import JournalChange

AT_ONCE: Final = 1000
Row = dict[str, Any]
_Told = dict[str, dict[UUID, Row | None]]


def strays(session: Session) -> tuple[tuple[str, UUID], ...]:
    """Kind and id of all rows that are not what the journal made of them, see :func:`in_parts`."""
    return tuple((kind, key) for kind, keys in in_parts(session) for key in sorted(keys))


def in_parts(session: Session) -> Iterator[tuple[str, tuple[UUID, ...]]]:
    """Yield the rows that are not what the journal made of them, by kind and some at a time.

    Changed, added and removed ones; what came in a bundle is among them (`services.strays` tells
    that apart). A row of which a purge blanked something is not asked.
    """
    told = _told(session)
    for kind, mapped in sorted(journal.mapped_by_kind().items()):
        if mapped.__journalled__:
            found = _strays_of(session, mapped, told.get(kind, {}))
            while part := tuple(islice(found, AT_ONCE)):
                yield kind, part


def _strays_of(
    session: Session, mapped: type[Base], told: dict[UUID, Row | None]
) -> Iterator[UUID]:
    left = {key for key, row in told.items() if row is not None}
    for stored in session.scalars(sa.select(mapped).execution_options(yield_per=AT_ONCE)):
        key = journal.row_id(stored)
        left.discard(key)
        if key not in told:
            yield key
            continue
        row = told[key]
        if row is not None and row != json.loads(journal.encode_row(stored)):
            yield key
    yield from sorted(left)


def _told(session: Session) -> _Told:
    """Every living row by kind and id as the journal tells it; None: blanked, nobody knows."""
    rows: _Told = {}
    columns = (
        JournalChange.kind,
        JournalChange.row_id,
        JournalChange.field,
        JournalChange.before,
        JournalChange.after,
    )
    asked = sa.select(*columns).order_by(JournalChange.entry, JournalChange.no)
    for kind, key, field, before, after in session.execute(
        asked.execution_options(yield_per=AT_ONCE)
    ):
        of_kind = rows.setdefault(kind, {})
        if before is None and after is None:
            of_kind[key] = None
        elif not field:
            of_kind.pop(key, None)
            if after is not None:
                of_kind[key] = json.loads(after)
        elif (row := of_kind.get(key)) is not None:
            row.pop(field, None)
            if after is not None:
                row[field] = json.loads(after)
    return rows
