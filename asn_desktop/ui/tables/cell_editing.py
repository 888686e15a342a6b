"""Text typed in the cell of a table, with the keys of a spreadsheet: one way for every grid."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asn_desktop.ui.theme import px

Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemDelegate.EndEditHint
_Modifier = Qt.KeyboardModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CellEditor(QPlainTextEdit):
    """The text of a cell while it is typed: as high as the cell, growing to ``most`` lines."""

    def __init__(self, parent: QWidget | None = None, *, fewest: int = 1, most: int = 5) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.fewest, self.most = fewest, most
        self.place = QRect()
        self.textChanged.connect(self.grow)

    def put(self, text: str, *, chosen: bool = False) -> None:
        """Show a text: ``chosen`` whole, so that typing replaces it, else to go on at its end."""
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        if chosen:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.grow()

    def grow(self) -> None:
        """Take the room of the cell, or more while the text needs it."""
        line = self.fontMetrics().lineSpacing()
        rows = min(self.most, max(self.fewest, round(self.document().size().height())))
        height = max(self.place.height(), rows * line + px(self, 18))
        self.setGeometry(self.place.x(), self.place.y(), self.place.width(), height)


class CellDelegate(QStyledItemDelegate):
    """Enter and Tab leave a cell, Alt+Enter and Shift+Enter break the line, Esc takes back.

    ``stepped(down, on)`` says where to go when a cell was left: rows down, or cells onward.
    """

    stepped = Signal(int, int)
    TAB = (0, 1)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.by_key = False
        """The cell is opened by typing, which replaces its text; F2 goes on at its end."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Qt: leaving the cell is the act."""
        if isinstance(editor, CellEditor):
            model.setData(index, editor.toPlainText())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Qt: over the whole cell."""
        rect: QRect = option.rect
        if isinstance(editor, CellEditor):
            editor.place = QRect(rect)  # the option and its rectangle live only in this call
            editor.grow()
        else:
            editor.setGeometry(rect)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Qt: the keys of a spreadsheet while a cell is typed in."""
        if isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._key(editor, event):
                return True
        return super().eventFilter(editor, event)

    def _key(self, editor: QWidget, event: QKeyEvent) -> bool:
        key = event.key()
        modifiers = event.modifiers() & ~_Modifier.KeypadModifier
        if key in _ENTER:
            if modifiers == _Modifier.NoModifier:
                self.leave(editor, 1, 0)
            elif modifiers in (_Modifier.AltModifier, _Modifier.ShiftModifier) and isinstance(
                editor, CellEditor
            ):
                editor.insertPlainText("\n")
            else:
                return False  # Ctrl+Enter is the page's
        elif key == Qt.Key.Key_Tab and modifiers == _Modifier.NoModifier:
            self.leave(editor, *self.TAB)
        elif key == Qt.Key.Key_Backtab:
            self.leave(editor, 0, -1)
        elif key == Qt.Key.Key_Escape:
            self.closeEditor.emit(editor, _Hint.RevertModelCache)
        else:
            return False
        return True

    def leave(self, editor: QWidget, down: int = 0, on: int = 0) -> None:
        """Take what stands in a cell and step on; stays in the place without a step."""
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, _Hint.NoHint)
        if down or on:
            self.stepped.emit(down, on)
