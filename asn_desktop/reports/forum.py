"""The minutes of a meeting with residents (*notulen forum konsultasi publik*); our own form.

PermenPANRB 16/2017 asks for the forum and for its results in writing and gives no sheet for them.
Landscape: seven columns of words need the width.
"""

from __future__ import annotations

from typing import Final

from asn_desktop.reports.blocks import (
    Signature,
    closed,
    head_cell,
    number,
    office_head,
    share,
    signatures,
    title,
)
from asn_desktop.reports.boxes import Box, Cell, Row, Stack, Whole
from asn_desktop.reports.fitting import Para, para, paras
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.reports.words import place_and_date
from asn_desktop.rules.dates import format_day
from asn_desktop.views.forum import Minutes, MinutesRow
from asn_desktop.views.paper import Margins, Paper

SIZE: Final = 10.0
TITLE: Final = "NOTULEN FORUM KONSULTASI PUBLIK"
NONE: Final = "-"
_FACTS: Final = (110, 12, 740)
_TABLE: Final = (26, 190, 92, 150, 112, 78, 172)
_HEADS: Final = (
    "NO",
    "SARAN",
    "DARI",
    "KEPUTUSAN",
    "PENANGGUNG JAWAB",
    "SAMPAI",
    "JAWABAN KEPADA WARGA",
)


def render_minutes(made: Minutes, *, paper: Paper, margins: Margins | None = None) -> bytes:
    """Return the PDF of the minutes; the same minutes give the same bytes.

    Raises ValueError for margins that leave no room.
    """
    page = area(paper, margins or Margins(), landscape=True)
    wide = page.room_across
    items = measured(_items(made, wide), SIZE)
    file = PdfFile(
        title=f"Notulen forum konsultasi publik – {made.title}",
        author=made.agency,
        subject=f"{made.title}, {format_day(made.on)}",
    )
    foot = SlipFoot("Notulen forum konsultasi publik", made.title)
    file.add(pages(items, page.room_down), page, wide, foot, practice=made.practice)
    return file.bytes()


def _items(made: Minutes, wide: float) -> list[Item]:
    above = [office_head(wide, made.letterhead, made.agency, made.office)]
    above.append(Item(title(wide, TITLE).box, keep=True, before=10.0))
    facts = (
        ("Pokok bahasan", made.title),
        ("Hari, tanggal", format_day(made.on)),
        ("Tempat", made.venue),
        ("Pimpinan", made.chair.name),
        ("Jumlah hadir", made.attendance),
    )
    rows = [_fact(wide, label, words) for label, words in facts]
    above.append(Item(Whole(Stack(*rows)), keep=True, before=10.0))
    if made.notes:
        above.append(Item(_free(wide, "Jalannya pertemuan:"), keep=True, before=6.0))
        above.append(Item(Cell(wide, paras(made.notes), edge="", fixed=SIZE, pad=0.0)))
    widths = share(wide, *_TABLE)
    heads: Box = Row(*(head_cell(w, words) for w, words in zip(widths, _HEADS, strict=True)))
    above.append(Item(heads, keep=True, before=8.0))
    lines = [_row(no, one, widths) for no, one in enumerate(made.rows, 1)] or [_empty(widths)]
    above += [Item(box, head=(heads,)) for box in lines]
    dated = place_and_date(made.place, made.on)
    signed = Signature("Pimpinan forum,", made.chair, dated)
    return closed(above, signatures(wide, None, signed))


def _row(no: int, one: MinutesRow, widths: list[float]) -> Box:
    decided = [para(f"{one.accepted}.", Face.ITALIC), *paras(one.decision)]
    answer = paras(one.answer)
    if one.answered_on:
        answer = [para(f"Dijawab {one.answered_on}.", Face.ITALIC), *answer]
    return Row(
        number(widths[0], str(no)),
        Cell(widths[1], paras(one.text or NONE)),
        Cell(widths[2], paras(one.giver or NONE)),
        Cell(widths[3], decided),
        Cell(widths[4], paras(one.responsible or NONE)),
        Cell(widths[5], paras(one.until or NONE)),
        Cell(widths[6], answer or [para("Belum dijawab.", Face.ITALIC)]),
    )


def _empty(widths: list[float]) -> Box:
    return Row(*(Cell(w, [para(NONE)]) for w in widths))


def _free(wide: float, words: str) -> Cell:
    return Cell(wide, [para(words)], edge="", fixed=SIZE, pad=0.0)


def _fact(wide: float, label: str, words: str) -> Box:
    a, b, c = share(wide, *_FACTS)
    said: list[Para] = paras(words or NONE)
    return Row(_free(a, label), _free(b, ":"), Cell(c, said, edge="", fixed=SIZE, pad=0.0))
