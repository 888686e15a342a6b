"""The facts of a year beside the rating, for many people in a handful of questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Feedback
from asn_desktop.models.guidance import Measure, TakeOver
from asn_desktop.models.logs import DailyLog, Evidence
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services import (
    complaints_read,
    log_calendar,
    survey_results,
    trajectory,
    voices_results,
)
from asn_desktop.services.by_id import people_of
from asn_desktop.services.log_away import away_of
from asn_desktop.services.logs import LateRule
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import period_head
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
from asn_desktop.views.logs import LogDay
from asn_desktop.views.progress import PeriodHead


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
    """By person: the results of the year his leader took over, with the note (Pasal 20(6)–(8)).

    A result of an SKP that was amended since is named as it stands in the one in force.
    """
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
    later = _later(tx, found, year)
    for person_id, notes in found.items():
        found[person_id] = {_newest(key, later): note for key, note in notes.items()}
    return found


def _later(tx: ReadTx, people: Iterable[UUID], year: int) -> dict[UUID, UUID]:
    """Of the results of these people's SKPs what each became by an amendment that was set."""
    found: dict[UUID, UUID] = {}
    for part in chunks(people):
        rows = tx.session.execute(
            sa.select(WorkResult.origin_id, WorkResult.id)
            .join(Skp, Skp.id == WorkResult.skp_id)
            .where(
                Skp.person_id.in_(part),
                Skp.year == year,
                Skp.state.in_((SkpState.SET, SkpState.SUPERSEDED)),
                WorkResult.origin_id.is_not(None),
            )
        )
        found.update((origin, key) for origin, key in rows if origin is not None)
    return found


def _newest(key: UUID, later: dict[UUID, UUID]) -> UUID:
    while key in later:
        key = later[key]
    return key


# ---- the daily log


def _logs(tx: ReadTx, ids: Sequence[UUID], period: PeriodHead) -> dict[UUID, LogFacts]:
    """Of each who wrote this year; the days are those of the calendar beside the log."""
    until = min(period.ends, tx.today)
    since = log_calendar.begun(tx, ids, period.year, until)
    away = away_of(tx, list(since), period.starts, until)
    days = log_calendar.days(tx, period.starts, until, since, away, LateRule.read(tx))
    return {person: _log_facts(days[person], begun) for person, begun in since.items()}


def _log_facts(days: Sequence[LogDay], begun: date) -> LogFacts:
    expected = [day for day in days if day.working and not day.away and day.on >= begun]
    entries = sum(day.entries for day in days)
    approved, returned = sum(day.approved for day in days), sum(day.returned for day in days)
    return LogFacts(
        entries=entries,
        days=sum(day.entries > 0 for day in expected),
        workdays=len(expected),
        gaps=tuple(day.on for day in days if day.gap),
        approved=approved,
        waiting=entries - approved - returned,
        returned=returned,
        late=sum(day.late for day in days),
    )


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
