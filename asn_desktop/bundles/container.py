"""The bundle as one file: sealed, signed, and opened again only if everything about it is right.

The layout and the order of the checks are in docs/bundle-format.md. Every check stands in a
function of its own, so that a test can leave one out and show what would get through.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from asn_desktop.bundles import damage, frames, keys, seals
from asn_desktop.bundles.plain import from_plain, to_plain
from asn_desktop.bundles.strict import NotStrict, dumps, loads
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.merging import KeyState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.views.bundles import CENTRE_CODE, FORMAT, Header, KeyEntry, Payload

MAGIC: Final = b"SPK1\r\n\x1a\n"
MEDIA_TYPE: Final = "application/vnd.asn-desktop.bundle+json"
SIZE_LIMIT: Final = 200 * 2**20
"""Most bytes of a file that is read."""
WRITE_LIMIT: Final = 16 * 2**20
"""Most bytes of a file that is written: what e-mail and chat carry."""
RAW_LIMIT: Final = 512 * 2**20
HEADER_LIMIT: Final = 65_536
SIGNATURES_LIMIT: Final = 3
REQUEST_LIMIT: Final = 65_536
CAPS: Final[frozenset[str]] = frozenset()
"""What a bundle may demand of its reader and this one can."""
FROM_CENTRE: Final = frozenset(
    {BundleKind.REPLY, BundleKind.RECOVERY, BundleKind.REFERENCE, BundleKind.KIT}
)
REPORTS: Final = frozenset({BundleKind.CHANGES, BundleKind.ATTACHMENTS})
_SIGNATURE: Final = keys.KEY_ID_SIZE + keys.SIGNATURE_SIZE
_HEX8: Final = re.compile(r"[0-9a-f]{16}")
_HASH: Final = re.compile(r"[0-9a-f]{64}")
_CODE: Final = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,39}")
_WORDS: Final = re.compile(r"[ -~]{1,40}")


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who opens: the code of the place (``CENTRE_CODE`` at the centre)."""

    place: str


class Parts(NamedTuple):
    """A file cut into its parts, nothing of it believed yet."""

    header: bytes
    signatures: tuple[tuple[str, bytes], ...]
    sealed: memoryview


def is_bundle(data: bytes) -> bool:
    """Whether ``data`` (its first 8 bytes are enough) begins as a bundle does."""
    return data[: len(MAGIC)] == MAGIC


# ---- writing


def seal(
    header: Header,
    payload: Payload,
    *,
    signer: keys.Signer,
    recipients: Sequence[str],
    also: Sequence[keys.Signer] = (),
) -> bytes:
    """Return the file; the last four fields of ``header`` are filled here.

    ``recipients``: age recipients that can open it (receiver, recovery key, the sender itself);
    none for a request, which is not encrypted. ``also``: further signers (the old key on a request
    that replaces it). Raises ``ValueError`` for what may not travel so, and ``BundleFault``
    ("bundle.too_large_to_send") above 16 MiB.
    """
    if header.kind is BundleKind.REQUEST:
        header = replace(header, signing=signer.public.hex())
    raw = frames.write(header, payload)
    sealed = seals.pressed(raw.content)
    if header.kind is not BundleKind.REQUEST:
        sealed = seals.encrypted(sealed, recipients)
    whole = replace(
        header,
        raw_length=len(raw.content),
        manifest_sha256=raw.manifest_sha256,
        sealed_length=len(sealed),
        sealed_sha256=hashlib.sha256(sealed).hexdigest(),
    )
    check_fields(whole)
    words = dumps(to_plain(whole))
    signed = b"".join(
        bytes.fromhex(each.key_id) + each.sign(MEDIA_TYPE, words) for each in (signer, *also)
    )
    if len(also) >= SIGNATURES_LIMIT or len(words) > HEADER_LIMIT:
        raise ValueError("too many signatures or too long a header")
    made = b"".join((MAGIC, len(words).to_bytes(4), words, bytes([1 + len(also)]), signed, sealed))
    if len(made) > WRITE_LIMIT or len(raw.content) > RAW_LIMIT:
        raise BundleFault("bundle.too_large_to_send", size=len(made))
    return made


# ---- reading


def look(data: bytes, keyring: Mapping[str, KeyEntry], me: Receiver | None = None) -> Header:
    """Check everything that needs no secret key and return the header.

    ``keyring``: public keys by key id. Raises :class:`BundleFault`; nothing was decrypted.
    """
    check_size(data)
    parts = cut(data)
    check_signers(parts)
    signing = signing_keys(parts, keyring)
    check_signatures(parts, signing)
    header = read_header(parts.header)
    check_fields(header)
    check_sender(header, parts, keyring)
    if me is not None:
        check_receiver(header, me)
    check_sealed(header, parts.sealed)
    return header


