"""Two contents of a document and the one both come from, laid open in the order of its form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.parcel_words import ROWS, field_label, row_label
from asn_desktop.rules.three_way import Change, Comparison, Key, RowPair, Side, compare
from asn_desktop.services.office import ReadTx
from asn_desktop.services.parcel_words import Words, short
from asn_desktop.views.parcels import Content, Values
from asn_desktop.views.questions import DeskBlock, DeskLine

_OF_BLOCK = frozenset({"work_result", "skp", "evaluation", "person"})
"""Rows that are what their block is about, so that their lines need no name of their own."""
_LATER = ("special_expectation", "annex_line", "return_note", "result_view", "feedback")
_ORDER = ("work_result", "indicator", "planned_action")


def compared(base: Content | None, office: Content | None, centre: Content | None) -> Comparison:
    """Compare the office's content with the centre's; None = there was none yet."""
    one = next(each for each in (office, centre, base) if each is not None)
    return compare(
        one.kind, *(None if each is None else each.rows for each in (base, office, centre))
    )


def blocks(words: Words, comparison: Comparison) -> tuple[DeskBlock, ...]:
    """The comparison as people read it: block by block, what is the same set apart."""
    rows = {pair.id: pair for pair in comparison.rows}
    grouped: dict[tuple[Any, ...], list[RowPair]] = defaultdict(list)
    for pair in comparison.rows:
        grouped[_place(words, comparison.kind, pair, rows)].append(pair)
    made = []
    for place in sorted(grouped):
        lines: list[DeskLine] = []
        for pair in sorted(grouped[place], key=lambda one: _within(one, rows)):
            lines += _lines(words, pair, rows)
        changed = tuple(line for line in lines if line.change is not Change.NONE)
        same = tuple(line for line in lines if line.change is Change.NONE)
        if changed or same:
            made.append(DeskBlock(place[-1], changed, same))
    return tuple(made)


def read(
    tx: ReadTx, base: Content | None, office: Content | None, centre: Content | None
) -> tuple[Comparison, tuple[DeskBlock, ...]]:
    """Compare and lay open at once."""
    words = Words(tx, (centre, office, base))  # headings speak as the base does
    comparison = compared(base, office, centre)
    return comparison, blocks(words, comparison)


def taken(comparison: Comparison, result: Content | None) -> Mapping[Key, Side]:
    """Which side a stored result took at each point; where both say the same, the office's."""
    rows = {
        (table, row["id"]): row
        for table, many in ((result.rows or {}) if result is not None else {}).items()
        for row in many
    }
    found: dict[Key, Side] = {}
    for pair in comparison.rows:
        row = rows.get((pair.table, pair.id))
        for cell in pair.points:
            if cell.change is Change.ALIKE:
                continue
            value = row is not None if not cell.field else (row or {}).get(cell.field)
            for side in (Side.OFFICE, Side.CENTRE, Side.BASE):
                if cell.of(side) == value:
                    found.setdefault(pair.key(cell), side)
                    break
    return found


def _any(pair: RowPair) -> Values:
    return pair.centre or pair.office or pair.base or {}


def _up(rows: dict[str, RowPair], key: Any) -> Values:
    return _any(rows[key]) if key in rows else {}


def _result_of(words: Words, pair: RowPair, rows: dict[str, RowPair]) -> str:
    """The result a row hangs on, "" for none."""
    row = _any(pair)
    if pair.table == "work_result":
        return pair.id
    trajectory = _up(rows, row.get("trajectory_id"))
    indicator = row.get("indicator_id") or trajectory.get("indicator_id")
    of_indicator = _up(rows, indicator) or words.row("indicator", indicator)
    return str(row.get("work_result_id") or of_indicator.get("work_result_id") or "")


def _place(
    words: Words, kind: str, pair: RowPair, rows: dict[str, RowPair]
) -> tuple[int, int, str, str]:
    """Where the block of a row stands, and its heading."""
    if pair.table == kind:
        return (0, 0, "", PARCELS[kind].label)
    result = _result_of(words, pair, rows) if kind not in ("matrix", "guidance") else ""
    if result:
        return (1, words.number(result), result, words.name("work_result", result))
    label = row_label(pair.table)
    tables = PARCELS[kind].tables if kind in PARCELS else ()
    at = tables.index(pair.table) if pair.table in tables else len(tables)
    late = 3 if pair.table in _LATER else 2
    if pair.table == "feedback":
        label = "Umpan balik perilaku kerja"
    return (late, at, pair.table, label)


