"""The facts of a year beside the rating, for many people in a handful of questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Feedback
from asn_desktop.models.guidance import Measure, TakeOver
from asn_desktop.models.logs import Absence, DailyLog, Evidence
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.rules.clock import is_working_day, working_days_between
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.following import LogState
from asn_desktop.services import complaints_read, survey_results, trajectory, voices_results
from asn_desktop.services.by_id import people_of
from asn_desktop.services.calendar import WorkingCalendar, working_calendar
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import period_head
from asn_desktop.services.setup import read_settings
from asn_desktop.views.complaints import ComplaintRow
from asn_desktop.views.followed import (
    ComplaintFacts,
    IndexFacts,
    LineFacts,
    LogFacts,
    MeasureFacts,
    SourceFacts,
    UnsignedFacts,
    YearFacts,
)
from asn_desktop.views.progress import PeriodHead

_ONE_DAY = timedelta(days=1)


@dataclass
class _Found:
    """What was read of each person, until it is made one view."""

    logs: Mapping[UUID, LogFacts]
    sources: Mapping[UUID, tuple[SourceFacts, ...]]
    files: Mapping[UUID, int]
    measures: Mapping[UUID, tuple[MeasureFacts, ...]]
    taken: Mapping[UUID, dict[UUID, str]]
    unsigned: Mapping[UUID, tuple[UnsignedFacts, ...]]
    indexes: Mapping[UUID, tuple[IndexFacts, ...]]
    complaints: Mapping[UUID, ComplaintFacts]
    lines: Mapping[UUID, dict[UUID, LineFacts]]


def followed(tx: ReadTx, person_ids: Iterable[UUID], period_id: UUID) -> dict[UUID, YearFacts]:
    """What was followed of each person in the period; everybody asked about is in the answer."""
    ids = list(person_ids)
    period = period_head(tx, period_id)
    found = _Found(
        logs=_logs(tx, ids, period),
        sources=_sources(tx, ids, period),
        files=_files(tx, ids, period),
        measures=_measures(tx, ids, period),
        taken=taken_over(tx, ids, period.year),
        unsigned=_unsigned(tx, ids, period),
        indexes=_indexes(tx, ids, period),
        complaints=_complaints(tx, ids, period),
        lines=trajectory.lines(tx, ids, period_id),
    )
    return {
        person: YearFacts(
            person_id=person,
            log=found.logs.get(person),
            sources=found.sources.get(person, ()),
            files=found.files.get(person, 0),
            measures=found.measures.get(person, ()),
            taken_over=found.taken.get(person, {}),
            unsigned=found.unsigned.get(person, ()),
            indexes=found.indexes.get(person, ()),
            complaints=found.complaints.get(person),
            lines=found.lines.get(person, {}),
        )
        for person in ids
    }


def taken_over(tx: ReadTx, person_ids: Iterable[UUID], year: int) -> dict[UUID, dict[UUID, str]]:
    """By person: the results of the year his leader took over, with the note (Pasal 20(6)–(8))."""
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for part in chunks(person_ids):
        rows = tx.session.execute(
            sa.select(Skp.person_id, TakeOver.work_result_id, TakeOver.note)
            .join(WorkResult, WorkResult.id == TakeOver.work_result_id)
            .join(Skp, Skp.id == WorkResult.skp_id)
            .where(Skp.person_id.in_(part), Skp.year == year)
        )
        for person_id, result_id, note in rows:
            found[person_id][result_id] = note
    return found


# ---- the daily log


def _logs(tx: ReadTx, ids: Sequence[UUID], period: PeriodHead) -> dict[UUID, LogFacts]:
    calendar = working_calendar(tx)
    late_after = read_settings(tx).log_late_days
    until = min(period.ends, tx.today)
    first = date(period.year, 1, 1)
    entries: dict[UUID, list[tuple[date, date, LogState]]] = defaultdict(list)
    for part in chunks(ids):
        rows = tx.session.execute(
            sa.select(DailyLog.person_id, DailyLog.on, DailyLog.entered_on, DailyLog.state).where(
                DailyLog.person_id.in_(part), DailyLog.on >= first, DailyLog.on <= until
            )
        )
        for person_id, on, entered_on, state in rows:
            entries[person_id].append((on, entered_on, state))
    away = _away(tx, ids, period.starts, until)
    return {
        person: _log_facts(
            all_of, away[person], (period.starts, until, tx.today), calendar, late_after
        )
        for person, all_of in entries.items()
    }


def _log_facts(
    entries: Sequence[tuple[date, date, LogState]],
    away: Sequence[tuple[date | None, date | None]],
    span: tuple[date, date, date],
    calendar: WorkingCalendar,
    late_after: int,
) -> LogFacts:
    starts, until, today = span
    begun = max(starts, min(on for on, _entered, _state in entries))
    inside = [one for one in entries if one[0] >= starts]
    days = {on for on, _entered, _state in inside}
    workdays = []
    day = begun
    while day <= until:
        if is_working_day(day, calendar.holidays, calendar.week) and not _is_away(day, away):
            workdays.append(day)
        day += _ONE_DAY
    states = [state for _on, _entered, state in inside]
    return LogFacts(
        entries=len(inside),
        days=len(days.intersection(workdays)),
        workdays=len(workdays),
        # Today is not over yet.
        gaps=tuple(day for day in workdays if day not in days and day < today),
        approved=states.count(LogState.APPROVED),
        waiting=states.count(LogState.WRITTEN),
        returned=states.count(LogState.RETURNED),
        late=sum(_is_late(on, entered, calendar, late_after) for on, entered, _state in inside),
    )


def _is_late(on: date, entered: date, calendar: WorkingCalendar, after: int) -> bool:
    if not after or (entered - on).days <= after:
        return False
    return working_days_between(on, entered, calendar.holidays, calendar.week) > after


def _is_away(day: date, spans: Sequence[tuple[date | None, date | None]]) -> bool:
    return any(
        (since is None or since <= day) and (until is None or day < until) for since, until in spans
    )


def _away(
    tx: ReadTx, ids: Sequence[UUID], starts: date, ends: date
) -> dict[UUID, list[tuple[date | None, date | None]]]:
    found: dict[UUID, list[tuple[date | None, date | None]]] = defaultdict(list)
    for part in chunks(ids):
        rows = tx.session.execute(
            sa.select(Absence.person_id, Absence.since, Absence.until).where(
                Absence.person_id.in_(part),
                sa.or_(Absence.since.is_(None), Absence.since <= ends),
                sa.or_(Absence.until.is_(None), Absence.until > starts),
            )
        )
        for person_id, since, until in rows:
            found[person_id].append((since, until))
    return found


# ---- feedback, files, measures


def _sources(
    tx: ReadTx, ids: Sequence[UUID], period: PeriodHead
) -> dict[UUID, tuple[SourceFacts, ...]]:
    pieces: dict[UUID, dict[GiverKind, list[Feedback]]] = defaultdict(lambda: defaultdict(list))
    for part in chunks(ids):
        rows = tx.session.execute(
            sa.select(Evaluation.person_id, Feedback)
            .join(Evaluation, Evaluation.id == Feedback.evaluation_id)
            .where(Evaluation.person_id.in_(part), Evaluation.period_id == period.id)
            .order_by(Feedback.on, Feedback.id)
        )
        for person_id, piece in rows:
            pieces[person_id][piece.giver].append(piece)
    return {
        person: tuple(
            SourceFacts(
                giver=giver,
                count=len(by_giver[giver]),
                positive=sum(one.positive is True for one in by_giver[giver]),
                negative=sum(one.positive is False for one in by_giver[giver]),
                quotes=tuple(one.text for one in by_giver[giver]),
            )
            for giver in GiverKind
            if giver in by_giver
        )
        for person, by_giver in pieces.items()
    }


def _files(tx: ReadTx, ids: Sequence[UUID], period: PeriodHead) -> dict[UUID, int]:
    found: dict[UUID, int] = defaultdict(int)
    for part in chunks(ids):
        on_results = tx.session.execute(
            sa.select(Skp.person_id, sa.func.count())
            .select_from(Evidence)
            .join(WorkResult, WorkResult.id == Evidence.work_result_id)
            .join(Skp, Skp.id == WorkResult.skp_id)
            .where(Skp.person_id.in_(part), Evidence.period_id == period.id)
            .group_by(Skp.person_id)
        )
        on_logs = tx.session.execute(
            sa.select(DailyLog.person_id, sa.func.count())
            .select_from(Evidence)
            .join(DailyLog, DailyLog.id == Evidence.log_id)
            .where(
                DailyLog.person_id.in_(part),
                DailyLog.on >= period.starts,
                DailyLog.on <= period.ends,
            )
            .group_by(DailyLog.person_id)
        )
        for person_id, count in (*on_results, *on_logs):
            found[person_id] += count
    return found


def _measures(
    tx: ReadTx, ids: Sequence[UUID], period: PeriodHead
) -> dict[UUID, tuple[MeasureFacts, ...]]:
    found: dict[UUID, list[MeasureFacts]] = defaultdict(list)
    for part in chunks(ids):
        rows = tx.session.scalars(
            sa.select(Measure)
            .where(
                Measure.person_id.in_(part),
                Measure.on >= period.starts,
                Measure.on <= period.ends,
            )
            .order_by(Measure.on, Measure.id)
        )
        for row in rows:
            found[row.person_id].append(
                MeasureFacts(
                    kind=row.kind, on=row.on, text=row.text, work_result_id=row.work_result_id
                )
            )
    return {person: tuple(all_of) for person, all_of in found.items()}


# ---- what others say


def _unsigned(
    tx: ReadTx, ids: Sequence[UUID], period: PeriodHead
) -> dict[UUID, tuple[UnsignedFacts, ...]]:
    return voices_results.facts_of(tx, ids, period.id)


def _indexes(
    tx: ReadTx, ids: Sequence[UUID], period: PeriodHead
) -> dict[UUID, tuple[IndexFacts, ...]]:
    """Rounds that overlap the period, of the person's unit or of the whole office."""
    rounds = [
        one
        for one in survey_results.rounds(tx, (period.starts, period.ends))
        if one.index is not None
    ]
    if not rounds:
        return {}
    people = people_of(tx, ids)
    return {
        person: tuple(
            IndexFacts(name=one.name, index=one.index, category=one.category, answers=one.answers)
            for one in sorted(rounds, key=lambda each: (each.ends, each.id))
            if one.index is not None and one.unit_id in (None, now.unit_id)
        )
        for person, now in people.items()
    }


def _complaints(tx: ReadTx, ids: Sequence[UUID], period: PeriodHead) -> dict[UUID, ComplaintFacts]:
    found: dict[UUID, list[ComplaintRow]] = defaultdict(list)
    wanted = set(ids)
    for row in complaints_read.received_in(tx, period.starts, period.ends):
        if row.officer_id in wanted:
            found[row.officer_id].append(row)
    promise = complaints_read.promised(tx)
    return {
        person: ComplaintFacts(
            count=len(rows),
            open=sum(row.is_open for row in rows),
            response=complaints_read.response_of(rows, promise),
            completion=complaints_read.completion_of(rows, promise),
            promise=promise,
        )
        for person, rows in found.items()
    }
