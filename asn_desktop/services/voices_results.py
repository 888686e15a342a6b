"""What a closed round said: counts per value, the middle in words, texts in a new order."""

from __future__ import annotations

from collections import Counter
from random import SystemRandom
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.voices import VoiceMark, VoiceRound, VoiceText
from asn_desktop.rules.behaviours import VALUES
from asn_desktop.rules.slips import MARKS, QUESTIONS, may_show, middle, told
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.services.office import ReadTx
from asn_desktop.views.followed import UnsignedFacts
from asn_desktop.views.voices import ValueAnswers, VoiceResults


def results(tx: ReadTx, round_id: UUID) -> VoiceResults:
    """What may be shown of a round.

    Nothing is shown while slips may still come, so that no before and after tells one slip; then
    nothing of a round, or of a value, that fewer than five answered. Texts come in another order
    each time, and none is kept.
    """
    row = tx.session.get_one(VoiceRound, round_id)
    shown = row.closed_on is not None and may_show(row.keyed)
    return VoiceResults(
        kind=row.kind,
        answers=row.keyed,
        closed_on=row.closed_on,
        shown=shown,
        values=_values(tx, row) if shown else (),
        texts=_texts(tx, round_id) if shown else (),
    )


def unsigned_facts(tx: ReadTx, person_id: UUID, period_id: UUID) -> tuple[UnsignedFacts, ...]:
    """The unsigned answers of every side about a person, as facts beside his rating."""
    rows = tx.session.scalars(
        sa.select(VoiceRound)
        .where(VoiceRound.person_id == person_id, VoiceRound.period_id == period_id)
        .order_by(VoiceRound.id)
    ).all()
    sides = list(VoiceKind)
    found = [results(tx, row.id) for row in sorted(rows, key=lambda one: sides.index(one.kind))]
    return tuple(
        UnsignedFacts(
            kind=each.kind,
            answers=each.answers,
            words=tuple(f"{one.name}: {one.told}" for one in each.values if one.counts),
            texts=each.texts,
        )
        for each in found
    )


def _values(tx: ReadTx, row: VoiceRound) -> tuple[ValueAnswers, ...]:
    counted = tx.session.execute(
        sa.select(VoiceMark.value, VoiceMark.mark, sa.func.count(VoiceMark.id))
        .where(VoiceMark.round_id == row.id)
        .group_by(VoiceMark.value, VoiceMark.mark)
    )
    found: Counter[tuple[int, int]] = Counter({(each[0], each[1]): each[2] for each in counted})
    values = []
    for value, question in zip(VALUES, QUESTIONS[row.kind], strict=True):
        one, two, three, four = (found[value.number, mark] for mark in MARKS)
        enough = may_show(one + two + three + four)
        counts = (one, two, three, four) if enough else None
        values.append(
            ValueAnswers(
                value=value.number,
                name=value.name,
                question=question,
                counts=counts,
                middle=middle(counts) if counts else "",
                told=told(counts) if counts else "",
            )
        )
    return tuple(values)


def _texts(tx: ReadTx, round_id: UUID) -> tuple[str, ...]:
    found = list(
        tx.session.scalars(sa.select(VoiceText.text).where(VoiceText.round_id == round_id))
    )
    SystemRandom().shuffle(found)
    return tuple(found)
