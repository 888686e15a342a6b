"""A spreadsheet's bytes → grids: the cells of every sheet as they stand, nothing interpreted.

xlsx is opened by openpyxl and its cells read in one pass (``sheet_xml``); csv is read whole, its
encoding and its delimiter found by trying. Nothing is ever written to the file.
"""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

import openpyxl

from asn_desktop.workbooks.guard import MAX_COLUMNS, MAX_ROWS, UnreadableFile, kind_of
from asn_desktop.workbooks.sheet_xml import HostileXml, Value, read_cells

Progress: TypeAlias = Callable[[int, int], None]
"""Called with (rows read, rows expected); the second is 0 where nobody knows."""
Cancelled: TypeAlias = Callable[[], bool]

_BROKEN = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, OSError, EOFError, OverflowError,
    NotImplementedError, RecursionError, zipfile.BadZipFile, zlib.error, ParseError, ExpatError,
)  # fmt: skip
_REPORT_EVERY = 200
_DELIMITERS = ";,\t|"
_SAMPLE_LINES = 60
_KEPT_AS_TEXT = re.compile(r'^\s*="(.*)"\s*$', re.DOTALL)
_LONGEST_QUOTED = 12
"""Lines one quoted csv cell may span before the quote is taken for a slip of the pen."""


class ReadingCancelled(Exception):  # noqa: N818 - the user's wish, not an error
    """The person pressed *Batal* while the file was being read."""


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range; rows and columns count from 1, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """One non-empty row: ``number`` as the spreadsheet shows it, ``cells`` by column from 1."""

    number: int
    cells: dict[int, Value]

    def text(self, column: int) -> str:
        """The cell as text, trimmed; empty when there is none."""
        value = self.cells.get(column)
        return "" if value is None else as_text(value)


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its non-empty rows in order. ``sheet`` is ``None`` for csv."""

    sheet: str | None
    rows: tuple[GridRow, ...]
    merges: tuple[Merge, ...] = ()
    hidden: bool = False
    _by_number: dict[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the rows by their number."""
        index = {row.number: place for place, row in enumerate(self.rows)}
        object.__setattr__(self, "_by_number", index)

    def row(self, number: int) -> GridRow | None:
        """Return the row with this number, ``None`` where it is empty."""
        place = self._by_number.get(number)
        return None if place is None else self.rows[place]


