"""Killed at any moment, an office loses no acknowledged save and keeps its journal chain.

A child process writes and says so after each commit; the parent kills it (-9) at a random moment
and looks. The same loop with a child that says so *before* the commit must lose something, else
this test would not notice a loss. ``ASN_SOAK=1`` makes a thousand rounds of it.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop.models import journal
from asn_desktop.models.engine import raw_connection
from asn_desktop.models.people import Unit
from asn_desktop.services.opening import open_office

ROUNDS = 500 if os.environ.get("ASN_SOAK") else 8
ROWS = 40  # rows of one act, so that the kill often falls between begin and commit

CHILD = """
import sys
from pathlib import Path
from asn_desktop.models.people import Unit
from asn_desktop.rules.acts import Act
from asn_desktop.services.opening import open_office

folder, honest = Path(sys.argv[1]), sys.argv[3] == "1"
start, rows = int(sys.argv[2]), int(sys.argv[4])

def say(number):
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()

def write(tx, number):
    if not honest:
        say(number)
    for row in range(rows):
        tx.session.add(Unit(name=f"{number}.{row}", folded=str(number)))

with open_office(folder) as office:
    for number in range(start, start + 100000):
        office.write(Act.EDIT_UNIT, write, number)
        if honest:
            say(number)
"""


def write_until_killed(folder: Path, start: int, acks: int, *, honest: bool) -> int:
    """Start the child, kill it after ``acks`` acknowledgements and return the last one read."""
    words = [sys.executable, "-c", CHILD, str(folder), str(start), str(int(honest)), str(ROWS)]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    last = start - 1
    for _number in range(acks):
        last = int(child.stdout.readline())
    child.send_signal(signal.SIGKILL)
    rest = child.stdout.read().split()
    child.wait()
    child.stdout.close()
    return int(rest[-1]) if rest else last


def stored(folder: Path) -> dict[int, int]:
    """How many rows of each act are there; also checks file and journal chain."""
    with open_office(folder) as office:
        with raw_connection(office.store.reader) as connection:
            assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
        assert office.read(lambda tx: journal.verify(tx.session)) is None
        counted = sa.select(Unit.folded, sa.func.count()).group_by(Unit.folded)
        return {
            int(act): count
            for act, count in office.read(lambda tx: tx.session.execute(counted).all())
        }


@pytest.mark.timeout(3600 if ROUNDS > 100 else 120)
def test_a_kill_loses_no_acknowledged_save_and_leaves_no_half_act(tmp_path: Path) -> None:
    dice = random.Random(20260702)
    start = 0
    for _round in range(ROUNDS):
        last = write_until_killed(tmp_path, start, dice.randint(1, 12), honest=True)
        found = stored(tmp_path)
        assert set(range(last + 1)) <= set(found)
        assert set(found.values()) == {ROWS}
        start = max(found) + 1


def test_acknowledging_before_the_commit_would_be_noticed(tmp_path: Path) -> None:
    start, lost = 0, 0
    for _round in range(6):
        last = write_until_killed(tmp_path, start, 3, honest=False)
        found = stored(tmp_path)
        lost += last not in found
        start = max(found, default=-1) + 1 + 1000
    assert lost > 0
