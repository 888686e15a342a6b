"""Taking what the centre answers: acknowledgement, standings, returned parcels, proposals.

Everything is known by its own id or name, so a file that comes twice, late or out of order changes
nothing it should not. The signatures were judged by `bundles.container` before; whoever calls this
has also kept the key list (`services.places_lists`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import (
    Approval,
    CentreProposal,
    ParcelHead,
    ParcelReturn,
    ReturnLine,
    Stream,
)
from asn_desktop.models.people import Person
from asn_desktop.models.types import natural_id
from asn_desktop.rules.findings import Finding, Severity, refuse
from asn_desktop.rules.merging import Direction, Standing
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import incoming_ack, incoming_decisions, places, setup
from asn_desktop.services.incoming_reference import ReferenceTaken, take_reference
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.bundles import Ack, Approved, Header, Payload, Proposal, Returned
from asn_desktop.views.incoming import TakenReply

STANDINGS = (
    ("merged", Standing.MERGED),
    ("questions", Standing.QUESTION),
    ("held", Standing.HELD),
)


def take_reply(tx: Tx, header: Header, payload: Payload) -> TakenReply:
    """Take a file of the centre (reply, reference set, recovery, kit) as far as it concerns us.

    Rows follow with the payload's revisions (`services.merge.take_payload`), which the caller takes
    in the same act. A reply older than one taken before changes no standing; what it returns,
    approves or proposes is taken where it was not known. Raises ``Refused``
    (``incoming.other_office``) for one that is for somebody else. ``TakenReply.to_text`` is what
    its bundle keeps as report.
    """
    check_addressee(tx, header)
    stale = _is_stale(tx, header)
    counts: dict[str, int] = {}
    lines: list[Finding] = []
    reply, note, position = payload.reply, "", None
    if stale:
        lines.append(_said("incoming.stale", number=header.number))
    if reply is not None:
        note = reply.note
        position = _take_ack(tx, reply.ack, header.epoch, reply.missing, counts, lines)
        # One that knows less than a receipt told us says nothing of what came after it.
        if reply.ack is not None and not stale and reply.ack.position == position:
            found = incoming_ack.stand(tx, reply.ack.installation, reply.exceptions)
            counts |= {name: found.get(standing, 0) for name, standing in STANDINGS}
        counts["decided"] = incoming_decisions.write_down(tx, reply.decisions)
        counts["returned"] = sum(_take_return(tx, one) for one in reply.returned)
        counts["approved"] = sum(_take_approval(tx, one) for one in reply.approved)
        counts["proposed"] = sum(_take_proposal(tx, one) for one in reply.proposals)
        counts["missing"] = len(reply.missing)
    taken = ReferenceTaken(0)
    if payload.reference is not None:
        taken = take_reference(tx, payload.reference)
        lines += _reference_lines(payload.reference.number, taken)
    _remember(tx, header)
    lines += _count_lines(counts)
    return TakenReply(
        header.kind,
        header.number,
        position,
        counts,
        reference=taken.number,
        note=note,
        lines=tuple(lines),
        lacking=reply.missing if reply is not None else (),
    )


def take_acknowledgement(tx: Tx, ack: Ack) -> TakenReply:
    """The same for an acknowledgement alone, as it stands on the centre's receipt.

    What became of the parcels it does not say; they count as received.
    """
    counts: dict[str, int] = {}
    lines: list[Finding] = []
    position = _take_ack(tx, ack, ack.centre_epoch, None, counts, lines)
    received = incoming_ack.arrived(tx, ack.installation) if counts["bundles"] else 0
    if received:
        lines.append(_said("incoming.received", count=received))
    return TakenReply(BundleKind.REPLY, 0, position, counts, lines=tuple(lines))


def look(tx: ReadTx, header: Header, payload: Payload) -> TakenReply:
    """What a file of the centre says, before anything is taken from it.

    Raises ``Refused`` like :func:`take_reply`.
    """
    check_addressee(tx, header)
    reply = payload.reply
    lines: list[Finding] = []
    if _is_stale(tx, header):
        lines.append(_said("incoming.stale", number=header.number))
    counts: dict[str, int] = {}
    position = None
    if reply is not None:
        if reply.ack is not None:
            position = reply.ack.position
            lines.append(_received_to(tx, reply.ack))
        by = [one.standing for one in reply.exceptions]
        counts = {
            "questions": by.count(Standing.QUESTION),
            "held": by.count(Standing.HELD),
            "returned": len(reply.returned),
            "approved": len(reply.approved),
            "decided": len(reply.decisions),
            "proposed": len(reply.proposals),
            "missing": len(reply.missing),
        }
    if header.kind is BundleKind.RECOVERY:
        lines.append(_said("incoming.has_rows", count=len(payload.revisions)))
    if payload.reference is not None:
        lines.append(_said("incoming.has_reference", number=payload.reference.number))
    if payload.key_list:
        lines.append(_said("incoming.has_keys"))
    lines += _count_lines(counts)
    return TakenReply(
        header.kind,
        header.number,
        position,
        counts,
        note=reply.note if reply is not None else "",
        lines=tuple(lines),
    )


def look_at_ack(tx: ReadTx, ack: Ack) -> TakenReply:
    """What an acknowledgement alone says."""
    return TakenReply(BundleKind.REPLY, 0, ack.position, lines=(_received_to(tx, ack),))


def _received_to(tx: ReadTx, ack: Ack) -> Finding:
    """Up to where the centre has us: a bundle by the number on its slip, else the entry."""
    number = incoming_ack.number_of(tx, ack)
    if number is not None:
        return _said("incoming.has_bundle", number=number)
    return _said("incoming.has_to", position=ack.position)


def check_addressee(tx: ReadTx, header: Header) -> None:
    """Raise ``Refused`` (``incoming.other_office``) when a file is for another place.

    What is sealed to another place does not even open; this is for what was opened otherwise.
    """
    mine = setup.read_settings(tx).place_code
    if mine and header.to != mine:
        raise refuse("incoming.other_office", to=header.to, mine=mine)


# ---- acknowledgement and standings


def _take_ack(
    tx: Tx,
    ack: Ack | None,
    centre_epoch: str,
    missing: Sequence[str] | None,
    counts: dict[str, int],
    lines: list[Finding],
) -> int:
    done = incoming_ack.acknowledge(tx, ack, centre_epoch, missing=missing)
    counts["bundles"] = done.bundles
    if done.anew:
        lines.append(_said("incoming.anew", Severity.WARNING))
    elif done.foreign:
        lines.append(_said("incoming.foreign", Severity.WARNING))
    elif done.bundles:
        lines.append(_said("incoming.acknowledged", count=done.bundles))
    elif ack is not None:
        lines.append(_said("incoming.acknowledged_before"))
    return done.position


def _is_stale(tx: ReadTx, header: Header) -> bool:
    """Whether a newer file of the same epoch of the centre was taken."""
    stream = tx.session.get(Stream, (header.installation, header.epoch, Direction.IN))
    return stream is not None and header.number <= stream.number


def _remember(tx: Tx, header: Header) -> None:
    """Keep the number of the newest file of the centre, which our next header tells."""
    stream = tx.session.get(Stream, (header.installation, header.epoch, Direction.IN))
    if stream is None:
        before = sa.select(Stream).where(
            Stream.installation == header.installation, Stream.direction == Direction.IN
        )
        for old in tx.session.scalars(before):
            old.ended = True
        stream = Stream(
            installation=header.installation,
            epoch=header.epoch,
            direction=Direction.IN,
            place_id=places.centre_id(tx),
            begun_at=tx.now,
        )
        tx.session.add(stream)
    stream.number = max(stream.number, header.number)
    tx.session.flush()


# ---- returned, approved, proposed


def _person_of(tx: ReadTx, parcel_id: UUID) -> UUID | None:
    head = tx.session.get(ParcelHead, parcel_id)
    return head.person_id if head is not None else None


def _take_return(tx: Tx, one: Returned) -> bool:
    if tx.session.get(ParcelReturn, one.id) is not None:
        return False
    tx.session.add(
        ParcelReturn(
            id=one.id,
            parcel_id=one.parcel_id,
            kind=one.kind,
            hash=one.revision,
            on=one.on,
            by=one.by,
            text=one.text,
            person_id=_person_of(tx, one.parcel_id),
            place_id=places.centre_id(tx),
        )
    )
    tx.session.flush()
    for number, line in enumerate(one.lines):
        tx.session.add(
            ReturnLine(
                id=natural_id("return_line", one.id, number),
                parcel_return_id=one.id,
                table=line.table,
                row_id=line.row_id,
                text=line.text,
                field=line.field,
            )
        )
    incoming_ack.set_standing(tx, one.parcel_id, one.revision, Standing.RETURNED)
    return True


def _take_approval(tx: Tx, one: Approved) -> bool:
    if tx.session.get(Approval, one.id) is not None:
        return False
    tx.session.add(
        Approval(
            id=one.id,
            parcel_id=one.parcel_id,
            kind=one.kind,
            hash=one.revision,
            on=one.on,
            by=one.by,
            place_id=places.centre_id(tx),
        )
    )
    incoming_ack.set_standing(tx, one.parcel_id, one.revision, Standing.APPROVED)
    return True


def _take_proposal(tx: Tx, one: Proposal) -> bool:
    """A proposal about somebody this office does not have is not for it."""
    key = natural_id("proposal", one.choice.value, one.person_id, one.other_id, one.on)
    if tx.session.get(CentreProposal, key) is not None:
        return False
    if tx.session.get(Person, one.person_id) is None:
        return False
    tx.session.add(
        CentreProposal(
            id=key,
            choice=one.choice,
            person_id=one.person_id,
            other_id=one.other_id,
            words=one.words,
            on=one.on,
            moved_on=one.moved_on,
        )
    )
    return True


# ---- in words


COUNTED = ("merged", "questions", "held", "returned", "approved", "decided", "proposed", "missing")


def _count_lines(counts: dict[str, int]) -> Iterable[Finding]:
    return [
        _said(f"incoming.count.{name}", count=counts[name]) for name in COUNTED if counts.get(name)
    ]


def _reference_lines(number: int, taken: ReferenceTaken) -> Iterable[Finding]:
    if not taken.number:
        return [_said("incoming.reference_same", number=number)]
    return [_said("incoming.reference", number=number, count=taken.changed), *taken.told]


def _said(code: str, severity: Severity = Severity.HINT, **values: object) -> Finding:
    return Finding(code, severity, values)
