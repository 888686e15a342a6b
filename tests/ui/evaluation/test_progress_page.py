"""Kemajuan: cells as in a spreadsheet, every one an act; nothing typed is lost."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from asn_desktop.models.planning import Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.services import progress
from asn_desktop.ui.progress.page import ProgressPage
from asn_desktop.ui.widgets.evidence import Clip
from asn_desktop.views.progress import SkpProgress

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def page(section: Any) -> ProgressPage:
    section.window.open("progress", person=section.staff[0])
    section.settle()
    found = section.window.page("progress")
    assert isinstance(found, ProgressPage)
    return found


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)
    QApplication.processEvents()


def type_words(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def stored(section: Any, person: Any) -> SkpProgress:
    section.settle()
    found = section.office.read(progress.progress_of, person, section.period)
    assert found is not None
    return found


def told(found: SkpProgress) -> list[tuple[str, str] | None]:
    return [
        (line.realised.text, line.realised.evidence) if line.realised else None
        for result in found.results
        for line in result.indicators
    ]


def test_cells_are_filled_by_keys_alone(section: Any, page: ProgressPage) -> None:
    assert page.name.text() == "Irwan Lubis, S.Kom."
    press(Key.Key_Return)  # from the list into the first empty cell
    assert QApplication.focusWidget() is page.grid.lines[0].text
    type_words("341")
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is page.grid.lines[0].evidence
    type_words("register")
    press(Key.Key_Return)
    assert QApplication.focusWidget() is page.grid.lines[1].evidence
    press(Key.Key_Backtab, SHIFT)
    type_words("0,8 hari")
    press(Key.Key_Return)
    type_words("96 %")
    press(Key.Key_Return)
    assert told(stored(section, section.staff[0])) == [
        ("341", "register"),
        ("0,8 hari", ""),
        ("96 %", ""),
    ]
    row = next(one for one in page.panel.model.rows if one.id == section.staff[0])
    assert (row.filled, row.total) == (3, 3)


def test_ctrl_enter_goes_to_the_next_empty_cell_of_somebody(
    section: Any, page: ProgressPage
) -> None:
    section.fill(section.staff[0])
    page.refresh()
    section.settle()
    press(Key.Key_Return, CTRL)
    assert page.name.text() == "Nur Ratna Purnomo, M.M."
    assert QApplication.focusWidget() is page.grid.lines[0].text


def test_what_is_being_typed_is_written_when_another_person_comes(
    section: Any, page: ProgressPage
) -> None:
    press(Key.Key_Return)
    type_words("12")
    press(Key.Key_PageDown, CTRL)
    assert page.name.text() == "Nur Ratna Purnomo, M.M."
    assert QApplication.focusWidget() is page.grid.lines[0].text
    assert told(stored(section, section.staff[0]))[0] == ("12", "")


def test_a_block_from_a_spreadsheet_fills_downwards_in_one_act(
    section: Any, page: ProgressPage
) -> None:
    press(Key.Key_Return)
    QGuiApplication.clipboard().setText("341\tregister loket\n0,8 hari\tlog antrean\n")
    QApplication.focusWidget().paste()
    found = told(stored(section, section.staff[0]))
    assert found[:2] == [("341", "register loket"), ("0,8 hari", "log antrean")]
    assert found[2] is None


def test_last_period_stands_beside_and_ctrl_d_takes_it(section: Any, page: ProgressPage) -> None:
    result = stored(section, section.staff[0]).results[0]
    first = section.periods["TW1"]
    entries = [progress.Entry(result.id, result.indicators[0].id, "280", "register")]
    section.window.operations.write(Act.RECORD_REALISATION, progress.record_many, first, entries)
    section.settle()
    assert page.grid.lines[0].last.text == "280"
    assert told(stored(section, section.staff[0]))[0] is None
    page.grid.lines[0].text.setFocus()
    press(Key.Key_D, CTRL)
    assert told(stored(section, section.staff[0]))[0] == ("280", "register")


def test_the_action_plan_is_a_line_an_action(section: Any, page: ProgressPage) -> None:
    plan = next(iter(page.grid.plans.values()))
    plan.setFocus()
    type_words("Susun jadwal")
    press(Key.Key_Return)
    type_words("Buka loket Sabtu")
    page.panel.table.setFocus()
    found = stored(section, section.staff[0]).results[0]
    assert found.actions == ("Susun jadwal", "Buka loket Sabtu")


def test_a_finished_evaluation_locks_the_cells_and_says_so(section: Any) -> None:
    section.open_period()
    section.achieve()
    section.fill(*section.staff)
    run = section.run()
    for key in (Key.Key_2, Key.Key_2):
        press(key)
    press(Key.Key_Return, CTRL)
    section.settle()
    section.window.open("progress", person=run.book.people[0].person_id)
    section.settle()
    page = section.window.page("progress")
    assert page.banner.isVisible()
    assert page.grid.lines[0].text.isReadOnly()


def test_nothing_set_has_the_whole_page(section: Any, page: ProgressPage) -> None:
    def undo_all(tx: Any) -> None:
        for skp in tx.session.query(Skp):
            skp.state = SkpState.DRAFT

    section.office.write(Act.CANCEL_SKP, undo_all)
    page.refresh()
    section.settle()
    assert page.panel.empty.isVisible()
    assert page.views.isHidden()
    page.panel.empty.buttons[0].click()
    assert section.window.current == "planning"


def test_each_planned_action_has_a_field_that_stays_while_the_plan_grows(
    section: Any, page: ProgressPage
) -> None:
    result = stored(section, section.staff[0]).results[0]
    plan, rows = page.grid.plans[result.id], page.grid.documented[result.id]
    assert not rows.isVisible()
    plan.setFocus()
    type_words("Menata loket")
    press(Key.Key_Return)
    type_words("Memasang papan")
    press(Key.Key_Tab)
    section.settle()
    assert rows.isVisible()
    assert [cell.accessibleName() for cell in rows.cells.values()] == [
        "Realisasi langkah 1 hasil 1",
        "Realisasi langkah 2 hasil 1",
    ]
    plan.setFocus()
    press(Key.Key_Tab)
    loket = next(iter(rows.cells.values()))
    assert QApplication.focusWidget() is loket
    type_words("Empat loket tertata, foto")
    press(Key.Key_Return)
    section.settle()
    documented = stored(section, section.staff[0]).results[0].documented
    assert [one.realised for one in documented] == ["Empat loket tertata, foto", ""]
    refused: list[Any] = []
    section.window.operations.refused.connect(refused.append)
    plan.setFocus()
    plan.setPlainText("Memasang papan")
    plan.commit()
    section.settle()
    assert [one.code for one in refused[0]] == ["progress.action_documented"]
    assert plan.words() == "Menata loket\nMemasang papan"


def test_the_columns_give_way_in_a_narrow_window(section: Any, page: ProgressPage) -> None:
    page.area.resize(600, page.area.height())
    QApplication.processEvents()
    grid = page.grid
    assert grid is not None
    assert grid.width() == page.area.viewport().width()
    clip = grid.findChildren(Clip)[0]
    assert clip.mapTo(grid, clip.rect().topRight()).x() < grid.width()
