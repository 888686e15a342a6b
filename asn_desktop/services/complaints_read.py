"""The register of complaints as lists, one glance and figures show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow, Unit
from asn_desktop.models.public_service import Complaint
from asn_desktop.rules.complaints import (
    ComplaintState,
    median,
    percentile,
    share_within,
    state_of,
)
from asn_desktop.rules.dates import MONTHS
from asn_desktop.rules.names import fold
from asn_desktop.rules.worktime import Hours, WorkTime, calendar_minutes
from asn_desktop.services.calendar import working_calendar
from asn_desktop.services.complaints import wall
from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.complaints import (
    ComplaintOverview,
    ComplaintRow,
    ComplaintStatistics,
    Promise,
    StatLine,
    Timing,
)
from asn_desktop.views.lists import ListQuery, ListRows

HOUR = 60
UNSAID = "– belum disebut –"
_LAST = datetime(9999, 12, 31)  # noqa: DTZ001 - the clock on the wall has no zone
Key = tuple[object, str]


def work_time(tx: ReadTx) -> WorkTime:
    """The hours, the week and the holidays of this office."""
    settings, calendar = read_settings(tx), working_calendar(tx)
    hours = Hours(
        settings.work_starts,
        settings.work_ends,
        settings.break_starts,
        settings.break_ends,
        settings.friday_break_starts,
        settings.friday_break_ends,
    )
    return WorkTime(hours, calendar.week, calendar.holidays)


def promised(tx: ReadTx) -> Promise:
    """What the office promises, in working minutes."""
    settings = read_settings(tx)
    return Promise(
        settings.complaint_response_hours * HOUR, settings.complaint_completion_hours * HOUR
    )


def rows(tx: ReadTx, year: int) -> list[ComplaintRow]:
    """Every complaint received in a year and those of earlier years still open; newest first."""
    first, last = _span(date(year, 1, 1), date(year, 12, 31))
    received = Complaint.received.between(first, last)
    waiting = sa.and_(Complaint.received < first, Complaint.completed.is_(None))
    return _read(tx, sa.or_(received, waiting))


def overdue(tx: ReadTx) -> list[ComplaintRow]:
    """Open complaints beyond what was promised, oldest first."""
    found = _read(tx, Complaint.completed.is_(None))
    return [row for row in reversed(found) if row.overdue]


def received_in(
    tx: ReadTx, first: date, last: date, *, officer: UUID | None = None
) -> list[ComplaintRow]:
    """Complaints received from ``first`` to the end of ``last``, of one officer or of all."""
    conditions: list[sa.ColumnElement[bool]] = [Complaint.received.between(*_span(first, last))]
    if officer is not None:
        conditions.append(Complaint.officer_id == officer)
    return _read(tx, *conditions)


def _span(first: date, last: date) -> tuple[datetime, datetime]:
    return datetime.combine(first, time()), datetime.combine(last, time(23, 59))


def _read(tx: ReadTx, *conditions: sa.ColumnElement[bool]) -> list[ComplaintRow]:
    """One question; a complaint without a unit counts for that of its officer today."""
    own = sa.func.coalesce(Complaint.unit_id, PersonNow.unit_id)
    stored = tx.session.execute(
        sa.select(Complaint, PersonNow.name, own, Unit.name)
        .outerjoin(PersonNow, PersonNow.person_id == Complaint.officer_id)
        .outerjoin(Unit, Unit.id == own)
        .where(*conditions)
        .order_by(Complaint.received.desc(), Complaint.id.desc())
    ).all()
    if not stored:
        return []
    working, promise, now = work_time(tx), promised(tx), wall(tx)
    return [
        _row(one, name or "", unit_id, unit or "", working, promise, now)
        for one, name, unit_id, unit in stored
    ]


def _row(
    one: Complaint,
    officer: str,
    unit_id: UUID | None,
    unit: str,
    working: WorkTime,
    promise: Promise,
    now: datetime,
) -> ComplaintRow:
    def took(until: datetime | None, count: Callable[[datetime, datetime], int]) -> int | None:
        return None if until is None else count(one.received, until)

    state = state_of(one.responded, one.completed)
    still = now if state is not ComplaintState.COMPLETED else None
    age = took(still, working.between)
    limit = promise.response if state is ComplaintState.NEW else promise.completion
    return ComplaintRow(
        id=one.id,
        number=one.number,
        received=one.received,
        responded=one.responded,
        completed=one.completed,
        channel=one.channel,
        text=one.text,
        answer=one.answer,
        officer_id=one.officer_id,
        officer=officer,
        own_unit_id=one.unit_id,
        unit_id=unit_id,
        unit=unit,
        state=state,
        response=took(one.responded, working.between),
        response_calendar=took(one.responded, calendar_minutes),
        completion=took(one.completed, working.between),
        completion_calendar=took(one.completed, calendar_minutes),
        age=age,
        age_calendar=took(still, calendar_minutes),
        overdue=age is not None and age > min(limit, promise.completion),
        promise=promise,
        searched=fold(f"{one.number} {one.channel} {one.text} {one.answer} {officer} {unit}"),
    )


# ---- the list

SORTS: dict[str, Callable[[ComplaintRow], Any]] = {
    "number": lambda row: (len(row.number), row.number),
    "received": lambda row: row.received,
    "channel": lambda row: fold(row.channel),
    "text": lambda row: fold(row.text),
    "officer": lambda row: fold(row.officer),
    "response": lambda row: (row.response is None, row.response or 0),
    "completed": lambda row: row.completed or _LAST,
    "state": lambda row: (not row.overdue, row.state is ComplaintState.COMPLETED, row.received),
    "age": lambda row: -(row.age_calendar or 0),
}


def choose(found: Sequence[ComplaintRow], query: ListQuery) -> ListRows[ComplaintRow]:
    """Filter and sort rows that were read already.

    Filters: ``state`` (a state's value, "open", "overdue", or "late" = answered or completed later
    than promised), ``officer`` (id, or "none"), ``channel`` (words).
    """
    words = fold(query.text).split()
    shown = [row for row in found if all(word in row.searched for word in words)]
    state, officer = query.filters.get("state"), query.filters.get("officer")
    channel = query.filters.get("channel")
    if state:
        shown = [row for row in shown if _is(row, state)]
    if officer:
        wanted = None if officer == "none" else officer
        shown = [row for row in shown if row.officer_id == wanted]
    if channel:
        shown = [row for row in shown if row.channel == channel]
    shown.sort(key=SORTS.get(query.sort, SORTS["received"]), reverse=query.descending)
    return ListRows(shown, len(found))


def _is(row: ComplaintRow, state: object) -> bool:
    if state == "open":
        return row.is_open
    if state == "overdue":
        return row.overdue
    if state == "late":
        return row.response_late or row.completion_late
    return row.state.value == state


# ---- figures

GROUPS: dict[str, Callable[[ComplaintRow], Key]] = {
    "officer": lambda row: (row.officer_id, row.officer or UNSAID),
    "unit": lambda row: (row.unit_id, row.unit or UNSAID),
    "channel": lambda row: (row.channel, row.channel or UNSAID),
    "month": lambda row: (
        (row.received.year, row.received.month),
        f"{MONTHS[row.received.month - 1]} {row.received.year}",
    ),
}


def statistics(tx: ReadTx, first: date, last: date, group: str) -> ComplaintStatistics:
    """Figures of the complaints received from ``first`` to ``last``, whole and in groups.

    ``group`` is "officer", "unit", "channel" or "month".
    """
    return figures(received_in(tx, first, last), promised(tx), group)


def figures(found: Iterable[ComplaintRow], promise: Promise, group: str) -> ComplaintStatistics:
    """Figures of rows that were read already; see :func:`statistics`."""
    every = list(found)
    parts: dict[Key, list[ComplaintRow]] = defaultdict(list)
    for row in every:
        parts[GROUPS[group](row)].append(row)
    order = sorted(parts, key=_order)
    if group == "month":
        order = sorted(parts, key=lambda key: parts[key][0].received)
    lines = tuple(_line(key, label, parts[key, label], promise) for key, label in order)
    return ComplaintStatistics(_line(None, "Semua", every, promise), lines, promise)


def _order(key: Key) -> tuple[bool, str]:
    return (key[1] == UNSAID, fold(key[1]))


def _line(key: object, label: str, found: Sequence[ComplaintRow], promise: Promise) -> StatLine:
    return StatLine(
        key, label, len(found), response_of(found, promise), completion_of(found, promise)
    )


def response_of(found: Sequence[ComplaintRow], promise: Promise) -> Timing:
    """How long the first response took; who waits for it still is in no figure."""
    waiting = [row for row in found if row.state is ComplaintState.NEW]
    late = sum((row.age or 0) > promise.response for row in waiting)
    times = [row.response for row in found if row.response is not None]
    return _timing(times, promise.response, len(waiting), late)


def completion_of(found: Sequence[ComplaintRow], promise: Promise) -> Timing:
    """How long it took until a complaint was completed; open ones are in no figure."""
    waiting = [row for row in found if row.is_open]
    late = sum((row.age or 0) > promise.completion for row in waiting)
    times = [row.completion for row in found if row.completion is not None]
    return _timing(times, promise.completion, len(waiting), late)


def _timing(times: Sequence[int], limit: int, waiting: int, late: int) -> Timing:
    return Timing(
        len(times),
        median(times),
        percentile(times, 90),
        share_within(times, limit),
        waiting,
        late,
    )


def overview(tx: ReadTx, year: int) -> ComplaintOverview:
    """One glance at a year's complaints."""
    found = rows(tx, year)
    promise = promised(tx)
    this_year = [row for row in found if row.received.year == year]
    still = [row for row in found if row.is_open]
    return ComplaintOverview(
        received=len(this_year),
        open=len(still),
        overdue=sum(row.overdue for row in still),
        oldest=min(still, key=lambda row: row.received, default=None),
        response=response_of(this_year, promise),
        promise=promise,
    )
