"""The rating sheet of one assessor: what typed or pasted words mean, and which cells are filled.

A rating is read only where it is certain: its number as on paper and in the national codes (1 is
above), or its words. Anything else is no rating and is told, never guessed.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from asn_desktop.rules.predicate import Rating


class SheetColumn(IntEnum):
    """The cells of a person that can be filled, left to right."""

    WORK = 0
    BEHAVIOUR = 1
    NOTE = 2

    @property
    def label(self) -> str:
        """The Indonesian head."""
        return ("Hasil kerja", "Perilaku", "Catatan/rekomendasi")[self]


_WORDS: Final = {
    "1": Rating.ABOVE,
    "2": Rating.MET,
    "3": Rating.BELOW,
    "di atas": Rating.ABOVE,
    "diatas": Rating.ABOVE,
    "sesuai": Rating.MET,
    "di bawah": Rating.BELOW,
    "dibawah": Rating.BELOW,
}


def read_rating(text: str) -> Rating | None:
    """The rating some words say; None for an empty cell. Raises ValueError for anything else."""
    words = " ".join(text.casefold().split()).removesuffix(" ekspektasi")
    if not words:
        return None
    words = words.removesuffix(".0")  # a spreadsheet's number
    if words not in _WORDS:
        raise ValueError(f"no rating: {text}")
    return _WORDS[words]


@dataclass(frozen=True, slots=True)
class Typed:
    """One cell of a pasted block: where it goes (person counted from 0) and what it says."""

    place: int
    column: SheetColumn
    rating: Rating | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A pasted cell that says no rating; ``row`` counts the block's rows from 1."""

    row: int
    column: SheetColumn
    text: str


@dataclass(frozen=True, slots=True)
class PastedBlock:
    """What a block from a spreadsheet came to; ``over`` = rows that had no person left."""

    cells: tuple[Typed, ...]
    unread: tuple[Unread, ...]
    over: int = 0


def read_block(text: str, place: int, column: SheetColumn, count: int) -> PastedBlock:
    """Read a block copied from a spreadsheet, its first cell at ``place``, ``column``.

    Empty cells say nothing and take nothing away. Columns right of the note are not looked at.
    """
    cells: list[Typed] = []
    unread: list[Unread] = []
    rows = [row for row in csv.reader(text.splitlines(keepends=True), dialect="excel-tab") if row]
    for no, row in enumerate(rows):
        at = place + no
        if at >= count:
            continue
        for step, words in enumerate(row[: SheetColumn.NOTE - column + 1]):
            target = SheetColumn(column + step)
            said = words.strip()
            if not said:
                continue
            if target is SheetColumn.NOTE:
                cells.append(Typed(at, target, note=said))
                continue
            try:
                cells.append(Typed(at, target, rating=read_rating(said)))
            except ValueError:
                unread.append(Unread(no + 1, target, said))
    return PastedBlock(tuple(cells), tuple(unread), max(0, place + len(rows) - count))


def fill_places(values: Sequence[object], closed: Sequence[bool], rows: Sequence[int]) -> list[int]:
    """Which rows a fill-down writes: the empty ones below the first of ``rows``, never a full one.

    ``values``: what stands in the column, None or "" = empty. ``closed``: finished people. With one
    row chosen it goes on to the end of the sheet.
    """
    if not rows:
        return []
    first = min(rows)
    chosen = range(first + 1, len(values)) if len(set(rows)) == 1 else sorted(set(rows) - {first})
    return [at for at in chosen if values[at] in (None, "") and not closed[at]]
