"""Credit points of functional officials who are PNS (PermenPANRB 1/2023, PerBKN 3/2023).

``AK = months/12 × percentage × coefficient``, exact inside, each line rounded half up; a sheet adds
up its rounded lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from asn_desktop.rules.positions import Grade
from asn_desktop.rules.predicate import Predicate
from asn_desktop.rules.ranks import Rank

__all__ = [
    "BASES",
    "COEFFICIENTS",
    "NEEDS",
    "PERCENTAGES",
    "Grade",
    "Needs",
    "credit_points",
    "integration",
    "total",
]

PERCENTAGES: Mapping[Predicate, int] = {
    Predicate.VERY_GOOD: 150,
    Predicate.GOOD: 100,
    Predicate.NEEDS_IMPROVEMENT: 75,
    Predicate.MISCONDUCT: 50,
    Predicate.VERY_POOR: 25,
}

COEFFICIENTS: Mapping[Grade, Decimal] = {
    Grade.PEMULA: Decimal("3.75"),
    Grade.TERAMPIL: Decimal("5"),
    Grade.MAHIR: Decimal("12.5"),
    Grade.PENYELIA: Decimal("25"),
    Grade.AHLI_PERTAMA: Decimal("12.5"),
    Grade.AHLI_MUDA: Decimal("25"),
    Grade.AHLI_MADYA: Decimal("37.5"),
    Grade.AHLI_UTAMA: Decimal("50"),
}
"""Points a year for Baik."""


@dataclass(frozen=True, slots=True)
class Needs:
    """Points needed for a rise of rank and of grade; the highest grades have no next."""

    rank: int
    grade: int | None


NEEDS: Mapping[Grade, Needs] = {
    Grade.PEMULA: Needs(15, 15),
    Grade.TERAMPIL: Needs(20, 60),
    Grade.MAHIR: Needs(50, 100),
    Grade.PENYELIA: Needs(100, None),
    Grade.AHLI_PERTAMA: Needs(50, 100),
    Grade.AHLI_MUDA: Needs(100, 200),
    Grade.AHLI_MADYA: Needs(150, 450),
    Grade.AHLI_UTAMA: Needs(200, None),
}

BASES: Mapping[Rank, int] = {
    Rank.III_A: 100,
    Rank.III_B: 100,
    Rank.III_C: 200,
    Rank.III_D: 200,
    Rank.IV_A: 400,
    Rank.IV_B: 400,
    Rank.IV_C: 400,
    Rank.IV_D: 850,
    Rank.IV_E: 850,
}
"""Base points by rank, taken off the old accumulated points once, at integration."""


def credit_points(grade: Grade, predicate: Predicate, months: int, places: int = 3) -> Decimal:
    """One line of the sheet, half up; ``months`` inclusive, 1–12, else ``ValueError``."""
    if not 1 <= months <= 12:
        raise ValueError(months)
    points = COEFFICIENTS[grade] * PERCENTAGES[predicate] * months / 1200
    return points.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def total(lines: Iterable[Decimal]) -> Decimal:
    """The sum of rounded lines, so that the sheet adds up."""
    return sum(lines, Decimal(0))


def integration(accumulated: Decimal, rank: Rank) -> Decimal:
    """Points carried over from the old system, never below nought.

    Raises ``KeyError`` for a rank without a base (below III/a, PPPK).
    """
    return max(accumulated - BASES[rank], Decimal(0))
