"""Files of the offices at the centre: taken in, looked into, merged, and taken back.

What the centre answers comes into an office through `workflows.incoming`.

A file is read once, wholly, before anything is asked of it: sticks are pulled. Every step is one
act, so a program that was killed goes on where it was.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.bundles import container
from asn_desktop.bundles.container import Receiver
from asn_desktop.models import engine
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault, FaultKind
from asn_desktop.rules.findings import Finding, Severity, WorldFault, refuse
from asn_desktop.rules.merging import BundleState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import centre, merge_bundles, merge_report, merge_undo
from asn_desktop.services.merge_bundles import Arrived
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.views.bundles import KeyEntry, Payload
from asn_desktop.views.merging import MergeOutcome, Preview, Received
from asn_desktop.workflows import backup, enrolment_lists, identity
from asn_desktop.workflows.backup import Report, silent

REASON: Final = "paket"
"""Stands in the name of the backup made before a merge."""
TRIES: Final = 3
"""How often a merge is tried that stood in another's way on a server."""
MERGEABLE: Final = (BundleState.CHECKED, BundleState.HELD, BundleState.UNDONE)


def look_at(office: Office, files: Sequence[Path], report: Report = silent) -> list[Received]:
    """Take files in, check them, and say what merging each would do; nothing is merged.

    Whatever comes of a file is told in its line, so one bad file stops none of the others. Raises
    ``Refused`` (``centre.not_centre``), ``WorldFault`` (``places.not_enrolled``) before this
    installation has its keys.
    """
    office.read(centre.must_be_centre)
    me, ring = identity.needed(office), identity.keyring(office)
    found = []
    for no, file in enumerate(files):
        report(no, len(files), file.name)
        found.append(_look_at(office, file, me, ring))
    report(len(files), len(files), "")
    return found


def _look_at(
    office: Office, file: Path, me: identity.Identity, ring: Mapping[str, KeyEntry]
) -> Received:
    try:
        if file.stat().st_size > container.SIZE_LIMIT:
            return _unread(file, Finding("bundle.too_large", Severity.ERROR))
        content = file.read_bytes()
    except OSError as fault:
        words = {"file": file.name, "words": fault.strerror or ""}
        return _unread(file, Finding("receiving.cannot_read", Severity.ERROR, words))
    sha256 = hashlib.sha256(content).hexdigest()
    before = office.read(merge_bundles.known, sha256)
    arrived, payload = _open(file.name, sha256, content, me, ring)
    if arrived.header is not None and arrived.header.kind is BundleKind.REQUEST:
        return _unread(file, Finding("receiving.request", Severity.HINT))
    bundle_id = office.write(Act.RECEIVE_BUNDLE, merge_bundles.keep, arrived).value
    return office.read(_received, bundle_id, payload, again=before is not None)


def _unread(file: Path, fault: Finding) -> Received:
    return Received(None, file.name, "", 0, BundleState.REFUSED, fault=fault)


def _open(
    name: str,
    sha256: str,
    content: bytes,
    me: identity.Identity,
    ring: Mapping[str, KeyEntry],
) -> tuple[Arrived, Payload | None]:
    receiver = Receiver(me.place_code)
    try:
        header, payload = container.open_sealed(content, ring, receiver, me.secrets)
    except BundleFault as fault:
        waits = fault.kind is FaultKind.WAITS
        finding = Finding(fault.code, Severity.ERROR, fault.values)
        return Arrived(name, sha256, content, fault=finding, waits=waits), None
    counts = Counter(one.kind for one in payload.revisions)
    if payload.blobs:
        counts["attachment"] = len(payload.blobs)
    if header.reads_from > engine.SCHEMA:
        finding = Finding("receiving.newer", Severity.ERROR, {"schema": header.reads_from})
        return Arrived(name, sha256, content, header, counts, finding, waits=True), None
    return Arrived(name, sha256, content, header, counts), payload


def _received(
    tx: ReadTx, bundle_id: UUID, payload: Payload | None, *, again: bool = False
) -> Received:
    row = merge_bundles.get(tx, bundle_id)
    preview: Preview | None = None
    if payload is not None and row.place_id is not None and row.state in MERGEABLE:
        preview = merge_report.preview(tx, row.place_id, payload)
    return Received(
        row.id,
        row.name,
        row.sha256,
        row.size,
        row.state,
        row.kind,
        row.place_id,
        merge_bundles.place_name(tx, row.place_id),
        row.number,
        row.after,
        row.upto,
        merge_bundles.fault_of(row),
        preview,
        again,
    )


def merge(office: Office, bundle_id: UUID, report: Report = silent) -> MergeOutcome:
    """Merge a bundle that was taken in, and those that had waited for it.

    On SQLite a backup is made before it. Raises ``Refused`` (``receiving.not_kept``,
    ``receiving.not_mergeable``, ``centre.who``), ``BundleFault`` when its keys do not count any
    more, ``WorldFault`` of the backup. Nothing is written then.
    """
    report(0, 2, "")
    backup.automatic(office, reason=REASON)
    report(1, 2, "")
    outcome = _merge(office, bundle_id)
    following: list[UUID] = []
    place_id = office.read(merge_bundles.place_of_bundle, bundle_id)
    while outcome.state is BundleState.APPLIED and place_id is not None:
        waiting = office.read(merge_bundles.next_waiting, place_id)
        if waiting is None or waiting in following:
            break
        following.append(waiting)
        _merge(office, waiting)
    report(2, 2, "")
    return merge_bundles.with_following(outcome, tuple(following))


def _merge(office: Office, bundle_id: UUID) -> MergeOutcome:
    row, content = office.read(merge_bundles.content_of, bundle_id)
    me, ring = identity.needed(office), identity.keyring(office)
    header, payload = container.open_sealed(content, ring, Receiver(me.place_code), me.secrets)
    if header.reads_from > engine.SCHEMA:
        raise refuse("receiving.newer", schema=header.reads_from)
    if payload.key_list:
        enrolment_lists.take(office, payload.key_list)
    if row.place_id is None:
        row_id = office.write(
            Act.RECEIVE_BUNDLE, merge_bundles.keep, Arrived(row.name, row.sha256, content, header)
        ).value
        row, _content = office.read(merge_bundles.content_of, row_id)
    if row.place_id is None:
        raise refuse("receiving.no_place", place=header.place)
    place_id = row.place_id
    act = Act.MERGE_BUNDLE
    return _again(
        lambda: office.merge(act, place_id, merge_bundles.apply, bundle_id, header, payload).value
    )


def _again(act: Callable[[], MergeOutcome]) -> MergeOutcome:
    """On a server two places may stand in each other's way once; what is seen then is judged."""
    for left in reversed(range(TRIES)):
        try:
            return act()
        except (sa.exc.IntegrityError, sa.exc.OperationalError):
            if not left:
                raise
        except WorldFault as fault:  # how a server's deadlock is told (`services.server`)
            if fault.code != "server.busy" or not left:
                raise
    raise WorldFault("store.locked")


def undo(office: Office, bundle_id: UUID) -> None:
    """Take a whole merge back; it can be merged again from here.

    Refused: ``receiving.not_applied``, ``receiving.stands_on`` with what came later on top of it.
    """
    place_id = office.read(merge_bundles.place_of_bundle, bundle_id)
    if place_id is None:
        raise refuse("receiving.not_applied")
    backup.automatic(office, reason=REASON)
    office.merge(Act.UNDO_MERGE, place_id, merge_undo.undo, bundle_id)
