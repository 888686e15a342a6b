"""What the table of the check shows: one line per data row, and its sentences under it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from asn_desktop import texts
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import fold, join
from asn_desktop.rules.ranks import Rank
from asn_desktop.ui import formats
from asn_desktop.views.imports import Effect, FieldChange, PlannedRow, RosterPlan
from asn_desktop.views.roster import Cell, Field, RowFinding
from asn_desktop.workflows.sentences import shown


@dataclass(frozen=True)
class CheckColumn:
    """One column: the fields it stands for, the first with a place in the file is edited."""

    key: str
    title: str
    width: int
    fields: tuple[Field, ...] = ()
    stretch: bool = False


COLUMNS: tuple[CheckColumn, ...] = (
    CheckColumn("mark", "", 40),
    CheckColumn("row", "Baris", 60),
    CheckColumn("nip", "NIP", 186, (Field.NIP, Field.NAME_AND_NIP)),
    CheckColumn("name", "Nama", 200, (Field.NAME, Field.NAME_AND_NIP), stretch=True),
    CheckColumn("birth_date", "Tgl lahir", 104, (Field.BIRTH_DATE, Field.BIRTH_PLACE_AND_DATE)),
    CheckColumn("rank", "Gol.", 110, (Field.RANK, Field.RANK_NAME)),
    CheckColumn("position", "Jabatan", 200, (Field.POSITION,), stretch=True),
    CheckColumn("superior", "Atasan", 190, (Field.SUPERIOR_NIP, Field.SUPERIOR), stretch=True),
)
_SHOWN_CHANGES = {
    Field.NAME: "name",
    Field.BIRTH_DATE: "birth_date",
    Field.RANK: "rank",
    Field.POSITION: "position",
    Field.SUPERIOR: "superior",
}


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class Chip(StrEnum):
    """The filters above the table, in their order."""

    ALL = "all"
    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REPEATED = "repeated"
    REFUSED = "refused"
    WARNED = "warned"


CHIP_WORDS = {
    Chip.ALL: "Semua",
    Chip.NEW: "Baru",
    Chip.CHANGED: "Berubah",
    Chip.UNCHANGED: "Sama",
    Chip.REPEATED: "Berulang",
    Chip.REFUSED: "Ditolak",
    Chip.WARNED: "Peringatan",
}


@dataclass(frozen=True)
class Line:
    """One line of the table: a data row (``finding`` and ``words`` empty), or a sentence."""

    planned: PlannedRow
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
        return self.finding is not None and self.finding.code != "row.repeated"


def lines_of(
    plan: RosterPlan, chip: Chip, text: str = "", *, hide_without_nip: bool = False
) -> Iterator[Line]:
    """The lines for one filter; every word of ``text`` must occur in the row."""
    words = fold(text).split()
    several = len({planned.found.sheet for planned in plan.rows}) > 1
    sheet: str | None = None
    for planned in plan.rows:
        if not _passes(planned, chip) or (hide_without_nip and without_nip(planned)):
            continue
        if words and not _has_words(planned, words):
            continue
        if several and planned.found.sheet != sheet:
            sheet = planned.found.sheet
            yield Line(planned, sheet or "", is_heading=True)
        yield Line(planned)
        for finding in planned.findings:
            yield Line(planned, sentence(finding), finding)
        for change in planned.changes:
            if change.field is not Field.RANK:
                yield Line(planned, change_words(change))


def chip_counts(plan: RosterPlan) -> dict[Chip, int]:
    """How many rows each filter shows."""
    counts = plan.counts
    found = {chip: counts[Effect(chip.value)] for chip in Chip if chip.value in list(Effect)}
    return {
        Chip.ALL: len(plan.rows),
        **found,
        Chip.WARNED: sum(_passes(row, Chip.WARNED) for row in plan.rows),
    }


def without_nip(planned: PlannedRow) -> bool:
    """Whether the row was refused only because it has no NIP: not ASN, most likely."""
    return bool(planned.findings) and planned.findings[0].code == "nip.missing"


def sentence(finding: RowFinding) -> str:
    """The sentence of a finding."""
    place = {
        "sheet": finding.sheet or "",
        "row": finding.row,
        "column": finding.column or "",
        "value": finding.value,
    }
    return texts.sentence(finding.code, **{**place, **shown(finding.values)})


def problem_list(plan: RosterPlan) -> str:
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


def column_of(finding: RowFinding, planned: PlannedRow) -> int | None:
    """The number of the table's column in which the wrong cell stands; ``None`` = not shown."""
    for at, column in enumerate(COLUMNS):
        if any(planned.found.places.get(field) == finding.place for field in column.fields):
            return at
    return None


