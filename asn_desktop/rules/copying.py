"""What helps where text is taken from elsewhere: likeness of two results, years and dates in it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from asn_desktop.rules.dates import MONTHS
from asn_desktop.rules.names import fold

LIKELY = 55
"""From this likeness (0–100) on two results are proposed as the same; a person decides."""

_SMALL = frozenset({"yang", "dan", "di", "ke", "dari", "untuk", "pada", "dengan", "dalam", "atas"})
_MONTH = "|".join([*MONTHS, *(name[:3] for name in MONTHS), "Agt", "Nopember"])
_DATED = re.compile(
    rf"\b(?:(?:\d{{1,2}}\s+)?(?:{_MONTH})\.?\s+\d{{4}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}"
    rf"|\d{{1,2}}\s+(?:{_MONTH})\b|(?:19|20)\d{{2}})\b",
    re.IGNORECASE,
)


def dated_spans(text: str) -> list[tuple[int, int]]:
    """Where years and dates stand in a text (start and end), to be looked at after copying."""
    return [match.span() for match in _DATED.finditer(text)]


def likeness(first: str, second: str) -> int:
    """How alike two wordings are, 0–100, without regard to case, signs and word order."""
    left, right = _words(first), _words(second)
    if not left or not right:
        return 0
    if left == right:
        return 100
    common = set(left) & set(right)
    shared = 2 * len(common) / (len(set(left)) + len(set(right)))
    # A short wording that is wholly part of a longer one is nearly the same.
    inside = len(common) / min(len(set(left)), len(set(right))) if len(common) > 1 else 0.0
    order = SequenceMatcher(None, " ".join(left), " ".join(right), autojunk=False).ratio()
    return min(99, round(100 * max(shared, order, inside * 0.9)))


def _words(text: str) -> list[str]:
    return [word for word in fold(text).split() if word not in _SMALL]
