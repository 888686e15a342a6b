"""The role matrix: what is typed in a cell is a result in that person's SKP, and stays one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.models.strategy import MatrixEntry
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import Approach, ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import (
    drafts,
    matrix,
    matrix_cells,
    matrix_rows,
    matrix_view,
    periods,
    planning,
    planning_edit,
    planning_state,
    undo,
)
from asn_desktop.services.matrix_cells import CellText
from asn_desktop.services.office import Office
from asn_desktop.services.planning_edit import IndicatorField, ResultField
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.matrix import MatrixView, PersonLine, Removal
from asn_desktop.views.planning import ResultView

EDIT, M = Act.EDIT_SKP, Act.EDIT_MATRIX
MAIN = ResultSection.MAIN
LEADER_RESULTS = (
    (MAIN, "Ibu hamil terlayani", (("Cakupan ANC", "95%", None), ("Kepuasan ibu", "90", None))),
    (MAIN, "Obat tersedia", (("Ketersediaan obat", "100%", None),)),
)


@dataclass
class House:
    """A puskesmas: its head, a team head with a member, a nurse; who lives elsewhere."""

    office: Office
    head: UUID
    team_head: UUID
    nurse: UUID
    member: UUID
    guest: UUID
    skp: UUID
    id: UUID

    def view(self, key: UUID | None = None) -> MatrixView:
        return self.office.read(matrix_view.view, key or self.id)

    def row(self, person: UUID, key: UUID | None = None) -> PersonLine:
        return next(row for row in self.view(key).rows if row.person_id == person)

    def write(self, person: UUID, column: int, text: str, removal: Removal = Removal.ASK) -> None:
        cell = CellText(self.row(person).id, self.view().columns[column].id, text)
        self.office.write(M, matrix_cells.write_cells, [cell], removal)

    def results(self, person: UUID) -> tuple[ResultView, ...]:
        skp = self.office.read(planning.current_skp, person, 2026)
        return () if skp is None else self.office.read(planning.view, skp).results

    def skp_of(self, person: UUID) -> UUID:
        skp = self.office.read(planning.current_skp, person, 2026)
        assert skp is not None
        return skp

    def step(self, person: UUID, *states: SkpState) -> None:
        """Take an SKP to a state without asking whether it is complete."""

        def go(tx, skp_id: UUID) -> None:
            for state in states:
                tx.session.get_one(Skp, skp_id).state = state
                tx.session.flush()

        self.office.write(Act.SET_SKP, go, self.skp_of(person))


@pytest.fixture
def house(office: Office, make_person: Callable[..., UUID], make_skp: Callable[..., UUID]) -> House:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    head = make_person(office, "dr. Bambang Wicaksono", position="Kepala Puskesmas", heads=True)
    team = make_person(office, "Siti Aminah", position="Penanggung Jawab UKP", assessor=head)
    nurse = make_person(office, "Budi Santoso", position="Perawat", assessor=head)
    member = make_person(office, "Rina Rahayu", position="Bidan", assessor=team)
    guest = make_person(office, "Joko Susilo", position="Pranata Komputer", unit="Diskominfo")
    skp = make_skp(office, head, None, state=SkpState.DRAFT, results=LEADER_RESULTS)

    def lead(tx) -> None:
        tx.session.get_one(Skp, skp).family = FormFamily.LEADER

    office.write(EDIT, lead)
    key = office.write(M, matrix.create, skp).value
    return House(office, head, team, nurse, member, guest, skp, key)


def test_columns_are_the_indicators_and_rows_those_one_assesses(house: House) -> None:
    found = house.view()
    assert [(one.number, one.text) for one in found.columns] == [
        ("1.1", "Cakupan ANC"),
        ("1.2", "Kepuasan ibu"),
        ("2", "Ketersediaan obat"),
    ]
    assert [(one.name, one.heads_team) for one in found.rows] == [
        ("Siti Aminah", True),
        ("Budi Santoso", False),
    ]
    assert not found.by_results
    assert [gap.finding.code for gap in found.gaps()] == [
        *("matrix.column_open",) * 3,
        *("matrix.person_empty",) * 2,
    ]
    assert house.office.write(M, matrix.create, house.skp).value == house.id


def test_typing_makes_a_result_linked_to_the_leaders_indicator(house: House) -> None:
    house.write(house.nurse, 1, "• Pasien terlayani ramah\n2) Aduan dijawab 1 hari")
    first, second = house.results(house.nurse)
    assert [first.text, second.text] == ["Pasien terlayani ramah", "Aduan dijawab 1 hari"]
    leader = house.office.read(planning.view, house.skp).results[0]
    assert first.supports_id == leader.id
    assert first.supports_text == "Ibu hamil terlayani"
    assert first.supports_indicator == "Kepuasan ibu"
    assert first.assigned_by == ""
    roles = house.row(house.nurse).cells[1]
    assert [role.made_id for role in roles] == [first.id, second.id]
    assert all(role.in_skp and role.skp_state is SkpState.DRAFT for role in roles)
    codes = [gap.finding.code for gap in house.view().gaps()]
    assert codes == [*("matrix.column_open",) * 2, "matrix.person_empty"]
    house.office.write(Act.UNDO, undo.undo_last)
    assert house.results(house.nurse) == ()
    assert house.office.read(planning.current_skp, house.nurse, 2026) is None
    assert house.row(house.nurse).roles == ()


def test_the_qualitative_form_names_who_gave_the_task(house: House) -> None:
    skp = house.office.write(Act.CREATE_SKP, planning.create, house.nurse, 2026).value
    house.office.write(EDIT, planning_edit.change_approach, skp, Approach.QUALITATIVE)
    house.write(house.nurse, 0, "Ibu hamil terlayani sesuai SOP")
    assert house.results(house.nurse)[0].assigned_by == "Kepala Puskesmas"


def test_what_is_the_same_stays_and_order_follows(house: House) -> None:
    house.write(house.nurse, 0, "Satu\nDua\nTiga")
    before = {role.text: role.made_id for role in house.row(house.nurse).cells[0]}
    house.write(house.nurse, 0, "Satu\nTiga tepat waktu")
    roles = house.row(house.nurse).cells[0]
    assert [role.text for role in roles] == ["Satu", "Tiga tepat waktu"]
    assert roles[0].made_id == before["Satu"]
    assert [one.text for one in house.results(house.nurse)] == ["Satu", "Tiga tepat waktu"]


def test_a_result_with_indicators_is_not_deleted_unasked(house: House) -> None:
    house.write(house.nurse, 0, "Satu")
    indicator = house.results(house.nurse)[0].indicators[0].id
    house.office.write(
        EDIT, planning_edit.change_indicator, indicator, IndicatorField.TEXT, "Jumlah"
    )
    with pytest.raises(Refused) as refused:
        house.write(house.nurse, 0, "")
    (finding,) = refused.value.findings
    assert finding.code == "matrix.result_filled"
    assert finding.values["line"] == house.row(house.nurse).id
    house.write(house.nurse, 0, "", Removal.KEEP)
    assert [one.text for one in house.results(house.nurse)] == ["Satu"]
    (loose,) = house.row(house.nurse).loose
    assert (loose.text, house.row(house.nurse).roles) == ("Satu", ())
    place = (house.row(house.nurse).id, house.view().columns[2].id, loose.id)
    house.office.write(M, matrix_cells.attach, *place)
    assert house.row(house.nurse).cells[2][0].made_id == loose.id
    assert house.row(house.nurse).loose == ()
    house.write(house.nurse, 2, "", Removal.REMOVE)
    assert house.results(house.nurse) == ()


def test_the_cell_follows_what_happens_in_the_skp(house: House) -> None:
    house.write(house.nurse, 0, "Satu\nDua")
    one, two = house.results(house.nurse)
    house.office.write(
        EDIT, planning_edit.change_result, one.id, ResultField.TEXT, "Satu tepat waktu"
    )
    house.office.write(EDIT, planning_edit.remove_result, two.id)
    assert [role.text for role in house.row(house.nurse).cells[0]] == ["Satu tepat waktu"]
    house.office.write(Act.UNDO, undo.undo_last)
    assert [role.text for role in house.row(house.nurse).cells[0]] == ["Satu tepat waktu", "Dua"]


def test_a_column_that_goes_takes_its_cells_and_leaves_the_results(house: House) -> None:
    house.write(house.nurse, 1, "Pasien puas")
    column = house.view().columns[1].id
    house.office.write(EDIT, planning_edit.remove_indicator, column)
    assert [one.text for one in house.view().columns] == ["Cakupan ANC", "Ketersediaan obat"]
    assert house.office.read(lambda tx: tx.session.scalars(sa.select(MatrixEntry)).all()) == []
    assert [one.text for one in house.row(house.nurse).loose] == ["Pasien puas"]


def test_a_set_skp_is_left_alone_until_it_is_amended(house: House) -> None:
    house.write(house.nurse, 0, "Lama")
    house.step(house.nurse, SkpState.SET)
    house.write(house.nurse, 1, "Baru")
    (waiting,) = house.row(house.nurse).cells[1]
    assert waiting.outside is not None
    assert waiting.outside.code == "matrix.skp_closed"
    assert waiting.outside.values["state"] == "ditetapkan"
    assert [one.text for one in house.results(house.nurse)] == ["Lama"]
    with pytest.raises(Refused, match=r"matrix\.result_closed"):
        house.write(house.nurse, 0, "Lama sekali")
    assert house.office.write(M, matrix_cells.put_in, [waiting.id]).value == 0
    row = house.row(house.nurse).id
    draft = house.office.write(M, matrix_cells.amend_and_put, row, "Penugasan baru").value
    assert house.skp_of(house.nurse) == draft
    assert [one.text for one in house.results(house.nurse)] == ["Lama", "Baru"]
    assert house.row(house.nurse).loose == ()
    house.write(house.nurse, 0, "Lama, lebih cepat")
    assert [one.text for one in house.results(house.nurse)] == ["Lama, lebih cepat", "Baru"]
    house.office.write(Act.CANCEL_SKP, planning_state.cancel, draft, "Tidak jadi")
    cells = house.row(house.nurse).cells
    assert [role.text for role in cells[0]] == ["Lama"]
    assert cells[0][0].in_skp
    assert not cells[1][0].in_skp


def test_when_the_amended_skp_is_set_matrix_and_roles_lean_on_it(house: House) -> None:
    house.write(house.nurse, 0, "Lama")
    old = house.row(house.nurse).cells[0][0].made_id
    for person in (house.nurse, house.head):
        house.step(person, SkpState.SET)
        key = house.skp_of(person)
        house.office.write(Act.AMEND_SKP, planning_state.amend, key, "Penugasan baru")

        def set_it(tx, skp_id: UUID) -> None:
            tx.session.get_one(Skp, skp_id).state = SkpState.SET
            previous = tx.session.get_one(Skp, skp_id).previous_id
            tx.session.get_one(Skp, previous).state = SkpState.SUPERSEDED

        house.office.write(Act.SET_SKP, set_it, house.skp_of(person))
    found = house.view()
    assert found.skp_id == house.skp_of(house.head) != house.skp
    assert found.columns[0].text == "Cakupan ANC"
    role = house.row(house.nurse).cells[0][0]
    assert role.made_id not in (None, old)
    assert house.office.read(matrix.find, found.skp_id) == house.id


def test_a_guest_stands_in_the_matrix_before_the_result_enters_his_skp(house: House) -> None:
    office = house.office
    (row,) = office.write(M, matrix_rows.add_people, house.id, [house.guest]).value
    assert house.row(house.guest).guest
    house.write(house.guest, 2, "Aplikasi stok obat siap dipakai")
    (result,) = house.results(house.guest)
    assert result.supports_id is None
    assert (result.supports_text, result.supports_indicator) == (
        "Obat tersedia",
        "Ketersediaan obat",
    )
    assert result.assigned_by == "Kepala Puskesmas"
    with pytest.raises(Refused, match=r"matrix\.person_twice"):
        office.write(M, matrix_rows.add_people, house.id, [house.guest])
    with pytest.raises(Refused, match=r"matrix\.is_leader"):
        office.write(M, matrix_rows.add_people, house.id, [house.head])
    with pytest.raises(Refused, match=r"matrix\.row_filled"):
        office.write(M, matrix_rows.remove_row, row)


def test_somebody_of_another_agency_has_a_name_and_no_skp(house: House) -> None:
    office = house.office
    with pytest.raises(Refused, match=r"matrix\.name_missing"):
        office.write(M, matrix_rows.add_name, house.id, " ", "Camat")
    row = office.write(M, matrix_rows.add_name, house.id, "Sutrisno", "Kepala Desa").value
    cell = CellText(row, house.view().columns[0].id, "Kader desa aktif")
    office.write(M, matrix_cells.write_cells, [cell])
    line = house.view().rows[-1]
    assert (line.name, line.position, line.no_skp) == ("Sutrisno", "Kepala Desa", True)
    (role,) = line.cells[0]
    assert (role.in_skp, role.outside) == (False, None)
    with pytest.raises(Refused, match=r"matrix\.head_outside"):
        office.write(M, matrix.open_team, row)
    office.write(M, matrix_rows.move_row, row, -2)
    assert house.view().rows[0].id == row


def test_the_team_head_hands_his_results_on(house: House) -> None:
    office = house.office
    head = house.row(house.team_head).id
    with pytest.raises(Refused, match=r"matrix\.head_without_results"):
        office.write(M, matrix.open_team, head)
    house.write(house.team_head, 0, "Layanan ANC cepat\nLayanan persalinan cepat")
    team = office.write(M, matrix.open_team, head).value
    assert office.write(M, matrix.open_team, head).value == team
    office.write(M, matrix.name_team, team, "Tim Kerja UKP")
    found = house.view(team)
    assert found.by_results
    assert found.parent_id == house.id
    assert [one.text for one in found.columns] == ["Layanan ANC cepat", "Layanan persalinan cepat"]
    assert [one.name for one in found.rows] == ["Rina Rahayu"]
    cell = CellText(found.rows[0].id, found.columns[1].id, "Rekam medis lengkap")
    office.write(M, matrix_cells.write_cells, [cell])
    (result,) = house.results(house.member)
    assert result.supports_text == "Layanan persalinan cepat"
    assert house.row(house.team_head).team_id == team
    # What a team works for is not deleted unasked: its column would go.
    with pytest.raises(Refused, match=r"matrix\.result_filled"):
        house.write(house.team_head, 0, "Layanan ANC cepat")
    house.write(house.team_head, 0, "Layanan ANC cepat", Removal.REMOVE)
    assert [one.text for one in house.view(team).columns] == ["Layanan ANC cepat"]
    assert house.view(team).rows[0].roles == ()


def test_links_that_are_there_already_stand_in_the_cells(
    house: House, make_person: Callable[..., UUID]
) -> None:
    office = house.office
    new = make_person(office, "Dewi Lestari", position="Apoteker", assessor=house.head)
    assert house.view().missing == (new,)
    skp = office.write(Act.CREATE_SKP, planning.create, new, 2026).value
    mine = office.write(EDIT, planning_edit.add_result, skp, text="Stok obat aman").value
    leader = office.read(planning.view, house.skp).results[1]
    office.write(EDIT, planning_edit.link_support, mine, leader.id)

    def again(tx) -> UUID:
        for entry in tx.session.scalars(sa.select(MatrixEntry)):
            tx.session.delete(entry)
        for row in matrix_rows.rows_of(tx, house.id):
            tx.session.delete(row)
        tx.session.delete(tx.session.get_one(matrix.Matrix, house.id))
        tx.session.flush()
        return matrix.create(tx, house.skp)

    house.id = office.write(M, again).value
    assert [role.made_id for role in house.row(new).cells[2]] == [mine]
    assert house.view().missing == ()


def test_a_cell_that_says_the_same_writes_nothing(house: House) -> None:
    house.write(house.nurse, 0, "Satu")
    cell = CellText(house.row(house.nurse).id, house.view().columns[0].id, "- Satu")
    assert house.office.write(M, matrix_cells.write_cells, [cell]).entry is None


def test_an_activity_gets_a_hint(house: House) -> None:
    house.write(house.nurse, 0, "Melaksanakan penyuluhan")
    (role,) = house.row(house.nurse).cells[0]
    assert role.hint is not None
    assert role.hint.code == "wording.activity"


def test_who_is_exempt_says_why_nothing_enters_an_skp(
    house: House, make_person: Callable[..., UUID]
) -> None:
    from asn_desktop.rules.status import Status

    away = next(status for status in Status if status.is_exempt)
    person = make_person(house.office, "Wahyu Hidayat", status=away)
    house.office.write(M, matrix_rows.add_people, house.id, [person])
    house.write(person, 0, "Data lengkap")
    (role,) = house.row(person).cells[0]
    assert role.outside is not None
    assert role.outside.code == "skp.exempt"


def test_a_role_elsewhere_is_no_gap(house: House) -> None:
    found = house.view()
    empty = found.rows[0]
    other = replace(empty, elsewhere=True)
    codes = [gap.finding.code for gap in replace(found, rows=(other,)).gaps()]
    assert "matrix.person_empty" not in codes


def test_start_tells_what_a_matrix_would_be_made_of(
    house: House, make_person: Callable[..., UUID]
) -> None:
    begun = house.office.read(matrix.start, house.head, 2026)
    assert (begun.matrix_id, begun.columns, begun.staff) == (house.id, 3, 2)
    none = house.office.read(matrix.start, house.nurse, 2026)
    assert (none.skp_id, none.matrix_id, none.columns, none.staff) == (None, None, 0, 0)
    skp = house.office.write(Act.CREATE_SKP, planning.create, house.nurse, 2026).value
    with pytest.raises(Refused, match=r"matrix\.no_indicators"):
        house.office.write(M, matrix.create, skp)


def test_the_origin_of_an_amended_result_is_no_loose_one(house: House) -> None:
    house.write(house.nurse, 0, "Lama")
    house.step(house.nurse, SkpState.SET)
    key = house.skp_of(house.nurse)
    house.office.write(Act.AMEND_SKP, planning_state.amend, key, "Alasan")
    assert house.row(house.nurse).loose == ()
    assert house.office.read(
        lambda tx: tx.session.scalar(sa.select(sa.func.count()).select_from(WorkResult))
    )


def test_what_was_being_typed_comes_back_after_a_crash(house: House) -> None:
    office = house.office
    cell = (house.row(house.nurse).id, house.view().columns[0].id)
    key = DraftKey("matrix_row", cell[0], str(cell[1]))
    office.write(Act.KEEP_DRAFT, drafts.keep, key, "Pasien puas\nAduan dijawab")
    (line,) = office.read(drafts.left_behind)
    assert (line.key, line.has_place) == (key, True)
    office.write(Act.TAKE_OVER_DRAFT, drafts.take_over, key)
    assert [one.text for one in house.results(house.nurse)] == ["Pasien puas", "Aduan dijawab"]
    assert office.read(drafts.left_behind) == []
