"""The rows of the work list about daily logs: what waits for a superior, who stopped writing.

Offices that do not use the log read nothing of it: nobody lacks a day who wrote nothing lately. All
is counted from the index ``(state, on, person_id)``, not from the entries.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import sqlalchemy as sa

from asn_desktop.models.logs import Absence, DailyLog
from asn_desktop.models.people import PersonNow
from asn_desktop.rules.clock import is_working_day, working_days_between
from asn_desktop.rules.following import LogState
from asn_desktop.rules.status import Status
from asn_desktop.services.by_id import names_of
from asn_desktop.services.calendar import WorkingCalendar
from asn_desktop.services.log_review import wrote_nothing_from
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import touching
from asn_desktop.views.log_review import monday
from asn_desktop.views.worklist import Group, Work

MANY = 3  # more superiors than this stand as one row
SILENT_DAYS = 3
"""Working days without an entry after which somebody who writes is told of."""
PATIENCE = 5
"""Working days an entry may wait before it is more than somebody else's turn."""


def log_rows(tx: ReadTx, calendar: WorkingCalendar) -> Iterator[Work]:
    """What waits for each superior, and how many writers have been silent."""
    yield from _waiting(tx, calendar)
    yield from _silent(tx, calendar)


def silent_since(today: date, calendar: WorkingCalendar) -> date:
    """The first of the last working days before today that are looked at."""
    day, left = today, SILENT_DAYS
    while left:
        day -= timedelta(days=1)
        left -= is_working_day(day, calendar.holidays, calendar.week)
    return day


def _waiting(tx: ReadTx, calendar: WorkingCalendar) -> Iterator[Work]:
    waits = (
        sa.select(
            DailyLog.person_id,
            sa.func.count().label("waiting"),
            sa.func.min(DailyLog.on).label("oldest"),
        )
        .where(DailyLog.state == LogState.WRITTEN, DailyLog.on < tx.today)
        .group_by(DailyLog.person_id)
        .subquery()
    )
    count = sa.func.sum(waits.c.waiting)
    found = tx.session.execute(
        sa.select(
            PersonNow.assessor_id,
            count.label("waiting"),
            sa.func.min(waits.c.oldest).label("oldest"),
        )
        .join(waits, waits.c.person_id == PersonNow.person_id)
        .where(PersonNow.active, PersonNow.kind.is_not(None), PersonNow.assessor_id.is_not(None))
        .group_by(PersonNow.assessor_id)
        .order_by(count.desc(), PersonNow.assessor_id)
    ).all()
    names = names_of(tx, (row.assessor_id for row in found[:MANY]))
    if len(found) > MANY:
        total = sum(int(row.waiting) for row in found)
        oldest = min(row.oldest for row in found)
        values: dict[str, object] = {"count": total, "superiors": len(found)}
        yield _row(tx, calendar, "work.logs_wait_many", values, found[0], oldest)
        return
    for row in found:
        values = {"count": int(row.waiting), "name": names.get(row.assessor_id, "–")}
        yield _row(tx, calendar, "work.logs_wait", values, row, row.oldest)


def _row(
    tx: ReadTx,
    calendar: WorkingCalendar,
    code: str,
    values: dict[str, object],
    first: sa.Row[*tuple[object, ...]],
    oldest: date,
) -> Work:
    passed = working_days_between(oldest, tx.today, calendar.holidays, calendar.week)
    single = code == "work.logs_wait"
    return Work(
        key=f"logs.waiting.{first.assessor_id}" if single else "logs.waiting",
        group=Group.SOON if passed > PATIENCE else Group.WAITING,
        code=code,
        values=values,
        reason="work.logs_since",
        reason_values={"date": oldest},
        button="work.button.check_logs",
        page="log_review",
        target={"assessor": first.assessor_id, "week": monday(oldest)},
    )


def _silent(tx: ReadTx, calendar: WorkingCalendar) -> Iterator[Work]:
    since = silent_since(tx.today, calendar)
    count = tx.session.scalar(
        sa.select(sa.func.count())
        .select_from(PersonNow)
        .where(
            PersonNow.active,
            PersonNow.kind.is_not(None),
            PersonNow.status == Status.ACTIVE,
            *wrote_nothing_from(since),
            PersonNow.person_id.not_in(
                sa.select(Absence.person_id).where(
                    touching(Absence, since, tx.today - timedelta(days=1))
                )
            ),
        )
    )
    if count:
        yield Work(
            key=f"logs.silent.{since}",
            group=Group.SOON,
            code="work.logs_silent",
            values={"count": count, "days": SILENT_DAYS},
            reason="work.logs_none_since",
            reason_values={"date": since},
            button="work.button.see_who",
            page="log_review",
            target={"assessor": None, "week": monday(since), "silent": since},
        )
