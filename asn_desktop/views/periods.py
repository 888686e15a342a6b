"""What is shown of a year and its evaluation periods."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from asn_desktop.rules.periods import PeriodScheme
from asn_desktop.rules.planning import Approach


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodView:
    """One evaluation period with the window in which it is evaluated."""

    id: UUID
    year: int
    code: str
    label: str
    starts: date
    ends: date
    window_starts: date
    window_ends: date


@dataclass(frozen=True, slots=True, kw_only=True)
class YearView:
    """A year as it was set up; ``approach`` is what new SKP begin with."""

    year: int
    scheme: PeriodScheme
    approach: Approach
    periods: tuple[PeriodView, ...]
