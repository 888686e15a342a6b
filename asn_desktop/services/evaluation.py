"""Rating a person in a period: exactly two ratings decide, and a predicate follows from them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import (
    DistributionReason,
    Evaluation,
    Feedback,
    Objection,
    ResultView,
)
from asn_desktop.models.planning import Indicator, Skp, WorkResult
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.behaviours import VALUES
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.findings import Refused, Severity, refuse
from asn_desktop.rules.finishing import blocks
from asn_desktop.rules.lifecycle import EvaluationState, evaluation_step
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.predicate import Rating, predicate
from asn_desktop.services.evaluation_facts import whole
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.progress_facts import period_head
from asn_desktop.views.evaluation import Finished, How, PersonEvaluation, Target

NUMBERS = frozenset(value.number for value in VALUES)


def new_piece_id() -> UUID:
    """An id for a piece of feedback, made before it is written so that a page need not wait."""
    return new_id()


def person_evaluation(tx: ReadTx, evaluation_id: UUID) -> PersonEvaluation:
    """One evaluation whole, as an evaluation run shows it."""
    row = tx.session.get_one(Evaluation, evaluation_id)
    return whole(tx, [row], period_head(tx, row.period_id))[0]


def rate_work(tx: Tx, evaluation_id: UUID, rating: Rating | None) -> None:
    """Give (or with None take back) the rating of work results."""
    _open(tx, evaluation_id, Act.RATE_WORK).work_rating = rating


def rate_behaviour(tx: Tx, evaluation_id: UUID, rating: Rating | None) -> None:
    """Give (or with None take back) the rating of behaviour."""
    _open(tx, evaluation_id, Act.RATE_BEHAVIOUR).behaviour_rating = rating


def set_view(tx: Tx, evaluation_id: UUID, work_result_id: UUID, rating: Rating | None) -> None:
    """Note the assessor's view of one result: shown, never printed, never computed from."""
    row = _open(tx, evaluation_id, Act.EDIT_EVALUATION)
    if tx.session.get_one(WorkResult, work_result_id).skp_id != row.skp_id:
        raise refuse("evaluation.not_of_this_skp")
    view = tx.session.scalars(
        sa.select(ResultView).where(
            ResultView.evaluation_id == evaluation_id, ResultView.work_result_id == work_result_id
        )
    ).one_or_none()
    if rating is None:
        if view is not None:
            tx.session.delete(view)
    elif view is None:
        tx.session.add(
            ResultView(evaluation_id=evaluation_id, work_result_id=work_result_id, rating=rating)
        )
    else:
        view.rating = rating


def write_feedback(
    tx: Tx,
    evaluation_id: UUID,
    piece_id: UUID,
    target: Target,
    text: str,
    giver: GiverKind = GiverKind.LEADER,
    giver_name: str = "",
    on: date | None = None,
    how: How | None = None,
) -> None:
    """Write one piece of feedback; an empty text takes it away.

    It belongs to an indicator in the quantitative approach, to a result in the qualitative one, and
    to a behaviour value in both (C.1.3, C.1.1). ``on`` is the day it was given, today unless
    said; ``how`` it was given stays as it was where None.
    """
    row = _open(tx, evaluation_id, Act.EDIT_EVALUATION)
    piece = tx.session.get(Feedback, piece_id)
    if piece is not None and piece.evaluation_id != evaluation_id:
        raise refuse("evaluation.other_feedback")
    if not text.strip():
        if piece is not None:
            tx.session.delete(piece)
        return
    if on is not None and on > tx.today:
        raise refuse("evaluation.date_ahead", field="on")
    if piece is None:
        indicator_id, work_result_id, value = _places(tx, row, target)
        piece = Feedback(
            id=piece_id,
            evaluation_id=evaluation_id,
            giver=giver,
            on=on or tx.today,
            text=text.strip(),
            indicator_id=indicator_id,
            work_result_id=work_result_id,
            value=value,
        )
        tx.session.add(piece)
    piece.text, piece.giver, piece.giver_name = text.strip(), giver, giver_name.strip()
    piece.on = on or piece.on
    if how is not None:
        piece.manner, piece.rhythm, piece.initiative = how.manner, how.rhythm, how.initiative
        piece.positive, piece.evidence = how.positive, how.evidence.strip()


def _places(tx: Tx, row: Evaluation, target: Target) -> tuple[UUID | None, UUID | None, int | None]:
    """The columns of a target; refuses what is not of this evaluation or not of its approach."""
    kind, key = target
    skp = tx.session.get_one(Skp, row.skp_id)
    if isinstance(key, int):
        if kind != "value" or key not in NUMBERS:
            raise refuse("evaluation.not_of_this_skp")
        return None, None, key
    if (kind == "result") is not (skp.approach is Approach.QUALITATIVE):
        raise refuse("evaluation.feedback_place", approach=skp.approach.label)
    result_id = key
    if kind == "indicator":
        result_id = tx.session.get_one(Indicator, key).work_result_id
    if tx.session.get_one(WorkResult, result_id).skp_id != skp.id:
        raise refuse("evaluation.not_of_this_skp")
    return (key, None, None) if kind == "indicator" else (None, key, None)


