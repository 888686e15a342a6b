"""Ratings, predicates and the distribution of predicates (reg. 4118–4332, SE MenPANRB 3/2023).

A rating is a judgement; nothing here computes one from numbers. Ratings and predicates carry the
codes of the national system as values (1 is best), so compare by ``order``, where more is better.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum

from asn_desktop.rules.findings import Finding, Severity


class Rating(Enum):
    """How results or behaviour stand to what was expected."""

    ABOVE = 1
    MET = 2
    BELOW = 3

    @property
    def order(self) -> int:
        """1 below, 2 met, 3 above."""
        return 4 - self.value

    @property
    def label(self) -> str:
        """As on screen."""
        return _RATING_LABELS[self][0]

    @property
    def form_label(self) -> str:
        """As the C forms print it."""
        return _RATING_LABELS[self][1]

    @property
    def short_label(self) -> str:
        """As on a button: "Di atas", "Sesuai", "Di bawah"."""
        return self.label.removesuffix(" ekspektasi")


_RATING_LABELS: dict[Rating, tuple[str, str]] = {
    Rating.ABOVE: ("Di atas ekspektasi", "DIATAS EKSPEKTASI"),
    Rating.MET: ("Sesuai ekspektasi", "SESUAI EKSPEKTASI"),
    Rating.BELOW: ("Di bawah ekspektasi", "DIBAWAH EKSPEKTASI"),
}


class Predicate(Enum):
    """The result of an evaluation."""

    VERY_GOOD = 1
    GOOD = 2
    NEEDS_IMPROVEMENT = 3
    MISCONDUCT = 4
    VERY_POOR = 5

    @property
    def order(self) -> int:
        """1 very poor … 5 very good."""
        return 6 - self.value

    @property
    def label(self) -> str:
        """As on screen and in the regulation's text."""
        return _PREDICATE_LABELS[self][0]

    @property
    def form_label(self) -> str:
        """As the C forms print it."""
        return _PREDICATE_LABELS[self][1]


_PREDICATE_LABELS: dict[Predicate, tuple[str, str]] = {
    Predicate.VERY_GOOD: ("Sangat Baik", "SANGAT BAIK"),
    Predicate.GOOD: ("Baik", "BAIK"),
    Predicate.NEEDS_IMPROVEMENT: ("Butuh Perbaikan", "BUTUH PERBAIKAN"),
    Predicate.MISCONDUCT: ("Kurang/Misconduct", "KURANG (MISCONDUCT)"),
    Predicate.VERY_POOR: ("Sangat Kurang", "SANGAT KURANG"),
}


class UnitAchievement(StrEnum):
    """The achievement of the unit the assessor leads (reg. 3817); it has no national code."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    NEEDS_IMPROVEMENT = "needs_improvement"
    POOR = "poor"
    VERY_POOR = "very_poor"

    @property
    def order(self) -> int:
        """1 very poor … 5 outstanding."""
        return 5 - list(UnitAchievement).index(self)

    @property
    def label(self) -> str:
        """As on screen and in the regulation's text."""
        return _ACHIEVEMENT_LABELS[self][0]

    @property
    def form_label(self) -> str:
        """As the C forms print it."""
        return _ACHIEVEMENT_LABELS[self][1]


_ACHIEVEMENT_LABELS: dict[UnitAchievement, tuple[str, str]] = {
    UnitAchievement.OUTSTANDING: ("Istimewa", "ISTIMEWA"),
    UnitAchievement.GOOD: ("Baik", "BAIK"),
    UnitAchievement.NEEDS_IMPROVEMENT: ("Butuh Perbaikan", "BUTUH PERBAIKAN"),
    UnitAchievement.POOR: ("Kurang", "KURANG"),
    UnitAchievement.VERY_POOR: ("Sangat Kurang", "SANGAT KURANG"),
}

CELLS: Mapping[tuple[Rating, Rating], Predicate] = {
    (Rating.ABOVE, Rating.BELOW): Predicate.MISCONDUCT,
    (Rating.ABOVE, Rating.MET): Predicate.GOOD,
    (Rating.ABOVE, Rating.ABOVE): Predicate.VERY_GOOD,
    (Rating.MET, Rating.BELOW): Predicate.MISCONDUCT,
    (Rating.MET, Rating.MET): Predicate.GOOD,
    (Rating.MET, Rating.ABOVE): Predicate.GOOD,
    (Rating.BELOW, Rating.BELOW): Predicate.VERY_POOR,
    (Rating.BELOW, Rating.MET): Predicate.NEEDS_IMPROVEMENT,
    (Rating.BELOW, Rating.ABOVE): Predicate.NEEDS_IMPROVEMENT,
}
"""The quadrant: (work result, behaviour) → predicate (reg. 4130–4163, 4290–4331)."""


def predicate(work_result: Rating, behaviour: Rating) -> Predicate:
    """The predicate of two ratings: one of nine literal cells."""
    return CELLS[work_result, behaviour]


STUDY_NOT_FINISHED: Mapping[Rating, Predicate] = {
    Rating.ABOVE: Predicate.MISCONDUCT,
    Rating.MET: Predicate.MISCONDUCT,
    Rating.BELOW: Predicate.VERY_POOR,
}
"""Behaviour → predicate of one who does not finish his study leave (reg. 4176, 4332).

The law says "Kurang or Sangat Kurang, considering the behaviour" and no more: which of the two is a
proposal, the assessor decides between them and gives his reason.
"""

