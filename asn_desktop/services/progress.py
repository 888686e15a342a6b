"""Action plans and realisations: recorded per period, read whole for many people at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.models.progress import PlannedAction, Realisation
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import FINISHED, SkpState
from asn_desktop.rules.names import fold
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.progress import followed
from asn_desktop.services import documentation
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.progress_facts import (
    filled_by_skp,
    gather,
    in_force,
    period_before,
    period_head,
    periods_read,
    results_of,
    short_periods,
    skps_in,
)
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.progress import (
    ProgressRow,
    SkpProgress,
)

IN_FORCE = (SkpState.SET, SkpState.SUPERSEDED)


def progress_of(tx: ReadTx, person_id: UUID, period_id: UUID) -> SkpProgress | None:
    """One person's SKP with what was realised; None while no SKP is set for the period."""
    period = period_head(tx, period_id)
    skp = skps_in(tx, period, [person_id]).get(person_id)
    if skp is None:
        return None
    before = period_before(tx, period)
    short = short_periods(tx, period)
    facts = gather(tx, [skp.id], periods_read(period, before, short))
    person = tx.session.get_one(PersonNow, person_id)
    return SkpProgress(
        skp_id=skp.id,
        person_id=person_id,
        name=person.name,
        nip=person.nip,
        position=person.position or "",
        approach=skp.approach,
        period=period,
        results=results_of(facts, skp.id, period, before, short),
        locked=person_id in _closed(tx, period.id, person_id),
    )


def record(
    tx: Tx,
    work_result_id: UUID,
    indicator_id: UUID | None,
    period_id: UUID,
    text: str,
    evidence: str = "",
) -> None:
    """Record what was realised of an indicator, or of a result in the qualitative approach.

    Both texts empty means "not filled in" and leaves no row. Refused with
    ``progress.evaluation_closed`` once the evaluation is finished, ``progress.skp_not_set`` before
    the SKP is set, ``progress.wrong_place`` for the other approach's place.
    """
    result = check_place(tx, work_result_id, indicator_id, period_id)
    text, evidence = text.strip(), evidence.strip()
    row = tx.session.scalars(
        sa.select(Realisation).where(
            Realisation.work_result_id == work_result_id,
            Realisation.indicator_id.is_(None)
            if indicator_id is None
            else Realisation.indicator_id == indicator_id,
            Realisation.period_id == period_id,
        )
    ).one_or_none()
    if row is None and (text or evidence or result.origin_id):  # an empty row hides an older one
        tx.session.add(
            Realisation(
                work_result_id=work_result_id,
                indicator_id=indicator_id,
                period_id=period_id,
                text=text,
                evidence=evidence,
            )
        )
    elif row is not None and (text or evidence or result.origin_id):
        row.text, row.evidence = text, evidence
    elif row is not None:
        tx.session.delete(row)


def check_place(
    tx: ReadTx, work_result_id: UUID, indicator_id: UUID | None, period_id: UUID
) -> WorkResult:
    """Return the result of a place that may be written to; refuses as :func:`record` does."""
    result = tx.session.get_one(WorkResult, work_result_id)
    skp = tx.session.get_one(Skp, result.skp_id)
    if skp.state not in IN_FORCE:
        raise refuse("progress.skp_not_set", state=skp.state.label)
    if (indicator_id is None) is not (skp.approach is Approach.QUALITATIVE):
        raise refuse("progress.wrong_place", approach=skp.approach.label)
    if skp.person_id in _closed(tx, period_id, skp.person_id):
        raise refuse("progress.evaluation_closed", field="text", line=work_result_id)
    return result


@dataclass(frozen=True)
class Entry:
    """One realisation to be recorded, for many in one act."""

    work_result_id: UUID
    indicator_id: UUID | None
    text: str
    evidence: str = ""


def record_many(tx: Tx, period_id: UUID, entries: Sequence[Entry]) -> int:
    """Record several in one act (a pasted block, "sama dengan periode lalu"); returns how many."""
    for one in entries:
        record(tx, one.work_result_id, one.indicator_id, period_id, one.text, one.evidence)
        tx.session.flush()
    return len(entries)


