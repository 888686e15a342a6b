"""Sealing a keyed slip until its round is closed, and the numbers slips bear.

A round has a secret of its own that lies in no database and no backup. What is stored of a slip is
its content under that secret, all of one length, under an id that follows from the secret too; once
the secret is destroyed nothing of it can be read or told apart again. Keystream: SHAKE-256 over a
fresh nonce; the seal over it: keyed BLAKE2b.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from dataclasses import dataclass
from uuid import UUID

from asn_desktop.rules.slips import FIRST_NUMBER, LAST_NUMBER, VALUES
from asn_desktop.views.voices import Slip

SECRET = 32  # bytes
BODY = 4096  # bytes of every sealed slip, however much was written
_NONCE, _SEAL = 16, 16
_ROOM = BODY - _NONCE - _SEAL
_HEAD = struct.Struct(f">HB{VALUES}BH")  # number, checked, marks, bytes of text
MOST_BYTES = _ROOM - _HEAD.size
"""UTF-8 bytes of the longest text that fits."""


@dataclass(frozen=True, slots=True)
class SlipKey:
    """The secret of a round; ``numbered``: it was there when the first slip was printed.

    A secret made later (the first was lost with the computer) does not know the numbers given out.
    """

    secret: bytes
    numbered: bool

    def numbers(self, first: int, count: int) -> tuple[int, ...]:
        """The numbers of the slips ``first`` … ``first + count - 1`` of the round (from 0)."""
        found: dict[int, None] = {}
        span, at = LAST_NUMBER - FIRST_NUMBER + 1, 0
        while len(found) < first + count:
            drawn = int.from_bytes(self._part(b"nomor", struct.pack(">I", at), 8))
            found[FIRST_NUMBER + drawn % span] = None
            at += 1
        return tuple(found)[first:]

    def id_of(self, number: int) -> UUID:
        """The id under which a slip is kept; says nothing to whoever lacks the secret."""
        return UUID(bytes=self._part(b"slip", struct.pack(">H", number), 16), version=4)

    def shut(self, slip: Slip) -> bytes:
        """The slip sealed; the same slip is other bytes each time."""
        marks = [mark or 0 for mark in slip.marks]
        text = slip.text.encode()
        plain = _HEAD.pack(slip.number, slip.checked, *marks, len(text)) + text
        nonce = os.urandom(_NONCE)
        cipher = self._mixed(nonce, plain.ljust(_ROOM, b"\0"))
        return nonce + self._part(b"segel", nonce + cipher, _SEAL) + cipher

    def opened(self, body: bytes) -> Slip | None:
        """The slip of a sealed body; None for what another secret sealed."""
        nonce, seal, cipher = body[:_NONCE], body[_NONCE : _NONCE + _SEAL], body[_NONCE + _SEAL :]
        if not hmac.compare_digest(seal, self._part(b"segel", nonce + cipher, _SEAL)):
            return None
        plain = self._mixed(nonce, cipher)
        number, checked, *marks, length = _HEAD.unpack_from(plain)
        text = plain[_HEAD.size : _HEAD.size + length].decode()
        return Slip(number, tuple(mark or None for mark in marks), text, bool(checked))

    def _part(self, purpose: bytes, words: bytes, length: int) -> bytes:
        made = hashlib.blake2b(words, key=self.secret, person=purpose, digest_size=length)
        return made.digest()

    def _mixed(self, nonce: bytes, words: bytes) -> bytes:
        stream = hashlib.shake_256(self._part(b"aliran", nonce, 64)).digest(len(words))
        return (int.from_bytes(words) ^ int.from_bytes(stream)).to_bytes(len(words))


def new_key(*, numbered: bool) -> SlipKey:
    """A fresh secret."""
    return SlipKey(os.urandom(SECRET), numbered)
