"""Results with their realisations, read for many SKP in a handful of questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute, aliased

from asn_desktop.models.guidance import TakeOver
from asn_desktop.models.planning import Indicator, Period, Skp, WorkResult
from asn_desktop.models.progress import ActionRealisation, PlannedAction, Realisation
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import Approach, ResultSection
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.progress import (
    ActionProgress,
    IndicatorProgress,
    PeriodHead,
    Realised,
    ResultProgress,
    Spanned,
)


def period_head(tx: ReadTx, period_id: UUID) -> PeriodHead:
    """Return a period as pages name it; raises ``NoResultFound`` for a stranger."""
    return head_of(tx.session.get_one(Period, period_id))


def find_period(tx: ReadTx, year: int, code: str | None) -> PeriodHead | None:
    """The period the window has chosen ("TW2"); None while the year is not set up."""
    row = tx.session.scalars(
        sa.select(Period).where(Period.year == year, Period.code == (code or ""))
    ).one_or_none()
    return head_of(row) if row else None


def head_of(row: Period) -> PeriodHead:
    """The same from its row."""
    ref = PeriodRef(row.year, row.code)
    return PeriodHead(
        id=row.id,
        year=row.year,
        code=row.code,
        label=ref.label,
        form_label=ref.form_label,
        starts=row.starts,
        ends=row.ends,
        window_starts=row.window_starts,
        window_ends=row.window_ends,
        is_yearly=ref.is_yearly,
    )


def period_before(tx: ReadTx, period: PeriodHead) -> PeriodHead | None:
    """The period whose results stand beside this one's: before the year's is its last short one."""
    rows = [head_of(row) for row in tx.session.scalars(sa.select(Period))]
    rows.sort(key=lambda one: (one.ends, one.is_yearly))
    place = [one.id for one in rows].index(period.id)
    return rows[place - 1] if place else None


def in_force(period: Spanned) -> tuple[sa.ColumnElement[bool], ...]:
    """The condition of an SKP that holds in a period.

    Set, or followed after a move by one that begins later: what went before the move is evaluated
    by it (reg. 2684). A version that was amended holds no more, the next one has its first day.
    """
    later = aliased(Skp)
    followed = sa.exists().where(
        later.person_id == Skp.person_id,
        later.year == Skp.year,
        later.previous_id == Skp.id,
        later.starts > Skp.starts,
        later.state.in_((SkpState.SET, SkpState.SUPERSEDED)),
    )
    return (
        Skp.year == period.year,
        sa.or_(Skp.state == SkpState.SET, sa.and_(Skp.state == SkpState.SUPERSEDED, followed)),
        Skp.starts <= period.ends,
        Skp.ends >= period.starts,
    )


def skps_in(
    tx: ReadTx, period: Spanned, person_ids: Iterable[UUID] | None = None
) -> dict[UUID, Skp]:
    """The SKP in force for each person in a period: of several the one that begins last.

    After a move the new SKP counts: the new assessor evaluates (reg. 3749).
    """
    statement = sa.select(Skp).where(*in_force(period)).order_by(Skp.starts, Skp.number, Skp.id)
    if person_ids is None:
        return {skp.person_id: skp for skp in tx.session.scalars(statement)}
    found: dict[UUID, Skp] = {}
    for part in chunks(person_ids):
        rows = tx.session.scalars(statement.where(Skp.person_id.in_(part)))
        found.update((skp.person_id, skp) for skp in rows)
    return found


class Plan(Protocol):
    """Of an SKP in force what decides who evaluates."""

    @property
    def assessor_id(self) -> UUID | None:
        """The assessor it was set by."""

    @property
    def starts(self) -> date:
        """Its first day."""


def plans_in(tx: ReadTx, period: Spanned, *where: sa.ColumnElement[bool]) -> dict[UUID, Plan]:
    """As :func:`skps_in` for whoever fulfils ``where``, of each what :class:`Plan` says."""
    rows = tx.session.execute(
        sa.select(Skp.person_id, Skp.assessor_id, Skp.starts)
        .where(*in_force(period), *where)
        .order_by(Skp.starts, Skp.number, Skp.id)
    )
    return {row.person_id: row for row in rows}


@dataclass
class Facts:
    """What is stored of some SKP, gathered in a handful of questions.

    ``origin`` leads from a line to the same line in the version its SKP amends.
    """

    results: dict[UUID, list[WorkResult]] = field(default_factory=lambda: defaultdict(list))
    indicators: dict[UUID, list[Indicator]] = field(default_factory=lambda: defaultdict(list))
    actions: dict[UUID, list[PlannedAction]] = field(default_factory=lambda: defaultdict(list))
    documented: dict[tuple[UUID, UUID], str] = field(default_factory=dict)
    realised: dict[tuple[UUID, UUID | None, UUID], Realisation] = field(default_factory=dict)
    taken: dict[UUID, TakeOver] = field(default_factory=dict)
    origin: dict[UUID, UUID] = field(default_factory=dict)

    def at(self, result_id: UUID, indicator_id: UUID | None, period_id: UUID) -> Realisation | None:
        """The realisation of a line, also when it was recorded before the SKP was amended."""
        results = self.line(result_id)
        lines: Sequence[UUID | None] = [None] * len(results)
        if indicator_id is not None:
            lines = self.line(indicator_id)  # shorter where the indicator came later
        keys = ((*pair, period_id) for pair in zip(results, lines, strict=False))
        return next((self.realised[key] for key in keys if key in self.realised), None)

    def line(self, key: UUID) -> list[UUID]:
        """A result or indicator and what it was in the versions before, the newest first."""
        found = [key]
        while (before := self.origin.get(found[-1])) is not None:
            found.append(before)
        return found

    def ordered(self, skp_id: UUID) -> list[WorkResult]:
        """The results of an SKP as its forms number them: the main ones first."""
        return sorted(
            self.results[skp_id],
            key=lambda row: (row.section is not ResultSection.MAIN, row.no, row.id),
        )

    def steps(self, result_id: UUID) -> tuple[PlannedAction, ...]:
        """The planned actions of a result, or of the version before while it has none."""
        planned = (self.actions[key] for key in self.line(result_id) if key in self.actions)
        return tuple(next(planned, ()))

    def note_of(self, result_id: UUID, until: date) -> str:
        """That the leader had taken a result over ``until`` a day, as C.1.x prints it; else ""."""
        for key in self.line(result_id):
            row = self.taken.get(key)
            if row is not None and row.on <= until:
                return f"Diambil alih pimpinan pada {format_date(row.on)}: {row.note}"
        return ""

    def planned(self, result_id: UUID) -> tuple[str, ...]:
        """The words of the planned actions."""
        return tuple(action.text for action in self.steps(result_id))


def gather(tx: ReadTx, skp_ids: Iterable[UUID], period_ids: Iterable[UUID]) -> Facts:
    """Read results, indicators, actions and the realisations of some periods, for many SKP."""
    facts, periods = Facts(), list(period_ids)
    for part in chunks(skp_ids):
        rows = tx.session.scalars(
            sa.select(WorkResult).where(WorkResult.skp_id.in_(part)).order_by(WorkResult.id)
        )
        for row in rows:
            facts.results[row.skp_id].append(row)
    results = [row for each in facts.results.values() for row in each]
    for part in chunks(row.id for row in results):
        lines = tx.session.scalars(
            sa.select(Indicator)
            .where(Indicator.work_result_id.in_(part))
            .order_by(Indicator.no, Indicator.id)
        )
        for line in lines:
            facts.indicators[line.work_result_id].append(line)
    read = {row.id for row in results}
    _read_work(tx, facts, read, periods)
    origins = {row.id: row.origin_id for row in results if row.origin_id}
    for each in facts.indicators.values():
        facts.origin.update((line.id, line.origin_id) for line in each if line.origin_id)
    while origins:
        facts.origin.update(origins)
        before = list(origins.values())
        _read_work(tx, facts, set(before) - read, periods)
        read.update(before)
        origins = _origins(tx, WorkResult, WorkResult.id, before)
        facts.origin.update(_origins(tx, Indicator, Indicator.work_result_id, before))
    return facts


def _read_work(
    tx: ReadTx, facts: Facts, result_ids: Iterable[UUID], periods: Sequence[UUID]
) -> None:
    for part in chunks(result_ids):
        actions = tx.session.scalars(
            sa.select(PlannedAction)
            .where(PlannedAction.work_result_id.in_(part))
            .order_by(PlannedAction.no, PlannedAction.id)
        )
        for action in actions:
            facts.actions[action.work_result_id].append(action)
        documented = tx.session.scalars(
            sa.select(ActionRealisation).where(
                ActionRealisation.work_result_id.in_(part),
                ActionRealisation.period_id.in_(periods),
            )
        )
        facts.documented |= {(row.planned_action_id, row.period_id): row.text for row in documented}
        done = tx.session.scalars(
            sa.select(Realisation).where(
                Realisation.work_result_id.in_(part), Realisation.period_id.in_(periods)
            )
        )
        taken = tx.session.scalars(sa.select(TakeOver).where(TakeOver.work_result_id.in_(part)))
        facts.taken |= {row.work_result_id: row for row in taken}
        for one in done:
            facts.realised[one.work_result_id, one.indicator_id, one.period_id] = one


def _origins(
    tx: ReadTx,
    mapped: type[WorkResult] | type[Indicator],
    column: InstrumentedAttribute[UUID],
    ids: Sequence[UUID],
) -> dict[UUID, UUID]:
    found: dict[UUID, UUID] = {}
    for part in chunks(ids):
        rows = tx.session.execute(
            sa.select(mapped.id, mapped.origin_id).where(
                column.in_(part), mapped.origin_id.is_not(None)
            )
        )
        found.update((row.id, row.origin_id) for row in rows)
    return found


def _on_actions(
    facts: Facts, result_id: UUID, period: PeriodHead, before: PeriodHead | None
) -> tuple[ActionProgress, ...]:
    said = facts.documented
    return tuple(
        ActionProgress(
            id=step.id,
            text=step.text,
            realised=said.get((step.id, period.id), ""),
            last=said.get((step.id, before.id), "") if before else "",
        )
        for step in facts.steps(result_id)
    )


def results_of(
    facts: Facts,
    skp_id: UUID,
    period: PeriodHead,
    before: PeriodHead | None,
    short: Sequence[PeriodHead],
) -> tuple[ResultProgress, ...]:
    """The results of one SKP with realisations; ``short`` are the year's periods shown together."""

    def told(result: WorkResult, line: Indicator | None, one: PeriodHead | None) -> Realised | None:
        row = facts.at(result.id, line.id if line else None, one.id) if one else None
        if row is None or one is None or not (row.text or row.evidence):
            return None
        return Realised(row.text, row.evidence, one.label)

    def all_told(result: WorkResult, line: Indicator | None) -> tuple[Realised, ...]:
        return tuple(each for one in short if (each := told(result, line, one)) is not None)

    return tuple(
        ResultProgress(
            id=result.id,
            no=no,
            section=result.section,
            text=result.text,
            assigned_by=result.assigned_by,
            supports_text=result.supports_text,
            supports_indicator=result.supports_indicator,
            indicators=tuple(
                IndicatorProgress(
                    id=line.id,
                    no=line.no,
                    aspect=line.aspect,
                    text=line.text,
                    target=line.target,
                    realised=told(result, line, period),
                    last=told(result, line, before),
                    earlier=all_told(result, line),
                )
                for line in facts.indicators[result.id]
            ),
            realised=told(result, None, period),
            last=told(result, None, before),
            earlier=all_told(result, None),
            actions=facts.planned(result.id),
            documented=_on_actions(facts, result.id, period, before),
            taken=facts.note_of(result.id, period.ends),
        )
        for no, result in enumerate(facts.ordered(skp_id), start=1)
    )


