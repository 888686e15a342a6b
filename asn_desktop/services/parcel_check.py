"""Every value of a revision that came in against the column it is to stand in.

What comes in is somebody else's bytes, even where they are genuine. :func:`read` believes nothing:
the frame, the tables, the columns, each value, that the rows hang together as one parcel. The rows
come out as plain values in the order of the table's columns, which is what is stored and compared.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from operator import itemgetter
from typing import Any, Final

import sqlalchemy as sa

from asn_desktop.models import schema
from asn_desktop.rules.exchange import PARCELS, PROGRESS, Parcel
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.merging import HeldWhy
from asn_desktop.services.parcel_values import all_fit, code_of, fits
from asn_desktop.views.parcels import marks, name_of

ROWS_CAP: Final = 5_000
"""Rows of one table in one parcel."""
COLUMNS_CAP: Final = 200
EXTRA_CAP: Final = 8_192
"""Characters of what a newer program wrote into one row beyond our columns."""

PlainRow = tuple[Any, ...]
"""Values as JSON knows them, in the order of the table's columns; ids as 32 digits."""
Tables = Mapping[str, Sequence[PlainRow]]


class Unfit(Exception):  # noqa: N818 - reads as what it is: the revision does not fit
    """A revision that cannot be stored, and exactly why."""

    def __init__(self, why: HeldWhy, code: str, **values: object) -> None:
        self.why = why
        self.finding = Finding(code, Severity.ERROR, values)
        super().__init__(code)


@dataclass(slots=True)
class Incoming:
    """A revision that came in and was found sound in itself.

    ``id``: of the parcel, 32 hexadecimal digits, like all ids here. ``ancestors``: with those the
    text itself is marked with. ``tables`` None = deleted.
    ``extras``: (row, table, JSON) of columns only a newer program knows.
    """

    kind: str
    id: str
    name: str
    text: bytes
    ancestors: tuple[str, ...]
    tables: Tables | None
    extras: list[tuple[str, str, str]] = field(default_factory=list)

    def rows(self) -> Iterable[tuple[str, PlainRow]]:
        """Each row with its table."""
        for table, rows in (self.tables or {}).items():
            for row in rows:
                yield table, row


def read(
    kind: str, key: str, text: bytes, ancestors: tuple[str, ...] = (), later: Later | None = None
) -> Incoming:
    """Read the revision of parcel ``key`` (hexadecimal); raises :class:`Unfit`.

    With ``later`` the values are only gathered, to be looked at by :meth:`Later.unfit`.
    """
    if kind not in PARCELS:
        raise Unfit(HeldWhy.SCHEMA, "merge.unknown_kind", kind=shorten(kind))
    whole = _frame(text)
    if whole["kind"] != kind or whole["id"] != key:
        raise Unfit(HeldWhy.INVALID, "merge.frame")
    made = Incoming(kind, key, name_of(text), text, (*ancestors, *marks(text)), None)
    if whole["tables"] is not None:
        made.tables = _tables(made, whole["tables"], later if later is not None else Later())
        if later is None:
            _check(made)
        _hang_together(made, PARCELS[kind])
    return made


class Later:
    """Rows of many revisions whose values are looked at together, column by column."""

    def __init__(self) -> None:
        self._rows: dict[str, list[list[PlainRow]]] = {}
        self._of: dict[str, list[Incoming]] = {}

    def add(self, made: Incoming, table: str, rows: list[PlainRow]) -> None:
        """Remember rows of a revision."""
        self._rows.setdefault(table, []).append(rows)
        self._of.setdefault(table, []).append(made)

    def unfit(self) -> dict[str, Unfit]:
        """What is wrong with which parcel (by id); sound ones are left out."""
        found: dict[str, Unfit] = {}
        for table, parts in self._rows.items():
            columns = zip(*(row for rows in parts for row in rows), strict=True)
            plan = _plan_of(table)
            if all(fit(column) for fit, column in zip(plan.fits, columns, strict=True)):
                continue
            for made in self._of[table]:
                try:
                    _check(made)
                except Unfit as fault:
                    found[made.id] = fault
        return found


def _check(made: Incoming) -> None:
    for table, row in made.rows():
        for value, fit in zip(row, _plan_of(table).checks, strict=True):
            if not fit(value):
                raise _misfit(table, row)


