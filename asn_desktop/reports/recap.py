"""Recaps on paper: our own tables, not forms of the regulation; landscape, heads repeated."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from reportlab.lib.colors import HexColor

from asn_desktop.reports.blocks import centred_line, headed, share
from asn_desktop.reports.boxes import Box, Cell, Drawing, Picture, Row, Whole
from asn_desktop.reports.figures import CURVES
from asn_desktop.reports.fitting import Align, Para, Run, para
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face, width
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.predicate import Predicate
from asn_desktop.views.paper import Letterhead, Margins, Paper
from asn_desktop.views.recaps import SUM, Kind, Recap, RecapColumn, RecapCurve, RecapGroup, Value

SIZE: Final = 8.5
SMALL: Final = 8.0
NONE: Final = "–"
CHART_HEIGHT: Final = 176.0
_PLOT: Final = (420.0, 112.0)
_BAR: Final = HexColor("#8FB4D9")
_BAR_EDGE: Final = HexColor("#2E5E8C")
_LINE: Final = HexColor("#B4540A")
_GRID: Final = HexColor("#DDDDDD")
_BLACK: Final = HexColor("#000000")
_WHITE: Final = HexColor("#FFFFFF")
_ORDER: Final = tuple(sorted(Predicate, key=lambda one: one.order))
"""As the curve stands on the C forms: Sangat Kurang left, Sangat Baik right."""


def render_recap(
    recap: Recap,
    *,
    paper: Paper,
    margins: Margins | None = None,
    kop: Letterhead | None = None,
) -> bytes:
    """Return the PDF of a recap; the same recap gives the same bytes.

    ``kop``, the office's letterhead, stands in place of its names where it has one. Raises
    ValueError for margins that leave no room.
    """
    page = area(paper, margins or Margins(), landscape=True)
    across = page.room_across
    items = [
        *_head(recap, across, kop or Letterhead()),
        *_body(recap, across),
        *_notes(recap, across),
    ]
    file = PdfFile(
        title=f"{recap.title.capitalize()} – {recap.words}",
        author=recap.agency,
        subject=f"{recap.office}, {recap.words}",
    )
    foot = SlipFoot(recap.office, f"{recap.title.capitalize()} · dibuat {format_date(recap.on)}")
    laid_out = pages(measured(items, SIZE), page.room_down)
    file.add(laid_out, page, across, foot, practice=recap.practice)
    return file.bytes()


def _head(recap: Recap, across: float, kop: Letterhead) -> list[Item]:
    return headed(
        across,
        kop,
        recap.agency,
        recap.office,
        centred_line(across, recap.title, 13.0, Face.BOLD),
        centred_line(across, recap.words, 10.0),
    )


def _body(recap: Recap, across: float) -> list[Item]:
    items: list[Item] = []
    if recap.curve is not None:
        items.append(Item(Picture(across, CHART_HEIGHT, _chart(recap.curve)), before=8.0))
    widths = share(across, *(column.share for column in recap.columns))
    heads = Row(*(_title(w, each) for w, each in zip(widths, recap.columns, strict=True)))
    for number, group in enumerate(recap.groups):
        items += _group(recap, group, widths, heads, first=number == 0)
    if not recap.groups:
        words = "Belum ada penilaian untuk rekap ini."
        items.append(Item(Cell(across, [para(words)], fixed=10.0), before=12.0))
    return items


def _group(
    recap: Recap, group: RecapGroup, widths: list[float], heads: Row, *, first: bool
) -> list[Item]:
    total = sum(widths)
    again: tuple[Box, ...] = (heads,)
    items: list[Item] = []
    if first:
        items.append(Item(heads, keep=True, before=10.0))
    if group.title:
        title = Cell(total, [para(group.title, Face.BOLD)], shade=True, fixed=SIZE)
        items.append(Item(title, keep=True, head=() if first else again))
        going_on = f"{group.title} (lanjutan)"
        again = (heads, Cell(total, [para(going_on, Face.BOLD)], shade=True, fixed=SIZE))
    for row in group.rows:
        cells = [
            _cell(w, each, value) for w, each, value in zip(widths, recap.columns, row, strict=True)
        ]
        for cell in cells:
            cell.shade = row[0] == SUM
        items.append(Item(Whole(Row(*cells)), head=again))
    if group.total:
        words = Cell(total, [para(group.total, Face.ITALIC)], fixed=SMALL)
        items[-1] = Item(items[-1].box, keep=True, head=again)
        items.append(Item(words, head=again))
    return items


def _title(across: float, column: RecapColumn) -> Cell:
    lines = [Para((Run(words),), Align.CENTRE) for words in column.title.split("\n")]
    return Cell(across, lines, shade=True, middle=True, fixed=SMALL, pad=2.0)


def _cell(across: float, column: RecapColumn, value: Value) -> Cell:
    words = said(value)
    if column.kind is Kind.NIP:
        words = words.replace(" ", "\N{NO-BREAK SPACE}")
    centre = column.kind is not Kind.TEXT or value is None
    line = Para((Run(words),), Align.CENTRE if centre else Align.LEFT)
    return Cell(across, [line], middle=True, fixed=SMALL, pad=2.0 if centre else 3.2)


def said(value: Value) -> str:
    """A cell in words; what is not known is a dash, never zero."""
    if value is None or value == "":
        return NONE
    return f"{value:%d-%m-%Y}" if isinstance(value, date) else str(value)


def _notes(recap: Recap, across: float) -> list[Item]:
    lines = [para(words) for words in recap.notes]
    return [Item(Cell(across, lines, edge="", fixed=SMALL), before=6.0)] if lines else []


# ---- the distribution beside its curve


def _chart(curve: RecapCurve) -> Drawing:
    """Bars of the shares that came out, and the guidance curve of the achievement over them.

    The curve's heights are those of the regulation's pictures (pp. 94–96): a shape to compare
    with, not a number to reach.
    """
    counts = dict(curve.counts)
    most = max((counts[one] for one in _ORDER), default=0)

    def draw(canvas: Any, x: float, top: float, wide: float, _size: float) -> None:
        plot, high = _PLOT
        left, foot = x + (wide - plot) / 2, top - 34 - high
        canvas.setFillColor(_BLACK)
        canvas.setFont(Face.REGULAR.value, SIZE)
        canvas.drawCentredString(x + wide / 2, top - 10, _chart_title(curve))
        canvas.setStrokeColor(_GRID)
        canvas.setLineWidth(0.4)
        for n in range(5):
            y = foot + n * high / 4
            canvas.line(left, y, left + plot, y)
        step = plot / len(_ORDER)
        tall = {one: high * 0.865 * counts[one] / most if most else 0.0 for one in _ORDER}
        middles = {one: left + (n + 0.5) * step for n, one in enumerate(_ORDER)}
        for one in _ORDER:
            _bar(canvas, middles[one], foot, tall[one])
        if curve.achievement is not None:
            _guide(canvas, left, foot, plot, high, CURVES[curve.achievement])
        for one in _ORDER:
            part = f" ({round(100 * counts[one] / curve.finished)} %)" if curve.finished else ""
            _label(canvas, middles[one], foot + tall[one] + 4, f"{counts[one]}{part}")
            _label(canvas, middles[one], foot - 12, one.label)

    return draw


def _chart_title(curve: RecapCurve) -> str:
    if curve.achievement is None:
        return "Capaian organisasi belum diisi: kurva acuan belum ada"
    return f"Sebaran predikat dan kurva acuan capaian organisasi {curve.achievement.form_label}"


def _bar(canvas: Any, middle: float, foot: float, tall: float) -> None:
    if tall:
        canvas.setFillColor(_BAR)
        canvas.setStrokeColor(_BAR_EDGE)
        canvas.setLineWidth(0.6)
        canvas.rect(middle - 26, foot, 52, tall, fill=1, stroke=1)


def _label(canvas: Any, middle: float, y: float, words: str) -> None:
    """Words on a white ground, so that the curve never runs through them."""
    wide = width(words) * SMALL + 3
    canvas.setFillColor(_WHITE)
    canvas.rect(middle - wide / 2, y - 1.6, wide, SMALL + 1, fill=1, stroke=0)
    canvas.setFillColor(_BLACK)
    canvas.setFont(Face.REGULAR.value, SMALL)
    canvas.drawCentredString(middle, y, words)


def _guide(
    canvas: Any, left: float, foot: float, plot: float, high: float, heights: tuple[float, ...]
) -> None:
    step = plot / len(heights)
    points = [(left + (n + 0.5) * step, foot + h * high) for n, h in enumerate(heights)]
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for n in range(len(points) - 1):
        (ax, ay), (bx, by) = points[n], points[n + 1]
        px, py = points[max(n - 1, 0)]
        qx, qy = points[min(n + 2, len(points) - 1)]
        path.curveTo(
            ax + (bx - px) / 6, ay + (by - py) / 6, bx - (qx - ax) / 6, by - (qy - ay) / 6, bx, by
        )
    canvas.setStrokeColor(_LINE)
    canvas.setLineWidth(1.4)
    canvas.setDash(4, 2)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setDash()
    words = "- - kurva acuan"
    canvas.setFillColor(_LINE)
    canvas.setFont(Face.REGULAR.value, SMALL)
    canvas.drawString(left + plot - width(words) * SMALL, foot + high + 4, words)
