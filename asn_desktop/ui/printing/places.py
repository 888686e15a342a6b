"""Where a finding on the desk is mended: the page of the window and what it is to show."""

from __future__ import annotations

from typing import Any

from asn_desktop.views.printing import DeskPerson, Lack, Place


def of(lack: Lack, person: DeskPerson) -> tuple[str, dict[str, Any]]:
    """Return the page and its target for the button of a row."""
    if lack.place is Place.PERSON:
        return "person", {"person": lack.target or person.id}
    if lack.place is Place.SKP:
        return "skp", {"skp": lack.target} if lack.target else {"person": person.id}
    if lack.place is Place.MANUAL:
        return "manuals", {"skp": lack.target}
    if lack.place is Place.MATRIX:
        return "matrix", {"matrix": lack.target}
    if lack.place is Place.STRATEGY:
        return "strategy", {"workblock": lack.target}
    if lack.place is Place.GUIDANCE:
        return "guidance", {"target": lack.target, "person": person.id}
    if lack.place is Place.PROGRESS:
        return "progress", {"person": person.id}
    if lack.place is Place.FEEDBACK:
        return "feedback", {"person": person.id}
    if lack.place is Place.FOLLOW_UP:
        return "followup", {"person": person.id}
    if lack.finding.code == "print.no_achievement":
        return "evaluation", {"view": "achievement"}
    if lack.finding.code == "print.not_evaluated" and lack.target and person.signer_id:
        return "run", {"assessor": person.signer_id, "person": person.id}
    return "evaluation", {"person": person.id}
