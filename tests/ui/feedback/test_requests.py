"""Permintaan in a real window: asked by keys, typed on the giver's behalf, reminded, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from feedback_room import NAMES, Room
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from asn_desktop.rules.evaluation import GiverKind, Initiative
from asn_desktop.services import feedback_requests
from asn_desktop.services.office import Actor
from asn_desktop.ui.feedback.asking import AskDialog, OutsiderDialog
from asn_desktop.ui.feedback.dialog import PieceDialog
from asn_desktop.ui.feedback.requests import RequestsPage
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.views.asking import RequestRow, RequestState, Side

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Answers = Callable[[Callable[[QDialog], None]], None]


def requests(room: Room) -> RequestsPage:
    found = room.shell.tab("requests")
    assert isinstance(found, RequestsPage)
    return found


def stored(room: Room) -> list[RequestRow]:
    room.settle()
    return room.office.read(feedback_requests.all_rows, room.period)


@pytest.fixture
def asked(room: Room, answers: Answers) -> RequestsPage:
    """The peers of the first person were asked, by keys alone."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, AskDialog)
        assert not dialog.go.isEnabled()  # nobody is chosen yet
        assert not dialog.nobody.isHidden()
        assert dialog.nobody.words.text() == "Centang orangnya di kiri."
        dialog.setModal(True)  # as exec does
        dialog.show()
        dialog.activateWindow()
        assert QTest.qWaitForWindowActive(dialog)
        QTest.keyClick(dialog.focusWidget(), Key.Key_Space)
        assert len(dialog.wanted()) == 2
        assert dialog.nobody.isHidden()
        QTest.keyClick(dialog.focusWidget(), Key.Key_Return, CTRL)

    answers(answer)
    room.press(Key.Key_2, CTRL)
    assert room.shell.current is requests(room)
    room.press(Key.Key_Return, CTRL)
    return requests(room)


def test_peers_are_asked_by_keys_and_counted_on_the_tab(room: Room, asked: RequestsPage) -> None:
    assert [(row.name, row.giver_name, row.giver) for row in stored(room)] == [
        (NAMES[0], NAMES[1], GiverKind.PEER),
        (NAMES[0], NAMES[2], GiverKind.PEER),
    ]
    assert "2 belum dijawab, 0 lewat tenggat" in asked.header._note.full
    assert room.shell._shown[1] == ("requests", "Permintaan", 2)


def test_an_answer_is_typed_for_the_giver(
    room: Room, asked: RequestsPage, answers: Answers
) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PieceDialog)
        assert dialog.giver.value() is GiverKind.PEER
        assert dialog.name.value() == NAMES[1]
        assert dialog.initiative.value() is Initiative.ASKED
        QTest.keyClicks(dialog.text.box, "sigap menolong rekan")
        dialog.yes.click()

    answers(answer)
    asked.panel.table.show_row(0)
    asked.panel.table.setFocus()
    room.press(Key.Key_Return)
    assert [row.state for row in stored(room)] == [RequestState.WAITING, RequestState.ANSWERED]
    (piece,) = room.stored().pieces
    assert (piece.printed_giver, piece.text) == (
        f"Rekan kerja setingkat ({NAMES[1]})",
        "sigap menolong rekan",
    )
    assert asked.panel.model.rows[1].state is RequestState.ANSWERED
    asked.panel.table.show_row(1)
    room.press(Key.Key_Return)  # an answered one leads to the record
    assert room.shell.current is room.page
    assert room.page.name.text() == NAMES[0]


def test_letters_declining_and_withdrawing(
    room: Room,
    asked: RequestsPage,
    answers: Answers,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    target = tmp_path / "surat.pdf"
    monkeypatch.setattr(AskPlace, "file", staticmethod(lambda *_asked: target))

    def save(dialog: QDialog) -> None:
        assert isinstance(dialog, PaperDialog)
        dialog.save_pdf()
        room.settle()
        dialog.reject()

    answers(save)
    assert asked.print_selection()
    room.settle()
    assert target.read_bytes().startswith(b"%PDF")
    ids = [row.id for row in stored(room)]
    asked.decline(ids[:1])
    assert sorted(row.state for row in stored(room)) == ["declined", "waiting"]
    asked.panel.choose(ids[1:])
    room.press(Key.Key_Delete, CTRL)
    assert [row.state for row in stored(room)] == [RequestState.DECLINED]


def test_overdue_ones_are_found_from_the_work_list(
    room: Room, asked: RequestsPage, clock: Any
) -> None:
    clock.advance(days=30)
    room.window.open("feedback", view="notes")
    assert room.shell.current is room.page
    room.window.open("feedback", view="requests", state="overdue")
    room.settle()
    assert room.shell.current is asked
    assert [row.state for row in asked.panel.model.rows] == [RequestState.OVERDUE] * 2
    asked.panel.table.show_row(0)
    room.press(Key.Key_F8)
    assert asked.panel.table.currentIndex().row() == 1


def test_one_person_shows_everybody_around_and_others_can_be_added(
    room: Room, answers: Answers
) -> None:
    def answer(dialog: QDialog) -> None:
        if isinstance(dialog, OutsiderDialog):
            QTest.keyClicks(dialog.name.line, "Ketua RW 03")
            dialog.yes.click()
            return
        assert isinstance(dialog, AskDialog)
        dialog.sides[Side.PEER].setChecked(False)
        assert dialog.wanted() == ()
        assert len(dialog.pairs.rows) == 3  # assessor and peers can be ticked one by one
        dialog.outsider()
        assert [one.giver_name for one in dialog.wanted()] == ["Ketua RW 03"]
        dialog.go.click()

    answers(answer)
    room.window.open("feedback", view="requests", ask=True, person=room.staff[1])
    (row,) = stored(room)
    assert (row.name, row.giver, row.giver_id) == (NAMES[1], GiverKind.STAKEHOLDER, None)


def test_who_works_as_a_person_sees_what_concerns_him(room: Room, asked: RequestsPage) -> None:
    room.office.actor = Actor(on_behalf_of=NAMES[1], person_id=room.staff[1])
    asked.refresh()
    room.settle()
    assert [row.giver_name for row in asked.panel.model.rows] == [NAMES[1]]
    assert "1 permintaan lain tidak tampil" in asked.header._note.full
