"""What the centre says it has of us: the acknowledged position, and where our parcels stand."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, BundleContent, ParcelHead, Revision, Stream
from asn_desktop.rules.merging import BundleState, Direction, Standing
from asn_desktop.rules.streams import (
    Acknowledged,
    BundleKind,
    is_anothers,
    next_position,
    taken_elsewhere,
)
from asn_desktop.services import epochs, places
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.bundles import Ack, Exceptional
from asn_desktop.views.incoming import finding_text

OPEN = (BundleState.MADE, BundleState.WRITTEN)
ON_THE_WAY = (Standing.SENT, Standing.RECEIVED, Standing.QUESTION, Standing.HELD)
TAKEN = (Standing.MERGED, Standing.RETURNED, Standing.APPROVED)
"""The centre has the revision in its tables: both sides agree on it."""


@dataclass(frozen=True, slots=True)
class Acked:
    """What an acknowledgement changed.

    ``position``: up to where the centre has us now. ``bundles``: how many became acknowledged.
    ``foreign``: it is about another installation, about an epoch of ours that is over, or about a
    bundle that was never made here; nothing was taken from it. ``anew``: the centre was restored,
    so everything is told again from the beginning.
    """

    position: int
    bundles: int = 0
    foreign: bool = False
    anew: bool = False


def acknowledge(
    tx: Tx, ack: Ack | None, centre_epoch: str, *, missing: Collection[str] | None = None
) -> Acked:
    """Take an acknowledgement: position, state of bundles, bytes that need not be kept.

    Follows :func:`rules.streams.next_position`. ``ack`` None: the centre has nothing of ours, which
    still tells in which epoch it speaks. ``missing``: attachments the centre lacks; None = it said
    nothing of them, so bundles of attachments wait on.
    """
    stream = _open_stream(tx, ack.installation if ack is not None else None)
    if stream is None:
        return Acked(0, foreign=ack is not None)
    made = _made(tx, stream)
    ours = ack is not None and (ack.installation, ack.epoch) == (stream.installation, stream.epoch)
    said = Acknowledged("", 0, centre_epoch)
    if ack is not None and ours:
        said = Acknowledged(ack.epoch, ack.position, centre_epoch, ack.bundle)
    position = next_position(
        stream.position,
        said,
        epoch=stream.epoch,
        centre_epoch=stream.other_epoch,
        seen=heard_epochs(tx),
        made=made,
    )
    if position is None:
        _begin_anew(tx, stream)
        return Acked(0, anew=True)
    if ack is None:
        return Acked(stream.position)
    if not ours or (ack.position and is_anothers(said, epoch=stream.epoch, made=made)):
        return Acked(stream.position, foreign=True)
    stream.other_epoch, stream.position = centre_epoch, position
    done = _close_bundles(tx, stream, missing)
    tx.session.flush()
    return Acked(position, done)


def number_of(tx: ReadTx, ack: Ack) -> int | None:
    """The number of the newest bundle it names; None where no bundle of this office is meant."""
    if not ack.bundle:
        return None
    return tx.session.scalar(
        sa.select(Bundle.number)
        .where(
            Bundle.direction == Direction.OUT,
            Bundle.installation == ack.installation,
            Bundle.epoch == ack.epoch,
            Bundle.sha256.startswith(ack.bundle, autoescape=True),
        )
        .order_by(Bundle.number.desc(), Bundle.id)
        .limit(1)
    )


def took_rows(tx: Tx, centre_epoch: str) -> None:
    """Rows came from a file of that epoch of the centre; see `rules.streams.taken_elsewhere`."""
    stream = _open_stream(tx, None)
    if stream is None:
        return
    if taken_elsewhere(centre_epoch, stream.other_epoch):
        _begin_anew(tx, stream)
    else:
        stream.other_epoch = centre_epoch
    tx.session.flush()


def _open_stream(tx: ReadTx, installation: UUID | None) -> Stream | None:
    """Our stream to the centre in its current epoch, of ``installation`` where it is known here."""
    return places.stream_of(tx, installation) or places.stream_of(tx)


def heard_epochs(tx: ReadTx) -> frozenset[str]:
    """Every epoch of the centre anything was heard of here."""
    said = sa.select(Stream.other_epoch).where(Stream.direction == Direction.OUT)
    heard = sa.select(Stream.epoch).where(Stream.direction == Direction.IN)
    return frozenset({*tx.session.scalars(said), *tx.session.scalars(heard)} - {""})


def _made(tx: ReadTx, stream: Stream) -> dict[str, int]:
    rows = tx.session.execute(
        sa.select(Bundle.sha256, Bundle.upto).where(
            *_of_stream(stream), Bundle.kind == BundleKind.CHANGES
        )
    )
    return {row.sha256: row.upto for row in rows}


def _of_stream(stream: Stream) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        Bundle.direction == Direction.OUT,
        Bundle.installation == stream.installation,
        Bundle.epoch == stream.epoch,
    )


def _begin_anew(tx: Tx, stream: Stream) -> None:
    """A new epoch: everything is sent, and nothing is known to stand at the centre."""
    epochs.begin(tx, stream.installation)
    tx.session.execute(
        sa.update(ParcelHead)
        .where(ParcelHead.standing.in_((*ON_THE_WAY, Standing.MERGED)))
        .values(standing=Standing.SENT, finding="", since=tx.now)
        .execution_options(synchronize_session=False)
    )


def _close_bundles(tx: Tx, stream: Stream, missing: Collection[str] | None) -> int:
    """Bundles up to the position are acknowledged; their bytes go."""
    waiting = sa.select(Bundle).where(
        *_of_stream(stream), Bundle.state.in_(OPEN), Bundle.upto <= stream.position
    )
    done = []
    for bundle in tx.session.scalars(waiting.order_by(Bundle.number, Bundle.id)):
        if bundle.kind is BundleKind.ATTACHMENTS:
            blobs = set(json.loads(bundle.report).get("blobs", ()))
            if missing is None or blobs & set(missing):
                continue
        bundle.state, bundle.acknowledged_at = BundleState.ACKNOWLEDGED, tx.now
        done.append(bundle.sha256)
    for chunk in chunks(done):
        tx.session.execute(sa.delete(BundleContent).where(BundleContent.sha256.in_(chunk)))
    return len(done)


# ---- where parcels stand


def arrived(tx: Tx, installation: UUID) -> int:
    """Without a list of exceptions one only knows that the centre has it: SENT → RECEIVED."""
    stream = places.stream_of(tx, installation)
    if stream is None:
        return 0
    here = (ParcelHead.standing == Standing.SENT, *_covered(tx, stream))
    count = tx.session.scalar(sa.select(sa.func.count()).select_from(ParcelHead).where(*here)) or 0
    tx.session.execute(
        sa.update(ParcelHead)
        .where(*here)
        .values(standing=Standing.RECEIVED, since=tx.now)
        .execution_options(synchronize_session=False)
    )
    return count


def _covered(tx: ReadTx, stream: Stream) -> tuple[sa.ColumnElement[bool], ...]:
    """Which heads the centre has: all, where no bundle waits, else those of acknowledged ones."""
    of_stream = (*_of_stream(stream), Bundle.kind == BundleKind.CHANGES)
    states = set(tx.session.scalars(sa.select(Bundle.state).where(*of_stream).distinct()))
    if BundleState.ACKNOWLEDGED not in states:
        return (sa.false(),)
    if not states & set(OPEN):
        return ()
    names = sa.select(Bundle.sha256).where(*of_stream, Bundle.state == BundleState.ACKNOWLEDGED)
    return (ParcelHead.hash.in_(sa.select(Revision.hash).where(Revision.bundle.in_(names))),)


def stand(tx: Tx, installation: UUID, exceptions: Iterable[Exceptional]) -> Mapping[Standing, int]:
    """Say of every parcel the centre has what it made of it: merged, unless it says otherwise.

    What it merged is agreed from now on. An exception about another revision than the one sent
    last says nothing any more; returned and approved parcels stay so until another is sent.
    Returns how many parcels stand anew, by standing.
    """
    stream = places.stream_of(tx, installation)
    if stream is None:
        return {}
    told = {one.id: one for one in exceptions}
    changed: list[tuple[UUID, Standing, str]] = []
    asked = sa.select(
        ParcelHead.parcel_id, ParcelHead.hash, ParcelHead.standing, ParcelHead.finding
    ).where(ParcelHead.standing.in_(ON_THE_WAY), *_covered(tx, stream))
    for row in tx.session.execute(asked):
        one = told.get(row.parcel_id)
        about = one is not None and one.revision == row.hash
        new = (one.standing, finding_text(one.finding)) if one and about else (Standing.MERGED, "")
        if new != (row.standing, row.finding):
            changed.append((row.parcel_id, *new))
    _write(tx, changed)
    tx.session.execute(
        sa.update(ParcelHead)
        .where(
            ParcelHead.standing.in_(TAKEN),
            sa.or_(ParcelHead.agreed.is_(None), ParcelHead.agreed != ParcelHead.hash),
            *_covered(tx, stream),
        )
        .values(agreed=ParcelHead.hash)
        .execution_options(synchronize_session=False)
    )
    counts: dict[Standing, int] = defaultdict(int)
    for _key, standing, _finding in changed:
        counts[standing] += 1
    return counts


def set_standing(tx: Tx, parcel_id: UUID, revision: str, standing: Standing) -> bool:
    """Let a parcel stand so, if ``revision`` is still the one sent last; whether it is."""
    head = tx.session.get(ParcelHead, parcel_id)
    if head is None or head.hash != revision:
        return False
    if head.standing is not standing:
        head.standing, head.finding, head.since = standing, "", tx.now
    return True


def _write(tx: Tx, changed: Sequence[tuple[UUID, Standing, str]]) -> None:
    if changed:
        tx.session.execute(
            sa.update(ParcelHead),
            [
                {"parcel_id": key, "standing": standing, "finding": finding, "since": tx.now}
                for key, standing, finding in changed
            ],
        )
