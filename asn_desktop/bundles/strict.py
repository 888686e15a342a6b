"""JSON from strangers: one meaning only, and bounded."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, Final

DEPTH: Final = 16
COLUMNS: Final = 256
"""Most fields of one object, and most columns of one table."""
_INTEGERS: Final = 2**63
_STRING: Final = re.compile(rb'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_BRACKET: Final = re.compile(rb"[\[\]{}]")


class NotStrict(ValueError):  # noqa: N818 - what the text is
    """The text is not JSON as we write it."""


def loads(text: bytes) -> Any:
    """Read JSON; raises :class:`NotStrict` for whatever two readers could understand differently.

    Refused: invalid UTF-8, lone surrogates, a key twice, NaN and infinities, integers beyond 64
    bits, more than 16 levels, objects or tables of more than 256 fields.
    """
    _check_depth(text)
    try:
        words = text.decode("utf-8")
        found = _decode(words)
    except (ValueError, RecursionError) as error:
        raise NotStrict("json") from error
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


def _check_depth(text: bytes) -> None:
    depth = 0
    if text.count(b"[") + text.count(b"{") <= DEPTH:
        return
    for bracket in _BRACKET.finditer(_STRING.sub(b"", text)):
        if bracket[0] in b"[{":
            depth += 1
            if depth > DEPTH:
                raise NotStrict("depth")
        else:
            depth -= 1


def _check_surrogates(value: Any) -> None:
    try:
        _encode(value).encode("utf-8")
    except UnicodeEncodeError as error:
        raise NotStrict("surrogate") from error
