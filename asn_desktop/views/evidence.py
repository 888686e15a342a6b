"""Files that prove something: where they belong and what is known of them without their bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True)
class EvidencePlace:
    """An entry of the log, or a result (and maybe its indicator) in a period."""

    log_id: UUID | None = None
    work_result_id: UUID | None = None
    indicator_id: UUID | None = None
    period_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file ready to be kept; pictures are shrunk already."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """One file as a list shows it; ``size`` in bytes as kept."""

    id: UUID
    sha256: str
    name: str
    media_type: str
    size: int
    on: date


@dataclass(frozen=True, slots=True)
class Added:
    """What came of adding files: how many are kept, and the names that stood there already."""

    kept: int
    twice: tuple[str, ...] = ()
