"""Whether one value can stand in one column: type, choice, length, range, spelling."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Final

import sqlalchemy as sa

from asn_desktop.models.types import (
    Bytes,
    Code,
    Day,
    Exact,
    Flag,
    Id,
    Integer,
    Moment,
    Text,
    WallTime,
)
from asn_desktop.rules.evidence import FileKind

TEXT_CAP: Final = 40_000
"""Characters in one value; the longest sheet of the regulation has under 5,000."""
INDEXED_CAP: Final = 600
"""Characters of what is looked up: an index of PostgreSQL takes no more than 2,700 bytes."""
YEARS: Final = (1900, 2200)
_YEAR_COLUMNS: Final = frozenset({"year", "of_year"})


def fits(column: sa.Column[Any]) -> Callable[[Any], bool]:
    """A function that says whether a plain value can stand in a column."""
    fit = _fit_of(column)
    if column.nullable:
        return lambda value: value is None or fit(value)
    return lambda value: value is not None and fit(value)


_IS_ID: Final = re.compile("[0-9a-f]{32}").fullmatch


def all_fit(column: sa.Column[Any]) -> Callable[[Sequence[Any]], bool]:
    """The same for many values at once, mostly without a call for each of them."""
    fit, known, longest = _fit_of(column), _type_of(column.type), longest_of(column)
    nullable, choices = column.nullable, _choices(column.type)
    plain = column.key != "media_type"
    is_text, is_id = isinstance(column.type, Text), isinstance(column.type, Id)

    def fits_all(values: Sequence[Any]) -> bool:
        types = set(map(type, values))
        if type(None) in types:
            if not nullable:
                return False
            values = [value for value in values if value is not None]
            types.discard(type(None))
        if not types:
            return True
        if types != {known}:
            return False
        if is_id:
            return all(map(_IS_ID, values))
        if is_text:
            return max(map(len, values)) <= longest and (plain or all(map(fit, set(values))))
        some = set(values)
        return some <= choices if choices is not None else all(map(fit, some))

    return fits_all


_FILES: Final = {
    "evidence": frozenset(map(str, FileKind)),
    "sheet_scan": frozenset(map(str, (FileKind.PDF, FileKind.JPEG, FileKind.PNG))),
}
"""Media types of files a page can show and open."""


def longest_of(column: sa.Column[Any]) -> int:
    """Characters a text of this column may have."""
    indexed = any(column.key in index.columns for index in column.table.indexes)
    return INDEXED_CAP if indexed else TEXT_CAP


def _fit_of(column: sa.Column[Any]) -> Callable[[Any], bool]:
    fit, longest = _fit(column.type), longest_of(column)
    if column.key == "media_type" and (kinds := _FILES.get(column.table.name)) is not None:
        return lambda value: fit(value) and value in kinds
    if column.key in _YEAR_COLUMNS:
        return lambda value: fit(value) and YEARS[0] <= value <= YEARS[1]
    if longest < TEXT_CAP and isinstance(column.type, Text) and fit is _is_text:
        return lambda value: fit(value) and len(value) <= longest
    return fit


def _type_of(kind: Any) -> type:
    if isinstance(kind, Flag):
        return bool
    is_number = isinstance(kind, Integer) or (isinstance(kind, Code) and kind.numeric)
    return int if is_number else str


def _choices(kind: Any) -> frozenset[Any] | None:
    return frozenset(member.value for member in kind.kind) if isinstance(kind, Code) else None


def _fit(kind: Any) -> Callable[[Any], bool]:
    if isinstance(kind, Id):
        return lambda value: type(value) is str and _IS_ID(value) is not None
    if isinstance(kind, Code):
        wanted = int if kind.numeric else str
        known = frozenset(member.value for member in kind.kind)
        return lambda value: type(value) is wanted and value in known
    if isinstance(kind, Flag):
        return lambda value: type(value) is bool
    for types, fit in _FITS:
        if isinstance(kind, types):
            return fit
    raise TypeError(f"no check for a column of type {kind!r}")


def _is_text(value: Any) -> bool:
    return type(value) is str and len(value) <= TEXT_CAP


def _is_integer(value: Any) -> bool:
    return type(value) is int and -(2**31) <= value < 2**31


@lru_cache(maxsize=16_384)
def _day_fits(value: str) -> bool:
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return False
    return day.isoformat() == value and YEARS[0] <= day.year <= YEARS[1]


def _is_day(value: Any) -> bool:
    return type(value) is str and len(value) == 10 and _day_fits(value)


def _is_moment(value: Any) -> bool:
    return _reads_as(value, lambda at: at.astimezone(UTC).isoformat(timespec="microseconds"))


def _is_wall_time(value: Any) -> bool:
    return _reads_as(value, lambda at: at.isoformat(timespec="minutes"))


def _reads_as(value: Any, spell: Callable[[datetime], str]) -> bool:
    if type(value) is not str or len(value) > 40:
        return False
    try:
        at = datetime.fromisoformat(value)
        return YEARS[0] <= at.year <= YEARS[1] and spell(at) == value
    except (ValueError, OverflowError):
        return False


def _is_exact(value: Any) -> bool:
    if type(value) is not str or len(value) > 40:
        return False
    try:
        number = Decimal(value)
    except InvalidOperation:
        return False
    # Only spellings a server gives back as they are, and of a size anything can reckon with.
    plain = not value.startswith("-0") or number != 0
    return number.is_finite() and plain and "E" not in value and str(number) == value


def _is_bytes(value: Any) -> bool:
    return type(value) is str and len(value) % 2 == 0 and _HEX(value) is not None


_HEX: Final = re.compile("[0-9a-f]*").fullmatch
_FITS: Final[Sequence[tuple[type, Callable[[Any], bool]]]] = (
    (Text, _is_text),
    (Integer, _is_integer),
    (Day, _is_day),
    (Moment, _is_moment),
    (WallTime, _is_wall_time),
    (Exact, _is_exact),
    (Bytes, _is_bytes),
)


def code_of(column: sa.Column[Any], value: object) -> str:
    """The sentence for a value that does not fit."""
    if value is None:
        return "merge.value_missing"
    if isinstance(value, str) and len(value) > longest_of(column):
        return "merge.too_long"
    return next(
        (code for types, code in _CODES if isinstance(column.type, types)), "merge.bad_value"
    )


_CODES: Final[Sequence[tuple[tuple[type, ...], str]]] = (
    ((Id,), "merge.bad_id"),
    ((Code,), "merge.bad_code"),
    ((Day, Moment, WallTime), "merge.bad_day"),
    ((Integer, Exact), "merge.bad_number"),
)
