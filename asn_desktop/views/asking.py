"""Feedback asked for: who may be asked, who was, and the letter that reminds him."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.predicate import Rating
from asn_desktop.views.paper import Letterhead


class RequestState(StrEnum):
    """How far a request is; what is overdue is still unanswered."""

    OVERDUE = "overdue"
    WAITING = "waiting"
    ANSWERED = "answered"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """As the list shows it."""
        return _STATES[self]

    @property
    def is_open(self) -> bool:
        """Whether an answer may still come."""
        return self in (RequestState.OVERDUE, RequestState.WAITING)


_STATES = {
    RequestState.OVERDUE: "Lewat tenggat",
    RequestState.WAITING: "Menunggu",
    RequestState.ANSWERED: "Dijawab",
    RequestState.DECLINED: "Tidak bersedia",
}


class Side(StrEnum):
    """Whom the program can propose by itself."""

    ASSESSOR = "assessor"
    ASSIGNING = "assigning"
    PEER = "peer"
    SUBORDINATE = "subordinate"
    OTHER = "other"

    @property
    def label(self) -> str:
        """As the dialog offers it."""
        return _SIDES[self]

    @property
    def giver(self) -> GiverKind:
        """The words before the colon on paper."""
        return _GIVERS[self]


_SIDES = {
    Side.ASSESSOR: "Pejabat penilai",
    Side.ASSIGNING: "Pimpinan pemberi tugas",
    Side.PEER: "Rekan kerja setingkat",
    Side.SUBORDINATE: "Pegawai di bawahnya",
    Side.OTHER: "Pihak lain",
}
_GIVERS = {
    Side.ASSESSOR: GiverKind.LEADER,
    Side.ASSIGNING: GiverKind.LEADER,
    Side.PEER: GiverKind.PEER,
    Side.SUBORDINATE: GiverKind.SUBORDINATE,
    Side.OTHER: GiverKind.STAKEHOLDER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Somebody who can say something about a person; ``asked`` = was asked for this period.

    ``person_id`` is None for a leader who is only named on a result ("penugasan dari …");
    ``note`` says why he is proposed.
    """

    side: Side
    person_id: UUID | None
    name: str
    note: str = ""
    asked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request to be made: who is asked about whom."""

    person_id: UUID
    giver: GiverKind
    giver_id: UUID | None = None
    giver_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestRow:
    """A line of the list; ``id`` is the request's. ``days`` = calendar days to the deadline."""

    id: UUID
    person_id: UUID
    name: str
    unit: str
    giver: GiverKind
    giver_id: UUID | None
    giver_name: str
    asked_on: date
    due_on: date
    days: int
    state: RequestState
    answered_on: date | None = None
    feedback_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What asking came to: requests made, and those who were asked before."""

    made: int
    before: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterLine:
    """One person a letter asks about."""

    name: str
    position: str
    unit: str
    relation: str
    due: str
    overdue: bool
    results: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLetter:
    """A letter to one giver about everybody he has not answered for; dates are finished words.

    ``leader``: he is asked only as a leader, whose words reach the employee at once.
    """

    letterhead: Letterhead
    agency: str
    office: str
    place: str
    on: date
    giver: str
    giver_post: str
    period: str
    due: str
    reminder: bool
    lines: tuple[LetterLine, ...]
    leader: bool = False
    practice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfLine:
    """What somebody thinks of one of his results or values; nothing said: None and "".

    ``id`` is the stored note's, or the one it will have.
    """

    id: UUID
    key: UUID | int
    label: str
    note: str
    rating: Rating | None = None
    text: str = ""

    @property
    def is_value(self) -> bool:
        """Whether it is about a value of behaviour."""
        return isinstance(self.key, int)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was said."""
        return self.rating is None and not self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class SelfNotes:
    """A person's self-assessment in a period; ``hidden`` = not for the eyes of who asks."""

    person_id: UUID
    lines: tuple[SelfLine, ...]
    locked: bool = False
    hidden: bool = False

    @property
    def said(self) -> int:
        """How many lines say something."""
        return sum(not line.is_empty for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseRow:
    """A sentence of the office; ``positive`` None = fits either way."""

    id: UUID
    text: str
    positive: bool | None
    places: str
