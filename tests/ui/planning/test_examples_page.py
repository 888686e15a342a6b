"""Somebody looks at the regulation's examples and begins an SKP with one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pypdfium2 import PdfDocument
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.planning import Approach
from asn_desktop.services import planning_edit
from asn_desktop.ui.planning.examples_page import ExamplesPage
from asn_desktop.ui.printing.printer import AskPlace

Key = Qt.Key


@pytest.fixture
def page(desk: Any) -> ExamplesPage:
    desk.window.open("examples")
    desk.settle()
    made = desk.window.page("examples")
    assert isinstance(made, ExamplesPage)
    return made


def _let_go(page: ExamplesPage) -> None:
    page.preview.forget()


def test_every_example_is_shown_as_pages(desk: Any, page: ExamplesPage) -> None:
    assert page.model.rowCount() == 27
    assert page.preview.page_count == 3
    assert page.preview.title.full == (
        "Kepala Dinas Kesehatan · Anak Lampiran 3 Tabel 4, hlm. 167–169"
    )
    assert not page.use.isEnabled()
    assert "dari sebuah SKP" in page.use.toolTip()
    page.list.setFocus()
    desk.press(Key.Key_Down)
    assert page.preview.title.full.startswith("Kepala Puskesmas")
    _let_go(page)


def test_one_form_alone_and_a_remark_where_the_example_departs(
    desk: Any, page: ExamplesPage
) -> None:
    page.forms.setCurrentIndex(page.forms.findData(FormCode.C_1_3))
    page.forms.activated.emit(page.forms.currentIndex())
    desk.settle()
    assert [one.label for one in page.model.items] == [
        "Kepala Subdirektorat II",
        "Teknis Tata Bangunan dan Perumahan Muda",
    ]
    assert "KURANG (MISCONDUCT)" in page.banner.label.text()
    desk.press(Key.Key_Down)
    assert page.banner.isHidden()
    _let_go(page)


def test_an_skp_begins_with_the_example_of_its_form(
    desk: Any, page: ExamplesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    skp = desk.create(desk.staff)
    desk.office.write(Act.EDIT_SKP, planning_edit.change_approach, skp, Approach.QUALITATIVE)
    desk.open(skp)

    def choose(menu: QMenu, *_at: object) -> None:
        next(one for one in menu.actions() if one.text() == "Contoh dari peraturan…").trigger()

    monkeypatch.setattr(desk.page.ask, "_pop_up", choose)
    desk.page.footer.copy.click()
    desk.settle()
    assert desk.window.current == "examples"
    assert page.header.title == "Contoh dari peraturan"
    assert [one.label for one in page.model.items] == [
        "Bidan Penyelia", "Bidan Penyelia yang tugas belajar",
    ]  # fmt: skip
    assert page.use.isEnabled()
    page.use.click()
    desk.settle()
    assert desk.window.current == "skp"
    rows = desk.view().results
    assert len(rows) == 4
    assert rows[0].copied_from == "contoh peraturan"
    assert len(desk.view().annex) == 6
    _let_go(page)


def test_another_form_is_for_looking_only(desk: Any, page: ExamplesPage) -> None:
    desk.window.open("examples", skp=desk.create(desk.staff))
    desk.settle()
    assert page.use.isEnabled()
    page.forms.setCurrentIndex(0)
    page.forms.activated.emit(0)
    desk.settle()
    assert not page.use.isEnabled()
    assert page.use.toolTip() == "Contoh ini Format A.1.1, SKP ini Format A.1.7."
    _let_go(page)


def test_the_list_of_the_year_leads_there_and_an_example_is_kept(
    desk: Any, page: ExamplesPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.window.open("planning")
    desk.list.look_at_examples()
    desk.settle()
    file = tmp_path / "contoh.pdf"
    monkeypatch.setattr(AskPlace, "file", lambda *_asked: file)
    page.preview.keep.click()
    desk.settle()
    document = PdfDocument(file.read_bytes())
    assert len(document) == 3
    document.close()
    _let_go(page)
