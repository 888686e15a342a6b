"""Two contents of a document and the one both come from, laid open in the order of its form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from asn_desktop.models.schema import METADATA
from asn_desktop.models.types import Code
from asn_desktop.rules.exchange import PARCELS, PROGRESS
from asn_desktop.rules.guidance import PART_COLUMNS, GuidanceKind, GuidancePart
from asn_desktop.rules.parcel_words import ROWS, field_label, row_label
from asn_desktop.rules.three_way import Change, Comparison, Key, RowPair, Side, compare
from asn_desktop.services.office import ReadTx
from asn_desktop.services.parcel_words import Words, short
from asn_desktop.views.parcels import Content, Values
from asn_desktop.views.questions import DeskBlock, DeskLine

_LATER = ("special_expectation", "annex_line", "return_note", "result_view", "feedback")
_PARTED = {
    "annex_line": ("section",),
    "workblock_line": ("part", "kind"),
    "guidance_row": ("part",),
    "competency": ("group", "name"),
}
"""Rows that stand in a part of the form, which tells them better than what they are called."""
_COLUMNS = ("first", "second", "third", "fourth")
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
        for pair in sorted(grouped[place], key=lambda one: _within(words, one, rows)):
            lines += _lines(words, comparison.kind, pair, rows)
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


def with_unseen(comparison: Comparison, picks: Mapping[Key, Side]) -> dict[Key, Side]:
    """The picks with those of fields nobody reads (where a text was copied from, say).

    They go with what was picked of their row, else with the office.
    """
    found = dict(picks)
    for pair in comparison.rows:
        named = ROWS[pair.table].fields if pair.table in ROWS else None
        seen = [picks[pair.key(cell)] for cell in pair.points if pair.key(cell) in picks]
        for cell in pair.points:
            unseen = named is not None and cell.field and cell.lead not in named
            if unseen and cell.change is Change.BOTH:
                found.setdefault(pair.key(cell), seen[0] if seen else Side.OFFICE)
    return found


def _any(pair: RowPair) -> Values:
    return pair.base or pair.centre or pair.office or {}


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


def _within(words: Words, pair: RowPair, rows: dict[str, RowPair]) -> tuple[Any, ...]:
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
    numbers = (row.get("no"), row.get("value"), row.get("criterion"))
    number = next((one for one in numbers if isinstance(one, int)), 0)
    period = words.row("period", row.get("period_id"))
    since = row.get("since") or row.get("on") or period.get("code") or ""
    part = tuple(_rank(pair.table, name, row.get(name)) for name in _PARTED.get(pair.table, ())[:2])
    return (rank, no or 0 if not part else 0, late, str(since), part, number, pair.table, pair.id)


def _rank(table: str, column: str, value: Any) -> int:
    """Where a code stands among those of its kind."""
    kind = METADATA.tables[table].c[column].type
    known = [member.value for member in kind.kind] if isinstance(kind, Code) else []
    return known.index(value) if value in known else len(known)


def _called(words: Words, kind: str, pair: RowPair, rows: dict[str, RowPair]) -> str:
    """What a row is called beside its lines, "" where the block says it already."""
    row = _any(pair)
    if pair.table in (kind, "work_result"):
        return ""
    trajectory = _up(rows, row.get("trajectory_id"))
    indicator = row.get("indicator_id") or trajectory.get("indicator_id")
    parts = []
    if pair.table == "indicator":
        parts.append(f"Indikator {row.get('no', '')} · {short(row.get('text', ''))}")
    elif indicator:
        parts.append(words.name("indicator", indicator))
    whose = _up(rows, row.get("matrix_row_id"))
    if whose:
        parts.insert(0, words.name("person", whose.get("person_id")) or str(whose.get("name", "")))
    if row.get("planned_action_id"):
        parts.append(words.name("planned_action", row["planned_action_id"]))
    if pair.table not in ("indicator", "realisation", "action_realisation"):
        parts.append(_row_name(words, pair.table, row))
    if row.get("period_id") and kind != PROGRESS:
        parts.append(words.name("period", row["period_id"]))
    return " · ".join(part for part in parts if part)


def _row_name(words: Words, table: str, row: Values) -> str:
    """What tells a row from the others of its kind: a part of the form, a number, a day."""
    label = row_label(table)
    if table in ("special_expectation", "feedback") and row.get("value"):
        label = words.value(table, "value", row["value"])
    elif table in _PARTED:
        said = [words.value(table, name, row.get(name)) for name in _PARTED[table]]
        label = " · ".join(part for part in said if part) or label
        if table != "competency":
            label = f"{label} {row['no']}"
    elif table != "indicator" and ("no" in row or "criterion" in row):
        label = f"{label} {row.get('no', row.get('criterion'))}"
    elif row.get("since") or row.get("on"):
        column = "since" if row.get("since") else "on"
        label = f"{label} · {words.value(table, column, row[column])}"
    return label


def _lines(words: Words, kind: str, pair: RowPair, rows: dict[str, RowPair]) -> Iterable[DeskLine]:
    of = _called(words, kind, pair, rows)
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
        quiet = cell.field == "no" or cell.field in _PARTED.get(pair.table, ())
        if quiet and cell.change is Change.NONE:
            continue
        label = _field_label(pair, cell.field, rows)
        yield DeskLine(pair.key(cell), label, office, base, centre, cell.change, of)


def _field_label(pair: RowPair, field: str, rows: dict[str, RowPair]) -> str:
    """What a field is called; the columns of a guidance have the heads of its form."""
    row = _any(pair)
    guidance = _up(rows, row.get("guidance_id"))
    if pair.table == "guidance_row" and field in _COLUMNS and guidance:
        key = (GuidanceKind(guidance["kind"]), GuidancePart(row["part"]))
        heads = PART_COLUMNS.get(key, ())
        if _COLUMNS.index(field) < len(heads):
            return heads[_COLUMNS.index(field)].capitalize()
    return field_label(pair.table, field)


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
