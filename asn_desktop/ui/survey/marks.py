"""The nine boxes of a sheet: one digit each, the next by itself; and the lines above them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QLabel, QLineEdit, QWidget

from asn_desktop.rules.satisfaction import ELEMENTS, SCALE, SHORT
from asn_desktop.ui.theme import px, sized

_EMPTY = (Qt.Key.Key_Space, Qt.Key.Key_0, Qt.Key.Key_Minus, Qt.Key.Key_Period)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class MarkBox(QLineEdit):
    """One mark: 1–4 or nothing. Space, 0, minus or full stop say "not answered"."""

    moved = Signal(int)  # +1 the next box, -1 the one before
    wrong = Signal(str)  # what was typed and is no mark
    finished = Signal()

    def __init__(self, no: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.no = no
        self.setMaxLength(1)
        self.setFixedHeight(px(self, 46))
        self.setMinimumWidth(px(self, 48))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFont(sized(self, points=6, bold=True))
        self.setAccessibleName(f"U{no} {ELEMENTS[no - 1]}, 1 sampai 4")
        self.setToolTip("\n".join((ELEMENTS[no - 1], *(f"{n} {w}" for n, w in SCALE.items()))))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @property
    def mark(self) -> int | None:
        """The mark, None for not answered."""
        return int(self.text()) if self.text() else None

    def put(self, mark: int | None) -> None:
        """Show a mark."""
        self.setText("" if mark is None else str(mark))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: a digit fills and goes on; Backspace empties and goes back."""
        key, typed = event.key(), event.text()
        if key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
        elif typed.isdigit() and typed != "0":
            if int(typed) in SCALE:
                self.put(int(typed))
                self.moved.emit(1)
            else:
                self.wrong.emit(typed)
        elif key in _EMPTY:
            self.put(None)
            self.moved.emit(1)
        elif key == Qt.Key.Key_Backspace:
            if not self.text():
                self.moved.emit(-1)
            self.put(None)
        elif key == Qt.Key.Key_Delete:
            self.put(None)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.moved.emit(1 if key == Qt.Key.Key_Right else -1)
        elif typed.isprintable() and typed.strip():
            self.wrong.emit(typed)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: what stands there is shown as chosen: the next digit replaces it."""
        super().focusInEvent(event)
        self.selectAll()


class MarkRow(QWidget):
    """The nine boxes with their names; ``ended`` when one goes on behind the last."""

    changed = Signal()
    ended = Signal()
    begun = Signal()
    finished = Signal()
    wrong = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(self, 14))
        grid.setVerticalSpacing(px(self, 2))
        self.boxes: list[MarkBox] = []
        for no, name in enumerate(SHORT, start=1):
            box = MarkBox(no)
            box.moved.connect(self._moved)
            box.finished.connect(self.finished)
            box.wrong.connect(self.wrong)
            box.textChanged.connect(self.changed)
            self.boxes.append(box)
            head, foot = QLabel(f"U{no}"), QLabel(name)
            head.setFont(sized(head, bold=True))
            foot.setProperty("kind", "muted")
            foot.setFont(sized(foot, points=-1))
            grid.addWidget(head, 0, no - 1, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(box, 1, no - 1)
            grid.addWidget(foot, 2, no - 1, Qt.AlignmentFlag.AlignHCenter)
            grid.setColumnStretch(no - 1, 1)
            grid.setColumnMinimumWidth(no - 1, px(self, 72))

    @property
    def marks(self) -> tuple[int | None, ...]:
        """U1…U9."""
        return tuple(box.mark for box in self.boxes)

    def put(self, marks: tuple[int | None, ...]) -> None:
        """Show nine marks."""
        for box, mark in zip(self.boxes, marks, strict=True):
            box.put(mark)

    def _moved(self, step: int) -> None:
        box = self.sender()
        if not isinstance(box, MarkBox):
            return
        to = box.no - 1 + step
        if to >= len(self.boxes):
            self.ended.emit()
        elif to < 0:
            self.begun.emit()
        else:
            self.boxes[to].setFocus(Qt.FocusReason.TabFocusReason)


class QuickLine(QLineEdit):
    """A line in which Enter finishes the sheet, and a mark typed at its start begins U1.

    So does a mark typed behind one of the words `know` offers, written out or completed.
    """

    finished = Signal()
    mark = Signal(int)

    def __init__(self, name: str, *, digits: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._digits = digits
        self._known: tuple[str, ...] = ()

    def know(self, words: Sequence[str]) -> None:
        """Complete these by their first letters; the line lets go of what it offered before."""
        self._known = tuple(words)
        completer = QCompleter(list(words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.InlineCompletion)
        self.setCompleter(completer)

    def as_known(self, text: str) -> str:
        """The word offered that differs from ``text`` in capitals or blanks only, else ``text``."""
        words = " ".join(text.split())
        folded = words.casefold()
        return next((one for one in self._known if one.casefold() == folded), words)

    def _accepts(self, digit: str) -> bool:
        """Whether a word offered stands here whole, and none goes on with ``digit`` instead."""
        typed = self.text()
        if self.hasSelectedText() and self.selectionEnd() == len(typed):
            typed = typed[: self.selectionStart()]
        elif self.cursorPosition() != len(typed):
            return False
        longer = (typed + digit).casefold()
        words = [one.casefold() for one in self._known]
        return self.text().casefold() in words and not any(
            word.startswith(longer) for word in words
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter and digits."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        begin = not self.text() or self.selectedText() == self.text()
        if event.key() in _ENTER and not control:
            self.finished.emit()
        elif (
            not self._digits
            and not control
            and event.text().isdigit()
            and (begin or self._accepts(event.text()))
        ):
            if int(event.text()) in SCALE:
                self.setText(self.as_known(self.text()))
                self.mark.emit(int(event.text()))
        else:
            super().keyPressEvent(event)
