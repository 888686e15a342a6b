"""One answer of the search of everything."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Found:
    """What was found; ``detail`` tells same names apart.

    ``kind`` is person, unit, skp, about, complaint or meeting.
    """

    kind: str
    id: UUID
    title: str
    detail: str
