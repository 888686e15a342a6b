"""How roles are set in a cell: each behind its mark, wrapped, at most so many lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from asn_desktop.ui.colours import Colours
from asn_desktop.ui.states import State, draw_shape

MOST_LINES = 12
"""A row grows with its roles to this many lines; the rest is read in the tool tip or the editor."""


@dataclass(frozen=True)
class Piece:
    """One paragraph of a cell: a role behind its bullet or shape, or plain words.

    ``state`` takes the bullet's place where something is wanted; ``ink`` names a colour;
    ``under`` hangs it below the words of the piece before.
    """

    text: str
    bullet: bool = False
    state: State | None = None
    ink: str = "text"
    small: bool = False
    bold: bool = False
    under: bool = False


class PiecePainter:
    """Measures and paints pieces in one font; remembers the lines of what it has set."""

    def __init__(self, font: QFont, unit: float) -> None:
        self.font = font
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * 0.87)
        self.bold = QFont(font)
        self.bold.setWeight(QFont.Weight.DemiBold)
        self.pad_x, self.pad_y = 8 * unit, 6 * unit
        self._unit, self._hang = unit, 14 * unit
        self._line = QFontMetricsF(font).lineSpacing()
        self._set: dict[tuple[str, int, bool, bool, bool], tuple[QTextLayout, float]] = {}

    def height(self, pieces: Sequence[Piece], width: int) -> int:
        """How high a cell wants to be, at most `MOST_LINES` lines."""
        whole = min(self._whole(pieces, width), MOST_LINES * self._line)
        return round(max(self._line, whole) + 2 * self.pad_y)

    def is_cut(self, pieces: Sequence[Piece], width: int, height: int) -> bool:
        """Whether a cell of this size cannot show all of its text."""
        return self._whole(pieces, width) > height - 2 * self.pad_y + 1

    def paint(
        self, painter: QPainter, rect: QRect, pieces: Sequence[Piece], colours: Colours
    ) -> None:
        """Paint the pieces of a cell; its ground is painted already."""
        area = QRectF(rect).adjusted(self.pad_x, self.pad_y, -self.pad_x, -self.pad_y)
        painter.save()
        painter.setClipRect(area.adjusted(-2, 0, 2, 0))
        top = area.top()
        for piece in pieces:
            layout, high = self._lines(piece, rect.width())
            left = area.left()
            ink = colours.q(piece.ink)
            if piece.state is not None:
                side = 10 * self._unit
                box = QRectF(left, top + (self._line_of(piece) - side) / 2, side, side)
                draw_shape(painter, box, piece.state, colours)
                ink = piece.state.colour(colours) if piece.small else ink
            elif piece.bullet:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.q("muted"))
                dot = 2.2 * self._unit
                middle = top + self._line_of(piece) / 2
                painter.drawEllipse(QPointF(left + 4 * self._unit, middle), dot, dot)
            painter.setPen(ink)
            layout.draw(painter, QPointF(left + self._indent(piece), top))
            top += high
        painter.restore()
        if self.is_cut(pieces, rect.width(), rect.height()):
            painter.setFont(self.small)
            painter.setPen(colours.q("accent"))
            corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(QRectF(rect).adjusted(0, 0, -4, -1), int(corner), "…")

    def _whole(self, pieces: Sequence[Piece], width: int) -> float:
        return sum(self._lines(piece, width)[1] for piece in pieces)

    def _indent(self, piece: Piece) -> float:
        marked = piece.bullet or piece.under or piece.state is not None
        return self._hang if marked else 0.0

    def _line_of(self, piece: Piece) -> float:
        return QFontMetricsF(self._font_of(piece)).lineSpacing()

    def _font_of(self, piece: Piece) -> QFont:
        return self.small if piece.small else self.bold if piece.bold else self.font

    def _lines(self, piece: Piece, width: int) -> tuple[QTextLayout, float]:
        indent = self._indent(piece)
        key = (piece.text, width, indent > 0, piece.small, piece.bold)
        if key in self._set:
            return self._set[key]
        layout = QTextLayout(piece.text, self._font_of(piece))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setCacheEnabled(True)
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20.0, width - 2 * self.pad_x - indent))
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        self._set[key] = (layout, y)
        return layout, y
