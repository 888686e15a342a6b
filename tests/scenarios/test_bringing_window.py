"""Palu's logs and Cakranegara's register through the real window: opened, checked, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
import sqlalchemy as sa
from chapters import OFFICES, Today, bring_in, first_run
from clerk import CTRL, Clerk, Key
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from asn_desktop.models.logs import DailyLog
from asn_desktop.models.public_service import Complaint
from asn_desktop.services.office import ReadTx, SystemClock
from asn_desktop.ui.bringing.page import BringPage
from asn_desktop.ui.imports.steps import Step
from asn_desktop.ui.theme import Mode, Theme
from asn_desktop.views.imports import Effect
from asn_desktop.workflows import roster

LOGS = OFFICES / "palu-catatan-harian-2026.xlsx"
REGISTER = OFFICES / "cakranegara-register-pengaduan-2026.xlsx"


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Today:
    made = Today()
    made.go(2026, 7, 2)
    monkeypatch.setattr(SystemClock, "now", lambda _self: made.moment)
    return made


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.set_mode(Mode.LIGHT)
    made.deleteLater()


@pytest.fixture
def clerk(
    qtbot: QtBot, theme: Theme, today: Today, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clerk]:
    with first_run(qtbot, theme, monkeypatch, tmp_path / "kantor", "Kecamatan Uji") as made:
        yield made


def drop(page: BringPage, path: Path) -> None:
    """A file let fall on the page."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    page.dropEvent(
        QDropEvent(
            QPointF(200, 200), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def bring_page(clerk: Clerk) -> BringPage:
    page = clerk.window.page("bring")
    assert isinstance(page, BringPage)
    return page


def stored(clerk: Clerk, mapped: type) -> int:
    def count(tx: ReadTx) -> int:
        return tx.session.scalar(sa.select(sa.func.count()).select_from(mapped)) or 0

    return clerk.office.read(count)


def test_palu_brings_in_two_months_of_thirty_teachers(clerk: Clerk, tmp_path: Path) -> None:
    roster.bring_in(clerk.office, roster.open_file(OFFICES / "palu-dinas-pendidikan.xlsx"))
    book = openpyxl.load_workbook(LOGS)
    sheet = book.active
    assert sheet is not None
    sheet["A3"] = 199411022022022001  # a number: its last three digits are lost
    book.save(tmp_path / "catatan.xlsx")
    clerk.click_words("Masukkan berkas…", clerk.go("logs"))
    page = bring_page(clerk)
    assert clerk.window.current == "bring"
    drop(page, tmp_path / "catatan.xlsx")
    clerk.settle()
    assert page.check.main.text() == "Masukkan 1.319 catatan"
    clerk.press(Key.Key_F8)
    (editor,) = page.check.table.viewport().findChildren(QLineEdit)
    assert editor.text() == "199411022022022000"
    clerk.qtbot.keyClicks(editor, "199411022022022001")
    clerk.qtbot.keyClick(editor, Key.Key_Return)
    clerk.settle()
    assert page.check.main.text() == "Masukkan 1.320 catatan"
    clerk.press(Key.Key_Return, CTRL)
    clerk.settle()
    assert page.steps.step is Step.DONE

    assert stored(clerk, DailyLog) == 1320
    drop(page, LOGS)  # the same logs, from the untouched file
    clerk.settle()
    assert page.look is not None
    assert page.look.preview.counts == {Effect.UNCHANGED: 1320}


def test_cakranegara_brings_in_its_register_and_takes_it_back(
    clerk: Clerk, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_in(clerk, monkeypatch, "cakranegara.csv", 76)
    clerk.window.open("complaints")
    clerk.settle()
    clerk.click_words("Masukkan berkas…", clerk.window.page("complaints").header)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(REGISTER), ""))
    clerk.press(Key.Key_Return, CTRL)
    clerk.settle()
    page = bring_page(clerk)
    assert page.check.main.text() == "Masukkan 120 pengaduan"
    clerk.press(Key.Key_Return, CTRL)
    clerk.settle()
    assert stored(clerk, Complaint) == 120
    clerk.press(Key.Key_Return, CTRL)
    clerk.settle()
    assert clerk.window.current == "complaints"
    clerk.press(Key.Key_Z, CTRL)
    clerk.settle()
    assert stored(clerk, Complaint) == 0
