"""What the print desk and the list of sheets show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from asn_desktop.rules import codes
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind


@dataclass(frozen=True, slots=True)
class SealedVersion:
    """A sealed sheet: which document and form, its number and fingerprint, the canonical JSON."""

    id: UUID
    document_id: UUID
    form: FormCode
    number: int
    person_id: UUID
    fingerprint: str
    content: str
    sealed_at: datetime

    @property
    def code(self) -> str:
        """The short code printed at the foot of the sheet."""
        return str(codes.make(self.form, self.number, self.document_id, self.fingerprint))


class DeskForm(StrEnum):
    """What a person ticks on the desk; which form it is follows from post, approach and state."""

    SKP = "skp"
    ANNEX = "annex"
    MANUAL = "manual"
    WORKBLOCK = "workblock"
    MATRIX = "matrix"
    ACTION_PLAN = "action_plan"
    DOCUMENTATION = "documentation"
    FEEDBACK_RECORD = "feedback_record"
    GUIDANCE = "guidance"
    GUIDANCE_FEEDBACK = "guidance_feedback"
    COMPETENCES = "competences"
    BEHAVIOUR = "behaviour"
    EVALUATION = "evaluation"
    DOCUMENT = "document"
    OBJECTION = "objection"

    @property
    def codes(self) -> tuple[FormCode, ...]:
        """The forms it can be."""
        return _CODES[self]

    @property
    def usual(self) -> FormCode:
        """The form named where there is no document yet."""
        return _F.D_1_1 if self is DeskForm.DOCUMENT else self.codes[-1]

    @property
    def per_period(self) -> bool:
        """Whether there is one for every period (else one for the SKP)."""
        return self in _PER_PERIOD

    @property
    def name_in_list(self) -> str:
        """Without the codes: "Evaluasi"."""
        return _NAMES[self]

    @property
    def label(self) -> str:
        """As ticked: SKP (A.1.6/A.1.7)."""
        return f"{_NAMES[self]} ({'/'.join(self.codes)})"


_F = FormCode
_CODES: Mapping[DeskForm, tuple[FormCode, ...]] = {
    DeskForm.SKP: (_F.A_1_1, _F.A_1_2, _F.A_1_6, _F.A_1_7),
    DeskForm.ANNEX: (_F.A_1_8,),
    DeskForm.MANUAL: (_F.A_1_3,),
    DeskForm.WORKBLOCK: (_F.A_1_4,),
    DeskForm.MATRIX: (_F.A_1_5,),
    DeskForm.ACTION_PLAN: (_F.B_1_1,),
    DeskForm.DOCUMENTATION: (_F.B_1_2,),
    DeskForm.FEEDBACK_RECORD: (_F.B_1_3, _F.B_1_4, _F.B_1_5),
    DeskForm.GUIDANCE: (_F.B_1_6, _F.B_1_7),
    DeskForm.GUIDANCE_FEEDBACK: (_F.B_1_8,),
    DeskForm.COMPETENCES: (_F.B_1_9,),
    DeskForm.BEHAVIOUR: (_F.B_1_10,),
    DeskForm.EVALUATION: (_F.C_1_1, _F.C_1_2, _F.C_1_3),
    DeskForm.DOCUMENT: (_F.D_1_1, _F.D_1_2),
    DeskForm.OBJECTION: (_F.D_1_3,),
}
_PER_PERIOD = frozenset(
    {
        DeskForm.DOCUMENTATION,
        DeskForm.FEEDBACK_RECORD,
        DeskForm.EVALUATION,
        DeskForm.DOCUMENT,
        DeskForm.OBJECTION,
    }
)
_NAMES: Mapping[DeskForm, str] = {
    DeskForm.SKP: "SKP",
    DeskForm.ANNEX: "Lampiran",
    DeskForm.MANUAL: "Manual indikator",
    DeskForm.WORKBLOCK: "Workblock",
    DeskForm.MATRIX: "Matriks peran hasil",
    DeskForm.ACTION_PLAN: "Rencana aksi",
    DeskForm.DOCUMENTATION: "Pendokumentasian",
    DeskForm.FEEDBACK_RECORD: "Rekaman umpan balik",
    DeskForm.GUIDANCE: "Coaching/mentoring",
    DeskForm.GUIDANCE_FEEDBACK: "Umpan balik bimbingan",
    DeskForm.COMPETENCES: "Evaluasi kompetensi",
    DeskForm.BEHAVIOUR: "Laporan perilaku",
    DeskForm.EVALUATION: "Evaluasi",
    DeskForm.DOCUMENT: "Dokumen evaluasi",
    DeskForm.OBJECTION: "Dokumen keberatan",
}


def desk_form(code: FormCode) -> DeskForm | None:
    """What is ticked for a form; None where nothing on the desk prints it."""
    return next((item for item in DeskForm if code in item.codes), None)


class Place(StrEnum):
    """The room in which a finding is mended."""

    PERSON = "people"
    SKP = "planning"
    MANUAL = "manual"
    STRATEGY = "strategy"
    MATRIX = "matrix"
    FEEDBACK = "feedback"
    GUIDANCE = "guidance"
    FOLLOW_UP = "followup"
    PROGRESS = "progress"
    EVALUATION = "evaluation"


@dataclass(frozen=True, slots=True)
class Lack:
    """What a sheet lacks, where it is mended, and the row to open there."""

    finding: Finding
    place: Place
    target: UUID | None = None

    @property
    def stops(self) -> bool:
        """Whether the sheet cannot be printed because of it."""
        return self.finding.severity is Severity.ERROR


@dataclass(frozen=True, slots=True)
class DeskSheet:
    """One sheet of one person on the desk.

    ``document_id`` is None while there is no document; ``replaces`` = the printed sheet that is no
    longer true (its paper date and what differs), ``printed_on`` = already printed and still true.
    """

    form: FormCode
    document_id: UUID | None
    lacks: tuple[Lack, ...] = ()
    printed_on: date | None = None
    file_number: int = 1

    @property
    def ready(self) -> bool:
        """Whether it can be printed."""
        return self.document_id is not None and not any(lack.stops for lack in self.lacks)


@dataclass(frozen=True, slots=True)
class DeskPerson:
    """One person on the desk with the sheets that were asked for."""

    id: UUID
    name: str
    nip: str
    signer_id: UUID | None
    signer: str
    signer_position: str
    sheets: tuple[DeskSheet, ...]
    signer_unit: str = ""

    @property
    def ready(self) -> tuple[DeskSheet, ...]:
        """The sheets that can be printed."""
        return tuple(sheet for sheet in self.sheets if sheet.ready)

    @property
    def due(self) -> tuple[DeskSheet, ...]:
        """What to print: the ready sheets no valid paper is out of; all again where all are."""
        missing = tuple(sheet for sheet in self.ready if sheet.printed_on is None)
        return missing or self.ready

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """Everything found, each once, what stops first."""
        seen: dict[tuple[str, str], Lack] = {}
        for lack in (lack for sheet in self.sheets for lack in sheet.lacks):
            seen.setdefault((lack.finding.code, repr(sorted(lack.finding.values.items()))), lack)
        return tuple(sorted(seen.values(), key=lambda lack: not lack.stops))


class ScopeKind(StrEnum):
    """By what people are chosen for the desk."""

    ALL = "all"
    ASSESSOR = "assessor"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class DeskScope:
    """One choice of people with how many they are."""

    kind: ScopeKind
    id: UUID | None
    label: str
    count: int


NOT_RECORDED = "not_recorded"
"""The filter for sheets that were sealed and of which no print was recorded."""


class SheetRow(NamedTuple):
    """One sheet and its life; dates are those on the paper.

    ``state`` is None for one that was sealed (shown, kept as a file) and of which no print was
    recorded; ``scans`` counts the scans of its paper.
    """

    id: UUID
    document_id: UUID
    person_id: UUID
    form: FormCode
    number: int
    name: str
    nip: str
    signer: str
    period: str
    state: SheetEventKind | None
    printed: date | None
    signed: date | None
    handed_over: date | None
    returned: date | None
    filed: date | None
    void: date | None
    changed: tuple[Finding, ...]
    reported: date | None = None
    scans: int = 0
    code: str = ""
