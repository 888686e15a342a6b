"""Any list → an xlsx file that opens as it looks: NIP as text, dates as dates, nothing executed."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

Content: TypeAlias = str | int | float | Decimal | date | datetime | bool | None

_HEADER_FONT = Font(bold=True, color="FFFFFF")
_HEADER_FILL = PatternFill("solid", fgColor="1F5A8C")
_TITLE_FONT = Font(bold=True, size=13)
_A4 = 9  # as spreadsheets number paper
_NARROWEST, _WIDEST = 6, 60
_LONGEST_CELL = 32_767
_FORBIDDEN_IN_SHEET = str.maketrans(dict.fromkeys("[]:*?/\\", " "))


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: its name, its column heads, its rows and an optional line above them.

    ``to_print`` lays it out for paper: landscape, as wide as the page, heads on every page.
    """

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Content]]
    title: str = ""
    to_print: bool = False


def write(*tables: Table) -> bytes:
    """Write tables as an xlsx workbook, one sheet each, heads frozen and filterable.

    Text is always stored as text, whatever sign it begins with, so a name like ``=cmd`` is shown
    and never run, and 18 digits keep all of them.
    """
    book = Workbook(write_only=True)
    used: set[str] = set()
    for table in tables:
        _write_table(book, table, used)
    if not tables:
        book.create_sheet("Kosong")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write_table(book: Workbook, table: Table, used: set[str]) -> None:
    sheet = book.create_sheet(_sheet_name(table.name, used))
    rows = [list(row) for row in table.rows]
    for place, width in enumerate(_widths(table.heads, rows), start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    head_row = 2 if table.title else 1
    sheet.freeze_panes = f"A{head_row + 1}"
    if table.to_print:
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = f"{head_row}:{head_row}"
        sheet.oddFooter.right.text = "&P/&N"
    last = get_column_letter(max(len(table.heads), 1))
    sheet.auto_filter.ref = f"A{head_row}:{last}{head_row + len(rows)}"
    if table.title:
        cell = _text_cell(sheet, table.title)
        cell.font = _TITLE_FONT
        sheet.append([cell])
    heads = [_text_cell(sheet, head) for head in table.heads]
    for cell in heads:
        cell.font, cell.fill = _HEADER_FONT, _HEADER_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="center")
    sheet.append(heads)
    for row in rows:
        sheet.append([_cell(sheet, content) for content in row])


def _cell(sheet: object, content: Content) -> WriteOnlyCell | None:
    if content is None or content == "":
        return None
    if isinstance(content, str):
        return _text_cell(sheet, content)
    cell = WriteOnlyCell(sheet, value=content)
    if isinstance(content, datetime):
        cell.number_format = "dd/mm/yyyy hh:mm"
    elif isinstance(content, date):
        cell.number_format = "dd/mm/yyyy"
    return cell


def _text_cell(sheet: object, text: str) -> WriteOnlyCell:
    """Make a cell that stays text: no formula, no number, no control signs."""
    cell = WriteOnlyCell(sheet, value="")
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST_CELL]
    cell.data_type = "s"
    cell.number_format = "@"
    return cell


def _sheet_name(name: str, used: set[str]) -> str:
    base = " ".join(name.translate(_FORBIDDEN_IN_SHEET).split()).strip("'")[:31] or "Lembar"
    candidate, number = base, 2
    while candidate.casefold() in used:
        suffix = f" ({number})"
        candidate, number = base[: 31 - len(suffix)] + suffix, number + 1
    used.add(candidate.casefold())
    return candidate


def _widths(heads: Sequence[str], rows: Sequence[Sequence[Content]]) -> list[float]:
    longest = [len(head) for head in heads]
    for row in rows[:500]:
        for place, content in enumerate(row[: len(longest)]):
            longest[place] = max(longest[place], len(str(content or "")))
    return [float(min(max(width + 2, _NARROWEST), _WIDEST)) for width in longest]
