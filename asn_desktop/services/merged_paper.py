"""Paper after a decision of the centre: what no longer says what the rows say is void.

Rows that come from elsewhere are written past the unit of work, so no hook sees them. A document
whose content was decided otherwise must be printed and signed again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any
from uuid import UUID

from asn_desktop.models.types import Id
from asn_desktop.rules.exchange import PROGRESS
from asn_desktop.services import paper, touched
from asn_desktop.services.merge_steps import Step
from asn_desktop.services.office import Tx
from asn_desktop.services.parcel_check import PlainRow, columns_of
from asn_desktop.services.parcels import table_of


def void_after(tx: Tx, steps: Iterable[Step]) -> None:
    """Void every live sheet that says something else than the rows these steps wrote."""
    found: list[touched.Touch] = []
    for step in steps:
        if step.applies and (step.inserts or step.updates or step.deletes):
            found += _touches(step)
    if found:
        tx.session.expire_all()
        paper.void_changed(tx, rows=found)


def _touches(step: Step) -> Iterator[touched.Touch]:
    """The root of the parcel, and of what was realised each row."""
    one = step.incoming
    key = UUID(hex=one.id)
    rows = [*one.rows()]
    root = [(table, row) for table, row in rows if table == one.kind]
    for table, row in root or (rows if one.kind == PROGRESS else ()):
        values = _values(table, row)
        yield touched.Touch(table, values["id"], partial(_get, values))
    if not root and one.kind != PROGRESS:  # deleted
        yield touched.Touch(one.kind, key, partial(_get, {"id": key}))


def _values(table: str, row: PlainRow) -> dict[str, Any]:
    """A row by column, its ids as ids."""
    stored = table_of(table)
    return {
        name: UUID(hex=value)
        if value is not None and isinstance(stored.c[name].type, Id)
        else value
        for name, value in zip(columns_of(table), row, strict=True)
    }


def _get(values: dict[str, Any], name: str) -> Any:
    return values[name]
