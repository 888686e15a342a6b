"""What the centre answers an office: what it has, what it asks, returned and approved.

A reply says everything that still matters, not only what is new: one that is lost needs no repair.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import (
    Approval,
    Bundle,
    BundleContent,
    HeldRevision,
    ParcelHead,
    ParcelReturn,
    Place,
    Question,
    ReturnLine,
    Stream,
)
from asn_desktop.models.logs import Evidence
from asn_desktop.models.paper import Attachment
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import (
    UNDECIDED,
    BundleState,
    Direction,
    QuestionState,
    Standing,
)
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import merge_report, places, questions_decided
from asn_desktop.services.centre import hand, must_be_centre
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.bundles import (
    Ack,
    Approved,
    Header,
    Reply,
    Returned,
    ReturnedLine,
    Revised,
)
from asn_desktop.views.centre import ReplyRow

ANSWERS = (BundleKind.REPLY, BundleKind.RECOVERY, BundleKind.KIT)
# What was taken into the stream: undone ones too, since their position stands.
TAKEN = (BundleState.APPLIED, BundleState.DUPLICATE, BundleState.UNDONE)


def place_of(tx: ReadTx, place_id: UUID) -> Place:
    """The place; refused with ``places.place_gone``."""
    found = tx.session.get(Place, place_id)
    if found is None or found.centre:
        raise refuse("places.place_gone")
    return found


def bundle_of(tx: ReadTx, ack: Ack) -> Bundle:
    """The bundle an acknowledgement names."""
    return tx.session.scalars(sa.select(Bundle).where(Bundle.sha256 == ack.bundle)).one()


def gather(tx: ReadTx, place_id: UUID, centre_epoch: str) -> tuple[Reply, tuple[Revised, ...]]:
    """The whole reply to a place, and the revisions that decisions made for it."""
    place_of(tx, place_id)
    reply = Reply(
        ack=merge_report.acknowledgement(tx, place_id, centre_epoch),
        exceptions=merge_report.exceptions(tx, place_id),
        decisions=questions_decided.decisions_for(tx, place_id),
        returned=_returned(tx, place_id),
        approved=_approved(tx, place_id),
        proposals=questions_decided.proposals_for(tx, place_id),
        missing=_missing(tx, place_id),
    )
    return reply, questions_decided.results_for(tx, place_id)


def _missing(tx: ReadTx, place_id: UUID) -> tuple[str, ...]:
    """Attachments that held rows wait for, and that evidence names, by their SHA-256."""
    asked = sa.select(HeldRevision.needs).where(HeldRevision.place_id == place_id)
    found = {
        key
        for text in tx.session.scalars(asked)
        for table, key in json.loads(text)
        if table == Attachment.__tablename__
    }
    named = (
        sa.select(Evidence.sha256)
        .join(ParcelHead, ParcelHead.parcel_id == Evidence.id)
        .where(
            ParcelHead.place_id == place_id,
            ~sa.exists().where(Attachment.sha256 == Evidence.sha256),
        )
    )
    return tuple(sorted(found | set(tx.session.scalars(named))))


def _returned(tx: ReadTx, place_id: UUID) -> tuple[Returned, ...]:
    asked = sa.select(ParcelReturn).where(
        ParcelReturn.place_id == place_id, ParcelReturn.answered_on.is_(None)
    )
    rows = tx.session.scalars(asked.order_by(ParcelReturn.on, ParcelReturn.id)).all()
    lines: dict[UUID, list[ReturnedLine]] = {row.id: [] for row in rows}
    for chunk in chunks(lines):
        of = sa.select(ReturnLine).where(ReturnLine.parcel_return_id.in_(chunk))
        for line in tx.session.scalars(of.order_by(ReturnLine.id)):
            note = ReturnedLine(line.table, line.row_id, line.text, line.field)
            lines[line.parcel_return_id].append(note)
    return tuple(
        Returned(
            row.id,
            row.parcel_id,
            row.kind,
            row.hash,
            row.on,
            row.by,
            row.text,
            tuple(lines[row.id]),
        )
        for row in rows
    )


def _approved(tx: ReadTx, place_id: UUID) -> tuple[Approved, ...]:
    """Approvals of what counts now."""
    asked = (
        sa.select(Approval)
        .join(
            ParcelHead,
            sa.and_(ParcelHead.parcel_id == Approval.parcel_id, ParcelHead.hash == Approval.hash),
        )
        .where(Approval.place_id == place_id)
        .order_by(Approval.on, Approval.id)
    )
    return tuple(
        Approved(row.id, row.parcel_id, row.kind, row.hash, row.on, row.by)
        for row in tx.session.scalars(asked)
    )


# ---- what was made


def next_number(tx: ReadTx, installation: UUID) -> int:
    """The number the next file of the centre bears."""
    stream = places.stream_of(tx, installation)
    if stream is None:
        raise refuse("sending.not_begun")
    return stream.number + 1


def record(
    tx: Tx,
    place_id: UUID | None,
    header: Header,
    sha256: str,
    content: bytes,
    counts: Mapping[str, int],
    beside: Collection[UUID] = (),
) -> UUID:
    """Remember a file of the centre; the bytes of older ones to the same place are let go.

    ``beside``: bundles that belong to this one, whose bytes stay.
    Refused with ``sending.meanwhile`` when its number was given to another one.
    """
    must_be_centre(tx)
    stream = places.stream_of(tx, header.installation)
    if stream is None or (stream.epoch, stream.number + 1) != (header.epoch, header.number):
        raise refuse("sending.meanwhile")
    stream.number, stream.last = header.number, sha256
    older = sa.select(Bundle.sha256).where(
        Bundle.direction == Direction.OUT,
        Bundle.place_id == place_id,
        Bundle.kind == header.kind,
        Bundle.id.not_in(beside),
    )
    tx.session.execute(
        sa.delete(BundleContent)
        .where(BundleContent.sha256.in_(older))
        .execution_options(synchronize_session=False)
    )
    row = Bundle(
        sha256=sha256,
        direction=Direction.OUT,
        kind=header.kind,
        state=BundleState.MADE,
        at=tx.now,
        by=hand(tx.actor) or tx.actor.name,
        size=len(content),
        place_id=place_id,
        installation=header.installation,
        epoch=header.epoch,
        number=header.number,
        counts=json.dumps(dict(counts)),
    )
    tx.session.add(row)
    tx.session.add(BundleContent(sha256=sha256, content=content))
    tx.session.flush()
    return row.id


# ---- the page of replies


def rows(tx: ReadTx) -> list[ReplyRow]:
    """Every office by code with what it has not been told yet."""
    last = _newest(tx, Direction.OUT)
    heard = _newest(tx, Direction.IN)
    positions = _counts(
        tx,
        sa.select(Stream.place_id, sa.func.max(Stream.position)).where(
            Stream.direction == Direction.IN
        ),
        Stream.place_id,
    )
    asked = _counts(
        tx, _count(Question.place_id).where(Question.state.in_(UNDECIDED)), Question.place_id
    )
    held = _counts(tx, _count(HeldRevision.place_id), HeldRevision.place_id)
    back = _counts(
        tx,
        _count(ParcelReturn.place_id).where(ParcelReturn.answered_on.is_(None)),
        ParcelReturn.place_id,
    )
    given = _counts(tx, _count(Approval.place_id), Approval.place_id)
    decided = _counts(
        tx,
        _count(Question.place_id).where(Question.state == QuestionState.DECIDED),
        Question.place_id,
    )
    touched = _touched(tx)
    found = []
    for place in tx.session.scalars(
        sa.select(Place).where(sa.not_(Place.centre)).order_by(Place.code, Place.id)
    ):
        key = place.id
        told, told_no = last.get(key, (None, 0))
        came = heard.get(key, (None, 0))[0]
        news = [at for at in (came, touched.get(key)) if at is not None]
        found.append(
            ReplyRow(
                key,
                place.code,
                place.name,
                told.astimezone(tx.now.tzinfo) if told is not None else None,
                told_no,
                came.astimezone(tx.now.tzinfo) if came is not None else None,
                positions.get(key, 0),
                asked.get(key, 0),
                held.get(key, 0),
                back.get(key, 0),
                given.get(key, 0),
                decided.get(key, 0),
                bool(news) and (told is None or max(news) > told),
            )
        )
    return found


def _count(column: Any) -> sa.Select[Any, int]:
    return sa.select(column, sa.func.count())


def _counts(tx: ReadTx, asked: sa.Select[Any, int], column: Any) -> dict[UUID, int]:
    found = tx.session.execute(asked.group_by(column))
    return {key: number for key, number in found if key is not None}


def _newest(tx: ReadTx, direction: Direction) -> dict[UUID, tuple[Any, int]]:
    kinds = ANSWERS if direction is Direction.OUT else (BundleKind.CHANGES, BundleKind.ATTACHMENTS)
    states = TAKEN if direction is Direction.IN else tuple(BundleState)
    asked = sa.select(Bundle.place_id, sa.func.max(Bundle.at), sa.func.max(Bundle.number)).where(
        Bundle.direction == direction, Bundle.kind.in_(kinds), Bundle.state.in_(states)
    )
    found = tx.session.execute(asked.group_by(Bundle.place_id))
    return {key: (at, number) for key, at, number in found if key is not None}


def _touched(tx: ReadTx) -> dict[UUID, Any]:
    """When a parcel of a place last changed its standing here: returned, approved, decided."""
    asked = (
        sa.select(ParcelHead.place_id, sa.func.max(ParcelHead.since))
        .where(ParcelHead.standing.in_((Standing.RETURNED, Standing.APPROVED)))
        .group_by(ParcelHead.place_id)
    )
    return {key: at for key, at in tx.session.execute(asked) if key is not None}


def choose(known: Sequence[ReplyRow], state: object) -> list[ReplyRow]:
    """The rows of a filter: those that wait for a reply, or all."""
    return [row for row in known if state != "due" or row.due]
