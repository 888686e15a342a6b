"""Reads the XML of one sheet in one pass: cells, merged ranges, nothing else.

openpyxl opens the workbook (styles, shared strings, dates); only the cells, which are nearly all
of the time, are read here, three times as fast, sparse cells unpadded and merges kept. A DOCTYPE
or an entity ends the reading: expat is told to refuse both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import IO, Any, TypeAlias
from xml.parsers import expat

from openpyxl.utils.datetime import from_excel

Value: TypeAlias = str | int | float | bool | datetime | date | time | timedelta
RowHandler: TypeAlias = Callable[[int, dict[int, Value]], None]
Range: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column."""

BLOCK = 1 << 18
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_CARRIAGE = "_x000D_"


class HostileXml(Exception):  # noqa: N818 - what was met, not what went wrong
    """The sheet declares a document type or an entity."""


def read_cells(
    source: IO[bytes],
    on_row: RowHandler,
    *,
    shared: Sequence[Any],
    date_styles: frozenset[int],
    duration_styles: frozenset[int],
    epoch: datetime,
) -> list[Range]:
    """Call ``on_row(number, cells)`` for every row in order and return the merged ranges.

    Cells without content are left out. Raises :class:`HostileXml`, ``expat.ExpatError`` and
    whatever ``on_row`` raises.
    """
    reader = _Reader(on_row, shared, date_styles, duration_styles, epoch)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    while block := source.read(BLOCK):
        parser.Parse(block, False)
    parser.Parse(b"", True)
    return reader.merges


MOST_MERGES = 20_000
"""Merged ranges of one sheet; each is looked through row by row."""


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _refuse(*_declared: object) -> None:
    raise HostileXml


class _Reader:
    def __init__(
        self,
        on_row: RowHandler,
        shared: Sequence[Any],
        date_styles: frozenset[int],
        duration_styles: frozenset[int],
        epoch: datetime,
    ) -> None:
        self._on_row, self._shared, self._epoch = on_row, shared, epoch
        self._dates, self._durations = date_styles, duration_styles
        self.merges: list[Range] = []
        self._columns: dict[str, int] = {}
        self._row = self._column = 0
        self._cells: dict[int, Value] = {}
        self._kind, self._style = "n", 0
        self._parts: list[str] = []
        self._listening = False
        self._phonetic = False
        self._formula: list[str] | None = None
        """The parts of a formula whose result no program has written beside it yet."""
        self._in_formula = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            reference = attributes.get("r")
            self._column = self._place(reference) if reference else self._column + 1
            self._kind = attributes.get("t", "n")
            self._style = int(attributes.get("s", "0"))
            self._parts, self._formula = [], None
        elif name == "v" or name == "t":
            self._listening = not self._phonetic
        elif name == "f":
            self._in_formula, self._formula = True, []
        elif name == "row":
            number = attributes.get("r")
            self._row = int(number) if number else self._row + 1
            self._column = 0
            self._cells = {}
        elif name == "rPh":
            self._phonetic = True
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif ":" in name:
            self.start(name.rpartition(":")[2], attributes)

    def text(self, data: str) -> None:
        if self._listening:
            self._parts.append(data)
        elif self._in_formula and self._formula is not None:
            self._formula.append(data)

    def end(self, name: str) -> None:
        if name == "v" or name == "t":
            self._listening = False
        elif name == "f":
            self._in_formula = False
        elif name == "c":
            if self._parts:
                value = self._value("".join(self._parts))
                if value is not None:
                    self._cells[self._column] = value
            elif self._formula is not None and self._kind != "str":
                # No result: said as it stands, so that it is refused and not taken for a blank.
                self._cells[self._column] = f"={''.join(self._formula)}"
        elif name == "row":
            self._on_row(self._row, self._cells)
        elif name == "rPh":
            self._phonetic = False
        elif ":" in name:
            self.end(name.rpartition(":")[2])

    def _place(self, reference: str) -> int:
        letters = reference.rstrip("0123456789")
        number = self._columns.get(letters)
        if number is None:
            number = self._columns[letters] = column_number(letters.replace("$", ""))
        return number

    def _value(self, text: str) -> Value | None:
        kind = self._kind
        if kind == "s":
            text = self._shared[int(text)]
        elif kind == "n":
            return self._number(text)
        elif kind == "b":
            return text.strip() == "1"
        elif kind == "d":
            return datetime.fromisoformat(text.strip().removesuffix("Z"))
        if _CARRIAGE in text:
            text = text.replace(_CARRIAGE, "\n")
        return text if text and not text.isspace() else None

    def _number(self, text: str) -> Value | None:
        text = text.strip()
        if not text:
            return None
        number = float(text) if "." in text or "e" in text or "E" in text else int(text)
        if self._style in self._dates:
            found = from_excel(number, self._epoch, timedelta=self._style in self._durations)
            return found if isinstance(found, (date, time, timedelta)) else number
        return number

    def _merge(self, reference: str) -> None:
        ends = _REFERENCE.findall(reference)
        if len(self.merges) >= MOST_MERGES:
            raise HostileXml
        if len(ends) == 2:
            (left, top), (right, bottom) = ends
            self.merges.append((int(top), column_number(left), int(bottom), column_number(right)))