def _within(pair: RowPair, rows: dict[str, RowPair]) -> tuple[Any, ...]:
    """Where a row stands in its block: the result, its indicators with what hangs on each."""
    row = _any(pair)
    trajectory = _up(rows, row.get("trajectory_id"))
    indicator = row.get("indicator_id") or trajectory.get("indicator_id")
    key = pair.id if pair.table == "indicator" else indicator
    own = _up(rows, key)
    rank = _ORDER.index(pair.table) if pair.table in _ORDER else len(_ORDER)
    if indicator:
        rank = 1
    no = own.get("no", 0) if key else row.get("no", 0)
    late = pair.table != "indicator"
    number = row.get("no") or row.get("value") or row.get("criterion") or 0
    since = row.get("since") or row.get("on") or ""
    return (rank, no or 0, late, str(since), number, pair.table, pair.id)


def _called(words: Words, pair: RowPair, rows: dict[str, RowPair]) -> str:
    """What a row is called beside its lines, "" where the block says it already."""
    row = _any(pair)
    if pair.table in _OF_BLOCK:
        return ""
    trajectory = _up(rows, row.get("trajectory_id"))
    indicator = row.get("indicator_id") or trajectory.get("indicator_id")
    parts = []
    if pair.table == "indicator":
        parts.append(f"Indikator {row.get('no', '')} · {short(row.get('text', ''))}")
    elif indicator:
        parts.append(words.name("indicator", indicator))
    if row.get("planned_action_id"):
        parts.append(words.name("planned_action", row["planned_action_id"]))
    label = row_label(pair.table)
    if pair.table in ("special_expectation", "feedback") and row.get("value"):
        label = words.value(pair.table, "value", row["value"])
    elif "no" in row and pair.table != "indicator":
        label = f"{label} {row['no']}"
    elif row.get("since") or row.get("on"):
        column = "since" if row.get("since") else "on"
        label = f"{label} · {words.value(pair.table, column, row[column])}"
    if pair.table not in ("indicator", "realisation", "action_realisation"):
        parts.append(label)
    if row.get("period_id") and pair.table != "evaluation":
        parts.append(words.name("period", row["period_id"]))
    return " · ".join(part for part in parts if part)


def _lines(words: Words, pair: RowPair, rows: dict[str, RowPair]) -> Iterable[DeskLine]:
    of = _called(words, pair, rows)
    if pair.presence is not None or pair.follows is not None:
        yield _whole(words, pair, of, rows)
        return
    named = ROWS[pair.table].fields if pair.table in ROWS else {}
    order = list(named)
    cells = [cell for cell in pair.cells if cell.field in named or pair.table not in ROWS]
    cells.sort(key=lambda cell: order.index(cell.field) if cell.field in named else 0)
    for cell in cells:
        office, base, centre = (
            words.value(pair.table, cell.field, value)
            for value in (cell.office, cell.base, cell.centre)
        )
        if not (office or base or centre):
            continue
        if cell.field == "no" and cell.change is Change.NONE:
            continue
        label = field_label(pair.table, cell.field)
        yield DeskLine(pair.key(cell), label, office, base, centre, cell.change, of)


def _whole(words: Words, pair: RowPair, of: str, rows: dict[str, RowPair]) -> DeskLine:
    """A row one side added or removed, told in one line; what hangs on it is chosen with it."""
    office, base, centre = (
        "" if row is None else _summary(words, pair.table, row)
        for row in (pair.office, pair.base, pair.centre)
    )
    lead = pair if pair.follows is None else rows[pair.follows[1]]
    there = lead.presence or lead.cells[0]
    label = row_label(pair.table)
    key = (lead.table, lead.id, "")
    return DeskLine(key, label, office, base, centre, there.change, of, whole=True)


_BRIEF = {
    "skp": ("state", "approach", "starts", "ends"),
    "work_result": ("text",),
    "indicator": ("text", "target"),
    "evaluation": ("state", "work_rating", "behaviour_rating", "predicate"),
    "feedback": ("giver", "text"),
}
"""The fields that tell a row where there is no room for all of it."""
FEW = 4


def _summary(words: Words, table: str, row: Values) -> str:
    """The fields of a row that tell it, in one text."""
    named = [name for name in ROWS[table].fields if name != "no"] if table in ROWS else []
    said = [
        (field_label(table, name), words.value(table, name, row.get(name)))
        for name in _BRIEF.get(table, named) or sorted(set(row) - {"id"})
    ]
    there = [(label, value) for label, value in said if value][:FEW]
    if len(there) == 1 or table in ("work_result", "indicator"):
        return "\n".join(value for _label, value in there) or "(kosong)"
    return "\n".join(f"{label}: {value}" for label, value in there) or "(kosong)"
