"""The daily log as pages pass it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from asn_desktop.rules.following import AbsenceKind, LogState


@dataclass(frozen=True)
class LogText:
    """What is typed of one activity; ``starts``/``ends`` in minutes since midnight."""

    activity: str
    output: str = ""
    quantity: Decimal | None = None
    unit: str = ""
    starts: int | None = None
    ends: int | None = None
    work_result_id: UUID | None = None
    indicator_id: UUID | None = None


@dataclass(frozen=True)
class LogRow:
    """One entry as lists show it; ``result`` = the words of the work result it serves.

    ``answer`` is the sentence it was sent back with, ``feedback`` what the superior says besides.
    """

    id: UUID
    person_id: UUID
    on: date
    entered_on: date
    text: LogText
    state: LogState
    answer: str = ""
    feedback: str = ""
    result: str = ""
    files: int = 0
    late: bool = False


@dataclass(frozen=True)
class LogOfPerson:
    """One entry of a file that is brought in.

    ``entered_on``: when it was written down, where the file says so; else on its day.
    """

    person_id: UUID
    on: date
    text: LogText
    entered_on: date | None = None


@dataclass(frozen=True)
class LogTarget:
    """A work result (``indicator_id`` None) or one of its indicators that an entry can serve."""

    work_result_id: UUID
    indicator_id: UUID | None
    number: int
    text: str
    target: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Suggestion:
    """An activity somebody wrote before; ``favourite`` is the id of the favourite, if it is one."""

    text: LogText
    favourite: UUID | None = None
    last: date | None = None


@dataclass(frozen=True)
class AbsenceRow:
    """Days somebody was away, both inclusive; no ``last`` = still away."""

    id: UUID
    person_id: UUID
    kind: AbsenceKind
    first: date
    last: date | None
    note: str = ""


@dataclass(frozen=True)
class LogDay:
    """One day of the month calendar; ``minutes`` = time that was said, overlaps counted once.

    ``gap``: a working day that is over, after the first entry of the year, with neither an entry
    nor an absence. ``away``: the words of an absence or of a status such as study leave.
    """

    on: date
    working: bool
    holiday: str = ""
    entries: int = 0
    minutes: int = 0
    approved: int = 0
    returned: int = 0
    late: int = 0
    away: str = ""
    gap: bool = False


@dataclass(frozen=True)
class LogMonth:
    """One person's month; ``late_days`` is the rule of the office, 0 = none."""

    person_id: UUID
    year: int
    month: int
    days: tuple[LogDay, ...]
    absences: tuple[AbsenceRow, ...] = ()
    late_days: int = 0

    def count(self, what: str) -> int:
        """How many days have one of ``entries``, ``returned``, ``late``, ``gap``, ``away``."""
        return sum(bool(getattr(day, what)) for day in self.days)


@dataclass(frozen=True)
class UnitSum:
    """What the entries of one unit add up to; ``approved`` are those the superior approved."""

    unit: str
    total: Decimal
    approved: Decimal
    entries: int
    approved_entries: int


@dataclass(frozen=True)
class LogSum:
    """What the log of a period says of one indicator, or of a result as a whole.

    ``bare`` entries name no quantity. ``takes``: whether a sum can be its realisation. ``result``
    are the words of the result an indicator belongs to.
    """

    work_result_id: UUID
    indicator_id: UUID | None
    number: int
    text: str
    target: str
    realised: str
    sums: tuple[UnitSum, ...]
    bare: int
    takes: bool
    result: str = ""


@dataclass(frozen=True)
class LogSums:
    """All lines of a person's SKP in a period; ``unlinked`` entries serve no result."""

    person_id: UUID
    period_id: UUID
    period: str
    first: date
    last: date
    lines: tuple[LogSum, ...]
    unlinked: int
    locked: bool


@dataclass(frozen=True)
class Taken:
    """A sum somebody chose as realisation."""

    work_result_id: UUID
    indicator_id: UUID | None
    unit: str
    approved_only: bool


@dataclass(frozen=True)
class LogPerson:
    """Somebody in the list beside the log, with what the day looked at has of him."""

    id: UUID
    name: str
    nip: str
    position: str
    unit: str
    entries: int = 0
    returned: int = 0
    away: str = ""
