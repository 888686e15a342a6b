"""A text that was being typed: which field of which row, and what stands there by now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DraftKey:
    """One field of one row; ``str()`` is what an editor carries as its property ``draft``."""

    kind: str
    row_id: UUID
    field: str

    def __str__(self) -> str:
        return f"{self.kind}/{self.row_id}/{self.field}"

    @classmethod
    def parse(cls, text: str) -> DraftKey:
        """Read the key back; raises ``ValueError``."""
        kind, row_id, field = text.split("/")
        return cls(kind, UUID(row_id), field)


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft beside what is stored ("" = nothing); ``has_place``: its row exists."""

    key: DraftKey
    text: str
    stored: str
    at: datetime
    has_place: bool = True
