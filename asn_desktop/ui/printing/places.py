"""Where a finding on the desk is mended: the page of the window and what it is to show."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from asn_desktop.views.printing import Lack, Place


def of(lack: Lack, person_id: UUID, _period: object) -> tuple[str, dict[str, Any]]:
    """Return the page and its target for the button of a row."""
    target = lack.target
    if lack.place is Place.PERSON:
        return "person", {"person": target or person_id}
    if lack.place is Place.SKP:
        return ("skp", {"skp": target}) if target else ("planning", {"person": person_id})
    if lack.place is Place.PROGRESS:
        return "progress", {"person": person_id}
    return "evaluation", {"person": person_id}
