"""Decisions after they were made: whether they can still be taken back, and what travels of them.

A decision travels in every reply to the office it is about until the office has gone on from it.
`services.questions_decide` makes them; whoever merges never asks again what was decided
(`services.merge_plan`, `services.merge_questions`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, ParcelHead, Question, Revision, SamePerson
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.merging import (
    BundleState,
    Choice,
    Direction,
    QuestionKind,
    QuestionState,
)
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.questions_read import decided_at
from asn_desktop.views.bundles import Decision, Proposal, Revised
from asn_desktop.views.parcels import marks

_OUT = (BundleState.MADE, BundleState.WRITTEN, BundleState.ACKNOWLEDGED)
_ANSWERS = (BundleKind.REPLY, BundleKind.RECOVERY)


def why_fixed(tx: ReadTx, question: Question) -> Finding | None:
    """Why a decision cannot be taken back any more; None while it can, and while there is none.

    ``questions.elsewhere``: it was not made here but came in a reply. ``questions.told``: the reply
    that names it was made. ``questions.gone_on``: the parcel has been changed since.
    """
    if question.state is not QuestionState.DECIDED:
        return None
    at = decided_at(tx, question.id)
    if at is None:
        return Finding("questions.elsewhere")
    if question.place_id is not None:
        told = tx.session.scalars(
            sa.select(Bundle)
            .where(
                Bundle.place_id == question.place_id,
                Bundle.direction == Direction.OUT,
                Bundle.kind.in_(_ANSWERS),
                Bundle.state.in_(_OUT),
                Bundle.at >= at,
            )
            .order_by(Bundle.at, Bundle.id)
            .limit(1)
        ).first()
        if told is not None:
            on = format_date(told.at.date())
            return Finding("questions.told", Severity.ERROR, {"number": told.number, "on": on})
    if question.result is not None:
        head = tx.session.get(ParcelHead, question.subject_id)
        if head is None or head.hash != question.result:
            return Finding("questions.gone_on")
    return None


def decisions_for(
    tx: ReadTx, place_id: UUID, since: datetime | None = None
) -> tuple[Decision, ...]:
    """Every decision about a place's parcels, oldest first; with ``since`` only the later ones."""
    return tuple(
        Decision(
            kind=one.kind,
            parcel_kind=one.parcel_kind,
            subject_id=one.subject_id,
            choice=one.choice or Choice.DIFFERENT,
            result=one.result,
            reason=one.reason,
            by=one.decided_by,
            on=one.decided_on or one.opened_at.date(),
            ours=one.ours,
            theirs=one.theirs,
            other_id=one.other_id,
        )
        for one in _decided(tx, place_id, since)
    )


def results_for(tx: ReadTx, place_id: UUID, since: datetime | None = None) -> tuple[Revised, ...]:
    """The revisions those decisions made, as they travel beside them; one a parcel.

    Their text is marked with both sides, so either side takes them as the next revision of its own.
    What the office has gone on from meanwhile is not sent: it has it.
    """
    wanted = [one.result for one in _decided(tx, place_id, since) if one.result is not None]
    found: dict[str, Revised] = {}
    for chunk in chunks(wanted):
        asked = (
            sa.select(Revision)
            .join(ParcelHead, ParcelHead.parcel_id == Revision.parcel_id)
            .where(Revision.hash.in_(chunk), ParcelHead.hash == Revision.hash)
        )
        for row in tx.session.scalars(asked):
            found[row.hash] = Revised(row.kind, row.parcel_id, row.content, marks(row.content))
    return tuple(found[name] for name in dict.fromkeys(wanted) if name in found)


def proposals_for(
    tx: ReadTx, place_id: UUID, since: datetime | None = None
) -> tuple[Proposal, ...]:
    """What a place is asked to do about people found twice or moved, oldest decision first.

    Of somebody who moved the office he left is told; where he is now, nothing is to be done.
    """
    asked = sa.select(ParcelHead.parcel_id).where(
        ParcelHead.place_id == place_id, ParcelHead.kind == "person"
    )
    own = set(tx.session.scalars(asked))
    made = []
    for one in _doubles(tx, own, since):
        other = one.other_id
        if other is None or one.choice not in (Choice.SAME, Choice.MOVED):
            continue
        mine, away = (one.subject_id, other) if one.subject_id in own else (other, one.subject_id)
        moved_on = None
        if one.choice is Choice.MOVED:
            pair = _pair(tx, one)
            if pair is None or pair.other_id not in own:
                continue
            mine, away, moved_on = pair.other_id, pair.person_id, pair.moved_on
        on = one.decided_on or one.opened_at.date()
        made.append(Proposal(one.choice, mine, away, one.reason, on, moved_on))
    return tuple(made)


def _doubles(tx: ReadTx, own: Iterable[UUID], since: datetime | None) -> list[Question]:
    found: dict[UUID, Question] = {}
    for chunk in chunks(own):
        asked = sa.select(Question).where(
            Question.kind == QuestionKind.SAME_PERSON,
            Question.state == QuestionState.DECIDED,
            sa.or_(Question.subject_id.in_(chunk), Question.other_id.in_(chunk)),
        )
        found.update((one.id, one) for one in tx.session.scalars(asked))
    return _later(tx, sorted(found.values(), key=lambda one: one.id), since)


def _decided(tx: ReadTx, place_id: UUID, since: datetime | None) -> list[Question]:
    asked = (
        sa.select(Question)
        .where(Question.place_id == place_id, Question.state == QuestionState.DECIDED)
        .order_by(Question.decided_on, Question.id)
    )
    return _later(tx, list(tx.session.scalars(asked)), since)


def _later(tx: ReadTx, questions: list[Question], since: datetime | None) -> list[Question]:
    if since is None:
        return questions
    return [one for one in questions if (at := decided_at(tx, one.id)) is None or at >= since]


def _pair(tx: ReadTx, question: Question) -> SamePerson | None:
    pair = (question.subject_id, question.other_id)
    return tx.session.scalars(
        sa.select(SamePerson).where(SamePerson.person_id.in_(pair), SamePerson.other_id.in_(pair))
    ).first()
