"""A field of Kemajuan: keys as in a spreadsheet, leaving it is the act."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent

from asn_desktop.ui.evaluation.text import KeptText


class Cell(KeptText):
    """One field of the grid."""

    down = Signal(int)
    fill = Signal()
    files = Signal(list)  # dropped on it, or pasted from the list of files

    def __init__(self, name: str, hint: str) -> None:
        super().__init__(name, hint, most=6)

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

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Qt: files are taken too."""
        return source.hasUrls() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: files are evidence and not their address as text."""
        files = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if files:
            self.files.emit(files)
        else:
            super().insertFromMimeData(source)
