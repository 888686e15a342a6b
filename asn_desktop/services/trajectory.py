"""Trajectories of targets: spread over the periods, edited, and read beside realisations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.planning import Indicator, Period, Skp, WorkResult
from asn_desktop.models.progress import Trajectory, TrajectoryStep
from asn_desktop.rules import trajectory as rules
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.following import Gathering, Split
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import Facts, gather, head_of, period_head, skps_in
from asn_desktop.views.followed import LineFacts
from asn_desktop.views.progress import PeriodHead
from asn_desktop.views.trajectory import StepView, TrajectoryView


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is written of one indicator; ``parts``: by period its weight, or its value by hand."""

    target: Decimal
    unit: str
    gathering: Gathering
    split: Split
    parts: Mapping[UUID, Decimal]


def write(tx: Tx, indicator_id: UUID, plan: Plan) -> None:
    """Spread a target over the short periods of its SKP's year.

    Refused with ``trajectory.target`` (nought or less), ``trajectory.weights`` (negative, or all
    nought), ``trajectory.part`` (a period without a value by hand). Values by hand need not add up
    while they are typed: what lacks is told by the view.
    """
    if plan.target <= 0:
        raise refuse("trajectory.target", field="target")
    periods = _short_periods(tx, _year_of(tx, indicator_id))
    values, weights = _values(plan, periods)
    row = _own(tx, indicator_id)
    if row is None:
        row = Trajectory(
            indicator_id=indicator_id,
            target=plan.target,
            split=plan.split,
            gathering=plan.gathering,
        )
        tx.session.add(row)
        tx.session.flush()
    row.target, row.unit = plan.target, plan.unit.strip()
    row.split, row.gathering = plan.split, plan.gathering
    steps = {
        step.period_id: step
        for step in tx.session.scalars(
            sa.select(TrajectoryStep).where(TrajectoryStep.trajectory_id == row.id)
        )
    }
    for period, value, weight in zip(periods, values, weights, strict=True):
        step = steps.get(period.id)
        if step is None:
            tx.session.add(
                TrajectoryStep(
                    trajectory_id=row.id, period_id=period.id, value=value, weight=weight
                )
            )
        else:
            step.value, step.weight = value, weight


def remove(tx: Tx, indicator_id: UUID) -> None:
    """Take the plan of an indicator away; nothing happens where there is none of its own."""
    row = _own(tx, indicator_id)
    if row is None:
        return
    for step in tx.session.scalars(
        sa.select(TrajectoryStep).where(TrajectoryStep.trajectory_id == row.id)
    ):
        tx.session.delete(step)
    tx.session.flush()
    tx.session.delete(row)


def _values(
    plan: Plan, periods: Sequence[PeriodHead]
) -> tuple[Sequence[Decimal], Sequence[Decimal | None]]:
    none: list[Decimal | None] = [None] * len(periods)
    if plan.split is Split.EVEN:
        return rules.even(plan.target, len(periods), plan.gathering), none
    parts = [plan.parts.get(period.id) for period in periods]
    if plan.split is Split.WEIGHT:
        weights = [Decimal(0) if part is None else part for part in parts]
        try:
            return rules.spread(plan.target, weights, plan.gathering), list(weights)
        except ValueError:
            raise refuse("trajectory.weights", field="parts") from None
    values: list[Decimal] = []
    for period, part in zip(periods, parts, strict=True):
        if part is None or part < 0:
            raise refuse("trajectory.part", field="parts", period=period.label)
        values.append(part)
    return values, none


def _own(tx: ReadTx, indicator_id: UUID) -> Trajectory | None:
    return tx.session.scalars(
        sa.select(Trajectory).where(Trajectory.indicator_id == indicator_id)
    ).one_or_none()


def _year_of(tx: ReadTx, indicator_id: UUID) -> int:
    return tx.session.execute(
        sa.select(Skp.year)
        .join(WorkResult, WorkResult.skp_id == Skp.id)
        .join(Indicator, Indicator.work_result_id == WorkResult.id)
        .where(Indicator.id == indicator_id)
    ).scalar_one()


def _short_periods(tx: ReadTx, year: int) -> list[PeriodHead]:
    rows = tx.session.scalars(sa.select(Period).where(Period.year == year))
    short = [one for one in map(head_of, rows) if not one.is_yearly]
    return sorted(short, key=lambda one: (one.ends, one.code))


