"""The month of a daily log on paper: our own sheet, not a form of the regulation; landscape."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from asn_desktop.reports.blocks import (
    Identity,
    Signature,
    closed,
    head_cell,
    identity,
    office_head,
    share,
    signatures,
)
from asn_desktop.reports.boxes import Box, Cell, Row, Stack, Whole
from asn_desktop.reports.fitting import Align, Para, Run, para, paras
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.reports.words import place_and_date
from asn_desktop.views.log_sheets import LogSheet, LogSheetDay, LogSheetLine
from asn_desktop.views.paper import Margins, Paper

SIZE: Final = 9.0
WHOLE: Final = 6
LETTERS: Final = 900
"""A day of at most so many entries and letters stands on one page, under its date."""
NAME: Final = "CATATAN HARIAN"
_SHARES: Final = (74, 66, 190, 130, 48, 64, 140, 100)
_HEADS: Final = (
    "TANGGAL", "WAKTU", "KEGIATAN", "HASIL", "JUMLAH", "SATUAN", "RENCANA HASIL KERJA",
    "PARAF/ TANGGAPAN",
)  # fmt: skip
_IDENTITY: Final = (28, 149, 252, 28, 151, 204)


def render_logs(
    sheets: Sequence[LogSheet], *, paper: Paper, margins: Margins | None = None
) -> bytes:
    """Return the PDF of some months, each from its own first page; the same gives the same bytes.

    Raises ValueError for no sheet, and for margins that leave no room.
    """
    if not sheets:
        raise ValueError("no sheet to print")
    page = area(paper, margins or Margins(), landscape=True)
    across = page.room_across
    first = sheets[0]
    named = first.employee.name if len(sheets) == 1 else f"{len(sheets)} orang"
    file = PdfFile(
        title=f"Catatan harian {first.month} – {named}",
        author=first.agency,
        subject=f"{first.office}, {first.month}",
    )
    for sheet in sheets:
        items = measured(_items(sheet, across), SIZE)
        foot = SlipFoot("Catatan harian", f"{sheet.employee.name} · {sheet.month}")
        file.add(pages(items, page.room_down), page, across, foot, practice=sheet.practice)
    return file.bytes()


def _items(sheet: LogSheet, across: float) -> list[Item]:
    above = office_head(across, sheet.letterhead, sheet.agency, sheet.office)
    widths = share(across, *_SHARES)
    head = Row(*(head_cell(w, words) for w, words in zip(widths, _HEADS, strict=True)))
    rows = [Item(_day(widths, day), head=(head,)) for day in sheet.days]
    table = [
        above,
        _titles(across, sheet.month),
        *identity(_IDENTITY, across, Identity.B, sheet.employee, sheet.assessor),
        Item(head, keep=True, before=8.0),
        *rows,
    ]
    dated = place_and_date(sheet.place, sheet.on)
    signed = signatures(
        across,
        Signature("Pegawai yang Dinilai,", sheet.employee),
        Signature("Pejabat Penilai Kinerja,", sheet.assessor, dated),
    )
    return closed(table, _told(across, sheet), signed)


def _titles(across: float, month: str) -> Item:
    lines = [
        Para((Run(NAME, Face.BOLD),), Align.CENTRE),
        Para((Run(f"BULAN {month.upper()}"),), Align.CENTRE),
    ]
    room = Cell(across, [para(" ")], edge="", fixed=4.0)
    return Item(Whole(Stack(Cell(across, lines, edge="", fixed=11.0), room)), keep=True)


def _day(widths: Sequence[float], day: LogSheetDay) -> Box:
    if day.words:
        words = Cell(sum(widths[1:]), [para(day.words, Face.ITALIC)], middle=True, shade=True)
        return Whole(Row(Cell(widths[0], [para(day.label)], middle=True, shade=True), words))
    lines = [_line(widths, line) for line in day.lines]
    row = Row(Cell(widths[0], [para(day.label)]), Stack(*lines))
    letters = sum(len(line.activity) + len(line.output) + len(line.answer) for line in day.lines)
    return Whole(row) if len(lines) <= WHOLE and letters <= LETTERS else row


def _line(widths: Sequence[float], line: LogSheetLine) -> Box:
    time, activity, output, quantity, unit, result, answer = widths[1:]
    centred = [Para((Run(line.quantity),), Align.CENTRE)]
    return Row(
        Cell(time, [para(line.time)], pad=2.5),
        Cell(activity, paras(line.activity)),
        Cell(output, paras(line.output or "-")),
        Cell(quantity, centred if line.quantity else [para("-", align=Align.CENTRE)]),
        Cell(unit, paras(line.unit or "-")),
        Cell(result, paras(line.result or "-")),
        Cell(answer, paras(line.answer)),
    )


def _told(across: float, sheet: LogSheet) -> Item:
    """What the month comes to, under the table: counts, and one sum per unit."""
    said = [
        f"{sheet.entries} catatan pada {sheet.filled} hari; {sheet.approved} catatan disetujui."
    ]
    if sheet.sums:
        said.append(f"Jumlah menurut satuan: {'; '.join(sheet.sums)}.")
    lines = [para(words) for words in said]
    return Item(Whole(Cell(across, lines, edge="", fixed=SIZE)), before=6.0)
