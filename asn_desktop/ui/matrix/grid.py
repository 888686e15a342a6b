"""The grid of a role matrix: people and positions stay, the columns move sideways beneath them.

Two tables over one model: Qt has no fixed columns of its own. The right one has the focus and all
keys; the left one follows it.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHeaderView,
    QScrollBar,
    QTableView,
    QWidget,
)

from asn_desktop.rules.pasting import parse_cells
from asn_desktop.services.matrix_cells import CellText
from asn_desktop.ui.matrix.delegate import MatrixDelegate, pieces_of
from asn_desktop.ui.matrix.heads import MatrixHeader
from asn_desktop.ui.matrix.model import FIXED, Index, Key, MatrixModel
from asn_desktop.ui.tables.cell_editing import CellEditor
from asn_desktop.ui.theme import px
from asn_desktop.views.matrix import MatrixView, PersonLine

WIDTHS = (178, 132)
LEAST, WIDEST = 190, 420
_Trigger = QAbstractItemView.EditTrigger
_Select = QItemSelectionModel.SelectionFlag
_CTRL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


class MatrixGrid(QFrame):
    """Shows a `MatrixView`; tells what the person wants, stores nothing itself.

    While a cell is being typed in (`editing`) nothing may be shown anew.
    """

    here_changed = Signal()
    finished_editing = Signal()
    menu_wanted = Signal(QPoint)
    move_wanted = Signal(int)
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MatrixModel(self)
        self.editing = False
        self.delegate = MatrixDelegate(self)
        self.side_delegate = MatrixDelegate(self)  # one each: editors belong to one table
        self.people = _Side(self)
        self.table = _Roles(self)
        self.bar = QScrollBar(Qt.Orientation.Horizontal)
        self.bar.setRange(0, 0)
        self.bar.hide()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.people, 0, 0)
        layout.addWidget(self.table, 0, 1)
        layout.addWidget(self.bar, 1, 1)
        layout.setColumnStretch(1, 1)
        self._join()
        self.delegate.closeEditor.connect(self._editor_closed)
        self.setProperty("rule", "matrix.role")

    def _join(self) -> None:
        """One scroll for both tables, one bar beneath the columns alone."""
        inner = self.table.horizontalScrollBar()
        inner.rangeChanged.connect(self._range)
        inner.valueChanged.connect(self.bar.setValue)
        self.bar.valueChanged.connect(inner.setValue)
        left, right = self.people.verticalScrollBar(), self.table.verticalScrollBar()
        left.valueChanged.connect(right.setValue)
        right.valueChanged.connect(left.setValue)

    def _range(self, low: int, high: int) -> None:
        self.bar.setRange(low, high)
        self.bar.setPageStep(max(1, self.table.horizontalScrollBar().pageStep()))
        self.bar.setVisible(high > low)

    # ---- content

    def show_matrix(self, matrix: MatrixView | None) -> None:
        """Show a matrix; the cell one stood in and the place of the page stay."""
        here = self.model.key(self.table.currentIndex())
        place = self.table.verticalScrollBar().value(), self.table.horizontalScrollBar().value()
        self.model.show(matrix)
        for at in range(self.model.columnCount()):
            self.people.setColumnHidden(at, at >= FIXED)
            self.table.setColumnHidden(at, at < FIXED)
        self.fit()
        if here is not None and self.stand_at(here):
            self.table.verticalScrollBar().setValue(place[0])
            self.table.horizontalScrollBar().setValue(place[1])
        elif self.model.rowCount() and self.model.columnCount() > FIXED:
            self.table.setCurrentIndex(self.model.index(0, FIXED))
        self.here_changed.emit()

    def fit(self) -> None:
        """Give columns the room there is, rows the height of their roles."""
        count = self.model.columnCount() - FIXED
        for at, width in enumerate(WIDTHS):
            self.people.setColumnWidth(at, px(self, width))
        self.people.setFixedWidth(sum(px(self, width) for width in WIDTHS))
        if count > 0:
            share = self.table.viewport().width() // count
            width = max(px(self, LEAST), min(px(self, WIDEST), share))
            for at in range(FIXED, FIXED + count):
                self.table.setColumnWidth(at, width)
        heads = (self.people.horizontalHeader(), self.table.horizontalHeader())
        lines = max(
            (one.lines_needed() for one in heads if isinstance(one, MatrixHeader)), default=1
        )
        for head in heads:
            if isinstance(head, MatrixHeader):
                head.fit(lines)
        self.fit_rows()

    def fit_rows(self) -> None:
        """Give every row the height of its highest cell."""
        least = px(self, 34)
        for row in range(self.model.rowCount()):
            high = least
            for at in range(self.model.columnCount()):
                index = self.model.index(row, at)
                width = (self.people if at < FIXED else self.table).columnWidth(at)
                high = max(high, self.delegate.cells.height(pieces_of(self.model, index), width))
            for table in (self.people, self.table):
                if table.rowHeight(row) != high:
                    table.setRowHeight(row, high)

    # ---- places

    def line_here(self) -> PersonLine | None:
        """The person one stands at."""
        index = self.table.currentIndex()
        return self.model.line(index) if index.isValid() else None

    def stand_at(self, key: Key) -> bool:
        """Go to a cell; False when it is gone."""
        index = self.model.place(key)
        if index.isValid():
            self.go_to(index)
        return index.isValid()

    def go_to(self, index: QModelIndex) -> None:
        """Stand in a cell and bring it into view."""
        self.table.selectionModel().setCurrentIndex(index, _Select.ClearAndSelect)
        self.table.scrollTo(index)

    def step(self, down: int, right: int) -> bool:
        """Go so many cells on; False at the edge."""
        index = self.table.currentIndex()
        row, column = index.row() + down, index.column() + right
        inside = 0 <= row < self.model.rowCount() and FIXED <= column < self.model.columnCount()
        if inside:
            self.go_to(self.model.index(row, column))
        return inside

    def step_on(self, by: int) -> bool:
        """Tab: the next cell, at the end of a row the first of the next; False at the ends."""
        across = self.model.columnCount() - FIXED
        index = self.table.currentIndex()
        if across <= 0 or not index.isValid():
            return False
        flat = index.row() * across + index.column() - FIXED + by
        if not 0 <= flat < across * self.model.rowCount():
            return False
        self.go_to(self.model.index(flat // across, FIXED + flat % across))
        return True

    # ---- editing

    def open_editor(self) -> CellEditor | None:
        """The editor of the cell that is being typed in."""
        found = self.table.viewport().findChildren(CellEditor)
        return found[-1] if found else None

    def finish_editing(self) -> None:
        """Take what is being typed, as leaving the cell does."""
        editor = self.open_editor()
        if self.editing and editor is not None:
            self.table.commitData(editor)
            self.table.closeEditor(editor, MatrixDelegate.EndEditHint.NoHint)
            self._editor_closed()

    def _editor_closed(self, *_more: object) -> None:
        if self.editing:
            self.editing = False
            self.fit_rows()
            self.people.viewport().update()
            self.table.horizontalHeader().viewport().update()
            self.finished_editing.emit()

    def clear(self) -> None:
        """Del: empty the chosen cells."""
        cells = [self.model.cell_text(index, "") for index in self._chosen()]
        self._take([cell for cell in cells if cell is not None])

    def copy(self) -> None:
        """Ctrl+C: the chosen cells as a spreadsheet takes them."""
        rows: dict[int, list[str]] = {}
        for index in sorted(self._chosen(), key=lambda one: (one.row(), one.column())):
            text = self.model.text(index)
            if any(sign in text for sign in '\t\n"'):
                text = '"' + text.replace('"', '""') + '"'
            rows.setdefault(index.row(), []).append(text)
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows.values()))

    def paste(self) -> None:
        """Ctrl+V: a block from a spreadsheet over the cells from here on; text into this one."""
        text, start = QGuiApplication.clipboard().text(), self.table.currentIndex()
        if not text.strip() or not start.isValid():
            return
        block = parse_cells(text)
        if "\t" not in text and len(block) > 1 and not self._chosen_several():
            block = [["\n".join(row[0] for row in block)]]  # lines of running text: one cell
        cells: list[CellText] = []
        for down, row in enumerate(block):
            for right, words in enumerate(row):
                index = self.model.index(start.row() + down, start.column() + right)
                cell = self.model.cell_text(index, words.strip()) if index.isValid() else None
                if cell is not None:
                    cells.append(cell)
        self._take(cells)

    def _take(self, cells: list[CellText]) -> None:
        self.model.take(
            [one for one in cells if one.text != self.model.text(self.model.place(_key(one)))]
        )
        self.fit_rows()

    def _chosen(self) -> list[QModelIndex]:
        found = self.table.selectionModel().selectedIndexes() or [self.table.currentIndex()]
        return [index for index in found if index.column() >= FIXED]

    def _chosen_several(self) -> bool:
        return len({index.row() for index in self._chosen()}) > 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: columns follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: other colours or letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(
            self, "bar"
        ):
            self.delegate.forget()
            self.side_delegate.forget()
            self.fit()


def _key(cell: CellText) -> Key:
    return cell.row_id, cell.column_id


class _Table(QTableView):
    """What both tables share."""

    def __init__(self, grid: MatrixGrid) -> None:
        super().__init__(grid)
        self.grid = grid
        self.setModel(grid.model)
        self.setHorizontalHeader(MatrixHeader(grid.model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done here, at the person under the mouse."""
        index = self.indexAt(event.pos())
        if index.isValid():
            column = max(FIXED, index.column())
            if index.column() < FIXED:
                column = max(FIXED, self.grid.table.currentIndex().column())
            self.grid.go_to(self.grid.model.index(index.row(), column))
        self.grid.menu_wanted.emit(event.globalPos())


