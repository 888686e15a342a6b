"""What somebody is towards an employee, and what of a record he may therefore read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Skp
from asn_desktop.models.voices import FeedbackRequest
from asn_desktop.rules.visibility import Reader, Words, may_read, words_of
from asn_desktop.services import feedback, feedback_requests, self_notes
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import period_head, skps_in
from asn_desktop.views.asking import RequestRow, SelfNotes
from asn_desktop.views.feedback import FeedbackRecord


def readers(tx: ReadTx, viewer: UUID | None, person_id: UUID, period_id: UUID) -> frozenset[Reader]:
    """What ``viewer`` is towards a person in a period; None is the operator.

    The assessor is who evaluates in the period, and who assesses today; so after a move two of
    them read.
    """
    if viewer is None:
        return frozenset({Reader.OPERATOR})
    found = {Reader.OTHER}
    if viewer == person_id:
        found.add(Reader.EMPLOYEE)
    assessors = _assessors(tx, person_id, period_id)
    if viewer in assessors:
        found.add(Reader.ASSESSOR)
    above = set()
    for part in chunks(assessors):
        above |= set(
            tx.session.scalars(
                sa.select(PersonNow.assessor_id).where(PersonNow.person_id.in_(part))
            )
        )
    if viewer in above:
        found.add(Reader.SUPERIOR)
    return frozenset(found)


def as_read_by(tx: ReadTx, record: FeedbackRecord, viewer: UUID | None) -> FeedbackRecord:
    """The record with only the pieces ``viewer`` may read; ``hidden`` counts the others."""
    who = readers(tx, viewer, record.person_id, record.period.id)
    if Reader.OPERATOR in who:
        return record
    own = _said_by(tx, viewer, record)
    shown = tuple(
        piece
        for piece in record.pieces
        if may_read(
            words_of(piece.giver),
            who | ({Reader.GIVER} if piece.id in own else set()),
            finished=record.locked,
        )
    )
    return replace(record, pieces=shown, hidden=len(record.pieces) - len(shown))


def notes_as_read_by(
    tx: ReadTx, notes: SelfNotes, viewer: UUID | None, period_id: UUID
) -> SelfNotes:
    """The self-assessment, or only that it is not for the eyes of ``viewer``."""
    who = readers(tx, viewer, notes.person_id, period_id)
    if may_read(Words.SELF, who, finished=notes.locked):
        return notes
    return SelfNotes(person_id=notes.person_id, lines=(), locked=True, hidden=True)


def person_as_read_by(
    tx: ReadTx, person_id: UUID, period_id: UUID, viewer: UUID | None
) -> tuple[FeedbackRecord, SelfNotes] | None:
    """Record and self-assessment of a person as far as ``viewer`` may read; None without an SKP."""
    record = feedback.record_of(tx, person_id, period_id)
    if record is None:
        return None
    notes = self_notes.of_record(tx, record)
    return as_read_by(tx, record, viewer), notes_as_read_by(tx, notes, viewer, period_id)


def requests_as_read_by(
    tx: ReadTx, rows: Sequence[RequestRow], viewer: UUID | None
) -> tuple[list[RequestRow], int]:
    """The requests that concern ``viewer``, and how many there are besides; None sees all.

    They are what he was asked, what is about himself, and about whom he or one of his people
    assesses.
    """
    if viewer is None:
        return list(rows), 0
    own = sa.select(PersonNow.person_id).where(PersonNow.assessor_id == viewer)
    below = sa.select(PersonNow.person_id).where(PersonNow.assessor_id.in_(own))
    known = {viewer, *tx.session.scalars(own), *tx.session.scalars(below)}
    shown = [row for row in rows if row.person_id in known or row.giver_id == viewer]
    return shown, len(rows) - len(shown)


def requests_of_period(
    tx: ReadTx, period_id: UUID, viewer: UUID | None
) -> tuple[list[RequestRow], int]:
    """`feedback_requests.all_rows` as :func:`requests_as_read_by`."""
    return requests_as_read_by(tx, feedback_requests.all_rows(tx, period_id), viewer)


def _assessors(tx: ReadTx, person_id: UUID, period_id: UUID) -> set[UUID]:
    found: set[UUID | None] = set(
        tx.session.scalars(sa.select(PersonNow.assessor_id).where(PersonNow.person_id == person_id))
    )
    skp: Skp | None = skps_in(tx, period_head(tx, period_id), [person_id]).get(person_id)
    found.add(skp.assessor_id if skp else None)
    rows = tx.session.execute(
        sa.select(Evaluation.assessor_id, Evaluation.superior_id).where(
            Evaluation.person_id == person_id, Evaluation.period_id == period_id
        )
    )
    for assessor_id, superior_id in rows:
        found |= {assessor_id, superior_id}
    return {one for one in found if one is not None}


def _said_by(tx: ReadTx, viewer: UUID | None, record: FeedbackRecord) -> set[UUID]:
    """The pieces with which ``viewer`` answered a request."""
    rows = tx.session.scalars(
        sa.select(FeedbackRequest.feedback_id).where(
            FeedbackRequest.giver_id == viewer,
            FeedbackRequest.person_id == record.person_id,
            FeedbackRequest.period_id == record.period.id,
            FeedbackRequest.feedback_id.is_not(None),
        )
    )
    return {one for one in rows if one is not None}
