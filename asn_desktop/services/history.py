"""History of a document: the journal, read for its rows (that of a person: ``people_page``)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import groupby
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.journal import JournalChange, JournalEntry
from asn_desktop.models.planning import (
    AnnexLine,
    Indicator,
    ReturnNote,
    SpecialExpectation,
    WorkResult,
)
from asn_desktop.models.progress import PlannedAction, Realisation
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.history import ChangeLine, HistoryEntry


def of_skp(tx: ReadTx, skp_id: UUID, limit: int = 200) -> list[HistoryEntry]:
    """The newest acts on an SKP and its lines."""
    results = tx.session.scalars(sa.select(WorkResult.id).where(WorkResult.skp_id == skp_id)).all()
    ids = {skp_id, *results}
    for mapped in (SpecialExpectation, AnnexLine, ReturnNote):
        ids.update(tx.session.scalars(sa.select(mapped.id).where(mapped.skp_id == skp_id)))
    for line in (Indicator, PlannedAction, Realisation):
        found = sa.select(line.id).where(line.work_result_id.in_(results))
        ids.update(tx.session.scalars(found))
    return of_rows(tx, ids, limit)


def of_rows(tx: ReadTx, ids: Iterable[UUID], limit: int = 200) -> list[HistoryEntry]:
    """The newest acts that touched any of these rows, newest first."""
    found: list[tuple[JournalChange, JournalEntry]] = []
    for part in chunks(ids):
        statement = (
            sa.select(JournalChange, JournalEntry)
            .join(JournalEntry, JournalEntry.seq == JournalChange.entry)
            .where(JournalChange.row_id.in_(part))
            .order_by(JournalEntry.seq.desc(), JournalChange.no)
            .limit(limit * 20)
        )
        found += [(change, entry) for change, entry in tx.session.execute(statement)]
    found.sort(key=lambda pair: (-pair[1].seq, pair[0].no))
    undone = set(
        tx.session.scalars(sa.select(JournalEntry.undoes).where(JournalEntry.undoes.is_not(None)))
    )
    entries: list[HistoryEntry] = []
    for _seq, pairs in groupby(found, key=lambda pair: pair[1].seq):
        group = list(pairs)
        entry = group[0][1]
        lines = tuple(
            ChangeLine(change.kind, change.field, _shown(change.before), _shown(change.after))
            for change, _entry in group
        )
        entries.append(
            HistoryEntry(
                entry.seq,
                entry.at,
                entry.actor,
                entry.on_behalf_of,
                entry.act,
                lines,
                entry.seq in undone,
            )
        )
    return entries[:limit]


def _shown(value: str | None) -> str:
    if value is None:
        return ""
    decoded = json.loads(value)
    return "" if isinstance(decoded, dict) else str(decoded)
