"""The limits that run on evaluations and their documents, from the dates on the paper.

Nothing is kept of them: what is due follows from the sheet events, the windows, the holidays and
the office's week whenever somebody looks. What was due before the office began with the program is
nobody's delay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from asn_desktop.models.evaluation import Evaluation, Objection
from asn_desktop.models.journal import JournalEntry
from asn_desktop.models.people import Person, PersonNow
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.clock import Limit
from asn_desktop.rules.clocks import (
    LIMIT_OF,
    ClockRule,
    Next,
    Standing,
    next_step,
    running,
)
from asn_desktop.rules.evaluators import FinalCase, final_case
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import ObjectionState, SheetEventKind
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services.by_id import rows_of
from asn_desktop.services.calendar import WorkingCalendar, working_calendar
from asn_desktop.services.evaluation_superior import superiors
from asn_desktop.services.office import ReadTx
from asn_desktop.services.papers import Paper, Papers, papers_of_year
from asn_desktop.services.setup import read_settings
from asn_desktop.views.followup import Clock, Due, FollowRow

K = SheetEventKind


def of_period(tx: ReadTx, period_id: UUID) -> list[FollowRow]:
    """Every evaluation of a period with what is next on it, by name."""
    found = _read(tx, [tx.session.get_one(Period, period_id)], *_SHOWN)
    return [_row(found.shared, one) for one in found.stored]


def still_open(tx: ReadTx) -> list[Due]:
    """What is not done yet of this year and the last, in the periods whose window has begun."""
    periods = tx.session.scalars(
        sa.select(Period)
        .where(Period.window_starts <= tx.today, Period.year >= tx.today.year - 1)
        .order_by(Period.starts, Period.ends, Period.id)
    ).all()
    if not periods:
        return []
    found = _read(tx, periods)
    return [due for one in found.stored if (due := _due(found.shared, one)) is not None]


def began(tx: ReadTx) -> date:
    """The day the office began with the program, or the first day of its first year, if later."""
    first = tx.session.scalar(sa.select(sa.func.min(JournalEntry.at)))
    founded = first.astimezone().date() if first is not None else tx.today
    year = read_settings(tx).start_year
    return max(founded, date(year, 1, 1)) if year else founded


@dataclass(frozen=True)
class _Step:
    """What follows from a standing: all that runs, what is next and the limit behind it."""

    clocks: tuple[Clock, ...]
    next: Next
    clock: Clock | None


@dataclass(frozen=True)
class _Shared:
    """What is read once for all rows."""

    calendar: WorkingCalendar
    began: date
    today: date
    papers: Mapping[UUID, Papers]
    above: Mapping[tuple[UUID, UUID], UUID]
    names: Mapping[UUID, Person]
    objections: Mapping[UUID, Objection]
    periods: Mapping[UUID, Period]
    clocks: dict[tuple[Limit, date], Clock] = field(default_factory=dict)
    """Each limit from each day, counted once: a thousand people share a handful of days."""
    steps: dict[Standing, _Step] = field(default_factory=dict)
    finals: dict[tuple[FormFamily, str, bool], FinalCase | None] = field(default_factory=dict)
    """What follows from the same standing is found once, whoever stands so."""
    alike: dict[tuple[Any, ...], _At] = field(default_factory=dict)


@dataclass(frozen=True)
class _Read:
    """The evaluations of some periods by name, and what is read once for all of them."""

    stored: Sequence[Any]
    shared: _Shared


_SHOWN = (Evaluation.predicate, PersonNow.nip, PersonNow.unit)
"""What only a page shows."""


def _read(tx: ReadTx, periods: Sequence[Period], *more: InstrumentedAttribute[Any]) -> _Read:
    known = {period.id: period for period in periods}
    stored = tx.session.execute(
        sa.select(
            Evaluation.id,
            Evaluation.person_id,
            Evaluation.period_id,
            Evaluation.assessor_id,
            Evaluation.superior_id,
            Evaluation.state,
            Evaluation.rated_by_superior,
            Skp.family,
            PersonNow.name,
            *more,
        )
        .join(PersonNow, PersonNow.person_id == Evaluation.person_id)
        .join(Skp, Skp.id == Evaluation.skp_id)
        .where(Evaluation.period_id.in_(known))
        .order_by(PersonNow.sort_name, Evaluation.id)
    ).all()
    return _Read(stored, _shared(tx, known, stored))


def _shared(tx: ReadTx, periods: Mapping[UUID, Period], stored: Sequence[Any]) -> _Shared:
    above: dict[tuple[UUID, UUID], UUID] = {}
    assessors: dict[UUID, set[UUID]] = defaultdict(set)
    for one in stored:
        if one.assessor_id is not None:
            assessors[one.period_id].add(one.assessor_id)
    for period in periods.values():
        day = min(period.window_ends, tx.today)
        found = superiors(tx, assessors[period.id], day)
        above |= {(period.id, key): value for key, value in found.items()}
    people = {one.assessor_id for one in stored} | {one.superior_id for one in stored}
    people |= set(above.values())
    return _Shared(
        calendar=working_calendar(tx),
        began=began(tx),
        today=tx.today,
        papers={
            period.id: papers_of_year(tx, period.year, period.code) for period in periods.values()
        },
        above=above,
        names=rows_of(tx, Person, people),
        objections={
            row.evaluation_id: row
            for row in tx.session.scalars(
                sa.select(Objection)
                .join(Evaluation, Evaluation.id == Objection.evaluation_id)
                .where(Evaluation.period_id.in_(periods))
            )
        },
        periods=periods,
    )


def _on_paper(
    paper: Paper | None, decision: Paper | None, objection: Objection | None
) -> dict[str, Any]:
    """What the dates on document, decision and objection say, as fields of `Standing`."""
    found: dict[str, Any] = {}
    if paper is not None:
        found |= {
            "signed_on": paper.on(K.SIGNED),
            "handed_on": paper.on(K.HANDED_OVER),
            "returned_on": paper.on(K.RETURNED),
            "reported_on": paper.on(K.REPORTED),
        }
    if objection is not None:
        found |= {
            "objected_on": objection.received_on,
            "explained_on": objection.explained_on,
            "decided_on": objection.decided_on,
            "changed": objection.state is ObjectionState.CHANGED,
        }
    if decision is not None:
        found |= {
            "decision_signed_on": decision.on(K.SIGNED),
            "decision_reported_on": decision.on(K.REPORTED),
        }
    return found


@dataclass(frozen=True)
class _At:
    """Where an evaluation stands: who is over it, its papers, and what follows from them."""

    assessor: Person | None
    superior_id: UUID | None
    paper: Paper | None
    decision: Paper | None
    objection: Objection | None
    final: FinalCase | None
    standing: Standing
    step: _Step


def _at(shared: _Shared, one: Any) -> _At:
    period, papers = shared.periods[one.period_id], shared.papers[one.period_id]
    paper, objection = papers.document(one.id), shared.objections.get(one.id)
    decision = papers.document(objection.id) if objection else None
    superior_id = one.superior_id or shared.above.get((one.period_id, one.assessor_id))
    assessor = shared.names.get(one.assessor_id)
    title = (assessor.outside_title or "") if assessor and assessor.kind is None else ""
    final = _final(shared, one.family, title, rated_by_superior=one.rated_by_superior)
    standing = Standing(
        window_end=period.window_ends,
        finished=one.state.is_finished,
        passed=one.superior_id is not None,
        has_superior=superior_id is not None,
        final=final is not None,
        signed_once=one.superior_id is None and one.id in papers.signed,
        **_on_paper(paper, decision, objection),
    )
    step = _step(shared, standing)
    return _At(assessor, superior_id, paper, decision, objection, final, standing, step)


def _due(shared: _Shared, one: Any) -> Due | None:
    """What is next on an evaluation; None when nothing is.

    Those of one assessor that have no paper all stand alike: found once for all of them.
    """
    at: _At | None = None
    key = None
    if one.id not in shared.objections and not shared.papers[one.period_id].knows(one.id):
        key = (*one[_SAME],)
        at = shared.alike.get(key)
    if at is None:
        at = _at(shared, one)
        if key is not None:
            shared.alike[key] = at
    if at.step.next is Next.DONE:
        return None
    return Due(
        one.id,
        one.person_id,
        one.period_id,
        one.name,
        at.assessor.name if at.assessor else "",
        at.superior_id,
        shared.names[at.superior_id].name if at.superior_id else "",
        FormCode.D_1_2 if one.superior_id else FormCode.D_1_1,
        at.step.next,
        at.step.clock,
    )


_SAME = slice(2, 8)
"""Of a row what decides where it stands as long as it has no paper: period to family."""


def _row(shared: _Shared, one: Any) -> FollowRow:
    at = _at(shared, one)
    standing, superior_id, objection = at.standing, at.superior_id, at.objection
    return FollowRow(
        id=one.id,
        person_id=one.person_id,
        period_id=one.period_id,
        name=one.name,
        nip=one.nip or "",
        unit=one.unit or "",
        assessor_id=one.assessor_id,
        assessor=at.assessor.name if at.assessor else "",
        superior_id=superior_id,
        superior=shared.names[superior_id].name if superior_id else "",
        state=one.state,
        form=FormCode.D_1_2 if one.superior_id else FormCode.D_1_1,
        predicate=objection.predicate if objection and standing.changed else one.predicate,
        next=at.step.next,
        clocks=at.step.clocks,
        clock=at.step.clock,
        window_end=standing.window_end,
        version_id=at.paper.version_id if at.paper else None,
        signed_on=standing.signed_on,
        handed_on=standing.handed_on,
        returned_on=standing.returned_on,
        reported_on=standing.reported_on,
        passed=standing.passed,
        final=at.final,
        objection_id=objection.id if objection else None,
        objection=objection.state if objection else None,
        decision_id=at.decision.version_id if at.decision else None,
        decision_signed_on=standing.decision_signed_on,
        decision_reported_on=standing.decision_reported_on,
    )


def _final(
    shared: _Shared, family: FormFamily, title: str, *, rated_by_superior: bool
) -> FinalCase | None:
    key = (family, title, rated_by_superior)
    if key not in shared.finals:
        shared.finals[key] = final_case(family, title, rated_by_superior=rated_by_superior)
    return shared.finals[key]


def _step(shared: _Shared, standing: Standing) -> _Step:
    found = shared.steps.get(standing)
    if found is None:
        clocks, following = _clocks(shared, standing), next_step(standing, shared.today)
        limits = LIMIT_OF.get(following, ())
        behind = next((each for each in clocks if each.limit in limits), None)
        found = shared.steps[standing] = _Step(clocks, following, behind)
    return found


def _clocks(shared: _Shared, standing: Standing) -> tuple[Clock, ...]:
    found = []
    for rule, since in running(standing, shared.today):
        key = (rule.limit, since)
        if key not in shared.clocks:
            shared.clocks[key] = _clock(shared, rule, since)
        found.append(shared.clocks[key])
    return tuple(found)


def _clock(shared: _Shared, rule: ClockRule, since: date) -> Clock:
    due = shared.calendar.deadline(since, rule.law.days)
    left = shared.calendar.remaining(shared.today, due)["left"]
    return Clock(
        limit=rule.limit,
        who=rule.who,
        since=since,
        due=due,
        left=left if isinstance(left, int) else 0,
        estimate=bool(shared.calendar.holidays.unsure_years(since, due)),
        before=due < shared.began,
    )
