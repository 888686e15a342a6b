"""Bundles as a stranger would make them: right in everything but what a test wants wrong."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pyrage
import zstandard

from asn_desktop.bundles import container, frames, keys
from asn_desktop.bundles.plain import to_plain
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.merging import KeyState
from asn_desktop.rules.streams import BundleKind
from asn_desktop.views.bundles import EnrolRequest, Header, KeyEntry, Payload, Revised
from asn_desktop.views.parcels import Content, to_text

CENTRE = container.Receiver("PUSAT")
DAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Cast:
    """One side with its keys, the same in every run (a test can be looked into)."""

    place: str
    name: str
    installation: UUID
    signer: keys.Signer
    secret: str
    recipient: str
    state: KeyState = KeyState.ACTIVE
    until: int | None = None
    epoch: str = "7f3a9c21d0e4b655"

    @property
    def entry(self) -> KeyEntry:
        return KeyEntry(
            self.place,
            self.name,
            self.installation,
            self.signer.public,
            self.recipient,
            self.state,
            DAY,
            centre=self.place == "PUSAT",
            until_seq=self.until,
            until_epoch=self.epoch if self.until is not None else "",
        )


def cast(place: str, number: int, **more: Any) -> Cast:
    signer = keys.Signer.from_bytes(bytes([number]) * 32)
    secret, recipient = keys.make_identity()
    return Cast(place, f"Kantor {number}", UUID(int=number), signer, secret, recipient, **more)


def ring(*members: Cast) -> dict[str, KeyEntry]:
    return {each.signer.key_id: each.entry for each in members}


A = cast("32.04.17", 1)
B = cast("32.04.18", 2)
PUSAT = cast("PUSAT", 3)
STRANGER = cast("32.04.99", 4)
RING = ring(A, B, PUSAT)


def header_of(sender: Cast = A, **changes: Any) -> Header:
    made = Header(
        kind=BundleKind.CHANGES,
        place=sender.place,
        to="PUSAT",
        installation=sender.installation,
        epoch="7f3a9c21d0e4b655",
        number=42,
        previous="ab" * 32,
        after=1200,
        upto=2690,
        created=datetime(2026, 11, 21, 10, 0, tzinfo=UTC),
        app="1.4.2",
        schema=12,
        reads_from=12,
        journal=(2690, "cd" * 32),
    )
    return replace(made, **changes)


def revised(number: int = 1, name: str = "Kecamatan Sukamaju", **more: Any) -> Revised:
    content = Content(
        "unit", UUID(int=number), {"unit": [{"id": UUID(int=number).hex, "name": name}]}
    )
    return Revised("unit", content.id, to_text(content), **more)


PAYLOAD = Payload(revisions=(revised(ancestors=("11" * 32,)),))


def genuine(
    payload: Payload = PAYLOAD, sender: Cast = A, to: Cast = PUSAT, **changes: Any
) -> bytes:
    header = header_of(sender, to=to.place, **changes)
    return container.seal(
        header, payload, signer=sender.signer, recipients=[to.recipient, sender.recipient]
    )


def request_of(sender: Cast = STRANGER, **more: Any) -> EnrolRequest:
    return EnrolRequest(
        sender.place,
        sender.name,
        sender.installation,
        sender.signer.public,
        sender.recipient,
        **more,
    )


def press(content: bytes, level: int = 10, **more: Any) -> bytes:
    made = zstandard.ZstdCompressor(level=level, write_checksum=True, **more)
    return made.compress(content)


def encrypt(plain: bytes, *to: Cast) -> bytes:
    return pyrage.encrypt(plain, [pyrage.x25519.Recipient.from_str(one.recipient) for one in to])


def dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def frame(kind: bytes, body: bytes) -> bytes:
    return kind + len(body).to_bytes(8) + body


def framed(body: bytes, said: Mapping[str, Any], **manifest: Any) -> bytes:
    """Content with a manifest that fits it; ``body``: all frames after it, the end one too."""
    repeated = {name: said[name] for name in said if name not in frames.NOT_IN_MANIFEST}
    whole = {
        **repeated,
        "salt": "00" * 16,
        "counts": {"#blobs": 0, "#sealed": 0},
        "body_sha256": hashlib.sha256(body).hexdigest(),
        **manifest,
    }
    return frame(b"M", dump(whole)) + body


def body_of(payload: Payload) -> bytes:
    """The frames of a payload without the manifest."""
    kind = BundleKind.REQUEST if payload.request else BundleKind.CHANGES
    content = frames.write(header_of(kind=kind), payload).content
    return content[9 + int.from_bytes(content[1:9]) :]


def forge(
    *,
    sender: Cast = A,
    signers: Sequence[Cast] | None = None,
    to: Sequence[Cast] = (PUSAT,),
    said: Mapping[str, Any] | None = None,
    manifest: Mapping[str, Any] | None = None,
    body: bytes | None = None,
    content: bytes | None = None,
    pressed: bytes | None = None,
    sealed: bytes | None = None,
    words: bytes | None = None,
    after: bytes = b"",
) -> bytes:
    """A file whose parts are made one from the other, each of them replaceable.

    ``said`` goes over the fields of the header, ``words`` takes the place of its bytes.
    """
    fields = to_plain(header_of(sender)) | dict(said or {})
    if body is None:
        body, counted = body_of(PAYLOAD), frames.counts(PAYLOAD)
        manifest = {"counts": counted, **(manifest or {})}
    if content is None:
        content = framed(body, fields, **(manifest or {}))
    pressed = press(content) if pressed is None else pressed
    sealed = encrypt(pressed, *to) if sealed is None else sealed
    length = int.from_bytes(content[1:9])
    fields = {
        **fields,
        "raw_length": len(content),
        "manifest_sha256": hashlib.sha256(content[9 : 9 + length]).hexdigest(),
        "sealed_length": len(sealed),
        "sealed_sha256": hashlib.sha256(sealed).hexdigest(),
        **dict(said or {}),
    }
    words = dump(fields) if words is None else words
    return assemble(words, signers or (sender,), sealed) + after


def assemble(words: bytes, signers: Sequence[Cast], sealed: bytes) -> bytes:
    signed = b"".join(
        bytes.fromhex(one.signer.key_id) + one.signer.sign(container.MEDIA_TYPE, words)
        for one in signers
    )
    parts = (container.MAGIC, len(words).to_bytes(4), words, bytes([len(signers)]), signed, sealed)
    return b"".join(parts)


def opened(data: bytes, known: Mapping[str, KeyEntry] = RING, me: Cast = PUSAT) -> Payload:
    header, payload = container.open_sealed(data, known, container.Receiver(me.place), [me.secret])
    assert header.sealed_length
    return payload


def fault(data: bytes, known: Mapping[str, KeyEntry] = RING, me: Cast = PUSAT) -> str:
    """The code of the refusal; "" if the file is taken."""
    try:
        opened(data, known, me)
    except BundleFault as refused:
        return refused.code
    return ""
