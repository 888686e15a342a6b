"""Periksa catatan in the real window: the week at a glance, answered by keys and by mouse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from clerk import Clerk, Key
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from asn_desktop.models.logs import Absence, DailyLog
from asn_desktop.models.office import Draft
from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import AbsenceKind, LogState
from asn_desktop.services import calendar, drafts, log_review_acts, logs
from asn_desktop.services.office import Office, Tx
from asn_desktop.ui.logs.review_dialog import ReturnDialog
from asn_desktop.ui.logs.review_grid import EVERYBODY, NAMES
from asn_desktop.ui.logs.review_page import ReviewPage
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import Theme
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.logs import LogText

CTRL = Qt.KeyboardModifier.ControlModifier
MONDAY = date(2026, 6, 29)  # the clock says Thursday, 2 July


@dataclass
class Desk:
    """A superior with three people; Ani and Budi write, Citra does not."""

    clerk: Clerk
    office: Office
    boss: UUID
    ani: UUID
    budi: UUID

    def write(self, person: UUID, day: int, activity: str = "Melayani loket", **more: Any) -> UUID:
        on = MONDAY + timedelta(days=day)
        text = LogText(activity, **{"quantity": Decimal(on.day), "unit": "surat", **more})
        return self.office.write(Act.WRITE_LOG, logs.write, person, on, text).value

    def show(self, **target: Any) -> ReviewPage:
        self.clerk.window.open("log_review", **target)
        self.clerk.settle()
        page = self.clerk.window.page("log_review")
        assert isinstance(page, ReviewPage)
        return page

    def row(self, key: UUID) -> DailyLog:
        return self.office.read(lambda tx: tx.session.get_one(DailyLog, key))

    def states(self, *keys: UUID) -> list[LogState]:
        return [self.row(key).state for key in keys]


@pytest.fixture
def desk(
    qtbot: QtBot,
    theme: Theme,
    sqlite_office: Office,
    make_person: Callable[..., Any],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    office = sqlite_office
    office.write(Act.ADD_HOLIDAY, calendar.seed_holidays)
    boss = make_person(office, name="Camat Satu", heads=True)
    ani = make_person(office, name="Ani Lestari", assessor=boss)
    budi = make_person(office, name="Budi Santoso", assessor=boss)
    make_person(office, name="Citra Dewi", assessor=boss)
    clerk = Clerk(qtbot, office, theme, tmp_path, monkeypatch)
    yield Desk(clerk, office, boss, ani, budi)
    clerk.leave()


def words(page: ReviewPage) -> list[list[str]]:
    model = page.week_model
    return [
        [model.words(row, column) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_the_week_opens_on_the_superior_who_has_most_to_answer(desk: Desk) -> None:
    desk.write(desk.ani, 0)
    desk.write(desk.ani, 3, quantity=None)
    desk.write(desk.budi, 1)

    def leave(tx: Tx) -> None:
        day = MONDAY + timedelta(days=2)
        tx.session.add(
            Absence(
                person_id=desk.budi,
                since=day,
                until=day + timedelta(days=1),
                kind=AbsenceKind.LEAVE,
            )
        )

    desk.office.write(Act.SET_ABSENCE, leave)
    page = desk.show()
    assert page.assessor.currentText() == "Camat Satu · 3 menunggu"
    assert page.span.full == "29 Juni – 5 Juli 2026"
    assert words(page) == [
        ["Semua pegawai (3)", "1 menunggu", "1 menunggu", "", "1 menunggu", "", "", ""],
        ["Ani Lestari", "1 menunggu", "kosong", "kosong", "1 periksa", "", "", ""],
        ["Budi Santoso", "", "1 menunggu", "Cuti", "", "", "", ""],
        ["Citra Dewi", "", "", "", "", "", "", ""],
    ]
    assert page.week_model.state(1, 4) == (State.ACTION, "warn")
    assert page.week_model.state(1, 2)[0] is State.OPEN
    # It stands on everybody's today, with its entries below.
    assert page.grid.place() == (EVERYBODY, 4)
    assert [one.row.person_id for one in page.entry_model.entries] == [desk.ani]
    assert page.all_button.text() == "Setujui 2 tanpa peringatan"


def test_space_approves_one_after_another(desk: Desk) -> None:
    keys = [desk.write(desk.ani, 0, f"Kegiatan {n}") for n in range(3)]
    page = desk.show()
    page.grid.setFocus()
    desk.clerk.press(Key.Key_F8)
    assert page.list.hasFocus()
    assert page.list.current().id == keys[0]
    for done in range(1, 4):
        desk.clerk.press(Key.Key_Space)
        expected = [LogState.APPROVED] * done + [LogState.WRITTEN] * (3 - done)
        assert desk.states(*keys) == expected
    desk.clerk.press(Key.Key_Z, CTRL)
    assert desk.states(*keys) == [LogState.APPROVED] * 2 + [LogState.WRITTEN]
    assert page.week_model.words(1, 1) == "1 menunggu"


def test_many_at_once_leave_the_warned_and_say_why(desk: Desk) -> None:
    good = desk.write(desk.ani, 0)
    bare = desk.write(desk.ani, 0, "Rapat", quantity=None)
    other = desk.write(desk.budi, 1)
    page = desk.show()
    desk.clerk.press(Key.Key_Return, CTRL)
    assert desk.states(good, bare, other) == [
        LogState.APPROVED,
        LogState.WRITTEN,
        LogState.APPROVED,
    ]
    said = desk.clerk.window.notices.label.text()
    assert said == "2 catatan disetujui. 1 dibiarkan: 1 tanpa jumlah."
    assert not page.all_button.isEnabled()
    assert page.all_button.toolTip()
    desk.clerk.click(desk.clerk.window.notices.button)
    assert desk.states(good, other) == [LogState.WRITTEN] * 2
    # One that was looked at is approved for itself, warned of or not.
    page.grid.stand(1, 1)
    page.list.stand(page.entry_model.place(bare))
    desk.clerk.click(page.yes)
    assert desk.row(bare).state is LogState.APPROVED


def test_ctrl_a_then_space_answers_a_cell(desk: Desk) -> None:
    keys = [desk.write(desk.ani, 0, f"Kegiatan {n}") for n in range(2)]
    bare = desk.write(desk.ani, 0, "Rapat", quantity=None)
    later = desk.write(desk.ani, 1)
    page = desk.show(assessor=desk.boss)
    page.grid.stand(1, 1)
    page.grid.setFocus()
    assert page.week_model.words(1, 1) == "3 · 1 periksa"
    desk.clerk.press(Key.Key_A, CTRL)  # down into the entries, all of them
    assert page.list.hasFocus()
    desk.clerk.press(Key.Key_Space)
    assert desk.states(*keys, bare, later) == [
        LogState.APPROVED,
        LogState.APPROVED,
        LogState.WRITTEN,
        LogState.WRITTEN,
    ]
    page.grid.setFocus()
    page.grid.stand(1, 2)
    desk.clerk.press(Key.Key_Space)  # in the week: the cell
    assert desk.row(later).state is LogState.APPROVED


def test_r_sends_back_with_a_phrase_that_fits(desk: Desk) -> None:
    bare = desk.write(desk.ani, 0, "Rapat", quantity=None)
    desk.show()

    def answer(dialog: ReturnDialog) -> None:
        assert not dialog.yes.isEnabled()
        desk.clerk.qtbot.keyClick(dialog, Key.Key_1, Qt.KeyboardModifier.AltModifier)
        assert dialog.yes.isEnabled()
        dialog.accept()

    desk.clerk.answers[ReturnDialog] = answer
    desk.clerk.press(Key.Key_F8)
    desk.clerk.press(Key.Key_R)
    row = desk.row(bare)
    assert (row.state, row.answer) == (LogState.RETURNED, "Lengkapi jumlah dan satuannya.")
    assert row.answered_by_id == desk.boss
    page = desk.show()
    assert page.week_model.words(1, 1) == "1 kembali"


def test_nothing_is_sent_back_without_a_sentence(desk: Desk) -> None:
    key = desk.write(desk.ani, 0)
    page = desk.show()
    desk.clerk.answers[ReturnDialog] = lambda dialog: dialog.reject()
    desk.clerk.press(Key.Key_F8)
    desk.clerk.click(page.no)
    assert desk.row(key).state is LogState.WRITTEN


def test_u_writes_one_line_and_changes_no_state(desk: Desk) -> None:
    key = desk.write(desk.ani, 0)
    page = desk.show()
    desk.clerk.press(Key.Key_F8)
    desk.clerk.press(Key.Key_U)
    assert page.line.editor.hasFocus()
    desk.clerk.type("Bagus, lanjutkan.")
    desk.clerk.press(Key.Key_Return)
    row = desk.row(key)
    assert (row.state, row.feedback) == (LogState.WRITTEN, "Bagus, lanjutkan.")
    assert page.list.hasFocus()
    assert page.line.isHidden()
    assert "“Bagus, lanjutkan.”" in page.entry_model.index(0, 4).data()
    desk.clerk.press(Key.Key_Return)  # Enter opens it as well, Esc leaves it
    desk.clerk.type("Bukan itu")
    desk.clerk.press(Key.Key_Escape)
    assert desk.row(key).feedback == "Bagus, lanjutkan."
    assert page.list.hasFocus()
    desk.clerk.press(Key.Key_U)
    desk.clerk.type("Lebih rinci.")
    desk.clerk.qtbot.mouseClick(page.grid.viewport(), Qt.MouseButton.LeftButton)
    desk.clerk.settle()
    assert desk.row(key).feedback == "Lebih rinci."  # leaving is the act
    desk.clerk.press(Key.Key_F8)
    desk.clerk.press(Key.Key_U)
    desk.clerk.type("Terima kasih.")
    desk.clerk.press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    row = desk.row(key)  # in the line Ctrl+Enter ends the line, it does not approve the week
    assert (row.state, row.feedback) == (LogState.WRITTEN, "Terima kasih.")


def test_the_sentence_of_a_return_stands_beside_the_feedback(desk: Desk) -> None:
    key = desk.write(desk.ani, 0)
    desk.office.write(Act.RETURN_LOG, log_review_acts.send_back, [key], "Berapa suratnya?")
    desk.office.write(Act.ANSWER_LOG, log_review_acts.answer, key, "Antrean rapi.")
    page = desk.show()
    page.grid.stand(0, 0)  # everybody's week
    (told,) = {
        page.entry_model.index(row, 4).data()
        for row, one in enumerate(page.entry_model.entries)
        if one.id == key
    }
    assert "dikembalikan: “Berapa suratnya?”" in told
    assert "“Antrean rapi.”" in told


def test_a_line_a_crash_left_behind_comes_back(desk: Desk) -> None:
    key = desk.write(desk.ani, 0)
    draft = DraftKey("daily_log", key, "feedback")
    desk.office.write(Act.KEEP_DRAFT, drafts.keep, draft, "Hampir selesai")
    desk.office.write(Act.TAKE_OVER_DRAFT, drafts.take_over, draft)
    assert desk.row(key).feedback == "Hampir selesai"
    assert desk.office.read(lambda tx: tx.session.get(Draft, (key, "feedback"))) is None


def test_weeks_days_and_f8_lead_everywhere(desk: Desk) -> None:
    desk.write(desk.ani, -14)
    page = desk.show()
    assert page.week_model.words(1, 1) == "kosong"
    desk.clerk.press(Key.Key_PageUp)
    assert page.span.full == "22 – 28 Juni 2026"
    desk.clerk.press(Key.Key_PageDown)
    desk.clerk.press(Key.Key_F8)  # nothing waits in this week: the oldest that has any
    assert page.span.full == "15 – 21 Juni 2026"
    assert page.list.hasFocus()
    assert page.grid.place() == (1, 1)
    desk.clerk.press(Key.Key_Right)
    assert page.grid.place() == (1, 2)
    desk.clerk.press(Key.Key_Escape)
    assert page.grid.hasFocus()
    desk.clerk.click(page.now)
    assert page.span.full == "29 Juni – 5 Juli 2026"


def test_everybody_and_words_choose_who_is_shown(desk: Desk) -> None:
    desk.write(desk.ani, 0)
    desk.write(desk.budi, 0)
    page = desk.show()
    desk.clerk.press(Key.Key_F, CTRL)
    desk.clerk.type("budi")
    desk.clerk.settle()
    assert [row[0] for row in words(page)] == ["Semua pegawai (1)", "Budi Santoso"]
    page.filter.clear()
    page.assessor.setCurrentIndex(0)
    page.assessor.activated.emit(0)
    desk.clerk.settle()
    # Citra writes nothing, so among everybody she is not asked for anything.
    page.refresh()
    desk.clerk.settle()
    assert page.asked.assessor_id is None


def test_the_work_list_leads_here_and_back_to_a_persons_day(desk: Desk) -> None:
    desk.write(desk.ani, -14)
    desk.clerk.window.open("home")
    desk.clerk.settle()
    desk.clerk.click_words("Lihat siapa")
    page = desk.clerk.window.page("log_review")
    assert isinstance(page, ReviewPage)
    assert page.silent.isVisible()
    assert [one.name for one in page.shown.people] == ["Ani Lestari"]
    desk.clerk.click(page.silent)
    assert page.asked.silent is None
    desk.clerk.window.open("home")
    desk.clerk.settle()
    desk.clerk.click_words("Periksa catatan")
    assert page.asked.first == date(2026, 6, 15)
    assert page.asked.assessor_id == desk.boss
    page.grid.stand(1, 1)
    desk.clerk.click(page.open)
    assert desk.clerk.window.current == "logs"


def test_forty_people_are_there_at_once(desk: Desk, make_person: Callable[..., Any]) -> None:
    for number in range(40):
        desk.write(make_person(desk.office, f"Pegawai {number:02d}", assessor=desk.boss), 0)
    page = desk.show()
    assert page.week_model.rowCount() == 44
    assert page.week_model.words(EVERYBODY, NAMES) == "Semua pegawai (43)"
    desk.clerk.press(Key.Key_Return, CTRL)
    assert not page.shown.waiting


def test_without_people_the_page_says_what_to_do(desk: Desk) -> None:
    page = desk.show(assessor=None)
    assert page.views.currentIndex() == 1
    assert page.nobody.isVisible()