def _frame(text: bytes) -> dict[str, Any]:
    try:
        whole = json.loads(text)
        if b"\\u" in text:  # else no value can hold a NUL or half a character
            _refuse_broken(whole)
    except (ValueError, RecursionError) as fault:
        raise Unfit(HeldWhy.INVALID, "merge.frame") from fault
    if not isinstance(whole, dict) or set(whole) - {"after"} != {"id", "kind", "tables"}:
        raise Unfit(HeldWhy.INVALID, "merge.frame")
    if "after" in whole and not marks(text):  # else nobody could tell what the rows say
        raise Unfit(HeldWhy.INVALID, "merge.frame")
    return whole


def _refuse_broken(value: Any) -> None:
    """Raise ``ValueError`` for a NUL or a lone surrogate anywhere."""
    if isinstance(value, str):
        if "\0" in value:
            raise ValueError("NUL")
        value.encode()
    elif isinstance(value, list):
        for one in value:
            _refuse_broken(one)
    elif isinstance(value, dict):
        for name, one in value.items():
            _refuse_broken(name)
            _refuse_broken(one)


def _tables(made: Incoming, found: Any, later: Later) -> dict[str, list[PlainRow]]:
    if not isinstance(found, dict):
        raise Unfit(HeldWhy.INVALID, "merge.frame")
    known = PARCELS[made.kind].tables
    tables: dict[str, list[PlainRow]] = {}
    for table, part in found.items():
        if table not in known:
            raise Unfit(HeldWhy.SCHEMA, "merge.unknown_table", table=shorten(table))
        if not isinstance(part, dict) or set(part) != _PART:
            raise Unfit(HeldWhy.INVALID, "merge.frame")
        columns, values = part["columns"], part["values"]
        if not isinstance(columns, list) or not isinstance(values, list):
            raise Unfit(HeldWhy.INVALID, "merge.frame")
        if not values or len(values) > ROWS_CAP:
            raise Unfit(HeldWhy.INVALID, "merge.row_count", table=table)
        tables[table] = rows = _rows(made, table, columns, values)
        later.add(made, table, rows)
    return tables


_PART: Final = {"columns", "values"}


def _rows(made: Incoming, table: str, columns: list[Any], values: list[Any]) -> list[PlainRow]:
    try:
        plan = _plan(table, tuple(columns))
    except TypeError as fault:  # a column that is no name
        raise Unfit(HeldWhy.INVALID, "merge.columns", table=table) from fault
    width, defaults, pick = len(columns), plan.defaults, plan.pick
    rows = []
    for given in values:
        if type(given) is not list or len(given) != width:
            raise Unfit(HeldWhy.INVALID, "merge.frame")
        rows.append(pick((*given, *defaults) if defaults else given))
        if plan.extra:
            _keep_extra(made, table, rows[-1], {name: given[at] for name, at in plan.extra})
    if len(rows) > 1 and len({str(row[plan.id_at]) for row in rows}) != len(rows):
        raise Unfit(HeldWhy.INVALID, "merge.row_twice", table=table)
    if not _checked_together(table, rows):
        raise Unfit(HeldWhy.INVALID, "merge.one_target", table=table)
    return rows


def _keep_extra(made: Incoming, table: str, row: PlainRow, extra: dict[str, Any]) -> None:
    words = json.dumps(extra, ensure_ascii=False, sort_keys=True)
    if len(words) > EXTRA_CAP:
        raise Unfit(HeldWhy.INVALID, "merge.too_much_extra", table=table)
    made.extras.append((row[_plan_of(table).id_at], table, words))


def _misfit(table: str, row: PlainRow) -> Unfit:
    plan = _plan_of(table)
    for name, value, fit in zip(plan.names, row, plan.checks, strict=True):
        if not fit(value):
            return Unfit(
                HeldWhy.INVALID,
                code_of(schema.METADATA.tables[table].c[name], value),
                table=table,
                row=shorten(row[plan.id_at]),
                column=name,
                value=shorten(value),
            )
    raise AssertionError("no value of the row is at fault")


def shorten(value: object) -> str:
    """What a person may see of a value that does not fit."""
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    words = words.encode("utf-8", "replace").decode().replace("\0", "␀")
    return words if len(words) <= 40 else f"{words[:39]}…"


# ---- what hangs together


