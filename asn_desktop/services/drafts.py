"""Drafts: the text of a field still in the hand, kept every two seconds, offered after a crash."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from asn_desktop.models.journal import mapped_by_kind
from asn_desktop.models.office import Draft
from asn_desktop.rules.findings import refuse
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.drafts import DraftKey, DraftLine


def keep(tx: Tx, key: DraftKey, text: str) -> None:
    """Keep the text of one field of one row; drafts are not journalled."""
    tx.session.execute(_of(key))
    values = {"row_id": key.row_id, "field": key.field, "kind": key.kind, "text": text}
    tx.session.execute(sa.insert(Draft), [{**values, "at": tx.now}])


def drop(tx: Tx, key: DraftKey) -> None:
    """The act has taken the text over, or the person threw it away."""
    tx.session.execute(_of(key))


def left_behind(tx: ReadTx) -> list[DraftLine]:
    """What was being typed when the program last stopped, the newest first.

    A draft that says what its field says by now is left out; one whose row was never made (a
    first feedback, say) has no place to go back to and can only be copied.
    """
    found = []
    for draft in tx.session.scalars(sa.select(Draft).order_by(Draft.at.desc(), Draft.row_id)):
        mapped = mapped_by_kind().get(draft.kind)
        row = tx.session.get(mapped, draft.row_id) if mapped else None
        stored = (getattr(row, draft.field, None) or "") if row else ""
        if stored != draft.text:
            key = DraftKey(draft.kind, draft.row_id, draft.field)
            found.append(DraftLine(key, draft.text, stored, draft.at, has_place=row is not None))
    return found


def take_over(tx: Tx, key: DraftKey) -> None:
    """Write a draft into its field by the act it was typed for, which may refuse it.

    Refused with ``draft.gone`` where the draft or its row is gone, and with whatever the act says:
    the SKP was set meanwhile, the evaluation finished, the name is empty.
    """
    draft = tx.session.get(Draft, (key.row_id, key.field))
    mapped, write = mapped_by_kind().get(key.kind), ACTS.get(key.kind)
    row = tx.session.get(mapped, key.row_id) if mapped else None
    if draft is None or row is None or write is None:
        raise refuse("draft.gone")
    write(tx, row, key.field, draft.text)
    tx.session.execute(_of(key))


def drop_all(tx: Tx) -> None:
    """Throw away every draft."""
    tx.session.execute(sa.delete(Draft))


def _of(key: DraftKey) -> sa.Delete:
    return sa.delete(Draft).where(Draft.row_id == key.row_id, Draft.field == key.field)


# ---- the act behind each field; imported when a draft comes back, which is after a crash


def _person(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import people_edit

    people_edit.edit_person(tx, row.id, **{field: text})


def _unit(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import units

    units.rename_unit(tx, row.id, text)


def _result(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import planning_edit

    planning_edit.change_result(tx, row.id, planning_edit.ResultField(field), text)


def _indicator(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import planning_edit

    planning_edit.change_indicator(tx, row.id, planning_edit.IndicatorField(field), text)


def _expectation(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import planning_edit

    planning_edit.expect(tx, row.skp_id, row.value, text)


def _annex(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import planning_edit

    planning_edit.change_annex_line(tx, row.id, text)


def _realisation(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import progress

    said = {"text": row.text, "evidence": row.evidence, field: text}
    progress.record(tx, row.work_result_id, row.indicator_id, row.period_id, **said)


def _documented(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import documentation

    documentation.document(tx, row.planned_action_id, row.period_id, text)


def _note(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import evaluation

    evaluation.set_note(tx, row.id, text)


def _feedback(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import evaluation
    from asn_desktop.services.evaluation_facts import target_of

    evaluation.write_feedback(
        tx, row.evaluation_id, row.id, target_of(row), text, row.giver, row.giver_name
    )


def _self_note(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import self_notes

    key = row.work_result_id or row.value
    self_notes.note(tx, row.person_id, row.period_id, key, row.rating, text)


def _objection(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import objections

    objections.edit(tx, row.id, field, text)


def _guidance(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import guidance, guidance_answers, guidance_way

    if field == "opportunity":
        guidance.set_opportunity(tx, row.id, text)
    elif field == "follow_up":
        guidance_way.write_follow_up(tx, row.id, text)
    else:
        guidance_answers.recommend(tx, row.id, text)


def _guidance_row(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import guidance

    guidance.set_cell(tx, row.id, field, text)


def _guidance_answer(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import guidance_answers

    guidance_answers.answer(tx, row.guidance_id, row.criterion, text)


def _competency(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import guidance_answers

    guidance_answers.score(tx, row.id, row.score, text)


def _behaviour(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import guidance_behaviour

    guidance_behaviour.write(tx, row.id, field, text)


def _manual(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import manuals
    from asn_desktop.views.manuals import ManualField

    manuals.write(tx, row.indicator_id, ManualField(field), text)


def _matrix_cell(tx: Tx, row: Any, field: str, text: str) -> None:
    from uuid import UUID

    from asn_desktop.services import matrix_cells

    matrix_cells.write_cell(tx, row.id, UUID(field), text)


def _workblock(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import workblocks
    from asn_desktop.views.strategy import WorkblockField

    workblocks.change(tx, row.id, WorkblockField(field), text)


def _workblock_line(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import workblocks

    workblocks.change_line(tx, row.id, text)


def _log_answer(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import log_review_acts

    log_review_acts.answer(tx, row.id, text)


def _complaint(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import complaints

    complaints.edit(tx, row.id, field, text)


def _forum(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import forum

    forum.edit(tx, row.id, field, text)


def _suggestion(tx: Tx, row: Any, field: str, text: str) -> None:
    from asn_desktop.services import forum

    forum.write_suggestion(tx, row.forum_id, row.id, field, text)


def _question(tx: Tx, row: Any, _field: str, text: str) -> None:
    from asn_desktop.services import questions_decide

    questions_decide.note_reason(tx, row.id, text)


ACTS: dict[str, Callable[[Tx, Any, str, str], None]] = {
    "person": _person,
    "unit": _unit,
    "work_result": _result,
    "indicator": _indicator,
    "indicator_manual": _manual,
    "special_expectation": _expectation,
    "matrix_row": _matrix_cell,
    "workblock": _workblock,
    "workblock_line": _workblock_line,
    "annex_line": _annex,
    "realisation": _realisation,
    "action_realisation": _documented,
    "evaluation": _note,
    "feedback": _feedback,
    "self_note": _self_note,
    "guidance": _guidance,
    "guidance_row": _guidance_row,
    "guidance_answer": _guidance_answer,
    "competency": _competency,
    "behaviour_problem": _behaviour,
    "objection": _objection,
    "complaint": _complaint,
    "forum": _forum,
    "suggestion": _suggestion,
    "daily_log": _log_answer,
    "question": _question,
}
