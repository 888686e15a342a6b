"""A complaint register → one complaint a row, whatever its headings; who complained is not read.

Times stand in one column or in two (day and clock). A status that disagrees with the times is only
told: the times count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import fold
from asn_desktop.views.bringing import BringKind, ComplaintFound, Found, FoundLine
from asn_desktop.views.complaints import ComplaintText
from asn_desktop.views.roster import RowFinding
from asn_desktop.workbooks.body import is_blank
from asn_desktop.workbooks.dates import FIRST_YEAR
from asn_desktop.workbooks.meanings import NIP
from asn_desktop.workbooks.persons import nip_of
from asn_desktop.workbooks.tables import (
    SECOND,
    Cells,
    SheetTables,
    Table,
    TableKind,
    others_of,
    titles_of,
)
from asn_desktop.workbooks.times import minutes_of, moment_of

_CLOCK = r"\b(?:jam|pukul|pkl)\b"
_DAY = r"\b(?:tanggal|tgl|waktu|hari|date)\b"
_IN = r"\b(?:diterima|terima|penerimaan|masuk|lapor|pelaporan|pengaduan|aduan|laporan|keluhan)\b"
_ANSWERED = (
    r"\b(?:ditanggapi|tanggapan|menanggapi|respons?|direspons?|dijawab|jawaban|menjawab"
    r"|tindak lanjut|ditindaklanjuti|tl)\b"
)
_DONE = r"\b(?:selesai|diselesaikan|penyelesaian|ditutup|tuntas|closed|rampung)\b"
_HEADINGS = tuple(
    (re.compile(pattern), key)
    for pattern, key in (
        (r"^(?:no|nomor|nomer|no urut|nomor urut|urut|#)$", "count"),
        (r"\b(?:durasi|lama|menit|selisih|target|sla|sisa)\b|^(?:ket|keterangan)$", ""),
        (NIP, "nip"),
        (r"\b(?:status|keadaan|progres)\b", "status"),
        (r"\b(?:petugas|pic|penanggung jawab|officer|penerima tugas|yang menangani|operator)\b",
         "officer"),
        (r"\b(?:pelapor|pengadu|alamat|hp|telepon|telp|wa|nik|email|nama|kontak|warga)\b", ""),
        (r"(?=.*\b(?:no|nomor|kode|id|tiket|ticket|tracking)\b)"
         r"(?=.*\b(?:register|registrasi|reg|pengaduan|aduan|laporan|tiket|ticket|agenda|lapor"
         r"|tracking|keluhan|id)\b)|^(?:register|registrasi|tiket|kode|id|nomor tiket)$",
         "number"),
        (rf"(?=.*{_CLOCK})(?=.*{_DONE})", "completed_clock"),
        (rf"(?=.*{_DAY})(?=.*{_DONE})|^(?:selesai|diselesaikan|ditutup|tuntas)(?: pada)?$",
         "completed"),
        (rf"(?=.*{_CLOCK})(?=.*{_ANSWERED})", "responded_clock"),
        (rf"(?=.*{_DAY})(?=.*{_ANSWERED})|^(?:ditanggapi|direspons?|dijawab|respons?)(?: pada)?$",
         "responded"),
        (rf"{_ANSWERED}|{_DONE}|\bsolusi\b", "answer"),
        (rf"{_CLOCK}", "received_clock"),
        (rf"(?=.*{_DAY})(?=.*{_IN})|^(?:diterima|tanggal|tgl|masuk|waktu|hari tanggal)(?: pada)?$",
         "received"),
        (r"\b(?:kanal|saluran|media|sarana|sumber|via|channel|melalui|cara)\b", "channel"),
        (r"\b(?:unit|seksi|bidang|bagian|subbag|subbagian|kelurahan)\b", "unit"),
        (r"\b(?:isi|uraian|pengaduan|aduan|keluhan|materi|permasalahan|masalah|laporan|perihal"
         r"|pokok|substansi|deskripsi)\b", "text"),
    )
)  # fmt: skip
_GROUP = re.compile(rf"{_IN}|{_ANSWERED}|{_DONE}|\bpetugas\b", re.I)
_CLOSED = re.compile(r"\b(?:selesai|tuntas|ditutup|closed|rampung)\b")
_NOT_CLOSED = re.compile(
    r"\b(?:belum|proses|diproses|menunggu|baru|diterima|pending|terbuka|open|tindak|tidak)\b"
)
_MOMENTS = ("received", "responded", "completed")


@cache
def _meaning(heading: str) -> str | None:
    if heading.startswith(("waktu tanggap jam", "waktu respon jam")):
        return None
    return next((key for pattern, key in _HEADINGS if pattern.search(heading)), None) or None


def _complete(fields: frozenset[str]) -> bool:
    more = fields & {"responded", "completed", "status", "channel", "answer"}
    return "received" in fields and "text" in fields and len(more) >= 1 and len(fields) >= 4


def _is_data(texts: Mapping[str, str]) -> bool:
    said = {key for key, text in texts.items() if not is_blank(text)}
    return bool(said & {"received", "text"}) and len(said) >= 2


KIND = TableKind(
    meaning=_meaning,
    complete=_complete,
    is_data=_is_data,
    is_group=lambda heading: _GROUP.search(fold(heading)) is not None,
    free=frozenset({"text", "answer"}),
)


def read_complaints(sheets: tuple[SheetTables, ...], today: date) -> Found:
    """Read every table of complaints."""
    lines: list[FoundLine] = []
    fields: set[str] = set()
    for sheet in sheets:
        for one in sheet.tables:
            table = _by_content(one)
            fields |= set(table.columns)
            lines += [_read(cells, today) for cells in table.rows]
    return Found(
        BringKind.COMPLAINTS, tuple(lines), others_of(sheets), titles_of(sheets),
        fields=tuple(sorted(fields)),
    )  # fmt: skip


def _by_content(table: Table) -> Table:
    """Let the cells correct a heading: words under "Respon" are the answer, hours no moment."""
    for key in _MOMENTS:
        table = _day_and_clock(table, key)
    for key in ("responded", "completed"):
        texts = [cells for cells in table.rows if not is_blank(cells.text(key))]
        if not texts:
            continue
        days = sum(moment_of(cells.values.get(key), cells.text(key)) is not None for cells in texts)
        if days * 2 >= len(texts):
            continue
        words = sum(any(sign.isalpha() for sign in cells.text(key)) for cells in texts)
        if words * 2 > len(texts) and "answer" not in table.columns:
            table = table.renamed(key, "answer")
        else:
            table = table.without(key)
    return table


def _day_and_clock(table: Table, key: str) -> Table:
    """Of "Tanggal Masuk" and "Waktu Masuk" the one that holds times of the day is the clock."""
    second, clock = f"{key}{SECOND}", f"{key}_clock"
    if second not in table.columns or clock in table.columns:
        return table
    if _are_clocks(table, second):
        return table.renamed(second, clock)
    if _are_clocks(table, key):
        return table.renamed(key, clock).renamed(second, key)
    return table


def _are_clocks(table: Table, key: str) -> bool:
    said = [row for row in table.rows if not is_blank(row.text(key))]
    clocks = sum(
        not isinstance(row.values.get(key), date)
        and minutes_of(row.values.get(key), row.text(key)) is not None
        for row in said
    )
    return bool(said) and clocks * 2 > len(said)


def _read(cells: Cells, today: date) -> FoundLine:
    found: list[RowFinding] = []
    moments = {key: _moment(cells, key, found) for key in _MOMENTS}
    received = moments["received"]
    if received is None and is_blank(cells.text("received")):
        found.append(cells.finding("bring.received_missing", "received"))
    number = _number(cells, received)
    if not number:
        found.append(cells.finding("complaint.number_missing", "number"))
    nip, officer = _officer(cells, found, today)
    _check_status(cells, moments["completed"], found)
    if received is None:
        return cells.line(None, found)
    text = ComplaintText(
        number=number,
        received=received,
        responded=moments["responded"],
        completed=moments["completed"],
        channel=_said(cells, "channel"),
        text=cells.text("text"),
        answer="" if is_blank(cells.text("answer")) else cells.text("answer"),
    )
    return cells.line(ComplaintFound(text, nip, officer, _said(cells, "unit")), found)


def _moment(cells: Cells, key: str, found: list[RowFinding]) -> datetime | None:
    """Day and clock of one or two cells; a day without a clock counts from 00.00, and is told."""
    text = cells.text(key)
    waits = key != "received" and _NOT_CLOSED.search(fold(text)) is not None
    if is_blank(text) or waits:
        return None
    read = moment_of(cells.values.get(key), text)
    if read is None or read[0].year < FIRST_YEAR:
        found.append(cells.finding("bring.moment_unreadable", key))
        return None
    day, minutes = read
    clock = f"{key}_clock"
    if not is_blank(cells.text(clock)):
        minutes = minutes_of(cells.values.get(clock), cells.text(clock))
        if minutes is None:
            found.append(cells.finding("bring.time_unreadable", clock))
    elif minutes is None:
        found.append(cells.finding("bring.clock_missing", key, Severity.WARNING))
    return datetime.combine(day, time()) + timedelta(minutes=minutes or 0)


def _number(cells: Cells, received: datetime | None) -> str:
    """The register's number; where it only counts its rows, that count and the day it came in."""
    number = _said(cells, "number")
    if number or "number" in cells.places:
        return number
    count = _said(cells, "count").strip(".)")
    return f"{count} / {received:%d-%m-%Y}" if count and received is not None else ""


def _officer(cells: Cells, found: list[RowFinding], today: date) -> tuple[str, str]:
    written, officer = cells.text("nip"), _said(cells, "officer")
    if is_blank(written):
        digits = re.sub(r"\D", "", officer)
        if len(digits) != 18:
            return "", officer
        written, officer = officer, ""
    number, error = nip_of(cells.values.get("nip"), written, today)
    if error is not None:
        found.append(cells.finding(error, "nip" if "nip" in cells.places else "officer"))
    return (number.digits if number is not None else ""), officer


def _check_status(cells: Cells, completed: datetime | None, found: list[RowFinding]) -> None:
    status = fold(cells.text("status"))
    if not status:
        return
    closed = _CLOSED.search(status) is not None and not re.search(r"\b(?:belum|tidak)\b", status)
    if closed and completed is None:
        found.append(cells.finding("bring.status_closed", "status", Severity.WARNING))
    elif not closed and completed is not None and _NOT_CLOSED.search(status):
        found.append(cells.finding("bring.status_open", "status", Severity.WARNING))


def _said(cells: Cells, key: str) -> str:
    text = cells.text(key)
    return "" if is_blank(text) else " ".join(text.split())
