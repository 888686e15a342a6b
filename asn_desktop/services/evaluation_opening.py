"""Opening the evaluations of a period, for everyone with a set SKP."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from itertools import pairwise
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Feedback, ResultView
from asn_desktop.models.people import PersonAssessor, PersonNow, PersonStatus, Placement
from asn_desktop.models.planning import Skp
from asn_desktop.rules.evaluators import Evaluator, Facts, rule_for
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import EvaluationState, SkpState
from asn_desktop.rules.status import Status
from asn_desktop.services.evaluation_standins import absent, acting_leaders, present_above
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import CHUNK, chunks, holding, latest_held
from asn_desktop.services.progress_facts import (
    Plan,
    gather,
    in_force,
    period_head,
    plans_in,
    skps_in,
)
from asn_desktop.views.evaluation import LeftOut, Opened
from asn_desktop.views.progress import PeriodHead

_PLANNING = tuple(status for status in Status if status.plans)


def open_period(tx: Tx, period_id: UUID) -> Opened:
    """Open the evaluation of everyone with a set SKP; what is open already stays as it is.

    Who evaluates says :func:`evaluators`, anew for what is open.
    """
    period = period_head(tx, period_id)
    skps = skps_in(tx, period)
    out = {one.person_id: one for one in left_out(tx, period, skps)}
    stored: dict[UUID, Evaluation] = {}
    for row in tx.session.scalars(
        sa.select(Evaluation).where(Evaluation.period_id == period_id).order_by(Evaluation.id)
    ):
        stored[row.person_id] = row
    opened = already = renewed = 0
    who = evaluators(tx, period, {key: skp for key, skp in skps.items() if key not in out})
    for person_id, skp in skps.items():
        if person_id in out:
            continue
        row_or_none = stored.get(person_id)
        if row_or_none is None:
            tx.session.add(
                Evaluation(
                    skp_id=skp.id,
                    person_id=person_id,
                    assessor_id=who[person_id],
                    period_id=period_id,
                    state=EvaluationState.OPEN,
                )
            )
            opened += 1
        elif row_or_none.state is EvaluationState.OPEN and _follow(
            tx, row_or_none, skp, who[person_id]
        ):
            renewed += 1
        else:
            already += 1
    return Opened(opened, already, renewed, tuple(out.values()))


def open_one(tx: Tx, person_id: UUID, period_id: UUID) -> UUID:
    """Open one person's evaluation of a period, or find the one that is open already.

    What belongs to a period (feedback, documentation) needs it before the office opens them all.
    Refused with the code of :func:`left_out` where there is nothing to open.
    """
    found = tx.session.scalars(
        sa.select(Evaluation.id)
        .where(Evaluation.person_id == person_id, Evaluation.period_id == period_id)
        .order_by(Evaluation.id.desc())
    ).first()
    if found is not None:
        return found
    period = period_head(tx, period_id)
    skps = skps_in(tx, period, [person_id])
    for one in left_out(tx, period, skps):
        if one.person_id == person_id:
            raise refuse(one.code, **one.values)
    if person_id not in skps:
        raise refuse("evaluation.left_out.no_skp", state="")
    row = Evaluation(
        skp_id=skps[person_id].id,
        person_id=person_id,
        assessor_id=evaluators(tx, period, skps)[person_id],
        period_id=period_id,
        state=EvaluationState.OPEN,
    )
    tx.session.add(row)
    tx.session.flush()
    return row.id


def to_open(tx: ReadTx, period: PeriodHead) -> list[tuple[UUID, UUID | None]]:
    """Who has no evaluation yet and would get one, with who would evaluate."""
    opened = sa.select(Evaluation.person_id).where(Evaluation.period_id == period.id)
    skps = plans_in(tx, period, Skp.person_id.not_in(opened))
    if not skps:
        return []
    for person_id in _not_evaluated(tx, period, skps):
        del skps[person_id]
    return list(evaluators(tx, period, skps).items())


def _not_evaluated(tx: ReadTx, period: PeriodHead, skps: Mapping[UUID, Plan]) -> set[UUID]:
    """Of those with an SKP in force whom :func:`left_out` names, without saying why."""
    day = min(period.ends, tx.today)
    away = sa.select(PersonStatus.person_id).where(
        holding(PersonStatus, day), PersonStatus.status.not_in(_PLANNING)
    )
    maybe = skps.keys() & set(tx.session.scalars(away))
    out = {key for key, status in _statuses(tx, maybe, day).items() if not status.plans}
    staff: dict[UUID, UUID | None] = {}
    for part in chunks(out | {key for key, skp in skps.items() if skp.assessor_id is None}):
        rows = tx.session.execute(
            sa.select(PersonNow.person_id, PersonNow.assessor_id).where(
                PersonNow.person_id.in_(part), PersonNow.kind.is_not(None)
            )
        )
        staff.update((row.person_id, row.assessor_id) for row in rows)
    return {key for key, assessor in staff.items() if key in out or assessor is None}


def evaluators(
    tx: ReadTx, period: PeriodHead, skps: Mapping[UUID, Plan]
) -> dict[UUID, UUID | None]:
    """Who evaluates whom (`rules.evaluators`): the SKP's assessor, unless the assessor changed.

    The employee moved to another unit: the one in office there does. Only the assessor changed:
    inside the window the one of the SKP still evaluates; before it the one in office does, also
    while the new SKP that is due then is not made yet (reg. 2688, 3749–3793). Who acts as Plt. is
    evaluated where he reports as such; for an assessor who is gone for good his superior evaluates.
    """
    day = min(period.window_ends, tx.today)
    changed = _changed(tx, period, skps, day)
    moved = _moves(tx, {key: skps[key].starts for key in changed}, day)
    gone = absent(tx, {skp.assessor_id for skp in skps.values() if skp.assessor_id}, day)
    plt = acting_leaders(tx, skps, day)
    found = {person_id: skp.assessor_id for person_id, skp in skps.items()}
    for person_id in {*changed, *plt}:  # whatever the rule, of all others the SKP's assessor stays
        skp, now = skps[person_id], changed.get(person_id)
        facts = Facts(
            yearly=period.is_yearly,
            window=(period.window_starts, period.window_ends),
            employee_moved_on=moved.get(person_id),
            assessor_moved_on=now.since if now else None,
            assessor_absent=now is None and skp.assessor_id in gone,
            acting=person_id in plt,
        )
        evaluator = rule_for(facts).evaluator
        if evaluator is Evaluator.HEAD_OF_ACTING_UNIT:
            found[person_id] = plt[person_id]
        elif now is not None and (
            evaluator is not Evaluator.FORMER_ASSESSOR or skp.assessor_id in gone
        ):
            found[person_id] = now.assessor_id
    return _present(tx, found, day)


def _changed(
    tx: ReadTx, period: PeriodHead, skps: Mapping[UUID, Plan], day: date
) -> dict[UUID, Any]:
    """The assessor's row that holds on a day, of whom another assesses than on his SKP."""
    maybe: Collection[UUID] = skps
    if len(skps) > CHUNK:  # of a whole office first who has any such row
        other = sa.select(PersonAssessor.person_id).where(
            holding(PersonAssessor, day),
            sa.exists()
            .where(
                Skp.person_id == PersonAssessor.person_id,
                *in_force(period),
                Skp.assessor_id.is_distinct_from(PersonAssessor.assessor_id),
            )
            .correlate(PersonAssessor),
        )
        maybe = skps.keys() & set(tx.session.scalars(other))
    rows = latest_held(
        tx,
        PersonAssessor,
        maybe,
        day,
        [PersonAssessor.assessor_id, PersonAssessor.since],
        PersonAssessor.assessor_id.is_not(None),
        PersonAssessor.since.is_not(None),
    )
    return {key: now for key, now in rows.items() if now.assessor_id != skps[key].assessor_id}


