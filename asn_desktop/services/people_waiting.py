"""Who waits for an assessor, as a question: the work list asks it at every start."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from asn_desktop.models.people import PersonNow
from asn_desktop.rules.status import Status
from asn_desktop.services.office import ReadTx

_GONE = aliased(PersonNow)
WAITING = (
    PersonNow.active,
    PersonNow.status.in_([status for status in Status if status.plans]),
    sa.or_(
        PersonNow.assessor_id.is_(None),
        PersonNow.assessor_id.in_(sa.select(_GONE.person_id).where(~_GONE.active)),
    ),
)
"""``views.people.PersonRow.needs_assessor`` in SQL."""


def count_without_assessor(tx: ReadTx) -> int:
    """How many employees of this office wait for an assessor."""
    counted = sa.select(sa.func.count()).select_from(PersonNow)
    return tx.session.scalar(counted.where(PersonNow.kind.is_not(None), *WAITING)) or 0
