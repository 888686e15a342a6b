"""An acknowledgement as 165 characters: read from a QR code, pasted from a chat, or typed.

105 bytes: version 1 | epoch 8 | position 5 | bundle 15 | epoch of the centre 8 | key 4 |
signature 64. They stand in five rows of 21 bytes with a check byte each, so that a typing mistake
is told with its row. Two bytes make three characters of an alphabet of 41: those of a QR code's
alphanumeric mode without the space and the asterisk (chats eat them) and without O and I.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from asn_desktop.bundles import keys
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.merging import KeyState
from asn_desktop.views.bundles import Ack, KeyEntry

MEDIA_TYPE: Final = "application/vnd.asn-desktop.acknowledgement"
ALPHABET: Final = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ$%+-./:"
VERSION: Final = 0xA1
ROWS: Final = 5
ROW_BYTES: Final = 21
ROW_LENGTH: Final = 33
LENGTH: Final = ROWS * ROW_LENGTH
BUNDLE_DIGITS: Final = 30
_BODY: Final = 41
_SPACES: Final = re.compile(r"[\s\u200b-\u200f\u2060\ufeff*_~`]+")
_MEANT: Final = str.maketrans(
    {
        "O": "0",
        "I": "1",
        "–": "-",
        "—": "-",
        "‐": "-",
        "‑": "-",
        "−": "-",
        "…": "...",
        "：": ":",
        "／": "/",
        "％": "%",
        "＋": "+",
        "．": ".",
    }
)


def encode(ack: Ack, signer: keys.Signer) -> str:
    """Return the 165 characters; raises ``ValueError`` for an epoch that is not 16 hex digits."""
    body = b"".join(
        (
            bytes([VERSION]),
            _epoch(ack.epoch),
            ack.position.to_bytes(5),
            bytes.fromhex(ack.bundle[:BUNDLE_DIGITS].ljust(BUNDLE_DIGITS, "0")),
            _epoch(ack.centre_epoch),
            bytes.fromhex(signer.key_id)[:4],
        )
    )
    whole = body + signer.sign(MEDIA_TYPE, ack.installation.bytes + body)
    rows = [whole[at : at + ROW_BYTES] for at in range(0, len(whole), ROW_BYTES)]
    return "".join(_row(number, row) for number, row in enumerate(rows))


def rows_of(text: str) -> list[str]:
    """The five rows as they are printed: eleven groups of three each."""
    rows = [text[at : at + ROW_LENGTH] for at in range(0, len(text), ROW_LENGTH)]
    return [" ".join(row[at : at + 3] for at in range(0, len(row), 3)) for row in rows]


def decode(text: str, keyring: Mapping[str, KeyEntry], installations: Collection[UUID]) -> Ack:
    """Return what the token says; raises :class:`BundleFault` with the row of a typing mistake.

    ``installations``: whom it may be about (this installation; the token itself has no room for
    its name, but the signature covers it). Spaces, line breaks and small letters do not count.
    """
    whole = _bytes(clean(text))
    if whole[0] != VERSION:
        raise BundleFault("token.not_a_token")
    body, signature = whole[:_BODY], whole[_BODY:]
    names = [name for name in keyring if name.startswith(body[-4:].hex())]
    centre = [
        keyring[name]
        for name in names
        if keyring[name].centre and keyring[name].state is not KeyState.REVOKED
    ]
    if not centre:
        raise BundleFault("token.key")
    for installation in installations:
        signed = installation.bytes + body
        if any(keys.is_signed(one.signing, MEDIA_TYPE, signed, signature) for one in centre):
            return Ack(
                installation=installation,
                epoch=body[1:9].hex(),
                position=int.from_bytes(body[9:14]),
                bundle=body[14:29].hex(),
                centre_epoch=body[29:37].hex(),
            )
    raise BundleFault("token.not_ours")


def clean(text: str) -> str:
    """A typed or pasted token as its characters alone; raises :class:`BundleFault`."""
    bare = _SPACES.sub("", text).upper().translate(_MEANT)
    if not bare:
        raise BundleFault("token.empty")
    for at, character in enumerate(bare):
        if character not in ALPHABET:
            raise BundleFault(
                "token.character",
                character=character,
                row=at // ROW_LENGTH + 1,
                at=at % ROW_LENGTH + 1,
            )
    return bare


def _bytes(bare: str) -> bytes:
    rows = [bare[at : at + ROW_LENGTH] for at in range(0, len(bare), ROW_LENGTH)]
    found = []
    for number, row in enumerate(rows[:ROWS]):
        if len(row) < ROW_LENGTH:
            break
        found.append(_from_row(number, row))
    if len(bare) != LENGTH:
        raise BundleFault("token.length", found=len(bare), needed=LENGTH)
    return b"".join(found)


def _row(number: int, row: bytes) -> str:
    checked = row + bytes([_crc(number, row)])
    return "".join(_three(checked[at : at + 2]) for at in range(0, len(checked), 2))


def _three(pair: bytes) -> str:
    high, low = divmod(int.from_bytes(pair), len(ALPHABET))
    highest, high = divmod(high, len(ALPHABET))
    return ALPHABET[highest] + ALPHABET[high] + ALPHABET[low]


def _from_row(number: int, row: str) -> bytes:
    found = b""
    for at in range(0, len(row), 3):
        value = 0
        for character in row[at : at + 3]:
            value = value * len(ALPHABET) + ALPHABET.index(character)
        if value >= 2**16:
            raise BundleFault("token.row", row=number + 1, rows=ROWS)
        found += value.to_bytes(2)
    if _crc(number, found[:-1]) != found[-1]:
        raise BundleFault("token.row", row=number + 1, rows=ROWS)
    return found[:-1]


def _crc(number: int, row: bytes) -> int:
    """CRC-8 (polynomial 0x2F) of the row's number and its bytes."""
    state = 0
    for byte in bytes([number + 1]) + row:
        state ^= byte
        for _ in range(8):
            state = (state << 1 ^ 0x2F) & 0xFF if state & 0x80 else state << 1
    return state


def _epoch(text: str) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != 8:
        raise ValueError("an epoch has 16 hexadecimal digits")
    return found
