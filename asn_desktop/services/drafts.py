"""Drafts: the text of a field still in the hand, kept every two seconds, offered after a crash."""

from __future__ import annotations

import sqlalchemy as sa

from asn_desktop.models.journal import mapped_by_kind
from asn_desktop.models.office import Draft
from asn_desktop.rules.findings import refuse
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.drafts import DraftKey, DraftLine


def keep(tx: Tx, key: DraftKey, text: str) -> None:
    """Keep the text of one field of one row; drafts are not journalled."""
    tx.session.execute(_of(key))
    values = {"row_id": key.row_id, "field": key.field, "kind": key.kind, "text": text}
    tx.session.execute(sa.insert(Draft), [{**values, "at": tx.now}])


def drop(tx: Tx, key: DraftKey) -> None:
    """The act has taken the text over, or the person threw it away."""
    tx.session.execute(_of(key))


def left_behind(tx: ReadTx) -> list[DraftLine]:
    """What was being typed when the program last stopped, the newest first.

    A draft that says what its field says by now is left out; one whose row was never made (a
    first feedback, say) has no place to go back to and can only be copied.
    """
    found = []
    for draft in tx.session.scalars(sa.select(Draft).order_by(Draft.at.desc(), Draft.row_id)):
        mapped = mapped_by_kind().get(draft.kind)
        row = tx.session.get(mapped, draft.row_id) if mapped else None
        stored = (getattr(row, draft.field, None) or "") if row else ""
        if stored != draft.text:
            key = DraftKey(draft.kind, draft.row_id, draft.field)
            found.append(DraftLine(key, draft.text, stored, draft.at, has_place=row is not None))
    return found


def take_over(tx: Tx, key: DraftKey) -> None:
    """Write a draft into its field, as the act would have; refused with ``draft.gone``."""
    draft = tx.session.get(Draft, (key.row_id, key.field))
    mapped = mapped_by_kind().get(key.kind)
    row = tx.session.get(mapped, key.row_id) if mapped else None
    if draft is None or row is None or not isinstance(getattr(row, key.field, ""), str | None):
        raise refuse("draft.gone")
    setattr(row, key.field, draft.text)
    tx.session.execute(_of(key))


def _of(key: DraftKey) -> sa.Delete:
    return sa.delete(Draft).where(Draft.row_id == key.row_id, Draft.field == key.field)


def drop_all(tx: Tx) -> None:
    """Throw away every draft."""
    tx.session.execute(sa.delete(Draft))
