"""Connections: SQLCipher in WAL with full synchronisation, or PostgreSQL; one writer, many readers.

SQLite settings as measured (power cuts, `docs/adr/0002-storage.md`). ``sqlite3``'s own transaction
handling is switched off: we send BEGIN ourselves, IMMEDIATE for writing, so that DDL rolls back and
a read-then-write never fails half way.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.orm import Session, sessionmaker

from asn_desktop.rules.findings import WorldFault

APPLICATION_ID = 0x41534E44  # "ASND"
SCHEMA = 1  # user_version of the file; raised with every migration
SAFE_SQLITE = (3, 51, 3)  # older ones can lose a WAL reset

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "busy_timeout=5000",
    "wal_autocheckpoint=500",
    "journal_size_limit=67108864",
    "mmap_size=0",
    "temp_store=MEMORY",
    "secure_delete=FAST",
    "recursive_triggers=ON",  # else INSERT OR REPLACE slips past the append-only triggers
)


class WriteSession(Session):
    """A session that may write; what it may not do round the unit of work is refused (journal)."""


class ReadSession(Session):
    """A session that only reads; the connection itself refuses to write."""


@dataclass(frozen=True)
class Store:
    """An open database: the writer's and the readers' sessions."""

    writer: sa.Engine
    reader: sa.Engine
    write: sessionmaker[WriteSession]
    read: sessionmaker[ReadSession]
    merger: sa.Engine
    """Writes what came from one place; on a server beside others, see :func:`lock_place`."""
    merge: sessionmaker[WriteSession]

    @property
    def is_sqlite(self) -> bool:
        """Whether the store is the embedded file."""
        return self.writer.dialect.name == "sqlite"

    def close(self) -> None:
        """Empty the log into the file and let go of it, so that a lone copy is complete.

        Where the disk refuses that, the log stays beside the file and the next opening reads it.
        """
        self.reader.dispose()
        if self.merger is not self.writer:
            self.merger.dispose()
        if self.is_sqlite:
            with suppress(WorldFault), raw_connection(self.writer) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.writer.dispose()


@contextmanager
def raw_connection(engine: sa.Engine) -> Iterator[Any]:
    """Yield the driver's own connection (for backup and pragmas); faults as :func:`worldly`."""
    connection = engine.raw_connection()
    try:
        with worldly():
            yield connection.driver_connection
    finally:
        connection.close()


_FAULTS = (
    ("disk is full", "store.disk_full"),
    ("disk I/O error", "store.disk_error"),
    ("database is locked", "store.locked"),
    ("readonly database", "store.read_only"),
    ("malformed", "store.damaged"),
    ("not a database", "store.damaged"),
    ("unable to open", "store.cannot_open"),
)


def fault_code(fault: BaseException | None) -> str | None:
    """The sentence for what the disk did to the database; None for what is a bug of ours."""
    words = str(fault)
    return next((code for part, code in _FAULTS if part in words), None)


