"""One sheet of paper: what happened to it, when, and the scans of what was signed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding
from asn_desktop.services import scans, sheet_list
from asn_desktop.services.attachments import read_attachment
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import clock_time, long_date, number, short_date
from asn_desktop.ui.printing.states import SHEET_STATES
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.ui.widgets.dialogs import Dialog, Question
from asn_desktop.ui.widgets.panels import heading
from asn_desktop.views.checking import ScanView, SheetLife, SheetMoment
from asn_desktop.workflows import printing
from asn_desktop.workflows.sentences import say

KILOBYTE = 1024


class SheetDialog(Dialog):
    """``SheetDialog.show_sheet(page, context, version_id)``; files may be dropped on it."""

    def __init__(self, parent: QWidget | None, context: Context, version_id: UUID) -> None:
        super().__init__(parent, self.tr("Riwayat lembar"), width=620)
        self.context = context
        self.version_id = version_id
        self.life: SheetLife | None = None
        # Named like a run's: what is left when the program dies goes with the next run.
        self._files = mkdtemp(prefix="asn-cetak-")
        self.finished.connect(self._let_go)
        self.setAcceptDrops(True)
        self.facts = self.say("", muted=True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.history = QGridLayout()
        self.history.setHorizontalSpacing(px(self, 16))
        self.history.setVerticalSpacing(px(self, 6))
        self.history.setColumnStretch(2, 1)
        self.body.addLayout(self.history)
        self.body.addWidget(heading(self.tr("Pindaian")))
        self.scans = QVBoxLayout()
        self.scans.setSpacing(px(self, 4))
        self.body.addLayout(self.scans)
        self.problem = self.say("")
        self.problem.setProperty("kind", "error")
        self.problem.hide()
        self.attach = Button(self.tr("Lampirkan pindaian…"), icon="file", do=self._choose)
        row = QHBoxLayout()
        row.addWidget(self.attach)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.QUIET, key="Esc")
        self.add_button(self.tr("Buka PDF lembar ini"), self._open_sheet, kind=Kind.MAIN)
        self.read()

    @classmethod
    def show_sheet(cls, parent: QWidget | None, context: Context, version_id: UUID) -> None:
        """Show it until it is closed."""
        dialog = cls(parent, context, version_id)
        dialog.exec()
        dialog.deleteLater()

    def read(self, _done: object = None) -> None:
        """Ask for the sheet's life."""
        self.problem.hide()
        self.context.operations.read(sheet_list.life_of, self.version_id, then=self._show)

    def attach_files(self, files: Sequence[Path]) -> None:
        """Attach files one after the other; what is no scan is told, the rest still goes in."""
        for file in files:
            self.context.operations.run(
                partial(_bytes, file), then=partial(self._keep, file.name), failed=self._refused
            )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may come."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: files came."""
        urls = event.mimeData().urls()
        self.attach_files([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    # ---- inside

    def _show(self, life: SheetLife) -> None:
        self.life = life
        row = life.row
        self.heading.setText(f"{row.form.value} · {row.name}")
        words = [row.period, self.tr("versi {n}").format(n=row.number), row.code]
        if row.signer:
            words.append(self.tr("penanda tangan {name}").format(name=row.signer))
        self.facts.setText(" · ".join(filter(None, words)))
        _empty(self.history)
        sealed = self.tr("disegel {day}").format(day=short_date(life.sealed_at.date()))
        if not life.moments:
            self._add_line(State.OPEN, self.tr("Belum dicatat dicetak"), "", sealed)
        for moment in life.moments:
            self._add_moment(moment)
        _empty(self.scans)
        for scan in life.scans:
            self.scans.addWidget(self._scan_row(scan))
        if not life.scans:
            none = QLabel(
                self.tr("Belum ada. Tarik berkas PDF, JPG, atau PNG ke jendela ini, atau pilih.")
            )
            none.setProperty("kind", "muted")
            self.scans.addWidget(none)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _add_moment(self, moment: SheetMoment) -> None:
        details = [say(each) for each in moment.changed]
        if moment.note:
            details.append(moment.note)
        recorded = self.tr("dicatat {day} {time}").format(
            day=short_date(moment.recorded_at.date()), time=clock_time(moment.recorded_at)
        )
        details.append(recorded)
        self._add_line(
            SHEET_STATES[moment.kind], moment.kind.label, long_date(moment.on), " · ".join(details)
        )

    def _add_line(self, state: State, words: str, day: str, detail: str) -> None:
        at = self.history.rowCount()
        self.history.addWidget(StateChip(state, words), at, 0)
        self.history.addWidget(QLabel(day), at, 1)
        label = QLabel(detail)
        label.setWordWrap(True)
        label.setProperty("kind", "muted")
        self.history.addWidget(label, at, 2)

    def _scan_row(self, scan: ScanView) -> QWidget:
        frame = QFrame()
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 8))
        size = number(max(1, round(scan.size / KILOBYTE)))
        name = QLabel(f"{scan.name} · {size} KB · {short_date(scan.on)}")
        row.addWidget(name, 1)
        look = Button(self.tr("Buka"), small=True, do=partial(self._open_scan, scan))
        drop = Button(self.tr("Lepas"), small=True, kind=Kind.QUIET, do=partial(self._remove, scan))
        row.addWidget(look)
        row.addWidget(drop)
        return frame

    def _choose(self) -> None:
        files = AskScans.ask(self, self.tr("Pilih pindaian"))
        self.attach_files(files)

    def _keep(self, name: str, content: bytes) -> None:
        self.context.operations.write(
            Act.ATTACH_SCAN,
            scans.attach_scan,
            self.version_id,
            name,
            content,
            then=self.read,
            failed=self._refused,
        )

    def _refused(self, findings: Sequence[Finding]) -> None:
        self.problem.setText("\n".join(say(each) for each in findings))
        self.problem.show()

    def _remove(self, scan: ScanView) -> None:
        if Question.ask(
            self,
            self.tr("Lepas pindaian ini?"),
            self.tr("{name} dihapus dari data kantor.").format(name=scan.name),
            yes=self.tr("Lepas"),
            danger=True,
        ):
            self.context.operations.write(
                Act.REMOVE_SCAN, scans.remove_scan, scan.id, then=self.read
            )

    def _open_scan(self, scan: ScanView) -> None:
        self.context.operations.read(
            read_attachment, scan.sha256, then=partial(self._open_file, scans.file_name(scan))
        )

    def _open_sheet(self) -> None:
        if self.life is not None:
            row = self.life.row
            name = f"{row.form.compact}_v{row.number}_{row.code}.pdf"
            self.context.operations.read(
                printing.print_version, self.version_id, then=partial(self._open_file, name)
            )

    def _let_go(self) -> None:
        shutil.rmtree(self._files, ignore_errors=True)

    def _open_file(self, name: str, content: bytes | None) -> None:
        if content is None:
            return
        path = Path(self._files) / name
        path.write_bytes(content)
        open_url(QUrl.fromLocalFile(str(path)))


class AskScans:
    """The question which files; tests replace it."""

    @staticmethod
    def ask(parent: QWidget, title: str) -> list[Path]:
        """The files chosen, none for "Batal"."""
        kinds = parent.tr("PDF atau gambar (*.pdf *.jpg *.jpeg *.png)")
        found, _kind = QFileDialog.getOpenFileNames(parent, title, "", kinds)
        return [Path(one) for one in found]


open_url: Callable[[QUrl], Any] = QDesktopServices.openUrl


def _bytes(file: Path, _report: object) -> bytes:
    scans.refuse_large(file.name, file.stat().st_size)
    return file.read_bytes()


def _empty(layout: Any) -> None:
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
