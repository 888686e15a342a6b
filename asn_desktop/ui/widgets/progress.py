"""The progress of a job: its words, a bar, "Batal"; shown only when the job takes a while."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from asn_desktop.ui.formats import number
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.theme import px
from asn_desktop.ui.threads import Cancelled, Job, JobRunner, Lane, Report
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog

PATIENCE_MS = 300
R = TypeVar("R")


class ProgressDialog(Dialog):
    """Of one job; closes by itself."""

    def __init__(self, parent: QWidget | None, job: Job, title: str, *, cancellable: bool) -> None:
        super().__init__(parent, title, width=440)
        self.job = job
        self.setModal(True)
        self.words = self.say(self.tr("Sebentar…"), muted=True)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(px(self, 6))
        self.body.addWidget(self.bar)
        self.stop = self.add_button(self.tr("Batal"), self.reject, kind=Kind.PLAIN, key="Esc")
        self.stop.setVisible(cancellable)
        self._cancellable = cancellable
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.open)
        job.listen(self.show_progress)
        self.show_progress(*job.reported)  # it may have begun before us

    def wait(self) -> None:
        """Open when the job takes a while."""
        self._patience.start()

    @Slot(int, int, str)
    def show_progress(self, done: int, total: int, text: str) -> None:
        """Show how far the job is."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        counted = self.tr("{done} dari {total}").format(done=number(done), total=number(total))
        self.words.setText(text or (counted if total else self.tr("Sebentar…")))

    def reject(self) -> None:
        """Esc or "Batal": ask the job to stop; the dialog closes when it did."""
        if self._cancellable:
            self.job.cancel()
            self.stop.setEnabled(False)
            self.words.setText(self.tr("Membatalkan…"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt: the cross of the window is "Batal"."""
        event.ignore()
        self.reject()

    def finish(self) -> None:
        """The job ended: never open any more.

        A dialog about its outcome may be running a loop of its own, in which this one is not
        deleted yet; opened there it would stand before that dialog and never go.
        """
        self._patience.stop()
        self.hide()
        self.deleteLater()


class ProgressWatch(QObject):
    """Shows a `ProgressDialog` for every job of `operations` that has a title."""

    def __init__(self, window: QWidget, operations: Operations) -> None:
        super().__init__(window)
        self._window = window
        self.dialogs: dict[Job, ProgressDialog] = {}
        operations.started.connect(self._started)
        operations.ended.connect(self._ended)

    def _started(self, job: Job, title: str, cancellable: bool) -> None:
        dialog = ProgressDialog(self._window, job, title, cancellable=cancellable)
        self.dialogs[job] = dialog
        dialog.wait()

    def _ended(self, job: Job) -> None:
        dialog = self.dialogs.pop(job, None)
        if dialog is not None:
            dialog.finish()


class Waiting(QObject):
    """Runs one job while there is no window yet; see `run`."""

    def __init__(self) -> None:
        super().__init__()
        self._loop = QEventLoop(self)
        self._result: Any = None
        self._error: BaseException | None = None

    @classmethod
    def run(cls, title: str, work: Callable[[Report], R]) -> R | None:
        """Return what ``work(report)`` returns, or None after "Batal"; raises what it raised."""
        waiting, runner = cls(), JobRunner()
        job = runner.submit(Lane.WRITE, work, done=waiting.done, failed=waiting.failed)
        dialog = ProgressDialog(None, job, title, cancellable=True)
        dialog.open()
        waiting._loop.exec()
        dialog.finish()
        runner.shutdown()
        if waiting._error is not None and not isinstance(waiting._error, Cancelled):
            raise waiting._error
        result: R | None = waiting._result
        return result

    def done(self, result: object) -> None:
        """The job has its result."""
        self._result = result
        self._loop.quit()

    def failed(self, error: BaseException) -> None:
        """The job failed or was cancelled."""
        self._error = error
        self._loop.quit()
