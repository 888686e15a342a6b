"""Somebody looks at a recap, chooses another, and takes it away as PDF and spreadsheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from documents import set_up, write_documents
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop.services.office import Office
from asn_desktop.ui.context import Context, Period, Selection
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.recaps import page as recaps_page
from asn_desktop.ui.recaps.page import RecapsPage
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.threads import JobRunner
from asn_desktop.views.recaps import RecapKind


@dataclass
class Said:
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

    page: RecapsPage
    said: Said
    settle: Callable[[], None]


@pytest.fixture
def shown(
    qtbot: QtBot, theme: Theme, sqlite_office: Office, make_person: Callable[..., UUID]
) -> Iterator[Shown]:
    office = sqlite_office
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi")
    for name, unit in (("Nur Ratna", "Seksi Pelayanan"), ("Eka Dewi", "Kelurahan Kalisari")):
        write_documents(office, make_person(office, name, unit=unit), head)
    runner = JobRunner()
    operations = Operations(office, runner)
    errors: list[BaseException] = []
    operations.bug.connect(errors.append)
    periods = [Period("TW2", "Triwulan II"), Period("TW3", "Triwulan III")]
    selection = Selection((2026, 2027), lambda _year: periods, 2026, "TW2")
    said = Said()
    page = RecapsPage(Context(operations, selection, said))
    qtbot.addWidget(page)
    page.resize(1190, 620)
    page.show()
    page.activate()

    def settle() -> None:
        for _turn in range(4):
            runner.wait_idle()
            QApplication.processEvents()

    settle()
    yield Shown(page, said, settle)
    runner.wait_idle()
    page.preview.forget()
    runner.shutdown()
    assert not errors, errors


def test_each_recap_is_shown_as_it_prints(shown: Shown) -> None:
    page = shown.page
    assert page.preview.page_count == 1
    for kind in RecapKind:
        page.choices[kind].setFocus()
        QTest.keyClick(page.choices[kind], Qt.Key.Key_Space)
        shown.settle()
        assert page.kind is kind
        assert page.preview.title.full.startswith(kind.label)
        assert page.preview.page_count == 1


def test_a_unit_alone_is_saved_as_pdf_and_spreadsheet(
    shown: Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = shown.page
    page.units.setCurrentIndex(page.units.findData("Seksi Pelayanan"))
    page.units.activated.emit(page.units.currentIndex())
    shown.settle()
    names: list[str] = []

    def place(_parent: object, _title: str, name: str) -> Path:
        names.append(name)
        return tmp_path / name

    monkeypatch.setattr(AskPlace, "file", staticmethod(place))
    monkeypatch.setattr(recaps_page, "ask_file", lambda _page, name: tmp_path / name)
    page.save_pdf()
    page.save_xlsx()
    shown.settle()
    assert names == ["Rekap Daftar predikat 2026-TW2 Seksi Pelayanan.pdf"]
    document = PdfDocument(tmp_path / names[0])
    words = document[0].get_textpage().get_text_range()
    document.close()
    assert "Nur Ratna" in words
    assert "Eka Dewi" not in words
    sheet = load_workbook((tmp_path / names[0]).with_suffix(".xlsx")).worksheets[0]
    assert [row[2].value for row in sheet.iter_rows(min_row=3)] == ["Nur Ratna"]
    assert len(shown.said.notices) == 2


def test_a_year_that_is_not_set_up_says_so(shown: Shown) -> None:
    page = shown.page
    page.context.selection.choose(2027, "TW3")
    page.on_period()
    shown.settle()
    assert page.preview.page_count == 0
    assert "belum diatur" in page.preview.paper.accessibleName()
