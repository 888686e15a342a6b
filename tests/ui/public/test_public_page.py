"""Layanan Publik in a real window: the three parts, and one key into each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from room import Elsewhere, Room

from asn_desktop.models.public_service import SurveyAnswer, SurveyRound
from asn_desktop.rules.acts import Act
from asn_desktop.services import complaints, forum
from asn_desktop.services.office import Office, Tx
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.public.page import PublicPage
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import Theme
from asn_desktop.views.complaints import ComplaintText
from asn_desktop.views.forum import ForumText

PUBLIC = PageSpec("public", "Layanan Publik", "public", PublicPage)
OTHERS = tuple(
    PageSpec(key, key, "file", Elsewhere, under="public")
    for key in ("survey", "complaints", "forum")
)


@pytest.fixture
def room(sqlite_office: Office, theme: Theme) -> Iterator[Callable[..., Room]]:
    opened: list[Room] = []

    def enter(*pages: PageSpec, **more: Any) -> Room:
        opened.append(Room(sqlite_office, pages, **more))
        return opened[-1]

    yield enter
    for one in opened:
        one.close()


def words_of(page: PublicPage, key: str) -> str:
    return " ".join(
        one.text() for one in page.cards[key].findChildren(QLabel) if not one.isHidden()
    )


def test_an_office_that_has_nothing_says_so(room: Callable[..., Room]) -> None:
    page = room(PUBLIC, *OTHERS, periods=False).at("public")
    assert [card.chip.text for card in page.cards.values()] == ["belum ada"] * 3
    assert "sembilan unsur" in words_of(page, "survey")
    assert page.cards["survey"].button.hasFocus()


def test_a_part_whose_page_is_not_there_has_no_button(room: Callable[..., Room]) -> None:
    page = room(PUBLIC, OTHERS[1]).at("public")
    assert page.cards["survey"].button.isHidden()
    assert page.cards["forum"].button.isHidden()
    assert not page.cards["complaints"].button.isHidden()


@pytest.mark.parametrize(("key", "wanted"), [("1", "survey"), ("2", "complaints"), ("3", "forum")])
def test_a_number_opens_its_part(room: Callable[..., Room], key: str, wanted: str) -> None:
    here = room(PUBLIC, *OTHERS)
    here.press(getattr(Qt.Key, f"Key_{key}"))
    assert here.window.current == wanted


def test_enter_on_the_button_in_focus_opens_its_part(room: Callable[..., Room]) -> None:
    here = room(PUBLIC, *OTHERS)
    here.press(Qt.Key.Key_Tab)
    assert here.at("public").cards["complaints"].button.hasFocus()
    here.press(Qt.Key.Key_Return)
    assert here.window.current == "complaints"


def test_the_cards_say_what_waits(room: Callable[..., Room], sqlite_office: Office) -> None:
    office = sqlite_office
    early = ComplaintText(
        "P-0001/2026",
        datetime.fromisoformat("2026-06-01 08:00"),
        datetime.fromisoformat("2026-06-01 09:00"),
        channel="WhatsApp",
    )
    office.write(Act.EDIT_COMPLAINT, complaints.add, early)
    meeting = office.write(
        Act.EDIT_FORUM, forum.add, ForumText(date(2026, 5, 4), "Pelayanan KTP")
    ).value
    row = office.write(
        Act.EDIT_FORUM, forum.write_suggestion, meeting, None, "text", "Loket buka sampai sore"
    ).value
    office.write(Act.EDIT_FORUM, forum.write_suggestion, meeting, row, "until", date(2026, 6, 30))
    office.write(Act.EDIT_SURVEY, _survey)
    page = room(PUBLIC, *OTHERS).at("public")
    assert page.cards["complaints"].chip.state is State.ACTION
    assert page.cards["complaints"].figure.text() == "1"
    assert "P-0001/2026" in words_of(page, "complaints")
    assert "100 % dari 1 dalam 8 jam kerja" in words_of(page, "complaints")
    assert page.cards["forum"].chip.text == "1 lewat batas"
    assert page.cards["survey"].figure.text() == "75,00"
    assert page.cards["survey"].chip.text == "Mutu C · kurang baik"


def _survey(tx: Tx) -> None:
    found = SurveyRound(
        name="Triwulan II", starts=date(2026, 4, 1), ends=date(2026, 6, 30), answers=6
    )
    tx.session.add(found)
    tx.session.flush()
    marks = {f"u{number}": 3 for number in range(1, 10)}
    tx.session.add_all(SurveyAnswer(round_id=found.id, **marks) for _answer in range(6))
