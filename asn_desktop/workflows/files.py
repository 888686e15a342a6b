"""An office file opened once: what was read, what a person typed anew in it, its problems as words.

Shared by the staff list (``roster``) and by everything else that is brought in (``bringing``).
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol, TypeVar

from asn_desktop import texts
from asn_desktop.rules.findings import Finding
from asn_desktop.views.roster import Cell, RowFinding
from asn_desktop.workbooks.guard import MAX_TOTAL, UnreadableFile
from asn_desktop.workbooks.reader import Cancelled, Grid, Progress, read
from asn_desktop.workbooks.writer import Table, write
from asn_desktop.workflows.sentences import say

Own = TypeVar("Own", bound="OpenedFile")


@dataclass(frozen=True)
class OpenedFile:
    """One opened file; corrections are applied to what was read, the file is never touched."""

    name: str
    digest: str
    grids: tuple[Grid, ...]
    corrections: Mapping[Cell, str] = field(default_factory=dict)

    def corrected(self: Own, cell: Cell, text: str) -> Own:
        """The same file with one cell typed anew; the text of the file takes it back."""
        corrections = {**self.corrections, cell: text}
        if text.strip() == self.text_of(cell):
            del corrections[cell]
        return replace(self, corrections=corrections)

    def text_of(self, cell: Cell) -> str:
        """What stands in the file."""
        for grid in self.grids:
            if grid.sheet == cell.sheet and (row := grid.row(cell.row)) is not None:
                return row.text(cell.column)
        return ""


def read_file(
    path: Path, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> OpenedFile:
    """Read a file. Raises ``UnreadableFile`` and ``ReadingCancelled``."""
    try:
        # A folder, a pipe and a film are told before anything of them is in memory.
        if path.exists() and not path.is_file():
            raise UnreadableFile("file.not_readable", file=path.name)
        if path.stat().st_size > MAX_TOTAL:
            raise UnreadableFile("file.too_large", limit=MAX_TOTAL // 1024 // 1024)
        data = path.read_bytes()
    except FileNotFoundError as fault:
        raise UnreadableFile("file.not_found", file=path.name) from fault
    except OSError as fault:
        raise UnreadableFile("file.not_readable", file=path.name) from fault
    with without_collecting():
        grids = read(data, progress=progress, cancelled=cancelled)
    return OpenedFile(path.name, hashlib.sha256(data).hexdigest(), grids)


@contextmanager
def without_collecting() -> Iterator[None]:
    """Hold the garbage collector back for a moment.

    It would look through thousands of new objects, none of them garbage, again and again: a third
    of the time of a large import.
    """
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        yield
    finally:
        gc.set_threshold(*before)


# ── Problems as words ────────────────────────────────────────────────────────────────────────


class HasProblems(Protocol):
    """A plan that says what is wrong in a file."""

    def refusals(self) -> Iterator[RowFinding]:
        """One finding per refused row."""

    def warnings(self) -> Iterator[RowFinding]:
        """Every other finding."""


def message(finding: RowFinding, *, language: str = "id") -> str:
    """The sentence of a finding."""
    values = {
        "sheet": finding.sheet or "",
        "row": finding.row,
        "column": finding.column or "",
        "value": finding.value,
        **finding.values,
    }
    return say(Finding(finding.code, finding.severity, values), language=language)


def placed(finding: RowFinding, *, language: str = "id") -> str:
    """The sentence with sheet, row and column before it, for a terminal."""
    return texts.sentence(
        "roster.where_sheet" if finding.sheet else "roster.where",
        language=language,
        sheet=finding.sheet or "",
        row=finding.row,
        column=finding.column or "–",
        message=message(finding, language=language),
    )


def problems_workbook(
    plan: HasProblems, title: str = "Daftar masalah daftar pegawai", *, language: str = "id"
) -> bytes:
    """Every problem of a plan as an xlsx list to be worked through outside the program."""
    heads = ("Lembar", "Baris", "Kolom", "Isi", "Keadaan", "Masalah")
    rows = [
        (found.sheet or "", found.row, found.column or "", found.value, state,
         message(found, language=language))
        for state, findings in (("Ditolak", plan.refusals()), ("Peringatan", plan.warnings()))
        for found in findings
    ]  # fmt: skip
    return write(Table("Masalah", heads, rows, title))


def as_object(finding: RowFinding, *, language: str = "id") -> dict[str, Any]:
    """One entry of ``refused`` or ``warnings`` of ``--json``."""
    return {
        "sheet": finding.sheet,
        "row": finding.row,
        "column": finding.column,
        "value": finding.value,
        "code": finding.code,
        "message": message(finding, language=language),
    }
