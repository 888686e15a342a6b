"""Undo: the inverse of an act as a new entry, if nothing has happened to it since."""

from __future__ import annotations

import sqlalchemy as sa

from asn_desktop.models.journal import JournalEntry
from asn_desktop.models.paper import Version
from asn_desktop.models.undo import entry_changes, revert, still_as_left
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.undoing import can_undo
from asn_desktop.services.office import ReadTx, Tx


def undoable(tx: ReadTx, seq: int) -> bool:
    """Whether the entry can be undone now."""
    entry = tx.session.get(JournalEntry, seq)
    return entry is not None and _refusal(tx, entry) is None


def last_act(tx: ReadTx) -> int | None:
    """The newest entry that is neither an undo nor undone."""
    undone = sa.select(JournalEntry.undoes).where(JournalEntry.undoes.is_not(None))
    return tx.session.scalar(
        sa.select(JournalEntry.seq)
        .where(JournalEntry.act != Act.UNDO.value, JournalEntry.seq.not_in(undone))
        .order_by(JournalEntry.seq.desc())
        .limit(1)
    )


def undo_last(tx: Tx) -> str:
    """Turn the newest act round; refused as :func:`undo`, and with ``undo.nothing``."""
    seq = last_act(tx)
    if seq is None:
        raise refuse("undo.nothing")
    return undo(tx, seq)


def undo(tx: Tx, seq: int) -> str:
    """Turn entry ``seq`` round and return the code of its act.

    Refused with ``undo.not_possible`` (kind of act), ``undo.sealed_since`` or
    ``undo.changed_since``.
    """
    entry = tx.session.get_one(JournalEntry, seq)
    code = _refusal(tx, entry)
    if code is not None:
        raise refuse(code)
    # What the act did to paper stays: ink is not undone.
    changes = entry_changes(tx.session, seq)
    revert(tx.session, [change for change in changes if change.kind != "sheet_event"])
    tx.undoes.append(seq)
    return entry.act


def _refusal(tx: ReadTx, entry: JournalEntry) -> str | None:
    if not can_undo(Act(entry.act)):
        return "undo.not_possible"
    sealed = sa.select(Version.id).where(Version.sealed_at > entry.at).limit(1)
    changes = entry_changes(tx.session, entry.seq)
    touched = {change.row_id for change in changes}
    for row in changes:
        if row.kind == "version":
            return "undo.not_possible"
    documents = tx.session.scalars(sealed.where(Version.document_id.in_(touched))).first()
    if documents is not None:
        return "undo.sealed_since"
    if not still_as_left(tx.session, changes):
        return "undo.changed_since"
    return None
