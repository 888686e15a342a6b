"""People as lists, their own page and dialogs show them; and what is typed to add or move one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.nip import EmployeeKind, Sex
from asn_desktop.rules.people import ActingKind, AssessorProblem
from asn_desktop.rules.positions import FormFamily, Grade, PositionKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status


class PersonRow(NamedTuple):
    """One line of the list of people: what holds today; None = nobody entered it."""

    id: UUID
    name: str
    sort_name: str
    kind: EmployeeKind | None
    nip: str | None
    rank: Rank | None
    rank_order: int | None
    position: str | None
    position_kind: PositionKind | None
    unit_id: UUID | None
    unit: str | None
    heads: bool
    assessor_id: UUID | None
    assessor: str | None
    assessor_written: str | None
    assessor_problem: AssessorProblem | None
    assessor_left: bool
    status: Status
    status_until: date | None
    acting: str | None
    search: str

    @property
    def needs_assessor(self) -> bool:
        """Whether an SKP waits for this person's assessor."""
        return self.status.plans and (self.assessor_id is None or self.assessor_left)


class PersonChoice(NamedTuple):
    """One line of a person picker."""

    id: UUID
    name: str
    nip: str | None
    position: str | None
    unit: str | None
    outside: bool


class SpanKind(StrEnum):
    """The dated things of a person; the value is the name of the table."""

    NIP = "person_nip"
    RANK = "person_rank"
    PLACEMENT = "placement"
    ASSESSOR = "person_assessor"
    STATUS = "person_status"
    ACTING = "acting"
    SIGNING = "signing_delegation"


@dataclass(frozen=True, slots=True)
class SpanLine:
    """One line of a dated history. ``until`` = the first day it no longer holds.

    ``text`` is what is shown (rank, position, name of the assessor, status), ``detail`` the second
    column (unit, decree, note), ``ref`` and ``ref2`` the ids behind them where there are any.
    """

    id: UUID
    kind: SpanKind
    since: date | None
    until: date | None
    text: str
    detail: str = ""
    holds: bool = False
    ref: UUID | None = None
    ref2: UUID | None = None
    value: str = ""
    """The code behind the text: the rank, the status, Plt./Plh., the NIP's digits."""
    flag: bool = False
    """Of a placement: leads the unit."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything of one person. The spans of each kind stand newest first."""

    id: UUID
    name: str
    kind: EmployeeKind | None
    birth_date: date | None
    birth_place: str
    sex: Sex | None
    outside_title: str
    outside_agency: str
    note: str
    now: PersonRow
    spans: Mapping[SpanKind, tuple[SpanLine, ...]]
    assesses: tuple[PersonChoice, ...]
    findings: tuple[Finding, ...]

    @property
    def is_outside(self) -> bool:
        """Whether this is a *pejabat luar*."""
        return self.kind is None


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One act on a person: the act's code, and what it changed as codes with values."""

    seq: int
    at: datetime
    actor: str
    on_behalf_of: str | None
    act: str
    undone: bool
    details: tuple[tuple[str, Mapping[str, str]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """What the dialog "Tambah pegawai" asks; texts as typed, names of position and unit."""

    name: str
    nip: str = ""
    kind: EmployeeKind = EmployeeKind.PNS
    birth_date: date | None = None
    sex: Sex | None = None
    rank: Rank | None = None
    position: str = ""
    unit: str = ""
    unit_id: UUID | None = None
    heads: bool = False
    assessor_id: UUID | None = None
    since: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOutside:
    """A *pejabat luar*: may assess, sign and give feedback; never staff."""

    name: str
    title: str = ""
    agency: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A move to another position or unit; None = stays as it was.

    ``since`` = the first day there. ``position`` is a name, found or made.
    """

    since: date
    position: str | None = None
    unit_id: UUID | None = None
    heads: bool = False
    assessor_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewActing:
    """A Plt. or Plh. with its first and its last day (None = until further notice)."""

    kind: ActingKind
    position: str
    unit_id: UUID | None = None
    first: date
    last: date | None = None
    decree: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSigning:
    """Who signs "a.n." with the first and the last day (None = until further notice)."""

    signer_id: UUID
    first: date
    last: date | None = None
    decree: str = ""


class CandidateReason(StrEnum):
    """Why somebody may be the assessor that a text means."""

    SAME_NAME = "same_name"
    LIKE_NAME = "like_name"
    HOLDS_POST = "holds_post"
    ACTS_IN_POST = "acts_in_post"
    HEADS_UNIT = "heads_unit"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be the assessor."""

    person: PersonChoice
    reason: CandidateReason


class Lack(StrEnum):
    """Why somebody has no assessor who can act."""

    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    IS_A_POST = "is_a_post"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class WithoutAssessor:
    """Somebody without an assessor: why, what the file said, and who it may be."""

    id: UUID
    name: str
    nip: str | None
    position: str | None
    unit: str | None
    lack: Lack
    written: str
    candidates: tuple[Candidate, ...]


class OutsideRow(NamedTuple):
    """One line of the list of *pejabat luar*."""

    id: UUID
    name: str
    nip: str | None
    title: str | None
    agency: str | None
    assesses: int
    status: Status


@dataclass(frozen=True, slots=True)
class UnitNode:
    """A unit of the tree, in reading order (a parent before its children, by name).

    ``people`` counts those placed in the unit itself, ``people_below`` also those of all units
    under it.
    """

    id: UUID
    name: str
    parent_id: UUID | None
    depth: int
    closed_on: date | None
    people: int
    people_below: int
    head_id: UUID | None
    head: str


class PositionRow(NamedTuple):
    """One line of the list of positions."""

    id: UUID
    name: str
    kind: PositionKind | None
    grade: Grade | None
    echelon: str | None
    form_family: FormFamily | None
    holders: int


@dataclass(frozen=True, slots=True)
class AssessorChange:
    """What "Ganti atasan…" did or would do: how many changed, and what is worth knowing."""

    changed: int
    findings: tuple[Finding, ...] = field(default=())
