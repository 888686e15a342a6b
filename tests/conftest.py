"""Shared fixtures: offices on real files, the same on PostgreSQL, loud logs, drained threads."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import logging
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import UUID

import hypothesis
import pytest
import sqlalchemy as sa

from asn_desktop.models import people as stored
from asn_desktop.models import planning as plans
from asn_desktop.models import schema
from asn_desktop.models.engine import Store, open_server
from asn_desktop.rules import names, positions
from asn_desktop.rules import planning as planning_rules
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.nip import EmployeeKind, Sex
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.opening import open_store

# What one run generates the next one does too: a run that fails can be looked into.
hypothesis.settings.register_profile("steady", derandomize=True, database=None)
if not os.environ.get("ASN_SOAK"):
    hypothesis.settings.load_profile("steady")


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
    memory = Path("/dev/shm")  # a throwaway server need not touch the disk
    folder = Path(tempfile.mkdtemp(prefix="asn-pg-", dir=memory if memory.is_dir() else None))
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


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty office made once; tests work on copies (it is closed, so files may be copied)."""
    folder = tmp_path_factory.mktemp("kosong") / "kantor"
    open_store(folder).close()
    return folder


@pytest.fixture
def sqlite_store(tmp_path: Path, empty_folder: Path) -> Iterator[Store]:
    shutil.copytree(empty_folder, tmp_path / "kantor")
    store = open_store(tmp_path / "kantor")
    yield store
    store.close()


