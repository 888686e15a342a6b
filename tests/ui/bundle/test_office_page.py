"""The view "Dari pusat", worked by keys on a real office that the centre has answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from asn_desktop.bundles import token
from asn_desktop.rules.status import Status
from asn_desktop.services import incoming_read, people
from asn_desktop.services.office import Office
from asn_desktop.ui.bundle.office_page import OfficePage
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.theme import Theme
from asn_desktop.views.bundles import Ack
from asn_desktop.workflows import practice_exchange, sending
from tests.helpers.enrolled import enrol
from tests.helpers.room import Elsewhere, Room

Make = Callable[..., Any]
PAGES = (
    PageSpec("from_centre", "Dari pusat", "package", OfficePage),
    PageSpec("skp", "SKP", "planning", Elsewhere, under="from_centre"),
    PageSpec("bundle", "Paket", "package", Elsewhere),
)
NAMES = ("Ahmad Mahendra, S.IP.", "Siti Aminah, S.E.")


@pytest.fixture
def staff(sqlite_office: Office, make_person: Make, make_skp: Make) -> Office:
    camat = make_person(sqlite_office, "Drs. Budi Santoso", position="Camat", heads=True)
    for name in NAMES:
        make_skp(sqlite_office, make_person(sqlite_office, name, assessor=camat), camat)
    return sqlite_office


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, staff: Office) -> Iterator[Room]:
    practice_exchange.exchange(staff, 2026, NAMES[1])
    made = Room(staff, PAGES)
    yield made
    made.close()


def titles(page: OfficePage) -> list[str]:
    return [item.title for item in page.panel.model.rows]


def test_who_is_not_enrolled_is_led_to_enrolment(qtbot: QtBot, theme: Theme, staff: Office) -> None:
    room = Room(staff, PAGES)
    page = room.at("from_centre")
    assert page.strange.isVisible()
    assert not page.panel.isVisible()
    assert not page.take_button.isEnabled()
    page.strange.buttons[0].click()
    room.settle()
    assert room.at("bundle").target == {"view": "enrolment"}
    room.close()


def test_an_enrolled_office_without_any_answer_says_what_to_do(
    qtbot: QtBot, theme: Theme, staff: Office
) -> None:
    enrol(staff)
    room = Room(staff, PAGES)
    page = room.at("from_centre")
    assert page.panel.empty.isVisible()
    assert not page.side.isVisible()
    room.close()


def test_what_waits_stands_first_and_enter_opens_the_form(room: Room) -> None:
    page = room.at("from_centre")
    assert titles(page) == [
        f"SKP 2026 · {NAMES[0]}",
        f"Pindah kantor · {NAMES[1]}",
        "Balasan nomor 1",
    ]
    assert "2 menunggu" in page.header._note.full
    room.press(Qt.Key.Key_Return)
    assert set(room.at("skp").target) == {"skp"}


def test_a_return_is_answered_after_the_question_whether_nothing_changed(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    page = room.at("from_centre")
    answers(lambda dialog: dialog.reject())
    page.side.answer_button.click()
    room.settle()
    assert room.office.read(incoming_read.returned)[0].answered_on is None
    answers(lambda dialog: dialog.accept())
    page.side.answer_button.click()
    room.settle()
    assert room.office.read(incoming_read.returned)[0].answered_on is not None
    assert titles(page)[0] == f"Pindah kantor · {NAMES[1]}"
    assert page.panel.model.rows[1].mark[1] == "Sudah diperbaiki"


def test_f8_walks_through_what_waits_and_a_proposal_is_accepted_there(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    page = room.at("from_centre")
    page.panel.focus_rows()
    room.press(Qt.Key.Key_F8)
    assert page._item().group == "proposals"
    answers(lambda dialog: dialog.accept())
    room.press(Qt.Key.Key_Return)
    proposal = room.office.read(incoming_read.proposals)[0]
    assert proposal.accepted is True
    row = room.office.read(people.person_row, proposal.person_id)
    assert row.status is Status.MOVED_OUT


def test_a_receipt_copied_from_a_message_is_pasted(
    qtbot: QtBot,
    theme: Theme,
    staff: Office,
    answers: Callable[[Callable[[QDialog], None]], None],
) -> None:
    known = enrol(staff)
    made = sending.make(staff)[0]
    header = made.header
    ack = Ack(header.installation, header.epoch, header.upto, made.sha256, "c" * 16)
    room = Room(staff, PAGES)
    page = room.at("from_centre")
    asked: list[str] = []

    def answer(dialog: QDialog) -> None:
        asked.append(dialog.windowTitle())
        dialog.accept()

    answers(answer)
    QGuiApplication.clipboard().setText("Selamat pagi, Pak.")
    room.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked == []
    QGuiApplication.clipboard().setText(token.encode(ack, known.centre))
    room.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["Tanda terima dari pusat"]
    heads = staff.read(incoming_read.words_of, [row.id for row in staff.read(people.person_rows)])
    assert {word.standing.value for word in heads.values()} == {"received"}
    assert page.isVisible()
    room.close()
