"""What was found in an office file that is brought in (logs, survey, complaints, SKP), row by row.

The reader fills `Found`, the office answers with a `Preview`. Rows and columns count from 1 as the
spreadsheet shows them; ``sheet`` is ``None`` for csv.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeAlias
from uuid import UUID

from asn_desktop.rules.findings import Severity
from asn_desktop.views.complaints import ComplaintText
from asn_desktop.views.imports import Effect
from asn_desktop.views.logs import LogOfPerson, LogText
from asn_desktop.views.planning import SkpContent
from asn_desktop.views.roster import Cell, OtherRow, RowFinding
from asn_desktop.views.survey import AnswerSheet


class BringKind(StrEnum):
    """The four kinds of files."""

    LOGS = "logs"
    SURVEY = "survey"
    COMPLAINTS = "complaints"
    SKP = "skp"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _LABELS[self]

    @property
    def noun(self) -> str:
        """What one accepted row becomes."""
        return _NOUNS[self]


_LABELS = {
    BringKind.LOGS: "Catatan harian",
    BringKind.SURVEY: "Survei kepuasan",
    BringKind.COMPLAINTS: "Register pengaduan",
    BringKind.SKP: "SKP tahun lalu",
}
_NOUNS = {
    BringKind.LOGS: "catatan",
    BringKind.SURVEY: "lembar jawaban",
    BringKind.COMPLAINTS: "pengaduan",
    BringKind.SKP: "draf SKP",
}


@dataclass(frozen=True, slots=True)
class LogFound:
    """One activity as read; its person as written: digits of a NIP, else a name.

    ``result``: the words of the work result it serves, where a column says so.
    """

    on: date
    text: LogText
    nip: str = ""
    name: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class ComplaintFound:
    """One complaint as read; who answers and where still as written."""

    text: ComplaintText
    officer_nip: str = ""
    officer: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class SkpFound:
    """One SKP as read; ``year`` is that of its period, ``None`` where the sheet does not say."""

    content: SkpContent
    nip: str = ""
    name: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class SkpOfPerson:
    """An SKP that becomes a draft of this person; ``source`` marks its rows as still to be read."""

    person_id: UUID
    content: SkpContent
    source: str


FoundValue: TypeAlias = LogFound | AnswerSheet | ComplaintFound | SkpFound
Value: TypeAlias = LogOfPerson | AnswerSheet | ComplaintText | SkpOfPerson


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One data row as read. ``value`` is ``None`` exactly when it is refused already.

    ``texts``, ``places`` and ``headings`` are by field; ``details`` are further lines worth showing
    under the row.
    """

    sheet: str | None
    row: int
    texts: Mapping[str, str]
    places: Mapping[str, int]
    headings: Mapping[str, str]
    value: FoundValue | None
    findings: tuple[RowFinding, ...] = ()
    details: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    """Where a field stands in another row than ``row`` (labelled blocks)."""

    def cell(self, field: str) -> Cell | None:
        """Where a field stands; ``None`` where it has no column."""
        place = self.places.get(field)
        return Cell(self.sheet, self.rows.get(field, self.row), place) if place else None

    @property
    def row_key(self) -> tuple[str | None, int]:
        """Return (sheet, row)."""
        return (self.sheet, self.row)

    def finding(
        self, code: str, at: str | None, severity: Severity = Severity.ERROR, **values: object
    ) -> RowFinding:
        """A finding at the cell of a field."""
        key = at or ""
        return RowFinding(
            code,
            severity,
            self.sheet,
            self.rows.get(key, self.row),
            self.headings.get(key),
            self.places.get(key),
            self.texts.get(key, ""),
            values,
        )


@dataclass(frozen=True, slots=True)
class SheetOthers:
    """The rows of a sheet that are no data, with why."""

    sheet: str | None
    others: tuple[OtherRow, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A whole file, read as one kind. ``titles`` = what stands above its tables."""

    kind: BringKind
    lines: tuple[FoundLine, ...]
    others: tuple[SheetOthers, ...] = ()
    titles: tuple[str, ...] = ()
    loose: tuple[RowFinding, ...] = ()
    fields: tuple[str, ...] = ()
    """The fields that have a column somewhere."""

    @property
    def not_data(self) -> int:
        """How many non-empty rows are no data."""
        return sum(len(each.others) for each in self.others)


@dataclass(frozen=True, slots=True)
class BroughtRow:
    """One data row with what becomes of it: new, there already, completed (changed), or refused."""

    found: FoundLine
    effect: Effect
    value: Value | None = None
    findings: tuple[RowFinding, ...] = ()
    person: str = ""
    """The name of the person it belongs to, as stored."""

    @property
    def key(self) -> tuple[str | None, int]:
        """Return (sheet, row)."""
        return self.found.row_key

    @property
    def warned(self) -> bool:
        """Whether a warning belongs to the row."""
        return any(one.severity is Severity.WARNING for one in self.findings)


@dataclass(frozen=True, slots=True)
class Target:
    """Where a file goes: the round of a survey (or the name of a new one), the year of SKPs."""

    round_id: UUID | None = None
    round_name: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """A whole file: what bringing it in would do, or has done."""

    kind: BringKind
    rows: tuple[BroughtRow, ...]
    loose: tuple[RowFinding, ...] = ()
    not_data: int = 0
    people: int = 0
    """Persons whom new rows belong to."""
    first: date | None = None
    last: date | None = None
    """The days the new rows span."""
    target: Target = Target()
    """Where they go, with what was proposed for what nobody said."""

    @property
    def counts(self) -> Counter[Effect]:
        """How many rows of each effect."""
        return Counter(row.effect for row in self.rows)

    @property
    def new(self) -> tuple[Value, ...]:
        """What would be stored, in the order of the file."""
        return tuple(
            row.value for row in self.rows if row.effect is Effect.NEW and row.value is not None
        )

    @property
    def completed(self) -> tuple[Value, ...]:
        """What is stored and gets what it lacked."""
        return tuple(
            row.value for row in self.rows if row.effect is Effect.CHANGED and row.value is not None
        )

    def refusals(self) -> Iterator[RowFinding]:
        """One finding per refused row: its first error."""
        for row in self.rows:
            if row.effect is Effect.REFUSED:
                yield row.findings[0]

    def warnings(self) -> Iterator[RowFinding]:
        """Every other finding, in the order of the file, loose ones last."""
        for row in self.rows:
            yield from row.findings[1:] if row.effect is Effect.REFUSED else row.findings
        yield from self.loose
