"""Everything an assessor sees while rating, and the lists around it.

A rating nobody gave is None. Nothing here is ever filled in from a proposal or from last period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from asn_desktop.rules.evaluation import GiverKind, Initiative, Manner, Rhythm
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.finishing import Standing, finish_findings
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState
from asn_desktop.rules.mirror import mirror_findings
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement, predicate
from asn_desktop.views.progress import PeriodHead, ResultProgress, missing

Target = tuple[str, UUID | int]
"""What a piece of feedback is about: ("indicator", id), ("result", id) or ("value", 1–7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a piece of feedback was given, all optional; kept for the rating, never printed."""

    manner: Manner | None = None
    rhythm: Rhythm | None = None
    initiative: Initiative | None = None
    positive: bool | None = None
    evidence: str = ""

    @property
    def label(self) -> str:
        """What is known, in one line: "langsung · diminta pegawai · respons positif"."""
        parts = [one.label for one in (self.manner, self.rhythm, self.initiative) if one]
        if self.positive is not None:
            parts.append("Respons positif" if self.positive else "Respons tidak positif")
        if self.evidence:
            parts.append(f"Bukti: {self.evidence}")
        return " · ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of feedback; ``own`` targets are given by :data:`Target`."""

    id: UUID
    target: Target
    giver: GiverKind
    giver_name: str
    on: date
    text: str
    how: How = How()

    @property
    def printed_giver(self) -> str:
        """The words before the colon on paper; of any other giver his own: "Satpam" (reg. 8300)."""
        if self.giver is GiverKind.OTHER and self.giver_name:
            return self.giver_name
        return f"{self.giver.label} ({self.giver_name})" if self.giver_name else self.giver.label


@dataclass(frozen=True, slots=True, kw_only=True)
class BehaviourFacts:
    """One value: guides of the regulation and what the leader especially expects."""

    value: int
    name: str
    guides: tuple[str, ...]
    expectation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementFacts:
    """The achievement of a unit in a period; ``value`` None = not entered yet.

    ``proposed`` is last year's yearly value, offered when this year's is late (reg. 3880–3883).
    """

    unit_id: UUID | None
    unit: str
    value: UnitAchievement | None = None
    source: str = ""
    on: date | None = None
    of_year: int = 0
    proposed: UnitAchievement | None = None
    proposed_year: int = 0
    people: int = 0


@dataclass(frozen=True, slots=True)
class LastRatings:
    """The period before: shown grey, never a default."""

    label: str
    work: Rating | None
    behaviour: Rating | None
    predicate: Predicate | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class HeadProposal:
    """For the head of a unit: what follows from the achievement of that unit (SE 3/2023)."""

    unit: str
    achievement: UnitAchievement
    rating: Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonEvaluation:
    """One person of an evaluation run, whole: nothing more is read while rating."""

    id: UUID
    skp_id: UUID
    person_id: UUID
    name: str
    nip: str | None
    position: str
    rank: str
    approach: Approach
    form: FormCode
    state: EvaluationState
    achievement: AchievementFacts
    results: tuple[ResultProgress, ...]
    behaviours: tuple[BehaviourFacts, ...]
    pieces: tuple[Piece, ...] = ()
    views: Mapping[UUID, Rating] = field(default_factory=dict)
    work: Rating | None = None
    behaviour: Rating | None = None
    predicate: Predicate | None = None
    doubtful: bool = False
    note: str = ""
    without_realisation: str | None = None
    override_reason: str | None = None
    last: LastRatings | None = None
    proposal: HeadProposal | None = None
    study_leave: bool = False
    study_predicate: Predicate | None = None
    study_reason: str | None = None

    @property
    def outcome(self) -> Predicate | None:
        """What the ratings come to; of unfinished studies what was chosen (reg. 4176, 4332)."""
        if self.work is None or self.behaviour is None:
            return None
        return self.study_predicate or predicate(self.work, self.behaviour)

    @property
    def finished(self) -> bool:
        """Whether it was finished (rated or final)."""
        return self.state.is_finished

    @property
    def missing(self) -> int:
        """Realisations nobody filled in."""
        return missing(self.approach, self.results)

    def findings(self) -> list[Finding]:
        """What keeps it from being finished, and hints."""
        return finish_findings(
            Standing(
                achievement=self.achievement.value,
                work=self.work,
                behaviour=self.behaviour,
                missing=self.missing,
                without_reason=self.without_realisation,
                proposal=self.proposal.rating if self.proposal else None,
                override_reason=self.override_reason,
                note=self.note,
                unit=self.achievement.unit,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """All people of one assessor in one period.

    ``drafts``, ``returned`` and ``submitted`` count SKP of this assessor that are not set yet;
    ``ready`` set ones whose evaluation is not open yet. ``phrases`` are offered for texts.
    """

    assessor_id: UUID
    assessor: str
    period: PeriodHead
    achievement: AchievementFacts
    people: tuple[PersonEvaluation, ...]
    drafts: int = 0
    returned: int = 0
    submitted: int = 0
    ready: int = 0
    mirror_from: int = 10
    distribution_reason: str = ""
    phrases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mirror:
    """The distribution of predicates over some people.

    ``findings`` warn where the pattern is left; none while fewer than the office's limit of people
    are counted (``few``) or nobody is finished.
    """

    title: str
    achievement: UnitAchievement | None
    counts: Mapping[Predicate, int]
    total: int
    few: bool
    findings: tuple[Finding, ...] = ()
    reason: str = ""

    @property
    def open(self) -> int:
        """People without a predicate."""
        return self.total - sum(self.counts.values())


def mirror_of(
    title: str,
    achievement: UnitAchievement | None,
    predicates: Iterable[Predicate | None],
    *,
    mirror_from: int,
    reason: str = "",
) -> Mirror:
    """Count predicates (None = not finished) and say where they leave the pattern."""
    given = list(predicates)
    counts = Counter(one for one in given if one is not None)
    few = len(given) < mirror_from
    findings: tuple[Finding, ...] = ()
    if achievement is not None and not few:
        findings = tuple(mirror_findings(achievement, counts, len(given)))
    return Mirror(
        title=title,
        achievement=achievement,
        counts={one: counts[one] for one in Predicate},
        total=len(given),
        few=few,
        findings=findings,
        reason=reason,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationRow:
    """A line of the page Penilaian; ``id`` is the evaluation's."""

    id: UUID
    person_id: UUID
    name: str
    nip: str | None
    position: str
    unit: str
    assessor_id: UUID | None
    assessor: str
    state: EvaluationState
    work: Rating | None
    behaviour: Rating | None
    predicate: Predicate | None
    doubtful: bool
    missing: int
    achievement: UnitAchievement | None

    @property
    def finished(self) -> bool:
        """Whether it was finished."""
        return self.state.is_finished


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Somebody without an evaluation in this period; ``code`` and ``values`` say why."""

    person_id: UUID
    name: str
    code: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Opened:
    """What opening the evaluations of a period came to."""

    opened: int
    already: int
    renewed: int
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessorRow:
    """One assessor in a period, for choosing whose people to rate."""

    assessor_id: UUID
    name: str
    total: int
    finished: int
    doubtful: int
    achievement: AchievementFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The head lines of the page Penilaian: how far the office is in a period.

    ``ready`` = set SKP without an evaluation yet.
    """

    period: PeriodHead
    total: int
    finished: int
    doubtful: int
    without_realisation: int
    ready: int
    left_out: tuple[LeftOut, ...]
    assessors: tuple[AssessorRow, ...]
    achievements: tuple[AchievementFacts, ...]
    mirror: Mirror


@dataclass(frozen=True, slots=True)
class Finished:
    """The outcome of finishing: the predicate, and hints that do not block."""

    predicate: Predicate
    findings: tuple[Finding, ...] = ()
