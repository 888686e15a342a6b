"""A file for every check of the reader of bundles, and how that check is taken away."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import zstandard
from hostile import (
    PUSAT,
    RING,
    STRANGER,
    A,
    B,
    Cast,
    assemble,
    body_of,
    dump,
    encrypt,
    forge,
    frame,
    framed,
    genuine,
    header_of,
    press,
    request_of,
    revised,
    ring,
)

from asn_desktop.bundles import container, frames, keys, seals, strict
from asn_desktop.bundles.plain import from_plain, to_plain
from asn_desktop.rules.merging import KeyState
from asn_desktop.views.bundles import KeyEntry, Payload

SAID = to_plain(header_of())
GOOD = genuine()
LINE = revised().text
EMPTY = framed(body_of(Payload()), SAID)
SECOND = replace(A, signer=keys.Signer.from_bytes(b"\x21" * 32))
THIRD = replace(A, signer=keys.Signer.from_bytes(b"\x22" * 32))
FOURTH = replace(A, signer=keys.Signer.from_bytes(b"\x23" * 32))
FAMILY = ring(A, SECOND, THIRD, FOURTH, PUSAT)
WITHDRAWN = ring(replace(A, state=KeyState.REVOKED), PUSAT)


# ---- how the files are made


def changes(
    *lines: bytes, end: bytes = b"\n", ancestors: bytes | None = None, **more: Any
) -> bytes:
    """A bundle of revision texts that nobody checked."""
    names = b"\0\0" * len(lines) if ancestors is None else ancestors
    text = b"\n".join(lines) + end
    body = frame(b"A", names) + frame(b"R", text) + frame(b"Z", b"")
    counts = {"#sealed": 0, "#blobs": 0, "unit": len(lines)}
    return forge(body=body, manifest={"counts": counts}, **more)


def texts_with(values: str) -> bytes:
    """A bundle with one revision whose values are this JSON."""
    start = b'{"id":"%032x","kind":"unit","tables":{"unit":{"columns":["id"],"values":' % 1
    return changes(start + values.encode() + b"}}}")


def in_frames(*found: tuple[bytes, bytes], **manifest: Any) -> bytes:
    body = b"".join(frame(kind, content) for kind, content in found)
    return forge(body=body, manifest=manifest)


def resigned() -> bytes:
    """What B makes of a bundle of A: the same seal under a header and a signature of his own."""
    cut = container.cut(GOOD)
    said = {**json.loads(cut.header), "place": B.place, "installation": B.installation.hex}
    return assemble(dump(said), [B], bytes(cut.sealed))


def same_again() -> bytes:
    cut = container.cut(GOOD)
    header = container.look(GOOD, RING)
    plain = seals.decrypt(bytes(cut.sealed), [PUSAT.secret])
    sealed = encrypt(plain, PUSAT, A)
    while len(sealed) != header.sealed_length:  # age greases its header now and then
        sealed = encrypt(plain, PUSAT, A)
    return GOOD[: -len(sealed)] + sealed


def wrong_signature(*signers: Cast) -> bytes:
    """The last signature is one of other words."""
    data = bytearray(forge(signers=signers))
    start = 12 + int.from_bytes(data[8:12]) + 1 + 72 * (len(signers) - 1) + 8
    data[start : start + 64] = signers[-1].signer.sign(container.MEDIA_TYPE, b"{}")
    return bytes(data)


def under_window(descriptor: int) -> bytes:
    """A frame that asks for a window of its own choice (0x88: 128 MiB)."""
    data = press(EMPTY)
    assert data[4] & 0xE0 in (0x20, 0x60)  # single segment, length in one or two bytes
    size = 2 if data[4] & 0x40 else 1
    head = bytes([data[4] & 0x1F | 0x80, descriptor]) + len(EMPTY).to_bytes(4, "little")
    return forge(content=EMPTY, pressed=data[:4] + head + data[5 + size :])


def request(asked: Cast, signer: Cast = STRANGER) -> bytes:
    """A request that introduces the stranger's key."""
    said = {"kind": "daftar", "signing": STRANGER.signer.public.hex()}
    content = framed(
        body_of(Payload(request=request_of(asked))), to_plain(header_of(signer)) | said
    )
    return forge(sender=signer, said=said, content=content, sealed=press(content))


def attachments(number: int) -> bytes:
    label = dump({"media_type": "image/png", "name": "x"})
    body = frame(b"B", len(label).to_bytes(2) + label) * number + frame(b"Z", b"")
    manifest = {"counts": {"#blobs": number, "#sealed": 0}}
    return forge(said={"kind": "lampiran"}, body=body, manifest=manifest)


def wide_table() -> bytes:
    start = b'{"id":"%032x","kind":"unit","tables":{"unit":{"columns":' % 1
    return changes(start + dump(["x"] * 257) + b',"values":[]}}}')


