"""Work off the window's thread: one lane that writes, one that reads and renders.

A job is a plain callable without Qt inside. Its outcome is handed to a function in the window's
thread; the runner keeps the job alive until then, because a signal of a collected object is lost.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from types import MethodType
from typing import Protocol

import shiboken6
from PySide6.QtCore import (
    QCoreApplication,
    QEventLoop,
    QObject,
    QRunnable,
    Qt,
    QThread,
    QThreadPool,
    Signal,
    Slot,
)

from asn_desktop.ui.collecting import Collector


class Lane(Enum):
    """Where a job runs: WRITE has one thread (jobs keep their order), WORK has two."""

    WRITE = "write"
    WORK = "work"


class Cancelled(Exception):  # noqa: N818 - reads as what happened
    """The person pressed "Batal": raised inside a job by its next report of progress."""


class Report(Protocol):
    """How a long job says how far it is; raises `Cancelled` when the person has enough of it.

    Workflows take it as a plain callable: ``report(done, total, text)``; total 0 = not known.
    """

    def __call__(self, done: int, total: int, text: str = "") -> None:
        """Say that ``done`` of ``total`` steps are behind us."""


class _Signals(QObject):
    finished = Signal(object, object, object)
    progressed = Signal(int, int, str)


class Job(QRunnable):
    """One piece of work on its way. ``cancel()`` asks it to stop at its next report."""

    def __init__(
        self,
        work: Callable[[Report], object],
        done: Callable[[object], None] | None,
        failed: Callable[[BaseException], None] | None,
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self.signals = _Signals()
        self.done = done
        self.failed = failed
        self.reported = (0, 0, "")  # the last report, for who begins to listen later
        self._work = work
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop; it ends with `Cancelled` at its next report of progress."""
        self._cancelled = True

    def run(self) -> None:
        """Do the work in the lane's thread (called by Qt)."""
        try:
            result = self._work(self._report)
        except BaseException as error:  # noqa: BLE001 - the one place that carries errors over threads
            self.signals.finished.emit(self, None, error)
        else:
            self.signals.finished.emit(self, result, None)

    def _report(self, done: int, total: int, text: str = "") -> None:
        if self._cancelled:
            raise Cancelled
        self.reported = (done, total, text)
        self.signals.progressed.emit(done, total, text)


def still_there(function: Callable[..., object] | None) -> bool:
    """Whether ``function`` may be called: a method of a deleted Qt object may not."""
    while isinstance(function, partial):
        function = function.func
    if function is None:
        return False
    owner = function.__self__ if isinstance(function, MethodType) else None
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


class JobRunner(QObject):
    """Runs jobs in two lanes and delivers every outcome in the thread the runner lives in."""

    idle = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {Lane.WRITE: QThreadPool(self), Lane.WORK: QThreadPool(self)}
        self._pools[Lane.WRITE].setMaxThreadCount(1)
        self._pools[Lane.WRITE].setExpiryTimeout(-1)
        self._pools[Lane.WORK].setMaxThreadCount(2)
        self._running: dict[Job, Lane] = {}
        self._collector = Collector(self)

    def submit(
        self,
        lane: Lane,
        work: Callable[[Report], object],
        *,
        done: Callable[[object], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Job:
        """Queue ``work(report)``; exactly one of ``done`` and ``failed`` is called when it ended.

        ``progress`` must be a method of a living QObject of the window's thread.
        """
        job = Job(work, done, failed)
        self._running[job] = lane
        job.signals.finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        if progress is not None:
            job.signals.progressed.connect(progress, Qt.ConnectionType.QueuedConnection)
        self._pools[lane].start(job)
        return job

    def busy(self, lane: Lane | None = None) -> bool:
        """Whether a job of ``lane`` (or of any) is queued, running or not yet delivered."""
        if lane is None:
            return bool(self._running)
        return lane in self._running.values()

    def wait_idle(self, lane: Lane | None = None) -> None:
        """Return when ``lane`` has nothing left, outcomes delivered; the window keeps painting.

        Input is held back meanwhile, so nobody can start something new.
        """
        if not self.busy(lane):
            return
        loop = QEventLoop()
        self.idle.connect(loop.quit)
        while self.busy(lane):
            loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.idle.disconnect(loop.quit)

    def shutdown(self) -> None:
        """Cancel what can be cancelled, let every write end, and stop the threads."""
        for job, lane in self._running.items():
            if lane is Lane.WORK:
                job.cancel()
        self._pools[Lane.WORK].clear()
        for pool in self._pools.values():
            pool.waitForDone(-1)
        self._collector.stop()
        QCoreApplication.sendPostedEvents(self)
        self._running.clear()

    @Slot(object, object, object)
    def _deliver(self, job: Job, result: object, error: BaseException | None) -> None:
        assert QThread.currentThread() is self.thread()  # noqa: S101 - a lost thread is our bug
        self._running.pop(job, None)  # first, so that an outcome may itself wait for all others
        try:
            if error is None:
                if job.done is not None and still_there(job.done):
                    job.done(result)
            elif job.failed is not None and still_there(job.failed):
                job.failed(error)
        finally:
            self.idle.emit()
