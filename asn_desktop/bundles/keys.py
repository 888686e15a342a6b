"""Keys of an installation: Ed25519 to sign with, age (X25519) to be written to."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

import pyrage
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from asn_desktop.views.bundles import EnrolRequest

KEY_SIZE: Final = 32
SIGNATURE_SIZE: Final = 64
KEY_ID_SIZE: Final = 8
CHECK_DIGITS: Final = 12


def pae(media_type: str, body: bytes) -> bytes:
    """The bytes that are signed (DSSE's PAE): what they are, and they themselves, with lengths.

    So a signature over one kind of thing never counts for another.
    """
    name = media_type.encode()
    return b"DSSEv1 %d %b %d %b" % (len(name), name, len(body), body)


def key_id(public: bytes) -> str:
    """The name of a public key: the first 8 bytes of its SHA-256, hexadecimal."""
    return hashlib.sha256(public).digest()[:KEY_ID_SIZE].hex()


@dataclass(frozen=True, slots=True)
class Signer:
    """A secret Ed25519 key and what it does."""

    _secret: Ed25519PrivateKey

    def __repr__(self) -> str:
        return f"Signer({self.key_id})"

    @classmethod
    def make(cls) -> Signer:
        """Return a new key."""
        return cls(Ed25519PrivateKey.generate())

    @classmethod
    def from_bytes(cls, secret: bytes) -> Signer:
        """Return the key whose 32 secret bytes these are; raises ``ValueError`` for others."""
        return cls(Ed25519PrivateKey.from_private_bytes(secret))

    def to_bytes(self) -> bytes:
        """The 32 secret bytes; they go nowhere but into the key folder of this installation."""
        return self._secret.private_bytes_raw()

    @property
    def public(self) -> bytes:
        """The 32 bytes everybody may know."""
        return self._secret.public_key().public_bytes_raw()

    @property
    def key_id(self) -> str:
        """The name of the public key."""
        return key_id(self.public)

    def sign(self, media_type: str, body: bytes) -> bytes:
        """Return the 64 bytes of the signature over ``body`` as a ``media_type``."""
        return self._secret.sign(pae(media_type, body))


def is_signed(public: bytes, media_type: str, body: bytes, signature: bytes) -> bool:
    """Whether the owner of ``public`` signed ``body`` as a ``media_type``."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, pae(media_type, body))
    except (InvalidSignature, ValueError):
        return False
    return True


def make_identity() -> tuple[str, str]:
    """Return a new age identity: its secret ("AGE-SECRET-KEY-1…") and its recipient ("age1…")."""
    made = pyrage.x25519.Identity.generate()
    return str(made), str(made.to_public())


def recipient_of(secret: str) -> str:
    """The recipient of an age identity; raises ``ValueError`` for what is none."""
    try:
        return str(pyrage.x25519.Identity.from_str(secret).to_public())
    except pyrage.IdentityError as error:
        raise ValueError("identity") from error


def check_number(request: EnrolRequest) -> str:
    """The 12 digits both sides compare by telephone: 11 from the keys and a check digit.

    Made slow on purpose (scrypt, 32 MiB, about a tenth of a second): who wants to slip in keys of
    his own with the same number must try 10^11 pairs, some hundred years of one processor. The last
    digit (Damm) shows every single mistyped digit and every swap of neighbours.
    """
    body = "\n".join((request.place, request.installation.hex, request.recipient)).encode()
    digits = slow_digits(request.signing + body, b"asn-desktop check number", CHECK_DIGITS - 1)
    return digits + str(_damm(digits))


def slow_digits(content: bytes, purpose: bytes, digits: int) -> str:
    """So many decimal digits of ``content``, slow on purpose: scrypt, 32 MiB."""
    stretched = hashlib.scrypt(content, salt=purpose, n=2**15, r=8, p=1, maxmem=2**26, dklen=16)
    return f"{int.from_bytes(stretched) % 10**digits:0{digits}}"


def is_check_number(text: str) -> bool:
    """Whether ``text`` (spaces and dashes do not count) can be a check number at all."""
    digits = bare_number(text)
    return len(digits) == CHECK_DIGITS and digits.isdecimal() and _damm(digits) == 0


def bare_number(text: str) -> str:
    """A check number as it was typed, without what only separates."""
    return "".join(text.split()).replace("-", "").replace(".", "")


_DAMM: Final = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2),
    (7, 0, 9, 2, 1, 5, 4, 8, 6, 3),
    (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6),
    (6, 1, 2, 3, 0, 4, 5, 9, 7, 8),
    (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4),
    (8, 9, 4, 5, 3, 6, 2, 0, 1, 7),
    (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)


def _damm(digits: str) -> int:
    state = 0
    for digit in digits:
        state = _DAMM[state][int(digit)]
    return state
