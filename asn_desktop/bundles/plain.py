"""Views as plain JSON values and back, by the types of their fields."""

from __future__ import annotations

import types
from base64 import b64decode, b64encode
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from asn_desktop.bundles.strict import NotStrict

T = TypeVar("T")
TEXT_LIMIT: Final = 100_000
LIST_LIMIT: Final = 500_000


def to_plain(value: Any) -> Any:
    """``value`` as JSON values: ids as 32 hex digits, dates as ISO 8601, bytes as base64."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if is_dataclass(value):
        return {each.name: to_plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): to_plain(each) for name, each in value.items()}
    if isinstance(value, Sequence):
        return [to_plain(each) for each in value]
    return str(value)


def from_plain(wanted: type[T], value: Any, *, exact: bool = False) -> T:
    """Build a ``wanted`` from JSON values; raises :class:`NotStrict` for the wrong type anywhere.

    Fields that are missing take their default, fields nobody knows are passed over; ``exact``
    refuses both.
    """
    built: T = _build(wanted, value, exact)
    return built


@cache
def _hints(wanted: type) -> dict[str, Any]:
    return get_type_hints(wanted)


def _build(wanted: Any, value: Any, exact: bool) -> Any:
    origin = get_origin(wanted)
    if origin in (Union, types.UnionType):
        kinds = get_args(wanted)
        if value is None and types.NoneType in kinds:
            return None
        return _build(next(kind for kind in kinds if kind is not types.NoneType), value, exact)
    if origin is tuple:
        return _tuple(get_args(wanted), value, exact)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(wanted), value, exact)
    if origin is not None and issubclass(origin, Sequence):
        return _tuple((get_args(wanted)[0], ...), value, exact)
    if wanted is Any or wanted is object:
        return value
    if is_dataclass(wanted):
        return _dataclass(wanted, value, exact)
    return _single(wanted, value)


def _tuple(kinds: tuple[Any, ...], value: Any, exact: bool) -> tuple[Any, ...]:
    if not isinstance(value, list) or len(value) > LIST_LIMIT:
        raise NotStrict("list")
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_build(kinds[0], each, exact) for each in value)
    if len(value) != len(kinds):
        raise NotStrict("list")
    return tuple(_build(kind, each, exact) for kind, each in zip(kinds, value, strict=True))


def _mapping(kinds: tuple[Any, ...], value: Any, exact: bool) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise NotStrict("object")
    return {name: _build(kinds[1], each, exact) for name, each in value.items()}


def _dataclass(wanted: Any, value: Any, exact: bool) -> Any:
    if not isinstance(value, dict):
        raise NotStrict("object")
    hints = _hints(wanted)
    if exact and set(value) != set(hints):
        raise NotStrict("fields")
    given = {}
    for each in fields(wanted):
        if each.name in value:
            given[each.name] = _build(hints[each.name], value[each.name], exact)
        elif each.default is MISSING and each.default_factory is MISSING:
            raise NotStrict(each.name)
    return wanted(**given)


def _single(wanted: Any, value: Any) -> Any:
    if wanted in (bool, int):
        if type(value) is not wanted:
            raise NotStrict("number")
        return value
    if wanted is float:
        if type(value) not in (int, float):
            raise NotStrict("number")
        return float(value)
    if not isinstance(value, str) or len(value) > TEXT_LIMIT:
        raise NotStrict("text")
    if wanted is str:
        return value
    try:
        return _parsed(wanted, value)
    except ValueError as error:
        raise NotStrict("text") from error


def _parsed(wanted: Any, value: str) -> Any:
    if wanted is UUID:
        return _only(UUID(hex=value), value, lambda found: found.hex)
    if wanted is datetime:
        return _only(datetime.fromisoformat(value), value, datetime.isoformat)
    if wanted is date:
        return _only(date.fromisoformat(value), value, date.isoformat)
    if wanted is bytes:
        return _only(b64decode(value, validate=True), value, lambda one: b64encode(one).decode())
    if issubclass(wanted, StrEnum):
        return wanted(value)
    raise NotStrict(str(wanted))


def _only(found: T, value: str, write: Any) -> T:
    """Refuse a second spelling of the same value."""
    if write(found) != value:
        raise NotStrict("spelling")
    return found
