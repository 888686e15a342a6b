"""Everything the program says about one person, as finished sentences: window and paper alike."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from asn_desktop.views.paper import Letterhead


@dataclass(frozen=True, slots=True)
class AboutRow:
    """One fact. ``missing``: the words say that nothing is known; ``quote``: somebody's words."""

    label: str
    text: str
    missing: bool = False
    quote: bool = False


@dataclass(frozen=True, slots=True)
class AboutSection:
    """Facts of one kind under their title; ``note`` explains, quietly."""

    key: str
    title: str
    rows: tuple[AboutRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutMe:
    """The page about one person in a period (``period`` "" = the year has none).

    ``restricted``: who asks is not entitled and sees only who it is.
    """

    person_id: UUID
    name: str
    post: str
    period: str
    on: date
    agency: str
    office: str
    sections: tuple[AboutSection, ...]
    letterhead: Letterhead
    restricted: bool = False
    practice: bool = False
