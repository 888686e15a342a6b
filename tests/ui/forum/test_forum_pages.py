"""Forum warga by keyboard: a meeting, its suggestions as a grid, refusals, the minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QDialog
from room import Room

from asn_desktop.rules.acts import Act
from asn_desktop.services import forum
from asn_desktop.services.office import Office
from asn_desktop.ui.forum.meeting_page import MeetingPage
from asn_desktop.ui.forum.page import ForumPage
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.printing import plain
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import Theme
from asn_desktop.views.forum import ForumText, Meeting

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
Answers = Callable[[Callable[[QDialog], None]], None]
PAGES = (
    PageSpec("forum", "Forum warga", "forum", ForumPage),
    PageSpec("meeting", "Pertemuan", "forum", MeetingPage, under="forum"),
)


@pytest.fixture
def room(sqlite_office: Office, theme: Theme, clock: Any) -> Iterator[Room]:
    clock.moment = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
    made = Room(sqlite_office, PAGES, periods=False)
    yield made
    made.close()


@pytest.fixture
def meeting(room: Room, make_person: Callable[..., UUID]) -> UUID:
    chair = make_person(room.office, "Dra. Baiq Ratna, M.Si.", position="Camat")
    text = ForumText(date(2026, 2, 12), "Jam layanan", "Aula", 46, chair)
    key = room.office.write(Act.EDIT_FORUM, forum.add, text).value
    room.window.open("meeting", meeting=key)
    room.settle()
    return key


def stored(room: Room) -> Meeting:
    room.settle()
    page = room.at("meeting")
    found = room.office.read(forum.meeting, page.meeting.head.id)
    assert found is not None
    return found


def test_a_meeting_is_made_and_opened(room: Room, answers: Answers) -> None:
    assert room.at("forum").panel.empty.isVisible()

    def fill(dialog: QDialog) -> None:
        dialog.form.fields["title"].put_text("Antrean KTP")
        dialog.form.fields["on"].put_text("12 Feb 2026")
        dialog.submit()
        room.settle()

    answers(fill)
    room.press(Key.Key_N, CTRL)
    assert room.window.current == "meeting"
    assert room.at("meeting").header.title == "Antrean KTP"
    assert stored(room).head.on == date(2026, 2, 12)
    room.press(Key.Key_Escape)
    assert room.window.current == "forum"
    assert room.at("forum").panel.model.rowCount() == 1


def test_a_meeting_without_a_title_is_not_made(room: Room, answers: Answers) -> None:
    seen: list[str] = []

    def fill(dialog: QDialog) -> None:
        dialog.submit()
        seen.append(dialog.form.fields["title"].message.text())
        dialog.reject()

    answers(fill)
    room.press(Key.Key_N, CTRL)
    assert seen == ["Wajib diisi."]


def test_suggestions_are_typed_by_keys_alone(room: Room, meeting: UUID) -> None:
    page = room.at("meeting")
    assert page.grid.lines[0].cells["text"].hasFocus()
    for words in ("Loket Sabtu", "Ibu Sri", "Dicoba"):
        room.type(words)
        room.press(Key.Key_Tab)
    room.press(Key.Key_Y)
    room.press(Key.Key_Tab)
    room.type("Seksi Umum")
    room.press(Key.Key_Tab)
    room.type("31/3")
    room.press(Key.Key_Tab)
    room.press(Key.Key_Tab)
    (only,) = stored(room).suggestions
    assert (only.text, only.giver, only.decision) == ("Loket Sabtu", "Ibu Sri", "Dicoba")
    assert (only.accepted, only.responsible, only.until) == (True, "Seksi Umum", date(2026, 3, 31))
    assert page.grid.lines[0].chip.state is State.REFUSED
    assert "1 lewat batas" in page.count.text()
    room.type("Sudah dibuka")
    room.press(Key.Key_Return)
    (only,) = stored(room).suggestions
    assert (only.answer, only.answered_on) == ("Sudah dibuka", date(2026, 4, 2))
    assert page.grid.lines[0].chip.state is State.DONE
    assert page.grid.lines[0].cells["answered_on"].words() == "2 Apr 2026"
    assert page.grid.lines[1].cells["answer"].hasFocus()
    assert len(page.grid.lines) == 2


def test_enter_in_the_last_row_goes_to_the_one_it_makes(room: Room, meeting: UUID) -> None:
    page = room.at("meeting")
    for words in ("Loket Sabtu", "Parkir teduh"):
        room.type(words)
        room.press(Key.Key_Return)
    assert [one.text for one in stored(room).suggestions] == ["Loket Sabtu", "Parkir teduh"]
    assert page.grid.lines[2].cells["text"].hasFocus()


def test_a_day_that_cannot_be_is_told_at_its_cell(room: Room, meeting: UUID) -> None:
    page = room.at("meeting")
    room.type("Loket Sabtu")
    cell = page.grid.lines[0].cells["until"]
    cell.setFocus()
    room.type("besok lusa")
    room.press(Key.Key_Tab)
    assert "tidak terbaca" in cell.toolTip()
    cell.setFocus()
    cell.selectAll()
    room.type("1/2")
    room.press(Key.Key_Tab)
    assert cell.toolTip() == "Batas waktu ini sebelum forumnya, 12 Februari 2026."
    assert page.banner.label.text() == f"Saran 1: {cell.toolTip()}"
    assert stored(room).suggestions[0].until is None
    # another cell is written meanwhile: the refused one stays, and stays marked
    page.grid.lines[0].cells["giver"].setFocus()
    room.type("Ibu Sri")
    room.press(Key.Key_Tab)
    assert stored(room).suggestions[0].giver == "Ibu Sri"
    assert cell.words() == "1/2"
    assert page.banner.isVisible()
    cell.setFocus()
    cell.selectAll()
    room.type("1/5")
    room.press(Key.Key_Tab)
    assert stored(room).suggestions[0].until == date(2026, 5, 1)
    assert cell.toolTip() == ""
    assert not page.banner.isVisible()


def test_a_block_from_a_spreadsheet_fills_the_grid(room: Room, meeting: UUID) -> None:
    page = room.at("meeting")
    block = QMimeData()
    block.setText("Loket Sabtu\tIbu Sri\tDicoba\tya\tSeksi Umum\t1/5\nParkir\tPak Made\t\ttidak")
    page.grid.lines[0].cells["text"].insertFromMimeData(block)
    rows = stored(room).suggestions
    assert [(row.text, row.giver, row.accepted) for row in rows] == [
        ("Loket Sabtu", "Ibu Sri", True),
        ("Parkir", "Pak Made", False),
    ]
    assert rows[0].until == date(2026, 5, 1)
    assert len(page.grid.lines) == 3


def test_a_row_is_removed_and_undone(room: Room, meeting: UUID) -> None:
    for no, words in enumerate(("Satu", "Dua", "Tiga"), 1):
        room.office.write(Act.EDIT_FORUM, forum.write_suggestion, meeting, None, "text", words, no)
    room.window.open("meeting", meeting=meeting)
    page = room.at("meeting")
    page.refresh()
    room.settle()
    page.grid.lines[1].cells["text"].setFocus()
    room.press(Key.Key_Delete, CTRL)
    assert [line.cells["text"].words() for line in page.grid.lines] == ["Satu", "Tiga", ""]
    assert [row.text for row in stored(room).suggestions] == ["Satu", "Tiga"]


def test_what_is_being_typed_elsewhere_survives_a_removal(room: Room, meeting: UUID) -> None:
    for no, words in enumerate(("Satu", "Dua"), 1):
        room.office.write(Act.EDIT_FORUM, forum.write_suggestion, meeting, None, "text", words, no)
    page = room.at("meeting")
    page.refresh()
    room.settle()
    page.grid.lines[1].cells["decision"].setFocus()
    room.type("Disetujui")
    page.grid.lines[0].remove.click()
    room.settle()
    (only,) = stored(room).suggestions
    assert (only.text, only.decision) == ("Dua", "Disetujui")
    assert page.grid.lines[0].cells["decision"].words() == "Disetujui"


def test_f8_goes_to_the_next_answer_that_waits(room: Room, meeting: UUID) -> None:
    for no in (1, 2):
        room.office.write(Act.EDIT_FORUM, forum.write_suggestion, meeting, None, "text", "A", no)
    page = room.at("meeting")
    page.refresh()
    room.settle()
    room.press(Key.Key_F8)
    assert page.grid.lines[0].cells["answer"].hasFocus()
    room.press(Key.Key_F8)
    assert page.grid.lines[1].cells["answer"].hasFocus()


def test_somebody_of_the_staff_is_made_responsible(
    room: Room, meeting: UUID, make_person: Callable[..., UUID], answers: Answers
) -> None:
    person = make_person(room.office, "Baiq Nurhayati, A.Md.")
    page = room.at("meeting")
    room.type("Loket Sabtu")

    def pick(dialog: QDialog) -> None:
        dialog.picker.line.setText("Nurhayati")
        dialog.accept()

    answers(pick)
    room.press(Key.Key_G, CTRL)
    (only,) = stored(room).suggestions
    assert (only.text, only.responsible_id) == ("Loket Sabtu", person)
    assert page.grid.lines[0].cells["responsible"].words() == "Baiq Nurhayati, A.Md."


def test_the_head_is_edited_and_refuses_nonsense(room: Room, meeting: UUID) -> None:
    page = room.at("meeting")
    field = page.form.fields["attendance"]
    field.focus()
    field.line.selectAll()
    room.type("banyak")
    room.press(Key.Key_Tab)
    assert "angka" in field.message.text()
    field.focus()
    field.line.selectAll()
    room.type("1.250")
    room.press(Key.Key_Tab)
    assert stored(room).head.attendance == 1250


def test_the_minutes_are_printed_and_saved(
    room: Room, meeting: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[tuple[bytes, str]] = []
    monkeypatch.setattr(
        plain, "print_pdf", lambda _p, _c, pdf, title, _s: sent.append((pdf, title))
    )
    room.type("Loket Sabtu")  # still being typed when the minutes are asked for
    room.press(Key.Key_Return, CTRL)
    ((pdf, title),) = sent
    assert pdf.startswith(b"%PDF")
    assert title == "Notulen forum 2026-02-12"
    assert stored(room).suggestions[0].text == "Loket Sabtu"
    file = tmp_path / "notulen.pdf"
    monkeypatch.setattr(AskPlace, "file", lambda *_a: file)
    room.at("meeting").pdf_button.click()
    room.settle()
    assert file.read_bytes() == pdf
