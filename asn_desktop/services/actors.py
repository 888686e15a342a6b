"""For whom the operator may work: everybody here, those who assess somebody offered first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.services.office import ReadTx

if TYPE_CHECKING:
    from asn_desktop.views.people import PersonChoice

MOST = 60  # a list to choose from with the eye; typing finds everybody else


def assessors(tx: ReadTx) -> list[PersonChoice]:
    """The people who assess somebody today, those with most people first."""
    under = sa.func.count().label("under")
    counted = (
        sa.select(PersonNow.assessor_id, under)
        .where(PersonNow.active, PersonNow.assessor_id.is_not(None))
        .group_by(PersonNow.assessor_id)
        .subquery()
    )
    ids = tx.session.scalars(
        sa.select(PersonNow.person_id)
        .join(counted, counted.c.assessor_id == PersonNow.person_id)
        .order_by(counted.c.under.desc(), PersonNow.sort_name, PersonNow.person_id)
        .limit(MOST)
    ).all()
    found = _told(tx, ids)
    return [found[one] for one in ids]


def one(tx: ReadTx, person_id: UUID) -> PersonChoice | None:
    """Whoever was chosen, also an employee or an official from outside; None who is gone."""
    return _told(tx, [person_id]).get(person_id)


def _told(tx: ReadTx, ids: Sequence[UUID]) -> dict[UUID, PersonChoice]:
    from asn_desktop.services.people import choices  # not for the window's first frame

    return choices(tx, ids)
