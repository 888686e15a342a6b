"""Making bundles for the centre and writing them to a stick or a folder.

A bundle exists from the commit on that remembers it; killed before, nothing was numbered, killed
after, it is in the history and can be written. Reading and sealing happen before that commit, so
that it is short; whoever numbered or acknowledged something meanwhile makes us read again.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from uuid import UUID

from asn_desktop import __version__, texts
from asn_desktop.bundles import container
from asn_desktop.bundles.keys import key_id
from asn_desktop.models.engine import SCHEMA
from asn_desktop.reports.cover_slip import render_cover_slip
from asn_desktop.rules import parcel_counts
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import Refused, WorldFault, refuse
from asn_desktop.rules.merging import KeyState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import outgoing, outgoing_record
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.services.outgoing_slip import cover_slip
from asn_desktop.services.setup import read_settings
from asn_desktop.views.bundles import CENTRE_CODE, Header, Payload
from asn_desktop.views.paper import Paper
from asn_desktop.views.sending import (
    BlobName,
    Carried,
    Gathered,
    Made,
    MadeBundle,
    SentBundle,
    StreamEnd,
)
from asn_desktop.workflows import highwater, identity
from asn_desktop.workflows.identity import Identity
from asn_desktop.workflows.sending_files import Report, silent, write_to

__all__ = [
    "Report",
    "Sender",
    "Sent",
    "make",
    "make_and_write",
    "sender",
    "silent",
    "slip_pdf",
    "write_again",
    "write_to",
]

READS_FROM = 1
"""The oldest schema whose programs can read what this one sends."""
TRIES = 3


@dataclass(frozen=True, slots=True)
class Sender:
    """Who seals, as which place (as the key list has it), and to whom."""

    me: Identity
    place: str
    recipients: tuple[str, ...]

    def seal(self, header: Header, payload: Payload) -> bytes:
        """The bytes of a bundle."""
        signer = self.me.signer
        return container.seal(header, payload, signer=signer, recipients=self.recipients)


def sender(office: Office) -> Sender:
    """Who seals, and the keys to encrypt to: the centre's, the one in the safe, our own.

    Raises ``WorldFault``: ``places.not_enrolled``, ``sending.not_listed``,
    ``sending.no_centre_key``.
    """
    me = identity.needed(office)
    known = identity.current_list(office)
    if known is None:
        raise WorldFault("places.not_enrolled")
    entry = identity.entries_by_key(known).get(key_id(me.signer.public))
    if entry is None:
        raise WorldFault("sending.not_listed")
    centre = [
        entry.recipient
        for entry in known.entries
        if entry.centre and entry.state is KeyState.ACTIVE and entry.recipient
    ]
    if not centre:
        raise WorldFault("sending.no_centre_key")
    safe = (known.recovery,) if known.recovery else ()
    return Sender(me, entry.place, (*centre, *safe, me.recipient))


def make(office: Office, report: Report = silent) -> list[MadeBundle]:
    """Make bundles of everything the centre has not acknowledged; attachments in their own.

    Raises ``Refused`` (``sending.nothing``, ``sending.locked``, ``sending.not_begun``) and
    ``WorldFault`` (as :func:`sender`). Cancelled between two steps, what was numbered stays.
    """
    who = sender(office)
    identity.current_epoch(office)
    made = _make_changes(office, who, report)
    for files in _make_files(office, who, report):
        made += files
    highwater.keep(office, identity.folder(office), shared=not office.store.is_sqlite)
    if not made:
        raise refuse("sending.nothing")
    report(4, 4, "")
    return made


def _make_changes(office: Office, who: Sender, report: Report) -> list[MadeBundle]:
    for left in reversed(range(TRIES)):
        report(0, 4, texts.sentence("sending.step.gather"))
        found = office.read(outgoing.gather, who.me.installation)
        if not found.carried:
            return []
        report(1, 4, texts.sentence("sending.step.seal"))
        sealed = list(_sealed(office, who, found))
        report(2, 4, texts.sentence("sending.step.record"))
        try:
            return office.write(Act.MAKE_BUNDLE, outgoing_record.record, found.end, sealed).value
        except Refused:
            if not left:
                raise
    raise AssertionError("unreachable")


def _sealed(office: Office, who: Sender, found: Gathered) -> Iterator[Made]:
    end, after = found.end, found.end.position
    parts = [found.carried]
    while parts:
        part = parts.pop(0)
        upto = part[-1].entry if parts else found.upto
        header = _header(office, who, found, BundleKind.CHANGES, end, after, upto)
        seals = [one.fingerprint for one in part if one.fingerprint]
        payload = Payload(
            revisions=tuple(one.revised for one in part),
            sealed=office.read(outgoing.sealed_contents, seals),
        )
        try:
            made = _one(who, header, payload, Counter(one.revised.kind for one in part), part)
        except BundleFault as fault:
            halves = _halved(part) if fault.code == "bundle.too_large_to_send" else []
            if not halves:
                raise
            parts[:0] = halves
            continue
        yield made
        end, after = _after(end, made), upto


def _halved(part: Sequence[Carried]) -> list[tuple[Carried, ...]]:
    """Two parts of about the same size, cut between two entries of the journal; [] = one entry."""
    entries = [tuple(group) for _entry, group in groupby(part, key=lambda one: one.entry)]
    if len(entries) < 2:
        return []
    whole = sum(len(one.revised.text) for one in part)
    left: list[Carried] = []
    size = 0
    for at, group in enumerate(entries):
        size += sum(len(one.revised.text) for one in group)
        if left and (size > whole / 2 or at == len(entries) - 1):
            break
        left += group
    return [tuple(left), tuple(part[len(left) :])]


def _make_files(office: Office, who: Sender, report: Report) -> Iterator[list[MadeBundle]]:
    """Attachments that lie in no bundle yet, as many a file as it holds, each act its own."""
    waiting = office.read(outgoing.waiting_blobs)
    total = len(waiting)
    while waiting:
        report(3, 4, texts.sentence("sending.step.files", done=total - len(waiting), of=total))
        chosen = outgoing.next_blobs(waiting)
        made = _make_file(office, who, chosen)
        yield [made]
        waiting = waiting[len(chosen) :]


def _make_file(office: Office, who: Sender, chosen: Sequence[BlobName]) -> MadeBundle:
    for left in reversed(range(TRIES)):
        blobs = office.read(outgoing.read_blobs, chosen)
        found = office.read(outgoing.where, who.me.installation)
        header = _header(office, who, found, BundleKind.ATTACHMENTS, found.end, 0, 0)
        counts = {parcel_counts.ATTACHMENT: len(blobs)}
        sealed = _one(who, header, Payload(blobs=blobs), counts, (), chosen)
        try:
            write = outgoing_record.record
            return office.write(Act.MAKE_BUNDLE, write, found.end, [sealed]).value[0]
        except Refused:
            if not left:
                raise
    raise AssertionError("unreachable")


def _one(
    who: Sender,
    header: Header,
    payload: Payload,
    counts: Mapping[str, int],
    carried: Sequence[Carried] = (),
    blobs: Sequence[BlobName] = (),
) -> Made:
    content = who.seal(header, payload)
    names = tuple(blob.sha256 for blob in blobs)
    sha256 = hashlib.sha256(content).hexdigest()
    return Made(header, content, sha256, dict(counts), tuple(carried), names)


def _after(end: StreamEnd, made: Made) -> StreamEnd:
    return StreamEnd(
        end.installation,
        end.epoch,
        end.position,
        made.header.number,
        made.sha256,
        end.other_epoch,
    )


def _header(
    office: Office,
    who: Sender,
    found: Gathered,
    kind: BundleKind,
    end: StreamEnd,
    after: int,
    upto: int,
) -> Header:
    return Header(
        kind=kind,
        place=who.place,
        to=CENTRE_CODE,
        installation=who.me.installation,
        epoch=end.epoch,
        number=end.number + 1,
        previous=end.last,
        after=after,
        upto=upto,
        created=office.clock.now(),
        app=__version__,
        schema=SCHEMA,
        reads_from=READS_FROM,
        journal=found.journal,
        have=found.have,
        key_list=found.key_list,
        reference=found.reference,
    )


@dataclass(frozen=True, slots=True)
class Sent:
    """What lies on the stick now. ``again``: nothing was new, bundles made before were written."""

    folder: Path
    bundles: tuple[SentBundle, ...]
    again: bool = False


def make_and_write(office: Office, folder: Path, report: Report = silent) -> Sent:
    """Make what is new and write it into ``folder``; else write what waits there once more.

    Raises what :func:`make` and :func:`write_to` raise; what was made is kept whatever happens.
    """
    found = office.read(outgoing.overview)
    waiting = [one for one in office.read(outgoing_record.history) if one.kept and _waits(one)]
    again = bool(waiting) and not found.since_last and not found.files
    if again:
        ids = [one.id for one in reversed(waiting)]
    else:
        made = make(office, report)
        files = BundleKind.ATTACHMENTS
        unwritten = [one.id for one in waiting if one.kind is files and not one.name]
        ids = [*unwritten, *(one.id for one in made)]
    for one in ids:
        write_to(office, one, folder, report)
    by_id = {one.id: one for one in office.read(outgoing_record.history)}
    return Sent(folder, tuple(by_id[one] for one in ids), again)


def write_again(office: Office, ids: Sequence[UUID], folder: Path, report: Report = silent) -> Sent:
    """Write bundles made before into ``folder`` once more; raises what :func:`write_to` raises."""
    for one in ids:
        write_to(office, one, folder, report)
    by_id = {one.id: one for one in office.read(outgoing_record.history)}
    return Sent(folder, tuple(by_id[one] for one in ids))


def _waits(one: SentBundle) -> bool:
    return one.days is not None and not one.contained


def slip_pdf(office: Office, bundle_id: UUID) -> Callable[[ReadTx], tuple[bytes, Paper]]:
    """What makes the cover slip of a bundle, on the office's paper."""

    def pdf(tx: ReadTx) -> tuple[bytes, Paper]:
        code = identity.needed(office).place_code
        paper = Paper(read_settings(tx).paper)
        return render_cover_slip(cover_slip(tx, bundle_id, code), paper=paper), paper

    return pdf
