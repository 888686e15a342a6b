"""The work list's rows about the exchange with the centre.

An office without a centre asks once, and what exchanges is not even imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, CentreProposal, ParcelHead, ParcelReturn, Stream
from asn_desktop.models.journal import JournalChange, JournalEntry
from asn_desktop.rules.exchange import PARCEL_OF
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import places
from asn_desktop.services.office import ReadTx
from asn_desktop.services.ownership import is_centre
from asn_desktop.views.worklist import Group, Work

SEND_AFTER_DAYS = 14
"""Work nobody has told the centre of for so long is worth a row."""
ASK_AFTER_DAYS = 14
"""A bundle nobody has acknowledged for so long may be lost."""


def exchange_rows(tx: ReadTx) -> Iterator[Work]:
    """What came back and waits for an answer, then what the centre does not know yet."""
    if places.centre_id(tx) is None:
        return
    from asn_desktop.services import questions

    asked = questions.count_open(tx)
    if asked:
        yield Work(
            key="exchange.questions",
            group=Group.NOW,
            code="work.exchange_questions",
            values={"count": asked},
            button="work.button.decide",
            page="bundle",
            target={"view": "questions"},
        )
    if is_centre(tx):
        return
    yield from _returned(tx)
    yield from _proposals(tx)
    stream = places.stream_of(tx)
    if stream is not None:
        yield from _unacknowledged(tx, stream)
        yield from _unsent(tx, stream)


def _returned(tx: ReadTx) -> Iterator[Work]:
    from asn_desktop.services import incoming_read

    count = incoming_read.count_returned(tx)
    if count:
        asked = (
            sa.select(sa.func.min(ParcelReturn.on))
            .join(ParcelHead, ParcelHead.parcel_id == ParcelReturn.parcel_id)
            .where(ParcelReturn.answered_on.is_(None), ParcelHead.hash == ParcelReturn.hash)
        )
        yield Work(
            key="exchange.returned",
            group=Group.NOW,
            code="work.exchange_returned",
            values={"count": count},
            reason="work.exchange_since",
            reason_values={"on": tx.session.scalar(asked)},
            button="work.button.see_notes",
            page="bundle",
            target={"view": "from_centre", "group": "returned"},
        )


def _proposals(tx: ReadTx) -> Iterator[Work]:
    from asn_desktop.services import incoming_read

    count = incoming_read.count_proposals(tx)
    if count:
        asked = sa.select(sa.func.min(CentreProposal.on)).where(CentreProposal.accepted.is_(None))
        yield Work(
            key="exchange.proposals",
            group=Group.NOW,
            code="work.exchange_proposals",
            values={"count": count},
            reason="work.exchange_since",
            reason_values={"on": tx.session.scalar(asked)},
            button="work.button.answer",
            page="bundle",
            target={"view": "from_centre", "group": "proposals"},
        )


def _of(stream: Stream) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        Bundle.direction == Direction.OUT,
        Bundle.installation == stream.installation,
        Bundle.epoch == stream.epoch,
        Bundle.kind == BundleKind.CHANGES,
    )


def _unacknowledged(tx: ReadTx, stream: Stream) -> Iterator[Work]:
    """The oldest bundle that waits; everything in it travels again with the next one anyhow."""
    waiting = (
        sa.select(Bundle)
        .where(*_of(stream), Bundle.state.in_((BundleState.MADE, BundleState.WRITTEN)))
        .order_by(Bundle.at, Bundle.id)
        .limit(1)
    )
    oldest = tx.session.scalars(waiting).first()
    if oldest is None:
        return
    days = (tx.today - oldest.at.astimezone(tx.now.tzinfo).date()).days
    made = oldest.state is BundleState.MADE
    if days < ASK_AFTER_DAYS and not made:
        return
    yield Work(
        key=f"exchange.waits.{oldest.number}",
        group=Group.NOW if made else Group.WAITING,
        code="work.exchange_unwritten" if made else "work.exchange_waits",
        values={"number": oldest.number, "days": days},
        reason="work.exchange_nothing_lost" if not made else "",
        button="work.button.send",
        page="bundle",
        target={"view": "send"},
    )


def _unsent(tx: ReadTx, stream: Stream) -> Iterator[Work]:
    """Since when there is work in the journal that no bundle carries."""
    newest = sa.select(sa.func.max(Bundle.upto)).where(*_of(stream))
    upto = max(tx.session.scalar(newest) or 0, stream.position)
    limit = tx.now - timedelta(days=SEND_AFTER_DAYS)
    first = (
        sa.select(JournalEntry.at)
        .where(
            JournalEntry.seq > upto,
            JournalEntry.at < limit,
            sa.exists().where(
                JournalChange.entry == JournalEntry.seq, JournalChange.kind.in_(sorted(PARCEL_OF))
            ),
        )
        .order_by(JournalEntry.seq)
        .limit(1)
    )
    at = tx.session.scalar(first)
    if at is not None:
        days = (tx.today - at.astimezone(tx.now.tzinfo).date()).days
        yield Work(
            key="exchange.unsent",
            group=Group.SOON,
            code="work.exchange_unsent",
            values={"days": days},
            button="work.button.send",
            page="bundle",
            target={"view": "send"},
        )
