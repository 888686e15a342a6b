"""Who answers a survey, as far as the sheet asks: sex, age group, education; all of it optional."""

from __future__ import annotations

from typing import Final

MAN: Final = "L"
WOMAN: Final = "P"
SEXES: Final = {MAN: "Laki-laki", WOMAN: "Perempuan"}
UNKNOWN: Final = "Tidak diisi"

AGES: Final[tuple[tuple[int, str], ...]] = (
    (20, "Di bawah 20 tahun"),
    (30, "20–29 tahun"),
    (40, "30–39 tahun"),
    (50, "40–49 tahun"),
    (60, "50–59 tahun"),
    (200, "60 tahun ke atas"),
)
"""The first age that no longer belongs, and the group's name."""
YOUNGEST: Final = 5
OLDEST: Final = 120

EDUCATIONS: Final = (
    "Tidak sekolah",
    "SD",
    "SMP",
    "SMA",
    "D1",
    "D2",
    "D3",
    "D4",
    "S1",
    "S2",
    "S3",
)
"""In their order; what is written otherwise is kept as it is and stands behind them."""

_SAME: Final = {
    "sltp": "SMP",
    "mts": "SMP",
    "slta": "SMA",
    "smu": "SMA",
    "smk": "SMA",
    "ma": "SMA",
    "mi": "SD",
    "di": "D1",
    "dii": "D2",
    "diii": "D3",
    "div": "D4",
    "sarjana": "S1",
    "magister": "S2",
    "doktor": "S3",
    "tidaksekolah": "Tidak sekolah",
    "belumsekolah": "Tidak sekolah",
}


def sex_of(text: str) -> str | None:
    """L or P of "L", "laki-laki", "Pria", "P", "perempuan", "Wanita"; "" of nothing, else None."""
    word = text.strip().casefold()
    if not word or word in {"-", "–"}:
        return ""
    if word in {"l", "lk", "laki-laki", "laki laki", "laki", "pria"}:
        return MAN
    if word in {"p", "pr", "perempuan", "wanita"}:
        return WOMAN
    return None


def education_of(text: str) -> str:
    """The name as the list has it ("SLTA/sederajat" → "SMA"); another is kept as it is."""
    words = " ".join(text.split())
    if words in {"-", "–"}:
        return ""
    first = words.casefold().split("/")[0].replace(" ", "").replace("-", "").replace(".", "")
    known = {one.casefold().replace(" ", ""): one for one in EDUCATIONS} | _SAME
    return known.get(first, words)


def education_order(name: str) -> tuple[int, str]:
    """Sorts by level; unknown names behind, nothing at the end."""
    if name in EDUCATIONS:
        return EDUCATIONS.index(name), name
    return (len(EDUCATIONS) + (not name), name)


def age_group(age: int | None) -> str:
    """The name of the group; "" where the age is not known."""
    if age is None:
        return ""
    return next(name for above, name in AGES if age < above)
