"""The sheets of guidance: B.1.6–B.1.10. ``assessor`` is who guides; he signs B.1.6 and B.1.7."""

from __future__ import annotations

from dataclasses import dataclass

from asn_desktop.views.sheets import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachingSheet(Sheet):
    """B.1.6; each row has as many cells as its table has columns (`rules.guidance`)."""

    goals: tuple[tuple[str, ...], ...] = ()
    facts: tuple[tuple[str, ...], ...] = ()
    opportunity: str = ""
    next_steps: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentoringSheet(Sheet):
    """B.1.7."""

    goals: tuple[tuple[str, ...], ...] = ()
    journal: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceFeedbackSheet(Sheet):
    """B.1.8: the nine answers in order, "" = not answered; signed by the employee alone."""

    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyLine:
    """One competence; ``score`` 1–5, None = not scored."""

    name: str
    score: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencySheet(Sheet):
    """B.1.9; signed by the leader or who was specially assigned."""

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
