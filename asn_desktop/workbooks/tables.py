"""Finds tables in a file by a table of meanings given as data; nothing here knows what they hold.

A header is one to three rows whose headings together name enough fields. A sheet may have many
tables. Every non-empty row is data or kept among the others with why it is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from itertools import pairwise
from typing import TypeAlias, TypeVar

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import fold
from asn_desktop.views.bringing import FoundLine, FoundValue, SheetOthers
from asn_desktop.views.roster import Corrections, OtherRow, RowFinding, RowKind
from asn_desktop.workbooks.dates import as_date
from asn_desktop.workbooks.labels import IsGroup, fills_of, is_numbering, labels
from asn_desktop.workbooks.reader import Grid, GridRow
from asn_desktop.workbooks.sheet_xml import Value

V = TypeVar("V")
Meaning: TypeAlias = Callable[[str], str | None]
"""A folded heading → the field it stands for; ``None`` = unknown."""
MAX_HEADER_ROWS = 3
SECOND = "_2"
"""Behind a field: the second column whose heading means it."""
_SUBTOTAL = re.compile(
    r"^(?:sub ?total|jumlah|total|grand total|jml|rekapitulasi|rekap|rata|rerata|nrr|ikm|skm"
    r"|nilai|indeks|mutu|kategori|bobot|konversi|kinerja|tertimbang|persentase)\b"
)
_LONGEST_HEADING = 200


@dataclass(frozen=True)
class TableKind:
    """What makes a table of one kind.

    ``complete``: whether these fields are enough to be its header. ``is_data``: whether a row with
    these texts by field is data at all. ``is_group``: headings that may span others. ``surely``:
    whether a row is data although it begins like a row of sums; ``free``: fields whose words are
    anybody's own, so that a row of sums cannot begin there.
    """

    meaning: Meaning
    complete: Callable[[frozenset[str]], bool]
    is_data: Callable[[Mapping[str, str]], bool]
    is_group: IsGroup = lambda _heading: False
    surely: Callable[[Mapping[str, str]], bool] = lambda _texts: False
    free: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Cells:
    """One row of a table by field; ``values`` as the spreadsheet holds them."""

    sheet: str | None
    row: int
    texts: Mapping[str, str]
    values: Mapping[str, Value]
    places: Mapping[str, int]
    headings: Mapping[str, str]

    def text(self, key: str) -> str:
        """The text of a field, "" where there is none."""
        return self.texts.get(key, "")

    def line(self, value: FoundValue | None, found: Sequence[RowFinding]) -> FoundLine:
        """The row as read; errors come first among its findings."""
        ordered = sorted(found, key=lambda one: one.severity is not Severity.ERROR)
        refused = any(one.severity is Severity.ERROR for one in found)
        return FoundLine(
            self.sheet, self.row, self.texts, self.places, self.headings,
            None if refused else value, tuple(ordered),
        )  # fmt: skip

    def finding(
        self, code: str, at: str, severity: Severity = Severity.ERROR, **values: object
    ) -> RowFinding:
        """A finding at the cell of a field."""
        return self.line(None, ()).finding(code, at, severity, **values)


@dataclass(frozen=True)
class Table:
    """One table: its columns by field, the rows under it, what stands above it."""

    sheet: str | None
    header: tuple[int, int]
    columns: Mapping[str, int]
    headings: Mapping[str, str]
    rows: tuple[Cells, ...] = ()
    above: tuple[GridRow, ...] = ()

    def without(self, key: str) -> Table:
        """The table with one column taken for nothing."""
        return self._renamed(key, None)

    def renamed(self, key: str, to: str) -> Table:
        """The table with one column taken for another field."""
        return self._renamed(key, to)

    def _renamed(self, key: str, to: str | None) -> Table:
        rows = tuple(
            replace(
                row,
                texts=_moved(row.texts, key, to),
                values=_moved(row.values, key, to),
                places=_moved(row.places, key, to),
                headings=_moved(row.headings, key, to),
            )
            for row in self.rows
        )
        return replace(
            self,
            columns=_moved(self.columns, key, to),
            headings=_moved(self.headings, key, to),
            rows=rows,
        )


def _moved(found: Mapping[str, V], key: str, to: str | None) -> dict[str, V]:
    kept = {name: value for name, value in found.items() if name != key}
    if to is not None and key in found:
        kept[to] = found[key]
    return kept


@dataclass(frozen=True)
class SheetTables:
    """The tables of one sheet and its rows that are no data."""

    grid: Grid
    tables: tuple[Table, ...]
    others: tuple[OtherRow, ...]

    @cached_property
    def unread(self) -> int:
        """Rows that look like a table although no header was found."""
        if self.tables:
            return 0
        return sum(len(row.cells) >= 4 for row in self.grid.rows)


@dataclass
class _Header:
    rows: tuple[GridRow, ...]
    columns: dict[str, int] = field(default_factory=dict)
    headings: dict[str, str] = field(default_factory=dict)
    width: int = 0

    @property
    def named(self) -> int:
        """How many different fields it names."""
        return sum(not key.endswith(SECOND) for key in self.columns)


def find_tables(grid: Grid, kind: TableKind) -> SheetTables:
    """Find every table of a kind in a sheet, top to bottom."""
    headers = list(_headers(grid, kind))
    ends = [*(header.rows[0].number for header in headers[1:]), 2**31]
    others: list[OtherRow] = []
    tables: list[Table] = []
    after = 0
    fills = fills_of(grid)
    for header, end in zip(headers, ends, strict=False):
        first, last = header.rows[0].number, header.rows[-1].number
        above = tuple(row for row in grid.rows if after < row.number < first)
        if not tables:
            others += [_other(row, RowKind.TITLE) for row in above]
        others += [_other(row, RowKind.HEADER) for row in header.rows]
        body = [row for row in grid.rows if last < row.number < end]
        data: list[Cells] = []
        for row in body:
            cells = _cells(grid, row, header, fills)
            why = _why_no_data(row, cells, header, kind)
            if why is None:
                data.append(cells)
                after = row.number
            else:
                others.append(_other(row, why))
        tables.append(
            Table(grid.sheet, (first, last), header.columns, header.headings, tuple(data), above)
        )
    if not headers:
        others = [_other(row, RowKind.UNREAD) for row in grid.rows]
    return SheetTables(grid, tuple(tables), tuple(others))


def corrected(grids: Sequence[Grid], corrections: Corrections) -> tuple[Grid, ...]:
    """The grids with the cells a person typed anew in them; the file is never touched."""
    made = []
    for grid in grids:
        own = {cell: text for cell, text in corrections.items() if cell.sheet == grid.sheet}
        if not own:
            made.append(grid)
            continue
        rows = {row.number: dict(row.cells) for row in grid.rows}
        for cell, text in own.items():
            row = rows.setdefault(cell.row, {})
            row.pop(cell.column, None)
            if text.strip():
                row[cell.column] = text.strip()
        kept = (GridRow(number, rows[number]) for number in sorted(rows) if rows[number])
        made.append(Grid(grid.sheet, tuple(kept), grid.merges, grid.hidden))
    return tuple(made)


def others_of(sheets: Sequence[SheetTables]) -> tuple[SheetOthers, ...]:
    """The rows of every sheet that are no data."""
    return tuple(SheetOthers(sheet.grid.sheet, sheet.others) for sheet in sheets)


def titles_of(sheets: Sequence[SheetTables]) -> tuple[str, ...]:
    """What stands above the first table of each sheet, cell by cell."""
    found: list[str] = []
    for sheet in sheets:
        for table in sheet.tables[:1]:
            found += [row.text(place) for row in table.above for place in sorted(row.cells)]
    return tuple(dict.fromkeys(text for text in found if text))


def label_above(table: Table, name: re.Pattern[str]) -> str:
    """What a label above the table says: "NIP : 1985…", or the cell on its right."""
    for row in table.above:
        places = sorted(row.cells)
        for at, place in enumerate(places):
            head, colon, rest = row.text(place).partition(":")
            if name.search(fold(head)) is None or len(head) > 40:
                continue
            if colon and rest.strip():
                return rest.strip()
            right = (row.text(other).lstrip(": ").strip() for other in places[at + 1 :])
            said = next((text for text in right if text), "")
            if said:
                return said
    return ""


# ── Headers ──────────────────────────────────────────────────────────────────────────────────


def _headers(grid: Grid, kind: TableKind) -> Iterator[_Header]:
    at = 0
    while at < len(grid.rows):
        best = _best_header(grid, kind, at)
        if best is None:
            at += 1
            continue
        yield best
        at = next(
            place for place, row in enumerate(grid.rows) if row.number == best.rows[-1].number
        ) + 1  # fmt: skip


def _best_header(grid: Grid, kind: TableKind, at: int) -> _Header | None:
    """The header that begins in row ``at``; ``None`` where a later row makes a better one."""
    own = _spans(grid, kind, at)
    if not own:
        return None
    best = max(own, key=lambda header: (header.named, -len(header.rows)))
    for later in range(at + 1, min(at + len(best.rows), len(grid.rows))):
        if any(each.named >= best.named for each in _spans(grid, kind, later)):
            return None
    return best


def _spans(grid: Grid, kind: TableKind, at: int) -> list[_Header]:
    found: list[_Header] = []
    rows: list[GridRow] = []
    for row in grid.rows[at : at + MAX_HEADER_ROWS]:
        if not _only_words(row) or (rows and row.number != rows[-1].number + 1):
            break
        if len(row.cells) < 2 or (rows and _counts_columns(row, rows)):
            break
        if not _numbers_rise(row):
            break
        rows.append(row)
        header = _header(grid, kind, tuple(rows))
        if len(rows) > 1 and not _is_lower_half(grid, kind, row, rows[:-1]):
            break
        if kind.complete(frozenset(header.columns)):
            found.append(header)
    return found


def _header(grid: Grid, kind: TableKind, rows: tuple[GridRow, ...]) -> _Header:
    made = _Header(rows)
    found = labels(grid, rows, kind.is_group)
    made.width = len(found)
    for column, words in found.items():
        folded = [fold(word) for word in words]
        meaning = kind.meaning(" ".join(folded))
        if meaning is None and len(folded) > 1:
            meaning = kind.meaning(folded[-1])
        if meaning in made.columns:
            meaning = f"{meaning}{SECOND}"  # a day and its clock under two like headings
        if meaning is not None and meaning not in made.columns:
            made.columns[meaning] = column
            made.headings[meaning] = " / ".join(words)
    return made


def _is_lower_half(grid: Grid, kind: TableKind, row: GridRow, above: Sequence[GridRow]) -> bool:
    """Whether at least half of a row's cells name a field, alone or under what spans them."""
    joined = labels(grid, [*above, row], kind.is_group)
    known = 0
    for column in row.cells:
        words = [fold(word) for word in joined.get(column, ())]
        own = kind.meaning(fold(row.text(column)))
        known += own is not None or (len(words) > 1 and kind.meaning(" ".join(words)) is not None)
    return known * 2 >= len(row.cells)


