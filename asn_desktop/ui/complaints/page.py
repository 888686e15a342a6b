"""The page Pengaduan: the register with its editor beside it, and the figures of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.complaints import CHANNELS
from asn_desktop.rules.names import fold
from asn_desktop.services import complaints, complaints_read
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.ui.complaints.editor import ComplaintEditor
from asn_desktop.ui.complaints.figures import FiguresView
from asn_desktop.ui.complaints.looks import SAVED, age_of, completion_of, response_of
from asn_desktop.ui.complaints.moments import short
from asn_desktop.ui.formats import number
from asn_desktop.ui.operations import ChangesLike, touches
from asn_desktop.ui.page import Page, line
from asn_desktop.ui.people.picker import PickPerson
from asn_desktop.ui.tables.columns import Cell, Column
from asn_desktop.ui.tables.panel import ListFilter, ListPanel, ListSpec, RowAction
from asn_desktop.ui.tables.saving import saver
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.messages import Choice, Empty
from asn_desktop.views.complaints import ComplaintRow, ComplaintText
from asn_desktop.views.lists import ListQuery, ListRows

KINDS = ("complaint", "person", "placement", "unit", "setting", "holiday_day")
NO_OFFICER = "none"
FILTER, TOOLS = 152, 780
"""Pixels: of a filter, three stand beside the editor on a small screen; of tools in words."""


class ComplaintsPage(Page):
    """The list at the left, the current complaint at the right; Ctrl+T shows the figures."""

    title = "Pengaduan"

    def build(self) -> None:
        """Make list, editor, figures and keys."""
        self._known: list[ComplaintRow] = []
        self._then: Callable[[], object] | None = None
        self.panel = ListPanel(self.context.operations, self._spec())
        self.panel.current_changed.connect(self._current)
        self.panel.filter.setMinimumWidth(px(self, 120))
        for box in self.panel.tools.findChildren(QComboBox):
            box.setMaximumWidth(px(self, FILTER))
            box.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            box.setMinimumContentsLength(10)
        self.editor = ComplaintEditor(self.context, self.now)
        self.figures = FiguresView(self.context)
        register = QWidget()
        row = QHBoxLayout(register)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side_line = line(upright=True)
        row.addWidget(self.panel, 1)
        row.addWidget(self._side_line)
        row.addWidget(self.editor)
        self.views = QStackedWidget()
        self.views.addWidget(register)
        self.views.addWidget(self.figures)
        self.body.addWidget(self.views, 1)
        self.toggle_button = Button(
            self.tr("Statistik"), icon="recaps", key="Ctrl+T", do=self.toggle
        )
        self.bring_button = Button(self.tr("Masukkan berkas…"), icon="file-in", do=self.bring)
        self.header.add(self.bring_button)
        self.header.add(self.toggle_button)
        self.bring_button.setVisible(self.context.has_page("bring"))
        self.add_button = Button(self.tr("Pengaduan baru"), icon="plus", do=self.add)
        self.set_main(self.add_button)
        self.add_key("Ctrl+N", self.tr("pengaduan baru"), self.add)
        self.add_key("Ctrl+T", self.tr("statistik, kembali ke register"), self.toggle)
        self.add_key("F8", self.tr("pengaduan lewat janji berikutnya"), self.next_overdue)
        self.add_key("Ctrl+R", self.tr("jadikan realisasi"), self.use_figure)
        self.add_key("Ctrl+1", self.tr("ditanggapi kini"), partial(self.editor.now, "responded"))
        self.add_key("Ctrl+2", self.tr("selesai kini"), partial(self.editor.now, "completed"))
        self.tell_key("Enter", self.tr("ke isian pengaduan"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: in a narrow window the filters keep their words, saving has its icon alone."""
        super().resizeEvent(event)
        words = self.tr("Simpan xlsx…")
        room = event.size().width() - self.editor.width()
        self.panel.save_button.setText(words if room >= px(self, TOOLS) else "")
        self.panel.save_button.setToolTip(words)
        self.panel.save_button.updateGeometry()

    def _spec(self) -> ListSpec:
        tr = self.tr
        return ListSpec(
            columns=self._columns(),
            query=self._rows,
            noun=tr("pengaduan"),
            kinds=frozenset(KINDS),
            open=self._opened,
            actions=(
                RowAction(tr("Beri ke petugas…"), self.assign, icon="person", key="Ctrl+G"),
                RowAction(tr("Hapus…"), self.remove, icon="trash", key="Ctrl+Del"),
            ),
            filters=self._filters(),
            sort="received",
            descending=True,
            empty=Empty(
                tr("Belum ada pengaduan pada tahun ini."),
                (
                    Choice(tr("Pengaduan baru"), self.add),
                    *(
                        (Choice(tr("Masukkan berkas…"), self.bring),)
                        if self.context.has_page("bring")
                        else ()
                    ),
                ),
                detail=tr(
                    "Catat siapa yang menjawab dan kapan; waktu tanggapan dalam jam kerja dihitung "
                    "sendiri dan bisa menjadi realisasi petugasnya."
                ),
                icon="complaint",
            ),
            save=self._save,
            placeholder=tr("Saring…"),
        )

    def _columns(self) -> tuple[Column, ...]:
        tr = self.tr
        return (
            Column("number", tr("No."), 100),
            Column("received", tr("Diterima"), 104, self._received, Cell.TEXT),
            Column("channel", tr("Kanal"), 92, wrap=True, spare=True),
            Column("text", tr("Isi"), 98, stretch=True, wrap=True),
            Column("officer", tr("Petugas"), 88, stretch=True, wrap=True, spare=True),
            Column(
                "response",
                tr("Tanggapan"),
                88,
                response_of,
                Cell.MARK,
                tip=tr("Dari diterima sampai ditanggapi, dalam jam kerja kantor ini"),
            ),
            Column(
                "completed",
                tr("Selesai"),
                88,
                completion_of,
                Cell.MARK,
                tip=tr("Dari diterima sampai selesai, dalam jam kerja kantor ini"),
            ),
            Column(
                "age",
                tr("Umur"),
                126,
                age_of,
                Cell.MARK,
                tip=tr("Hari kalender sejak diterima, selama belum selesai"),
            ),
        )

    def _filters(self) -> tuple[ListFilter, ...]:
        tr = self.tr
        return (
            ListFilter(
                "state",
                tr("Keadaan"),
                (
                    (None, tr("Semua keadaan")),
                    ("open", tr("Belum selesai")),
                    ("overdue", tr("Lewat janji")),
                    ("new", tr("Baru")),
                    ("responded", tr("Ditanggapi")),
                    ("completed", tr("Selesai")),
                    ("late", tr("Ditanggapi atau selesai terlambat")),
                ),
            ),
            ListFilter("officer", tr("Petugas"), ((None, tr("Semua petugas")),)),
            ListFilter("channel", tr("Kanal"), ((None, tr("Semua kanal")),)),
        )

    def now(self) -> datetime:
        """What the clock on the office's wall says, to the minute."""
        at: datetime = self.context.office.clock.now()
        return at.replace(tzinfo=None, second=0, microsecond=0)

    def _received(self, row: ComplaintRow) -> str:
        return short(row.received, self.now())

    def _rows(self, _tx: ReadTx, query: ListQuery) -> ListRows[ComplaintRow]:
        return complaints_read.choose(self._known, query)

    # ---- coming and going

    def activate(self) -> None:
        """Read; ages grow even when nobody writes."""
        self._read()
        if self.views.currentIndex() == 0:
            self.panel.focus_rows()

    def go(
        self,
        *,
        state: str = "",
        complaint: UUID | None = None,
        view: str = "",
        add: bool = False,
        **_more: Any,
    ) -> None:
        """Show the complaints in a ``state``, one ``complaint``, or the ``view`` "figures"."""
        self._show_view(view == "figures")
        if state:
            self._then = partial(self.panel.set_filter, "state", state)
        elif complaint is not None:
            self._then = partial(self._show, complaint)
        elif add:
            self._then = self.add

    def on_period(self) -> None:
        """Another year, other complaints."""
        self._read()

    def refresh(self) -> None:
        """F5."""
        self._read()

    def on_changed(self, changes: ChangesLike) -> None:
        """Read again what was touched."""
        if touches(changes, *KINDS):
            self._read()

    def filter_focus(self) -> None:
        """Ctrl+F."""
        self._show_view(figures=False)
        self.panel.focus_filter()

    def back(self) -> bool:
        """Esc: from the figures to the register, from the editor to the list, empty the filter."""
        if self.views.currentIndex():
            self._show_view(figures=False)
            self.panel.table.setFocus()
            return True
        focus = self.window().focusWidget()
        if focus is not None and self.editor.isAncestorOf(focus):
            self.panel.table.setFocus()
            return True
        return self.panel.close_open()

    def _read(self) -> None:
        year = self.context.selection.year
        self.context.operations.read(complaints_read.rows, year, then=partial(self._fill, year))

    def _fill(self, year: int, rows: list[ComplaintRow]) -> None:
        if year != self.context.selection.year:
            return
        self._known = rows
        self._offer(rows)
        self.panel.read()
        if rows and self.panel.table.currentIndex().row() < 0:
            self.panel.table.show_row(0)
        for widget in (self.editor, self._side_line):
            widget.setVisible(bool(rows))
        self.figures.show_rows(rows, year)
        late = sum(row.overdue for row in rows)
        still = sum(row.is_open for row in rows)
        words = self.tr("{year} · {n} pengaduan · {open} belum selesai").format(
            year=year, n=number(len(rows)), open=number(still)
        )
        if late:
            words += self.tr(" · {n} lewat janji").format(n=number(late))
        self.header.set_title(self.title, words)
        then, self._then = self._then, None
        if then is not None:
            then()
        self._current(self.row())

    def _offer(self, rows: list[ComplaintRow]) -> None:
        """The officers and channels there are, by name."""
        officers = {row.officer_id: row.officer for row in rows if row.officer_id is not None}
        named = sorted(officers.items(), key=lambda one: fold(one[1]))
        choices: list[tuple[object, str]] = [(None, self.tr("Semua petugas")), *named]
        if any(row.officer_id is None for row in rows):
            choices.append((NO_OFFICER, self.tr("Belum ada petugas")))
        self.panel.offer("officer", choices)
        channels = sorted({row.channel for row in rows if row.channel}, key=fold)
        self.panel.offer(
            "channel", [(None, self.tr("Semua kanal")), *((one, one) for one in channels)]
        )

    def _show(self, key: UUID) -> None:
        if not self.panel.show_row(key):
            self.panel.clear_filter()
            self.panel.show_row(key)

    # ---- the current complaint

    def row(self) -> ComplaintRow | None:
        """The complaint one stands on."""
        current = self.panel.current_id()
        return next((one for one in self._known if one.id == current), None)

    def _current(self, _row: object) -> None:
        self.editor.show_row(self.row())

    def _opened(self, _row: ComplaintRow) -> None:
        self.editor.focus("responded")

    def next_overdue(self) -> None:
        """F8: the next complaint beyond what was promised."""
        self._show_view(figures=False)
        if not self.panel.next_row(lambda row: row.overdue):
            self.context.notice(self.tr("Tidak ada pengaduan yang lewat janji."))

    # ---- figures

    def toggle(self) -> None:
        """Ctrl+T: the figures, or back to the register."""
        self._show_view(self.views.currentIndex() == 0)

    def use_figure(self) -> None:
        """Ctrl+R: the figure one stands on becomes somebody's realisation."""
        if self.views.currentIndex():
            self.figures.use()

    def _show_view(self, figures: bool) -> None:
        self.views.setCurrentIndex(int(figures))
        words = self.tr("Register") if figures else self.tr("Statistik")
        self.toggle_button.setText(words)
        self.toggle_button.setAccessibleName(words)
        self.toggle_button.updateGeometry()
        if figures:
            self.figures.focus_first()

    # ---- acts

    def add(self) -> None:
        """Enter a complaint received now; its number goes on in the pattern of the last."""
        self._show_view(figures=False)
        channel = next((row.channel for row in self._known if row.channel), CHANNELS[0])
        self.context.operations.write(
            Act.EDIT_COMPLAINT, _add_now, self.now(), channel, then=self._added
        )

    def _added(self, key: UUID) -> None:
        self._then = partial(self._edit_new, key)

    def _edit_new(self, key: UUID) -> None:
        self._show(key)
        self._current(self.row())
        self.editor.focus("number")

    def assign(self, ids: list[UUID]) -> None:
        """Choose who answers these complaints."""
        title = self.tr("Petugas untuk {n} pengaduan").format(n=number(len(ids)))
        found = PickPerson.ask(
            self, self.context.operations, title, outside=False, yes=self.tr("Beri")
        )
        if found is not None:
            self.context.operations.write(
                Act.EDIT_COMPLAINT, complaints.edit_many, ids, "officer_id", found.id
            )
            self.panel.choose(())

    def remove(self, ids: list[UUID]) -> None:
        """Take complaints out of the register after a question."""
        title = self.tr("Hapus {n} pengaduan dari register?").format(n=number(len(ids)))
        words = self.tr("Bisa dibatalkan dengan Ctrl+Z.")
        if Question.ask(self, title, words, yes=self.tr("Hapus"), danger=True):
            self.panel.choose(())
            self.context.operations.write(Act.REMOVE_COMPLAINT, complaints.remove, ids)

    def bring(self) -> None:
        """Bring in a register from a workbook."""
        self.context.open("bring", kind="complaints")

    def _save(self, _columns: Sequence[Column], rows: Sequence[Any]) -> None:
        saver(self, self.context, self.tr("Register pengaduan"))(SAVED, rows)


def _add_now(tx: Tx, now: datetime, channel: str) -> UUID:
    return complaints.add(tx, ComplaintText(complaints.proposed_number(tx), now, channel=channel))