# ---- how checks are taken away


class Gone(NamedTuple):
    """A name in a module and what stands in its place."""

    where: Any
    name: str
    instead: Any


def nothing(*_: Any) -> None:
    """A check that finds nothing."""


def lax_split(content: bytes) -> list[frames.Frame]:
    found, place = [], 0
    while place + 9 <= len(content):
        kind, length = content[place : place + 1], int.from_bytes(content[place + 1 : place + 9])
        found.append(frames.Frame(kind, memoryview(content)[place + 9 : place + 9 + length]))
        place += 9 + length
    return found


def lax_manifest(_header: Any, _content: bytes, manifest: bytes) -> Any:
    return json.loads(manifest)["counts"]


def lax_keys(parts: container.Parts, keyring: Mapping[str, KeyEntry]) -> list[bytes]:
    return [STRANGER.signer.public for _ in parts.signatures]


def lax_json(text: bytes) -> Any:
    return json.loads(text)


def lax_fields(wanted: Any, value: Any, *, exact: bool = False) -> Any:
    return from_plain(wanted, value)


NO_COUNTS = (Gone(frames, "check_counts", nothing),)
LOOSE = (Gone(frames, "loads", lax_json),)


@dataclass(frozen=True)
class Case:
    """A file, why it is refused, and the checks that stop it.

    ``before``: limits made small, so that the file may be small as well. Without ``gone`` it is
    nothing of ours that stops the file, but the nature of the thing: see ``BY_NATURE``.
    """

    name: str
    make: Callable[[], bytes]
    code: str
    gone: tuple[Gone, ...] = ()
    before: tuple[Gone, ...] = ()
    known: Mapping[str, KeyEntry] = field(default_factory=lambda: RING)


def case(name: str, code: str, make: Callable[[], bytes], *gone: Gone, **more: Any) -> Case:
    return Case(name, make, f"bundle.{code}", gone, **more)


def long_header() -> bytes:
    cut = container.cut(GOOD)
    return assemble(cut.header + b" " * 65_536, [A], bytes(cut.sealed))


def in_header(old: bytes, new: bytes) -> bytes:
    """A right file in whose signed header other bytes stand."""
    cut = container.cut(GOOD)
    assert cut.header.count(old) == 1
    return assemble(cut.header.replace(old, new), [A], bytes(cut.sealed))


FILE_CASES = (
    case(
        "larger than 200 MiB",
        "too_large",
        lambda: GOOD,
        Gone(container, "check_size", nothing),
        before=(Gone(container, "SIZE_LIMIT", len(GOOD) - 1),),
    ),
    case(
        "another magic",
        "not_a_bundle",
        lambda: b"X" + GOOD[1:],
        Gone(container, "is_bundle", bool),
    ),
    case(
        "a header longer than 64 KiB",
        "damaged",
        long_header,
        Gone(container, "HEADER_LIMIT", 2**20),
    ),
    case(
        "four signatures",
        "damaged",
        lambda: forge(signers=(A, SECOND, THIRD, FOURTH)),
        Gone(container, "SIGNATURES_LIMIT", 4),
        known=FAMILY,
    ),
    case(
        "one who signs twice",
        "signature",
        lambda: forge(signers=(A, A)),
        Gone(container, "check_signers", nothing),
    ),
    case(
        "an unknown key",
        "key",
        lambda: forge(sender=STRANGER),
        Gone(container, "signing_keys", lax_keys),
        Gone(container, "check_sender", nothing),
    ),
    case(
        "a wrong signature",
        "signature",
        lambda: wrong_signature(A),
        Gone(container, "check_signatures", nothing),
    ),
    case(
        "two signatures, one wrong",
        "signature",
        lambda: wrong_signature(A, SECOND),
        Gone(container, "check_signatures", nothing),
        known=FAMILY,
    ),
    case(
        "sealed again on the way", "damaged", same_again, Gone(container, "check_sealed", nothing)
    ),
)

