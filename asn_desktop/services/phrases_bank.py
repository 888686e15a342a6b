"""The office's own sentences for feedback and notes: added, pasted, changed, removed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.voices import Phrase
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.names import fold
from asn_desktop.rules.phrases import PLACEHOLDERS, placeholders, unknown
from asn_desktop.services.by_id import rows_of
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.asking import Made, PhraseRow
from asn_desktop.views.lists import ListQuery, ListRows


def add(tx: Tx, lines: Iterable[str], positive: bool | None = None) -> Made:
    """Add sentences, one a line; empty lines and what is there already are passed over.

    Refused: ``voices.phrase_missing`` for no sentence, ``voices.placeholder`` for an unknown one.
    """
    wanted = list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))
    if not wanted:
        raise refuse("voices.phrase_missing", field="text")
    known = {fold(text) for text in texts(tx)}
    made = 0
    for text in wanted:
        _check(text)
        if fold(text) not in known:
            known.add(fold(text))
            tx.session.add(Phrase(text=text, positive=positive))
            made += 1
    return Made(made=made, before=len(wanted) - made)


def change(tx: Tx, phrase_id: UUID, text: str, positive: bool | None) -> None:
    """Change a sentence; refused as :func:`add`, and with ``voices.phrase_known``."""
    words = " ".join(text.split())
    if not words:
        raise refuse("voices.phrase_missing", field="text")
    _check(words)
    rows = tx.session.execute(sa.select(Phrase.id, Phrase.text))
    if any(key != phrase_id and fold(said) == fold(words) for key, said in rows):
        raise refuse("voices.phrase_known", text=words, field="text")
    row = tx.session.get_one(Phrase, phrase_id)
    row.text, row.positive = words, positive


def remove(tx: Tx, ids: Sequence[UUID]) -> int:
    """Remove sentences; what was written with them stays."""
    rows = rows_of(tx, Phrase, ids)
    for row in rows.values():
        tx.session.delete(row)
    return len(rows)


def texts(tx: ReadTx) -> tuple[str, ...]:
    """Every sentence of the office, in the order in which they were added."""
    return tuple(tx.session.scalars(sa.select(Phrase.text).order_by(Phrase.id)))


def meant(tx: ReadTx) -> dict[str, bool]:
    """Of some sentences whether they are a positive response."""
    rows = tx.session.execute(
        sa.select(Phrase.text, Phrase.positive).where(Phrase.positive.is_not(None))
    )
    return {row[0]: bool(row[1]) for row in rows}


def find(tx: ReadTx, query: ListQuery) -> ListRows[PhraseRow]:
    """The bank; filter ``positive``: True, False."""
    stored = tx.session.scalars(sa.select(Phrase).order_by(Phrase.id)).all()
    words = fold(query.text).split()
    wanted = query.filters.get("positive")
    rows = [
        PhraseRow(
            id=row.id,
            text=row.text,
            positive=row.positive,
            places=", ".join(f"{{{name}}}" for name in placeholders(row.text)),
        )
        for row in stored
        if all(word in fold(row.text) for word in words)
        and (wanted is None or row.positive is wanted)
    ]
    if query.sort == "text":
        rows.sort(key=lambda row: fold(row.text), reverse=query.descending)
    elif query.descending:
        rows.reverse()
    return ListRows(rows, len(stored))


def _check(text: str) -> None:
    strangers = unknown(text)
    if strangers:
        raise refuse(
            "voices.placeholder",
            name=f"{{{strangers[0]}}}",
            known=", ".join(f"{{{name}}}" for name in PLACEHOLDERS),
            field="text",
        )
