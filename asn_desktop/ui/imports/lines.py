"""What the table of the check shows: one line per data row, and its sentences under it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from asn_desktop import texts
from asn_desktop.rules.findings import Severity
from asn_desktop.rules.names import fold, join
from asn_desktop.rules.ranks import Rank
from asn_desktop.ui import formats
from asn_desktop.ui.imports import face
from asn_desktop.ui.imports.face import MARK, ROW, CheckColumn, Face, Line, has_words
from asn_desktop.views.imports import Effect, FieldChange, PlannedRow, RosterPlan
from asn_desktop.views.roster import Field
from asn_desktop.workflows.sentences import shown

COLUMNS: tuple[CheckColumn, ...] = (
    MARK,
    ROW,
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


def lines_of(
    plan: RosterPlan, chip: Chip, text: str = "", *, hide_without_nip: bool = False
) -> Iterator[Line]:
    """The lines for one filter; every word of ``text`` must occur in the row."""
    words = fold(text).split()
    several = len({planned.found.sheet for planned in plan.rows}) > 1
    kept = (
        planned
        for planned in plan.rows
        if _passes(planned, chip)
        and not (hide_without_nip and without_nip(planned))
        and (not words or has_words(planned, words, planned.superior))
    )
    return face.lines_of(kept, ROSTER, several=several)


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


def words_in(planned: PlannedRow, column: int) -> str:
    """What a column of the table shows of a row."""
    key = COLUMNS[column].key
    change = change_in(planned, column)
    if change is not None and change.field is Field.RANK:
        return f"{_value_words(change.before) or '–'} → {_value_words(change.after)}"
    person = planned.found.person
    if person is None or ROSTER.wrong_columns(planned).get(column) is Severity.ERROR:
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
    words = " ".join(ROSTER.text_at(planned, column).split())
    return f"{words[8:]}-{words[5:7]}-{words[:4]}" if _ISO.fullmatch(words) else words


def _passes(planned: PlannedRow, chip: Chip) -> bool:
    if chip is Chip.ALL:
        return True
    if chip is Chip.WARNED:
        return planned.effect is not Effect.REPEATED and planned.warned
    return planned.effect.value == chip.value


def _further(planned: PlannedRow) -> Iterator[str]:
    """Changes that have no column of their own."""
    return (change_words(one) for one in planned.changes if one.field is not Field.RANK)


ROSTER = Face(
    COLUMNS,
    words_in,
    lambda planned, column: change_in(planned, column) is not None,
    _further,
    choosable=True,
)
