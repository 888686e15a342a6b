"""Reading parcels out of the tables: which were touched, and what they are made of now."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models import journal, schema
from asn_desktop.models.exchange import RowExtra
from asn_desktop.models.journal import JournalChange
from asn_desktop.models.logs import Evidence
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.models.progress import ActionRealisation, Realisation
from asn_desktop.models.types import Bytes, Code, Flag, Id, Integer, Text, natural_id
from asn_desktop.rules.exchange import PARCEL_OF, PARCELS, PROGRESS, Part
from asn_desktop.services import parcel_texts
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.parcels import Content, to_text

Places = dict[UUID, tuple[UUID, UUID]]
"""Id of a progress parcel → the SKP and the period it is about."""


def progress_id(skp_id: UUID, period_id: UUID) -> UUID:
    """The id of what was realised under an SKP in a period."""
    return natural_id(PROGRESS, skp_id, period_id)


def table_of(name: str) -> sa.Table:
    """The table of a name in :data:`rules.exchange.PARCELS`."""
    return schema.METADATA.tables[name]


class Touched:
    """The parcels a part of the journal touched, facts among them; made by :func:`since`.

    ``places`` says what the progress parcels among them are about; ``last`` in which entry of the
    journal a parcel was touched last.
    """

    def __init__(self) -> None:
        self.parcels: dict[str, set[UUID]] = defaultdict(set)
        self.places: Places = {}
        self.last: dict[UUID, int] = {}

    def add(self, kind: str, key: UUID, entry: int = 0) -> None:
        """Add a parcel that an entry touched."""
        self.parcels[kind].add(key)
        if entry > self.last.get(key, 0):
            self.last[key] = entry

    def add_progress(self, skp_id: UUID, period_id: UUID, entry: int = 0) -> None:
        """Add what was realised under an SKP in a period."""
        key = progress_id(skp_id, period_id)
        self.places[key] = (skp_id, period_id)
        self.add(PROGRESS, key, entry)


Entries = Mapping[UUID, int]
"""Id of a row → the last entry of the journal that touched it."""
Gone = Mapping[UUID, Mapping[str, Any]]
"""Id of a deleted row → what it was, as the journal kept it."""


def since(tx: ReadTx, after: int, upto: int) -> Touched:
    """Every parcel that a journal entry ``after`` < seq ≤ ``upto`` touched, also deleted ones."""
    inside = (JournalChange.entry > after, JournalChange.entry <= upto)
    changes: dict[str, dict[UUID, int]] = defaultdict(dict)
    asked = (
        sa.select(JournalChange.kind, JournalChange.row_id, sa.func.max(JournalChange.entry))
        .where(*inside, JournalChange.kind.in_(sorted(PARCEL_OF)))
        .group_by(JournalChange.kind, JournalChange.row_id)
    )
    for kind, row_id, entry in tx.session.execute(asked):
        changes[kind][row_id] = entry
    gone = _deleted(tx, inside)
    found = Touched()
    for table, entries in changes.items():
        if PARCEL_OF[table] == PROGRESS:
            _progress_of(tx, table, entries, gone, found)
        else:
            for key, entry in _roots(tx, table, entries, gone).items():
                found.add(PARCEL_OF[table], key, entry)
    for key in found.parcels.get(Evidence.__tablename__, set()) & gone.keys():
        if "log_id" in gone[key]:
            found.parcels[Evidence.__tablename__].discard(key)
    _leave_out(tx, found)
    return found


def _deleted(tx: ReadTx, inside: Sequence[sa.ColumnElement[bool]]) -> dict[UUID, dict[str, Any]]:
    asked = sa.select(JournalChange.row_id, JournalChange.before).where(
        *inside,
        JournalChange.field == "",
        JournalChange.after.is_(None),
        JournalChange.before.is_not(None),
        JournalChange.kind.in_(sorted(PARCEL_OF)),
    )
    return {key: json.loads(before) for key, before in tx.session.execute(asked) if before}


def everything(tx: ReadTx) -> Touched:
    """Every parcel there is."""
    found = Touched()
    for kind, parcel in PARCELS.items():
        if kind == PROGRESS:
            for part in parcel.parts:
                mapped = journal.mapped_by_kind()[part.table]
                _pairs(tx, mapped, None, found)
        else:
            table = table_of(parcel.root)
            found.parcels[kind].update(tx.session.scalars(sa.select(table.c.id)))
    _leave_out(tx, found)
    return found


def _leave_out(tx: ReadTx, found: Touched) -> None:
    """Evidence of the daily log stays with the daily log."""
    evidence = found.parcels.get(Evidence.__tablename__, set())
    for chunk in chunks(evidence):
        asked = sa.select(Evidence.id).where(Evidence.id.in_(chunk), Evidence.log_id.is_not(None))
        evidence.difference_update(tx.session.scalars(asked))


def _roots(tx: ReadTx, table: str, entries: Entries, gone: Gone) -> dict[UUID, int]:
    """Climb from rows to the roots of their parcels, through rows that are gone as well."""
    parcel = PARCELS[PARCEL_OF[table]]
    parts = {part.table: part for part in parcel.parts}
    current, wanted = table, dict(entries)
    while current != parcel.root:
        part = parts[current]
        above: dict[UUID, int] = {}
        stored = table_of(current)
        for chunk in chunks(list(wanted)):
            rows = tx.session.execute(
                sa.select(stored.c.id, stored.c[part.column]).where(stored.c.id.in_(chunk))
            )
            for key, up in rows:
                _later(above, up, wanted.pop(key))
        for key, entry in wanted.items():
            if key in gone:
                _later(above, UUID(gone[key][part.column]), entry)
        current, wanted = part.of, above
    return wanted


def _later(found: dict[UUID, int], key: UUID, entry: int) -> None:
    if entry > found.get(key, -1):
        found[key] = entry


def _progress_of(tx: ReadTx, table: str, entries: Entries, gone: Gone, found: Touched) -> None:
    mapped = journal.mapped_by_kind()[table]
    _pairs(tx, mapped, entries, found)
    lost = [(gone[key], entry) for key, entry in entries.items() if key in gone]
    results = {UUID(row["work_result_id"]) for row, _entry in lost}
    skp_of: dict[UUID, UUID] = {
        key: UUID(row["skp_id"]) for key, row in gone.items() if "skp_id" in row and key in results
    }
    for chunk in chunks(results):
        asked = sa.select(WorkResult.id, WorkResult.skp_id).where(WorkResult.id.in_(chunk))
        skp_of.update((key, skp) for key, skp in tx.session.execute(asked))
    for row, entry in lost:
        skp_id = skp_of.get(UUID(row["work_result_id"]))
        if skp_id is not None:
            found.add_progress(skp_id, UUID(row["period_id"]), entry)


def _pairs(tx: ReadTx, mapped: Any, entries: Entries | None, found: Touched) -> None:
    asked = sa.select(mapped.id, WorkResult.skp_id, mapped.period_id).join(
        WorkResult, WorkResult.id == mapped.work_result_id
    )
    if entries is None:
        pairs = asked.with_only_columns(WorkResult.skp_id, mapped.period_id).distinct()
        for skp_id, period_id in tx.session.execute(pairs):
            found.add_progress(skp_id, period_id)
        return
    for chunk in chunks(list(entries)):
        for key, skp_id, period_id in tx.session.execute(asked.where(mapped.id.in_(chunk))):
            found.add_progress(skp_id, period_id, entries[key])


def contents(
    tx: ReadTx, kind: str, ids: Iterable[UUID], places: Places | None = None
) -> dict[UUID, Content]:
    """What parcels are made of now; one that is gone has ``rows`` None.

    Of progress parcels ``places`` must know what they are about.
    """
    wanted = sorted(set(ids))
    if kind == PROGRESS:
        return _progress(tx, wanted, places or {})
    parcel = PARCELS[kind]
    rows: dict[str, dict[UUID, list[dict[str, Any]]]] = {parcel.root: defaultdict(list)}
    root_of: dict[str, dict[UUID, UUID]] = {}
    for chunk in chunks(wanted):
        _collect(tx, rows, root_of, parcel.root, "id", {key: key for key in chunk})
    for part in parcel.parts:
        _collect_part(tx, rows, root_of, part)
    extras = _extras(tx, root_of)
    made = {}
    for key in wanted:
        if key not in rows[parcel.root]:
            made[key] = Content(kind, key, None)
            continue
        tables = {table: of.get(key, []) for table, of in rows.items()}
        made[key] = Content(kind, key, _with_extras(tables, extras))
    return made


def texts(
    tx: ReadTx, kind: str, ids: Iterable[UUID], places: Places | None = None
) -> dict[UUID, bytes]:
    """The canonical texts of :func:`contents`, read several times as fast."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    if tx.session.scalar(sa.select(RowExtra.row_id).limit(1)) is not None:
        return {key: to_text(one) for key, one in contents(tx, kind, wanted, places).items()}
    return parcel_texts.read(tx, kind, wanted, places or {})


