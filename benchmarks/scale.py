"""Offices a centre takes in per hour: bundles of many offices into PostgreSQL.

    python benchmarks/scale.py [--offices 12] [--staff 60] [--years 1] [--processes 1,2]
                               [--alone N] [--folder DIR]

Every office of `bundle_office.py` becomes a real, signed, encrypted file. A throwaway PostgreSQL
(on disk, fsync on) becomes a centre, and processes take the files in exactly as the inbox does:
signature, seal, every check, one transaction per bundle. With one process first (``--alone`` of the
offices), then with the others' number all of them into a fresh database; each process takes offices
of its own. Beside it stands bare COPY of the same rows in the same run: into the same tables with
their keys, indexes and triggers, and into tables that have none of these. A bundle that leaves
anything held, asked about or unread fails the run.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from bundle_office import YEAR, Pattern

from asn_desktop.bundles import container
from asn_desktop.bundles.container import Receiver
from asn_desktop.bundles.keys import Signer, make_identity
from asn_desktop.models import engine
from asn_desktop.models.exchange import Place
from asn_desktop.models.types import natural_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.exchange import PARCEL_OF
from asn_desktop.rules.merging import BundleState, KeyState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import merge_bundles, periods, setup
from asn_desktop.services.merge_bundles import Arrived
from asn_desktop.services.office import Actor, Tx
from asn_desktop.services.server import open_office
from asn_desktop.views.bundles import CENTRE_CODE, Header, KeyEntry

AIM = 0.25
"""Of the rate of COPY into the same tables."""
SIGNER = bytes(range(32))
SETTINGS = "shared_buffers=1GB", "max_wal_size=4GB", "checkpoint_timeout=15min"
TABLES = (*PARCEL_OF, "sealed_content")


@dataclass(frozen=True)
class Done:
    """One bundle taken in. ``began`` and ``ended`` on the clock all processes share.

    ``busy``: seconds of processor time of the importing process, ``served`` of the server for it;
    unlike the clock they do not depend on what else the machine does.
    """

    office: int
    rows: int
    opened: float
    busy: float
    served: float
    began: float
    ended: float
    memory: int


# ---- the server


@contextlib.contextmanager
def server(folder: Path) -> Iterator[str]:
    """A throwaway PostgreSQL in ``folder``; yields the folder of its socket."""
    binaries = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    initdb = str(binaries[-1]) if binaries else shutil.which("initdb")
    if initdb is None:
        sys.exit("PostgreSQL server binaries are not installed.")
    ctl = str(Path(initdb).with_name("pg_ctl"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = str(folder / "data")
    _as_server(folder, initdb, "-D", data, "-A", "trust", "-U", "asn")
    options = " ".join(f"-c {each}" for each in (*SETTINGS, "listen_addresses=''"))
    start = ("-w", "-o", f"-k {folder} {options}", "-l", str(folder / "log"), "start")
    _as_server(folder, ctl, "-D", data, *start)
    try:
        yield str(folder)
    finally:
        _as_server(folder, ctl, "-D", data, "-m", "immediate", "stop")


def _as_server(folder: Path, *command: str) -> None:
    words = ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else [*command]
    subprocess.run(words, check=True, capture_output=True, cwd=folder)


def url(socket: str, database: str, name: str = "asn") -> str:
    return f"postgresql+psycopg://asn@/{database}?host={socket}&application_name={name}"


def served(socket: str, database: str, name: str) -> float:
    """Seconds of processor time of the server's processes that work for ``name``."""
    asked = f"SELECT pid FROM pg_stat_activity WHERE application_name = '{name}'"
    return sum(_worked(pid) for (pid,) in ask(socket, database, asked))


def _worked(pid: int) -> float:
    parts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(parts[11]) + int(parts[12])) / os.sysconf("SC_CLK_TCK")


