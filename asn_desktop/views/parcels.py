"""A parcel as text: what is hashed, sent, kept and compared."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

Values = Mapping[str, Any]
"""One row: column → plain JSON value (ids as 32 hexadecimal digits, dates as ISO 8601)."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a parcel is made of; ``rows`` None = it was deleted.

    ``rows``: table → its rows, in the order of their ids.
    """

    kind: str
    id: UUID
    rows: Mapping[str, Sequence[Values]] | None = field(default_factory=dict)


def to_text(content: Content) -> bytes:
    """Return the canonical text: one line of JSON, keys and columns sorted, rows by id.

    Rows of one table share their columns, so a column one of them lacks is null in it. SHA-256 of
    the text is the revision's name.
    """
    tables: dict[str, Any] | None = None
    if content.rows is not None:
        tables = {}
        for table, rows in content.rows.items():
            if rows:
                columns = sorted({name for row in rows for name in row})
                values = sorted(
                    ([row.get(name) for name in columns] for row in rows), key=_by(columns)
                )
                tables[table] = {"columns": columns, "values": values}
    whole = {"id": content.id.hex, "kind": content.kind, "tables": tables}
    return _encode(whole).encode()


def encode_tables(
    kind: str, key: UUID, tables: Mapping[str, tuple[Sequence[str], Sequence[Any]]] | None
) -> bytes:
    """The text of tables whose columns are sorted by name and rows by id; None = it is gone."""
    rows = None
    if tables is not None:
        rows = {
            name: {"columns": columns, "values": values}
            for name, (columns, values) in tables.items()
        }
    return _encode({"id": key.hex, "kind": kind, "tables": rows}).encode()


def _by(columns: Sequence[str]) -> Any:
    at = columns.index("id")
    return lambda values: values[at]


_encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode


def from_text(text: bytes) -> Content:
    """Read what :func:`to_text` wrote; raises ``ValueError`` for anything else.

    Only the frame is checked here; whether the values fit their columns says
    ``services.parcel_check``.
    """
    whole = json.loads(text)
    if not isinstance(whole, dict) or set(whole) - {"after"} != {"id", "kind", "tables"}:
        raise ValueError("parcel.frame")
    if "after" in whole and not _are_names(whole["after"]):
        raise ValueError("parcel.frame")
    kind, tables = whole["kind"], whole["tables"]
    if not isinstance(kind, str) or not isinstance(whole["id"], str):
        raise ValueError("parcel.frame")
    if tables is None:
        return Content(kind, UUID(hex=whole["id"]), None)
    if not isinstance(tables, dict):
        raise ValueError("parcel.frame")
    return Content(
        kind, UUID(hex=whole["id"]), {name: _rows(part) for name, part in tables.items()}
    )


def _rows(part: Any) -> list[dict[str, Any]]:
    if not isinstance(part, dict) or set(part) != {"columns", "values"}:
        raise ValueError("parcel.table")
    columns, values = part["columns"], part["values"]
    if (
        not isinstance(columns, list)
        or not isinstance(values, list)
        or not all(isinstance(name, str) for name in columns)
        or "id" not in columns
        or len(set(columns)) != len(columns)
    ):
        raise ValueError("parcel.columns")
    if not all(isinstance(row, list) and len(row) == len(columns) for row in values):
        raise ValueError("parcel.values")
    return [dict(zip(columns, row, strict=True)) for row in values]


def name_of(text: bytes) -> str:
    """The revision's name: SHA-256 of its text, hexadecimal."""
    return hashlib.sha256(text).hexdigest()


def _are_names(said: Any) -> bool:
    return (
        isinstance(said, list)
        and len(said) > 0
        and all(isinstance(name, str) and _NAME.fullmatch(name) for name in said)
    )


# ---- marks: a revision is unique in the life of its parcel

_NAME = re.compile(r"[0-9a-f]{64}")
_MARK = re.compile(rb'\{"after":\[((?:"[0-9a-f]{64}",?)+)\],')


def next_text(plain: bytes, head: bytes | None, known: Collection[str] | None) -> bytes:
    """The text of the next revision of a parcel whose rows now make ``plain``.

    ``head``: the text of its newest revision here, None for a new parcel. ``known``: the names of
    all its revisions here; None = in any epoch but the first of an installation, which may have
    forgotten some. Gives ``head`` itself when nothing changed. What the parcel was once before is
    marked with what it stands on now, so that a change taken back is a new revision and not an old
    one come again.
    """
    if head is None or unmarked(head) == plain:
        return plain if head is None else head
    if known is not None and name_of(plain) not in known:
        return plain
    return marked(plain, (name_of(head),))


def marked(plain: bytes, after: Sequence[str]) -> bytes:
    """``plain`` as a revision put on those of the names ``after`` (of a decision: both sides)."""
    names = ",".join(f'"{name}"' for name in after)
    return b'{"after":[' + names.encode() + b"]," + plain[1:]


def unmarked(text: bytes) -> bytes:
    """What the rows of a revision make; two revisions say the same when this is equal."""
    found = _MARK.match(text)
    return b"{" + text[found.end() :] if found else text


def marks(text: bytes) -> tuple[str, ...]:
    """The revisions the text itself says it was put on; they count as ancestors."""
    found = _MARK.match(text)
    return tuple(json.loads(b"[" + found.group(1) + b"]")) if found else ()


def same(one: bytes, other: bytes) -> bool:
    """Whether two revisions of a parcel say the same, whatever they stand on."""
    return unmarked(one) == unmarked(other)
