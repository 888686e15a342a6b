"""Jobs: order, delivery in the window's thread, cancelling, waiting."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from asn_desktop.ui.threads import Cancelled, JobRunner, Lane, Report


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[JobRunner]:
    made = JobRunner()
    yield made
    made.shutdown()


class Receiver(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: set[QThread] = set()

    def take(self, value: object) -> None:
        self.got.append(value)
        self.threads.add(QThread.currentThread())


def test_writes_arrive_in_order_and_in_the_windows_thread(runner: JobRunner) -> None:
    receiver = Receiver()
    for number in range(200):
        runner.submit(Lane.WRITE, lambda _report, n=number: n, done=receiver.take)
        gc.collect(0)
    runner.wait_idle(Lane.WRITE)
    assert receiver.got == list(range(200))
    assert receiver.threads == {runner.thread()}


def test_the_writing_lane_has_one_thread(runner: JobRunner) -> None:
    seen: set[int] = set()

    def work(_report: Report) -> None:
        seen.add(threading.get_ident())

    for _ in range(50):
        runner.submit(Lane.WRITE, work)
    runner.wait_idle()
    assert len(seen) == 1
    assert threading.get_ident() not in seen


def test_an_error_goes_to_failed(runner: JobRunner) -> None:
    receiver = Receiver()

    def work(_report: Report) -> None:
        raise ValueError("x")

    runner.submit(Lane.WORK, work, done=receiver.take, failed=receiver.take)
    runner.wait_idle()
    assert [type(one) for one in receiver.got] == [ValueError]


def test_a_cancelled_job_stops_at_its_next_report(runner: JobRunner) -> None:
    receiver = Receiver()
    go_on = threading.Event()

    def work(report: Report) -> str:
        report(1, 2, "satu")
        go_on.wait(10)
        report(2, 2, "dua")
        return "ended"

    job = runner.submit(Lane.WORK, work, done=receiver.take, failed=receiver.take)
    job.cancel()
    go_on.set()
    runner.wait_idle()
    assert [type(one) for one in receiver.got] == [Cancelled]


def test_progress_is_told(runner: JobRunner) -> None:
    class Bar(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.seen: list[tuple[int, int, str]] = []

        def show(self, done: int, total: int, text: str) -> None:
            self.seen.append((done, total, text))

    bar = Bar()

    def work(report: Report) -> None:
        report(1, 2, "satu")
        report(2, 2)

    runner.submit(Lane.WORK, work, progress=bar.show)
    runner.wait_idle()
    assert bar.seen == [(1, 2, "satu"), (2, 2, "")]


def test_nothing_is_delivered_to_a_deleted_page(runner: JobRunner, qtbot: QtBot) -> None:
    receiver = Receiver()
    hold = threading.Event()
    runner.submit(Lane.WORK, lambda _report: hold.wait(10), done=receiver.take)
    receiver.deleteLater()
    with qtbot.waitSignal(receiver.destroyed):
        pass
    hold.set()
    runner.wait_idle()
    assert receiver.got == []


def test_shutdown_lets_writes_end(qapp: QApplication) -> None:
    runner = JobRunner()
    done: list[int] = []
    for number in range(20):
        runner.submit(Lane.WRITE, lambda _report, n=number: done.append(n))
    runner.shutdown()
    assert done == list(range(20))


class Cycle(QDialog):
    """A dialog that knows itself, as dialogs do through their buttons."""

    def __init__(self, ended: list[int]) -> None:
        super().__init__()
        self.me = self
        weakref.finalize(self, lambda: ended.append(threading.get_ident()))


def test_a_closed_dialog_is_never_taken_apart_by_another_thread(runner: JobRunner) -> None:
    ended: list[int] = []

    def work(_report: Report) -> None:
        rows = [[number] for number in range(3 * gc.get_threshold()[0])]
        assert rows

    for _ in range(3):
        Cycle(ended)
        for _ in range(gc.get_threshold()[1] + 2):
            runner.submit(Lane.WORK, work)
            runner.wait_idle()
    assert not set(ended) - {threading.get_ident()}


class Told:
    """What the window gave a job, and nobody else holds any more."""

    def __init__(self, ended: list[int]) -> None:
        weakref.finalize(self, lambda: ended.append(threading.get_ident()))

    def work(self, report: Report) -> None:
        report(1, 2)

    def show(self, *_reported: object) -> None: ...

    def take(self, _value: object) -> None: ...


def test_what_a_job_holds_of_the_window_is_let_go_in_the_windows_thread(runner: JobRunner) -> None:
    ended: list[int] = []
    for _ in range(400):
        runner.submit(Lane.WORK, Told(ended).work, done=Told(ended).take, progress=Told(ended).show)
        runner.wait_idle()
    assert len(ended) == 1200
    assert set(ended) == {threading.get_ident()}


def test_garbage_is_collected_behind_the_window(runner: JobRunner, qtbot: QtBot) -> None:
    ended: list[int] = []
    Cycle(ended)
    rows = [[number] for number in range(2 * gc.get_threshold()[0])]
    qtbot.waitUntil(lambda: bool(ended))
    assert rows
    assert ended == [threading.get_ident()]


def test_when_the_threads_have_ended_python_collects_again(qapp: QApplication) -> None:
    was_on = gc.isenabled()
    runner = JobRunner()
    assert not gc.isenabled()
    runner.shutdown()
    assert gc.isenabled() is was_on
