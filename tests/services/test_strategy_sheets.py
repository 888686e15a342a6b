"""From rows to paper: workblocks and matrices are built, found by the desk, and go void."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import pytest

from asn_desktop.models.planning import Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind, SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import ResultSection, StrategyKind, StrategyPart
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import (
    matrix,
    matrix_cells,
    matrix_view,
    paper,
    periods,
    planning,
    planning_edit,
    print_desk,
    strategy_sheets,
    workblocks,
)
from asn_desktop.services.differences import differences
from asn_desktop.services.matrix_cells import CellText
from asn_desktop.services.office import Office
from asn_desktop.services.planning_edit import ResultField
from asn_desktop.views.printing import DeskForm, Place
from asn_desktop.views.sheets_strategy import MatrixSheet, WorkblockSheet
from asn_desktop.views.strategy import WorkblockField
from asn_desktop.workflows.sentences import say

M, B = Act.EDIT_MATRIX, Act.EDIT_WORKBLOCK
RESULTS = (
    (
        ResultSection.MAIN,
        "Warga terlayani",
        (("Waktu layanan", "1 hari", None), ("IKM", "85", None)),
    ),
)
PERIOD = PeriodRef(2026, "TW2")


@pytest.fixture
def people(office: Office, make_person: Callable[..., UUID]) -> tuple[UUID, UUID, UUID]:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    head = make_person(office, "Drs. Budi", position="Camat", heads=True)
    team = make_person(office, "Siti Aminah", position="Kepala Seksi", assessor=head)
    member = make_person(office, "Rina Rahayu", position="Pelaksana", assessor=team)
    return head, team, member


@pytest.fixture
def skp(office: Office, people: tuple[UUID, ...], make_skp: Callable[..., UUID]) -> UUID:
    key = make_skp(office, people[0], None, state=SkpState.DRAFT, results=RESULTS)

    def lead(tx) -> None:
        tx.session.get_one(Skp, key).family = FormFamily.LEADER

    office.write(Act.EDIT_SKP, lead)
    return key


@pytest.fixture
def two_levels(office: Office, skp: UUID) -> tuple[UUID, UUID]:
    key = office.write(M, matrix.create, skp).value
    found = office.read(matrix_view.view, key)
    cell = CellText(found.rows[0].id, found.columns[0].id, "Surat selesai sehari\nLoket tertib")
    office.write(M, matrix_cells.write_cells, [cell])
    team = office.write(M, matrix.open_team, found.rows[0].id).value
    office.write(M, matrix.name_team, team, "Tim Loket")
    below = office.read(matrix_view.view, team)
    cell = CellText(below.rows[0].id, below.columns[1].id, "Antrean tercatat")
    office.write(M, matrix_cells.write_cells, [cell])
    return key, team


def build(office: Office, key: UUID) -> MatrixSheet:
    found = office.read(strategy_sheets.matrix_sheets, [key])[key]
    assert isinstance(found, MatrixSheet)
    return found


def test_the_matrix_is_printed_with_its_teams(
    office: Office, two_levels: tuple[UUID, UUID]
) -> None:
    sheet = build(office, two_levels[0])
    assert (sheet.table.leader, sheet.table.leader_position) == ("Drs. Budi", "Camat")
    assert sheet.table.columns == ("Waktu layanan", "IKM")
    (line,) = sheet.table.lines
    assert line.cells == (("Surat selesai sehari", "Loket tertib"), ())
    assert line.heads_team
    (team,) = sheet.teams
    assert (team.leader, team.team) == ("Siti Aminah", "Tim Loket")
    assert team.columns == ("Surat selesai sehari", "Loket tertib")
    assert team.lines[0].cells == ((), ("Antrean tercatat",))


def test_printed_paper_goes_void_when_a_role_changes_anywhere(
    office: Office, people: tuple[UUID, ...], two_levels: tuple[UUID, UUID]
) -> None:
    key = two_levels[0]

    def print_it(tx) -> UUID:
        version = paper.seal(tx, FormCode.A_1_5, key)
        paper.record(tx, SheetEventKind.PRINTED, [version.id], tx.today)
        return version.id

    def kinds(tx, version: UUID) -> list[SheetEventKind]:
        return [event.kind for event in paper.events_of(tx, [version])[version]]

    version = office.write(Act.PRINTED, print_it).value
    assert office.read(kinds, version) == [SheetEventKind.PRINTED]
    result = office.read(planning.view, office.read(planning.current_skp, people[2], 2026))
    office.write(
        Act.EDIT_SKP,
        planning_edit.change_result,
        result.results[0].id,
        ResultField.TEXT,
        "Antrean tercatat lengkap",
    )
    assert build(office, key).teams[0].lines[0].cells[1] == ("Antrean tercatat lengkap",)
    assert office.read(kinds, version) == [SheetEventKind.PRINTED, SheetEventKind.VOID]

    def why(tx) -> str:
        void = paper.events_of(tx, [version])[version][-1]
        return ", ".join(say(each) for each in paper.decode_findings(void.changed))

    assert office.read(why) == "peran Rina Rahayu berubah"


def test_the_desk_finds_matrix_and_workblocks_of_a_leader(
    office: Office, people: tuple[UUID, ...], skp: UUID, two_levels: tuple[UUID, UUID]
) -> None:
    first = office.write(B, workblocks.add, skp).value
    second = office.write(B, workblocks.add, skp).value
    office.write(B, workblocks.change, second, WorkblockField.TITLE, "Loket satu pintu")
    office.write(
        B,
        workblocks.add_lines,
        second,
        StrategyPart.ACTIVITIES,
        StrategyKind.ROUTINE,
        ["Membuka loket", ""],
    )
    forms = (DeskForm.MATRIX, DeskForm.WORKBLOCK)
    found = office.read(print_desk.desk, list(people), forms, PERIOD)
    sheets = {sheet.document_id: sheet for person in found for sheet in person.sheets}
    assert set(sheets) == {two_levels[0], first, second}  # the team is on its leader's sheet
    assert not sheets[first].ready
    assert [lack.finding.code for lack in sheets[first].lacks] == ["workblock.no_title"]
    assert sheets[first].lacks[0].place is Place.STRATEGY
    assert sheets[second].ready
    assert sheets[second].file_number == 2
    codes = [lack.finding.code for lack in sheets[two_levels[0]].lacks]
    assert "matrix.column_open" in codes
    assert sheets[two_levels[0]].ready
    block = office.read(strategy_sheets.workblock_sheets, [second])[second]
    assert isinstance(block, WorkblockSheet)
    assert (block.title, block.routine, block.owner) == (
        "Loket satu pintu",
        ("Membuka loket",),
        "Camat",
    )


def test_an_empty_matrix_is_not_printed(
    office: Office, people: tuple[UUID, ...], skp: UUID
) -> None:
    office.write(M, matrix.create, skp)
    found = office.read(print_desk.desk, [people[0]], (DeskForm.MATRIX,), PERIOD)
    (sheet,) = found[0].sheets
    assert [lack.finding.code for lack in sheet.lacks] == ["matrix.empty"]
    assert not sheet.ready


def test_what_differs_is_said_by_name(office: Office, two_levels: tuple[UUID, UUID]) -> None:
    old = build(office, two_levels[0])
    line, team = old.table.lines[0], old.teams[0]
    other = replace(
        old,
        table=replace(
            old.table, columns=("IKM",), lines=(replace(line, name="Joko"), replace(line, cells=()))
        ),
        teams=(replace(team, team="Tim Baru"), replace(team, leader="Joko")),
    )
    said = [say(each) for each in differences(old, other)]
    assert said == [
        "kolom matriks Drs. Budi berubah",
        "peran Siti Aminah berubah",
        "Joko ditambahkan",
        "kepala matriks Siti Aminah berubah",
        "matriks tim Joko ditambahkan",
    ]
    back = [say(each) for each in differences(other, old)]
    assert "Joko dikeluarkan" in back
    assert "matriks tim Joko dihapus" in back
    assert differences(old, old) == ()
    lines = (line, replace(line, name="Joko"))
    first = replace(old, table=replace(old.table, lines=lines))
    second = replace(old, table=replace(old.table, lines=lines[::-1]))
    assert [say(each) for each in differences(first, second)] == [
        "urutan pegawai Drs. Budi berubah"
    ]


def test_what_differs_in_a_workblock_is_said_cell_by_cell(office: Office, skp: UUID) -> None:
    key = office.write(B, workblocks.add, skp).value
    old = office.read(strategy_sheets.workblock_sheets, [key])[key]
    assert isinstance(old, WorkblockSheet)
    new = replace(old, title="Loket", routine=("Satu",), transforming_milestones=("Dua",))
    assert [say(each) for each in differences(old, new)] == [
        "judul inisiatif berubah",
        "strategi rutin berubah",
        "keluaran kunci transformatif berubah",
    ]
