"""A request as text, for the code on the letter: what a telephone's camera reads and one pastes."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NoBase64
from uuid import UUID

import pyrage

from asn_desktop.bundles.keys import Signer, is_signed
from asn_desktop.rules.faults import BundleFault
from asn_desktop.views.bundles import EnrolRequest

START = "DAFTAR1:"
MEDIA_TYPE = "application/vnd.asn-desktop.request"
LONGEST = 2000


def is_text(content: bytes) -> bool:
    """Whether this is a request as text."""
    return content.lstrip()[: len(START)] == START.encode()


def to_text(request: EnrolRequest, signer: Signer) -> str:
    """The request, signed by the key it introduces, in one line."""
    body = json.dumps(
        [
            request.place,
            request.name,
            request.installation.hex,
            request.signing.hex(),
            request.recipient,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    ).encode()
    return START + urlsafe_b64encode(signer.sign(MEDIA_TYPE, body) + body).decode()


def is_recipient(text: str) -> bool:
    """Whether something can be sealed to this."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def from_text(content: bytes) -> EnrolRequest:
    """The request in a text; raises ``BundleFault`` (``bundle.damaged``, ``bundle.signature``)."""
    if len(content) > LONGEST:
        raise BundleFault("bundle.damaged")
    try:
        words = "".join(content.decode("ascii").split())
        whole = urlsafe_b64decode(words[len(START) :])
        signature, body = whole[:64], whole[64:]
        place, name, installation, signing, recipient = json.loads(body)
        request = EnrolRequest(
            place=str(place),
            name=str(name),
            installation=UUID(hex=installation),
            signing=bytes.fromhex(signing),
            recipient=str(recipient),
        )
    except (NoBase64, ValueError, TypeError, AttributeError) as fault:
        raise BundleFault("bundle.damaged") from fault
    if not is_signed(request.signing, MEDIA_TYPE, body, signature):
        raise BundleFault("bundle.signature")
    return request
