"""How a cell of the SKP grid is set: its lines, its marks, its small print, its edge."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from asn_desktop.rules.copying import dated_spans
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import strip_titles
from asn_desktop.ui import icons
from asn_desktop.ui.colours import Colours
from asn_desktop.ui.planning.grid_model import GridModel, Index
from asn_desktop.ui.states import State, draw_shape

LINES = 5
"""A row grows with its text to this many lines; the rest is read in the cell itself."""


@dataclass(frozen=True)
class Look:
    """Everything there is to see in one cell.

    ``badge`` is the small print under the text with its shape; ``edge`` names the colour of the
    bar at the left; ``wanting`` is the word that stands in an empty cell that must be filled.
    """

    text: str
    badge: str = ""
    badge_state: State | None = None
    badge_icon: str = ""
    edge: str = ""
    dated: bool = False
    wanting: str = ""
    hint: bool = False


def look_of(model: GridModel, index: Index) -> Look:
    """What one sees in a cell that is no frame."""
    row, field = model.row(index), model.columns[index.column()].field
    text = model.shown(index)
    finding = model.finding(index)
    wanting = "belum" if finding and finding.severity is Severity.ERROR and not text else ""
    hint = finding is not None and finding.severity is Severity.HINT and bool(text)
    copied = model.copied_from(index)
    if copied:
        # The whole sentence once a result; its indicators say it short, their targets by the edge.
        name = " ".join(strip_titles(copied).split()[:2])
        words = {"text": f"dari {name}, periksa", "indicator": "periksa"}
        badge = words.get(field, "")
        return Look(text, badge, edge="info", dated=True, wanting=wanting, hint=hint)
    if field == "supports_text" and row.result is not None and text:
        if row.result.supports_id is None:
            return Look(text, "belum taut", State.WAITING)
        if row.result.supports_changed:
            return Look(text, "berubah di pimpinan", State.ACTION)
        return Look(text, "taut", badge_icon="link")
    if model.is_changed(index):
        return Look(text, "berubah", edge="accent", wanting=wanting, hint=hint)
    return Look(text, wanting=wanting, hint=hint)


class CellPainter:
    """Measures and paints cells in one font; remembers the lines of what it has set."""

    def __init__(self, font: QFont, unit: float) -> None:
        self.font = font
        self.small = QFont(font)
        self.small.setPointSizeF(font.pointSizeF() * 0.87)
        self.pad_x, self.pad_y = 8 * unit, 6 * unit
        self._unit = unit
        self._layouts: dict[tuple[str, int, bool], tuple[QTextLayout, float]] = {}

    def _room(self, look: Look, width: int) -> int:
        """What a text has of a cell's width: the mark of a hint stands beside it."""
        return width - round(12 * self._unit) if look.hint else width

    def height(self, look: Look, width: int) -> int:
        """How high a cell wants to be, at most `LINES` lines and its small print."""
        line = QFontMetricsF(self.font).lineSpacing()
        _layout, whole = self._set(look, self._room(look, width), None)
        text = min(whole, LINES * line)
        badge = QFontMetricsF(self.small).lineSpacing() + 2 * self._unit if look.badge else 0
        return round(max(line, text) + badge + 2 * self.pad_y)

    def is_cut(self, look: Look, width: int, height: int) -> bool:
        """Whether a cell of this size cannot show all of its text."""
        _layout, whole = self._set(look, self._room(look, width), None)
        badge = QFontMetricsF(self.small).lineSpacing() if look.badge else 0
        return whole + badge > height - 2 * self.pad_y + 1

    def paint(self, painter: QPainter, rect: QRect, look: Look, colours: Colours) -> None:
        """Paint text, small print and marks of a cell; its ground is painted already."""
        if look.edge:
            bar = QRectF(rect.left(), rect.top(), 3 * self._unit, rect.height() - 1)
            painter.fillRect(bar, colours.q(look.edge))
        area = QRectF(rect).adjusted(self.pad_x, self.pad_y, -self.pad_x, -self.pad_y)
        if look.badge:
            small = QFontMetricsF(self.small).lineSpacing()
            self._paint_badge(painter, area, small, look, colours)
            area.setBottom(area.bottom() - small - 2 * self._unit)
        if look.wanting:
            self._paint_wanting(painter, area, look.wanting, colours)
            return
        layout, whole = self._set(look, self._room(look, rect.width()), colours)
        painter.save()
        painter.setClipRect(area)
        painter.setPen(colours.q("text"))
        layout.draw(painter, area.topLeft())
        painter.restore()
        if whole > area.height() + 1:
            painter.setFont(self.small)
            painter.setPen(colours.q("accent"))
            corner = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(QRectF(rect).adjusted(0, 0, -3, -1), int(corner), "…")
        if look.hint:
            side = 13 * self._unit
            picture = icons.pixmap("info", colours.info, round(side), 1.0)
            painter.drawPixmap(
                QPointF(rect.right() - side - 3 * self._unit, rect.top() + 3 * self._unit), picture
            )

    def forget(self) -> None:
        """Other colours or another font: set everything anew."""
        self._layouts.clear()

    def _paint_wanting(self, painter: QPainter, area: QRectF, word: str, colours: Colours) -> None:
        line = QFontMetricsF(self.font).lineSpacing()
        side = 11 * self._unit
        shape = QRectF(area.left(), area.top() + (line - side) / 2, side, side)
        draw_shape(painter, shape, State.ACTION, colours)
        painter.setFont(self.font)
        painter.setPen(colours.q("warn"))
        place = QRectF(shape.right() + 6 * self._unit, area.top(), area.width(), line)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_badge(
        self, painter: QPainter, area: QRectF, high: float, look: Look, colours: Colours
    ) -> None:
        top = area.bottom() - high
        left, side = area.left(), 9 * self._unit
        state = look.badge_state
        ink = colours.q("info" if look.edge == "info" else "accent" if look.edge else "muted")
        if state is not None:
            shape = QRectF(left, top + (high - side) / 2, side, side)
            draw_shape(painter, shape, state, colours)
            ink, left = state.colour(colours), left + side + 5 * self._unit
        elif look.badge_icon:
            side = 13 * self._unit
            picture = icons.pixmap(look.badge_icon, colours.accent, round(side), 1.0)
            painter.drawPixmap(QPointF(left, top + (high - side) / 2), picture)
            ink, left = colours.q("accent"), left + side + 4 * self._unit
        painter.setFont(self.small)
        painter.setPen(ink)
        room = area.right() - left
        words = QFontMetricsF(self.small).elidedText(look.badge, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, top, room, high), Qt.AlignmentFlag.AlignVCenter, words)

    def _set(self, look: Look, width: int, colours: Colours | None) -> tuple[QTextLayout, float]:
        key = (look.text, width, look.dated)
        if key in self._layouts and (colours is None or not look.dated):
            return self._layouts[key]
        layout = QTextLayout(look.text.replace("\n", "\u2028"), self.font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if look.dated and colours is not None:
            layout.setFormats([_marked(span, colours) for span in dated_spans(look.text)])
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20.0, width - 2 * self.pad_x))
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        self._layouts[key] = (layout, y)
        return layout, y


def _marked(span: tuple[int, int], colours: Colours) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = span[0], span[1] - span[0]
    paint = QTextCharFormat()
    paint.setBackground(colours.q("info_soft"))
    paint.setForeground(colours.q("info"))
    made.format = paint
    return made
