"""How the rows of each kind of file look in the check."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.logs import say_times
from asn_desktop.rules.names import fold
from asn_desktop.ui.formats import number, spaced_nip
from asn_desktop.ui.imports.face import MARK, ROW, CheckColumn, Face
from asn_desktop.views.bringing import (
    BringKind,
    BroughtRow,
    ComplaintFound,
    LogFound,
    SkpFound,
)
from asn_desktop.views.survey import AnswerSheet

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: (\d{2}:\d{2})(?::\d{2})?)?")
_CLOCK = re.compile(r"(\d{2}):(\d{2}):\d{2}")
_MARKS = tuple(CheckColumn(f"u{place}", f"U{place}", 42, (f"u{place}",)) for place in range(1, 10))
_COLUMNS: Mapping[BringKind, tuple[CheckColumn, ...]] = {
    BringKind.LOGS: (
        MARK,
        ROW,
        CheckColumn("person", "Pegawai", 210, ("nip", "name"), stretch=True),
        CheckColumn("on", "Tanggal", 104, ("on",)),
        CheckColumn("starts", "Mulai", 72, ("starts", "span")),
        CheckColumn("ends", "Selesai", 76, ("ends",)),
        CheckColumn("activity", "Kegiatan", 230, ("activity",), stretch=True),
        CheckColumn("output", "Hasil", 180, ("output",), stretch=True),
        CheckColumn("quantity", "Jumlah", 120, ("quantity",)),
    ),
    BringKind.SURVEY: (
        MARK,
        ROW,
        CheckColumn("on", "Tanggal", 104, ("on",)),
        CheckColumn("service", "Layanan", 180, ("service",), stretch=True),
        CheckColumn("sex", "L/P", 50, ("sex",)),
        CheckColumn("age", "Umur", 62, ("age",)),
        CheckColumn("education", "Pendidikan", 100, ("education",)),
        *_MARKS,
        CheckColumn("remark", "Saran", 140, ("remark",), stretch=True),
    ),
    BringKind.COMPLAINTS: (
        MARK,
        ROW,
        CheckColumn("number", "Nomor", 124, ("number", "count")),
        CheckColumn("received", "Diterima", 132, ("received",)),
        CheckColumn("responded", "Ditanggapi", 132, ("responded",)),
        CheckColumn("completed", "Selesai", 132, ("completed",)),
        CheckColumn("channel", "Kanal", 104, ("channel",)),
        CheckColumn("text", "Isi pengaduan", 170, ("text",), stretch=True),
        CheckColumn("person", "Petugas", 168, ("nip", "officer"), stretch=True),
        CheckColumn("status", "Status", 84, ("status",)),
    ),
    BringKind.SKP: (
        MARK,
        ROW,
        CheckColumn("nip", "NIP", 186, ("nip",)),
        CheckColumn("name", "Nama", 190, ("name",), stretch=True),
        CheckColumn("position", "Jabatan", 150, ("position",), stretch=True),
        CheckColumn("year", "Tahun", 70, ()),
        CheckColumn("approach", "Pendekatan", 112, ()),
        CheckColumn("results", "Hasil kerja", 152, ()),
        CheckColumn("indicators", "Indikator", 84, ()),
        CheckColumn("expectations", "Ekspektasi", 92, ()),
    ),
}


def _words(kind: BringKind) -> Face:
    columns = _COLUMNS[kind]

    def words(row: BroughtRow, column: int) -> str:
        said = " ".join(face.text_at(row, column).split())
        key = columns[column].key
        if kind is BringKind.SKP and not columns[column].fields:
            return row.found.texts.get(key, "")
        if face.wrong_columns(row).get(column) is Severity.ERROR:
            return said
        read = _read(row, key)
        return _plain(row, key, said) if read is None else read

    face = Face(columns, words, further=_further)
    return face


def _read(row: BroughtRow, key: str) -> str | None:
    """What was understood of a cell; ``None`` = show it as it stands."""
    value = row.found.value
    if key in ("person", "name") and row.person:
        return row.person
    if key == "nip":
        return spaced_nip(row.found.texts.get("nip", ""))
    if isinstance(value, LogFound):
        return _of_log(value, key)
    if isinstance(value, AnswerSheet):
        return _of_sheet(value, key)
    if isinstance(value, ComplaintFound):
        moments = {
            "received": value.text.received,
            "responded": value.text.responded,
            "completed": value.text.completed,
        }
        return _moment(moments[key]) if key in moments else None
    if isinstance(value, SkpFound):
        return None
    return None


def _of_log(value: LogFound, key: str) -> str | None:
    text = value.text
    if key == "on":
        return _day(value.on)
    if key == "starts":
        return say_times(text.starts, None)
    if key == "ends":
        return say_times(text.ends, None)
    if key == "quantity" and text.quantity is not None:
        return f"{number(text.quantity)} {text.unit}".strip()
    return None


def _of_sheet(value: AnswerSheet, key: str) -> str | None:
    if key == "on":
        return _day(value.on) if value.on is not None else None
    if key in {f"u{place}" for place in range(1, 10)}:
        mark = value.marks[int(key[1]) - 1]
        return str(mark) if mark is not None else "–"
    return None


def _plain(row: BroughtRow, key: str, said: str) -> str:
    """A cell of a refused row as offices write it, not as a spreadsheet keeps it."""
    if (found := _ISO.fullmatch(said)) is not None:
        year, month, day, clock = found.groups()
        return f"{day}-{month}-{year}" + (f" {clock.replace(':', '.')}" if clock else "")
    if (found := _CLOCK.fullmatch(said)) is not None:
        return f"{found[1]}.{found[2]}"
    if key == "quantity":
        return f"{said} {row.found.texts.get('unit', '')}".strip()
    return said


def _day(day: date) -> str:
    return f"{day:%d-%m-%Y}"


def _moment(at: datetime | None) -> str | None:
    return f"{at:%d-%m-%Y %H.%M}" if at is not None else None


def _further(row: BroughtRow) -> Iterable[str]:
    return row.found.details


FACES: Mapping[BringKind, Face] = {kind: _words(kind) for kind in BringKind}


def haystack(row: BroughtRow) -> str:
    """What else the filter looks through: the name of the person, as stored."""
    return fold(row.person)
