from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.credit import (
    BASES,
    COEFFICIENTS,
    NEEDS,
    PERCENTAGES,
    Grade,
    credit_points,
    integration,
    total,
)
from asn_desktop.rules.predicate import Predicate
from asn_desktop.rules.ranks import Rank


@pytest.mark.parametrize(
    ("grade", "coefficient", "rank", "next_grade"),
    [
        ("Pemula", "3.75", 15, 15),
        ("Terampil", "5", 20, 60),
        ("Mahir", "12.5", 50, 100),
        ("Penyelia", "25", 100, None),
        ("Ahli Pertama", "12.5", 50, 100),
        ("Ahli Muda", "25", 100, 200),
        ("Ahli Madya", "37.5", 150, 450),
        ("Ahli Utama", "50", 200, None),
    ],
)
def test_grades(grade: str, coefficient: str, rank: int, next_grade: int | None) -> None:
    assert COEFFICIENTS[Grade(grade)] == Decimal(coefficient)
    assert (NEEDS[Grade(grade)].rank, NEEDS[Grade(grade)].grade) == (rank, next_grade)
    assert len(COEFFICIENTS) == len(NEEDS) == len(Grade) == 8


@pytest.mark.parametrize(
    ("predicate", "percent"), list(zip(Predicate, [150, 100, 75, 50, 25], strict=True))
)
def test_percentages(predicate: Predicate, percent: int) -> None:
    assert PERCENTAGES[predicate] == percent


@pytest.mark.parametrize(
    ("grade", "predicate", "months", "places", "points"),
    [
        ("Ahli Pertama", Predicate.VERY_GOOD, 12, 2, "18.75"),
        ("Ahli Pertama", Predicate.GOOD, 2, 2, "2.08"),
        ("Ahli Muda", Predicate.GOOD, 5, 3, "10.417"),
        ("Ahli Madya", Predicate.NEEDS_IMPROVEMENT, 7, 3, "16.406"),
        ("Pemula", Predicate.VERY_GOOD, 9, 3, "4.219"),
        ("Ahli Utama", Predicate.VERY_POOR, 1, 3, "1.042"),
        ("Ahli Madya", Predicate.NEEDS_IMPROVEMENT, 6, 2, "14.06"),
        ("Ahli Madya", Predicate.VERY_GOOD, 2, 2, "9.38"),  # 9.375, half up
    ],
)
def test_lines(grade: str, predicate: Predicate, months: int, places: int, points: str) -> None:
    assert credit_points(Grade(grade), predicate, months, places) == Decimal(points)
    assert str(credit_points(Grade(grade), predicate, months, places)) == points


def test_three_decimals_unless_said() -> None:
    assert str(credit_points(Grade.AHLI_MUDA, Predicate.GOOD, 12)) == "25.000"


def test_the_sheet_adds_up_its_rounded_lines() -> None:
    lines = [
        credit_points(Grade.AHLI_PERTAMA, Predicate.VERY_GOOD, 12, 2),
        credit_points(Grade.AHLI_PERTAMA, Predicate.GOOD, 2, 2),
    ]
    assert total(lines) == Decimal("20.83")
    assert total([]) == 0


@pytest.mark.parametrize("months", [0, 13, -1])
def test_months_are_one_to_twelve(months: int) -> None:
    with pytest.raises(ValueError, match=str(months)):
        credit_points(Grade.MAHIR, Predicate.GOOD, months)


@pytest.mark.parametrize(
    ("rank", "base"),
    [
        ("III/a", 100),
        ("III/b", 100),
        ("III/c", 200),
        ("III/d", 200),
        ("IV/a", 400),
        ("IV/b", 400),
        ("IV/c", 400),
        ("IV/d", 850),
        ("IV/e", 850),
    ],
)
def test_bases_of_integration(rank: str, base: int) -> None:
    assert BASES[Rank(rank)] == base
    assert len(BASES) == 9
    assert integration(Decimal(base) + Decimal("12.5"), Rank(rank)) == Decimal("12.5")
    assert integration(Decimal(0), Rank(rank)) == 0


@given(st.sampled_from(Grade), st.sampled_from(Predicate), st.integers(1, 11))
def test_more_months_are_never_fewer_points(
    grade: Grade, predicate: Predicate, months: int
) -> None:
    assert credit_points(grade, predicate, months) < credit_points(grade, predicate, months + 1)
