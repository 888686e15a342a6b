"""What pages ask of the office, and where its answers go."""

from __future__ import annotations

import errno
import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from asn_desktop.rules.findings import Finding, WorldFault, refuse
from asn_desktop.ui.operations import AnyChange, Operations, touches
from asn_desktop.workflows.sentences import as_fault


class Heard(QObject):
    def __init__(self, operations: Operations) -> None:
        super().__init__()
        self.said: list[tuple[str, object]] = []
        operations.changed.connect(self.on_changed)
        operations.saved.connect(self.on_saved)
        operations.refused.connect(self.on_refused)
        operations.fault.connect(self.on_fault)
        operations.bug.connect(self.on_bug)

    def on_changed(self, changes: object) -> None:
        self.said.append(("changed", changes))

    def on_saved(self, at: object) -> None:
        self.said.append(("saved", at))

    def on_refused(self, findings: object) -> None:
        self.said.append(("refused", findings))

    def on_fault(self, fault: object, retry: object) -> None:
        self.said.append(("fault", fault))
        self.retry = retry

    def on_bug(self, error: object) -> None:
        self.said.append(("bug", error))

    def kinds(self) -> list[str]:
        return [kind for kind, _what in self.said]


def test_a_write_is_saved_then_answered_then_told(small_operations: Operations) -> None:
    heard = Heard(small_operations)
    got: list[object] = []
    small_operations.write("act", lambda _tx, a, b: a + b, 1, 2, then=got.append, origin="me")
    small_operations.wait_idle()
    assert got == [3]
    assert heard.kinds() == ["saved", "changed"]
    changes = heard.said[1][1]
    assert changes.kinds == {"person"}
    assert changes.origin == "me"
    assert small_operations.last_entry == 1


def _refused(_tx: object) -> None:
    raise refuse("nip.length", field="nip")


def test_a_refusal_goes_to_the_caller(small_operations: Operations) -> None:
    heard = Heard(small_operations)
    got: list[Finding] = []
    small_operations.write("act", _refused, failed=got.extend)
    small_operations.wait_idle()
    assert [one.code for one in got] == ["nip.length"]
    assert heard.said == []


def test_a_refusal_without_a_place_goes_to_everybody(small_operations: Operations) -> None:
    heard = Heard(small_operations)
    small_operations.write("act", _refused)
    small_operations.wait_idle()
    assert heard.kinds() == ["refused"]


def test_a_fault_of_the_world_can_be_tried_again(small_operations: Operations) -> None:
    heard = Heard(small_operations)
    full = [True]
    got: list[object] = []

    def write(_tx: object) -> str:
        if full:
            full.clear()
            raise OSError(errno.ENOSPC, "no room")
        return "written"

    small_operations.write("act", write, then=got.append)
    small_operations.wait_idle()
    assert heard.kinds() == ["fault"]
    assert heard.said[0][1].code == "fault.disk_full"
    heard.retry()
    small_operations.wait_idle()
    assert got == ["written"]


def test_anything_else_is_a_bug(small_operations: Operations) -> None:
    heard = Heard(small_operations)
    small_operations.read(lambda _tx: 1 / 0, then=heard.on_bug)
    small_operations.runner.wait_idle()
    assert heard.kinds() == ["bug"]


def test_reading_behind_and_at_once(small_operations: Operations) -> None:
    got: list[object] = []
    small_operations.read(lambda _tx, n: n * 2, 21, then=got.append)
    small_operations.runner.wait_idle()
    assert got == [42]
    assert small_operations.read_now(lambda _tx, n: n, 7) == 7


def test_a_workflow_that_writes_makes_every_page_read(
    small_operations: Operations, qtbot: QtBot
) -> None:
    heard = Heard(small_operations)
    got: list[object] = []
    with qtbot.waitSignals([small_operations.started, small_operations.ended]):
        small_operations.run(lambda _report: "done", then=got.append, title="Membaca…", writes=True)
    small_operations.wait_idle()
    assert got == ["done"]
    assert [touches(what, "anything") for _kind, what in heard.said] == [True]


def test_a_cancelled_workflow_answers_nobody(small_operations: Operations, qtbot: QtBot) -> None:
    go = threading.Event()
    got: list[object] = []

    def work(report: object) -> None:
        go.wait(10)
        report(1, 2)  # type: ignore[operator]  # a Report

    job = small_operations.run(work, then=got.append, failed=got.append)
    job.cancel()
    with qtbot.waitSignal(small_operations.cancelled):
        go.set()
    assert got == []


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, "x"), "fault.disk_full"),
        (PermissionError(errno.EACCES, "x", "/a/b.pdf"), "fault.no_permission"),
        (FileNotFoundError(errno.ENOENT, "x", "/a/b.pdf"), "fault.not_found"),
        (OSError(errno.EIO, "x"), "fault.disk"),
        (WorldFault("store.locked"), "store.locked"),
    ],
)
def test_faults_of_the_world(error: BaseException, code: str) -> None:
    fault = as_fault(error)
    assert fault is not None
    assert fault.code == code


def test_a_programming_error_is_no_fault_of_the_world() -> None:
    assert as_fault(ValueError()) is None
    assert touches(AnyChange(frozenset({"unit"})), "person") is False
