"""What was found in a staff file: headers, every row with its outcome, every problem with its cell.

Pure data between the reader of spreadsheets, the import and the preview. Rows and columns count
from 1, as the spreadsheet shows them; ``sheet`` is ``None`` for csv.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asn_desktop.rules.findings import Severity
from asn_desktop.rules.nip import EmployeeKind, Nip, Sex
from asn_desktop.rules.positions import Grade, PositionKind
from asn_desktop.rules.ranks import Rank


class Field(StrEnum):
    """What a column of a roster means."""

    NIP = "nip"
    NAME = "name"
    NAME_AND_NIP = "name_and_nip"
    FRONT_TITLE = "front_title"
    BACK_TITLE = "back_title"
    BIRTH_PLACE = "birth_place"
    BIRTH_DATE = "birth_date"
    BIRTH_PLACE_AND_DATE = "birth_place_and_date"
    SEX = "sex"
    KIND = "kind"
    APPOINTED = "appointed"
    RANK = "rank"
    RANK_NAME = "rank_name"
    RANK_SINCE = "rank_since"
    POSITION = "position"
    POSITION_KIND = "position_kind"
    POSITION_SINCE = "position_since"
    ECHELON = "echelon"
    GRADE = "grade"
    UNIT = "unit"
    PARENT_UNIT = "parent_unit"
    SUPERIOR = "superior"
    SUPERIOR_NIP = "superior_nip"
    NUMBER = "number"
    IGNORED = "ignored"


IDENTITY = frozenset({Field.NIP, Field.NAME, Field.NAME_AND_NIP})
"""Without one of these columns a row cannot be a header."""


class RowKind(StrEnum):
    """What a non-empty row of a sheet is; only ``DATA`` rows are imported or refused."""

    TITLE = "title"
    HEADER = "header"
    NUMBERING = "numbering"
    SECTION = "section"
    SUBTOTAL = "subtotal"
    SIGNATURE = "signature"
    NOTE = "note"
    DATA = "data"
    CONTINUED = "continued"
    """The second line of a person written over two rows; its cells belong to the row above."""
    UNREAD = "unread"
    """Stands in a sheet (or above a block) without a recognised header."""


class Outcome(StrEnum):
    """How a data row ends; exactly one of these."""

    ACCEPTED = "accepted"
    REPEATED = "repeated"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a value stands; the key of a correction."""

    sheet: str | None
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """One column of a header: what it is taken for and why.

    ``reason`` is a code of ``texts/roster.py`` filled by ``values``; ``chosen`` says that a
    person, not the program, decided.
    """

    column: int
    header: str
    field: Field
    reason: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class HeaderFound:
    """One header: its rows and its columns. Equal headers have equal ``fingerprint``."""

    sheet: str | None
    first_row: int
    last_row: int
    columns: tuple[ColumnGuess, ...]
    fingerprint: str

    def of(self, wanted: Field) -> tuple[ColumnGuess, ...]:
        """The columns taken for this field, left to right."""
        return tuple(column for column in self.columns if column.field is wanted)


@dataclass(frozen=True, slots=True)
class OtherRow:
    """A row that is no data, kept so that a person can see what was left out and why."""

    row: int
    kind: RowKind
    text: str


@dataclass(frozen=True, slots=True)
class SheetFound:
    """One sheet: its headers, its rows that are no data, its first rows as they stand."""

    sheet: str | None
    headers: tuple[HeaderFound, ...]
    others: tuple[OtherRow, ...]
    data_rows: int
    top: tuple[tuple[int, tuple[str, ...]], ...]
    """(row number, cell texts) of the first rows, for the view in which columns are corrected."""
    hidden: bool = False

    @property
    def kinds(self) -> Counter[RowKind]:
        """How many rows of each kind: together all non-empty rows of the sheet."""
        counts = Counter(other.kind for other in self.others)
        counts[RowKind.DATA] = self.data_rows
        return counts


@dataclass(frozen=True, slots=True)
class RowFinding:
    """One problem at one cell. ``column`` is the header as found, ``place`` its number."""

    code: str
    severity: Severity
    sheet: str | None
    row: int
    column: str | None
    place: int | None
    value: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """What one accepted row says of one person. Empty text and ``None`` = the file is silent."""

    nip: Nip
    name: str
    front_title: str = ""
    back_title: str = ""
    birth_place: str = ""
    birth_date: date | None = None
    sex: Sex | None = None
    kind: EmployeeKind | None = None
    rank: Rank | None = None
    rank_since: date | None = None
    position: str = ""
    position_kind: PositionKind | None = None
    position_since: date | None = None
    echelon: str = ""
    grade: Grade | None = None
    unit: str = ""
    parent_unit: str = ""
    superior: str = ""
    """As typed: a name, a post, or 18 digits."""


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One data row: its outcome, its person (unless refused) and its problems, worst first."""

    sheet: str | None
    row: int
    outcome: Outcome
    texts: Mapping[Field, str]
    """The cells by meaning, as text, corrections applied."""
    places: Mapping[Field, int]
    """The column in which each field stands."""
    headings: Mapping[Field, str]
    """The heading of that column, as found."""
    person: FoundPerson | None
    findings: tuple[RowFinding, ...] = ()
    same_as: tuple[str | None, int] | None = None
    """(sheet, row) of the first row of the same NIP, for a repeated one."""

    def cell(self, field: str) -> Cell | None:
        """Where a field stands; ``None`` where it has no column."""
        place = self.places.get(Field(field))
        return Cell(self.sheet, self.row, place) if place is not None else None

    @property
    def errors(self) -> tuple[RowFinding, ...]:
        """The hard errors; not empty exactly when the row is refused."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Roster:
    """A whole file, read and checked as far as that goes without the database."""

    sheets: tuple[SheetFound, ...]
    rows: tuple[FoundRow, ...]
    loose: tuple[RowFinding, ...] = ()
    """Warnings that belong to no data row."""

    def of(self, outcome: Outcome) -> Iterator[FoundRow]:
        """The rows that ended so, in the order of the file."""
        return (row for row in self.rows if row.outcome is outcome)

    @property
    def has_header(self) -> bool:
        """Whether any sheet has a recognised header; without one nothing can be imported."""
        return any(sheet.headers for sheet in self.sheets)


ColumnMap = Mapping[str, Mapping[int, Field]]
"""Confirmed columns: fingerprint of a header → column → field."""

Corrections = Mapping[Cell, str]
"""Cells a person typed anew in the preview; the file is never touched."""
