"""The small code lists of an SKP (reg. 2085–2152, 2330–2416, 2426–2479)."""

from __future__ import annotations

from enum import StrEnum


class Approach(StrEnum):
    """How results are worded; the leader chooses it per employee (reg. 2082–2084)."""

    QUANTITATIVE = "quantitative"
    QUALITATIVE = "qualitative"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return "Kuantitatif" if self is Approach.QUANTITATIVE else "Kualitatif"


class ResultSection(StrEnum):
    """Utama = high priority, tambahan = low priority and may be empty (reg. 1144–1149)."""

    MAIN = "main"
    ADDITIONAL = "additional"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return "Utama" if self is ResultSection.MAIN else "Tambahan"


class Aspect(StrEnum):
    """The aspect an indicator measures, printed in column (4) of A.1.7."""

    QUANTITY = "quantity"
    QUALITY = "quality"
    TIME = "time"
    COST = "cost"

    @property
    def label(self) -> str:
        """The Indonesian name, as printed."""
        return _ASPECTS[self]


_ASPECTS = {
    Aspect.QUANTITY: "Kuantitas",
    Aspect.QUALITY: "Kualitas",
    Aspect.TIME: "Waktu",
    Aspect.COST: "Biaya",
}


class AnnexSection(StrEnum):
    """The three parts of Format A.1.8."""

    RESOURCES = "resources"
    ACCOUNTABILITY = "accountability"
    CONSEQUENCES = "consequences"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _ANNEX[self]


_ANNEX = {
    AnnexSection.RESOURCES: "Dukungan sumber daya",
    AnnexSection.ACCOUNTABILITY: "Skema pertanggungjawaban",
    AnnexSection.CONSEQUENCES: "Konsekuensi",
}


def assignment_words(giver: str) -> str:
    """Who gave the task as the forms print it behind the result (reg. 2273, 7273).

    A position or team alone becomes "(Penugasan dari Camat)"; what already says so is kept.
    """
    words = " ".join(giver.split())
    if not words or words.startswith("("):
        return words
    return f"({words})" if words.casefold().startswith("penugasan") else f"(Penugasan dari {words})"
