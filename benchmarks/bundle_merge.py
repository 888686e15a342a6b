"""Merging a whole office at the centre beside bare INSERT (SQLite) and COPY (PostgreSQL).

    python benchmarks/bundle_merge.py [FOLDER] [--copies 8]

The practice office (kept in FOLDER, if given), copied with new ids, is merged into an
empty centre by `services.merge`: every value checked, links and doubles looked up, rows, revisions
and heads written, people derived, committed. Beside it the very same rows go bare into the very
same tables of another empty database: `executemany` of the driver on the encrypted file, and `COPY`
of text made beforehand, each with its commit. Then the same quarter's changes. PostgreSQL is a
throwaway server where its binaries are installed; else it says so. An aim missed fails the run.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models import schema
from asn_desktop.models.engine import Store, open_server
from asn_desktop.models.exchange import Bundle, Place
from asn_desktop.models.paper import SealedContent
from asn_desktop.models.people import PersonNow
from asn_desktop.rules.acts import Act
from asn_desktop.rules.exchange import PARCELS, PROGRESS, REFERENCE
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import merge, parcels, setup
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.merge_store import Writes
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.services.opening import open_store
from asn_desktop.services.parcel_check import columns_of, place_of, read
from asn_desktop.views.bundles import Payload, Revised
from asn_desktop.workflows import practice

AIM = 0.25
_ID = re.compile(rb'"([0-9a-f]{32})"')
_NIP = re.compile(rb'("[0-9]{10})([0-9]{8})"')
Rows = dict[str, list[tuple[Any, ...]]]


def gather(tx: ReadTx) -> tuple[list[Revised], dict[str, str], Rows]:
    """All that travels of an office, and the years and periods it leans on."""
    touched = parcels.everything(tx)
    found = [
        Revised(kind, key, text)
        for kind in PARCELS
        for key, text in parcels.texts(tx, kind, touched.parcels[kind], touched.places).items()
    ]
    sealed = {row.fingerprint: row.content for row in tx.session.scalars(sa.select(SealedContent))}
    reference: Rows = {}
    for name in REFERENCE:
        table = parcels.table_of(name)
        rows = tx.session.execute(sa.select(table))
        reference[name] = [tuple(parcels.plain_row(name, row).values()) for row in rows]
    return found, sealed, reference


def copied(revisions: Sequence[Revised], keep: set[bytes], turn: int) -> list[Revised]:
    """The same office again with ids of its own."""
    salt = turn.to_bytes(4)

    def swap(match: re.Match[bytes]) -> bytes:
        known = match.group(1)
        if known in keep:
            return match.group(0)
        fresh = hashlib.md5(salt + known, usedforsecurity=False).hexdigest().encode()
        return b'"' + known[:12] + fresh[12:] + b'"'  # ids go on being in the order of time

    def another(match: re.Match[bytes]) -> bytes:
        return match.group(1) + b"%08d" % (int(match.group(2)) * 31 % 10**6 * 100 + turn) + b'"'

    made = []
    skp_of: dict[str, str] = {}
    for one in revisions:
        text = _NIP.sub(another, _ID.sub(swap, one.text))
        key = UUID(text[7:39].decode())
        if one.kind == "skp":
            for table, row in read("skp", key.hex, text).rows():
                if table == "work_result":
                    skp_of[row[place_of(table, "id")]] = key.hex
        if one.kind == PROGRESS:
            table, row = next(iter(read(PROGRESS, key.hex, text).rows()))
            skp = UUID(skp_of[row[place_of(table, "work_result_id")]])
            period = UUID(row[place_of(table, "period_id")])
            fresh = parcels.progress_id(skp, period)
            text, key = text.replace(key.hex.encode(), fresh.hex.encode(), 1), fresh
        made.append(Revised(one.kind, key, text))
    return made


def bare_rows(payload: Payload) -> Rows:
    """The rows a payload brings, by table."""
    rows: Rows = {"sealed_content": [(name, content) for name, content in payload.sealed.items()]}
    for one in payload.revisions:
        for table, row in read(one.kind, one.id.hex, one.text).rows():
            rows.setdefault(table, []).append(row)
    return rows


def names_of(table: str) -> tuple[str, ...]:
    """The columns of a table."""
    if table in PARCELS or table not in ("sealed_content", *REFERENCE):
        return columns_of(table)
    return tuple(column.key for column in schema.METADATA.tables[table].columns)


def put_reference(store: Store, reference: Rows) -> None:
    """Years and periods are there before anything comes."""
    office = Office(store, STANDARD)

    def write(tx: Tx) -> None:
        setup.change_settings(tx, exchange_role="centre")
        writes = Writes(tx)
        for table, rows in reference.items():
            writes.insert(table, names_of(table), rows)

    office.write(Act.BECOME_CENTRE, write)


def bare(store: Store, rows: Rows) -> float:
    """Seconds for the rows alone, values and text made ready before the clock runs."""
    connection = store.writer.raw_connection()
    driver: Any = connection.driver_connection
    if store.is_sqlite:
        ready = [
            (
                f"INSERT INTO {table} ({','.join(map(_quoted, names_of(table)))}) "
                f"VALUES ({','.join('?' * len(names_of(table)))})",
                sqlite_values(table, of),
            )
            for table, of in rows.items()
        ]
        begun = time.perf_counter()
        driver.execute("BEGIN IMMEDIATE")
        for words, values in ready:
            driver.executemany(words, values)
        driver.execute("COMMIT")
    else:
        texts = [(table, copy_text(of)) for table, of in rows.items()]
        begun = time.perf_counter()
        with driver.cursor() as cursor:
            for table, text in texts:
                names = ",".join(map(_quoted, names_of(table)))
                with cursor.copy(f'COPY "{table}" ({names}) FROM STDIN') as copy:
                    copy.write(text)
        driver.commit()
    taken = time.perf_counter() - begun
    connection.close()
    return taken


def _quoted(name: str) -> str:
    return f'"{name}"'


def sqlite_values(table: str, rows: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """What the driver is given: ids as 16 bytes."""
    from asn_desktop.services.merge_store import _turns

    turns = dict(_turns(table, names_of(table), server=False))
    return [
        tuple(
            value if value is None or at not in turns else turns[at](value)
            for at, value in enumerate(row)
        )
        for row in rows
    ]


def copy_text(rows: Sequence[tuple[Any, ...]]) -> str:
    """Rows as COPY reads them."""
    special = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})
    return "".join(
        "\t".join("\\N" if v is None else str(v).translate(special) for v in row) + "\n"
        for row in rows
    )


def merged(store: Store, payload: Payload, place_id: UUID, name: str) -> float:
    """Seconds for the whole merge with its commit."""
    office = Office(store, STANDARD)

    def take(tx: Tx) -> dict[str, int]:
        place = tx.session.get_one(Place, place_id)
        row = Bundle(
            sha256=hashlib.sha256(name.encode()).hexdigest(),
            direction=Direction.IN,
            kind=BundleKind.CHANGES,
            state=BundleState.CHECKED,
            at=tx.now,
            by="",
            size=0,
            place_id=place_id,
        )
        tx.session.add(row)
        tx.session.flush()
        return dict(merge.take_payload(tx, row, place, payload).counts)

    begun = time.perf_counter()
    counts = office.merge(Act.MERGE_BUNDLE, place_id, take).value
    taken = time.perf_counter() - begun
    if set(counts) - {"new", "changed", "known"}:
        raise SystemExit(f"not everything was merged: {counts}")
    return taken


def add_place(store: Store, code: str) -> UUID:
    """A place whose bundles come."""

    def write(tx: Tx) -> UUID:
        row = Place(code=code, name=code)
        tx.session.add(row)
        return row.id

    return Office(store, STANDARD).write(Act.ENROL_PLACE, write).value


def changed(payload: Payload) -> Payload:
    """A quarter's work: every realisation and evaluation reworded, on top of what was told."""
    made = []
    for one in payload.revisions:
        if one.kind in (PROGRESS, "evaluation"):
            text = one.text.replace(b'"Register', b'"Buku register').replace(b'"skp":', b'"skp":')
            text = text.replace(b" surat", b" surat masuk").replace(b"baik", b"baik sekali")
            if text != one.text:
                before = (hashlib.sha256(one.text).hexdigest(),)
                made.append(Revised(one.kind, one.id, text, before))
    return Payload(revisions=tuple(made))


