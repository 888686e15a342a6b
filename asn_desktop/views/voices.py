"""Unsigned answers: rounds, slips while they are keyed, what is shown of a closed round."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from asn_desktop.rules.voices import VoiceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundRow:
    """One round in the list; ``handed`` slips were printed, ``keyed`` came back and were typed.

    ``late``: the day by which slips should be back has passed and the round is open.
    """

    id: UUID
    person_id: UUID
    name: str
    position: str
    unit: str
    period_id: UUID
    kind: VoiceKind
    handed: int
    keyed: int
    opened_on: date
    due_on: date | None
    closed_on: date | None
    late: bool

    @property
    def is_open(self) -> bool:
        """Whether slips may still be keyed."""
        return self.closed_on is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody a round may be opened about; ``sides`` have one already in the period."""

    person_id: UUID
    name: str
    position: str
    unit: str
    sides: tuple[VoiceKind, ...] = ()


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip as it was keyed: seven marks 1–4 (None: not answered) and what was written.

    ``number`` serves the double check alone and is never kept with an answer.
    """

    number: int
    marks: tuple[int | None, ...]
    text: str = ""
    checked: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether nothing was answered at all."""
        return not self.text.strip() and all(mark is None for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Kept:
    """The slips of a round that wait to be closed.

    ``unreadable``: so many were keyed whose key is gone (an office brought back from a backup).
    """

    slips: tuple[Slip, ...]
    unreadable: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueAnswers:
    """How often each mark was given for a value; ``counts`` None: too few answered it."""

    value: int
    name: str
    question: str
    counts: tuple[int, int, int, int] | None
    middle: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceResults:
    """What may be shown of a round: nothing before it is closed, nothing of too few answers."""

    kind: VoiceKind
    answers: int
    closed_on: date | None
    shown: bool
    values: tuple[ValueAnswers, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipSet:
    """The slips of one round as they are printed; ``numbers`` in the order of the paper."""

    kind: VoiceKind
    name: str
    position: str
    period: str
    due: str
    questions: tuple[str, ...]
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipPrint:
    """Everything that goes to the printer at once: ``per_page`` 2 or 4 slips."""

    agency: str
    office: str
    sets: tuple[SlipSet, ...]
    per_page: int
    practice: bool = False
