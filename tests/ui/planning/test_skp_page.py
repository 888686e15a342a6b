"""The SKP editor driven by its keys: real window, real database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import AnnexSection, Approach, Aspect, ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import planning_edit, planning_state
from asn_desktop.services.planning_edit import ResultField
from asn_desktop.ui.planning.grid_model import RowKind
from asn_desktop.ui.widgets.dialogs import DateQuestion, TextQuestion
from asn_desktop.views.planning import NewNote

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
E = Act.EDIT_SKP


def test_from_the_list_to_a_typed_row_without_the_mouse(desk) -> None:
    desk.settle()
    desk.press(Key.Key_F, CTRL)
    desk.type("ratna")
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert desk.window.current == "skp"
    assert desk.page.empty.state is not None
    words = desk.page.empty.state.words.text()
    assert words == "SKP 2026 untuk Nur Ratna, M.M. belum ada."
    assert "belum punya SKP 2025" in desk.page.empty.state.findChildren(QLabel)[1].text()
    desk.press(Key.Key_Return)
    desk.press(Key.Key_N, CTRL)
    grid = desk.page.editor.grid
    assert grid.row_here() is not None
    desk.type("Layanan loket")
    desk.press(Key.Key_Tab)
    desk.type("Surat pengantar selesai")
    desk.press(Key.Key_Return, ALT)
    desk.type("sesuai standar")
    desk.press(Key.Key_Tab)
    desk.type("k")
    desk.settle()
    assert desk.view().results[0].indicators[0].aspect is Aspect.QUANTITY
    desk.type("w")
    desk.press(Key.Key_Tab)
    desk.type("Rata-rata waktu")
    desk.press(Key.Key_Tab)
    desk.type("1 hari")
    desk.press(Key.Key_Return)
    (row,) = desk.view().results
    assert (row.supports_text, row.text) == (
        "Layanan loket",
        "Surat pengantar selesai\nsesuai standar",
    )
    (indicator,) = row.indicators
    assert (indicator.aspect, indicator.text, indicator.target) == (
        Aspect.TIME,
        "Rata-rata waktu",
        "1 hari",
    )


def test_f2_goes_on_typing_replaces_and_esc_takes_back(desk) -> None:
    skp = desk.create(desk.staff)
    result = desk.complete(skp)
    desk.open(skp)
    grid = desk.page.editor.grid
    assert grid.stand_in(result, "text")
    desk.press(Key.Key_F2)
    desk.type(" sekali")
    desk.press(Key.Key_Return)
    assert desk.view().results[0].text == "Surat selesai tepat waktu sekali"
    grid.stand_in(result, "text")
    desk.type("Baru")
    desk.press(Key.Key_Escape)
    assert desk.window.current == "skp"
    assert desk.view().results[0].text == "Surat selesai tepat waktu sekali"
    grid.stand_in(result, "text")
    desk.type("Baru")
    desk.press(Key.Key_Tab)
    assert desk.view().results[0].text == "Baru"


def test_new_indicator_move_fill_down_remove_and_undo(desk) -> None:
    skp = desk.create(desk.staff)
    result = desk.complete(skp)
    desk.complete(skp, "Arsip rapi")
    desk.open(skp)
    grid = desk.page.editor.grid
    grid.stand_in(result, "text")
    desk.press(Key.Key_N, CTRL | SHIFT)
    assert len(desk.view().results[0].indicators) == 2
    second = desk.view().results[0].indicators[1].id
    grid.stand_in(second, "target")
    desk.press(Key.Key_D, CTRL)
    assert desk.view().results[0].indicators[1].target == "10"
    desk.press(Key.Key_Up, ALT)
    assert desk.view().results[0].indicators[0].id == second
    desk.press(Key.Key_Delete, CTRL)
    assert len(desk.view().results[0].indicators) == 1
    grid.stand_in(result, "text")
    desk.press(Key.Key_Down, ALT)
    assert [row.text for row in desk.view().results] == ["Arsip rapi", "Surat selesai tepat waktu"]
    grid.stand_in(result, "text")
    desk.press(Key.Key_Delete, CTRL)
    assert [row.text for row in desk.view().results] == ["Arsip rapi"]
    desk.press(Key.Key_Z, CTRL)
    assert len(desk.view().results) == 2


def test_f8_walks_through_what_is_missing_and_ctrl_digits_through_sections(desk) -> None:
    skp = desk.create(desk.staff)
    result = desk.office.write(E, planning_edit.add_result, skp).value
    desk.open(skp)
    page, grid = desk.page, desk.page.editor.grid
    indicator = desk.view().results[0].indicators[0].id
    grid.step_to_line()
    seen = []
    for _ in range(4):
        desk.press(Key.Key_F8)
        key = grid.here()
        assert key is not None
        seen.append((key.row_id, key.field))
    assert set(seen) == {
        (result, "text"),
        (indicator, "aspect"),
        (indicator, "indicator"),
        (indicator, "target"),
    }
    desk.press(Key.Key_F8)
    assert page.editor.section == 4
    for number, widget in ((1, page.editor.identity), (4, page.editor.behaviour),
                           (5, page.editor.annex), (6, page.editor.action_plan)):  # fmt: skip
        desk.press(Key(Key.Key_0 + number), CTRL)
        assert page.editor.stack.currentWidget() is widget
    desk.press(Key.Key_3, CTRL)
    row = grid.row_here()
    assert row is not None
    assert (row.kind, row.section) == (RowKind.ADD, ResultSection.ADDITIONAL)
    desk.press(Key.Key_Return)
    assert len(desk.view().in_section(ResultSection.ADDITIONAL)) == 1


def test_behaviour_and_annex_are_written_when_left(desk) -> None:
    skp = desk.create(desk.staff)
    desk.open(skp)
    desk.press(Key.Key_4, CTRL)
    desk.type("Antrean di bawah 15 menit")
    desk.press(Key.Key_5, CTRL)
    assert [(each.value, each.text) for each in desk.view().expectations] == [
        (1, "Antrean di bawah 15 menit")
    ]
    desk.press(Key.Key_Return)  # on "Tambah baris"
    desk.type("Satu komputer")
    desk.press(Key.Key_Return)
    desk.type("Satu kamera")
    desk.press(Key.Key_Tab)
    assert QApplication.focusWidget() is desk.page.editor.annex.adders[AnnexSection.RESOURCES]
    desk.press(Key.Key_2, CTRL)
    assert [line.text for line in desk.view().annex] == ["Satu komputer", "Satu kamera"]


def test_a_block_from_excel_shows_a_preview_and_goes_in(
    desk, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    skp = desk.create(desk.staff)
    desk.open(skp)
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        seen.append(dialog.summary.label.text())
        dialog.accept()

    answers(answer)
    QGuiApplication.clipboard().setText(
        "Layanan\tSurat selesai\tKuantitas\tJumlah surat\t1.200\n\t\tWaktu\tRata-rata\t1 hari\n"
    )
    desk.page.editor.grid.setFocus()
    desk.press(Key.Key_V, CTRL)
    assert seen == ["1 hasil kerja dengan 2 indikator."]
    (row,) = desk.view().results
    assert [each.target for each in row.indicators] == ["1.200", "1 hari"]


def test_submit_return_tick_submit_set(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    skp = desk.create(desk.staff)
    result = desk.complete(skp)
    desk.open(skp)
    asked: list[str] = []

    def yes(_parent: QWidget, title: str, *_more: object, **named: object) -> date:
        assert (named["today"], named["latest"]) == (date(2026, 7, 2), date(2026, 7, 2))
        asked.append(title)
        return date(2026, 1, 5 + len(asked))

    monkeypatch.setattr(DateQuestion, "ask", yes)
    monkeypatch.setattr(TextQuestion, "ask", lambda *_a, **_k: "Target terlalu rendah")
    desk.press(Key.Key_Return, CTRL)
    assert asked == ["Ajukan SKP ini ke Slamet Hartono, S.IP.?"]
    assert desk.view().state is SkpState.SUBMITTED
    desk.page.editor.grid.setFocus()
    desk.page.editor.grid.stand_in(result, "text")
    desk.press(Key.Key_Return)
    assert [note.text for note in desk.page.new_notes] == ["Target terlalu rendah"]
    desk.qtbot.mouseClick(desk.page.footer.give_back, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.view().state is SkpState.RETURNED
    assert not desk.page.footer.main.isEnabled()
    (note,) = desk.view().open_notes
    assert note.row_id == result
    grid = desk.page.editor.grid
    place = next(at for at, row in enumerate(grid.grid_model.rows) if row.kind is RowKind.NOTE)
    strip = grid.indexWidget(grid.grid_model.index(place, 0))
    assert strip.label.text() == "Slamet Hartono, 2 Juli: Target terlalu rendah"
    desk.qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.page.footer.main.isEnabled()
    desk.press(Key.Key_Return, CTRL)
    desk.press(Key.Key_Return, CTRL)
    assert desk.view().state is SkpState.SET
    assert asked[1:] == [asked[0], "Tetapkan SKP Nur Ratna, M.M.?"]
    assert (desk.view().submitted_on, desk.view().set_on) == (date(2026, 1, 7), date(2026, 1, 8))
    assert not desk.page.footer.main.isVisible()
    assert desk.page.chip.text == "Ditetapkan · versi 1"


def test_the_superior_s_result_is_linked_by_enter(desk) -> None:
    superior = desk.create(desk.head)
    desk.complete(superior, "Layanan loket tepat waktu")
    skp = desk.create(desk.staff)
    result = desk.complete(skp)
    desk.open(skp)
    side = desk.page.editor.side.superior
    assert side.name.text() == "Slamet Hartono, S.IP."
    assert len(side._shown) == 1
    desk.page.editor.grid.stand_in(result, "text")
    side.results.setCurrentIndex(side.results.results.index(0))
    desk.qtbot.keyClick(side.results, Key.Key_Return)
    desk.settle()
    row = desk.view().results[0]
    assert (row.supports_text, row.supports_indicator) == ("Layanan loket tepat waktu", "")
    assert side.results.results.results[0].used_here
    assert side._shown == ()


def test_the_other_approach_has_the_columns_of_its_form(desk) -> None:
    skp = desk.create(desk.staff)
    desk.complete(skp)
    desk.open(skp)
    desk.page.acts.change_form(FormFamily.STAFF, Approach.QUALITATIVE)
    desk.settle()
    fields = [column.field for column in desk.page.editor.grid.grid_model.columns]
    assert fields == ["no", "text", "assigned_by", "indicator"]
    assert desk.page.strip.approach.currentText() == "Kualitatif (A.1.6)"


def test_ctrl_page_down_walks_over_the_list(desk) -> None:
    desk.create(desk.staff)
    desk.settle()
    desk.window.page("planning").refresh()
    desk.press(Key.Key_F, CTRL)
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Return)
    assert desk.page.header.title.endswith("Nur Ratna, M.M.")
    desk.press(Key.Key_PageDown, CTRL)
    assert desk.page.header.title == "SKP 2026 · Rina Rahayu, S.IP."
    desk.press(Key.Key_PageUp, CTRL)
    assert desk.page.header.title.endswith("Nur Ratna, M.M.")
    desk.press(Key.Key_Escape)
    assert desk.window.current == "planning"


def test_what_another_act_changes_shows_unless_a_cell_is_being_typed(desk) -> None:
    skp = desk.create(desk.staff)
    result = desk.complete(skp)
    desk.open(skp)
    grid = desk.page.editor.grid
    grid.stand_in(result, "text")
    desk.type("Sedang")
    operations = desk.window.operations
    operations.write(E, planning_edit.change_result, result, ResultField.ASSIGNED_BY, "Camat")
    desk.settle()
    assert grid.editing
    desk.press(Key.Key_Return)
    row = desk.view().results[0]
    assert (row.text, row.assigned_by) == ("Sedang", "Camat")
    shown = grid.grid_model.rows[1].result
    assert shown is not None
    assert (shown.text, shown.assigned_by) == ("Sedang", "Camat")


def test_an_amendment_opens_as_the_next_version(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    skp = desk.create(desk.staff)
    desk.complete(skp)
    desk.office.write(Act.SUBMIT_SKP, planning_state.submit, skp)
    desk.office.write(Act.SET_SKP, planning_state.set_skp, skp)
    desk.open(skp)
    monkeypatch.setattr(TextQuestion, "ask", lambda *_a, **_k: "Tugas tambahan")
    desk.qtbot.mouseClick(desk.page.editor.banner.button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.page.chip.text == "Draf · versi 2"
    assert desk.page.loaded is not None
    assert desk.page.loaded.skp.id != skp
    desk.office.write(Act.CANCEL_SKP, planning_state.cancel, desk.page.loaded.skp.id)


def test_notes_on_the_whole_skp_stand_on_top(desk) -> None:
    skp = desk.create(desk.staff)
    desk.complete(skp)
    desk.office.write(Act.SUBMIT_SKP, planning_state.submit, skp)
    note = NewNote("Tambahkan satu hasil")
    desk.office.write(Act.RETURN_SKP, planning_state.return_with_notes, skp, [note])
    desk.open(skp)
    strips = desk.page.editor._strips
    assert strips.count() == 1
    assert desk.page.footer.main.toolTip() == "1 catatan belum diperbaiki."
    desk.press(Key.Key_Space, CTRL)
    assert desk.view().open_notes == ()
    assert desk.page.footer.main.isEnabled()


def test_a_result_is_linked_by_dropping_it_on_a_row(desk) -> None:
    superior = desk.complete(desk.create(desk.head), "Layanan loket tepat waktu")
    skp = desk.create(desk.staff)
    result = desk.complete(skp)
    desk.open(skp)
    grid, side = desk.page.editor.grid, desk.page.editor.side.superior
    data = side.results.results.mimeData([side.results.results.index(0)])
    grid.stand_in(result, "text")
    place = QPointF(grid.visualRect(grid.currentIndex()).center())
    dropped = QDropEvent(
        place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    grid.dropEvent(dropped)
    desk.settle()
    assert desk.view().results[0].supports_id == superior


def test_a_click_on_the_place_to_add_adds(desk) -> None:
    skp = desk.create(desk.staff)
    desk.open(skp)
    grid = desk.page.editor.grid
    place = grid.grid_model.index(grid.grid_model.add_row(ResultSection.ADDITIONAL), 0)
    desk.qtbot.mouseClick(
        grid.viewport(), Qt.MouseButton.LeftButton, pos=grid.visualRect(place).center()
    )
    desk.settle()
    (row,) = desk.view().results
    assert row.section is ResultSection.ADDITIONAL
    here = grid.here()
    assert here is not None
    assert here.row_id == row.id


def test_ctrl_n_while_typing_keeps_what_was_typed(desk) -> None:
    skp = desk.create(desk.staff)
    result = desk.complete(skp)
    desk.open(skp)
    desk.page.editor.grid.stand_in(result, "text")
    desk.type("Arsip")
    desk.press(Key.Key_N, CTRL)
    assert [row.text for row in desk.view().results] == ["Arsip", ""]


def test_when_its_making_is_undone_the_page_offers_to_begin_again(desk) -> None:
    desk.window.open("skp", person=desk.staff)
    desk.settle()
    desk.qtbot.mouseClick(desk.page.empty.state.buttons[0], Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.page.loaded is not None
    desk.press(Key.Key_Z, CTRL)
    assert desk.page.loaded is None
    assert desk.page.empty.isVisible()


def test_after_a_move_a_second_skp_begins(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    skp = desk.create(desk.staff)
    desk.complete(skp)
    desk.office.write(Act.SUBMIT_SKP, planning_state.submit, skp)
    desk.office.write(Act.SET_SKP, planning_state.set_skp, skp)
    desk.open(skp)
    monkeypatch.setattr(DateQuestion, "ask", lambda *_a, **_k: date(2026, 8, 1))
    desk.page.ask.follow()
    desk.settle()
    assert desk.page.loaded is not None
    assert desk.page.loaded.skp.starts == date(2026, 8, 1)
    assert desk.page.loaded.skp.previous_id == skp


def test_copying_into_a_begun_skp_marks_every_row(desk) -> None:
    skp = desk.create(desk.staff)
    desk.complete(skp)
    mate = desk.create(desk.colleague)
    desk.open(mate)
    desk.page.acts.copy(skp)
    desk.settle()
    assert desk.page.editor.banner.label.text() == (
        "2 baris salinan belum diperiksa; tahun dan tanggal ditandai."
    )
    desk.qtbot.mouseClick(desk.page.editor.banner.button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert not desk.page.editor.banner.isVisible()
