"""Comparing two contents of one parcel with the one both come from, and combining them.

Rows are matched by their id, and where both sides made the same thing anew (the realisation of one
indicator in one period) by what they are about. What only one side changed, or both alike, combines
by itself; what differs is *open* and waits for a person. Nothing here prefers a side.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from asn_desktop.rules.exchange import PARCELS

Values = Mapping[str, Any]
"""One row: column → plain value."""
Tables = Mapping[str, Sequence[Values]]
"""A parcel: table → its rows."""
Key = tuple[str, str, str]
"""Where a choice is made: table, id of the row, field ("" = whether the row is there at all)."""

KEYS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "special_expectation": ("skp_id", "value"),
        "trajectory": ("indicator_id",),
        "trajectory_step": ("trajectory_id", "period_id"),
        "realisation": ("work_result_id", "indicator_id", "period_id"),
        "action_realisation": ("planned_action_id", "period_id"),
        "result_view": ("evaluation_id", "work_result_id"),
        "guidance_answer": ("guidance_id", "criterion"),
    }
)
"""What a row is about, for rows both sides may have made anew under different ids."""

_DATES = ("since", "until")
TOGETHER: Final[Mapping[str, tuple[tuple[str, ...], ...]]] = MappingProxyType(
    {
        "unit": (("name", "folded"),),
        "position": (("name", "folded"),),
        "work_result": (("supports_text", "supports_id", "supports_indicator"),),
        "skp": (("state", "submitted_on", "set_on"), ("starts", "ends")),
        "evaluation": (
            ("work_rating", "behaviour_rating", "predicate", "state", "rated_on"),
            ("superior_id", "passed_on", "rated_by_superior"),
            ("study_predicate", "study_reason"),
        ),
        "objection": (
            (
                "state",
                "decision",
                "decided_on",
                "work_rating",
                "behaviour_rating",
                "predicate",
            ),
            ("explanation", "explained_on"),
        ),
        **{part.table: (_DATES,) for part in PARCELS["person"].parts},
        "person_assessor": (_DATES, ("assessor_id", "written", "problem")),
    }
)
"""Fields that mean something only with each other: a predicate follows from both ratings."""

_LOOSE: Final = frozenset({"row_id", "origin_id", "supports_id"})
"""Links that only remember where something came from; what they name may be gone."""


class Side(StrEnum):
    """Whose content is taken."""

    BASE = "base"
    OFFICE = "office"
    CENTRE = "centre"


class Change(StrEnum):
    """Who changed something since the base."""

    NONE = "none"
    ALIKE = "alike"
    """Both, to the same."""
    OFFICE = "office"
    CENTRE = "centre"
    BOTH = "both"
    """Both, differently: a person decides."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a row, or with ``field`` "" the row itself (the values are then whether it is).

    ``lead``: the first field of those that are chosen together with this one.
    """

    field: str
    base: Any
    office: Any
    centre: Any
    change: Change
    lead: str

    def of(self, side: Side) -> Any:
        """The value on a side."""
        return {Side.BASE: self.base, Side.OFFICE: self.office, Side.CENTRE: self.centre}[side]


@dataclass(frozen=True, slots=True)
class RowPair:
    """One row on all sides; None where it is not there.

    ``presence``: set where a side added or removed the row, which is then chosen as a whole.
    ``follows``: the row added or removed by one side under which this one hangs; what is chosen for
    that one counts here too.
    """

    table: str
    id: str
    base: Values | None
    office: Values | None
    centre: Values | None
    cells: tuple[Cell, ...] = ()
    presence: Cell | None = None
    follows: tuple[str, str] | None = None

    def on(self, side: Side) -> Values | None:
        """The row on a side."""
        return {Side.BASE: self.base, Side.OFFICE: self.office, Side.CENTRE: self.centre}[side]

    @property
    def points(self) -> tuple[Cell, ...]:
        """What can be chosen here: nothing where the row follows another one."""
        if self.follows is not None:
            return ()
        cells = (self.presence,) if self.presence is not None else self.cells
        return tuple(cell for cell in cells if cell.change is not Change.NONE)

    def key(self, cell: Cell) -> Key:
        """Where the choice about a cell is kept."""
        return (self.table, self.id, cell.lead)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Every row of the parcel on all sides, table by table in the order of storing."""

    kind: str
    rows: tuple[RowPair, ...]

    def open(self) -> tuple[Key, ...]:
        """Where the sides differ, once each, in order."""
        return self._keys(Change.BOTH)

    def changed(self) -> tuple[Key, ...]:
        """Where anything changed that a person may choose about."""
        return self._keys(Change.BOTH, Change.OFFICE, Change.CENTRE)

    def _keys(self, *changes: Change) -> tuple[Key, ...]:
        found = (
            row.key(cell) for row in self.rows for cell in row.points if cell.change in changes
        )
        return tuple(dict.fromkeys(found))

    def whole(self, side: Side) -> dict[Key, Side]:
        """The choices that take everything from one side."""
        return dict.fromkeys(self.changed(), side)


