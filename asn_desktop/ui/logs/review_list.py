"""The entries of a cell of the week in two lines each: what was done, what to look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QMargins,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QHelpEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from asn_desktop.rules.following import LogState
from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.logs.review_looks import amount, date_words, state_of, times, warned
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.tables.dressing import dress
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.log_review import ReviewEntry

Index = QModelIndex | QPersistentModelIndex
STATE, WHEN, WHAT, AMOUNT, LOOK = range(5)
ROW = 48
WIDTHS = {STATE: 132, WHEN: 156, AMOUNT: 108, LOOK: 272}
NAMED = 216  # the second column where it tells whose
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
Line = tuple[str, str]
"""Words and the name of their colour."""


class EntryModel(QAbstractTableModel):
    """The entries shown; ``named``: of several people, so each tells whose it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: Sequence[ReviewEntry] = ()
        self.named = self.dated = False
        self.heads = (
            self.tr("Keadaan"),
            self.tr("Kapan"),
            self.tr("Kegiatan dan hasil kerja"),
            self.tr("Jumlah"),
            self.tr("Peringatan dan umpan balik"),
        )

    def show(self, entries: Sequence[ReviewEntry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.named = len({one.row.person_id for one in entries}) > 1
        self.dated = len({one.row.on for one in entries}) > 1
        self.endResetModel()

    def place(self, entry_id: UUID | None) -> int:
        """Where an entry stands; -1 for nowhere."""
        return next((at for at, one in enumerate(self.entries) if one.id == entry_id), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: the entries."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index | None = None) -> int:
        """Qt: the columns."""
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Qt: the heads."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            if section == WHEN and self.named:
                return self.tr("Siapa dan kapan")
            return self.heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the words of a cell."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(words for words, _ink in self.lines(index.row(), index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = [self.lines(index.row(), column) for column in range(self.columnCount())]
            return "; ".join(words for lines in told for words, _ink in lines)
        return None

    def lines(self, row: int, column: int) -> list[Line]:
        """One or two lines of a cell with their colours."""
        one = self.entries[row]
        if column == STATE:
            state, words = state_of(one)
            return [(words, state.value[0])]
        if column == WHEN:
            return self._when(one)
        if column == WHAT:
            below = f"→ {one.row.result}" if one.row.result else one.row.text.output
            if one.row.result and one.row.text.output:
                below = f"{one.row.text.output}  →  {one.row.result}"
            return [(one.row.text.activity, "text"), *([(below, "muted")] if below else [])]
        if column == AMOUNT:
            files = self.tr("{n} berkas").format(n=one.row.files)
            return [(amount(one), "text"), *([(files, "muted")] if one.row.files else [])]
        said: list[Line] = []
        if one.warnings and one.row.state is not LogState.APPROVED:
            said.append((warned(one), "warn" if one.held_back and one.waits else "muted"))
        told: list[str] = []
        if one.row.answer:
            told.append(self.tr("dikembalikan: “{words}”").format(words=one.row.answer))
        if one.row.feedback:
            told.append(f"“{one.row.feedback}”")
        if said and len(told) > 1:  # two lines a row: what was said before what was warned of
            said = said if one.waits else []
            told = [" · ".join(reversed(told))] if one.waits else told
        return [*said, *((words, "text") for words in told)]

    def _when(self, one: ReviewEntry) -> list[Line]:
        day, clock = date_words(one.row.on), times(one)
        if self.named:
            below = f"{day}, {clock}" if clock and self.dated else clock or day
            return [(one.name, "text"), (below, "muted")]
        if self.dated:
            return [(day, "text"), *([(clock, "muted")] if clock else [])]
        return [(clock or self.tr("tanpa jam"), "text" if clock else "muted")]


class EntryDelegate(QStyledItemDelegate):
    """Paints one entry in two lines."""

    def __init__(self, table: EntryTable) -> None:
        super().__init__(table)
        self._table = table
        self.dress()

    def dress(self) -> None:
        """Look up colours, fonts and sizes; called once before the cells are painted."""
        table = self._table
        self._colours: Colours = colours_of(table)
        self._fonts = sized(table), sized(table, points=-1)
        self._metrics = tuple(QFontMetrics(font) for font in self._fonts)
        self._margins = QMargins(px(table, 10), px(table, 5), px(table, 8), px(table, 5))
        self._side, self._gap, self._edge = px(table, 11), px(table, 7), px(table, 3)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Qt: rows have one height."""
        return QSize(px(self._table, 120), px(self._table, ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one cell."""
        table, model, row = self._table, self._table.entry_model, index.row()
        colours, rect = self._colours, option.rect
        current = table.currentIndex().row() == row
        chosen = table.selectionModel().isRowSelected(row, QModelIndex())
        painter.save()
        ground = "accent_soft" if chosen else "current" if current else "surface"
        painter.fillRect(rect, colours.q(ground))
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if current and index.column() == STATE:
            edge = colours.q("accent" if table.hasFocus() else "edge")
            painter.fillRect(rect.left(), rect.top(), self._edge, rect.height(), edge)
        area = rect.marginsRemoved(self._margins)
        lines = model.lines(row, index.column())[:2]
        shape: State | None = None
        if index.column() == STATE:
            shape = state_of(model.entries[row])[0]
        if shape is not None:
            top = rect.top() + (rect.height() - self._side) / 2
            draw_shape(painter, QRectF(area.left(), top, self._side, self._side), shape, colours)
            area.setLeft(area.left() + self._side + self._gap)
        self._paint_lines(painter, area, lines)
        painter.restore()

    def _paint_lines(self, painter: QPainter, area: QRect, lines: Sequence[Line]) -> None:
        height = area.height() // max(1, len(lines))
        for at, (words, ink) in enumerate(lines):
            painter.setFont(self._fonts[at])
            painter.setPen(self._colours.q(ink))
            box = QRect(area.left(), area.top() + at * height, area.width(), height)
            shown = self._metrics[at].elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(box, _LEFT, shown)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: the whole text of a cell that is cut."""
        words = str(index.data() or "") if index.isValid() else ""
        room = option.rect.width() - px(self._table, 18)
        metrics = self._table.fontMetrics()
        cut = any(metrics.horizontalAdvance(line) > room for line in words.split("\n"))
        QToolTip.showText(event.globalPos(), words if cut else "", view)
        return True


class EntryTable(QTableView):
    """The entries; Space approves, R sends back, U or Enter answers, Left and Right go by day."""

    approve = Signal()
    send_back = Signal()
    answer = Signal()
    day_stepped = Signal(int)
    week_stepped = Signal(int)

    def __init__(self, model: EntryModel) -> None:
        super().__init__()
        self.entry_model = model
        self.setModel(model)
        self._delegate = EntryDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Catatan"))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        dress(self, row=ROW, head=30)
        self.horizontalHeader().setSectionsClickable(False)
        model.modelReset.connect(self.fit_columns)
        self.doubleClicked.connect(lambda _index: self.answer.emit())

    def chosen(self) -> list[ReviewEntry]:
        """The chosen entries in their order; without any the current one."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if not rows and self.currentIndex().isValid():
            rows = [self.currentIndex().row()]
        return [self.entry_model.entries[row] for row in rows]

    def current(self) -> ReviewEntry | None:
        """The entry one stands on."""
        row = self.currentIndex().row()
        return self.entry_model.entries[row] if row >= 0 else None

    def stand(self, row: int) -> None:
        """Stand on an entry, chosen alone; out of range is the nearest."""
        if self.entry_model.rowCount():
            index = self.entry_model.index(max(0, min(row, self.entry_model.rowCount() - 1)), STATE)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Qt: the rows are painted wholly."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: what the cells share is looked up once."""
        self._delegate.dress()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the activity takes what the others leave."""
        super().resizeEvent(event)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give every column its width; names need more than times."""
        used = 0
        for column, width in WIDTHS.items():
            width = NAMED if column == WHEN and self.entry_model.named else width
            self.setColumnWidth(column, px(self, width))
            used += px(self, width)
        self.setColumnWidth(WHAT, max(px(self, 220), self.viewport().width() - used))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of an entry; the rest moves and chooses."""
        key = Qt.Key(event.key())
        keys = {
            Qt.Key.Key_Space: self.approve,
            Qt.Key.Key_R: self.send_back,
            Qt.Key.Key_U: self.answer,
            Qt.Key.Key_Return: self.answer,
            Qt.Key.Key_Enter: self.answer,
        }
        steps = {
            Qt.Key.Key_PageUp: (self.week_stepped, -1),
            Qt.Key.Key_PageDown: (self.week_stepped, 1),
            Qt.Key.Key_Left: (self.day_stepped, -1),
            Qt.Key.Key_Right: (self.day_stepped, 1),
        }
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and key in keys:
            keys[key].emit()
        elif bare and key in steps:
            signal, step = steps[key]
            signal.emit(step)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Qt: off; letters are keys here."""
