"""Killed at every step of taking in, merging and taking back: before or after, never half.

A child process takes a bundle in and merges it; it names each step and is killed (-9) at one of
them, also inside the commit. Then the centre is opened again: its rows are those of before or those
of the office, the bundle says which, and going on ends at the same. ``ASN_SOAK=1`` makes hundreds
of rounds of it.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, ParcelHead, Stream
from asn_desktop.models.people import PersonNow
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services.office import Actor, Office
from asn_desktop.workflows import backup, receiving
from asn_desktop.workflows.opening import open_office
from tests.helpers import merging
from tests.helpers.centre_pair import exchange

ROUNDS = 300 if os.environ.get("ASN_SOAK") else 6
STEPS = ("read", "kept", "backup", "rows", "heads", "stream", "journal", "done")

CHILD = """
import sys
from pathlib import Path
folder, stick, step = sys.argv[1:4]
from asn_desktop.models import journal
from asn_desktop.services import merge_apply, merge_bundles
from asn_desktop.services.office import Actor
from asn_desktop.workflows import receiving
from asn_desktop.workflows.opening import open_office

def wait_at(name):
    if name == step:
        sys.stdout.write(name + chr(10))
        sys.stdout.flush()
        sys.stdin.read()

def stopping(module, name, word, after=True):
    real = getattr(module, name)
    def call(*args, **kw):
        if not after:
            wait_at(word)
        value = real(*args, **kw)
        if after:
            wait_at(word)
        return value
    setattr(module, name, call)

stopping(receiving, "_open", "read")
stopping(receiving.backup, "automatic", "backup")
stopping(merge_apply, "_write_rows", "rows")
stopping(merge_apply, "_move_heads", "heads")
stopping(merge_bundles, "_advance", "stream")
with open_office(Path(folder)) as office:
    office.actor = Actor(on_behalf_of="Ani")
    if step == "any":
        sys.stdout.write("any" + chr(10))
        sys.stdout.flush()
    (received,) = receiving.look_at(office, sorted(Path(stick).iterdir()))
    wait_at("kept")
    stopping(journal, "append", "journal")
    receiving.merge(office, received.bundle_id)
    wait_at("done")
"""


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sekali")


@pytest.fixture
def home(
    once: Path, tmp_path: Path, make_person: Callable[..., UUID], make_skp: Callable[..., UUID]
) -> Path:
    """Office, centre and a bundle on the stick: made once, each test has a copy."""
    if not (once / "stick").exists():
        with exchange(once, make_person, make_skp) as pair:
            pair.write()
    shutil.copytree(once, tmp_path, dirs_exist_ok=True)
    return tmp_path


def kill_at(home: Path, step: str, wait: float = 0.0) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(home / "pusat"), str(home / "stick"), step],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdin is not None
    assert child.stdout.readline().strip() == step
    if wait:
        with suppress(subprocess.TimeoutExpired):
            child.wait(wait)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdin.close()
    child.stdout.close()


def state_of(centre: Office) -> BundleState | None:
    """What the bundle says of itself; rows, heads, people and stream must say the same."""
    state = centre.read(
        lambda tx: tx.session.scalar(
            sa.select(Bundle.state).where(
                Bundle.direction == Direction.IN, Bundle.kind == BundleKind.CHANGES
            )
        )
    )
    position = centre.read(
        lambda tx: tx.session.scalar(
            sa.select(Stream.position).where(Stream.direction == Direction.IN)
        )
    )
    people, heads = merging.count(centre, PersonNow), merging.count(centre, ParcelHead)
    if state is BundleState.APPLIED:
        assert position
        assert people == 2
        assert heads
    else:
        assert state in (None, BundleState.CHECKED)
        assert (position, people, heads) == (None, 0, 0)
        assert merging.rows_of(centre) == {}
    assert backup.check(centre) == []
    return state


def finish(home: Path) -> None:
    """Going on from wherever it stands ends with all of the office at the centre."""
    with open_office(home / "pusat") as centre:
        centre.actor = Actor(on_behalf_of="Ani")
        (received,) = receiving.look_at(centre, sorted((home / "stick").iterdir()))
        assert received.bundle_id is not None
        receiving.merge(centre, received.bundle_id)
        assert state_of(centre) is BundleState.APPLIED
        there = merging.rows_of(centre)
    with open_office(home / "kantor") as office:
        assert there == merging.rows_of(office)


@pytest.mark.timeout(120)
@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_it_is_before_or_after(home: Path, step: str) -> None:
    kill_at(home, step)
    with open_office(home / "pusat") as centre:
        state = state_of(centre)
    wanted = {"read": None, "done": BundleState.APPLIED}
    assert state is wanted.get(step, BundleState.CHECKED)
    finish(home)


@pytest.mark.timeout(3600 if ROUNDS > 100 else 120)
def test_killed_at_any_moment_it_is_before_or_after(home: Path) -> None:
    dice = random.Random(20260702)
    shutil.copytree(home / "pusat", home / "asal")
    for _round in range(ROUNDS):
        kill_at(home, "any", wait=dice.uniform(0.001, 0.4))
        with open_office(home / "pusat") as centre:
            state = state_of(centre)
        if state is BundleState.APPLIED:  # from the beginning
            shutil.rmtree(home / "pusat")
            shutil.copytree(home / "asal", home / "pusat")
    finish(home)
