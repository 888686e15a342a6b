"""Public service in one glance, for the page Layanan Publik."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from asn_desktop.views.complaints import ComplaintOverview
from asn_desktop.views.forum import ForumGlance


@dataclass(frozen=True)
class RoundGlance:
    """The last survey round; ``index`` None while it has none, or too few answers to show one."""

    name: str
    starts: date
    ends: date
    answers: int
    index: Decimal | None
    category: str


@dataclass(frozen=True)
class PublicOverview:
    """The three parts; ``survey`` None = no round yet."""

    survey: RoundGlance | None
    complaints: ComplaintOverview
    forum: ForumGlance
