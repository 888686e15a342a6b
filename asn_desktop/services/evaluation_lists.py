"""Who is evaluated in a period and how far it is: the page Penilaian and the office's mirror."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import DistributionReason, Evaluation
from asn_desktop.models.people import PersonNow
from asn_desktop.rules.names import fold
from asn_desktop.services.by_id import names_of
from asn_desktop.services.evaluation_achievement import (
    achievements,
    counting_units,
    facts_of,
    headed_units,
    most_counting,
    office_unit,
)
from asn_desktop.services.evaluation_opening import left_out
from asn_desktop.services.evaluation_superior import evaluator
from asn_desktop.services.objections import changed_predicates
from asn_desktop.services.office import ReadTx
from asn_desktop.services.progress_facts import filled_by_skp, period_head, skps_in
from asn_desktop.services.setup import read_settings
from asn_desktop.views.evaluation import (
    AchievementFacts,
    AssessorRow,
    EvaluationRow,
    Mirror,
    Overview,
    mirror_of,
)
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.progress import PeriodHead

SORTS: dict[str, Callable[[EvaluationRow], Any]] = {
    "name": lambda row: fold(row.name),
    "position": lambda row: fold(row.position),
    "unit": lambda row: fold(row.unit),
    "assessor": lambda row: (fold(row.assessor), fold(row.name)),
    "state": lambda row: (row.finished, row.doubtful, fold(row.name)),
    "work": lambda row: (row.work.order if row.work else 0, fold(row.name)),
    "behaviour": lambda row: (row.behaviour.order if row.behaviour else 0, fold(row.name)),
    "predicate": lambda row: (row.predicate.order if row.predicate else 0, fold(row.name)),
    "missing": lambda row: (row.missing, fold(row.name)),
}
STATES: dict[str, Callable[[EvaluationRow], bool]] = {
    "open": lambda row: not row.finished,
    "finished": lambda row: row.finished,
    "doubtful": lambda row: row.doubtful,
    "without": lambda row: row.missing > 0,
}


def rows(tx: ReadTx, query: ListQuery) -> ListRows[EvaluationRow]:
    """The evaluations of the period ``query.filters["period"]``.

    Filters: ``assessor`` (a person's id), ``state`` ("open", "finished", "doubtful", "without" =
    some realisation is missing).
    """
    period_id = query.filters.get("period")
    if not isinstance(period_id, UUID):
        return ListRows((), 0)
    return choose(all_rows(tx, period_id), query)


def all_rows(tx: ReadTx, period_id: UUID) -> list[EvaluationRow]:
    """Every evaluation of the period, by name."""
    return _rows(tx, period_head(tx, period_id))


def choose(found: Sequence[EvaluationRow], query: ListQuery) -> ListRows[EvaluationRow]:
    """Filter and sort rows that were read already."""
    words, state = fold(query.text).split(), query.filters.get("state")
    assessor = query.filters.get("assessor")
    shown = [
        row
        for row in found
        if (not assessor or row.assessor_id == assessor)
        and (not state or STATES[str(state)](row))
        and all(word in fold(f"{row.name} {row.nip} {row.position} {row.unit}") for word in words)
    ]
    shown.sort(key=SORTS.get(query.sort, SORTS["assessor"]), reverse=query.descending)
    counts: dict[str, dict[object, int]] = {
        "state": {key: sum(map(test, found)) for key, test in STATES.items()}
    }
    return ListRows(shown, len(found), counts)


def page(tx: ReadTx, period_id: UUID) -> tuple[list[EvaluationRow], Overview]:
    """Everything the page Penilaian shows of a period, from one picture of the data."""
    period = period_head(tx, period_id)
    found = _rows(tx, period)
    return found, _overview(tx, period, found)


def overview(tx: ReadTx, period_id: UUID) -> Overview:
    """How far the office is in a period."""
    return page(tx, period_id)[1]


def _overview(tx: ReadTx, period: PeriodHead, found: Sequence[EvaluationRow]) -> Overview:
    skps = skps_in(tx, period)
    out = left_out(tx, period, skps)
    open_for = {row.person_id for row in found} | {one.person_id for one in out}
    return Overview(
        period=period,
        total=len(found),
        finished=sum(row.finished for row in found),
        doubtful=sum(row.doubtful for row in found),
        without_realisation=sum(row.missing > 0 and not row.finished for row in found),
        ready=sum(person not in open_for for person in skps),
        left_out=tuple(one for one in out if one.person_id not in {row.person_id for row in found}),
        assessors=_assessors(tx, period, found),
        achievements=achievements(tx, period.id),
        mirror=_office_mirror(tx, period, found),
    )


def mirror(tx: ReadTx, period_id: UUID, assessor_id: UUID | None = None) -> Mirror:
    """The distribution over the office (without its head), or over the people of an assessor."""
    period = period_head(tx, period_id)
    found = _rows(tx, period)
    if assessor_id is None:
        return _office_mirror(tx, period, found)
    own = [row for row in found if row.assessor_id == assessor_id]
    reason = tx.session.scalar(
        sa.select(DistributionReason.text).where(
            DistributionReason.assessor_id == assessor_id,
            DistributionReason.period_id == period_id,
        )
    )
    pairs = {(row.person_id, row.assessor_id) for row in own}
    unit = most_counting(tx, pairs, period.ends).get(assessor_id)
    value = facts_of(tx, period, [unit])[unit].value if unit else None
    return mirror_of(
        own[0].assessor if own else "",
        value,
        (row.predicate if row.finished else None for row in own),
        mirror_from=read_settings(tx).mirror_from,
        reason=reason or "",
    )


def _office_mirror(tx: ReadTx, period: PeriodHead, found: Sequence[EvaluationRow]) -> Mirror:
    """Everyone below the head of the organisation is counted (SE 3/2023)."""
    ids = [row.person_id for row in found]
    unit = office_unit(tx, ids, period.ends)
    heads = {person for person, one in headed_units(tx, ids, period.ends).items() if one == unit}
    facts = facts_of(tx, period, [unit])[unit] if unit else None
    return mirror_of(
        facts.unit if facts else "",
        facts.value if facts else None,
        (row.predicate if row.finished else None for row in found if row.person_id not in heads),
        mirror_from=read_settings(tx).mirror_from,
    )


def _assessors(
    tx: ReadTx, period: PeriodHead, found: Sequence[EvaluationRow]
) -> tuple[AssessorRow, ...]:
    groups: dict[UUID, list[EvaluationRow]] = defaultdict(list)
    for row in found:
        if row.assessor_id is not None:
            groups[row.assessor_id].append(row)
    units = most_counting(tx, {(row.person_id, row.assessor_id) for row in found}, period.ends)
    facts = facts_of(tx, period, set(units.values()))
    nothing = AchievementFacts(unit_id=None, unit="", of_year=period.year)
    made = [
        AssessorRow(
            assessor_id=key,
            name=each[0].assessor,
            total=len(each),
            finished=sum(row.finished for row in each),
            doubtful=sum(row.doubtful for row in each),
            achievement=facts[units[key]] if key in units else nothing,
        )
        for key, each in groups.items()
    ]
    return tuple(sorted(made, key=lambda one: (fold(one.name), one.assessor_id)))


def _rows(tx: ReadTx, period: PeriodHead) -> list[EvaluationRow]:
    stored = tx.session.execute(
        sa.select(
            Evaluation.id,
            Evaluation.skp_id,
            Evaluation.person_id,
            Evaluation.assessor_id,
            evaluator().label("evaluator_id"),
            Evaluation.state,
            Evaluation.work_rating,
            Evaluation.behaviour_rating,
            Evaluation.predicate,
            Evaluation.doubtful,
            PersonNow.name,
            PersonNow.nip,
            PersonNow.position,
            PersonNow.unit,
        )
        .join(PersonNow, PersonNow.person_id == Evaluation.person_id)
        .where(Evaluation.period_id == period.id)
        .order_by(PersonNow.sort_name, Evaluation.id)
    ).all()
    counts = filled_by_skp(tx, period)
    pairs = {(one.person_id, one.assessor_id) for one in stored}
    units = counting_units(tx, pairs, period.ends)
    facts = facts_of(tx, period, {unit for unit in units.values() if unit})
    names = names_of(tx, [one.evaluator_id for one in stored])
    changed = changed_predicates(tx, [one.id for one in stored])
    made = []
    for one in stored:
        unit, far = units[one.person_id, one.assessor_id], counts[one.skp_id]
        made.append(
            EvaluationRow(
                id=one.id,
                person_id=one.person_id,
                name=one.name,
                nip=one.nip,
                position=one.position or "",
                unit=one.unit or "",
                assessor_id=one.evaluator_id,
                assessor=names.get(one.evaluator_id, "") if one.evaluator_id else "",
                state=one.state,
                work=one.work_rating,
                behaviour=one.behaviour_rating,
                predicate=changed.get(one.id, one.predicate),
                doubtful=one.doubtful,
                missing=max(0, far.total - far.filled),
                achievement=facts[unit].value if unit else None,
            )
        )
    return made
