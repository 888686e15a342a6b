"""Texts whose leaving is the act: Ctrl+Z takes back typing; with nothing typed it is the page's."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QKeySequence

from asn_desktop.ui.forms.fields import GrowingText
from asn_desktop.ui.theme import px

ELSEWHERE = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class RunText(GrowingText):
    """Leaving it is the act: `commit` is called then (a menu or another window is not leaving)."""

    def __init__(self, lines: int, most: int) -> None:
        self._invites = ""
        super().__init__(lines, most)
        self.document().setDocumentMargin(1)
        self._grow()

    def _grow(self) -> None:
        """As high as the text, without the air a form gives its fields."""
        rows = min(max(round(self.document().size().height()), self._lines), self._most)
        high = ceil(QFontMetricsF(self.font()).height())  # as the document counts its lines
        self.setFixedHeight(rows * high + 2 * px(self, 4) + 6)

    def setReadOnly(self, locked: bool) -> None:
        """Qt: a locked field looks it, and invites nobody to type."""
        if locked != self.isReadOnly():
            super().setReadOnly(locked)
            self._invites = self.placeholderText() or self._invites
            self.setPlaceholderText("" if locked else self._invites)
            self.style().unpolish(self)
            self.style().polish(self)

    def commit(self) -> None:
        """Tell what is new."""

    def insert_phrase(self, words: str) -> None:
        """Write a phrase where the cursor stands, apart from what stands before it."""
        if self.isReadOnly():
            return
        before = self.toPlainText()[: self.textCursor().position()]
        self.insertPlainText(f" {words}" if before and not before[-1].isspace() else words)

    def event(self, event: QEvent) -> bool:
        """Qt: let Ctrl+Z through while nothing was typed."""
        if event.type() == QEvent.Type.ShortcutOverride and self._not_ours(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the same for the key itself."""
        if self._not_ours(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: leaving is the act."""
        super().focusOutEvent(event)
        if event.reason() not in ELSEWHERE:
            self.commit()

    def _not_ours(self, event: QEvent) -> bool:
        return (
            isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.document().isUndoAvailable()
        )


class KeptText(RunText):
    """A text that knows what is stored of it; a block of cells pasted into it is told as rows."""

    left = Signal()
    pasted = Signal(object)  # rows of words

    def __init__(self, name: str, hint: str = "", *, lines: int = 1, most: int = 8) -> None:
        super().__init__(lines, most)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._known = ""

    def put(self, text: str) -> None:
        """Show what is stored, unless something newer is being typed."""
        clean = not self.is_new()
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
        """Tell that the text was left, where it is another than what is stored."""
        if self.is_new() and not self.isReadOnly():
            self.left.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Qt: a block of cells is filled in as a block, anything else is text."""
        text = source.text().rstrip("\n")
        if "\t" in text:
            self.pasted.emit([row.split("\t") for row in text.split("\n")])
        else:
            super().insertFromMimeData(source)
