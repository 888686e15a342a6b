"""What came of a file that was received, and of merging it: for the inbox, the board, the desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import BundleState
from asn_desktop.rules.streams import BundleKind

Counts = Mapping[str, int]
"""What became of revisions: "new", "changed", "deleted", "known", "question", "held"."""


@dataclass(frozen=True, slots=True)
class PersonCounts:
    """What a bundle brings about one person."""

    person_id: UUID
    name: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Preview:
    """What merging would do; nothing is written yet.

    ``kinds``: kind of parcel → counts. ``alarms``: security events, told to a person at once.
    ``held``: why revisions would be held, each reason once with how often.
    """

    counts: Counts
    kinds: Mapping[str, Counts] = field(default_factory=dict)
    people: tuple[PersonCounts, ...] = ()
    held: tuple[tuple[Finding, int], ...] = ()
    alarms: tuple[Finding, ...] = ()
    blobs: int = 0


@dataclass(frozen=True, slots=True)
class Received:
    """A file as it was taken in. ``fault``: why it is held or refused, None for a sound one.

    ``again``: the same bytes were here before; ``bundle_id`` is that bundle, None for a file that
    was not kept (it cannot be read, or asks for enrolment).
    """

    bundle_id: UUID | None
    name: str
    sha256: str
    size: int
    state: BundleState
    kind: BundleKind | None = None
    place_id: UUID | None = None
    place: str = ""
    number: int = 0
    after: int = 0
    upto: int = 0
    fault: Finding | None = None
    preview: Preview | None = None
    again: bool = False


@dataclass(frozen=True, slots=True)
class MergeOutcome:
    """What became of a bundle when it was merged.

    ``released``: revisions held before that could be taken now. ``following``: bundles that had
    waited for this one and were merged after it. ``fault``: why nothing was merged.
    """

    bundle_id: UUID
    state: BundleState
    counts: Counts = field(default_factory=dict)
    kinds: Mapping[str, Counts] = field(default_factory=dict)
    released: int = 0
    alarms: tuple[Finding, ...] = ()
    following: tuple[UUID, ...] = ()
    fault: Finding | None = None
