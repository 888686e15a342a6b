"""Undo: the inverse of an act as a new entry, if nothing has happened to it since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.base import Base, Unsigned
from asn_desktop.models.guidance import Measure
from asn_desktop.models.journal import Change, JournalEntry, mapped_by_kind
from asn_desktop.models.logs import Evidence
from asn_desktop.models.paper import SheetEvent, SheetScan, Version
from asn_desktop.models.undo import entry_changes, revert, still_as_left
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.undoing import can_undo
from asn_desktop.services import measures
from asn_desktop.services.attachments import release
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.unused_files import lost

# What was sealed and what happened to paper stays: ink is not undone.
STAYS = (Version.__tablename__, SheetEvent.__tablename__)


def last_act(tx: ReadTx, actor: str = "") -> int | None:
    """The newest entry (of ``actor``, else of anybody) that is neither an undo nor undone."""
    undone = sa.select(JournalEntry.undoes).where(JournalEntry.undoes.is_not(None))
    asked = sa.select(JournalEntry.seq).where(
        JournalEntry.act != Act.UNDO.value, JournalEntry.seq.not_in(undone)
    )
    if actor:
        asked = asked.where(JournalEntry.actor == actor)
    return tx.session.scalar(asked.order_by(JournalEntry.seq.desc()).limit(1))


def undo_last(tx: Tx) -> str:
    """Turn the newest act round; refused as :func:`undo`, and with ``undo.nothing``.

    On a server, where several work, it is one's own newest act.
    """
    shared = tx.session.get_bind().dialect.name == "postgresql"
    seq = last_act(tx, tx.actor.name if shared else "")
    if seq is None:
        raise refuse("undo.nothing")
    return undo(tx, seq)


def undo(tx: Tx, seq: int) -> str:
    """Turn entry ``seq`` round and return the code of its act.

    Refused with ``undo.not_possible`` (kind of act), ``undo.sealed_since``,
    ``undo.changed_since`` or ``undo.file_gone`` (`unused_files`).
    """
    entry = tx.session.get_one(JournalEntry, seq)
    code = _refusal(tx, entry)
    if code is not None:
        raise refuse(code)
    changes = entry_changes(tx.session, seq)
    files = _files_made(tx, changes)
    revert(tx.session, [change for change in changes if change.kind not in STAYS])
    tx.session.flush()
    for sha256 in files:  # an undo is not undone: a file chosen by mistake leaves nothing behind
        release(tx, sha256)
    tx.undoes.append(seq)
    return entry.act


def _files_made(tx: ReadTx, changes: Iterable[Change]) -> set[str]:
    """The SHA-256 of files the act put on something (evidence, scans)."""
    found: set[str] = set()
    for mapped in (Evidence, SheetScan):
        made = [
            change.row_id
            for change in changes
            if change.kind == mapped.__tablename__ and not change.field and change.before is None
        ]
        for part in chunks(made):
            found.update(tx.session.scalars(sa.select(mapped.sha256).where(mapped.id.in_(part))))
    return found


def _refusal(tx: ReadTx, entry: JournalEntry) -> str | None:
    if not can_undo(Act(entry.act)):
        return "undo.not_possible"
    changes = entry_changes(tx.session, entry.seq)
    if _sealed_since(tx, entry, changes):
        return "undo.sealed_since"
    known = _load(tx, changes)  # held, so that the session finds them without asking again
    if not still_as_left(tx.session, changes) or _in_use(tx, changes):
        return "undo.changed_since"
    if lost(tx, changes):
        return "undo.file_gone"
    del known
    return None


def _sealed_since(tx: ReadTx, entry: JournalEntry, changes: Iterable[Change]) -> bool:
    sealed = sa.select(Version.id).where(Version.sealed_at > entry.at).limit(1)
    touched = {change.row_id for change in changes}
    return any(
        tx.session.scalar(sealed.where(Version.document_id.in_(part))) is not None
        for part in chunks(touched)
    )


def _load(tx: ReadTx, changes: Iterable[Change]) -> list[Base]:
    """Every row the act touched that is still there, in a few questions."""
    ids: dict[str, set[UUID]] = defaultdict(set)
    for change in changes:
        ids[change.kind].add(change.row_id)
    found: list[Base] = []
    for kind, keys in ids.items():
        mapped = mapped_by_kind()[kind]
        (key,) = sa.inspect(mapped).primary_key
        for part in chunks(keys):
            found += tx.session.scalars(sa.select(mapped).where(key.in_(part)))
    return found


def _in_use(tx: ReadTx, changes: Iterable[Change]) -> bool:
    """Whether later rows lean on what the act made: a person brought in by it has an SKP by now."""
    made: dict[str, set[UUID]] = defaultdict(set)
    for change in changes:
        if not change.field and change.before is None:
            made[change.kind].add(change.row_id)
    own = {key for keys in made.values() for key in keys}
    for mapped in mapped_by_kind().values():
        if not mapped.__journalled__ and not issubclass(mapped, Unsigned):
            continue  # derived rows lean on everything; unsigned answers are somebody's word
        (key,) = sa.inspect(mapped).primary_key
        for column in sa.inspect(mapped).columns:
            for link in column.foreign_keys:
                for part in chunks(made.get(link.column.table.name, ())):
                    leaning = tx.session.scalars(sa.select(key).where(column.in_(part)))
                    if not own.issuperset(leaning):
                        return True
    return any(
        measures.is_needed(tx, row)  # a take-over leans on it by law, not by a link
        for part in chunks(made.get(Measure.__tablename__, ()))
        for row in tx.session.scalars(sa.select(Measure).where(Measure.id.in_(part)))
    )
