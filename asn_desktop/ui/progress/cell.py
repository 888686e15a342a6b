"""A field of Kemajuan: keys as in a spreadsheet, leaving it is the act."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent

from asn_desktop.ui.evaluation.text import RunText


class Cell(RunText):
    """One field of the grid."""

    left = Signal()
    down = Signal(int)
    fill = Signal()
    pasted = Signal(object)  # list of rows of words

    def __init__(self, name: str, hint: str, *, most: int = 6) -> None:
        super().__init__(1, most)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._known = ""

    def put(self, text: str) -> None:
        """Show what is stored, unless something newer is being typed."""
        clean = self.words() == self._known
        self._known = text
        if clean and self.words() != text:
            self.setPlainText(text)

    def words(self) -> str:
        """What stands there."""
        return self.toPlainText().strip()

    def is_new(self) -> bool:
        """Whether something stands there that is not stored."""
        return self.words() != self._known

    def keep(self) -> None:
        """What stands there is on its way to the file."""
        self._known = self.words()

    def commit(self) -> None:
        """Tell that the cell was left."""
        if self.is_new() and not self.isReadOnly():
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and Ctrl+D."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            self.down.emit(1)
        elif (
            event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.fill.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: a block of cells fills downwards; anything else is pasted as text."""
        text = source.text().rstrip("\n")
        if "\t" in text:
            self.pasted.emit([row.split("\t") for row in text.split("\n")])
        else:
            super().insertFromMimeData(source)
