"""Who is on study leave."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonStatus
from asn_desktop.rules.status import Status
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks, touching


def studying(tx: ReadTx, person_ids: Iterable[UUID], starts: date, ends: date) -> set[UUID]:
    """Who of these people is on study leave on some day from ``starts`` to ``ends``."""
    found: set[UUID] = set()
    for part in chunks(person_ids):
        found.update(
            tx.session.scalars(
                sa.select(PersonStatus.person_id).where(
                    PersonStatus.person_id.in_(part),
                    PersonStatus.status == Status.STUDY_LEAVE,
                    touching(PersonStatus, starts, ends),
                )
            )
        )
    return found