@contextmanager
def worldly() -> Iterator[None]:
    """Turn what the driver says about disk and file into a ``WorldFault``."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except dbapi2.DatabaseError as fault:
        code = fault_code(fault)
        if code is None:
            raise
        raise WorldFault(code) from fault


def connect_cipher(path: Path, key: bytes, *, read_only: bool = False) -> Any:
    """Open the encrypted file with the settings of the house and return the driver's connection.

    ``key`` is 32 random bytes. Raises ``WorldFault``: ``store.wrong_key`` for a key or a file that
    does not fit, ``store.old_library`` for an SQLite that can lose data, and as :func:`worldly`.
    """
    from sqlcipher3 import dbapi2

    if dbapi2.sqlite_version_info < SAFE_SQLITE:
        raise WorldFault("store.old_library", version=dbapi2.sqlite_version)
    with worldly():
        connection = dbapi2.connect(str(path), timeout=5, check_same_thread=False)
        try:
            _set_up(connection, key, read_only=read_only)
        except dbapi2.DatabaseError as fault:
            connection.close()
            if "not a database" in str(fault):
                raise WorldFault("store.wrong_key", file=path.name) from fault
            raise
    return connection


def _set_up(connection: Any, key: bytes, *, read_only: bool) -> None:
    connection.isolation_level = None
    # What goes wrong is said in our words; the library's own go to the terminal of the user.
    connection.execute("PRAGMA cipher_log_level=NONE").fetchall()
    connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    if read_only:
        connection.execute("PRAGMA query_only=ON")


def _begin_with(engine: sa.Engine, words: str) -> None:
    @event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        connection.exec_driver_sql(words)


def _tell_fault(context: sa.ExceptionContext) -> None:
    code = fault_code(context.original_exception)
    if code is not None:
        raise WorldFault(code)


def open_sqlite(path: Path, key: bytes) -> Store:
    """Open (or create) the encrypted database file at ``path``."""
    from sqlcipher3 import dbapi2

    def engine(*, read_only: bool) -> sa.Engine:
        made = sa.create_engine(
            "sqlite://",
            module=dbapi2,
            creator=lambda: connect_cipher(path, key, read_only=read_only),
            poolclass=sa.pool.QueuePool,
            pool_size=1 if not read_only else 4,
            max_overflow=0 if not read_only else 4,
            hide_parameters=True,  # what people typed stands in no error and no log
        )
        _begin_with(made, "BEGIN" if read_only else "BEGIN IMMEDIATE")
        event.listen(made, "handle_error", _tell_fault)
        return made

    writer = engine(read_only=False)
    return _store(writer, engine(read_only=True), writer)


def open_server(url: str) -> Store:
    """Open a PostgreSQL database (``postgresql+psycopg://…``); an advisory lock queues writers.

    Only what merges bundles does not queue there: it locks the place it writes about
    (:func:`lock_place`) and the journal for its last step alone (:func:`lock_journal`).
    """
    sure = {"pool_pre_ping": True, "hide_parameters": True}  # a night may cut idle connections
    writer = sa.create_engine(url, pool_size=1, max_overflow=0, **sure)
    reader = sa.create_engine(url, pool_size=4, isolation_level="REPEATABLE READ", **sure)

    @event.listens_for(writer, "begin")
    def _lock(connection: sa.Connection) -> None:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")

    @event.listens_for(reader, "begin")
    def _read_only(connection: sa.Connection) -> None:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")

    merger = sa.create_engine(url, pool_size=1, max_overflow=1, **sure)
    return _store(writer, reader, merger)


def lock_place(session: Session, place_id: uuid.UUID) -> None:
    """Wait until nobody else writes about this place; held until the transaction ends.

    Always before :func:`lock_journal`, so that no two writers wait for each other. On SQLite the
    one writer waits for nobody.
    """
    if session.get_bind().dialect.name == "postgresql":
        words = sa.text("SELECT pg_advisory_xact_lock(:house, :place)")
        place = int.from_bytes(place_id.bytes[-4:], signed=True)
        session.execute(words, {"house": APPLICATION_ID, "place": place})


def try_lock_place(session: Session, place_id: uuid.UUID) -> bool:
    """The same without waiting, for who holds :func:`lock_journal` already; whether it is free."""
    if session.get_bind().dialect.name != "postgresql":
        return True
    words = sa.text("SELECT pg_try_advisory_xact_lock(:house, :place)")
    place = int.from_bytes(place_id.bytes[-4:], signed=True)
    return bool(session.scalar(words, {"house": APPLICATION_ID, "place": place}))


def lock_journal(session: Session) -> None:
    """Wait for the end of the chain; held until the transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        words = sa.text("SELECT pg_advisory_xact_lock(:house)")
        session.execute(words, {"house": APPLICATION_ID})


def _store(writer: sa.Engine, reader: sa.Engine, merger: sa.Engine) -> Store:
    return Store(
        writer=writer,
        reader=reader,
        merger=merger,
        merge=sessionmaker(merger, class_=WriteSession, expire_on_commit=False),
        write=sessionmaker(writer, class_=WriteSession, expire_on_commit=False),
        read=sessionmaker(reader, class_=ReadSession, expire_on_commit=False, autoflush=False),
    )
