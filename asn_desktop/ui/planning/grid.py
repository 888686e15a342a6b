"""The grid of an SKP: like a sheet of a spreadsheet, in the shape of the form."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from asn_desktop.ui.planning.cells import CellPainter
from asn_desktop.ui.planning.grid_delegate import ChoiceEditor, GridDelegate
from asn_desktop.ui.planning.grid_model import GridRow, Index, RowKind
from asn_desktop.ui.planning.grid_sheet import SkpSheet
from asn_desktop.ui.tables.cell_editing import CellEditor
from asn_desktop.ui.theme import px

RESULT_MIME = "application/x-asn-work-result"
_Trigger = QAbstractItemView.EditTrigger
_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


class SkpGrid(SkpSheet):
    """Shows an `SkpView`; tells what the person wants, stores nothing itself.

    While a cell is being typed in (`editing`) nothing may be shown anew.
    """

    edited = Signal(object, str)  # CellKey, text
    add_result = Signal(object, object)  # ResultSection, UUID of the result before or None
    add_indicator = Signal(object, object)  # UUID of the result, of the indicator before or None
    move_wanted = Signal(object, bool, int)  # id, is an indicator, places down
    remove_wanted = Signal(object, bool)
    fill_wanted = Signal(list, str)  # ids of indicators, field
    paste_wanted = Signal(str)
    dropped = Signal(object, object)  # superior's result, own result
    note_wanted = Signal(object)  # id of the line
    looked_at = Signal(object)  # id of a copied row
    finished_editing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.delegate = GridDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(
            _Trigger.AnyKeyPressed | _Trigger.EditKeyPressed | _Trigger.DoubleClicked
        )
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Hasil kerja"))
        self.setProperty("rule", "skp.text")
        self.grid_model.edited.connect(self.edited)
        self.delegate.closeEditor.connect(self._editor_closed)

    # ---- editing

    def open_editor(self) -> QWidget | None:
        """The editor of the cell that is being typed in."""
        for kind in (CellEditor, ChoiceEditor):
            found = self.viewport().findChildren(kind)
            if found:
                return found[-1]
        return None

    def finish_editing(self) -> None:
        """Take what is being typed, as leaving the cell does."""
        editor = self.open_editor()
        if self.editing and editor is not None:
            self.commitData(editor)
            self.closeEditor(editor, GridDelegate.EndEditHint.NoHint)
            self._editor_closed()

    def begin_editing(self, index: QModelIndex) -> None:
        """Open a cell to go on at the end of its text."""
        self.delegate.by_key = False
        self.edit(index)

    def _editor_closed(self, *_more: object) -> None:
        if self.editing:
            self.editing = False
            self.fit_rows()
            self.finished_editing.emit()

    # ---- keys

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Qt: Tab goes from cell to cell, and out of the grid only at its ends."""
        if self.step(1 if forward else -1):
            return True
        return super().focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of a spreadsheet."""
        key, modifiers = event.key(), event.modifiers()
        self.delegate.by_key = key != Qt.Key.Key_F2
        modifiers &= ~Qt.KeyboardModifier.KeypadModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            self._enter()
        elif modifiers == _CTRL and key == Qt.Key.Key_C:
            self._copy()
        elif modifiers == _CTRL and key == Qt.Key.Key_V:
            self._paste()
        elif modifiers == _CTRL and key == Qt.Key.Key_D:
            self._fill_down()
        elif modifiers == _ALT and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if key == Qt.Key.Key_Up else 1)
        elif modifiers == _CTRL and key == Qt.Key.Key_Delete:
            self.remove_here()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not modifiers:
            self._clear()
        elif key == Qt.Key.Key_Space and self._is_add_row():
            self._enter()
        else:
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Qt: arrows walk over cells, never over frames."""
        moves = QAbstractItemView.CursorAction
        if action in (moves.MoveUp, moves.MoveDown) and not modifiers:
            self.step_down(-1 if action == moves.MoveUp else 1)
            return self.currentIndex()
        if action in (moves.MoveLeft, moves.MoveRight) and not modifiers:
            self.step(-1 if action == moves.MoveLeft else 1)
            return self.currentIndex()
        return super().moveCursor(action, modifiers)

    def new_result(self) -> None:
        """Ctrl+N: a result behind the one where one stands; what is being typed is taken first."""
        self.finish_editing()
        self.finish_editing()
        row = self.row_here()
        after = row.result.id if row is not None and row.result is not None else None
        self.add_result.emit(self.section_here(), after)

    def new_indicator(self) -> None:
        """Ctrl+Shift+N: an indicator behind the one where one stands, likewise."""
        self.finish_editing()
        self.finish_editing()
        row = self.row_here()
        if row is not None and row.result is not None:
            after = row.indicator.id if row.indicator else None
            self.add_indicator.emit(row.result.id, after)

    def remove_here(self) -> None:
        """Ctrl+Del: the indicator in its own columns where there are several, else the result."""
        target = self._target()
        if target is not None and self.grid_model.editable:
            self.remove_wanted.emit(*target)

    def _enter(self) -> None:
        row = self.row_here()
        if row is None:
            return
        if row.kind is RowKind.ADD:
            self.add_result.emit(row.section, None)
        elif not self.grid_model.editable and row.result is not None:
            self.note_wanted.emit(self._line_id(row))
        else:
            self.step_down()

    def _is_add_row(self) -> bool:
        row = self.row_here()
        return row is not None and row.kind is RowKind.ADD

    def _line_id(self, row: GridRow) -> UUID:
        assert row.result is not None  # noqa: S101 - asked of lines only
        column = self.grid_model.columns[max(0, self.currentIndex().column())]
        if column.of_result or row.indicator is None:
            return row.result.id
        return row.indicator.id

    def _target(self) -> tuple[UUID, bool] | None:
        """What is moved or removed here: an indicator among several, else the whole result."""
        row = self.row_here()
        if row is None or row.result is None:
            return None
        column = self.grid_model.columns[self.currentIndex().column()]
        if column.of_result or row.indicator is None or len(row.result.indicators) < 2:
            return row.result.id, False
        return row.indicator.id, True

    def _move(self, down: int) -> None:
        target = self._target()
        if target is not None and self.grid_model.editable:
            self.move_wanted.emit(*target, down)

    def _clear(self) -> None:
        for index in self.selectionModel().selectedIndexes() or [self.currentIndex()]:
            self.grid_model.setData(index, "")
        self.fit_rows()

    def _copy(self) -> None:
        chosen = sorted(
            self.selectionModel().selectedIndexes(), key=lambda i: (i.row(), i.column())
        )
        rows: dict[int, list[str]] = {}
        for index in chosen:
            text = self.grid_model.shown(index)
            if any(sign in text for sign in '\t\n"'):
                text = '"' + text.replace('"', '""') + '"'
            rows.setdefault(index.row(), []).append(text)
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows.values()))

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if not text or not self.grid_model.editable:
            return
        block = "\t" in text or "\n" in text.strip().strip('"')
        if block or self.here() is None:
            self.paste_wanted.emit(text)
        else:
            self.grid_model.setData(self.currentIndex(), text.strip().strip('"'))
            self.fit_rows()

    def _fill_down(self) -> None:
        index = self.currentIndex()
        key = self.grid_model.key(index)
        if key is None or self.grid_model.columns[index.column()].of_result:
            return
        chosen = [one for one in self.selectionModel().selectedIndexes()
                  if one.column() == index.column()]  # fmt: skip
        if len(chosen) < 2:
            chosen = [self._above(index), index]
        rows = [
            self.grid_model.row(one).indicator for one in sorted(chosen, key=lambda one: one.row())
        ]
        ids = [row.id for row in rows if row is not None]
        if len(ids) > 1 and self.grid_model.editable:
            self.fill_wanted.emit(ids, key.field)

    def _above(self, index: Index) -> QModelIndex:
        for row in range(index.row() - 1, -1, -1):
            there = self.grid_model.index(row, index.column())
            if self.grid_model.is_cell(there) and self.grid_model.row(there).kind is RowKind.LINE:
                return there
        return self.grid_model.index(index.row(), index.column())

    # ---- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on the place to add adds, one on the arrow of a choice opens its list."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            row = self.grid_model.row(index)
            if row.kind is RowKind.ADD:
                self.finish_editing()
                self.go_to(index)
                self._enter()
                return
            if row.kind is RowKind.SECTION:
                return
            column = self.grid_model.columns[index.column()]
            arrow = self.visualRect(index).right() - px(self, 24)
            if column.options and event.position().x() >= arrow:
                super().mousePressEvent(event)
                if self.grid_model.editable:
                    self.begin_editing(index)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Qt: in the assessor's reading a double click writes a note."""
        row = self.row_here()
        if not self.grid_model.editable and row is not None and row.result is not None:
            self.note_wanted.emit(self._line_id(row))
            return
        self.delegate.by_key = False
        super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the row under the mouse."""
        row = self.indexAt(event.position().toPoint()).row()
        if row != self.hover_row:
            self.hover_row = row
            self.viewport().update()
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt: what can be done with the row, with its keys."""
        row = self.row_here()
        if row is None or row.result is None or not self.grid_model.editable:
            return
        menu = QMenu(self)
        if self.grid_model.copied_from(self.currentIndex()):
            looked = menu.addAction(self.tr("Sudah diperiksa"))
            key = self.here()
            assert key is not None  # noqa: S101 - a copied cell is a cell
            looked.triggered.connect(lambda: self.looked_at.emit(key.row_id))
            menu.addSeparator()
        for words, shown, do in (
            (self.tr("Hasil baru"), "Ctrl+N", self.new_result),
            (self.tr("Indikator baru"), "Ctrl+Shift+N", self.new_indicator),
            (self.tr("Ke atas"), "Alt+↑", lambda: self._move(-1)),
            (self.tr("Ke bawah"), "Alt+↓", lambda: self._move(1)),
            (self.tr("Hapus"), "Ctrl+Del", self.remove_here),
        ):
            action = QAction(f"{words}\t{shown}", menu)
            action.triggered.connect(do)
            menu.addAction(action)
        menu.exec(event.globalPos())
        menu.deleteLater()

    # ---- dropping a superior's result

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: only results of the superior can be dropped here."""
        if event.mimeData().hasFormat(RESULT_MIME) and self.grid_model.editable:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: on a result."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self.grid_model.row(index).result is not None:
            self.go_to(self.grid_model.index(index.row(), 1))
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: link what was dropped with the result under it."""
        index = self.indexAt(event.position().toPoint())
        result = self.grid_model.row(index).result if index.isValid() else None
        if result is not None:
            superior = UUID(bytes=bytes(event.mimeData().data(RESULT_MIME).data()))
            self.dropped.emit(superior, result.id)
            event.acceptProposedAction()

    # ---- Qt

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Qt: tell where one stands; frames are never stood on."""
        super().currentChanged(current, previous)
        column = self.grid_model.columns[max(1, current.column())]
        self.setProperty("rule", f"skp.{column.field}")  # what F1 explains
        self.viewport().update()
        self.here_changed.emit(self.here())

    def changeEvent(self, event: QEvent) -> None:
        """Qt: other colours or letters."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(
            self, "cells"
        ):
            self.cells = CellPainter(self.font(), px(self, 100) / 100)
            self.fit_rows()
