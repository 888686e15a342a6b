"""A staff file → :class:`Roster`: every data row accepted, repeated or refused, nothing dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from pathlib import Path

from asn_desktop.rules import names
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.nip import LENGTH, clean, parse_sex
from asn_desktop.views.roster import (
    ColumnMap,
    Corrections,
    Field,
    FoundPerson,
    FoundRow,
    HeaderFound,
    Outcome,
    Roster,
    RowFinding,
    SheetFound,
)
from asn_desktop.workbooks.body import Body, Sorted, is_unit_name, sort_rows
from asn_desktop.workbooks.headers import find_headers
from asn_desktop.workbooks.persons import RowCells, read_person
from asn_desktop.workbooks.reader import Cancelled, Grid, GridRow, Progress, as_text, read
from asn_desktop.workbooks.sheet_xml import Value

TOP_ROWS = 15
_TITLE_WORDS = re.compile(
    r"^(?:(?:data|daftar|rekap|rekapitulasi|nominatif|bezetting|profil|nama|urut|kepangkatan|duk"
    r"|asn|pns|pppk|pegawai|aparatur|sipil|negara|negeri|lengkap|pada|di|lingkungan|lingkup|dan"
    r"|unit kerja|unit|kerja|sebaran|keadaan|nama-nama|tenaga|:|-)\s+)+",
    re.I,
)
_SKIPPED = frozenset({Field.IGNORED, Field.NUMBER})
Choices = Mapping[str | None, Set[int]]
"""sheet → rows a person has pointed at as headers."""


def read_roster(
    source: Path | bytes,
    *,
    today: date,
    column_map: ColumnMap | None = None,
    corrections: Corrections | None = None,
    header_rows: Choices | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Roster:
    """Read a staff file whole. Raises what :func:`reader.read` raises; changes nothing."""
    grids = read(source, progress=progress, cancelled=cancelled)
    return understand(
        grids,
        today=today,
        column_map=column_map,
        corrections=corrections,
        header_rows=header_rows,
    )


def understand(
    grids: Sequence[Grid],
    *,
    today: date,
    column_map: ColumnMap | None = None,
    corrections: Corrections | None = None,
    header_rows: Choices | None = None,
) -> Roster:
    """Understand grids that were read before: after a correction the file is not read again."""
    sheets: list[SheetFound] = []
    rows: list[FoundRow] = []
    loose: list[RowFinding] = []
    for grid in grids:
        chosen = (header_rows or {}).get(grid.sheet, frozenset())
        headers = find_headers(grid, chosen, column_map)
        parted = sort_rows(grid, headers)
        for body in parted.bodies:
            rows.extend(_read_body(grid, body, corrections or {}, today))
        sheets.append(_sheet(grid, headers, parted))
        if not headers:
            loose.extend(_unread_people(grid))
    return Roster(tuple(sheets), tuple(_mark_repeated(rows)), tuple(loose))


def _sheet(grid: Grid, headers: Sequence[HeaderFound], parted: Sorted) -> SheetFound:
    top = tuple((row.number, _texts_of(row)) for row in grid.rows[:TOP_ROWS])
    count = sum(len(body.data) for body in parted.bodies)
    return SheetFound(
        grid.sheet, tuple(headers), tuple(parted.others), count, top, hidden=grid.hidden
    )


def _texts_of(row: GridRow) -> tuple[str, ...]:
    return tuple(row.text(column) for column in range(1, max(row.cells) + 1))


def _unread_people(grid: Grid) -> Iterator[RowFinding]:
    """One warning for a sheet that carries NIPs under no header, so that nobody is lost."""
    for row in grid.rows:
        for column in sorted(row.cells):
            digits = clean(row.text(column))
            if len(digits) == LENGTH and digits.isdigit():
                yield RowFinding(
                    "sheet.no_header", Severity.WARNING, grid.sheet, row.number, None, column,
                    row.text(column),
                )  # fmt: skip
                return


# ── The rows of one block ────────────────────────────────────────────────────────────────────


def _read_body(grid: Grid, body: Body, corrections: Corrections, today: date) -> Iterator[FoundRow]:
    columns = _Columns(grid, body, corrections)
    for row in body.data:
        cells = columns.of(row)
        person, findings, _nip_text = read_person(cells, today)
        outcome = Outcome.REFUSED if person is None else Outcome.ACCEPTED
        yield FoundRow(
            grid.sheet,
            row.number,
            outcome,
            cells.texts,
            cells.places,
            cells.headings,
            person,
            tuple(findings),
        )


class _Columns:
    """Takes the cells of a row by meaning, with merged cells filled and corrections applied."""

    def __init__(self, grid: Grid, body: Body, corrections: Corrections) -> None:
        self._grid, self._body = grid, body
        self._corrections = {
            (cell.row, cell.column): text
            for cell, text in corrections.items()
            if cell.sheet == grid.sheet
        }
        self._columns: dict[Field, tuple[int, ...]] = {}
        self._headings: dict[Field, str] = {}
        for column in body.header.columns:
            if column.field not in _SKIPPED:
                known = self._columns.get(column.field, ())
                self._columns[column.field] = (*known, column.column)
                self._headings.setdefault(column.field, column.header)
        self._places = {field: columns[0] for field, columns in self._columns.items()}
        self._single = all(len(columns) == 1 for columns in self._columns.values())
        self._merged = _merged_down(grid, body.header.last_row)
        self._unit = "" if Field.UNIT in self._columns else _unit_of(grid.sheet, body.titles)
        self._men_as_p = self._says_p_for_men()

    def of(self, row: GridRow) -> RowCells:
        """Return the cells of one row."""
        texts: dict[Field, str] = {}
        values: dict[Field, Value] = {}
        places, headings = self._places, self._headings
        for field, columns in self._columns.items():
            column, text, value = self._filled(row, columns)
            texts[field] = text
            if value is not None:
                values[field] = value
            if column != places[field]:
                places, headings = dict(places), dict(headings)
                places[field] = column
                headings[field] = self._heading(column)
        return RowCells(
            self._grid.sheet,
            row.number,
            texts,
            places,
            headings,
            values,
            unit=self._section_unit(row) or self._unit,
            men_as_p=self._men_as_p,
        )

    def _filled(self, row: GridRow, columns: Sequence[int]) -> tuple[int, str, Value | None]:
        """The first column of a field that says something."""
        for column in columns:
            corrected = self._corrections.get((row.number, column))
            if corrected is not None:
                return column, corrected.strip(), None
            value = row.cells.get(column)
            if value is None and (row.number, column) in self._merged:
                value = self._merged[row.number, column]
            if value is not None:
                return column, as_text(value), value
        return columns[0], "", None

    def _heading(self, column: int) -> str:
        return next(c.header for c in self._body.header.columns if c.column == column)

    def _section_unit(self, row: GridRow) -> str:
        section = self._body.sections.get(row.number, "")
        return names.title_case_post(section) if section and is_unit_name(section) else ""

    def _says_p_for_men(self) -> bool:
        """Whether a column of P and W (pria, wanita) stands where P and L are usual."""
        found = {
            row.text(column).casefold()
            for column in self._columns.get(Field.SEX, ())
            for row in self._body.data
        }
        return "w" in found and not any(parse_sex(text) and text[:1] == "l" for text in found)


def _merged_down(grid: Grid, after: int) -> dict[tuple[int, int], Value]:
    """(row, column) → value for cells covered by a merge that began among the data above them."""
    covered: dict[tuple[int, int], Value] = {}
    for merge in grid.merges:
        first = grid.row(merge.first_row)
        if merge.first_row <= after or merge.last_row == merge.first_row or first is None:
            continue
        value = first.cells.get(merge.first_column)
        if value is not None and merge.last_column == merge.first_column:
            for number in range(merge.first_row + 1, merge.last_row + 1):
                covered[number, merge.first_column] = value
    return covered


def _unit_of(sheet: str | None, titles: Sequence[str]) -> str:
    """The unit a sheet is about, by the titles above its header, else by the sheet's name."""
    name = " ".join((sheet or "").split())
    for title in reversed(titles):
        rest = _TITLE_WORDS.sub("", f"{title.strip()} ").strip(" :-")
        if rest and is_unit_name(rest):
            return _in_the_case_of(name, rest)
    return names.title_case_post(name) if is_unit_name(name) else ""


