"""What a short code on paper turns out to be, and the whole life of one sheet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from asn_desktop.rules.findings import Finding
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.views.printing import SheetRow


class Verdict(StrEnum):
    """What is to be said of a code; only ``VALID`` paper may be signed, handed over or filed."""

    VALID = "valid"
    REPLACED = "replaced"
    VOID = "void"
    ALTERED = "altered"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"
    MISTYPED = "mistyped"

    @property
    def label(self) -> str:
        """The Indonesian words over the answer."""
        return _LABELS[self]


_LABELS = {
    Verdict.VALID: "Cocok dan berlaku",
    Verdict.REPLACED: "Sudah diganti",
    Verdict.VOID: "Tidak berlaku",
    Verdict.ALTERED: "Isi berbeda dari catatan",
    Verdict.DAMAGED: "Catatan rusak",
    Verdict.UNKNOWN: "Bukan dari kantor ini",
    Verdict.MISTYPED: "Salah ketik",
}


@dataclass(frozen=True, slots=True)
class SheetMoment:
    """One thing that happened to a sheet: the date on the paper, and when it was recorded."""

    kind: SheetEventKind
    on: date
    recorded_at: datetime
    note: str = ""
    changed: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ScanView:
    """A scan of the signed paper; ``size`` in bytes."""

    id: UUID
    sha256: str
    name: str
    media_type: str
    size: int
    on: date


@dataclass(frozen=True, slots=True)
class SheetLife:
    """One sheet with everything that happened to it, oldest first, and its scans."""

    row: SheetRow
    sealed_at: datetime
    moments: tuple[SheetMoment, ...]
    scans: tuple[ScanView, ...]


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """The answer to a code: ``finding`` is its sentence, ``code`` as it should be written.

    ``row`` is the sheet the code names; ``changed`` what the record says otherwise now; ``newer``
    the code of the sheet that took its place. ``meant`` are the codes of sheets of this office one
    slip away from what was typed.
    """

    verdict: Verdict
    finding: Finding
    code: str
    row: SheetRow | None = None
    changed: tuple[Finding, ...] = ()
    newer: str = ""
    meant: tuple[str, ...] = ()