def ask(socket: str, database: str, words: str) -> Any:
    with psycopg.connect(host=socket, user="asn", dbname=database, autocommit=True) as connection:
        found = connection.execute(words)
        return found.fetchall() if found.description else None


# ---- the files


def place_code(office: int) -> str:
    return f"{office // 1000:02}.{office % 1000:03}"


def installation(office: int) -> UUID:
    return natural_id("installation", office)


def make_files(folder: Path, pattern: Pattern, offices: Sequence[int], recipient: str) -> int:
    """One sealed bundle per office; returns their bytes."""
    signer, size = Signer.from_bytes(SIGNER), 0
    for office in offices:
        header = Header(
            kind=BundleKind.CHANGES,
            place=place_code(office),
            to=CENTRE_CODE,
            installation=installation(office),
            epoch=f"{office:016x}",
            number=1,
            previous="",
            after=0,
            upto=1000,
            created=datetime(YEAR, 12, 20, tzinfo=UTC),
            app="bench",
            schema=engine.SCHEMA,
            reads_from=engine.SCHEMA,
        )
        data = container.seal(header, pattern.office(office), signer=signer, recipients=[recipient])
        (folder / str(office)).write_bytes(data)
        size += len(data)
    return size


# ---- the centre


def make_centre(socket: str, database: str, offices: int, years: int) -> None:
    """A database with the tables, the years and a place for every office."""
    ask(socket, "postgres", f"CREATE DATABASE {database}")
    with open_office(url(socket, database)) as office:
        office.write(
            Act.BECOME_CENTRE, lambda tx: setup.change_settings(tx, exchange_role="centre")
        )
        for year in range(YEAR - years + 1, YEAR + 1):
            office.write(Act.SET_UP_PERIODS, periods.set_up_year, year)

        def enrol(tx: Tx) -> None:
            for number in range(offices):
                code = place_code(number)
                tx.session.add(Place(code=code, name=f"Kecamatan {code}"))

        office.write(Act.ENROL_PLACE, enrol)


def take_in(
    socket: str, database: str, files: str, secret: str, offices: Sequence[int], rows: int
) -> list[Done]:
    """Take bundles in, one after the other, as the inbox does; in a process of its own."""
    signer, done = Signer.from_bytes(SIGNER), []
    since = date(YEAR, 1, 5)
    name = f"importer{os.getpid()}"
    with open_office(url(socket, database, name)) as office:
        office.actor = Actor(name="Rina Wulandari")
        for number in offices:
            entry = KeyEntry(
                place_code(number),
                "",
                installation(number),
                signer.public,
                "",
                KeyState.ACTIVE,
                since,
            )
            content = (Path(files) / str(number)).read_bytes()
            before = served(socket, database, name)
            began, busy = time.monotonic(), time.process_time()
            me = Receiver(CENTRE_CODE)
            header, payload = container.open_sealed(content, {signer.key_id: entry}, me, [secret])
            sha256 = hashlib.sha256(content).hexdigest()
            opened = time.monotonic() - began
            arrived = Arrived(f"{number}.spk", sha256, content, header, {})
            bundle_id = office.write(Act.RECEIVE_BUNDLE, merge_bundles.keep, arrived).value
            place_id = office.read(merge_bundles.place_of_bundle, bundle_id)
            assert place_id is not None
            outcome = office.merge(
                Act.MERGE_BUNDLE, place_id, merge_bundles.apply, bundle_id, header, payload
            ).value
            ended = time.monotonic()
            if outcome.state is not BundleState.APPLIED or set(outcome.counts) != {"new"}:
                raise SystemExit(f"office {number}: {outcome.state} {dict(outcome.counts)}")
            busy = time.process_time() - busy
            worked = served(socket, database, name) - before
            done.append(Done(number, rows, opened, busy, worked, began, ended, _resident()))
    return done


def _resident() -> int:
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


# ---- bare COPY


