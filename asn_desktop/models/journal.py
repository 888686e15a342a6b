"""The journal: one act, one transaction, one entry, made by itself from the unit of work.

An entry is chained by SHA-256 to the one before it. Its changes are covered by salted digests, so
that a lawful purge can blank values and the chain still verifies. A created or deleted row is one
change with the whole row as JSON; a changed row is one change per field.
"""

from __future__ import annotations

import hashlib
import json
import os
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from itertools import groupby
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Mapped, ORMExecuteState, Session, UOWTransaction, mapped_column
from sqlalchemy.orm.base import NO_VALUE

from asn_desktop.models.base import Base, ref, table_args
from asn_desktop.models.engine import WriteSession
from asn_desktop.models.types import Bytes, Id, Integer, Moment, Text
from asn_desktop.rules.acts import Act

START = b"\0" * 32  # previous hash of the first entry
STREAM = "kantor"
Streamed = TypeVar("Streamed", "JournalEntry", "JournalChange")


class JournalEntry(Base):
    """One act of one person, sealed by the hash over everything it changed."""

    __tablename__ = "journal_entry"
    __journalled__ = False
    __table_args__ = table_args(sa.UniqueConstraint("stream", "seq"))

    seq: Mapped[int] = mapped_column(Integer(), primary_key=True, autoincrement=False)
    stream: Mapped[str] = mapped_column(Text())
    at: Mapped[datetime] = mapped_column(Moment())
    actor: Mapped[str] = mapped_column(Text())
    on_behalf_of: Mapped[str | None] = mapped_column(Text())
    act: Mapped[str] = mapped_column(Text())
    undoes: Mapped[int | None] = mapped_column(Integer())
    previous: Mapped[bytes] = mapped_column(Bytes())
    hash: Mapped[bytes] = mapped_column(Bytes())


class JournalChange(Base):
    """One field of one row (``field`` empty: the whole row was created or deleted)."""

    __tablename__ = "journal_change"
    __journalled__ = False
    __table_args__ = table_args(
        sa.Index("ix_journal_change_row", "row_id"),
        # Deleted rows only: the history of a person asks which were theirs.
        sa.Index(
            "ix_journal_change_gone",
            "kind",
            # Partial on SQLite alone: for PostgreSQL it would load that dialect at every start.
            sqlite_where=sa.text("field = '' AND after IS NULL"),
        ),
    )

    entry: Mapped[int] = mapped_column(Integer(), ref("journal_entry.seq"), primary_key=True)
    no: Mapped[int] = mapped_column(Integer(), primary_key=True)
    kind: Mapped[str] = mapped_column(Text())
    row_id: Mapped[uuid.UUID] = mapped_column(Id())
    field: Mapped[str] = mapped_column(Text())
    before: Mapped[str | None] = mapped_column(Text())
    after: Mapped[str | None] = mapped_column(Text())
    salt: Mapped[bytes] = mapped_column(Bytes())
    digest: Mapped[bytes] = mapped_column(Bytes())


@dataclass(frozen=True)
class Change:
    """What happened to one field, or to a whole row (``field`` empty); values are JSON."""

    kind: str
    row_id: uuid.UUID
    field: str
    before: str | None
    after: str | None


