"""What the journal says every row should be, held against the rows themselves.

Who has the key can open the database without this program. The journal's chain tells that nobody
rewrote history; only this tells that nobody rewrote the present.
"""

from __future__ import annotations

import json
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
    """Return kind and id of the rows that are not what the journal made of them.

    Changed, added and removed ones, by kind. A row of which a purge blanked something is not asked.
    """
    told = _told(session)
    found: list[tuple[str, UUID]] = []
    for kind, mapped in sorted(journal.mapped_by_kind().items()):
        if mapped.__journalled__:
            found += [(kind, key) for key in _strays_of(session, mapped, told.get(kind, {}))]
    return tuple(found)


def _strays_of(session: Session, mapped: type[Base], told: dict[UUID, Row | None]) -> list[UUID]:
    found: list[UUID] = []
    left = {key for key, row in told.items() if row is not None}
    for stored in session.scalars(sa.select(mapped).execution_options(yield_per=AT_ONCE)):
        key = journal.row_id(stored)
        left.discard(key)
        if key not in told:
            found.append(key)
            continue
        row = told[key]
        if row is not None and row != json.loads(journal.encode_row(stored)):
            found.append(key)
    return sorted([*found, *left])


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
