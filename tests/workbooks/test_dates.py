from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.workbooks.dates import as_date, parse_date

MONTHS = [
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September",
    "Oktober", "November", "Desember",
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("16 Desember 1995", date(1995, 12, 16)),
        ("Gresik, 16 Desember 1995", date(1995, 12, 16)),
        ("GRESIK / 16-12-1995", date(1995, 12, 16)),
        ("08/03/1988", date(1988, 3, 8)),
        ("09-06-1981", date(1981, 6, 9)),
        ("9.6.1981", date(1981, 6, 9)),
        ("1981-06-09", date(1981, 6, 9)),
        ("1981-06-09 00:00:00", date(1981, 6, 9)),
        ("19810609", date(1981, 6, 9)),
        ("1 Agt 2020", date(2020, 8, 1)),
        ("17-Nop-1970", date(1970, 11, 17)),
        ("5 Pebruari 1968", date(1968, 2, 5)),
        ("34000", date(1993, 1, 31)),
        ("31 Februari 1990", None),
        ("16 Desbr 1995", None),
        ("16-12-95", None),
        ("1995", None),
        ("Gresik", None),
        ("-", None),
        ("13/13/1990", None),
    ],
)
def test_dates_as_offices_write_them(text: str, found: date | None) -> None:
    assert parse_date(text) == found


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_usual_spelling_comes_back(day: date) -> None:
    assert parse_date(f"{day.day} {MONTHS[day.month - 1]} {day.year}") == day
    assert parse_date(f"Palu, {day:%d-%m-%Y}") == day
    assert parse_date(day.isoformat()) == day
    assert as_date(datetime(day.year, day.month, day.day), "") == day  # noqa: DTZ001 - Excel's
