"""Why no entry of the log is expected of somebody: what was noted, and statuses of the person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonStatus
from asn_desktop.rules import log_warnings as rules
from asn_desktop.rules.status import Status
from asn_desktop.services.log_absences import ONE_DAY, absences_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks, holds, touching
from asn_desktop.views.logs import AbsenceRow

NOT_HERE = tuple(status for status in Status if rules.is_absent(status))


@dataclass(frozen=True)
class Away:
    """Why somebody is away from a day to another; ``works``: what he writes is no surprise."""

    since: date | None
    until: date | None
    label: str
    note: str = ""
    works: bool = False


def away_of(
    tx: ReadTx,
    person_ids: Sequence[UUID],
    first: date,
    last: date,
    absences: Mapping[UUID, Sequence[AbsenceRow]] | None = None,
) -> dict[UUID, list[Away]]:
    """Of each why he is away from ``first`` to ``last``, what was noted before his statuses.

    ``absences`` where they have been read already.
    """
    if absences is None:
        absences = absences_of(tx, person_ids, first, last)
    found: dict[UUID, list[Away]] = defaultdict(list)
    for person_id, rows in absences.items():
        found[person_id] += (
            Away(
                since=row.first,
                until=row.last + ONE_DAY if row.last else None,
                label=row.kind.label,
                note=row.note,
                works=not rules.is_away(row.kind),
            )
            for row in rows
        )
    for part in chunks(person_ids):
        statuses = tx.session.execute(
            sa.select(
                PersonStatus.person_id, PersonStatus.status, PersonStatus.since, PersonStatus.until
            )
            .where(
                PersonStatus.person_id.in_(part),
                PersonStatus.status.in_(NOT_HERE),
                touching(PersonStatus, first, last),
            )
            .order_by(PersonStatus.since.asc().nulls_first(), PersonStatus.id)
        )
        for person_id, status, since, until in statuses:
            found[person_id].append(Away(since, until, status.label))
    return found


def away_on(spans: Sequence[Away], day: date) -> Away | None:
    """Why somebody is away on a day, None where he is not."""
    return next((one for one in spans if holds(one.since, one.until, day)), None)
