"""D.1.1: the evaluation document, signed by assessor (6) and employee (7)."""

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
from asn_desktop.views.sheets import DocumentSheet, Party, achievement_words

_LABELS = ("NAMA", "NIP", "PANGKAT/GOL\N{NO-BREAK SPACE}RUANG", "JABATAN", "UNIT KERJA")
_NOTES = (
    "* periode disesuaikan dengan periode evaluasi kinerja Pegawai yang berlaku pada Instansi "
    "Pemerintah",
    "** pilih salah satu",
)


def d_1_1(sheet: DocumentSheet, width: float, picture: bytes | None = None) -> list[Item]:
    """Evaluation document (reg. 4729–4769); the ratings stand on the C sheet attached."""
    w = share(width, 21, 191, 14, 242)
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
    items = [
        Item(Picture(width, EMBLEM_HEIGHT + 8, emblem(picture)), keep=True),
        title(width, *title_lines(sheet)),
        period_line(width, f"PERIODE*: {sheet.head.period_label or PERIODS}**"),
        agency_line(width, sheet.head, two_lines=True, before=1.0),
        *(_person(w, n, name, party) for n, (name, party) in enumerate(people, start=1)),
        _block(w, 4, "EVALUASI KINERJA", found),
        *_notes(w, "CATATAN/REKOMENDASI", sheet.notes),
    ]
    signed = signatures(
        width,
        Signature(
            f"7. {EMPLOYEE}",
            sheet.employee,
            place_and_date(sheet.employee_place, sheet.employee_on),
        ),
        dated(f"6. {ASSESSOR}", sheet.assessor, sheet.head),
    )
    return closed(items, signed, footnotes(width, *_NOTES))


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


def _notes(w: Sequence[float], name: str, text: str) -> list[Item]:
    """The box across the table; its head is repeated where the text goes on."""
    head = Row(Cell(w[0], [para("5.")], shade=True), Cell(sum(w[1:]), [para(name)], shade=True))
    inside = Row(Cell(w[0], [para("")], shade=True), Cell(sum(w[1:]), paras(text or "-")))
    return [Item(head, keep=True), Item(inside, head=(head,))]
