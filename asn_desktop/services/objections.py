"""Objections to an evaluation: received, explained by the assessor, decided by his superior.

Reg. 4862–4941. The employee has 14 working days from receiving the document, the superior seven
from receiving the objection. Upheld: D.1.1 stays. Changed: new ratings, and D.1.3 is printed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Objection
from asn_desktop.models.people import Person
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.clock import LIMITS, Limit
from asn_desktop.rules.evaluators import FinalCase, final_case
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import (
    CHANGED_INSTEAD,
    ObjectionState,
    SheetEventKind,
    objection_step,
)
from asn_desktop.rules.predicate import Predicate, Rating, predicate
from asn_desktop.services.calendar import working_calendar
from asn_desktop.services.evaluation_superior import superiors
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.papers import papers_of
from asn_desktop.services.people_now import chunks
from asn_desktop.views.followup import Decision, ObjectionView

TEXTS = ("reasons", "late_reason", "explanation", "decision")


def receive(
    tx: Tx, evaluation_id: UUID, on: date, reasons: str, late_reason: str | None = None
) -> UUID:
    """Take an objection with its reasons; return its id.

    Refused: ``objection.exists``, ``.final`` (no objection is possible), ``.not_handed_over``,
    ``.before_receipt``, ``.no_superior``, ``.reasons_missing``, ``.late`` (past the 14 working
    days, without ``late_reason``), ``evaluation.date_ahead``.
    """
    row = tx.session.get_one(Evaluation, evaluation_id)
    if _of(tx, evaluation_id) is not None:
        raise refuse("objection.exists")
    case = final_of(tx, row)
    if case is not None:
        raise refuse(f"objection.final.{case}")
    handed = handed_over(tx, row)
    if not row.state.is_finished or handed is None:
        raise refuse("objection.not_handed_over")
    superior = row.superior_id or _superior(tx, row)
    if superior is None:
        raise refuse("objection.no_superior")
    late = (late_reason or "").strip()
    _dated(tx, on, handed, "received_on", "objection.before_receipt")
    if not reasons.strip():
        raise refuse("objection.reasons_missing", field="reasons")
    limit = working_calendar(tx).deadline(handed, LIMITS[Limit.OBJECT].days)
    if on > limit and not late:
        raise refuse("objection.late", field="late_reason", until=limit)
    made = Objection(
        evaluation_id=evaluation_id,
        person_id=row.person_id,
        state=ObjectionState.RECEIVED,
        received_on=on,
        superior_id=superior,
        reasons=reasons.strip(),
        late_reason=late or None,
    )
    tx.session.add(made)
    tx.session.flush()
    return made.id


def edit(tx: Tx, objection_id: UUID, field: str, text: str) -> None:
    """Change one of the texts (:data:`TEXTS`) while it is not decided.

    Reasons may not become empty (``objection.reasons_missing``). An explanation that is taken away
    has not been given.
    """
    row, words = _undecided(tx, objection_id), text.strip()
    if field == "explanation":
        explain(tx, objection_id, words, row.explained_on)
    elif field == "reasons":
        if not words:
            raise refuse("objection.reasons_missing", field="reasons")
        row.reasons = words
    elif field == "late_reason":
        row.late_reason = words or None
    elif field == "decision":
        row.decision = words
    else:
        raise ValueError(field)


def explain(tx: Tx, objection_id: UUID, text: str, on: date | None = None) -> None:
    """Write down what the assessor says to it (reg. 4869–4873), today unless ``on`` is given.

    Refused: ``objection.before_received``, ``evaluation.date_ahead``. An empty text takes it back.
    """
    row, words = _undecided(tx, objection_id), text.strip()
    step = objection_step(Act.EXPLAIN_OBJECTION, row.state)
    if step is None:
        raise refuse("objection.decided")
    if not words:
        row.explanation, row.explained_on, row.state = "", None, ObjectionState.RECEIVED
        return
    day = on or row.explained_on or tx.today
    _dated(tx, day, row.received_on, "explained_on", "objection.before_received")
    row.explanation, row.explained_on, row.state = words, day, step.target


def rate(tx: Tx, objection_id: UUID, work: Rating | None, behaviour: Rating | None) -> None:
    """Note the ratings the decision would give; None where it leaves the evaluation as it is."""
    row = _undecided(tx, objection_id)
    row.work_rating, row.behaviour_rating = work, behaviour


def decide(tx: Tx, objection_id: UUID, on: date | None = None) -> ObjectionState:
    """Decide: with ratings noted the evaluation is changed, without it is upheld.

    The predicate follows from the nine cells. Refused: ``objection.not_explained`` (the assessor is
    asked first), ``.decision_missing``, ``.ratings_half``, ``.same_ratings``,
    ``.before_explained``, ``evaluation.date_ahead``.
    """
    row = _undecided(tx, objection_id)
    step = objection_step(Act.DECIDE_OBJECTION, row.state)
    if step is None or row.explained_on is None:
        raise refuse("objection.not_explained", field="explanation")
    if not row.decision:
        raise refuse("objection.decision_missing", field="decision")
    day = on or tx.today
    _dated(tx, day, row.explained_on, "decided_on", "objection.before_explained")
    work, behaviour = row.work_rating, row.behaviour_rating
    if work is None and behaviour is None:
        row.state, row.predicate = step.target, None
    elif work is None or behaviour is None:
        raise refuse("objection.ratings_half", field="work_rating")
    else:
        of = tx.session.get_one(Evaluation, row.evaluation_id)
        if (work, behaviour) == (of.work_rating, of.behaviour_rating):
            raise refuse("objection.same_ratings", field="work_rating")
        row.state, row.predicate = CHANGED_INSTEAD, predicate(work, behaviour)
    row.decided_on = day
    return row.state


def view(tx: ReadTx, objection_id: UUID) -> ObjectionView | None:
    """One objection with the evaluation it is about; None when it is gone."""
    row = tx.session.get(Objection, objection_id)
    if row is None:
        return None
    of = tx.session.get_one(Evaluation, row.evaluation_id)
    calendar = working_calendar(tx)
    due = calendar.deadline(row.received_on, LIMITS[Limit.DECIDE].days)
    return ObjectionView(
        id=row.id,
        evaluation_id=of.id,
        person_id=row.person_id,
        name=_name(tx, row.person_id),
        assessor=_name(tx, of.assessor_id),
        superior=_name(tx, row.superior_id),
        state=row.state,
        received_on=row.received_on,
        handed_on=handed_over(tx, of),
        due=due,
        due_is_estimate=bool(calendar.holidays.unsure_years(row.received_on, due)),
        reasons=row.reasons,
        late_reason=row.late_reason or "",
        explanation=row.explanation,
        explained_on=row.explained_on,
        decision=row.decision,
        decided_on=row.decided_on,
        work=row.work_rating,
        behaviour=row.behaviour_rating,
        predicate=row.predicate,
        old_work=of.work_rating,
        old_behaviour=of.behaviour_rating,
        old_predicate=of.predicate,
    )


def decisions(tx: ReadTx, evaluation_ids: Iterable[UUID]) -> dict[UUID, Decision]:
    """What decisions put in place of these evaluations; those that were not changed are left out.

    Lists, recaps and what is sent elsewhere take these (item 8 of D.1.3).
    """
    found: dict[UUID, Decision] = {}
    for part in chunks(evaluation_ids):
        rows = tx.session.scalars(
            sa.select(Objection).where(
                Objection.evaluation_id.in_(part), Objection.state == ObjectionState.CHANGED
            )
        )
        for row in rows:
            if row.work_rating and row.behaviour_rating and row.predicate:
                found[row.evaluation_id] = Decision(
                    row.work_rating, row.behaviour_rating, row.predicate, row.decision
                )
    return found


def changed_predicates(tx: ReadTx, evaluation_ids: Iterable[UUID]) -> dict[UUID, Predicate]:
    """The predicates that decisions put in place of those of the evaluations."""
    return {key: each.predicate for key, each in decisions(tx, evaluation_ids).items()}


def final_of(tx: ReadTx, row: Evaluation) -> FinalCase | None:
    """Why an evaluation is final at once; None where the employee may object."""
    assessor = tx.session.get(Person, row.assessor_id) if row.assessor_id else None
    outside = assessor is not None and assessor.kind is None
    return final_case(
        tx.session.get_one(Skp, row.skp_id).family,
        (assessor.outside_title or "") if outside and assessor else "",
        rated_by_superior=row.rated_by_superior,
    )


def handed_over(tx: ReadTx, row: Evaluation) -> date | None:
    """When the employee received the document; the day it came back where that alone is known."""
    paper = papers_of(tx, [row.id]).document(row.id)
    if paper is None:
        return None
    return paper.on(SheetEventKind.HANDED_OVER) or paper.on(SheetEventKind.RETURNED)


def _of(tx: ReadTx, evaluation_id: UUID) -> Objection | None:
    asked = sa.select(Objection).where(Objection.evaluation_id == evaluation_id)
    return tx.session.scalars(asked).first()


def _undecided(tx: ReadTx, objection_id: UUID) -> Objection:
    row = tx.session.get_one(Objection, objection_id)
    if row.state.is_decided:
        raise refuse("objection.decided")
    return row


def _superior(tx: ReadTx, row: Evaluation) -> UUID | None:
    if row.assessor_id is None:
        return None
    period = tx.session.get_one(Period, row.period_id)
    day = min(period.window_ends, tx.today)
    return superiors(tx, [row.assessor_id], day).get(row.assessor_id)


def _dated(tx: ReadTx, on: date, earliest: date, field: str, code: str) -> None:
    if on > tx.today:
        raise refuse("evaluation.date_ahead", field=field)
    if on < earliest:
        raise refuse(code, field=field, on=earliest)


def _name(tx: ReadTx, person_id: UUID | None) -> str:
    person = tx.session.get(Person, person_id) if person_id else None
    return person.name if person else ""
