"""State = shape + word + colour, drawn by us: no font has to have the shapes."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from asn_desktop.ui.colours import Colours


class State(Enum):
    """The six states of anything; the value is (name of its colour, usual word)."""

    OPEN = ("muted", "belum")
    RUNNING = ("info", "berjalan")
    DONE = ("ok", "selesai")
    ACTION = ("warn", "perlu tindakan")
    REFUSED = ("danger", "ditolak")
    WAITING = ("muted", "menunggu")

    @property
    def word(self) -> str:
        """The usual word, where the caller has none of its own."""
        return self.value[1]

    def colour(self, colours: Colours) -> QColor:
        """The colour of shape and word."""
        return colours.q(self.value[0])

    def soft(self, colours: Colours) -> QColor:
        """The colour behind them on a chip."""
        name = self.value[0]
        return colours.q("surface2" if name == "muted" else f"{name}_soft")


def draw_shape(painter: QPainter, box: QRectF, state: State, colours: Colours) -> None:
    """Draw the shape of ``state`` centred in ``box``: ○ ◐ ● ▲ ✕ ◇."""
    colour = state.colour(colours)
    side = min(box.width(), box.height())
    square = QRectF(0, 0, side, side)
    square.moveCenter(box.center())
    inner = square.adjusted(1.2, 1.2, -1.2, -1.2)
    pen = QPen(colour, max(1.6, side / 7.5))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state is State.OPEN:
        painter.drawEllipse(inner)
    elif state is State.RUNNING:
        painter.drawEllipse(inner)
        painter.setBrush(QBrush(colour))
        painter.drawPie(inner, 90 * 16, 180 * 16)
    elif state is State.DONE:
        painter.setBrush(QBrush(colour))
        painter.drawEllipse(inner)
    elif state is State.ACTION:
        painter.setBrush(QBrush(colour))
        painter.drawPolygon(
            QPolygonF(
                [QPointF(inner.center().x(), inner.top()), inner.bottomRight(), inner.bottomLeft()]
            )
        )
    elif state is State.REFUSED:
        cross = inner.adjusted(1, 1, -1, -1)
        painter.drawLine(cross.topLeft(), cross.bottomRight())
        painter.drawLine(cross.topRight(), cross.bottomLeft())
    else:
        middle = inner.center()
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), inner.top()),
                    QPointF(inner.right(), middle.y()),
                    QPointF(middle.x(), inner.bottom()),
                    QPointF(inner.left(), middle.y()),
                ]
            )
        )
    painter.restore()
