"""A target spread over periods: the parts add up, missing is missing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules import trajectory
from asn_desktop.rules.following import Gathering
from asn_desktop.rules.planning import Aspect

SUM, LAST = Gathering.SUM, Gathering.LAST
D = Decimal


@pytest.mark.parametrize(
    ("target", "periods", "parts"),
    [
        ("1200", 4, ("300", "300", "300", "300")),
        ("10", 4, ("3", "2", "3", "2")),
        ("1", 4, ("0", "1", "0", "0")),
        ("2.5", 4, ("0.63", "0.62", "0.63", "0.62")),
        ("100", 12, ("8", "9", "8", "8", "9", "8", "8", "9", "8", "8", "9", "8")),
    ],
)
def test_pieces_are_spread_evenly_and_add_up(
    target: str, periods: int, parts: tuple[str, ...]
) -> None:
    found = trajectory.even(D(target), periods, SUM)
    assert found == tuple(map(D, parts))
    assert sum(found) == D(target)


@given(
    st.decimals(min_value="0.01", max_value=99_999, places=2),
    st.lists(st.integers(0, 50).map(Decimal), min_size=1, max_size=12).filter(any),
)
def test_by_weight_the_parts_always_add_up(target: Decimal, weights: list[Decimal]) -> None:
    found = trajectory.spread(target, weights, SUM)
    assert sum(found) == target
    assert all(part >= 0 for part in found)
    assert trajectory.lacking(target, found, SUM) == 0
    levels = trajectory.spread(target, weights, LAST)
    assert levels[-1] == target
    assert list(levels) == sorted(levels)


def test_a_level_is_kept_or_grows() -> None:
    assert trajectory.even(D(95), 4, LAST) == (D(95),) * 4
    assert trajectory.spread(D(80), [D(1), D(1)], LAST) == (D(40), D(80))
    for weights in ([D(0), D(0)], [D(-1), D(2)]):
        with pytest.raises(ValueError, match="Decimal"):
            trajectory.spread(D(80), weights, LAST)


def test_what_is_lacking_to_the_target() -> None:
    assert trajectory.lacking(D(10), [D(3), D(5)], SUM) == 2
    assert trajectory.lacking(D(10), [D(3), D(12)], LAST) == -2
    assert trajectory.lacking(D(10), [], SUM) == 10


def test_where_one_stands_and_missing_is_no_zero() -> None:
    assert trajectory.until([D(300), None, D(341)], SUM) == 641
    assert trajectory.until([D(90), D(95), None], LAST) == 95
    assert trajectory.until([None, None], SUM) is None
    assert trajectory.percent(D(600), D(641)) == 107
    assert trajectory.percent(D(600), None) is None
    assert trajectory.percent(None, D(5)) is None
    assert trajectory.percent(D(1), D(2), Aspect.TIME) is None  # of time less is better


@pytest.mark.parametrize(
    ("unit", "gathering"),
    [("surat", SUM), ("%", LAST), ("hari kerja", LAST), ("indeks", LAST), ("dokumen", SUM)],
)
def test_pieces_add_up_and_levels_do_not(unit: str, gathering: Gathering) -> None:
    assert trajectory.proposed(unit) is gathering
    assert trajectory.proposed(unit, Aspect.TIME) is LAST


def test_the_number_of_a_realisation() -> None:
    assert trajectory.target_of("1.200 surat") == (D(1200), "surat")
    assert trajectory.target_of("paling lambat 5 hari") is None
    assert trajectory.reached_in("341 surat", "surat") == 341
    assert trajectory.reached_in("341", "Surat") == 341
    assert trajectory.reached_in("341 berkas", "surat") is None
    assert trajectory.reached_in("selesai semua", "surat") is None


@pytest.mark.parametrize(
    ("target", "number", "unit", "gathering"),
    [
        ("≥ 84,00", "84", "", LAST),
        (">= 84", "84", "", LAST),
        ("minimal 95 %", "95", "%", LAST),
        ("Paling sedikit 3,2 skala", "3.2", "skala", LAST),
        ("84 (indeks)", "84", "indeks", LAST),
        ("≥ 84 (indeks)", "84", "indeks", LAST),
        ("Minimal 12 dokumen", "12", "dokumen", SUM),
        ("1.200 surat", "1200", "surat", SUM),
        ("12 (dua belas) laporan", None, "", SUM),
    ],
)
def test_a_least_is_read_as_its_number(
    target: str, number: str | None, unit: str, gathering: Gathering
) -> None:
    read = trajectory.target_of(target)
    assert read == ((D(number), unit) if number else None)
    assert trajectory.proposed(unit, target=target) is gathering


@pytest.mark.parametrize("target", ["≤ 1 hari", "maksimal 3 hari", "80 – 90%", "minimalis 3", ""])
def test_a_most_a_range_and_a_word_are_left_to_the_person(target: str) -> None:
    assert trajectory.target_of(target) is None


@pytest.mark.parametrize(
    ("text", "gathering"),
    [
        ("Indeks kepuasan masyarakat", LAST),
        ("Persentase berkas tepat waktu", LAST),
        ("Rata-rata kehadiran", LAST),
        ("Nilai SAKIP dinas", LAST),
        ("Meningkatnya tingkat kelulusan", LAST),
        ("Jumlah laporan yang dinilai", SUM),
    ],
)
def test_an_indicator_that_speaks_of_a_level_is_not_added_up(
    text: str, gathering: Gathering
) -> None:
    assert trajectory.proposed("", Aspect.QUALITY, text=text) is gathering


def test_a_realisation_says_in_brackets_where_it_is_from() -> None:
    assert trajectory.reached_in("84,32 (SKM Triwulan I 2026, Baik)", "indeks") == D("84.32")
    assert trajectory.reached_in("300 surat (dari agenda)", "berkas") is None
