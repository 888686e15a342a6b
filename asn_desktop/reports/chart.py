"""A chart on paper: draws what ``rules/charting.py`` placed, as the window does."""

from __future__ import annotations

from typing import Any, Final

from reportlab.lib.colors import Color, HexColor

from asn_desktop.reports.boxes import Drawing
from asn_desktop.reports.fonts import Face, width
from asn_desktop.rules import charting
from asn_desktop.rules.chart_marks import DOT, Plot, Tone, Words
from asn_desktop.views.charts import Chart

TONES: Final[dict[Tone, str]] = {
    "accent": "#14595f",
    "info": "#3a5a94",
    "ok": "#2b6b3c",
    "warn": "#b4540a",
    "danger": "#a92b20",
    "muted": "#586467",
}
"""The window's light colours; a warm one darker, so that a grey printer shows it."""
SOFT: Final = 0.45
"""How much of its colour the face of a bar has; the rest is the ground."""
_GRID: Final = HexColor("#DDDDDD")
_FOOT: Final = HexColor("#7A7A7A")
_GUIDE: Final = HexColor("#5A5A5A")
_BLACK: Final = HexColor("#000000")
_WHITE: Final = HexColor("#FFFFFF")


def chart_drawing(chart: Chart, height: float) -> Drawing:
    """Return the drawing of a chart for a ``Picture`` of ``height`` points; as wide as its box."""

    def draw(canvas: Any, x: float, top: float, wide: float, _size: float) -> None:
        draw_chart(canvas, chart, x, top, wide, height)

    return draw


def draw_chart(canvas: Any, chart: Chart, x: float, top: float, wide: float, height: float) -> None:
    """Draw a chart with its upper left corner at ``x``, ``top``; all in points."""
    made = charting.plot(chart, wide, height)
    tones = [HexColor(TONES[one.tone]) for one in chart.series]
    canvas.saveState()
    canvas.translate(x, top)
    _levels(canvas, made)
    for bar in made.bars:
        box = bar.box
        canvas.setFillColor(_soft(tones[bar.series]))
        canvas.setStrokeColor(tones[bar.series])
        canvas.setLineWidth(0.7)
        canvas.rect(box.left, -box.bottom, box.width, box.height, fill=1, stroke=1)
    for piece in made.lines:
        path = canvas.beginPath()
        for n, (px, py) in enumerate(piece.points):
            (path.lineTo if n else path.moveTo)(px, -py)
        canvas.setStrokeColor(tones[piece.series])
        canvas.setLineWidth(1.4)
        canvas.setDash(*_dash(piece.dash))
        canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()
    for dot in made.dots:
        canvas.setFillColor(_WHITE)
        canvas.setStrokeColor(tones[dot.series])
        canvas.setLineWidth(1.2)
        canvas.circle(dot.x, -dot.y, DOT, fill=1, stroke=1)
    _legend(canvas, chart, made, tones)
    for words in made.words:
        _say(canvas, words)
    canvas.restoreState()


def _levels(canvas: Any, made: Plot) -> None:
    looks = {"grid": (_GRID, 0.4, ()), "foot": (_FOOT, 0.7, ()), "guide": (_GUIDE, 0.7, (3.0, 2.0))}
    for level in made.levels:
        colour, thick, dash = looks[level.role]
        canvas.setStrokeColor(colour)
        canvas.setLineWidth(thick)
        canvas.setDash(*_dash(dash))
        canvas.line(level.left, -level.y, level.right, -level.y)
    canvas.setDash()


def _legend(canvas: Any, chart: Chart, made: Plot, tones: list[Color]) -> None:
    for one in made.swatches:
        tone = tones[one.series]
        canvas.setStrokeColor(tone)
        if chart.series[one.series].kind == "bar":
            canvas.setFillColor(_soft(tone))
            canvas.setLineWidth(0.7)
            canvas.rect(one.x + 2, -one.y - 3.4, one.width - 4, 6.8, fill=1, stroke=1)
            continue
        canvas.setLineWidth(1.4)
        canvas.setDash(*_dash(one.dash))
        canvas.line(one.x, -one.y, one.x + one.width, -one.y)
        canvas.setDash()


def _say(canvas: Any, words: Words) -> None:
    face = Face.BOLD if words.role == "title" else Face.REGULAR
    wide = width(words.text, face) * words.size
    left = {"left": 0.0, "middle": wide / 2, "right": wide}[words.anchor]
    if words.role == "value":  # on a white ground, so that no line runs through it
        canvas.setFillColor(_WHITE)
        canvas.rect(
            words.x - left - 0.8, -words.y - 1.2, wide + 1.6, words.size * 0.9, fill=1, stroke=0
        )
    canvas.setFillColor(_BLACK)
    canvas.setFont(face.value, words.size)
    canvas.drawString(words.x - left, -words.y, words.text)


def _dash(dash: tuple[float, ...]) -> tuple[Any, ...]:
    return (list(dash), 0) if dash else ()


def _soft(tone: Color) -> Color:
    return Color(*(1 - (1 - part) * SOFT for part in (tone.red, tone.green, tone.blue)))
