"""Somebody copies a person into the national application with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from documents import set_up, write_documents
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from asn_desktop.services.office import Office
from asn_desktop.ui.context import Context, Period, Selection
from asn_desktop.ui.national import page as national_page
from asn_desktop.ui.national.fields import FieldRow
from asn_desktop.ui.national.page import NationalPage
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.threads import JobRunner
from asn_desktop.views.national import Copied

Key = Qt.Key


@dataclass
class Opened:
    """A navigator that remembers what was said."""

    notices: list[str] = field(default_factory=list)

    def open(self, page: str, **target: Any) -> None:
        raise AssertionError((page, target))

    def back(self) -> None:
        raise AssertionError

    def notice(self, text: str, action: str = "", do: object = None) -> None:
        self.notices.append(text)


@dataclass
class Shown:
    """The page with what stands behind it."""

    page: NationalPage
    opened: Opened
    settle: Callable[[], None]

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.page, key)
        self.settle()

    def here(self) -> FieldRow:
        row = QApplication.focusWidget()
        assert isinstance(row, FieldRow)
        return row


@pytest.fixture
def shown(
    qtbot: QtBot, theme: Theme, sqlite_office: Office, make_person: Callable[..., UUID]
) -> Iterator[Shown]:
    office = sqlite_office
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi", heads=True)
    ratna = make_person(office, "Nur Ratna Purnomo, M.M.", assessor=head)
    write_documents(office, ratna, head)
    runner = JobRunner()
    operations = Operations(office, runner)
    errors: list[BaseException] = []
    operations.bug.connect(errors.append)
    selection = Selection((2026,), lambda _year: [Period("TW2", "Triwulan II")], 2026, "TW2")
    opened = Opened()
    page = NationalPage(Context(operations, selection, opened))
    qtbot.addWidget(page)
    page.resize(1190, 620)
    operations.changed.connect(page.on_changed)
    page.show()
    page.go(person=ratna)
    page.activate()

    def settle() -> None:
        for _turn in range(3):
            runner.wait_idle()
            QApplication.processEvents()

    settle()
    yield Shown(page, opened, settle)
    runner.wait_idle()
    runner.shutdown()
    assert not errors, errors


def test_enter_copies_ticks_and_goes_on(shown: Shown) -> None:
    page = shown.page
    assert page.shown is not None
    assert page.shown.name == "Nur Ratna Purnomo, M.M."
    shown.press(Key.Key_F8)
    first = shown.here()
    shown.press(Key.Key_Return)
    assert QApplication.clipboard().text() == "1 Januari 2026"
    assert first.field.copied is Copied.DONE
    assert shown.here() is page.fields.rows[1]
    assert "1 dari" in page.under.text()
    shown.press(Key.Key_Up)
    shown.press(Key.Key_Delete)
    assert first.field.copied is Copied.NOT_YET


def test_f8_goes_through_all_screens_and_says_when_nothing_is_left(shown: Shown) -> None:
    page = shown.page
    assert page.shown is not None
    for _screen in page.shown.screens:
        shown.press(Key.Key_F8)
        page.tick_screen()
        shown.settle()
    assert all(each.copied is Copied.DONE for each in page.shown.fields())
    shown.press(Key.Key_F8)
    assert shown.opened.notices == ["Semua isian Nur Ratna Purnomo, M.M. tersalin."]
    row = next(row for row in page.panel.model.rows if row.name.startswith("Nur Ratna"))
    assert row.copied == len(list(page.shown.fields()))


def test_the_spreadsheet_is_written_after_the_report(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nilai.xlsx"
    asked: list[QDialog] = []

    def accept(dialog: QDialog) -> int:
        asked.append(dialog)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(QDialog, "exec", accept)
    monkeypatch.setattr(national_page, "ask_file", lambda _page, _name: path)
    shown.page.save_button.click()
    shown.settle()
    assert len(asked) == 1
    assert load_workbook(path).sheetnames == ["Nilai periodik", "Laporan pemeriksaan", "Kode"]
    assert shown.opened.notices == ["1 orang tersimpan di nilai.xlsx."]


def test_who_has_no_skp_is_told_why_there_is_nothing(shown: Shown) -> None:
    page = shown.page
    head = next(row for row in page.panel.model.rows if row.name.startswith("Slamet"))
    page.panel.show_row(head.id)
    shown.settle()
    assert page.shown is not None
    assert page.shown.name.startswith("Slamet")
    assert page.fields.rows == []
    assert page.shown.screens[0].lack is not None