def open_sealed(
    data: bytes, keyring: Mapping[str, KeyEntry], me: Receiver, identities: Sequence[str]
) -> tuple[Header, Payload]:
    """Check everything and return what is inside; raises :class:`BundleFault`.

    ``identities``: secret age identities of the receiver, newest first.
    """
    header = look(data, keyring, me)
    sealed = bytes(cut(data).sealed)
    if header.kind is not BundleKind.REQUEST:
        sealed = seals.decrypt(sealed, identities)
    payload = frames.read(header, seals.unpress(header, sealed))
    check_request(header, payload)
    return header, payload


def check_size(data: bytes) -> None:
    """At most 200 MiB."""
    if len(data) > SIZE_LIMIT:
        raise BundleFault("bundle.too_large", size=len(data))


def cut(data: bytes) -> Parts:
    """Cut the file by its lengths; nothing is believed yet."""
    if not is_bundle(data):
        raise damage.explain(data)
    start = len(MAGIC) + 4
    length = int.from_bytes(data[len(MAGIC) : start])
    if len(data) < start:
        raise BundleFault("bundle.truncated")
    if not 2 <= length <= HEADER_LIMIT:
        raise BundleFault("bundle.damaged")
    end = start + length
    if len(data) <= end:
        raise BundleFault("bundle.truncated")
    number = data[end]
    if not 1 <= number <= SIGNATURES_LIMIT:
        raise BundleFault("bundle.damaged")
    body = end + 1 + number * _SIGNATURE
    if len(data) < body:
        raise BundleFault("bundle.truncated")
    signatures = tuple(
        (data[at : at + keys.KEY_ID_SIZE].hex(), data[at + keys.KEY_ID_SIZE : at + _SIGNATURE])
        for at in range(end + 1, body, _SIGNATURE)
    )
    return Parts(data[start:end], signatures, memoryview(data)[body:])


def check_signers(parts: Parts) -> None:
    """Nobody signs twice."""
    if len({name for name, _ in parts.signatures}) != len(parts.signatures):
        raise BundleFault("bundle.signature")


def signing_keys(parts: Parts, keyring: Mapping[str, KeyEntry]) -> list[bytes]:
    """The public keys of all signatures; a request brings its own, whose owner nobody vouches for.

    Every key must be known: a signature nobody can check is as good as none.
    """
    found = []
    for at, (name, _) in enumerate(parts.signatures):
        entry = keyring.get(name)
        public = entry.signing if entry is not None else None
        if public is None and at == 0:
            public = introduced(parts.header)
        if public is None or keys.key_id(public) != name:
            raise BundleFault("bundle.key", key=name)
        found.append(public)
    return found


def introduced(header: bytes) -> bytes | None:
    """The key a request introduces itself with, read from a header nobody has checked yet."""
    try:
        said = loads(header)
    except NotStrict:
        return None
    if not isinstance(said, dict) or said.get("kind") != BundleKind.REQUEST.value:
        return None
    try:
        public = bytes.fromhex(said.get("signing", ""))
    except (TypeError, ValueError):
        return None
    return public if len(public) == keys.KEY_SIZE else None


def check_signatures(parts: Parts, signing: Sequence[bytes]) -> None:
    """Every signature must be right."""
    for public, (_, signature) in zip(signing, parts.signatures, strict=True):
        if not keys.is_signed(public, MEDIA_TYPE, parts.header, signature):
            raise BundleFault("bundle.signature")


def read_header(words: bytes) -> Header:
    """Parse the signed header: exactly the fields of format 1, exactly their types."""
    try:
        said = loads(words)
        if not isinstance(said, dict):
            raise NotStrict("object")
        version = said.get("format")
        if type(version) is int and version > FORMAT:
            raise BundleFault("bundle.newer", format=version)
        asked = said.get("caps")
        if isinstance(asked, list) and any(each not in CAPS for each in map(str, asked)):
            raise BundleFault("bundle.caps", caps=", ".join(map(str, asked))[:200])
        return from_plain(Header, said, exact=True)
    except NotStrict as error:
        raise BundleFault("bundle.header") from error


