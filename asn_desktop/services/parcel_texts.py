"""Parcels straight from the tables to their canonical texts, for many at once.

The same bytes as `services.parcels.contents` with `views.parcels.to_text`, which a test compares;
without an object for every value, since a full bundle reads tens of thousands of rows.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models import journal, schema
from asn_desktop.models.planning import WorkResult
from asn_desktop.models.types import Bytes, Flag, Id
from asn_desktop.rules.exchange import PARCELS, PROGRESS, Part
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.parcels import encode_tables

Row = list[Any]
Found = dict[str, dict[UUID, list[Row]]]
"""Table → root of the parcel → its rows, spelled as JSON knows them."""
Above = Mapping[UUID, UUID]
"""Id of a row → the root of its parcel."""


@dataclass(frozen=True, slots=True)
class Reader:
    """How the rows of one table are read: columns in the order of their names.

    ``spell``: (place, function) of the values that are not plain already.
    """

    table: sa.Table
    columns: tuple[str, ...]
    asked: tuple[sa.ColumnElement[Any], ...]
    at: Mapping[str, int]
    spell: tuple[tuple[int, Callable[[Any], Any]], ...]


def read(
    tx: ReadTx, kind: str, wanted: Sequence[UUID], places: Mapping[UUID, tuple[UUID, UUID]]
) -> dict[UUID, bytes]:
    """The texts of the parcels ``wanted``; of one that is gone, the text that says so.

    Rows must have no columns of a newer program (`models.exchange.RowExtra`).
    """
    found: Found = {}
    if kind == PROGRESS:
        _read_progress(tx, wanted, places, found)
    else:
        parcel = PARCELS[kind]
        known: dict[str, dict[UUID, UUID]] = {parcel.root: {}}
        leaned_on = {part.of for part in parcel.parts}
        roots = Part(parcel.root, "id", "")
        _read_table(tx, roots, {key: key for key in wanted}, found, known, leaned_on)
        for part in parcel.parts:
            _read_table(tx, part, known.get(part.of, {}), found, known, leaned_on)
    return dict(_texts(tx, kind, wanted, found))


def _texts(
    tx: ReadTx, kind: str, wanted: Iterable[UUID], found: Found
) -> Iterator[tuple[UUID, bytes]]:
    tables = [(name, _reader(tx, name), found[name]) for name in sorted(found)]
    root = PARCELS[kind].root
    for key in wanted:
        made = {
            name: (reader.columns, sorted(rows, key=itemgetter(reader.at["id"])))
            for name, reader, of in tables
            if (rows := of.get(key))
        }
        there = root in made or (kind == PROGRESS and bool(made))
        yield key, encode_tables(kind, key, made if there else None)


def _read_table(
    tx: ReadTx,
    part: Part,
    above: Above,
    found: Found,
    known: dict[str, dict[UUID, UUID]],
    leaned_on: set[str],
) -> None:
    reader = _reader(tx, part.table)
    into = found.setdefault(part.table, defaultdict(list))
    keep = known.setdefault(part.table, {}) if part.table in leaned_on else None
    at, up = reader.at["id"], reader.at[part.column]
    by_hex = {key.hex: root for key, root in above.items()}
    column = reader.table.c[part.column]
    for chunk in chunks(list(above)):
        asked = sa.select(*reader.asked).where(column.in_(chunk))
        for row in _spelled(tx, asked, reader):
            root = by_hex[row[up]]
            into[root].append(row)
            if keep is not None:
                keep[UUID(row[at])] = root


def _read_progress(
    tx: ReadTx,
    wanted: Iterable[UUID],
    places: Mapping[UUID, tuple[UUID, UUID]],
    found: Found,
) -> None:
    by_pair = {(places[key][0], places[key][1].hex): key for key in wanted}
    for part in PARCELS[PROGRESS].parts:
        reader = _reader(tx, part.table)
        into = found.setdefault(part.table, defaultdict(list))
        period = reader.at["period_id"]
        joined = sa.join(reader.table, WorkResult, WorkResult.id == reader.table.c.work_result_id)
        for chunk in chunks({skp for skp, _period in by_pair}):
            asked = (
                sa.select(*reader.asked, WorkResult.skp_id)
                .select_from(joined)
                .where(WorkResult.skp_id.in_(chunk))
            )
            for row in _spelled(tx, asked, reader):
                key = by_pair.get((row.pop(), row[period]))
                if key is not None:
                    into[key].append(row)


def _spelled(tx: ReadTx, asked: sa.Select[Any], reader: Reader) -> Iterator[Row]:
    spell = reader.spell
    for values in tx.session.execute(asked).all():
        row = list(values)
        for at, turn in spell:
            value = row[at]
            if value is not None:
                row[at] = turn(value)
        yield row


def _reader(tx: ReadTx, name: str) -> Reader:
    return _reader_of(name, sqlite=tx.session.get_bind().dialect.name == "sqlite")


@cache
def _reader_of(name: str, *, sqlite: bool) -> Reader:
    table = schema.METADATA.tables[name]
    columns = sorted(table.columns, key=lambda column: column.key)
    names = tuple(column.key for column in columns)
    spell = [(at, _speller(column.type, sqlite=sqlite)) for at, column in enumerate(columns)]
    return Reader(
        table,
        names,
        # As the driver gives them: what SQLite keeps as text is spelled already.
        tuple(sa.type_coerce(column, sa.types.NullType()) for column in columns),
        {column: at for at, column in enumerate(names)},
        tuple((at, turn) for at, turn in spell if turn is not None),
    )


def _speller(kind: Any, *, sqlite: bool) -> Callable[[Any], Any] | None:
    if isinstance(kind, Id):
        return bytes.hex if sqlite else lambda value: value.hex
    if isinstance(kind, Flag):
        return bool if sqlite else None
    if isinstance(kind, Bytes):
        return lambda value: bytes(value).hex()
    return None if sqlite else journal.plain
