from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from asn_desktop.workbooks.reader import read
from asn_desktop.workbooks.writer import Table, write


def test_a_list_opens_as_it_looks() -> None:
    rows = [("199103272024012003", "Kartini Usop", date(1991, 3, 27), 4)]
    data = write(Table("Pegawai: semua?", ("NIP", "Nama", "Lahir", "Baris"), rows, "Daftar"))
    book = openpyxl.load_workbook(io.BytesIO(data))
    sheet = book["Pegawai semua"]
    assert sheet["A3"].data_type == "s"
    assert sheet["A3"].number_format == "@"
    assert sheet["C3"].is_date
    assert sheet.freeze_panes == "A3"
    assert sheet.auto_filter.ref == "A2:D3"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝", "=cmd|' /C calc'!A0", "'"])
def test_nothing_a_name_begins_with_is_executed(sign: str) -> None:
    data = write(Table("A", ("Nama",), [(f"{sign}Budi",)]))
    sheet = openpyxl.load_workbook(io.BytesIO(data))["A"]
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].value == f"{sign}Budi"


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1))
def test_written_text_reads_back(text: str) -> None:
    (grid,) = read(write(Table("A", ("Teks",), [(text,)])))
    assert (grid.rows[1].text(1) if len(grid.rows) > 1 else "") == text.strip()


def test_equal_sheet_names_are_told_apart() -> None:
    data = write(*(Table("x" * 40, ("a",), []) for _ in range(3)))
    assert len(openpyxl.load_workbook(io.BytesIO(data)).sheetnames) == 3
