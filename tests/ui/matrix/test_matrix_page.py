"""The grid of the role matrix with real keys: typing makes results, gaps are shown, teams open."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog

from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import matrix_cells, planning, planning_edit
from asn_desktop.services.matrix_cells import CellText
from asn_desktop.services.planning_edit import IndicatorField
from asn_desktop.ui.matrix.add_person import AddPerson, NewRow
from asn_desktop.ui.matrix.delegate import pieces_of
from asn_desktop.ui.planning.family import FamilyDialog
from asn_desktop.ui.states import State
from asn_desktop.ui.widgets.dialogs import Selectable, TextQuestion

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def words(desk) -> str:
    label = desk.page.footer.message.label
    assert not desk.page.footer.message.isHidden()
    return label.text()


def test_the_first_step_is_explained_and_makes_the_matrix(desk) -> None:
    desk.window.open("matrix", skp=desk.skp)
    desk.settle()
    assert desk.page.empty is not None
    assert "dr. Bambang" in desk.page.empty.words.text()
    focus = QApplication.focusWidget()
    assert focus is desk.page.empty.buttons[0]
    desk.press(Key.Key_Return)
    assert desk.page.shown is not None
    assert QApplication.focusWidget() is desk.page.grid.table
    assert words(desk) == "3 kolom belum diambil  ·  2 pegawai tanpa peran"
    assert desk.page.grid.people.isColumnHidden(2)
    assert not desk.page.grid.people.isColumnHidden(1)
    assert desk.page.grid.table.isColumnHidden(0)


def test_who_has_no_skp_is_led_to_it(desk) -> None:
    desk.window.open("matrix", person=desk.nurse)
    desk.settle()
    assert desk.page.empty is not None
    assert "belum punya SKP 2026" in desk.page.empty.words.text()
    assert not desk.page.print_selection()
    desk.page.empty.buttons[0].click()
    desk.settle()
    assert "SKP 2026" in desk.window.page("skp").header.title


def test_typing_makes_results_and_enter_goes_down(desk) -> None:
    desk.make()
    desk.stand(desk.team, 0)
    desk.type("Layanan ANC cepat")
    desk.press(Key.Key_Return, ALT)
    desk.type("Layanan persalinan cepat")
    desk.press(Key.Key_Return)
    assert [one.text for one in desk.results(desk.team)] == [
        "Layanan ANC cepat",
        "Layanan persalinan cepat",
    ]
    grid = desk.page.grid
    assert grid.line_here().person_id == desk.nurse
    assert words(desk) == "2 kolom belum diambil  ·  1 pegawai tanpa peran"
    desk.type("Pasien puas")
    desk.press(Key.Key_Tab)
    assert (grid.line_here().person_id, grid.table.currentIndex().column()) == (desk.nurse, 3)
    desk.press(Key.Key_Left)
    desk.press(Key.Key_F2)
    desk.type(" dan sehat")
    desk.press(Key.Key_Escape)
    assert [one.text for one in desk.results(desk.nurse)] == ["Pasien puas"]
    desk.press(Key.Key_F2)
    desk.type(" sekali")
    desk.press(Key.Key_Return)
    assert [one.text for one in desk.results(desk.nurse)] == ["Pasien puas sekali"]
    desk.press(Key.Key_Z, CTRL)
    assert [one.text for one in desk.results(desk.nurse)] == ["Pasien puas"]
    shown = grid.model.index(1, 2)
    assert grid.model.text(shown) == "Pasien puas"


def test_a_block_from_excel_fills_the_cells(desk) -> None:
    desk.make()
    desk.stand(desk.team, 0)
    QGuiApplication.clipboard().setText('"- Satu\n- Dua"\tTiga\n\tEmpat\tLima\tDi luar\n')
    desk.press(Key.Key_V, CTRL)
    assert [one.text for one in desk.results(desk.team)] == ["Satu", "Dua", "Tiga"]
    assert [one.text for one in desk.results(desk.nurse)] == ["Empat", "Lima"]
    desk.stand(desk.team, 0)
    grid = desk.page.grid
    desk.qtbot.keyClick(grid.table, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    desk.press(Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == '"Satu\nDua"\tTiga'
    desk.press(Key.Key_Delete)
    assert desk.results(desk.team) == ()
    QGuiApplication.clipboard().setText("Baris satu\nBaris dua")
    desk.stand(desk.nurse, 0)
    desk.press(Key.Key_V, CTRL)
    assert [one.text for one in desk.row(desk.nurse).cells[0]] == ["Baris satu", "Baris dua"]


@pytest.mark.parametrize(("answer", "left"), [(0, []), (1, ["Satu"]), (None, ["Satu"])])
def test_deleting_asks_when_there_are_indicators(
    desk, monkeypatch: pytest.MonkeyPatch, answer: int | None, left: list[str]
) -> None:
    desk.make()
    desk.stand(desk.nurse, 0)
    desk.type("Satu")
    desk.press(Key.Key_Return)
    indicator = desk.results(desk.nurse)[0].indicators[0].id
    desk.office.write(
        Act.EDIT_SKP, planning_edit.change_indicator, indicator, IndicatorField.TEXT, "Jumlah"
    )
    asked: list[str] = []

    def ask(_parent, _title: str, text: str, _answers) -> int | None:
        asked.append(text)
        return answer

    monkeypatch.setattr(Selectable, "ask", ask)
    desk.stand(desk.nurse, 0)
    desk.press(Key.Key_Delete)
    assert len(asked) == 1
    assert "sudah punya indikator" in asked[0]
    assert [one.text for one in desk.results(desk.nurse)] == left
    assert bool(desk.row(desk.nurse).roles) == (answer is None)
    if answer == 1:
        assert words(desk).endswith("1 pegawai punya hasil di luar matriks")
        pieces = pieces_of(desk.page.grid.model, desk.page.grid.model.index(1, 0))
        assert pieces[-1].text == "1 hasil di luar matriks"


def test_a_waiting_role_is_put_in_by_amending(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.make()
    desk.stand(desk.nurse, 0)
    desk.type("Lama")
    desk.press(Key.Key_Return)
    desk.set_state(desk.nurse, SkpState.SET)
    desk.stand(desk.nurse, 1)
    desk.type("Baru")
    desk.press(Key.Key_Return)
    desk.stand(desk.nurse, 1)
    assert words(desk) == "Belum masuk SKP: SKP Budi Santoso, A.Md.Kep. sudah ditetapkan."
    pieces = pieces_of(desk.page.grid.model, desk.page.grid.table.currentIndex())
    assert [(one.text, one.state) for one in pieces] == [
        ("Baru", State.ACTION),
        ("belum masuk SKP", None),
    ]
    monkeypatch.setattr(TextQuestion, "ask", lambda *_args, **_kw: "Penugasan baru")
    desk.page.footer.message.button.click()
    desk.settle()
    assert [one.text for one in desk.results(desk.nurse)] == ["Lama", "Baru"]
    assert desk.row(desk.nurse).cells[1][0].in_skp
    desk.set_state(desk.nurse, SkpState.SUBMITTED)
    desk.stand(desk.nurse, 0)
    desk.press(Key.Key_F2)
    desk.type("!")
    desk.press(Key.Key_Return)
    assert "sudah diajukan" in words(desk)
    assert desk.page.grid.model.text(desk.page.grid.model.index(1, 2)) == "Lama"


def test_f8_goes_from_gap_to_gap(desk) -> None:
    desk.make()
    grid = desk.page.grid
    places = []
    for _ in range(5):
        desk.press(Key.Key_F8)
        places.append((grid.table.currentIndex().row(), grid.table.currentIndex().column() - 2))
    assert places[:3] == [(0, 0), (0, 1), (0, 2)]
    assert [row for row, _column in places[3:]] == [0, 1]
    assert words(desk) == "Budi Santoso, A.Md.Kep. belum punya peran."


def test_people_are_added_moved_and_taken_out(
    desk, monkeypatch: pytest.MonkeyPatch, make_person
) -> None:
    desk.make()
    answers = [NewRow(person_id=desk.guest), NewRow(name="Sutrisno", position="Kepala Desa"), None]
    monkeypatch.setattr(AddPerson, "ask", lambda *_args, **_kw: answers.pop(0))
    for _ in range(3):
        desk.page.add_person()
        desk.settle()
    assert [row.name for row in desk.view().rows][2:] == ["Joko Susilo, S.Kom.", "Sutrisno"]
    desk.stand(desk.guest, 0)
    desk.press(Key.Key_Up, ALT)
    assert [row.name for row in desk.view().rows][1] == "Joko Susilo, S.Kom."
    assert desk.page.grid.line_here().person_id == desk.guest
    desk.type("Aplikasi siap")
    desk.press(Key.Key_Return)
    desk.stand(desk.guest, 0)
    desk.press(Key.Key_Delete, CTRL)
    assert "masih punya 1 peran" in words(desk)
    desk.press(Key.Key_Delete)
    desk.press(Key.Key_Delete, CTRL)
    assert len(desk.view().rows) == 3
    make_person(desk.office, "Dewi Lestari", position="Apoteker", assessor=desk.head)
    desk.page.refresh()
    desk.settle()
    assert desk.page.strip.missing.text() == "Tambahkan 1 pegawai baru"
    desk.page.strip.missing.click()
    desk.settle()
    assert desk.view().rows[-1].name == "Dewi Lestari"
    assert desk.page.strip.missing.isHidden()


def test_the_dialog_takes_a_person_or_a_name(
    desk, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    desk.make()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, AddPerson)
        assert not dialog.answer.isEnabled()
        dialog.picker.line.setText("joko")
        assert dialog.answer.isEnabled()
        dialog.accept()

    answers(choose)
    found = AddPerson.ask(desk.page, desk.window.operations)
    assert found == NewRow(person_id=desk.guest)

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, AddPerson)
        dialog.name.line.setText("Sutrisno")
        dialog.position.line.setText("Kepala Desa")
        dialog.accept()

    answers(write)
    found = AddPerson.ask(desk.page, desk.window.operations)
    assert found == NewRow(name="Sutrisno", position="Kepala Desa")
    answers(lambda dialog: dialog.reject())
    assert AddPerson.ask(desk.page, desk.window.operations) is None


def test_the_team_has_a_matrix_of_its_own(desk) -> None:
    key = desk.make()
    desk.stand(desk.team, 0)
    desk.page.strip.team.click()
    desk.settle()
    assert "belum punya rencana hasil kerja" in words(desk)
    desk.type("Layanan ANC cepat")
    desk.press(Key.Key_Return)
    desk.stand(desk.team, 0)
    desk.page.strip.team.click()
    desk.settle()
    page = desk.page
    assert page.shown is not None
    assert page.shown.parent_id == key
    assert page.header.title == "Matriks tim 2026 · drg. Ayu Kartika"
    page.strip.name.setFocus()
    desk.type("Tim Kerja UKP")
    desk.press(Key.Key_Return)
    assert desk.view().team == "Tim Kerja UKP"
    page.grid.table.setFocus()
    desk.type("Register lengkap")
    desk.press(Key.Key_Return)
    assert [one.text for one in desk.results(desk.midwife)] == ["Register lengkap"]
    page.strip.up.click()
    desk.settle()
    assert page.shown.id == key
    menu = page.make_menu()
    assert menu is not None
    texts = [action.text() for action in menu.actions()]
    assert texts[:2] == ["Ketua tim", "Matriks tim…"]
    assert menu.actions()[0].isChecked()
    menu.actions()[0].trigger()
    desk.settle()
    assert not desk.row(desk.team).heads_team
    menu.deleteLater()


def test_a_result_outside_the_matrix_is_placed_from_the_menu(desk) -> None:
    desk.make()
    desk.stand(desk.nurse, 0)
    desk.type("Satu")
    desk.press(Key.Key_Return)
    skp = desk.row(desk.nurse).skp_id
    desk.window.operations.write(Act.EDIT_SKP, planning_edit.add_result, skp)
    desk.settle()
    extra = desk.results(desk.nurse)[1].id
    field = planning_edit.ResultField.TEXT
    desk.window.operations.write(
        Act.EDIT_SKP, planning_edit.change_result, extra, field, "Dua & tiga"
    )
    desk.settle()
    desk.stand(desk.nurse, 2)
    menu = desk.page.make_menu()
    assert menu is not None
    (place,) = [one.menu() for one in menu.actions() if one.menu() is not None]
    assert [one.text() for one in place.actions()] == ["Dua && tiga"]
    place.actions()[0].trigger()
    desk.settle()
    menu.deleteLater()
    assert desk.row(desk.nurse).cells[2][0].made_id == extra


def test_the_page_follows_the_skp_and_prints(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.make()
    desk.stand(desk.nurse, 0)
    desk.type("Satu")
    desk.press(Key.Key_Return)
    result = desk.results(desk.nurse)[0].id
    field = planning_edit.ResultField.TEXT
    desk.window.operations.write(
        Act.EDIT_SKP, planning_edit.change_result, result, field, "Satu lebih cepat"
    )
    desk.settle()
    assert desk.page.grid.model.text(desk.page.grid.model.index(1, 2)) == "Satu lebih cepat"
    opened: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(desk.window, "open", lambda page, **target: opened.append((page, target)))
    desk.page.print_selection()
    assert opened == [("printing", {"people": (desk.head,), "forms": ("A.1.5",)})]


def test_what_is_typed_is_kept_when_the_matrix_changes_meanwhile(desk) -> None:
    desk.make()
    desk.stand(desk.nurse, 0)
    desk.type("Sedang diket")
    cell = CellText(desk.row(desk.team).id, desk.view().columns[1].id, "Dari tempat lain")
    desk.window.operations.write(Act.EDIT_MATRIX, matrix_cells.write_cells, (cell,))
    desk.settle()
    editor = desk.page.grid.open_editor()
    assert editor is not None
    assert editor.toPlainText() == "Sedang diket"
    assert editor.property("draft").startswith("matrix_row/")
    desk.press(Key.Key_Return)
    assert desk.page.grid.model.text(desk.page.grid.model.index(1, 2)) == "Sedang diket"
    assert desk.page.grid.model.text(desk.page.grid.model.index(0, 3)) == "Dari tempat lain"


def test_the_ways_in_stand_beside_a_leaders_skp_and_in_the_list(desk) -> None:
    desk.window.open("skp", skp=desk.skp)
    desk.settle()
    strip = desk.window.page("skp").strip
    assert not strip.matrix.isHidden()
    strip.strategy.click()
    desk.settle()
    assert desk.window.current == "strategy"
    desk.window.open("skp", skp=desk.skp)
    desk.settle()
    strip.matrix.click()
    desk.settle()
    assert desk.window.current == "matrix"
    begun = desk.office.write(Act.CREATE_SKP, planning.create, desk.nurse, 2026).value
    desk.window.open("skp", skp=begun)
    desk.settle()
    assert strip.matrix.isHidden()
    assert strip.strategy.isHidden()
    desk.window.open("planning")
    desk.settle()
    desk.window.page("planning").open_matrix([desk.skp])
    desk.settle()
    assert desk.window.current == "matrix"
    assert desk.page.empty is not None


def test_opened_without_anybody_the_pages_lead_to_planning(desk) -> None:
    for key in ("matrix", "strategy"):
        desk.window.open(key)
        desk.settle()
        page = desk.window.page(key)
        assert "dari SKP seorang pimpinan" in page.empty.words.text()
        page.empty.buttons[0].click()
        desk.settle()
        assert desk.window.current == "planning"


def test_a_role_that_begins_an_skp_asks_first_on_which_form(
    desk, make_person: Callable[..., UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_person(
        desk.office, "Siti Aminah, S.Keb.", position="Kepala Puskesmas", assessor=desk.head
    )
    desk.make()
    answers = [None, FormFamily.LEADER]
    monkeypatch.setattr(FamilyDialog, "ask", classmethod(lambda *_args: answers.pop(0)))
    desk.stand(other, 0)
    desk.type("Ibu hamil terdata")
    desk.press(Key.Key_Return)
    assert desk.office.read(planning.current_skp, other, 2026) is None
    assert "belum dipilih" in words(desk)
    desk.stand(other, 0)
    desk.type("Ibu hamil terdata")
    desk.press(Key.Key_Return)
    assert answers == []
    assert [one.text for one in desk.results(other)] == ["Ibu hamil terdata"]
    skp = desk.office.read(planning.current_skp, other, 2026)
    assert desk.office.read(planning.view, skp).family is FormFamily.LEADER
    desk.stand(other, 1)
    desk.type("Layanan cepat")
    desk.press(Key.Key_Return)
    assert len(desk.results(other)) == 2
