"""For whom the operator may work: everybody who assesses somebody."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.services.office import ReadTx

MOST = 60  # a list to choose from with the eye; the search finds everybody else


def assessors(tx: ReadTx) -> list[tuple[UUID, str]]:
    """The people who assess somebody today, those with most people first."""
    under = sa.func.count().label("under")
    counted = (
        sa.select(PersonNow.assessor_id, under)
        .where(PersonNow.active, PersonNow.assessor_id.is_not(None))
        .group_by(PersonNow.assessor_id)
        .subquery()
    )
    rows = tx.session.execute(
        sa.select(PersonNow.person_id, PersonNow.name)
        .join(counted, counted.c.assessor_id == PersonNow.person_id)
        .order_by(counted.c.under.desc(), PersonNow.sort_name, PersonNow.person_id)
        .limit(MOST)
    )
    return [(row.person_id, row.name) for row in rows]
