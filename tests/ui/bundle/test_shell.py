"""The page Paket: which views it has follows from the role."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.services import setup
from asn_desktop.services.office import Office
from asn_desktop.ui.bundle import shell
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.tab_shell import TabSpec
from asn_desktop.ui.theme import Theme
from tests.helpers.room import Room

CTRL = Qt.KeyboardModifier.ControlModifier
FROM = TabSpec("from_centre", "Dari pusat", "bundle.office_page.OfficePage")
OTHER = TabSpec("inbox", "Kotak masuk", "bundle.office_page.OfficePage")
MORE = TabSpec("board", "Kantor", "bundle.office_page.OfficePage")


@pytest.fixture
def room(
    qtbot: QtBot, theme: Theme, sqlite_office: Office, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Room]:
    monkeypatch.setattr(shell, "OFFICE", (FROM,))
    monkeypatch.setattr(shell, "CENTRE", (OTHER, MORE))
    made = Room(sqlite_office, (PageSpec("bundle", "Paket", "package", shell.BundleShell),))
    yield made
    made.close()


def test_a_program_that_becomes_the_centre_gets_the_centres_views(room: Room) -> None:
    page = room.at("bundle")
    old = page.current
    assert [key for key, _title, _count in page._shown] == ["from_centre"]
    assert not page.bar.isVisible()
    room.operations.write(
        Act.BECOME_CENTRE, lambda tx: setup.change_settings(tx, exchange_role="centre")
    )
    room.settle()
    assert [key for key, _title, _count in page._shown] == ["inbox", "board"]
    assert page.current is not old
    assert page.bar.isVisible()
    sheet = page.keys()
    assert [row.key for row in sheet][-2:] == ["Ctrl+1", "Ctrl+2"]
    room.press(Qt.Key.Key_2, CTRL)
    assert page._current == "board"
    room.press(Qt.Key.Key_Escape)
    assert page._current == "inbox"


def test_who_is_led_to_a_view_of_the_new_role_lands_there(room: Room) -> None:
    """Paket was open as an office, and nobody has told it of the role yet."""
    page = room.at("bundle")
    assert page._current == "from_centre"
    room.office.write(
        Act.BECOME_CENTRE, lambda tx: setup.change_settings(tx, exchange_role="centre")
    )
    page.go(view="board")
    assert page._current == "board"
    assert [key for key, _title, _count in page._shown] == ["inbox", "board"]
