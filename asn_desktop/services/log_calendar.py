"""One person's month as the calendar beside the log shows it, in a handful of questions."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog
from asn_desktop.models.people import PersonStatus
from asn_desktop.rules.clock import is_working_day
from asn_desktop.rules.following import LogState
from asn_desktop.rules.logs import hours
from asn_desktop.rules.status import Status
from asn_desktop.services.log_absences import absences_of, covering
from asn_desktop.services.logs import LateRule
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks, holds
from asn_desktop.views.logs import AbsenceRow, LogDay, LogMonth

NOT_HERE = frozenset(Status) - {Status.ACTIVE}
"""Who has another status than active writes no log in this office."""


class Entry(NamedTuple):
    """The part of an entry the calendar counts."""

    on: date
    entered_on: date
    state: LogState
    starts: int | None
    ends: int | None


class StatusSpan(NamedTuple):
    """A status that keeps somebody from writing."""

    status: Status
    since: date | None
    until: date | None


def month(
    tx: ReadTx, person_id: UUID, year: int, month_number: int, late: LateRule | None = None
) -> LogMonth:
    """The month of one person; see :func:`months` for many."""
    return months(tx, [person_id], year, month_number, late)[person_id]


def months(
    tx: ReadTx,
    person_ids: Sequence[UUID],
    year: int,
    month_number: int,
    late: LateRule | None = None,
) -> dict[UUID, LogMonth]:
    """The month of each person, every day of it; a stranger has an empty one."""
    first = date(year, month_number, 1)
    last = date(year, month_number, monthrange(year, month_number)[1])
    late = late or LateRule.read(tx)
    entries = _entries(tx, person_ids, first, last)
    begun = _begun(tx, person_ids, year, last)
    away = absences_of(tx, person_ids, first, last)
    statuses = _statuses(tx, person_ids, first, last)
    return {
        person_id: LogMonth(
            person_id=person_id,
            year=year,
            month=month_number,
            days=tuple(
                _day(
                    first + timedelta(days=n),
                    entries[person_id].get(first + timedelta(days=n), ()),
                    _away(away.get(person_id, ()), statuses[person_id], first + timedelta(days=n)),
                    late,
                    begun.get(person_id),
                    tx.today,
                )
                for n in range((last - first).days + 1)
            ),
            absences=tuple(away.get(person_id, ())),
            late_days=late.days,
        )
        for person_id in person_ids
    }


def _day(
    on: date, entries: Sequence[Entry], away: str, late: LateRule, begun: date | None, today: date
) -> LogDay:
    calendar = late.calendar
    working = is_working_day(on, calendar.holidays, calendar.week)
    return LogDay(
        on=on,
        working=working,
        holiday=calendar.holidays.name(on) or "",
        entries=len(entries),
        minutes=hours((one.starts, one.ends) for one in entries),
        approved=sum(one.state is LogState.APPROVED for one in entries),
        returned=sum(one.state is LogState.RETURNED for one in entries),
        late=sum(late.holds(one.on, one.entered_on) for one in entries),
        away=away,
        gap=working
        and not entries
        and not away
        and begun is not None
        and begun <= on < today,  # today is not over yet
    )


def _away(absences: Iterable[AbsenceRow], statuses: Iterable[StatusSpan], on: date) -> str:
    absent = covering(absences, on)
    if absent is not None:
        return absent.kind.label
    other = (one.status.label for one in statuses if holds(one.since, one.until, on))
    return next(other, "")


def _entries(
    tx: ReadTx, person_ids: Iterable[UUID], first: date, last: date
) -> dict[UUID, dict[date, list[Entry]]]:
    found: dict[UUID, dict[date, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for part in chunks(person_ids):
        rows = tx.session.execute(
            sa.select(
                DailyLog.person_id,
                DailyLog.on,
                DailyLog.entered_on,
                DailyLog.state,
                DailyLog.starts,
                DailyLog.ends,
            )
            .where(DailyLog.person_id.in_(part), DailyLog.on.between(first, last))
            .order_by(DailyLog.person_id, DailyLog.on, DailyLog.id)
        )
        for row in rows:
            one = Entry(row.on, row.entered_on, row.state, row.starts, row.ends)
            found[row.person_id][one.on].append(one)
    return found


def _begun(tx: ReadTx, person_ids: Iterable[UUID], year: int, last: date) -> dict[UUID, date]:
    """Since when each writes in this year: before that there is no gap."""
    found: dict[UUID, date] = {}
    for part in chunks(person_ids):
        rows = tx.session.execute(
            sa.select(DailyLog.person_id, sa.func.min(DailyLog.on))
            .where(DailyLog.person_id.in_(part), DailyLog.on.between(date(year, 1, 1), last))
            .group_by(DailyLog.person_id)
        )
        found.update((row[0], row[1]) for row in rows)
    return found


def _statuses(
    tx: ReadTx, person_ids: Iterable[UUID], first: date, last: date
) -> dict[UUID, list[StatusSpan]]:
    found: dict[UUID, list[StatusSpan]] = defaultdict(list)
    for part in chunks(person_ids):
        rows = tx.session.execute(
            sa.select(
                PersonStatus.person_id, PersonStatus.status, PersonStatus.since, PersonStatus.until
            )
            .where(
                PersonStatus.person_id.in_(part),
                PersonStatus.status.in_(NOT_HERE),
                sa.or_(PersonStatus.since.is_(None), PersonStatus.since <= last),
                sa.or_(PersonStatus.until.is_(None), PersonStatus.until > first),
            )
            .order_by(PersonStatus.since.asc().nulls_first(), PersonStatus.id)
        )
        for row in rows:
            found[row.person_id].append(StatusSpan(row.status, row.since, row.until))
    return found
