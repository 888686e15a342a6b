"""The centre's files to its offices: replies, reference sets, recoveries; and the short receipt.

Each is sealed to the keys of its office that count, numbered in the centre's own stream, kept, and
written to a stick or a folder with reading back.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from asn_desktop import __version__
from asn_desktop.bundles import container, token
from asn_desktop.models.engine import SCHEMA
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import Refused, WorldFault, refuse
from asn_desktop.rules.merging import KeyState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import (
    centre,
    centre_recovery,
    centre_reference,
    centre_reply,
    merge_report,
    outgoing_record,
)
from asn_desktop.services.office import Office
from asn_desktop.views.bundles import CENTRE_CODE, Ack, Header, Payload, Revised
from asn_desktop.workflows import enrolment_lists, identity
from asn_desktop.workflows.sending_files import SUFFIX, silent, write_checked

READS_FROM = 1
TRIES = 3
Report = Callable[[int, int, str], object]
_NAMES = {
    BundleKind.REPLY: "balasan",
    BundleKind.RECOVERY: "pemulihan",
    BundleKind.REFERENCE: "acuan",
}


@dataclass(frozen=True, slots=True)
class MadeReply:
    """A file of the centre that is kept and can be written. ``name``: how it is proposed."""

    bundle_id: UUID
    place_id: UUID
    place: str
    name: str
    size: int
    counts: Mapping[str, int]
    header: Header


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the centre has of an office, short enough for a QR code; ``text`` = 165 characters."""

    place: str
    code: str
    ack: Ack
    text: str


@dataclass(frozen=True, slots=True)
class NotMade:
    """An office that got no file, and why."""

    place_id: UUID
    place: str
    fault: WorldFault | Refused


# ---- making


def make_reply(office: Office, place_id: UUID, report: Report = silent) -> MadeReply:
    """Make the reply to one office: everything it should know by now.

    Raises ``Refused`` (``centre.not_centre``, ``places.no_active_key``, ``places.place_gone``) and
    ``WorldFault`` (``places.not_enrolled`` while the centre has no keys).
    """
    epoch = identity.current_epoch(office)

    def payload() -> Payload:
        reply, results = office.read(centre_reply.gather, place_id, epoch)
        return Payload(
            revisions=results,
            reply=reply,
            reference=office.read(centre_reference.current),
            key_list=enrolment_lists.pack(office),
        )

    report(0, 1, office.read(centre_reply.place_of, place_id).name)
    return _make(office, place_id, BundleKind.REPLY, payload)


def make_replies(
    office: Office, place_ids: Sequence[UUID], report: Report = silent
) -> tuple[list[MadeReply], list[NotMade]]:
    """Replies to many offices; one that cannot be made never stops the others."""
    office.read(centre.must_be_centre)
    made: list[MadeReply] = []
    left: list[NotMade] = []
    for at, place_id in enumerate(place_ids):
        name = office.read(centre_reply.place_of, place_id).name
        report(at, len(place_ids), name)
        try:
            made.append(make_reply(office, place_id))
        except (Refused, WorldFault) as fault:
            left.append(NotMade(place_id, name, fault))
    return made, left


def make_reference(office: Office, place_id: UUID) -> MadeReply:
    """Years, periods and holidays alone, published first where they changed."""
    publish_reference(office)

    def payload() -> Payload:
        return Payload(
            reference=office.read(centre_reference.current),
            key_list=enrolment_lists.pack(office),
        )

    return _make(office, place_id, BundleKind.REFERENCE, payload)


def publish_reference(office: Office) -> int:
    """Number what holds now where it changed; every reply carries it from then on."""
    return office.write(Act.PUBLISH_REFERENCE, centre_reference.publish).value


def make_recovery(office: Office, place_id: UUID, report: Report = silent) -> list[MadeReply]:
    """All the centre has of an office, in as many files as it takes; the first says most.

    What leans on something comes after it, so they are taken in the order of their numbers.
    """
    identity.current_epoch(office)
    report(0, 2, office.read(centre_reply.place_of, place_id).name)
    whole = office.read(centre_recovery.gather, place_id)
    if not whole:
        raise refuse("centre.nothing_to_recover")
    report(1, 2, "")
    made: list[MadeReply] = []
    waiting = [whole]
    while waiting:
        part = waiting.pop(0)
        try:
            payload, beside = _recovery(office, part), [one.bundle_id for one in made]
            made.append(_make(office, place_id, BundleKind.RECOVERY, payload, beside))
        except BundleFault as fault:
            if fault.code != "bundle.too_large_to_send" or len(part) < 2:
                raise
            half = len(part) // 2
            waiting[:0] = [part[:half], part[half:]]
    report(2, 2, "")
    return made


