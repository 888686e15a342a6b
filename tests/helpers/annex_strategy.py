"""The examples of manual, workblock, role matrix and annex: entered, and what must be printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from annex_check import Part, Row, Span, spans
from annex_rows import Table, table
from annexes import ASSESSOR, EMPLOYEE, Entered, enter_people, enter_result, found, mark_leaders

from asn_desktop.rules.acts import Act
from asn_desktop.rules.planning import (
    AnnexSection,
    Approach,
    ControlLevel,
    ReportingInterval,
    ResultSection,
    StrategyKind,
    StrategyPart,
)
from asn_desktop.rules.ranks import Rank
from asn_desktop.services import (
    manuals,
    matrix,
    matrix_cells,
    matrix_view,
    people_edit,
    planning,
    workblocks,
)
from asn_desktop.services.office import Office
from asn_desktop.views.manuals import ManualField
from asn_desktop.views.people import NewPerson
from asn_desktop.views.strategy import WorkblockField

MANUAL = spans(135, 616)
LEFT, RIGHT = MANUAL
ANNEX = spans(25, 455)
HEAD, LINES = spans(121, 111, 123, 120), spans(29, 446)
PARTS = {
    "routine": (StrategyPart.ACTIVITIES, StrategyKind.ROUTINE),
    "transforming": (StrategyPart.ACTIVITIES, StrategyKind.TRANSFORMING),
    "routine_milestones": (StrategyPart.MILESTONES, StrategyKind.ROUTINE),
    "transforming_milestones": (StrategyPart.MILESTONES, StrategyKind.TRANSFORMING),
}
OPTIONAL = "(opsional bagi pendekatan hasil kerja kualitatif)"
NAMES = (
    "Agus Setiawan, S.H.", "Budi Santoso", "Dewi Kartikasari, S.AP.", "Hendra Gunawan",
    "Maria Ulfah, S.Gz.", "Rina Kusumawati, S.Kom.", "Sri Wahyuni, A.Md.Keb.",
)  # fmt: skip
"""In the order in which a matrix lists people of one rank."""
MATRIX_WIDTH, FIRST_TWO = 822.0, (132.0, 91.0)
"""The template's first two columns stand a little wider on paper that lies across."""


def _skp(office: Office, person: UUID, one: Table, results: list[Table]) -> UUID:
    """A draft with the results the example leans on."""
    approach = Approach.QUANTITATIVE if one["annex"] == 2 else Approach.QUALITATIVE
    skp: UUID = office.write(Act.CREATE_SKP, planning.create, person, 2026, approach=approach).value
    for result in results:
        enter_result(office, skp, ResultSection.MAIN, result)
    return skp


# ---- A.1.3


def enter_manual(office: Office, clock: Any, one: Table) -> Entered:
    """The indicator in its leader's SKP, then its manual field by field."""
    found(office, clock)
    person = enter_people(office, one)
    result = {"text": one["result"], "indicators": [{"text": one["indicator"]}]}
    skp = _skp(office, person, one, [result])
    indicator = office.read(manuals.panel, skp).manuals[0].indicator_id
    for field in ManualField:
        office.write(Act.EDIT_MANUAL, manuals.write, indicator, field, one[field.value])
    made = office.read(manuals.panel, skp).manuals[0].id
    assert made is not None
    return Entered(office, person, skp, made)


