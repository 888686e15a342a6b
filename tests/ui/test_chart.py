"""The window and paper draw the same marks at the same places."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from asn_desktop.reports.chart import TONES, draw_chart
from asn_desktop.reports.fonts import Face, load, width
from asn_desktop.rules.chart_marks import SIZE, text_width
from asn_desktop.rules.charting import plot
from asn_desktop.ui.colours import LIGHT, colours_of
from asn_desktop.ui.theme import Mode, Theme, window_font
from asn_desktop.ui.widgets.chart import ChartView
from asn_desktop.views.charts import Chart, Guide, Series

D = Decimal
CHART = Chart(
    "Surat keterangan yang selesai",
    "surat",
    ("TW I", "TW II", "TW III", "TW IV"),
    (
        Series("Realisasi", (D(80), D(190), None, D(330)), "bar", "accent"),
        Series("Rencana", (D(75), D(150), D(225), D(300)), "line", "danger"),
    ),
    (Guide(D(300), "Target"),),
)
WIDE, HIGH = 360, 180


def on_paper(chart: Chart) -> Any:
    load()
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(WIDE, HIGH), invariant=1)
    draw_chart(canvas, chart, 0, HIGH, WIDE, HIGH)
    canvas.save()
    return pypdfium2.PdfDocument(made.getvalue())


def on_screen(chart: Chart, qtbot: QtBot) -> ChartView:
    view = ChartView(chart)
    qtbot.addWidget(view)
    view.resize(round(WIDE * view.factor()), round(HIGH * view.factor()))
    return view


def same(one: tuple[int, ...], other: str) -> bool:
    want = QColor(other)
    return all(abs(a - b) < 45 for a, b in zip(one, want.getRgb()[:3], strict=False))


def test_both_draw_every_mark_at_the_same_place(qtbot: QtBot, theme: Theme) -> None:
    made = plot(CHART, WIDE, HIGH)
    view = on_screen(CHART, qtbot)
    shot = view.grab().toImage()
    paper = on_paper(CHART)[0].render(scale=4).to_pil().convert("RGB")
    f = view.factor() * shot.devicePixelRatio()

    def both(x: float, y: float) -> list[tuple[int, ...]]:
        screen = shot.pixelColor(int(x * f), int(y * f)).getRgb()[:3]
        return [screen, paper.getpixel((int(x * 4), int(y * 4)))]

    assert len(made.bars) == 3
    for bar in made.bars:  # just inside the lower corner: no word and no line is there
        inside = both(bar.box.left + 4, bar.box.bottom - 4)
        assert all(sum(pixel) < 3 * 235 for pixel in inside), (bar, inside)
        assert all(abs(a - b) < 12 for a, b in zip(*inside, strict=True)), (bar, inside)
    gap = made.dots[2].x, made.area.bottom - 4
    assert all(same(pixel, "#ffffff") for pixel in both(*gap))
    for piece in made.lines:
        for (ax, ay), (bx, by) in zip(piece.points, piece.points[1:], strict=False):
            at = ax + (bx - ax) * 0.25, ay + (by - ay) * 0.25
            assert all(same(pixel, TONES["danger"]) for pixel in both(*at)), at
    for dot in made.dots:
        assert all(same(pixel, "#ffffff") for pixel in both(dot.x, dot.y)), dot


def test_paper_has_the_same_words(qtbot: QtBot) -> None:
    page = on_paper(CHART)[0].get_textpage().get_text_bounded()
    for words in plot(CHART, WIDE, HIGH).words:
        assert words.text in page


def test_estimated_widths_hold_both_faces(qtbot: QtBot) -> None:
    load()
    font = QFont(window_font())
    font.setPixelSize(100)
    metrics = QFontMetricsF(font)
    for text in (
        "1.200,55",
        "100",
        "Triwulan III",
        "Penanganan pengaduan, saran, dan masukan",
        "Sangat Baik (88,31)",
        "WAKTU PENYELESAIAN",
    ):
        room = text_width(text, SIZE)
        assert width(text, Face.REGULAR) * SIZE <= room
        assert metrics.horizontalAdvance(text) * SIZE / 100 <= room


def test_the_pointer_is_told_the_value(qtbot: QtBot) -> None:
    view = on_screen(CHART, qtbot)
    placed = view.placed()
    assert placed is not None
    bar, dot = placed.bars[1], placed.dots[3]
    at = QPointF(bar.box.left + 3, bar.box.bottom - 5) * view.factor()
    assert view.told_at(at) == "TW II · Realisasi: 190 surat"
    assert view.told_at(QPointF(dot.x, dot.y) * view.factor()) == "TW IV · Rencana: 300 surat"
    assert view.told_at(QPointF(1, 1)) == ""
    assert "TW III belum ada" in view.accessibleDescription()


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_it_follows_the_theme(qtbot: QtBot, theme: Theme, mode: Mode) -> None:
    theme.set_mode(mode)
    view = on_screen(CHART, qtbot)
    shot = view.grab().toImage()
    found = {shot.pixelColor(x, y).name() for x in range(0, 400, 1) for y in range(0, 230, 1)}
    assert colours_of(view).accent in found or colours_of(view).danger in found
    assert set(TONES) <= set(LIGHT.__dataclass_fields__)
