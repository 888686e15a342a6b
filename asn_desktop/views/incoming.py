"""What came back from the centre: what a reply says, what is returned, proposed and decided."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.merging import BundleState, Choice, Standing
from asn_desktop.rules.streams import BundleKind


def finding_text(finding: Finding | None) -> str:
    """A finding as it is stored: JSON of code and values, "" for none."""
    if finding is None:
        return ""
    values = {name: _plain(value) for name, value in finding.values.items()}
    return json.dumps({"code": finding.code, "values": values}, ensure_ascii=False, sort_keys=True)


def finding_from(text: str) -> Finding | None:
    """Read what :func:`finding_text` wrote; None for ""."""
    if not text:
        return None
    whole = json.loads(text)
    return Finding(whole["code"], Severity.WARNING, whole["values"])


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | bool | None) else str(value)


@dataclass(frozen=True, slots=True)
class TakenReply:
    """What a file of the centre changed here, or (``look``) what it says before it is taken.

    ``position``: up to where the centre has us, None = it says nothing of it. ``lines``: one
    sentence each.
    ``counts``: "bundles" that became acknowledged; "merged", "questions", "held": parcels that
    stand so now and did not before; "returned", "approved", "decided", "proposed", "missing".
    """

    kind: BundleKind
    number: int
    position: int | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    reference: int = 0
    note: str = ""
    lines: tuple[Finding, ...] = ()
    lacking: tuple[str, ...] = ()
    """SHA-256 of attachments the centre lacks: they are sent again."""

    def to_text(self) -> str:
        """As it is kept with its bundle."""
        lines = [json.loads(finding_text(line)) for line in self.lines]
        whole = {"lines": lines, "note": self.note, "missing": list(self.lacking)}
        return json.dumps(whole, ensure_ascii=False)


def lines_from(report: str) -> tuple[tuple[Finding, ...], str]:
    """The sentences and the note of a kept report; of another kind of report there are none."""
    whole = json.loads(report or "{}")
    if not isinstance(whole, dict):
        return (), ""
    lines = whole.get("lines", ())
    found = tuple(Finding(one["code"], Severity.HINT, one["values"]) for one in lines)
    return found, str(whole.get("note", ""))


@dataclass(frozen=True, slots=True)
class Subject:
    """What a parcel is about, and where it is opened (``page`` "" = nowhere).

    ``what``: "SKP 2026"; ``name``: the person's, "" for what is about nobody.
    """

    id: UUID
    kind: str
    what: str
    name: str = ""
    person_id: UUID | None = None
    year: int | None = None
    period: str = ""
    page: str = ""
    target: Mapping[str, Any] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Both in one line."""
        return f"{self.what} · {self.name}" if self.name else self.what


@dataclass(frozen=True, slots=True)
class LineNote:
    """The centre's note on one row; ``where``: "Hasil kerja 2" or what the row says itself."""

    row_id: UUID
    table: str
    field: str
    text: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """A parcel the centre sent back.

    ``changed``: the office has worked on it since. ``sent``: a newer revision is on its way.
    """

    id: UUID
    subject: Subject
    on: date
    by: str
    text: str
    notes: tuple[LineNote, ...]
    changed: bool
    sent: bool
    answered_on: date | None = None


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """What the centre proposes about a person, with who it is about."""

    id: UUID
    choice: Choice
    person_id: UUID
    name: str
    nip: str
    other: str
    words: str
    on: date
    moved_on: date | None = None
    accepted: bool | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A question the centre decided: what was chosen, why, and both texts by their names."""

    id: UUID
    subject: Subject
    choice: Choice
    reason: str
    by: str
    on: date | None
    office: str | None
    centre: str | None
    result: str | None


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """One file of the centre that was taken, or could not be."""

    id: UUID
    kind: BundleKind
    number: int
    at: datetime
    by: str
    name: str
    state: BundleState
    lines: tuple[Finding, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class FromCentre:
    """Everything the view "Dari pusat" shows."""

    enrolled: bool
    returned: tuple[ReturnedRow, ...] = ()
    proposals: tuple[ProposalRow, ...] = ()
    decisions: tuple[DecisionRow, ...] = ()
    replies: tuple[ReplyRow, ...] = ()

    @property
    def empty(self) -> bool:
        """Nothing ever came."""
        return not (self.returned or self.proposals or self.decisions or self.replies)


@dataclass(frozen=True, slots=True)
class Mark:
    """How far one parcel has come, for the list of people. ``standing`` None = never sent."""

    parcel_id: UUID
    standing: Standing | None
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class PersonSent:
    """One person × what was sent, of a year.

    ``worst``: the standing that needs somebody soonest. ``counts``: standing → parcels.
    ``oldest``: since when the oldest parcel the centre has not taken waits.
    """

    id: UUID
    name: str
    nip: str
    unit: str
    skp: Standing | None
    evaluations: tuple[tuple[str, Standing | None], ...]
    counts: Mapping[Standing, int]
    worst: Standing | None
    oldest: datetime | None = None

    @property
    def total(self) -> int:
        """Parcels that were ever sent."""
        return sum(self.counts.values())


@dataclass(frozen=True, slots=True)
class ParcelRow:
    """One parcel of a person with its standing and, where it is held, the reason."""

    subject: Subject
    standing: Standing
    since: datetime
    changed: bool
    finding: Finding | None = None
    notes: int = 0


@dataclass(frozen=True, slots=True)
class CentreWord:
    """What the centre last said of a document, for its own page; None = nothing yet."""

    standing: Standing
    since: datetime
    by: str = ""
    on: date | None = None
    text: str = ""
    return_id: UUID | None = None
    notes: tuple[LineNote, ...] = ()
    finding: Finding | None = None
