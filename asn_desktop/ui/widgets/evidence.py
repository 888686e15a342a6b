"""Files that prove something: a paperclip with their number, and the dialog that shows them.

``Clip`` stands in a row; files may be dropped on it. ``EvidenceDialog.show_files`` lists the files
of one place: Enter opens, Del removes, Ctrl+B adds, files may be dropped anywhere on it.
"""

from __future__ import annotations

import shutil
import weakref
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from PySide6.QtCore import QObject, Qt, QUrl, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QFileDialog, QLabel, QListView, QStackedWidget, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.evidence import FileKind, safe_name
from asn_desktop.rules.findings import Finding
from asn_desktop.services import evidence
from asn_desktop.services.attachments import read_attachment
from asn_desktop.ui.context import Context
from asn_desktop.ui.formats import number, short_date
from asn_desktop.ui.page import shortcut
from asn_desktop.ui.theme import px
from asn_desktop.ui.threads import still_there
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import Dialog, Question
from asn_desktop.ui.widgets.twolines import Told, TwoLineDelegate, TwoLineModel
from asn_desktop.views.evidence import Added, EvidencePlace, EvidenceView
from asn_desktop.workflows.evidence import Taken, take
from asn_desktop.workflows.sentences import say

KILOBYTE = 1024
Failed = Callable[[Sequence[Finding]], None]
open_url: Callable[[QUrl], Any] = QDesktopServices.openUrl


