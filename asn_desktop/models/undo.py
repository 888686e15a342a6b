"""Turning a journal entry round: the inverse of each change, if all is still as the act left it."""

from __future__ import annotations

import json
import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.models.journal import (
    Change,
    JournalChange,
    encode,
    encode_row,
    mapped_by_kind,
)
from asn_desktop.models.types import Bytes, Code, Day, Exact, Id, Moment


def decode(kind: sa.types.TypeEngine[Any], value: Any) -> Any:
    """Turn a JSON value of the journal back into what the column holds."""
    if value is None:
        return None
    if isinstance(kind, Id):
        return uuid.UUID(value)
    if isinstance(kind, Code):
        return kind.kind(value)
    if isinstance(kind, Day):
        return date.fromisoformat(value)
    if isinstance(kind, Moment):
        return datetime.fromisoformat(value)
    if isinstance(kind, Exact):
        return Decimal(value)
    if isinstance(kind, Bytes):
        return bytes.fromhex(value)
    return value


def entry_changes(session: Session, seq: int) -> list[Change]:
    """The changes of one entry, in their order."""
    rows = session.scalars(
        sa.select(JournalChange).where(JournalChange.entry == seq).order_by(JournalChange.no)
    )
    return [Change(row.kind, row.row_id, row.field, row.before, row.after) for row in rows]


def still_as_left(session: Session, changes: list[Change]) -> bool:
    """Whether every value is still as the act left it."""
    kinds = mapped_by_kind()
    for change in changes:
        row = session.get(kinds[change.kind], change.row_id)
        if change.field == "":
            found = None if row is None else encode_row(row)
        elif row is None:
            return False
        else:
            found = encode(getattr(row, change.field))
        if found != change.after:
            return False
    return True


def revert(session: Session, changes: list[Change]) -> None:
    """Write the inverse of the changes through the unit of work."""
    kinds = mapped_by_kind()
    for change in reversed(changes):
        mapped = kinds[change.kind]
        columns = {item.key: item.columns[0].type for item in sa.inspect(mapped).column_attrs}
        if change.field:
            row = session.get_one(mapped, change.row_id)
            value = None if change.before is None else json.loads(change.before)
            setattr(row, change.field, decode(columns[change.field], value))
        elif change.before is None:
            session.delete(session.get_one(mapped, change.row_id))
        else:
            values = json.loads(change.before)  # missing fields were left out
            whole = {key: decode(kind, values.get(key)) for key, kind in columns.items()}
            session.add(mapped(**whole))
