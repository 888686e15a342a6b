"""Cells come out as they stand, from xlsx and from any csv."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import WINDOWS_EPOCH

from asn_desktop.workbooks.reader import as_text, read
from asn_desktop.workbooks.sheet_xml import read_cells

PEOPLE = "nip;nama\r\n199103272024012003;Kartini Usop\r\n196803222021211001;Jérôme O’Brien\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_csv_in_any_encoding_and_with_any_delimiter(encoding: str, delimiter: str) -> None:
    (grid,) = read(PEOPLE.replace(";", delimiter).encode(encoding))
    assert [(row.number, row.text(1), row.text(2)) for row in grid.rows] == [
        (1, "nip", "nama"),
        (2, "199103272024012003", "Kartini Usop"),
        (3, "196803222021211001", "Jérôme O’Brien"),
    ]


def test_csv_lines_are_counted_through_quoted_breaks_and_blank_lines() -> None:
    (grid,) = read(b'sep=;\n\n"Nama\nNIP";L/P\n"Budi";L\n')
    assert [(row.number, row.text(1)) for row in grid.rows] == [
        (1, "sep="),
        (3, "Nama\nNIP"),
        (5, "Budi"),
    ]


def test_a_quote_that_is_never_closed_eats_no_rows() -> None:
    lines = ["nip;nama;unit", '199103272024012003;"Kartini;A']
    lines += [f"19910327202401{n:04d};Orang {n};B" for n in range(40)]
    (grid,) = read("\n".join(lines).encode())
    assert len(grid.rows) == 42


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.99103272024012e17, "199103272024012000"),
        (1.99210032020042e17, "199210032020042000"),
        (199103272024012003, "199103272024012003"),
        (12.5, "12.5"),
        (3.0, "3"),
        (True, "TRUE"),
        (" x ", "x"),
    ],
)
def test_numbers_show_all_their_digits(value: float | str, text: str) -> None:
    assert as_text(value) == text


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8", exclude_characters='\r\n\x00"')))))
def test_no_csv_makes_it_fail_otherwise_than_by_words(rows: list[list[str]]) -> None:
    text = "\n".join(";".join(cells) for cells in rows)
    if text.strip() and not text.lstrip().startswith(("<", "%", "{", "PK")):
        (grid,) = read(b"\xef\xbb\xbf" + text.encode())
        assert all(row.cells for row in grid.rows)


def _by_openpyxl(data: bytes) -> list[dict[tuple[int, int], object]]:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [
        {
            (cell.row, cell.column): cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None and str(cell.value).strip()
        }
        for sheet in book.worksheets
    ]


def _by_us(data: bytes) -> list[dict[tuple[int, int], object]]:
    return [
        {(row.number, column): value for row in grid.rows for column, value in row.cells.items()}
        for grid in read(data)
    ]


@pytest.mark.parametrize("name", ["mulyorejo-duk", "asemrowo-per-unit", "rakumpit-pegawai"])
def test_cells_are_those_openpyxl_reads(name: str, offices: Path) -> None:
    data = (offices / f"{name}.xlsx").read_bytes()
    assert _by_us(data) == _by_openpyxl(data)


_VALUES = st.one_of(
    st.none(),
    st.integers(-(10**14), 10**14),
    st.booleans(),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20),
    st.datetimes(datetime(1905, 1, 1), datetime(2100, 1, 1)).map(  # noqa: DTZ001 - Excel's
        lambda moment: moment.replace(microsecond=0)
    ),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(_VALUES, max_size=6), max_size=8))
def test_cells_of_any_workbook_are_those_openpyxl_reads(rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([None if isinstance(v, str) and v[:1] == "=" else v for v in row])
    stream = io.BytesIO()
    book.save(stream)
    assert _by_us(stream.getvalue()) == _by_openpyxl(stream.getvalue())


SHEET = """<?xml version="1.0"?><x:worksheet
 xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>
<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c><x:f>1+1</x:f><x:v>2</x:v></x:c></x:row>
<x:row r="4"><x:c r="C4" t="inlineStr"><x:is><x:r><x:t>Ni </x:t></x:r><x:r><x:t>Ayu</x:t></x:r>
<x:rPh sb="0" eb="1"><x:t>nada</x:t></x:rPh></x:is></x:c><x:c r="D4" t="str"><x:v> </x:v></x:c>
<x:c r="AA4" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData>
<x:mergeCells><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>"""


def test_prefixes_rich_text_formulas_and_missing_references() -> None:
    rows: dict[int, dict[int, object]] = {}
    merges = read_cells(
        io.BytesIO(SHEET.encode()),
        lambda number, cells: rows.update({number: dict(cells)}),
        shared=["NIP_x000D_lama"],
        date_styles=frozenset(),
        duration_styles=frozenset(),
        epoch=WINDOWS_EPOCH,
    )
    assert rows == {1: {1: "NIP\nlama", 2: 2}, 4: {3: "Ni Ayu", 27: "#N/A"}}
    assert merges == [(1, 1, 2, 2)]


def test_merged_ranges_and_hidden_sheets_are_known(xlsx: Callable[..., bytes]) -> None:
    (grid,) = read(xlsx({"A": [["a", "b"], ["c", "d"]]}, {"A": ["A1:B1"]}))
    assert [(m.first_row, m.first_column, m.last_row, m.last_column) for m in grid.merges] == [
        (1, 1, 1, 2)
    ]
    assert not grid.hidden
