"""JSON from strangers: one meaning only, and bounded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final

DEPTH: Final = 16
COLUMNS: Final = 256
"""Most fields of one object, and most columns of one table."""
_INTEGERS: Final = 2**63
_NESTED: Final = (dict, list)


class NotStrict(ValueError):  # noqa: N818 - what the text is
    """The text is not JSON as we write it."""


def loads(text: bytes) -> Any:
    """Read JSON; raises :class:`NotStrict` for whatever two readers could understand differently.

    Refused: invalid UTF-8, lone surrogates, a key twice, NaN and infinities, integers beyond 64
    bits, more than 16 levels, objects or tables of more than 256 fields.
    """
    try:
        found = _decode(text.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotStrict("json") from error
    _check_depth(found)
    if rb"\u" in text:
        _check_surrogates(found)
    return found


def dumps(value: Any) -> bytes:
    """Write JSON in the one way: keys sorted, no spaces, UTF-8; raises ``ValueError`` for NaN."""
    return _encode(value).encode("utf-8")


_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode


def _pairs(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs) or len(found) > COLUMNS:
        raise NotStrict("keys")
    columns = found.get("columns")
    if isinstance(columns, list) and len(columns) > COLUMNS:
        raise NotStrict("columns")
    return found


def _integer(digits: str) -> int:
    if len(digits) > 20 or not -_INTEGERS <= (found := int(digits)) < _INTEGERS:
        raise NotStrict("integer")
    return found


def _fraction(digits: str) -> float:
    found = float(digits)
    if found in (float("inf"), float("-inf")):
        raise NotStrict("number")
    return found


def _constant(name: str) -> Any:
    raise NotStrict(name)


_decode = json.JSONDecoder(
    object_pairs_hook=_pairs,
    parse_int=_integer,
    parse_float=_fraction,
    parse_constant=_constant,
).decode


def _check_depth(found: Any) -> None:
    """Level by level; that reading came so far at all is the business of the parser's own limit."""
    level = [found]
    for _ in range(DEPTH):
        level = [
            each
            for node in level
            if type(node) in _NESTED
            for each in (node.values() if type(node) is dict else node)
            if type(each) in _NESTED
        ]
        if not level:
            return
    raise NotStrict("depth")


def _check_surrogates(value: Any) -> None:
    try:
        _encode(value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotStrict("surrogate") from error