class Undecided(ValueError):  # noqa: N818 - says what is the case
    """Something both sides wrote differently has no choice yet; ``keys`` say where."""

    def __init__(self, keys: Sequence[Key]) -> None:
        self.keys = tuple(keys)
        super().__init__(f"{len(self.keys)} undecided")


def compare(
    kind: str, base: Tables | None, office: Tables | None, centre: Tables | None
) -> Comparison:
    """Lay three contents of a parcel of ``kind`` side by side; None = not there, or deleted."""
    tables = _order(kind, base, office, centre)
    sides = [_by_id(tables, side) for side in (base, office, centre)]
    _same_ids(tables, sides[0], sides[1])
    _same_ids(tables, sides[0], sides[2])
    _same_ids(tables, sides[1], sides[2])
    pairs: list[RowPair] = []
    for table in tables:
        ids = dict.fromkeys(key for side in sides for key in side[table])
        pairs += (
            _pair(table, key, *(side[table].get(key) for side in sides)) for key in sorted(ids)
        )
    return Comparison(kind, tuple(_followed(pairs)))


def combine(comparison: Comparison, picks: Mapping[Key, Side]) -> Tables | None:
    """Put the sides together: what one side changed, and of what differs what was picked.

    A pick may also overrule what would combine by itself. None = nothing is left of the parcel.
    Raises :class:`Undecided` where a difference has no pick.
    """
    missing = [key for key in comparison.open() if key not in picks]
    if missing:
        raise Undecided(missing)
    chosen: dict[tuple[str, str], Side] = {}
    made: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for pair in sorted(comparison.rows, key=lambda row: row.follows is not None):
        if pair.follows is not None:
            row = pair.on(chosen[pair.follows])
        elif pair.presence is not None:
            side = picks.get(pair.key(pair.presence), _by_itself(pair.presence.change))
            chosen[pair.table, pair.id] = side
            row = pair.on(side)
        else:
            row = {cell.field: _value(pair, cell, picks) for cell in pair.cells}
        if row is not None:
            made[pair.table].append({**row, "id": pair.id})
    for table, rows in made.items():
        rows.sort(key=lambda row: row["id"])
        _number(comparison.kind, table, rows)
    return dict(made) or None


def _by_itself(change: Change) -> Side:
    return Side.CENTRE if change is Change.CENTRE else Side.OFFICE


def _value(pair: RowPair, cell: Cell, picks: Mapping[Key, Side]) -> Any:
    if cell.change is Change.NONE:
        return cell.office
    return cell.of(picks.get(pair.key(cell), _by_itself(cell.change)))


def _order(kind: str, *sides: Tables | None) -> list[str]:
    """The tables of the kind, then those only a newer program knows."""
    known = list(PARCELS[kind].tables) if kind in PARCELS else []
    more = {table for side in sides for table in side or ()}
    return [*known, *sorted(more.difference(known))]


ById = dict[str, dict[str, Values]]


def _by_id(tables: Sequence[str], side: Tables | None) -> ById:
    return {table: {row["id"]: row for row in (side or {}).get(table, ())} for table in tables}


def _same_ids(tables: Sequence[str], first: ById, second: ById) -> None:
    """Give what ``second`` made anew the id it has in ``first``, and what leans on it follows."""
    renamed: dict[str, str] = {}
    for table in tables:
        if renamed:
            second[table] = {
                key: {name: _renamed(value, renamed) for name, value in row.items()}
                for key, row in second[table].items()
            }
        columns = KEYS.get(table)
        if columns is None:
            continue
        known = {
            _about(row, columns): key
            for key, row in first[table].items()
            if key not in second[table]
        }
        for key, row in list(second[table].items()):
            same = known.pop(_about(row, columns), None) if key not in first[table] else None
            if same is not None:
                renamed[key] = same
                del second[table][key]
                second[table][same] = {**row, "id": same}


