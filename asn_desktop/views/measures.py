"""Results without progress, what was done about them, and the way of a counselling."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from asn_desktop.rules.counselling import ENDS_EARLY, READERS, STEPS, Reader, Step
from asn_desktop.rules.findings import Finding
from asn_desktop.rules.following import CounsellorKind
from asn_desktop.views.followed import MeasureFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultStanding:
    """One result of one person: the facts that speak against progress, and what was done.

    Without ``reasons`` nothing speaks against progress.
    """

    id: UUID
    person_id: UUID
    skp_id: UUID
    name: str
    nip: str | None
    position: str
    unit: str
    assessor_id: UUID | None
    no: int
    text: str
    realised: str
    reasons: tuple[Finding, ...]
    measures: tuple[MeasureFacts, ...]
    taken_on: date | None = None
    taken_note: str = ""

    @property
    def answered(self) -> bool:
        """Whether something was done that answers missing progress."""
        return any(one.kind.after_no_progress for one in self.measures)


@dataclass(frozen=True, slots=True, kw_only=True)
class CounsellingView:
    """The way of one counselling; ``record`` and ``follow_up`` are empty where ``hidden``."""

    problem_id: UUID
    dates: Mapping[str, date | None] = field(default_factory=dict)
    place: str = ""
    kind: CounsellorKind | None = None
    counsellor_id: UUID | None = None
    counsellor: str = ""
    record: str = ""
    follow_up: str = ""
    hidden: bool = True
    written: bool = False
    """Whether a record is there, read or not."""

    @property
    def readers(self) -> tuple[Reader, ...]:
        """Who may read the record; nobody before it is said who counsels."""
        return READERS[self.kind] if self.kind else ()

    @property
    def next_step(self) -> Step | None:
        """The first step without a date; None when the way has ended."""
        if self.dates.get(ENDS_EARLY):
            return None
        left = (one for one in STEPS if one.field != ENDS_EARLY and not self.dates.get(one.field))
        return next(left, None)
