"""What is inside the seal: frames of a type, a length and bytes; see docs/bundle-format.md."""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple
from uuid import UUID

from asn_desktop.bundles.plain import from_plain, to_plain
from asn_desktop.bundles.strict import NotStrict, dumps, loads
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.streams import BundleKind
from asn_desktop.views.bundles import (
    Blob,
    EnrolRequest,
    Header,
    Payload,
    ReferenceSet,
    Reply,
    Revised,
)

MANIFEST, ANCESTORS, REVISIONS, SEALED = b"M", b"A", b"R", b"S"
REPLY, REFERENCE, KEY_LIST, REQUEST, BLOB, END = b"Y", b"F", b"K", b"Q", b"B", b"Z"
ORDER: Final = (
    MANIFEST,
    ANCESTORS,
    REVISIONS,
    SEALED,
    REPLY,
    REFERENCE,
    KEY_LIST,
    REQUEST,
    BLOB,
    END,
)
HEAD: Final = 9
LINE_LIMIT: Final = 4 * 2**20
LINES_LIMIT: Final = 500_000
BLOBS_LIMIT: Final = 10_000
ANCESTORS_LIMIT: Final = 1_000
NAME_LIMIT: Final = 200
NOT_IN_MANIFEST: Final = ("raw_length", "manifest_sha256", "sealed_length", "sealed_sha256")

_REVISIONS: Final = frozenset({ANCESTORS, REVISIONS, SEALED})
_ANSWERS: Final = frozenset({REPLY, REFERENCE, KEY_LIST, BLOB})
ALLOWED: Final = {
    BundleKind.CHANGES: _REVISIONS,
    BundleKind.ATTACHMENTS: frozenset({BLOB}),
    BundleKind.REPLY: _REVISIONS | _ANSWERS,
    BundleKind.RECOVERY: _REVISIONS | _ANSWERS,
    BundleKind.REFERENCE: frozenset({REFERENCE, KEY_LIST}),
    BundleKind.KIT: _REVISIONS | _ANSWERS,
    BundleKind.REQUEST: frozenset({REQUEST}),
}
"""What each kind of bundle may carry besides manifest and end."""

_START: Final = re.compile(
    rb'\{(?:"after":\["[0-9a-f]{64}"(?:,"[0-9a-f]{64}")*\],)?'
    rb'"id":"([0-9a-f]{32})","kind":"([a-z][a-z_]{0,39})","tables":[{n]'
)
"""How a canonical text begins, with or without a mark (`views.parcels.marked`)."""
_MEDIA_TYPE: Final = re.compile(r"[a-z0-9.+-]{1,60}/[a-z0-9.+-]{1,100}")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Frame(NamedTuple):
    """One frame: its type and where its bytes are."""

    type: bytes
    body: memoryview


class Raw(NamedTuple):
    """The content to be sealed and the SHA-256 of its manifest."""

    content: bytes
    manifest_sha256: str


# ---- writing


def write(header: Header, payload: Payload) -> Raw:
    """Return the framed content of a bundle; raises ``ValueError`` for what may not travel so."""
    bodies = list(_bodies(payload))
    allowed = ALLOWED[header.kind]
    for kind, _ in bodies:
        if kind not in allowed:
            raise ValueError(f"{header.kind} may not carry {kind!r}")
    body = b"".join(_frame(kind, content) for kind, content in bodies) + _frame(END, b"")
    manifest = dumps(
        {
            **repeated(header),
            "salt": secrets.token_hex(16),
            "counts": counts(payload),
            "body_sha256": hashlib.sha256(body).hexdigest(),
        }
    )
    return Raw(_frame(MANIFEST, manifest) + body, hashlib.sha256(manifest).hexdigest())


def repeated(header: Header) -> dict[str, Any]:
    """The part of the header the manifest says again."""
    whole: dict[str, Any] = to_plain(header)
    return {name: value for name, value in whole.items() if name not in NOT_IN_MANIFEST}


def counts(payload: Payload) -> dict[str, int]:
    """How much of everything there is: kinds of parcel, "sealed", "blobs"."""
    found: dict[str, int] = {}
    for revised in payload.revisions:
        found[revised.kind] = found.get(revised.kind, 0) + 1
    return {**found, "#sealed": len(payload.sealed), "#blobs": len(payload.blobs)}


