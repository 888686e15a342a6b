"""The table as one sees it: quiet lines, ticks, marks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QMetaMethod,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShortcut,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.states import draw_shape
from asn_desktop.ui.tables.columns import Cell, as_text
from asn_desktop.ui.tables.header import ROW, SortHeader, draw_tick
from asn_desktop.ui.tables.model import RowTableModel
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.elided import in_two

Index = QModelIndex | QPersistentModelIndex
TICKS = 44
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_WORDS = int(Qt.AlignmentFlag.AlignLeft | _MIDDLE)
_NUMBERS = int(Qt.AlignmentFlag.AlignRight | _MIDDLE)


class _Dress:
    """What all cells of one painting share: a hundred cells are painted for every key."""

    def __init__(self, view: RowTable) -> None:
        self.colours = colours_of(view)
        self.grounds = {
            name: self.colours.q(name) for name in ("surface", "hover", "current", "accent_soft")
        }
        self.line, self.text = self.colours.q("line"), self.colours.q("text")
        self.muted = self.colours.q("muted")
        self.pad, self.side, self.gap = px(view, 8), px(view, 11), px(view, 7)
        self.metrics = view.fontMetrics()
        self.small = sized(view, points=-1.5)
        self.current = view.currentIndex().row()


class RowDelegate(QStyledItemDelegate):
    """Paints every cell itself: the same on every system, and fast."""

    def __init__(self, view: RowTable) -> None:
        super().__init__(view)
        self._view = view
        self._dress = _Dress(view)

    def dress(self) -> None:
        """Look up colours and sizes; called once before the cells are painted."""
        self._dress = _Dress(self._view)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: paint one cell."""
        view, model, dress = self._view, self._view.rows_model, self._dress
        colours = dress.colours
        rect: QRect = option.rect
        row = index.row()
        painter.fillRect(rect, self._ground(row))
        painter.setPen(dress.line)
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if index.column() == 0 and row == dress.current:
            edge = colours.q("accent" if view.hasFocus() else "edge")
            painter.fillRect(rect.left(), rect.top(), px(view, 3), rect.height(), edge)
        column = model.column_of(index)
        if column is None:
            side = px(view, 18)
            box = QRectF(0, 0, side, side)
            box.moveCenter(QRectF(rect).center())
            painter.save()
            draw_tick(painter, box, model.is_chosen(row), colours, view.devicePixelRatioF())
            painter.restore()
            return
        value = column.value(model.rows[row])
        area = rect.adjusted(dress.pad, 0, -dress.pad, -1)
        ink: QColor = dress.muted if column.kind is Cell.MUTED else dress.text
        if column.kind is Cell.MARK and isinstance(value, tuple):
            state = value[0]
            top = area.top() + (area.height() - dress.side) / 2
            draw_shape(painter, QRectF(area.left(), top, dress.side, dress.side), state, colours)
            area.setLeft(area.left() + dress.side + dress.gap)
            ink = state.colour(colours)
        words = as_text(value, column.kind)
        painter.setPen(ink)
        painter.setFont(view.font())
        if dress.metrics.horizontalAdvance(words) > area.width():
            if column.wrap:
                words = in_two(words, QFontMetrics(dress.small), area.width())
                painter.setFont(dress.small)
                painter.drawText(area, _WORDS, words)
                return
            words = dress.metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _NUMBERS if column.kind is Cell.NUMBER else _WORDS, words)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Qt: rows have one height."""
        return QSize(px(self._view, 120), px(self._view, ROW))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: the whole text of a cell that is cut."""
        words = str(index.data() or "") if index.isValid() else ""
        rect: QRect = option.rect
        room = rect.width() - px(view, 16)
        cut = view.fontMetrics().horizontalAdvance(words) > room
        QToolTip.showText(event.globalPos(), words if cut else "", view)
        return True

    def _ground(self, row: int) -> QColor:
        view, grounds = self._view, self._dress.grounds
        if view.rows_model.is_chosen(row):
            return grounds["accent_soft"]
        if row == self._dress.current:
            return grounds["current"]
        return grounds["hover" if row == view.hover_row else "surface"]


