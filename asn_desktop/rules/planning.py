"""The small code lists of an SKP (reg. 2085–2152, 2330–2416, 2426–2479)."""

from __future__ import annotations

import re
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


class Perspective(StrEnum):
    """What a leader's indicator looks at; Anggaran is compulsory (reg. 1231–1249)."""

    RECIPIENTS = "recipients"
    PROCESS = "process"
    STRENGTHENING = "strengthening"
    BUDGET = "budget"

    @property
    def label(self) -> str:
        """The Indonesian name, as printed in column (5) of A.1.2."""
        return _PERSPECTIVES[self]


_PERSPECTIVES = {
    Perspective.RECIPIENTS: "Penerima Layanan",
    Perspective.PROCESS: "Proses Bisnis",
    Perspective.STRENGTHENING: "Penguatan Internal",
    Perspective.BUDGET: "Anggaran",
}


_TYPED = re.compile(
    r"\(?\s*perspektif\s+("
    + "|".join(name.replace(" ", r"\s+") for name in _PERSPECTIVES.values())
    + r")[\s).;,]*$",
    re.IGNORECASE,
)


def typed_perspective(text: str) -> Perspective | None:
    """The perspective a bullet of A.1.1 ends with, "… (Perspektif Anggaran)" (reg. 6625–6629)."""
    match = _TYPED.search(text.strip())
    if match is None:
        return None
    typed = " ".join(match[1].split()).casefold()
    return next(each for each, name in _PERSPECTIVES.items() if name.casefold() == typed)


class ResultSource(StrEnum):
    """Where a leader's result comes from (reg. 1140–1184)."""

    AGREEMENT = "agreement"
    STRATEGIC_PLAN = "strategic_plan"
    WORK_PLAN = "work_plan"
    DIRECTIVE = "directive"
    INITIATIVE = "initiative"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _SOURCES[self]

    @property
    def is_plan(self) -> bool:
        """Whether it comes from PK, Renstra or RKT: always a main result (reg. 1150–1157)."""
        return self not in (ResultSource.DIRECTIVE, ResultSource.INITIATIVE)


_SOURCES = {
    ResultSource.AGREEMENT: "Perjanjian Kinerja",
    ResultSource.STRATEGIC_PLAN: "Rencana Strategis",
    ResultSource.WORK_PLAN: "Rencana Kerja Tahunan",
    ResultSource.DIRECTIVE: "Direktif",
    ResultSource.INITIATIVE: "Inisiatif strategis/rencana aksi",
}


class ControlLevel(StrEnum):
    """Quality and level of control of an indicator, one of three (reg. 1185–1197, 5633)."""

    OUTCOME = "outcome"
    INTERMEDIATE = "intermediate"
    LOW_CONTROL_OUTPUT = "low_control_output"

    @property
    def label(self) -> str:
        """The Indonesian name, as printed on A.1.3."""
        return _CONTROL[self]


_CONTROL = {
    ControlLevel.OUTCOME: "Outcome",
    ControlLevel.INTERMEDIATE: "Outcome Antara",
    ControlLevel.LOW_CONTROL_OUTPUT: "Output kendali rendah",
}


class ReportingInterval(StrEnum):
    """How often an indicator is reported, one of four (A.1.3, reg. 1558–1562)."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"

    @property
    def label(self) -> str:
        """The Indonesian name, as printed on A.1.3."""
        return _INTERVALS[self]


_INTERVALS = {
    ReportingInterval.MONTHLY: "Bulanan",
    ReportingInterval.QUARTERLY: "Triwulanan",
    ReportingInterval.HALF_YEARLY: "Semesteran",
    ReportingInterval.YEARLY: "Tahunan",
}


class StrategyPart(StrEnum):
    """The two lower parts of a workblock (A.1.4, reg. 1759–1779)."""

    ACTIVITIES = "activities"
    MILESTONES = "milestones"

    @property
    def label(self) -> str:
        """The head as printed."""
        if self is StrategyPart.ACTIVITIES:
            return "STRATEGI (KEY ACTIVITIES)"
        return "KELUARAN KUNCI (KEY MILESTONE)"


class StrategyKind(StrEnum):
    """Routine or transforming, the sections of each part of A.1.4."""

    ROUTINE = "routine"
    TRANSFORMING = "transforming"

    @property
    def label(self) -> str:
        """The section as printed."""
        return "A. RUTIN" if self is StrategyKind.ROUTINE else "B. TRANSFORMATIF"


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
