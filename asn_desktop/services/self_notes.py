"""Self-assessment: a rating and a note per result and value, beside the feedback, on no form."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import WorkResult
from asn_desktop.models.types import new_id
from asn_desktop.models.voices import SelfNote
from asn_desktop.rules.behaviours import VALUES
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import FINISHED
from asn_desktop.rules.predicate import Rating
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import period_head, skps_in
from asn_desktop.views.asking import SelfLine, SelfNotes
from asn_desktop.views.feedback import FeedbackRecord

Key = UUID | int
"""What a note is about: a work result, or one of the seven values."""
_NUMBERS = frozenset(value.number for value in VALUES)


def note(
    tx: Tx,
    person_id: UUID,
    period_id: UUID,
    key: Key,
    rating: Rating | None,
    text: str,
    note_id: UUID | None = None,
) -> None:
    """Write what somebody thinks of one result or value; neither rating nor text takes it away.

    ``note_id`` is the id of a new note, made anew unless given.

    Refused with ``voices.self_closed`` once the evaluation of the period is finished, and with
    ``voices.not_own`` for a result that is not of the SKP in force.
    """
    if is_closed(tx, person_id, period_id):
        raise refuse("voices.self_closed")
    _check(tx, person_id, period_id, key)
    row = _stored(tx, person_id, period_id).get(key)
    words = text.strip()
    if rating is None and not words:
        if row is not None:
            tx.session.delete(row)
        return
    if row is None:
        row = SelfNote(
            id=note_id or new_id(),
            person_id=person_id,
            period_id=period_id,
            work_result_id=key if isinstance(key, UUID) else None,
            value=key if isinstance(key, int) else None,
        )
        tx.session.add(row)
    row.rating, row.text = rating, words


def of_record(tx: ReadTx, record: FeedbackRecord) -> SelfNotes:
    """The self-assessment of somebody whose record was read: every result and value in order."""
    stored = _stored(tx, record.person_id, record.period.id)
    lines = [
        _line(stored.get(one.id), one.id, f"{one.no}. {one.text}", "") for one in record.results
    ]
    lines += [
        _line(stored.get(one.value), one.value, one.name, " · ".join(one.guides))
        for one in record.behaviours
    ]
    return SelfNotes(person_id=record.person_id, lines=tuple(lines), locked=record.locked)


def counts(tx: ReadTx, person_ids: Iterable[UUID], period_id: UUID) -> dict[UUID, int]:
    """How many notes each person has made; who made none is left out."""
    found: dict[UUID, int] = {}
    for part in chunks(person_ids):
        rows = tx.session.execute(
            sa.select(SelfNote.person_id, sa.func.count())
            .where(SelfNote.person_id.in_(part), SelfNote.period_id == period_id)
            .group_by(SelfNote.person_id)
        )
        found.update((row[0], row[1]) for row in rows)
    return found


def is_closed(tx: ReadTx, person_id: UUID, period_id: UUID) -> bool:
    """Whether the evaluation of the period is finished."""
    found = tx.session.scalars(
        sa.select(Evaluation.id).where(
            Evaluation.person_id == person_id,
            Evaluation.period_id == period_id,
            Evaluation.state.in_(FINISHED),
        )
    ).first()
    return found is not None


def _check(tx: ReadTx, person_id: UUID, period_id: UUID, key: Key) -> None:
    if isinstance(key, int):
        if key not in _NUMBERS:
            raise refuse("voices.not_own")
        return
    skp = skps_in(tx, period_head(tx, period_id), [person_id]).get(person_id)
    result = tx.session.get(WorkResult, key)
    if skp is None or result is None or result.skp_id != skp.id:
        raise refuse("voices.not_own")


def _stored(tx: ReadTx, person_id: UUID, period_id: UUID) -> dict[Key, SelfNote]:
    rows = tx.session.scalars(
        sa.select(SelfNote)
        .where(SelfNote.person_id == person_id, SelfNote.period_id == period_id)
        .order_by(SelfNote.id)
    )
    return {row.work_result_id or row.value or 0: row for row in rows}


def _line(row: SelfNote | None, key: Key, label: str, guide: str) -> SelfLine:
    return SelfLine(
        id=row.id if row else new_id(),
        key=key,
        label=label,
        note=guide,
        rating=row.rating if row else None,
        text=row.text if row else "",
    )