def check_fields(header: Header) -> None:
    """What the fields of a header must look like to mean anything."""
    request = header.kind is BundleKind.REQUEST
    right = (
        header.format == FORMAT,
        _CODE.fullmatch(header.place),
        _CODE.fullmatch(header.to),
        _HEX8.fullmatch(header.epoch),
        _WORDS.fullmatch(header.app),
        header.created.tzinfo is not None,
        1 <= header.number < 2**31,
        0 <= header.after <= header.upto < 2**40,
        1 <= header.reads_from <= header.schema < 2**31,
        0 <= header.key_list < 2**31,
        0 <= header.reference < 2**31,
        0 <= header.journal[0] < 2**40,
        0 <= header.have[1] < 2**40,
        _hash_or_none(header.previous),
        _hash_or_none(header.journal[1]),
        header.have[0] == "" or _HEX8.fullmatch(header.have[0]),
        _HASH.fullmatch(header.manifest_sha256),
        _HASH.fullmatch(header.sealed_sha256),
        _HASH.fullmatch(header.signing) if request else header.signing == "",
    )
    if not all(right):
        raise BundleFault("bundle.header")
    if not 0 < header.raw_length <= (REQUEST_LIMIT if request else RAW_LIMIT):
        raise BundleFault("bundle.header")
    if not 0 < header.sealed_length <= SIZE_LIMIT:
        raise BundleFault("bundle.header")


def _hash_or_none(text: str) -> bool:
    return text == "" or _HASH.fullmatch(text) is not None


def check_sender(header: Header, parts: Parts, keyring: Mapping[str, KeyEntry]) -> None:
    """The keys must be those of the place that says it sends, of this installation, and count."""
    for at, (name, _) in enumerate(parts.signatures):
        entry = keyring.get(name)
        if header.kind is BundleKind.REQUEST and at == 0:
            check_introduced(header, name)
            continue
        if entry is None:
            raise BundleFault("bundle.key", key=name)
        check_owner(header, entry)
        check_standing(header, entry)
        if at == 0:
            check_installation(header, entry)


def check_introduced(header: Header, name: str) -> None:
    """The first key of a request is the one it introduces."""
    if keys.key_id(bytes.fromhex(header.signing)) != name:
        raise BundleFault("bundle.signature")


def check_owner(header: Header, entry: KeyEntry) -> None:
    """An office speaks for itself alone; only the centre answers, and it does nothing else."""
    if entry.place != header.place:
        raise BundleFault("bundle.place", place=header.place, signer=entry.name)
    if header.kind is not BundleKind.REQUEST and entry.centre != (header.kind in FROM_CENTRE):
        raise BundleFault("bundle.role", place=header.place)
    if entry.centre != (header.place == CENTRE_CODE):
        raise BundleFault("bundle.role", place=header.place)


def check_installation(header: Header, entry: KeyEntry) -> None:
    """A stream belongs to one installation and its key."""
    if entry.installation != header.installation:
        raise BundleFault("bundle.installation", place=header.place)


def check_standing(header: Header, entry: KeyEntry) -> None:
    """The key must count: enrolled, and not withdrawn before what the bundle carries.

    A last position is one of a stream, so it speaks for an office's reports of that epoch alone:
    a thief begins a new one at nothing. What has no position, answers and requests, needs a key
    that was not withdrawn.
    """
    retired, until = entry.state is KeyState.RETIRED, entry.until_seq
    if entry.state is KeyState.ACTIVE:
        return
    if entry.state is KeyState.REQUESTED:
        raise BundleFault("bundle.key_waits", place=entry.place)
    if retired and until is None and header.kind is not BundleKind.REQUEST:
        return
    counts = (
        header.kind in REPORTS,
        until is not None and header.upto <= until,
        header.epoch == entry.until_epoch or (retired and not entry.until_epoch),
    )
    if not all(counts):
        raise BundleFault("bundle.revoked", place=entry.place, upto=until or 0)


def check_receiver(header: Header, me: Receiver) -> None:
    """It must be addressed to us."""
    if header.to != me.place:
        raise BundleFault("bundle.not_for_us", to=header.to, place=header.place)


def check_sealed(header: Header, sealed: memoryview) -> None:
    """The sealed part must be, byte by byte, the one that was signed."""
    if len(sealed) < header.sealed_length:
        raise BundleFault("bundle.truncated")
    if len(sealed) > header.sealed_length:
        raise BundleFault("bundle.appended")
    if hashlib.sha256(sealed).hexdigest() != header.sealed_sha256:
        raise BundleFault("bundle.damaged")


def check_request(header: Header, payload: Payload) -> None:
    """A request must ask for the very key, place and installation it is signed with."""
    asked = payload.request
    if header.kind is not BundleKind.REQUEST:
        return
    if asked is None or (asked.signing.hex(), asked.place, asked.installation) != (
        header.signing,
        header.place,
        header.installation,
    ):
        raise BundleFault("bundle.content")
