"""Tanpa nama in a real window: rounds opened, slips keyed twice by keys, closed, results read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import room as room_helper
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from asn_desktop.models.office import Draft
from asn_desktop.models.planning import Period as PeriodRow
from asn_desktop.rules.acts import Act
from asn_desktop.rules.voices import VoiceKind
from asn_desktop.services import periods, voices, voices_results
from asn_desktop.services.office import Office
from asn_desktop.ui.feedback.kit import KitPage
from asn_desktop.ui.feedback.kit_keying import AGAIN, ONCE, KeyingPage
from asn_desktop.ui.feedback.kit_open import OpenRounds
from asn_desktop.ui.feedback.kit_print import TO_PRINTER, PrintSlips, SlipOrder
from asn_desktop.ui.feedback.shell import FeedbackShell
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.printing import plain
from asn_desktop.ui.printing.printer import AskPlace, AskPrinter
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import DateQuestion, Question
from asn_desktop.views.voices import RoundRow, Slip
from asn_desktop.workflows import slip_keys
from asn_desktop.workflows import voices as rounds
from tests.reports.pdf_reader import Pdf

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
NAMES = ("Eka Dewi O'Brien", "Farida Tingang, A.Md.", "Irwan Lubis, S.Kom.")


class Room(room_helper.Room):
    """The office, its window and the two pages."""

    def __init__(self, office: Office, people: list[UUID], period: UUID) -> None:
        self.people, self.period = people, period
        pages = (
            PageSpec("feedback", "Umpan Balik", "feedback", FeedbackShell),
            PageSpec("slips", "Ketik slip", "keyboard", KeyingPage, under="feedback"),
        )
        super().__init__(office, pages)
        self.window.open("feedback", view="kit")
        self.settle()

    @property
    def kit(self) -> KitPage:
        shell = self.window.page("feedback")
        assert isinstance(shell, FeedbackShell)
        found = shell.tab("kit")
        assert isinstance(found, KitPage)
        return found

    @property
    def keying(self) -> KeyingPage:
        found = self.window.page("slips")
        assert isinstance(found, KeyingPage)
        return found

    def press(self, *keys: Qt.Key, modifier: Any = room_helper.NONE) -> None:
        for key in keys:
            super().press(key, modifier)

    def key_slip(self, number: int, marks: str, text: str = "") -> None:
        """As a clerk does: the number, seven keys ("-" = Enter), the text, Enter."""
        self.type(str(number))
        for mark in marks:
            self.press(Key.Key_Return if mark == "-" else Key(ord(mark)))
        if text:
            self.type(text)
        self.press(Key.Key_Return)

    def row(self) -> RoundRow:
        self.settle()
        return self.office.read(voices.all_rows, self.period)[0]

    def begin(self, slips: int = 6) -> tuple[int, ...]:
        """A round about the first person with printed slips, in view; its numbers."""
        sides = [VoiceKind.PEER]
        open_rounds = voices.open_rounds
        args = (self.period, self.people[:1], sides, None)
        self.office.write(Act.OPEN_VOICES, open_rounds, *args)
        row = self.row()
        rounds.print_slips(self.office, [row.id], slips, 4)
        self.kit.refresh()
        self.settle()
        key = slip_keys.find(slip_keys.keys_folder(self.office), row.id)
        assert key is not None
        return key.numbers(0, slips)

    def kept(self) -> dict[int, Slip]:
        row = self.row()
        key = slip_keys.find(slip_keys.keys_folder(self.office), row.id)
        return {one.number: one for one in self.office.read(voices.kept, row.id, key).slips}


@pytest.fixture
def room(
    qapp: QApplication, theme: Theme, sqlite_office: Office, make_person: Callable[..., Any]
) -> Iterator[Room]:
    office = sqlite_office
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    people = [make_person(office, name) for name in NAMES]
    period = office.read(
        lambda tx: tx.session.scalars(sa.select(PeriodRow.id).where(PeriodRow.code == "TW2")).one()
    )
    made = Room(office, people, period)
    yield made
    made.close()


def test_rounds_are_opened_for_many_and_slips_saved_for_all(
    room: Room,
    answers: Callable[[Callable[[QDialog], None]], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    assert room.kit.panel.empty.isVisible()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, OpenRounds)
        assert not dialog.go.isEnabled()
        dialog.model.choose_ids(room.people)
        dialog.sides[VoiceKind.PUBLIC].setChecked(True)
        assert dialog.go.text() == "Buka 6 putaran"
        dialog.due.line.setText("1 Juli 2026")
        dialog.due.changed.emit()
        assert not dialog.go.isEnabled()  # over by now
        dialog.due.line.setText("9 Juli 2026")
        dialog.due.changed.emit()
        dialog.go.click()

    answers(choose)
    room.press(Key.Key_Return, modifier=CTRL)
    assert room.kit.panel.model.rowCount() == 6
    assert [row.name for row in room.kit.panel.model.rows[::2]] == list(NAMES)
    assert not room.kit.side.key_button.isEnabled()  # nothing printed
    file = tmp_path / "slip.pdf"

    def order(dialog: QDialog) -> None:
        assert isinstance(dialog, PrintSlips)
        assert not dialog.again.isEnabled()
        dialog.count.clear()
        QTest.keyClicks(dialog.count, "0")
        assert not any(button.isEnabled() for button in dialog.outs)
        dialog.count.clear()
        QTest.keyClicks(dialog.count, "8")
        assert all(button.isEnabled() for button in dialog.outs)
        dialog.two.setChecked(True)
        dialog.done(2)
        assert dialog.order(to_file=True) == SlipOrder(8, 2, True)

    assert room.kit.panel.current_id() == room.kit.panel.model.rows[0].id
    answers(order)
    monkeypatch.setattr(AskPlace, "file", lambda *_args: file)
    room.kit.panel.choose([row.id for row in room.kit.panel.model.rows])
    room.press(Key.Key_P, modifier=CTRL)
    assert {row.handed for row in room.office.read(voices.all_rows, room.period)} == {8}
    pdf = Pdf(file.read_bytes())
    assert len(pdf.pages) == 1 + 6 * 4
    assert room.kit.side.key_button.isEnabled()


@pytest.mark.parametrize("there", [True, False])
def test_slips_that_no_printer_takes_are_not_counted_as_given_out(
    room: Room,
    answers: Callable[[Callable[[QDialog], None]], None],
    monkeypatch: pytest.MonkeyPatch,
    there: bool,
) -> None:
    """No printer at all, or Esc in its dialog: nothing is on paper, so nothing is counted."""
    room.office.write(
        Act.OPEN_VOICES, voices.open_rounds, room.period, room.people[:1], [VoiceKind.PEER], None
    )
    room.kit.refresh()
    room.settle()
    asked: list[str] = []

    def no_answer(_parent: object, title: str, *_more: object) -> None:
        asked.append(title)

    monkeypatch.setattr(plain, "has_printer", lambda: there)
    monkeypatch.setattr(AskPrinter, "ask", no_answer)
    answers(lambda dialog: dialog.done(TO_PRINTER))
    room.press(Key.Key_P, modifier=CTRL)
    assert asked == (["Slip tanpa nama"] if there else [])
    assert room.row().handed == 0
    assert not room.kit.side.key_button.isEnabled()


def test_a_round_opened_later_becomes_the_current_one(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    room.begin()

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, OpenRounds)
        dialog.model.choose_ids(room.people[2:])
        dialog.go.click()

    answers(choose)
    room.press(Key.Key_Return, modifier=CTRL)
    assert [row.name for row in room.kit.panel.model.rows] == [NAMES[0], NAMES[2]]
    assert room.kit._round is not None
    assert room.kit._round.name == NAMES[2]


def test_a_whole_session_of_six_slips_with_one_difference(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    numbers = room.begin()
    room.kit.panel.table.setFocus()
    room.press(Key.Key_Return)  # open = key slips
    page = room.keying
    assert page.isVisible()
    assert page.far.text() == "0 dari 6 slip diketik"
    marks = ("4444444", "3333333", "444-444", "2222222", "1111111", "43-----")
    for at, each in enumerate(marks):
        room.key_slip(numbers[at], each, "tertib sekali" if at == 0 else "")
    assert page.far.text() == "6 dari 6 slip diketik"
    assert room.kept()[numbers[2]].marks == (4, 4, 4, None, 4, 4, 4)
    assert room.kept()[numbers[0]].text == "tertib sekali"
    room.press(Key.Key_Return, modifier=CTRL)  # once more
    assert page.steps.value == AGAIN
    assert not page.main.isEnabled()
    for at, each in enumerate(marks):
        if at == 3:  # keyed wrongly now: 2 at the first and third place was right
            room.key_slip(numbers[at], "3212222")
            assert "2 baris berbeda" in page.form.banner.label.text()
            assert page.form.rows[0].words.text() == "pertama 2 · kedua 3"
            assert page.form.rows[2].words.text() == "pertama 2 · kedua 1"
            assert not page.form.rows[1].edit.isEnabled()
            room.press(Key.Key_2)
            room.press(Key.Key_1)  # the paper says: the second time was right here
            assert room.kept()[numbers[3]].marks == (2, 2, 1, 2, 2, 2, 2)
        else:
            room.key_slip(numbers[at], each)
            assert page.form.banner.label.text() == f"Slip {numbers[at]} cocok."
    assert all(slip.checked for slip in room.kept().values())
    assert (
        room.office.read(lambda tx: tx.session.scalar(sa.select(sa.func.count(Draft.row_id)))) == 0
    )
    assert room.kept()[numbers[0]].text == "tertib sekali"
    said: list[str] = []

    def confirm(dialog: QDialog) -> None:
        assert isinstance(dialog, Question)
        said.append(dialog.windowTitle())
        dialog.accept()

    answers(confirm)
    room.press(Key.Key_Return, modifier=CTRL)
    assert said == [f"Tutup putaran {NAMES[0]}?"]
    row = room.row()
    assert (row.keyed, row.closed_on) == (6, room.office.today())
    assert room.kit.isVisible()
    view = room.kit.side.results
    assert view is not None
    assert view.bars[1].counts == (1, 1, 1, 3)
    assert 4 not in view.bars  # four answered it
    assert [label.text() for label in view.texts] == ["“tertib sekali”"]
    assert slip_keys.find(slip_keys.keys_folder(room.office), row.id) is None


def test_one_stops_in_the_middle_and_goes_on_another_day(room: Room) -> None:
    numbers = room.begin()
    room.kit.key_slips()
    room.settle()
    for at in range(3):
        room.key_slip(numbers[at], "4444444")
    room.type(str(numbers[3]))
    room.press(Key.Key_4, Key.Key_3)
    room.press(Key.Key_Escape)
    assert room.kit.isVisible()
    assert room.row().keyed == 3  # the sitting was counted
    assert room.kit.side.far.text().startswith("3 dari 6 slip sudah diketik")
    assert room.kit.side.waiting is not None
    assert "baru 3 jawaban (paling sedikit 5)" in room.kit.side.waiting.words.text()
    room.kit.key_slips()
    room.settle()
    page = room.keying
    assert page.far.text() == "3 dari 6 slip diketik"
    assert [row.edit.mark() for row in page.form.rows[:3]] == [
        4,
        3,
        None,
    ]  # half keyed: still there
    assert page.steps.value == ONCE


def test_wrong_numbers_and_empty_slips_are_told(room: Room) -> None:
    numbers = room.begin()
    room.kit.key_slips()
    room.settle()
    page = room.keying
    foreign = next(n for n in range(1000, 9999) if n not in numbers)
    room.type(str(foreign))
    assert "bukan nomor slip putaran ini" in page.form.banner.label.text()
    assert page.form.is_empty
    room.key_slip(numbers[0], "4444444")
    room.type(str(numbers[0]))
    assert "sudah diketik" in page.form.banner.label.text()
    room.press(Key.Key_Delete)
    room.key_slip(numbers[1], "-------")
    assert page.form.banner.label.text() == "Slip kosong tidak perlu diketik."
    assert set(room.kept()) == {numbers[0]}
    page.steps.choose(AGAIN)
    room.type(str(numbers[1]))
    assert "belum diketik pada langkah pertama" in page.form.banner.label.text()


def test_keys_of_the_marks(room: Room) -> None:
    numbers = room.begin()
    room.kit.key_slips()
    room.settle()
    rows = room.keying.form.rows
    room.type(str(numbers[0]))
    room.press(Key.Key_5, Key.Key_A, Key.Key_0)
    assert rows[0].edit.mark() is None
    assert rows[0].edit.hasFocus()
    room.press(Key.Key_3, Key.Key_2)
    room.press(Key.Key_Backspace)  # empty: back to the second
    assert rows[1].edit.hasFocus()
    room.press(Key.Key_Backspace)
    assert rows[1].edit.mark() is None
    room.press(Key.Key_4)
    assert [row.edit.mark() for row in rows[:3]] == [3, 4, None]
    assert rows[0].words.text() == "sering"
    assert room.keying.form.text.property("draft") is None


def test_a_slip_is_put_right_or_thrown_away_from_the_list(room: Room) -> None:
    numbers = room.begin()
    room.kit.key_slips()
    room.settle()
    page = room.keying
    for at in range(2):
        room.key_slip(numbers[at], "4444444", "salah tulis" if at == 0 else "")
    place = sorted(numbers[:2]).index(numbers[0])
    page.table.setFocus()
    page.table.show_row(place)
    room.press(Key.Key_Return)
    assert page.form.text.toPlainText() == "salah tulis"
    room.press(Key.Key_1)
    page.form.text.setFocus()
    page.form.text.setPlainText("benar")
    room.press(Key.Key_Return)
    assert room.kept()[numbers[0]] == Slip(numbers[0], (1, 4, 4, 4, 4, 4, 4), "benar")
    page.table.setFocus()
    page.table.show_row(1 - place)
    room.press(Key.Key_Delete)
    assert set(room.kept()) == {numbers[0]}
    assert page.far.text() == "1 dari 6 slip diketik"


def test_closing_too_few_says_that_nothing_will_be_kept(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    numbers = room.begin()
    row = room.row()
    key = slip_keys.find(slip_keys.keys_folder(room.office), row.id)
    for number in numbers[:3]:
        slip = Slip(number, (4,) * 7, checked=True)
        room.office.write(Act.KEY_VOICES, voices.keep, row.id, key, slip)
    room.office.write(Act.KEY_VOICES, voices.count_keyed, row.id, key)
    room.kit.refresh()
    room.settle()
    said: list[str] = []

    def confirm(dialog: QDialog) -> None:
        said.append(dialog.findChildren(type(room.kit.side.far))[1].text())
        dialog.accept()

    answers(confirm)
    room.kit.side.close_button.click()
    room.settle()
    assert "tidak disimpan" in said[0]
    assert not room.office.read(voices_results.results, row.id).shown
    assert room.kit.side.waiting is not None
    assert "hanya 3 jawaban (paling sedikit 5)" in room.kit.side.waiting.words.text()
    assert not room.kit.side.tools.isVisible()


def test_without_a_period_the_page_says_what_is_missing(room: Room) -> None:
    room.kit.context.selection.period = None
    room.kit.on_period()
    assert room.kit.panel.model.rowCount() == 0
    assert not room.kit.open_button.isEnabled()


def test_without_a_round_the_keyboard_says_where_to_choose_one(room: Room) -> None:
    room.window.open("slips")
    room.settle()
    assert not room.keying.form.isVisible()
    assert not room.keying.main.isVisible()
    (way,) = room.keying.nobody.buttons
    assert way.hasFocus()
    way.click()
    assert room.kit.isVisible()
    room.begin()
    room.window.back()
    room.settle()
    room.kit.key_slips()
    room.settle()
    assert room.keying.form.isVisible()
    assert room.keying.main.isVisible()


def test_a_deadline_is_put_off_and_an_opening_taken_back(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.begin()
    monkeypatch.setattr(DateQuestion, "ask", lambda *_args, **_more: date(2026, 7, 30))
    room.kit.panel.action_buttons[0].click()
    assert room.row().due_on == date(2026, 7, 30)
    assert "30 Juli 2026" in room.kit.side.far.text()
    open_rounds, sides = voices.open_rounds, [VoiceKind.PUBLIC]
    write = room.operations.write
    args = (room.period, room.people, sides, None)
    write(Act.OPEN_VOICES, open_rounds, *args, then=room.kit._rounds_opened)
    room.settle()
    assert room.kit.panel.model.rowCount() == 4
    room.kit._undo(Act.OPEN_VOICES)
    room.settle()
    assert room.kit.panel.model.rowCount() == 1


def test_slips_of_a_lost_secret_are_keyed_again_and_the_old_ones_discarded(room: Room) -> None:
    numbers = room.begin()
    row, folder = room.row(), slip_keys.keys_folder(room.office)
    key = slip_keys.find(folder, row.id)
    slip = Slip(numbers[0], (4,) * 7, checked=True)
    room.office.write(Act.KEY_VOICES, voices.keep, row.id, key, slip)
    slip_keys.destroy(folder, row.id)
    room.kit.key_slips()
    room.settle()
    page = room.keying
    assert "1 slip dari cadangan tidak terbaca" in page.lost.label.text()
    room.key_slip(numbers[0], "4444444")
    page.lost.button.click()
    room.settle()
    assert page.lost.isHidden()
    assert set(room.kept()) == {numbers[0]}
