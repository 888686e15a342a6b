"""What a bundle says: its clear header, what is sealed inside, and the centre's answer.

The file format is in `docs/bundle-format.md`. These are plain facts; `bundles/` turns them into
bytes and back and is the only judge of whether bytes are genuine.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import Choice, HeldWhy, KeyState, QuestionKind, Standing
from asn_desktop.rules.streams import BundleKind

FORMAT = 1
CENTRE_CODE = "PUSAT"


@dataclass(frozen=True, slots=True)
class Header:
    """The clear part of a bundle: signed, without personal data.

    ``place``/``to``: codes of sender and receiver. ``previous``: SHA-256 of the bundle before it in
    the stream, "" for the first. ``after``/``upto``: the part of the journal it carries. ``have``:
    (epoch, position) of the receiver's stream that the sender has taken. ``journal``: number and
    hash of the newest entry. ``schema``: the sender's; ``reads_from``: the oldest that can read it.
    ``created``: local time with offset; never decides anything. ``signing``: of a request, the key
    it introduces, hexadecimal. The last five fields are filled by ``bundles.container.seal``.
    """

    kind: BundleKind
    place: str
    to: str
    installation: UUID
    epoch: str
    number: int
    previous: str
    after: int
    upto: int
    created: datetime
    app: str
    schema: int
    reads_from: int
    journal: tuple[int, str] = (0, "")
    have: tuple[str, int] = ("", 0)
    key_list: int = 0
    reference: int = 0
    caps: tuple[str, ...] = ()
    format: int = FORMAT
    raw_length: int = 0
    manifest_sha256: str = ""
    sealed_length: int = 0
    sealed_sha256: str = ""
    signing: str = ""


@dataclass(frozen=True, slots=True)
class Revised:
    """One revision (or fact) on its way.

    ``text``: the parcel's canonical text (`views.parcels`); its SHA-256 is the revision's name.
    ``ancestors``: names of what its author had sent or received before it, newest first, back to
    and with what the receiver acknowledged; () for a new parcel and for facts.
    """

    kind: str
    id: UUID
    text: bytes
    ancestors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blob:
    """An attachment; its place in the receiver's database is its SHA-256, never its name."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Exceptional:
    """What became of one revision that was not simply merged."""

    kind: str
    id: UUID
    revision: str
    standing: Standing
    why: HeldWhy | None = None
    finding: Finding | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """A question that was decided at the centre; the office never asks it again."""

    kind: QuestionKind
    parcel_kind: str
    subject_id: UUID
    choice: Choice
    result: str | None
    """The revision that counts now; its text travels beside it when the office lacks it."""
    reason: str
    by: str
    on: date
    ours: str | None = None
    theirs: str | None = None
    other_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """A note on one row; ``field`` "" = the whole row."""

    table: str
    row_id: UUID
    text: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A parcel the centre sends back, with a note a line."""

    id: UUID
    parcel_id: UUID
    kind: str
    revision: str
    on: date
    by: str
    text: str
    lines: tuple[ReturnedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Approved:
    """A revision the centre approved."""

    id: UUID
    parcel_id: UUID
    kind: str
    revision: str
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the centre asks the office to do with its own rows (a person who moved, a double)."""

    choice: Choice
    person_id: UUID
    other_id: UUID
    words: str
    on: date
    moved_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ack:
    """What the centre has of one stream of an office: everything up to ``position``.

    ``bundle``: SHA-256 of the newest bundle taken; read from a typed token, its first 32 digits.
    """

    installation: UUID
    epoch: str
    position: int
    bundle: str
    centre_epoch: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The centre's answer to one office; ``exceptions`` name all that was not simply merged."""

    ack: Ack | None
    exceptions: tuple[Exceptional, ...] = ()
    decisions: tuple[Decision, ...] = ()
    returned: tuple[Returned, ...] = ()
    approved: tuple[Approved, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    missing: tuple[str, ...] = ()
    """SHA-256 of attachments the centre knows of and lacks."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ReferenceSet:
    """Years, periods and holidays as the centre sets them: table → rows of plain JSON values."""

    number: int
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    agency: str = ""


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One installation's public keys in the key list.

    ``until_seq``: of a key that was withdrawn, the last position that counts, in the stream of
    ``until_epoch`` ("" = of a revoked key nothing counts, of a retired one every epoch does).
    """

    place: str
    name: str
    installation: UUID
    signing: bytes
    recipient: str
    state: KeyState
    since: date
    units: tuple[UUID, ...] = ()
    centre: bool = False
    until_seq: int | None = None
    until_epoch: str = ""
    revoked_on: date | None = None


@dataclass(frozen=True, slots=True)
class KeyListView:
    """The list of keys that count, signed by two of the three root keys.

    ``recovery``: age recipient of the key in the safe, to which everything is encrypted as well.
    """

    version: int
    made: date
    entries: tuple[KeyEntry, ...]
    recovery: str = ""
    roots: tuple[bytes, ...] = ()
    """The root keys from now on; a change is signed by the old ones."""


@dataclass(frozen=True, slots=True)
class EnrolRequest:
    """An office's public keys on their way to be enrolled."""

    place: str
    name: str
    installation: UUID
    signing: bytes
    recipient: str
    replaces: UUID | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Payload:
    """All that is sealed in a bundle; what its kind does not carry is empty.

    ``sealed``: fingerprint → content of sealed sheets that versions among the facts name.
    """

    revisions: tuple[Revised, ...] = ()
    sealed: Mapping[str, str] = field(default_factory=dict)
    blobs: tuple[Blob, ...] = ()
    reply: Reply | None = None
    reference: ReferenceSet | None = None
    key_list: bytes = b""
    request: EnrolRequest | None = None
