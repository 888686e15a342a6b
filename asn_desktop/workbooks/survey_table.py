"""Respondents of a satisfaction survey (PermenPANRB 14/2017) → one sheet of nine marks a row.

Elements are found by number (U1, Unsur 1) and by name (Persyaratan), also in whole questions as
online forms export them. Where number and name disagree the name counts: it says what was asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.respondents import sex_of
from asn_desktop.rules.satisfaction import ELEMENTS
from asn_desktop.views.bringing import BringKind, Found, FoundLine
from asn_desktop.views.roster import OtherRow, RowFinding, RowKind
from asn_desktop.views.survey import AnswerSheet
from asn_desktop.workbooks.body import is_blank
from asn_desktop.workbooks.dates import FIRST_YEAR, as_date
from asn_desktop.workbooks.tables import (
    Cells,
    SheetTables,
    Table,
    TableKind,
    label_above,
    others_of,
    titles_of,
)

MARKS = tuple(f"u{no}" for no in range(1, len(ELEMENTS) + 1))
_ENOUGH = 5
"""Elements a header must name to be one of a survey."""
_NUMBERED = re.compile(
    r"^(?:nilai |skor |pertanyaan |unsur )*(?:u|p|q|r|x|a)? ?([1-9])(?: |$)|\bu ?([1-9])\b"
    r"|\b(?:unsur|pertanyaan|butir|soal|nilai|jawaban|indikator|aspek|item)(?: \w+){0,3} ([1-9])$"
)
_BARE_NUMBER = re.compile(r"^[1-9]$")
_NAMED = tuple(
    (re.compile(pattern), f"u{no}")
    for pattern, no in (
        (r"\bpersyaratan\b|\bsyarat\b", 1),
        (r"\bprosedur\b|\bmekanisme\b|\balur\b", 2),
        (r"\bkecepatan\b|\bketepatan waktu\b|\bjangka waktu\b"
         r"|\bwaktu (?:penyelesaian|pelayanan|layanan|pelaksanaan)\b", 3),
        (r"\bbiaya\b|\btarif\b", 4),
        (r"\bproduk\b|\bspesifikasi\b|\bhasil (?:pelayanan|layanan)\b", 5),
        (r"\bkompetensi\b|\bkemampuan\b|\bkeahlian\b", 6),
        (r"\bperilaku\b|\bkesopanan\b|\bkeramahan\b|\bsikap\b", 7),
        (r"\bpengaduan\b|\baduan\b", 8),
        (r"\bsarana\b|\bprasarana\b|\bfasilitas\b", 9),
    )
)  # fmt: skip
_OTHERS = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"^(?:no|nomor|nomer|no urut|nomor urut|(?:no |nomor )?resp\w*|#)$", "number"),
        (r"\b(?:nama|hp|telepon|telp|wa|email|nik|alamat|pekerjaan|jumlah|total|rata)\b"
         r"(?!.*\b(?:layanan|pelayanan)\b)", ""),
        (r"\btimestamp\b|\bcap waktu\b|\btanggal\b|\btgl\b|^waktu(?: survei| pengisian)?$", "on"),
        (r"\bkelamin\b|^(?:l p|p l|jk|sex|gender)$", "sex"),
        (r"\bumur\b|\busia\b", "age"),
        (r"\bpendidikan\b", "education"),
        (r"\b(?:saran|kritik|masukan|komentar|catatan|keterangan|ket|pesan)\b", "remark"),
        (r"\b(?:layanan|pelayanan|keperluan|urusan)\b", "service"),
    )
)  # fmt: skip
_SERVICE = re.compile(r"^(?:jenis |nama |unit )?(?:layanan|pelayanan)$")
_GROUP = re.compile(r"\b(?:unsur|nilai|pertanyaan|jawaban|skor)\b", re.I)
_FIGURES = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)?(?!\d)")
_AGE = re.compile(r"^\D{0,4}(\d{1,3})(?: ?(?:th|thn|tahun)\.?)?$", re.I)


@cache
def _meaning(heading: str) -> str | None:
    if not heading or _BARE_NUMBER.match(heading):
        return None
    for pattern, key in _OTHERS[:2]:
        if pattern.search(heading):
            return key or None
    named = _named(heading)
    if named is not None:
        return named
    numbered = _number(heading)
    if numbered is not None:
        return numbered
    return next((key for pattern, key in _OTHERS[2:] if pattern.search(heading)), None) or None


def _named(heading: str) -> str | None:
    return next((key for pattern, key in _NAMED if pattern.search(heading)), None)


def _number(heading: str) -> str | None:
    match = _NUMBERED.search(heading)
    return f"u{next(filter(None, match.groups()))}" if match is not None else None


def _is_data(texts: Mapping[str, str]) -> bool:
    """A row with a mark, or with two things said of the respondent."""
    said = {key for key, text in texts.items() if not is_blank(text)}
    counted = texts.get("number", "").strip(".)").isdigit()
    return bool(said & set(MARKS)) or len(said - {"number"}) >= (1 if counted else 2)


KIND = TableKind(
    meaning=_meaning,
    complete=lambda fields: len(fields & set(MARKS)) >= _ENOUGH,
    is_data=_is_data,
    is_group=lambda heading: _GROUP.search(heading) is not None,
    free=frozenset({"remark"}),
)


def read_survey(sheets: tuple[SheetTables, ...], today: date) -> Found:
    """Read every table of respondents; sums under them are no respondents."""
    lines: list[FoundLine] = []
    loose: list[RowFinding] = []
    kept: list[SheetTables] = []
    fields: set[str] = set()
    for sheet in sheets:
        others = list(sheet.others)
        for table in sheet.tables:
            loose += _loose(table)
            fields |= set(table.columns)
            service = "" if "service" in table.columns else label_above(table, _SERVICE)
            for cells in table.rows:
                if _is_sum(cells, table):
                    words = " · ".join(cells.texts.values())
                    others.append(_sum_row(cells, words))
                else:
                    lines.append(_read(cells, today, service))
        others.sort(key=lambda one: one.row)
        kept.append(replace(sheet, others=tuple(others)))
    return Found(
        BringKind.SURVEY, tuple(lines), others_of(kept), titles_of(sheets), tuple(loose),
        tuple(sorted(fields)),
    )  # fmt: skip


def _loose(table: Table) -> list[RowFinding]:
    """Elements without a column, and headings whose number and name disagree."""
    first, _last = table.header
    found = []
    lacking = [mark for mark in MARKS if mark not in table.columns]
    if lacking:
        names = tuple(f"{mark.upper()} {ELEMENTS[int(mark[1]) - 1]}" for mark in lacking)
        found.append(_at_head(table, "bring.elements_missing", first, None, elements=names))
    for mark in MARKS:
        heading = table.headings.get(mark, "")
        number = _number(" ".join(re.findall(r"\w+", heading.casefold())))
        if number is not None and number != mark:
            found.append(
                _at_head(
                    table, "bring.element_disagrees", first, mark,
                    heading=heading, element=ELEMENTS[int(mark[1]) - 1],
                )
            )  # fmt: skip
    return found


def _at_head(table: Table, code: str, row: int, key: str | None, **values: object) -> RowFinding:
    heading = table.headings.get(key) if key else None
    place = table.columns.get(key) if key else None
    return RowFinding(
        code, Severity.WARNING, table.sheet, row, heading, place, heading or "", values
    )


def _is_sum(cells: Cells, table: Table) -> bool:
    """A row of sums without a word: nobody is said to have answered, and a mark is no mark."""
    who = [key for key in ("number", "on", "service", "sex", "age", "education") if key in
           table.columns]  # fmt: skip
    if not who or any(not is_blank(cells.text(key)) for key in who):
        return False
    marks = [cells.text(mark) for mark in MARKS if not is_blank(cells.text(mark))]
    return any(_mark(text) is None for text in marks)


def _sum_row(cells: Cells, words: str) -> OtherRow:
    return OtherRow(cells.row, RowKind.SUBTOTAL, words[:200])


def _read(cells: Cells, today: date, above: str) -> FoundLine:
    found: list[RowFinding] = []
    marks = tuple(_read_mark(cells, mark, found) for mark in MARKS)
    if all(mark is None for mark in marks) and not found:
        at = next(mark for mark in MARKS if mark in cells.places)
        found.append(cells.finding("bring.nothing_answered", at))
    sheet = AnswerSheet(
        marks=marks,
        service=_said(cells, "service") or " ".join(above.split()),
        on=_day(cells, found, today),
        sex=_sex(cells, found),
        age=_age(cells, found),
        education=_said(cells, "education"),
        remark=_said(cells, "remark"),
    )
    return cells.line(sheet, found)


def _read_mark(cells: Cells, key: str, found: list[RowFinding]) -> int | None:
    text = cells.text(key)
    if is_blank(text):
        return None
    mark = _mark(text)
    if mark is None:
        numbers = [number.replace(",", ".") for number in _FIGURES.findall(text)]
        code = "bring.mark_outside" if len(numbers) == 1 else "bring.mark_unreadable"
        element = f"{key.upper()} {ELEMENTS[int(key[1]) - 1]}"
        found.append(cells.finding(code, key, element=element))
    return mark


def _mark(text: str) -> int | None:
    """The one whole number 1–4 in "3", "4 (Sangat baik)", "3,0"; ``None`` for all else."""
    numbers = _FIGURES.findall(text)
    if len(numbers) != 1:
        return None
    value = float(numbers[0].replace(",", "."))
    before = text[: text.index(numbers[0])].rstrip()
    if before.endswith(("-", "−")) or value not in (1, 2, 3, 4):
        return None
    return int(value)


def _said(cells: Cells, key: str) -> str:
    text = cells.text(key)
    return "" if is_blank(text) else " ".join(text.split())


def _day(cells: Cells, found: list[RowFinding], today: date) -> date | None:
    text = cells.text("on")
    if is_blank(text):
        return None
    on = as_date(cells.values.get("on"), text)
    if on is None or on > today or on.year < FIRST_YEAR:
        code = "bring.day_left_out" if on is None or on < today else "bring.day_ahead_left_out"
        found.append(cells.finding(code, "on", Severity.WARNING))
        return None
    return on


def _sex(cells: Cells, found: list[RowFinding]) -> str:
    sex = sex_of(cells.text("sex"))
    if sex is None:
        found.append(cells.finding("bring.sex_left_out", "sex", Severity.WARNING))
    return sex or ""


def _age(cells: Cells, found: list[RowFinding]) -> int | None:
    text = cells.text("age")
    if is_blank(text):
        return None
    match = _AGE.match(text.strip())
    if match is None or not 5 <= int(match.group(1)) <= 120:
        found.append(cells.finding("bring.age_left_out", "age", Severity.WARNING))
        return None
    return int(match.group(1))
