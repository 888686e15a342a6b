"""Umpan Balik in a real window: who has had none, giving, changing and taking back by keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from feedback_room import NAMES, Room
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from room import Elsewhere

from asn_desktop.rules.evaluation import GiverKind, Initiative, Manner, Rhythm
from asn_desktop.ui.feedback.dialog import PieceDialog

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def test_nobody_has_had_feedback_and_the_list_says_so(room: Room) -> None:
    page = room.page
    assert [page.panel.model.rows[at].name for at in range(3)] == list(NAMES)
    assert "3 dari 3 belum mendapat umpan balik" in page.header._note.full
    assert page.name.text() == NAMES[0]
    assert not page.paper.isEnabled()
    assert page.view is not None
    assert [one.place.target[0] for one in page.view.blocks.values()] == [
        *["indicator"] * 3,
        *["value"] * 7,
    ]


def test_a_piece_is_given_by_keys_and_opens_the_evaluation(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    page = room.page

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PieceDialog)
        assert not dialog.yes.isEnabled()
        QTest.keyClicks(dialog.text.box, "berkas rapi")
        dialog.giver.set_value(GiverKind.PEER)
        dialog.name.set_value("Rina")
        dialog.on.set_value(date(2026, 6, 20))
        dialog.manner.set_value(Manner.DIRECT)
        dialog.rhythm.set_value(Rhythm.REGULAR)
        dialog.initiative.set_value(Initiative.ASKED)
        dialog.positive.set_value(False)
        dialog.evidence.set_value("survei loket")
        dialog.yes.click()

    answers(answer)
    room.press(Key.Key_Return)  # from the list to the first place without feedback
    room.press(Key.Key_N, CTRL)
    found = room.stored()
    assert found.evaluation_id is not None
    (piece,) = found.pieces
    assert piece.target == ("indicator", found.results[0].indicators[0].id)
    assert (piece.printed_giver, piece.text) == ("Rekan kerja setingkat (Rina)", "berkas rapi")
    assert piece.on == date(2026, 6, 20)
    assert piece.how.label == (
        "Langsung (tatap muka) · Berkala/terjadwal · Diminta pegawai · Respons tidak positif · "
        "Bukti: survei loket"
    )
    assert "2 dari 3 belum" in page.header._note.full
    assert page.paper.isEnabled()
    block = page.view.blocks[piece.target]
    assert len(block.pieces) == 1
    assert not block.none.isVisible()


def test_f8_goes_to_what_nobody_spoke_about(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PieceDialog)
        QTest.keyClicks(dialog.text.box, "sudah baik")
        dialog.yes.click()

    answers(answer)
    page = room.page
    room.press(Key.Key_F8)
    room.press(Key.Key_N, CTRL)
    room.press(Key.Key_F8)
    assert page.view.focused() == page.record.places()[1]
    room.press(Key.Key_F8)
    room.press(Key.Key_F8)  # nothing left behind the focus: the next person
    assert page.name.text() == NAMES[1]


def test_a_piece_is_changed_removed_and_taken_back(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    words = iter(("bagus", " sekali"))

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PieceDialog)
        dialog.text.box.moveCursor(dialog.text.box.textCursor().MoveOperation.End)
        QTest.keyClicks(dialog.text.box, next(words))
        dialog.yes.click()

    answers(answer)
    page = room.page
    target = ("value", 7)
    page.view.blocks[target].add.click()
    room.settle()
    page.view.blocks[target].pieces[0].change.click()
    assert [one.text for one in room.stored().about(target)] == ["bagus sekali"]
    line = page.view.blocks[target].pieces[0]
    line.remove.setFocus()
    room.press(Key.Key_Delete)
    assert room.stored().pieces == ()
    assert page.view.blocks[target].none.isVisible()
    page.undo()
    assert [one.text for one in room.stored().pieces] == ["bagus sekali"]


def test_the_record_goes_to_the_desk(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PieceDialog)
        dialog.insert_phrase("sudah baik, pertahankan")
        dialog.yes.click()

    answers(answer)
    room.page.add_here()
    room.settle()
    assert room.stored().pieces[0].text == "sudah baik, pertahankan"
    room.page.paper.click()
    room.settle()
    desk = room.window.page("printing")
    assert isinstance(desk, Elsewhere)
    assert desk.target == {"people": (room.staff[0],), "forms": ("B.1.3", "B.1.4", "B.1.5")}
