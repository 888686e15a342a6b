"""Continuous feedback: who has had some, one person's record, giving and taking back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Feedback
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Indicator, Skp, SpecialExpectation, WorkResult
from asn_desktop.rules.behaviours import values_on
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.forms import forms_of
from asn_desktop.rules.lifecycle import FINISHED
from asn_desktop.rules.names import fold
from asn_desktop.rules.phrases import offered
from asn_desktop.services import evaluation, phrases_bank, progress
from asn_desktop.services.evaluation_facts import pieces_of
from asn_desktop.services.evaluation_opening import open_one
from asn_desktop.services.evaluation_run import written_by
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.progress_facts import in_force, period_head
from asn_desktop.services.study_status import studying
from asn_desktop.views.evaluation import BehaviourFacts, How, Target
from asn_desktop.views.feedback import FeedbackRecord, FeedbackRow
from asn_desktop.views.lists import ListQuery, ListRows


def give(
    tx: Tx,
    person_id: UUID,
    period_id: UUID,
    piece_id: UUID,
    target: Target,
    text: str,
    giver: GiverKind,
    giver_name: str = "",
    on: date | None = None,
    how: How | None = None,
) -> None:
    """Record one piece, or change it; opens the person's evaluation where it is not open yet.

    Refused with ``feedback.text_missing``, ``evaluation.closed``, ``evaluation.date_ahead`` and
    with why nobody is evaluated (``evaluation.left_out``).
    """
    if not text.strip():
        raise refuse("feedback.text_missing", field="text")
    row = open_one(tx, person_id, period_id)
    evaluation.write_feedback(tx, row, piece_id, target, text, giver, giver_name, on, how)


def take_back(tx: Tx, piece_id: UUID) -> None:
    """Remove one piece; refused with ``evaluation.closed`` once the evaluation is finished."""
    piece = tx.session.get_one(Feedback, piece_id)
    target: Target = ("value", piece.value or 0)
    evaluation.write_feedback(tx, piece.evaluation_id, piece_id, target, "")


def record_of(tx: ReadTx, person_id: UUID, period_id: UUID) -> FeedbackRecord | None:
    """One person's record; None while no SKP is set for the period."""
    found = progress.progress_of(tx, person_id, period_id)
    if found is None:
        return None
    skp = tx.session.get_one(Skp, found.skp_id)
    row = tx.session.scalars(
        sa.select(Evaluation)
        .where(Evaluation.person_id == person_id, Evaluation.period_id == period_id)
        .order_by(Evaluation.id.desc())
    ).first()
    rows = tx.session.execute(
        sa.select(SpecialExpectation.value, SpecialExpectation.text).where(
            SpecialExpectation.skp_id == skp.id
        )
    )
    expectations = {each.value: each.text for each in rows}
    assessor = row.assessor_id if row else skp.assessor_id
    return FeedbackRecord(
        person_id=person_id,
        name=found.name,
        position=found.position,
        approach=found.approach,
        period=found.period,
        evaluation_id=row.id if row else None,
        results=found.results,
        behaviours=tuple(
            BehaviourFacts(
                value=value.number,
                name=value.name,
                guides=value.guides,
                expectation=expectations.get(value.number, ""),
            )
            for value in values_on(forms_of(skp.family, skp.approach).feedback)
        ),
        pieces=tuple(pieces_of(tx, [row.id])[row.id]) if row else (),
        phrases=offered(written_by(tx, assessor) if assessor else (), phrases_bank.texts(tx)),
        meant=phrases_bank.meant(tx),
        study_leave=bool(
            studying(tx, [person_id], date(found.period.year, 1, 1), found.period.ends)
        ),
        locked=found.locked,
    )


SORTS: dict[str, Callable[[FeedbackRow], Any]] = {
    "name": lambda row: fold(row.name),
    "pieces": lambda row: (row.pieces, fold(row.name)),
    "answered": lambda row: (row.answered / row.results if row.results else 0, fold(row.name)),
}


def choose(rows: Sequence[FeedbackRow], query: ListQuery) -> ListRows[FeedbackRow]:
    """Filter and sort rows that were read already; filter ``state``: "none", "some"."""
    words = fold(query.text).split()
    shown = [
        row
        for row in rows
        if all(word in fold(f"{row.name} {row.nip} {row.position} {row.unit}") for word in words)
    ]
    wanted = query.filters.get("state")
    if wanted:
        shown = [row for row in shown if (row.pieces == 0) is (wanted == "none")]
    shown.sort(key=SORTS.get(query.sort, SORTS["name"]), reverse=query.descending)
    return ListRows(shown, len(rows))


def all_rows(tx: ReadTx, period_id: UUID) -> list[FeedbackRow]:
    """Everyone with a set SKP in the period, by name, with how much was said."""
    period = period_head(tx, period_id)
    pieces, answered = _counts(tx, period_id)
    counted = tx.session.execute(
        sa.select(WorkResult.skp_id, sa.func.count(WorkResult.id))
        .join(Skp, Skp.id == WorkResult.skp_id)
        .where(Skp.year == period.year)
        .group_by(WorkResult.skp_id)
    )
    results = {row[0]: row[1] for row in counted}
    closed = set(
        tx.session.scalars(
            sa.select(Evaluation.person_id).where(
                Evaluation.period_id == period_id, Evaluation.state.in_(FINISHED)
            )
        )
    )
    stored = tx.session.execute(
        sa.select(Skp.id, PersonNow)
        .join(PersonNow, PersonNow.person_id == Skp.person_id)
        .where(*in_force(period))
        .order_by(PersonNow.sort_name, Skp.starts, Skp.number, Skp.id)
    )
    rows: dict[UUID, FeedbackRow] = {}
    for skp_id, person in stored:
        rows[person.person_id] = FeedbackRow(
            id=person.person_id,
            name=person.name,
            nip=person.nip,
            position=person.position or "",
            unit=person.unit or "",
            assessor=person.assessor or "",
            pieces=pieces.get(person.person_id, 0),
            answered=len(answered[person.person_id]),
            results=results.get(skp_id, 0),
            locked=person.person_id in closed,
        )
    return list(rows.values())


def _counts(tx: ReadTx, period_id: UUID) -> tuple[dict[UUID, int], dict[UUID, set[UUID]]]:
    """By person: how many pieces, and which results they are about."""
    pieces: dict[UUID, int] = defaultdict(int)
    answered: dict[UUID, set[UUID]] = defaultdict(set)
    rows = tx.session.execute(
        sa.select(
            Evaluation.person_id,
            sa.func.coalesce(Feedback.work_result_id, Indicator.work_result_id).label("result"),
        )
        .join(Evaluation, Evaluation.id == Feedback.evaluation_id)
        .outerjoin(Indicator, Indicator.id == Feedback.indicator_id)
        .where(Evaluation.period_id == period_id)
    )
    for person_id, result_id in rows:
        pieces[person_id] += 1
        if result_id is not None:
            answered[person_id].add(result_id)
    return pieces, answered