def _frame(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(8) + body


def _bodies(payload: Payload) -> Iterator[tuple[bytes, bytes]]:
    if payload.revisions:
        # Kind by kind: like stands beside like and is pressed smaller; the order means nothing.
        revisions = sorted(payload.revisions, key=lambda one: one.kind)
        yield ANCESTORS, b"".join(map(_ancestors, revisions))
        yield REVISIONS, b"".join(map(_checked, revisions))
    if payload.sealed:
        yield SEALED, b"".join(_sealed(*each) for each in sorted(payload.sealed.items()))
    if payload.reply is not None:
        yield REPLY, dumps(to_plain(payload.reply))
    if payload.reference is not None:
        yield REFERENCE, dumps(to_plain(payload.reference))
    if payload.key_list:
        yield KEY_LIST, payload.key_list
    if payload.request is not None:
        yield REQUEST, dumps(to_plain(payload.request))
    for blob in payload.blobs:
        label = dumps({"media_type": blob.media_type, "name": blob.name})
        yield BLOB, len(label).to_bytes(2) + label + blob.content


def _ancestors(revised: Revised) -> bytes:
    if len(revised.ancestors) > ANCESTORS_LIMIT:
        raise ValueError(f"{len(revised.ancestors)} ancestors of one revision")
    names = b"".join(bytes.fromhex(name) for name in revised.ancestors)
    if len(names) != 32 * len(revised.ancestors):
        raise ValueError("an ancestor is a SHA-256")
    return len(revised.ancestors).to_bytes(2) + names


def _checked(revised: Revised) -> bytes:
    start = _START.match(revised.text)
    if start is None or start[1].decode() != revised.id.hex or start[2].decode() != revised.kind:
        raise ValueError(f"not the canonical text of {revised.kind} {revised.id}")
    if b"\n" in revised.text or len(revised.text) > LINE_LIMIT:
        raise ValueError(f"text of {revised.kind} {revised.id} is no line or too long")
    return revised.text + b"\n"


def _sealed(fingerprint: str, content: str) -> bytes:
    line = content.encode("utf-8")
    if hashlib.sha256(line).hexdigest() != fingerprint or b"\n" in line:
        raise ValueError(f"sealed content {fingerprint} is not what it is called")
    return line + b"\n"


# ---- reading


def split(content: bytes) -> list[Frame]:
    """Cut the content into frames; raises :class:`BundleFault` unless they are in their order."""
    frames: list[Frame] = []
    whole, place, rank, blobs = memoryview(content), 0, -1, 0
    while place < len(content):
        if len(content) - place < HEAD:
            raise BundleFault("bundle.content")
        kind = content[place : place + 1]
        length = int.from_bytes(content[place + 1 : place + HEAD])
        place += HEAD
        if kind not in ORDER or length > len(content) - place:
            raise BundleFault("bundle.content")
        if (found := ORDER.index(kind)) < rank or (found == rank and kind != BLOB):
            raise BundleFault("bundle.content")
        blobs += kind == BLOB
        if blobs > BLOBS_LIMIT:
            raise BundleFault("bundle.content")
        frames.append(Frame(kind, whole[place : place + length]))
        place, rank = place + length, found
    if len(frames) < 2 or frames[0].type != MANIFEST or frames[-1].type != END:
        raise BundleFault("bundle.content")
    if frames[-1].body.nbytes:
        raise BundleFault("bundle.content")
    return frames


def check_manifest(header: Header, content: bytes, manifest: bytes) -> dict[str, int]:
    """Check that the sealed manifest says what the header says; return its counts.

    This is what stops somebody from cutting off a signature and signing the seal as his own.
    """
    if hashlib.sha256(manifest).hexdigest() != header.manifest_sha256:
        raise BundleFault("bundle.manifest")
    try:
        said = loads(manifest)
    except NotStrict as error:
        raise BundleFault("bundle.manifest") from error
    if not isinstance(said, dict) or set(said) - set(repeated(header)) != _OWN:
        raise BundleFault("bundle.manifest")
    if any(said.get(name) != value for name, value in repeated(header).items()):
        raise BundleFault("bundle.manifest")
    body = memoryview(content)[HEAD + len(manifest) :]
    if said["body_sha256"] != hashlib.sha256(body).hexdigest():
        raise BundleFault("bundle.manifest")
    counted = said["counts"]
    if not isinstance(counted, dict) or not all(type(each) is int for each in counted.values()):
        raise BundleFault("bundle.manifest")
    return counted


_OWN: Final = {"salt", "counts", "body_sha256"}


def read(header: Header, content: bytes) -> Payload:
    """Read the framed content; raises :class:`BundleFault` for anything that is not exactly so."""
    frames = split(content)
    counted = check_manifest(header, content, bytes(frames[0].body))
    check_allowed(header, frames)
    bodies = {frame.type: frame.body for frame in frames if frame.type != BLOB}
    try:
        payload = Payload(
            revisions=_revisions(bodies.get(ANCESTORS), bodies.get(REVISIONS)),
            sealed=dict(_read_sealed(bodies.get(SEALED))),
            blobs=tuple(_blob(frame.body) for frame in frames if frame.type == BLOB),
            reply=_one(Reply, bodies.get(REPLY)),
            reference=_one(ReferenceSet, bodies.get(REFERENCE)),
            key_list=bytes(bodies.get(KEY_LIST, b"")),
            request=_one(EnrolRequest, bodies.get(REQUEST)),
        )
    except NotStrict as error:
        raise BundleFault("bundle.content") from error
    check_counts(payload, counted)
    return payload


def check_allowed(header: Header, frames: Iterable[Frame]) -> None:
    """Each kind of bundle carries what it is for and nothing else."""
    allowed = ALLOWED[header.kind] | {MANIFEST, END}
    if any(frame.type not in allowed for frame in frames):
        raise BundleFault("bundle.content")


def check_counts(payload: Payload, counted: Mapping[str, int]) -> None:
    """What was found is what the manifest counted."""
    if counts(payload) != counted:
        raise BundleFault("bundle.content")


def _one(wanted: Any, body: memoryview | None) -> Any:
    return None if body is None else from_plain(wanted, loads(bytes(body)))


def _lines(body: memoryview | None) -> list[bytes]:
    """The lines of a frame; raises :class:`NotStrict` if they are too many, too long or unended."""
    if body is None:
        return []
    text = bytes(body)
    if not text.endswith(b"\n") or text.count(b"\n") > LINES_LIMIT:
        raise NotStrict("lines")
    lines = text[:-1].split(b"\n")
    if max(map(len, lines)) > LINE_LIMIT:
        raise NotStrict("line")
    return lines


def _revisions(ancestors: memoryview | None, body: memoryview | None) -> tuple[Revised, ...]:
    if (ancestors is None) != (body is None):
        raise NotStrict("ancestors")
    lines = _lines(body)
    found = []
    for line, names in zip(lines, _names(ancestors, len(lines)), strict=True):
        start = _START.match(line)
        if start is None:
            raise NotStrict("revision")
        loads(line)
        found.append(Revised(start[2].decode(), UUID(hex=start[1].decode()), line, names))
    return tuple(found)


def _names(body: memoryview | None, number: int) -> Iterable[tuple[str, ...]]:
    whole = b"" if body is None else bytes(body)
    place, found = 0, []
    for _ in range(number):
        count = int.from_bytes(whole[place : place + 2])
        end = place + 2 + 32 * count
        if end > len(whole) or count > ANCESTORS_LIMIT:
            raise NotStrict("ancestors")
        names = whole[place + 2 : end].hex()
        found.append(tuple(names[at : at + 64] for at in range(0, len(names), 64)))
        place = end
    if place != len(whole):
        raise NotStrict("ancestors")
    return found


def _read_sealed(body: memoryview | None) -> Iterator[tuple[str, str]]:
    for line in _lines(body):
        loads(line)
        yield hashlib.sha256(line).hexdigest(), line.decode("utf-8")


def _blob(body: memoryview) -> Blob:
    end = 2 + int.from_bytes(body[:2])
    if body.nbytes < 2 or end > body.nbytes:
        raise NotStrict("blob")
    label = loads(bytes(body[2:end]))
    if not isinstance(label, dict) or set(label) != {"media_type", "name"}:
        raise NotStrict("blob")
    media_type, name = label["media_type"], label["name"]
    if not isinstance(media_type, str) or not _MEDIA_TYPE.fullmatch(media_type):
        raise NotStrict("blob")
    if not isinstance(name, str):
        raise NotStrict("blob")
    return Blob(plain_name(name), media_type, bytes(body[end:]))


def plain_name(name: str) -> str:
    """A name from outside as a label: no folders, no control characters, at most 200 characters."""
    last = re.split(r"[\\/]", _CONTROL.sub("", name))[-1].strip(" .")
    return last[:NAME_LIMIT] or "lampiran"
