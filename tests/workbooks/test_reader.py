"""Cells come out as they stand, from xlsx and from any csv."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.workbooks.reader import as_text, read

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


def test_merged_ranges_and_hidden_sheets_are_known(xlsx: Callable[..., bytes]) -> None:
    (grid,) = read(xlsx({"A": [["a", "b"], ["c", "d"]]}, {"A": ["A1:B1"]}))
    assert [(m.first_row, m.first_column, m.last_row, m.last_column) for m in grid.merges] == [
        (1, 1, 1, 2)
    ]
    assert not grid.hidden
