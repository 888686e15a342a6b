"""Questions as a merge leaves them at the centre, made by hand out of revisions."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from asn_desktop.models.exchange import Bundle, ParcelHead, Question, Revision
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import (
    BundleState,
    Direction,
    QuestionKind,
    QuestionState,
    Standing,
)
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import parcels, setup
from asn_desktop.services.merge_store import Writes
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.parcel_check import columns_of, read
from asn_desktop.views.parcels import Content, from_text, name_of, to_text

Edit = Callable[[dict[str, list[dict[str, Any]]]], None]
"""Changes the rows of a parcel in place."""


def become_centre(office: Office) -> None:
    """From now on the program is the centre."""
    values = {"exchange_role": "centre", "office_name": "Kabupaten Latihan"}
    office.write(Act.BECOME_CENTRE, setup.change_settings, **values)


def fork(
    office: Office,
    place_id: UUID,
    kind: str,
    key: UUID,
    *,
    by_office: Edit | None,
    by_centre: Edit | None,
    number: int = 1,
    places: parcels.Places | None = None,
    question: QuestionKind = QuestionKind.FORK,
) -> UUID:
    """Both sides change what stands here now; the centre's is the head. An edit None = deleted."""
    made = (by_office, by_centre)
    args = (place_id, kind, key, made, number, places, question)
    return office.write(Act.MERGE_BUNDLE, _fork, *args).value


def _fork(
    tx: Tx,
    place_id: UUID,
    kind: str,
    key: UUID,
    edits: tuple[Edit | None, Edit | None],
    number: int,
    places: parcels.Places | None,
    question: QuestionKind,
) -> UUID:
    base = parcels.contents(tx, kind, [key], places)[key]
    office, centre = (_edited(base, edit) for edit in edits)
    bundle = _bundle(tx, place_id, number)
    days = (timedelta(days=120), timedelta(days=9), timedelta(days=2))
    names = []
    for content, ago, author in zip(
        (base, office, centre), days, (place_id, place_id, None), strict=True
    ):
        text = to_text(content)
        names.append(name_of(text))
        if tx.session.get(Revision, names[-1]) is None:
            tx.session.add(
                Revision(
                    hash=names[-1],
                    parcel_id=key,
                    kind=kind,
                    at=tx.now - ago,
                    content=text,
                    parent=names[0] if len(names) > 1 else None,
                    place_id=author,
                    bundle=bundle.sha256 if author is not None else None,
                )
            )
            tx.session.flush()
    _write(tx, base, centre)
    person = parcels.people_of(tx, kind, [key], places or {}).get(key)
    head = tx.session.get(ParcelHead, key) or ParcelHead(
        parcel_id=key,
        kind=kind,
        hash=names[2],
        standing=Standing.QUESTION,
        since=tx.now,
        place_id=place_id,
        person_id=person,
    )
    head.hash, head.standing = names[2], Standing.QUESTION
    tx.session.add(head)
    made = Question(
        kind=question,
        state=QuestionState.OPEN,
        parcel_kind=kind,
        subject_id=key,
        opened_at=tx.now - timedelta(days=1),
        place_id=place_id,
        person_id=person,
        bundle=bundle.sha256,
        base=names[0],
        ours=names[2],
        theirs=names[1],
    )
    tx.session.add(made)
    tx.session.flush()
    return made.id


def _bundle(tx: Tx, place_id: UUID, number: int) -> Bundle:
    bundle = Bundle(
        sha256=new_id().hex,
        direction=Direction.IN,
        kind=BundleKind.CHANGES,
        state=BundleState.APPLIED,
        at=tx.now - timedelta(days=1),
        by="Ani",
        size=48_210,
        place_id=place_id,
        number=number,
    )
    tx.session.add(bundle)
    return bundle


def _edited(base: Content, edit: Edit | None) -> Content:
    if edit is None:
        return Content(base.kind, base.id, None)
    rows = copy.deepcopy({table: [dict(row) for row in many] for table, many in base.rows.items()})
    edit(rows)
    return Content(base.kind, base.id, rows)


def _write(tx: Tx, before: Content, after: Content) -> None:
    """Make the tables say what the centre's revision says."""
    old, new = (read(one.kind, one.id.hex, to_text(one)) for one in (before, after))
    writes = Writes(tx)
    kept = {row[list(columns_of(table)).index("id")] for table, row in new.rows()}
    for table, row in reversed(list(old.rows())):
        key = row[list(columns_of(table)).index("id")]
        if key not in kept:
            writes.delete(table, {key})
    known = {row[list(columns_of(table)).index("id")] for table, row in old.rows()}
    for table, row in new.rows():
        key = row[list(columns_of(table)).index("id")]
        if key in known:
            writes.update(table, columns_of(table), [row])
        else:
            writes.insert(table, columns_of(table), [row])


def double(office: Office, place_id: UUID, came: UUID, here: UUID) -> UUID:
    """Two people share a NIP; ``came`` is the one that came in."""

    def ask(tx: Tx) -> UUID:
        made = Question(
            kind=QuestionKind.SAME_PERSON,
            state=QuestionState.OPEN,
            parcel_kind="person",
            subject_id=came,
            other_id=here,
            person_id=came,
            opened_at=tx.now - timedelta(days=2),
            place_id=place_id,
            bundle=_bundle(tx, place_id, 7).sha256,
        )
        tx.session.add(made)
        tx.session.flush()
        return made.id

    return office.write(Act.MERGE_BUNDLE, ask).value


def stream_fork(office: Office, place_id: UUID) -> UUID:
    """One bundle number came with two contents."""

    def ask(tx: Tx) -> UUID:
        first, second = _bundle(tx, place_id, 42), _bundle(tx, place_id, 42)
        second.at, second.state, second.by = tx.now, BundleState.ALARM, "Budi"
        for one in (first, second):
            one.installation, one.epoch = place_id, "e1"
        made = Question(
            kind=QuestionKind.STREAM,
            state=QuestionState.OPEN,
            parcel_kind="",
            subject_id=place_id,
            opened_at=tx.now,
            place_id=place_id,
            bundle=second.sha256,
        )
        tx.session.add(made)
        tx.session.flush()
        return made.id

    return office.write(Act.RECEIVE_BUNDLE, ask).value


def content_of(office: Office, kind: str, key: UUID, places: Any = None) -> Content:
    """What the tables say of a parcel now."""
    return office.read(parcels.contents, kind, [key], places)[key]


def text_of(office: Office, name: str) -> Content:
    """What a kept revision says."""
    return from_text(office.read(lambda tx: tx.session.get_one(Revision, name).content))
