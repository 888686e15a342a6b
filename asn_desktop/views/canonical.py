"""The one spelling of a sealed view: canonical JSON, its reading back, and its fingerprint.

Canonical means: UTF-8, keys sorted, no space between tokens, dates as ISO 8601, moments with their
offset, exact decimals and ids as text, enums by value, tuples as arrays. The same view gives the
same bytes on every machine and Python, so SHA-256 of them names the content.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import types
import typing
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

T = TypeVar("T")


def to_json(view: object) -> bytes:
    """Return the canonical JSON of a frozen dataclass; raises TypeError on a value it may not hold.

    Floats are refused: they have no spelling that is certain to come back the same.
    """
    plain = _plain(view)
    return json.dumps(
        plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def from_json(kind: type[T], data: bytes | str) -> T:
    """Return the view of ``kind`` written by :func:`to_json`.

    A field the text lacks takes the dataclass's default, so that versions sealed before the field
    existed can be read; a field the dataclass lacks raises ValueError, because printing without it
    would print something else than was sealed.
    """
    return typing.cast(T, _typed(kind, json.loads(data)))


def digest(text: str) -> str:
    """Return the SHA-256 of canonical JSON that is already written, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def fingerprint(view: object) -> str:
    """Return the SHA-256 of the canonical JSON, 64 hexadecimal digits."""
    return hashlib.sha256(to_json(view)).hexdigest()


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return _plain(value.value)
    if isinstance(value, str | int):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {_key(key): _plain(item) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    raise TypeError(f"a sealed view may not hold {type(value).__name__}")


def _key(key: object) -> str:
    return str(key.value if isinstance(key, Enum) else key)


@cache
def _fields(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {f.name: hints[f.name] for f in dataclasses.fields(kind)}


def _typed(kind: Any, value: Any) -> object:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _of_union(kind, value)
    if origin is tuple:
        item = typing.get_args(kind)[0]
        return tuple(_typed(item, each) for each in value)
    if origin is not None and issubclass(origin, Mapping):
        key, item = typing.get_args(kind)
        return {_typed(key, k): _typed(item, v) for k, v in value.items()}
    if dataclasses.is_dataclass(kind):
        return _of_dataclass(kind, value)
    return _of_scalar(kind, value)


def _of_union(kind: Any, value: Any) -> object:
    if value is None:
        return None
    (member,) = (each for each in typing.get_args(kind) if each is not type(None))
    return _typed(member, value)


def _of_dataclass(kind: Any, value: Any) -> object:
    if not isinstance(value, dict):
        raise ValueError(f"{kind.__name__} is written as an object")
    fields = _fields(kind)
    unknown = value.keys() - fields.keys()
    if unknown:
        raise ValueError(f"{kind.__name__} has no field {', '.join(sorted(unknown))}")
    return kind(**{name: _typed(fields[name], item) for name, item in value.items()})


def _of_scalar(kind: Any, value: Any) -> object:
    if issubclass(kind, Enum):
        return kind(value)
    if issubclass(kind, date):  # datetime is a date
        return kind.fromisoformat(value)
    if issubclass(kind, Decimal | UUID):
        return kind(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ValueError(f"{value!r} is not a {kind.__name__}")
    return value
