"""Files nothing shows any more: their bytes go once nobody brings them back by undo.

Taking away an entry of the log takes away its evidence but leaves the bytes, so that undo brings
both back. After `KEPT_DAYS` they go, when the program is left; who undoes later is told so.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta

import sqlalchemy as sa

from asn_desktop.models.journal import Change, JournalChange, JournalEntry
from asn_desktop.models.logs import Evidence
from asn_desktop.models.office import Setting
from asn_desktop.models.paper import Attachment, SheetScan
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.setup import read_settings

KEPT_DAYS = 30
SHOWING = (Evidence.__tablename__, SheetScan.__tablename__)


def sweep(tx: Tx) -> int:
    """Let go the bytes that `unused` names; return how many files."""
    keys = unused(tx)
    for part in chunks(keys):
        tx.session.execute(sa.delete(Attachment).where(Attachment.sha256.in_(part)))
    return len(keys)


def unused(tx: ReadTx) -> list[str]:
    """The SHA-256 of kept files that neither evidence nor scan shows and no undo brings back.

    Whatever was the emblem once stays: sealed sheets show it.
    """
    shown = sa.or_(
        sa.exists().where(Evidence.sha256 == Attachment.sha256),
        sa.exists().where(SheetScan.sha256 == Attachment.sha256),
    )
    found = set(tx.session.scalars(sa.select(Attachment.sha256).where(~shown)))
    if not found:
        return []
    emblems = _emblems(tx)
    kept = {key for key in found if any(key in told for told in emblems)}
    return sorted(found - kept - _taken_away_lately(tx))


def lost(tx: ReadTx, changes: Iterable[Change]) -> bool:
    """Whether undoing these changes would show a file whose bytes are gone."""
    wanted = {
        str(json.loads(change.before)["sha256"])
        for change in changes
        if change.kind in SHOWING and not change.field and change.before and not change.after
    }
    there: set[str] = set()
    for part in chunks(wanted):
        there.update(
            tx.session.scalars(sa.select(Attachment.sha256).where(Attachment.sha256.in_(part)))
        )
    return wanted != there


def _emblems(tx: ReadTx) -> list[str]:
    """The emblem and, as the journal has them, all before it."""
    told = [read_settings(tx).emblem]
    rows = tx.session.execute(
        sa.select(JournalChange.before, JournalChange.after).where(
            JournalChange.row_id.in_(sa.select(Setting.id).where(Setting.name == "emblem"))
        )
    )
    return told + [words for row in rows for words in row if words]


def _taken_away_lately(tx: ReadTx) -> set[str]:
    rows = tx.session.scalars(
        sa.select(JournalChange.before)
        .join(JournalEntry, JournalEntry.seq == JournalChange.entry)
        .where(
            JournalChange.kind.in_(SHOWING),
            JournalChange.field == sa.text("''"),  # as the index says it
            JournalChange.after.is_(None),
            JournalEntry.at >= tx.now - timedelta(days=KEPT_DAYS),
        )
    )
    return {str(json.loads(row)["sha256"]) for row in rows if row}
