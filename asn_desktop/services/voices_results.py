"""What a closed round said: counts per value, the middle in words, texts in a new order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from random import SystemRandom
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.voices import VoiceMark, VoiceRound, VoiceText
from asn_desktop.rules.behaviours import VALUES
from asn_desktop.rules.slips import MARKS, QUESTIONS, may_show, middle, told
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.followed import UnsignedFacts
from asn_desktop.views.voices import ValueAnswers, VoiceResults


def results(tx: ReadTx, round_id: UUID) -> VoiceResults:
    """What may be shown of a round.

    Nothing is shown while slips may still come, so that no before and after tells one slip; then
    nothing of a round, or of a value, that fewer than five answered. Texts come in another order
    each time, and none is kept.
    """
    return _results(tx, [tx.session.get_one(VoiceRound, round_id)])[0]


def facts_of(
    tx: ReadTx, people: Iterable[UUID], period_id: UUID
) -> dict[UUID, tuple[UnsignedFacts, ...]]:
    """The unsigned answers of every side about some people, as facts beside their ratings.

    Whom nobody was asked about is left out.
    """
    sides = list(VoiceKind)
    rows: list[VoiceRound] = []
    for part in chunks(people):
        rows += tx.session.scalars(
            sa.select(VoiceRound)
            .where(VoiceRound.period_id == period_id, VoiceRound.person_id.in_(part))
            .order_by(VoiceRound.id)
        )
    rows.sort(key=lambda one: sides.index(one.kind))
    found: dict[UUID, list[UnsignedFacts]] = {}
    for row, each in zip(rows, _results(tx, rows), strict=True):
        fact = UnsignedFacts(
            kind=each.kind,
            answers=each.answers,
            words=tuple(f"{one.name}: {one.told}" for one in each.values if one.counts),
            texts=each.texts,
        )
        found.setdefault(row.person_id, []).append(fact)
    return {person: tuple(facts) for person, facts in found.items()}


def _results(tx: ReadTx, rows: Sequence[VoiceRound]) -> list[VoiceResults]:
    shown = {row.id for row in rows if row.closed_on is not None and may_show(row.keyed)}
    counts, texts = _counts(tx, shown), _texts(tx, shown)
    return [
        VoiceResults(
            kind=row.kind,
            answers=row.keyed,
            closed_on=row.closed_on,
            shown=row.id in shown,
            values=_values(row, counts[row.id]) if row.id in shown else (),
            texts=tuple(texts[row.id]),
        )
        for row in rows
    ]


Counts = Counter[tuple[int, int]]
"""How often (value, mark) was given."""


def _counts(tx: ReadTx, rounds: Iterable[UUID]) -> dict[UUID, Counts]:
    found: dict[UUID, Counts] = defaultdict(Counter)
    for part in chunks(rounds):
        for key, value, mark, count in tx.session.execute(
            sa.select(
                VoiceMark.round_id, VoiceMark.value, VoiceMark.mark, sa.func.count(VoiceMark.id)
            )
            .where(VoiceMark.round_id.in_(part))
            .group_by(VoiceMark.round_id, VoiceMark.value, VoiceMark.mark)
        ):
            found[key][value, mark] = count
    return found


def _values(row: VoiceRound, found: Counts) -> tuple[ValueAnswers, ...]:
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


def _texts(tx: ReadTx, rounds: Iterable[UUID]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = defaultdict(list)
    for part in chunks(rounds):
        for key, text in tx.session.execute(
            sa.select(VoiceText.round_id, VoiceText.text).where(VoiceText.round_id.in_(part))
        ):
            found[key].append(text)
    for texts in found.values():
        SystemRandom().shuffle(texts)
    return found
