"""One person's month as the calendar beside the log shows it, in a handful of questions."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog
from asn_desktop.rules.clock import is_working_day
from asn_desktop.rules.following import LogState
from asn_desktop.rules.logs import hours
from asn_desktop.services.log_absences import absences_of
from asn_desktop.services.log_away import Away, away_of, away_on
from asn_desktop.services.logs import LateRule
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.logs import LogDay, LogMonth

Span = tuple[date, date]


class Entry(NamedTuple):
    """The part of an entry the calendar counts."""

    on: date
    entered_on: date
    state: LogState
    starts: int | None
    ends: int | None


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
    absences = absences_of(tx, person_ids, first, last)
    away = away_of(tx, person_ids, first, last, absences)
    since = begun(tx, person_ids, year, last)
    of_all = days(tx, first, last, {one: since.get(one) for one in person_ids}, away, late)
    return {
        person_id: LogMonth(
            person_id=person_id,
            year=year,
            month=month_number,
            days=of_all[person_id],
            absences=tuple(absences.get(person_id, ())),
            late_days=late.days,
        )
        for person_id in person_ids
    }


def days(
    tx: ReadTx,
    first: date,
    last: date,
    since: Mapping[UUID, date | None],
    away: Mapping[UUID, Sequence[Away]],
    late: LateRule,
) -> dict[UUID, tuple[LogDay, ...]]:
    """Every day of a span for those in ``since``, who says from which day on each writes."""
    entries = _entries(tx, since, first, last)
    holidays, week = late.calendar.holidays, late.calendar.week
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    bare = [LogDay(on, is_working_day(on, holidays, week), holidays.name(on) or "") for on in every]
    found: dict[UUID, tuple[LogDay, ...]] = {}
    for person_id, begins in since.items():
        mine, spans = entries[person_id], away.get(person_id, ())
        over = (begins or tx.today, tx.today)  # between them a day without anything is a gap
        found[person_id] = tuple(
            _day(day, mine.get(day.on, ()), away_on(spans, day.on), late, over) for day in bare
        )
    return found


def _day(
    bare: LogDay, entries: Sequence[Entry], away: Away | None, late: LateRule, over: Span
) -> LogDay:
    return LogDay(
        on=bare.on,
        working=bare.working,
        holiday=bare.holiday,
        entries=len(entries),
        minutes=hours((one.starts, one.ends) for one in entries),
        approved=sum(one.state is LogState.APPROVED for one in entries),
        returned=sum(one.state is LogState.RETURNED for one in entries),
        late=sum(late.holds(one.on, one.entered_on) for one in entries),
        away=away.label if away else "",
        # Today is not over yet.
        gap=bare.working and not entries and away is None and over[0] <= bare.on < over[1],
    )


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


def begun(tx: ReadTx, person_ids: Iterable[UUID], year: int, last: date) -> dict[UUID, date]:
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
