"""What the table of a check shows of any file: data rows, and their sentences under them.

A `Face` says how the rows of one kind of file look; the table, its model and its painter know
nothing else of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from asn_desktop import texts
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import fold
from asn_desktop.views.imports import Effect
from asn_desktop.views.roster import Cell, RowFinding
from asn_desktop.workflows.files import HasProblems
from asn_desktop.workflows.sentences import shown

QUIET = frozenset({"row.repeated", "row.repeated_differs", "bring.repeated"})
"""Findings that make no cell of their row wrong."""


class FoundLike(Protocol):
    """One row of a file as read (`views.roster.FoundRow`, `views.bringing.FoundLine`)."""

    @property
    def sheet(self) -> str | None:
        """The sheet."""

    @property
    def row(self) -> int:
        """The number of the row."""

    @property
    def texts(self) -> Mapping[Any, str]:
        """The texts of its cells by field."""

    def cell(self, field: str) -> Cell | None:
        """Where a field stands."""


class RowLike(Protocol):
    """One row with what becomes of it."""

    @property
    def found(self) -> FoundLike:
        """The row as read."""

    @property
    def effect(self) -> Effect:
        """What becomes of it."""

    @property
    def findings(self) -> tuple[RowFinding, ...]:
        """Its problems, errors first."""

    @property
    def key(self) -> tuple[str | None, int]:
        """(sheet, row)."""


@dataclass(frozen=True)
class CheckColumn:
    """One column: the fields it stands for, the first with a place in the file is edited."""

    key: str
    title: str
    width: int
    fields: tuple[str, ...] = ()
    stretch: bool = False


MARK = CheckColumn("mark", "", 40)
ROW = CheckColumn("row", "Baris", 60)


@dataclass(frozen=True)
class Face:
    """The columns of a table (mark and row number first), what they show, what has changed.

    ``further``: lines under a row that are no problem.
    """

    columns: tuple[CheckColumn, ...]
    words: Callable[[Any, int], str]
    changed: Callable[[Any, int], bool] = lambda _planned, _column: False
    further: Callable[[Any], Iterable[str]] = lambda _planned: ()
    choosable: bool = False
    """Whether a changed row can be left out by a tick."""

    def words_in(self, planned: Any, column: int) -> str:
        """What a column shows of a row."""
        key = self.columns[column].key
        if key == "mark":
            return ""
        return str(planned.found.row) if key == "row" else self.words(planned, column)

    def column_of(self, finding: RowFinding, planned: RowLike) -> int | None:
        """The column in which the wrong cell stands; ``None`` = not shown."""
        if finding.place is None:
            return None
        wanted = Cell(finding.sheet, finding.row, finding.place)
        for at, column in enumerate(self.columns):
            if any(planned.found.cell(field) == wanted for field in column.fields):
                return at
        return None

    def wrong_columns(self, planned: RowLike) -> dict[int, Severity]:
        """The columns that hold a wrong cell, with how wrong."""
        found: dict[int, Severity] = {}
        for finding in planned.findings:
            at = self.column_of(finding, planned)
            if at is not None and finding.code not in QUIET:
                found.setdefault(at, finding.severity)
        return found

    def cell_at(self, planned: RowLike, column: int) -> Cell | None:
        """The cell of the file behind a column."""
        fields = self.columns[column].fields
        placed = [field for field in fields if planned.found.cell(field) is not None]
        said = [field for field in placed if planned.found.texts.get(field)]
        chosen = next(iter(said or placed), None)
        return planned.found.cell(chosen) if chosen is not None else None

    def text_at(self, planned: RowLike, column: int) -> str:
        """The text of the file in a column, as it is edited."""
        said = (planned.found.texts.get(field) for field in self.columns[column].fields)
        return next(filter(None, said), "")


@dataclass(frozen=True)
class Line:
    """One line of the table: a data row (``finding`` and ``words`` empty), or a sentence."""

    planned: Any
    words: str = ""
    finding: RowFinding | None = None
    is_heading: bool = False
    """The name of the sheet, above its first row, where there are several sheets."""

    @property
    def is_row(self) -> bool:
        """Whether this is the data row itself."""
        return not self.words

    @property
    def is_problem(self) -> bool:
        """Whether F8 stops here: a sentence about a refusal or a warning."""
        return self.finding is not None and self.finding.code not in {
            "row.repeated", "bring.repeated"
        }  # fmt: skip


def lines_of(rows: Iterable[RowLike], face: Face, *, several: bool) -> Iterator[Line]:
    """The lines of these rows; ``several`` = the file has more than one sheet with data."""
    sheet: str | None = None
    for planned in rows:
        if several and planned.found.sheet != sheet:
            sheet = planned.found.sheet
            yield Line(planned, sheet or "", is_heading=True)
        yield Line(planned)
        for finding in planned.findings:
            yield Line(planned, sentence(finding), finding)
        for words in face.further(planned):
            yield Line(planned, words)


def has_words(planned: RowLike, words: Collection[str], more: str = "") -> bool:
    """Whether every word occurs in the row (``more``: what else belongs to it)."""
    haystack = fold(" ".join((*planned.found.texts.values(), more, str(planned.found.row))))
    digits = haystack.replace(" ", "")
    return all(word in haystack or word in digits for word in words)


def sentence(finding: RowFinding) -> str:
    """The sentence of a finding."""
    place = {
        "sheet": finding.sheet or "",
        "row": finding.row,
        "column": finding.column or "",
        "value": finding.value,
    }
    return texts.sentence(finding.code, **{**place, **shown(finding.values)})


def problem_list(plan: HasProblems) -> str:
    """Every problem as text with tabs, for the clipboard."""
    rows = [
        "\t".join(
            (
                finding.sheet or "",
                str(finding.row),
                finding.column or "",
                " ".join(finding.value.split()),
                sentence(finding),
            )
        )
        for finding in (*plan.refusals(), *plan.warnings())
    ]
    return "\n".join(("Lembar\tBaris\tKolom\tIsi\tMasalah", *rows))