def read(
    source: Path | bytes,
    *,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> tuple[Grid, ...]:
    """Read every sheet of an xlsx or csv file.

    Raises :class:`UnreadableFile` (a sentence for the user) or :class:`ReadingCancelled`.
    """
    data = source if isinstance(source, bytes) else _bytes_of(source)
    watch = _Watch(progress, cancelled)
    if kind_of(data) == "text":
        return (_read_text(data, watch),)
    with warnings.catch_warnings():
        # openpyxl warns about styles and extensions it does not draw; values are not affected.
        warnings.simplefilter("ignore")
        try:
            grids = tuple(_read_workbook(data, watch))
        except _BROKEN as fault:
            raise UnreadableFile("file.damaged") from fault
    if not grids:
        raise UnreadableFile("file.damaged")
    return grids


def as_text(value: Value) -> str:
    """Write a cell as text: a number with all its digits, a date as 2026-01-31, text trimmed."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _all_digits(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    return str(value)


def _all_digits(value: float) -> str:
    number = Decimal(repr(value))
    if not number.is_finite():
        return str(value)
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class _Watch:
    """Tells how far the reading is and asks whether to go on."""

    def __init__(self, progress: Progress | None, cancelled: Cancelled | None) -> None:
        self._progress, self._cancelled = progress, cancelled
        self._done = 0
        self.total = 0

    def step(self) -> None:
        self._done += 1
        if self._done % _REPORT_EVERY:
            return
        if self._cancelled is not None and self._cancelled():
            raise ReadingCancelled
        if self._progress is not None:
            self._progress(self._done, self.total)

    def finish(self) -> None:
        if self._progress is not None:
            self._progress(self._done, self._done)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise UnreadableFile("file.not_found", file=path.name) from fault
    except OSError as fault:
        raise UnreadableFile("file.not_readable", file=path.name) from fault


# ── xlsx ─────────────────────────────────────────────────────────────────────────────────────


def _read_workbook(data: bytes, watch: _Watch) -> Iterator[Grid]:
    book = openpyxl.load_workbook(
        io.BytesIO(data), read_only=True, data_only=True, keep_links=False
    )
    try:
        watch.total = sum(min(sheet.max_row or 0, MAX_ROWS) for sheet in book.worksheets)
        for sheet in book.worksheets:
            yield _read_sheet(book, sheet, watch)
        watch.finish()
    finally:
        book.close()


def _read_sheet(book: Any, sheet: Any, watch: _Watch) -> Grid:
    rows: list[GridRow] = []

    def take(number: int, cells: dict[int, Value]) -> None:
        watch.step()
        if not cells:
            return
        if number > MAX_ROWS:
            raise UnreadableFile("file.too_many_rows", sheet=sheet.title, limit=MAX_ROWS)
        if max(cells) > MAX_COLUMNS:
            raise UnreadableFile("file.too_many_columns", sheet=sheet.title, limit=MAX_COLUMNS)
        rows.append(GridRow(number, cells))

    with sheet._get_source() as source:
        try:
            merges = read_cells(
                source,
                take,
                shared=sheet._shared_strings,
                date_styles=frozenset(book._date_formats),
                duration_styles=frozenset(book._timedelta_formats),
                epoch=book.epoch,
            )
        except HostileXml as fault:
            raise UnreadableFile("file.suspicious") from fault
    # Rows stand in any order in a file no spreadsheet wrote.
    rows.sort(key=lambda row: row.number)
    hidden = sheet.sheet_state != "visible"
    return Grid(sheet.title, tuple(rows), tuple(Merge(*merge) for merge in merges), hidden=hidden)


# ── csv ──────────────────────────────────────────────────────────────────────────────────────


def _read_text(data: bytes, watch: _Watch) -> Grid:
    text = _decode(data)
    delimiter = _delimiter_of(text)
    try:
        rows = _parse_text(text, delimiter, csv.QUOTE_MINIMAL, watch)
        if any(_swallowed_lines(row, delimiter) for row in rows):
            rows = _parse_text(text, delimiter, csv.QUOTE_NONE, watch)
    except csv.Error as fault:
        raise UnreadableFile("file.damaged") from fault
    watch.finish()
    return Grid(None, tuple(rows))


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif data.startswith(b"\xef\xbb\xbf"):
        encodings = ["utf-8-sig"]
    elif data[1:200:2].count(0) > len(data[:200]) // 4:
        encodings = ["utf-16-le"]
    else:
        encodings = ["utf-8", "cp1252", "latin-1"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" in text:
            break
        return text
    raise UnreadableFile("file.not_a_table")


def _delimiter_of(text: str) -> str:
    """The delimiter that cuts most lines into the same number (at least two) of cells."""
    lines = [line for line in text.splitlines() if line.strip()][:_SAMPLE_LINES]
    if lines and lines[0].casefold().startswith("sep=") and len(lines[0]) == 5:
        return lines[0][4]

    def score(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(row) for row in csv.reader(lines, delimiter=delimiter)]
        except csv.Error:
            return (0, 0)
        usual = max(set(widths), key=lambda width: (widths.count(width), width)) if widths else 1
        return (widths.count(usual) if usual > 1 else 0, usual)

    best = max(_DELIMITERS, key=score)
    return best if score(best)[0] else ";"


def _parse_text(text: str, delimiter: str, quoting: Any, watch: _Watch) -> list[GridRow]:
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter, quoting=quoting, strict=False
    )
    rows: list[GridRow] = []
    first_line = 1
    for cells in reader:
        found: dict[int, Value] = {
            place: bare for place, cell in enumerate(cells, start=1) if (bare := _bare(cell))
        }
        number, first_line = first_line, reader.line_num + 1
        watch.step()
        if not found:
            continue
        if number > MAX_ROWS:
            raise UnreadableFile("file.too_many_rows", sheet="CSV", limit=MAX_ROWS)
        if max(found) > MAX_COLUMNS:
            raise UnreadableFile("file.too_many_columns", sheet="CSV", limit=MAX_COLUMNS)
        rows.append(GridRow(number, found))
    return rows


def _bare(cell: str) -> str:
    """What a cell says; ="1990…" is how exports keep a spreadsheet from counting with a number."""
    text = _KEPT_AS_TEXT.sub(r"\1", cell)
    return text if text.strip() else ""


def _swallowed_lines(row: GridRow, delimiter: str) -> bool:
    """Whether a quote that was never closed has eaten whole rows."""
    return any(
        isinstance(cell, str)
        and (cell.count("\n") > _LONGEST_QUOTED or ("\n" in cell and cell.count(delimiter) > 2))
        for cell in row.cells.values()
    )
