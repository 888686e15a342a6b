"""Trajectories on paper: the chart of the window and its figures; no form of the law."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from asn_desktop.reports.blocks import centred_line, headed, share
from asn_desktop.reports.boxes import Cell, Picture, Row, Whole
from asn_desktop.reports.chart import chart_drawing
from asn_desktop.reports.fitting import Align, Para, Run, para
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.rules import trajectory as rules
from asn_desktop.rules.chart_marks import value_words
from asn_desktop.rules.dates import format_date
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.trajectory import TrajectorySheet, TrajectoryView

WIDTH: Final = 500.0
SIZE: Final = 9.0
CHART_HEIGHT: Final = 150.0
TITLE: Final = "Lintasan kinerja"
NONE: Final = "–"
_HEADS: Final = ("Periode", "Rencana", "Realisasi", "Rencana s.d.", "Tercapai s.d.", "Bagian")
_WIDTHS: Final = (92, 70, 140, 70, 70, 58)


def render_trajectory(
    sheet: TrajectorySheet, *, paper: Paper, margins: Margins | None = None
) -> bytes:
    """Return the PDF; the same sheet gives the same bytes.

    Raises ValueError for margins that leave no room.
    """
    page = area(paper, margins or Margins(), landscape=False)
    wide = min(WIDTH, page.room_across)
    items = _head(sheet, wide)
    for number, line in enumerate(sheet.lines, start=1):
        items += _line(number, line, wide)
    if not sheet.lines:
        words = "Belum ada indikator dengan SKP yang ditetapkan pada periode ini."
        items.append(Item(Cell(wide, [para(words)], edge="", fixed=SIZE), before=12.0))
    file = PdfFile(title=f"{TITLE} – {sheet.name}", author=sheet.agency, subject=sheet.period)
    foot = SlipFoot(TITLE, f"{sheet.name} · dibuat {format_date(sheet.on)}")
    laid_out = pages(measured(items, SIZE), page.room_down)
    file.add(laid_out, page, wide, foot, practice=sheet.practice)
    return file.bytes()


def _head(sheet: TrajectorySheet, wide: float) -> list[Item]:
    who = " · ".join(part for part in (sheet.name, sheet.nip, sheet.position) if part)
    return headed(
        wide,
        sheet.letterhead,
        sheet.agency,
        sheet.office,
        centred_line(wide, TITLE.upper(), 13.0, Face.BOLD),
        centred_line(wide, f"Sampai dengan {sheet.period}", 10.0),
        centred_line(wide, who, 10.0),
    )


def _line(number: int, line: TrajectoryView, wide: float) -> list[Item]:
    """Title, chart and table of one indicator; the title never stands alone."""
    title = Cell(wide, [para(f"{number}. {line.text}", Face.BOLD)], shade=True, fixed=SIZE)
    told = f"Hasil kerja {line.no}: {line.result}. Target: {line.target_text or NONE}"
    note = Cell(wide, [para(told)], edge="", fixed=SIZE - 0.5)
    items = [Item(Whole(title), keep=True, before=12.0), Item(Whole(note), keep=True, before=3.0)]
    chart = line.chart()
    if chart is None:
        words = "Belum ada lintasan: target belum dibagi per periode."
        items.append(Item(Whole(Cell(wide, [para(words, Face.ITALIC)], edge="", fixed=SIZE))))
        return items
    picture = Picture(wide, CHART_HEIGHT, chart_drawing(chart, CHART_HEIGHT))
    items.append(Item(picture, keep=True, before=4.0))
    widths = share(wide, *_WIDTHS)
    heads = Row(
        *(
            Cell(w, [Para((Run(words, Face.BOLD),), Align.CENTRE)], shade=True, fixed=SIZE)
            for w, words in zip(widths, _HEADS, strict=True)
        )
    )
    items.append(Item(heads, keep=True, before=2.0))
    for step in line.steps:
        planned, realised = line.planned_until(step.code), line.realised_until(step.code)
        known = step.realised is not None
        shown = rules.percent(planned, realised, line.aspect) if known else None
        cells = (
            (step.label, Align.LEFT),
            (_number(step.planned), Align.CENTRE),
            (step.words or NONE, Align.LEFT),
            (_number(planned), Align.CENTRE),
            (_number(realised) if known else NONE, Align.CENTRE),
            (f"{shown} %" if shown is not None else NONE, Align.CENTRE),
        )
        row = Row(
            *(
                Cell(w, [Para((Run(words, Face.REGULAR),), align)], fixed=SIZE)
                for w, (words, align) in zip(widths, cells, strict=True)
            )
        )
        items.append(Item(row, head=(heads,), keep=step is not line.steps[-1]))
    return items


def _number(value: Decimal | None) -> str:
    return value_words(value) if value is not None else NONE
