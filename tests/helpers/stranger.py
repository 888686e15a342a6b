"""A reader of bundles written from docs/bundle-format.md alone; nothing of the program is used.

It reads what is right and is no judge of the rest: short, so that one sees that the document is
enough.
"""

from __future__ import annotations

import hashlib
import json
import struct
from typing import Any

import pyrage
import zstandard
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

ALPHABET = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ$%+-./:"


def pae(media_type: str, body: bytes) -> bytes:
    return f"DSSEv1 {len(media_type)} {media_type} {len(body)} ".encode() + body


def check(public: bytes, signature: bytes, media_type: str, body: bytes) -> None:
    """Raises InvalidSignature."""
    Ed25519PublicKey.from_public_bytes(public).verify(signature, pae(media_type, body))


def read(data: bytes, publics: dict[str, bytes], identity: str) -> dict[str, Any]:
    """The header, the manifest and the frames by their letter, all checked against each other.

    ``publics``: public keys by key id; ``identity``: a secret age identity, "" for a request.
    """
    assert data[:8] == b"SPK1\r\n\x1a\n"
    (length,) = struct.unpack(">I", data[8:12])
    words, at = data[12 : 12 + length], 12 + length
    header = json.loads(words)
    number, at = data[at], at + 1
    for each in range(number):
        key_id, signature = data[at : at + 8].hex(), data[at + 8 : at + 72]
        public = publics.get(key_id) or bytes.fromhex(header["signing"])
        assert hashlib.sha256(public).digest()[:8].hex() == key_id, each
        check(public, signature, "application/vnd.asn-desktop.bundle+json", words)
        at += 72
    seal = data[at:]
    assert len(seal) == header["sealed_length"]
    assert hashlib.sha256(seal).hexdigest() == header["sealed_sha256"]
    if header["kind"] != "daftar":
        seal = pyrage.decrypt(seal, [pyrage.x25519.Identity.from_str(identity)])
    content = zstandard.ZstdDecompressor().decompress(seal)
    assert len(content) == header["raw_length"]
    found = frames(content)
    manifest = json.loads(found["M"][0])
    assert hashlib.sha256(found["M"][0]).hexdigest() == header["manifest_sha256"]
    body = content[9 + len(found["M"][0]) :]
    assert manifest["body_sha256"] == hashlib.sha256(body).hexdigest()
    hashes = {"raw_length", "manifest_sha256", "sealed_length", "sealed_sha256"}
    assert {name: manifest[name] for name in header if name not in hashes} == {
        name: header[name] for name in header if name not in hashes
    }
    return {"header": header, "manifest": manifest, **inside(found)}


def frames(content: bytes) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = {}
    at = 0
    while at < len(content):
        kind, length = struct.unpack(">cQ", content[at : at + 9])
        found.setdefault(kind.decode(), []).append(content[at + 9 : at + 9 + length])
        at += 9 + length
    assert at == len(content)
    assert found["Z"] == [b""]
    return found


def inside(found: dict[str, list[bytes]]) -> dict[str, Any]:
    lines = found["R"][0].splitlines() if "R" in found else []
    names, at, ancestors = found.get("A", [b""])[0], 0, []
    for _ in lines:
        (count,) = struct.unpack(">H", names[at : at + 2])
        run = names[at + 2 : at + 2 + 32 * count]
        ancestors.append([run[each : each + 32].hex() for each in range(0, len(run), 32)])
        at += 2 + 32 * count
    assert at == len(names)
    blobs = []
    for body in found.get("B", []):
        end = 2 + struct.unpack(">H", body[:2])[0]
        blobs.append((json.loads(body[2:end]), body[end:]))
    return {
        "revisions": [
            {
                "name": hashlib.sha256(line).hexdigest(),
                "ancestors": before,
                "text": line,
                **json.loads(line),
            }
            for line, before in zip(lines, ancestors, strict=True)
        ],
        "sheets": {
            hashlib.sha256(line).hexdigest(): line
            for line in found.get("S", [b""])[0].split(b"\n")[:-1]
        },
        "reply": json.loads(found["Y"][0]) if "Y" in found else None,
        "reference": json.loads(found["F"][0]) if "F" in found else None,
        "request": json.loads(found["Q"][0]) if "Q" in found else None,
        "key_list": found.get("K", [b""])[0],
        "blobs": blobs,
    }


def read_key_list(data: bytes, roots: list[bytes]) -> dict[str, Any]:
    """The list, if two of the ``roots`` signed it."""
    body, *lines = data.decode().split("\n")[:-1]
    known = {hashlib.sha256(root).digest()[:8].hex(): root for root in roots}
    signed = 0
    for line in lines:
        key_id, signature = line.split(" ")
        if key_id in known:
            media_type = "application/vnd.asn-desktop.key-list+json"
            check(known[key_id], bytes.fromhex(signature), media_type, body.encode())
            signed += 1
    assert signed >= 2
    return json.loads(body)


def read_acknowledgement(text: str, public: bytes, installation: bytes) -> dict[str, Any]:
    """What the 165 characters say, if the centre's key signed them for this installation."""
    inside = ""
    for row in range(1, 6):
        part = text[33 * (row - 1) : 33 * row]
        total = 7 * row + sum(at * ALPHABET.index(one) for at, one in enumerate(part, 1))
        assert total % 41 == 0, row
        inside += part[:32]
    assert inside[0] == "A"
    data = b""
    for at in range(1, 160, 3):
        high, middle, low = (ALPHABET.index(one) for one in inside[at : at + 3])
        data += struct.pack(">H", high * 1681 + middle * 41 + low)
    body, signature = data[:42], data[42:]
    media_type = "application/vnd.asn-desktop.acknowledgement"
    check(public, signature, media_type, b"A" + installation + body)
    assert hashlib.sha256(public).digest()[:4] == body[38:42]
    return {
        "epoch": body[:8].hex(),
        "position": int.from_bytes(body[8:14], "big"),
        "bundle": body[14:30].hex(),
        "centre_epoch": body[30:38].hex(),
    }


def check_number(request: dict[str, Any], signing: bytes) -> str:
    """The first eleven digits of the number for a request."""
    words = "\n".join((request["place"], request["installation"], request["recipient"]))
    salt = b"asn-desktop check number"
    long = hashlib.scrypt(
        signing + words.encode(), salt=salt, n=32768, r=8, p=1, maxmem=2**26, dklen=16
    )
    return f"{int.from_bytes(long, 'big') % 10**11:011}"
