"""The way of a guidance's papers: who got them, what was decided (reg. 3390–3392, 3522–3534)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.models.guidance import Guidance
from asn_desktop.models.planning import Skp
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import refuse
from asn_desktop.services.office import Tx
from asn_desktop.views.guidance import WAY

_LABELS = {step.field: step.label for step in WAY}


def set_date(tx: Tx, guidance_id: UUID, field: str, on: date | None) -> None:
    """Date a step of the way, or clear it. Raises ``ValueError`` for no step.

    Refused with ``guidance.way_order`` before the step it follows is dated, ``guidance.way_dates``
    when it lies before that step or before the guidance.
    """
    if field not in _LABELS:
        raise ValueError(field)
    row = tx.session.get_one(Guidance, guidance_id)
    before = _before(field, by_assessor=_by_assessor(tx, row))
    if on is not None and before is not None:
        earlier: date | None = getattr(row, before)
        if earlier is None:
            raise refuse(
                "guidance.way_order", field=field, step=_LABELS[field], before=_LABELS[before]
            )
        if on < earlier:
            _refuse_turned(field, _LABELS[before], earlier)
    if on is not None and on < row.on:
        _refuse_turned(field, "pelaksanaan", row.on)
    setattr(row, field, on)


def write_follow_up(tx: Tx, guidance_id: UUID, text: str) -> None:
    """What superior, PyB or personnel unit decided (reg. 3530–3534)."""
    tx.session.get_one(Guidance, guidance_id).follow_up = text.strip()


def _by_assessor(tx: Tx, row: Guidance) -> bool:
    """Whether the assessor himself guided: then nothing goes to him."""
    skp = tx.session.get_one(Skp, row.skp_id)
    return row.giver_id in (None, skp.assessor_id)


def _before(field: str, *, by_assessor: bool) -> str | None:
    """The step that must be dated first."""
    if field == "reported_on":
        return None if by_assessor else "to_assessor_on"
    return "reported_on" if field == "followed_on" else None


def _refuse_turned(field: str, before: str, on: date) -> None:
    raise refuse(
        "guidance.way_dates",
        field=field,
        step=_LABELS[field],
        before=before,
        on=format_date(on),
    )
