"""The page of strategies with real widgets: typing, lists, the indicator served, printing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from asn_desktop.rules.acts import Act
from asn_desktop.rules.planning import StrategyKind, StrategyPart
from asn_desktop.services import workblocks
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.views.strategy import WorkblockField, WorkblockView

Key = Qt.Key
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
B = Act.EDIT_WORKBLOCK


def blocks(desk) -> tuple[WorkblockView, ...]:
    return desk.office.read(workblocks.strategy, desk.head, 2026).blocks


def begin(desk) -> None:
    desk.window.open("strategy", skp=desk.skp)
    desk.settle()
    desk.press(Key.Key_Return)


def test_the_first_strategy_begins_in_its_title(desk) -> None:
    desk.window.open("strategy", person=desk.head)
    desk.settle()
    page = desk.strategy
    assert page.empty is not None
    assert QApplication.focusWidget() is page.empty.buttons[0]
    assert not page.print_selection()
    desk.press(Key.Key_Return)
    assert QApplication.focusWidget() is page.form.texts[WorkblockField.TITLE].box
    desk.type("Loket ANC")
    desk.press(Key.Key_Tab)
    assert QApplication.focusWidget() is page.form.indicator.combo
    assert blocks(desk)[0].title == "Loket ANC"
    assert page.list.model().index(0, 0).data() == "1. Loket ANC, tanpa indikator"


def test_the_indicator_fills_what_is_printed(desk) -> None:
    begin(desk)
    page = desk.strategy
    page.form.indicator.combo.setFocus()
    desk.press(Key.Key_Down)
    desk.press(Key.Key_Tab)
    assert blocks(desk)[0].indicator_id is not None
    assert page.form.texts[WorkblockField.TARGET].text().endswith("sesuai prosedur 95%")
    assert "2 indikator belum punya strategi." in page.open_indicators.label.text()
    page.list.setFocus()
    for _ in range(3):
        desk.press(Key.Key_F8)
    assert len(blocks(desk)) == 3
    assert page.open_indicators.isHidden()


def test_enter_begins_the_next_line_and_a_block_becomes_lines(desk) -> None:
    begin(desk)
    page = desk.strategy
    card = page.parts[StrategyPart.ACTIVITIES]
    card.lists[StrategyKind.ROUTINE].adder.click()
    desk.settle()
    desk.type("Satu")
    desk.press(Key.Key_Return)
    desk.type("Dua")
    QGuiApplication.clipboard().setText("Tiga\n\nEmpat\n")
    desk.press(Key.Key_V, CTRL)
    card.lists[StrategyKind.TRANSFORMING].adder.click()
    desk.settle()
    desk.type("Lima")
    desk.press(Key.Key_Tab)
    (block,) = blocks(desk)
    assert [[line.text for line in part] for part in block.parts] == [
        ["Satu", "Dua", "Tiga", "Empat"],
        ["Lima"],
        [],
        [],
    ]
    (last,) = card.lists[StrategyKind.TRANSFORMING].lines.values()
    assert last.number.text() == "5."
    last.field.focus()
    desk.type(" sekali")
    last.remove.click()
    desk.settle()
    assert blocks(desk)[0].parts[1] == ()
    desk.press(Key.Key_Z, CTRL)
    assert [line.text for line in blocks(desk)[0].parts[1]] == ["Lima"]


def test_an_empty_line_goes_with_backspace(desk) -> None:
    begin(desk)
    adder = desk.strategy.parts[StrategyPart.MILESTONES].lists[StrategyKind.ROUTINE].adder
    adder.click()
    desk.settle()
    desk.press(Key.Key_Backspace)
    assert blocks(desk)[0].parts[2] == ()


def test_strategies_are_chosen_moved_and_removed(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    begin(desk)
    page = desk.strategy
    desk.type("Satu")
    desk.press(Key.Key_N, CTRL)
    desk.type("Dua")
    desk.press(Key.Key_Escape)
    desk.press(Key.Key_Escape)
    page.list.setFocus()
    desk.press(Key.Key_Up)
    titles = [block.title for block in blocks(desk)]
    assert titles[0] == "Satu"
    assert page.form.texts[WorkblockField.TITLE].text() == "Satu"
    desk.press(Key.Key_Down, ALT)
    assert [block.title for block in blocks(desk)][1] == "Satu"
    assert page.list.currentIndex().row() == 1
    answers = [False, True]
    monkeypatch.setattr(Question, "ask", lambda *_args, **_kw: answers.pop(0))
    page.remove_button.click()
    desk.settle()
    assert len(blocks(desk)) == 2
    page.remove_button.click()
    desk.settle()
    assert len(blocks(desk)) == 1
    page.remove_button.click()  # nothing stands in it: nobody is asked
    desk.settle()
    assert blocks(desk) == ()
    assert page.stack.currentIndex() == 1


def test_one_strategy_is_opened_and_all_are_printed(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = [desk.office.write(B, workblocks.add, desk.skp).value for _ in range(2)]
    desk.window.open("strategy", workblock=keys[1])
    desk.settle()
    page = desk.strategy
    assert page.list.currentIndex().row() == 1
    opened: list[tuple[str, dict[str, object]]] = []
    monkeypatch.setattr(desk.window, "open", lambda key, **target: opened.append((key, target)))
    assert page.print_selection()
    assert opened == [("printing", {"people": (desk.head,), "forms": ("A.1.4",)})]


def test_who_has_no_skp_is_led_to_it(desk) -> None:
    desk.window.open("strategy", person=desk.nurse)
    desk.settle()
    page = desk.strategy
    assert page.empty is not None
    assert "belum punya SKP 2026" in page.empty.words.text()
    page.add()
    assert blocks(desk) == ()
