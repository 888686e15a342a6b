"""The public satisfaction survey, SKM (PermenPANRB 14/2017)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from asn_desktop.rules.voices import Weighting

ELEMENTS: tuple[str, ...] = (
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
"""U1 … U9."""

SHORT: tuple[str, ...] = (
    "Persyaratan",
    "Prosedur",
    "Waktu",
    "Biaya/Tarif",
    "Produk",
    "Kompetensi",
    "Perilaku",
    "Pengaduan",
    "Sarana",
)
"""The same where there is little room: under a bar, over a column."""

CATEGORIES: tuple[tuple[str, Decimal], ...] = (
    ("A", Decimal("88.31")),
    ("B", Decimal("76.61")),
    ("C", Decimal("65.00")),
    ("D", Decimal("0")),
)
"""Category and its lowest index; the law begins D at 25.00, the least nine ones can give."""

LABELS: Mapping[str, str] = {"A": "Sangat baik", "B": "Baik", "C": "Kurang baik", "D": "Tidak baik"}

SCALE: Mapping[int, str] = {
    1: "Tidak baik",
    2: "Kurang baik",
    3: "Baik",
    4: "Sangat baik",
}
"""What a mark means."""

LOWEST_SHOWN = 3
"""How many of the weakest elements become the improvement plan."""

_SCALE = range(1, 5)
_CENT = Decimal("0.01")


def mean(answers: Sequence[int]) -> Decimal | None:
    """The mean of those who answered an element, exact; ``None`` where nobody did.

    Raises ``ValueError`` for an answer that is not 1–4.
    """
    if any(answer not in _SCALE for answer in answers):
        raise ValueError(answers)
    return Decimal(sum(answers)) / len(answers) if answers else None


def exact_mean(total: int, answered: int) -> Fraction | None:
    """The mean of an element as a fraction, so that no rounding is lost on the way to the index.

    Raises ``ValueError`` where the total cannot be that of so many marks of 1 to 4.
    """
    if not answered <= total <= 4 * answered:
        raise ValueError((total, answered))
    return Fraction(total, answered) if answered else None


def weight_of(weighting: Weighting) -> Fraction:
    """The weight of each of the nine elements."""
    return {
        Weighting.NINTH: Fraction(1, len(ELEMENTS)),
        Weighting.TWO_PLACES: Fraction("0.11"),
        Weighting.THREE_PLACES: Fraction("0.111"),
    }[weighting]


def element_index(mean: Fraction) -> Decimal:
    """A mean of 1–4 on the scale 25–100, half up to two decimals."""
    return half_up(mean * 25)


def lowest(means: Sequence[Fraction | None]) -> tuple[int, ...]:
    """The numbers (1–9) of the three weakest elements, the weakest first; unanswered never."""
    known = [(mean, no) for no, mean in enumerate(means, start=1) if mean is not None]
    return tuple(no for _mean, no in sorted(known)[:LOWEST_SHOWN])


def index(
    means: Sequence[Decimal] | Sequence[Fraction], weight: Decimal | Fraction | None = None
) -> Decimal:
    """``Σ(mean × weight) × 25`` of the nine elements, half up to two decimals.

    ``weight`` is exactly 1/9 unless given (0.11 and 0.111 are used too). Raises ``ValueError``
    unless there are nine means from 1 to 4.
    """
    if len(means) != len(ELEMENTS) or not all(1 <= value <= 4 for value in means):
        raise ValueError(means)
    share = Fraction(1, len(ELEMENTS)) if weight is None else Fraction(weight)
    exact = sum(map(Fraction, means), Fraction(0)) * share * 25
    return half_up(exact)


def category(index: Decimal) -> str:
    """A, B, C or D of an index, rounded to two decimals first. Raises ``ValueError`` above 100."""
    value = index.quantize(_CENT, ROUND_HALF_UP)
    if not 0 <= value <= 100:
        raise ValueError(index)
    return next(letter for letter, lowest in CATEGORIES if value >= lowest)


def sample_size(population: int) -> int:
    """Answers needed of so many users: Krejcie and Morgan, χ² 3.841, P 0.5, d 0.05."""
    if population < 1:
        raise ValueError(population)
    chi = Fraction("3.841") / 4
    exact = chi * population / (Fraction("0.0025") * (population - 1) + chi)
    return int(exact + Fraction(1, 2))


def half_up(value: Fraction, places: int = 2) -> Decimal:
    """A positive fraction to so many decimals, a half upwards."""
    return Decimal(int(value * 10**places + Fraction(1, 2))).scaleb(-places)
