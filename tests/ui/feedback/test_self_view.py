"""Penilaian diri in a real window, by keys; what somebody else than the operator sees."""

from __future__ import annotations

from feedback_room import NAMES, Room
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.predicate import Rating
from asn_desktop.services import evaluation, feedback, self_notes
from asn_desktop.services.office import Actor
from asn_desktop.ui.feedback.pane import SELF
from asn_desktop.views.asking import SelfNotes

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def stored(room: Room) -> SelfNotes:
    return room.office.read(self_notes.of_record, room.stored())


def test_marks_and_notes_are_written_by_keys_beside_the_feedback(room: Room) -> None:
    page = room.page
    room.press(Key.Key_D, CTRL)
    assert page.views.part == SELF
    assert page.own is not None
    assert len(page.own.blocks) == 9  # two results, seven values
    room.press(Key.Key_2)
    assert stored(room).lines[0].rating is Rating.MET
    room.press(Key.Key_Return)  # from the mark to the note
    QTest.keyClicks(room.window.focusWidget(), "perlu belajar SIAK")
    room.press(Key.Key_Tab)
    assert stored(room).lines[0].text == "perlu belajar SIAK"
    assert page.own.blocks[1].isAncestorOf(room.window.focusWidget())
    room.press(Key.Key_3)
    assert [line.rating for line in stored(room).lines[:2]] == [Rating.MET, Rating.BELOW]
    room.press(Key.Key_Delete)
    assert stored(room).said == 1
    room.press(Key.Key_F8)  # the next line nothing is said about
    assert page.own.blocks[2].isAncestorOf(room.window.focusWidget())
    assert room.stored().pieces == ()  # no feedback came of it
    room.press(Key.Key_D, CTRL)
    assert page.views.part != SELF


def test_a_note_in_the_hand_is_written_when_one_leaves(room: Room) -> None:
    page = room.page
    room.press(Key.Key_D, CTRL)
    assert page.own is not None
    page.own.blocks[2].text.setFocus()
    QTest.keyClicks(page.own.blocks[2].text, "lebih ramah")
    room.press(Key.Key_PageDown, CTRL)
    assert page.name.text() == NAMES[1]
    assert stored(room).lines[2].text == "lebih ramah"


def test_others_see_how_much_there_is_and_not_what(room: Room) -> None:
    place = room.stored().places()[0].target
    for giver, text in ((GiverKind.LEADER, "pertahankan"), (GiverKind.PEER, "kadang terlambat")):
        room.office.write(
            Act.GIVE_FEEDBACK,
            feedback.give,
            room.staff[0],
            room.period,
            evaluation.new_piece_id(),
            place,
            text,
            giver,
        )
    person = room.staff[0]

    def told() -> list[str]:
        room.page.refresh()
        room.settle()
        assert room.page.record is not None
        return [piece.text for piece in room.page.record.pieces]

    room.office.actor = Actor(on_behalf_of=NAMES[0], person_id=person)
    assert told() == ["pertahankan"]
    assert room.page.views.hidden.text() == "1 umpan balik lain belum dibuka"
    room.office.actor = Actor(on_behalf_of=NAMES[1], person_id=room.staff[1])
    assert told() == []
    assert room.page.views.hidden.text() == "2 umpan balik lain belum dibuka"
    assert room.page.own is not None
    assert room.page.own.blocks == []
    assert not room.page.own.hidden_line.isHidden()
    room.office.actor = Actor()
    assert told() == ["pertahankan", "kadang terlambat"]
    assert room.page.views.hidden.text() == ""
