"""The months of daily logs as they print, for one person or all staff of an assessor at once."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonAssessor, PersonNow
from asn_desktop.rules import logs as rules
from asn_desktop.rules.dates import DAYS, MONTHS, format_date
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.following import LogState
from asn_desktop.services import logs
from asn_desktop.services.attachments import office_letterhead
from asn_desktop.services.log_absences import absences_of
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import assessors_on, parties_on
from asn_desktop.services.people_now import holding
from asn_desktop.services.setup import read_settings
from asn_desktop.views.log_sheets import LogSheet, LogSheetDay, LogSheetLine
from asn_desktop.views.logs import AbsenceRow, LogRow
from asn_desktop.views.sheets import Party

ONE_DAY = timedelta(days=1)


def staff_of(tx: ReadTx, assessor_id: UUID, day: date) -> list[UUID]:
    """Whom somebody assesses on a day, by name; without those whose latest link is another."""
    linked = tx.session.scalars(
        sa.select(PersonAssessor.person_id).where(
            PersonAssessor.assessor_id == assessor_id, holding(PersonAssessor, day)
        )
    ).all()
    mine = {key for key, who in assessors_on(tx, linked, day).items() if who == assessor_id}
    named = tx.session.execute(
        sa.select(PersonNow.person_id)
        .where(PersonNow.person_id.in_(mine))
        .order_by(PersonNow.sort_name, PersonNow.person_id)
    )
    return [row.person_id for row in named]


def staff_in(tx: ReadTx, assessor_id: UUID, year: int, month: int) -> list[UUID]:
    """Whom somebody assesses at the end of a month, by name."""
    return staff_of(tx, assessor_id, _ends(year, month))


def assessor_in(tx: ReadTx, person_id: UUID, year: int, month: int) -> UUID | None:
    """Who assesses somebody at the end of a month."""
    return assessors_on(tx, [person_id], _ends(year, month)).get(person_id)


def sheets(tx: ReadTx, person_ids: Sequence[UUID], year: int, month: int) -> list[LogSheet]:
    """One sheet for each who has an entry or an absence in the month, in the order asked for.

    Refused with ``logs.nothing_to_print`` when nobody has.
    """
    first, last = date(year, month, 1), _ends(year, month)
    rows: dict[UUID, list[LogRow]] = defaultdict(list)
    for row in logs.of_people(tx, person_ids, first, last):
        rows[row.person_id].append(row)
    away = absences_of(tx, person_ids, first, last)
    known = [key for key in person_ids if rows[key] or away.get(key)]
    name = f"{MONTHS[month - 1]} {year}"
    if not known:
        raise refuse("logs.nothing_to_print", month=name)
    above = assessors_on(tx, known, last)
    parties = parties_on(tx, {*known, *above.values()}, last)
    settings, kop = read_settings(tx), office_letterhead(tx)
    return [
        LogSheet(
            letterhead=kop,
            agency=settings.agency,
            office=settings.office_name,
            place=settings.place,
            month=name,
            on=min(last, tx.today),
            employee=parties[key],
            assessor=parties.get(above[key], Party()) if key in above else Party(),
            days=_days(rows[key], away.get(key, ()), first, last),
            entries=len(rows[key]),
            filled=len({row.on for row in rows[key]}),
            approved=sum(row.state is LogState.APPROVED for row in rows[key]),
            sums=_sums(rows[key]),
            practice=settings.practice,
        )
        for key in known
    ]


def _ends(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _days(
    rows: Sequence[LogRow], away: Sequence[AbsenceRow], first: date, last: date
) -> tuple[LogSheetDay, ...]:
    by_day: dict[date, list[LogRow]] = defaultdict(list)
    for row in rows:
        by_day[row.on].append(row)
    found = [
        (day, 1, LogSheetDay(_day(day), tuple(_line(row) for row in of_day)))
        for day, of_day in by_day.items()
    ]
    for one in away:
        begins, ends = max(one.first, first), min(one.last or last, last)
        said = _day(begins) if begins == ends else f"{_day(begins)} s.d. {_day(ends)}"
        words = f"{one.kind.label}: {one.note}" if one.note else one.kind.label
        found.append((begins, 0, LogSheetDay(said, words=words)))
    found.sort(key=lambda one: one[:2])
    return tuple(day for _on, _order, day in found)


def _day(day: date) -> str:
    return f"{DAYS[day.weekday()]}, {day.day}"


def _line(row: LogRow) -> LogSheetLine:
    text = row.text
    return LogSheetLine(
        time=rules.say_times(text.starts, text.ends),
        activity=text.activity,
        output=text.output,
        quantity=rules.say_quantity(text.quantity),
        unit=text.unit,
        result=row.result,
        answer=_answer(row),
    )


def _answer(row: LogRow) -> str:
    """What the superior said; of an entry he has not looked at nothing."""
    said = [row.state.label] if row.state is not LogState.WRITTEN else []
    if row.answer and row.state is not LogState.RETURNED:
        said.append(f"Pernah dikembalikan: {row.answer}")
    elif row.answer:
        said.append(row.answer)
    said += [row.feedback] if row.feedback else []
    if row.late:
        said.append(f"(ditulis {format_date(row.entered_on)})")
    return "\n".join(said)


def _sums(rows: Sequence[LogRow]) -> tuple[str, ...]:
    """What adds up, one text per unit; units that differ are never added."""
    totals: dict[str, tuple[str, Decimal]] = {}
    for row in rows:
        if row.text.quantity is not None:
            key = rules.unit_key(row.text.unit)
            unit, total = totals.get(key, (row.text.unit, Decimal(0)))
            totals[key] = (unit, total + row.text.quantity)
    return tuple(f"{rules.say_quantity(total)} {unit}".strip() for unit, total in totals.values())
