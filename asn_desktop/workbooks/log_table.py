"""A workbook of daily logs → one activity a row, whoever typed it and however its columns stand.

Either every row names its person by NIP, or a sheet belongs to one person whose NIP stands above.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.logs import entry_findings
from asn_desktop.views.bringing import BringKind, Found, FoundLine, LogFound
from asn_desktop.views.logs import LogText
from asn_desktop.views.roster import RowFinding
from asn_desktop.workbooks.body import is_blank
from asn_desktop.workbooks.dates import FIRST_YEAR, as_date
from asn_desktop.workbooks.meanings import NIP
from asn_desktop.workbooks.persons import nip_of
from asn_desktop.workbooks.tables import (
    Cells,
    SheetTables,
    Table,
    TableKind,
    label_above,
    others_of,
    titles_of,
)
from asn_desktop.workbooks.times import minutes_of, span_of

_HEADINGS = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"^(?:no|nomor|nomer|no urut|nomor urut|#)$", "number"),
        (r"\batasan\b|\bpenilai\b|\bparaf\b|\bttd\b|\bverifikasi\b|\bstatus\b|\bunit kerja\b", ""),
        (NIP, "nip"),
        (r"\bdurasi\b|\blama\b|^hari$", ""),
        (r"^(?:mulai|dari|awal|start)$|(?=.*\b(?:jam|waktu|pukul|pkl)\b)"
         r"(?=.*\b(?:mulai|awal|dari|masuk)\b)(?!.*\b(?:selesai|sampai|akhir)\b)", "starts"),
        (r"^(?:selesai|sampai|akhir|s d|sd|berakhir|end)$|(?=.*\b(?:jam|waktu|pukul|pkl)\b)"
         r"(?=.*\b(?:selesai|akhir|sampai|berakhir|pulang)\b)"
         r"(?!.*\b(?:mulai|awal|dari)\b)", "ends"),
        (r"\b(?:tanggal|tgl|date)\b", "on"),
        (r"\b(?:jam|waktu|pukul|pkl)\b", "span"),
        (r"\b(?:rencana hasil kerja|rhk|indikator|sasaran|iki)\b", "result"),
        (r"\b(?:satuan|sat)\b", "unit"),
        (r"\b(?:jumlah|volume|vol|kuantitas|qty|banyaknya|jml)\b", "quantity"),
        (r"\b(?:hasil|output|keluaran|luaran|capaian)\b", "output"),
        (r"\b(?:kegiatan|aktivitas|aktifitas|uraian|tugas|pekerjaan|activity|rincian)\b",
         "activity"),
        (r"\bnama\b|^(?:pegawai|guru)$", "name"),
    )
)  # fmt: skip
_NIP_LABEL = re.compile(rf"^(?:{NIP})$")
_NAME_LABEL = re.compile(r"^nama(?: lengkap| pegawai| guru)?$")
_GROUP = re.compile(r"\b(?:jam|waktu|pukul|hasil|output)\b", re.I)
_TOO_MANY = Decimal(10) ** 12
_NUMBER = re.compile(r"^\s*(\d+(?:[.,]\d+)*)\s*(.*)$", re.DOTALL)


@cache
def _meaning(heading: str) -> str | None:
    return next((key for pattern, key in _HEADINGS if pattern.search(heading)), None) or None


def _is_data(texts: Mapping[str, str]) -> bool:
    """A row with an activity, or with who and when: then what is missing is told."""
    said = {key for key, text in texts.items() if not is_blank(text)}
    if "activity" in said:
        return bool(said & {"on", "nip", "name", "starts", "span", "output", "quantity"})
    return {"on", "nip"} <= said or {"on", "output"} <= said


def _surely(texts: Mapping[str, str]) -> bool:
    """An activity with its time or in words what came of it, as no sum has them."""
    output = texts.get("output", "")
    when = any(not is_blank(texts.get(key, "")) for key in ("starts", "span"))
    return not is_blank(texts.get("activity", "")) and (
        when or (not is_blank(output) and any(sign.isalpha() for sign in output))
    )


KIND = TableKind(
    meaning=_meaning,
    complete=lambda fields: {"on", "activity"} <= fields,
    is_data=_is_data,
    surely=_surely,
    is_group=lambda heading: bool(
        re.search(r"\b(?:jam|waktu|pukul|hasil|output)\b", heading, re.I)
    ),
)


def read_logs(sheets: tuple[SheetTables, ...], today: date) -> Found:
    """Read every table of logs."""
    lines: list[FoundLine] = []
    fields: set[str] = set()
    for sheet in sheets:
        for table in sheet.tables:
            lines += _read_table(table, today)
            fields |= set(table.columns)
    return Found(
        BringKind.LOGS, tuple(lines), others_of(sheets), titles_of(sheets),
        fields=tuple(sorted(fields)),
    )  # fmt: skip


def _read_table(table: Table, today: date) -> list[FoundLine]:
    above_nip = "" if "nip" in table.columns else label_above(table, _NIP_LABEL)
    above_name = "" if "name" in table.columns else label_above(table, _NAME_LABEL)
    made = []
    before: Cells | None = None
    for cells in table.rows:
        if "nip" not in table.columns and above_nip:
            cells = _with(cells, "nip", above_nip)
        if "name" not in table.columns and above_name:
            cells = _with(cells, "name", above_name)
        if before is not None and not cells.text("on"):
            cells = _carried(cells, before, table)
        made.append(_read(cells, today))
        before = cells
    return made


def _with(cells: Cells, key: str, text: str) -> Cells:
    return replace(cells, texts={**cells.texts, key: text}, values={**cells.values, key: text})


def _carried(cells: Cells, before: Cells, table: Table) -> Cells:
    """The day stands only at its first activity: it holds for those below of the same person."""
    who = [key for key in ("nip", "name") if key in table.columns]
    if any(cells.text(key) and cells.text(key) != before.text(key) for key in who):
        return cells
    texts, values = dict(cells.texts), dict(cells.values)
    for key in ("on", *who):
        if not texts.get(key) and before.text(key):
            texts[key] = before.texts[key]
            if key in before.values:
                values[key] = before.values[key]
    return replace(cells, texts=texts, values=values)


def _read(cells: Cells, today: date) -> FoundLine:
    found: list[RowFinding] = []
    number, name = _person(cells, found, today)
    on = _day(cells, found)
    activity = "" if is_blank(cells.text("activity")) else cells.text("activity")
    starts, ends = _times(cells, found)
    quantity, unit = _quantity(cells, found)
    if on is None:
        return cells.line(None, found)
    for one in entry_findings(on, today, activity, quantity, starts, ends):
        at = str(one.values["field"])
        values = {key: value for key, value in one.values.items() if key != "field"}
        place = _times_at(cells) if at == "times" else at
        found.append(cells.finding(one.code, place, one.severity, **values))
    text = LogText(
        activity=" ".join(activity.split()),
        output=" ".join(cells.text("output").split()),
        quantity=quantity,
        unit=unit,
        starts=starts,
        ends=ends,
    )
    result = "" if is_blank(cells.text("result")) else " ".join(cells.text("result").split())
    return cells.line(LogFound(on, text, number, name, result), found)


def _person(cells: Cells, found: list[RowFinding], today: date) -> tuple[str, str]:
    written, name = cells.text("nip"), " ".join(cells.text("name").split())
    if is_blank(written) and name:
        return "", name
    number, error = nip_of(cells.values.get("nip"), written, today)
    if error is not None:
        found.append(cells.finding(error, "nip"))
    return (number.digits if number is not None else ""), name


def _day(cells: Cells, found: list[RowFinding]) -> date | None:
    written = cells.text("on")
    on = as_date(cells.values.get("on"), written)
    if on is None or on.year < FIRST_YEAR:
        on = None
        code = "bring.day_missing" if is_blank(written) else "bring.day_unreadable"
        found.append(cells.finding(code, "on"))
    return on


def _times(cells: Cells, found: list[RowFinding]) -> tuple[int | None, int | None]:
    span = cells.text("span")
    if span and not cells.text("starts"):
        both = span_of(span)
        if both is not None:
            return both
        alone = minutes_of(cells.values.get("span"), span)
        if alone is None and not is_blank(span):
            found.append(cells.finding("bring.time_unreadable", "span", Severity.WARNING))
        return alone, None
    read: dict[str, int | None] = {}
    for key in ("starts", "ends"):
        text = cells.text(key)
        read[key] = None if is_blank(text) else minutes_of(cells.values.get(key), text)
        if read[key] is None and not is_blank(text):
            found.append(cells.finding("bring.time_unreadable", key))
    return read["starts"], read["ends"]


def _times_at(cells: Cells) -> str:
    """The column in which a wrong span of time is corrected."""
    return next((key for key in ("ends", "span", "starts") if key in cells.places), "span")


def _quantity(cells: Cells, found: list[RowFinding]) -> tuple[Decimal | None, str]:
    written, unit = cells.text("quantity"), " ".join(cells.text("unit").split())
    if is_blank(written):
        return None, unit
    value = cells.values.get("quantity")
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        amount: Decimal | None = Decimal(written) if _is_number(written) else None
        behind = ""
    else:
        match = _NUMBER.match(written)
        amount = _amount(match.group(1)) if match is not None else None
        behind = " ".join(match.group(2).split()) if match is not None else ""
        if behind and not (behind[0].isalpha() or behind[0] in "%("):
            amount = None  # "1/2", "2-3", "12 345": the first figure alone would be a wrong one
    if amount is None or not 0 <= amount < _TOO_MANY:
        found.append(cells.finding("bring.quantity_unreadable", "quantity"))
        return None, unit
    return amount, unit or behind


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _amount(text: str) -> Decimal | None:
    """Read "1.200", "2,5", "12": a point before three digits parts thousands."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    text = text.replace(",", ".")
    return Decimal(text) if _is_number(text) else None
