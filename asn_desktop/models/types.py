"""The only column types: the same Python value on SQLite (STRICT tables) and on PostgreSQL.

SQLite keeps TEXT, INTEGER and BLOB; PostgreSQL its native types. Nothing else may be mapped.
"""

from __future__ import annotations

import os
import threading
import time
import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

Text = sa.Text
Integer = sa.Integer
Bytes = sa.LargeBinary

_lock = threading.Lock()
_last = 0


def new_id() -> uuid.UUID:
    """Return a UUIDv7 (RFC 9562) that is greater than every one made before by this process."""
    global _last
    with _lock:
        stamp = max(time.time_ns() // 250_000, _last + 1)  # quarter milliseconds keep the order
        _last = stamp
    milliseconds, quarter = divmod(stamp, 4)
    random = int.from_bytes(os.urandom(9)) & ((1 << 72) - 1)
    value = (milliseconds & ((1 << 48) - 1)) << 80
    value |= 0x7 << 76 | quarter << 74 | (random >> 62) << 64
    value |= 0x2 << 62 | random & ((1 << 62) - 1)
    return uuid.UUID(int=value)


def natural_id(*parts: object) -> uuid.UUID:
    """The id of what is the same thing everywhere (a year, a period): made from its name alone."""
    return uuid.uuid5(_NATURAL, "/".join(map(str, parts)))


_NATURAL = uuid.UUID("6f1d2c60-0f0e-5a53-9d3a-41534e44534b")


class Id(TypeDecorator[uuid.UUID]):
    """A UUID: 16 bytes on SQLite."""

    impl = sa.LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Pick the native type."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(sa.Uuid())
        return dialect.type_descriptor(sa.LargeBinary(16))

    def process_bind_param(self, value: uuid.UUID | None, dialect: Dialect) -> Any:
        """Python → database."""
        if value is None or dialect.name == "postgresql":
            return value
        return value.bytes

    def bind_processor(self, dialect: Dialect) -> Any:
        """Python → database, without a call in between: a question may name thousands of ids."""
        return super().bind_processor(dialect) if dialect.name == "postgresql" else _bytes_of

    def process_result_value(self, value: Any, dialect: Dialect) -> uuid.UUID | None:
        """Database → Python."""
        return value if isinstance(value, uuid.UUID) else _id_of(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Database → Python, without a call in between: a list reads tens of thousands of ids."""
        if dialect.name == "postgresql":
            return super().result_processor(dialect, coltype)
        return _id_of


def _bytes_of(value: uuid.UUID | None) -> bytes | None:
    return None if value is None else value.bytes


@lru_cache(maxsize=16_384)
def _id_of(value: bytes | None) -> uuid.UUID | None:
    """The id of 16 bytes; the same people come in one question after another.

    ``UUID(bytes=…)`` would look at each of its six ways to be called first.
    """
    if value is None:
        return None
    found = object.__new__(uuid.UUID)
    _set(found, "int", int.from_bytes(value))
    _set(found, "is_safe", _UNKNOWN)
    return found


_set = object.__setattr__  # a UUID refuses to be changed
_UNKNOWN = uuid.SafeUUID.unknown


class Code(TypeDecorator[Enum]):
    """A member of an enum of ``rules``, stored by its value (text, or integer)."""

    impl = sa.Text
    cache_ok = True

    def __init__(self, kind: type[Enum]) -> None:
        super().__init__()
        self.kind = kind
        self.numeric = all(isinstance(member.value, int) for member in kind)

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Pick INTEGER for integer codes."""
        return dialect.type_descriptor(sa.Integer() if self.numeric else sa.Text())

    def process_bind_param(self, value: Enum | None, dialect: Dialect) -> Any:
        """Python → database; a foreign value raises ``ValueError``."""
        return None if value is None else self.kind(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> Enum | None:
        """Database → Python."""
        return None if value is None else self.kind(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Database → Python by a table; what is no member raises ``ValueError``."""
        known: dict[Any, Enum | None] = {None: None, **{one.value: one for one in self.kind}}

        def found(value: Any) -> Enum | None:
            return known[value] if value in known else self.kind(value)

        return found


class Flag(TypeDecorator[bool]):
    """Yes or no; 0 and 1 on SQLite."""

    impl = sa.Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """STRICT tables know no BOOLEAN."""
        native = sa.Boolean() if dialect.name == "postgresql" else sa.Integer()
        return dialect.type_descriptor(native)

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> Any:
        """Python → database."""
        if value is None or dialect.name == "postgresql":
            return value
        return int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        """Database → Python."""
        return None if value is None else bool(value)


class Day(TypeDecorator[date]):
    """A calendar date, ISO text on SQLite."""

    impl = sa.Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """STRICT tables know no DATE."""
        return dialect.type_descriptor(sa.Date() if dialect.name == "postgresql" else sa.Text())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        """Python → database."""
        if value is None or dialect.name == "postgresql":
            return value
        return value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """Database → Python."""
        return date.fromisoformat(value) if isinstance(value, str) else value

    def result_processor(self, dialect: Dialect, coltype: object) -> Any:
        """Database → Python, without a call in between."""
        if dialect.name == "postgresql":
            return super().result_processor(dialect, coltype)
        return lambda value: None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC to the microsecond; naive datetimes are refused."""

    impl = sa.DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """STRICT tables know no DATETIME."""
        native = sa.DateTime(timezone=True) if dialect.name == "postgresql" else sa.Text()
        return dialect.type_descriptor(native)

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Python → database, always UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        value = value.astimezone(UTC)
        return value if dialect.name == "postgresql" else value.isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Database → Python, always UTC."""
        if isinstance(value, str):
            value = datetime.fromisoformat(value)
        return None if value is None else value.astimezone(UTC)


class WallTime(TypeDecorator[datetime]):
    """What the clock on the office's wall said, to the minute; a time zone is refused."""

    impl = sa.DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """STRICT tables know no DATETIME."""
        return dialect.type_descriptor(sa.DateTime() if dialect.name == "postgresql" else sa.Text())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Python → database."""
        if value is None:
            return None
        if value.tzinfo is not None:
            raise ValueError("the clock on the wall has no time zone")
        value = value.replace(second=0, microsecond=0)
        return value if dialect.name == "postgresql" else value.isoformat(timespec="minutes")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Database → Python."""
        return datetime.fromisoformat(value) if isinstance(value, str) else value


class Packed(TypeDecorator[bytes]):
    """Bytes kept compressed (zstd); :func:`pack` for who writes round the type."""

    impl = sa.LargeBinary
    cache_ok = True

    def process_bind_param(self, value: bytes | None, dialect: Dialect) -> Any:
        """Python → database."""
        return None if value is None else pack(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bytes | None:
        """Database → Python."""
        if value is None:
            return None
        import zstandard

        return zstandard.ZstdDecompressor().decompress(value)


def pack(value: bytes) -> bytes:
    """Compress as :class:`Packed` keeps it."""
    made: bytes = _packer(threading.get_ident()).compress(value)
    return made


@lru_cache(maxsize=8)
def _packer(_thread: int) -> Any:
    """What compresses in one thread; making one takes longer than compressing a parcel."""
    import zstandard  # an office that exchanges nothing never loads it

    return zstandard.ZstdCompressor(level=6)


class Exact(TypeDecorator[Decimal]):
    """An exact decimal; text on SQLite, so never summed or sorted in SQL."""

    impl = sa.Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """SQLite would make it a float."""
        return dialect.type_descriptor(sa.Numeric() if dialect.name == "postgresql" else sa.Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        """Python → database."""
        if value is None or dialect.name == "postgresql":
            return value
        return str(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        """Database → Python."""
        return Decimal(value) if isinstance(value, str) else value
