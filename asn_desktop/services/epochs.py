"""Epochs of our stream: a new one tells the centre everything anew, under numbers of its own.

One begins when this database may not know all it once said (restored, copied back), when another
computer carries on (copied), and when the centre itself was restored.
"""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, BundleContent, ParcelHead
from asn_desktop.models.journal import JournalEntry
from asn_desktop.rules.merging import Direction
from asn_desktop.services import places
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.setup import change_settings


def begin(tx: Tx, installation: UUID, reason: str = "") -> str:
    """Begin an epoch of ``installation`` and return its name.

    Nothing counts as agreed any more, bytes of bundles of ended epochs go: the next bundle holds
    it all. With a ``reason`` sending is held until somebody confirms.
    """
    epoch = places.begin_epoch(tx, installation)
    tx.session.execute(
        sa.update(ParcelHead)
        .where(ParcelHead.agreed.is_not(None))
        .values(agreed=None)
        .execution_options(synchronize_session=False)
    )
    ended = sa.select(Bundle.sha256).where(Bundle.direction == Direction.OUT)
    tx.session.execute(sa.delete(BundleContent).where(BundleContent.sha256.in_(ended)))
    if reason:
        change_settings(tx, sending_locked=reason)
    return epoch


def hash_at(tx: ReadTx, seq: int) -> str | None:
    """The hash of an entry of the journal, hexadecimal; None where there is no such entry."""
    found = tx.session.scalar(sa.select(JournalEntry.hash).where(JournalEntry.seq == seq))
    return bytes(found).hex() if found is not None else None


def let_go(tx: Tx) -> None:
    """Sending goes on: somebody has read why it was held."""
    change_settings(tx, sending_locked="")
