"""The inbox of the centre: every bundle that came in, with what became of it and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, Place, Stream
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.rules.names import fold
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import merge_bundles
from asn_desktop.services.office import ReadTx
from asn_desktop.views.inbox import InboxRow
from asn_desktop.views.lists import ListQuery, ListRows

SHOWN = 500
GAP = "receiving.gap"
_STATES: Mapping[object, tuple[BundleState, ...]] = {
    "ready": (BundleState.CHECKED, BundleState.UNDONE),
    "held": (BundleState.HELD,),
    "refused": (BundleState.REFUSED, BundleState.ALARM),
    "applied": (BundleState.APPLIED, BundleState.DUPLICATE),
}
# A request to be enrolled waits on the page of keys.
_HERE = (Bundle.direction == Direction.IN, Bundle.kind != BundleKind.REQUEST)
READY = (*_HERE, Bundle.state.in_(_STATES["ready"]))
"""What waits to be merged."""
_SORTS = {
    "place": Place.name,
    "number": Bundle.number,
    "at": Bundle.at,
    "size": Bundle.size,
    "state": Bundle.state,
}


def rows(tx: ReadTx, query: ListQuery) -> ListRows[InboxRow]:
    """Bundles that came in, the newest first unless sorted; at most :data:`SHOWN`."""
    base = sa.select(Bundle, Place.name).join(Place, Place.id == Bundle.place_id, isouter=True)
    conditions: list[sa.ColumnElement[bool]] = list(_HERE)
    states = _STATES.get(query.filters.get("state"))
    if states:
        conditions.append(Bundle.state.in_(states))
    place = query.filters.get("place")
    if isinstance(place, UUID):
        conditions.append(Bundle.place_id == place)
    total = tx.session.scalar(sa.select(sa.func.count()).select_from(Bundle).where(*_HERE))
    asked = base.where(*conditions)
    for word in fold(query.text).split():
        like = f"%{word}%"
        asked = asked.where(
            sa.or_(sa.func.lower(Place.name).like(like), sa.func.lower(Bundle.name).like(like))
        )
    column = _SORTS.get(query.sort, Bundle.at)
    down = query.descending or query.sort not in _SORTS
    order = (column.desc() if down else column.asc()).nulls_last()
    asked = asked.order_by(order, Bundle.at.desc(), Bundle.id.desc()).limit(SHOWN)
    found = tx.session.execute(asked).all()
    newest = _newest(tx)
    return ListRows([_row(tx, row, name, newest) for row, name in found], total or 0)


def ready(tx: ReadTx) -> list[InboxRow]:
    """Everything that can be merged now, in the order it has to be: by place and number."""
    found = rows(tx, ListQuery(filters={"state": "ready"})).rows
    return sorted(
        (row for row in found if row.is_ready),
        key=lambda row: (fold(row.place), str(row.place_id), row.upto, row.number),
    )


def count_ready(tx: ReadTx) -> int:
    """How many wait to be merged (one indexed question)."""
    asked = sa.select(sa.func.count()).select_from(Bundle)
    return tx.session.scalar(asked.where(*READY)) or 0


def _newest(tx: ReadTx) -> dict[tuple[UUID, str], int]:
    """The number of the newest bundle taken, by stream."""
    asked = sa.select(Stream.installation, Stream.epoch, Stream.number).where(
        Stream.direction == Direction.IN
    )
    return {(key, epoch): number for key, epoch, number in tx.session.execute(asked)}


def _row(
    tx: ReadTx, row: Bundle, place: str | None, newest: Mapping[tuple[UUID, str], int]
) -> InboxRow:
    fault = merge_bundles.fault_of(row)
    report = json.loads(row.report or "{}")
    waits: tuple[int, ...] = ()
    if row.state is BundleState.HELD and row.installation is not None and _is_gap(fault):
        last = newest.get((row.installation, row.epoch), 0)
        waits = tuple(range(last + 1, row.number))
    return InboxRow(
        id=row.id,
        place_id=row.place_id,
        place=place or "",
        number=row.number,
        kind=row.kind,
        at=row.at.astimezone(tx.now.tzinfo),
        size=row.size,
        state=row.state,
        name=row.name,
        by=row.by,
        after=row.after,
        upto=row.upto,
        fault=fault,
        waits=waits,
        counts=json.loads(row.counts or "{}"),
        kinds=report.get("kinds"),
        alarms=tuple(
            Finding(one["code"], Severity.ERROR, one.get("values", {}))
            for one in report.get("alarms", ())
        ),
        released=int(report.get("released", 0)),
    )


def _is_gap(fault: Finding | None) -> bool:
    return fault is not None and fault.code == GAP
