"""What an office can set, declared once: name, type and default. Stored as rows, journalled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from asn_desktop.rules.predicate import LEADER_PROPOSAL


@dataclass(frozen=True, slots=True)
class OfficeSettings:
    """The settings of one office; every field is one row of the table ``setting``.

    ``start_year`` = the first year kept with the program: what was due before is nobody's delay.
    ``mirror_from`` = from how many people on an assessor sees distribution warnings (domain 5).
    """

    office_name: str = ""
    agency: str = ""
    place: str = ""
    start_year: int = 0
    practice: bool = False
    working_days: Literal[5, 6] = 5
    paper: Literal["f4", "a4"] = "f4"
    show_format: bool = False
    emblem: str = ""
    # The office's letterhead, line by line; on the forms that have no emblem only where wanted.
    letterhead: str = ""
    letterhead_on_forms: bool = False
    mirror_from: int = 10
    # Working days after which an entry of the daily log counts as late; 0 = never.
    log_late_days: int = 7
    # The office's hours in minutes since midnight, and what it promises to who complains, in
    # working hours.
    work_starts: int = 450
    work_ends: int = 960
    break_starts: int = 720
    break_ends: int = 780
    friday_break_starts: int = 690
    friday_break_ends: int = 780
    complaint_response_hours: int = 8
    complaint_completion_hours: int = 40
    survey_weighting: Literal["ninth", "two_places", "three_places"] = "ninth"
    # What this program is in the exchange of bundles, and the code of this place ("32.04.17").
    exchange_role: Literal["office", "centre"] = "office"
    place_code: str = ""
    # At the centre: days without a bundle after which an office counts as late.
    office_late_days: int = 30
    # Why nothing is sent until somebody confirms ("restored", "behind", "copied"); "" = may be.
    sending_locked: str = ""
    # The number of the newest set of years, periods and holidays taken from the centre.
    reference_number: int = 0
    # At the centre: what it published last, by SHA-256.
    reference_digest: str = ""
    theme: Literal["system", "light", "dark"] = "system"
    # Which rating follows from a unit's achievement for its head (SE 3/2023), by value names.
    head_rating: dict[str, str] = field(
        default_factory=lambda: {unit.name: rate.name for unit, rate in LEADER_PROPOSAL.items()}
    )
