"""What became of a file that does not begin as a bundle does, and how to send it again."""

from __future__ import annotations

import re
from typing import Final

from asn_desktop.rules.faults import BundleFault

_MAGIC: Final = b"SPK1\r\n\x1a\n"
_BASE64: Final = b"U1BLMQ0KGgo"
_BASE64_LINE: Final = re.compile(rb"^[\s>]*U1BLMQ0KGgo", re.MULTILINE)
_LOOK: Final = 65_536
_OTHERS: Final = (
    (b"\x1f\x8b", "bundle.wrapped"),
    (b"PK\x03\x04", "bundle.wrapped"),
    (b"7z\xbc\xaf", "bundle.wrapped"),
    (b"Rar!", "bundle.wrapped"),
    (b"\x28\xb5\x2f\xfd", "bundle.wrapped"),
    (b"\xff\xd8\xff", "bundle.picture"),
    (b"\x89PNG", "bundle.picture"),
    (b"%PDF", "bundle.paper"),
)


def explain(data: bytes) -> BundleFault:
    """Return the fault that says what became of the file."""
    start = data[:_LOOK]
    if not data:
        return BundleFault("bundle.empty")
    if _MAGIC.startswith(data):
        return BundleFault("bundle.truncated")
    for magic, code in _OTHERS:
        if start.startswith(magic):
            return BundleFault(code)
    bare = start.removeprefix(b"\xef\xbb\xbf")
    if start[:2] in (b"\xff\xfe", b"\xfe\xff") or bare.startswith(b"SPK1"):
        return BundleFault("bundle.as_text")
    if _BASE64 in start[:200] or _BASE64_LINE.search(start):
        return BundleFault("bundle.base64")
    return BundleFault("bundle.not_a_bundle")
