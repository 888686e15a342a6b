"""The words over the columns of a table: headings in one to three rows, merged or not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TypeAlias

from asn_desktop.workbooks.guard import MAX_COLUMNS
from asn_desktop.workbooks.reader import Grid, GridRow

IsGroup: TypeAlias = Callable[[str], bool]
"""Whether a heading may span the columns on its right."""
_NUMBERED = re.compile(r"^\(?(\d{1,2})(?: ?= ?[\d ()+x/:-]+)?\)?[.)]?$")
_LONGEST_MERGE = 400
_LETTERED = re.compile(r"^\(?([a-z])\)?[.)]?$")


def one_line(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def is_numbering(row: GridRow) -> bool:
    """Whether a row only counts its columns: 1, 2, 3 …, (1), (2), 3=1+2 … or a, b, c …."""
    numbers: list[int] = []
    for column in sorted(row.cells):
        text = row.text(column)
        if (match := _NUMBERED.match(text)) is not None:
            numbers.append(int(match.group(1)))
        elif (match := _LETTERED.match(text)) is not None:
            numbers.append(ord(match.group(1)) - ord("a") + 1)
        else:
            return False
    rising = all(a < b for a, b in pairwise(numbers))
    return len(numbers) >= 3 and rising and numbers[0] <= 2


def labels(grid: Grid, rows: Sequence[GridRow], is_group: IsGroup) -> dict[int, tuple[str, ...]]:
    """Column → its headings from top to bottom, group first."""
    columns = sorted({column for row in rows for column in row.cells} | _merged(grid, rows))
    found: dict[int, tuple[str, ...]] = {}
    for column in columns:
        words: list[str] = []
        for place, row in enumerate(rows):
            text = one_line(row.text(column))
            if not text:
                below = any(later.text(column) for later in rows[place + 1 :])
                alone = place == len(rows) - 1 and not words
                text = covering(grid, row, column, is_group) if below or alone else ""
            if text and text not in words:
                words.append(text)
        if words:
            found[column] = tuple(words)
    return found


def covering(grid: Grid, row: GridRow, column: int, is_group: IsGroup) -> str:
    """The heading that spans a column: its own, its merge's, or the nearest one to the left."""
    own = one_line(row.text(column))
    if own:
        return own
    for merge in grid.merges:
        inside = merge.first_column <= column <= merge.last_column
        if inside and merge.first_row <= row.number <= merge.last_row:
            first = grid.row(merge.first_row)
            return one_line(first.text(merge.first_column)) if first is not None else ""
    if grid.merges:
        return ""
    left = max((place for place in row.cells if place < column), default=None)
    label = one_line(row.text(left)) if left is not None else ""
    return label if label and is_group(label) else ""


def _merged(grid: Grid, rows: Sequence[GridRow]) -> set[int]:
    numbers = {row.number for row in rows}
    return {
        column
        for merge in grid.merges
        if merge.first_row in numbers and merge.last_column - merge.first_column < 12
        for column in range(merge.first_column, merge.last_column + 1)
    }


def fills_of(grid: Grid) -> dict[tuple[int, int], GridRow]:
    """(row, column) of every cell that a merge downwards covers → the row that holds its text."""
    found: dict[tuple[int, int], GridRow] = {}
    for merge in grid.merges:
        first = grid.row(merge.first_row)
        long = merge.last_row - merge.first_row > _LONGEST_MERGE
        if first is None or long or merge.first_column > MAX_COLUMNS:
            continue
        for number in range(merge.first_row + 1, merge.last_row + 1):
            found[number, merge.first_column] = first
    return found
