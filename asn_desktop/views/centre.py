"""What the pages of the centre show: the board of offices, what is to be checked, replies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from asn_desktop.rules.merging import Standing
from asn_desktop.views.places import PaperHead


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One office. ``at`` and ``number``: of its newest bundle, None = it has sent nothing.

    ``age``: days since. Counts are of the chosen period; ``people`` works there today, once each.
    ``keys``: how many keys of it may sign. ``ready``: how many of its bundles wait to be merged.
    """

    id: UUID
    code: str
    name: str
    at: datetime | None
    number: int
    age: int | None
    people: int
    skp: int
    rated: int
    signed: int
    questions: int
    held: int
    returned: int
    waiting: int
    keys: int
    late: bool
    ready: int = 0


@dataclass(frozen=True, slots=True)
class BoardSums:
    """The line above the board."""

    offices: int = 0
    late: int = 0
    questions: int = 0
    people: int = 0
    rated: int = 0


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A parcel that was received. ``hash``: the revision that was looked at."""

    id: UUID
    kind: str
    hash: str
    label: str
    person: str
    nip: str
    place_id: UUID
    place: str
    standing: Standing
    at: datetime
    imported_by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ContentLine:
    """One row of a parcel as people read it; ``title`` what it is, ``text`` its fields."""

    table: str
    row_id: UUID
    title: str
    text: str
    note: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class CheckView:
    """A received parcel laid open; ``lines`` empty = the office deleted it.

    ``said``: what the last return said; ``approved``: by whom and when, if it is.
    """

    row: CheckRow
    lines: tuple[ContentLine, ...]
    said: str = ""
    said_on: date | None = None
    said_by: str = ""
    answered: bool = False
    approved_by: str = ""
    approved_on: date | None = None


@dataclass(frozen=True, slots=True)
class CheckItem:
    """What somebody wants to approve or return: the parcel as he saw it."""

    id: UUID
    kind: str
    hash: str


@dataclass(frozen=True, slots=True)
class Unapproved:
    """One that was not approved: who approved it already, or what is in the way (a code)."""

    id: UUID
    person: str
    code: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Approved:
    """What came of approving many at once."""

    done: tuple[UUID, ...] = ()
    left: tuple[Unapproved, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note on one row of what is returned; ``row_id`` None = on the whole."""

    table: str
    row_id: UUID
    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """An office on the page of replies: what it has not been told yet.

    ``position``: up to where the centre has its stream. ``last``: when it was last answered.
    """

    id: UUID
    code: str
    name: str
    last: datetime | None
    number: int
    received: datetime | None
    position: int
    questions: int
    held: int
    returned: int
    approved: int
    decided: int
    due: bool

    @property
    def words(self) -> str:
        """What the reply would say, in words."""
        parts = (
            (self.returned, "dikembalikan"),
            (self.approved, "disetujui"),
            (self.decided, "keputusan"),
            (self.questions, "pertanyaan"),
            (self.held, "ditahan"),
        )
        said = [f"{count} {word}" for count, word in parts if count]
        return ", ".join(said) if said else "hanya tanda terima"


@dataclass(frozen=True, slots=True)
class ReceiptSlip:
    """The printed receipt of an office. ``rows``: the acknowledgement as five lines to type.

    ``said``: what became of what it sent, as pairs of label and words.
    """

    head: PaperHead
    place: str
    code: str
    number: int
    received: datetime
    rows: tuple[str, ...]
    qr: tuple[tuple[bool, ...], ...]
    said: tuple[tuple[str, str], ...] = ()
