"""The daily log (*catatan harian*): written, edited, removed, repeated, brought in, read by days.

Nothing here decides what an entry is worth: it feeds the documentation of results (reg. 2781).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog, Evidence
from asn_desktop.models.people import Person
from asn_desktop.models.planning import Indicator, Skp, WorkResult
from asn_desktop.rules import logs as rules
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Finding, Refused, refuse
from asn_desktop.rules.following import LogState
from asn_desktop.services.calendar import WorkingCalendar, working_calendar
from asn_desktop.services.log_links import carried, carry
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.setup import read_settings
from asn_desktop.views.logs import LogOfPerson, LogRow, LogText


def write(tx: Tx, person_id: UUID, on: date, text: LogText) -> UUID:
    """Write one entry of a day and return its id.

    Refused with ``logs.future``, ``logs.activity_missing``, ``logs.quantity_wrong``,
    ``logs.time_wrong``, ``logs.starts_missing``, ``logs.ends_first``, ``logs.not_own_result``.
    """
    tx.session.get_one(Person, person_id)
    row = _row(person_id, on, tx.today, _checked(tx, person_id, on, text))
    tx.session.add(row)
    return row.id


def edit(tx: Tx, log_id: UUID, text: LogText) -> None:
    """Change an entry; a returned one waits for the superior again.

    Refused as :func:`write`, and with ``logs.approved``.
    """
    row = tx.session.get_one(DailyLog, log_id)
    _open(row)
    text = _checked(tx, row.person_id, row.on, text)
    before = text_of(row)
    if text == before:
        return
    for name, value in vars(text).items():
        setattr(row, name, value)
    if row.state is LogState.RETURNED:
        row.state = LogState.WRITTEN


def remove(tx: Tx, log_id: UUID) -> None:
    """Take an entry away with its evidence; refused with ``logs.approved``."""
    row = tx.session.get_one(DailyLog, log_id)
    _open(row)
    for file in tx.session.scalars(sa.select(Evidence).where(Evidence.log_id == log_id)):
        tx.session.delete(file)
    tx.session.flush()
    tx.session.delete(row)


def repeat(tx: Tx, person_id: UUID, on: date) -> list[UUID]:
    """Write the entries of the last day before ``on`` that has any once more; return their ids.

    What stands on ``on`` already is left out; a result that is no longer in force is not carried.
    Refused with ``logs.nothing_to_repeat``, ``logs.repeated_already``, ``logs.future``.
    """
    last = tx.session.scalar(
        sa.select(sa.func.max(DailyLog.on)).where(DailyLog.person_id == person_id, DailyLog.on < on)
    )
    if last is None:
        raise refuse("logs.nothing_to_repeat")
    found = _rows(tx, [person_id], last, on, only=(last, on))
    here = {_same(row) for row in found if row.on == on}
    texts = [text_of(row) for row in found if row.on == last and _same(row) not in here]
    if not texts:
        raise refuse("logs.repeated_already", day=format_date(last))
    links = carried(tx, person_id, on)
    rows = [
        _row(person_id, on, tx.today, _checked(tx, person_id, on, carry(text, links)))
        for text in texts
    ]
    tx.session.add_all(rows)
    return [row.id for row in rows]


def add_many(tx: Tx, rows: Sequence[LogOfPerson]) -> int:
    """Write the entries of a file in one act and return how many.

    Refused with one ``logs.*`` finding per wrong row, whose value ``row`` is its place in ``rows``;
    nothing is written then. Rows are written as they are, also where the same one stands already.
    """
    known = _known(tx, {row.person_id for row in rows}, (row.text.work_result_id for row in rows))
    owners = _owners(tx, (row.text.indicator_id for row in rows))
    wrong: list[Finding] = []
    made: list[DailyLog] = []
    for at, row in enumerate(rows):
        text = _tidied(row.text)
        found = _findings(tx, row.on, text)
        if text.indicator_id is not None and text.work_result_id is None:
            text = replace(text, work_result_id=owners.get(text.indicator_id))
        if not found and not _linked(text, known, owners, row.person_id, row.on):
            found = [Finding("logs.not_own_result", values={"field": "result"})]
        wrong += [replace(one, values={**one.values, "row": at}) for one in found]
        made.append(_row(row.person_id, row.on, row.entered_on or row.on, text))
    if wrong:
        raise Refused(wrong)
    tx.recorder.insert(made)
    return len(made)


def of_days(
    tx: ReadTx, person_id: UUID, first: date, last: date, late: LateRule | None = None
) -> list[LogRow]:
    """One person's entries from ``first`` to ``last``, both inclusive, by day and time."""
    return of_people(tx, [person_id], first, last, late)


def of_people(
    tx: ReadTx,
    person_ids: Iterable[UUID],
    first: date,
    last: date,
    late: LateRule | None = None,
) -> list[LogRow]:
    """The entries of many people, by person, day and time, in a handful of questions.

    ``late``: the rule, where the caller has read it already.
    """
    stored = _rows(tx, person_ids, first, last)
    words, files = _words(tx, stored), _files(tx, stored)
    late = late or LateRule.read(tx)
    return [
        LogRow(
            id=row.id,
            person_id=row.person_id,
            on=row.on,
            entered_on=row.entered_on,
            text=text_of(row),
            state=row.state,
            answer=row.answer,
            feedback=row.feedback,
            result=words.get(row.work_result_id, ""),
            files=files.get(row.id, 0),
            late=late.holds(row.on, row.entered_on),
        )
        for row in stored
    ]


