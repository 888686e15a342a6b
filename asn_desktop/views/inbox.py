"""What the inbox of the centre shows: one row a bundle that came in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.merging import BundleState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.views.merging import Counts, MergeOutcome


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A bundle that came in. ``waits``: the numbers it waits for, of one held for a gap.

    ``kinds``: kind of parcel → what became of it, once merged. ``counts``: kind → how many it
    carries.
    """

    id: UUID
    place_id: UUID | None
    place: str
    number: int
    kind: BundleKind | None
    at: datetime
    size: int
    state: BundleState
    name: str
    by: str
    after: int
    upto: int
    fault: Finding | None = None
    waits: tuple[int, ...] = ()
    counts: Mapping[str, int] | None = None
    kinds: Mapping[str, Counts] | None = None
    alarms: tuple[Finding, ...] = ()
    released: int = 0

    @property
    def is_ready(self) -> bool:
        """Whether it can be merged now."""
        return self.state in (BundleState.CHECKED, BundleState.UNDONE) and not self.fault


@dataclass(frozen=True, slots=True)
class MergedOne:
    """What came of merging one bundle: an outcome, or why nothing was merged."""

    bundle_id: UUID
    place: str
    number: int
    outcome: MergeOutcome | None = None
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of many files. ``ids``: what stands in the inbox now.

    ``requests``: how many wait on the page of keys. ``unread``: files nobody could read, with why.
    """

    ids: tuple[UUID, ...] = ()
    requests: int = 0
    unread: tuple[tuple[str, Finding], ...] = ()
