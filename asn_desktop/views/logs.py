"""The daily log as pages pass it on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from asn_desktop.rules.following import LogState


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
    """One entry as lists show it; ``result`` = the words of the work result it serves."""

    id: UUID
    person_id: UUID
    on: date
    entered_on: date
    text: LogText
    state: LogState
    answer: str = ""
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
