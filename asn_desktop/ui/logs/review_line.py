"""One line to answer an entry in: Enter or leaving it is the act, Esc leaves all as it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.elided import Elided
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.log_review import ReviewEntry

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Line(QLineEdit):
    entered = Signal()
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Qt: Ctrl+Enter ends this line too; it must not approve the whole week meanwhile."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter is the act."""
        if event.key() in _ENTER:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: leaving is the act, but not for a moment to another window or menu."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in passing:
            self.left.emit()


class AnswerLine(QWidget):
    """Hidden until `begin`; `said` tells the entry and the words, `done` that it is over."""

    said = Signal(object, str)
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entry: ReviewEntry | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        row = QHBoxLayout()
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        row.setSpacing(px(self, 12))
        self.about = Elided("")
        self.about.setProperty("kind", "muted")
        self.about.setMaximumWidth(px(self, 380))
        self.editor = _Line()
        self.editor.setMaxLength(1000)
        self.editor.setProperty("rule", "feedback")
        self.editor.setPlaceholderText(
            self.tr("Umpan balik satu kalimat · Enter menyimpan · Esc batal")
        )
        self.editor.setAccessibleName(self.tr("Umpan balik langsung"))
        self.editor.entered.connect(self._leave)
        self.editor.left.connect(self._leave)
        row.addWidget(self.about)
        row.addWidget(self.editor, 1)
        column.addLayout(row)
        self.hide()

    @property
    def entry(self) -> ReviewEntry | None:
        """The entry that is answered just now."""
        return self._entry

    def begin(self, entry: ReviewEntry) -> None:
        """Answer an entry; what was said before stands there."""
        self._entry = entry
        self.about.set_full(f"{entry.name} · {entry.row.text.activity}")
        self.editor.setText(entry.row.feedback)
        self.editor.setProperty("draft", str(DraftKey("daily_log", entry.id, "feedback")))
        self.show()
        self.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.editor.selectAll()

    def cancel(self) -> None:
        """Leave everything as it was (the page calls it on Esc)."""
        self._close()

    def _leave(self) -> None:
        entry, words = self._entry, " ".join(self.editor.text().split())
        self._close()
        if entry is not None and words != entry.row.feedback:
            self.said.emit(entry, words)

    def _close(self) -> None:
        if self._entry is not None:
            self._entry = None  # first: hiding takes the focus away, which would say it again
            self.done.emit()
            self.hide()
