"""Two contents of a document and the one both come from, laid open in the order of its form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from asn_desktop.rules.exchange import PARCELS
from asn_desktop.rules.parcel_words import ROWS, field_label, row_label
from asn_desktop.rules.three_way import Change, Comparison, RowPair, compare
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
) -> tuple[Comparison, tuple[DeskBlock, ...], Words]:
    """Compare and lay open at once."""
    words = Words(tx, (centre, office, base))  # headings speak as the base does
    comparison = compared(base, office, centre)
    return comparison, blocks(words, comparison), words


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
        label = f"{label} · {words.value(pair.table, 'value', row['value'])}"
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
        yield _whole(words, pair, of)
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


def _whole(words: Words, pair: RowPair, of: str) -> DeskLine:
    """A row one side added or removed, told in one line."""
    office, base, centre = (
        "" if row is None else _summary(words, pair.table, row)
        for row in (pair.office, pair.base, pair.centre)
    )
    if pair.presence is not None and pair.follows is None:
        key, change = pair.key(pair.presence), pair.presence.change
    else:
        table, row_id = pair.follows or (pair.table, pair.id)
        key = (table, row_id, "")
        change = Change.OFFICE if pair.centre == pair.base else Change.CENTRE
    label = row_label(pair.table)
    return DeskLine(key, label, office, base, centre, change, of, whole=True)


def _summary(words: Words, table: str, row: Values) -> str:
    """The fields of a row in one text."""
    named: Sequence[str] = (
        [name for name in ROWS[table].fields if name != "no"] if table in ROWS else []
    )
    said = [
        (field_label(table, name), words.value(table, name, row.get(name)))
        for name in named or sorted(set(row) - {"id"})
    ]
    there = [(label, value) for label, value in said if value]
    if len(there) == 1:
        return there[0][1]
    return "\n".join(f"{label}: {value}" for label, value in there) or "(kosong)"
