"""What is remembered of bundles that were made: rows, bytes, heads; and what is acknowledged.

The report of a bundle of attachments made here (JSON) names them under ``blobs``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, BundleContent, ParcelHead, Revision, Stream
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import BundleState, Direction, Standing
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.parcels import table_of
from asn_desktop.views.sending import Carried, Made, MadeBundle, SentBundle, StreamEnd

SENT_KINDS = (BundleKind.CHANGES, BundleKind.ATTACHMENTS)
WAITING = (BundleState.MADE, BundleState.WRITTEN)


# ---- making


def record(tx: Tx, end: StreamEnd, made: Sequence[Made]) -> list[MadeBundle]:
    """Remember sealed bundles, which count from this transaction on.

    ``end`` is what they were numbered after. Raises ``Refused`` (``sending.meanwhile``) when
    something was sent or acknowledged since: then nothing is remembered, and they are made anew.
    """
    stream = tx.session.get(Stream, (end.installation, end.epoch, Direction.OUT))
    if stream is None or stream.ended or end_of(stream) != end:
        raise refuse("sending.meanwhile")
    return [_record(tx, stream, each) for each in made]


def end_of(row: Stream) -> StreamEnd:
    """Where a stream of ours stands."""
    return StreamEnd(
        row.installation, row.epoch, row.position, row.number, row.last, row.other_epoch
    )


def _record(tx: Tx, stream: Stream, made: Made) -> MadeBundle:
    header = made.header
    report: dict[str, Any] = {"blobs": list(made.blobs)} if made.blobs else {}
    row = Bundle(
        sha256=made.sha256,
        direction=Direction.OUT,
        kind=header.kind,
        state=BundleState.MADE,
        at=tx.now,
        by=tx.actor.words,
        size=len(made.content),
        place_id=stream.place_id,
        installation=header.installation,
        epoch=header.epoch,
        number=header.number,
        after=header.after,
        upto=header.upto,
        counts=json.dumps(dict(made.counts)),
        report=json.dumps(report),
    )
    tx.session.add(row)
    tx.session.add(BundleContent(sha256=made.sha256, content=made.content))
    stream.number, stream.last = header.number, made.sha256
    tx.session.flush()
    _keep_heads(tx, made)
    return MadeBundle(row.id, header, made.sha256, row.size, made.counts)


def _keep_heads(tx: Tx, made: Made) -> None:
    """Keep what was sent of documents and lists: each new text as a revision, each head."""
    sent = [one for one in made.carried if not one.fact]
    write = tx.session.connection().execute
    revisions = [
        {
            "hash": one.name,
            "parcel_id": one.revised.id,
            "kind": one.revised.kind,
            "at": tx.now,
            "content": one.revised.text,
            "parent": one.before,
            "bundle": made.sha256,
        }
        for one in sent
        if one.before != one.name
    ]
    if revisions:
        write(sa.insert(table_of(Revision.__tablename__)), revisions)
    fresh = [_head_values(tx, one) for one in sent if one.before is None]
    if fresh:
        write(sa.insert(table_of(ParcelHead.__tablename__)), fresh)
    moved = [_head_values(tx, one) for one in sent if one.before is not None]
    if moved:
        tx.session.execute(sa.update(ParcelHead), moved)


def _head_values(tx: Tx, one: Carried) -> dict[str, Any]:
    return {
        "parcel_id": one.revised.id,
        "kind": one.revised.kind,
        "hash": one.name,
        "standing": Standing.SENT,
        "since": tx.now,
        "person_id": one.person_id,
    }


# ---- asking


def content_of(tx: ReadTx, bundle_id: UUID) -> tuple[Bundle, bytes]:
    """A bundle with its bytes; raises ``Refused`` (``sending.not_kept``) when they are gone."""
    row = tx.session.get(Bundle, bundle_id)
    if row is None:
        raise refuse("sending.not_kept")
    content = tx.session.get(BundleContent, row.sha256)
    if content is None:
        raise refuse("sending.not_kept")
    return row, bytes(content.content)


def newest_upto(tx: ReadTx, end: StreamEnd | None) -> int:
    """Up to which entry of the journal the newest bundle of this stream reaches; 0 for none."""
    if end is None:
        return 0
    asked = sa.select(sa.func.max(Bundle.upto)).where(
        Bundle.direction == Direction.OUT,
        Bundle.kind == BundleKind.CHANGES,
        Bundle.epoch == end.epoch,
        Bundle.installation == end.installation,
    )
    return tx.session.scalar(asked) or 0


def history(tx: ReadTx, *, limit: int = 500) -> tuple[SentBundle, ...]:
    """What was sent to the centre, the newest first."""
    kept = sa.select(BundleContent.sha256).where(BundleContent.sha256 == Bundle.sha256).exists()
    asked = (
        sa.select(Bundle, kept)
        .where(Bundle.direction == Direction.OUT, Bundle.kind.in_(SENT_KINDS))
        .order_by(Bundle.at.desc(), Bundle.number.desc(), Bundle.id.desc())
        .limit(limit)
    )
    current, reach = _current_epochs(tx), dict[str, int]()
    found = []
    for row, is_kept in tx.session.execute(asked):
        contained = False
        if row.kind is BundleKind.CHANGES:
            contained = reach.get(row.epoch, row.after + 1) <= row.after
            reach[row.epoch] = min(reach.get(row.epoch, row.after), row.after)
        found.append(
            _sent(tx, row, kept=is_kept, current=row.epoch in current, contained=contained)
        )
    return tuple(found)


def _sent(tx: ReadTx, row: Bundle, *, kept: bool, current: bool, contained: bool) -> SentBundle:
    open_ = row.state in WAITING
    superseded = open_ and (not current or (contained and row.state is BundleState.MADE))
    local = row.at.astimezone(tx.now.tzinfo)
    return SentBundle(
        row.id,
        row.sha256,
        row.number,
        row.kind,
        row.state,
        local,
        row.by,
        row.size,
        row.name,
        json.loads(row.counts),
        row.after,
        row.upto,
        kept,
        max(0, (tx.today - local.date()).days) if open_ and not superseded else None,
        row.acknowledged_at,
        superseded=superseded,
        contained=contained,
    )


def sent_blobs(tx: ReadTx) -> tuple[set[str], set[str]]:
    """Attachments that lie in a bundle made here, and those the centre's newest reply lacks.

    What waits in a bundle of an ended epoch counts as not sent; what waits in one of this epoch, or
    was packed after that reply, is not lacking: that bundle is to be written again.
    """
    current = _current_epochs(tx)
    asked = sa.select(Bundle.report, Bundle.at, Bundle.epoch, Bundle.state).where(
        Bundle.direction == Direction.OUT, Bundle.kind == BundleKind.ATTACHMENTS
    )
    reply = tx.session.execute(
        sa.select(Bundle.report, Bundle.at)
        .where(
            Bundle.direction == Direction.IN,
            Bundle.kind == BundleKind.REPLY,
            Bundle.state == BundleState.APPLIED,
        )
        .order_by(Bundle.at.desc(), Bundle.id.desc())
        .limit(1)
    ).first()
    sent: set[str] = set()
    lacking = set(json.loads(reply.report).get("missing", ())) if reply is not None else set()
    for row in tx.session.execute(asked):
        names = set(json.loads(row.report).get("blobs", ()))
        waits = row.state in WAITING
        if waits and row.epoch not in current:
            continue
        sent |= names
        if waits or (reply is not None and row.at >= reply.at):
            lacking -= names
    return sent, lacking


def _current_epochs(tx: ReadTx) -> set[str]:
    asked = sa.select(Stream.epoch).where(Stream.direction == Direction.OUT, sa.not_(Stream.ended))
    return set(tx.session.scalars(asked))


# ---- what became of it


def mark_written(tx: Tx, bundle_id: UUID, name: str) -> None:
    """A bundle lies on a stick or in a folder and was read back from there."""
    row = tx.session.get(Bundle, bundle_id)
    if row is not None:
        row.name = name
        if row.state is BundleState.MADE:
            row.state = BundleState.WRITTEN
