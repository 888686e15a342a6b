"""Bank kalimat in a real window: pasted, changed, removed, and filled in the dialog."""

from __future__ import annotations

from collections.abc import Callable

from feedback_room import NAMES, Room
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from asn_desktop.services import phrases_bank
from asn_desktop.ui.feedback.dialog import PieceDialog
from asn_desktop.ui.feedback.phrases import PhraseDialog, PhrasesPage

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LINES = "{nama} memenuhi target {target}.\nHasil {hasil} rapi.\nPada {periode} tepat waktu."


def stored(room: Room) -> tuple[str, ...]:
    room.settle()
    return room.office.read(phrases_bank.texts)


def test_sentences_are_pasted_and_offered_filled(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    room.window.open("feedback", view="phrases")
    page = room.shell.current
    assert isinstance(page, PhrasesPage)

    def paste(dialog: QDialog) -> None:
        assert isinstance(dialog, PhraseDialog)
        dialog.text.box.setPlainText("{salah} rapi")
        assert not dialog.yes.isEnabled()
        dialog.text.box.setPlainText(LINES)
        assert "Pada Triwulan II 2026 tepat waktu." in dialog.sample.text()
        dialog.positive.set_value(True)
        dialog.yes.click()

    answers(paste)
    room.press(Key.Key_Return, CTRL)
    assert stored(room) == tuple(LINES.split("\n"))

    def change(dialog: QDialog) -> None:
        assert isinstance(dialog, PhraseDialog)
        dialog.text.box.setPlainText("{nama} mencapai {target}.")
        dialog.yes.click()

    answers(change)
    page.panel.table.show_row(0)
    page.panel.table.setFocus()
    room.press(Key.Key_Return)
    assert stored(room)[0] == "{nama} mencapai {target}."

    page.panel.choose([page.panel.model.rows[2].id])
    room.press(Key.Key_Delete, CTRL)
    assert stored(room)[1:] == ("Hasil {hasil} rapi.",)

    def said(dialog: QDialog) -> None:
        assert isinstance(dialog, PieceDialog)
        offered = [words for words, _meant in dialog.phrases()]
        assert offered[0] == f"{NAMES[0]} mencapai 300."
        assert offered[1] == "Hasil Surat pengantar KTP selesai sesuai standar rapi."
        assert offered[2] == "Pertahankan dan tingkatkan."  # the seeds stay
        value = dialog._topic.places[-1].target
        dialog.place.set_value(value)
        assert next(words for words, _meant in dialog.phrases()) == (
            "Pertahankan dan tingkatkan."  # about a value there is no result to name
        )
        dialog.place.set_value(dialog._topic.places[0].target)
        dialog.insert_phrase(*dialog.phrases()[0])
        assert dialog.positive.value() is True
        dialog.yes.click()

    answers(said)
    room.window.open("feedback", view="notes")
    room.settle()
    room.press(Key.Key_N, CTRL)
    assert room.stored().pieces[0].how.positive is True