class RowTable(QTableView):
    """A table over a `RowTableModel`: Enter or double click opens, Space ticks, Ctrl+A all."""

    opened = Signal(int)  # row
    sort_changed = Signal(str, bool)

    def __init__(self, model: RowTableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model = model
        self.hover_row = -1
        self._anchor = 0
        self.head = SortHeader(self)
        self.setHorizontalHeader(self.head)
        self.setModel(model)
        self._delegate = RowDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        heads = self.verticalHeader()
        heads.hide()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(px(self, ROW))
        heads.setDefaultSectionSize(px(self, ROW))
        self.head.setMinimumSectionSize(px(self, 40))
        self.head.sort_changed.connect(self.sort_changed)
        self.head.tick_all.connect(self.tick_all)
        self.doubleClicked.connect(self._double_clicked)
        model.chosen_changed.connect(self._ticks_changed)
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give every column its width, and what is left to those that stretch.

        Where not all have room those that can be spared go, from the left.
        """
        model = self.rows_model
        first = 1 if model.choosable else 0
        if first:
            self.setColumnWidth(0, px(self, TICKS))
            self.head.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        widths = [px(self, column.width) for column in model.columns]
        used = sum(widths) + (px(self, TICKS) if first else 0)
        for at, column in enumerate(model.columns):
            if column.spare:
                away = used > self.viewport().width()
                self.setColumnHidden(at + first, away)
                used -= widths[at] if away else 0
        takers = [
            at
            for at, column in enumerate(model.columns)
            if column.stretch and not self.isColumnHidden(at + first)
        ]
        rest = max(0, self.viewport().width() - used)
        for at, width in enumerate(widths):
            extra = 0
            if at in takers:
                extra = rest // len(takers)
                if at == takers[-1]:
                    extra = rest - extra * (len(takers) - 1)
            self.setColumnWidth(at + first, width + extra)

    def width_wanted(self) -> int:
        """Pixels for every column that cannot be spared, and the scroll bar."""
        model = self.rows_model
        ticks = TICKS if model.choosable else 0
        columns = sum(px(self, column.width) for column in model.columns if not column.spare)
        bar = self.verticalScrollBar().sizeHint().width()
        return columns + px(self, ticks + 4) + bar

    def show_row(self, row: int) -> None:
        """Make ``row`` the current one and bring it into view."""
        if 0 <= row < self.rows_model.rowCount():
            index = self.rows_model.index(row, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def follow(self, field: QLineEdit) -> None:
        """Down in the field that filters this table goes into it."""
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), field)
        down.setContext(Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._enter_from_above)

    def _enter_from_above(self) -> None:
        self.setFocus(Qt.FocusReason.TabFocusReason)
        if self.currentIndex().row() < 0:
            self.show_row(0)

    def tick_all(self) -> None:
        """Tick every row shown, or untick all when they already are."""
        every = self.rows_model.all_chosen()
        self.rows_model.choose(range(self.rows_model.rowCount()), not every)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: what the cells share is looked up once."""
        self._delegate.dress()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the columns follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter, Space, Ctrl+A; letters belong to the filter."""
        row = self.currentIndex().row()
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and row >= 0 and self.isSignalConnected(QMetaMethod.fromSignal(self.opened)):
            self.opened.emit(row)  # where rows do not open, Enter is the dialog's filled button
        elif key == Qt.Key.Key_Space and self.rows_model.choosable and row >= 0:
            self._tick(row)
            self.show_row(min(row + 1, self.rows_model.rowCount() - 1))
        elif key == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if self.rows_model.choosable:
                self.tick_all()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Qt: off; the filter is better."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on a tick box ticks, with Shift up to the one before."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.rows_model.column_of(index) is None:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                low, high = sorted((self._anchor, index.row()))
                self.rows_model.choose(range(low, high + 1))
            else:
                self._tick(index.row())
            self.setCurrentIndex(index)
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the row under the mouse."""
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt: no row under the mouse any more."""
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Qt: both rows are painted anew, wholly."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def _hover(self, row: int) -> None:
        if row != self.hover_row:
            self.hover_row = row
            self.viewport().update()

    def _tick(self, row: int) -> None:
        self._anchor = row
        self.rows_model.choose([row], not self.rows_model.is_chosen(row))

    def _ticks_changed(self) -> None:
        self.viewport().update()
        self.head.viewport().update()

    def _double_clicked(self, index: QModelIndex) -> None:
        if self.rows_model.column_of(index) is not None:
            self.opened.emit(index.row())
