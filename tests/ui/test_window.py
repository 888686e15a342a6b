"""The window: pages on their first visit, keys everywhere, what changed, how it closes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from asn_desktop.rules.articles import article
from asn_desktop.ui import pages, pictures
from asn_desktop.ui.context import Actor, Hit, Period, Rule, Selection
from asn_desktop.ui.forms.fields import TextField
from asn_desktop.ui.navigation import Rail
from asn_desktop.ui.operations import ChangesLike, Operations
from asn_desktop.ui.page import Page, PageSpec
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.keysheet import KeySheet
from asn_desktop.ui.widgets.rulebox import RuleBox
from asn_desktop.ui.widgets.searchbox import SearchBox
from asn_desktop.ui.window import MainWindow, Shell


class Noted(Page):
    """Writes down what is asked of it."""

    title = "Catatan"

    def build(self) -> None:
        self.log: list[object] = []
        self.panel_open = False
        self.field = QLineEdit()
        self.field.setProperty("rule", "nip")
        self.body.addWidget(self.field)
        self.button = self.set_main(Button("Ajukan", do=lambda: self.log.append("main")))
        self.add_key("F8", "Berikutnya", lambda: self.log.append("F8"))

    def activate(self) -> None:
        self.log.append("activate")

    def go(self, **target: Any) -> None:
        self.log.append(target)

    def on_changed(self, changes: ChangesLike) -> None:
        self.log.append(sorted(changes.kinds))

    def on_period(self) -> None:
        self.log.append(("period", self.context.selection.label))

    def refresh(self) -> None:
        self.log.append("F5")

    def filter_focus(self) -> None:
        self.log.append("filter")

    def back(self) -> bool:
        was, self.panel_open = self.panel_open, False
        return was


PAGES = (
    PageSpec("home", "Beranda", "home", Noted),
    PageSpec("people", "Pegawai", "people", Noted),
    PageSpec("person", "Orang", "person", Noted, under="people"),
)
HIT = Hit("Rina", "Camat", "people", {"person": 7})
Make = Callable[..., MainWindow]


@pytest.fixture
def make_window(small_operations: Operations, theme: Theme, qtbot: QtBot) -> Make:
    def make(**shell: Any) -> MainWindow:
        quarters = [Period(n, f"Triwulan {n}") for n in (1, 2, 3, 4)]
        selection = Selection([2025, 2026], lambda _year: quarters, 2026, 2)
        window = MainWindow(Shell("Kecamatan Uji", **shell), small_operations, selection, PAGES)
        qtbot.addWidget(window)
        window.show()
        window.open("home")
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return make


def page(window: MainWindow, key: str) -> Noted:
    found = window.page(key)
    assert isinstance(found, Noted)
    return found


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    both = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        both |= modifier
    qtbot.keyClick(window, key, both)


CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_pages_are_made_on_their_first_visit(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    assert list(window._pages) == ["home"]
    press(qtbot, window, Qt.Key.Key_2, ALT)
    assert window.current == "people"
    assert window.rail.entries["people"].isChecked()
    press(qtbot, window, Qt.Key.Key_9, ALT)
    assert window.current == "people"
    assert [entry.text() for entry in window.rail.entries.values()] == ["Beranda", "Pegawai"]


def test_a_page_below_another_has_a_way_back(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    window.open("person", person=7)
    assert page(window, "person").log == ["activate", {"person": 7}]
    assert window.rail.entries["people"].isChecked()
    page(window, "person").panel_open = True
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.current == "person"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.current == "home"
    window.open("people")
    window.open("person")
    qtbot.mouseClick(page(window, "person").header.way_back, Qt.MouseButton.LeftButton)
    assert window.current == "people"
    press(qtbot, window, Qt.Key.Key_Escape)
    assert window.current == "people"


def test_the_keys_of_every_page(make_window: Make, qtbot: QtBot) -> None:
    undone: list[int] = []
    window = make_window(undo=lambda: undone.append(1))
    log = page(window, "home").log
    log.clear()
    press(qtbot, window, Qt.Key.Key_F, CTRL)
    press(qtbot, window, Qt.Key.Key_F5)
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    press(qtbot, window, Qt.Key.Key_Enter, CTRL)
    press(qtbot, window, Qt.Key.Key_Z, CTRL)
    assert log == ["filter", "F5", "main", "main"]
    assert undone == [1]
    press(qtbot, window, Qt.Key.Key_F8)
    assert log[-1] == "F8"


def test_a_main_button_that_is_off_says_why(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    page(window, "home").button.switch_off("Baris 2: target belum diisi.")
    press(qtbot, window, Qt.Key.Key_Return, CTRL)
    assert "main" not in page(window, "home").log
    assert window.notices.label.text() == "Baris 2: target belum diisi."


def test_ctrl_s_only_answers(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    press(qtbot, window, Qt.Key.Key_S, CTRL)
    assert "belum ada perubahan" in window.notices.label.text()
    window.operations.write("act", lambda _tx: None)
    window.operations.wait_idle()
    press(qtbot, window, Qt.Key.Key_S, CTRL)
    at = datetime(2026, 7, 2, 7, 32, 7, tzinfo=UTC).astimezone()
    assert window.notices.label.text() == f"Tersimpan otomatis {at:%H.%M}"
    assert window.status.saved.text() == f"Tersimpan {at:%H.%M.%S}"


def test_the_key_sheet_comes_with_a_question_mark_but_not_while_typing(
    make_window: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_window()
    shown: list[list[str]] = []

    def show_rows(_parent: object, _title: str, here: list[Any], everywhere: list[Any]) -> None:
        shown.append([row.key for row in [*here, *everywhere]])

    monkeypatch.setattr(KeySheet, "show_rows", show_rows)
    window.page("home").setFocus()
    qtbot.keyClick(window, "?")
    assert shown[0][:2] == ["F8", "Alt+1…2"]
    field = page(window, "home").field
    field.setFocus()
    qtbot.keyClick(field, "?")
    assert len(shown) == 1
    assert field.text() == "?"


def test_the_search_of_everything(
    make_window: Make,
    qtbot: QtBot,
    answers: Callable[[Callable[[QDialog], None]], None],
) -> None:
    asked: list[str] = []

    def search(text: str) -> list[Hit]:
        asked.append(text)
        return [HIT]

    def type_and_take(dialog: QDialog) -> None:
        assert isinstance(dialog, SearchBox)
        qtbot.keyClicks(dialog.field, "ri")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    window = make_window(search=search)
    answers(type_and_take)
    press(qtbot, window, Qt.Key.Key_K, CTRL)
    assert asked == ["r", "ri"]
    assert window.current == "people"
    assert page(window, "people").log[-1] == {"person": 7}


def test_f1_shows_the_rule_of_the_field(
    make_window: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Rule("NIP", "Pasal 1, halaman 2", "Delapan belas angka.")
    window = make_window(rule={"nip": rule}.get)
    shown: list[Rule] = []
    monkeypatch.setattr(RuleBox, "ask", lambda _parent, what: shown.append(what))
    page(window, "home").field.setFocus()
    press(qtbot, window, Qt.Key.Key_F1)
    assert shown == [rule]
    page(window, "home").setFocus()
    press(qtbot, window, Qt.Key.Key_F1)
    assert "Tidak ada aturan" in window.notices.label.text()


def test_f1_on_a_page_explains_what_the_page_is_for() -> None:
    explained = {spec.key: article(spec.rule) for spec in pages.PAGES if spec.rule}
    assert len(explained) >= 8
    assert None not in explained.values()


def test_a_page_lends_its_rule_to_what_has_none(
    small_operations: Operations, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Rule("Predikat kinerja", "Lampiran Bab IV, halaman 99", "Didapat dari kuadran.")
    ruled = [PageSpec("p", "Halaman", "home", Noted, rule="predicate")]
    shell = Shell("Kecamatan Uji", rule={"predicate": rule}.get)
    selection = Selection([2026], lambda _year: [Period(1, "Triwulan 1")], 2026, 1)
    window = MainWindow(shell, small_operations, selection, ruled)
    qtbot.addWidget(window)
    window.show()
    window.open("p")
    shown: list[Rule] = []
    monkeypatch.setattr(RuleBox, "ask", lambda _parent, what: shown.append(what))
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page(window, "p").setFocus()
    press(qtbot, window, Qt.Key.Key_F1)
    assert shown == [rule]


def test_f1_and_the_question_mark_work_in_a_dialog_too(
    make_window: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = Rule("NIP", "Pasal 1, halaman 2", "Delapan belas angka.")
    window = make_window(rule={"nip": rule}.get)
    shown: list[Rule] = []
    monkeypatch.setattr(RuleBox, "ask", lambda _parent, what: shown.append(what))
    dialog = Dialog(page(window, "home"), "NIP baru")
    field = TextField("nip", "NIP", rule="nip")
    dialog.body.addWidget(field)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    field.focus()
    press(qtbot, dialog, Qt.Key.Key_F1)
    assert shown == [rule]
    field.findChild(Button).click()
    assert shown == [rule, rule]


def test_a_change_reaches_the_page_in_view_at_once_and_others_when_they_come(
    make_window: Make,
) -> None:
    window = make_window()
    window.open("people")
    window.open("home")
    home, people = page(window, "home").log, page(window, "people").log
    home.clear()
    people.clear()
    window.operations.write("act", lambda _tx: None)
    window.operations.wait_idle()
    assert home == [["person"]]
    assert people == []
    window.open("people")
    assert people == [["person"], "activate"]


def test_another_period(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    log = page(window, "home").log
    log.clear()
    window.top.periods.setCurrentIndex(2)
    window.top.periods.activated.emit(2)
    assert log == [("period", "Triwulan 3"), "activate"]
    assert window.top.years.currentText() == "Tahun 2026"
    window.top.years.activated.emit(0)
    assert window.context.selection.year == 2025
    assert window.context.selection.period == 3


def test_a_notice_may_have_a_button(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    taken: list[int] = []
    window.context.notice("12 orang dipindah.", "Batalkan", lambda: taken.append(1))
    qtbot.mouseClick(window.notices.button, Qt.MouseButton.LeftButton)
    assert taken == [1]
    assert not window.notices.isVisible()


def test_the_rail_shows_only_icons_in_a_narrow_window(make_window: Make) -> None:
    window = make_window(actors=(Actor(None, "Operator"),))
    window.resize(1366, 697)
    assert window.rail.width() == 176
    assert window.top.who.text() == "Bekerja sebagai: Operator"
    window.resize(1200, 697)
    assert window.rail.width() == 56
    assert window.top.who.text() == "Operator"


def test_a_large_font_never_makes_the_window_larger(make_window: Make, theme: Theme) -> None:
    theme.set_scale(2.0)
    window = make_window(practice=True, actors=(Actor(None, "Operator"),))
    window.resize(1366, 697)
    assert window.minimumSizeHint().width() <= 1366
    assert (window.width(), window.height()) == (1366, 697)


def test_closing_waits_for_what_is_being_written(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    go = threading.Event()
    written: list[int] = []

    def write(_tx: object) -> None:
        go.wait(10)
        written.append(1)

    window.operations.write("act", write)
    window.operations.write("act", lambda _tx: written.append(2))
    go.set()
    assert window.close()
    assert written == [1, 2]


def test_pictures_of_every_page(make_window: Make, theme: Theme, tmp_path: Path) -> None:
    window = make_window(practice=True)
    made = pictures.grab_all(window, theme, tmp_path / "out")
    assert len(made) == 6
    assert (made[0].name, made[3].name) == ("01_beranda_terang.png", "01_beranda_gelap.png")
    light, dark = QImage(str(made[0])), QImage(str(made[3]))
    assert (light.width(), light.height()) == pictures.SIZE
    assert light.pixelColor(600, 400).lightness() > 200 > dark.pixelColor(600, 400).lightness()


def test_the_keys_of_a_page_work_from_the_bars_too(make_window: Make, qtbot: QtBot) -> None:
    window = make_window()
    window.status.hint.setFocus()
    press(qtbot, window, Qt.Key.Key_F8)
    assert page(window, "home").log[-1] == "F8"
    press(qtbot, window, Qt.Key.Key_2, ALT)
    press(qtbot, window, Qt.Key.Key_F8)
    assert page(window, "people").log[-1] == "F8"
    assert page(window, "home").log.count("F8") == 1


def test_every_page_of_the_program_has_its_key_in_the_rail(qtbot: QtBot, theme: Theme) -> None:
    rail = Rail(pages.PAGES)
    qtbot.addWidget(rail)
    keys = [entry.key for entry in rail.entries.values()]
    assert len(keys) > 9
    assert all(keys)
    assert len(set(keys)) == len(keys)
    assert rail.entries["settings"].toolTip() == f"Pengaturan · Alt+{keys[-1]}"


def test_the_keys_behind_nine_go_on_along_the_upper_row(
    small_operations: Operations, theme: Theme, qtbot: QtBot
) -> None:
    many = [PageSpec(f"p{n}", f"Halaman {n}", "people", Noted) for n in range(1, 13)]
    quarters = [Period(1, "Triwulan 1")]
    selection = Selection([2026], lambda _year: quarters, 2026, 1)
    window = MainWindow(Shell("Kecamatan Uji"), small_operations, selection, many)
    qtbot.addWidget(window)
    window.show()
    window.open("p1")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for key, shown in (
        (Qt.Key.Key_0, "p10"), (Qt.Key.Key_Minus, "p11"), (Qt.Key.Key_Equal, "p12"),
        (Qt.Key.Key_9, "p9"),
    ):  # fmt: skip
        press(qtbot, window, key, ALT)
        assert window.current == shown
    assert window.global_keys()[0].key == "Alt+1…="


def test_on_a_small_screen_the_window_begins_maximised(make_window: Make) -> None:
    window = make_window()
    room = window.screen().availableSize()
    window.resize(room)
    window.fit_screen()
    assert not window.isMaximized()
    window.resize(room.width() + 1, room.height())
    window.fit_screen()
    assert window.isMaximized()