def set_note(tx: Tx, evaluation_id: UUID, text: str) -> None:
    """Write the note or recommendation printed on D.1.1."""
    _open(tx, evaluation_id, Act.EDIT_EVALUATION).note = text.strip()


def set_doubtful(tx: Tx, evaluation_id: UUID, doubtful: bool) -> None:
    """Mark somebody to be looked at again; possible at any time, printed nowhere."""
    tx.session.get_one(Evaluation, evaluation_id).doubtful = doubtful


def set_without_realisation(tx: Tx, evaluation_id: UUID, reason: str | None) -> None:
    """Say why somebody is rated although a realisation is missing; None takes it back."""
    row = _open(tx, evaluation_id, Act.EDIT_EVALUATION)
    row.without_realisation = (reason or "").strip() or None


def set_override_reason(tx: Tx, evaluation_id: UUID, reason: str | None) -> None:
    """Say why a head's work rating is not the one that follows from the unit's achievement."""
    row = _open(tx, evaluation_id, Act.EDIT_EVALUATION)
    row.override_reason = (reason or "").strip() or None


def finish(tx: Tx, evaluation_id: UUID, on: date | None = None) -> Finished:
    """Finish an evaluation: the predicate follows from the two ratings (nine cells).

    Of unfinished studies it is the one that was chosen (``study_leave.set_unfinished``).
    ``on`` is the date of the paper, today unless given (``evaluation.date_ahead``). Refused with
    everything that is missing (``rules.finishing``). Hints come back.
    """
    if on is not None and on > tx.today:
        raise refuse("evaluation.date_ahead", field="on")
    row = _open(tx, evaluation_id, Act.FINISH_EVALUATION)
    tx.session.flush()
    findings = person_evaluation(tx, evaluation_id).findings()
    if blocks(findings):
        raise Refused([one for one in findings if one.severity is Severity.ERROR])
    step = evaluation_step(Act.FINISH_EVALUATION, row.state)
    if step is None or row.work_rating is None or row.behaviour_rating is None:
        raise refuse("evaluation.closed", state=row.state.label)
    row.predicate = row.study_predicate or predicate(row.work_rating, row.behaviour_rating)
    row.rated_by_superior = row.state is EvaluationState.WITH_SUPERIOR
    row.state = step.target
    row.rated_on = on or tx.today
    row.reopen_reason = None
    return Finished(row.predicate, tuple(findings))


def reopen(tx: Tx, evaluation_id: UUID, reason: str) -> None:
    """Open a finished evaluation again; refused without a reason (``evaluation.reopen_reason``).

    What has passed to the superior is opened for him. Refused with ``evaluation.objected`` once an
    objection was received: what is changed then, is changed by its decision (reg. 4874).
    """
    row = tx.session.get_one(Evaluation, evaluation_id)
    step = evaluation_step(Act.REOPEN_EVALUATION, row.state)
    if step is None:
        raise refuse("evaluation.not_finished", state=row.state.label)
    if not reason.strip():
        raise refuse("evaluation.reopen_reason", field="reason")
    objected = sa.select(Objection.id).where(Objection.evaluation_id == evaluation_id)
    if tx.session.scalars(objected).first() is not None:
        raise refuse("evaluation.objected")
    row.state = EvaluationState.WITH_SUPERIOR if row.superior_id else step.target
    row.predicate, row.rated_on, row.rated_by_superior = None, None, False
    row.reopen_reason = reason.strip()


def explain_distribution(tx: Tx, assessor_id: UUID, period_id: UUID, text: str) -> None:
    """Keep why an assessor's distribution leaves the pattern; an empty text takes it away."""
    row = tx.session.scalars(
        sa.select(DistributionReason).where(
            DistributionReason.assessor_id == assessor_id,
            DistributionReason.period_id == period_id,
        )
    ).one_or_none()
    text = text.strip()
    if row is None and text:
        tx.session.add(DistributionReason(assessor_id=assessor_id, period_id=period_id, text=text))
    elif row is not None and text:
        row.text = text
    elif row is not None:
        tx.session.delete(row)


def _open(tx: Tx, evaluation_id: UUID, act: Act) -> Evaluation:
    row = tx.session.get_one(Evaluation, evaluation_id)
    if evaluation_step(act, row.state) is None:
        raise refuse("evaluation.closed", state=row.state.label)
    return row