def _collect_part(
    tx: ReadTx,
    rows: dict[str, dict[UUID, list[dict[str, Any]]]],
    root_of: dict[str, dict[UUID, UUID]],
    part: Part,
) -> None:
    rows[part.table] = defaultdict(list)
    above = root_of.get(part.of, {})
    for chunk in chunks(above):
        _collect(tx, rows, root_of, part.table, part.column, {key: above[key] for key in chunk})


def _collect(
    tx: ReadTx,
    rows: dict[str, dict[UUID, list[dict[str, Any]]]],
    root_of: dict[str, dict[UUID, UUID]],
    name: str,
    column: str,
    above: Mapping[UUID, UUID],
) -> None:
    """Read the rows of a table whose ``column`` is one of ``above`` (id → root of its parcel)."""
    table = table_of(name)
    known = root_of.setdefault(name, {})
    into = rows.setdefault(name, defaultdict(list))
    asked = sa.select(table).where(table.c[column].in_(list(above))).order_by(table.c.id)
    for values in tx.session.execute(asked):
        mapping = values._mapping
        root = above[mapping[column]]
        known[mapping["id"]] = root
        into[root].append(plain_row(name, values))


def _progress(tx: ReadTx, wanted: Sequence[UUID], places: Places) -> dict[UUID, Content]:
    by_pair = {places[key]: key for key in wanted}
    tables: dict[UUID, dict[str, list[dict[str, Any]]]] = {key: {} for key in wanted}
    ids: set[UUID] = set()
    for mapped in (Realisation, ActionRealisation):
        table = table_of(mapped.__tablename__)
        for chunk in chunks({skp for skp, _period in by_pair}):
            asked = (
                sa.select(WorkResult.skp_id, *table.c)
                .join(WorkResult, WorkResult.id == table.c.work_result_id)
                .where(WorkResult.skp_id.in_(chunk))
                .order_by(table.c.id)
            )
            for row in tx.session.execute(asked):
                skp_id, values = row[0], row[1:]
                named = dict(zip(table.c.keys(), values, strict=True))
                key = by_pair.get((skp_id, named["period_id"]))
                if key is not None:
                    of = tables[key].setdefault(mapped.__tablename__, [])
                    of.append(plain_row(mapped.__tablename__, values))
                    ids.add(named["id"])
    extras = _extras(tx, {"": dict.fromkeys(ids, UUID(int=0))})
    return {
        key: Content(PROGRESS, key, _with_extras(found, extras) if found else None)
        for key, found in tables.items()
    }


