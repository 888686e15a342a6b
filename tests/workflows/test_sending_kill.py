"""Killed at every step of making and writing a bundle: before or after, never half.

A child process makes a bundle and writes it to a folder; it names each step and is killed (-9) at
one of them, also inside the commit. Then the office is opened again: either nothing was numbered,
or the bundle is there whole, and what lies in the folder under its name is whole.
``ASN_SOAK=1`` makes hundreds of rounds of it.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import BundleContent, ParcelHead, Revision, Stream
from asn_desktop.models.people import Unit
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.services import outgoing_record
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.workflows import highwater, identity, sending, sending_files
from asn_desktop.workflows.opening import open_office
from tests.helpers.enrolled import enrol

ROUNDS = 300 if os.environ.get("ASN_SOAK") else 6
STEPS = ("gather", "seal", "record", "commit", "write", "verify", "rename", "note")

CHILD = """
import os, sys
from pathlib import Path
from asn_desktop import paths
folder, stick, home, step = map(Path, sys.argv[1:5])
paths.data_home = lambda: home
from asn_desktop.services import outgoing, outgoing_record
from asn_desktop.workflows import sending, sending_files
from asn_desktop.workflows.opening import open_office

def wait_at(name):
    if name == step.name:
        sys.stdout.write(name + chr(10))
        sys.stdout.flush()
        sys.stdin.read()

def stopping(module, name, word, after=False):
    real = getattr(module, name)
    def call(*args, **kw):
        if not after:
            wait_at(word)
        value = real(*args, **kw)
        if after:
            wait_at(word)
        return value
    setattr(module, name, call)

stopping(outgoing, "gather", "gather")
stopping(sending.container, "seal", "seal", after=True)
stopping(outgoing_record, "_keep_heads", "record", after=True)
stopping(sending.highwater, "keep", "commit")
stopping(sending_files, "_put", "write")
stopping(sending_files, "_verify", "verify")
stopping(sending_files.os, "replace", "rename")
stopping(outgoing_record, "mark_written", "note", after=True)
with open_office(folder) as office:
    if step.name == "any":
        sys.stdout.write("any" + chr(10))
        sys.stdout.flush()
    sending.make_and_write(office, stick)
"""


def add_unit(tx: Tx, name: str) -> None:
    tx.session.add(Unit(name=name, folded=name.casefold()))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")
    with open_office(tmp_path / "kantor") as office:
        for number in range(30):
            office.write(Act.EDIT_UNIT, add_unit, f"Seksi {number}")
        enrol(office)
    (tmp_path / "flashdisk").mkdir()
    return tmp_path


def kill_at(home: Path, step: str, wait: float = 0.0) -> None:
    words = [str(home / name) for name in ("kantor", "flashdisk", "rumah")]
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, *words, f"/{step}"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    reached = child.stdout.readline().strip()
    assert reached == step
    if wait:
        with suppress(subprocess.TimeoutExpired):
            child.wait(wait)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdin.close()
    child.stdout.close()


def check(home: Path) -> tuple[int, int]:
    """How many bundles are remembered and how many written; everything must fit together."""

    def read(tx: ReadTx) -> tuple[int, str, set[str], int, int]:
        stream = tx.session.scalars(
            sa.select(Stream).where(Stream.direction == Direction.OUT)
        ).one()
        contents = {
            row.sha256
            for row in tx.session.scalars(sa.select(BundleContent))
            if hashlib.sha256(row.content).hexdigest() == row.sha256
        }
        heads = tx.session.scalar(sa.select(sa.func.count()).select_from(ParcelHead)) or 0
        told = tx.session.scalar(sa.select(sa.func.count()).select_from(Revision)) or 0
        return stream.number, stream.last, contents, heads, told

    with open_office(home / "kantor") as office:
        number, last, contents, heads, told = office.read(read)
        rows = office.read(outgoing_record.history)
        assert [row.number for row in rows] == list(range(number, 0, -1))
        assert {row.sha256 for row in rows} == contents
        assert (rows[0].sha256 if rows else "") == last
        assert heads == told == (30 if rows else 0)
        keyring = identity.keyring(office)
        for file in (home / "flashdisk").glob("*.asnpaket"):
            assert hashlib.sha256(file.read_bytes()).hexdigest() in contents
            sending_files.container.look(file.read_bytes(), keyring)
        written = [row for row in rows if row.state is BundleState.WRITTEN]
        names = {each.name for each in (home / "flashdisk").iterdir()}
        assert {row.name for row in written} <= names
        return len(rows), len(written)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_it_is_before_or_after(home: Path, step: str) -> None:
    kill_at(home, step)
    made, written = check(home)
    assert made == (0 if step in ("gather", "seal", "record") else 1)
    assert written == 0
    with open_office(home / "kantor") as office:  # and going on works
        sent = sending.make_and_write(office, home / "flashdisk")
        assert not list((home / "flashdisk").glob("*.tmp"))
        assert sent.bundles[0].state is BundleState.WRITTEN
    assert check(home)[1] >= 1


@pytest.mark.timeout(3600 if ROUNDS > 100 else 60)
def test_killed_at_any_moment_it_is_before_or_after(home: Path) -> None:
    dice = random.Random(20260702)
    outcomes = set()
    for _round in range(ROUNDS):
        kill_at(home, "any", wait=dice.uniform(0.001, 0.12))
        made, written = check(home)
        outcomes.add((made > 0, written > 0))
        if written:  # from the beginning
            shutil.rmtree(home / "flashdisk")
            (home / "flashdisk").mkdir()
    assert outcomes
    assert not (home / "kantor" / highwater.KEYS / highwater.RESTORED).exists()
