"""Holes an attack found in the reading of office files; each stays closed here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from asn_desktop.views.bringing import BringKind, Found, LogFound
from asn_desktop.workbooks import labels, sheet_xml
from asn_desktop.workbooks.bringing import recognise, understand
from asn_desktop.workbooks.guard import UnreadableFile
from asn_desktop.workbooks.reader import Grid, GridRow, Merge, read
from tests.helpers.skp_books import Employee, Plan, book, formal

NIP = "198103042005041002"
TODAY = date(2026, 7, 2)
Write = Callable[..., Path]


@pytest.fixture
def sheet(tmp_path: Path) -> Write:
    def write(heads: Sequence[object], *lines: Sequence[object]) -> Path:
        made = openpyxl.Workbook()
        assert made.active is not None
        for line in (heads, *lines):
            made.active.append(line)
        made.save(tmp_path / "berkas.xlsx")
        return tmp_path / "berkas.xlsx"

    return write


def found(path: Path) -> Found:
    grids = read(path)
    return understand(grids, recognise(grids)[0], TODAY)


def codes(read_as: Found) -> list[tuple[int, tuple[str, ...]]]:
    return [(one.row, tuple(each.code for each in one.findings)) for one in read_as.lines]


def test_a_log_with_begin_and_end_is_no_complaint_register(sheet: Write) -> None:
    heads = ("NIP", "Nama", "Tanggal", "Mulai", "Selesai", "Uraian Kegiatan", "Volume", "Satuan")
    path = sheet(heads, (NIP, "Siti", "05/01/2026", "08.00", "09.00", "Rapat", 1, "kali"))
    assert recognise(read(path))[0] is BringKind.LOGS


def test_an_activity_that_begins_like_a_sum_is_an_activity(sheet: Write) -> None:
    path = sheet(
        ("NIP", "Tanggal", "Waktu", "Kegiatan", "Hasil", "Volume"),
        (NIP, "05/01/2026", "08.00-09.00", "Rapat", "Notula", 1),
        (None, None, "09.00-10.00", "Rekapitulasi presensi", None, None),
        (None, None, None, "Nilai ulangan dimasukkan", "Daftar nilai", 30),
        (None, None, None, "Jumlah", None, 31),
    )
    read_as = found(path)
    values = [one.value for one in read_as.lines]
    assert [one.text.activity for one in values if isinstance(one, LogFound)] == [
        "Rapat",
        "Rekapitulasi presensi",
        "Nilai ulangan dimasukkan",
    ]
    assert [one.row for each in read_as.others for one in each.others] == [1, 5]


def test_a_remark_or_a_category_that_begins_like_a_sum_loses_no_row(sheet: Write) -> None:
    marks = [3] * 9
    path = sheet(
        ("No", *(f"U{no}" for no in range(1, 10)), "Saran"),
        (1, *marks, "Jumlah loket kurang"),
        (2, *marks, "Kinerja petugas baik"),
        ("NRR", *marks, None),
    )
    assert [one.row for one in found(path).lines] == [2, 3]
    path = sheet(
        ("No", "No Register", "Kategori", "Diterima", "Ditanggapi", "Isi Pengaduan"),
        (1, "P-1", "Kinerja petugas", "05/01/2026 08.00", "05/01/2026 09.00", "Antre"),
        (2, None, "Mutu layanan", "05/01/2026 08.00", None, "Lama"),
    )
    assert codes(found(path)) == [(2, ()), (3, ("complaint.number_missing",))]


def test_a_formula_nobody_has_calculated_is_refused_and_no_blank(sheet: Write) -> None:
    path = sheet(
        ("NIP", "Tanggal", "Kegiatan", "Volume"),
        (NIP, "05/01/2026", "Rapat", 1),
        (NIP, "=TODAY()", "Rapat", 1),
        (NIP, "05/01/2026", "Rapat", "=1+1"),
    )
    read_as = found(path)
    assert codes(read_as)[1:] == [
        (3, ("bring.day_unreadable",)),
        (4, ("bring.quantity_unreadable",)),
    ]
    assert read_as.lines[1].findings[0].value == "=TODAY()"


@pytest.mark.parametrize("written", ["1/2", "2-3", "12 345 lembar"])
def test_the_first_figure_of_several_is_no_quantity(sheet: Write, written: str) -> None:
    path = sheet(("NIP", "Tanggal", "Kegiatan", "Volume"), (NIP, "05/01/2026", "Rapat", written))
    assert codes(found(path)) == [(2, ("bring.quantity_unreadable",))]


def test_a_count_that_a_spreadsheet_shows_as_a_day_of_1900_is_no_day(sheet: Write) -> None:
    path = sheet(("NIP", "Tanggal", "Kegiatan"), (NIP, date(1900, 1, 3), "Rapat"))
    assert codes(found(path)) == [(2, ("bring.day_unreadable",))]


def test_an_skp_without_results_and_a_sheet_nobody_understands_are_told(tmp_path: Path) -> None:
    def junk(page: openpyxl.worksheet.worksheet.Worksheet) -> None:
        for no in range(9):
            page.append((f"Kolom {no}", "apa saja"))

    path = book(
        tmp_path / "skp.xlsx",
        ("Siti", lambda page: formal(page, Employee("Siti Aminah", NIP))),
        ("Budi", lambda page: formal(page, Employee("Budi", "198003042005041001"), Plan(main=()))),
        ("Lain", junk),
    )
    read_as = found(path)
    assert [(one.sheet, one.value is None) for one in read_as.lines] == [
        ("Siti", False),
        ("Budi", True),
    ]
    assert "bring.skp_empty" in {one.code for one in read_as.lines[1].findings}
    assert [(one.code, one.sheet) for one in read_as.loose] == [("bring.sheet_unread", "Lain")]


def test_a_sheet_of_merges_takes_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = (GridRow(1, {1: "a", 2: "b"}),)
    far = labels.fills_of(Grid("x", rows, (Merge(1, 90, 300, 90), Merge(1, 2, 3, 2))))
    assert set(far) == {(2, 2), (3, 2)}
    monkeypatch.setattr(sheet_xml, "MOST_MERGES", 5)
    made = openpyxl.Workbook()
    assert made.active is not None
    made.active.append(("a", "b"))
    for no in range(2, 9):
        made.active.merge_cells(start_row=no, end_row=no, start_column=1, end_column=2)
    made.save(tmp_path / "m.xlsx")
    with pytest.raises(UnreadableFile, match=r"file\.suspicious"):
        read(tmp_path / "m.xlsx")