# ---- databases


@contextmanager
def sqlite_centre(folder: Path, name: str) -> Iterator[Store]:
    """An empty encrypted file."""
    store = open_store(folder / name)
    try:
        yield store
    finally:
        store.close()


@contextmanager
def server(folder: Path) -> Iterator[str | None]:
    """The address of a throwaway PostgreSQL; None without its binaries."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        yield None
        return
    binaries = found[-1].parent
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    if user:
        shutil.chown(folder, "postgres")
        folder.chmod(0o755)
    quiet = {"check": True, "capture_output": True, "cwd": folder}
    data = str(folder / "data")
    subprocess.run([*user, binaries / "initdb", "-D", data, "-A", "trust", "-U", "asn"], **quiet)
    options = f"-k {folder} -c listen_addresses='' -c shared_buffers=256MB"
    control = [*user, binaries / "pg_ctl", "-D", data]
    subprocess.run([*control, "-w", "-o", options, "-l", folder / "log", "start"], **quiet)
    try:
        yield f"postgresql+psycopg://asn@/postgres?host={folder}"
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **quiet)


@contextmanager
def server_centre(address: str, name: str) -> Iterator[Store]:
    """An empty database of the server."""
    admin = sa.create_engine(address, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    store = open_server(address.replace("/postgres?", f"/{name}?"))
    schema.create(store)
    try:
        yield store
    finally:
        store.close()
        admin.dispose()


# ---- telling


def compare(
    title: str, full: Store, plain: Store, payload: Payload, reference: Rows
) -> list[float]:
    """Both ways into two empty databases; returns the shares that have an aim."""
    put_reference(full, reference)
    put_reference(plain, reference)
    place_id = add_place(full, "32.04.17")
    rows = bare_rows(payload)
    total = sum(map(len, rows.values()))
    bare_time = bare(plain, rows)
    processor = time.process_time()
    whole = merged(full, payload, place_id, "penuh")
    processor = time.process_time() - processor
    share = bare_time / whole
    print(f"{title}: {total:,} rows, {len(payload.revisions):,} revisions")
    print(f"  bare            {bare_time:7.2f} s {total / bare_time:10,.0f} rows/s")
    print(f"  merged          {whole:7.2f} s {total / whole:10,.0f} rows/s   {share:.0%} of bare")
    print(f"                  {processor:7.2f} s of processor here")
    quarter = changed(payload)
    if quarter.revisions:
        taken = merged(full, quarter, place_id, "triwulan")
        print(f"  a quarter       {taken:7.2f} s for {len(quarter.revisions):,} revisions")
    again = merged(full, payload, place_id, "lagi")
    print(f"  all of it again {again:7.2f} s, nothing changed")
    people = Office(full, STANDARD).read(
        lambda tx: tx.session.scalar(sa.select(sa.func.count()).select_from(PersonNow))
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {people} people derived; memory at most {peak:,.0f} MiB", flush=True)
    return [share]


def main() -> int:
    """Run and return 1 when an aim was missed."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", nargs="?", type=Path)
    words.add_argument("--copies", type=int, default=8)
    words.add_argument("--only", choices=("sqlite", "postgresql"))
    asked = words.parse_args()
    gc.disable()  # as the window does, which collects in its own thread alone
    shares: list[float] = []
    with tempfile.TemporaryDirectory() as name, ExitStack() as open_ones:
        folder = Path(name)
        source = asked.folder or folder / "latihan"
        if not source.exists():
            practice.build(source)
        office = Office(open_store(source), STANDARD)
        revisions, sealed, reference = office.read(gather)
        office.close()
        keep = {
            row[names_of(table).index("id")].encode()
            for table, rows in reference.items()
            for row in rows
        }
        whole = [one for turn in range(asked.copies) for one in copied(revisions, keep, turn)]
        payload = Payload(revisions=tuple(whole), sealed=sealed)
        if asked.only != "postgresql":
            full = open_ones.enter_context(sqlite_centre(folder, "pusat"))
            plain = open_ones.enter_context(sqlite_centre(folder, "polos"))
            shares += compare("SQLite, encrypted", full, plain, payload, reference)
        if asked.only != "sqlite":
            with tempfile.TemporaryDirectory() as place, server(Path(place)) as address:
                if address is None:
                    print("PostgreSQL: no server binaries installed, not measured")
                else:
                    with (
                        server_centre(address, "pusat") as full,
                        server_centre(address, "polos") as plain,
                    ):
                        shares += compare("PostgreSQL", full, plain, payload, reference)
    missed = [share for share in shares if share < AIM]
    if missed:
        print(f"missed: at least {AIM:.0%} of bare")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