LEADER_PROPOSAL: Mapping[UnitAchievement, Rating] = {
    UnitAchievement.OUTSTANDING: Rating.ABOVE,
    UnitAchievement.GOOD: Rating.MET,
    UnitAchievement.NEEDS_IMPROVEMENT: Rating.BELOW,
    UnitAchievement.POOR: Rating.BELOW,
    UnitAchievement.VERY_POOR: Rating.BELOW,
}
"""Work-result rating proposed for the head of a unit by its achievement (SE 3/2023, editable)."""


class Bound(StrEnum):
    """What a line of the pattern asks of a number of people."""

    MOST = "most"
    """More than half."""
    AT_MOST = "at_most"
    """No more than the share, rounded down."""
    AT_LEAST = "at_least"
    """No fewer than the share, rounded up."""
    AT_LEAST_ONE = "at_least_one"


@dataclass(frozen=True, slots=True)
class PatternLine:
    """One demand of a distribution pattern; ``percent`` counts for the two shares only."""

    bound: Bound
    predicates: tuple[Predicate, ...]
    percent: int = 0

    def limit(self, total: int) -> int:
        """The number of people it comes to among ``total``."""
        if self.bound is Bound.MOST:
            return total // 2 + 1
        if self.bound is Bound.AT_LEAST_ONE:
            return 1
        if self.bound is Bound.AT_MOST:
            return total * self.percent // 100
        return -(-total * self.percent // 100)

    def is_kept(self, count: int, total: int) -> bool:
        """Whether ``count`` of ``total`` people satisfy it."""
        if self.bound is Bound.AT_MOST:
            return count <= self.limit(total)
        return count >= self.limit(total)


_P = Predicate
PATTERNS: Mapping[UnitAchievement, tuple[PatternLine, ...]] = {
    UnitAchievement.OUTSTANDING: (
        PatternLine(Bound.MOST, (_P.VERY_GOOD,)),
        PatternLine(Bound.AT_MOST, (_P.VERY_GOOD,), 70),
    ),
    UnitAchievement.GOOD: (
        PatternLine(Bound.MOST, (_P.GOOD,)),
        PatternLine(Bound.AT_MOST, (_P.GOOD,), 70),
        PatternLine(Bound.AT_LEAST_ONE, (_P.NEEDS_IMPROVEMENT, _P.MISCONDUCT)),
    ),
    UnitAchievement.NEEDS_IMPROVEMENT: (
        PatternLine(Bound.AT_LEAST, (_P.NEEDS_IMPROVEMENT,), 60),
        PatternLine(Bound.AT_MOST, (_P.VERY_GOOD,), 10),
    ),
    UnitAchievement.POOR: (
        PatternLine(Bound.AT_LEAST, (_P.MISCONDUCT,), 60),
        PatternLine(Bound.AT_LEAST, (_P.NEEDS_IMPROVEMENT,), 10),
        PatternLine(Bound.AT_MOST, (_P.VERY_GOOD,), 10),
    ),
    UnitAchievement.VERY_POOR: (
        PatternLine(Bound.AT_LEAST, (_P.VERY_POOR,), 60),
        PatternLine(Bound.AT_LEAST, (_P.MISCONDUCT, _P.NEEDS_IMPROVEMENT), 10),
        PatternLine(Bound.AT_MOST, (_P.VERY_GOOD,), 0),
    ),
}
"""The pattern of each unit achievement: 6/2022 (most) and SE 3/2023 (the numbers)."""


@dataclass(frozen=True, slots=True)
class PatternState:
    """One line of the pattern with the numbers of today, kept or not."""

    line: PatternLine
    count: int
    limit: int
    total: int

    @property
    def kept(self) -> bool:
        """Whether the numbers agree with the line."""
        return self.line.is_kept(self.count, self.total)


def pattern_state(
    achievement: UnitAchievement, counts: Mapping[Predicate, int]
) -> list[PatternState]:
    """Every line of the pattern with its numbers, for a mirror that shows more than warnings."""
    total = sum(counts.values())
    return [
        PatternState(line, _count(line.predicates, counts), line.limit(total), total)
        for line in PATTERNS[achievement]
    ]


def distribution_findings(
    achievement: UnitAchievement, counts: Mapping[Predicate, int]
) -> list[Finding]:
    """Warn where the numbers leave the pattern: guidance, so a warning with a reason, no block.

    Codes ``distribution.`` + ``most``, ``at_most``, ``at_least`` or ``at_least_one``; values
    ``achievement``, ``predicates`` (labels), ``count``, ``limit``, ``percent``, ``total``. Nobody
    counted finds nothing. Whether few people are warned at all is the caller's setting.
    """
    return [
        Finding(f"distribution.{state.line.bound}", Severity.WARNING, _values(achievement, state))
        for state in pattern_state(achievement, counts)
        if state.total and not state.kept
    ]


def _values(achievement: UnitAchievement, state: PatternState) -> dict[str, object]:
    return {
        "achievement": achievement.label,
        "predicates": " / ".join(predicate.label for predicate in state.line.predicates),
        "count": state.count,
        "limit": state.limit,
        "percent": state.line.percent,
        "total": state.total,
    }


def _count(predicates: Iterable[Predicate], counts: Mapping[Predicate, int]) -> int:
    return sum(counts.get(predicate, 0) for predicate in predicates)
