"""Why a bundle, a key list or an acknowledgement is not taken: the world's fault, told by code."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from asn_desktop.rules.findings import WorldFault


class FaultKind(StrEnum):
    """What a refusal means for the file and for people."""

    DAMAGED = "damaged"
    """The file suffered on its way or is something else: ask for it again."""
    NOT_OURS = "not_ours"
    """Genuine perhaps, but for somebody else."""
    WAITS = "waits"
    """Good once a newer program or the key of its sender is here: keep the file."""
    FORGED = "forged"
    """Somebody tried, or a program is broken: a security event."""


class BundleFault(WorldFault):
    """Bytes that are not taken; nothing was changed. ``code`` names the sentence."""

    again = False  # the same bytes are never taken; the computer is not at fault

    @property
    def kind(self) -> FaultKind:
        """What the refusal means (not listed: damage)."""
        return _KINDS.get(self.code, FaultKind.DAMAGED)


_FORGED = (
    "signature",
    "place",
    "installation",
    "role",
    "revoked",
    "header",
    "manifest",
    "content",
    "size",
)
_KINDS: Final = {
    **{f"bundle.{name}": FaultKind.FORGED for name in _FORGED},
    **{f"bundle.{name}": FaultKind.WAITS for name in ("key", "key_waits", "newer", "caps")},
    **{f"bundle.{name}": FaultKind.NOT_OURS for name in ("not_for_us", "no_identity")},
    **{
        f"keylist.{name}": FaultKind.FORGED
        for name in ("signature", "too_few", "older", "forked", "revived", "content")
    },
    "token.not_ours": FaultKind.NOT_OURS,
    "token.key": FaultKind.WAITS,
}
