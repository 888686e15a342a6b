"""The centre's list of places and keys."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, Place, PlaceKey, Stream
from asn_desktop.models.people import Unit
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import Direction
from asn_desktop.rules.names import fold
from asn_desktop.services import places_requests
from asn_desktop.services.office import ReadTx
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.places import KeyRow, KeysRow, PlaceRow

_UNIT_NAMES = sa.select(Unit.id, Unit.name)


def place_rows(tx: ReadTx) -> tuple[PlaceRow, ...]:
    """Every place with its keys: the centre first, then by code."""
    keys = _keys(tx)
    heard = _heard(tx)
    names: dict[UUID, str] = {row.id: row.name for row in tx.session.execute(_UNIT_NAMES)}
    asked = sa.select(Place).order_by(Place.centre.desc(), Place.code, Place.id)
    found = []
    for place in tx.session.scalars(asked):
        units = units_of(place.units)
        found.append(
            PlaceRow(
                id=place.id,
                code=place.code,
                name=place.name,
                centre=place.centre,
                enrolled_on=place.enrolled_on,
                units=units,
                unit_names=tuple(names.get(unit, "") for unit in units),
                keys=tuple(keys[place.id]),
                heard=heard.get(place.id),
            )
        )
    return tuple(found)


def keys_rows(tx: ReadTx) -> tuple[KeysRow, ...]:
    """Requests that wait, then every place."""
    requests = [KeysRow(row.id, request=row) for row in places_requests.waiting(tx)]
    return (*requests, *(KeysRow(row.id, place=row) for row in place_rows(tx)))


def choose(known: Sequence[KeysRow], query: ListQuery) -> ListRows[KeysRow]:
    """Filter what was read by words and state; requests stay on top."""
    words = fold(query.text).split()
    test = _TESTS.get(query.filters.get("state"), _any)
    found = [
        row
        for row in known
        if test(row) and all(word in fold(f"{row.name} {row.code}") for word in words)
    ]
    by_name = query.sort == "name"
    found.sort(key=lambda row: fold(row.name if by_name else row.code), reverse=query.descending)
    found.sort(key=_rank)
    return ListRows(found, len(known))


def _rank(row: KeysRow) -> int:
    if row.place is None:
        return 0
    return 1 if row.place.centre else 2


def _any(_row: KeysRow) -> bool:
    return True


_TESTS: dict[object, Callable[[KeysRow], bool]] = {
    "request": lambda row: row.request is not None,
    "active": lambda row: row.place is not None and bool(row.place.active),
    "keyless": lambda row: row.place is not None and not row.place.active,
}


def place_row(tx: ReadTx, place_id: UUID) -> PlaceRow:
    """One of them; raises ``Refused`` (``places.place_gone``)."""
    for row in place_rows(tx):
        if row.id == place_id:
            return row
    raise refuse("places.place_gone")


def units_of(text: str) -> tuple[UUID, ...]:
    """The units a place may write about, as they stand in its row."""
    return tuple(UUID(hex=each) for each in json.loads(text))


def newest_streams(tx: ReadTx) -> dict[UUID, tuple[str, int]]:
    """Of every installation heard of: its newest epoch, and the last position taken of it."""
    asked = sa.select(Stream.installation, Stream.epoch, Stream.position).where(
        Stream.direction == Direction.IN
    )
    rows = tx.session.execute(asked.order_by(Stream.ended.desc(), Stream.begun_at, Stream.epoch))
    return {row.installation: (row.epoch, row.position) for row in rows}


def _keys(tx: ReadTx) -> dict[UUID, list[KeyRow]]:
    streams = newest_streams(tx)
    found: dict[UUID, list[KeyRow]] = defaultdict(list)
    rows = sa.select(PlaceKey).order_by(PlaceKey.since.desc().nulls_last(), PlaceKey.id.desc())
    for key in tx.session.scalars(rows):
        found[key.place_id].append(
            KeyRow(
                id=key.id,
                key_id=key.key_id,
                installation=key.installation,
                state=key.state,
                since=key.since,
                revoked_on=key.revoked_on,
                until_seq=key.until_seq,
                reason=key.reason,
                position=streams.get(key.installation, ("", 0))[1],
            )
        )
    return found


def _heard(tx: ReadTx) -> dict[UUID, datetime]:
    asked = sa.select(Bundle.place_id, sa.func.max(Bundle.at)).where(
        Bundle.direction == Direction.IN, Bundle.place_id.is_not(None)
    )
    return {row[0]: row[1] for row in tx.session.execute(asked.group_by(Bundle.place_id)) if row[0]}
