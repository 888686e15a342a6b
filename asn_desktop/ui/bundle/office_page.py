"""The view "Dari pusat": what the centre answered, taken from a file or a pasted line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog

from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import Choice
from asn_desktop.services import incoming_answers, incoming_read
from asn_desktop.ui.bundle import office_items
from asn_desktop.ui.bundle.compare_dialog import CompareDialog
from asn_desktop.ui.bundle.office_items import Item
from asn_desktop.ui.bundle.office_side import OfficeSide
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.page import KnownListPage
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.dialogs import DateQuestion, Question, TextQuestion
from asn_desktop.ui.widgets.messages import Choice as Way
from asn_desktop.ui.widgets.messages import Empty, EmptyState
from asn_desktop.views.incoming import DecisionRow, FromCentre, ProposalRow, ReturnedRow, TakenReply
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.workflows import incoming
from asn_desktop.workflows.sentences import say

KINDS = frozenset(
    {
        "parcel_return",
        "return_line",
        "centre_proposal",
        "question",
        "bundle",
        "approval",
        "place",
        "skp",
        "evaluation",
    }
)
# Of all that a reply brings, what is said first.
ASKS_FOR_WORK = ("incoming.count.returned", "incoming.count.proposed", "incoming.count.questions")


class OfficePage(KnownListPage):
    """The list at the left, what one row says at the right."""

    title = "Paket · Dari pusat"
    kinds = KINDS

    def build(self) -> None:
        """Make list, side and keys."""
        self._waiting: list[Path] = []  # files still to be looked at
        self._items: list[Item] = []
        self.setAcceptDrops(True)
        self.paste_button = Button(
            self.tr("Tempel teks tanda terima"), kind=Kind.QUIET, icon="copy", do=self.paste
        )
        self.header.add(self.paste_button)
        self.take_button = self.set_main(
            Button(self.tr("Terima berkas dari pusat…"), icon="file-in", do=self.take)
        )
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.current_changed.connect(self._current)
        self.side = OfficeSide(
            open_form=self.open_form,
            answer=self.answer,
            accept=self.accept,
            refuse=self.refuse,
            compare=self.compare,
        )
        self.strange = EmptyState(
            Empty(
                self.tr("Kantor ini belum terdaftar di pusat."),
                (Way(self.tr("Ke Pendaftaran"), partial(self._go_to, "enrolment")),),
                detail=self.tr(
                    "Setelah terdaftar, balasan pusat diterima di sini: apa yang sudah diterima, "
                    "yang dikembalikan, disetujui, dan diusulkan."
                ),
                icon="package",
            )
        )
        self.filled = self.beside(self.side)
        self.body.addWidget(self.filled, 1)
        self.body.addWidget(self.strange, 1)
        self.strange.hide()
        self.tell_key("Enter", self.tr("buka formulirnya"))
        self.add_key("F8", self.tr("berikutnya yang menunggu jawaban"), self.next_waiting)
        self.add_key("Ctrl+V", self.tr("tempel teks tanda terima dari pusat"), self.paste)

    def _spec(self) -> ListSpec:
        groups: list[tuple[object, str]] = [
            (None, self.tr("Semua")),
            (office_items.WAITS, self.tr("Menunggu jawaban")),
            (office_items.RETURNED, self.tr("Dikembalikan")),
            (office_items.PROPOSALS, self.tr("Usulan")),
            (office_items.DECISIONS, self.tr("Keputusan")),
            (office_items.REPLIES, self.tr("Riwayat berkas")),
        ]
        return ListSpec(
            columns=(
                Column("mark", self.tr("Keadaan"), 178, kind=Cell.MARK),
                Column("title", self.tr("Tentang"), 200, stretch=True),
                Column("words", self.tr("Isi"), 200, kind=Cell.MUTED, stretch=True, sortable=False),
                Column("on", self.tr("Tanggal"), 104, kind=Cell.DATE),
            ),
            query=self._rows,
            noun=self.tr("berkas"),
            kinds=KINDS,
            open=self._open_row,
            filters=(ListFilter("group", self.tr("Yang ditampilkan"), groups),),
            empty=Empty(
                self.tr("Belum ada berkas dari pusat."),
                (Way(self.tr("Terima berkas dari pusat…"), self.take),),
                detail=self.tr(
                    "Tarik berkas ke sini, pilih dari flashdisk, atau salin teks tanda terima dari "
                    "pesan, lalu tekan Ctrl+V. Isinya ditunjukkan dulu sebelum diambil."
                ),
                icon="package",
            ),
        )

    def _rows(self, _tx: Any, query: ListQuery) -> ListRows[Item]:
        return office_items.choose(self._items, query)

    # ---- reading

    def go(self, *, row: UUID | None = None, group: str = "", **_more: Any) -> None:
        """Show one row, or those of a ``group``."""
        self._wanted = row
        if group:
            self.panel.set_filter("group", group)
        if row is not None:
            self._read()

    def _read(self) -> None:
        self.context.operations.read(incoming_read.from_centre, then=self._fill)

    def _fill(self, found: FromCentre) -> None:
        self._items = office_items.items_of(found)
        self.strange.setVisible(not found.enrolled)
        self.filled.setVisible(found.enrolled)
        off = "" if found.enrolled else self.tr("Kantor ini belum terdaftar di pusat.")
        for button in (self.take_button, self.paste_button):
            button.switch_off(off)
        self.show_side(bool(self._items))
        self.header.set_title(self.title, self._note(found))
        self.fill(self._items)
        self._current(self._item())

    def _note(self, found: FromCentre) -> str:
        waiting = sum(item.waits for item in self._items)
        if not found.enrolled or not self._items:
            return ""
        if waiting:
            return self.tr("{count} menunggu jawaban").format(count=waiting)
        return self.tr("tidak ada yang menunggu jawaban")

    def _item(self) -> Item | None:
        row = self.panel.table.currentIndex().row()
        rows = self.panel.model.rows
        return rows[row] if 0 <= row < len(rows) else None

    def _current(self, item: Item | None) -> None:
        self.side.show_item(item)

    def next_waiting(self) -> None:
        """F8."""
        if not self.panel.next_row(lambda item: item.waits):
            self.context.notice(self.tr("Tidak ada yang menunggu jawaban."))

    # ---- taking

    def take(self) -> None:
        """Choose files and look at them, one after the other: a recovery may be several."""
        found, _kind = QFileDialog.getOpenFileNames(self, self.tr("Berkas dari pusat"), "")
        self.look_at([Path(each) for each in found])

    def paste(self) -> None:
        """Look at what lies in the clipboard: a file or the text of an acknowledgement."""
        data = QGuiApplication.clipboard().mimeData()
        if data is not None and data.hasUrls() and data.urls()[0].isLocalFile():
            self.look_at(_files(data))
            return
        words = data.text() if data is not None else ""
        if not incoming.is_text(words):
            self.context.notice(
                self.tr("Di papan klip tidak ada teks tanda terima. Salin dulu dari pesan pusat.")
            )
            return
        self._run(lambda _report: incoming.look_at_text(self.context.office, words))

    def look_at(self, files: Sequence[Path]) -> None:
        """Check files in the order of their names; each says what it says before it is taken."""
        self._waiting = sorted(files)
        self._look_next()

    def _look_next(self) -> None:
        if self._waiting:
            path = self._waiting.pop(0)
            self._run(lambda report: incoming.look_at_file(self.context.office, path, report))

    def _run(self, job: Callable[[Any], incoming.Looked]) -> None:
        self.context.operations.run(
            job, then=self._looked, title=self.tr("Memeriksa berkas…"), cancellable=False
        )

    def _looked(self, found: incoming.Looked) -> None:
        words = "\n".join(say(one) for one in found.says.lines)
        if found.says.note:
            words += "\n\n" + self.tr("Pesan pusat: {note}").format(note=found.says.note)
        if not words:
            words = self.tr("Tidak ada yang baru di dalamnya.")
        title = office_items.title_of(found.says)
        if Question.ask(self, title, words, yes=self.tr("Ambil isinya")):
            self.context.operations.run(
                lambda report: incoming.take(self.context.office, found, report),
                then=self._taken,
                title=self.tr("Mengambil isinya…"),
                writes=True,
                cancellable=False,
            )
        else:
            self._look_next()

    def _taken(self, taken: TakenReply) -> None:
        told = next((line for line in taken.lines if line.code in ASKS_FOR_WORK), None)
        if told is None and taken.lines:
            told = taken.lines[0]
        first = self.tr("Tidak ada yang berubah.") if told is None else say(told)
        self.context.notice(first)
        self._look_next()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files are welcome."""
        if event.mimeData().hasUrls() and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: look at them."""
        self.look_at(_files(event.mimeData()))

    # ---- answering

    def _open_row(self, _item: Item) -> None:
        self.open_form()

    def open_form(self) -> None:
        """Open the form of the current row where its notes stand; else what can be done with it."""
        item = self._item()
        if item is None:
            return
        what = item.what
        if isinstance(what, ReturnedRow) and what.subject.page:
            subject = what.subject
            selection = self.context.selection
            if subject.year is not None and subject.year in selection.years:
                selection.choose(subject.year, subject.period or None)
            self.context.open(subject.page, **subject.target)
        elif isinstance(what, ProposalRow) and what.accepted is None:
            self.accept()
        elif isinstance(what, DecisionRow) and office_items.can_compare(what):
            self.compare()

    def answer(self) -> None:
        """The notes of the current row were seen to."""
        item = self._item()
        if item is None or not isinstance(item.what, ReturnedRow):
            return
        row = item.what
        if not row.changed and not Question.ask(
            self,
            self.tr("Tandai sudah diperbaiki?"),
            self.tr(
                "Isi {what} masih sama dengan yang dikembalikan. Bila memang tidak perlu diubah, "
                "tandai saja; pusat melihatnya setelah paket berikutnya."
            ).format(what=row.subject.title),
            yes=self.tr("Tandai"),
        ):
            return
        self.context.operations.write(
            Act.ANSWER_RETURN, incoming_answers.answer_return, row.id, then=self._answered
        )

    def _answered(self, _none: object) -> None:
        self.context.notice(self.tr("Ditandai sudah diperbaiki; ikut dengan paket berikutnya."))

    def accept(self) -> None:
        """Do what the centre proposes about a person."""
        item = self._item()
        if item is None or not isinstance(item.what, ProposalRow) or item.what.accepted is not None:
            return
        row = item.what
        day: date | None = None
        if row.choice is Choice.MOVED:
            day = DateQuestion.ask(
                self,
                self.tr("{name} pindah?").format(name=row.name),
                label=self.tr("Mulai tanggal"),
                today=self.context.office.today(),
                value=row.moved_on,
                text=self.tr("Mulai hari itu ia tidak lagi di daftar kantor ini. {words}").format(
                    words=row.words
                ),
                yes=self.tr("Terima usulan"),
            )
            if day is None:
                return
        elif not Question.ask(
            self,
            self.tr("{name} orang yang sama?").format(name=row.name),
            self._same_words(row),
            yes=self.tr("Terima usulan"),
        ):
            return
        self.context.operations.write(
            Act.ANSWER_PROPOSAL,
            incoming_answers.accept_proposal,
            row.id,
            day,
            then=partial(self._told, self.tr("Usulan diterima.")),
        )

    def _same_words(self, row: ProposalRow) -> str:
        if row.other:
            return self.tr(
                "Entri ini keluar dari daftar; {other} tetap. Riwayatnya tidak dihapus."
            ).format(other=row.other)
        return self.tr("Entri lainnya ada di kantor lain. Di sini tidak ada yang diubah.")

    def refuse(self) -> None:
        """Tell the centre why not."""
        item = self._item()
        if item is None or not isinstance(item.what, ProposalRow):
            return
        reason = TextQuestion.ask(
            self,
            self.tr("Tolak usulan ini?"),
            label=self.tr("Alasan"),
            text=self.tr("Alasannya ikut dengan paket berikutnya dan dibaca pusat."),
            yes=self.tr("Tolak usulan"),
        )
        if reason is not None:
            self.context.operations.write(
                Act.ANSWER_PROPOSAL,
                incoming_answers.refuse_proposal,
                item.what.id,
                reason,
                then=partial(self._told, self.tr("Usulan ditolak; alasannya ikut terkirim.")),
            )

    def _told(self, words: str, _none: object) -> None:
        self.context.notice(words)

    def compare(self) -> None:
        """Lay what the office had beside what the centre decided."""
        item = self._item()
        if item is not None and isinstance(item.what, DecisionRow):
            row = item.what
            self.context.operations.read(
                incoming_read.both_sides, row.id, then=partial(self._compared, row)
            )

    def _compared(self, row: DecisionRow, blocks: Any) -> None:
        CompareDialog.show_blocks(self, row, blocks)

    def _go_to(self, view: str) -> None:
        self.context.open("bundle", view=view)


def _files(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
