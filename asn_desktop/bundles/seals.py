"""The sealed part of a bundle: zstd inside age, both within the bounds that were signed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import pyrage
import zstandard

from asn_desktop.rules.faults import BundleFault
from asn_desktop.views.bundles import Header

LEVEL: Final = 10
WINDOW_LIMIT: Final = 8 * 2**20
_ZSTD: Final = bytes.fromhex("28b52ffd")


def pressed(content: bytes) -> bytes:
    """One zstd frame as :func:`unpress` wants it."""
    maker = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True, write_content_size=True)
    return maker.compress(content)


def encrypted(content: bytes, recipients: Sequence[str]) -> bytes:
    """An age file for ``recipients``; raises ``ValueError`` for none or one that is none."""
    if not recipients:
        raise ValueError("a bundle without a recipient")
    try:
        to = [pyrage.x25519.Recipient.from_str(each) for each in dict.fromkeys(recipients)]
    except pyrage.RecipientError as error:
        raise ValueError("recipient") from error
    sealed: bytes = pyrage.encrypt(content, to)
    return sealed


def decrypt(sealed: bytes, identities: Sequence[str]) -> bytes:
    """Decrypt with the first of our identities that fits."""
    mine = [pyrage.x25519.Identity.from_str(each) for each in identities]
    if not mine:
        raise BundleFault("bundle.no_identity")
    try:
        plain: bytes = pyrage.decrypt(sealed, mine)
    except pyrage.DecryptError as error:
        raise BundleFault("bundle.no_identity") from error
    return plain


def unpress(header: Header, data: bytes) -> bytes:
    """Decompress exactly one zstd frame of exactly the signed length, within the signed bounds."""
    try:
        check_frame(header, data)
        content = decompressed(data)
    except zstandard.ZstdError as error:
        raise BundleFault("bundle.size") from error
    check_length(header, content)
    return content


def check_frame(header: Header, data: bytes) -> None:
    """What the zstd frame says of itself, before a byte is allocated for what is in it."""
    frame = zstandard.get_frame_parameters(data)
    right = (
        data[:4] == _ZSTD,
        frame.content_size == header.raw_length,
        frame.window_size <= WINDOW_LIMIT,
        frame.has_checksum,
        frame.dict_id == 0,
    )
    if not all(right):
        raise BundleFault("bundle.size")


def decompressed(data: bytes) -> bytes:
    """One frame and nothing behind it; never more memory than the frame said and was checked."""
    reader = zstandard.ZstdDecompressor(max_window_size=WINDOW_LIMIT)
    return reader.decompress(data, allow_extra_data=False)


def check_length(header: Header, content: bytes) -> None:
    """What came out is as long as what was signed."""
    if len(content) != header.raw_length:
        raise BundleFault("bundle.size")
