"""Units by their names: who leads one, and which of several is the roof of the others."""

from __future__ import annotations

import re

from asn_desktop.rules.names import fold
from asn_desktop.rules.positions import bare_post

_SCHOOL = re.compile(
    r"^(?:sd|sdn|smp|smpn|sma|sman|smk|smkn|slb|tk|paud|sekolah|skb|mts|min|man)\b"
)
_SECRETARIAT = re.compile(r"^sekretariat\b")
_ROOF = re.compile(r"^(?:kecamatan|dinas|badan|kantor|inspektorat|satuan polisi|sekretariat d)")
_SHORT = (
    (re.compile(r"^kasub ?bag(?:ian)?\b"), "kepala subbagian"),
    (re.compile(r"^kasub ?bid(?:ang)?\b"), "kepala subbidang"),
    (re.compile(r"^kasi\b"), "kepala seksi"),
    (re.compile(r"^kabid\b"), "kepala bidang"),
    (re.compile(r"^kabag\b"), "kepala bagian"),
    (re.compile(r"^kadis\b"), "kepala dinas"),
    (re.compile(r"\bsub bagian\b"), "subbagian"),
    (re.compile(r"\bsub bidang\b"), "subbidang"),
)


def leads_unit(position: str, unit: str) -> bool:
    """Whether the holder of this position leads this very unit, by their names.

    "Camat" leads a "Kecamatan …", "Kepala Seksi X" the "Seksi X", a head teacher any school; the
    secretary of a kecamatan, who sits in the same unit as the camat, does not.
    """
    post, place = _spelled(bare_post(position)), _spelled(fold(unit))
    if not post or not place:
        return False
    if re.match(r"^camat\b", post):
        return place.startswith("kecamatan")
    if re.match(r"^lurah\b", post):
        return place.startswith("kelurahan")
    if post.startswith("kepala sekolah"):
        return _SCHOOL.match(place) is not None
    if post.startswith("sekretaris"):
        return _SECRETARIAT.match(place) is not None
    if post.startswith("direktur"):
        return place.startswith(("rsud", "rumah sakit"))
    if not post.startswith("kepala "):
        return False
    led = post.removeprefix("kepala ")
    return place == led or place.startswith(f"{led} ") or led.startswith(f"{place} ")


def is_roof(unit: str) -> bool:
    """Whether a unit of this name usually holds the other units of its office."""
    return _ROOF.match(fold(unit)) is not None


def _spelled(folded: str) -> str:
    for pattern, whole in _SHORT:
        folded = pattern.sub(whole, folded)
    return folded
