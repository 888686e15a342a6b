"""Children that render end with the program that began them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

RENDERING = """
import multiprocessing
from asn_desktop.reports.batch import Batch
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.workflows.print_batch import render_all

def batches():
    for _ in range(4):
        yield Batch((), Paper.F4, Margins())
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    input()
    yield Batch((), Paper.F4, Margins())

if __name__ == "__main__":
    print(len(list(render_all(batches(), 5, workers=2))))
"""


def alive(pid: str) -> bool:
    """Whether a process lives; one that ended and waits to be asked after does not."""
    status = Path("/proc") / pid / "status"
    try:
        return "State:\tZ" not in status.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="asks /proc who lives")
def test_children_leave_with_a_killed_program(tmp_path: Path) -> None:
    script = tmp_path / "render.py"
    script.write_text(RENDERING)
    with subprocess.Popen(
        [sys.executable, str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        children = program.stdout.readline().split()
        assert len(children) == 2
        assert all(map(alive, children))
        program.kill()
        program.wait()
    for child in children:
        gone = ["timeout", "20", "tail", "--pid", child, "-f", "/dev/null"]
        assert subprocess.run(gone, check=False).returncode == 0, "a child outlived its program"
    assert not any(map(alive, children))