def _in_the_case_of(sheet: str, title: str) -> str:
    """Write a capital title as the sheet's name, which Excel cuts at 31 signs, writes it."""
    cased = names.title_case_post(title)
    if sheet and not sheet.isupper() and title.casefold().startswith(sheet.casefold()):
        return sheet + cased[len(sheet) :]
    return cased


# ── Repeated people ──────────────────────────────────────────────────────────────────────────


def _mark_repeated(rows: Sequence[FoundRow]) -> Iterator[FoundRow]:
    """Keep the first row of each NIP; the others are repeated, or refused where they differ."""
    first: dict[str, FoundRow] = {}
    for row in rows:
        if row.person is None:
            yield row
            continue
        known = first.setdefault(str(row.person.nip), row)
        if known is row or known.person is None:
            yield row
        else:
            yield _repeated(row, known, _differences(row, row.person, known, known.person))


def _repeated(row: FoundRow, known: FoundRow, differing: Sequence[Field]) -> FoundRow:
    at = Field.NIP if Field.NIP in row.places else Field.NAME_AND_NIP
    values: dict[str, object] = {"first_row": known.row, "first_sheet": known.sheet or ""}
    if differing:
        values["columns"] = ", ".join(field.value for field in differing)
    finding = RowFinding(
        "row.repeated_differs" if differing else "row.repeated",
        Severity.ERROR if differing else Severity.WARNING,
        row.sheet,
        row.row,
        row.headings.get(at),
        row.places.get(at),
        row.texts.get(at, ""),
        values,
    )
    return replace(
        row,
        outcome=Outcome.REFUSED if differing else Outcome.REPEATED,
        person=None,
        findings=(finding, *row.findings) if differing else (finding,),
        same_as=(known.sheet, known.row),
    )


