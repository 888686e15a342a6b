"""An acknowledgement as 165 characters: read from a QR code, pasted from a chat, or typed.

106 bytes: epoch 8 | position 6 | bundle 16 | epoch of the centre 8 | key 4 | signature 64. Two of
them make three characters of an alphabet of 41: those of a QR code's alphanumeric mode without the
space and the asterisk (chats eat them) and without O and I. In front stands an A for what it is.

The characters stand in five rows of 32 with a 33rd that checks them, modulo the prime 41: every
mistyped character and every two that changed places are noticed and told with their row.
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
MARK: Final = "A"
"""What it is, an acknowledgement, and how it is laid out."""
ROWS: Final = 5
ROW_LENGTH: Final = 33
LENGTH: Final = ROWS * ROW_LENGTH
BUNDLE_DIGITS: Final = 32
_BODY: Final = 42
_PRIME: Final = len(ALPHABET)
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
            _epoch(ack.epoch),
            ack.position.to_bytes(6),
            bytes.fromhex(ack.bundle[:BUNDLE_DIGITS].ljust(BUNDLE_DIGITS, "0")),
            _epoch(ack.centre_epoch),
            bytes.fromhex(signer.key_id)[:4],
        )
    )
    whole = body + signer.sign(MEDIA_TYPE, _signed(ack.installation, body))
    bare = MARK + "".join(_three(whole[at : at + 2]) for at in range(0, len(whole), 2))
    long = ROW_LENGTH - 1
    return "".join(_row(at // long, bare[at : at + long]) for at in range(0, len(bare), long))


def _signed(installation: UUID, body: bytes) -> bytes:
    return MARK.encode() + installation.bytes + body


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
        signed = _signed(installation, body)
        if any(keys.is_signed(one.signing, MEDIA_TYPE, signed, signature) for one in centre):
            return Ack(
                installation=installation,
                epoch=body[:8].hex(),
                position=int.from_bytes(body[8:14]),
                bundle=body[14:30].hex(),
                centre_epoch=body[30:38].hex(),
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
    for number, row in enumerate(rows[:ROWS]):
        if len(row) == ROW_LENGTH and _sum(number, row):
            raise BundleFault("token.row", row=number + 1, rows=ROWS)
    if len(bare) != LENGTH:
        raise BundleFault("token.length", found=len(bare), needed=LENGTH)
    inside = "".join(row[:-1] for row in rows)
    values = [_value(inside[at : at + 3]) for at in range(1, len(inside), 3)]
    if inside[0] != MARK or max(values) >= 2**16:
        raise BundleFault("token.not_a_token")
    return b"".join(value.to_bytes(2) for value in values)


def _three(pair: bytes) -> str:
    rest, low = divmod(int.from_bytes(pair), _PRIME)
    high, middle = divmod(rest, _PRIME)
    return ALPHABET[high] + ALPHABET[middle] + ALPHABET[low]


def _value(three: str) -> int:
    high, middle, low = map(ALPHABET.index, three)
    return (high * _PRIME + middle) * _PRIME + low


def _row(number: int, row: str) -> str:
    """``row`` with the character that makes its sum nothing."""
    check = -_sum(number, row) * pow(ROW_LENGTH, -1, _PRIME) % _PRIME
    return row + ALPHABET[check]


def _sum(number: int, row: str) -> int:
    """The characters, each times its place, and the number of the row, modulo 41."""
    places = enumerate(map(ALPHABET.index, row), 1)
    return (7 * (number + 1) + sum(at * value for at, value in places)) % _PRIME


def _epoch(text: str) -> bytes:
    found = bytes.fromhex(text)
    if len(found) != 8:
        raise ValueError("an epoch has 16 hexadecimal digits")
    return found