def bare_copy(socket: str, source: str) -> dict[str, tuple[int, float, float]]:
    """Rows, seconds and processor seconds of COPY of all parcels of ``source``.

    Into the same tables, and into heaps.

    The same: with keys, indexes, foreign keys and triggers, in one transaction.
    """
    ask(socket, "postgres", "CREATE DATABASE same")
    with open_office(url(socket, "same")):
        pass
    ask(socket, "postgres", "CREATE DATABASE heaps")
    found = {}
    for target in ("same", "heaps"):
        rows = 0
        with (
            psycopg.connect(host=socket, user="asn", dbname=source) as from_,
            psycopg.connect(host=socket, user="asn", dbname=target) as into,
        ):
            if target == "heaps":
                _bare_tables(socket, into)
            kept = {name: _read_out(from_, name) for name in ("year", "period", *_tables(from_))}
            began, worked = time.monotonic(), time.process_time() + _worked(into.info.backend_pid)
            for name, parts in kept.items():
                with into.cursor() as cursor, cursor.copy(f'COPY "{name}" FROM STDIN') as copy:
                    for part in parts:
                        copy.write(part)
                rows += sum(part.count(b"\n") for part in parts)
            into.commit()
            worked = time.process_time() + _worked(into.info.backend_pid) - worked
            found[target] = (rows, time.monotonic() - began, worked)
    ask(socket, "postgres", "DROP DATABASE same")
    ask(socket, "postgres", "DROP DATABASE heaps")
    return found


def _tables(connection: psycopg.Connection[Any]) -> list[str]:
    """Tables of parcels that have rows, each after what it leans on."""
    return [
        name
        for name in ("sealed_content", *PARCEL_OF)
        if connection.execute(f'SELECT 1 FROM "{name}" LIMIT 1').fetchone()
    ]


def _read_out(connection: psycopg.Connection[Any], name: str) -> list[bytes]:
    with connection.cursor() as cursor, cursor.copy(f'COPY "{name}" TO STDOUT') as copy:
        return [bytes(part) for part in copy]


def _bare_tables(socket: str, into: psycopg.Connection[Any]) -> None:
    """The columns alone."""
    asked = (
        "SELECT table_name, string_agg(format('%I %s', column_name, udt_name), ', ' "
        "ORDER BY ordinal_position) FROM information_schema.columns "
        "WHERE table_schema = 'public' GROUP BY table_name"
    )
    for name, columns in ask(socket, "same", asked):
        into.execute(f'CREATE TABLE "{name}" ({columns})')


# ---- what is told