class _Side(_Table):
    """Pegawai and Jabatan; a click goes to the row."""

    def __init__(self, grid: MatrixGrid) -> None:
        super().__init__(grid)
        self.setItemDelegate(grid.side_delegate)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(_Trigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Pegawai"))
        self.clicked.connect(self._clicked)

    def _clicked(self, index: Index) -> None:
        grid = self.grid
        column = max(FIXED, grid.table.currentIndex().column())
        grid.go_to(grid.model.index(index.row(), column))
        grid.table.setFocus()


class _Roles(_Table):
    """The columns, with the keys of a spreadsheet."""

    def __init__(self, grid: MatrixGrid) -> None:
        super().__init__(grid)
        self.setItemDelegate(grid.delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setEditTriggers(
            _Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked
        )
        self.setAccessibleName(self.tr("Peran dan hasil"))
        self.setProperty("rule", "matrix.role")

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab goes from cell to cell, and out of the grid only at its ends."""
        return self.grid.step_on(1 if forward else -1) or super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of a spreadsheet."""
        key, grid = event.key(), self.grid
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        grid.delegate.by_key = key != Qt.Key.Key_F2
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            grid.step(1, 0)
        elif modifiers == _CTRL and key == Qt.Key.Key_C:
            grid.copy()
        elif modifiers == _CTRL and key == Qt.Key.Key_V:
            grid.paste()
        elif modifiers == _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            grid.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif modifiers == _CTRL and key == Qt.Key.Key_Delete:
            grid.remove_wanted.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not modifiers:
            grid.clear()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: Any) -> None:
        """Qt: go on at the end of the text."""
        self.grid.delegate.by_key = False
        super().mouseDoubleClickEvent(event)

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Qt: tell where one stands."""
        super().currentChanged(current, previous)
        if hasattr(self.grid, "bar"):
            self.grid.people.viewport().update()
            self.viewport().update()
            self.grid.here_changed.emit()
