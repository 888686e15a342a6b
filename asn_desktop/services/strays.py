"""Rows that are not what they should be: by the journal, or by the revision a merge made of them.

What comes in a bundle is not journalled, so its rows are held against the revision they were made
of, and against what people here changed since.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models import replay
from asn_desktop.models.exchange import Bundle, Question, Revision, Taken
from asn_desktop.models.journal import JournalChange, JournalEntry
from asn_desktop.models.types import Id
from asn_desktop.rules.exchange import PARCEL_OF, PROGRESS
from asn_desktop.rules.merging import BundleState
from asn_desktop.services import parcels
from asn_desktop.services.merge_links import Here
from asn_desktop.services.merge_plan import revision_texts
from asn_desktop.services.merge_store import Reads
from asn_desktop.services.office import ReadTx
from asn_desktop.services.parcel_check import columns_of, read
from asn_desktop.services.people_now import chunks

AT_ONCE: Final = 400
Values = dict[str, Any]
Stray = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Import:
    """The revision a merge last made of a parcel, and in which entry of the journal."""

    kind: str
    parcel_id: UUID
    revision: str
    entry: int


def strays(tx: ReadTx) -> tuple[Stray, ...]:
    """Kind and id of every row that nobody who may wrote so."""
    found: set[Stray] = set()
    for kind, keys in replay.in_parts(tx.session):
        if kind in PARCEL_OF:
            found.update((kind, key) for key in _not_imported(tx, kind, keys))
        else:
            found.update((kind, key) for key in keys)
    for part in _batches(_imports(tx)):
        found.update(_strays_of(tx, part))
    return tuple(sorted(found))


def _not_imported(tx: ReadTx, table: str, keys: Sequence[UUID]) -> set[UUID]:
    """Those that are in no parcel a merge made or took apart; the others are looked at there."""
    here = Here(Reads(tx))
    here.look(table, [key.hex for key in keys])
    root_of: dict[UUID, UUID] = {}
    for key in keys:
        known = here.find(table, key.hex)
        if known is not None and known[0] is not None:
            root_of[key] = UUID(hex=known[0])
    kind = PARCEL_OF[table]
    imported: set[UUID] = set()
    for chunk in chunks(set(root_of.values())):
        imported.update(_imported(tx, kind, chunk))
    gone = [key for key in keys if key not in root_of]
    removed = _removed(tx, table) if gone else set()
    return {
        key
        for key in keys
        if (key in root_of and not _is_in(tx, kind, root_of[key], imported))
        or (key not in root_of and key not in removed)
    }


def _is_in(tx: ReadTx, kind: str, root: UUID, imported: set[UUID]) -> bool:
    # What was realised hangs on its SKP and period: asked by what it says there.
    return root in imported or (kind == PROGRESS and _any_progress(tx, root))


def _any_progress(tx: ReadTx, skp_id: UUID) -> bool:
    periods = tx.session.scalars(sa.select(parcels.table_of("period").c.id))
    keys = [parcels.progress_id(skp_id, period) for period in periods]
    return any(_imported(tx, PROGRESS, chunk) for chunk in chunks(keys))


def _imported(tx: ReadTx, kind: str, keys: Sequence[UUID]) -> set[UUID]:
    taken = sa.select(Taken.parcel_id).where(Taken.parcel_id.in_(keys), sa.not_(Taken.undone))
    came = sa.select(Revision.parcel_id).where(
        Revision.parcel_id.in_(keys), Revision.kind == kind, *_brought()
    )
    return {*tx.session.scalars(taken), *tx.session.scalars(came)}


def _brought() -> tuple[sa.ColumnElement[bool], ...]:
    """That a revision came as a new parcel, by a bundle that stands merged."""
    merged = sa.select(Bundle.sha256).where(Bundle.state == BundleState.APPLIED)
    asked = sa.select(Question.theirs).where(Question.theirs.is_not(None))
    return (
        Revision.parent.is_(None),
        Revision.bundle.in_(merged),
        Revision.hash.not_in(asked),
    )


def _removed(tx: ReadTx, table: str) -> set[UUID]:
    """Rows of a table that a merge took out of their parcels."""
    asked = sa.select(Taken).where(
        Taken.before.is_not(None), sa.not_(Taken.undone), Taken.kind == PARCEL_OF[table]
    )
    found: set[UUID] = set()
    for part in _batches(tx.session.scalars(asked)):
        names = {name for one in part for name in (one.before, one.after) if name}
        texts = revision_texts(Reads(tx), names)
        for one in part:
            old = _rows_in(one.kind, one.parcel_id, texts.get(one.before or ""))
            new = _rows_in(one.kind, one.parcel_id, texts.get(one.after))
            found.update(key for name, key in old.keys() - new.keys() if name == table)
    return found


# ---- parcels that a merge made


def _imports(tx: ReadTx) -> Iterator[Import]:
    """Each parcel with the revision a merge or a decision last made of it."""
    last: dict[UUID, Import] = {}
    taken = sa.select(Taken).where(sa.not_(Taken.undone)).order_by(Taken.parcel_id, Taken.at)
    entries = _Entries(tx)
    for one in tx.session.scalars(taken.execution_options(yield_per=AT_ONCE)):
        made = Import(one.kind, one.parcel_id, one.after, entries.of(one.cause, one.at))
        before = last.get(one.parcel_id)
        if before is None or made.entry >= before.entry:
            last[one.parcel_id] = made
    yield from last.values()
    came = sa.select(Revision.kind, Revision.parcel_id, Revision.hash, Revision.at, Bundle.id)
    came = came.join(Bundle, Bundle.sha256 == Revision.bundle).where(*_brought())
    for kind, key, name, at, bundle in tx.session.execute(
        came.execution_options(yield_per=AT_ONCE)
    ):
        if key not in last:
            yield Import(kind, key, name, entries.of(bundle, at))


class _Entries:
    """In which entry something happened; asked once for each bundle or decision."""

    def __init__(self, tx: ReadTx) -> None:
        self._tx = tx
        self._known: dict[tuple[UUID, datetime], int] = {}

    def of(self, cause: UUID, at: datetime) -> int:
        if (cause, at) not in self._known:
            asked = (
                sa.select(sa.func.max(JournalChange.entry))
                .join(JournalEntry, JournalEntry.seq == JournalChange.entry)
                .where(JournalChange.row_id == cause, JournalEntry.at == at)
            )
            self._known[cause, at] = self._tx.session.scalar(asked) or 0
        return self._known[cause, at]


def _strays_of(tx: ReadTx, part: Sequence[Import]) -> Iterator[Stray]:
    texts = revision_texts(Reads(tx), {one.revision for one in part})
    expected: dict[Stray, tuple[Values, int]] = {}
    for one in part:
        for place, values in _rows_in(one.kind, one.parcel_id, texts.get(one.revision)).items():
            expected[place] = (values, one.entry)
    changed = _changed_since(tx, expected)
    actual = _actual(tx, part, expected)
    for place, (values, _entry) in expected.items():
        now = changed.get(place, values)
        if actual.pop(place, None) != now:
            yield place
    for place, values in actual.items():  # came since: then the journal tells it
        if changed.get(place) != values and _told(tx, place) != values:
            yield place


def _rows_in(kind: str, key: UUID, text: bytes | None) -> dict[Stray, Values]:
    if text is None:
        return {}
    found = {}
    for table, row in read(kind, key.hex, text).rows():
        values = dict(zip(columns_of(table), row, strict=True))
        found[table, UUID(hex=values["id"])] = values
    return found


def _actual(tx: ReadTx, part: Sequence[Import], expected: Iterable[Stray]) -> dict[Stray, Values]:
    """The rows as they stand: those that are expected, and what else is in these parcels."""
    found: dict[Stray, Values] = {}
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for one in part:
        by_kind[one.kind].append(one.parcel_id)
    for kind, keys in by_kind.items():
        if kind == PROGRESS:
            continue
        for content in parcels.contents(tx, kind, keys).values():
            for table, rows in (content.rows or {}).items():
                known = set(columns_of(table))
                for row in rows:
                    values = {name: value for name, value in row.items() if name in known}
                    found[table, UUID(hex=row["id"])] = values
    progress: dict[str, list[UUID]] = defaultdict(list)
    for table, key in expected:
        if PARCEL_OF[table] == PROGRESS:
            progress[table].append(key)
    for table, ids in progress.items():
        stored = parcels.table_of(table)
        for chunk in chunks(ids):
            for kept in tx.session.execute(sa.select(stored).where(stored.c.id.in_(chunk))):
                values = parcels.plain_row(table, kept)
                found[table, UUID(hex=values["id"])] = values
    return found


def _changed_since(
    tx: ReadTx, expected: Mapping[Stray, tuple[Values, int]]
) -> dict[Stray, Values | None]:
    """What people here made of rows after they came; None = they deleted them."""
    found: dict[Stray, Values | None] = {}
    if not expected:
        return found
    first = min(entry for _values, entry in expected.values())
    for chunk in chunks({key for _table, key in expected}):
        asked = (
            sa.select(JournalChange)
            .where(JournalChange.row_id.in_(chunk), JournalChange.entry > first)
            .order_by(JournalChange.entry, JournalChange.no)
        )
        for change in tx.session.scalars(asked):
            place = (change.kind, change.row_id)
            if place not in expected or change.entry <= expected[place][1]:
                continue
            found[place] = _after(change, found.get(place, expected[place][0]))
    return found


def _after(change: JournalChange, values: Values | None) -> Values | None:
    if change.field:
        after = None if change.after is None else json.loads(change.after)
        return {**(values or {}), change.field: _spelled(change.kind, change.field, after)}
    if change.after is None:
        return None
    whole = json.loads(change.after)
    return {name: _spelled(change.kind, name, whole.get(name)) for name in columns_of(change.kind)}


def _told(tx: ReadTx, place: Stray) -> Values | None:
    """What the journal alone makes of a row."""
    values: Values | None = None
    asked = sa.select(JournalChange).where(
        JournalChange.kind == place[0], JournalChange.row_id == place[1]
    )
    for change in tx.session.scalars(asked.order_by(JournalChange.entry, JournalChange.no)):
        values = _after(change, values)
    return values


def _spelled(table: str, name: str, value: Any) -> Any:
    """A value of the journal as revisions spell it."""
    is_id = isinstance(parcels.table_of(table).c[name].type, Id)
    return UUID(value).hex if is_id and value is not None else value


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    ordered = iter(rows)
    while part := list(islice(ordered, AT_ONCE)):
        yield part
