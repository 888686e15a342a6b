"""The publication sheet of a survey round: everything on it as a finished string."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asn_desktop.views.paper import Letterhead
from asn_desktop.views.sheets import Party
from asn_desktop.views.survey import RoundResult


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveySheet:
    """What hangs on the wall, and the tables behind it.

    ``on`` = the day it is announced; ``head`` signs it; ``place`` may be "".
    """

    letterhead: Letterhead
    agency: str
    office: str
    place: str
    on: date
    result: RoundResult
    head: Party
    practice: bool = False