_COMPARED: tuple[tuple[str, tuple[Field, ...]], ...] = (
    ("name", (Field.NAME, Field.NAME_AND_NIP)),
    ("front_title", (Field.NAME, Field.NAME_AND_NIP, Field.FRONT_TITLE)),
    ("back_title", (Field.NAME, Field.NAME_AND_NIP, Field.BACK_TITLE)),
    ("birth_place", (Field.BIRTH_PLACE, Field.BIRTH_PLACE_AND_DATE)),
    ("birth_date", (Field.BIRTH_DATE, Field.BIRTH_PLACE_AND_DATE)),
    ("sex", (Field.SEX,)),
    ("kind", (Field.KIND,)),
    ("rank", (Field.RANK, Field.RANK_NAME)),
    ("rank_since", (Field.RANK_SINCE,)),
    ("position", (Field.POSITION,)),
    ("position_kind", (Field.POSITION_KIND,)),
    ("position_since", (Field.POSITION_SINCE,)),
    ("echelon", (Field.ECHELON, Field.GRADE)),
    ("grade", (Field.GRADE, Field.ECHELON)),
    ("parent_unit", (Field.PARENT_UNIT,)),
    ("superior", (Field.SUPERIOR, Field.SUPERIOR_NIP)),
)


def _differences(
    row: FoundRow, person: FoundPerson, known: FoundRow, first: FoundPerson
) -> list[Field]:
    """The fields both rows have a column for and say different things in."""
    found: list[Field] = []
    for attribute, columns in _COMPARED:
        both = any(c in row.places for c in columns) and any(c in known.places for c in columns)
        if both and _plain(person, attribute) != _plain(first, attribute):
            found.append(next(c for c in columns if c in row.places))
    said = person.unit and first.unit
    if said and _plain(person, "unit") != _plain(first, "unit"):
        found.append(Field.UNIT)
    return list(dict.fromkeys(found))


def _plain(person: FoundPerson, attribute: str) -> object:
    value = getattr(person, attribute)
    return names.fold(value) if type(value) is str else value
