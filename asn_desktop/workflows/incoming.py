"""A file or a line of text from the centre: checked, told in words, taken.

What it is is known by its content, never by its name. Checking changes nothing; taking is one act,
and before one that brings rows a backup is made.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import sqlalchemy as sa

from asn_desktop import texts
from asn_desktop.bundles import container, token
from asn_desktop.models.exchange import Bundle, Place, Stream
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import Finding, Severity, WorldFault, refuse
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import incoming, incoming_ack, merge, places
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.views.bundles import Ack, Header, Payload
from asn_desktop.views.incoming import TakenReply
from asn_desktop.workflows import backup, enrolment_kit, enrolment_lists, identity, inspecting
from asn_desktop.workflows.sending_files import Report, silent

FROM_CENTRE = (BundleKind.REPLY, BundleKind.REFERENCE, BundleKind.RECOVERY)
REASON = "pusat"
"""Stands in the name of the backup made before rows come in."""
LONGEST_TEXT = 4096
"""Characters; an acknowledgement has 165."""


@dataclass(frozen=True, slots=True)
class Looked:
    """Something of the centre, found genuine: a file (``header``) or an acknowledgement (``ack``).

    ``says``: what it says; nothing of it was taken yet.
    """

    says: TakenReply
    name: str = ""
    sha256: str = ""
    size: int = 0
    header: Header | None = None
    payload: Payload | None = None
    ack: Ack | None = None


def look_at_file(office: Office, path: Path, report: Report = silent) -> Looked:
    """Check a file and say what it says.

    Raises ``WorldFault`` for what is not genuine, damaged, for somebody else or not of the centre
    (``bundle.…``, ``incoming.…``, ``token.…``, ``places.not_enrolled``), ``OSError`` for a disk.
    """
    report(0, 2, texts.sentence("incoming.step.check"))
    content = inspecting.read_bounded(path)
    container.check_size(content)
    if enrolment_kit.is_kit(content):
        raise WorldFault("incoming.is_kit")
    if not container.is_bundle(content):
        return look_at_text(office, _text_of(content))
    me = identity.needed(office)
    keyring = identity.keyring(office)
    header, payload = container.open_sealed(
        content, keyring, container.Receiver(me.place_code), me.secrets
    )
    if header.kind not in FROM_CENTRE:
        raise WorldFault("incoming.from_office")
    report(1, 2, texts.sentence("incoming.step.check"))
    says = office.read(incoming.look, header, payload)
    name = hashlib.sha256(content).hexdigest()
    return Looked(says, path.name, name, len(content), header, payload)


def look_at_text(office: Office, text: str) -> Looked:
    """Check an acknowledgement that was pasted or typed; raises as :func:`look_at_file`."""
    if len(text) > LONGEST_TEXT or not text.strip():
        raise WorldFault("incoming.not_a_file")
    identity.needed(office)
    ack = token.decode(text, identity.keyring(office), office.read(_installations))
    return Looked(office.read(incoming.look_at_ack, ack), ack=ack)


def is_text(text: str) -> bool:
    """Whether pasted words look like an acknowledgement at all, so that nobody is disturbed."""
    try:
        bare = token.clean(text)
    except BundleFault:
        return False
    return len(bare) >= token.ROW_LENGTH


def take(office: Office, looked: Looked, report: Report = silent) -> TakenReply:
    """Take what was looked at, as one act; a second time it changes nothing.

    On SQLite a backup is made before it where it brings rows. Raises ``Refused`` and ``WorldFault``
    (``keylist.…``, of the backup); nothing is written then.
    """
    report(1, 2, texts.sentence("incoming.step.take"))
    if looked.ack is not None:
        return office.write(Act.TAKE_REPLY, incoming.take_acknowledgement, looked.ack).value
    if looked.header is None or looked.payload is None:
        raise refuse("incoming.not_a_file")
    if looked.payload.revisions:
        backup.automatic(office, reason=REASON)
    if looked.payload.key_list:
        enrolment_lists.take(office, looked.payload.key_list)
    centre_id = office.read(places.centre_id)
    if centre_id is None:
        raise WorldFault("places.not_enrolled")
    return office.merge(Act.TAKE_REPLY, centre_id, _take, looked).value


def _take(tx: Tx, looked: Looked) -> TakenReply:
    header, payload = looked.header, looked.payload
    place = tx.session.scalars(sa.select(Place).where(Place.centre)).first()
    if header is None or payload is None or place is None:
        raise refuse("incoming.not_a_file")
    row = _kept(tx, looked, header)
    again = row.state is BundleState.APPLIED
    taken = incoming.take_reply(tx, header, payload)
    merged = merge.take_payload(tx, row, place, payload)
    if {"new", "changed", "deleted"} & merged.counts.keys():
        incoming_ack.took_rows(tx, header.epoch)
    taken = replace(taken, lines=(*taken.lines, *_merged_lines(header.kind, merged.counts)))
    if not again:
        row.state = BundleState.APPLIED
        row.report = taken.to_text()
    return taken


def _merged_lines(kind: BundleKind, counts: Mapping[str, int]) -> Iterator[Finding]:
    """What the revisions that came along did to our own rows."""
    recovery = kind is BundleKind.RECOVERY
    changed = sum(counts.get(word, 0) for word in ("new", "changed", "deleted"))
    if changed or recovery:
        code = "incoming.recovered" if recovery else "incoming.taken"
        yield Finding(code, Severity.HINT, {"count": changed})
    if counts.get("question"):
        code = "incoming.own_stays" if recovery else "incoming.waiting"
        yield Finding(code, Severity.WARNING, {"count": counts["question"]})
    if counts.get("held"):
        yield Finding("incoming.leaning", Severity.WARNING, {"count": counts["held"]})


def _kept(tx: Tx, looked: Looked, header: Header) -> Bundle:
    asked = sa.select(Bundle).where(Bundle.sha256 == looked.sha256)
    row = tx.session.scalars(asked).first()
    if row is not None:
        return row
    row = Bundle(
        sha256=looked.sha256,
        direction=Direction.IN,
        kind=header.kind,
        state=BundleState.CHECKED,
        at=tx.now,
        by=tx.actor.words,
        size=looked.size,
        name=looked.name,
        place_id=places.centre_id(tx),
        installation=header.installation,
        epoch=header.epoch,
        number=header.number,
        after=header.after,
        upto=header.upto,
    )
    tx.session.add(row)
    tx.session.flush()
    return row


def _installations(tx: ReadTx) -> frozenset[UUID]:
    asked = sa.select(Stream.installation).where(Stream.direction == Direction.OUT)
    return frozenset(tx.session.scalars(asked))


def _text_of(content: bytes) -> str:
    if len(content) > LONGEST_TEXT:
        raise WorldFault("incoming.not_a_file")
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise WorldFault("incoming.not_a_file") from None
