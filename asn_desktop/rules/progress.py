"""What may be said about a realisation beside its target: a percentage where both are numbers.

It is shown and never used: a rating is a judgement, not a computed share (reg. 4037–4041, 7630).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from asn_desktop.rules.planning import Aspect

_PLAIN = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?\s*(.*)", re.DOTALL)
_UNIT = re.compile(r"%|[a-zA-Z/ .]*")
_MOST_DIGITS, _MOST_PLACES = 12, 6


def plain_number(text: str) -> tuple[Decimal, str] | None:
    """Read "1.200", "0,8", "114 %", "300 surat" as number and unit; None for anything else.

    A limit ("≤ 1 hari"), a range ("80 – 90%") or a sentence is not plainly a number, nor is what
    has more than 12 digits before the comma or six behind: nobody reckons with that.
    """
    found = _PLAIN.fullmatch(text.strip())
    if found is None:
        return None
    unit = " ".join(found[3].lower().split())
    if not _UNIT.fullmatch(unit) or len(unit.split()) > 2:
        return None
    whole = found[1].replace(".", "")
    if len(whole) > _MOST_DIGITS or len(found[2] or "") > _MOST_PLACES:
        return None
    return Decimal(f"{whole}.{found[2]}" if found[2] else whole), unit


def percent_of_target(target: str, realisation: str, aspect: Aspect | None = None) -> int | None:
    """The share in whole percent, half up; None unless both are plainly numbers of one unit.

    Of time and cost less is better, so a share would mislead and is not given.
    """
    if aspect in (Aspect.TIME, Aspect.COST):
        return None
    wanted, reached = plain_number(target), plain_number(realisation)
    if wanted is None or reached is None or not wanted[0]:
        return None
    if wanted[1] != reached[1] and reached[1]:
        return None
    share = reached[0] * 100 / wanted[0]
    return int(share.quantize(Decimal(1), ROUND_HALF_UP))


def followed(old: Sequence[str], new: Sequence[str]) -> list[int | None]:
    """Where each old line stands among the new ones: the same words first, else the same place.

    None for a line that is gone.
    """
    places: list[int | None] = [None] * len(old)
    taken: set[int] = set()
    for at, text in enumerate(old):
        same = (place for place, words in enumerate(new) if words == text and place not in taken)
        found = next(same, None)
        if found is not None:
            places[at] = found
            taken.add(found)
    for at, found in enumerate(places):
        if found is None and at < len(new) and at not in taken:
            places[at] = at
            taken.add(at)
    return places
