"""The centre's side of keys: its own, the requests that come, and every change of the key list.

Each change is a new version of the list, signed by two of the three root keys, and takes effect
here in the same transaction. Offices learn of it with their next reply or kit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from asn_desktop.bundles import keylist
from asn_desktop.bundles.keys import (
    Signer,
    key_id,
    recipient_of,
)
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import KeyState
from asn_desktop.services import centre, places, places_lists, places_requests, setup
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.bundles import CENTRE_CODE, EnrolRequest, KeyEntry, KeyListView
from asn_desktop.workflows import identity
from asn_desktop.workflows.enrolment_requests import compare_number, open_request
from asn_desktop.workflows.identity import Identity

_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{1,19}")
Change = Callable[[KeyListView], KeyListView]
Also = Callable[[Tx], object]


# ---- the centre's own keys


def make_centre_keys(office: Office, roots: Sequence[Signer], recovery: str) -> KeyListView:
    """Make the operational keys of the centre and its first key list, signed by the root keys.

    ``recovery``: the age recipient of the key in the safe. Raises ``Refused``
    (``centre.not_centre``, ``places.keys_made``).
    """
    office.read(centre.must_be_centre)
    if office.read(places.newest_list) is not None:
        raise refuse("places.keys_made")
    me = identity.make(office, CENTRE_CODE)
    known = KeyListView(
        version=1,
        made=office.today(),
        entries=(_own_entry(office, me),),
        recovery=recovery,
        roots=tuple(root.public for root in roots),
    )
    content = keylist.sign(known, roots)
    office.write(Act.CHANGE_KEYS, places_lists.take_list, known, content, 0)
    identity.current_epoch(office)
    return known


def change_centre_keys(
    office: Office,
    roots: Sequence[Signer],
    *,
    others_lost: bool = False,
    stolen: bool = False,
) -> KeyListView:
    """New operational keys for the centre: yearly, or because this computer has none.

    The old pair is retired and opens what was sealed to it; it goes on signing for
    ``enrolment_lists.GRACE_DAYS``, so that offices learn of the new one by a reply they can check.
    ``stolen``: it is revoked at once, and offices need a kit or the key list. On a computer
    without keys this is a further installation of the centre; with ``others_lost`` every older key
    of the centre is revoked, and what was sealed to them opens with the key from the safe
    (:func:`use_recovery`).
    """
    office.read(centre.must_be_centre)
    current = known_list(office)
    before = identity.load(office)
    listed = before is not None and before.signer.key_id in keylist.keyring(current)
    if before is None or not listed:
        return _new_centre(office, roots, others_lost=others_lost)
    if before.coming is not None and before.coming.signer.key_id in keylist.keyring(current):
        identity.confirm_change(office)
    me = identity.prepare_change(office)
    pair = me.coming
    if pair is None:
        raise refuse("places.keys_made")
    today = office.today()
    fresh = replace(_own_entry(office, me), signing=pair.signer.public, recipient=pair.recipient)

    def change(known: KeyListView) -> KeyListView:
        kept = [
            _let_go(office, entry, stolen=stolen)
            if entry.installation == me.installation and entry.state is KeyState.ACTIVE
            else entry
            for entry in known.entries
        ]
        return replace(known, entries=(*kept, replace(fresh, since=today)))

    made = publish(office, Act.CHANGE_KEYS, change, roots)
    if stolen:
        identity.confirm_change(office)
    return made


def _let_go(office: Office, entry: KeyEntry, *, stolen: bool) -> KeyEntry:
    return _revoked(office, entry, None) if stolen else replace(entry, state=KeyState.RETIRED)


def _new_centre(office: Office, roots: Sequence[Signer], *, others_lost: bool) -> KeyListView:
    me = identity.make(office, CENTRE_CODE)
    own = _own_entry(office, me)

    def change(known: KeyListView) -> KeyListView:
        kept = [
            _revoked(office, entry, None)
            if others_lost and entry.centre and entry.state is KeyState.ACTIVE
            else entry
            for entry in known.entries
        ]
        return replace(known, entries=(*kept, own))

    made = publish(office, Act.CHANGE_KEYS, change, roots)
    identity.current_epoch(office)
    return made


def use_recovery(office: Office, secret: str) -> None:
    """Let this computer open with the key from the safe what was sealed to the centre's old keys.

    Raises ``Refused`` (``places.recovery_other``) where it is another centre's.
    """
    current = known_list(office)
    if recipient_of(secret) != current.recovery:
        raise refuse("places.recovery_other", field="recovery")
    identity.add_older(office, secret)


def replace_roots(office: Office, old: Sequence[Signer], new: Sequence[Signer]) -> KeyListView:
    """Three new root keys; two of the old ones sign, and two of the new as well."""
    office.read(centre.must_be_centre)

    def change(known: KeyListView) -> KeyListView:
        return replace(known, roots=tuple(signer.public for signer in new))

    return publish(office, Act.CHANGE_KEYS, change, old, also_signed=new[:2])


def known_list(office: Office) -> KeyListView:
    """The newest list; raises ``Refused`` (``places.no_centre_keys``)."""
    found = identity.current_list(office)
    if found is None:
        raise refuse("places.no_centre_keys")
    return found


# ---- requests granted


def enrol(
    office: Office,
    request_id: UUID,
    typed: str,
    roots: Sequence[Signer],
    *,
    code: str = "",
    name: str = "",
    units: Collection[UUID] = (),
    revoke: Mapping[str, int] | None = None,
) -> UUID:
    """Enrol who asks, after the check number agreed, and return the id of the place.

    ``typed``: the check number; not asked for where a key that counts has signed the request.
    ``code``, ``name``: what the centre calls the place, "" = as asked. ``units``: what the place
    may write about, with all below. ``revoke``: key id → last good position, of keys that are lost.
    """
    content = office.read(places_requests.content_of, request_id)
    request, rotation = open_request(office, content)
    if not rotation:
        compare_number(office, request_id, typed)
    place = (code or request.place).strip().upper()
    if not _CODE.fullmatch(place) or place == CENTRE_CODE:
        raise refuse("places.code_unusable", place=place, field="code")
    current = known_list(office)
    known = [entry for entry in current.entries if entry.place == place]
    _refuse_other_place(known, request, place)
    entry = KeyEntry(
        place=place,
        name=(name or request.name).strip(),
        installation=request.installation,
        signing=request.signing,
        recipient=request.recipient,
        state=KeyState.ACTIVE,
        since=office.today(),
        units=tuple(sorted(units)) if units else (known[-1].units if known else ()),
    )
    lost = revoke or {}

    def change(listed: KeyListView) -> KeyListView:
        kept = [_after(office, each, entry, lost) for each in listed.entries]
        return replace(listed, entries=(*kept, entry))

    def also(tx: Tx) -> None:
        places_requests.close(tx, request_id, taken=True)

    publish(office, Act.CHANGE_KEYS if rotation else Act.ENROL_PLACE, change, roots, also=also)
    found = office.read(places.place_id_of, place)
    if found is None:
        raise refuse("places.place_gone")
    return found


def _refuse_other_place(known: Sequence[KeyEntry], request: EnrolRequest, place: str) -> None:
    """Two offices that gave themselves one code: the centre gives the second another."""
    if not known or request.installation in {entry.installation for entry in known}:
        return
    same = {entry.name.casefold() for entry in known}
    if request.name.strip().casefold() not in same and request.place == place:
        raise refuse("places.code_taken", place=place, name=known[-1].name, field="code")


def _after(office: Office, each: KeyEntry, new: KeyEntry, lost: Mapping[str, int]) -> KeyEntry:
    name = key_id(each.signing)
    if name in lost and each.place == new.place:
        return _revoked(office, each, lost[name])
    if each.place != new.place:
        return each
    same = replace(each, units=new.units, name=new.name)
    if each.installation == new.installation and each.state is KeyState.ACTIVE:
        return replace(same, state=KeyState.RETIRED)
    return same


# ---- what else changes the list


def revoke(
    office: Office, name: str, reason: str, until_seq: int | None, roots: Sequence[Signer]
) -> KeyListView:
    """Revoke the key ``name``; what its owner sent after ``until_seq`` does not count.

    Raises ``Refused``: ``places.reason_missing``, ``places.key_gone``, ``places.own_key`` for the
    key this computer itself signs with, ``places.until_bad``.
    """
    if not reason.strip():
        raise refuse("places.reason_missing", field="reason")
    if until_seq is None or until_seq < 0:
        raise refuse("places.until_bad", field="until_seq")
    me, current = identity.load(office), known_list(office)
    entry = keylist.keyring(current).get(name)
    if entry is None or entry.state is KeyState.REVOKED:
        raise refuse("places.key_gone")
    if me is not None and me.signer.key_id == name:
        raise refuse("places.own_key")

    def change(known: KeyListView) -> KeyListView:
        kept = [
            _revoked(office, each, until_seq) if key_id(each.signing) == name else each
            for each in known.entries
        ]
        return replace(known, entries=tuple(kept))

    def also(tx: Tx) -> None:
        places_lists.set_reason(tx, name, reason.strip())

    return publish(office, Act.REVOKE_KEY, change, roots, also=also)


def change_scope(
    office: Office, code: str, units: Collection[UUID], roots: Sequence[Signer]
) -> KeyListView:
    """What a place may write about from now on."""

    def change(known: KeyListView) -> KeyListView:
        kept = [
            replace(each, units=tuple(sorted(units))) if each.place == code else each
            for each in known.entries
        ]
        return replace(known, entries=tuple(kept))

    return publish(office, Act.CHANGE_KEYS, change, roots)


def publish(
    office: Office,
    act: Act,
    change: Change,
    roots: Sequence[Signer],
    *,
    also: Also | None = None,
    also_signed: Sequence[Signer] = (),
) -> KeyListView:
    """Sign the next version of the list and let it take effect here, with ``also`` in one act."""
    current_bytes = office.read(places.newest_list)
    if current_bytes is None:
        raise refuse("places.no_centre_keys")
    current = keylist.read(current_bytes)
    new = replace(change(current), version=current.version + 1, made=office.today())
    content = keylist.sign(new, (*roots, *also_signed))
    keylist.verify(content, current=current_bytes)
    office.write(act, _publish, new, content, current.version, also)
    return new


def _publish(
    tx: Tx, new: KeyListView, content: bytes, version_here: int, also: Also | None
) -> None:
    places_lists.take_list(tx, new, content, version_here)
    if also is not None:
        also(tx)


def _revoked(office: Office, entry: KeyEntry, until_seq: int | None) -> KeyEntry:
    """Revoked from today; without a last good position nothing it sent counts.

    The position is one of the stream it spoke in last: whoever holds the key now begins others.
    """
    epoch = office.read(places.epoch_taken, entry.installation)
    until = until_seq if until_seq and epoch else None
    return replace(
        entry,
        state=KeyState.REVOKED,
        revoked_on=office.today(),
        until_seq=until,
        until_epoch=epoch if until else "",
    )


def _own_entry(office: Office, me: Identity) -> KeyEntry:
    return KeyEntry(
        place=CENTRE_CODE,
        name=office.read(setup.read_settings).office_name or CENTRE_CODE,
        installation=me.installation,
        signing=me.signer.public,
        recipient=me.recipient,
        state=KeyState.ACTIVE,
        since=office.today(),
        centre=True,
    )
