"""Work off the window's thread: one lane that writes, one that reads and renders.

A job is a plain callable without Qt inside. Its outcome is handed to a function in the window's
thread. Whatever a job holds of the window (functions of pages, dialogs) is let go there too: had a
worker the last word, it would take a closed dialog or a signal's object apart in its own thread,
and the window would die of it, rarely and anywhere. So no Qt object is made for a job, and nothing
but one signal without arguments crosses the threads.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from enum import Enum
from functools import partial
from queue import SimpleQueue
from threading import Thread
from types import MethodType
from typing import Protocol

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, Qt, QThread, Signal, Slot

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


Progress = Callable[[int, int, str], None]


class Job:
    """One piece of work on its way. ``cancel()`` asks it to stop at its next report."""

    def __init__(
        self,
        work: Callable[[Report], object],
        done: Callable[[object], None] | None,
        failed: Callable[[BaseException], None] | None,
        said: Callable[[Job, tuple[int, int, str] | None], None],
    ) -> None:
        self.done = done
        self.failed = failed
        self.reported = (0, 0, "")  # the last report, for who begins to listen later
        self.result: object = None
        self.error: BaseException | None = None
        self._work: Callable[[Report], object] | None = work
        self._said = said
        self._listeners: list[Progress] = []
        self._cancelled = False

    def cancel(self) -> None:
        """Ask the work to stop: before it begins, or with `Cancelled` at its next report."""
        self._cancelled = True

    def listen(self, progress: Progress) -> None:
        """Call ``progress(done, total, text)`` in the window's thread at every report to come."""
        self._listeners.append(progress)

    def run(self) -> None:
        """Do the work and keep its outcome (called in the lane's thread)."""
        try:
            if self._cancelled or self._work is None:
                raise Cancelled
            self.result = self._work(self._report)
        except BaseException as error:  # noqa: BLE001 - the one place that carries errors over threads
            self.error = error
        self._said(self, None)

    def tell(self, reported: tuple[int, int, str]) -> None:
        """Hand a report to whoever listens (called in the window's thread)."""
        for listener in self._listeners:
            if still_there(listener):
                listener(*reported)

    def let_go(self) -> None:
        """Forget everything but the outcome (called in the window's thread, which may delete)."""
        self.done = self.failed = self._work = None
        self._listeners.clear()

    def _report(self, done: int, total: int, text: str = "") -> None:
        if self._cancelled:
            raise Cancelled
        self.reported = (done, total, text)
        self._said(self, self.reported)


def still_there(function: Callable[..., object] | None) -> bool:
    """Whether ``function`` may be called: a method of a deleted Qt object may not."""
    while isinstance(function, partial):
        function = function.func
    if function is None:
        return False
    owner = function.__self__ if isinstance(function, MethodType) else None
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)


class _Threads:
    """The threads of one lane, started when first needed; jobs are begun in their order."""

    def __init__(self, name: str, most: int) -> None:
        self._name = name
        self._most = most
        self._waiting: SimpleQueue[Job | None] = SimpleQueue()
        self._threads: list[Thread] = []

    def start(self, job: Job) -> None:
        self._waiting.put(job)
        if len(self._threads) < self._most:
            thread = Thread(target=self._work, name=self._name, daemon=True)
            self._threads.append(thread)
            thread.start()

    def end(self) -> None:
        """Return when everything queued is done and the threads have ended."""
        for _thread in self._threads:
            self._waiting.put(None)
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _work(self) -> None:
        while (job := self._waiting.get()) is not None:
            job.run()
            del job  # nothing is held while waiting for the next


class JobRunner(QObject):
    """Runs jobs in two lanes and delivers every outcome in the thread the runner lives in."""

    idle = Signal()
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {Lane.WRITE: _Threads("write", 1), Lane.WORK: _Threads("work", 2)}
        self._running: dict[Job, Lane] = {}
        self._post: deque[tuple[Job, tuple[int, int, str] | None]] = deque()
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._collector = Collector(self)

    def submit(
        self,
        lane: Lane,
        work: Callable[[Report], object],
        *,
        done: Callable[[object], None] | None = None,
        failed: Callable[[BaseException], None] | None = None,
        progress: Progress | None = None,
    ) -> Job:
        """Queue ``work(report)``; exactly one of ``done`` and ``failed`` is called when it ended.

        ``progress`` is called in the window's thread, as long as the page it belongs to lives.
        """
        job = Job(work, done, failed, self._say)
        self._running[job] = lane
        if progress is not None:
            job.listen(progress)
        self._lanes[lane].start(job)
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
        for threads in self._lanes.values():
            threads.end()
        self._collector.stop()
        self._take()
        self._running.clear()

    def _say(self, job: Job, reported: tuple[int, int, str] | None) -> None:
        """Called in a lane's thread: leave a report, or the word that the job ended (None)."""
        self._post.append((job, reported))
        self._arrived.emit()

    @Slot()
    def _take(self) -> None:
        assert QThread.currentThread() is self.thread()  # noqa: S101 - a lost thread is our bug
        while self._post:
            job, reported = self._post.popleft()
            if reported is None:
                self._deliver(job)
            else:
                job.tell(reported)

    def _deliver(self, job: Job) -> None:
        self._running.pop(job, None)  # first, so that an outcome may itself wait for all others
        done, failed = job.done, job.failed
        job.let_go()
        try:
            if job.error is None:
                if done is not None and still_there(done):
                    done(job.result)
            elif failed is not None and still_there(failed):
                failed(job.error)
        finally:
            self.idle.emit()
