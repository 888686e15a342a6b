"""A block copied from a spreadsheet, read as results and indicators (Excel's clipboard text).

Columns are known by a header row, else by their number and what stands in them. A blank cell
continues the result above it, as merged cells arrive blank.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from asn_desktop.rules.names import fold
from asn_desktop.rules.planning import Aspect, Perspective, ResultSection


class PasteField(StrEnum):
    """Where a column of the block goes; IGNORE for a running number."""

    SUPPORTS = "supports_text"
    RESULT = "text"
    ASPECT = "aspect"
    INDICATOR = "indicator"
    TARGET = "target"
    PERSPECTIVE = "perspective"
    ASSIGNED_BY = "assigned_by"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class PastedIndicator:
    """An indicator read from the block; ``row`` counts the block's rows from 1."""

    text: str
    target: str
    aspect: Aspect | None
    row: int
    perspective: Perspective | None = None


@dataclass(frozen=True, slots=True)
class PastedResult:
    """A result read from the block."""

    section: ResultSection
    text: str
    supports_text: str
    assigned_by: str
    indicators: tuple[PastedIndicator, ...]
    row: int


@dataclass(frozen=True, slots=True)
class PastePreview:
    """Which cell went where: columns of the block, what they were taken for, what came of it.

    ``header`` = the block's first row named the columns. ``unread`` = cells that went nowhere, as
    (row, column, text), both from 1.
    """

    cells: tuple[tuple[str, ...], ...]
    columns: tuple[PasteField, ...]
    header: bool
    results: tuple[PastedResult, ...]
    unread: tuple[tuple[int, int, str], ...] = ()

    @property
    def indicators(self) -> int:
        """How many indicators there are."""
        return sum(len(result.indicators) for result in self.results)


_HEADS: tuple[tuple[PasteField, tuple[str, ...]], ...] = (
    (PasteField.SUPPORTS, ("diintervensi", "rhk pimpinan", "pimpinan yang", "rhk atasan")),
    (PasteField.ASSIGNED_BY, ("penugasan", "pemberi tugas")),
    (PasteField.INDICATOR, ("indikator", "ukuran keberhasilan", "iki")),
    (PasteField.TARGET, ("target",)),
    (PasteField.ASPECT, ("aspek",)),
    (PasteField.PERSPECTIVE, ("perspektif",)),
    (PasteField.RESULT, ("rencana hasil kerja", "hasil kerja", "rhk", "uraian", "kegiatan")),
    (PasteField.IGNORE, ("no", "nomor")),
)
_F = PasteField
_BY_COUNT: Mapping[int, Sequence[PasteField]] = {
    1: (_F.RESULT,),
    2: (_F.RESULT, _F.INDICATOR),
    3: (_F.RESULT, _F.INDICATOR, _F.TARGET),
    4: (_F.SUPPORTS, _F.RESULT, _F.INDICATOR, _F.TARGET),
    5: (_F.SUPPORTS, _F.RESULT, _F.ASPECT, _F.INDICATOR, _F.TARGET),
}
_ASPECTS: Mapping[str, Aspect] = {
    "kuantitas": Aspect.QUANTITY, "jumlah": Aspect.QUANTITY, "output": Aspect.QUANTITY,
    "kualitas": Aspect.QUALITY, "mutu": Aspect.QUALITY,
    "waktu": Aspect.TIME, "biaya": Aspect.COST,
}  # fmt: skip
_PERSPECTIVES: Mapping[str, Perspective] = {fold(each.label): each for each in Perspective}


def parse_cells(text: str) -> list[list[str]]:
    """Read the clipboard text of a spreadsheet: tabs, lines, quoted cells with lines inside."""
    rows: list[list[str]] = [[]]
    cell, at, quoted = "", 0, False
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    while at < len(text):
        sign = text[at]
        if quoted:
            if sign == '"' and text[at + 1 : at + 2] == '"':
                cell, at = cell + '"', at + 1
            elif sign == '"':
                quoted = False
            else:
                cell += sign
        elif sign == '"' and not cell and _closes(text, at):
            quoted = True
        elif sign == "\t":
            rows[-1].append(cell)
            cell = ""
        elif sign == "\n":
            rows[-1].append(cell)
            cell = ""
            rows.append([])
        else:
            cell += sign
        at += 1
    rows[-1].append(cell)
    if rows[-1] == [""] and len(rows) > 1:
        rows.pop()
    return rows


def parse_block(
    text: str,
    columns: Sequence[PasteField] | None = None,
    section: ResultSection = ResultSection.MAIN,
) -> PastePreview:
    """Read a block; ``columns`` overrides what its columns are taken for (a person corrected it).

    Rows that say only "A. UTAMA" or "B. TAMBAHAN" switch the section for the rows below.
    """
    cells = [[cell.strip() for cell in row] for row in parse_cells(text)]
    width = max((len(row) for row in cells), default=0)
    padded = [row + [""] * (width - len(row)) for row in cells]
    head = _read_head(padded[0]) if padded else None
    header = head is not None
    taken = tuple(columns) if columns is not None else (head or _by_content(padded, width))
    reader = _Reader(taken, section)
    for number, row in enumerate(padded, start=1):
        if (header and number == 1) or not any(row) or _is_numbering(row):
            continue
        reader.read(number, row)
    return PastePreview(
        tuple(tuple(row) for row in padded), taken, header, reader.results(), tuple(reader.unread)
    )


