"""The values of a parcel as people read them: names for links, labels for codes, long dates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.base import Row
from asn_desktop.models.people import Person, Position, Unit
from asn_desktop.models.planning import Indicator, Period, Skp, WorkResult
from asn_desktop.models.progress import PlannedAction
from asn_desktop.models.schema import METADATA
from asn_desktop.models.types import Code, Day, Exact, Flag, Moment
from asn_desktop.rules.behaviours import VALUES
from asn_desktop.rules.dates import format_date
from asn_desktop.rules.exchange import PARCELS, PROGRESS
from asn_desktop.rules.parcel_words import PARTS, row_label
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.parcels import Content, Values

_STORED: Mapping[str, type[Row]] = {
    one.__tablename__: one
    for one in (Person, Position, Unit, Period, Skp, WorkResult, Indicator, PlannedAction)
}
_NAMED = ("name", "text", "no", "year", "code", "section", "work_result_id", "person_id")
_BEHAVIOURS = {value.number: value.name for value in VALUES}
LONGEST = 70
"""Characters of a result or indicator in the heading of its lines."""


class Words:
    """Knows every name the rows of some parcels need; reads them once, table by table.

    What is not in the tables any more (or not yet) is found in the contents themselves.
    """

    def __init__(self, tx: ReadTx, contents: Iterable[Content | None]) -> None:
        rows = [
            (table, row)
            for content in contents
            if content is not None and content.rows is not None
            for table, many in content.rows.items()
            for row in many
        ]
        self._known: dict[str, dict[str, Values]] = defaultdict(dict)
        wanted: dict[str, set[str]] = defaultdict(set)
        for table, row in rows:
            for column, target in _links(table):
                value = row.get(column)
                if isinstance(value, str) and target in _STORED:
                    wanted[target].add(value)
        for table in ("planned_action", "indicator", "work_result", "skp", "period", *_STORED):
            missing = wanted[table] - self._known[table].keys()
            for found in _read(tx, table, missing):
                self._known[table][found["id"]] = found
                for column, target in _links(table):
                    if isinstance(found.get(column), str) and target in _STORED:
                        wanted[target].add(found[column])
        for table, row in rows:  # a heading speaks of the row as the parcel has it
            if table in _STORED:
                self._known[table][row["id"]] = row
        self._numbers = _numbers(tx, self._known["work_result"].values())

    def row(self, table: str, key: str | None) -> Values:
        """What is known of a row of another parcel; empty for a stranger."""
        return self._known[table].get(key or "", {})

    def name(self, table: str, key: str | None) -> str:
        """What a row is called where another one names it."""
        row = self.row(table, key)
        if not row:
            return "" if key is None else f"({row_label(table).lower()} yang belum ada di sini)"
        if table == "period":
            return PeriodRef(row["year"], row["code"]).label
        if table == "skp":
            return f"SKP {row['year']}"
        if table == "work_result":
            return f"RHK {self.number(key)} · {short(row['text'])}"
        if table in ("indicator", "planned_action"):
            return f"{row_label(table)} {row['no']} · {short(row['text'])}"
        return str(row["name"])

    def number(self, result: str | None) -> int:
        """The number of a result as printed, running on from main to additional ones."""
        return self._numbers.get(result or "", 0)

    def value(self, table: str, column: str, value: Any) -> str:
        """A value as people read it; "" for none."""
        if value is None or value == "":
            return ""
        for name, target in _links(table):
            if name == column and target in _STORED:
                return self.name(target, value)
        if column == "value" and table in ("special_expectation", "feedback"):
            return _BEHAVIOURS.get(value, str(value))
        if (table, column) == ("guidance_row", "part"):
            return PARTS.get(value, str(value))
        stored = METADATA.tables.get(table)
        kind = stored.columns[column].type if stored is not None and column in stored.c else None
        return _plain(kind, value)


def short(text: str) -> str:
    """The beginning of a long text, cut between words."""
    words = " ".join(text.split())
    if len(words) <= LONGEST:
        return words
    return words[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def title(words: Words, contents: Sequence[Content | None]) -> str:
    """What a parcel is called: "SKP 2026", "Evaluasi Triwulan II 2026"."""
    content = next((one for one in contents if one is not None and one.rows), None)
    if content is None or content.rows is None:
        return ""
    label = PARCELS[content.kind].label if content.kind in PARCELS else content.kind
    table, row = next((table, rows[0]) for table, rows in content.rows.items() if rows)
    if content.kind != PROGRESS and content.rows.get(content.kind):
        table, row = content.kind, content.rows[content.kind][0]
    parts = [label]
    period = words.row("period", row.get("period_id"))
    if period:
        parts += [words.name("period", row["period_id"]), str(period["year"])]
    elif "year" in row:
        parts.append(str(row["year"]))
    elif words.row("skp", row.get("skp_id")):
        parts.append(str(words.row("skp", row["skp_id"])["year"]))
    if table in ("unit", "position"):
        parts.append(str(row["name"]))
    return " ".join(parts)


def person_of(words: Words, contents: Sequence[Content | None]) -> str:
    """The name of whom a parcel is about; "" for what is about nobody."""
    for content in contents:
        for table, rows in ((content.rows or {}) if content is not None else {}).items():
            if table == "person":
                return str(rows[0]["name"])
            for row in rows:
                line = words.row("indicator", row.get("indicator_id"))
                result = row.get("work_result_id") or line.get("work_result_id")
                skp = words.row("work_result", result).get("skp_id")
                key = row.get("person_id") or words.row("skp", row.get("skp_id") or skp).get(
                    "person_id"
                )
                if key and words.row("person", key):
                    return words.name("person", key)
    return ""


def _links(table: str) -> tuple[tuple[str, str], ...]:
    stored = METADATA.tables.get(table)
    if stored is None:
        return ()
    return tuple(
        (link.parent.key, link.column.table.name)
        for column in stored.columns
        for link in column.foreign_keys
    )


def _read(tx: ReadTx, table: str, ids: Iterable[str]) -> list[Values]:
    """Rows as plain values, with no more columns than a name needs."""
    mapped = METADATA.tables[table]
    columns = [column for column in mapped.columns if column.key in (*_NAMED, "id", "skp_id")]
    found: list[Values] = []
    for chunk in chunks(UUID(key) for key in ids):
        rows = tx.session.execute(sa.select(*columns).where(mapped.c.id.in_(chunk)))
        found += ({name: _raw(value) for name, value in row._mapping.items()} for row in rows)
    return found


def _raw(value: Any) -> Any:
    return value.hex if isinstance(value, UUID) else getattr(value, "value", value)


def _numbers(tx: ReadTx, results: Iterable[Values]) -> dict[str, int]:
    """The printed number of every result of the SKPs that ``results`` belong to."""
    known = list(results)
    skps = {row["skp_id"] for row in known if row.get("skp_id")}
    orders: dict[str, dict[str, tuple[bool, int, str]]] = defaultdict(dict)
    for chunk in chunks(UUID(key) for key in skps):
        asked = sa.select(
            WorkResult.id, WorkResult.skp_id, WorkResult.section, WorkResult.no
        ).where(WorkResult.skp_id.in_(chunk))
        for key, skp, section, no in tx.session.execute(asked):
            orders[skp.hex][key.hex] = (section.value != "main", no, key.hex)
    for row in known:
        orders[row["skp_id"]][row["id"]] = (row["section"] != "main", row["no"], row["id"])
    return {
        key: number
        for order in orders.values()
        for number, key in enumerate(sorted(order, key=lambda each: order[each]), 1)
    }


def _plain(kind: Any, value: Any) -> str:
    if isinstance(kind, Code):
        try:
            member = kind.kind(value)
        except ValueError:
            return str(value)
        return str(getattr(member, "label", member.value))
    if isinstance(kind, Day):
        return format_date(date.fromisoformat(value))
    if isinstance(kind, Moment):
        return format_date(datetime.fromisoformat(value).date())
    if isinstance(kind, Flag):
        return "Ya" if value else "Tidak"
    if isinstance(kind, Exact):
        words = str(value)
        return (words.rstrip("0").rstrip(".") if "." in words else words).replace(".", ",")
    return str(value)
