"""The report before the national spreadsheet is written: who is in, who is not, and why."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QWidget

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Kind
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.panels import Scroll
from asn_desktop.views.national import NationalExport, NationalProblem
from asn_desktop.workflows.sentences import say

SHOWN = 200  # problems in the window; the file has all of them


class ReportDialog(Dialog):
    """``ReportDialog.ask(self, period, export)`` → whether the file is wanted."""

    @classmethod
    def ask(cls, parent: QWidget, period: PeriodRef, found: NationalExport) -> bool:
        """Show the report; True = write the file."""
        dialog = cls(parent, period, found)
        answer = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return answer

    def __init__(self, parent: QWidget, period: PeriodRef, found: NationalExport) -> None:
        title = parent.tr("Nilai {period} {year} untuk e-Kinerja")
        super().__init__(parent, title.format(period=period.label, year=period.year), width=640)
        words = self.tr("{n} dari {total} orang akan masuk berkas.").format(
            n=len(found.lines), total=found.total
        )
        if found.refused:
            words += self.tr(" {n} orang tidak ikut; sebabnya di bawah ini.").format(
                n=found.refused
            )
        if not found.total:
            words = self.tr("Belum ada penilaian pada periode ini.")
        self.say(words)
        if found.problems:
            self.body.addWidget(self._list(found.problems))
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.QUIET, key="Esc")
        if found.lines:
            self.add_button(self.tr("Simpan berkas…"), self.accept, kind=Kind.MAIN, key="Enter")

    def _list(self, problems: tuple[NationalProblem, ...]) -> QWidget:
        scroll = Scroll()
        scroll.setFixedHeight(px(self, min(320, 56 + 32 * len(problems))))
        scroll.column.setSpacing(px(self, 6))
        stopping = sorted(problems, key=lambda one: one.finding.severity is not Severity.ERROR)
        lines = QGridLayout()
        lines.setHorizontalSpacing(px(self, 12))
        lines.setVerticalSpacing(px(self, 8))
        lines.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        for at, one in enumerate(stopping[:SHOWN]):
            stops = one.finding.severity is Severity.ERROR
            chip = StateChip(
                State.REFUSED if stops else State.ACTION,
                self.tr("tidak ikut") if stops else self.tr("perlu dilihat"),
            )
            words = QLabel(say(one.finding))
            words.setWordWrap(True)
            words.setContentsMargins(0, px(self, 3), 0, 0)
            lines.addWidget(chip, at, 0, top)
            lines.addWidget(words, at, 1, top)
        scroll.column.addLayout(lines)
        if len(problems) > SHOWN:
            more = self.tr("… dan {n} lagi, semuanya ada di berkas.")
            scroll.column.addWidget(QLabel(more.format(n=len(problems) - SHOWN)))
        scroll.column.addStretch(1)
        return scroll
