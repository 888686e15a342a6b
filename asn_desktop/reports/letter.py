"""The letter after an objection that was not followed; our own, the law gives no form for it.

One page for what people usually write: letterhead, to whom, about which evaluation, both sides'
words, the decision, the superior's signature. Longer texts go on to a second page.
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
)
from asn_desktop.reports.boxes import Box, Cell, Row, Stack, Whole
from asn_desktop.reports.fitting import Para, Run, para, paras
from asn_desktop.reports.flow import Item, measured, pages
from asn_desktop.reports.fonts import Face
from asn_desktop.reports.foot import SlipFoot
from asn_desktop.reports.page import PdfFile, area
from asn_desktop.reports.words import DOTS, place_and_date
from asn_desktop.views.letters import UpheldLetter
from asn_desktop.views.paper import Margins, Paper

WIDTH: Final = 470.0
SIZE: Final = 11.0
_LABELS: Final = (88, 12, 370)
_TABLE: Final = (24, 146, 300)
SUBJECT: Final = "Keputusan atas keberatan hasil evaluasi kinerja pegawai"


def render_upheld(letter: UpheldLetter, *, paper: Paper, margins: Margins | None = None) -> bytes:
    """Return the PDF of the letter; the same letter gives the same bytes.

    Raises ValueError for margins that leave no room.
    """
    page = area(paper, margins or Margins(), landscape=False)
    wide = min(WIDTH, page.room_across)
    items = measured(_items(letter, wide), SIZE)
    file = PdfFile(
        title=f"{SUBJECT} – {letter.employee.name}",
        author=letter.agency,
        subject=f"Penilaian dikuatkan, {letter.period}",
    )
    foot = SlipFoot("Surat keputusan atas keberatan", letter.employee.name)
    file.add(pages(items, page.room_down), page, wide, foot, practice=letter.practice)
    return file.bytes()


def _items(letter: UpheldLetter, wide: float) -> list[Item]:
    head = office_head(wide, letter.letterhead, letter.agency, letter.office)
    dated = place_and_date(letter.place, letter.decided_on)
    top = [_fact(wide, "Nomor", DOTS, dated), _fact(wide, "Hal", SUBJECT)]
    to = [
        _free(wide, "Yth."),
        _free(wide, letter.employee.name, Face.BOLD),
        *(_free(wide, words) for words in _address(letter) if words),
    ]
    begin = (
        f"Sehubungan dengan keberatan Saudara yang kami terima pada tanggal {letter.received_on} "
        f"atas hasil evaluasi kinerja periode {letter.period} ({letter.span}), keberatan tersebut "
        "telah kami periksa dengan saksama serta telah kami mintakan penjelasan Pejabat Penilai "
        "Kinerja. Hasilnya sebagai berikut."
    )
    end = (
        f"Dengan keputusan ini dokumen evaluasi kinerja ({letter.document}) tetap berlaku. "
        "Demikian disampaikan untuk diketahui."
    )
    copy = f"Tembusan: {letter.assessor.name or DOTS} (Pejabat Penilai Kinerja)"
    above = [
        head,
        Item(Whole(Stack(*top)), before=8.0),
        Item(Whole(Stack(*to)), before=12.0),
        Item(Whole(_free(wide, begin)), keep=True, before=12.0),
        Item(Row(*_heads(wide)), keep=True, before=8.0),
        *(Item(row, head=(Row(*_heads(wide)),)) for row in _rows(letter, wide)),
    ]
    signed = Signature("Atasan Pejabat Penilai Kinerja,", letter.superior)
    return closed(
        above,
        Item(Whole(_free(wide, end)), before=10.0),
        signatures(wide, None, signed),
        Item(Whole(_free(wide, copy, size=9.5)), before=14.0),
    )


def _address(letter: UpheldLetter) -> tuple[str, ...]:
    one = letter.employee
    return (f"NIP {one.nip}" if one.nip else "", one.position, one.unit)


def _free(wide: float, words: str, face: Face = Face.REGULAR, size: float = SIZE) -> Cell:
    return Cell(wide, [para(words, face)], edge="", fixed=size, pad=0.0)


def _fact(wide: float, label: str, value: str, right: str = "") -> Box:
    a, b, c = share(wide, *_LABELS)
    said = [_free(c, value)]
    if right:
        half = c / 2
        said = [_free(c - half, value), _free(half, right)]
    return Row(_free(a, label), _free(b, ":"), *said)


def _heads(wide: float) -> list[Box]:
    names = ("NO", "PERIHAL", "ISI")
    return [head_cell(w, name) for w, name in zip(share(wide, *_TABLE), names, strict=True)]


def _rows(letter: UpheldLetter, wide: float) -> list[Box]:
    w = share(wide, *_TABLE)
    made = f", {letter.evaluated_on}" if letter.evaluated_on else ""
    evaluated = [
        para(f"{letter.document}{made}"),
        para(f"Pejabat Penilai Kinerja: {letter.assessor.name or DOTS}"),
        para(f"Rating hasil kerja: {letter.work}"),
        para(f"Rating perilaku kerja: {letter.behaviour}"),
        para(f"Predikat kinerja: {letter.predicate}"),
    ]
    decided: list[Para] = [
        Para((Run("Keberatan tidak diterima; hasil evaluasi kinerja dikuatkan.", Face.BOLD),)),
        Para((Run("Predikat kinerja tetap"), Run(f"{letter.predicate}.", Face.BOLD))),
        *paras(letter.decision),
    ]
    explained = "Penjelasan Pejabat Penilai Kinerja"
    if letter.explained_on:
        explained += f" ({letter.explained_on})"
    parts = (
        ("Hasil evaluasi kinerja yang diajukan keberatan", evaluated),
        ("Keberatan pegawai", paras(letter.reasons)),
        (explained, paras(letter.explanation)),
        ("Keputusan dan alasannya", decided),
    )
    return [
        Row(number(w[0], str(no)), Cell(w[1], [para(label)]), Cell(w[2], said))
        for no, (label, said) in enumerate(parts, 1)
    ]
