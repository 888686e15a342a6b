"""Beranda through its real widgets: rows, keys, putting off."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.services import founding
from asn_desktop.services.office import Office
from asn_desktop.ui.context import Context, Period, Selection
from asn_desktop.ui.home.page import HomePage
from asn_desktop.ui.home.rows import WorkRow
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.widgets.dialogs import DateQuestion
from asn_desktop.views.worklist import Group, Work


class Opened:
    """A navigator that remembers where it was sent."""

    def __init__(self) -> None:
        self.places: list[tuple[str, dict[str, Any]]] = []

    def open(self, page: str, **target: Any) -> None:
        self.places.append((page, target))

    def back(self) -> None:
        self.places.append(("", {}))

    def notice(self, text: str, action: str = "", do: object = None) -> None:
        self.places.append((text, {}))


@pytest.fixture
def opened() -> Opened:
    return Opened()


@pytest.fixture
def home(qtbot: QtBot, theme: Theme, sqlite_office: Office, opened: Opened) -> Iterator[HomePage]:
    sqlite_office.write(
        Act.SET_UP_OFFICE, founding.found_office, "Kecamatan Uji", "Pemerintah Kota Uji", 2026
    )
    runner = JobRunner()
    operations = Operations(sqlite_office, runner)
    selection = Selection((2026,), lambda _year: [Period("TW2", "Triwulan II")], 2026, "TW2")
    page = HomePage(Context(operations, selection, opened))
    qtbot.addWidget(page)
    page.resize(1190, 620)
    operations.changed.connect(page.on_changed)
    page.show()
    page.activate()
    runner.wait_idle()
    yield page
    runner.shutdown()


def test_a_new_office_is_shown_the_way_in(home: HomePage, opened: Opened, qtbot: QtBot) -> None:
    from asn_desktop.ui.widgets.messages import EmptyState

    qtbot.waitUntil(lambda: bool(home.findChildren(EmptyState)))
    card = home.findChildren(EmptyState)[0]
    assert "Kecamatan Uji" in card.words.text()
    assert home.main_button is card.buttons[0]
    qtbot.mouseClick(card.buttons[0], Qt.MouseButton.LeftButton)
    assert opened.places == [("imports", {})]


def test_rows_lead_to_their_page_by_enter(
    home: HomePage, opened: Opened, qtbot: QtBot, make_person: Callable[..., Any]
) -> None:
    make_person(home.context.office, name="Camat Uji")
    home.refresh()
    qtbot.waitUntil(lambda: len(home.rows) == 2)
    assert "1</b> pegawai belum punya pejabat penilai" in home.rows[0].sentence.text()
    home.rows[0].setFocus()
    qtbot.keyClick(home.rows[0], Qt.Key.Key_Down)
    assert home.rows[1].hasFocus()
    qtbot.keyClick(home.rows[1], Qt.Key.Key_Return)
    assert opened.places == [("planning", {"state": "none", "choose": True})]


def test_a_long_name_is_read_whole_in_a_narrow_window(theme: Theme, qtbot: QtBot) -> None:
    name = "Dra. Sri Wahyuningsih Kusumo Prawirohardjo, M.Si."
    values = {"period": "Triwulan III", "superior": name, "count": 25}
    row = WorkRow(
        Work("1", Group.NOW, "work.clock.pass", values, "work.button.pass", "followup"),
        lambda _work: None,
    )
    qtbot.addWidget(row)
    row.resize(1086, row.height())
    row.show()
    told = row.sentence
    assert name in told.text()
    assert told.width() < told.fontMetrics().horizontalAdvance(re.sub("<.+?>", "", told.text()))
    assert told.heightForWidth(told.width()) <= row.height()


def test_del_puts_a_row_off_until_a_day(
    home: HomePage,
    qtbot: QtBot,
    make_person: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_person(home.context.office, name="Camat Uji")
    home.refresh()
    qtbot.waitUntil(lambda: len(home.rows) == 2)
    monkeypatch.setattr(DateQuestion, "ask", lambda *a, **k: date(2026, 7, 20))
    home.rows[0].setFocus()
    qtbot.keyClick(home.rows[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(home.rows) == 1)


def test_the_filter_shows_one_group(
    home: HomePage, qtbot: QtBot, make_person: Callable[..., Any]
) -> None:
    make_person(home.context.office, name="Camat Uji")
    home.refresh()
    qtbot.waitUntil(lambda: len(home.rows) == 2)
    home.filter.setCurrentIndex(2)
    assert [row.work.code for row in home.rows] == ["work.skp_none"]
    home.filter.setCurrentIndex(4)
    assert home.rows == []
