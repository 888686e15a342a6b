"""Complaints as they are typed or found in a file; times of the clock on the wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True)
class ComplaintText:
    """One complaint; empty times = not yet."""

    number: str
    received: datetime
    responded: datetime | None = None
    completed: datetime | None = None
    channel: str = ""
    text: str = ""
    answer: str = ""
    officer_id: UUID | None = None
    unit_id: UUID | None = None
