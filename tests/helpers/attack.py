"""What somebody who has the whole disk would do to find out who wrote what.

The office of these tests lies on an SQLite file without the cipher: every page, the freed ones and
the log of old pages included, can be searched as bytes, which is what whoever has the key can do.
"""

from __future__ import annotations

import json
import logging
import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from asn_desktop.models import engine
from asn_desktop.models.journal import JournalChange, JournalEntry
from asn_desktop.models.schema import METADATA
from asn_desktop.services.office import Office


def without_cipher(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on databases are opened as plain SQLite with all other settings of the house."""

    def set_up(connection: Any, key: bytes, *, read_only: bool) -> None:
        connection.isolation_level = None
        for pragma in engine.PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        if read_only:
            connection.execute("PRAGMA query_only=ON")

    monkeypatch.setattr(engine, "_set_up", set_up)


class Disk:
    """All of an office that lies on a disk: files, old pages, backups, log of the program."""

    def __init__(self, folder: Path, log: Path) -> None:
        self.folder, self.log = folder, log

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file with its bytes, backups unpacked too."""
        for file in sorted(self.folder.rglob("*")):
            if file.is_file():
                yield file.name, file.read_bytes()
                if file.suffix == ".asncadangan":
                    with zipfile.ZipFile(file) as archive:
                        for name in archive.namelist():
                            yield f"{file.name}/{name}", archive.read(name)
        yield self.log.name, self.log.read_bytes()

    def holding(self, words: str | bytes) -> set[str]:
        """The names of the files that hold these words, however they are spelled."""
        spelled = {words} if isinstance(words, bytes) else {
            words.encode(), words.encode("utf-16-le"), json.dumps(words)[1:-1].encode(),
            words.encode().hex().encode(),
        }  # fmt: skip
        return {name for name, content in self.files() if any(one in content for one in spelled)}

    def copy(self, target: Path) -> Disk:
        """As it lies there now, for later."""
        shutil.copytree(self.folder, target)
        log = target.with_suffix(".log")
        shutil.copy(self.log, log)
        return Disk(target, log)

    def places(self, words: Sequence[str]) -> list[int]:
        """Where in the bytes of database and log of pages each of these stands first."""
        content = b"".join(
            (self.folder / name).read_bytes()
            for name in ("kantor.db", "kantor.db-wal")
            if (self.folder / name).is_file()
        )
        return [content.index(word.encode()) for word in words]


def log_everything(file: Path) -> Callable[[], None]:
    """Let every logger write all it can say into ``file``; call the answer to stop it."""
    handler = logging.FileHandler(file, encoding="utf-8")
    handler.setLevel(logging.DEBUG)
    root, statements = logging.getLogger(), logging.getLogger("sqlalchemy.engine")
    before = (root.level, statements.level)
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    statements.setLevel(logging.INFO)  # with DEBUG every row that is read

    def stop() -> None:
        root.removeHandler(handler)
        handler.close()
        root.setLevel(before[0])
        statements.setLevel(before[1])

    return stop


def rank_correlation(first: Sequence[Any], second: Sequence[Any]) -> float:
    """Spearman's: 1 = the same order, -1 = turned round, about 0 = neither follows the other.

    Of n unrelated pairs it strays from 0 by about 1/√n.
    """

    def ranks(values: Sequence[Any]) -> list[float]:
        order = sorted(range(len(values)), key=lambda at: values[at])
        found = [0.0] * len(values)
        for rank, at in enumerate(order):
            found[at] = float(rank)
        return found

    a, b = ranks(first), ranks(second)
    middle = (len(a) - 1) / 2
    together = sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    return together / sum((x - middle) ** 2 for x in a)


def all_rows(office: Office) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every row of every table as its values are stored."""
    with office.store.reader.connect() as connection:
        for table in METADATA.sorted_tables:
            for row in connection.execute(sa.text(f'SELECT * FROM "{table.name}"')):
                yield table.name, dict(row._mapping)


def journal_entries(tx: Any) -> list[int]:
    """The numbers of all entries."""
    return list(tx.session.scalars(sa.select(JournalEntry.seq)))


def journal_of(office: Office, first: int) -> list[tuple[str, str, str, str | None]]:
    """(act, kind, field, after) of every change from entry ``first`` on."""

    def read(tx: Any) -> list[tuple[str, str, str, str | None]]:
        found = tx.session.execute(
            sa.select(
                JournalEntry.act, JournalChange.kind, JournalChange.field, JournalChange.after
            )
            .join(JournalChange, JournalChange.entry == JournalEntry.seq)
            .where(JournalEntry.seq >= first)
            .order_by(JournalEntry.seq, JournalChange.no)
        )
        return [tuple(row) for row in found]

    return office.read(read)