def _present(tx: ReadTx, found: dict[UUID, UUID | None], day: date) -> dict[UUID, UUID | None]:
    """The same, with whoever is not in office replaced by the next one above him who is."""
    gone = absent(tx, {one for one in found.values() if one}, day)
    above = present_above(tx, gone, day) if gone else {}
    return {person: above.get(one, one) if one else None for person, one in found.items()}


def _moves(tx: ReadTx, begun: Mapping[UUID, date], day: date) -> dict[UUID, date]:
    """When these people last came to another unit since their SKP began; others are left out."""
    placed: dict[UUID, list[Placement]] = defaultdict(list)
    for part in chunks(begun):
        for row in tx.session.scalars(sa.select(Placement).where(Placement.person_id.in_(part))):
            placed[row.person_id].append(row)
    found: dict[UUID, date] = {}
    for person_id, rows in placed.items():
        rows = sorted(
            (row for row in rows if row.since is None or row.since <= day),
            key=lambda row: (row.since or date.min, row.id),
        )
        for before, after in pairwise(rows):
            if after.since is not None and after.unit_id != before.unit_id:
                found[person_id] = after.since
    return {key: on for key, on in found.items() if on > begun[key]}


def follow_set(tx: Tx) -> None:
    """Let open evaluations follow the next version of their SKP in the act that sets it.

    Feedback and views go over to the same lines of it; what is finished stays as it was signed.
    """
    followers = {
        row.previous_id: row
        for row, fields in tx.recorder.updated.values()
        if isinstance(row, Skp) and "state" in fields and row.state is SkpState.SET
    }
    for part in chunks(key for key in followers if key is not None):
        rows = tx.session.scalars(
            sa.select(Evaluation)
            .where(Evaluation.skp_id.in_(part), Evaluation.state == EvaluationState.OPEN)
            .order_by(Evaluation.id)
        )
        for row in rows.all():
            period, skp = period_head(tx, row.period_id), followers[row.skp_id]
            if skps_in(tx, period, [row.person_id]).get(row.person_id) is skp:
                who = evaluators(tx, period, {row.person_id: skp})
                _follow(tx, row, skp, who[row.person_id])