class EvidenceDesk(QObject):
    """What a page does with files: read them behind the window, keep, open and remove them."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self._folder: Path | None = None

    def add(
        self,
        place: EvidencePlace,
        files: Sequence[Path],
        *,
        failed: Failed | None = None,
        then: Callable[[], object] | None = None,
    ) -> None:
        """Keep files; what is no evidence is told to ``failed``, the rest still goes in."""
        if files:
            self.context.operations.run(
                partial(take, list(files)),
                title=self.tr("Menyiapkan berkas bukti…"),
                then=partial(self._keep, place, failed, then),
            )

    def remove(self, one: EvidenceView, *, failed: Failed | None = None) -> None:
        """Take a file away from its place."""
        self.context.operations.write(Act.REMOVE_EVIDENCE, evidence.remove, one.id, failed=failed)

    def open(self, one: EvidenceView, gone: Callable[[], object]) -> None:
        """Open a file with the program this computer has for it; ``gone`` if it is kept no more."""

        def show(content: bytes | None) -> None:
            if content is None:
                gone()
                return
            path = self._private() / safe_name(one.name, one.media_type, one.sha256)
            path.write_bytes(content)
            open_url(QUrl.fromLocalFile(str(path)))

        self.context.operations.read(read_attachment, one.sha256, then=show)

    def _private(self) -> Path:
        """A folder nobody else may read, removed with this desk.

        Named like a print run's: what is left when the program dies goes with the next run.
        """
        if self._folder is None:
            self._folder = Path(mkdtemp(prefix="asn-cetak-"))
            weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder

    def _keep(
        self,
        place: EvidencePlace,
        failed: Failed | None,
        then: Callable[[], object] | None,
        taken: Taken,
    ) -> None:
        operations = self.context.operations
        if not still_there(failed):  # the dialog was closed meanwhile: the page tells it
            failed = None
        if taken.findings:
            (failed or operations.refused.emit)(taken.findings)
        if taken.files:
            operations.write(
                Act.ADD_EVIDENCE,
                evidence.add,
                place,
                taken.files,
                then=partial(self._kept, then),
                failed=failed,
            )

    def _kept(self, then: Callable[[], object] | None, added: Added) -> None:
        if added.twice:
            words = self.tr("Sudah ada di sini: {names}.").format(names=", ".join(added.twice))
        else:
            words = self.tr("{n} berkas bukti disimpan.").format(n=added.kept)
        self.context.notice(words)
        if then is not None and still_there(then):
            then()


class Clip(Button):
    """A paperclip with the number of files; files may be dropped on it."""

    dropped = Signal(list)

    def __init__(self, name: str, do: Callable[[], object]) -> None:
        super().__init__("", icon="paperclip", kind=Kind.QUIET, small=True, do=do)
        self._name = name
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes from field to field; Ctrl+B opens
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Show how many files there are; none is only the clip."""
        self.setText(str(count) if count else "")
        told = self.tr("{n} berkas").format(n=count) if count else self.tr("belum ada berkas")
        self.setAccessibleName(
            self.tr("Berkas bukti {name}: {told}").format(name=self._name, told=told)
        )
        self.setToolTip(
            self.tr("Berkas bukti: {told}. Tarik foto, PDF, atau dokumen ke sini.").format(
                told=told
            )
        )
        self.updateGeometry()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may come."""
        if self.isEnabled() and files_of(event):
            event.acceptProposedAction()
            self.setDown(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Qt: they went on."""
        self.setDown(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: files came."""
        self.setDown(False)
        event.acceptProposedAction()
        self.dropped.emit(files_of(event))


class FileList(QListView):
    """The files; Enter opens, Del removes."""

    opened = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and Del."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: opens."""
        if self.indexAt(event.position().toPoint()).isValid():
            self.opened.emit()


class EvidenceDialog(Dialog):
    """The files of one place; ``locked`` says why nothing may change, "" = it may."""

    def __init__(
        self, parent: QWidget, desk: EvidenceDesk, place: EvidencePlace, what: str, locked: str
    ) -> None:
        super().__init__(parent, self.tr("Berkas bukti"), width=560)
        self._desk, self._place, self._locked = desk, place, locked
        self.setAcceptDrops(not locked)
        self.say(what, muted=True)
        self.model: TwoLineModel[EvidenceView] = TwoLineModel(_told, self)
        self.files = FileList()
        self.files.setModel(self.model)
        self.files.setItemDelegate(TwoLineDelegate(self.files, self.model))
        self.files.setAccessibleName(self.tr("Berkas bukti"))
        self.files.opened.connect(self.open_current)
        self.files.removed.connect(self.remove_current)
        nothing = self.tr("Belum ada berkas.\nTarik foto, PDF, atau dokumen kantor ke jendela ini.")
        self.nothing = QLabel(locked or nothing)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setProperty("kind", "muted")
        self.views = QStackedWidget()
        self.views.addWidget(self.files)
        self.views.addWidget(self.nothing)
        self.views.setFixedHeight(px(self, 200))
        self.body.addWidget(self.views)
        self.problem = self.say("")
        self.problem.setProperty("kind", "error")
        self.problem.hide()
        how = self.tr(
            "Foto dikecilkan; tempat, waktu, dan data kamera di dalamnya dibuang. "
            "Satu berkas paling besar 10 MB."
        )
        self.say(locked or how, muted=True)
        self.choose = self.add_button(self.tr("Pilih berkas…"), self.ask_files, key="Ctrl+B")
        self.choose.switch_off(locked)
        self.drop = self.add_button(self.tr("Hapus"), self.remove_current, key="Del")
        self.add_button(self.tr("Tutup"), self.reject, kind=Kind.QUIET, key="Esc")
        self.look = self.add_button(self.tr("Buka"), self.open_current, kind=Kind.MAIN, key="Enter")
        shortcut(self, "Ctrl+B", self.ask_files, Qt.ShortcutContext.WindowShortcut)
        desk.context.operations.changed.connect(self.read)
        self.read()

    @classmethod
    def show_files(
        cls,
        parent: QWidget,
        desk: EvidenceDesk,
        place: EvidencePlace,
        what: str,
        locked: str = "",
    ) -> None:
        """Show the files of a place until the dialog is closed."""
        dialog = cls(parent, desk, place, what, locked)
        dialog.exec()
        dialog.deleteLater()

    def read(self, _changes: object = None) -> None:
        """Ask which files there are."""
        self._desk.context.operations.read(evidence.of_place, self._place, then=self._show)

    def ask_files(self) -> None:
        """Ctrl+B."""
        if not self._locked:
            self.add_files(AskFiles.ask(self, self.tr("Pilih berkas bukti")))

    def add_files(self, files: Sequence[Path]) -> None:
        """Keep files that were chosen or dropped."""
        self.problem.hide()
        self._desk.add(self._place, files, failed=self._refused)

    def open_current(self) -> None:
        """Enter: the file with the program this computer has for it."""
        one = self._current()
        if one is not None:
            self._desk.open(one, partial(self._gone, one))

    def remove_current(self) -> None:
        """Del: after a question, because it cannot be undone."""
        one = self._current()
        if one is None or self._locked:
            return
        if Question.ask(
            self,
            self.tr("Hapus berkas bukti ini?"),
            self.tr("{name} dihapus dari sini dan tidak bisa dikembalikan.").format(name=one.name),
            yes=self.tr("Hapus"),
            danger=True,
        ):
            self._desk.remove(one, failed=self._refused)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may come."""
        if files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: files came."""
        event.acceptProposedAction()
        self.add_files(files_of(event))

    def _current(self) -> EvidenceView | None:
        at = self.files.currentIndex().row()
        return self.model.items[at] if 0 <= at < len(self.model.items) else None

    def _show(self, files: Sequence[EvidenceView]) -> None:
        before = {one.id for one in self.model.items}
        at = max(self.files.currentIndex().row(), 0)
        if before:  # what has just come is what Enter opens and Del takes away
            at = next((row for row, one in enumerate(files) if one.id not in before), at)
        self.model.show_items(files)
        self.views.setCurrentWidget(self.files if files else self.nothing)
        none = "" if files else self.tr("Belum ada berkas.")
        self.look.switch_off(none)
        self.drop.switch_off(self._locked or none)
        if files:
            self.files.setCurrentIndex(self.model.index(min(at, len(files) - 1)))
            self.files.setFocus()
        else:
            self.choose.setFocus()

    def _refused(self, findings: Sequence[Finding]) -> None:
        self.problem.setText("\n".join(say(each) for each in findings))
        self.problem.show()
        self.adjustSize()

    def _gone(self, one: EvidenceView) -> None:
        self.problem.setText(
            self.tr("{name} hilang dari simpanan. Lampirkan lagi dari aslinya.").format(
                name=one.name
            )
        )
        self.problem.show()
        self.adjustSize()


class AskFiles:
    """The question which files; tests replace it."""

    @staticmethod
    def ask(parent: QWidget, title: str) -> list[Path]:
        """The files chosen, none for "Batal"."""
        kinds = " ".join(f"*{one.ending}" for one in FileKind)
        kinds = parent.tr("Foto, PDF, dan dokumen") + f" ({kinds} *.jpeg)"
        found, _kind = QFileDialog.getOpenFileNames(parent, title, "", kinds)
        return [Path(one) for one in found]


def files_of(event: QDropEvent) -> list[Path]:
    """The files of a drag that lie on this computer."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _told(one: EvidenceView) -> Told:
    size = number(max(1, round(one.size / KILOBYTE)))
    kind = FileKind(one.media_type)
    label = "Foto" if kind.is_picture else kind.name
    return Told(one.name, f"{label} · {size} KB · {short_date(one.on)}", "file")
