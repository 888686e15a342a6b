"""Key lists on their way: packed with the lists in which the root keys changed, and judged.

An office that was away for years may hold a list signed by root keys that were replaced since. So
what travels is the newest list and before it every list in which the root keys changed: each is
signed by the keys the one before it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from asn_desktop.bundles import keylist
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import KeyState
from asn_desktop.services import places, places_lists
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.services.ownership import is_centre
from asn_desktop.views.bundles import CENTRE_CODE, KeyListView
from asn_desktop.workflows import identity

_FIRST = b"ASNKL1"
MOST = 64
GRACE_DAYS = 90
"""So long the centre's replaced key goes on signing; by then offices have a list with both."""


def pack(office: Office) -> bytes:
    """What goes out as the key list; raises ``Refused`` (``places.no_list``)."""
    settle_centre(office)
    return office.read(pack_now)


def pack_now(tx: ReadTx) -> bytes:
    """The same inside a transaction."""
    kept = places_lists.lists_after(tx, 0)
    if not kept:
        raise refuse("places.no_list")
    roots: tuple[bytes, ...] = ()
    wanted = []
    for _version, content in kept[:-1]:
        known = keylist.read(content)
        if roots and known.roots != roots:
            wanted.append(content)
        roots = known.roots
    wanted.append(kept[-1][1])
    return _FIRST + b"".join(len(each).to_bytes(4) + each for each in wanted)


def settle_centre(office: Office) -> None:
    """The centre's new pair signs once offices have had time to learn of it."""
    me = identity.load(office)
    if me is None or me.coming is None or not office.read(is_centre):
        return
    entry = identity.keyring(office).get(me.coming.signer.key_id)
    if entry is not None and (office.today() - entry.since).days >= GRACE_DAYS:
        identity.confirm_change(office)


def unpack(data: bytes) -> tuple[bytes, ...]:
    """The lists of a pack, the oldest first; raises ``BundleFault`` for anything else."""
    if not data.startswith(_FIRST):
        raise BundleFault("keylist.content")
    found, at = [], len(_FIRST)
    while at < len(data):
        length = int.from_bytes(data[at : at + 4])
        found.append(data[at + 4 : at + 4 + length])
        at += 4 + length
        if not length or at > len(data) or len(found) > MOST:
            raise BundleFault("keylist.content")
    if not found:
        raise BundleFault("keylist.content")
    return tuple(found)


def introduce(data: bytes) -> tuple[KeyListView, bytes]:
    """The newest list of a pack, signed by the very root keys it names, and its bytes.

    Whether these are the centre's, only the fingerprint in the circular tells.
    """
    newest = unpack(data)[-1]
    return keylist.verify(newest, roots=keylist.read(newest).roots), newest


def follow(current: bytes, data: bytes) -> tuple[tuple[KeyListView, bytes], ...]:
    """Judge a pack from the list in force; the lists that follow it, the last one counts.

    Raises ``BundleFault`` for the first that is not signed by two of the root keys before it; an
    older newest list is refused (``keylist.older``) and the list in force stays.
    """
    taken = []
    contents = unpack(data)
    for content in contents:
        is_last = content is contents[-1]
        if not is_last and keylist.read(content).version <= keylist.read(current).version:
            continue
        taken.append((keylist.verify(content, current=current), content))
        current = content
    return tuple(taken)


def take(office: Office, data: bytes, act: Act = Act.TAKE_REPLY) -> bool:
    """Take the key list that came with something; whether it was new.

    Raises ``BundleFault`` as :func:`follow`, ``Refused`` (``places.no_list``) before enrolment.
    """
    current = office.read(places.newest_list)
    me = identity.load(office)
    if current is None or me is None:
        raise refuse("places.no_list")
    lists = follow(current, data)
    taken = office.write(act, _take, lists, keylist.read(current).version, me.place_code).value
    settle(office)
    return taken


def take_file(office: Office, file: Path) -> bool:
    """Take a key list that came as a file of its own; raises as :func:`take` and for no such file.

    ``Refused`` (``places.no_list_file``) where it cannot be read.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(keylist.LIMIT + 1)
    except OSError as fault:
        raise refuse("places.no_list_file", file=file.name) from fault
    if not content.startswith(_FIRST):
        raise refuse("places.no_list_file", file=file.name)
    return take(office, content)


def settle(office: Office) -> None:
    """After a list was taken: the new pair of keys counts as soon as the list names it."""
    me, ring = identity.load(office), identity.keyring(office)
    if me is None or me.coming is None:
        return
    entry = ring.get(me.coming.signer.key_id)
    if entry is not None and entry.state is KeyState.ACTIVE:
        identity.confirm_change(office)


def _take(tx: Tx, lists: Sequence[tuple[KeyListView, bytes]], version_here: int, code: str) -> bool:
    *between, (newest, content) = lists
    taken = places_lists.take_list(tx, newest, content, version_here, (code, CENTRE_CODE))
    for known, turn in between:
        places_lists.keep_turn(tx, known, turn)
    return taken
