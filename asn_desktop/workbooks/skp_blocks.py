"""Cuts sheets into SKP, one block a person, and reads who it is by labels, never by addresses.

A block begins at "SASARAN KINERJA PEGAWAI" or at the row with "PEGAWAI YANG DINILAI"; a file may
hold many sheets and a sheet many blocks, one below the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from asn_desktop.rules.names import fold
from asn_desktop.workbooks.labels import one_line
from asn_desktop.workbooks.reader import Grid, GridRow

_TITLE = re.compile(r"\bsasaran kinerja (?:pegawai|pns|asn)\b|^skp$")
_ANNEX = re.compile(r"^(?:contoh )?lampiran sasaran kinerja")
_EMPLOYEE = re.compile(r"\b(?:pegawai|pns|asn) yang dinilai\b")
_ASSESSOR = re.compile(r"\bpejabat penilai\b")
_RESULTS = re.compile(r"^hasil kerja$")
_COLUMN_HEADS = tuple(
    re.compile(pattern)
    for pattern in (r"^rencana hasil kerja\b", r"\bindikator kinerja\b|^indikator$", r"^target$")
)
_BEHAVIOUR = re.compile(r"^perilaku kerja\b")
_NUMBER_HEAD = re.compile(r"^(?:no|nomor)$")
_LABELS = {
    "name": re.compile(r"^nama(?: lengkap| pegawai)?$"),
    "nip": re.compile(r"^(?:nip|nip nipppk|nipppk|nip opsional|ni pppk)$"),
    "position": re.compile(r"^jabatan$"),
    "unit": re.compile(r"^(?:unit kerja|instansi)$"),
    "rank": re.compile(r"^pangkat\b.*"),
}
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


@dataclass
class Block:
    """One SKP of a sheet: its head, its rows of results, its rows of behaviour."""

    grid: Grid
    first: GridRow
    head: list[GridRow] = field(default_factory=list)
    results: list[GridRow] = field(default_factory=list)
    behaviour: list[GridRow] = field(default_factory=list)
    annex: list[GridRow] = field(default_factory=list)


@dataclass(frozen=True)
class Said:
    """What a label of the head says and where; ``column`` is where it would be typed."""

    text: str
    row: int
    column: int
    label: str
    value: object = None


def blocks_of(grid: Grid) -> list[Block]:
    """Every SKP of a sheet that has both a head and a part with results."""
    return [block for block in heads_of(grid) if block.results]


def heads_of(grid: Grid) -> list[Block]:
    """Every SKP of a sheet that says whose it is, those without any results among them."""
    made: list[Block] = []
    part = ""
    for row in grid.rows:
        texts = [fold(row.text(column)) for column in sorted(row.cells)]
        if _begins(texts, part):
            made.append(Block(grid, row))
            part = "head"
        elif not made:
            continue
        elif any(_ANNEX.search(text) for text in texts):
            part = "annex"
        elif part == "head" and _starts_results(texts):
            part = "results"
        elif part == "results" and any(_BEHAVIOUR.match(text) for text in texts):
            part = "behaviour"
        if part == "head":
            made[-1].head.append(row)
        elif part == "results":
            made[-1].results.append(row)
        elif part == "behaviour":
            made[-1].behaviour.append(row)
        elif part == "annex":
            made[-1].annex.append(row)
    annexed = bool(annex_of(grid))  # an annex says whose it is as well
    return [block for block in made if _has_head(block) and (block.results or not annexed)]


def identity(block: Block) -> dict[str, Said]:
    """What the head says of the employee: name, NIP, position, unit, as far as labels are there."""
    found: dict[str, Said] = {}
    side = _Side()
    for row in block.head:
        side.take(row)
        columns = sorted(row.cells)
        for place, column in enumerate(columns):
            raw, colon, behind = row.text(column).partition(":")
            key = _label(raw)
            if key is None or not side.is_employee(column) or key in found:
                continue
            heading = one_line(raw)
            if colon and behind.strip():
                found[key] = Said(_clean(behind), row.number, column, heading)
                continue
            found[key] = _right_of(block.grid, row, columns[place + 1 :], column, heading, side)
    return found


def year_of(block: Block) -> int | None:
    """The year of the period of assessment, the latest one the head names."""
    years: list[int] = []
    for row in block.head:
        line = fold(" ".join(row.text(column) for column in sorted(row.cells)))
        if any(word in line for word in ("periode", "tahun", "januari", "desember", "sd", "skp")):
            years += [int(year) for year in _YEAR.findall(line) if len(line) < 400]
            for value in row.cells.values():
                if isinstance(value, (date, datetime)):
                    years.append(value.year)
    return max(years, default=None)


class _Side:
    """Which columns speak of the employee: the heads stand beside each other or below."""

    def __init__(self) -> None:
        self._employee: int | None = None
        self._assessor: int | None = None
        self._cut: int | None = None
        self._last = "employee"

    def take(self, row: GridRow) -> None:
        """Learn from a row with one or both heads."""
        columns = sorted(row.cells)
        both = {
            name: next((c for c in columns if pattern.search(fold(row.text(c)))), None)
            for name, pattern in (("employee", _EMPLOYEE), ("assessor", _ASSESSOR))
        }
        if both["employee"] is None and both["assessor"] is None:
            return
        if both["employee"] is None or both["assessor"] is None:
            self._last = "employee" if both["employee"] is not None else "assessor"
            self._cut = None
            return
        self._employee, self._assessor = both["employee"], both["assessor"]
        left, right = sorted((both["employee"], both["assessor"]))
        numbers = [c for c in columns if left < c < right and _NUMBER_HEAD.match(fold(row.text(c)))]
        self._cut = numbers[-1] if numbers else right

    def is_employee(self, column: int) -> bool:
        """Whether a column speaks of the employee."""
        if self._cut is None or self._employee is None or self._assessor is None:
            return self._last == "employee"
        return (column < self._cut) == (self._employee < self._assessor)

    def same(self, one: int, other: int) -> bool:
        """Whether two columns speak of the same person."""
        return self.is_employee(one) == self.is_employee(other)


def _begins(texts: Sequence[str], part: str) -> bool:
    if any(_TITLE.search(text) and not _ANNEX.search(text) for text in texts):
        # The title may take several rows, and what is set at its foot may repeat it.
        return part != "head" and not any(len(text) > 120 for text in texts)
    heads = any(_EMPLOYEE.search(text) for text in texts)
    numbered = any(_NUMBER_HEAD.match(text) for text in texts)
    return heads and part in ("", "annex", "behaviour") and (part == "" or numbered)


def annex_of(grid: Grid) -> list[GridRow]:
    """The rows of an annex (A.1.8) that has a sheet of its own; empty where there is none."""
    for place, row in enumerate(grid.rows):
        if any(_ANNEX.search(fold(row.text(column))) for column in row.cells):
            return list(grid.rows[place:])
    return []


def _starts_results(texts: Sequence[str]) -> bool:
    """HASIL KERJA, or the heads of its columns where that line was left out."""
    if any(_RESULTS.match(text) for text in texts):
        return True
    heads = sum(any(pattern.search(text) for text in texts) for pattern in _COLUMN_HEADS)
    return heads >= 2


def _has_head(block: Block) -> bool:
    return any(
        _EMPLOYEE.search(fold(row.text(column))) or _label(row.text(column)) == "name"
        for row in block.head
        for column in row.cells
    )


def _label(text: str) -> str | None:
    words = re.sub(r"^\d+ ", "", fold(text.partition(":")[0]))
    return next((key for key, pattern in _LABELS.items() if pattern.match(words)), None)


def _right_of(
    grid: Grid, row: GridRow, columns: Sequence[int], label: int, heading: str, side: _Side
) -> Said:
    free = label + 1
    for merge in grid.merges:
        inside = merge.first_row <= row.number <= merge.last_row
        if inside and merge.first_column <= label <= merge.last_column:
            free = merge.last_column + 1
    for column in _values(row, columns):
        if not side.same(label, column) or _label(row.text(column)) is not None:
            break
        return Said(_clean(row.text(column)), row.number, column, heading, row.cells[column])
    return Said("", row.number, free, heading)


def _values(row: GridRow, columns: Sequence[int]) -> Iterator[int]:
    for column in columns:
        if row.text(column).strip(" :"):
            yield column


def _clean(text: str) -> str:
    return one_line(text.lstrip(": \t"))