# ---- reading


def views(
    tx: ReadTx, person_ids: Iterable[UUID] | None, period_id: UUID
) -> dict[UUID, tuple[TrajectoryView, ...]]:
    """By person the indicators of the SKP in force in the period, each with its way so far.

    Everybody's with ``person_ids`` None. An indicator of an amended SKP goes on with the plan of
    the version before until it gets one of its own.
    """
    period = period_head(tx, period_id)
    skps = skps_in(tx, period, person_ids)
    periods = _short_periods(tx, period.year)
    facts = gather(tx, [skp.id for skp in skps.values()], [one.id for one in periods])
    lines = [line for each in facts.indicators.values() for line in each]
    family = {line.id: facts.line(line.id) for line in lines}
    plans = _plans(tx, {key for keys in family.values() for key in keys})
    found: dict[UUID, tuple[TrajectoryView, ...]] = {}
    for person_id, skp in skps.items():
        found[person_id] = tuple(
            _view(
                line,
                (no, result),
                periods,
                facts,
                next((plans[key] for key in family[line.id] if key in plans), None),
            )
            for no, result in enumerate(facts.ordered(skp.id), start=1)
            for line in facts.indicators[result.id]
        )
    return found


def lines(
    tx: ReadTx, person_ids: Iterable[UUID] | None, period_id: UUID
) -> dict[UUID, dict[UUID, LineFacts]]:
    """By person and indicator what was planned and realised up to the end of the period."""
    period = period_head(tx, period_id)
    code = period.code
    return {
        person: {
            one.indicator_id: LineFacts(
                indicator_id=one.indicator_id,
                unit=one.unit,
                planned=one.planned_until(code),
                realised=one.realised_until(code),
                percent=one.percent(code),
                told=one.told(code, period.label),
            )
            for one in all_of
            if one.target is not None
        }
        for person, all_of in views(tx, person_ids, period_id).items()
    }


_Plans = dict[UUID, tuple[Trajectory, dict[UUID, TrajectoryStep]]]


def _plans(tx: ReadTx, indicator_ids: Iterable[UUID]) -> _Plans:
    rows: dict[UUID, Trajectory] = {}
    for part in chunks(indicator_ids):
        found = tx.session.scalars(sa.select(Trajectory).where(Trajectory.indicator_id.in_(part)))
        rows.update((row.id, row) for row in found)
    steps: dict[UUID, dict[UUID, TrajectoryStep]] = defaultdict(dict)
    for part in chunks(rows):
        for step in tx.session.scalars(
            sa.select(TrajectoryStep).where(TrajectoryStep.trajectory_id.in_(part))
        ):
            steps[step.trajectory_id][step.period_id] = step
    return {row.indicator_id: (row, steps[row.id]) for row in rows.values()}


def _view(
    line: Indicator,
    of: tuple[int, WorkResult],
    periods: Sequence[PeriodHead],
    facts: Facts,
    plan: tuple[Trajectory, dict[UUID, TrajectoryStep]] | None,
) -> TrajectoryView:
    no, result = of
    read = rules.target_of(line.target)
    row, stored = plan if plan is not None else (None, {})
    unit = row.unit if row is not None else (read[1] if read else "")
    steps = []
    for period in periods:
        step = stored.get(period.id)
        told = facts.at(result.id, line.id, period.id)
        words = told.text if told is not None else ""
        steps.append(
            StepView(
                period_id=period.id,
                code=period.code,
                label=period.label,
                planned=step.value if step is not None else None,
                weight=step.weight if step is not None else None,
                realised=rules.reached_in(words, unit),
                words=words,
            )
        )
    return TrajectoryView(
        indicator_id=line.id,
        no=no,
        result=result.text,
        text=line.text,
        target_text=line.target,
        aspect=line.aspect,
        steps=tuple(steps),
        target=row.target if row is not None else None,
        unit=unit,
        split=row.split if row is not None else Split.EVEN,
        gathering=row.gathering if row is not None else _proposed(line, unit),
    )


def _proposed(line: Indicator, unit: str) -> Gathering:
    return rules.proposed(unit, line.aspect, text=line.text, target=line.target)
