"""A chart in the window: draws what ``rules/charting.py`` placed, as paper does."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from asn_desktop.rules import charting
from asn_desktop.rules.chart_marks import DOT, Plot, Words
from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.theme import px
from asn_desktop.views.charts import Chart

SOFT = 0.45
"""How much of its colour the face of a bar has; the rest is the ground."""
_PIXELS = 1.36
"""Pixels a point at the plain size of the window's text; grows with it."""


class ChartView(QWidget):
    """Shows one chart; its words are also its accessible description."""

    def __init__(self, chart: Chart | None = None, *, wide: int = 320, high: int = 150) -> None:
        super().__init__()
        self._chart = chart
        self._wide, self._high = wide, high
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_chart(chart)

    @property
    def chart(self) -> Chart | None:
        """What is shown."""
        return self._chart

    def show_chart(self, chart: Chart | None) -> None:
        """Show another chart, or nothing."""
        self._chart = chart
        self.setAccessibleName(chart.title if chart else "")
        self.setAccessibleDescription(chart.told() if chart else "")
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as asked, grown with the person's text size."""
        return QSize(px(self, self._wide), px(self, self._high))

    def minimumSizeHint(self) -> QSize:
        """Qt: narrower than this no label has room."""
        return QSize(px(self, min(self._wide, 160)), px(self, self._high))

    def placed(self) -> Plot | None:
        """Where the marks stand now, in points; multiply by `factor` for pixels."""
        if self._chart is None:
            return None
        f = self.factor()
        return charting.plot(self._chart, self.width() / f, self.height() / f)

    def factor(self) -> float:
        """Pixels a point."""
        return _PIXELS * px(self, 100) / 100

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        del event
        made, chart = self.placed(), self._chart
        if made is None or chart is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.factor(), self.factor())
        draw(painter, chart, made, colours_of(self), self.font())
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Qt: the pointer rests on a mark: say what it is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.told_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def told_at(self, point: QPointF) -> str:
        """What the mark under a point of the widget says, "" where there is none."""
        made, chart = self.placed(), self._chart
        if made is None or chart is None:
            return ""
        found = made.nearest(point.x() / self.factor(), point.y() / self.factor())
        if found is None:
            return ""
        series, at = chart.series[found[0]], found[1]
        value = series.values[at]
        said = chart.said(value) if value is not None else ""
        return f"{chart.categories[at]} · {series.name}: {said} {chart.unit}".rstrip()


def draw(painter: QPainter, chart: Chart, made: Plot, colours: Colours, font: QFont) -> None:
    """Draw a placed chart; the painter's unit is a point."""
    tones = [colours.q(one.tone) for one in chart.series]
    ground = colours.q("surface")
    _levels(painter, made, colours)
    for bar in made.bars:
        box = bar.box
        painter.setPen(QPen(tones[bar.series], 0.7))
        painter.setBrush(_mixed(tones[bar.series], ground))
        painter.drawRect(QRectF(box.left, box.top, box.width, box.height))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for piece in made.lines:
        painter.setPen(_pen(tones[piece.series], 1.4, piece.dash))
        painter.drawPolyline(QPolygonF([QPointF(*point) for point in piece.points]))
    painter.setBrush(ground)
    for dot in made.dots:
        painter.setPen(QPen(tones[dot.series], 1.2))
        painter.drawEllipse(QPointF(dot.x, dot.y), DOT, DOT)
    for one in made.swatches:
        tone = tones[one.series]
        if chart.series[one.series].kind == "bar":
            painter.setPen(QPen(tone, 0.7))
            painter.setBrush(_mixed(tone, ground))
            painter.drawRect(QRectF(one.x + 2, one.y - 3.4, one.width - 4, 6.8))
            continue
        painter.setPen(_pen(tone, 1.4, one.dash))
        painter.drawLine(QPointF(one.x, one.y), QPointF(one.x + one.width, one.y))
    for words in made.words:
        _say(painter, words, colours, font)


def _levels(painter: QPainter, made: Plot, colours: Colours) -> None:
    dashed = (3.0, 2.0)
    looks = {
        "grid": _pen(colours.q("line"), 0.5),
        "foot": _pen(colours.q("edge"), 0.8),
        "guide": _pen(colours.q("muted"), 0.7, dashed),
    }
    for level in made.levels:
        painter.setPen(looks[level.role])
        painter.drawLine(QPointF(level.left, level.y), QPointF(level.right, level.y))


def _say(painter: QPainter, words: Words, colours: Colours, font: QFont) -> None:
    face = QFont(font)
    face.setPixelSize(100)  # measured large and drawn small: no size is rounded to whole pixels
    face.setBold(words.role == "title")
    shrink = words.size / 100
    wide = QFontMetricsF(face).horizontalAdvance(words.text) * shrink
    left = {"left": 0.0, "middle": wide / 2, "right": wide}[words.anchor]
    if words.role == "value":  # on the ground, so that no line runs through it
        place = QRectF(words.x - left - 0.8, words.y - words.size * 0.8, wide + 1.6, words.size)
        painter.fillRect(place, colours.q("surface"))
    quiet = words.role in ("axis", "category", "unit", "guide")
    painter.save()
    painter.translate(words.x - left, words.y)
    painter.scale(shrink, shrink)
    painter.setFont(face)
    painter.setPen(colours.q("muted" if quiet else "text"))
    painter.drawText(QPointF(0, 0), words.text)
    painter.restore()


def _pen(colour: QColor, thick: float, dash: tuple[float, ...] = ()) -> QPen:
    pen = QPen(colour, thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dash:
        pen.setDashPattern([part / thick for part in dash])  # Qt counts in widths of the pen
    return pen


def _mixed(colour: QColor, ground: QColor) -> QColor:
    def part(one: int, other: int) -> int:
        return round(one * SOFT + other * (1 - SOFT))

    return QColor(
        part(colour.red(), ground.red()),
        part(colour.green(), ground.green()),
        part(colour.blue(), ground.blue()),
    )
