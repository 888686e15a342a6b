"""What the system says about me, on paper: our own sheet, no form of the regulation.

Two columns, what it is and what is known of it, under a shaded title a section; titles come again
where a section goes on to the next page.
"""

from __future__ import annotations

from typing import Final

from asn_desktop.reports.blocks import centred_line, headed, share
from asn_desktop.reports.boxes import Box, Cell, Row, Whole
from asn_desktop.reports.fitting import para, paras
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.rules.dates import format_date
from asn_desktop.views.about_me import AboutMe, AboutRow, AboutSection
from asn_desktop.views.paper import Margins, Paper

WIDTH: Final = 500.0
SIZE: Final = 9.5
SMALL: Final = 8.5
TITLE: Final = "Apa kata sistem tentang saya"
_COLUMNS: Final = (140, 360)
_INTRO: Final = (
    "Lembar ini memuat semua yang dicatat program tentang Saudara pada periode ini, apa adanya. "
    "Yang belum ada ditulis belum ada; tidak ada angka yang dirata-ratakan. Bila ada yang keliru, "
    "sampaikan kepada pejabat penilai atau pengelola kepegawaian."
)


def render_about(about: AboutMe, *, paper: Paper, margins: Margins | None = None) -> bytes:
    """Return the PDF; the same view gives the same bytes.

    Raises ValueError for margins that leave no room.
    """
    page = area(paper, margins or Margins(), landscape=False)
    wide = min(WIDTH, page.room_across)
    items = [*_head(about, wide)]
    for section in about.sections:
        items += _section(section, wide)
    file = PdfFile(
        title=f"{TITLE} – {about.name}", author=about.agency, subject=about.period or TITLE
    )
    foot = SlipFoot(TITLE, f"{about.name} · dibuat {format_date(about.on)}")
    laid_out = pages(measured(items, SIZE), page.room_down)
    file.add(laid_out, page, wide, foot, practice=about.practice)
    return file.bytes()


def _head(about: AboutMe, wide: float) -> list[Item]:
    period = f"Periode {about.period}" if about.period else "Tanpa periode"
    intro = Cell(wide, [para(_INTRO)], edge="", fixed=SMALL, pad=0.0)
    return [
        *headed(
            wide,
            about.letterhead,
            about.agency,
            about.office,
            centred_line(wide, TITLE.upper(), 13.0, Face.BOLD),
            centred_line(wide, f"{about.name} · {period}", 10.5),
        ),
        Item(Whole(intro), before=6.0),
    ]


def _section(section: AboutSection, wide: float) -> list[Item]:
    widths = share(wide, *_COLUMNS)
    title = Cell(wide, [para(section.title, Face.BOLD)], shade=True, fixed=SIZE)
    again = Cell(wide, [para(f"{section.title} (lanjutan)", Face.BOLD)], shade=True, fixed=SIZE)
    items = [Item(title, keep=True, before=8.0)]
    items += [Item(_row(row, widths), head=(again,)) for row in section.rows]
    if section.note:
        items[-1] = Item(items[-1].box, keep=True, head=(again,))
        note = Cell(wide, [para(section.note, Face.ITALIC)], edge="", fixed=SMALL, pad=0.0)
        items.append(Item(Whole(note), before=2.0))
    return items


def _row(row: AboutRow, widths: list[float]) -> Box:
    said = [para(row.text, Face.ITALIC)] if row.missing and "\n" not in row.text else None
    return Row(
        Cell(widths[0], [para(row.label)], fixed=SMALL),
        Cell(widths[1], said or paras(row.text), fixed=SIZE),
    )
