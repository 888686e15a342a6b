"""The list of keys that count: one line of canonical JSON, and a line for each root signature.

Two of three root keys sign it; they lie in different hands, on sticks, and never in a database.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

import pyrage

from asn_desktop.bundles import keys
from asn_desktop.bundles.plain import from_plain, to_plain
from asn_desktop.bundles.strict import NotStrict, dumps, loads
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.merging import KeyState
from asn_desktop.views.bundles import CENTRE_CODE, KeyEntry, KeyListView

MEDIA_TYPE: Final = "application/vnd.asn-desktop.key-list+json"
LIMIT: Final = 8 * 2**20
NEEDED: Final = 2
"""How many of the root keys must sign."""
ROOTS: Final = 3
SIGNATURES_LIMIT: Final = 6
_EPOCH: Final = re.compile(r"([0-9a-f]{16})?")
_LINE: Final = re.compile(rb"([0-9a-f]{16}) ([0-9a-f]{128})")


def sign(view: KeyListView, signers: Sequence[keys.Signer]) -> bytes:
    """Return the list with the signatures of ``signers``; raises ``ValueError`` if it is unsound.

    After a change of the root keys let old and new ones sign, so that an office that was away for
    several versions still knows two of them.
    """
    fault = _unsound(view)
    if fault:
        raise ValueError(fault)
    body = dumps(to_plain(view))
    return b"\n".join((body, *(_signature(body, each) for each in signers), b""))


def _signature(body: bytes, signer: keys.Signer) -> bytes:
    return f"{signer.key_id} {signer.sign(MEDIA_TYPE, body).hex()}".encode()


def read(data: bytes) -> KeyListView:
    """Parse without believing: for showing what is about to be signed; raises BundleFault."""
    body, _ = _cut(data)
    try:
        view = from_plain(KeyListView, loads(body), exact=True)
    except NotStrict as error:
        raise BundleFault("keylist.content") from error
    if _unsound(view):
        raise BundleFault("keylist.content")
    return view


def verify(data: bytes, *, roots: Sequence[bytes] = (), current: bytes = b"") -> KeyListView:
    """Return the list if it may take the place of ``current``; raises :class:`BundleFault`.

    ``current``: the list in force, whose root keys decide; b"" for the first one, then ``roots``
    (those the circular names). The same list again is fine; an older one, another one of the same
    number, and one that takes back a revocation are refused, and the list in force stays.
    """
    now = read(current) if current else None
    trusted = now.roots if now is not None else tuple(roots)
    body, signatures = _cut(data)
    check_root_signatures(body, signatures, trusted)
    view = read(data)
    if now is not None:
        check_follows(now, view, body == _cut(current)[0])
    return view


def check_root_signatures(
    body: bytes, signatures: Mapping[str, bytes], trusted: Sequence[bytes]
) -> None:
    """Two different root keys in force must have signed; a wrong signature of one is an alarm."""
    known = {keys.key_id(root): root for root in trusted}
    mine = {name: each for name, each in signatures.items() if name in known}
    if any(not keys.is_signed(known[name], MEDIA_TYPE, body, one) for name, one in mine.items()):
        raise BundleFault("keylist.signature")
    if len(mine) < NEEDED:
        raise BundleFault("keylist.too_few", found=len(mine), needed=NEEDED)


def check_follows(now: KeyListView, new: KeyListView, same: bool) -> None:
    """The new list must be newer than the one in force, and must not take back a revocation."""
    if new.version < now.version:
        raise BundleFault("keylist.older", version=new.version, current=now.version)
    if new.version == now.version and not same:
        raise BundleFault("keylist.forked", version=new.version)
    listed = keyring(new)
    for name, was in keyring(now).items():
        entry = listed.get(name)
        if was.state is KeyState.REVOKED and entry is not None and _weaker(was, entry):
            raise BundleFault("keylist.revived", place=was.name or was.place)


def _weaker(was: KeyEntry, entry: KeyEntry) -> bool:
    if entry.state is not KeyState.REVOKED:
        return True
    if entry.place != was.place or (entry.until_seq or 0) > (was.until_seq or 0):
        return True
    return entry.until_seq is not None and entry.until_epoch != was.until_epoch


def keyring(view: KeyListView) -> dict[str, KeyEntry]:
    """The entries by key id, as ``bundles.container`` wants them."""
    return {keys.key_id(entry.signing): entry for entry in view.entries}


def _cut(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    if not data or len(data) > LIMIT or not data.endswith(b"\n"):
        raise BundleFault("keylist.damaged")
    body, *lines = data[:-1].split(b"\n")
    if not 1 <= len(lines) <= SIGNATURES_LIMIT:
        raise BundleFault("keylist.damaged")
    found = [_LINE.fullmatch(line) for line in lines]
    signatures = {one[1].decode(): bytes.fromhex(one[2].decode()) for one in found if one}
    if len(signatures) != len(lines):
        raise BundleFault("keylist.damaged")
    return body, signatures


def _unsound(view: KeyListView) -> str:
    """What is wrong with a list, whoever signed it; "" if nothing."""
    if not 1 <= view.version < 2**31:
        return "version"
    if len(view.roots) != ROOTS or len(set(view.roots)) != ROOTS:
        return "roots"
    if any(len(root) != keys.KEY_SIZE for root in view.roots):
        return "roots"
    if view.recovery and not _is_recipient(view.recovery):
        return "recovery"
    if len(keyring(view)) != len(view.entries):
        return "doubles"
    if any(_unsound_entry(entry) for entry in view.entries):
        return "entry"
    if not any(entry.centre and entry.state is KeyState.ACTIVE for entry in view.entries):
        return "centre"
    return ""


def _unsound_entry(entry: KeyEntry) -> bool:
    return (
        len(entry.signing) != keys.KEY_SIZE
        or not _is_recipient(entry.recipient)
        or entry.centre != (entry.place == CENTRE_CODE)
        or entry.state is KeyState.REQUESTED
        or (entry.until_seq is not None and entry.until_seq < 0)
        or _EPOCH.fullmatch(entry.until_epoch) is None
    )


def _is_recipient(text: str) -> bool:
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True