def wrong_columns(planned: PlannedRow) -> dict[int, Severity]:
    """The columns of the table that hold a wrong cell, with how wrong."""
    found: dict[int, Severity] = {}
    for finding in planned.findings:
        at = column_of(finding, planned)
        if at is not None and finding.code not in {"row.repeated", "row.repeated_differs"}:
            found.setdefault(at, finding.severity)
    return found


def cell_at(planned: PlannedRow, column: int) -> Cell | None:
    """The cell of the file behind a column of the table."""
    for field in COLUMNS[column].fields:
        place = planned.found.places.get(field)
        if place is not None and (
            planned.found.texts.get(field) or field is _first(planned, column)
        ):
            return Cell(planned.found.sheet, planned.found.row, place)
    return None


def _first(planned: PlannedRow, column: int) -> Field | None:
    fields = COLUMNS[column].fields
    return next((field for field in fields if field in planned.found.places), None)


def words_in(planned: PlannedRow, column: int) -> str:
    """What a column of the table shows of a row."""
    key = COLUMNS[column].key
    if key == "mark":
        return ""
    if key == "row":
        return str(planned.found.row)
    change = change_in(planned, column)
    if change is not None and change.field is Field.RANK:
        return f"{_value_words(change.before) or '–'} → {_value_words(change.after)}"
    person = planned.found.person
    if person is None or wrong_columns(planned).get(column) is Severity.ERROR:
        return _raw(planned, column)
    if key == "nip":
        return person.nip.spaced
    if key == "name":
        return join(person.name, person.front_title, person.back_title)
    if key == "birth_date":
        return f"{person.birth_date:%d-%m-%Y}" if person.birth_date else _raw(planned, column)
    if key == "rank":
        return person.rank.value if person.rank else _raw(planned, column)
    if key == "position":
        return person.position
    return planned.superior or (formats.spaced_nip(person.superior) if person.superior else "")


def change_in(planned: PlannedRow, column: int) -> FieldChange | None:
    """The old → new of a cell that changes."""
    key = COLUMNS[column].key
    return next((c for c in planned.changes if _SHOWN_CHANGES.get(c.field) == key), None)


def change_words(change: FieldChange) -> str:
    """One change that has no column: "Unit kerja: Seksi A → Kelurahan B"."""
    name = texts.sentence(f"field.{change.field.value}")
    return f"{name}: {_value_words(change.before) or '–'} → {_value_words(change.after)}"


def _value_words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Rank):
        return value.value
    return str(shown({"value": value})["value"])


def _raw(planned: PlannedRow, column: int) -> str:
    for field in COLUMNS[column].fields:
        if planned.found.texts.get(field):
            words = " ".join(planned.found.texts[field].split())
            return f"{words[8:]}-{words[5:7]}-{words[:4]}" if _ISO.fullmatch(words) else words
    return ""


def _passes(planned: PlannedRow, chip: Chip) -> bool:
    if chip is Chip.ALL:
        return True
    if chip is Chip.WARNED:
        return planned.effect is not Effect.REPEATED and planned.warned
    return planned.effect.value == chip.value


def _has_words(planned: PlannedRow, words: Collection[str]) -> bool:
    haystack = fold(
        " ".join((*planned.found.texts.values(), planned.superior, str(planned.found.row)))
    )
    digits = haystack.replace(" ", "")
    return all(word in haystack or word in digits for word in words)