def _extras(
    tx: ReadTx, root_of: Mapping[str, Mapping[UUID, UUID]]
) -> dict[tuple[str, str], dict[str, Any]]:
    """Columns this program does not know, by table and the row's id in hexadecimal."""
    if tx.session.scalar(sa.select(RowExtra.row_id).limit(1)) is None:
        return {}
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for chunk in chunks({key for of in root_of.values() for key in of}):
        asked = sa.select(RowExtra.row_id, RowExtra.table, RowExtra.columns)
        for key, table, columns in tx.session.execute(asked.where(RowExtra.row_id.in_(chunk))):
            found[table, key.hex] = json.loads(columns)
    return found


def _with_extras(
    tables: Mapping[str, Sequence[dict[str, Any]]],
    extras: Mapping[tuple[str, str], dict[str, Any]],
) -> dict[str, list[dict[str, Any]]]:
    return {
        table: [{**row, **extras.get((table, row["id"]), {})} for row in rows]
        for table, rows in tables.items()
        if rows
    }


def plain_row(table: str, values: Sequence[Any]) -> dict[str, Any]:
    """A stored row as plain JSON values, by column."""
    return {
        name: value if value is None or turn is None else turn(value)
        for (name, turn), value in zip(_spelling(table), values, strict=True)
    }


@cache
def _spelling(table: str) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    return tuple((column.key, _speller(column.type)) for column in table_of(table).columns)


def _speller(kind: Any) -> Callable[[Any], Any] | None:
    if isinstance(kind, Id):
        return lambda value: value.hex
    if isinstance(kind, Code):
        return lambda value: value.value
    if isinstance(kind, Text | Integer | Flag):
        return None
    if isinstance(kind, Bytes):
        return lambda value: value.hex()
    return journal.plain


def people_of(tx: ReadTx, kind: str, ids: Iterable[UUID], places: Places) -> dict[UUID, UUID]:
    """Whom parcels are about; those about nobody are left out."""
    if kind == PROGRESS:
        found: dict[UUID, UUID] = {}
        skp_of = {key: places[key][0] for key in ids if key in places}
        for chunk in chunks(set(skp_of.values())):
            asked = sa.select(Skp.id, Skp.person_id).where(Skp.id.in_(chunk))
            person_of = {row.id: row.person_id for row in tx.session.execute(asked)}
            found.update((key, person_of[skp]) for key, skp in skp_of.items() if skp in person_of)
        return found
    column = PARCELS[kind].person
    if not column:
        return {}
    table = table_of(PARCELS[kind].root)
    about: dict[UUID, UUID] = {}
    for chunk in chunks(ids):
        asked_rows = sa.select(table.c.id, table.c[column]).where(table.c.id.in_(chunk))
        about.update(
            (key, person) for key, person in tx.session.execute(asked_rows) if person is not None
        )
    return about