def periods_read(
    period: PeriodHead, before: PeriodHead | None, short: Iterable[PeriodHead]
) -> list[UUID]:
    """The periods whose realisations a page shows, each once."""
    heads = (period, *([before] if before else []), *short)
    return list({one.id: None for one in heads})


@dataclass(frozen=True, slots=True)
class Filled:
    """How far an SKP is in a period: realisations filled in and expected, results with actions."""

    filled: int = 0
    total: int = 0
    planned: int = 0
    results: int = 0


def filled_by_skp(tx: ReadTx, period: PeriodHead) -> dict[UUID, Filled]:
    """How far every SKP of the period's year is, counted by the database.

    What was recorded under an earlier version counts for the later one, because setting it carries
    realisations over (``planning_state``).
    """
    of_year = sa.select(Skp.id).where(Skp.year == period.year)
    base = sa.select(WorkResult.skp_id).where(WorkResult.skp_id.in_(of_year))

    def counted(statement: sa.Select[Any], what: sa.ColumnElement[int]) -> dict[UUID, int]:
        rows = tx.session.execute(statement.add_columns(what).group_by(WorkResult.skp_id))
        return {row[0]: row[1] for row in rows}

    results = counted(base, sa.func.count(WorkResult.id))
    lines = counted(
        base.join(Indicator, Indicator.work_result_id == WorkResult.id), sa.func.count(Indicator.id)
    )
    done = base.join(Realisation, Realisation.work_result_id == WorkResult.id).where(
        Realisation.period_id == period.id, Realisation.text != ""
    )
    on_lines = counted(done.where(Realisation.indicator_id.is_not(None)), sa.func.count())
    on_results = counted(done.where(Realisation.indicator_id.is_(None)), sa.func.count())
    planned = counted(
        base.join(PlannedAction, PlannedAction.work_result_id == WorkResult.id),
        sa.func.count(sa.distinct(WorkResult.id)),
    )
    approaches = tx.session.execute(sa.select(Skp.id, Skp.approach).where(Skp.year == period.year))
    found: dict[UUID, Filled] = {}
    for row in approaches:
        narrative = row.approach is Approach.QUALITATIVE
        found[row.id] = Filled(
            filled=(on_results if narrative else on_lines).get(row.id, 0),
            total=(results if narrative else lines).get(row.id, 0),
            planned=planned.get(row.id, 0),
            results=results.get(row.id, 0),
        )
    return found


def short_periods(tx: ReadTx, period: PeriodHead) -> list[PeriodHead]:
    """For the yearly period those it is made of, in order; for a short one nothing."""
    if not period.is_yearly:
        return []
    rows = tx.session.scalars(sa.select(Period).where(Period.year == period.year))
    short = [one for one in map(head_of, rows) if not one.is_yearly]
    return sorted(short, key=lambda one: one.ends)
