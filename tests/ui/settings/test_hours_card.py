"""The office's hours and promises in Pengaturan."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from room import Room

from asn_desktop.services.office import Office
from asn_desktop.services.setup import read_settings
from asn_desktop.settings import OfficeSettings
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.settings.page import SettingsPage
from asn_desktop.ui.theme import Theme


@pytest.fixture
def room(sqlite_office: Office, theme: Theme) -> Iterator[Room]:
    made = Room(sqlite_office, (PageSpec("settings", "Pengaturan", "settings", SettingsPage),))
    yield made
    made.close()


def fill(room: Room, name: str, text: str) -> str:
    field = room.at("settings").hours.form.fields[name]
    field.focus()
    field.line.selectAll()
    room.type(text)
    room.press(Qt.Key.Key_Tab)
    return str(field.message.text())


def settings(room: Room) -> OfficeSettings:
    found: OfficeSettings = room.office.read(read_settings)
    return found


def test_hours_are_typed_as_one_says_them(room: Room) -> None:
    fields = room.at("settings").hours.form.fields
    assert [fields[name].text() for name in ("work_starts", "work_ends")] == ["07.30", "16.00"]
    assert fill(room, "work_starts", "8") == ""
    assert fill(room, "work_ends", "15:45") == ""
    assert fill(room, "complaint_response_hours", "24") == "jam kerja"
    found = settings(room)
    assert (found.work_starts, found.work_ends) == (480, 945)
    assert found.complaint_response_hours == 24
    assert fields["work_ends"].text() == "15.45"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("work_starts", "25.00", "Tulis jamnya, misalnya 7.30."),
        ("work_starts", "pagi", "Tulis jamnya, misalnya 7.30."),
        ("work_ends", "6.00", "Jam selesai tidak bisa sebelum jam mulainya."),
        ("complaint_completion_hours", "0", "Tulis jumlah jam kerja, misalnya 8."),
        ("complaint_completion_hours", "", "Wajib diisi; yang lama dipakai lagi."),
    ],
)
def test_nonsense_is_told_at_its_field_and_not_stored(
    room: Room, name: str, text: str, words: str
) -> None:
    before = settings(room)
    field = room.at("settings").hours.form.fields[name]
    if not text:
        field.focus()
        field.line.clear()
        room.press(Qt.Key.Key_Tab)
        assert field.message.text() == words
    else:
        assert fill(room, name, text) == words
    assert settings(room) == before
