"""Deciding a question, putting it off, taking a decision back.

A decision makes a revision that stands on both sides: its text is marked with both names, so each
side takes it as the next revision of its own, and the same question never comes again. Everything
here runs in ``Office.merge`` of the place the question is about.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Approval, ParcelHead, Question, SamePerson
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Refused, refuse
from asn_desktop.rules.merging import (
    UNDECIDED,
    Choice,
    QuestionKind,
    QuestionState,
    SameState,
    Standing,
)
from asn_desktop.rules.three_way import Key, Side, Undecided, combine
from asn_desktop.services.doubles import came_and_left
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.ownership import is_centre
from asn_desktop.services.questions_apply import put_back, store
from asn_desktop.services.questions_decided import why_fixed
from asn_desktop.services.questions_people import leaning_on
from asn_desktop.services.questions_read import Sides, sides, texts
from asn_desktop.services.three_way import compared, with_unseen
from asn_desktop.views.parcels import Content, same

_PARCEL = (QuestionKind.FORK, QuestionKind.DELETED)
_ANSWERS: Mapping[QuestionKind, frozenset[Choice]] = {
    QuestionKind.FORK: frozenset({Choice.OFFICE, Choice.CENTRE, Choice.COMBINED}),
    QuestionKind.DELETED: frozenset({Choice.OFFICE, Choice.CENTRE, Choice.COMBINED}),
    QuestionKind.SAME_PERSON: frozenset({Choice.SAME, Choice.MOVED, Choice.DIFFERENT}),
    QuestionKind.STREAM: frozenset({Choice.CENTRE}),
}
_STATES = {
    Choice.SAME: SameState.SAME,
    Choice.MOVED: SameState.MOVED,
    Choice.DIFFERENT: SameState.DIFFERENT,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person decided: ``picks`` of a combination, ``moved_on`` of somebody who moved."""

    choice: Choice
    reason: str
    picks: Mapping[Key, Side] = field(default_factory=dict)
    moved_on: date | None = None


def decide(tx: Tx, question_id: UUID, answer: Answer) -> str | None:
    """Decide a question; returns the name of the revision that counts from now on, if any.

    Refused with ``questions.no_reason``, ``questions.decided``, ``questions.wrong_choice``,
    ``questions.undecided`` (a difference has no pick), ``questions.still_used``,
    ``questions.does_not_fit``, ``questions.no_date`` or ``questions.later_date``.
    """
    question = tx.session.get_one(Question, question_id)
    if question.state not in UNDECIDED:
        raise refuse("questions.decided", by=question.decided_by)
    if answer.choice not in _ANSWERS[question.kind]:
        raise refuse("questions.wrong_choice")
    if not answer.reason.strip():
        raise refuse("questions.no_reason", field="reason")
    if question.kind in _PARCEL:
        question.result = _settle_parcel(tx, question, answer)
    elif question.kind is QuestionKind.SAME_PERSON:
        _settle_people(tx, question, answer)
    question.state, question.choice = QuestionState.DECIDED, answer.choice
    question.reason = answer.reason.strip()
    question.decided_by, question.decided_on = tx.actor.words, tx.today
    tx.session.flush()
    if question.kind in _PARCEL:
        _close_answered(tx, question)
    return question.result


def note_reason(tx: Tx, question_id: UUID, text: str) -> None:
    """Keep the reason that was typed before anything is decided."""
    question = tx.session.get_one(Question, question_id)
    if question.state in UNDECIDED:
        question.reason = text.strip()


def put_off(tx: Tx, question_id: UUID) -> None:
    """Leave a question for later; refused with ``questions.decided``."""
    question = tx.session.get_one(Question, question_id)
    if question.state not in UNDECIDED:
        raise refuse("questions.decided", by=question.decided_by)
    question.state = QuestionState.LATER


