"""The table of the check: keys, clicks, and which field opens."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableView,
    QWidget,
)

from asn_desktop.ui.imports.check_delegate import ROW, SAYING, CheckDelegate
from asn_desktop.ui.imports.check_model import CheckModel
from asn_desktop.ui.imports.face import Line
from asn_desktop.ui.theme import px


class CheckTable(QTableView):
    """Enter or F2 types a cell anew, Space takes the tick of a changed row away."""

    def __init__(self, model: CheckModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines_model = model
        self.setModel(model)
        self.setItemDelegate(CheckDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        heads = self.verticalHeader()
        heads.hide()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setMinimumSectionSize(px(self, SAYING))
        heads.setDefaultSectionSize(px(self, ROW))
        top = self.horizontalHeader()
        top.setSectionsClickable(False)
        top.setHighlightSections(False)
        top.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        top.setFixedHeight(px(self, 32))
        top.setMinimumSectionSize(px(self, 32))
        self.setAccessibleName(self.tr("Baris berkas"))

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show other lines; the row in view stays in view where it still is."""
        here = self.current_key()
        scroll = self.verticalScrollBar().value()
        self.clearSpans()
        self.lines_model.set_lines(lines)
        high, low = px(self, ROW), px(self, SAYING)
        for at, line in enumerate(self.lines_model.lines):
            wanted = high if line.is_row else low
            if self.rowHeight(at) != wanted:
                self.setRowHeight(at, wanted)
            if not line.is_row:
                self.setSpan(at, 1, 1, len(self.lines_model.face.columns) - 1)
        self.fit_columns()
        self.verticalScrollBar().setValue(scroll)
        if here is not None:
            self.go_to(here)

    def current_key(self) -> tuple[str | None, int] | None:
        """(sheet, row) of where one is."""
        index = self.currentIndex()
        return self.lines_model.lines[index.row()].planned.key if index.isValid() else None

    def go_to(self, key: tuple[str | None, int]) -> bool:
        """Make the row with this key the current one; False = it is not shown."""
        for at, line in enumerate(self.lines_model.lines):
            if line.is_row and line.planned.key == key:
                self.setCurrentIndex(self.lines_model.index(at, 1))
                return True
        return False

    def is_last_of_row(self, row: int) -> bool:
        """Whether the next line belongs to another data row."""
        lines = self.lines_model.lines
        last = row + 1 >= len(lines)
        return last or lines[row].is_heading or lines[row + 1].is_row or lines[row + 1].is_heading

    def next_problem(self) -> bool:
        """F8: open the field of the next problem; False = there is none."""
        lines = self.lines_model.lines
        start = self._behind_current() + 1
        for step in range(len(lines)):
            at = (start + step) % len(lines)
            if lines[at].is_problem:
                self._open_field(at)
                return True
        return False

    def _behind_current(self) -> int:
        """The line F8 is behind: the sentence about the current cell, else the current line."""
        lines, here = self.lines_model.lines, self.currentIndex()
        behind = here.row()
        if not here.isValid() or not lines[behind].is_row:
            return behind
        for at in range(behind + 1, len(lines)):
            if lines[at].is_row or lines[at].is_heading:
                break
            finding = lines[at].finding
            if (
                finding is not None
                and self.lines_model.face.column_of(finding, lines[at].planned) == here.column()
            ):
                behind = at
        return behind

    def edit_here(self) -> None:
        """Open the field of the current row: the wrong cell, else the cell where one is."""
        index = self.currentIndex()
        if not index.isValid():
            return
        line = self.lines_model.lines[index.row()]
        if not line.is_row:
            self._open_field(index.row())
            return
        wrong = self.lines_model.face.wrong_columns(line.planned)
        if index.column() not in wrong and wrong:
            index = self.lines_model.index(index.row(), min(wrong))
        self._start(index)

    def fit_columns(self) -> None:
        """Give every column its width, and what is left to those that stretch."""
        columns = self.lines_model.face.columns
        widths = [px(self, column.width) for column in columns]
        takers = [at for at, column in enumerate(columns) if column.stretch]
        rest = max(0, self.viewport().width() - sum(widths))
        for at, width in enumerate(widths):
            extra = rest // len(takers) if at in takers else 0
            if at == takers[-1]:
                extra = rest - rest // len(takers) * (len(takers) - 1)
            self.setColumnWidth(at, width + extra)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the columns follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter edits, Space ticks."""
        if self.state() == QAbstractItemView.State.EditingState:
            return  # the editor lets its own Enter through
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
            self.edit_here()
        elif event.key() == Qt.Key.Key_Space and plain and self.currentIndex().isValid():
            self.lines_model.toggle(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on a field opens it, a click on a tick box ticks."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid():
            return
        line = self.lines_model.lines[index.row()]
        if line.is_row and index.column() == 0:
            self.lines_model.toggle(index.row())
        elif not line.is_row or index.column() in self.lines_model.face.wrong_columns(line.planned):
            self._start(index)

    def viewportEvent(self, event: QEvent) -> bool:
        """Qt: the marks of the current row are painted anew with the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().viewportEvent(event)

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Qt: the whole row is painted anew."""
        super().currentChanged(current, previous)
        self.viewport().update()

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Qt: the keys go back to the table."""
        super().closeEditor(editor, hint)
        self.setFocus()

    def _open_field(self, at: int) -> None:
        line = self.lines_model.lines[at]
        finding = line.finding
        column = (
            self.lines_model.face.column_of(finding, line.planned) if finding is not None else None
        )
        row = next(n for n in range(at, -1, -1) if self.lines_model.lines[n].is_row)
        self.setFocus()
        self.scrollTo(self.lines_model.index(at, 1))
        if column is None or (finding is not None and finding.code.startswith("row.")):
            index = self.lines_model.index(at, 1)
        else:
            index = self.lines_model.index(row, column)
        self._start(index)
        if self.state() != QAbstractItemView.State.EditingState:
            self.setCurrentIndex(self.lines_model.index(at, 1))

    def _start(self, index: QModelIndex) -> None:
        self.setCurrentIndex(index)
        if self.lines_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
