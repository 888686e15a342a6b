"""The parts of the keying form: the number, one mark, the text; every key leads on by itself."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from asn_desktop.rules.slips import SHORT_MARKS
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.forms.fields import GrowingText
from asn_desktop.ui.theme import px, sized

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_DIGITS = {
    Qt.Key.Key_1: 1,
    Qt.Key.Key_2: 2,
    Qt.Key.Key_3: 3,
    Qt.Key.Key_4: 4,
}
_BARE = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier


def _is_bare(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~_BARE


class NumberEdit(QLineEdit):
    """Four digits; ``settled`` with the fourth, or by Enter."""

    settled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(4)
        self.setValidator(QRegularExpressionValidator("[0-9]{0,4}", self))
        self.setFont(sized(self, points=4, bold=True))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedWidth(px(self, 112))
        self.setAccessibleName(self.tr("Nomor slip"))
        self.textEdited.connect(self._edited)
        self.returnPressed.connect(self.settled)

    def number(self) -> int | None:
        """The number typed; None while it has not four digits."""
        text = self.text()
        return int(text) if len(text) == self.maxLength() else None

    def _edited(self, text: str) -> None:
        if len(text) == self.maxLength():
            self.settled.emit()


class MarkEdit(QLineEdit):
    """One mark: 1–4 and on, Enter keeps what stands there, a blank empties it and goes on."""

    stepped = Signal(int)  # 1 = on, -1 = back

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setMaxLength(1)
        self.setValidator(QRegularExpressionValidator("[1-4]?", self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(sized(self, points=2, bold=True))
        self.setFixedWidth(px(self, 44))
        self.setAccessibleName(name)

    def mark(self) -> int | None:
        """1–4; None = not answered."""
        return int(self.text()) if self.text() else None

    def set_mark(self, mark: int | None) -> None:
        """Show a mark."""
        self.setText(str(mark or ""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: digits, Enter, blank, Backspace, arrows."""
        key = Qt.Key(event.key())
        if not _is_bare(event):
            super().keyPressEvent(event)
        elif key in _DIGITS:
            self.set_mark(_DIGITS[key])
            self.stepped.emit(1)
        elif key in (*ENTER, Qt.Key.Key_Down):
            self.stepped.emit(1)
        elif key == Qt.Key.Key_Space:
            self.set_mark(None)
            self.stepped.emit(1)
        elif key == Qt.Key.Key_Backspace and self.text():
            self.set_mark(None)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Up):
            self.stepped.emit(-1)
        elif key == Qt.Key.Key_Delete:
            self.set_mark(None)
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape) or not event.text():
            super().keyPressEvent(event)


class MarkRow(QWidget):
    """A value's question with its mark; in a double check both marks stand beside it."""

    def __init__(self, no: int, question: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(self, 12))
        place = QLabel(f"{no}.")
        place.setProperty("kind", "muted")
        place.setFixedWidth(px(self, 20))
        self.edit = MarkEdit(question)
        self.words = QLabel()
        self.words.setFixedWidth(px(self, 176))
        self.words.setProperty("kind", "muted")
        row.addWidget(place)
        row.addWidget(plain(question), 1)
        row.addWidget(self.edit)
        row.addWidget(self.words)
        self.edit.textChanged.connect(self._told)

    def show_difference(self, first: int | None, second: int | None) -> None:
        """Say what was keyed the first and the second time."""
        said = self.tr("pertama {first} · kedua {second}")
        self._say(said.format(first=first or "–", second=second or "–"), "warning")

    def show_plain(self) -> None:
        """No difference: the mark's own word."""
        self._told(self.edit.text())

    def _told(self, text: str) -> None:
        self._say(SHORT_MARKS[int(text)].lower() if text else "", "muted")

    def _say(self, words: str, kind: str) -> None:
        self.words.setText(words)
        if self.words.property("kind") != kind:
            self.words.setProperty("kind", kind)
            self.words.style().unpolish(self.words)
            self.words.style().polish(self.words)


class SlipText(GrowingText):
    """What was written on the slip; Enter ends the slip, Shift+Enter makes a line.

    It carries no ``draft``: a draft has a moment and stays in backups.
    """

    finished = Signal()
    stepped_back = Signal()

    def __init__(self) -> None:
        super().__init__(2, 4)
        self.setAccessibleName(self.tr("Tulisan di slip"))
        self.setPlaceholderText(self.tr("Tulisan di slip. Enter: slip berikutnya"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter."""
        plain_key = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER and plain_key:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Backspace and plain_key and not self.toPlainText():
            self.stepped_back.emit()
        else:
            super().keyPressEvent(event)