def manual_rows(one: Table, _entered: Entered) -> Iterator[Row]:
    """Labels left, texts right, the chosen options crossed."""
    for label, field in (
        ("RENCANA HASIL KERJA", "result"),
        ("UKURAN KEBERHASILAN/ INDIKATOR KINERJA", "indicator"),
        ("TUJUAN", "goal"),
    ):
        yield (Part(LEFT, label, own=False), Part(RIGHT, one[field]))
    yield (Part(LEFT, "DESKRIPSI", own=False), Part(RIGHT, "Definisi", own=False))
    yield (Part(RIGHT, one["definition"]),)
    yield (Part(RIGHT, f"Formula {OPTIONAL}", own=False),)
    yield (Part(RIGHT, one["formula"]),)
    label = f"SATUAN PENGUKURAN {OPTIONAL}"
    yield (Part(LEFT, label, own=False), Part(RIGHT, one["unit_of_measure"]))
    levels = [(each.label, each.value == one["control"]) for each in ControlLevel]
    yield _choices("KUALITAS DAN TINGKAT KENDALI", (184, 205, 227), levels)
    yield (Part(LEFT, "SUMBER DATA", own=False), Part(RIGHT, one["data_source"]))
    times = [(each.label, each.value == one["reporting"]) for each in ReportingInterval]
    yield _choices("PERIODE PELAPORAN", (127, 149, 163, 177), times)


def _choices(label: str, widths: tuple[int, ...], options: list[tuple[str, bool]]) -> Row:
    columns = spans(135, *widths)[1:]
    boxes = [f"{'(X)' if chosen else '( )'} {text}" for text, chosen in options]
    cells = [Part(span, text) for span, text in zip(columns, boxes, strict=True)]
    return (Part(LEFT, label, own=False), *cells)


# ---- A.1.4


def enter_workblock(office: Office, clock: Any, one: Table) -> Entered:
    """The workblock under its leader's SKP: the head cell by cell, then the four lists."""
    found(office, clock)
    person = enter_people(office, one)
    skp = _skp(office, person, one, [{"text": one["goal"], "indicators": [{"text": "-"}]}])
    made = office.write(Act.EDIT_WORKBLOCK, workblocks.add, skp).value
    for field in WorkblockField:
        office.write(Act.EDIT_WORKBLOCK, workblocks.change, made, field, one[field.value])
    for name, (part, kind) in PARTS.items():
        office.write(Act.EDIT_WORKBLOCK, workblocks.add_lines, made, part, kind, one[name])
    return Entered(office, person, skp, made)


def workblock_rows(one: Table, _entered: Entered) -> Iterator[Row]:
    """Four rows of label, value, label, value; two parts whose numbers run on."""
    for left, own, right, other in (
        ("JUDUL INISIATIF STRATEGI PENCAPAIAN IKU", "title",
         "INDIKATOR DAN TARGET YANG DIINTERVENSI", "target"),
        ("PEMILIK STRATEGI", "owner", "PIHAK YANG TERLIBAT", "parties"),
        ("WAKTU PENYELESAIAN", "finish", "PENERIMA MANFAAT", "beneficiaries"),
        ("TUJUAN", "goal", "ANGGARAN", "budget"),
    ):  # fmt: skip
        yield (
            Part(HEAD[0], left, own=False), Part(HEAD[1], one[own]),
            Part(HEAD[2], right, own=False), Part(HEAD[3], one[other]),
        )  # fmt: skip
    for names in (("routine", "transforming"), ("routine_milestones", "transforming_milestones")):
        lines = [line for name in names for line in one[name]]
        yield from _numbered(LINES, lines)


def _numbered(columns: list[Span], lines: list[str]) -> Iterator[Row]:
    for n, line in enumerate(lines, start=1):
        yield (Part(columns[0], f"{n}.", own=False), Part(columns[1], line))


# ---- A.1.5


def enter_matrix(office: Office, clock: Any, one: Table) -> Entered:
    """A leader's matrix; for a team's also the level above, whose cell makes the team's columns."""
    found(office, clock)
    first, team = _levels(one)
    leader = _person(office, first, ASSESSOR[0], first["leader_position"], None)
    made = _staff(office, first, leader, 0 if team is None else None)
    if team is not None:
        _staff(office, team, made[0], 0)
    mark_leaders(office)
    result = {"text": "Hasil kerja", "indicators": [{"text": text} for text in first["columns"]]}
    skp = _skp(office, leader, one, [result])
    top: UUID = office.write(Act.EDIT_MATRIX, matrix.create, skp).value
    _fill(office, top, first["rows"])
    if team is not None:
        head = office.read(matrix_view.view, top).rows[0]
        second = office.write(Act.EDIT_MATRIX, matrix.open_team, head.id).value
        office.write(Act.EDIT_MATRIX, matrix.name_team, second, team["team"])
        _fill(office, second, team["rows"])
    return Entered(office, leader, skp, top)


