"""A week of the daily logs of a superior's people, as the page that answers them shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from asn_desktop.rules import logs
from asn_desktop.rules.following import LogState
from asn_desktop.rules.log_warnings import DayKind, LogWarning, holds_back
from asn_desktop.views.logs import LogRow

DAYS = 7


class CellMark(StrEnum):
    """What a day of a person says at a glance; the gravest of several."""

    WARNED = "warned"
    WAITING = "waiting"
    RETURNED = "returned"
    APPROVED = "approved"
    GAP = "gap"
    AWAY = "away"
    FREE = "free"
    NOTHING = "nothing"


@dataclass(frozen=True)
class ReviewAsked:
    """Whose week is asked for: one superior's people or everybody who writes, perhaps by words.

    ``first`` is a Monday (`monday`). With ``silent`` only those who use the log but wrote nothing
    from that day on.
    """

    assessor_id: UUID | None
    first: date
    text: str = ""
    silent: date | None = None

    @property
    def last(self) -> date:
        """The Sunday."""
        return self.first + timedelta(days=DAYS - 1)


@dataclass(frozen=True)
class AssessorChoice:
    """A superior with how many people, and how many of their entries wait for him."""

    id: UUID
    name: str
    people: int
    waiting: int


@dataclass(frozen=True)
class ReviewEntry:
    """One entry with whose it is and why it wants to be read."""

    row: LogRow
    name: str
    warnings: tuple[LogWarning, ...] = ()

    @property
    def id(self) -> UUID:
        """The id of the entry."""
        return self.row.id

    @property
    def waits(self) -> bool:
        """Whether the superior has not answered it."""
        return self.row.state is LogState.WRITTEN

    @property
    def held_back(self) -> bool:
        """Whether it stays out when many are approved at once."""
        return holds_back(self.warnings)


@dataclass(frozen=True)
class ReviewDay:
    """One day of one person; ``note`` = the leave or holiday by name.

    ``gap``: a working day that has passed, of somebody who writes, without any entry.
    """

    on: date
    kind: DayKind
    note: str = ""
    gap: bool = False
    entries: tuple[ReviewEntry, ...] = ()

    @property
    def waiting(self) -> int:
        """How many entries wait for the superior."""
        return sum(one.waits for one in self.entries)

    @property
    def minutes(self) -> int:
        """The time that was said, overlapping time once."""
        return logs.hours((one.row.text.starts, one.row.text.ends) for one in self.entries)

    @cached_property
    def mark(self) -> CellMark:
        """What the cell says at a glance."""
        if any(one.waits and one.held_back for one in self.entries):
            return CellMark.WARNED
        states = {one.row.state for one in self.entries}
        for state, mark in _MARKS:
            if state in states:
                return mark
        if self.gap:
            return CellMark.GAP
        if self.kind is DayKind.AWAY:
            return CellMark.AWAY
        return CellMark.FREE if self.kind.is_free else CellMark.NOTHING


_MARKS = (
    (LogState.WRITTEN, CellMark.WAITING),
    (LogState.RETURNED, CellMark.RETURNED),
    (LogState.APPROVED, CellMark.APPROVED),
)


@dataclass(frozen=True)
class ReviewPerson:
    """One person's week; ``writes``: he uses the log at all, so that a day can lack."""

    id: UUID
    name: str
    position: str
    unit: str
    writes: bool
    days: tuple[ReviewDay, ...]

    def entries(self) -> Iterator[ReviewEntry]:
        """All entries of the week, by day and time."""
        for day in self.days:
            yield from day.entries


@dataclass(frozen=True)
class ReviewWeek:
    """The people shown with their week; ``total`` = how many there are without a limit."""

    asked: ReviewAsked
    people: tuple[ReviewPerson, ...]
    total: int

    @property
    def days(self) -> tuple[date, ...]:
        """Monday to Sunday."""
        return tuple(self.asked.first + timedelta(days=n) for n in range(DAYS))

    def entries(self) -> Iterator[ReviewEntry]:
        """All entries, by person, day and time."""
        for person in self.people:
            yield from person.entries()

    @cached_property
    def waiting(self) -> tuple[ReviewEntry, ...]:
        """What waits for the superior."""
        return tuple(one for one in self.entries() if one.waits)


@dataclass(frozen=True)
class Approved:
    """What became of approving many: how many were, and why how many were left."""

    done: int
    left: int = 0
    why: Mapping[LogWarning, int] = field(default_factory=Counter)


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())