def set_actions(tx: Tx, work_result_id: UUID, texts: Sequence[str]) -> None:
    """Make these the planned actions of a result (B.1.1), in this order; empty ones are dropped.

    An action keeps what was documented of it: the same words are the same action, whatever its
    place. Refused with ``progress.skp_closed`` for an SKP that is no longer in force and with
    ``progress.action_documented`` for the removal of an action that was documented (B.1.2).
    """
    result = tx.session.get_one(WorkResult, work_result_id)
    skp = tx.session.get_one(Skp, result.skp_id)
    if skp.state.is_closed:
        raise refuse("progress.skp_closed", state=skp.state.label)
    wanted = [text.strip() for text in texts if text.strip()]
    rows = tx.session.scalars(
        sa.select(PlannedAction)
        .where(PlannedAction.work_result_id == work_result_id)
        .order_by(PlannedAction.no, PlannedAction.id)
    ).all()
    places = followed([row.text for row in rows], wanted)
    for row, place in zip(rows, places, strict=True):
        if place is None:
            documentation.drop(tx, row)
        else:
            row.no, row.text = place + 1, wanted[place]
    for place, text in enumerate(wanted):
        if place not in places:
            tx.session.add(PlannedAction(work_result_id=work_result_id, no=place + 1, text=text))


def _closed(tx: ReadTx, period_id: UUID, person_id: UUID | None = None) -> set[UUID]:
    """Whose evaluation of the period is finished, whichever version of the SKP it was made under.

    With ``person_id`` only that person is looked at.
    """
    finished = sa.select(Evaluation.person_id).where(
        Evaluation.period_id == period_id, Evaluation.state.in_(FINISHED)
    )
    if person_id is not None:
        finished = finished.where(Evaluation.person_id == person_id)
    return set(tx.session.scalars(finished))


SORTS: dict[str, Callable[[ProgressRow], Any]] = {
    "name": lambda row: fold(row.name),
    "position": lambda row: fold(row.position),
    "unit": lambda row: fold(row.unit),
    "assessor": lambda row: fold(row.assessor),
    "filled": lambda row: (row.filled / row.total if row.total else 0, fold(row.name)),
    "actions": lambda row: (row.actions, fold(row.name)),
}


def people(tx: ReadTx, query: ListQuery) -> ListRows[ProgressRow]:
    """Everyone with a set SKP in the period ``query.filters["period"]``, with what is filled in.

    Filter ``state``: "missing" = something is not filled in, "done" = everything is.
    """
    period_id = query.filters.get("period")
    if not isinstance(period_id, UUID):
        return ListRows((), 0)
    return choose(all_rows(tx, period_id), query)


def choose(rows: Sequence[ProgressRow], query: ListQuery) -> ListRows[ProgressRow]:
    """Filter and sort rows that were read already."""
    words = fold(query.text).split()
    shown = [
        row
        for row in rows
        if all(word in fold(f"{row.name} {row.nip} {row.position} {row.unit}") for word in words)
    ]
    wanted = query.filters.get("state")
    if wanted:
        shown = [row for row in shown if (row.filled < row.total) is (wanted == "missing")]
    shown.sort(key=SORTS.get(query.sort, SORTS["name"]), reverse=query.descending)
    return ListRows(shown, len(rows))


def all_rows(tx: ReadTx, period_id: UUID) -> list[ProgressRow]:
    """Everyone with a set SKP in the period, by name."""
    period = period_head(tx, period_id)
    counts, closed = filled_by_skp(tx, period), _closed(tx, period.id)
    stored = tx.session.execute(
        sa.select(
            Skp.id,
            PersonNow.person_id,
            PersonNow.name,
            PersonNow.nip,
            PersonNow.position,
            PersonNow.unit,
            PersonNow.assessor,
        )
        .join(PersonNow, PersonNow.person_id == Skp.person_id)
        .where(*in_force(period))
        .order_by(PersonNow.sort_name, Skp.starts, Skp.number, Skp.id)
    )
    rows: dict[UUID, ProgressRow] = {}
    for one in stored:
        far = counts[one.id]
        rows[one.person_id] = ProgressRow(
            id=one.person_id,
            skp_id=one.id,
            name=one.name,
            nip=one.nip,
            position=one.position or "",
            unit=one.unit or "",
            assessor=one.assessor or "",
            filled=min(far.filled, far.total),
            total=far.total,
            actions=far.planned,
            results=far.results,
            locked=one.person_id in closed,
        )
    return list(rows.values())
