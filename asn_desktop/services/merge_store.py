"""Many rows at once, past the unit of work: the only place that writes what came in from elsewhere.

Merged rows are not journalled (their history are the revisions), so they need not go through the
session. SQLite takes them by ``executemany`` of the driver, PostgreSQL by ``COPY``; changed rows
are copied into a table beside and updated from there. Values come in plain (`services.
parcel_check.PlainRow`): ids as 32 hexadecimal digits, days and moments as ISO text.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, Final

import sqlalchemy as sa

from asn_desktop.models import schema
from asn_desktop.models.types import Bytes, Flag, Id, Packed
from asn_desktop.services.office import ReadTx, Tx

AT_ONCE: Final = 1000
"""Ids in one question, rows in one statement."""
CACHE: Final = 64 * 1024
"""KiB of pages SQLite may hold while a bundle is merged."""
FEW: Final = 30
"""So many changed rows are sent one by one even to a server."""

Plain = Sequence[Any]


def hex_of(value: Any) -> str:
    """An id as a driver gives it, as 32 hexadecimal digits."""
    return value.hex() if isinstance(value, bytes) else value.hex


class Reads:
    """Questions about many ids at once."""

    def __init__(self, tx: ReadTx) -> None:
        self.connection = tx.session.connection()
        self.server = self.connection.dialect.name == "postgresql"

    def by(
        self, words: str, column: str, keys: Collection[str], *, ids: bool = True, more: str = ""
    ) -> Iterator[Sequence[Any]]:
        """Ask ``words`` (up to its WHERE) for every row whose ``column`` is one of ``keys``.

        Keys are ids unless told. Values come as the driver gives them: :func:`hex_of` makes ids
        comparable.
        """
        ordered = sorted(keys)
        for start in range(0, len(ordered), AT_ONCE):
            part = ordered[start : start + AT_ONCE]
            if self.server:
                asked = f"{words} {column} = ANY(%s::{'uuid' if ids else 'text'}[]) {more}"
                yield from self.connection.exec_driver_sql(asked, (part,))
            else:
                asked = f"{words} {column} IN ({','.join('?' * len(part))}) {more}"
                values = tuple(map(bytes.fromhex, part)) if ids else tuple(part)
                yield from self.connection.exec_driver_sql(asked, values)


class Writes(Reads):
    """Inserts, updates and deletes of many rows in the transaction of an act.

    Everything waiting in the session is flushed first, so that both write in one order.
    """

    def __init__(self, tx: Tx) -> None:
        tx.session.flush()
        super().__init__(tx)
        if not self.server:  # else a whole bundle is written to the log and read back in pieces
            self.connection.exec_driver_sql(f"PRAGMA cache_size=-{CACHE}")

    def insert(
        self, table: str, columns: Sequence[str], rows: Sequence[Plain], *, ignore: bool = False
    ) -> None:
        """Insert rows; with ``ignore`` those whose key is there already are left alone."""
        if not rows:
            return
        if self.server and not ignore:
            self._copy(table, columns, rows)
            return
        marks = ",".join(["%s" if self.server else "?"] * len(columns))
        words = f"INSERT INTO {_name(table)} ({_names(columns)}) VALUES ({marks})"
        if ignore:
            words += " ON CONFLICT DO NOTHING"
        self._many(words, table, columns, rows)

    def update(
        self, table: str, columns: Sequence[str], rows: Sequence[Plain], *, key: str = "id"
    ) -> None:
        """Make the rows with these keys exactly these."""
        if not rows:
            return
        others = [name for name in columns if name != key]
        if self.server and len(rows) > FEW:
            beside = f"beside_{table}"
            self.connection.exec_driver_sql(
                f"CREATE TEMPORARY TABLE IF NOT EXISTS {beside} "
                f"(LIKE {_name(table)}) ON COMMIT DROP"
            )
            self.connection.exec_driver_sql(f"TRUNCATE {beside}")
            self._copy(beside, columns, rows, like=table)
            settings = ",".join(f'"{name}"=b."{name}"' for name in others)
            self.connection.exec_driver_sql(
                f"UPDATE {_name(table)} AS t SET {settings} FROM {beside} AS b "
                f'WHERE t."{key}"=b."{key}"'
            )
            return
        mark = "%s" if self.server else "?"
        settings = ",".join(f'"{name}"={mark}' for name in others)
        words = f'UPDATE {_name(table)} SET {settings} WHERE "{key}"={mark}'
        at = list(columns).index(key)
        turned = [(*row[:at], *row[at + 1 :], row[at]) for row in rows]
        self._many(words, table, [*others, key], turned)

    def delete_extras(self, table: str, keys: Collection[str]) -> None:
        """Forget what a newer program wrote into these rows of a table."""
        self.delete("row_extra", keys, key="row_id", more=f"AND \"table\"='{table}'")

    def delete(self, table: str, keys: Collection[str], *, key: str = "id", more: str = "") -> None:
        """Delete the rows with these keys."""
        if not keys:
            return
        mark = "%s" if self.server else "?"
        words = f'DELETE FROM {_name(table)} WHERE "{key}"={mark} {more}'
        self._many(words, table, [key], [(one,) for one in sorted(keys)])

    def _many(self, words: str, table: str, columns: Sequence[str], rows: Sequence[Plain]) -> None:
        turns = _turns(table, tuple(columns), server=self.server)
        for start in range(0, len(rows), AT_ONCE):
            part = [list(column) for column in zip(*rows[start : start + AT_ONCE], strict=True)]
            for at, turn in turns:
                part[at] = [None if value is None else turn(value) for value in part[at]]
            self.connection.exec_driver_sql(words, list(zip(*part, strict=True)))

    def _copy(
        self, into: str, columns: Sequence[str], rows: Iterable[Plain], *, like: str = ""
    ) -> None:
        spells = _spells(like or into, tuple(columns))
        driver: Any = self.connection.connection.driver_connection
        words = f"COPY {_name(into)} ({_names(columns)}) FROM STDIN"
        with driver.cursor() as cursor, cursor.copy(words) as copy:
            lines: list[str] = []
            for row in rows:
                values = [
                    r"\N" if value is None else spell(value)
                    for spell, value in zip(spells, row, strict=True)
                ]
                lines.append("\t".join(values))
                if len(lines) == AT_ONCE:
                    copy.write("\n".join(lines) + "\n")
                    lines.clear()
            if lines:
                copy.write("\n".join(lines) + "\n")


def _name(table: str) -> str:
    return f'"{table}"'


def _names(columns: Sequence[str]) -> str:
    return ",".join(f'"{name}"' for name in columns)


@cache
def _turns(
    table: str, columns: tuple[str, ...], *, server: bool
) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """Which values a driver wants otherwise than plain; PostgreSQL reads ids and days as text."""
    found: list[tuple[int, Callable[[Any], Any]]] = []
    for at, kind in enumerate(_types(table, columns)):
        if isinstance(kind, Id) and not server:
            found.append((at, bytes.fromhex))
        elif isinstance(kind, Flag) and not server:
            found.append((at, int))
        elif isinstance(kind, Bytes | Packed):
            found.append((at, _bytes))
    return tuple(found)


def _bytes(value: bytes | str) -> bytes:
    return value if isinstance(value, bytes) else bytes.fromhex(value)


@cache
def _spells(table: str, columns: tuple[str, ...]) -> tuple[Callable[[Any], str], ...]:
    return tuple(map(_speller, _types(table, columns)))


def _types(table: str, columns: tuple[str, ...]) -> list[Any]:
    stored = schema.METADATA.tables[table]
    return [stored.c[name].type for name in columns]


def _speller(kind: Any) -> Callable[[Any], str]:
    """How a value is written in the text of COPY."""
    if isinstance(kind, Id):
        return _as_it_is
    if isinstance(kind, Flag):
        return lambda value: "t" if value else "f"
    if isinstance(kind, Bytes | Packed):
        return lambda value: rf"\\x{_bytes(value).hex()}"
    if isinstance(kind, sa.Integer):
        return str
    return _escaped


def _as_it_is(value: str) -> str:
    return value


def _escaped(value: Any) -> str:
    words = value if isinstance(value, str) else str(value)
    if "\\" in words or "\n" in words or "\t" in words or "\r" in words:
        words = words.translate(_ESCAPES)
    return words


_ESCAPES: Final = str.maketrans({"\\": r"\\", "\n": r"\n", "\t": r"\t", "\r": r"\r"})
