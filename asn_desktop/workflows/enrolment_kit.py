"""The office kit: what the centre hands a newly enrolled office, taken in one step.

A kit is the pack of key lists in clear (public keys only) and behind it a bundle sealed to the
office. So the signature is checked before anything is opened, by keys whose root keys the office
compares once with the circular.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from asn_desktop.bundles import container, keylist
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import KeyState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import (
    centre,
    incoming_reference,
    people_now,
    places,
    places_board,
    places_kit,
    places_lists,
    setup,
)
from asn_desktop.services.attachments import set_emblem
from asn_desktop.services.merge_apply import Cause, carry_out
from asn_desktop.services.merge_plan import Source
from asn_desktop.services.merge_plan import make as plan_merge
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.bundles import CENTRE_CODE, Blob, Header, KeyListView, Payload
from asn_desktop.views.places import KitPreview
from asn_desktop.workflows import enrolment_lists, identity
from asn_desktop.workflows.enrolment import header_of, write_and_read_back
from asn_desktop.workflows.enrolment_roots import fingerprint

MAGIC = b"ASNKIT1\r\n\x1a\n"
SUFFIX = ".paketkantor"
LARGEST = 64 * 2**20
EMBLEM = "lambang"


@dataclass(frozen=True, slots=True)
class OpenedKit:
    """A kit whose signatures are right; ``first``: nobody compared its root keys here yet."""

    sha256: str
    lists: tuple[tuple[KeyListView, bytes], ...]
    header: Header
    payload: Payload
    first: bool
    size: int

    @property
    def known(self) -> KeyListView:
        """The newest key list in it."""
        return self.lists[-1][0]


# ---- the centre


def make_kit(office: Office, place_id: UUID) -> bytes:
    """The kit of a place, sealed to every key of it that counts.

    Raises ``Refused``: ``places.no_active_key`` where it has none, ``places.place_gone``.
    """
    office.read(centre.must_be_centre)
    me = identity.needed(office)
    place = office.read(places_board.place_row, place_id)
    current = identity.current_list(office)
    recipients = [
        entry.recipient
        for entry in (current.entries if current is not None else ())
        if entry.place == place.code and entry.state is KeyState.ACTIVE
    ]
    if not recipients or current is None:
        raise refuse("places.no_active_key", name=place.name)
    content = office.read(places_kit.gather, place_id)
    blobs = () if content.emblem is None else (Blob(EMBLEM, "image/png", content.emblem),)
    bundle = container.seal(
        header_of(office, me, BundleKind.KIT, CENTRE_CODE, place.code),
        Payload(revisions=content.revisions, blobs=blobs, reference=content.reference),
        signer=me.signer,
        recipients=[*recipients, current.recovery, me.recipient]
        if current.recovery
        else [*recipients, me.recipient],
    )
    pack = enrolment_lists.pack(office)
    return MAGIC + len(pack).to_bytes(4) + pack + bundle


def kit_name(office: Office, place_id: UUID) -> str:
    """How the file is called; for people, never believed."""
    place = office.read(places_board.place_row, place_id)
    return f"KIT_{place.code}_{office.today():%Y%m%d}{SUFFIX}"


def write_kit(office: Office, place_id: UUID, file: Path) -> Path:
    """Make the kit and write it, read back; raises as :func:`make_kit` and ``WorldFault``."""
    return write_and_read_back(file, make_kit(office, place_id))


# ---- the office


def is_kit(data: bytes) -> bool:
    """Whether ``data`` begins as a kit does."""
    return data[: len(MAGIC)] == MAGIC


def open_kit(office: Office, file: Path) -> OpenedKit:
    """Check a kit wholly and open it; nothing is changed.

    Raises ``Refused`` (``places.no_kit_file``, ``places.kit_other_centre``,
    ``places.not_for_this_computer``), ``BundleFault`` and ``WorldFault`` (``places.not_enrolled``).
    """
    data = _read(file)
    pack, bundle = _cut(data, file.name)
    me = identity.needed(office)
    current = office.read(places.newest_list)
    lists, first = _judge_lists(current, pack)
    ring = keylist.keyring(lists[-1][0])
    entry = ring.get(me.signer.key_id)
    if entry is None or entry.state is not KeyState.ACTIVE:
        raise refuse("places.not_for_this_computer")
    receiver = container.Receiver(entry.place)
    header, payload = container.open_sealed(bundle, ring, receiver, me.secrets)
    if header.kind is not BundleKind.KIT:
        raise refuse("places.no_kit_file", file=file.name)
    sha256 = hashlib.sha256(data).hexdigest()
    return OpenedKit(sha256, lists, header, payload, first, len(data))


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as fault:
        raise refuse("places.no_kit_file", file=file.name) from fault
    if len(data) > LARGEST or not is_kit(data):
        raise refuse("places.no_kit_file", file=file.name)
    return data


def _cut(data: bytes, name: str) -> tuple[bytes, bytes]:
    at = len(MAGIC) + 4
    length = int.from_bytes(data[len(MAGIC) : at])
    if len(data) <= at + length:
        raise refuse("places.kit_damaged", file=name)
    return data[at : at + length], data[at + length :]


def _judge_lists(
    current: bytes | None, pack: bytes
) -> tuple[tuple[tuple[KeyListView, bytes], ...], bool]:
    """The lists of a kit: followed from the one in force, or met for the first time."""
    if current is None:
        return (enrolment_lists.introduce(pack),), True
    try:
        return enrolment_lists.follow(current, pack), False
    except BundleFault as fault:
        if fault.code == "keylist.too_few":
            raise refuse("places.kit_other_centre") from fault
        raise


def preview(office: Office, kit: OpenedKit) -> KitPreview:
    """What the kit would bring, in numbers; see :class:`KitPreview`."""
    payload = kit.payload
    found = office.read(places_kit.compare_staff, payload.revisions)
    own = office.read(places_kit.has_staff)
    rows = payload.reference.rows if payload.reference is not None else {}
    settings = office.read(setup.read_settings)
    shared: Mapping[str, Any] = {}
    if payload.reference is not None:
        shared = office.read(places_kit.shared_settings, payload.reference)
    entry = next(one for one in reversed(kit.known.entries) if one.place == kit.header.to)
    kinds = [revised.kind for revised in payload.revisions]
    agency = payload.reference.agency if payload.reference is not None else ""
    return KitPreview(
        sha256=kit.sha256,
        code=kit.header.to,
        name=entry.name,
        list_version=kit.known.version,
        fingerprint=fingerprint(kit.known.roots),
        first=kit.first,
        units=0 if own else kinds.count("unit"),
        positions=0 if own else kinds.count("position"),
        taken=() if own else found.names,
        kept=found.both if own else (),
        only_there=found.only_there if own else (),
        years=tuple(sorted(int(row["year"]) for row in rows.get("year", ()))),
        holidays=len(rows.get("holiday_day", ())),
        agency=agency if agency and not settings.agency else "",
        emblem=bool(payload.blobs) and not settings.emblem,
        letterhead="letterhead" in shared,
    )


def take_kit(office: Office, kit: OpenedKit, typed: str = "") -> KitPreview:
    """Take a kit in one step; ``typed``: the fingerprint from the circular, needed the first time.

    Raises ``Refused`` (``places.fingerprint_differs``); then nothing was taken.
    """
    if kit.first and "".join(typed.split()) != fingerprint(kit.known.roots):
        raise refuse("places.fingerprint_differs", field="fingerprint")
    shown, me = preview(office, kit), identity.needed(office)
    if kit.header.to != me.place_code:  # first: an office enrolled under another code hears nobody
        identity.make(office, kit.header.to)
    office.write(Act.TAKE_KIT, _take, kit, shown, me.installation)
    enrolment_lists.settle(office)
    identity.current_epoch(office)
    return shown


def _take(tx: Tx, kit: OpenedKit, shown: KitPreview, installation: UUID) -> None:
    *between, (known, content) = kit.lists
    version = 0 if kit.first else places_lists.newest_version(tx)
    places_lists.take_list(tx, known, content, version, (kit.header.to, CENTRE_CODE))
    for turn, words in between:
        places_lists.keep_turn(tx, turn, words)
    places_lists.tie_stream(tx, installation)
    _take_settings(tx, kit, shown)
    row = places_lists.remember_kit(tx, kit.header, kit.sha256, kit.size)
    if row is not None and (shown.taken or shown.units):
        _take_staff(tx, kit, row)


def _take_settings(tx: Tx, kit: OpenedKit, shown: KitPreview) -> None:
    payload = kit.payload
    values: dict[str, Any] = {}
    if setup.read_settings(tx).place_code != kit.header.to:
        values["place_code"] = kit.header.to
    if payload.reference is not None:
        values |= places_kit.shared_settings(tx, payload.reference)
    if values:
        setup.change_settings(tx, **values)
    if payload.reference is not None:
        incoming_reference.take_reference(tx, payload.reference)
    if shown.emblem:
        set_emblem(tx, payload.blobs[0].name, payload.blobs[0].content)


def _take_staff(tx: Tx, kit: OpenedKit, row: UUID) -> None:
    centre_id = places.centre_id(tx)
    if centre_id is None:
        raise refuse("places.no_list")
    source = Source(centre_id, guarded=False)
    plan = plan_merge(tx, source, kit.payload.revisions, {})
    done = carry_out(tx, plan, Cause(row, kit.sha256, source))
    people_now.refresh(tx, [UUID(hex=key) for key in sorted(done.people)])
