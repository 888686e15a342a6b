"""Preflight of the person in view: every finding with the button to where it is mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.printing.desk_model import mend_word
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.views.printing import Lack
from asn_desktop.workflows.sentences import say

HIGHEST = 168


class Lacks(QScrollArea):
    """``show_lacks([...])``; a button calls ``mend(lack)``. Hidden while there is nothing."""

    def __init__(self, mend: Callable[[Lack], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mend = mend
        self.shown: tuple[Lack, ...] = ()
        self.buttons: list[Button] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setAccessibleName(self.tr("Yang perlu diperiksa"))
        self.hide()

    def show_lacks(self, lacks: Sequence[Lack]) -> None:
        """Show these findings, what stops first."""
        if tuple(lacks) == self.shown:
            return
        self.shown = tuple(lacks)
        self.buttons = []
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(px(self, 16), px(self, 8), px(self, 12), px(self, 8))
        column.setSpacing(px(self, 6))
        for lack in self.shown:
            column.addLayout(self._row(lack))
        self.setWidget(inside)
        self.setVisible(bool(self.shown))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Qt: as high as the findings at this width, then it scrolls."""
        inside = self.widget()
        if inside is None:
            return QSize(0, 0)
        needed = inside.heightForWidth(self.viewport().width())
        return QSize(0, min(max(needed, inside.sizeHint().height()), px(self, HIGHEST)))

    def _row(self, lack: Lack) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        row.addWidget(_Shape(State.REFUSED if lack.stops else State.ACTION))
        words = QLabel(say(lack.finding))
        words.setWordWrap(True)
        row.addWidget(words, 1)
        if lack.finding.code != "print.replaces":
            button = Button(mend_word(lack), small=True, do=partial(self._mend, lack))
            button.setAccessibleName(f"{button.text()}: {words.text()}")
            self.buttons.append(button)
            row.addWidget(button)
        return row


class _Shape(QWidget):
    """The shape of a state beside its words."""

    def __init__(self, state: State) -> None:
        super().__init__()
        self._state = state
        side = px(self, 14)
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = px(self, 11)
        draw_shape(QPainter(self), QRectF(1, 1, side, side), self._state, colours_of(self))
