from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.satisfaction import (
    CATEGORIES,
    ELEMENTS,
    LABELS,
    category,
    index,
    mean,
    sample_size,
)

EXAMPLE = [Decimal(m) / 100 for m in (320, 315, 305, 380, 325, 330, 335, 345, 310)]
means = st.lists(
    st.decimals(1, 4, allow_nan=False, allow_infinity=False, places=4), min_size=9, max_size=9
)


def test_the_nine_elements() -> None:
    assert ELEMENTS == (
        "Persyaratan",
        "Sistem, Mekanisme, dan Prosedur",
        "Waktu Penyelesaian",
        "Biaya/Tarif",
        "Produk Spesifikasi Jenis Pelayanan",
        "Kompetensi Pelaksana",
        "Perilaku Pelaksana",
        "Penanganan Pengaduan, Saran dan Masukan",
        "Sarana dan Prasarana",
    )


@pytest.mark.parametrize(
    ("weight", "value"), [(None, "82.36"), ("0.11", "81.54"), ("0.111", "82.28")]
)
def test_the_example(weight: str | None, value: str) -> None:
    result = index(EXAMPLE, Decimal(weight) if weight else None)
    assert str(result) == value
    assert category(result) == "B"


@pytest.mark.parametrize(
    ("value", "letter"),
    [
        ("100.00", "A"),
        ("88.31", "A"),
        ("88.305", "A"),
        ("88.304", "B"),
        ("88.30", "B"),
        ("76.61", "B"),
        ("76.60", "C"),
        ("65.00", "C"),
        ("64.995", "C"),
        ("64.99", "D"),
        ("25.00", "D"),
        ("24.75", "D"),
    ],
)
def test_categories_after_rounding(value: str, letter: str) -> None:
    assert category(Decimal(value)) == letter


def test_the_ends() -> None:
    assert index([Decimal(4)] * 9) == 100
    assert index([Decimal(1)] * 9) == 25
    assert set(LABELS) == {letter for letter, _ in CATEGORIES} == set("ABCD")


@pytest.mark.parametrize("bad", [EXAMPLE[:8], [*EXAMPLE, Decimal(3)], [Decimal(0)] * 9])
def test_nine_means_from_one_to_four(bad: list[Decimal]) -> None:
    with pytest.raises(ValueError, match="Decimal"):
        index(bad)


def test_no_index_above_a_hundred() -> None:
    with pytest.raises(ValueError, match="100"):
        category(Decimal("100.01"))


def test_means_count_only_those_who_answered() -> None:
    assert mean([4, 3, 3]) == Decimal(10) / 3
    assert mean([]) is None
    with pytest.raises(ValueError, match="5"):
        mean([4, 5])


@pytest.mark.parametrize(
    ("population", "sample"),
    [(10, 10), (15, 14), (50, 44), (100, 80), (200, 132), (500, 217), (1000, 278), (10000, 370),
     (100000, 384), (1, 1)],
)  # fmt: skip
def test_krejcie_and_morgan(population: int, sample: int) -> None:
    assert abs(sample_size(population) - sample) <= (1 if population >= 100000 else 0)


def test_a_sample_needs_people() -> None:
    with pytest.raises(ValueError, match="0"):
        sample_size(0)


@given(means)
def test_the_index_is_in_its_scale_and_has_a_category(values: list[Decimal]) -> None:
    result = index(values)
    assert 25 <= result <= 100
    assert result == result.quantize(Decimal("0.01"))
    assert category(result) in LABELS