def reverse(tx: Tx, question_id: UUID) -> None:
    """Take a decision back, so that the question is open again.

    Refused with ``questions.not_decided``, and with what :func:`questions_decided.why_fixed` says:
    the office was told, or the parcel has gone on.
    """
    question = tx.session.get_one(Question, question_id)
    if question.state is not QuestionState.DECIDED:
        raise refuse("questions.not_decided")
    fixed = why_fixed(tx, question)
    if fixed is not None:
        raise Refused([fixed])
    if question.result is not None:
        put_back(tx, question)
    if question.kind is QuestionKind.SAME_PERSON and question.other_id is not None:
        known = _known_pair(tx, question.subject_id, question.other_id)
        if known is not None:
            tx.session.delete(known)
    question.state, question.choice, question.result = QuestionState.OPEN, None, None
    question.decided_by, question.decided_on = "", None


# ---- two contents


def _settle_parcel(tx: Tx, question: Question, answer: Answer) -> str:
    found = sides(tx, question)
    content = _content(question, found, answer)
    if content.rows is None and question.kind is QuestionKind.DELETED:
        leaning = leaning_on(tx, question.parcel_kind, question.subject_id)
        if leaning:
            raise refuse("questions.still_used", what=", ".join(leaning))
    head = tx.session.get(ParcelHead, question.subject_id)
    before = head.standing if head is not None else None
    result = store(tx, question, content)
    if before is Standing.APPROVED and answer.choice is Choice.CENTRE and is_centre(tx):
        _approve_again(tx, question, result)
    return result


def _content(question: Question, found: Sides, answer: Answer) -> Content:
    gone = Content(question.parcel_kind, question.subject_id, None)
    if answer.choice is Choice.OFFICE:
        return found.office or gone
    if answer.choice is Choice.CENTRE:
        return found.centre or gone
    comparison = compared(found.base, found.office, found.centre)
    try:
        tables = combine(comparison, with_unseen(comparison, answer.picks))
    except Undecided as undecided:
        raise refuse("questions.undecided", count=len(undecided.keys)) from undecided
    return Content(question.parcel_kind, question.subject_id, tables)


def _approve_again(tx: Tx, question: Question, result: str) -> None:
    """What was approved stays approved when the centre's own content goes on."""
    known = tx.session.scalars(
        sa.select(Approval)
        .where(Approval.parcel_id == question.subject_id)
        .order_by(Approval.id.desc())
        .limit(1)
    ).first()
    if known is None:
        return
    tx.session.add(
        Approval(
            parcel_id=known.parcel_id,
            kind=known.kind,
            hash=result,
            on=known.on,
            by=known.by,
            place_id=known.place_id,
        )
    )
    head = tx.session.get_one(ParcelHead, question.subject_id, populate_existing=True)
    head.standing = Standing.APPROVED


def _close_answered(tx: Tx, question: Question) -> None:
    """Other questions about the parcel whose other side now says the same are moot."""
    others = tx.session.scalars(
        sa.select(Question).where(
            Question.subject_id == question.subject_id,
            Question.kind.in_(_PARCEL),
            Question.state.in_(UNDECIDED),
        )
    ).all()
    known = texts(tx, [question.result, *(one.theirs for one in others)])
    now = known.get(question.result or "")
    for one in others:
        text = known.get(one.theirs or "")
        if now is not None and text is not None and same(text, now):
            one.state = QuestionState.MOOT


# ---- two people


def _settle_people(tx: Tx, question: Question, answer: Answer) -> None:
    if answer.choice is Choice.MOVED:
        if answer.moved_on is None:
            raise refuse("questions.no_date", field="moved_on")
        if answer.moved_on > tx.today:
            on = format_date(answer.moved_on)
            raise refuse("questions.later_date", on=on, field="moved_on")
    if question.other_id is None:
        raise refuse("questions.wrong_choice")
    one, other = question.subject_id, question.other_id
    moved = answer.moved_on if answer.choice is Choice.MOVED else None
    if moved is not None:
        one, other = came_and_left(tx, one, other, moved)
    state = _STATES[answer.choice]
    known = _known_pair(tx, one, other)
    if known is None:
        known = SamePerson(person_id=one, other_id=other, state=state, on=tx.today)
        tx.session.add(known)
    known.person_id, known.other_id = one, other
    known.state, known.on, known.moved_on = state, tx.today, moved


def _known_pair(tx: ReadTx, one: UUID, other: UUID) -> SamePerson | None:
    pair = (one, other)
    return tx.session.scalars(
        sa.select(SamePerson).where(SamePerson.person_id.in_(pair), SamePerson.other_id.in_(pair))
    ).first()
