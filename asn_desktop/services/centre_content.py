"""A received parcel as people read it: every row with the words of the form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import Person, Position, Unit
from asn_desktop.models.planning import Indicator, Period, WorkResult
from asn_desktop.models.types import Code, Day, Flag
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.parcel_words import ROWS, field_label, row_label
from asn_desktop.services.office import ReadTx
from asn_desktop.services.parcels import table_of
from asn_desktop.services.people_now import chunks
from asn_desktop.views.centre import ContentLine
from asn_desktop.views.parcels import from_text

# Where the name of what a column leads to stands.
_NAMED: Mapping[str, Any] = {
    "person": Person.name,
    "unit": Unit.name,
    "position": Position.name,
    "period": Period.code,
    "work_result": WorkResult.text,
    "indicator": Indicator.text,
}
_QUIET = frozenset({"no"})
_MAIN = {"work_result": "text", "indicator": "text", "special_expectation": "text"}


def lines_of(
    tx: ReadTx, content: bytes, notes: Mapping[UUID, str] | None = None
) -> tuple[ContentLine, ...]:
    """The rows of a revision in the order of the form, each under what it hangs on."""
    found = from_text(content)
    if found.rows is None:
        return ()
    names = _names(tx, found.rows)
    notes = notes or {}
    parcel = PARCELS[found.kind]
    below: dict[tuple[str, str], list[tuple[str, Mapping[str, Any]]]] = defaultdict(list)
    tops: list[tuple[str, Mapping[str, Any]]] = []
    parts = {part.table: part for part in parcel.parts}
    for table in parcel.tables:
        for row in sorted(found.rows.get(table, ()), key=_order):
            part = parts.get(table)
            up = row.get(part.column) if part is not None else None
            if part is None or part.of not in found.rows:
                tops.append((table, row))
            else:
                below[part.of, str(up)].append((table, row))
    lines: list[ContentLine] = []

    def add(table: str, row: Mapping[str, Any], number: str) -> None:
        key = UUID(hex=row["id"])
        title = " ".join(filter(None, (row_label(table), number)))
        lines.append(ContentLine(table, key, title, _text(table, row, names), notes.get(key, "")))
        counted: dict[str, int] = defaultdict(int)
        for child, child_row in below.get((table, row["id"]), ()):
            counted[child] += 1
            several = sum(1 for one, _row in below[table, row["id"]] if one == child) > 1
            own = str(counted[child]) if several or "no" in child_row else ""
            deep = f"{number}.{own}" if number and own and table != found.kind else own
            add(child, child_row, deep)

    for table, row in tops:
        add(table, row, "")
    return tuple(lines)


def _order(row: Mapping[str, Any]) -> tuple[str, int, str]:
    number = row.get("no")
    section = str(row.get("section") or row.get("part") or "")
    # The main results of an SKP stand before the additional ones.
    return (_SECTION.get(section, section), number if isinstance(number, int) else 0, row["id"])


_SECTION = {"main": "0", "additional": "1"}


def _text(table: str, row: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """What a row says first, and its other fields below; one of a single field is that alone."""
    known = ROWS[table].fields if table in ROWS else {}
    said = [
        (name, words)
        for name in known
        if name not in _QUIET and (words := _words(table, name, row.get(name), names))
    ]
    if len(said) == 1:
        return said[0][1]
    main = _MAIN.get(table, "")
    first = [words for name, words in said if name == main]
    rest = [f"{field_label(table, name)}: {words}" for name, words in said if name != main]
    return "\n".join([*first, *([" · ".join(rest)] if rest else [])])


def _words(table: str, name: str, value: Any, names: Mapping[str, str]) -> str:
    if value is None or value == "":
        return ""
    column = table_of(table).columns.get(name)
    kind = column.type if column is not None else None
    if isinstance(kind, Code):
        member = next((one for one in kind.kind if one.value == value), None)
        return str(getattr(member, "label", value))
    if isinstance(kind, Flag):
        return "ya" if value else ""
    if isinstance(kind, Day):
        return format_date(date.fromisoformat(value))
    if name.endswith("_id"):
        return names.get(str(value), "")
    return str(value)


def _names(tx: ReadTx, rows: Mapping[str, Any]) -> dict[str, str]:
    """What the ids in a parcel are called, by their hexadecimal digits."""
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for table, of in rows.items():
        stored = table_of(table)
        for column in stored.columns:
            for link in column.foreign_keys:
                target = link.column.table.name
                if target in _NAMED:
                    wanted[target] |= {
                        UUID(hex=row[column.key]) for row in of if row.get(column.key)
                    }
    found: dict[str, str] = {}
    for target, ids in wanted.items():
        key = table_of(target).c.id
        for chunk in chunks(ids):
            asked = sa.select(key, _NAMED[target]).where(key.in_(chunk))
            found.update((one.hex, str(name)) for one, name in tx.session.execute(asked))
    return found
