"""Chips: a state as shape and word, a count, a filter that can be switched."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px


class StateChip(QWidget):
    """The state of a thing: ``StateChip(State.RUNNING, "Draf · versi 1")``."""

    def __init__(self, state: State, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self._text = text or state.word
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._text)

    @property
    def state(self) -> State:
        """The state shown."""
        return self._state

    @property
    def text(self) -> str:
        """The word shown."""
        return self._text

    def show_state(self, state: State, text: str = "") -> None:
        """Show another state."""
        self._state, self._text = state, text or state.word
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: shape, word and 8 px at both ends."""
        width = QFontMetrics(self.font()).horizontalAdvance(self._text)
        return QSize(width + px(self, 12) + px(self, 24), px(self, 24))

    def minimumSizeHint(self) -> QSize:
        """Qt: never cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: a soft pill with shape and word in the state's colour."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._state.soft(colours))
        area = QRectF(self.rect())
        painter.drawRoundedRect(area, area.height() / 2, area.height() / 2)
        side = px(self, 11)
        shape = QRectF(px(self, 8), (area.height() - side) / 2, side, side)
        draw_shape(painter, shape, self._state, colours)
        painter.setPen(self._state.colour(colours))
        painter.drawText(
            area.adjusted(px(self, 24), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self._text
        )
