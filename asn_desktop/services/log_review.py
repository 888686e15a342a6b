"""A superior's week: his people's daily logs with what he should look at, in a few questions.

However many people and years there are, a week is read through ``(person_id, on)`` for the people
shown, and what waits through ``(state, on, person_id)`` without touching a row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog
from asn_desktop.models.people import PersonNow
from asn_desktop.rules import log_warnings as rules
from asn_desktop.rules.clock import is_working_day
from asn_desktop.rules.following import LogState
from asn_desktop.rules.log_warnings import DayKind, Written
from asn_desktop.rules.names import fold
from asn_desktop.services.by_id import names_of
from asn_desktop.services.calendar import WorkingCalendar, working_calendar
from asn_desktop.services.log_away import Away, away_of, away_on
from asn_desktop.services.logs import of_people
from asn_desktop.services.office import ReadTx
from asn_desktop.views.log_review import (
    DAYS,
    AssessorChoice,
    ReviewAsked,
    ReviewDay,
    ReviewEntry,
    ReviewPerson,
    ReviewWeek,
    monday,
)
from asn_desktop.views.logs import LogRow

MOST = 400  # people of one superior in a week
AT_ONCE = 150  # of everybody; of more, words have to choose
IN_USE_DAYS = 60
"""Who wrote nothing in so many days before a week does not use the log: nothing of his lacks."""
_WEEK = timedelta(days=DAYS)


def week(tx: ReadTx, asked: ReviewAsked) -> ReviewWeek:
    """The people with their seven days; with everybody only those who use the log."""
    people, total = _people(tx, asked)
    ids = [row.person_id for row in people]
    begun = {row.person_id: row.begun for row in people}
    stored: dict[UUID, list[LogRow]] = defaultdict(list)
    for row in of_people(tx, ids, asked.first - _WEEK, asked.last) if ids else ():
        stored[row.person_id].append(row)
    days = _Days(working_calendar(tx), away_of(tx, ids, asked.first - _WEEK, asked.last), tx.today)
    return ReviewWeek(
        asked,
        tuple(
            ReviewPerson(
                id=row.person_id,
                name=row.name,
                position=row.position or "",
                unit=row.unit or "",
                writes=begun[row.person_id] is not None,
                days=_days_of(row, stored[row.person_id], days, asked),
            )
            for row in people
        ),
        total,
    )


def assessors(tx: ReadTx) -> list[AssessorChoice]:
    """Everybody who assesses somebody, by name, with how many entries wait for him."""
    waits = waiting_by_person(tx.today).subquery()
    found = tx.session.execute(
        sa.select(
            PersonNow.assessor_id,
            sa.func.count().label("people"),
            sa.func.coalesce(sa.func.sum(waits.c.waiting), 0).label("waiting"),
        )
        .outerjoin(waits, waits.c.person_id == PersonNow.person_id)
        .where(PersonNow.active, PersonNow.kind.is_not(None), PersonNow.assessor_id.is_not(None))
        .group_by(PersonNow.assessor_id)
    ).all()
    names = names_of(tx, (row.assessor_id for row in found))
    choices = [
        AssessorChoice(row.assessor_id, names[row.assessor_id], row.people, int(row.waiting))
        for row in found
    ]
    return sorted(choices, key=lambda one: (fold(one.name), one.id))


def next_week(tx: ReadTx, asked: ReviewAsked) -> date | None:
    """The Monday of the oldest entry that waits for the asked superior; None = nothing waits."""
    whose = [PersonNow.active, PersonNow.kind.is_not(None)]
    if asked.assessor_id is not None:
        whose.append(PersonNow.assessor_id == asked.assessor_id)
    oldest = tx.session.scalar(
        sa.select(DailyLog.on)
        .where(
            DailyLog.state == LogState.WRITTEN,
            DailyLog.person_id.in_(sa.select(PersonNow.person_id).where(*whose)),
        )
        .order_by(DailyLog.on)
        .limit(1)
    )
    return monday(oldest) if oldest else None


def waiting_by_person(until: date) -> sa.Select[UUID, int]:
    """How many entries up to a day wait, by person: read from the index alone."""
    return (
        sa.select(DailyLog.person_id, sa.func.count().label("waiting"))
        .where(DailyLog.state == LogState.WRITTEN, DailyLog.on <= until)
        .group_by(DailyLog.person_id)
    )


def wrote_nothing_from(since: date) -> tuple[sa.ColumnElement[bool], ...]:
    """Conditions on ``PersonNow``: used the log before a day, and wrote nothing from then on."""
    wrote = sa.select(DailyLog.person_id).where(
        DailyLog.state.in_(tuple(LogState)), DailyLog.on >= since
    )
    before = sa.exists().where(
        DailyLog.person_id == PersonNow.person_id,
        DailyLog.on >= since - timedelta(days=IN_USE_DAYS),
        DailyLog.on < since,
    )
    return (PersonNow.person_id.not_in(wrote), before)


# ---- who


def _people(tx: ReadTx, asked: ReviewAsked) -> tuple[Sequence[sa.Row[*tuple[object, ...]]], int]:
    """Those shown, by name, with the first day on which they lately wrote; how many there are."""
    begun = (
        sa.select(sa.func.min(DailyLog.on))
        .where(
            DailyLog.person_id == PersonNow.person_id,
            DailyLog.on.between(asked.first - timedelta(days=IN_USE_DAYS), asked.last),
        )
        .scalar_subquery()
    )
    where = [PersonNow.active, PersonNow.kind.is_not(None)]
    limit = MOST if asked.assessor_id is not None else AT_ONCE
    if asked.assessor_id is not None:
        where.append(PersonNow.assessor_id == asked.assessor_id)
    elif asked.silent is None:
        where.append(begun.is_not(None))
    if asked.silent is not None:
        where += wrote_nothing_from(asked.silent)
    where += [PersonNow.search.contains(word, autoescape=True) for word in fold(asked.text).split()]
    rows = tx.session.execute(
        sa.select(
            PersonNow.person_id,
            PersonNow.name,
            PersonNow.position,
            PersonNow.unit,
            begun.label("begun"),
        )
        .where(*where)
        .order_by(PersonNow.sort_name, PersonNow.person_id)
        .limit(limit)
    ).all()
    if len(rows) < limit:
        return rows, len(rows)
    counted = sa.select(sa.func.count()).select_from(PersonNow).where(*where)
    return rows, tx.session.scalar(counted) or 0


# ---- days


@dataclass(frozen=True)
class _Days:
    """What the days of a week are, for everybody and for each."""

    calendar: WorkingCalendar
    away: dict[UUID, list[Away]]
    today: date

    def of(self, person_id: UUID, on: date) -> tuple[DayKind, str, bool]:
        """What a day is for somebody, its name, and whether work that day wants a look."""
        holiday = self.calendar.holidays.name(on)
        absent = away_on(self.away.get(person_id, ()), on)
        if holiday is not None:
            return DayKind.HOLIDAY, holiday, absent is not None and not absent.works
        if not is_working_day(on, self.calendar.holidays, self.calendar.week):
            return DayKind.WEEKEND, "", absent is not None and not absent.works
        if absent is not None:
            told = f"{absent.label} ({absent.note})" if absent.note else absent.label
            return DayKind.AWAY, told, not absent.works
        return DayKind.WORK, "", False


def _days_of(
    person: sa.Row[*tuple[object, ...]], rows: Sequence[LogRow], days: _Days, asked: ReviewAsked
) -> tuple[ReviewDay, ...]:
    warned = rules.warnings_of([_written(row, days) for row in rows])
    by_day: dict[date, list[ReviewEntry]] = defaultdict(list)
    for row in rows:
        by_day[row.on].append(ReviewEntry(row, person.name, warned[row.id]))
    made = []
    for number in range(DAYS):
        on = asked.first + timedelta(days=number)
        kind, note, _surprising = days.of(person.person_id, on)
        entries = tuple(by_day.get(on, ()))
        begun = person.begun is not None and person.begun <= on
        gap = begun and not entries and kind is DayKind.WORK and on < days.today
        made.append(ReviewDay(on, kind, note, gap, entries))
    return tuple(made)


def _written(row: LogRow, days: _Days) -> Written:
    kind, _note, away = days.of(row.person_id, row.on)
    return Written(
        key=row.id,
        on=row.on,
        activity=row.text.activity,
        output=row.text.output,
        quantity=row.text.quantity,
        unit=row.text.unit,
        starts=row.text.starts,
        ends=row.text.ends,
        serves=row.text.work_result_id is not None,
        late=row.late,
        away=away,
        free=kind.is_free,
    )