def tell(name: str, done: Sequence[Done]) -> float:
    """Print what a run came to; returns rows per second of processor time."""
    begun, ended = min(one.began for one in done), max(one.ended for one in done)
    seconds, rows = ended - begun, sum(one.rows for one in done)
    opening = sum(one.opened for one in done) / sum(one.ended - one.began for one in done)
    print(
        f"\n{name}: {len(done)} offices, {rows:,} rows in {seconds:,.1f} s = {rows / seconds:,.0f} "
        f"rows/s, {len(done) / seconds * 3600:,.0f} offices/h; opening the files {opening:.0%}"
    )
    ordered = sorted(done, key=lambda one: one.ended)
    tenth = max(2, len(ordered) // 10)
    for words, part in (("first tenth", ordered[:tenth]), ("last tenth", ordered[-tenth:])):
        clock = sum(one.ended - one.began for one in part) / len(part)
        program = sum(one.busy for one in part) / len(part)
        server_ = sum(one.served for one in part) / len(part)
        memory = max(one.memory for one in part) / 2**20
        print(
            f"  {words}: {clock:.2f} s a bundle; processor time {program:.2f} s of the program and "
            f"{server_:.2f} s of the server; memory of a process {memory:.0f} MiB"
        )
    work = sum(one.busy + one.served for one in done)
    print(f"  {rows / work:,.0f} rows per second of processor time, program and server together")
    return rows / work


def sizes(socket: str, database: str, offices: int) -> None:
    """Print what the database weighs and its largest tables."""
    total = ask(socket, database, f"SELECT pg_database_size('{database}')")[0][0]
    print(f"  database {total / 2**20:,.0f} MiB, {total / offices / 2**20:,.2f} MiB an office")
    asked = (
        "SELECT relname, pg_total_relation_size(oid), pg_indexes_size(oid) FROM pg_class "
        "WHERE relkind = 'r' ORDER BY 2 DESC LIMIT 8"
    )
    for table, whole, indexes in ask(socket, database, asked):
        print(f"    {table:16} {whole / 2**20:8,.1f} MiB, indexes {indexes / 2**20:8,.1f}")


def run(
    socket: str, files: Path, secret: str, told: argparse.Namespace, processes: int, rows: int
) -> float:
    """All offices (or those for one process alone) into a fresh centre."""
    database = f"centre{processes}"
    count = min(told.alone or told.offices, told.offices) if processes == 1 else told.offices
    make_centre(socket, database, told.offices, told.years)
    shares = [range(start, count, processes) for start in range(processes)]
    with ProcessPoolExecutor(processes, multiprocessing.get_context("spawn")) as pool:
        waiting = [
            pool.submit(take_in, socket, database, str(files), secret, share, rows)
            for share in shares
        ]
        done = [one for each in waiting for one in each.result()]
    rate = tell(f"{processes} process{'es' * (processes > 1)}", done)
    sizes(socket, database, count)
    return rate


def main() -> None:
    """Make the files, take them in, compare."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--offices", type=int, default=12)
    asked.add_argument("--staff", type=int, default=60)
    asked.add_argument("--years", type=int, default=1)
    asked.add_argument("--processes", default="1,2")
    asked.add_argument("--alone", type=int, default=0, help="offices for the run with one process")
    asked.add_argument("--folder", type=Path, default=None, help="where the server and files lie")
    told = asked.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    with tempfile.TemporaryDirectory(prefix="asn-scale-", dir=told.folder) as name:
        folder = Path(name)
        folder.chmod(0o755)
        base, files = folder / "server", folder / "files"
        base.mkdir()
        files.mkdir()
        secret, recipient = make_identity()
        pattern = Pattern(told.staff, told.years)
        begun = time.monotonic()
        size = make_files(files, pattern, range(told.offices), recipient)
        print(
            f"{told.offices} offices of {told.staff} staff, {told.years} years: {pattern.rows:,} "
            f"rows and {len(pattern.made):,} parcels each, {size / told.offices / 2**20:.2f} MiB "
            f"a bundle (made in {time.monotonic() - begun:.0f} s)"
        )
        with server(base) as socket:
            rates, copied = {}, None
            for processes in map(int, told.processes.split(",")):
                rates[processes] = run(socket, files, secret, told, processes, pattern.rows)
                if copied is None:
                    copied = bare_copy(socket, f"centre{processes}")
            compare(rates, copied or {})


def compare(rates: dict[int, float], copied: dict[str, tuple[int, float, float]]) -> None:
    """Print the rates of COPY beside ours, all per second of processor time."""
    names = {"same": "the same tables with keys, indexes and triggers", "heaps": "bare heaps"}
    print()
    for target, (rows, seconds, worked) in copied.items():
        shares = ", ".join(
            f"{n} process(es) {ours / rows * worked:.0%}" for n, ours in rates.items()
        )
        print(
            f"COPY into {names[target]}: {rows:,} rows, {rows / seconds:,.0f} rows/s, "
            f"{rows / worked:,.0f} per second of processor time; ours: {shares}"
        )
    rows, _seconds, worked = copied["same"]
    if min(rates.values()) < AIM * rows / worked:
        print(f"below the aim of {AIM:.0%} of COPY into the same tables")


if __name__ == "__main__":
    main()
