"""Copying a live database whole, and asking a database whether it is sound."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from asn_desktop.models.engine import (
    APPLICATION_ID,
    SCHEMA,
    Store,
    connect_cipher,
    raw_connection,
    worldly,
)
from asn_desktop.rules.findings import WorldFault


def folder_of(store: Store) -> Path | None:
    """The folder of an embedded database; None on a server."""
    if not store.is_sqlite:
        return None
    with raw_connection(store.reader) as connection:
        rows = connection.execute("PRAGMA database_list").fetchall()
    return Path(next(row[2] for row in rows if row[1] == "main")).parent


def copy_database(store: Store, target: Path, key: bytes) -> None:
    """Copy the live database into the new encrypted file ``target`` in one consistent step."""
    copy = connect_cipher(target, key)
    try:
        with worldly(), raw_connection(store.reader) as live:
            live.backup(copy)
            # One plain file: the log is emptied and gone when the last connection closes.
            copy.execute("PRAGMA journal_mode=DELETE").fetchall()
    finally:
        copy.close()


def head(connection: Any, seq: int | None = None) -> tuple[int, str]:
    """The last entry of the journal, or entry ``seq``: number and hash; (0, "") for none."""
    where = "" if seq is None else f"WHERE seq = {int(seq)} "
    row = connection.execute(
        f"SELECT seq, hash FROM journal_entry {where}ORDER BY seq DESC LIMIT 1"
    ).fetchone()
    return (row[0], bytes(row[1]).hex()) if row else (0, "")


def live_head(store: Store) -> tuple[int, str]:
    """The last entry of the open journal."""
    with raw_connection(store.reader) as connection:
        return head(connection)


def count_people(connection: Any) -> int:
    """How many people the office employs today."""
    row = connection.execute("SELECT count(*) FROM person_now WHERE active").fetchone()
    return int(row[0])


def problems(connection: Any) -> list[str]:
    """Codes of what is wrong with the file itself; empty when it is sound."""
    found: list[str] = []
    try:
        with worldly():
            if connection.execute("PRAGMA cipher_integrity_check").fetchall():
                found.append("check.pages")
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                found.append("check.structure")
            if connection.execute("PRAGMA foreign_key_check").fetchall():
                found.append("check.links")
    except WorldFault as fault:
        found.append(fault.code)  # so damaged that it cannot even be asked
    return found


def store_problems(store: Store) -> list[str]:
    """The same for an open store; a server keeps its own house."""
    if not store.is_sqlite:
        return []
    with raw_connection(store.reader) as connection:
        return problems(connection)


def open_copy(path: Path, key: bytes) -> Any:
    """Open a copied database for reading.

    Raises ``WorldFault``: ``store.wrong_key``, ``backup.foreign`` for another program's file,
    ``store.newer_schema`` for one of a newer program.
    """
    connection = connect_cipher(path, key, read_only=True)
    try:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID:
            raise WorldFault("backup.foreign", file=path.name)
        if version > SCHEMA:
            raise WorldFault("store.newer_schema", found=version, known=SCHEMA)
    except WorldFault:
        connection.close()
        raise
    return connection
