"""A received parcel laid open: part, content, and the verifier's note beside each line."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.merging import Standing
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.formats import long_date, spaced_nip
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.messages import Banner
from asn_desktop.views.centre import CheckRow, CheckView, ContentLine, NoteLine

PART, CONTENT, NOTE = range(3)
WIDTHS = (112, 0, 180)
WIDTH = 560
PAD_TOP, PAD_SIDE = 5, 8
"""Pixels around the words of a cell."""
SLACK = 16
"""Pixels: Qt breaks lines of items earlier than it measures them."""


class CheckPanel(QFrame):
    """``show_view(view)``; notes typed in the third column are kept until they are sent."""

    def __init__(self) -> None:
        super().__init__()
        self.view: CheckView | None = None
        self._kept: dict[tuple[UUID, str], list[NoteLine]] = {}
        self.setMinimumWidth(px(self, WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(px(self, 16), px(self, 10), px(self, 16), px(self, 8))
        lines.setSpacing(px(self, 2))
        self.name = plain("", bold=True)
        self.name.setFont(sized(self.name, points=1.5, bold=True))
        self.under = plain("", kind="muted")
        self.banner = Banner(head)
        for widget in (self.name, self.under, self.banner):
            lines.addWidget(widget)
        column.addWidget(head)
        self.table = NoteTable()
        column.addWidget(self.table, 1)
        self.hint = plain(
            self.tr("Ketik catatan di kolom kanan, lalu Kembalikan (Ctrl+B)."), kind="muted"
        )
        self.hint.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        column.addWidget(self.hint)

    def shows(self, row: CheckRow) -> bool:
        """Whether this very revision in this standing is open."""
        return self.view is not None and self.view.row == row

    def show_view(self, view: CheckView | None) -> None:
        """Open a parcel; of the one that was open typed notes stay while its revision does."""
        self._keep()
        self.view = view
        self.setEnabled(view is not None)
        if view is None:
            self.name.setText("")
            self.under.setText("")
            self.banner.say(State.OPEN, "")
            self.table.show_lines((), editable=False)
            return
        row = view.row
        self.name.setText(" · ".join(filter(None, (row.person, row.label))))
        nip = spaced_nip(row.nip)
        by = self.tr("dimasukkan {name}").format(name=row.imported_by) if row.imported_by else ""
        self.under.setText(" · ".join(filter(None, (row.place, nip, by))))
        self._tell(view)
        self.table.show_lines(view.lines, editable=row.standing is not Standing.APPROVED)
        self.hint.setVisible(row.standing is not Standing.APPROVED)
        self.put_notes(self._kept.get((row.id, row.hash), ()))

    def _keep(self) -> None:
        """Typed notes wait for their parcel, whatever is opened meanwhile."""
        if self.view is not None:
            key = (self.view.row.id, self.view.row.hash)
            self._kept.pop(key, None)
            if notes := self.notes():
                self._kept[key] = notes

    def unsent(self) -> int:
        """How many parcels have notes that were not sent."""
        self._keep()
        return len(self._kept)

    def forget(self) -> None:
        """Throw away every note that was not sent."""
        self.table.put({})
        self._kept.clear()

    def _tell(self, view: CheckView) -> None:
        standing = view.row.standing
        if not view.lines:
            self.banner.say(State.REFUSED, self.tr("Kantor menghapus berkas ini."))
        elif view.approved_by:
            self.banner.say(
                State.DONE,
                self.tr("Disetujui {by}, {day}.").format(
                    by=view.approved_by, day=long_date(view.approved_on)
                ),
            )
        elif standing is Standing.QUESTION:
            self.banner.say(
                State.ACTION, self.tr("Ada pertanyaan; putuskan dulu di Paket › Pertanyaan.")
            )
        elif view.said_by:
            what = view.said or self.tr("lihat catatan pada barisnya")
            words = self.tr("Dikembalikan {by}, {day}: {what}").format(
                by=view.said_by, day=long_date(view.said_on), what=what
            )
            if view.answered:
                words += "" if words.endswith((".", "!", "?")) else "."
                words += self.tr(" Ini isi yang baru.")
            self.banner.say(State.RUNNING if view.answered else State.WAITING, words)
        else:
            self.banner.say(State.OPEN, "")

    # ---- notes

    def notes(self) -> list[NoteLine]:
        """What was typed on the lines and not sent yet."""
        return self.table.notes()

    def drop_notes(self) -> None:
        """They are on their way."""
        self.table.put({})
        self._keep()

    def put_notes(self, notes: Sequence[NoteLine]) -> None:
        """Show typed notes again."""
        self.table.put({(note.table, note.row_id): note.text for note in notes})

    def focus_lines(self) -> None:
        """Into the notes, on the first line."""
        if self.table.rowCount():
            self.table.setFocus()
            at = self.table.currentRow()
            self.table.setCurrentCell(max(0, at), NOTE)


class NoteTable(QTableWidget):
    """Part and content to read, a note to type: a key begins it, Enter goes to the next line."""

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setHorizontalHeaderLabels(
            [self.tr("Bagian"), self.tr("Isi"), self.tr("Catatan pemeriksa")]
        )
        self._lines: tuple[ContentLine, ...] = ()
        self.setWordWrap(True)
        self.setStyleSheet(
            f"QTableWidget::item {{ padding: {px(self, PAD_TOP)}px {px(self, PAD_SIDE)}px; }}"
        )
        self.setShowGrid(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Isi berkas"))
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        for at, width in enumerate(WIDTHS):
            if width:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
                self.setColumnWidth(at, px(self, width))
            else:
                head.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._fit)
        head.sectionResized.connect(self.resizeRowsToContents)  # a scroll bar takes its room

    def show_lines(self, lines: Sequence[ContentLine], *, editable: bool) -> None:
        """Show the rows of a parcel; what an earlier return said stands quietly in its note."""
        self.blockSignals(True)
        self._lines = tuple(lines)
        self.setRowCount(len(lines))
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        for at, line in enumerate(lines):
            note = QTableWidgetItem("")
            note.setData(Qt.ItemDataRole.ToolTipRole, line.note)
            for column, item in (
                (PART, QTableWidgetItem(line.title)),
                (CONTENT, QTableWidgetItem(self._content(line))),
                (NOTE, note),
            ):
                may = column == NOTE and editable
                flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
                item.setFlags(flags | Qt.ItemFlag.ItemIsEditable if may else flags)
                item.setTextAlignment(top)
                self.setItem(at, column, item)
        self.blockSignals(False)
        self.resizeRowsToContents()

    def _content(self, line: ContentLine) -> str:
        if not line.note:
            return line.text
        return self.tr("{text}\n↩ {note}").format(text=line.text, note=line.note)

    def notes(self) -> list[NoteLine]:
        """Lines that carry words."""
        found = []
        for at, line in enumerate(self._lines):
            item = self.item(at, NOTE)
            if item is not None and item.text().strip():
                found.append(NoteLine(line.table, line.row_id, item.text().strip(), line.field))
        return found

    def put(self, notes: dict[tuple[str, object], str]) -> None:
        """Show exactly these notes."""
        for at, line in enumerate(self._lines):
            item = self.item(at, NOTE)
            if item is not None:
                item.setText(notes.get((line.table, line.row_id), ""))

    def sizeHintForRow(self, row: int) -> int:
        """Qt: its own hint forgets the padding beside the words and cuts the last line."""
        needed = super().sizeHintForRow(row)
        margin = self.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        beside = 2 * (px(self, PAD_SIDE) + margin) + px(self, SLACK)
        above = 2 * px(self, PAD_TOP) + 1
        flags = Qt.TextFlag.TextWordWrap
        for column in range(self.columnCount()):
            item = self.item(row, column)
            if item is not None:
                room = QRect(0, 0, self.columnWidth(column) - beside, 1_000_000)
                words = self.fontMetrics().boundingRect(room, flags, item.text())
                needed = max(needed, words.height() + above)
        return needed

    def _fit(self, item: QTableWidgetItem) -> None:
        self.resizeRowToContents(item.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: other widths, other heights."""
        super().resizeEvent(event)
        self.resizeRowsToContents()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: larger letters need higher rows."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.resizeRowsToContents()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter begins the note of the line, a second one ends it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.state() is QAbstractItemView.State.EditingState:
                event.accept()  # the editor's own: it ends the note
                return
            item = self.item(self.currentRow(), NOTE)
            if item is not None and item.flags() & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentItem(item)
                self.editItem(item)
                return
        super().keyPressEvent(event)
