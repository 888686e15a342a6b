"""The letter that asks somebody for feedback, or reminds him; our own, no form of the regulation.

One letter a giver: about each person a box to write into, so that the paper itself is the answer.
Long boxes go whole to the next page.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from asn_desktop.reports.blocks import Signature, closed, office_head, share, signatures
from asn_desktop.reports.boxes import Box, Cell, Row, Stack, Whole
from asn_desktop.reports.fitting import Para, Run, para
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.reports.words import place_and_date
from asn_desktop.views.asking import LetterLine, RequestLetter
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.sheets import Party

WIDTH: Final = 482.0
SIZE: Final = 10.5
SMALL: Final = 9.0
SUBJECT: Final = "Permintaan umpan balik berkelanjutan"
REMINDER: Final = "Pengingat permintaan umpan balik berkelanjutan"
_LABELS: Final = (60, 12, 410)
_BOX: Final = (110, 372)
_LINES_TO_WRITE: Final = 10
_GAP: Final = "\N{NO-BREAK SPACE}"
_TICK: Final = f"({_GAP * 4})"
_LAW: Final = (
    "Umpan balik berkelanjutan diatur dalam Pasal 17–19 dan Lampiran Bab III huruf C Peraturan "
    "Menteri PANRB Nomor 6 Tahun 2022. Isinya dicatat dengan nama Bapak/Ibu, dibaca pejabat "
    "penilai kinerja, dan "
)
_AT_ONCE: Final = "langsung terbaca pegawai yang bersangkutan."
_AFTERWARDS: Final = "dibaca pegawai yang bersangkutan setelah penilaiannya selesai."


def render_requests(
    letters: Sequence[RequestLetter], *, paper: Paper, margins: Margins | None = None
) -> bytes:
    """Return the PDF of some letters, each from its own first page; the same gives the same bytes.

    Raises ValueError for no letter, and for margins that leave no room.
    """
    if not letters:
        raise ValueError("no letter to print")
    page = area(paper, margins or Margins(), landscape=False)
    wide = min(WIDTH, page.room_across)
    first = letters[0]
    named = first.giver if len(letters) == 1 else f"{len(letters)} orang"
    file = PdfFile(
        title=f"{SUBJECT} – {named}",
        author=first.agency,
        subject=f"Umpan balik {first.period}",
    )
    for letter in letters:
        items = measured(_items(letter, wide), SIZE)
        foot = SlipFoot("Permintaan umpan balik", f"{letter.giver} · {letter.period}")
        file.add(pages(items, page.room_down), page, wide, foot, practice=letter.practice)
    return file.bytes()


def _items(letter: RequestLetter, wide: float) -> list[Item]:
    head = office_head(wide, letter.letterhead, letter.agency, letter.office)
    a, b, c = share(wide, *_LABELS)
    dated = place_and_date(letter.place, letter.on)
    subject = REMINDER if letter.reminder else SUBJECT
    half = c / 2
    top = [
        Row(_free(a, "Periode"), _free(b, ":"), _free(c - half, letter.period), _free(half, dated)),
        Row(_free(a, "Hal"), _free(b, ":"), _free(c, subject)),
    ]
    to = [
        _free(wide, "Yth."),
        _free(wide, letter.giver, Face.BOLD),
        *([_free(wide, letter.giver_post)] if letter.giver_post else []),
    ]
    above = [
        head,
        Item(Whole(Stack(*top)), before=8.0),
        Item(Whole(Stack(*to)), before=10.0),
        Item(Whole(_free(wide, _opening(letter))), keep=True, before=10.0),
        *(
            Item(Whole(_person(wide, no, line)), before=10.0)
            for no, line in enumerate(letter.lines, 1)
        ),
    ]
    giver = Party(name=letter.giver)
    readers = _LAW + (_AT_ONCE if letter.leader else _AFTERWARDS)
    thanks = "Terima kasih atas kesediaan Bapak/Ibu."
    return closed(
        above,
        Item(Whole(_free(wide, thanks)), before=10.0),
        signatures(wide, None, Signature("Pemberi umpan balik,", giver)),
        Item(Whole(_free(wide, readers, size=8.0)), before=12.0),
    )


def _opening(letter: RequestLetter) -> str:
    many = f"{len(letter.lines)} pegawai" if len(letter.lines) > 1 else "pegawai"
    asked = (
        f"Mohon kesediaan Bapak/Ibu memberikan umpan balik atas hasil kerja dan perilaku kerja "
        f"{many} di bawah ini pada periode {letter.period}."
    )
    if letter.reminder:
        before = f"Umpan balik yang kami minta belum kami terima (tenggat {letter.due}). "
        return f"{before}{asked} Isilah lembar ini dan kembalikan kepada pengelola kepegawaian."
    return (
        f"{asked} Isilah lembar ini dan kembalikan kepada pengelola kepegawaian paling lambat "
        f"{letter.due}."
    )


def _person(wide: float, no: int, line: LetterLine) -> Box:
    a, b = share(wide, *_BOX)
    late = f"{line.due} (sudah lewat)" if line.overdue else line.due
    who = Para((Run(f"{no}. {line.name}", Face.BOLD),))
    post = " · ".join(part for part in (line.position, line.unit) if part)
    head = Cell(wide, [who, *([para(post)] if post else [])], shade=True, fixed=SIZE)
    rows: list[Box] = [
        head,
        _fact(a, b, "Bapak/Ibu sebagai", [para(f"{line.relation} · tenggat {late}")]),
    ]
    if line.results:
        rows.append(_fact(a, b, "Rencana hasil kerja", [para(one) for one in line.results]))
    room = [para(" ") for _line in range(_LINES_TO_WRITE)]
    rows += [
        _fact(a, b, "Tentang hasil nomor atau perilaku", [para(" ")]),
        _fact(a, b, "Umpan balik", room),
        _fact(a, b, "Respons dan cara", [para((_GAP * 4 + " ").join(_answers()))]),
    ]
    return Stack(*rows)


def _answers() -> list[str]:
    said = ("positif", "tidak positif", "langsung", "lewat media")
    return [f"{_TICK} {words}".replace(" ", _GAP) for words in said]


def _fact(a: float, b: float, label: str, said: Sequence[Para]) -> Box:
    return Row(Cell(a, [para(label)], fixed=SMALL), Cell(b, said, fixed=SMALL))


def _free(wide: float, words: str, face: Face = Face.REGULAR, size: float = SIZE) -> Cell:
    return Cell(wide, [para(words, face)], edge="", fixed=size, pad=0.0)
