"""Work with people through the window: type, click, and read the result from the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from asn_desktop.models.people import PersonAssessor, Unit
from asn_desktop.rules.acts import Act
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.rules.people import ActingKind, AssessorProblem
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status
from asn_desktop.services import people, people_at, people_page, units
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.ui.context import Period, Selection
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.pages import PAGES
from asn_desktop.ui.people.acts import ActDialog
from asn_desktop.ui.people.add import AddPersonDialog, OutsideDialog, PositionDialog
from asn_desktop.ui.people.dialogs import (
    ActingDialog,
    AssessorDialog,
    LeaveDialog,
    MoveDialog,
    NipDialog,
    RankDialog,
    StatusDialog,
)
from asn_desktop.ui.people.page import PeoplePage
from asn_desktop.ui.people.person_page import PersonPage
from asn_desktop.ui.people.picker import PickPerson
from asn_desktop.ui.people.signing import SigningDialog
from asn_desktop.ui.people.spans import CorrectDialog
from asn_desktop.ui.people.units_panel import UnitHeadDialog, UnitNameDialog, UnitParentDialog
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.widgets.dialogs import Dialog, Question
from asn_desktop.ui.window import MainWindow, Shell
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.people import SpanKind

Make = Callable[..., UUID]
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 7, 2)
NIP = "198503122010012004"


class Desk:
    """The window with the pages of people, and what a person does in it."""

    def __init__(self, qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
        self.qtbot, self.office, self._patch = qtbot, office, monkeypatch
        self.runner = JobRunner()
        self.operations = Operations(office, self.runner)
        self.bugs: list[BaseException] = []
        self.operations.bug.connect(self.bugs.append)
        selection = Selection((2026,), lambda _year: [Period("TW2", "Triwulan II")], 2026, "TW2")
        pages = [spec for spec in PAGES if spec.key in ("people", "person")]
        shell = Shell(office_name="Kecamatan Uji")
        self.window = MainWindow(shell, self.operations, selection, pages)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.open("people")
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def page(self) -> PeoplePage:
        page = self.window.page("people")
        assert isinstance(page, PeoplePage)
        return page

    def person(self, person_id: UUID) -> PersonPage:
        self.window.open("person", person=person_id)
        self.settle()
        page = self.window.page("person")
        assert isinstance(page, PersonPage)
        return page

    def settle(self) -> None:
        self.runner.wait_idle()
        QApplication.processEvents()
        self.runner.wait_idle()
        QApplication.processEvents()
        assert self.bugs == []

    def type(self, line: QLineEdit, words: str) -> None:
        line.selectAll()
        self.qtbot.keyClicks(line, words)

    def press(self, button: Any) -> None:
        self.qtbot.mouseClick(button, LEFT)

    def answer(self, *steps: Callable[[Any], None]) -> list[type[QDialog]]:
        """Do one step in each dialog that opens from now on; returns which ones came."""
        waiting, came = list(steps), []

        def run(dialog: QDialog) -> int:
            came.append(type(dialog))
            dialog.show()
            waiting.pop(0)(dialog)
            self.settle()
            dialog.hide()
            self.window.activateWindow()
            self.qtbot.waitUntil(self.window.isActiveWindow)
            return dialog.result()

        self._patch.setattr(QDialog, "exec", run)
        return came

    def submit(self, dialog: Any) -> None:
        assert dialog.main.isEnabled()
        self.press(dialog.main)
        self.settle()

    def labels(self, panel: Any) -> list[str]:
        return [row.name for row in panel.model.rows]


@pytest.fixture
def desk(
    qtbot: QtBot, theme: Theme, sqlite_office: Office, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    made = Desk(qtbot, sqlite_office, monkeypatch)
    yield made
    made.settle()
    made.runner.shutdown()


@pytest.fixture
def office(sqlite_office: Office, make_person: Make) -> dict[str, UUID]:
    camat = make_person(sqlite_office, "Darmawan Lukman, S.E.", position="Camat", heads=True)
    kasi = make_person(
        sqlite_office,
        "Slamet Hartono, S.IP.",
        position="Kepala Seksi Pelayanan Umum",
        unit="Seksi Pelayanan",
        heads=True,
        assessor=camat,
    )
    found = {"camat": camat, "kasi": kasi}
    for name in ("Nur Ratna Purnomo, M.M.", "Farida Tingang", "Eka O'Brien"):
        found[name.split()[0].lower()] = make_person(
            sqlite_office, name, unit="Seksi Pelayanan", assessor=kasi
        )
    top = next(iter(sqlite_office.read(units.unit_tree)))
    section = next(u for u in sqlite_office.read(units.unit_tree) if u.name == "Seksi Pelayanan")
    sqlite_office.write(Act.EDIT_UNIT, units.move_unit, section.id, top.id)
    return found


def test_typing_finds_people_and_ticked_ones_get_another_assessor(
    office: dict[str, UUID], desk: Desk
) -> None:
    panel = desk.page.panel
    assert len(panel.model.rows) == 5
    desk.qtbot.keyClick(desk.window, Key.Key_F, CTRL)
    desk.type(panel.filter, "pelayanan data")
    assert desk.labels(panel) == ["Eka O'Brien", "Farida Tingang", "Nur Ratna Purnomo, M.M."]
    desk.qtbot.keyClick(panel.filter, Key.Key_Down)
    desk.qtbot.keyClick(panel.table, Key.Key_Space)
    desk.qtbot.keyClick(panel.table, Key.Key_Space)
    assert panel.count_line.text() == "2 dipilih"

    def change(dialog: AssessorDialog) -> None:
        assert not dialog.answer.isEnabled()
        desk.type(dialog.picker.line, "farida")
        assert "dirinya sendiri" in dialog.form.banner.label.text()
        assert not dialog.answer.isEnabled()
        desk.type(dialog.picker.line, "camat")
        desk.type(dialog.since.line, "1-6-2026")
        assert dialog.answer.text() == "Ganti atasan 2 orang"
        desk.submit(dialog)

    came = desk.answer(change)
    desk.press(panel.action_buttons[0])
    assert came == [AssessorDialog]
    for name in ("eka", "farida"):
        assert desk.office.read(people_at.assessor_on, office[name], TODAY) == office["camat"]
        assert (
            desk.office.read(people_at.assessor_on, office[name], date(2026, 5, 31))
            == (office["kasi"])
        )
    assert desk.office.read(people_at.assessor_on, office["nur"], TODAY) == office["kasi"]


def test_a_circle_is_told_before_it_is_tried(office: dict[str, UUID], desk: Desk) -> None:
    def look(dialog: AssessorDialog) -> None:
        desk.type(dialog.picker.line, "nur ratna")
        assert "tidak bisa dinilai" in dialog.form.banner.label.text()
        assert not dialog.answer.isEnabled()

    came = desk.answer(look)
    desk.page.change_assessor([office["camat"]])
    assert came == [AssessorDialog]


def test_the_tree_narrows_the_list_and_is_edited(office: dict[str, UUID], desk: Desk) -> None:
    page = desk.page
    section = next(node for node in page.units.nodes if node.name == "Seksi Pelayanan")
    page.units.choose(section.id)
    assert len(page.panel.model.rows) == 4

    def name(dialog: UnitNameDialog) -> None:
        desk.type(dialog.name.line, "Loket")
        desk.submit(dialog)

    def taken(dialog: UnitNameDialog) -> None:
        desk.type(dialog.name.line, "loket")
        desk.press(dialog.main)
        desk.settle()
        assert "sudah ada" in dialog.name.message.text()
        desk.type(dialog.name.line, "Arsip")
        desk.submit(dialog)

    came = desk.answer(name, taken)
    desk.press(page.units.add_button)
    page.units.choose(section.id)
    desk.press(page.units.add_button)
    assert came == [UnitNameDialog, UnitNameDialog]
    assert [(n.depth, n.name) for n in desk.office.read(units.unit_tree)] == [
        (0, "Kecamatan Mulyorejo"),
        (1, "Seksi Pelayanan"),
        (2, "Arsip"),
        (2, "Loket"),
    ]

    def below(dialog: UnitParentDialog) -> None:
        desk.type(dialog.parent_field.line, "Loket")
        desk.press(dialog.main)
        desk.settle()
        assert "bagian dari" in dialog.form.banner.label.text()

    def head(dialog: UnitHeadDialog) -> None:
        dialog.head.put(office["nur"])
        desk.type(dialog.since.line, "1 Juni 2026")
        desk.submit(dialog)

    page.units.choose(section.id)
    came = desk.answer(below, head)
    menu = page.units.menu()
    by_words = {action.text(): action for action in menu.actions()}
    by_words["Pindahkan ke bawah unit lain…"].trigger()
    by_words["Tetapkan kepala unit…"].trigger()
    assert came == [UnitParentDialog, UnitHeadDialog]
    assert desk.office.read(people.person_row, office["nur"]).heads
    assert not desk.office.read(people.person_row, office["kasi"]).heads


def test_a_person_is_added_and_a_wrong_nip_stands_at_its_field(
    office: dict[str, UUID], desk: Desk
) -> None:
    taken = desk.office.read(people.person_row, office["nur"]).nip or ""

    def add(dialog: AddPersonDialog) -> None:
        desk.type(dialog.name.line, "Siti Aminah, S.E.")
        desk.type(dialog.nip.line, "19850312")
        assert dialog.nip.message.text() == "8 dari 18 angka"
        desk.type(dialog.nip.line, taken)
        desk.type(dialog.position.line, "Penata Layanan")
        desk.type(dialog.unit.line, "Seksi Pelayanan")
        dialog.rank.put(Rank.III_C)
        desk.press(dialog.main)
        desk.settle()
        assert "sudah dipakai Nur Ratna" in dialog.nip.message.text()
        desk.type(dialog.nip.line, "19850312 202421 2 004")
        assert "12 Maret 1985, perempuan, PPPK" in dialog.nip.message.text()
        assert dialog.kind.value() is EmployeeKind.PPPK
        desk.press(dialog.pick)
        desk.submit(dialog)

    def pick(dialog: PickPerson) -> None:
        desk.type(dialog.picker.line, "slamet")
        desk.qtbot.keyClick(dialog.picker.line, Key.Key_Return)

    came = desk.answer(add, pick)
    desk.press(desk.page.main_button)
    assert came == [AddPersonDialog, PickPerson]
    found = desk.office.read(people.person_by_nip, "198503122024212004")
    assert found is not None
    row = desk.office.read(people.person_row, found)
    assert (row.name, row.unit, row.assessor) == (
        "Siti Aminah, S.E.",
        "Seksi Pelayanan",
        "Slamet Hartono, S.IP.",
    )
    assert "Siti Aminah, S.E." in desk.labels(desk.page.panel)


def test_identity_saves_itself_when_a_field_is_left(office: dict[str, UUID], desk: Desk) -> None:
    page = desk.person(office["nur"])
    assert page.header.title == "Nur Ratna Purnomo, M.M."
    name = page.form.fields["name"].editor
    assert isinstance(name, QLineEdit)
    name.setFocus()
    desk.type(name, "Nur Ratna Purnomo, M.Si.")
    desk.qtbot.keyClick(name, Key.Key_Tab)
    desk.settle()
    assert desk.office.read(people.person_row, office["nur"]).name == "Nur Ratna Purnomo, M.Si."
    assert page.header.title == "Nur Ratna Purnomo, M.Si."
    desk.type(name, " ")
    desk.qtbot.keyClick(name, Key.Key_Return)
    desk.settle()
    assert page.form.fields["name"].message.text() == "Nama belum diisi."
    assert name.text() == "Nur Ratna Purnomo, M.Si."
    desk.window.open("people")
    assert "Nur Ratna Purnomo, M.Si." in desk.labels(desk.page.panel)


def dated(desk: Desk, person: UUID, kind: SpanKind) -> list[tuple[str, date | None, date | None]]:
    found = desk.office.read(people_page.person_page, person).spans[kind]
    return [(span.text, span.since, span.until) for span in found]


def test_everything_dated_is_added_through_its_dialog(office: dict[str, UUID], desk: Desk) -> None:
    nur = office["nur"]
    page = desk.person(nur)
    june = date(2026, 6, 1)

    def move(dialog: MoveDialog) -> None:
        desk.press(dialog.main)  # nothing changed yet
        desk.settle()
        assert "sudah begitu" in dialog.form.banner.label.text()
        desk.type(dialog.since.line, "1/6/2026")
        desk.type(dialog.unit.line, "Kecamatan Mulyorejo")
        dialog.keep.combo.setCurrentIndex(1)
        dialog.keep.changed.emit()
        desk.type(dialog.picker.line, "camat")
        desk.submit(dialog)

    def rank(dialog: RankDialog) -> None:
        dialog.rank.put(Rank.III_D)
        desk.type(dialog.since.line, "1 April 2026")
        desk.submit(dialog)

    def nip(dialog: NipDialog) -> None:
        desk.type(dialog.nip.line, NIP)
        desk.type(dialog.since.line, "1 Mei 2026")
        desk.submit(dialog)

    def status(dialog: StatusDialog) -> None:
        dialog.status.put(Status.UNPAID_LEAVE)
        desk.type(dialog.since.line, "1 Juni 2026")
        desk.type(dialog.last.line, "1 Mei 2026")
        desk.press(dialog.main)
        desk.settle()
        assert "lebih awal" in dialog.last.message.text()
        desk.type(dialog.last.line, "31 Agustus 2026")
        desk.submit(dialog)

    def acting(dialog: ActingDialog) -> None:
        dialog.kind.put(ActingKind.PLH)
        desk.type(dialog.position.line, "Lurah")
        desk.type(dialog.first.line, "1 Juni 2026")
        desk.type(dialog.last.line, "31 Juli 2026")
        desk.submit(dialog)

    def signing(dialog: SigningDialog) -> None:
        assert not dialog.answer.isEnabled()
        desk.type(dialog.picker.line, "camat")
        desk.type(dialog.first.line, "1 Juni 2026")
        desk.type(dialog.last.line, "30 Juni 2026")
        desk.type(dialog.decree.line, "800/12/2026")
        desk.submit(dialog)

    came = desk.answer(move, rank, nip, status, acting, signing)
    for kind in (
        SpanKind.PLACEMENT, SpanKind.RANK, SpanKind.NIP, SpanKind.STATUS, SpanKind.ACTING,
        SpanKind.SIGNING,
    ):  # fmt: skip
        desk.press(page.cards[kind].add_button)
    assert came == [MoveDialog, RankDialog, NipDialog, StatusDialog, ActingDialog, SigningDialog]
    assert dated(desk, nur, SpanKind.SIGNING) == [("Darmawan Lukman, S.E.", june, date(2026, 7, 1))]
    assert page.cards[SpanKind.SIGNING].rows[0].line.detail == "800/12/2026"
    assert dated(desk, nur, SpanKind.PLACEMENT)[0] == ("Pengelola Data", june, None)
    assert dated(desk, nur, SpanKind.ASSESSOR)[0] == ("Darmawan Lukman, S.E.", june, None)
    assert dated(desk, nur, SpanKind.RANK)[0][1] == date(2026, 4, 1)
    assert dated(desk, nur, SpanKind.NIP)[0] == ("19850312 201001 2 004", date(2026, 5, 1), None)
    assert dated(desk, nur, SpanKind.STATUS) == [
        ("Cuti di luar tanggungan negara", june, date(2026, 9, 1))
    ]
    assert dated(desk, nur, SpanKind.ACTING) == [("Plh. Lurah", june, date(2026, 8, 1))]
    assert [row.line.text for row in page.cards[SpanKind.ACTING].rows] == ["Plh. Lurah"]


def test_a_line_is_corrected_or_taken_back(office: dict[str, UUID], desk: Desk) -> None:
    nur = office["nur"]
    page = desk.person(nur)

    def correct(dialog: CorrectDialog) -> None:
        desk.type(dialog.since.line, "1 Januari 2024")
        desk.submit(dialog)

    def remove(dialog: CorrectDialog) -> None:
        dialog._remove()

    came = desk.answer(correct, remove, Dialog.accept)
    desk.qtbot.keyClick(page.cards[SpanKind.RANK].rows[0], Key.Key_Return)
    desk.settle()
    assert dated(desk, nur, SpanKind.RANK) == [("Penata (III/c)", date(2024, 1, 1), None)]
    desk.press(page.cards[SpanKind.RANK].rows[0])
    desk.settle()
    assert came == [CorrectDialog, CorrectDialog, Question]
    assert dated(desk, nur, SpanKind.RANK) == []
    assert page.cards[SpanKind.RANK].rows == []
    page.chips.choose("history")
    assert "Pangkat dicabut: Penata (III/c)" in page.history.sentences
    assert page.history.sentences[0] == "Pangkat diubah"


def test_who_leaves_is_gone_from_the_list_but_not_from_the_data(
    office: dict[str, UUID], desk: Desk
) -> None:
    page = desk.person(office["kasi"])

    def leave(dialog: LeaveDialog) -> None:
        dialog.status.put(Status.RETIRED)
        desk.submit(dialog)

    came = desk.answer(leave)
    desk.press(page.leave_button)
    assert came == [LeaveDialog]
    desk.window.open("people")
    assert "Slamet Hartono, S.IP." not in desk.labels(desk.page.panel)
    desk.page.panel.set_filter("status", people.LEFT)
    assert desk.labels(desk.page.panel) == ["Slamet Hartono, S.IP."]
    desk.page.chips.choose("no_assessor")
    assert len(desk.page.without_panel.model.rows) == 4  # his three, and the camat
    page = desk.person(office["kasi"])
    page.chips.choose("staff")
    assert len(page.staff_panel.model.rows) == 3

    def replace(dialog: AssessorDialog) -> None:
        desk.type(dialog.picker.line, "darmawan")
        desk.submit(dialog)

    desk.answer(replace)
    page.staff_panel.table.setFocus()
    desk.qtbot.keyClick(page.staff_panel.table, Key.Key_A, CTRL)
    desk.press(page.staff_panel.action_buttons[0])
    assert desk.office.read(people_at.assessor_on, office["eka"], TODAY) == office["camat"]


def test_one_key_links_who_the_file_meant(
    office: dict[str, UUID], desk: Desk, make_person: Make
) -> None:
    lost = [make_person(desk.office, f"Aaa {n}") for n in range(2)]

    def unlink(tx: Tx) -> None:
        for person, text in zip(lost, ("SLAMET HARTONO", "Camat"), strict=True):
            row = PersonAssessor(person_id=person, written=text, problem=AssessorProblem.IS_A_POST)
            tx.session.add(row)

    desk.office.write(Act.IMPORT_ROSTER, unlink)
    desk.window.open("people", view="no_assessor")
    panel = desk.page.without_panel
    assert desk.labels(panel) == ["Aaa 0", "Aaa 1", "Darmawan Lukman, S.E."]
    panel.table.show_row(0)
    panel.table.setFocus()
    assert [button.text() for button in desk.page.candidates.buttons] == ["Slamet Hartono, S.IP."]
    desk.qtbot.keyClick(panel.table, Key.Key_1)
    desk.settle()
    assert desk.office.read(people_at.assessor_on, lost[0], date(2020, 1, 1)) == office["kasi"]
    assert panel.model.rows[panel.table.currentIndex().row()].name == "Aaa 1"
    assert [b.text() for b in desk.page.candidates.buttons] == ["Darmawan Lukman, S.E."]
    desk.press(desk.page.candidates.buttons[0])
    desk.settle()
    assert desk.office.read(people_at.assessor_on, lost[1], TODAY) == office["camat"]
    assert desk.labels(panel) == ["Darmawan Lukman, S.E."]

    def outside(dialog: OutsideDialog) -> None:
        desk.type(dialog.form.fields["name"].line, "H. Bupati")
        desk.type(dialog.form.fields["title"].line, "Bupati")
        desk.submit(dialog)

    def pick(dialog: PickPerson) -> None:
        desk.type(dialog.picker.line, "bupati")
        desk.press(dialog.main)

    came = desk.answer(outside, pick)
    desk.page.chips.choose("outside")
    desk.press(desk.page.main_button)
    assert desk.labels(desk.page.outside_panel) == ["H. Bupati"]
    desk.page.chips.choose("no_assessor")
    panel.table.setFocus()
    desk.qtbot.keyClick(panel.table, Key.Key_P)
    desk.settle()
    assert came == [OutsideDialog, PickPerson]
    assert desk.office.read(people.person_row, office["camat"]).assessor == "H. Bupati"
    assert panel.model.rowCount() == 0


def test_an_assessor_outside_is_added_and_linked_in_one_step(
    office: dict[str, UUID], desk: Desk
) -> None:
    def write(tx: Tx) -> None:
        row = PersonAssessor(
            person_id=office["camat"],
            written="Sekretaris Daerah",
            problem=AssessorProblem.IS_A_POST,
        )
        tx.session.add(row)

    desk.office.write(Act.IMPORT_ROSTER, write)

    def outside(dialog: OutsideDialog) -> None:
        assert dialog.form.fields["title"].value() == "Sekretaris Daerah"
        desk.type(dialog.form.fields["name"].line, "H. Sekda")
        desk.submit(dialog)

    came = desk.answer(outside)
    desk.window.open("people", view="no_assessor")
    panel = desk.page.without_panel
    desk.qtbot.keyClick(panel.table, Key.Key_L)
    desk.settle()
    assert came == [OutsideDialog]
    assert desk.office.read(people.person_row, office["camat"]).assessor == "H. Sekda"
    assert panel.model.rowCount() == 0


def test_a_position_is_changed_in_its_list(office: dict[str, UUID], desk: Desk) -> None:
    def change(dialog: PositionDialog) -> None:
        desk.type(dialog.name.line, "Camat Uji")
        desk.submit(dialog)

    desk.page.chips.choose("positions")
    panel = desk.page.positions_panel
    came = desk.answer(change)
    panel.table.show_row(0)
    desk.qtbot.keyClick(panel.table, Key.Key_Return)
    assert came == [PositionDialog]
    assert desk.office.read(people.person_row, office["camat"]).position == "Camat Uji"
    assert desk.labels(panel)[0] == "Camat Uji"


def test_a_position_that_nobody_holds_is_removed(
    office: dict[str, UUID], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.office.write(Act.EDIT_POSITION, units.add_position, "Aaa")
    monkeypatch.setattr(Question, "ask", lambda *_args, **_named: True)

    def remove(dialog: PositionDialog) -> None:
        desk.press(dialog.remove)
        desk.settle()

    def refused(dialog: PositionDialog) -> None:
        remove(dialog)
        assert "tidak bisa dihapus" in dialog.form.banner.label.text()
        dialog.reject()

    def names() -> list[str]:
        return [row.name for row in desk.office.read(units.list_positions, ListQuery()).rows]

    desk.page.chips.choose("positions")
    panel = desk.page.positions_panel
    came = desk.answer(remove, refused)
    for _time in range(2):
        panel.table.show_row(0)
        desk.qtbot.keyClick(panel.table, Key.Key_Return)
        desk.settle()
    assert came == [PositionDialog, PositionDialog]
    assert "Aaa" not in names()
    assert "Camat" in names()


def test_the_list_is_saved_as_it_stands(
    office: dict[str, UUID], desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "pegawai.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    desk.type(desk.page.panel.filter, "ratna")
    desk.press(desk.page.panel.save_button)
    desk.settle()
    rows = list(openpyxl.load_workbook(target).active.iter_rows(values_only=True))
    nip = desk.office.read(people.person_row, office["nur"]).nip
    assert rows[0][:3] == ("Nama", "NIP", "Gol.")
    assert rows[1][:3] == ("Nur Ratna Purnomo, M.M.", nip, "III/c")
    assert len(rows) == 2


def test_the_window_finds_a_unit_from_elsewhere_and_esc_goes_back(
    office: dict[str, UUID], desk: Desk
) -> None:
    def find(tx: ReadTx) -> UUID:
        return tx.session.query(Unit).filter_by(name="Seksi Pelayanan").one().id

    desk.window.open("people", unit=desk.office.read(find))
    assert len(desk.page.panel.model.rows) == 4
    desk.page.panel.table.setFocus()
    desk.qtbot.keyClick(desk.page.panel.table, Key.Key_Escape)
    assert len(desk.page.panel.model.rows) == 5
    assert desk.window.current == "people"


def test_chosen_people_go_to_the_print_desk(
    office: dict[str, UUID], desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[str, dict[str, Any]]] = []
    page, person = desk.page, desk.person(office["nur"])
    assert person.focusWidget() is person.cards[SpanKind.PLACEMENT].rows[0]
    monkeypatch.setattr(desk.window, "open", lambda to, **target: sent.append((to, target)))
    assert person.print_selection()
    page.panel.choose([office["eka"], office["nur"]])
    assert page.print_selection()
    assert sent == [
        ("printing", {"people": (office["nur"],)}),
        ("printing", {"people": (office["eka"], office["nur"])}),
    ]


def test_an_empty_office_offers_both_ways_in(desk: Desk) -> None:
    words = [button.text() for button in desk.page.panel.empty.buttons]
    assert words == ["Masukkan dari berkas…", "Tambah satu per satu…"]


def test_every_dialog_names_its_act(office: dict[str, UUID], desk: Desk) -> None:
    view = desk.office.read(people_page.person_page, office["nur"])
    context = desk.window.context
    made: list[ActDialog] = [
        kind(desk.window, context, view)
        for kind in (MoveDialog, RankDialog, NipDialog, StatusDialog, LeaveDialog, ActingDialog)
    ]
    for dialog in made:
        assert dialog.answer.text()
        assert dialog.heading.text()
        dialog.deleteLater()
