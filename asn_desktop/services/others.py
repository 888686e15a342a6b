"""What other people at the same server did since one looked last."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from asn_desktop.models.journal import JournalChange, JournalEntry
from asn_desktop.services.office import Changes, ReadTx

MOST = 5_000
"""Changed fields beyond which nobody asks which: everything is read again."""
# A merge writes rows that are not journalled; its own line in the journal is the bundle's.
UNSAID = frozenset({"bundle", "question"})


@dataclass(frozen=True, slots=True)
class Others:
    """``head``: the newest entry. ``did``: what others changed; None = nothing."""

    head: int
    did: Changes | None = None


def since(tx: ReadTx, seen: int, mine: Collection[int] = ()) -> Others:
    """What was done after entry ``seen`` but for the entries that are ``mine``.

    Costs one look at the end of an index while nothing happened.
    """
    head = tx.session.scalar(sa.select(sa.func.max(JournalEntry.seq))) or 0
    if head <= seen:
        return Others(head)
    asked = (
        sa.select(JournalChange.kind, JournalChange.row_id)
        .where(
            JournalChange.entry > seen,
            JournalChange.entry <= head,
            JournalChange.entry.not_in(sorted(mine)),
        )
        .limit(MOST + 1)
    )
    found = tx.session.execute(asked).all()
    if not found:
        return Others(head)
    kinds = frozenset(kind for kind, _key in found)
    if len(found) > MOST or kinds & UNSAID:
        return Others(head, Changes(frozenset({"*"})))
    return Others(head, Changes(kinds, frozenset(key for _kind, key in found)))


def end(tx: ReadTx) -> Others:
    """Where the journal ends now."""
    return Others(tx.session.scalar(sa.select(sa.func.max(JournalEntry.seq))) or 0)
