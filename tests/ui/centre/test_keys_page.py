"""The view "Kunci" of the centre by keys, with real root key files and a real office."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.services import centre as centre_service
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Office
from asn_desktop.services.opening import open_store
from asn_desktop.ui.bundle.enrol_asks import AskKeyFile
from asn_desktop.ui.centre.keys_dialogs import EnrolDialog, RevokeDialog, UnitsDialog
from asn_desktop.ui.centre.keys_page import KeysPage
from asn_desktop.ui.centre.keys_roots import KeeperDialog, RootsDialog
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import Question, TextQuestion
from asn_desktop.views.places import Enrolment
from asn_desktop.workflows import (
    enrolment,
    enrolment_begin,
    enrolment_centre,
    enrolment_kit,
    enrolment_requests,
    enrolment_roots,
)
from asn_desktop.workflows.enrolment_roots import Keeper
from tests.helpers.enrolling import found_centre, quick_seals
from tests.helpers.room import Room

CONTROL = Qt.KeyboardModifier.ControlModifier
SPECS = (PageSpec("keys", "Kunci", "lock", KeysPage),)


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    quick_seals(monkeypatch)


@pytest.fixture
def kecamatan(tmp_path: Path, empty_folder: Path, clock: object) -> Iterator[Office]:
    shutil.copytree(empty_folder, tmp_path / "kecamatan")
    made = Office(open_store(tmp_path / "kecamatan"), STANDARD, clock)
    yield made
    made.close()


@pytest.fixture
def centre(sqlite_office: Office) -> Office:
    sqlite_office.write(
        Act.BECOME_CENTRE, centre_service.found_centre, "BKPSDM", "Kota Contoh", 2026
    )
    return sqlite_office


@pytest.fixture
def room(qtbot: QtBot, theme: Theme, centre: Office) -> Iterator[Room]:
    made = Room(centre, SPECS)
    yield made
    made.close()


def _answer(kind: type[QDialog], act: Any) -> None:
    """Work the next dialog of this kind when it stands in front."""

    def work() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            try:
                act(dialog)
            except BaseException:  # else it would stand open for ever
                dialog.reject()
                raise
        else:
            QTimer.singleShot(5, work)

    QTimer.singleShot(0, work)


def _wait(dialog: Any, name: str) -> None:
    """Wait for the sentence under a field."""

    for _turn in range(2_000):
        if dialog.form.fields[name].message.text():
            return
        QTest.qWait(10)
    raise AssertionError(name)


def test_the_centre_begins_with_three_keepers_and_a_safe(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = room.at("keys")
    assert page.stack.currentWidget() is page.nothing
    keepers = iter(
        Keeper(f"Pemegang {n}", f"kata sandi nomor {n}", tmp_path / f"stik{n}.kunciakar")
        for n in (1, 2, 3)
    )
    papers: list[str] = []

    def show(_parent: object, context: Any, title: str, _name: str, make: Any) -> None:
        assert context.office.read(make)[0].startswith(b"%PDF")
        papers.append(title)

    monkeypatch.setattr(KeeperDialog, "ask", lambda *_args: next(keepers))
    safe = tmp_path / "brankas.kuncipemulihan"
    monkeypatch.setattr(AskKeyFile, "to_write", lambda *_args: safe)
    monkeypatch.setattr(PaperDialog, "show_paper", show)
    room.press(Qt.Key.Key_Return)  # the focus stands on "Buat kunci akar…"
    assert page.stack.currentWidget() is not page.nothing
    assert papers == ["Berita acara kunci akar", "Kunci pemulihan: cetak sekali, simpan di brankas"]
    stands = enrolment_begin.centre_keys(room.office)
    assert (stands.version, stands.has_own) == (1, True)
    assert enrolment_roots.read_recovery(safe.read_text(encoding="utf-8"))
    assert page.row().known.centre


def _typed(dialog: Any, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        dialog.form.fields[name].focus()
        dialog.form.fields[name].editor.selectAll()
        QTest.keyClicks(dialog.form.fields[name].editor, text)


def test_a_keeper_hears_at_once_what_the_three_may_not_share(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    first = Keeper("Budi", "hujan turun di kali", tmp_path / "kunci-1.kunciakar")
    dialog = KeeperDialog(None, 2, (first,))
    qtbot.addWidget(dialog)
    dialog.show()

    def wrong(field: str, **texts: str) -> str:
        _typed(dialog, texts)
        dialog.finish()
        assert dialog.result() != QDialog.DialogCode.Accepted
        said: str = dialog.form.fields[field].message.text()
        return said

    same = "hujan turun di kali"
    words = wrong(
        "file", name="Budi", file=str(tmp_path / "stik" / "dua"), passphrase=same, again=same
    )
    assert words.startswith("Folder ini tidak ada")
    assert "sudah memegang" in wrong("name", file=str(tmp_path / "kunci-1"))
    assert "pemegang lain" in wrong("file", name="Sri")
    assert "pemegang lain" in wrong("passphrase", file=str(tmp_path / "kunci-2"))
    _typed(dialog, {"passphrase": "angin laut sore hari", "again": "angin laut sore hari"})
    dialog.finish()
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.keeper().file == tmp_path / "kunci-2.kunciakar"


def test_a_request_is_granted_with_number_and_two_root_keys(
    room: Room, kecamatan: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office, page = room.office, room.at("keys")
    keepers = [
        Keeper(f"P{n}", f"kata sandi nomor {n}", tmp_path / f"k{n}.kunciakar") for n in (1, 2, 3)
    ]
    enrolment_begin.begin(office, keepers, tmp_path / "brankas")
    page.refresh()
    room.settle()
    number = enrolment.ask(kecamatan, "32.04.17", "Kecamatan Rakumpit").check_number
    file = enrolment.write_request(kecamatan, tmp_path)
    monkeypatch.setattr(AskKeyFile, "to_read", lambda *_args: file)
    room.press(Qt.Key.Key_Return, CONTROL)
    assert page.row().request.name == "Kecamatan Rakumpit"
    kit = tmp_path / "kit.paketkantor"
    monkeypatch.setattr(AskKeyFile, "to_write", lambda *_args: kit)

    def sign(dialog: Any) -> None:
        _typed(
            dialog,
            {
                "file1": str(keepers[0].file),
                "passphrase1": "kata sandi yang salah",
                "file2": str(keepers[2].file),
                "passphrase2": keepers[2].passphrase,
            },
        )
        dialog.start()
        _wait(dialog, "passphrase1")
        assert "salah" in dialog.form.fields["passphrase1"].message.text()
        _typed(dialog, {"passphrase1": keepers[0].passphrase})
        dialog.start()

    def number_first(dialog: Any) -> None:
        _typed(dialog, {"check_number": "1234 5678 9012"})
        dialog.check()
        _wait(dialog, "check_number")
        assert dialog.isVisible()
        _typed(dialog, {"check_number": number})
        dialog.check()

    _answer(EnrolDialog, number_first)
    _answer(RootsDialog, sign)
    room.press(Qt.Key.Key_Return)
    room.settle()
    assert page.row().known.code == "32.04.17"
    opened = enrolment_kit.open_kit(kecamatan, kit)
    enrolment_kit.take_kit(kecamatan, opened, enrolment_roots.fingerprint(opened.known.roots))
    assert enrolment.state(kecamatan).state is Enrolment.ENROLLED


@pytest.fixture
def enrolled(room: Room, kecamatan: Office, monkeypatch: pytest.MonkeyPatch) -> UUID:
    """A room whose root keys are at hand in memory, with one enrolled office."""
    roots = found_centre(room.office)
    monkeypatch.setattr(
        RootsDialog, "ask", lambda _parent, _context, _title, act: act(roots[1:]) or True
    )
    number = enrolment.ask(kecamatan, "32.04.17", "Kecamatan Rakumpit").check_number
    request = enrolment_requests.take_request(room.office, enrolment.request_bytes(kecamatan))
    place: UUID = enrolment_centre.enrol(room.office, request, number, roots)
    room.at("keys").go(place=place)
    room.settle()
    return place


def test_a_key_is_revoked_with_reason_and_position(
    room: Room, enrolled: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = room.at("keys")
    key = page.row().known.keys[0].key_id
    monkeypatch.setattr(RevokeDialog, "ask", lambda *_args: (key, "Laptop dicuri", 12))
    page.revoke()
    room.settle()
    row = page.row().known
    assert row.keys[0].reason == "Laptop dicuri"
    assert row.keys[0].until_seq is None  # nothing was heard of it: nothing counts
    assert not row.active


def test_units_change_and_a_kit_is_made_again(
    room: Room,
    enrolled: UUID,
    tmp_path: Path,
    make_person: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make_person(room.office, "Siti", unit="Kecamatan Rakumpit")
    page = room.at("keys")

    def tick(found: Any) -> None:
        QTest.keyClick(found.list, Qt.Key.Key_Space)
        found.accept()

    _answer(UnitsDialog, tick)
    page.change_units()
    room.settle()
    assert page.row().known.unit_names == ("Kecamatan Rakumpit",)
    kit = tmp_path / "lagi.paketkantor"
    monkeypatch.setattr(AskKeyFile, "to_write", lambda *_args: kit)
    room.press(Qt.Key.Key_Return)
    assert enrolment_kit.is_kit(kit.read_bytes())


def test_a_request_from_the_code_on_paper_is_declined(
    room: Room, enrolled: UUID, kecamatan: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    enrolment.ask_again(kecamatan)
    text = enrolment.request_text(kecamatan)
    monkeypatch.setattr(TextQuestion, "ask", lambda *_args, **_more: text)
    monkeypatch.setattr(Question, "ask", lambda *_args, **_more: True)
    page = room.at("keys")
    page.paste_button.click()
    room.settle()
    assert page.row().request.known
    page.decline()
    room.settle()
    assert all(row.request is None for row in page._known)


def test_the_main_key_begins_where_there_are_no_keys(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = room.at("keys")
    begun: list[bool] = []
    monkeypatch.setattr(page.own, "begin", lambda: begun.append(True))
    room.press(Qt.Key.Key_Return, CONTROL)
    assert begun == [True]
    assert page.take_button.text() == "Buat kunci akar…"
