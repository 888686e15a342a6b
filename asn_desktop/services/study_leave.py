"""Study leave: its expectations stand in this year's SKP, marked; no new SKP (reg. 2629–2658)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Indicator, Period, Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import SkpState, evaluation_step
from asn_desktop.rules.planning import Approach, ResultSection
from asn_desktop.rules.predicate import Predicate
from asn_desktop.rules.study_leave import UNFINISHED, StudyExpectation
from asn_desktop.services import planning_edit, planning_state
from asn_desktop.services.office import Tx
from asn_desktop.services.study_status import studying

REASON = "Ekspektasi tugas belajar ditambahkan"
"""Why the set SKP is amended."""


def mark(tx: Tx, result_id: UUID, marked: bool = True) -> None:
    """Say that a result is an expectation of the study leave, or is not after all."""
    result = tx.session.get_one(WorkResult, result_id)
    planning_edit.editable(tx, result.skp_id)
    result.study_leave = marked


def add(tx: Tx, skp_id: UUID, expectations: Sequence[StudyExpectation]) -> UUID:
    """Add expectations behind the main results and mark them; return the SKP they stand in.

    A set SKP is amended for it, so a draft of its next version is returned. Refused with
    ``skp.study_nothing`` for none, ``skp.study_absent`` where the person is not on study leave in
    the span of the SKP.
    """
    if not expectations:
        raise refuse("skp.study_nothing", field="text")
    skp = tx.session.get_one(Skp, skp_id)
    if not studying(tx, [skp.person_id], skp.starts, skp.ends):
        raise refuse("skp.study_absent")
    if skp.state is SkpState.SET:
        skp_id = planning_state.amend(tx, skp_id, REASON)
    planning_edit.editable(tx, skp_id)
    for one in expectations:
        result_id = planning_edit.add_result(tx, skp_id, ResultSection.MAIN, text=one.text)
        tx.session.flush()
        tx.session.get_one(WorkResult, result_id).study_leave = True
        row = tx.session.scalars(
            sa.select(Indicator).where(Indicator.work_result_id == result_id)
        ).one()
        if skp.approach is Approach.QUALITATIVE:
            row.text = f"{one.measure} {one.target}".strip()
        else:
            row.text, row.target, row.aspect = one.measure, one.target, one.aspect
    tx.session.flush()
    return skp_id


def set_unfinished(
    tx: Tx, evaluation_id: UUID, predicate: Predicate | None, reason: str = ""
) -> None:
    """Give the predicate of somebody who did not finish his studies, or with None take it back.

    It takes the place of the nine cells (reg. 4176, 4332). Refused with
    ``evaluation.not_studying``, ``evaluation.study_predicate`` for another one than Kurang and
    Sangat Kurang, ``evaluation.study_reason`` without a reason, ``evaluation.closed``.
    """
    row = tx.session.get_one(Evaluation, evaluation_id)
    if evaluation_step(Act.EDIT_EVALUATION, row.state) is None:
        raise refuse("evaluation.closed", state=row.state.label)
    if predicate is None:
        row.study_predicate = row.study_reason = None
        return
    period = tx.session.get_one(Period, row.period_id)
    if not studying(tx, [row.person_id], date(period.year, 1, 1), period.ends):
        raise refuse("evaluation.not_studying")
    if predicate not in UNFINISHED:
        raise refuse("evaluation.study_predicate", field="study")
    if not reason.strip():
        raise refuse("evaluation.study_reason", field="study_reason")
    row.study_predicate, row.study_reason = predicate, reason.strip()
