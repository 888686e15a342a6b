"""What a superior answers: approved, many approved at once, sent back, or a word on an entry.

An approval is taken back by undoing it. Who answered is whoever the operator works for, else the
person's assessor; what he reads has stood on his screen: nobody approves an entry unseen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog
from asn_desktop.models.people import PersonNow
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.following import LogState
from asn_desktop.rules.log_warnings import LogWarning
from asn_desktop.services.by_id import rows_of
from asn_desktop.services.log_review import week
from asn_desktop.services.office import Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.log_review import Approved, ReviewAsked


def approve(tx: Tx, log_ids: Sequence[UUID]) -> int:
    """Approve the entries that wait, warned of or not, and return how many.

    Refused with ``log_review.nothing_waits`` when none does.
    """
    rows = [row for row in _rows(tx, log_ids) if row.state is LogState.WRITTEN]
    if not rows:
        raise refuse("log_review.nothing_waits")
    _answer(tx, rows, LogState.APPROVED)
    return len(rows)


def approve_unwarned(tx: Tx, asked: ReviewAsked, log_ids: Iterable[UUID]) -> Approved:
    """Approve of these entries of a week what waits and has no warning that holds it back.

    The warnings are made anew inside the act. Nothing is refused: what was left is counted by its
    gravest warning.
    """
    wanted = set(log_ids)
    waiting = [one for one in week(tx, asked).waiting if one.id in wanted]
    left: Counter[LogWarning] = Counter(
        next(warning for warning in one.warnings if warning.holds_back)
        for one in waiting
        if one.held_back
    )
    clean = [one.id for one in waiting if not one.held_back]
    _answer(tx, _rows(tx, clean), LogState.APPROVED)
    return Approved(len(clean), left.total(), dict(left))


def send_back(tx: Tx, log_ids: Sequence[UUID], words: str) -> int:
    """Send entries back with a sentence, kept with each; return how many.

    Those sent back already get the new sentence. Refused with ``log_review.words_missing`` and,
    where an entry was approved, with ``log_review.approved``.
    """
    said = " ".join(words.split())
    if not said:
        raise refuse("log_review.words_missing", field="words")
    rows = _rows(tx, log_ids)
    if not rows:
        raise refuse("log_review.nothing_waits")
    if any(row.state is LogState.APPROVED for row in rows):
        raise refuse("log_review.approved")
    for row in rows:
        row.answer = said
    _answer(tx, rows, LogState.RETURNED)
    return len(rows)


def answer(tx: Tx, log_id: UUID, words: str) -> None:
    """Write a word on an entry in whatever state, which stays; no words take it away.

    The sentence an entry was sent back with stands beside it and stays.
    """
    row, said = tx.session.get_one(DailyLog, log_id), " ".join(words.split())
    if said == row.feedback:
        return
    row.feedback = said
    if said or row.answer or row.state is not LogState.WRITTEN:
        _answer(tx, [row], row.state)
    else:
        row.answered_on = row.answered_by_id = None


def _rows(tx: Tx, log_ids: Iterable[UUID]) -> list[DailyLog]:
    found = rows_of(tx, DailyLog, log_ids)
    return sorted(found.values(), key=lambda row: (row.on, row.id))


def _answer(tx: Tx, rows: Sequence[DailyLog], state: LogState) -> None:
    superiors: dict[UUID, UUID | None] = {}
    if tx.actor.person_id is None:
        for part in chunks(row.person_id for row in rows):
            named = sa.select(PersonNow.person_id, PersonNow.assessor_id)
            found = tx.session.execute(named.where(PersonNow.person_id.in_(part)))
            superiors.update((row.person_id, row.assessor_id) for row in found)
    for row in rows:
        row.state = state
        row.answered_on = tx.today
        row.answered_by_id = tx.actor.person_id or superiors.get(row.person_id)
