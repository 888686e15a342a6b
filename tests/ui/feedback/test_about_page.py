"""Apa kata sistem in a real window: from the record by keys, printed, closed to others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from feedback_room import NAMES, Room
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel

from asn_desktop.services import search
from asn_desktop.services.office import Actor
from asn_desktop.ui.feedback.about_page import AboutPage
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.printing.printer import AskPlace

CTRL = Qt.KeyboardModifier.ControlModifier


def told(page: AboutPage) -> str:
    return "\n".join(label.text() for card in page.cards for label in card.findChildren(QLabel))


@pytest.fixture
def page(room: Room) -> AboutPage:
    spec = PageSpec("about_me", "Apa kata sistem", "eye", AboutPage, under="feedback")
    room.window._specs["about_me"] = spec
    room.page.open_about()
    room.settle()
    found = room.window.page("about_me")
    assert isinstance(found, AboutPage)
    return found


def test_everything_is_told_and_printed(
    room: Room,
    page: AboutPage,
    answers: Callable[[Callable[[QDialog], None]], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    assert page.header.title == f"Apa kata sistem tentang {NAMES[0]}"
    assert "target 300 · realisasi belum diisi" in told(page)
    target = tmp_path / "saya.pdf"
    monkeypatch.setattr(AskPlace, "file", staticmethod(lambda *_asked: target))

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        dialog.save_pdf()
        room.settle()
        dialog.reject()

    answers(save)
    room.press(Qt.Key.Key_Return, CTRL)
    assert target.read_bytes().startswith(b"%PDF")


def test_other_eyes_see_who_it_is_and_no_more(room: Room, page: AboutPage) -> None:
    room.office.actor = Actor(on_behalf_of=NAMES[1], person_id=room.staff[1])
    page.refresh()
    room.settle()
    assert page.about is not None
    assert page.about.restricted
    assert not page.banner.isHidden()
    assert not page.paper.isEnabled()
    assert not page.print_selection()
    assert "realisasi" not in told(page).lower().replace("realisasi, penilaian", "")


def test_it_copes_without_person_and_without_period(room: Room) -> None:
    spec = PageSpec("about_me", "Apa kata sistem", "eye", AboutPage, under="feedback")
    room.window._specs["about_me"] = spec
    room.window.open("about_me")
    page = room.window.page("about_me")
    assert isinstance(page, AboutPage)
    assert not page.nobody.isHidden()
    room.window.context.selection.period = None
    page.go(person=room.staff[0])
    room.settle()
    assert NAMES[0] in told(page)
    assert "belum punya periode" in page.banner.label.text()


def test_the_search_leads_there(room: Room) -> None:
    found = room.office.read(search.everything, "farida")
    assert [one.kind for one in found] == ["person", "skp", "about"]
    assert found[-1].title == f"Apa kata sistem tentang {NAMES[1]}"
