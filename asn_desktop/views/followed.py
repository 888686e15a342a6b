"""What was followed of a person in a period: the facts beside the rating.

Nothing here is averaged into a score, and what is missing is None or empty, never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.following import MeasureKind
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.views.complaints import Promise, Timing


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFacts:
    """The daily log in the days of the period that are past.

    ``workdays`` count from the first entry of the year on, without days away; ``gaps`` are those
    of them without an entry.
    """

    entries: int
    days: int
    workdays: int
    gaps: tuple[date, ...]
    approved: int
    waiting: int
    returned: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """What one side said by name: how often, how it was meant, and the words."""

    giver: GiverKind
    count: int
    positive: int
    negative: int
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnsignedFacts:
    """Unsigned answers of one side; ``words`` is empty where they are hidden (fewer than five)."""

    kind: VoiceKind
    answers: int
    words: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """An indicator's plan up to the period's end beside what was realised, in ``unit``."""

    indicator_id: UUID
    unit: str
    planned: Decimal | None
    realised: Decimal | None
    percent: int | None
    told: str = ""
    """Says "Rencana s.d. Triwulan II 600 surat · tercapai 650 (108 %)"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFacts:
    """The index of a survey round of the person's unit."""

    name: str
    index: Decimal
    category: str
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintFacts:
    """Complaints of the period this person answers, with their times in working minutes."""

    count: int
    open: int
    response: Timing
    completion: Timing
    promise: Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureFacts:
    """One measure of the leader after progress or none."""

    kind: MeasureKind
    on: date
    text: str
    work_result_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """Everything followed of one person in one period; ``log`` None = keeps no log this year."""

    person_id: UUID
    log: LogFacts | None = None
    sources: tuple[SourceFacts, ...] = ()
    unsigned: tuple[UnsignedFacts, ...] = ()
    lines: dict[UUID, LineFacts] = field(default_factory=dict)
    indexes: tuple[IndexFacts, ...] = ()
    complaints: ComplaintFacts | None = None
    files: int = 0
    measures: tuple[MeasureFacts, ...] = ()
    taken_over: dict[UUID, str] = field(default_factory=dict)
    """By work result: the note that its owner could not finish it (Pasal 20(6)–(8))."""
