"""At the centre the pages say whose a thing is; an office may become the centre in its settings."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from asn_desktop.services import setup
from asn_desktop.services.office import Office
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.people.person_page import PersonPage
from asn_desktop.ui.planning.skp_page import SkpPage
from asn_desktop.ui.settings.page import SettingsPage
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import Question
from tests.helpers.room import Elsewhere, Room
from tests.ui.centre.conftest import Centre


def test_an_offices_skp_and_person_are_marked(centre_room: Centre) -> None:
    office = centre_room.office
    specs = (
        PageSpec("people", "Pegawai", "people", Elsewhere),
        PageSpec("person", "Pegawai", "person", PersonPage, "people"),
        PageSpec("skp", "SKP", "planning", SkpPage, "people"),
        PageSpec("bundle", "Paket", "package", Elsewhere),
    )
    room = Room(office, specs)
    room.window.open("skp", skp=centre_room.skps[0])
    room.settle()
    page = room.at("skp")
    assert "Milik Kecamatan Cakranegara" in page.owner.label.text()
    room.window.open("person", person=page.person_id)
    room.settle()
    assert "Milik Kecamatan Cakranegara" in room.at("person").owner.label.text()
    # What is typed all the same is refused, said in the form, and not kept.
    room.at("person").form.committed.emit("birth_place", "Sumedang")
    room.settle()
    said = " ".join(label.text() for label in room.at("person").findChildren(QLabel))
    assert "milik Kecamatan Cakranegara, jadi pusat tidak mengubahnya" in said
    room.close()


def test_a_small_regency_makes_its_office_the_centre(
    qtbot: QtBot, theme: Theme, sqlite_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs = (
        PageSpec("settings", "Pengaturan", "settings", SettingsPage),
        PageSpec("bundle", "Paket", "package", Elsewhere),
    )
    room = Room(sqlite_office, specs)
    page = room.at("settings")
    monkeypatch.setattr(Question, "ask", classmethod(lambda *_args, **_more: True))
    page.role.button.click()
    room.settle()
    assert sqlite_office.read(setup.read_settings).exchange_role == "centre"
    assert page.role.button.isHidden()
    assert "Program ini pusat" in page.role.words.text()
    room.close()
