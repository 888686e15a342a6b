"""Unsigned rounds: opened, handed out, keyed, closed. The journal knows counts and nothing else.

What is keyed waits sealed (``voices_seal``) until the round is closed; then all of it is written in
one transaction, in mixed order, marks apart from each other and from texts, or, where too few
answered, not at all. So no database, backup or journal ever holds a slip, and none tells by a
before and after what one slip said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from random import SystemRandom
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa

from asn_desktop.models.people import Person, PersonNow
from asn_desktop.models.voices import VoiceMark, VoiceRound, VoiceSlip, VoiceText
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.names import fold
from asn_desktop.rules.slips import LONGEST_TEXT, MOST_AT_ONCE, VALUES, may_show
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.voices_seal import MOST_BYTES, SlipKey
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.voices import Candidate, Kept, RoundRow, Slip

_KINDS = tuple(VoiceKind)


# ---- rounds


def open_rounds(
    tx: Tx, period_id: UUID, people: Sequence[UUID], kinds: Sequence[VoiceKind], due_on: date | None
) -> int:
    """Open a round for each of ``people`` and each side that has none yet; returns how many.

    Refused with ``voices.nobody``, ``voices.no_side`` or ``voices.due_passed``.
    """
    if not people:
        raise refuse("voices.nobody")
    if not kinds:
        raise refuse("voices.no_side", field="kinds")
    if due_on is not None and due_on < tx.today:
        raise refuse("voices.due_passed", field="due_on")
    there: set[tuple[UUID, VoiceKind]] = set()
    for part in chunks(people):
        found = tx.session.execute(
            sa.select(VoiceRound.person_id, VoiceRound.kind).where(
                VoiceRound.period_id == period_id, VoiceRound.person_id.in_(part)
            )
        )
        there |= {(row.person_id, row.kind) for row in found}
    made = [
        VoiceRound(
            person_id=person, period_id=period_id, kind=kind, opened_on=tx.today, due_on=due_on
        )
        for person in dict.fromkeys(people)
        for kind in kinds
        if (person, kind) not in there
    ]
    tx.session.add_all(made)
    return len(made)


def hand_out(tx: Tx, round_ids: Sequence[UUID], count: int) -> None:
    """So many more slips of each round are given out; nobody's name, only the count.

    Refused with ``voices.count`` or ``voices.closed``.
    """
    if not 1 <= count <= MOST_AT_ONCE:
        raise refuse("voices.count", field="count", most=MOST_AT_ONCE)
    for key in round_ids:
        open_round(tx, key).handed += count


def set_due(tx: Tx, round_ids: Sequence[UUID], due_on: date) -> None:
    """Slips should be back by another day; refused: ``voices.due_passed``, ``voices.closed``."""
    if due_on < tx.today:
        raise refuse("voices.due_passed", field="due_on")
    for key in round_ids:
        open_round(tx, key).due_on = due_on


def open_round(tx: ReadTx, round_id: UUID) -> VoiceRound:
    """The round, if slips may still be added; refused with ``voices.closed``."""
    row = tx.session.get_one(VoiceRound, round_id)
    if row.closed_on is not None:
        raise refuse("voices.closed")
    return row


def candidates(tx: ReadTx, period_id: UUID) -> list[Candidate]:
    """Everybody who works here today, by name, with the sides already asked in the period."""
    asked: dict[UUID, list[VoiceKind]] = {}
    for row in tx.session.execute(
        sa.select(VoiceRound.person_id, VoiceRound.kind)
        .where(VoiceRound.period_id == period_id)
        .order_by(VoiceRound.kind, VoiceRound.id)
    ):
        asked.setdefault(row.person_id, []).append(row.kind)
    found = tx.session.execute(
        sa.select(PersonNow.person_id, PersonNow.name, PersonNow.position, PersonNow.unit)
        .where(PersonNow.active)
        .order_by(PersonNow.sort_name, PersonNow.person_id)
    )
    return [
        Candidate(
            person_id=row.person_id,
            name=row.name,
            position=row.position or "",
            unit=row.unit or "",
            sides=tuple(asked.get(row.person_id, ())),
        )
        for row in found
    ]


_COLUMNS = (
    VoiceRound.id,
    VoiceRound.person_id,
    Person.name,
    PersonNow.position,
    PersonNow.unit,
    VoiceRound.period_id,
    VoiceRound.kind,
    VoiceRound.handed,
    VoiceRound.keyed,
    VoiceRound.opened_on,
    VoiceRound.due_on,
    VoiceRound.closed_on,
)
_ROWS: sa.Select[*tuple[Any, ...]] = (
    sa.select(*_COLUMNS)
    .join(Person, Person.id == VoiceRound.person_id)
    .outerjoin(PersonNow, PersonNow.person_id == VoiceRound.person_id)
    .order_by(PersonNow.sort_name.nulls_last(), VoiceRound.kind, VoiceRound.id)
)


def all_rows(tx: ReadTx, period_id: UUID) -> list[RoundRow]:
    """Every round of a period, by name and side."""
    found = tx.session.execute(_ROWS.where(VoiceRound.period_id == period_id))
    return [_row(tx, row) for row in found]


def round_row(tx: ReadTx, round_id: UUID) -> RoundRow:
    """One round; raises ``NoResultFound`` for a stranger."""
    return _row(tx, tx.session.execute(_ROWS.where(VoiceRound.id == round_id)).one())


def _row(tx: ReadTx, row: sa.Row[*tuple[Any, ...]]) -> RoundRow:
    late = row.closed_on is None and row.due_on is not None and row.due_on < tx.today
    values = {**row._mapping, "position": row.position or "", "unit": row.unit or ""}
    return RoundRow(**values, late=late)


def open_count(tx: ReadTx, period_id: UUID) -> int:
    """How many rounds of a period are open."""
    found = sa.select(sa.func.count(VoiceRound.id)).where(
        VoiceRound.period_id == period_id, VoiceRound.closed_on.is_(None)
    )
    return tx.session.scalar(found) or 0


def choose(rows: Sequence[RoundRow], query: ListQuery) -> ListRows[RoundRow]:
    """Filter and sort rows that were read already; filters ``state`` ("open", "closed"), ``kind``.

    Rows come by name; sorting keeps that order among equals.
    """
    words = fold(query.text).split()
    state, kind = query.filters.get("state"), query.filters.get("kind")
    shown = [
        row
        for row in rows
        if (state is None or row.is_open is (state == "open"))
        and (kind is None or row.kind is kind)
        and all(word in fold(f"{row.name} {row.position} {row.unit}") for word in words)
    ]
    shown.sort(key=lambda row: _sorted_by(row, query.sort), reverse=query.descending)
    return ListRows(shown, len(rows))


def _sorted_by(row: RoundRow, column: str) -> Any:
    if column == "due":
        return row.due_on or date.max
    if column == "kind":
        return _KINDS.index(row.kind)
    if column == "keyed":
        return row.keyed
    return fold(row.name)


# ---- keying


def kept(tx: ReadTx, round_id: UUID, key: SlipKey | None) -> Kept:
    """The slips of a round that were keyed so far, by number."""
    bodies = tx.session.scalars(
        sa.select(VoiceSlip.body).where(VoiceSlip.round_id == round_id).order_by(VoiceSlip.id)
    ).all()
    found = [key.opened(body) if key is not None else None for body in bodies]
    read = sorted((one for one in found if one is not None), key=lambda one: one.number)
    return Kept(tuple(read), len(found) - len(read))


def keep(tx: Tx, round_id: UUID, key: SlipKey, slip: Slip) -> None:
    """Keep a slip as it was keyed, sealed; again for one that was corrected or checked.

    Not journalled. Refused with ``voices.closed``, ``voices.number`` (not one of this round's),
    ``voices.mark``, ``voices.blank`` or ``voices.long``.
    """
    row = open_round(tx, round_id)
    text = _tidy(slip.text)
    if key.numbered and slip.number not in key.numbers(0, row.handed):
        raise refuse("voices.number", field="number", number=slip.number)
    if len(slip.marks) != VALUES or any(m not in (None, 1, 2, 3, 4) for m in slip.marks):
        raise refuse("voices.mark")
    slip = Slip(slip.number, slip.marks, text, slip.checked)
    if slip.is_blank:
        raise refuse("voices.blank", field="text")
    if len(text) > LONGEST_TEXT or len(text.encode()) > MOST_BYTES:
        raise refuse("voices.long", field="text", most=LONGEST_TEXT)
    tx.session.execute(sa.delete(VoiceSlip).where(VoiceSlip.id == key.id_of(slip.number)))
    sealed = {"id": key.id_of(slip.number), "round_id": round_id, "body": key.shut(slip)}
    tx.session.execute(sa.insert(VoiceSlip), [sealed])


def throw_away(tx: Tx, round_id: UUID, key: SlipKey, number: int) -> None:
    """Take a slip out that should not have been keyed (twice, or spoilt). Not journalled."""
    open_round(tx, round_id)
    tx.session.execute(sa.delete(VoiceSlip).where(VoiceSlip.id == key.id_of(number)))


def forget_unreadable(tx: Tx, round_id: UUID, key: SlipKey | None) -> int:
    """Delete what another secret sealed, once it was keyed again; returns how many. Not journalled.

    Refused with ``voices.closed``.
    """
    open_round(tx, round_id)
    lost = [
        row.id
        for row in tx.session.execute(
            sa.select(VoiceSlip.id, VoiceSlip.body).where(VoiceSlip.round_id == round_id)
        )
        if key is None or key.opened(row.body) is None
    ]
    for part in chunks(lost):
        tx.session.execute(sa.delete(VoiceSlip).where(VoiceSlip.id.in_(part)))
    return len(lost)


def count_keyed(tx: Tx, round_id: UUID, key: SlipKey) -> int:
    """End a sitting at the keyboard: the journal learns how many slips there are now."""
    row = open_round(tx, round_id)
    row.keyed = len(kept(tx, round_id, key).slips)
    return row.keyed


def close(tx: Tx, round_id: UUID, key: SlipKey | None) -> int:
    """Close a round and return how many answered. What may never be shown is not kept at all.

    Refused with ``voices.closed``, ``voices.unchecked`` while slips were keyed only once, and
    ``voices.unreadable`` while some wait to be keyed again.
    """
    row = open_round(tx, round_id)
    found = kept(tx, round_id, key)
    if found.unreadable:
        raise refuse("voices.unreadable", count=found.unreadable)
    slips = found.slips
    unchecked = sum(not slip.checked for slip in slips)
    if unchecked:
        raise refuse("voices.unchecked", count=unchecked)
    row.keyed, row.closed_on = len(slips), tx.today
    tx.session.execute(sa.delete(VoiceSlip).where(VoiceSlip.round_id == round_id))
    if may_show(len(slips)):
        _write(tx, round_id, slips)
    return len(slips)


def _write(tx: Tx, round_id: UUID, slips: Sequence[Slip]) -> None:
    """Every mark a row of its own, in an order nobody knows; values too few answered stay out."""
    marks = [(value, m) for slip in slips for value, m in enumerate(slip.marks, 1) if m]
    answered = Counter(value for value, _mark in marks)
    random = SystemRandom()
    marks = [pair for pair in marks if may_show(answered[pair[0]])]
    random.shuffle(marks)
    texts = [slip.text for slip in slips if slip.text]
    random.shuffle(texts)
    if marks:
        tx.session.execute(
            sa.insert(VoiceMark),
            [{"id": uuid4(), "round_id": round_id, "value": v, "mark": m} for v, m in marks],
        )
    if texts:
        tx.session.execute(
            sa.insert(VoiceText),
            [{"id": uuid4(), "round_id": round_id, "text": text} for text in texts],
        )


def forget_strays(tx: Tx) -> set[UUID]:
    """Delete what was keyed for rounds that are closed or gone; returns the rounds still open."""
    alive = set(tx.session.scalars(sa.select(VoiceRound.id).where(VoiceRound.closed_on.is_(None))))
    of_round = set(tx.session.scalars(sa.select(VoiceSlip.round_id).distinct()))
    for key in of_round - alive:
        tx.session.execute(sa.delete(VoiceSlip).where(VoiceSlip.round_id == key))
    return alive


def _tidy(text: str) -> str:
    """One text without control characters and double blanks; lines stay."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join("".join(c for c in line if c.isprintable()) for line in lines).strip()
