"""Meetings with residents (*forum konsultasi publik*) and what they suggested."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from asn_desktop.views.paper import Letterhead
from asn_desktop.views.sheets import Party


@dataclass(frozen=True)
class ForumText:
    """What is typed of a meeting."""

    on: date
    title: str
    place: str = ""
    attendance: int | None = None
    chair_id: UUID | None = None
    notes: str = ""


@dataclass(frozen=True)
class MeetingRow:
    """One meeting as lists show it; a suggestion waits until it has a day of its answer."""

    id: UUID
    on: date
    title: str
    place: str
    attendance: int | None
    chair_id: UUID | None
    chair: str
    notes: str
    suggestions: int
    waiting: int
    overdue: int

    @property
    def answered(self) -> int:
        """How many suggestions were answered."""
        return self.suggestions - self.waiting


@dataclass(frozen=True)
class SuggestionRow:
    """One suggestion; ``accepted`` None = not decided, ``overdue`` = unanswered after ``until``.

    ``responsible`` are the words typed, or the name of the person ``responsible_id``.
    """

    id: UUID
    forum_id: UUID
    no: int
    text: str
    giver: str
    decision: str
    accepted: bool | None
    responsible: str
    responsible_id: UUID | None
    until: date | None
    answer: str
    answered_on: date | None
    overdue: bool

    @property
    def waits(self) -> bool:
        """Whether the resident still waits for an answer."""
        return self.answered_on is None


@dataclass(frozen=True)
class Meeting:
    """One meeting whole."""

    head: MeetingRow
    suggestions: tuple[SuggestionRow, ...]


@dataclass(frozen=True)
class ForumGlance:
    """All meetings in one glance."""

    meetings: int
    last: MeetingRow | None
    suggestions: int
    waiting: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutesRow:
    """One line of the minutes, every field as printed."""

    text: str
    giver: str
    decision: str
    accepted: str
    responsible: str
    until: str
    answer: str
    answered_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """The minutes of a meeting (*notulen*): words and dates as printed; ``place`` may be ""."""

    letterhead: Letterhead
    agency: str
    office: str
    place: str
    on: date
    title: str
    venue: str
    attendance: str
    notes: str
    chair: Party
    rows: tuple[MinutesRow, ...]
    practice: bool = False