def _levels(one: Table) -> tuple[Table, Table | None]:
    """The leader's level and the team's; of a team the level above has its columns as roles."""
    if not one["team"]:
        return one, None
    above = table(f"al{one['annex']}_t{one['table'] - 1:02}")
    row = {"position": one["leader_position"], "cells": [one["columns"]]}
    return {**above, "rows": [row]}, one


def _staff(office: Office, one: Table, leader: UUID, first: int | None) -> list[UUID]:
    """The people of a level; ``first`` None: the head of a team, alone."""
    names = [EMPLOYEE[0]] if first is None else NAMES[first:]
    return [
        _person(office, one, name, row["position"], leader)
        for name, row in zip(names, one["rows"], strict=False)
    ]


def _person(office: Office, one: Table, name: str, position: str, assessor: UUID | None) -> UUID:
    number = (EMPLOYEE[0], ASSESSOR[0], *NAMES).index(name)
    new = NewPerson(
        name=name,
        nip=f"1980010{number + 1} 200501 1 00{number + 1}",
        rank=Rank.III_C,
        position=position,
        unit=one["unit"],
        assessor_id=assessor,
    )
    return office.write(Act.ADD_PERSON, people_edit.add_person, new).value


def _fill(office: Office, made: UUID, rows: list[Table]) -> None:
    seen = office.read(matrix_view.view, made)
    places = {office_row.position: office_row.id for office_row in seen.rows}
    for row in rows:
        for column, texts in zip(seen.columns, row["cells"], strict=True):
            office.write(
                Act.EDIT_MATRIX, matrix_cells.write_cell, places[row["position"]], column.id,
                "\n".join(texts),
            )  # fmt: skip


def matrix_rows(one: Table, _entered: Entered) -> Iterator[Row]:
    """Per level: the heads, the leader over his columns, a row for everyone with bullets."""
    first, team = _levels(one)
    names = NAMES if team is None else (EMPLOYEE[0],)
    yield from _level(first, ASSESSOR[0], names, own=team is None)
    if team is not None:
        yield from _level(team, EMPLOYEE[0], NAMES, own=True)


def _level(one: Table, leader: str, names: tuple[str, ...], *, own: bool) -> Iterator[Row]:
    count = len(one["columns"])
    each = (MATRIX_WIDTH - sum(FIRST_TWO)) / count
    columns = spans(*FIRST_TWO, *[each] * count)
    lines = [(leader, one["leader_position"], one["columns"])]
    for name, row in zip(names, one["rows"], strict=False):
        cells = [" ".join(f"• {text}" for text in texts) for texts in row["cells"]]
        lines.append((name, row["position"], cells))
    for name, position, cells in lines:
        yield (
            Part(columns[0], name, own=False), Part(columns[1], position, own=own),
            *(Part(span, text, own=own) for span, text in zip(columns[2:], cells, strict=True)),
        )  # fmt: skip


def matrix_heads(one: Table) -> list[str]:
    """What stands over the columns again on every page the tables go on to."""
    first, team = _levels(one)
    levels = [(first, ASSESSOR[0])] if team is None else [(first, ASSESSOR[0]), (team, EMPLOYEE[0])]
    heads = ["PEGAWAI", "JABATAN", "OUTCOME ANTARA/ OUTPUT/ LAYANAN"]
    for level, leader in levels:
        heads += [leader, level["leader_position"], *level["columns"]]
    return heads


# ---- A.1.8


def annex_rows(one: Table, _entered: Entered) -> Iterator[Row]:
    """Three numbered parts."""
    for part in AnnexSection:
        yield from _numbered(ANNEX, one[part.value])