def _about(row: Values, columns: Iterable[str]) -> tuple[Any, ...]:
    return tuple(row.get(name) for name in columns)


def _renamed(value: Any, renamed: Mapping[str, str]) -> Any:
    return renamed.get(value, value) if isinstance(value, str) else value


def _change(base: Any, office: Any, centre: Any) -> Change:
    if office == centre:
        return Change.NONE if office == base else Change.ALIKE
    if office == base:
        return Change.CENTRE
    return Change.OFFICE if centre == base else Change.BOTH


def _pair(
    table: str, key: str, base: Values | None, office: Values | None, centre: Values | None
) -> RowPair:
    change = _change(base, office, centre)
    if (office is None) != (centre is None) or (office is None and centre is None):
        there = Cell("", base is not None, office is not None, centre is not None, change, "")
        return RowPair(table, key, base, office, centre, presence=there)
    return RowPair(
        table,
        key,
        base,
        office,
        centre,
        tuple(_cells(table, base or {}, office or {}, centre or {})),
    )


def _cells(table: str, base: Values, office: Values, centre: Values) -> Iterator[Cell]:
    names = sorted({*base, *office, *centre} - {"id"})
    cells = {
        name: Cell(
            name,
            base.get(name),
            office.get(name),
            centre.get(name),
            _change(base.get(name), office.get(name), centre.get(name)),
            name,
        )
        for name in names
    }
    for group in TOGETHER.get(table, ()):
        members = [cells[name] for name in group if name in cells]
        changes = {one.change for one in members}
        if Change.BOTH in changes or {Change.OFFICE, Change.CENTRE} <= changes:
            for one in members:
                cells[one.field] = replace(
                    one,
                    lead=members[0].field,
                    change=Change.NONE if one.office == one.centre == one.base else Change.BOTH,
                )
    yield from cells.values()


def _followed(pairs: Sequence[RowPair]) -> Iterator[RowPair]:
    """Tie what hangs on an added or removed row to it: both come and go together.

    A removal stays open while the other side has news under it: nobody's change is lost because
    what it stands under was removed.
    """
    by_id = {pair.id: pair for pair in pairs}
    half = {pair.id for pair in pairs if (pair.office is None) != (pair.centre is None)}
    top: dict[str, str] = {}
    news: set[str] = set()
    for pair in pairs:  # what rows lean on stands before them
        above = next((up for up in _leans_on(pair) if up in half), None)
        if above is not None:
            top[pair.id] = top.get(above, above)
            gone = by_id[top[pair.id]]
            other = Side.CENTRE if gone.office is None else Side.OFFICE
            if gone.base is not None and pair.on(other) != pair.base:
                news.add(gone.id)
    for pair in pairs:
        if pair.id in top:
            first = by_id[top[pair.id]]
            yield replace(pair, follows=(first.table, first.id))
        elif pair.id in news and pair.presence is not None:
            yield replace(pair, presence=replace(pair.presence, change=Change.BOTH))
        else:
            yield pair


def _leans_on(pair: RowPair) -> Iterator[str]:
    for row in (pair.base, pair.office, pair.centre):
        for name, value in (row or {}).items():
            if name.endswith("_id") and name not in _LOOSE and isinstance(value, str):
                yield value


def _number(kind: str, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Where both sides added a line with one number, the one made later comes after the other."""
    parts = {part.table: part for part in PARCELS[kind].parts} if kind in PARCELS else {}
    if table not in parts or not any("no" in row for row in rows):
        return
    split = (parts[table].column, "section", "part", "kind", "group", "matrix_row_id")
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if isinstance(row.get("no"), int):
            groups[tuple(row.get(name) for name in split)].append(row)
    for group in groups.values():
        last = None
        for row in sorted(group, key=lambda row: (row["no"], row["id"])):
            if last is not None and row["no"] <= last:
                row["no"] = last + 1
            last = row["no"]
