"""The view "Kotak masuk": many bundles at once, checked, looked at, merged."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import BundleState
from asn_desktop.services import centre, centre_checking, centre_inbox
from asn_desktop.ui.centre.inbox_looks import kind_of, number_of, state_of, when_of
from asn_desktop.ui.centre.inbox_side import InboxSide
from asn_desktop.ui.centre.merged_dialog import MergedDialog, TakenDialog
from asn_desktop.ui.errors import RefusedDialog
from asn_desktop.ui.formats import number
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.page import KnownListPage
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.inbox import InboxRow, MergedOne, TakenIn
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.merging import Preview
from asn_desktop.workflows import inbox, receiving


class AskBundles:
    """The system's questions for files; tests replace them."""

    @staticmethod
    def files(parent: QWidget, title: str) -> list[Path]:
        """Any number of files, whatever they are called."""
        found, _kind = QFileDialog.getOpenFileNames(parent, title)
        return [Path(one) for one in found]

    @staticmethod
    def folder(parent: QWidget, title: str) -> list[Path]:
        """A folder or stick with bundles in it."""
        found = QFileDialog.getExistingDirectory(parent, title)
        return [Path(found)] if found else []


class InboxPage(KnownListPage):
    """Drop files anywhere; the list at the left, what one brings at the right."""

    title = "Paket · Kotak masuk"

    def build(self) -> None:
        """Make list, side and keys."""
        self._rows_now: list[InboxRow] = []
        self._seen: dict[UUID, Preview | Finding] = {}
        self.setAcceptDrops(True)
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.current_changed.connect(self._current)
        self.side = InboxSide(self.reply, self.undo)
        self.body.addWidget(self.beside(self.side), 1)
        self.folder_button = Button(self.tr("Folder…"), icon="package", do=self.bring_folder)
        self.files_button = Button(
            self.tr("Masukkan berkas…"), icon="file-in", key="Ctrl+O", do=self.bring_files
        )
        self.header.add(self.folder_button)
        self.header.add(self.files_button)
        self.merge_button = Button(self.tr("Gabung"), icon="check", do=self.merge)
        self.set_main(self.merge_button)
        self.add_key("Ctrl+O", self.tr("masukkan berkas"), self.bring_files)
        self.add_key("F8", self.tr("berikutnya yang ditahan atau ditolak"), self.next_bad)

    def _spec(self) -> ListSpec:
        tr = self.tr
        return ListSpec(
            columns=(
                Column("place", tr("Kantor"), 150, place_of, stretch=True, wrap=True),
                Column("number", tr("No."), 56, number_of, Cell.NUMBER),
                Column("kind", tr("Jenis"), 100, kind_of, Cell.MUTED, sortable=False, spare=True),
                Column("at", tr("Diterima"), 140, when_of),
                Column("state", tr("Keadaan"), 190, state_of, Cell.MARK, wrap=True),
            ),
            query=self._query,
            noun=tr("paket"),
            actions=(
                RowAction(tr("Gabung yang dipilih"), self.merge_these, icon="check"),
                RowAction(tr("Buat balasan…"), self.reply_many, icon="send", key="Ctrl+B"),
            ),
            filters=(
                ListFilter(
                    "state",
                    tr("Keadaan"),
                    (
                        (None, tr("Semua paket")),
                        ("ready", tr("Siap digabung")),
                        ("held", tr("Ditahan")),
                        ("refused", tr("Ditolak")),
                        ("applied", tr("Sudah digabung")),
                    ),
                ),
                ListFilter("place", tr("Kantor"), ((None, tr("Semua kantor")),)),
            ),
            sort="at",
            descending=True,
            empty=Empty(
                tr("Belum ada paket yang masuk."),
                (
                    Choice(tr("Masukkan berkas…"), self.bring_files),
                    Choice(tr("Pilih folder…"), self.bring_folder),
                ),
                detail=tr(
                    "Seret berkas atau folder ke sini, sebanyak-banyaknya. Setiap berkas "
                    "diperiksa dahulu; belum ada yang digabung sebelum Anda menekan Gabung."
                ),
                icon="file-in",
            ),
        )

    def _query(self, tx: Any, query: ListQuery) -> ListRows[InboxRow]:
        found = centre_inbox.rows(tx, query)
        self._rows_now = list(found.rows)
        return found

    # ---- coming and going

    def activate(self) -> None:
        """Read."""
        self._read()
        self.panel.focus_rows()

    def go(self, *, bundle: UUID | None = None, place: UUID | None = None, **_more: Any) -> None:
        """Stand on one bundle, or show those of one office."""
        self._wanted = bundle
        if place is not None:
            self._offer()
            self.panel.set_filter("place", place)

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, "bundle", "place", "question", "place_key"):
            self._seen.clear()
            self._read()

    def refresh(self) -> None:
        """F5."""
        self._seen.clear()
        self._read()

    def _offer(self) -> None:
        places = self.context.operations.read_now(centre_checking.place_choices)
        self.panel.offer("place", [(None, self.tr("Semua kantor")), *places])

    def _read(self) -> None:
        self._offer()
        self.fill(self._rows_now)
        self.show_side(bool(self._rows_now))
        ready = self.context.operations.read_now(centre_inbox.count_ready)
        words = self.tr("Gabung {n} paket").format(n=number(ready)) if ready else self.tr("Gabung")
        self.merge_button.setText(words)
        self.merge_button.updateGeometry()
        self.merge_button.switch_off("" if ready else self.tr("Tidak ada paket yang siap."))
        note = self.tr("{n} paket siap digabung").format(n=number(ready)) if ready else ""
        self.header.set_title(self.title, note)
        self._current(self.row())

    def row(self) -> InboxRow | None:
        """The bundle one stands on."""
        current = self.panel.current_id()
        return next((one for one in self._rows_now if one.id == current), None)

    def _current(self, _row: object) -> None:
        row = self.row()
        self.side.show_row(row, self._seen.get(row.id) if row is not None else None)
        if row is not None and row.is_ready and row.id not in self._seen:
            office, key = self.context.office, row.id
            self.context.operations.run(
                lambda _report: inbox.preview(office, key), then=partial(self._previewed, key)
            )

    def _previewed(self, key: UUID, found: Preview | Finding) -> None:
        self._seen[key] = found
        row = self.row()
        if row is not None and row.id == key:
            self.side.show_row(row, found)

    # ---- bringing files in

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files are welcome."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: take in what was dropped."""
        self.take_in(_paths(event.mimeData().urls()))
        event.acceptProposedAction()

    def bring_files(self) -> None:
        """Ctrl+O."""
        self.take_in(AskBundles.files(self, self.tr("Masukkan paket")))

    def bring_folder(self) -> None:
        """A whole folder or stick."""
        self.take_in(AskBundles.folder(self, self.tr("Masukkan paket dari folder")))

    def take_in(self, paths: list[Path]) -> None:
        """Check them behind the window; the list shows what each is."""
        if not paths or self._nobody():
            return
        office = self.context.office
        self.context.operations.run(
            lambda report: inbox.take_in(office, paths, report),
            then=self._taken,
            title=self.tr("Memeriksa paket…"),
            writes=True,
        )

    def _taken(self, found: TakenIn) -> None:
        if found.ids:
            self._wanted = found.ids[0]
        if found.unread or found.requests or not found.ids:
            TakenDialog.tell(self, found)
        else:
            words = self.tr("{n} berkas diperiksa.").format(n=number(len(found.ids)))
            self.context.notice(words)

    def _nobody(self) -> bool:
        """Whether somebody still has to say who he is: the import bears that name."""
        if centre.hand(self.context.office.actor):
            return False
        RefusedDialog.tell(self, [Finding("centre.who")])
        return True

    # ---- merging

    def merge(self) -> None:
        """Ctrl+Enter: everything that is sound, one after another."""
        self._merge(None)

    def merge_these(self, ids: list[UUID]) -> None:
        """What is ticked."""
        self._merge(ids)

    def _merge(self, ids: list[UUID] | None) -> None:
        if self._nobody():
            return
        office = self.context.office
        self.context.operations.run(
            lambda report: inbox.merge_all(office, ids, report),
            then=self._merged,
            title=self.tr("Menggabung…"),
            writes=True,
        )

    def _merged(self, done: list[MergedOne]) -> None:
        self.panel.choose(())
        self._seen.clear()
        if done and MergedDialog.tell(self, done):
            self.context.open("bundle", view="reply")

    def undo(self) -> None:
        """Take the merge of the current bundle back as a whole."""
        row = self.row()
        if row is None or not Question.ask(
            self,
            self.tr("Batalkan penggabungan paket {no} {office}?").format(
                no=row.number, office=row.place
            ),
            self.tr(
                "Semua yang dibawa paket ini kembali seperti sebelumnya. Paketnya tetap disimpan "
                "dan bisa digabung lagi."
            ),
            yes=self.tr("Batalkan penggabungan"),
            no=self.tr("Tidak jadi"),
            danger=True,
        ):
            return
        office, key = self.context.office, row.id
        self.context.operations.run(
            lambda _report: receiving.undo(office, key),
            then=self._undone,
            title=self.tr("Membatalkan…"),
            writes=True,
        )

    def _undone(self, _nothing: object) -> None:
        self.context.notice(self.tr("Penggabungan dibatalkan; paketnya masih ada di sini."))

    def next_bad(self) -> None:
        """F8."""
        bad = (BundleState.HELD, BundleState.REFUSED, BundleState.ALARM)
        if not self.panel.next_row(lambda row: row.state in bad):
            self.context.notice(self.tr("Tidak ada paket yang ditahan atau ditolak."))

    # ---- answering

    def reply(self) -> None:
        """The reply to the office of the current bundle."""
        row = self.row()
        if row is not None and row.place_id is not None:
            self.context.open("bundle", view="reply", place=row.place_id)

    def reply_many(self, _ids: list[UUID]) -> None:
        """The page of replies."""
        self.reply()


def _paths(urls: list[QUrl]) -> list[Path]:
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def place_of(row: InboxRow) -> str:
    """Whose it is, or what the file is called."""
    return row.place or row.name
