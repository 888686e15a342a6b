"""The one place where trouble becomes words: refusals, faults of the world, bugs.

`Troubles` listens to `Operations` and to exceptions nobody caught, and shows a dialog.
A bug report holds where it happened and on what machine, never a value a person typed.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, QTimer, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from asn_desktop.rules.findings import Finding, Refused, Severity, WorldFault
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.workflows.sentences import as_fault, say, say_fault

log = logging.getLogger(__name__)

_PACKAGE = Path(__file__).resolve().parent.parent
_MOST_ROWS = 12


class Troubles(QObject):
    """``Troubles(window, operations, version)``; `watch_uncaught` once for the whole program."""

    def __init__(self, window: QWidget, operations: Operations, version: str) -> None:
        super().__init__(window)
        self._window = window
        self._version = version
        self._told: set[str] = set()
        operations.refused.connect(self.show_refused)
        operations.fault.connect(self.show_fault)
        operations.bug.connect(self.show_bug)

    def watch_uncaught(self) -> None:
        """Show the report dialog for exceptions in slots too; they stay in the log."""
        sys.excepthook = self._uncaught

    def show_refused(self, findings: Sequence[Finding]) -> None:
        """The rules said no, and the page had no place for it."""
        RefusedDialog.tell(self._window, findings)

    def show_fault(self, fault: WorldFault, retry: Callable[[], None] | None) -> None:
        """The world's fault: a sentence, "Coba lagi"."""
        if FaultDialog.ask(self._window, fault, can_retry=retry is not None) and retry is not None:
            retry()

    def show_bug(self, error: BaseException) -> None:
        """Our fault: say so once per place, offer the report."""
        report = report_text(error, self._version)
        log.error("uncaught: %s", report)
        place = report.splitlines()[-1]
        if place not in self._told:
            self._told.add(place)
            ReportDialog.tell(self._window, report)

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        QTimer.singleShot(0, self, _Later(self, error).show)

    def show(self, error: BaseException) -> None:
        """Show ``error`` as what it is: a refusal, a fault of the world, or our fault."""
        fault = as_fault(error)
        if isinstance(error, Refused):
            self.show_refused(error.findings)
        elif fault is not None:
            self.show_fault(fault, None)
        else:
            self.show_bug(error)


class _Later(QObject):
    """Shows a bug after the event that raised it is over."""

    def __init__(self, troubles: Troubles, error: BaseException) -> None:
        super().__init__(troubles)
        self._troubles, self._error = troubles, error

    def show(self) -> None:
        self._troubles.show(self._error)
        self.deleteLater()


class RefusedDialog(Dialog):
    """What the rules found, most grave first."""

    @classmethod
    def tell(cls, parent: QWidget, findings: Sequence[Finding]) -> None:
        """Show the findings until it is closed."""
        dialog = cls(parent, _words("Belum bisa dilakukan"), width=520)
        order = list(Severity)
        ranked = sorted(findings, key=lambda one: order.index(one.severity))
        for finding in ranked[:_MOST_ROWS]:
            banner = Banner()
            hard = finding.severity is Severity.ERROR
            banner.say(State.REFUSED if hard else State.ACTION, say(finding))
            dialog.body.addWidget(banner)
        if len(ranked) > _MOST_ROWS:
            rest = dialog.tr("dan {n} hal lain").format(n=len(ranked) - _MOST_ROWS)
            dialog.say(rest, muted=True)
        close = dialog.add_button(dialog.tr("Mengerti"), dialog.accept, kind=Kind.MAIN, key="Enter")
        close.setFocus()
        dialog.exec()
        dialog.deleteLater()


class FaultDialog(Dialog):
    """One sentence about the world."""

    @classmethod
    def ask(cls, parent: QWidget | None, fault: WorldFault, *, can_retry: bool) -> bool:
        """Return whether to try again."""
        title = "Ada hambatan di komputer ini" if fault.again else "Berkas ini tidak diterima"
        dialog = cls(parent, _words(title), width=480)
        dialog.say(say_fault(fault))
        if can_retry and fault.again:
            dialog.add_answer(dialog.tr("Coba lagi"), no=dialog.tr("Tutup"))
        else:
            dialog.add_button(dialog.tr("Tutup"), dialog.reject, kind=Kind.MAIN, key="Enter")
        answer = dialog.exec() == cls.DialogCode.Accepted
        dialog.deleteLater()
        return answer


class ReportDialog(Dialog):
    """Our fault, with a report to copy."""

    def __init__(self, parent: QWidget | None, report: str) -> None:
        super().__init__(parent, self.tr("Ada kesalahan dalam program"), width=600)
        self.say(
            self.tr(
                "Yang sudah tersimpan tetap aman. Langkah terakhir mungkin belum terjadi; "
                "periksa, lalu ulangi bila perlu."
            )
        )
        self.report = QPlainTextEdit(report)
        self.report.setReadOnly(True)
        self.report.setFixedHeight(px(self, 180))
        self.report.setAccessibleName(self.tr("Laporan"))
        self.body.addWidget(self.report)
        self.note: QLabel = self.say(
            self.tr("Laporan ini tidak memuat nama, NIP, atau isian apa pun."), muted=True
        )
        self.add_button(self.tr("Salin laporan"), self.copy)
        close = self.add_button(self.tr("Tutup"), self.accept, kind=Kind.MAIN, key="Enter")
        close.setFocus()

    @classmethod
    def tell(cls, parent: QWidget, report: str) -> None:
        """Show the report until it is closed."""
        dialog = cls(parent, report)
        dialog.exec()
        dialog.deleteLater()

    def copy(self) -> None:
        """Put the report on the clipboard."""
        QGuiApplication.clipboard().setText(self.report.toPlainText())
        self.note.setText(self.tr("Laporan disalin."))


def _words(text: str) -> str:
    return QCoreApplication.translate("Troubles", text)


def report_text(error: BaseException, version: str) -> str:
    """What one may send about ``error``: kinds and places, no message and no value."""
    lines = [
        f"ASN Desktop {version}",
        f"{platform.system()} {platform.release()} · Python {platform.python_version()}"
        f" · Qt {qVersion()}",
        "",
    ]
    chain: list[BaseException] = []
    seen: BaseException | None = error
    while seen is not None and seen not in chain:
        chain.append(seen)
        seen = seen.__cause__ or seen.__context__
    for one in reversed(chain):
        lines += [
            f"  {_place(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(one.__traceback__)
        ]
        lines.append(f"{type(one).__module__}.{type(one).__qualname__}")
    return "\n".join(lines)


def _place(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(_PACKAGE.parent):
        return path.relative_to(_PACKAGE.parent).as_posix()
    parts = path.parts
    return "/".join(parts[-2:])