def _only_words(row: GridRow) -> bool:
    for value in row.cells.values():
        if isinstance(value, (date, datetime)):
            return False
        if isinstance(value, float) or (isinstance(value, int) and not 0 < value < 40):
            return False
        if isinstance(value, str) and len(value) > _LONGEST_HEADING:
            return False
    return True


def _numbers_rise(row: GridRow) -> bool:
    """Whether the numbers of a row count by one, as 1 … 9 under UNSUR do and marks do not."""
    numbers = [row.cells[c] for c in sorted(row.cells) if isinstance(row.cells[c], int)]
    return all(isinstance(a, int) and b == a + 1 for a, b in pairwise(numbers))


def _counts_columns(row: GridRow, above: Sequence[GridRow]) -> bool:
    """The row "(1) (2) (3) …": it counts all columns, not only those of one group."""
    first = min(min(each.cells) for each in above)
    return is_numbering(row) and min(row.cells) <= first


# ── Rows ─────────────────────────────────────────────────────────────────────────────────────


def _cells(
    grid: Grid, row: GridRow, header: _Header, fills: Mapping[tuple[int, int], GridRow]
) -> Cells:
    texts: dict[str, str] = {}
    values: dict[str, Value] = {}
    for key, column in header.columns.items():
        source = row if column in row.cells else fills.get((row.number, column), row)
        if column in source.cells and (text := source.text(column)):
            texts[key], values[key] = text, source.cells[column]
    return Cells(grid.sheet, row.number, texts, values, header.columns, header.headings)