def plain(value: object) -> Any:
    """Return ``value`` as JSON knows it (ids, dates and decimals as text, enums by value)."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, uuid.UUID | Decimal):
        return str(value)
    if isinstance(value, datetime) and value.tzinfo is None:  # the clock on the wall
        return value.isoformat(timespec="minutes")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    return value


_canonical = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def encode(value: object) -> str | None:
    """Return the canonical JSON of one field, None for "missing"."""
    return None if value is None else _canonical(plain(value))


def encode_row(row: Base) -> str:
    """Return a row as canonical JSON; missing fields are left out."""
    return _canonical(
        {
            key: plain(value)
            for key in _fields(type(row))
            if (value := getattr(row, key)) is not None
        }
    )


@cache
def mapped_by_kind() -> dict[str, type[Base]]:
    """Every mapped class by the kind the journal knows it by (its table's name)."""
    return {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


@cache
def _fields(mapped: type[Base]) -> tuple[str, ...]:
    return tuple(attribute.key for attribute in sa.inspect(mapped).column_attrs)


@cache
def _columns(mapped: type[Base]) -> tuple[tuple[str, str], ...]:
    """Each field with the name of its column."""
    found = sa.inspect(mapped).column_attrs
    return tuple((attribute.key, attribute.columns[0].key) for attribute in found)


def _table(mapped: type[Base]) -> sa.Table:
    table = mapped.__table__
    assert isinstance(table, sa.Table)  # noqa: S101 - every class of ours has one table
    return table


def row_id(row: Base) -> uuid.UUID:
    """Return the id a journalled row is known by (its single UUID primary key)."""
    key: uuid.UUID = sa.inspect(type(row)).primary_key_from_instance(row)[0]
    return key


class Recorder:
    """Collects what one write session changes, from flush to flush, for one journal entry."""

    def __init__(self, session: WriteSession) -> None:
        self._session = session
        self._inserting = False
        self.created: dict[uuid.UUID, Base] = {}
        self.deleted: dict[uuid.UUID, tuple[str, str]] = {}
        self.updated: dict[uuid.UUID, tuple[Base, dict[str, str | None]]] = {}
        event.listen(session, "before_flush", self._collect)
        event.listen(session, "do_orm_execute", self._refuse_detours)

    def insert(self, rows: Sequence[Base]) -> None:
        """Insert many new rows at once, recorded like any other; twice as fast as the session.

        The session does not know these objects: only for rows this act does not touch again.
        """
        self._session.flush()
        grouped: dict[type[Base], list[dict[str, Any]]] = {}
        for row in rows:
            mapped = type(row)
            values = {column: getattr(row, key) for key, column in _columns(mapped)}
            grouped.setdefault(mapped, []).append(values)
            self.created[row_id(row)] = row
        self._inserting = True
        try:
            for mapped, values_of_all in grouped.items():
                self._session.execute(sa.insert(_table(mapped)), values_of_all)
        finally:
            self._inserting = False

    def _refuse_detours(self, state: ORMExecuteState) -> None:
        if self._inserting and state.is_insert:
            return
        if state.is_insert or state.is_update or state.is_delete:
            name = getattr(getattr(state.statement, "table", None), "name", "")
            mapped = mapped_by_kind().get(name)
            if mapped is None or mapped.__journalled__:
                raise RuntimeError("a write round the unit of work would not be journalled")

    def _collect(self, session: Session, _context: UOWTransaction, _objects: object) -> None:
        for row in session.new:
            if isinstance(row, Base) and row.__journalled__:
                self.created[row_id(row)] = row
        for row in session.deleted:
            if isinstance(row, Base) and row.__journalled__:
                self._delete(row)
        for row in session.dirty:
            if isinstance(row, Base) and row.__journalled__ and session.is_modified(row):
                self._update(row)

    def _delete(self, row: Base) -> None:
        key = row_id(row)
        if self.created.pop(key, None) is None:
            before = json.loads(encode_row(row))
            for name, value in self.updated.pop(key, (row, {}))[1].items():
                before[name] = None if value is None else json.loads(value)
            kept = {name: value for name, value in before.items() if value is not None}
            self.deleted[key] = (row.__tablename__, _canonical(kept))

    def _update(self, row: Base) -> None:
        key = row_id(row)
        if key in self.created:
            return
        _row, fields = self.updated.setdefault(key, (row, {}))
        for attribute in sa.inspect(row).attrs:
            history = attribute.load_history()
            if history.has_changes() and attribute.key not in fields:
                before = history.deleted[0] if history.deleted else None
                fields[attribute.key] = encode(None if before is NO_VALUE else before)

    def changes(self) -> Iterator[Change]:
        """Yield every change of the act, net of what was changed back."""
        for key, (kind, before) in self.deleted.items():
            yield Change(kind, key, "", before, None)
        for key, row in self.created.items():
            yield Change(row.__tablename__, key, "", None, encode_row(row))
        for key, (row, fields) in self.updated.items():
            for name, old in fields.items():
                new = encode(getattr(row, name))
                if new != old:
                    yield Change(row.__tablename__, key, name, old, new)


def digest(salt: bytes, change: Change) -> bytes:
    """SHA-256(salt ‖ before ‖ after), each value framed by its length so that none can shift."""
    parts = [salt]
    for value in (change.before, change.after):
        raw = b"" if value is None else value.encode()
        parts.append(b"-" if value is None else len(raw).to_bytes(4) + raw)
    return hashlib.sha256(b"".join(parts)).digest()


def entry_hash(entry: JournalEntry, rows: Iterable[tuple[str, uuid.UUID, str, bytes]]) -> bytes:
    """The link of the chain: who did what when, on top of the previous hash and all digests."""
    head = [entry.stream, entry.seq, plain(entry.at), entry.actor, entry.on_behalf_of, entry.act]
    seal = hashlib.sha256(entry.previous)
    seal.update(json.dumps([*head, entry.undoes], ensure_ascii=False).encode())
    for kind, key, field, part in rows:
        seal.update(f"{kind}/{key}/{field}/".encode() + part)
    return seal.digest()


def append(
    session: WriteSession,
    changes: list[Change],
    *,
    act: Act,
    at: datetime,
    actor: str,
    on_behalf_of: str | None,
    undoes: int | None = None,
) -> int:
    """Write one entry with its changes at the head of the chain and return its sequence number."""
    last = session.execute(
        sa.select(JournalEntry.seq, JournalEntry.hash).order_by(JournalEntry.seq.desc()).limit(1)
    ).first()
    entry = JournalEntry(
        seq=last.seq + 1 if last else 1,
        stream=STREAM,
        at=at,
        actor=actor,
        on_behalf_of=on_behalf_of,
        act=act.value,
        undoes=undoes,
        previous=last.hash if last else START,
        hash=START,
    )
    salts = os.urandom(16 * len(changes))
    rows: list[dict[str, object]] = []
    sealed: list[tuple[str, uuid.UUID, str, bytes]] = []
    for no, change in enumerate(changes):
        salt = salts[16 * no : 16 * no + 16]
        part = digest(salt, change)
        sealed.append((change.kind, change.row_id, change.field, part))
        rows.append({"entry": entry.seq, "no": no, **vars(change), "salt": salt, "digest": part})
    entry.hash = entry_hash(entry, sealed)
    session.add(entry)
    session.flush()
    if rows:
        session.execute(sa.insert(_table(JournalChange)), rows)
    return entry.seq


def verify(session: Session) -> int | None:
    """Return the first entry whose hash, link or digests do not hold; None when all do.

    Values blanked by a purge are no damage: their digests still carry the chain.
    """
    previous = START
    changes = sa.select(JournalChange).order_by(JournalChange.entry, JournalChange.no)
    groups = groupby(_streamed(session, changes), key=lambda row: row.entry)
    group = next(groups, None)
    entries = _streamed(session, sa.select(JournalEntry).order_by(JournalEntry.seq))
    for expected, entry in enumerate(entries, start=1):
        rows: list[JournalChange] = []
        if group is not None and group[0] == entry.seq:
            rows = list(group[1])
            group = next(groups, None)
        sealed = [(row.kind, row.row_id, row.field, row.digest) for row in rows]
        if entry.seq != expected or entry.previous != previous:
            return entry.seq
        if entry_hash(entry, sealed) != entry.hash or not all(map(_digest_holds, rows)):
            return entry.seq
        previous = entry.hash
    return None


def _streamed(session: Session, statement: sa.Select[Streamed]) -> Iterator[Streamed]:
    """The rows of a long table, some at a time."""
    yield from session.scalars(statement.execution_options(yield_per=1000))


def _digest_holds(row: JournalChange) -> bool:
    if row.before is None and row.after is None:
        return True  # purged
    change = Change(row.kind, row.row_id, row.field, row.before, row.after)
    return digest(row.salt, change) == row.digest


def append_only(table: str, *verbs: str) -> Iterator[str]:
    """Yield the triggers by which SQLite refuses these verbs on a table."""
    for verb in verbs:
        yield (
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'append only'); END"
        )


TRIGGERS = (
    *append_only("journal_entry", "UPDATE", "DELETE"),
    *append_only("journal_change", "DELETE"),
    # A purge may blank before and after of a change; nothing else of it ever changes.
    "CREATE TRIGGER journal_change_no_update BEFORE UPDATE ON journal_change "
    "WHEN NEW.before IS NOT NULL OR NEW.after IS NOT NULL OR NEW.digest <> OLD.digest "
    "BEGIN SELECT RAISE(ABORT, 'append only'); END",
)
