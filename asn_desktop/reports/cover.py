"""The cover sheet of a stack: not a form of the regulation, our own slip for handing over.

To whom the stack goes and from where, what lies in it, and room to sign for it line by line.
"""

from __future__ import annotations

from typing import Final

from asn_desktop.reports.blocks import letterhead, share
from asn_desktop.reports.boxes import Box, Cell, Row, Stack, Whole
from asn_desktop.reports.fitting import Align, Para, Run, para
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.reports.render import Rendered
from asn_desktop.views.covers import Cover, CoverLine
from asn_desktop.views.paper import Letterhead, Margins, Paper

WIDTH: Final = 540.0
SIZE: Final = 9.5
SMALL: Final = 8.5
_HEADS: Final = (
    "No",
    "Pegawai",
    "Formulir",
    "Lembar",
    "Hal.",
    "Kode lembar",
    "Diterima tgl.",
    "Paraf",
)
_COLUMNS: Final = (24, 172, 50, 42, 34, 110, 62, 46)


def render_cover(
    cover: Cover,
    *,
    paper: Paper,
    margins: Margins | None = None,
    kop: Letterhead | None = None,
) -> Rendered:
    """Return the PDF of a cover sheet and its number of pages; the same cover, the same bytes.

    ``kop``, the office's letterhead, stands in place of its name where it has one. Raises
    ValueError for margins that leave no room.
    """
    page = area(paper, margins or Margins(), landscape=False)
    width = min(WIDTH, page.room_across)
    items = _items(cover, width, kop or Letterhead())
    laid_out = pages(measured(items, SIZE), page.room_down)
    file = PdfFile(
        title=f"Lembar penutup – {cover.signer}",
        author=cover.agency,
        subject=f"Tumpukan lembar untuk ditandatangani, {cover.period}",
    )
    foot = SlipFoot("Lembar penutup", f"{cover.signer} · dicetak {cover.printed}")
    file.add(laid_out, page, width, foot, practice=cover.practice)
    return Rendered(file.bytes(), (len(laid_out),))


def _items(cover: Cover, width: float, kop: Letterhead) -> list[Item]:
    w = share(width, *_COLUMNS)
    head = Row(*(_head(wide, words) for wide, words in zip(w, _HEADS, strict=True)))
    rows = [_line(w, no, line) for no, line in enumerate(cover.lines, 1)]
    return [
        *_addressed(cover, width, kop),
        Item(head, keep=True, before=12.0),
        *(Item(Whole(row), head=(head,)) for row in rows),
        Item(_total(w, cover), head=(head,), keep=True),
        Item(_handed_over(width), before=18.0),
    ]


def _free(width: float, text: str, *, face: Face = Face.REGULAR, size: float = SIZE) -> Cell:
    return Cell(width, [Para((Run(text, face),))], edge="", fixed=size, pad=0.0)


def _addressed(cover: Cover, width: float, kop: Letterhead) -> list[Item]:
    left, right = share(width, 330, 210)
    to: list[Box] = [
        _free(left, "Kepada Yth.", size=SMALL),
        _free(left, cover.signer, face=Face.BOLD, size=14.0),
    ]
    to += [_free(left, words) for words in (cover.position, cover.unit) if words]
    facts = [("Periode", cover.period), ("Dicetak", cover.printed)]
    if cover.copies > 1:
        facts.append(("Rangkap", f"{cover.copies} untuk tiap dokumen"))
    about = Stack(*(_fact(right, *fact) for fact in facts))
    title = Cell(
        width,
        [Para((Run("Lembar penutup tumpukan – dokumen kinerja untuk ditandatangani"),))],
        edge="under", fixed=SMALL, pad=0.0,
    )  # fmt: skip
    name = _free(width, (cover.office or cover.agency).upper(), face=Face.BOLD, size=11.0)
    above = (
        [letterhead(width, kop.lines, kop.picture), Item(title, keep=True)]
        if kop.lines
        else [Item(Whole(Stack(name, title)), keep=True)]
    )
    return [
        *above,
        Item(Whole(Row(Stack(*to), about)), keep=True, before=14.0),
    ]


def _fact(width: float, label: str, value: str) -> Box:
    a, b = share(width, 54, 156)
    return Row(_free(a, label, size=SMALL), _free(b, value))


def _head(width: float, words: str) -> Cell:
    line = Para((Run(words),), Align.CENTRE)
    return Cell(width, [line], shade=True, middle=True, fixed=SMALL, pad=2.0)


def _centre(width: float, words: str, size: float = SIZE) -> Cell:
    line = Para((Run(words),), Align.CENTRE)
    return Cell(width, [line], middle=True, fixed=size, pad=2.0)


def _line(w: list[float], no: int, line: CoverLine) -> Row:
    who = [para(line.name), para(f"NIP {line.nip or '–'}")]
    return Row(
        _centre(w[0], str(no)),
        Cell(w[1], who, middle=True, fixed=SMALL),
        _centre(w[2], line.form),
        _centre(w[3], str(line.leaves)),
        _centre(w[4], str(line.pages)),
        _centre(w[5], line.code or "–", 8.0),
        Cell(w[6], []),
        Cell(w[7], []),
    )


def _total(w: list[float], cover: Cover) -> Box:
    words = f"Jumlah: {len(cover.lines)} dokumen"
    if cover.copies > 1:
        words += f", masing-masing {cover.copies} rangkap"
    leaves = sum(line.leaves for line in cover.lines) * cover.copies
    sides = sum(line.pages for line in cover.lines) * cover.copies
    return Whole(
        Row(
            Cell(sum(w[:3]), [para(words)], shade=True, middle=True, fixed=SMALL),
            _shaded(w[3], leaves), _shaded(w[4], sides),
            Cell(sum(w[5:]), [], shade=True),
        )
    )  # fmt: skip


def _shaded(width: float, value: int) -> Cell:
    cell = _centre(width, str(value))
    cell.shade = True
    return cell


def _handed_over(width: float) -> Box:
    """Who brought the stack and who took it, each with his pen."""
    half = width / 2
    titles = ("Diserahkan oleh", "Diterima kembali lengkap oleh")
    return Whole(Row(*(_signed(half, title) for title in titles)))


def _signed(width: float, title: str) -> Box:
    room = [_free(width, "") for _line in range(3)]
    dots = [_free(width, f"{label}: {'…' * 24}", size=SMALL) for label in ("Nama", "Tanggal")]
    return Stack(_free(width, title, size=SMALL), *room, *dots)
