"""The sheets of guidance: B.1.6–B.1.10.

What is not filled in prints empty, with room for the pen: coaching is often noted at the table.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from asn_desktop.views.sheets import Party, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceSheet(Sheet):
    """``giver`` guides, the leader or who was specially assigned; he signs B.1.6, B.1.7, B.1.9."""

    giver: Party = field(default_factory=Party)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachingSheet(GuidanceSheet):
    """B.1.6; each row has as many cells as its table has columns (`rules.guidance`)."""

    goals: tuple[tuple[str, ...], ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    opportunity: str = ""
    next_steps: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentoringSheet(GuidanceSheet):
    """B.1.7."""

    goals: tuple[tuple[str, ...], ...] = ()
    journal: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceFeedbackSheet(GuidanceSheet):
    """B.1.8: the nine answers in order, "" = not answered; signed by the employee alone."""

    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyLine:
    """One competence; ``score`` 1–5, None = not scored."""

    name: str
    score: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencySheet(GuidanceSheet):
    """B.1.9."""

    managerial: tuple[CompetencyLine, ...] = ()
    socio_cultural: tuple[CompetencyLine, ...] = ()
    technical: tuple[CompetencyLine, ...] = ()
    recommendation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourProblemSheet(Sheet):
    """B.1.10; signed by the assessor alone. ``others_too`` None prints both choices."""

    expectation: str = ""
    problem: str = ""
    others_too: bool | None = None
    done: str = ""
