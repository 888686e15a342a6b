"""Complaints as they are typed or found in a file; times of the clock on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from uuid import UUID

from asn_desktop.rules.complaints import ComplaintState


@dataclass(frozen=True)
class ComplaintText:
    """One complaint; empty times = not yet."""

    number: str
    received: datetime
    responded: datetime | None = None
    completed: datetime | None = None
    channel: str = ""
    text: str = ""
    answer: str = ""
    officer_id: UUID | None = None
    unit_id: UUID | None = None


@dataclass(frozen=True)
class Promise:
    """What the office promises to who complains, in working minutes since it was received."""

    response: int
    completion: int


@dataclass(frozen=True)
class ComplaintRow:
    """One complaint as lists show it; ``response``, ``completion`` and ``age`` in working minutes.

    ``age`` only while it is open; ``overdue`` = open beyond what was promised. ``unit_id`` is
    ``own_unit_id``, or the officer's where the complaint says none.
    """

    id: UUID
    number: str
    received: datetime
    responded: datetime | None
    completed: datetime | None
    channel: str
    text: str
    answer: str
    officer_id: UUID | None
    officer: str
    own_unit_id: UUID | None
    unit_id: UUID | None
    unit: str
    state: ComplaintState
    response: int | None
    response_calendar: int | None
    completion: int | None
    completion_calendar: int | None
    age: int | None
    age_calendar: int | None
    overdue: bool
    promise: Promise
    searched: str
    """Its words folded, for a filter."""

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for the end of it."""
        return self.state is not ComplaintState.COMPLETED

    @property
    def response_late(self) -> bool:
        """Whether the response came later than promised."""
        return self.response is not None and self.response > self.promise.response

    @property
    def completion_late(self) -> bool:
        """Whether it was completed later than promised."""
        return self.completion is not None and self.completion > self.promise.completion


@dataclass(frozen=True)
class Timing:
    """Exact figures of times in working minutes.

    ``count`` = how many have such a time; ``waiting`` have none yet and are in no figure,
    ``overdue`` of them are beyond what was promised. ``p90`` by nearest rank; ``within`` is the
    part of ``count`` that kept the promise, 0–1.
    """

    count: int
    median: Fraction | None
    p90: int | None
    within: Fraction | None
    waiting: int
    overdue: int


@dataclass(frozen=True)
class StatLine:
    """The figures of one officer, unit, channel or month; ``key`` None = not said, or all."""

    key: object
    label: str
    received: int
    response: Timing
    completion: Timing


@dataclass(frozen=True)
class ComplaintStatistics:
    """The figures of all complaints received in a span, whole and in groups."""

    whole: StatLine
    lines: tuple[StatLine, ...]
    promise: Promise


@dataclass(frozen=True)
class ComplaintOverview:
    """The complaints of a year in one glance; ``open`` counts those of earlier years too."""

    received: int
    open: int
    overdue: int
    oldest: ComplaintRow | None
    response: Timing
    promise: Promise