def _follow(tx: Tx, row: Evaluation, skp: Skp, assessor_id: UUID | None) -> bool:
    """Make an open evaluation one of the SKP now in force; False when it is that already."""
    if row.skp_id == skp.id and row.assessor_id == assessor_id:
        return False
    if row.skp_id != skp.id:
        facts = gather(tx, [skp.id], [])
        onward = {old: new for new, old in facts.origin.items()}
        mine = {one.id for one in facts.results[skp.id]}
        mine |= {line.id for each in facts.indicators.values() for line in each}
        for piece in tx.session.scalars(
            sa.select(Feedback).where(Feedback.evaluation_id == row.id)
        ):
            if piece.indicator_id is not None:
                piece.indicator_id = _onward(piece.indicator_id, onward, mine)
            if piece.work_result_id is not None:
                piece.work_result_id = _onward(piece.work_result_id, onward, mine)
        for view in tx.session.scalars(
            sa.select(ResultView).where(ResultView.evaluation_id == row.id)
        ):
            view.work_result_id = _onward(view.work_result_id, onward, mine)
    row.skp_id, row.assessor_id = skp.id, assessor_id
    return True


def _onward(line: UUID, onward: Mapping[UUID, UUID], mine: set[UUID]) -> UUID:
    """The same line in the version in force; a line that is gone keeps its old id."""
    found = line
    while found not in mine and found in onward:
        found = onward[found]
    return found if found in mine else line


def _statuses(tx: ReadTx, people: Collection[UUID], day: date) -> dict[UUID, Status]:
    """Of these people the status that holds on a day, where one is written."""
    rows = latest_held(tx, PersonStatus, people, day, [PersonStatus.status])
    return {key: row.status for key, row in rows.items()}


def left_out(tx: ReadTx, period: PeriodHead, skps: Mapping[UUID, Skp]) -> list[LeftOut]:
    """Who is not evaluated in a period, and why: exempt, gone, no set SKP, nobody to evaluate.

    Codes ``evaluation.left_out.exempt``, ``.left``, ``.no_skp``, ``.not_set``, ``.no_assessor``;
    the values carry ``status`` or ``state``.
    """
    day = min(period.ends, tx.today)
    people = {
        row.person_id: row
        for row in tx.session.scalars(
            sa.select(PersonNow).where(PersonNow.kind.is_not(None)).order_by(PersonNow.sort_name)
        )
    }
    statuses = _statuses(tx, people, day)
    states = {
        row.person_id: row.state
        for row in tx.session.execute(
            sa.select(Skp.person_id, Skp.state).where(
                Skp.year == period.year,
                Skp.state.not_in((SkpState.SUPERSEDED, SkpState.CANCELLED, SkpState.SET)),
            )
        )
    }
    found: list[LeftOut] = []
    for person_id, person in people.items():
        status, skp = statuses.get(person_id, Status.ACTIVE), skps.get(person_id)
        values: dict[str, object] = {"name": person.name, "status": status.label}
        if status.has_left:
            if skp is not None:
                found.append(LeftOut(person_id, person.name, "evaluation.left_out.left", values))
        elif status.is_exempt:
            found.append(LeftOut(person_id, person.name, "evaluation.left_out.exempt", values))
        elif skp is None:
            state = states.get(person_id)
            code = "evaluation.left_out.not_set" if state else "evaluation.left_out.no_skp"
            values["state"] = state.label if state else ""
            found.append(LeftOut(person_id, person.name, code, values))
        elif skp.assessor_id is None and person.assessor_id is None:
            found.append(LeftOut(person_id, person.name, "evaluation.left_out.no_assessor", values))
    return found
