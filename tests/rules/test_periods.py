from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.dates import DAYS, MONTHS, format_date, format_day, format_span
from asn_desktop.rules.periods import (
    PeriodError,
    PeriodRef,
    PeriodScheme,
    default_window,
    parse,
    period_at,
    periods_of,
)

LONG = [1, 3, 5, 7, 8, 10, 12]


@pytest.mark.parametrize(
    ("written", "label", "paper", "start", "end"),
    [
        ("2026-TW1", "Triwulan I", "TRIWULAN I", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026-TW2", "Triwulan II", "TRIWULAN II", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-TW3", "Triwulan III", "TRIWULAN III", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-TW4", "Triwulan IV", "TRIWULAN IV", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026", "Tahunan", "AKHIR", date(2026, 1, 1), date(2026, 12, 31)),
        ("2028-02", "Februari", "BULAN FEBRUARI", date(2028, 2, 1), date(2028, 2, 29)),
        *(
            (
                f"2026-{n:02}",
                MONTHS[n - 1],
                f"BULAN {MONTHS[n - 1].upper()}",
                date(2026, n, 1),
                date(2026, n, 31 if n in LONG else 28 if n == 2 else 30),
            )
            for n in range(1, 13)
        ),
    ],
)
def test_every_period(written: str, label: str, paper: str, start: date, end: date) -> None:
    period = parse(written)
    assert str(period) == written
    assert (period.label, period.form_label) == (label, paper)
    assert (period.start, period.end) == (start, end)


def test_loose_spellings() -> None:
    assert parse(" 2026-tw2 ") == PeriodRef(2026, "TW2")
    assert parse("2026-akhir") == parse("2026")


@pytest.mark.parametrize("text", ["", "2026-TW5", "2026-13", "2026-5", "26", "TW2", "2026-00"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(PeriodError):
        parse(text)


@pytest.mark.parametrize("code", ["", "TW5", "13", "5", "tw2", "2026"])
def test_what_is_no_code(code: str) -> None:
    with pytest.raises(PeriodError):
        PeriodRef(2026, code)


def test_the_periods_of_a_year() -> None:
    quarters = [str(period) for period in periods_of(2026, PeriodScheme.QUARTERLY)]
    assert quarters == ["2026-TW1", "2026-TW2", "2026-TW3", "2026-TW4", "2026"]
    months = [str(period) for period in periods_of(2026, PeriodScheme.MONTHLY)]
    assert months == [*(f"2026-{n:02}" for n in range(1, 13)), "2026"]


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026", date(2026, 12, 31), date(2027, 1, 31)),
        ("2026-TW1", date(2026, 3, 16), date(2026, 4, 15)),
        ("2026-TW2", date(2026, 6, 16), date(2026, 7, 15)),
        ("2026-TW3", date(2026, 9, 16), date(2026, 10, 15)),
        ("2026-TW4", date(2026, 12, 16), date(2027, 1, 15)),
        ("2026-02", date(2026, 2, 25), date(2026, 3, 10)),
        ("2026-12", date(2026, 12, 25), date(2027, 1, 10)),
    ],
)
def test_default_windows(written: str, first: date, last: date) -> None:
    assert default_window(parse(written)) == (first, last)


def test_the_law_s_own_example_of_a_window() -> None:
    first, last = default_window(parse("2026-TW3"))
    assert first <= date(2026, 9, 25) <= last
    assert not first <= date(2026, 8, 25) <= last


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(PeriodScheme))
def test_every_day_lies_in_one_short_period(day: date, scheme: PeriodScheme) -> None:
    period = period_at(day, scheme)
    assert period.start <= day <= period.end
    assert parse(str(period)) == period
    others = [p for p in periods_of(day.year, scheme) if not p.is_yearly and p != period]
    assert not any(other.start <= day <= other.end for other in others)


def test_dates_as_offices_write_them() -> None:
    assert format_date(date(2026, 7, 2)) == "2 Juli 2026"
    assert format_day(date(2026, 7, 2)) == "Kamis, 2 Juli 2026"
    assert " ".join(DAYS) == "Senin Selasa Rabu Kamis Jumat Sabtu Minggu"
    assert (
        " ".join(MONTHS) == "Januari Februari Maret April Mei Juni Juli Agustus September "
        "Oktober November Desember"
    )
    whole = format_span(date(2026, 1, 1), date(2026, 12, 31))
    assert whole == "1 JANUARI SD 31 DESEMBER TAHUN 2026"
    assert format_span(date(2025, 12, 1), date(2026, 1, 31)) == "1 DESEMBER 2025 SD 31 JANUARI 2026"
