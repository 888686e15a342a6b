"""D.1.1–D.1.3: the evaluation document of the assessor, of his superior, and after an objection."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.reports.blocks import (
    Signature,
    agency_line,
    closed,
    dated,
    footnotes,
    head_cell,
    period_line,
    share,
    signature_below,
    signatures,
    title,
    values,
)
from asn_desktop.reports.boxes import Box, Cell, Picture, Row, Stack
from asn_desktop.reports.figures import EMBLEM_HEIGHT, emblem
from asn_desktop.reports.fitting import Para, para, paras
from asn_desktop.reports.flow import Item
from asn_desktop.reports.forms.a_planning import ASSESSOR, EMPLOYEE, title_lines
from asn_desktop.reports.forms.c_evaluation import PERIODS
from asn_desktop.reports.words import place_and_date
from asn_desktop.views.sheets import DocumentSheet, ObjectionSheet, Party, achievement_words

_LABELS = ("NAMA", "NIP", "PANGKAT/GOL\N{NO-BREAK SPACE}RUANG", "JABATAN", "UNIT KERJA")
_NOTES = (
    "* periode disesuaikan dengan periode evaluasi kinerja Pegawai yang berlaku pada Instansi "
    "Pemerintah",
    "** pilih salah satu",
)


SUPERIOR = "Atasan Pejabat Penilai Kinerja"


def d_1_1(sheet: DocumentSheet, width: float, picture: bytes | None = None) -> list[Item]:
    """Evaluation document (reg. 4729–4769); the ratings stand on the C sheet attached."""
    w = share(width, 21, 191, 14, 242)
    items = [*_top(sheet, w, picture), *_box(w, "5.", "CATATAN/REKOMENDASI", sheet.notes)]
    signer = dated(f"6. {ASSESSOR}", sheet.assessor, sheet.head)
    return closed(items, _signed(sheet, width, signer), footnotes(width, *_NOTES))


def d_1_2(sheet: DocumentSheet, width: float, picture: bytes | None = None) -> list[Item]:
    """The document the assessor's superior signs when time is up (reg. 4797–4836)."""
    w = share(width, 25, 187, 14, 242)
    items = [*_top(sheet, w, picture), *_box(w, "5.", "CATATAN/ REKOMENDASI", sheet.notes)]
    signer = dated(f"6. {SUPERIOR}", sheet.superior, sheet.head)
    return closed(items, _signed(sheet, width, signer), footnotes(width, *_NOTES))


def d_1_3(sheet: ObjectionSheet, width: float, picture: bytes | None = None) -> list[Item]:
    """The document after an objection that changed the evaluation (reg. 4894–4941).

    Item 4 is the evaluation objected to, item 8 the decision with the new predicate.
    """
    w = share(width, 25, 187, 14, 242)
    items = [
        *_top(sheet, w, picture),
        *_box(w, "5.", "CATATAN/ REKOMENDASI", sheet.notes),
        *_box(w, "6.", "KEBERATAN", sheet.objection),
        *_box(w, "7.", "PENJELASAN PEJABAT PENILAI KINERJA ATAS KEBERATAN", sheet.explanation),
        *_box(
            w,
            "8.",
            "KEPUTUSAN DAN REKOMENDASI ATASAN PEJABAT PENILAI KINERJA",
            decided_words(sheet),
        ),
    ]
    place = sheet.head.place
    assessor = Signature(
        f"9. {ASSESSOR}", sheet.assessor, place_and_date(place, sheet.explained_on)
    )
    superior = Signature(f"11. {SUPERIOR}", sheet.superior, place_and_date(place, sheet.decided_on))
    return closed(
        items,
        signatures(width, _employee(sheet, 10), assessor),
        signature_below(width, superior),
        footnotes(width, *_NOTES),
    )


def decided_words(sheet: ObjectionSheet) -> str:
    """What item 8 says: the new predicate, and below it the decision with its recommendation."""
    if sheet.decided is None:
        return sheet.decision
    new = f"Predikat kinerja Pegawai diubah menjadi {sheet.decided.form_label}."
    return f"{new}\n{sheet.decision}" if sheet.decision else new


def _employee(sheet: DocumentSheet, no: int) -> Signature:
    date = place_and_date(sheet.employee_place, sheet.employee_on)
    return Signature(f"{no}. {EMPLOYEE}", sheet.employee, date)


def _signed(sheet: DocumentSheet, width: float, signer: Signature) -> Item:
    return signatures(width, _employee(sheet, 7), signer)


def _top(sheet: DocumentSheet, w: Sequence[float], picture: bytes | None) -> list[Item]:
    """Emblem, title, period and the parts 1 to 4, the same on all three."""
    width = sum(w)
    people = (
        ("PEGAWAI YANG DINILAI", sheet.employee),
        ("PEJABAT PENILAI KINERJA", sheet.assessor),
        ("ATASAN PEJABAT PENILAI KINERJA", sheet.superior),
    )
    reached = sheet.achievement
    achieved = achievement_words(reached, sheet.achievement_year) if reached else ""
    results = [
        ("CAPAIAN\N{NO-BREAK SPACE}KINERJA\N{NO-BREAK SPACE}ORGANISASI", achieved),
        (
            "PREDIKAT\N{NO-BREAK SPACE}KINERJA\N{NO-BREAK SPACE}PEGAWAI",
            sheet.predicate.form_label if sheet.predicate else "",
        ),
    ]
    found = [(label, paras(words)) for label, words in results]
    return [
        Item(Picture(width, EMBLEM_HEIGHT + 8, emblem(picture)), keep=True),
        title(width, *title_lines(sheet)),
        period_line(width, f"PERIODE*: {sheet.head.period_label or PERIODS}**"),
        agency_line(width, sheet.head, two_lines=True, before=1.0),
        *(_person(w, n, name, party) for n, (name, party) in enumerate(people, start=1)),
        _block(w, 4, "EVALUASI KINERJA", found),
    ]


def _person(w: Sequence[float], no: int, name: str, party: Party) -> Item:
    return _block(w, no, name, list(zip(_LABELS, values(party), strict=True)))


def _block(w: Sequence[float], no: int, name: str, rows: Sequence[tuple[str, list[Para]]]) -> Item:
    """A numbered part: the number merged down its side, the colon in a column of its own."""
    inner: list[Box] = [Cell(sum(w[1:]), [para(name)], shade=True)]
    for label, value in rows:
        colon = head_cell(w[2], ":")
        colon.shade = False
        inner.append(
            Row(
                Cell(w[1], [para(label)], middle=True),
                colon,
                Cell(w[3], value, middle=True),
            )
        )
    number = Cell(w[0], [para(f"{no}.")], shade=True)
    return Item(Row(number, Stack(*inner, lead=1)))


def _box(w: Sequence[float], no: str, name: str, text: str) -> list[Item]:
    """A box across the table; its head is repeated where the text goes on."""
    head = Row(Cell(w[0], [para(no)], shade=True), Cell(sum(w[1:]), [para(name)], shade=True))
    inside = Row(Cell(w[0], [para("")], shade=True), Cell(sum(w[1:]), paras(text or "-")))
    return [Item(head, keep=True), Item(inside, head=(head,))]
