# ruff: noqa: ARG002 - what the methods of all boxes take stands once, at boxes.Box
"""Unsigned slips to cut apart, two or four a page, behind a sheet of instructions for the clerk.

No form of the regulation. A slip asks the seven values in plain words with four boxes each, leaves
lines for a few words, and says not to write a name. Its number is random and serves the double
check at the keyboard alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from asn_desktop.reports.boxes import Box, Cell, Holder, Picture, Row, Stack, Whole
from asn_desktop.reports.fitting import Align, Para, Run, para
from asn_desktop.reports.flow import Item, Placed, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import Foot, SlipFoot
from asn_desktop.reports.page import MM, Area, PdfFile, area
from asn_desktop.rules.slips import MARKS, SHORT_MARKS
from asn_desktop.rules.voices import HIDDEN_BELOW, VoiceKind
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.voices import SlipPrint, SlipSet

EDGE: Final = 9.0
"""Millimetres between the edge of the paper, or a cut, and what is printed on a slip."""
SIZE: Final = 9.5
SMALL: Final = 8.0
TEXT_SIZE: Final = 10.5
_MARK: Final = {2: 52.0, 4: 31.0}
"""The width of one box to tick (points), by slips a page."""
_TICK: Final = {2: 19.0, 4: 16.0}
"""The least height of it."""
_LINE: Final = 21.0
"""Points between two lines to write on."""
_MOST_LINES: Final = 5
_WHO: Final = {
    VoiceKind.PEER: "Diisi oleh rekan kerja",
    VoiceKind.SUBORDINATE: "Diisi oleh pegawai di bawahnya",
    VoiceKind.PUBLIC: "Diisi oleh pengguna layanan",
}
_STEPS: Final = (
    "Cetak satu sisi saja, potong pada garis putus-putus, lalu kocok slipnya.",
    "Nomor slip diacak dan bukan urutan. Jangan mencatat siapa menerima nomor berapa; sebaiknya "
    "setiap orang mengambil sendiri dari tumpukan yang tertutup.",
    "Jangan difotokopi: dua slip dengan nomor yang sama tidak bisa diketik. Bila kurang, cetak "
    "slip tambahan dari program.",
    "Kumpulkan lewat kotak atau amplop tertutup. Buka setelah batas waktu, dan kocok lagi.",
    "Ketik di Umpan Balik, Tanpa nama, Ketik slip: nomor slip, lalu 1, 2, 3, atau 4 untuk setiap "
    "baris; Enter bila tidak dijawab. Boleh berhenti di tengah dan dilanjutkan lain hari.",
    "Bila tulisan menyebut siapa penulisnya, jangan ketik bagian itu; isinya selebihnya tetap.",
    "Ketik ulang semua slip sekali lagi. Program hanya menunjukkan yang berbeda.",
    "Simpan slip sampai putarannya ditutup di program, karena ketikan yang belum ditutup tidak "
    "ikut dalam cadangan. Setelah ditutup, hancurkan slipnya.",
)
_PROMISE: Final = (
    "Program tidak menyimpan siapa yang menulis, kapan, dan urutannya. Hasil baru tampak setelah "
    f"putaran ditutup dan paling sedikit {HIDDEN_BELOW} orang menjawab; kurang dari itu, isinya "
    "tidak disimpan sama sekali."
)


def render_slips(view: SlipPrint, *, paper: Paper) -> bytes:
    """Return the PDF: one sheet for the clerk, then the slips of every round on pages of their own.

    The same view, the same bytes. Raises ``ValueError`` unless ``per_page`` is 2 or 4.
    """
    if view.per_page not in _MARK:
        raise ValueError(view.per_page)
    file = PdfFile(
        title="Slip umpan balik tanpa nama",
        author=view.agency,
        subject=f"{sum(len(one.numbers) for one in view.sets)} slip bernomor acak",
    )
    sheet = area(paper, Margins(), landscape=False)
    wide = min(480.0, sheet.room_across)
    items = _instruction(view, wide)
    for item in items:
        item.box.measure(TEXT_SIZE)
        for head in item.head:
            head.measure(TEXT_SIZE)
    file.add(
        pages(items, sheet.room_down),
        sheet,
        wide,
        SlipFoot("Petunjuk slip tanpa nama", view.office),
        practice=view.practice,
    )
    page = _whole_page(paper)
    leaves = [leaf for one in view.sets for leaf in _leaves(view, one, page)]
    file.add(leaves, page, page.room_across, _NoFoot("", ""), practice=view.practice)
    return file.bytes()


class _NoFoot(Foot):
    """Slips are cut apart: nothing stands at the foot of their page."""

    __slots__ = ()

    def draw(self, canvas: Any, x: float, floor: float, wide: float, number: str) -> None:
        """Draw nothing."""


class _Room(Holder):
    """A box that is given a height of its own, whatever it holds; never cut."""

    __slots__ = ("_high",)

    def __init__(self, box: Box, height: float) -> None:
        super().__init__(box)
        self._high = height

    @property
    def height(self) -> float:
        """Its own height."""
        return self._high

    def split(self, room: float, *, force: bool) -> tuple[Box, Box] | None:
        """Whole, or not here."""
        return (self, self.empty()) if self.height <= room else None

    def draw(self, ink: Any, x: float, top: float, height: float) -> None:
        """Draw what it holds at its own height."""
        self.box.draw(ink, x, top, self.box.height)


# ---- the slips


def _whole_page(paper: Paper) -> Area:
    """The paper with the same edge on all sides: the cut halves it exactly."""
    page = area(paper, Margins(EDGE, EDGE, EDGE, EDGE), landscape=False)
    return replace(page, bottom=EDGE * MM, floor=0.0)


def _leaves(view: SlipPrint, one: SlipSet, page: Area) -> Iterator[list[Placed]]:
    columns = view.per_page // 2
    gap = 2 * EDGE * MM
    wide = (page.room_across - gap * (columns - 1)) / columns
    high = (page.room_down - gap) / 2
    for numbers in _parted(one.numbers, view.per_page):
        rows = list(_parted(numbers, columns))
        placed = []
        for at, row in enumerate(rows):
            boxes: list[Box] = []
            for number in row:
                if boxes:
                    boxes.append(Picture(gap, high, _cut_upright(page, high), shade=False))
                boxes.append(_Room(_slip(view, one, number, wide, high), high))
            placed.append(Placed(Row(*boxes), at * (high + gap)))
        cut = Picture(page.room_across, gap, _cut_across(page))
        placed.append(Placed(cut, high))
        yield placed


def _parted(numbers: Sequence[int], count: int) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), count):
        yield numbers[start : start + count]


def _cut_across(page: Area) -> Any:
    def drawing(canvas: Any, x: float, top: float, wide: float, _size: float) -> None:
        middle = top - EDGE * MM
        canvas.setDash(2, 3)
        canvas.setLineWidth(0.5)
        canvas.line(x - page.left * 0.6, middle, x + wide + page.right * 0.6, middle)

    return drawing


def _cut_upright(page: Area, high: float) -> Any:
    def drawing(canvas: Any, x: float, top: float, wide: float, _size: float) -> None:
        middle = x + wide / 2
        canvas.setDash(2, 3)
        canvas.setLineWidth(0.5)
        canvas.line(middle, top + page.top * 0.6, middle, top - high - page.top * 0.6)

    return drawing


def _slip(view: SlipPrint, one: SlipSet, number: int, wide: float, high: float) -> Box:
    """One slip of the given size: as many lines to write on as fit, at the size that fits."""
    for size in (SIZE, 9.0, 8.5, SMALL, 7.5, 7.0):
        parts = _parts(view, one, number, wide, size)
        for box in parts:
            box.measure(size)
        foot = _free(wide, _put_in(one), size=size - 1.0)
        foot.measure(size)
        left = high - sum(box.height for box in parts) - foot.height
        lines = min(_MOST_LINES, int(left // _LINE))
        if lines >= 2:
            break
    room = [Picture(wide, _LINE, _writing_line) for _line in range(max(lines, 1))]
    slip = Stack(*parts, *room, Picture(wide, 4.0, None), foot)
    slip.measure(size)
    return slip


def _put_in(one: SlipSet) -> str:
    by = f" paling lambat {one.due}" if one.due else ""
    return (
        f"Lipat dan masukkan ke kotak atau amplop yang tersedia{by}. Hasil hanya ditampilkan bila "
        f"paling sedikit {HIDDEN_BELOW} orang menjawab."
    )


def _parts(view: SlipPrint, one: SlipSet, number: int, wide: float, size: float) -> list[Box]:
    head = _head(view, one, number, wide, size)
    told = Para(
        (
            Run("Jangan tulis nama Anda.", Face.BOLD),
            Run("Beri satu tanda centang tiap baris; yang tidak Anda ketahui boleh dikosongkan."),
        )
    )
    ask = "Saran atau hal yang patut dipertahankan (boleh kosong, gunakan huruf cetak):"
    return [
        head,
        Picture(wide, 5.0, None),
        Cell(wide, [told], shade=True, fixed=size),
        *_table(one, wide, size, view.per_page),
        Picture(wide, 5.0, None),
        _free(wide, ask, size=size),
    ]


def _head(view: SlipPrint, one: SlipSet, number: int, wide: float, size: float) -> Box:
    room = 64.0
    left = wide - room
    who = " · ".join(part for part in (_WHO[one.kind], one.period) if part)
    about = Para((Run("Tentang:"), Run(one.name, Face.BOLD)))
    words = Stack(
        _free(left, view.office or view.agency, size=size - 1.0),
        _free(left, "Umpan balik tanpa nama", face=Face.BOLD, size=size + 2.5),
        Cell(left, [about], edge="", fixed=size, pad=0.0),
        *([_free(left, one.position, size=size)] if one.position else []),
        _free(left, who, size=size - 1.0),
    )
    centred = Align.CENTRE
    badge = Stack(
        Cell(room, [para("Slip nomor", align=centred)], edge="", fixed=SMALL - 0.5, pad=0.0),
        Cell(room, [para(str(number), Face.BOLD, centred)], fixed=15.0, pad=2.0),
        Picture(room, 0.0, None),
    )
    return Row(words, badge)


def _table(one: SlipSet, wide: float, size: float, per_page: int) -> Iterator[Box]:
    box = _MARK[per_page]
    ask = wide - 4 * box
    names = MARKS if per_page == 2 else SHORT_MARKS
    small = size - 1.5
    yield Row(
        Cell(ask, [para("Menurut yang Anda lihat, ia …")], shade=True, middle=True, fixed=size),
        *(
            Cell(
                box,
                [para(str(mark), Face.BOLD, Align.CENTRE), para(name, align=Align.CENTRE)],
                shade=True, middle=True, fixed=small, pad=1.0,
            )
            for mark, name in names.items()
        ),
    )  # fmt: skip
    for question in one.questions:
        words = question[0].lower() + question[1:]
        yield Row(
            Cell(ask, [para(words)], middle=True, fixed=size),
            *(Cell(box, [], fixed=size) for _mark in names),
            Picture(0.0, _TICK[per_page], None),
        )


def _free(width: float, words: str, *, face: Face = Face.REGULAR, size: float = SIZE) -> Cell:
    return Cell(width, [para(words, face)], edge="", fixed=size, pad=0.0)


def _writing_line(canvas: Any, x: float, top: float, wide: float, _size: float) -> None:
    canvas.setLineWidth(0.4)
    canvas.setDash(1, 2)
    canvas.line(x, top - _LINE + 3.0, x + wide, top - _LINE + 3.0)


# ---- the clerk's sheet


def _instruction(view: SlipPrint, wide: float) -> list[Item]:
    title = _free(wide, "Slip umpan balik tanpa nama", face=Face.BOLD, size=15.0)
    to = _free(wide, f"Petunjuk untuk petugas · {view.office or view.agency}", size=TEXT_SIZE)
    steps = [
        Item(
            Whole(
                Row(
                    _free(22.0, f"{no}.", size=TEXT_SIZE),
                    _free(wide - 22.0, words, size=TEXT_SIZE),
                )
            ),
            before=5.0,
        )
        for no, words in enumerate(_STEPS, 1)
    ]
    head, *rows = _printed(view.sets, wide)
    promise = Cell(wide, [para(_PROMISE)], shade=True, fixed=TEXT_SIZE, pad=8.0)
    return [
        Item(Whole(title), keep=True),
        Item(Whole(to), keep=True),
        Item(Whole(promise), before=12.0),
        Item(Picture(wide, 4.0, None)),
        *steps,
        Item(Whole(_free(wide, "Yang tercetak", face=Face.BOLD, size=TEXT_SIZE)), keep=True,
             before=16.0),
        Item(head, keep=True, before=3.0),
        *(Item(Whole(row), head=(head,)) for row in rows),
    ]  # fmt: skip


def _printed(sets: Sequence[SlipSet], wide: float) -> Iterator[Box]:
    w = [wide * part for part in (0.4, 0.28, 0.2, 0.12)]
    heads = ("Tentang", "Diisi oleh", "Batas waktu", "Slip")
    yield Row(
        *(
            Cell(each, [para(words)], shade=True, fixed=SIZE)
            for each, words in zip(w, heads, strict=True)
        )
    )
    for one in sets:
        words = (one.name, one.kind.label, one.due or "–", str(len(one.numbers)))
        yield Row(
            *(Cell(each, [para(text)], fixed=SIZE) for each, text in zip(w, words, strict=True))
        )
