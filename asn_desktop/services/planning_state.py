"""The life of an SKP: submitted, returned with notes, set, amended, cancelled (Pasal 14)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.planning import Indicator, ReturnNote, Skp, WorkResult
from asn_desktop.models.progress import PlannedAction, Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused, refuse
from asn_desktop.rules.lifecycle import WHEN_NEXT_IS_SET, SkpState, Step, skp_step
from asn_desktop.services import documentation, paper, planning
from asn_desktop.services.office import Tx
from asn_desktop.services.planning_copy import content_of, fill
from asn_desktop.views.planning import ManyResult, NewNote, Skipped


def submit(tx: Tx, skp_id: UUID, on: date | None = None) -> None:
    """Hand the SKP to the assessor; ``on`` is the date of the paper, today unless given.

    Raises ``skp.date_ahead``, and what is still missing, each finding at its line
    (``services.planning_check``).
    """
    _refuse_ahead(tx, on)
    skp, step = _step(tx, skp_id, Act.SUBMIT_SKP)
    if skp.assessor_id is None:
        skp.assessor_id = planning.assessor_of(tx, skp.person_id, skp.starts)
        tx.session.flush()
    _refuse_incomplete(tx, skp_id)
    skp.state, skp.submitted_on = step.target, on or tx.today
    _seal(tx, skp_id)


def return_with_notes(
    tx: Tx, skp_id: UUID, notes: Sequence[NewNote], by_id: UUID | None = None
) -> None:
    """Give the SKP back with at least one note; ``by_id`` is the assessor unless given."""
    skp, step = _step(tx, skp_id, Act.RETURN_SKP)
    written = [note for note in notes if note.text.strip()]
    if not written:
        raise refuse("skp.note_missing", field="note")
    for note in written:
        tx.session.add(
            ReturnNote(
                skp_id=skp_id,
                row_id=note.row_id,
                by_id=by_id or skp.assessor_id,
                on=tx.today,
                text=note.text.strip(),
            )
        )
    skp.state, skp.submitted_on = step.target, None


def tick_note(tx: Tx, note_id: UUID, done: bool = True) -> None:
    """Say that a note has been seen to ("Sudah diperbaiki")."""
    note = tx.session.get_one(ReturnNote, note_id)
    skp = tx.session.get_one(Skp, note.skp_id)
    if not skp.state.is_editable:
        raise refuse("skp.not_editable", state=skp.state.label)
    note.done = done


def set_skp(tx: Tx, skp_id: UUID, on: date | None = None) -> None:
    """Set the SKP (*tetapkan*); the version before it is superseded, its links carried over.

    ``on`` is the date of the paper, today unless given (``skp.date_ahead``).
    """
    _refuse_ahead(tx, on)
    skp, step = _step(tx, skp_id, Act.SET_SKP)
    _refuse_incomplete(tx, skp_id)
    skp.state, skp.set_on = step.target, on or tx.today
    if skp.previous_id is not None:
        previous = tx.session.get_one(Skp, skp.previous_id)
        previous.state = WHEN_NEXT_IS_SET.get(previous.state, previous.state)
        _carry_over(tx, skp)
    _seal(tx, skp_id)


def submit_many(tx: Tx, skp_ids: Iterable[UUID], on: date | None = None) -> ManyResult:
    """Submit all that are complete; the others stay, with what keeps them."""
    _refuse_ahead(tx, on)
    return _many(tx, skp_ids, lambda skp_id: submit(tx, skp_id, on))


def set_many(tx: Tx, skp_ids: Iterable[UUID], on: date | None = None) -> ManyResult:
    """Set all that are submitted and complete; the others stay, with what keeps them."""
    _refuse_ahead(tx, on)
    return _many(tx, skp_ids, lambda skp_id: set_skp(tx, skp_id, on))


def amend(tx: Tx, skp_id: UUID, reason: str) -> UUID:
    """Begin the next version as a draft with everything in it; the set one stays in force.

    Raises ``skp.reason_missing``, ``skp.amended_already``, ``skp.step_impossible``.
    """
    skp = tx.session.get_one(Skp, skp_id)
    if skp.state is not SkpState.SET:
        raise refuse("skp.step_impossible", state=skp.state.label)
    if not reason.strip():
        raise refuse("skp.reason_missing", field="reason")
    following = sa.select(Skp.id).where(Skp.previous_id == skp_id, Skp.state.in_(planning.LIVE))
    if tx.session.scalar(following) is not None:
        raise refuse("skp.amended_already")
    made = Skp(
        person_id=skp.person_id,
        assessor_id=skp.assessor_id,
        year=skp.year,
        starts=skp.starts,
        ends=skp.ends,
        approach=skp.approach,
        family=skp.family,
        state=SkpState.DRAFT,
        number=skp.number + 1,
        previous_id=skp.id,
        reason=reason.strip(),
    )
    tx.session.add(made)
    fill(tx, made, content_of(tx, skp_id, keep_origin=True))
    tx.session.flush()
    return made.id


def cancel(tx: Tx, skp_id: UUID, reason: str = "") -> None:
    """Cancel an SKP; one that was submitted or set needs a reason."""
    skp, step = _step(tx, skp_id, Act.CANCEL_SKP)
    if step.needs_reason and not reason.strip():
        raise refuse("skp.reason_missing", field="reason")
    skp.state, skp.reason = step.target, reason.strip() or skp.reason


def counterparts(tx: Tx, skp_id: UUID) -> dict[UUID, UUID]:
    """Rows of the version before → the same results and indicators in this version."""
    found: dict[UUID, UUID] = {}
    results = list(tx.session.scalars(sa.select(WorkResult).where(WorkResult.skp_id == skp_id)))
    for row in results:
        if row.origin_id:
            found[row.origin_id] = row.id
    ids = [row.id for row in results]
    for indicator in tx.session.scalars(
        sa.select(Indicator).where(Indicator.work_result_id.in_(ids))
    ):
        if indicator.origin_id:
            found[indicator.origin_id] = indicator.id
    return found


def _carry_over(tx: Tx, skp: Skp) -> None:
    """Bring links, action plans and realisations from the version before to this one."""
    same = counterparts(tx, skp.id)
    if not same:
        return
    old = list(same)
    for row in tx.session.scalars(sa.select(WorkResult).where(WorkResult.supports_id.in_(old))):
        assert row.supports_id is not None  # noqa: S101 - asked for
        row.supports_id = same[row.supports_id]
    planned = sa.select(PlannedAction.work_result_id).where(
        PlannedAction.work_result_id.in_(list(same.values()))
    )
    planned_here = set(tx.session.scalars(planned))
    for action in tx.session.scalars(
        sa.select(PlannedAction).where(PlannedAction.work_result_id.in_(old))
    ):
        target = same[action.work_result_id]
        if target not in planned_here:
            tx.session.add(PlannedAction(work_result_id=target, no=action.no, text=action.text))
    for done in tx.session.scalars(
        sa.select(Realisation).where(Realisation.work_result_id.in_(old))
    ):
        if done.indicator_id is None or done.indicator_id in same:
            tx.session.add(
                Realisation(
                    work_result_id=same[done.work_result_id],
                    indicator_id=same[done.indicator_id] if done.indicator_id else None,
                    period_id=done.period_id,
                    text=done.text,
                    evidence=done.evidence,
                )
            )
    documentation.carry_over(tx, same)


def _seal(tx: Tx, skp_id: UUID) -> None:
    """Keep what was handed in or set, word for word, whether it is printed or not."""
    tx.session.flush()
    paper.seal_document(tx, skp_id)


def _step(tx: Tx, skp_id: UUID, act: Act) -> tuple[Skp, Step[SkpState]]:
    skp = tx.session.get_one(Skp, skp_id)
    step = skp_step(act, skp.state)
    if step is None:
        raise refuse("skp.step_impossible", state=skp.state.label)
    return skp, step


def _refuse_ahead(tx: Tx, on: date | None) -> None:
    if on is not None and on > tx.today:
        raise refuse("skp.date_ahead", field="on")


def _refuse_incomplete(tx: Tx, skp_id: UUID) -> None:
    errors = planning.view(tx, skp_id).errors
    if errors:
        raise Refused(errors)


def _many(tx: Tx, skp_ids: Iterable[UUID], do: Callable[[UUID], None]) -> ManyResult:
    done: list[UUID] = []
    skipped: list[Skipped] = []
    for skp_id in skp_ids:
        try:
            do(skp_id)
            done.append(skp_id)
        except Refused as refused:
            skp = planning.view(tx, skp_id)
            skipped.append(Skipped(skp.person_id, skp.person, refused.findings))
    return ManyResult(tuple(done), tuple(skipped))
