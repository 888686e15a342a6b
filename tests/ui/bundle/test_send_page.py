"""Kirim ke Kabupaten, worked by keys on a real office and a real folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from asn_desktop.models.exchange import Bundle
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services import epochs, incoming_ack, outgoing_record, periods
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.setup import read_settings
from asn_desktop.ui.bundle import send_done, send_page, send_place
from asn_desktop.ui.bundle.send_page import SendPage
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.theme import Theme
from asn_desktop.views.bundles import Ack
from asn_desktop.workflows import drives, identity
from tests.helpers.enrolled import enrol
from tests.helpers.room import Elsewhere, Room

CTRL = Qt.KeyboardModifier.ControlModifier
Make = Callable[..., Any]
Answers = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def room(
    qtbot: QtBot,
    theme: Theme,
    sqlite_office: Office,
    make_person: Make,
    make_skp: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Room]:
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")
    monkeypatch.setattr(drives, "removable", lambda: ())
    sqlite_office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    leader = make_person(sqlite_office)
    make_skp(sqlite_office, make_person(sqlite_office, assessor=leader), leader)
    enrol(sqlite_office)
    made = Room(
        sqlite_office,
        (
            PageSpec("send", "Kirim ke Kabupaten", "send", SendPage),
            PageSpec("planning", "Perencanaan", "planning", Elsewhere),
        ),
    )
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "flashdisk"
    folder.mkdir()
    monkeypatch.setattr(send_place.AskFolder, "ask", staticmethod(lambda *_asked: folder))
    return folder


class Worker:
    """Answers the dialogs that come, by keys; keeps what the result said."""

    def __init__(self) -> None:
        self.results: list[send_done.SentDialog] = []
        self.said: list[str] = []

    def __call__(self, dialog: QDialog) -> None:
        if isinstance(dialog, send_place.PlaceDialog):
            dialog.show()
            QApplication.processEvents()
            assert dialog.other.hasFocus() or not dialog.drives.isHidden()
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Return)
        elif isinstance(dialog, send_done.SentDialog):
            self.results.append(dialog)
            self.said += [bundle.name for bundle in dialog.sent.bundles]
            dialog.accept()
        else:
            dialog.accept()


def history(room: Room) -> Any:
    return room.office.read(outgoing_record.history)


def test_one_key_makes_a_bundle_and_puts_it_on_the_stick(
    room: Room, stick: Path, answers: Answers
) -> None:
    page, worker = room.at("send"), Worker()
    answers(worker)
    assert page.make_button.hasFocus()
    assert "1 SKP" in page.travel.words.text().replace("\N{NO-BREAK SPACE}", " ")
    assert "catatan harian" in page.travel.stays.text()
    room.press(Qt.Key.Key_Return, CTRL)
    (file,) = stick.iterdir()
    assert worker.said == [file.name]
    (row,) = history(room)
    assert row.name == file.name
    assert page.panel.model.rows[0].number == 1
    assert "ditulis ulang" in page.travel.files.text()
    room.press(Qt.Key.Key_Return, CTRL)  # nothing new: the same bundle once more
    assert worker.results[-1].sent.again
    assert len(history(room)) == 1
    assert [each.name for each in stick.iterdir()] == [file.name]


def test_what_is_not_complete_leads_to_where_it_is_put_right(room: Room) -> None:
    page = room.at("send")
    words = [button.accessibleName() for button in page.ready.buttons]
    assert words[0] == "Buka: 1 dari 2 pegawai belum punya SKP tahun ini"
    page.ready.buttons[0].setFocus()
    room.press(Qt.Key.Key_Space)
    assert room.at("planning").target == {"state": "none"}


def test_a_stick_that_is_pulled_leaves_the_bundle_to_be_written(
    room: Room, stick: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    faults: list[WorldFault] = []
    room.operations.fault.connect(lambda fault, _again: faults.append(fault))
    worker = Worker()
    answers(worker)
    stick.rmdir()
    room.press(Qt.Key.Key_Return, CTRL)
    assert [fault.code for fault in faults] == ["sending.gone"]
    page = room.at("send")
    page.refresh()
    room.settle()
    assert not page.banner.isHidden()
    assert "belum ditulis" in page.banner.label.text()
    stick.mkdir()
    page.banner.button.setFocus()
    room.press(Qt.Key.Key_Space)
    assert len(list(stick.iterdir())) == 1
    assert page.banner.isHidden()


def test_an_old_bundle_that_nobody_acknowledged_is_told(
    room: Room, stick: Path, answers: Answers, clock: Any
) -> None:
    answers(Worker())
    page = room.at("send")
    room.press(Qt.Key.Key_Return, CTRL)
    clock.advance(days=14)
    room.press(Qt.Key.Key_F5)
    assert page.banner.isHidden()
    clock.advance(days=1)
    room.press(Qt.Key.Key_F5)
    assert "menunggu 15 hari" in page.banner.label.text()
    assert send_page._mark(page.panel.model.rows[0])[1].endswith("15 hari")


def test_after_a_restore_sending_waits_for_a_confirmation(
    room: Room, stick: Path, answers: Answers
) -> None:
    me = identity.needed(room.office)
    room.operations.write(Act.NEW_EPOCH, epochs.begin, me.installation, "restored")
    room.settle()
    page = room.at("send")
    assert not page.make_button.isEnabled()
    assert "dipulihkan dari cadangan" in page.banner.label.text()
    worker = Worker()
    answers(worker)
    page.banner.button.setFocus()
    room.press(Qt.Key.Key_Space)
    assert room.office.read(read_settings).sending_locked == ""
    assert page.make_button.isEnabled()
    page.make_button.setFocus()
    room.press(Qt.Key.Key_Return, CTRL)
    assert len(worker.said) == 1


def test_a_stick_that_is_plugged_in_is_offered_first(
    room: Room, tmp_path: Path, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    found = drives.Drive(folder, "KINGSTON", 7_000_000_000, 8_000_000_000)
    monkeypatch.setattr(drives, "removable", lambda: (found,))
    worker = Worker()
    answers(worker)
    room.press(Qt.Key.Key_Return, CTRL)
    assert [each.name for each in folder.iterdir()] == worker.said


def test_a_year_without_periods_is_no_trouble(room: Room) -> None:
    room.selection.period = None
    page = room.at("send")
    page.on_period()
    room.settle()
    assert page.ready.head.text() == "Kelengkapan 2026"


def test_an_office_that_is_not_enrolled_is_led_there_before_it_chooses_a_stick(
    qtbot: QtBot, theme: Theme, sqlite_office: Office, make_person: Make
) -> None:
    make_person(sqlite_office)
    room = Room(
        sqlite_office,
        (
            PageSpec("send", "Kirim ke Kabupaten", "send", SendPage),
            PageSpec("bundle", "Paket", "package", Elsewhere),
        ),
    )
    page = room.at("send")
    assert not page.make_button.isEnabled()
    assert "belum terdaftar" in page.banner.label.text()
    page.banner.button.setFocus()
    room.press(Qt.Key.Key_Space)
    assert room.at("bundle").target == {"view": "enrolment"}
    room.close()


def test_with_nothing_new_one_stands_on_what_was_sent(
    room: Room, stick: Path, answers: Answers
) -> None:
    page = room.at("send")
    answers(Worker())
    room.press(Qt.Key.Key_Return, CTRL)
    room.office.write(Act.TAKE_REPLY, _acknowledge)
    page.activate()
    room.settle()
    assert not page.make_button.isEnabled()
    assert room.window.focusWidget() is page.panel.table


def _acknowledge(tx: Tx) -> None:
    (bundle,) = tx.session.scalars(sa.select(Bundle))
    assert bundle.installation is not None
    ack = Ack(bundle.installation, bundle.epoch, bundle.upto, bundle.sha256, "c" * 16)
    incoming_ack.acknowledge(tx, ack, ack.centre_epoch)