@pytest.fixture(scope="session")
def postgres_admin(postgres: str | None) -> Iterator[sa.Engine | None]:
    """Makes and drops databases; the schema is made once, in a template."""
    if postgres is None:
        yield None
        return
    admin = sa.create_engine(postgres, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE kosong")
    store = open_server(postgres.replace("/postgres?", "/kosong?"))
    schema.create(store)
    store.close()
    yield admin
    admin.dispose()


@pytest.fixture
def postgres_store(postgres: str | None, postgres_admin: sa.Engine | None) -> Iterator[Store]:
    if postgres is None or postgres_admin is None:
        pytest.skip("PostgreSQL server binaries are not installed")
    name = f"t{os.urandom(6).hex()}"
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE kosong STRATEGY file_copy")
    store = open_server(postgres.replace("/postgres?", f"/{name}?"))
    yield store
    store.close()
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def office(request: pytest.FixtureRequest, clock: FixedClock) -> Office:
    """An empty office, once on SQLite and once on PostgreSQL: for service tests."""
    kind = "sqlite_store" if request.param == "sqlite" else "postgres_store"
    return Office(request.getfixturevalue(kind), STANDARD, clock)


@pytest.fixture
def sqlite_office(sqlite_store: Store, clock: FixedClock) -> Office:
    """An empty office on SQLite alone: for window tests."""
    return Office(sqlite_store, STANDARD, clock)


@pytest.fixture
def valid_nip() -> Callable[[EmployeeKind], str]:
    """Make NIPs that are valid and distinct within one test."""
    numbers = count(1)

    def make(kind: EmployeeKind = EmployeeKind.PNS) -> str:
        number = next(numbers)
        born = date(1980, 1, 1) + timedelta(days=number)
        code = "04" if kind is EmployeeKind.PNS else "21"
        return f"{born:%Y%m%d}2005{code}{2 - number % 2}{number % 1000:03d}"

    return make


def _named(tx: Tx, mapped: type, name: str, **fields: object) -> UUID:
    folded = names.fold(name)
    row = tx.session.scalars(sa.select(mapped).where(mapped.folded == folded)).first()
    if row is None:
        row = mapped(name=name, folded=folded, **fields)
        tx.session.add(row)
        tx.session.flush()
    return row.id


def _write_person(tx: Tx, fields: dict[str, object]) -> UUID:
    kind, since = fields["kind"], fields["since"]
    person = stored.Person(name=fields["name"], kind=kind)
    key = person.id
    tx.session.add(person)
    if kind is None:
        person.outside_title, person.outside_agency = fields["position"], fields["unit"]
    if fields["nip"]:
        nip = fields["nip"]
        tx.session.add(stored.PersonNip(person_id=key, nip=nip))
        if kind is not None:
            person.birth_date = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
            person.sex = Sex.MAN if nip[14] == "1" else Sex.WOMAN
    if kind is not None:
        post, unit = fields["position"], fields["unit"]
        post_kind = fields["position_kind"] or positions.guess_kind(post)
        more = {
            "kind": post_kind,
            "grade": fields["grade"] or positions.parse_grade(post),
            "form_family": fields["form_family"],
        }
        tx.session.add(
            stored.Placement(
                person_id=key,
                position_id=_named(tx, stored.Position, post, **more) if post else None,
                unit_id=_named(tx, stored.Unit, unit) if unit else None,
                heads=fields["heads"],
                since=since,
            )
        )
    if fields["rank"] is not None:
        tx.session.add(stored.PersonRank(person_id=key, rank=fields["rank"], since=since))
    if fields["assessor"] is not None:
        row = stored.PersonAssessor(person_id=key, assessor_id=fields["assessor"], since=since)
        tx.session.add(row)
    if fields["status"] is not None:
        tx.session.add(stored.PersonStatus(person_id=key, status=fields["status"], since=since))
    return key


@pytest.fixture
def make_person(valid_nip: Callable[[EmployeeKind], str]) -> Callable[..., UUID]:
    """Factory of people: ``make_person(office, "Siti Aminah, S.E.", position="Camat")`` -> id.

    One act writes person, NIP, rank, position, unit and assessor. Positions and units are found by
    name and made when new. ``unit=None`` and so on leaves a thing out; ``kind=None`` makes a
    *pejabat luar* with ``position`` as title and ``unit`` as agency.
    """
    numbers = count(1)

    def make(
        office: Office,
        name: str | None = None,
        *,
        nip: str | None = "",
        kind: EmployeeKind | None = EmployeeKind.PNS,
        rank: Rank | None = Rank.III_C,
        position: str | None = "Pengelola Data",
        position_kind: positions.PositionKind | None = None,
        grade: positions.Grade | None = None,
        form_family: positions.FormFamily | None = None,
        unit: str | None = "Kecamatan Mulyorejo",
        heads: bool = False,
        assessor: UUID | None = None,
        since: date | None = None,
        status: Status | None = None,
    ) -> UUID:
        fields = dict(locals())
        number = next(numbers)
        fields["name"] = name or f"Pegawai {number:03d}, S.E."
        if nip == "":
            fields["nip"] = None if kind is None else valid_nip(kind)
        if kind is None:
            fields["rank"] = None
        elif rank is Rank.III_C and kind is not EmployeeKind.PNS:
            fields["rank"] = Rank.PPPK_IX
        return office.write(Act.ADD_PERSON, _write_person, fields).value

    return make


def _write_skp(tx: Tx, fields: dict[str, object]) -> UUID:
    approach = fields["approach"]
    skp = plans.Skp(
        person_id=fields["person"],
        assessor_id=fields["assessor"],
        year=fields["year"],
        starts=date(fields["year"], 1, 1),
        ends=date(fields["year"], 12, 31),
        approach=approach,
        family=positions.FormFamily.STAFF,
        state=fields["state"],
        set_on=date(fields["year"], 1, 20),
    )
    tx.session.add(skp)
    for no, (section, text, lines) in enumerate(fields["results"], start=1):
        result = plans.WorkResult(skp_id=skp.id, section=section, no=no, text=text)
        tx.session.add(result)
        for number, (words, target, aspect) in enumerate(lines, start=1):
            tx.session.add(
                plans.Indicator(
                    work_result_id=result.id, no=number, text=words, target=target, aspect=aspect
                )
            )
    for value, text in fields["expectations"].items():
        tx.session.add(plans.SpecialExpectation(skp_id=skp.id, value=value, text=text))
    return skp.id


@pytest.fixture
def make_skp() -> Callable[..., UUID]:
    """Factory of SKP: ``make_skp(office, person, assessor)`` -> id, set and with three indicators.

    ``results`` are (section, text, [(indicator, target, aspect), …]).
    """
    main, more = planning_rules.ResultSection.MAIN, planning_rules.ResultSection.ADDITIONAL
    aspect = planning_rules.Aspect
    standard = (
        (
            main,
            "Surat pengantar KTP selesai sesuai standar",
            (
                ("Jumlah surat", "300", aspect.QUANTITY),
                ("Rata-rata waktu", "≤ 1 hari", aspect.TIME),
            ),
        ),
        (more, "Antrean loket tercatat lengkap", (("Kelengkapan", "100 %", aspect.QUALITY),)),
    )

    def make(
        office: Office,
        person: UUID,
        assessor: UUID | None,
        *,
        year: int = 2026,
        approach: planning_rules.Approach = planning_rules.Approach.QUANTITATIVE,
        state: SkpState = SkpState.SET,
        results: Sequence[object] = standard,
        expectations: Mapping[int, str] | None = None,
    ) -> UUID:
        fields = {**locals(), "expectations": expectations or {}}
        return office.write(Act.SET_SKP, _write_skp, fields).value

    return make


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
