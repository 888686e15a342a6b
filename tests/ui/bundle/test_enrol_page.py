"""Pendaftaran by keys: from nothing to enrolled, a change of keys, a stolen key."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Office
from asn_desktop.services.opening import open_store
from asn_desktop.services.setup import change_settings
from asn_desktop.ui.bundle.enrol_asks import AskKeyFile
from asn_desktop.ui.bundle.enrol_kit import KitDialog
from asn_desktop.ui.bundle.enrol_page import EnrolPage
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import Question, TextQuestion
from asn_desktop.views.places import Enrolment
from asn_desktop.workflows import (
    enrolment,
    enrolment_centre,
    enrolment_kit,
    enrolment_requests,
    enrolment_roots,
)
from tests.helpers.enrolling import found_centre
from tests.helpers.room import Room

CONTROL = Qt.KeyboardModifier.ControlModifier
SPECS = (PageSpec("enrol", "Pendaftaran", "package", EnrolPage),)


@pytest.fixture
def centre(tmp_path: Path, empty_folder: Path, clock: object) -> Iterator[Office]:
    shutil.copytree(empty_folder, tmp_path / "pusat")
    made = Office(open_store(tmp_path / "pusat"), STANDARD, clock)
    yield made
    made.close()


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, sqlite_office: Office) -> Iterator[Room]:
    sqlite_office.write(Act.CHANGE_SETTING, change_settings, office_name="Kecamatan Rakumpit")
    made = Room(sqlite_office, SPECS)
    yield made
    made.close()


def _page(room: Room) -> Any:
    return room.at("enrol")


def _prepared(room: Room) -> Any:
    page = _page(room)
    page.form.fields["code"].focus()
    room.type("32.04.17")
    room.press(Qt.Key.Key_Return, CONTROL)
    return page


def test_the_three_steps(
    room: Room, centre: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _page(room)
    assert page.stands.state is Enrolment.NONE
    assert page.form.fields["name"].value() == "Kecamatan Rakumpit"
    page = _prepared(room)
    assert page.stands.state is Enrolment.ASKED
    number = page.stands.check_number
    shown = page.send_card.number.digits.text()
    assert "".join(shown.split()) == number
    file = tmp_path / "daftar.spk"
    monkeypatch.setattr(AskKeyFile, "to_write", lambda *_args: file)
    room.press(Qt.Key.Key_Return)  # the focus stands on "Simpan berkas…"
    roots = found_centre(centre)
    request = enrolment_requests.take_request(centre, file.read_bytes())
    place = enrolment_centre.enrol(centre, request, number, roots[:2])
    kit = enrolment_kit.write_kit(centre, place, tmp_path / "kit.paketkantor")
    fingerprint = enrolment_roots.fingerprint([root.public for root in roots])
    monkeypatch.setattr(AskKeyFile, "kit_or_list", lambda *_args: kit)
    monkeypatch.setattr(KitDialog, "ask", lambda *_args: fingerprint)
    room.press(Qt.Key.Key_Return, CONTROL)
    assert page.stands.state is Enrolment.ENROLLED
    assert page.key_card.isVisible()
    assert not page.send_card.isVisible()
    assert not page.main_button.isVisible()


def test_a_wrong_code_is_told_at_its_field(room: Room) -> None:
    page = _page(room)
    page.form.fields["code"].focus()
    room.type("kode kantor!")
    room.press(Qt.Key.Key_Return, CONTROL)
    assert "kode kantor" in page.form.fields["code"].message.text()
    assert page.stands.state is Enrolment.NONE


def test_code_and_name_can_be_corrected(room: Room) -> None:
    page = _prepared(room)
    before = page.stands.check_number
    page.send_card.edit_button.click()
    room.settle()
    page.form.fields["code"].line.selectAll()
    room.type("32.04.18")
    room.press(Qt.Key.Key_Return, CONTROL)
    assert page.stands.code == "32.04.18"
    assert page.stands.check_number != before
    page.send_card.edit_button.click()
    room.press(Qt.Key.Key_Escape)
    assert page.send_card.isVisible()


def test_the_letter_is_shown_by_its_key(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[bytes] = []

    def show(_parent: object, context: Any, _title: str, _name: str, make: Any) -> None:
        shown.append(context.office.read(make)[0])

    monkeypatch.setattr(PaperDialog, "show_paper", show)
    _prepared(room)
    room.press(Qt.Key.Key_L, CONTROL)
    assert shown[0].startswith(b"%PDF")


def test_keys_change_and_a_stolen_key_is_left(
    room: Room, centre: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = _prepared(room)
    roots = found_centre(centre)
    request = enrolment_requests.take_request(centre, enrolment.request_bytes(room.office))
    place = enrolment_centre.enrol(centre, request, page.stands.check_number, roots)
    kit = enrolment_kit.write_kit(centre, place, tmp_path / "kit")
    opened = enrolment_kit.open_kit(room.office, kit)
    enrolment_kit.take_kit(room.office, opened, enrolment_roots.fingerprint(opened.known.roots))
    page.refresh()
    room.settle()
    monkeypatch.setattr(Question, "ask", lambda *_args, **_more: True)
    page.key_card.rotate_button.click()
    room.settle()
    assert page.stands.state is Enrolment.CHANGING
    assert not page.send_card.number.isVisible()
    page.send_card.keep_button.click()
    room.settle()
    assert page.stands.state is Enrolment.ENROLLED
    monkeypatch.setattr(TextQuestion, "ask", lambda *_args, **_more: "Laptop dicuri")
    page.key_card.lost_button.click()
    room.settle()
    assert page.stands.state is Enrolment.ASKED


def test_one_stands_in_the_empty_field_and_the_card_below_the_title(room: Room) -> None:
    page = _page(room)
    code = page.form.fields["code"]
    assert code.isAncestorOf(room.window.focusWidget())
    left = page.ask_card.mapTo(page, QPoint(0, 0)).x()
    assert left == page.header.layout().contentsMargins().left()
