"""A whole merge taken back: rows and heads as they were, its questions and held revisions gone.

Facts and sealed sheets go too; they came with this bundle and come back with it. Revisions stay,
as history. The stream keeps its position: the bundle stays here and is merged again from here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import (
    Approval,
    Bundle,
    HeldRevision,
    ParcelHead,
    ParcelReturn,
    Question,
    Revision,
    Taken,
)
from asn_desktop.models.journal import JournalChange, append_only
from asn_desktop.rules.exchange import PARCEL_OF, PARCELS
from asn_desktop.rules.findings import Refused, refuse
from asn_desktop.rules.merging import BundleState, QuestionState
from asn_desktop.services import ownership, people_now
from asn_desktop.services.merge_apply import HEAD, HELD, moment
from asn_desktop.services.merge_links import leaners_on
from asn_desktop.services.merge_plan import revision_texts
from asn_desktop.services.merge_steps import by_table
from asn_desktop.services.merge_store import Writes, hex_of
from asn_desktop.services.office import Tx
from asn_desktop.services.parcel_check import PlainRow, columns_of, place_of, read
from asn_desktop.services.people_now import chunks

_SEALED: Final = ("version", "sheet_event")


def undo(tx: Tx, bundle_id: UUID) -> None:
    """Take the merge of a bundle back.

    Refused: ``receiving.not_applied``; ``receiving.stands_on`` (``what``, ``why``) when a later
    bundle, a decision, a return or an approval stands on what it brought.
    """
    row = tx.session.get(Bundle, bundle_id)
    if row is None or row.state is not BundleState.APPLIED:
        raise refuse("receiving.not_applied")
    taken = list(tx.session.scalars(sa.select(Taken).where(Taken.cause == bundle_id)))
    taken += _brought(tx, row, {one.parcel_id for one in taken})
    _refuse_where_it_stands(tx, row, taken)
    writes = Writes(tx)
    people = _put_back(tx, writes, taken)
    tx.session.execute(sa.delete(HeldRevision).where(HeldRevision.bundle == row.sha256))
    _wait_again(tx, writes, row, taken)
    _turn_back_acts(tx, row)
    tx.session.execute(
        sa.update(Taken)
        .where(Taken.cause == bundle_id)
        .values(undone=True)
        .execution_options(synchronize_session=False)
    )
    row.state = BundleState.UNDONE
    tx.session.flush()
    for chunk in chunks(people):
        people_now.refresh(tx, chunk)


def _brought(tx: Tx, row: Bundle, told: Collection[UUID]) -> list[Taken]:
    """New parcels, of which nothing is remembered but the revision: as if it had been."""
    heads = sa.select(ParcelHead.parcel_id)
    if ownership.is_centre(tx):
        heads = heads.where(ParcelHead.place_id == row.place_id)
    asked = sa.select(Revision.parcel_id, Revision.kind, Revision.hash).where(
        Revision.parcel_id.in_(heads), Revision.bundle == row.sha256, Revision.parent.is_(None)
    )
    put = sa.select(Question.theirs).where(Question.bundle == row.sha256)
    questions = set(tx.session.scalars(put))
    return [
        Taken(cause=row.id, parcel_id=key, kind=kind, after=name, at=tx.now)
        for key, kind, name in tx.session.execute(asked.order_by(Revision.hash))
        if key not in told and name not in questions
    ]


# ---- may it be


def _refuse_where_it_stands(tx: Tx, row: Bundle, taken: Sequence[Taken]) -> None:
    names = {one.parcel_id: one for one in taken}
    for chunk in chunks(names):
        heads = sa.select(ParcelHead.parcel_id, ParcelHead.hash)
        asked = heads.where(ParcelHead.parcel_id.in_(chunk))
        found = {row.parcel_id: row.hash for row in tx.session.execute(asked)}
        for key in chunk:
            if found.get(key) != names[key].after:
                raise _stands_on(names[key].kind, "receiving.because_newer")
        for mapped, why in (
            (ParcelReturn, "receiving.because_returned"),
            (Approval, "receiving.because_approved"),
        ):
            asked = sa.select(mapped.parcel_id, mapped.hash)
            for key, name in tx.session.execute(asked.where(mapped.parcel_id.in_(chunk))):
                if name == names[key].after:
                    raise _stands_on(names[key].kind, why)
    decided = sa.select(Question.parcel_kind).where(
        Question.bundle == row.sha256, Question.state == QuestionState.DECIDED
    )
    kind = tx.session.scalar(decided.order_by(Question.id).limit(1))
    if kind is not None:
        raise _stands_on(kind, "receiving.because_decided")


def _stands_on(kind: str, why: str) -> Refused:
    label = PARCELS[kind].label if kind in PARCELS else kind
    return refuse("receiving.stands_on", what=label, why=why)


# ---- rows and heads


def _put_back(tx: Tx, writes: Writes, taken: Sequence[Taken]) -> set[UUID]:
    """Make rows and heads what they were; returns the people to derive anew."""
    texts = revision_texts(
        writes, {name for one in taken for name in (one.before, one.after) if name}
    )
    deletes: dict[str, set[str]] = defaultdict(set)
    back: dict[str, dict[str, PlainRow]] = defaultdict(dict)
    people: set[UUID] = set()
    for one in taken:
        for table, key, plain in _rows(one, texts, one.before):
            back[table][key] = plain
        for table, key, _plain in _rows(one, texts, one.after):
            deletes[table].add(key)
        if one.kind == "person":
            people.add(one.parcel_id)
    _refuse_where_leaned_on(writes, deletes, back)
    _unlock(tx, deletes)
    writes.delete("person_now", deletes.get("person", set()), key="person_id")
    for table, keys in deletes.items():
        writes.delete(table, keys)
        writes.delete_extras(table, keys)
    flat = ((table, plain) for table, of in back.items() for plain in of.values())
    for table, rows in by_table(flat):
        writes.insert(table, columns_of(table), rows)
    _lock(tx, deletes)
    _put_back_extras(writes, taken, texts)
    _put_back_heads(tx, writes, taken)
    return people


def _rows(
    one: Taken, texts: Mapping[str, bytes], name: str | None
) -> Iterable[tuple[str, str, PlainRow]]:
    if name is None:
        return
    found = read(one.kind, one.parcel_id.hex, texts[name])
    for table, plain in found.rows():
        yield table, plain[place_of(table, "id")], plain


def _put_back_extras(writes: Writes, taken: Sequence[Taken], texts: Mapping[str, bytes]) -> None:
    extras = [
        extra
        for one in taken
        if one.before is not None
        for extra in read(one.kind, one.parcel_id.hex, texts[one.before]).extras
    ]
    writes.insert("row_extra", ("row_id", "table", "columns"), extras)


def _put_back_heads(tx: Tx, writes: Writes, taken: Sequence[Taken]) -> None:
    at = moment(tx)
    words = "SELECT parcel_id, person_id FROM parcel_head WHERE"
    people = {
        hex_of(key): None if person is None else hex_of(person)
        for key, person in writes.by(words, "parcel_id", {one.parcel_id.hex for one in taken})
    }
    gone = {one.parcel_id.hex for one in taken if one.before is None or one.standing is None}
    writes.delete("parcel_head", gone, key="parcel_id")
    rows = [
        (
            one.parcel_id.hex,
            one.kind,
            one.before,
            one.standing.value,
            at,
            one.agreed,
            one.place_id.hex if one.place_id is not None else None,
            people.get(one.parcel_id.hex),
            "",
        )
        for one in taken
        if one.before is not None and one.standing is not None
    ]
    writes.update("parcel_head", HEAD, rows, key="parcel_id")


def _refuse_where_leaned_on(
    writes: Writes,
    deletes: Mapping[str, set[str]],
    back: Mapping[str, Mapping[str, PlainRow]],
) -> None:
    """What came later may lean on what goes."""
    for table, keys in deletes.items():
        gone = keys - back.get(table, {}).keys()
        for other, key, column in leaners_on(table):
            words = f'SELECT "{key}" FROM "{other}" WHERE'
            for (leaner,) in writes.by(words, f'"{column}"', gone):
                name = hex_of(leaner) if isinstance(leaner, bytes | UUID) else str(leaner)
                if name not in deletes.get(other, ()):
                    kind = PARCEL_OF.get(other, other)
                    raise _stands_on(kind, "receiving.because_leaned_on")


# ---- sealed sheets are append-only, but for this


def _unlock(tx: Tx, deletes: Mapping[str, set[str]]) -> None:
    connection = tx.session.connection()
    if connection.dialect.name == "sqlite":
        for table in _SEALED:
            if deletes.get(table):
                connection.exec_driver_sql(f"DROP TRIGGER {table}_no_delete")


def _lock(tx: Tx, deletes: Mapping[str, set[str]]) -> None:
    connection = tx.session.connection()
    if connection.dialect.name == "sqlite":
        for table in _SEALED:
            if deletes.get(table):
                for words in append_only(table, "DELETE"):
                    connection.exec_driver_sql(words)


# ---- what the merge did beside the rows


def _wait_again(tx: Tx, writes: Writes, row: Bundle, taken: Sequence[Taken]) -> None:
    """What the merge released waits again as it had waited."""
    at = moment(tx)
    waited = [one for one in taken if one.held is not None]
    words = "SELECT hash, content FROM revision WHERE"
    asked = writes.by(words, "hash", {one.after for one in waited}, ids=False)
    contents: dict[str, bytes] = dict(map(tuple, asked))
    rows = []
    for one in waited:
        bundle, why, finding, needs, ancestors = json.loads(one.held or "[]")
        place = row.place_id.hex if row.place_id is not None else None
        content = contents[one.after]
        rows.append(
            (
                one.after,
                one.parcel_id.hex,
                one.kind,
                place,
                bundle,
                why,
                finding,
                content,
                at,
                needs,
                ancestors,
            )
        )
    writes.insert("held_revision", HELD, rows, ignore=True)


def _turn_back_acts(tx: Tx, row: Bundle) -> None:
    """Questions it opened go, those it overtook wait again, returns it answered are open again."""
    entry = tx.session.scalar(
        sa.select(sa.func.max(JournalChange.entry)).where(
            JournalChange.row_id == row.id,
            JournalChange.after.like(f'%"{BundleState.APPLIED.value}"%'),
        )
    )
    asked = sa.select(JournalChange).where(
        JournalChange.entry == entry,
        JournalChange.kind.in_((Question.__tablename__, ParcelReturn.__tablename__)),
    )
    for change in tx.session.scalars(asked.order_by(JournalChange.no)):
        if change.kind == ParcelReturn.__tablename__:
            returned = tx.session.get(ParcelReturn, change.row_id)
            if returned is not None and change.field == "answered_on":
                returned.answered_on = None
            continue
        question = tx.session.get(Question, change.row_id)
        if question is None:
            continue
        if not change.field and change.before is None:
            tx.session.delete(question)
        elif change.field == "state" and question.state is QuestionState.MOOT:
            question.state = QuestionState(json.loads(change.before or '"open"'))
