"""What the merge desk shows: the inbox of questions, and one question laid open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import Choice, QuestionKind, QuestionState
from asn_desktop.rules.three_way import Change, Key, Side


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question in the inbox. ``title``: what it is about ("SKP 2026", "NIP 1985…").

    ``place``: the office it came from or, in an office, the centre; ``at``: when it arose.
    """

    id: UUID
    kind: QuestionKind
    state: QuestionState
    title: str
    person: str
    place_id: UUID | None
    place: str
    at: datetime
    choice: Choice | None = None
    decided_on: date | None = None
    decided_by: str = ""


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One field on all sides, as people read it ("" = nothing there).

    ``key``: where the choice is kept; lines that are chosen together share it. ``of``: the row it
    belongs to ("Indikator 2 · Jumlah surat"), "" for that of the block. ``whole``: the line stands
    for the row itself, added or removed by one side.
    """

    key: Key
    label: str
    office: str
    base: str
    centre: str
    change: Change
    of: str = ""
    whole: bool = False

    def of_side(self, side: Side) -> str:
        """The words of a side."""
        return {Side.OFFICE: self.office, Side.BASE: self.base, Side.CENTRE: self.centre}[side]

    @property
    def is_open(self) -> bool:
        """Whether a person has to choose."""
        return self.change is Change.BOTH


@dataclass(frozen=True, slots=True)
class DeskBlock:
    """A part of the form ("RHK 1 · Surat pengantar KTP …"): what changed, and what is the same."""

    title: str
    lines: tuple[DeskLine, ...]
    same: tuple[DeskLine, ...]


@dataclass(frozen=True, slots=True)
class SideInfo:
    """Where one side's content comes from; None or "" = not known here.

    ``place_id``: who wrote it; None = this place itself.
    ``bundle``: the number of the bundle that brought it, ``by`` who brought that in.
    """

    at: datetime | None = None
    bundle: int | None = None
    by: str = ""
    place: str = ""
    place_id: UUID | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class RevisionLine:
    """One revision in the history of a parcel. ``place``: who wrote it; ``head``: counts now."""

    hash: str
    at: datetime
    place: str
    bundle: int | None
    head: bool


@dataclass(frozen=True, slots=True)
class PersonSide:
    """One of two entries that may be one human being.

    ``facts``: (label, words) in an order both sides share. ``documents``: what stands under it.
    """

    person_id: UUID
    name: str
    place: str
    facts: tuple[tuple[str, str], ...]
    documents: tuple[str, ...]
    last_placed: date | None = None


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question laid open. What its kind does not have is empty.

    ``default``: the side that carries a signature, offered first and never taken by itself.
    ``blocks``: of a fork. ``people``: of a double. ``leaning``: what still uses a deleted parcel.
    ``bundles``: of a forked stream, (number, when it came, who brought it, size in bytes).
    ``void``: sheets that are out and lose their validity when the content changes; ``signed`` the
    forms among them that carry a signature, ``signed_on`` the newest one. ``approved_on``: the
    centre approved its own content. ``picks``: of a decided one, what was taken. ``fixed``: why
    the decision cannot be taken back any more.
    """

    row: QuestionRow
    office: SideInfo
    centre: SideInfo
    base_on: date | None
    here_is_centre: bool
    reason: str = ""
    default: Side | None = None
    blocks: tuple[DeskBlock, ...] = ()
    people: tuple[PersonSide, ...] = ()
    nip: str = ""
    leaning: tuple[str, ...] = ()
    bundles: tuple[tuple[int, datetime, str, int], ...] = ()
    history: tuple[RevisionLine, ...] = ()
    void: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    signed_on: date | None = None
    picks: tuple[tuple[Key, Side], ...] = ()
    approved_on: date | None = None
    fixed: Finding | None = None

    @property
    def of_one_office(self) -> bool:
        """Whether both contents were written by the same office (a restored or copied one)."""
        place = self.centre.place_id
        return self.here_is_centre and place is not None and place == self.row.place_id

    @property
    def open(self) -> tuple[Key, ...]:
        """Where the sides differ, once each, in the order of the form."""
        lines = (line for block in self.blocks for line in block.lines if line.is_open)
        return tuple(dict.fromkeys(line.key for line in lines))

    @property
    def changed(self) -> tuple[Key, ...]:
        """Where anything may be chosen, once each, in the order of the form."""
        lines = (line for block in self.blocks for line in block.lines)
        return tuple(dict.fromkeys(line.key for line in lines if line.change is not Change.ALIKE))
