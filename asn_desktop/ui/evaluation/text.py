"""A text box inside the run: Ctrl+Z takes back typing; with nothing typed it is the run's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QKeySequence

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
        self.setFixedHeight(rows * QFontMetrics(self.font()).lineSpacing() + 2 * px(self, 4) + 6)

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
