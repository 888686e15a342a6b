"""Any office file → what it holds: the kind is told by its tables, never by its name."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from asn_desktop.rules.findings import Severity
from asn_desktop.views.bringing import BringKind, Found
from asn_desktop.views.roster import Corrections, RowFinding
from asn_desktop.workbooks import complaint_table, log_table, survey_table
from asn_desktop.workbooks.headers import find_headers
from asn_desktop.workbooks.reader import Grid
from asn_desktop.workbooks.skp_book import has_skp, read_skps
from asn_desktop.workbooks.tables import SheetTables, TableKind, corrected, find_tables

Reader: TypeAlias = Callable[[tuple[SheetTables, ...], date], Found]
TABLES: Mapping[BringKind, tuple[TableKind, Reader]] = {
    BringKind.SURVEY: (survey_table.KIND, survey_table.read_survey),
    BringKind.COMPLAINTS: (complaint_table.KIND, complaint_table.read_complaints),
    BringKind.LOGS: (log_table.KIND, log_table.read_logs),
}
"""The kinds that are tables, the most particular first."""


def recognise(grids: Sequence[Grid]) -> tuple[BringKind, ...]:
    """What a file holds: every kind its tables fit, the likeliest first.

    An SKP and the nine elements of a survey cannot be mistaken. "Tanggal, Mulai, Selesai, Uraian"
    fits logs and complaints alike: there the kind that understands more columns is the likelier.
    """
    skp = (BringKind.SKP,) if has_skp(grids) else ()
    named = {kind: _named(kind, grids) for kind in TABLES}
    fitting = [kind for kind in TABLES if named[kind]]
    fitting.sort(key=lambda kind: (kind is not BringKind.SURVEY, -named[kind]))
    return (*skp, *fitting)


def understand(
    grids: Sequence[Grid], kind: BringKind, today: date, corrections: Corrections | None = None
) -> Found:
    """Read a file as one kind, with the cells a person typed anew."""
    typed = corrected(grids, corrections or {})
    if kind is BringKind.SKP:
        return read_skps(typed, today)
    table, read = TABLES[kind]
    sheets = tuple(find_tables(grid, table) for grid in typed)
    found = read(sheets, today)
    return _with_unread(found, sheets)


def is_staff_list(grids: Sequence[Grid]) -> bool:
    """Whether the file is a list of staff, which another page brings in."""
    return any(find_headers(grid) for grid in grids)


def digest_of(grids: Sequence[Grid]) -> str:
    """SHA-256 of what stands in the cells: a file saved anew under another name keeps it."""
    made = hashlib.sha256()
    for grid in grids:
        for row in grid.rows:
            for column in sorted(row.cells):
                made.update(f"{row.number}:{column}:{row.text(column)}\n".encode())
        made.update(b"--\n")
    return made.hexdigest()


def _named(kind: BringKind, grids: Sequence[Grid]) -> int:
    """How many columns have a meaning for a kind on the first sheet that fits it; 0 for none."""
    table, _read = TABLES[kind]
    for grid in grids:
        found = find_tables(grid, table).tables
        if found:
            return max(len(one.columns) for one in found)
    return 0


def _with_unread(found: Found, sheets: Sequence[SheetTables]) -> Found:
    """Tell of sheets that hold rows but no header, so that nothing is left out in silence."""
    if not any(sheet.tables for sheet in sheets):
        return found
    loose = tuple(
        RowFinding(
            "bring.sheet_unread", Severity.WARNING, sheet.grid.sheet,
            sheet.grid.rows[0].number, None, None, "", {"count": sheet.unread},
        )
        for sheet in sheets
        if sheet.unread
    )  # fmt: skip
    return Found(
        found.kind, found.lines, found.others, found.titles, (*found.loose, *loose), found.fields
    )
