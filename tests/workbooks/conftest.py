from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from asn_desktop.views.roster import Roster
from asn_desktop.workbooks.roster import read_roster

TODAY = date(2026, 7, 1)


@pytest.fixture
def today() -> date:
    return TODAY


@pytest.fixture
def offices() -> Path:
    return Path(__file__).parent.parent / "data" / "offices"


@pytest.fixture
def xlsx() -> Callable[..., bytes]:
    """Build a workbook: sheet name → rows of cells, with merged ranges by sheet."""

    def build(
        sheets: dict[str, Sequence[Sequence[object]]],
        merges: dict[str, Sequence[str]] | None = None,
    ) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(list(row))
            for merge in (merges or {}).get(name, ()):
                sheet.merge_cells(merge)
        stream = io.BytesIO()
        book.save(stream)
        return stream.getvalue()

    return build


@pytest.fixture
def csv_roster() -> Callable[[str], Roster]:
    """Read a roster from csv text."""
    return lambda text: read_roster(text.encode(), today=TODAY)
