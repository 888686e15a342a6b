"""What an office sends: what would travel, what is not ready, and what was sent before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from asn_desktop.rules.merging import BundleState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.views.bundles import Header, Revised
from asn_desktop.views.paper import Letterhead

LARGEST = 16 * 1024 * 1024
"""Bytes of one file: what e-mail and chat let through. Only one act of the journal may pass it."""
OLD_AFTER_DAYS = 14
"""After so many days a bundle nobody acknowledged is worth a warning."""


@dataclass(frozen=True, slots=True)
class StreamEnd:
    """Where the stream towards the centre stands; ``last``: SHA-256 of the newest bundle."""

    installation: UUID
    epoch: str
    position: int
    number: int
    last: str
    other_epoch: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """One parcel on its way, with what is recorded of it.

    ``entry``: the journal entry that touched it last. ``before``: the head it had here (None: was
    never sent). ``name`` of a fact is not kept. ``fingerprint``: the sealed content a version
    names.
    """

    revised: Revised
    name: str
    entry: int
    fact: bool
    before: str | None = None
    person_id: UUID | None = None
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class BlobName:
    """An attachment that has to travel."""

    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Gathered:
    """Where a stream stands, and all that has to travel, in the order of the journal.

    ``journal``: its newest entry; ``have``: (epoch, number) of the centre's stream taken here.
    """

    end: StreamEnd
    upto: int
    journal: tuple[int, str]
    have: tuple[str, int]
    key_list: int
    reference: int
    carried: tuple[Carried, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """One sealed bundle, about to be recorded."""

    header: Header
    content: bytes
    sha256: str
    counts: Mapping[str, int]
    carried: tuple[Carried, ...] = ()
    blobs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """A bundle that was made; ``path`` None until it is written somewhere."""

    id: UUID
    header: Header
    sha256: str
    size: int
    counts: Mapping[str, int]
    path: Path | None = None


@dataclass(frozen=True, slots=True)
class SentBundle:
    """One line of the history. ``days``: how long it waits for its acknowledgement, None = came.

    ``kept``: its bytes are here, it can be written again. ``contained``: a newer bundle holds all
    of it; ``superseded``: so nobody waits for it any more (never written, or of an ended epoch).
    """

    id: UUID
    sha256: str
    number: int
    kind: BundleKind
    state: BundleState
    at: datetime
    by: str
    size: int
    name: str
    counts: Mapping[str, int]
    after: int
    upto: int
    kept: bool
    days: int | None = None
    acknowledged_at: datetime | None = None
    superseded: bool = False
    contained: bool = False


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is not ready: how many, of how many, and where it is put right."""

    code: str
    missing: int
    of: int
    page: str
    target: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What would travel now.

    ``counts``: kind of parcel → how many were touched since the acknowledged position; ``people``:
    whom they are about. ``since_last``: parcels touched after the newest bundle was made.
    ``waiting_days``: age of the oldest bundle nobody acknowledged, None where none waits.
    ``locked``: why nothing is sent until somebody confirms ("" = nothing is in the way).
    """

    counts: Mapping[str, int]
    people: int
    files: int
    files_size: int
    since_last: int
    after: int
    upto: int
    number: int
    unwritten: tuple[SentBundle, ...] = ()
    waiting: int = 0
    waiting_days: int | None = None
    locked: str = ""

    @property
    def empty(self) -> bool:
        """Nothing has changed since what the centre acknowledged."""
        return not self.counts and not self.files


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverSlip:
    """What stands on the paper that goes with a stick; ``counts``: label and number.

    ``centre`` and ``place`` may be "".
    """

    letterhead: Letterhead
    agency: str
    office: str
    place: str
    place_code: str
    centre: str
    number: int
    kind: BundleKind
    made: datetime
    made_by: str
    sha256: str
    size: int
    name: str
    counts: tuple[tuple[str, int], ...]
    left_out: tuple[str, ...] = ()
    practice: bool = False