class _Reader:
    """Builds results row by row; what is blank continues what stands above."""

    def __init__(self, columns: Sequence[PasteField], section: ResultSection) -> None:
        self.columns = columns
        self.section = section
        self.unread: list[tuple[int, int, str]] = []
        self._made: list[tuple[PastedResult, list[PastedIndicator]]] = []
        self._supports = ""

    def read(self, number: int, row: Sequence[str]) -> None:
        filled = [cell for cell in row if cell]
        switched = _section_row(filled)
        if switched is not None:
            self.section = switched
            self._supports = ""
            return
        cells: dict[PasteField, str] = {}
        for place, (field, cell) in enumerate(zip(self.columns, row, strict=False), start=1):
            if not cell or field is PasteField.IGNORE:
                continue
            if field in cells:
                self.unread.append((number, place, cell))
            else:
                cells[field] = cell
        if not cells:
            return
        new_support = cells.get(PasteField.SUPPORTS, "")
        self._supports = new_support or self._supports
        if PasteField.RESULT in cells or new_support or not self._made:
            made = PastedResult(
                self.section,
                cells.get(PasteField.RESULT, ""),
                self._supports,
                cells.get(PasteField.ASSIGNED_BY, ""),
                (),
                number,
            )
            self._made.append((made, []))
        self._indicator(number, cells)

    def _indicator(self, number: int, cells: Mapping[PasteField, str]) -> None:
        written = cells.get(PasteField.ASPECT, "")
        aspect = _ASPECTS.get(fold(written))
        if written and aspect is None:
            place = self.columns.index(PasteField.ASPECT) + 1
            self.unread.append((number, place, written))
        said = cells.get(PasteField.PERSPECTIVE, "")
        perspective = _PERSPECTIVES.get(fold(said).removeprefix("perspektif ").strip())
        if said and perspective is None:
            self.unread.append((number, self.columns.index(PasteField.PERSPECTIVE) + 1, said))
        text, target = cells.get(PasteField.INDICATOR, ""), cells.get(PasteField.TARGET, "")
        if text or target or aspect or perspective:
            made = PastedIndicator(text, target, aspect, number, perspective)
            self._made[-1][1].append(made)

    def results(self) -> tuple[PastedResult, ...]:
        return tuple(
            PastedResult(
                result.section, result.text, result.supports_text, result.assigned_by,
                tuple(indicators), result.row,
            )
            for result, indicators in self._made
        )  # fmt: skip


def _closes(text: str, at: int) -> bool:
    """Whether the quote that opens a cell is closed at the end of one, as Excel writes it."""
    place = at + 1
    while (place := text.find('"', place)) >= 0:
        if text[place + 1 : place + 2] == '"':
            place += 2
            continue
        return text[place + 1 : place + 2] in ("", "\t", "\n")
    return False


def _read_head(row: Sequence[str]) -> tuple[PasteField, ...] | None:
    """The columns a header row names; None when the row is no header."""
    found = [_head_field(cell) for cell in row]
    named = [field for field in found if field not in (None, PasteField.IGNORE)]
    if len(named) < 2 or any(len(cell) > 60 for cell in row):
        return None
    return tuple(field or PasteField.IGNORE for field in found)


def _head_field(cell: str) -> PasteField | None:
    words = fold(cell)
    for field, heads in _HEADS:
        if any(words == head or (len(head) > 3 and head in words) for head in heads):
            return field
    return None


def _by_content(rows: Sequence[Sequence[str]], width: int) -> tuple[PasteField, ...]:
    """What unnamed columns are: a leading running number is left out, aspects tell themselves."""
    places = [place for place in range(width) if any(row[place] for row in rows)]
    if len(places) > 1 and _all_numbers(rows, places[0]):
        places = places[1:]
    if len(places) > 2 and _all_in(rows, places[-1], _PERSPECTIVES):
        leading = list(_BY_COUNT[3])[: len(places) - 1]  # as on A.1.2: the last column
        known = dict(zip(places, [*leading, _F.PERSPECTIVE], strict=False))
        return tuple(known.get(place, PasteField.IGNORE) for place in range(width))
    aspect = next((place for place in places if _all_in(rows, place, _ASPECTS)), None)
    if aspect is not None and aspect in places[1:]:
        at = places.index(aspect)
        fields: list[PasteField] = [_F.SUPPORTS, _F.RESULT][2 - min(at, 2) :]
        fields += [_F.ASPECT, _F.INDICATOR, _F.TARGET]
        fields = [_F.IGNORE] * max(0, at - 2) + fields
    else:
        fields = list(_BY_COUNT.get(len(places), _BY_COUNT[5]))
    taken = dict(zip(places, fields, strict=False))
    return tuple(taken.get(place, PasteField.IGNORE) for place in range(width))


def _all_numbers(rows: Sequence[Sequence[str]], place: int) -> bool:
    cells = [row[place] for row in rows if row[place]]
    return bool(cells) and all(cell.rstrip(".)").isdigit() and len(cell) < 4 for cell in cells)


def _all_in(rows: Sequence[Sequence[str]], place: int, known: Mapping[str, object]) -> bool:
    cells = [row[place] for row in rows if row[place]]
    return bool(cells) and all(fold(cell) in known for cell in cells)


def _is_numbering(row: Sequence[str]) -> bool:
    """The row "(1) (2) (3) …" under the heads of the form."""
    cells = [cell.strip("() ") for cell in row if cell]
    if len(cells) < 3 or not all(cell.isdigit() for cell in cells):
        return False
    first = int(cells[0])
    return cells == [str(number) for number in range(first, first + len(cells))]


def _section_row(cells: Sequence[str]) -> ResultSection | None:
    if len(cells) not in (1, 2):
        return None
    words = fold(" ".join(cells)).split()
    rest = [word for word in words if word not in ("a", "b", "hasil", "kerja")]
    return {"utama": ResultSection.MAIN, "tambahan": ResultSection.ADDITIONAL}.get(" ".join(rest))
