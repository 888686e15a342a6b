"""Recaps of an office: one shape for the page in the window, the PDF and the spreadsheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from asn_desktop.rules.predicate import Predicate, UnitAchievement

Value: TypeAlias = str | int | date | None
"""A cell; None = nothing known, shown as "–" and never as zero."""


SUM = "Jumlah"
"""The first cell of a row that adds up those above it."""


class RecapKind(StrEnum):
    """Which recap."""

    PREDICATES = "predicates"
    DISTRIBUTION = "distribution"
    SIGNATURES = "signatures"
    YEARLY = "yearly"

    @property
    def label(self) -> str:
        """Its Indonesian name."""
        return _LABELS[self][0]

    @property
    def told(self) -> str:
        """What it answers, in one line."""
        return _LABELS[self][1]

    @property
    def per_period(self) -> bool:
        """Whether it is of one period (else of the whole year)."""
        return self is not RecapKind.YEARLY


_LABELS = {
    RecapKind.PREDICATES: (
        "Daftar predikat",
        "Rating dan predikat setiap pegawai, per unit kerja.",
    ),
    RecapKind.DISTRIBUTION: (
        "Sebaran predikat",
        "Jumlah tiap predikat per unit kerja di samping kurva acuannya.",
    ),
    RecapKind.SIGNATURES: (
        "Tanda tangan",
        "Siapa yang sudah dan belum menandatangani, menerima, dan mengembalikan.",
    ),
    RecapKind.YEARLY: (
        "Rekap setahun",
        "Predikat setiap pegawai dari periode ke periode dan hasil tahunannya.",
    ),
}


class Kind(StrEnum):
    """How a column is set: text, centred word, number, date or NIP."""

    TEXT = "text"
    WORD = "word"
    NUMBER = "number"
    DATE = "date"
    NIP = "nip"


@dataclass(frozen=True, slots=True)
class RecapColumn:
    """A column; ``share`` is its part of the width of the paper."""

    title: str
    share: float
    kind: Kind = Kind.TEXT


@dataclass(frozen=True, slots=True)
class RecapGroup:
    """Rows under one heading (a unit); ``total`` closes them in words."""

    title: str
    rows: tuple[tuple[Value, ...], ...]
    total: str = ""


@dataclass(frozen=True, slots=True)
class RecapCurve:
    """The guidance curve of an achievement beside the shares that came out."""

    achievement: UnitAchievement | None
    counts: tuple[tuple[Predicate, int], ...]
    open: int

    @property
    def finished(self) -> int:
        """People with a predicate."""
        return sum(count for _predicate, count in self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """A recap whole. ``office`` and ``agency`` head it, ``words`` say of what and when."""

    kind: RecapKind
    agency: str
    office: str
    title: str
    words: str
    on: date
    columns: tuple[RecapColumn, ...]
    groups: tuple[RecapGroup, ...]
    notes: tuple[str, ...] = ()
    curve: RecapCurve | None = None
    practice: bool = False

    @property
    def count(self) -> int:
        """How many rows it has."""
        return sum(len(group.rows) for group in self.groups)
