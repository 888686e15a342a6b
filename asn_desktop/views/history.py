"""What history shows: who did what when, and which values changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One changed value as text; "" = missing. ``field`` empty: the row came or went."""

    kind: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One act. ``act`` is its code; ``changes`` the values it touched of what was asked for."""

    seq: int
    at: datetime
    actor: str
    on_behalf_of: str | None
    act: str
    changes: tuple[ChangeLine, ...]
    undone: bool = False
