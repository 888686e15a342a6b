"""Days somebody was away (cuti, sakit, diklat, izin), so that the calendar has no gap there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import Absence
from asn_desktop.models.people import Person
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.following import AbsenceKind
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks, touching
from asn_desktop.views.logs import AbsenceRow

ONE_DAY = timedelta(days=1)
LONGEST = 366


def set_absence(
    tx: Tx, person_id: UUID, kind: AbsenceKind, first: date, last: date, note: str = ""
) -> UUID:
    """Note that somebody is away from ``first`` to ``last``, both inclusive; return the id.

    What was noted for these days before gives way. Refused with ``logs.absence_ends_first`` and
    ``logs.absence_too_long`` (more than a year is a status of the person).
    """
    if last < first:
        raise refuse("logs.absence_ends_first", field="last")
    if (last - first).days >= LONGEST:
        raise refuse("logs.absence_too_long", field="last")
    tx.session.get_one(Person, person_id)
    _clear(tx, person_id, first, last)
    row = Absence(
        person_id=person_id, kind=kind, since=first, until=last + ONE_DAY, note=note.strip()
    )
    tx.session.add(row)
    return row.id


def remove_absence(tx: Tx, absence_id: UUID) -> None:
    """Take an absence away."""
    tx.session.delete(tx.session.get_one(Absence, absence_id))


def present(tx: Tx, person_id: UUID, first: date, last: date) -> None:
    """Somebody was there after all from ``first`` to ``last``; the days round them stay away."""
    _clear(tx, person_id, first, last)


def absences_of(
    tx: ReadTx, person_ids: Iterable[UUID], first: date, last: date
) -> dict[UUID, list[AbsenceRow]]:
    """Who is away on some day from ``first`` to ``last``, by day; who never is, is left out."""
    found: dict[UUID, list[AbsenceRow]] = {}
    for part in chunks(person_ids):
        for row in tx.session.scalars(_touching(part, first, last)):
            found.setdefault(row.person_id, []).append(
                AbsenceRow(
                    id=row.id,
                    person_id=row.person_id,
                    kind=row.kind,
                    first=row.since or first,
                    last=row.until - ONE_DAY if row.until else None,
                    note=row.note,
                )
            )
    return found


def covering(rows: Iterable[AbsenceRow], day: date) -> AbsenceRow | None:
    """The absence that covers a day, None where there is none."""
    holds = (row for row in rows if row.first <= day and (row.last is None or day <= row.last))
    return next(holds, None)


def _touching(ids: Iterable[UUID], first: date, last: date) -> sa.Select[Absence]:
    return (
        sa.select(Absence)
        .where(
            Absence.person_id.in_(list(ids)),
            touching(Absence, first, last),
        )
        .order_by(Absence.person_id, Absence.since.asc().nulls_first(), Absence.id)
    )


def _clear(tx: Tx, person_id: UUID, first: date, last: date) -> None:
    """Cut these days out of what was noted before."""
    after = last + ONE_DAY
    for row in tx.session.scalars(_touching([person_id], first, last)).all():
        before_stays = row.since is None or row.since < first
        after_stays = row.until is None or row.until > after
        if before_stays and after_stays:
            tx.session.add(
                Absence(
                    person_id=person_id,
                    kind=row.kind,
                    since=after,
                    until=row.until,
                    note=row.note,
                )
            )
        if before_stays:
            row.until = first
        elif after_stays:
            row.since = after
        else:
            tx.session.delete(row)
    tx.session.flush()