class LateRule:
    """The office's rule of when an entry is late, read once for many entries."""

    def __init__(self, days: int, calendar: WorkingCalendar) -> None:
        self.days, self.calendar = days, calendar

    @classmethod
    def read(cls, tx: ReadTx) -> LateRule:
        """Read it."""
        return cls(read_settings(tx).log_late_days, working_calendar(tx))

    def holds(self, on: date, entered_on: date) -> bool:
        """Whether an entry of ``on`` written down on ``entered_on`` is late."""
        return rules.is_late(on, entered_on, self.days, self.calendar.holidays, self.calendar.week)

    def last_day(self, on: date) -> date | None:
        """The last day on which ``on`` is written in time; None where the office has no rule."""
        return self.calendar.deadline(on, self.days) if self.days > 0 else None


def text_of(row: DailyLog) -> LogText:
    """What was typed."""
    return LogText(
        activity=row.activity,
        output=row.output,
        quantity=row.quantity,
        unit=row.unit,
        starts=row.starts,
        ends=row.ends,
        work_result_id=row.work_result_id,
        indicator_id=row.indicator_id,
    )


# ---- reading


def _rows(
    tx: ReadTx,
    person_ids: Iterable[UUID],
    first: date,
    last: date,
    only: Sequence[date] | None = None,
) -> list[DailyLog]:
    found: list[DailyLog] = []
    for part in chunks(person_ids):
        days = DailyLog.on.in_(only) if only else DailyLog.on.between(first, last)
        found += tx.session.scalars(
            sa.select(DailyLog)
            .where(DailyLog.person_id.in_(part), days)
            .order_by(
                DailyLog.person_id, DailyLog.on, DailyLog.starts.asc().nulls_last(), DailyLog.id
            )
        )
    return found


def _words(tx: ReadTx, rows: Iterable[DailyLog]) -> dict[UUID | None, str]:
    found: dict[UUID | None, str] = {}
    for part in chunks({row.work_result_id for row in rows if row.work_result_id is not None}):
        named = sa.select(WorkResult.id, WorkResult.text).where(WorkResult.id.in_(part))
        found.update((row.id, row.text) for row in tx.session.execute(named))
    return found


def _files(tx: ReadTx, rows: Iterable[DailyLog]) -> dict[UUID, int]:
    found: dict[UUID, int] = {}
    for part in chunks(row.id for row in rows):
        counted = (
            sa.select(Evidence.log_id, sa.func.count())
            .where(Evidence.log_id.in_(part))
            .group_by(Evidence.log_id)
        )
        found.update((row[0], row[1]) for row in tx.session.execute(counted) if row[0])
    return found


# ---- checking


def _row(person_id: UUID, on: date, entered_on: date, text: LogText) -> DailyLog:
    return DailyLog(person_id=person_id, on=on, entered_on=entered_on, **vars(text))


def _same(row: DailyLog) -> tuple[str, str]:
    return row.activity.casefold(), row.output.casefold()


def _open(row: DailyLog) -> None:
    if not rules.may_edit(row.state):
        raise refuse("logs.approved", line=row.id)


def _tidied(text: LogText) -> LogText:
    quantity = text.quantity
    if quantity is not None and rules.may_count(quantity):
        quantity = rules.tidy(quantity)
    return replace(
        text,
        activity=" ".join(text.activity.split()),
        output=" ".join(text.output.split()),
        unit=" ".join(text.unit.split()),
        quantity=quantity,
    )


def _findings(tx: ReadTx, on: date, text: LogText) -> list[Finding]:
    return rules.entry_findings(on, tx.today, text.activity, text.quantity, text.starts, text.ends)


def _checked(tx: ReadTx, person_id: UUID, on: date, text: LogText) -> LogText:
    text = _tidied(text)
    found = _findings(tx, on, text)
    if found:
        raise Refused(found)
    owners = _owners(tx, [text.indicator_id])
    if text.indicator_id is not None and text.work_result_id is None:
        text = replace(text, work_result_id=owners.get(text.indicator_id))
    known = _known(tx, [person_id], [text.work_result_id])
    if not _linked(text, known, owners, person_id, on):
        raise refuse("logs.not_own_result", field="result")
    return text


def _owners(tx: ReadTx, indicator_ids: Iterable[UUID | None]) -> dict[UUID, UUID]:
    """Of each indicator its result."""
    found: dict[UUID, UUID] = {}
    for part in chunks({one for one in indicator_ids if one is not None}):
        named = sa.select(Indicator.id, Indicator.work_result_id).where(Indicator.id.in_(part))
        found.update((row.id, row.work_result_id) for row in tx.session.execute(named))
    return found


def _known(
    tx: ReadTx, person_ids: Iterable[UUID], result_ids: Iterable[UUID | None]
) -> dict[UUID, Skp]:
    """Of each result the SKP it stands in, where that is one of these people's."""
    people = set(person_ids)
    found: dict[UUID, Skp] = {}
    for part in chunks({one for one in result_ids if one is not None}):
        rows = tx.session.execute(
            sa.select(WorkResult.id, Skp)
            .join(Skp, Skp.id == WorkResult.skp_id)
            .where(WorkResult.id.in_(part))
        )
        found.update((row[0], row[1]) for row in rows if row[1].person_id in people)
    return found


def _linked(
    text: LogText,
    known: dict[UUID, Skp],
    owners: dict[UUID, UUID],
    person_id: UUID,
    on: date,
) -> bool:
    if text.work_result_id is None:
        return text.indicator_id is None
    if text.indicator_id is not None and owners.get(text.indicator_id) != text.work_result_id:
        return False
    skp = known.get(text.work_result_id)
    return skp is not None and _reaches(skp, person_id, on)


def _reaches(skp: Skp, person_id: UUID, on: date) -> bool:
    """An SKP set later in January, or amended since, reaches back over its whole span."""
    return skp.person_id == person_id and skp.starts <= on <= skp.ends
