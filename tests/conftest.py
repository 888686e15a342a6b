"""Shared fixtures: offices on real files, the same on PostgreSQL, loud logs, drained threads."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import logging
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.models import schema
from asn_desktop.models.engine import Store, open_server
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Office
from asn_desktop.services.opening import open_store


class FixedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def advance(self, **delta: float) -> None:
        self.moment += timedelta(**delta)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 7, 2, 7, 30, tzinfo=UTC))


def _server_binaries() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    return Path(initdb).parent if initdb else None


def _as_server(*command: str) -> list[str]:
    """PostgreSQL refuses to run as root: use its own user then."""
    return ["runuser", "-u", "postgres", "--", *command] if os.geteuid() == 0 else [*command]


@pytest.fixture(scope="session")
def postgres() -> Iterator[str | None]:
    """The address of a throwaway PostgreSQL on a socket of its own; None without the binaries."""
    binaries = _server_binaries()
    if binaries is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="asn-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    run = {"check": True, "capture_output": True, "cwd": folder}
    subprocess.run(
        _as_server(
            str(binaries / "initdb"), "-D", str(folder / "data"), "-A", "trust", "-U", "asn"
        ),
        **run,
    )
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    pg_ctl = [str(binaries / "pg_ctl"), "-D", str(folder / "data")]
    subprocess.run(
        _as_server(*pg_ctl, "-w", "-o", options, "-l", str(folder / "log"), "start"), **run
    )
    try:
        yield f"postgresql+psycopg://asn@/postgres?host={folder}"
    finally:
        subprocess.run(_as_server(*pg_ctl, "-m", "immediate", "stop"), **run)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(tmp_path / "kantor")
    yield store
    store.close()


@pytest.fixture
def postgres_store(postgres: str | None) -> Iterator[Store]:
    if postgres is None:
        pytest.skip("PostgreSQL server binaries are not installed")
    name = f"t{os.getpid()}_{os.urandom(4).hex()}"
    admin = sa.create_engine(postgres, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    store = open_server(postgres.replace("/postgres?", f"/{name}?"))
    schema.create(store)
    yield store
    store.close()
    with admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, clock: FixedClock) -> Office:
    """An empty office, once on SQLite and once on PostgreSQL: for service tests."""
    kind = "sqlite_store" if request.param == "sqlite" else "postgres_store"
    return Office(request.getfixturevalue(kind), STANDARD, clock)


@pytest.fixture
def sqlite_office(sqlite_store: Store, clock: FixedClock) -> Office:
    """An empty office on SQLite alone: for window tests."""
    return Office(sqlite_store, STANDARD, clock)


@pytest.fixture(autouse=True)
def _loud(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A log record of warning or above that a test did not expect fails it."""
    yield
    loud = [
        record
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and not getattr(record, "expected", False)
    ]
    assert not loud, [record.getMessage() for record in loud]
