"""What was realised of each planned action in a period, with its evidence (Format B.1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.models.progress import ActionRealisation, PlannedAction
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import FINISHED
from asn_desktop.services.office import Tx


def document(tx: Tx, planned_action_id: UUID, period_id: UUID, text: str) -> None:
    """Record realisation and evidence of one planned action; "" takes it away.

    Evidence shows progress or the final result, not mere activity (reg. 2781–2783). Refused with
    ``progress.evaluation_closed`` once the period's evaluation is finished.
    """
    action = tx.session.get_one(PlannedAction, planned_action_id)
    result = tx.session.get_one(WorkResult, action.work_result_id)
    skp = tx.session.get_one(Skp, result.skp_id)
    _refuse_closed(tx, skp.person_id, period_id)
    text = text.strip()
    row = tx.session.scalars(
        sa.select(ActionRealisation).where(
            ActionRealisation.planned_action_id == planned_action_id,
            ActionRealisation.period_id == period_id,
        )
    ).one_or_none()
    if row is None and text:
        tx.session.add(
            ActionRealisation(
                work_result_id=result.id,
                planned_action_id=planned_action_id,
                period_id=period_id,
                text=text,
            )
        )
    elif row is not None and text:
        row.text = text
    elif row is not None:
        tx.session.delete(row)


def drop(tx: Tx, action: PlannedAction) -> None:
    """Remove a planned action; refused (``progress.action_documented``) once it was documented."""
    documented = sa.select(ActionRealisation.id).where(
        ActionRealisation.planned_action_id == action.id
    )
    if tx.session.scalars(documented.limit(1)).first() is not None:
        raise refuse("progress.action_documented", action=action.text)
    tx.session.delete(action)


def carry_over(tx: Tx, same: Mapping[UUID, UUID]) -> None:
    """Bring documentation from results of one version of an SKP (keys) to the next one's.

    An action is the same when its words are, else when its place is.
    """
    tx.session.flush()
    new: dict[tuple[UUID, str | int], PlannedAction] = {}
    for action in tx.session.scalars(
        sa.select(PlannedAction).where(PlannedAction.work_result_id.in_(list(same.values())))
    ):
        new[action.work_result_id, action.text] = action
        new[action.work_result_id, action.no] = action
    rows = tx.session.execute(
        sa.select(ActionRealisation, PlannedAction)
        .join(PlannedAction, PlannedAction.id == ActionRealisation.planned_action_id)
        .where(ActionRealisation.work_result_id.in_(list(same)))
        .order_by(ActionRealisation.id)
    )
    taken: set[tuple[UUID, UUID]] = set()
    for done, action in rows.all():
        target = same[done.work_result_id]
        found = new.get((target, action.text)) or new.get((target, action.no))
        if found is None or (found.id, done.period_id) in taken:
            continue
        taken.add((found.id, done.period_id))
        tx.session.add(
            ActionRealisation(
                work_result_id=target,
                planned_action_id=found.id,
                period_id=done.period_id,
                text=done.text,
            )
        )


def _refuse_closed(tx: Tx, person_id: UUID, period_id: UUID) -> None:
    finished = sa.select(Evaluation.id).where(
        Evaluation.person_id == person_id,
        Evaluation.period_id == period_id,
        Evaluation.state.in_(FINISHED),
    )
    if tx.session.scalars(finished.limit(1)).first() is not None:
        raise refuse("progress.evaluation_closed", field="action")