def _why_no_data(row: GridRow, cells: Cells, header: _Header, kind: TableKind) -> RowKind | None:
    if is_numbering(row) and len(row.cells) * 10 >= header.width * 7 and _strictly_counts(row):
        return RowKind.NUMBERING
    if len(row.cells) > 1 and header.columns and _repeats(row, header):
        return RowKind.HEADER
    words = (fold(row.text(place)) for place in sorted(row.cells))
    first = next((text for text in words if text and not text.isdigit()), "")
    if _SUBTOTAL.match(first) and not _says_more(row, cells, header, first, kind):
        return RowKind.SUBTOTAL
    if not kind.is_data(cells.texts):
        return RowKind.NOTE
    return None


def _says_more(row: GridRow, cells: Cells, header: _Header, first: str, kind: TableKind) -> bool:
    """Whether a row that begins with a word of sums ("Nilai ulangan …") is data all the same."""
    if any(fold(cells.text(key)) == first for key in kind.free):
        return True
    few = len(row.cells) * 2 <= max(len(header.columns), 4)
    day = next((key for key in ("on", "received") if key in cells.texts), "")
    dated = bool(day) and as_date(cells.values.get(day), cells.text(day)) is not None
    return (dated and not few) or kind.surely(cells.texts)


def _strictly_counts(row: GridRow) -> bool:
    numbers = [row.text(place).strip("().") for place in sorted(row.cells)]
    return all(number.isdigit() for number in numbers) and [int(n) for n in numbers] == list(
        range(int(numbers[0]), int(numbers[0]) + len(numbers))
    )


def _repeats(row: GridRow, header: _Header) -> bool:
    """Whether the header stands here once more, as on the next printed page."""
    return all(
        fold(row.text(column)) == fold(header.headings[key].rpartition(" / ")[2])
        for key, column in header.columns.items()
        if column in row.cells
    )


def _other(row: GridRow, kind: RowKind) -> OtherRow:
    words = " · ".join(text for place in sorted(row.cells) if (text := row.text(place)))
    return OtherRow(row.number, kind, words[:200])
