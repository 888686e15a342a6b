"""Letters of our own making, where the law asks for a decision and gives no form for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from asn_desktop.views.paper import Letterhead
from asn_desktop.views.sheets import Party


@dataclass(frozen=True, slots=True, kw_only=True)
class UpheldLetter:
    """An objection was not followed: words, dates and periods as printed.

    ``document`` is "Format D.1.1" or "Format D.1.2"; ``place`` may be "".
    """

    letterhead: Letterhead
    agency: str
    office: str
    place: str
    decided_on: date
    received_on: str
    period: str
    span: str
    document: str
    evaluated_on: str
    employee: Party
    assessor: Party
    superior: Party
    work: str
    behaviour: str
    predicate: str
    reasons: str
    explanation: str
    explained_on: str
    decision: str
    practice: bool = False
