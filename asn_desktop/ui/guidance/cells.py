"""The fields of the guidance editors: a text that is left, a choice, a score of 1–5."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.rules.guidance import NO, SCALE, YES
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.evaluation.text import KeptText
from asn_desktop.ui.forms.fields import CalmCombo
from asn_desktop.ui.theme import px

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
BARE = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class Place(Protocol):
    """What F8 goes through: a widget that can say whether it is filled in."""

    def words(self) -> str:
        """What stands there, "" for nothing."""

    def setFocus(self, reason: Qt.FocusReason, /) -> None:
        """Qt."""

    def hasFocus(self) -> bool:
        """Qt."""


class TextCell(KeptText):
    """A text of one or more lines. Enter goes down, Shift+Enter breaks."""

    moved = Signal(int)  # one row down or up
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of a grid."""
        key, modifiers = event.key(), event.modifiers()
        if key in ENTER and modifiers in BARE:
            self.moved.emit(1)
        elif key == Qt.Key.Key_Delete and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.removed.emit()
        elif key == Qt.Key.Key_Down and self._on_edge(last=True):
            self.moved.emit(1)
        elif key == Qt.Key.Key_Up and self._on_edge(last=False):
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)

    def _on_edge(self, *, last: bool) -> bool:
        """Whether the cursor stands in the last (first) line as it is shown."""
        before = self.textCursor().position()
        probe = self.textCursor()
        probe.movePosition(probe.MoveOperation.Down if last else probe.MoveOperation.Up)
        return probe.position() == before


class YesNoCell(CalmCombo):
    """YA, TIDAK or nothing; the letters choose, Enter goes down."""

    left = Signal()
    moved = Signal(int)
    removed = Signal()
    CHOICES = ("", YES, NO)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setMinimumContentsLength(6)
        self.setAccessibleName(name)
        for word in self.CHOICES:
            self.addItem(word or "–", word)
        self._known = ""
        self.activated.connect(self.commit)

    def put(self, text: str) -> None:
        """Show what is stored."""
        self._known = text
        self.setCurrentIndex(max(0, self.findData(text)))

    def words(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def choose(self, text: str) -> None:
        """Choose what a pasted word means; a word that is neither YA nor TIDAK is left out."""
        word = text.strip().upper()
        wanted = next((one for one in (YES, NO) if word and one.startswith(word)), "")
        self.setCurrentIndex(self.CHOICES.index(wanted))

    def is_new(self) -> bool:
        """Whether something is chosen that is not stored."""
        return self.words() != self._known

    def keep(self) -> None:
        """What is chosen is on its way to the file."""
        self._known = self.words()

    def commit(self) -> None:
        """Tell what was chosen."""
        if self.is_new():
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of a grid."""
        if event.key() in ENTER and event.modifiers() in BARE:
            self.commit()
            self.moved.emit(1)
        elif event.key() == Qt.Key.Key_Delete:
            if event.modifiers() == Qt.KeyboardModifier.ControlModifier:
                self.removed.emit()
            else:
                self.setCurrentIndex(0)
                self.commit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: leaving is the act."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()


class ScoreCell(QWidget):
    """Five boxes, 1–5: a digit or a click chooses, Delete takes it away, arrows go along."""

    chosen = Signal(object)  # int or None
    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._value: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip("\n".join(f"{step.score}  {step.label}" for step in SCALE))
        self.put(None)

    @property
    def value(self) -> int | None:
        """The score shown."""
        return self._value

    def words(self) -> str:
        """The score as text."""
        return str(self._value or "")

    def put(self, value: int | None) -> None:
        """Show what is stored."""
        self._value = value
        self.setAccessibleName(f"{self._name}, {label_of(value) or self.tr('belum dinilai')}")
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: five boxes."""
        return QSize(px(self, 5 * 28 + 4), px(self, 28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: digits, Delete, arrows, Enter."""
        key, text = event.key(), event.text()
        if text in {str(step.score) for step in SCALE}:
            self._choose(int(text))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._choose(None)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._choose(min(len(SCALE), max(1, (self._value or 0) + step)))
        elif key in (*ENTER, Qt.Key.Key_Down) and event.modifiers() in BARE:
            self.moved.emit(1)
        elif key == Qt.Key.Key_Up:
            self.moved.emit(-1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on a box; once more takes it away."""
        at = int(event.position().x() - px(self, 2)) // px(self, 28) + 1
        at = min(len(SCALE), max(1, at))
        self._choose(None if at == self._value else at)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: boxes with their digits, the chosen one filled."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, step = px(self, 24), px(self, 28)
        for place, one in enumerate(SCALE):
            box = QRectF(px(self, 2) + place * step + 1, px(self, 2), side, side)
            here = one.score == self._value
            painter.setBrush(colours.q("accent" if here else "raised"))
            painter.setPen(QPen(colours.q("accent" if here else "edge"), 1))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(colours.q("on_accent" if here else "text"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(one.score))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.q("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _choose(self, value: int | None) -> None:
        if value != self._value:
            self.put(value)
            self.chosen.emit(value)


def label_of(score: int | None) -> str:
    """The word of a score, "" for none."""
    return next((step.label for step in SCALE if step.score == score), "")


GridCell = TextCell | YesNoCell


def block_at(
    cells: Sequence[Sequence[GridCell]], at: tuple[int, int], block: Sequence[Sequence[str]]
) -> None:
    """Put a pasted block over ``cells`` from a place on; what goes beyond them is left out."""
    row, column = at
    for line, words in zip(cells[row:], block, strict=False):
        for cell, word in zip(line[column:], words, strict=False):
            if isinstance(cell, YesNoCell):
                cell.choose(word)
            else:
                cell.setPlainText(word.strip())