def _recovery(office: Office, part: Sequence[Revised]) -> Callable[[], Payload]:
    def payload() -> Payload:
        return Payload(
            revisions=tuple(part),
            sealed=office.read(centre_recovery.fingerprints, part),
            key_list=enrolment_lists.pack(office),
        )

    return payload


def _make(
    office: Office,
    place_id: UUID,
    kind: BundleKind,
    payload: Callable[[], Payload],
    beside: Sequence[UUID] = (),
) -> MadeReply:
    office.read(centre.must_be_centre)
    me = identity.needed(office)
    epoch = identity.current_epoch(office)
    place = office.read(centre_reply.place_of, place_id)
    recipients = _recipients(office, place.code, place.name)
    for left in reversed(range(TRIES)):
        said = payload()
        header = Header(
            kind=kind,
            place=CENTRE_CODE,
            to=place.code,
            installation=me.installation,
            epoch=epoch,
            number=office.read(centre_reply.next_number, me.installation),
            previous="",
            after=0,
            upto=0,
            created=office.clock.now(),
            app=__version__,
            schema=SCHEMA,
            reads_from=READS_FROM,
            reference=said.reference.number if said.reference is not None else 0,
        )
        content = container.seal(header, said, signer=me.signer, recipients=recipients)
        sha256 = hashlib.sha256(content).hexdigest()
        counts = counts_of(said)
        try:
            bundle_id = office.write(
                Act.MAKE_BUNDLE,
                centre_reply.record,
                place_id,
                header,
                sha256,
                content,
                counts,
                beside,
            ).value
        except Refused:  # somebody else's file took the number
            if not left:
                raise
            continue
        name = file_name(place.code, place.name, header)
        return MadeReply(bundle_id, place_id, place.name, name, len(content), counts, header)
    raise AssertionError("unreachable")


def counts_of(payload: Payload) -> dict[str, int]:
    """What a file of the centre says, in numbers."""
    found = Counter(one.kind for one in payload.revisions)
    if (reply := payload.reply) is not None:
        found.update(
            returned=len(reply.returned),
            approved=len(reply.approved),
            decided=len(reply.decisions),
            proposed=len(reply.proposals),
            exceptions=len(reply.exceptions),
        )
    return {name: count for name, count in found.items() if count}


def _recipients(office: Office, code: str, name: str) -> list[str]:
    """The keys of a place that count, the one in the safe, our own."""
    known = identity.current_list(office)
    entries = known.entries if known is not None else ()
    theirs = [
        entry.recipient
        for entry in entries
        if entry.place == code and entry.state is KeyState.ACTIVE and entry.recipient
    ]
    if not theirs:
        raise refuse("places.no_active_key", name=name)
    safe = [known.recovery] if known is not None and known.recovery else []
    return [*theirs, *safe, identity.needed(office).recipient]


def file_name(code: str, place: str, header: Header) -> str:
    """The name for people: for whom, what, which number; nothing ever trusts it."""
    words = [code, place, _NAMES[header.kind], f"{header.number:04d}"]
    plain = [re.sub(r"[^A-Za-z0-9.]+", "-", word).strip("-.")[:40] for word in words]
    return "_".join(["ASN", *filter(None, plain)]) + SUFFIX


# ---- writing


def write_to(
    office: Office, made: Sequence[MadeReply], folder: Path, report: Report = silent
) -> list[Path]:
    """Write kept files into ``folder``, each read back; raises as ``sending_files.write_to``."""
    ring = identity.keyring(office)
    written = []
    for at, one in enumerate(made):
        report(at, len(made), one.place)
        _row, content = office.read(outgoing_record.content_of, one.bundle_id)
        path = write_checked(folder, one.name, content, ring)
        office.write(Act.WRITE_BUNDLE, outgoing_record.mark_written, one.bundle_id, path.name)
        written.append(path)
    report(len(made), len(made), "")
    return written


# ---- the receipt of one line


def receipt(office: Office, place_id: UUID) -> Receipt | None:
    """The acknowledgement as text for a QR code, a slip or a chat; None = nothing came yet."""
    me = identity.needed(office)
    epoch = identity.current_epoch(office)
    place = office.read(centre_reply.place_of, place_id)
    ack = office.read(merge_report.acknowledgement, place_id, epoch)
    if ack is None:
        return None
    return Receipt(place.name, place.code, ack, token.encode(ack, me.signer))
