"""Places of the exchange and their keys: who may speak, until where, and what we call them.

What counts is the newest list of keys, signed by two of the three root keys; the rows of places and
keys are its reflection, made by `services.places_lists`. Only what waits to be examined stands in
the rows alone.
"""

from __future__ import annotations

import os
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import KeyList, Place, Stream
from asn_desktop.rules.merging import Direction
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.ownership import is_centre
from asn_desktop.views.bundles import CENTRE_CODE


def newest_list(tx: ReadTx) -> bytes | None:
    """The newest signed list of keys as it came, None where there is none."""
    return tx.session.scalar(sa.select(KeyList.content).order_by(KeyList.version.desc()).limit(1))


def place_id_of(tx: ReadTx, code: str) -> UUID | None:
    """The id of the place with this code, None for a stranger."""
    return tx.session.scalar(sa.select(Place.id).where(Place.code == code))


def centre_id(tx: ReadTx) -> UUID | None:
    """The id of the centre, None before an office has taken its kit."""
    return place_id_of(tx, CENTRE_CODE)


def other_side(tx: ReadTx) -> UUID | None:
    """To whom an office speaks: the centre; None at the centre, which speaks to many."""
    return None if is_centre(tx) else centre_id(tx)


def epoch_of(tx: ReadTx, installation: UUID) -> str | None:
    """The epoch in which an installation of ours speaks now, None before its first."""
    stream = stream_of(tx, installation)
    return None if stream is None else stream.epoch


def epoch_taken(tx: ReadTx, installation: UUID) -> str:
    """The epoch in which another installation spoke to us last, "" if it never did."""
    asked = sa.select(Stream.epoch).where(
        Stream.installation == installation, Stream.direction == Direction.IN
    )
    latest = asked.order_by(Stream.ended, Stream.begun_at.desc(), Stream.epoch.desc())
    return tx.session.scalar(latest.limit(1)) or ""


def stream_of(tx: ReadTx, installation: UUID | None = None) -> Stream | None:
    """The stream in which an installation of ours speaks now; of several the one begun last."""
    asked = sa.select(Stream).where(Stream.direction == Direction.OUT, sa.not_(Stream.ended))
    if installation is not None:
        asked = asked.where(Stream.installation == installation)
    return tx.session.scalar(asked.order_by(Stream.begun_at.desc(), Stream.epoch.desc()).limit(1))


def join_epoch(tx: Tx, installation: UUID) -> str:
    """Let an installation that does not speak yet speak, and return its epoch.

    Several computers of a centre work on one database: they speak in one epoch, so that an office
    does not take the second one for a centre that was restored.
    """
    spoken = sa.select(Stream.epoch).where(Stream.direction == Direction.OUT, sa.not_(Stream.ended))
    together = tx.session.scalar(spoken.order_by(Stream.begun_at.desc(), Stream.epoch).limit(1))
    return begin_epoch(tx, installation, together if is_centre(tx) else None)


def begin_epoch(tx: Tx, installation: UUID, together: str | None = None) -> str:
    """Begin an epoch of an installation of ours, end those before it, and return its name.

    ``together``: the epoch in which others of the same centre speak and go on speaking; without it
    theirs end as well, since what they said may be gone from the database they share.
    """
    before = sa.select(Stream).where(Stream.direction == Direction.OUT)
    if together is not None or not is_centre(tx):
        before = before.where(Stream.installation == installation)
    for stream in tx.session.scalars(before):
        stream.ended = True
    epoch = together or os.urandom(8).hex()
    tx.session.add(
        Stream(
            installation=installation,
            epoch=epoch,
            direction=Direction.OUT,
            place_id=other_side(tx),
            begun_at=tx.now,
        )
    )
    tx.session.flush()
    return epoch
