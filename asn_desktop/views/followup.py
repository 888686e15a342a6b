"""What follows an evaluation: its document's way, its limits, an objection."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from asn_desktop.rules.clock import LIMITS, Limit
from asn_desktop.rules.clocks import Next, Who
from asn_desktop.rules.evaluators import FinalCase
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState, ObjectionState
from asn_desktop.rules.predicate import Predicate, Rating


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit that runs: since when, until when, how many working days are left (negative: over).

    ``estimate``: a year without a sure table of holidays lies under it. ``before``: it was due
    before the office began with the program and is nobody's delay.
    """

    limit: Limit
    who: Who
    since: date
    due: date
    left: int
    estimate: bool = False
    before: bool = False

    @property
    def is_late(self) -> bool:
        """Whether somebody missed it, with the program already in use."""
        return self.left < 0 and not self.before and self.limit is not Limit.OBJECT

    @property
    def article(self) -> str:
        """Where it is written."""
        return f"Lampiran {LIMITS[self.limit].article}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowRow:
    """One evaluation of a period with what is next on it; ``id`` is the evaluation's.

    ``signer`` signs the document: the assessor (D.1.1) or his superior (D.1.2). The dates are those
    of the paper that holds; ``version_id`` is that paper. ``predicate`` is the one that counts,
    that of the decision where an objection changed it. ``clock`` is the limit behind ``next``.
    """

    id: UUID
    person_id: UUID
    period_id: UUID
    name: str
    nip: str
    unit: str
    assessor_id: UUID | None
    assessor: str
    superior_id: UUID | None
    superior: str
    state: EvaluationState
    form: FormCode
    predicate: Predicate | None
    next: Next
    clocks: tuple[Clock, ...] = ()
    clock: Clock | None = None
    window_end: date
    version_id: UUID | None = None
    signed_on: date | None = None
    handed_on: date | None = None
    returned_on: date | None = None
    reported_on: date | None = None
    passed: bool = False
    final: FinalCase | None = None
    objection_id: UUID | None = None
    objection: ObjectionState | None = None
    decision_id: UUID | None = None
    decision_signed_on: date | None = None
    decision_reported_on: date | None = None

    @property
    def is_late(self) -> bool:
        """Whether a limit was missed since the program is in use."""
        return any(clock.is_late for clock in self.clocks)

    @property
    def is_before(self) -> bool:
        """Whether what is next was due before the office began with the program."""
        return self.clock is not None and self.clock.before

    @property
    def signer(self) -> str:
        """Who signs the document."""
        return self.superior if self.passed else self.assessor

    @property
    def is_reportable(self) -> bool:
        """Whether the document, or the one after an objection, can go up."""
        document = self.reported_on is None and (self.handed_on or self.returned_on)
        return bool(document) or (
            self.decision_signed_on is not None and self.decision_reported_on is None
        )


class Due(NamedTuple):
    """Of an evaluation that is not done only what is next: the work list reads thousands.

    The fields are those of `FollowRow`.
    """

    id: UUID
    person_id: UUID
    period_id: UUID
    name: str
    assessor: str
    superior_id: UUID | None
    superior: str
    form: FormCode
    next: Next
    clock: Clock | None

    @property
    def is_before(self) -> bool:
        """Whether what is next was due before the office began with the program."""
        return self.clock is not None and self.clock.before


@dataclass(frozen=True, slots=True)
class Decision:
    """What a decision that changed an evaluation put in its place."""

    work: Rating
    behaviour: Rating
    predicate: Predicate
    recommendation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectionView:
    """One objection whole, with the evaluation it is about."""

    id: UUID
    evaluation_id: UUID
    person_id: UUID
    name: str
    assessor: str
    superior: str
    state: ObjectionState
    received_on: date
    handed_on: date | None
    due: date
    due_is_estimate: bool
    reasons: str
    late_reason: str
    explanation: str
    explained_on: date | None
    decision: str
    decided_on: date | None
    work: Rating | None
    behaviour: Rating | None
    predicate: Predicate | None
    old_work: Rating | None
    old_behaviour: Rating | None
    old_predicate: Predicate | None