HEADER_CASES = (
    case(
        "a key twice",
        "header",
        lambda: in_header(b'"number":42', b'"number":41,"number":42'),
        Gone(container, "loads", lax_json),
    ),
    case(
        "a field nobody knows",
        "header",
        lambda: forge(said={"more": 1}),
        Gone(container, "from_plain", lax_fields),
        Gone(frames, "check_manifest", lax_manifest),
    ),
    case(
        "a field left out",
        "header",
        lambda: in_header(b',"key_list":0', b""),
        Gone(container, "from_plain", lax_fields),
    ),
    case(
        "an epoch that is none",
        "header",
        lambda: forge(said={"epoch": "7f3a"}),
        Gone(container, "check_fields", nothing),
    ),
    case(
        "a stream that goes backwards",
        "header",
        lambda: forge(said={"after": 9000}),
        Gone(container, "check_fields", nothing),
    ),
    case(
        "more raw than is read",
        "header",
        lambda: GOOD,
        Gone(container, "RAW_LIMIT", 2**29),
        before=(Gone(container, "RAW_LIMIT", 100),),
    ),
    case(
        "a newer format", "newer", lambda: forge(said={"format": 2}), Gone(container, "FORMAT", 2)
    ),
    case(
        "an older format",
        "header",
        lambda: forge(said={"format": 0}),
        Gone(container, "check_fields", nothing),
    ),
    case(
        "a demand nobody knows",
        "caps",
        lambda: forge(said={"caps": ["kolom"]}),
        Gone(container, "CAPS", {"kolom"}),
    ),
    case(
        "one office in the name of another",
        "place",
        lambda: forge(sender=B, said={"place": A.place}),
        Gone(container, "check_owner", nothing),
    ),
    case(
        "an office that answers like the centre",
        "role",
        lambda: forge(sender=B, said={"kind": "balasan"}),
        Gone(container, "check_owner", nothing),
    ),
    case(
        "a centre that reports like an office",
        "role",
        lambda: forge(sender=PUSAT),
        Gone(container, "check_owner", nothing),
    ),
    case(
        "another installation",
        "installation",
        lambda: forge(said={"installation": B.installation.hex}),
        Gone(container, "check_installation", nothing),
    ),
    case(
        "a withdrawn key",
        "revoked",
        lambda: GOOD,
        Gone(container, "check_standing", nothing),
        known=WITHDRAWN,
    ),
    case(
        "for somebody else",
        "not_for_us",
        lambda: forge(said={"to": B.place}),
        Gone(container, "check_receiver", nothing),
    ),
    case(
        "a key introduced under the signature of another",
        "signature",
        lambda: request(replace(A, signer=STRANGER.signer), signer=A),
        Gone(container, "check_introduced", nothing),
    ),
    case(
        "a request for another key than its own",
        "content",
        lambda: request(replace(STRANGER, signer=B.signer)),
        Gone(container, "check_request", nothing),
    ),
)

SEAL_CASES = (
    case("sealed for somebody else", "no_identity", lambda: forge(to=(B,))),
    case("no seal at all", "no_identity", lambda: forge(sealed=press(EMPTY))),
    case("nothing pressed inside", "size", lambda: forge(content=EMPTY, pressed=EMPTY)),
    case(
        "another length than was signed",
        "size",
        lambda: forge(said={"raw_length": 5000}),
        Gone(seals, "check_frame", nothing),
        Gone(seals, "check_length", nothing),
    ),
    case(
        "no checksum",
        "size",
        lambda: forge(content=EMPTY, pressed=zstandard.ZstdCompressor(level=10).compress(EMPTY)),
        Gone(seals, "check_frame", nothing),
    ),
    case(
        "a window of 128 MiB",
        "size",
        lambda: under_window(0x88),
        Gone(seals, "WINDOW_LIMIT", 2**30),
    ),
    case(
        "no length in the frame",
        "size",
        lambda: forge(content=EMPTY, pressed=press(EMPTY, write_content_size=False)),
    ),
    case(
        "a second frame behind the first",
        "size",
        lambda: forge(content=EMPTY, pressed=press(EMPTY) + press(b"more")),
        Gone(seals, "decompressed", lambda data: zstandard.ZstdDecompressor().decompress(data)),
    ),
    case(
        "64 MiB that say they are one byte less",
        "size",
        lambda: forge(content=bytes(2**26 - 1), pressed=press(bytes(2**26))),
    ),
)