def _hang_together(made: Incoming, parcel: Parcel) -> None:
    """The root is there once, and every part hangs on a row of this very parcel."""
    tables = made.tables or {}
    ids: dict[str, set[str]] = {}
    if parcel.root == PROGRESS:
        _one_period(tables)
    else:
        roots = tables.get(parcel.root, ())
        ids[parcel.root] = {str(row[_plan_of(parcel.root).id_at]) for row in roots}
        if ids[parcel.root] != {made.id}:
            raise Unfit(HeldWhy.INVALID, "merge.root", table=parcel.root)
    for part in parcel.parts:
        rows = tables.get(part.table, ())
        plan = _plan_of(part.table)
        ids[part.table] = {str(row[plan.id_at]) for row in rows}
        if part.of == PROGRESS:
            continue
        at = plan.at[part.column]
        for row in rows:
            if str(row[at]) not in ids[part.of]:
                raise Unfit(
                    HeldWhy.INVALID,
                    "merge.part_elsewhere",
                    table=part.table,
                    row=row[plan.id_at],
                    column=part.column,
                    value=shorten(row[at]),
                )


def _one_period(tables: Tables) -> None:
    periods = {
        str(row[_plan_of(table).at["period_id"]]) for table, rows in tables.items() for row in rows
    }
    if len(periods) != 1:
        raise Unfit(HeldWhy.INVALID, "merge.root", table=PROGRESS)


_TARGETS: Final[Mapping[str, tuple[str, ...]]] = {
    "feedback": ("indicator_id", "work_result_id", "value"),
    "matrix_entry": ("indicator_id", "work_result_id"),
}
"""Of these columns exactly one is filled: what the tables' own checks demand on SQLite."""


def _checked_together(table: str, rows: Sequence[PlainRow]) -> bool:
    if table not in _TARGETS:
        return True
    at = [_plan_of(table).at[name] for name in _TARGETS[table]]
    return all(sum(row[one] is not None for one in at) == 1 for row in rows)


# ---- columns


@dataclass(frozen=True, slots=True)
class Plan:
    """How rows of one table are taken from rows with certain columns.

    ``pick`` takes a given row with ``defaults`` behind it and returns it in the table's order.
    ``extra``: name and place of columns the table does not have.
    """

    names: tuple[str, ...]
    at: Mapping[str, int]
    id_at: int
    checks: tuple[Callable[[Any], bool], ...]
    fits: tuple[Callable[[Sequence[Any]], bool], ...]
    pick: Callable[[Sequence[Any]], PlainRow]
    defaults: tuple[Any, ...] = ()
    extra: tuple[tuple[str, int], ...] = ()


@cache
def _plan_of(table: str) -> Plan:
    return _plan(table, tuple(column.key for column in schema.METADATA.tables[table].columns))


@lru_cache(maxsize=512)
def _plan(table: str, columns: tuple[str, ...]) -> Plan:
    """Raises :class:`Unfit` for columns that cannot be those of a row."""
    stored = schema.METADATA.tables[table]
    if any(type(name) is not str for name in columns):
        raise Unfit(HeldWhy.INVALID, "merge.columns", table=table)
    if "id" not in columns or len(set(columns)) != len(columns) or len(columns) > COLUMNS_CAP:
        raise Unfit(HeldWhy.INVALID, "merge.columns", table=table)
    given = {name: at for at, name in enumerate(columns)}
    names = tuple(column.key for column in stored.columns)
    missing = [column for column in stored.columns if column.key not in given]
    place = {column.key: len(columns) + no for no, column in enumerate(missing)}
    return Plan(
        names,
        {name: at for at, name in enumerate(names)},
        names.index("id"),
        tuple(fits(column) for column in stored.columns),
        tuple(all_fit(column) for column in stored.columns),
        itemgetter(*(given.get(name, place.get(name, 0)) for name in names)),
        tuple(_default(column) for column in missing),
        tuple((name, at) for name, at in given.items() if name not in stored.c),
    )


def columns_of(table: str) -> tuple[str, ...]:
    """The columns of a table in the order of a :data:`PlainRow`."""
    return _plan_of(table).names


class _IdAt(dict[str, int]):
    """Where the id stands in the rows of a table; asked for every row of a bundle."""

    def __missing__(self, table: str) -> int:
        self[table] = _plan_of(table).id_at
        return self[table]


ID_AT: Final[Mapping[str, int]] = _IdAt()


def place_of(table: str, column: str) -> int:
    """Where a column stands in a :data:`PlainRow`."""
    return _plan_of(table).at[column]


def _default(column: sa.Column[Any]) -> Any:
    """What an older program, which does not know the column, means; None where nobody knows."""
    default = column.default
    if default is None or not default.is_scalar:
        return None
    value = getattr(default, "arg", None)
    return getattr(value, "value", value)