FRAME_CASES = (
    case(
        "signed by another office as its own",
        "manifest",
        resigned,
        Gone(frames, "check_manifest", lax_manifest),
    ),
    case(
        "a manifest of another bundle",
        "manifest",
        lambda: forge(manifest={"number": 41}),
        Gone(frames, "check_manifest", lax_manifest),
    ),
    case(
        "a manifest of another body",
        "manifest",
        lambda: forge(manifest={"body_sha256": "00" * 32}),
        Gone(frames, "check_manifest", lax_manifest),
    ),
    case(
        "counts that lie",
        "content",
        lambda: forge(manifest={"counts": {"#blobs": 0, "#sealed": 0, "unit": 2}}),
        *NO_COUNTS,
    ),
    case(
        "an unknown frame",
        "content",
        lambda: in_frames((b"X", b"?"), (b"Z", b"")),
        Gone(frames, "split", lax_split),
        Gone(frames, "check_allowed", nothing),
    ),
    case(
        "a frame this kind may not carry",
        "content",
        lambda: in_frames((b"K", b"{}"), (b"Z", b"")),
        Gone(frames, "check_allowed", nothing),
    ),
    case(
        "something behind the end",
        "content",
        lambda: in_frames((b"Z", b""), (b"Z", b"")),
        Gone(frames, "split", lax_split),
    ),
    case(
        "bytes behind the end",
        "content",
        lambda: forge(body=frame(b"Z", b"") + b"more"),
        Gone(frames, "split", lax_split),
    ),
    case("no end", "content", lambda: forge(body=b""), Gone(frames, "split", lax_split)),
    case(
        "an end with content",
        "content",
        lambda: in_frames((b"Z", b"more")),
        Gone(frames, "split", lax_split),
    ),
    case(
        "a frame twice",
        "content",
        lambda: in_frames(
            (b"S", b"{}\n"), (b"S", b"{}\n"), (b"Z", b""), counts={"#blobs": 0, "#sealed": 1}
        ),
        Gone(frames, "split", lax_split),
    ),
    case(
        "frames in another order",
        "content",
        lambda: in_frames(
            (b"R", LINE + b"\n"),
            (b"A", b"\0\0"),
            (b"Z", b""),
            counts={"#blobs": 0, "#sealed": 0, "unit": 1},
        ),
        Gone(frames, "split", lax_split),
    ),
    case(
        "a frame longer than the rest",
        "content",
        lambda: forge(body=b"S" + (2**63).to_bytes(8) + b"{}\n"),
        Gone(frames, "split", lax_split),
        *NO_COUNTS,
    ),
    case(
        "more attachments than anybody sends",
        "content",
        lambda: attachments(12),
        Gone(frames, "BLOBS_LIMIT", 12),
        before=(Gone(frames, "BLOBS_LIMIT", 11),),
    ),
)

TEXT_CASES = (
    case(
        "a key twice in a revision",
        "content",
        lambda: changes(LINE[:-1] + b',"id":"%032x"}' % 2),
        *LOOSE,
    ),
    case("NaN", "content", lambda: texts_with("[[NaN]]"), *LOOSE),
    case("an infinite number", "content", lambda: texts_with("[[1e999]]"), *LOOSE),
    case("65 bits", "content", lambda: texts_with("[[9223372036854775808]]"), *LOOSE),
    case("half a character", "content", lambda: texts_with('[["\\ud800"]]'), *LOOSE),
    case(
        "ten levels too many",
        "content",
        lambda: texts_with("[" * 26 + "]" * 26),
        Gone(strict, "DEPTH", 100),
    ),
    case("257 columns", "content", wide_table, Gone(strict, "COLUMNS", 257)),
    case(
        "a line too long",
        "content",
        lambda: changes(revised(name="x" * 5000).text),
        Gone(frames, "LINE_LIMIT", 2**20),
        before=(Gone(frames, "LINE_LIMIT", 4000),),
    ),
    case(
        "too many lines",
        "content",
        lambda: changes(*[LINE] * 12),
        Gone(frames, "LINES_LIMIT", 12),
        before=(Gone(frames, "LINES_LIMIT", 11),),
    ),
    case(
        "more ancestors than anybody has",
        "content",
        lambda: changes(LINE, ancestors=(1001).to_bytes(2) + bytes(32 * 1001)),
        Gone(frames, "ANCESTORS_LIMIT", 2000),
    ),
    case("a last line without its end", "content", lambda: changes(LINE, end=b"")),
    case("an empty line", "content", lambda: changes(LINE, b"")),
    case("ancestors of nothing", "content", lambda: changes(LINE, ancestors=b"\0\0\0\0")),
    case("half an ancestor", "content", lambda: changes(LINE, ancestors=b"\0\1" + bytes(31))),
    case("another text than the canonical one", "content", lambda: changes(b" " + LINE)),
    case(
        "bytes that are no UTF-8",
        "content",
        lambda: changes(LINE.replace(b"Sukamaju", b"\xff\xfe")),
    ),
    case(
        "an attachment without its label",
        "content",
        lambda: forge(
            said={"kind": "lampiran"},
            body=frame(b"B", b"\0\x40") + frame(b"Z", b""),
            manifest={"counts": {"#blobs": 1, "#sealed": 0}},
        ),
    ),
)
CASES = (*FILE_CASES, *HEADER_CASES, *SEAL_CASES, *FRAME_CASES, *TEXT_CASES)


BY_NATURE = {
    "sealed for somebody else": "nobody can open it",
    "no seal at all": "there is nothing to open",
    "nothing pressed inside": "there is nothing to decompress",
    "no length in the frame": "the library does not decompress without one",
    "64 MiB that say they are one byte less": "the library stops at the length the frame says",
    "a last line without its end": "the lines would be others",
    "an empty line": "it is no revision",
    "ancestors of nothing": "nobody asks for them",
    "half an ancestor": "it is no hash",
    "another text than the canonical one": "it has neither kind nor id",
    "bytes that are no UTF-8": "they are no text",
    "an attachment without its label": "it has neither name nor type",
}
