"""Catatan Harian in a real window, by keys: written, repeated, absent, summed, printed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import room as room_helper
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import AbsenceKind, LogState
from asn_desktop.services import (
    log_absences,
    log_links,
    log_review_acts,
    logs,
    periods,
    progress,
    progress_facts,
)
from asn_desktop.services.office import Office
from asn_desktop.services.undo import undo_last
from asn_desktop.ui.logs.absence import AbsenceDialog
from asn_desktop.ui.logs.day import columns
from asn_desktop.ui.logs.month import mark_of, told_of
from asn_desktop.ui.logs.page import LogsPage
from asn_desktop.ui.logs.sheet_page import LogSheetPage
from asn_desktop.ui.logs.sums import SumsDialog
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.evidence import EvidenceDialog
from asn_desktop.views.evidence import EvidencePlace
from asn_desktop.views.logs import LogRow, LogText
from asn_desktop.workflows.pdf_pages import count_pages

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
TODAY = date(2026, 7, 2)
NAMES = ("Eka Dewi O'Brien", "Farida Tingang, A.Md.")
TEXT = LogText("Melayani surat pengantar", "Surat selesai", Decimal(12), "surat", 480, 600)


class Room(room_helper.Room):
    """The office, its window and the page."""

    def __init__(self, office: Office, staff: list[UUID]) -> None:
        self.staff = staff
        pages = (
            PageSpec("logs", "Catatan Harian", "logs", LogsPage),
            PageSpec("log_sheet", "Cetak", "print", LogSheetPage, under="logs"),
        )
        super().__init__(office, pages)
        self.operations.undo = undo_last

    @property
    def page(self) -> LogsPage:
        found = self.window.page("logs")
        assert isinstance(found, LogsPage)
        return found

    def stored(self, on: date = TODAY, number: int = 0) -> list[LogRow]:
        self.settle()
        return self.office.read(logs.of_days, self.staff[number], on, on)

    def write(self, on: date = TODAY, number: int = 0, **change: Any) -> UUID:
        text = replace(TEXT, **change)
        key = self.office.write(Act.WRITE_LOG, logs.write, self.staff[number], on, text).value
        self.window.page("logs").refresh()
        self.page._show()
        self.settle()
        return key


@pytest.fixture
def room(
    qapp: QApplication,
    theme: Theme,
    sqlite_office: Office,
    make_person: Callable[..., Any],
    make_skp: Callable[..., Any],
) -> Iterator[Room]:
    office = sqlite_office
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    head = make_person(office, "Slamet Hartono, S.IP.")
    staff = [make_person(office, name, assessor=head) for name in NAMES]
    for one in staff:
        make_skp(office, one, head)
    made = Room(office, staff)
    yield made
    made.close()


def test_it_opens_on_today_and_an_entry_is_typed_by_keys_alone(room: Room) -> None:
    page = room.page
    assert page.head.title.text() == "Kamis, 2 Juli 2026"
    assert room.window.focusWidget() is page.entry.activity
    assert page.entries.currentWidget() is page.empty
    room.type("Melayani surat pengantar")
    room.press(Key.Key_Return)
    room.type("12,5")
    room.press(Key.Key_Return)
    room.type("surat")
    room.press(Key.Key_Return)
    (row,) = room.stored()
    assert (row.text.activity, row.text.quantity, row.text.unit) == (
        "Melayani surat pengantar",
        Decimal("12.5"),
        "surat",
    )
    assert room.window.focusWidget() is page.entry.activity
    assert not page.entry.busy()
    assert [one.id for one in page.list.rows.rows] == [row.id]
    assert page.panel.model.rows[0].entries == 1
    assert "1 dari 3 orang" in page.header._note.full


def test_three_letters_bring_what_was_written_before(room: Room) -> None:
    page = room.page
    target = room.office.read(log_links.targets, room.staff[0], TODAY)[1]
    room.write(date(2026, 7, 1), indicator_id=target.indicator_id)
    page.entry.activity.setFocus()
    room.type("sur pen")
    popup = page.entry.suggestions.popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Key.Key_Return)
    room.settle()
    assert not popup.isVisible()
    assert page.entry.unit.text() == "surat"
    assert page.entry.result.currentText() == "1 · Jumlah surat (300)"
    assert room.window.focusWidget() is page.entry.quantity
    room.type("9")
    room.press(Key.Key_Return)  # the unit stands already
    (row,) = room.stored()
    assert (row.text.quantity, row.text.output) == (9, "Surat selesai")
    assert row.text.indicator_id == target.indicator_id


def test_what_cannot_be_read_stands_at_its_field(room: Room) -> None:
    entry = room.page.entry
    room.press(Key.Key_Return)
    assert "Kegiatannya belum ditulis" in entry.message.text()
    room.type("Apel")
    room.press(Key.Key_Return)
    room.type("dua")
    room.press(Key.Key_Return, CTRL)
    assert "Jumlah ditulis dengan angka" in entry.message.text()
    assert room.window.focusWidget() is entry.quantity
    entry.quantity.clear()
    entry.times.setFocus()
    room.type("10-9")
    room.press(Key.Key_Return)
    assert "selesai tidak boleh sebelum" in entry.message.text()
    assert room.stored() == []
    entry.times.setText("9-10")
    room.press(Key.Key_Return)
    assert room.stored()[0].text.ends == 600
    assert entry.message.isHidden()


def test_an_entry_is_changed_removed_and_brought_back_by_keys(room: Room) -> None:
    page = room.page
    key = room.write()
    room.office.write(Act.RETURN_LOG, log_review_acts.send_back, [key], "Berapa suratnya?")
    page._show()
    room.settle()
    assert page.list.rows.rows[0].answer == "Berapa suratnya?"
    low = page.list.sizeHintForRow(0)
    room.office.write(Act.ANSWER_LOG, log_review_acts.answer, key, "Antrean rapi.")
    page._show()
    room.settle()
    told = page.list.rows.index(0, 0).data()
    assert "Dikembalikan: Berapa suratnya?, Umpan balik atasan: Antrean rapi." in told
    assert page.list.sizeHintForRow(0) > low  # each sentence has its own line
    page.list.setFocus()
    page.list.stand_on(key)
    room.press(Key.Key_Return)
    assert page.entry.editing is not None
    page.entry.quantity.setText("15")
    room.press(Key.Key_Return)
    (row,) = room.stored()
    assert (row.text.quantity, row.state) == (15, LogState.WRITTEN)
    page.list.setFocus()
    page.list.stand_on(key)
    room.press(Key.Key_Delete)
    assert room.stored() == []
    room.operations.write(Act.UNDO, undo_last)
    assert room.stored()[0].id == key
    assert page.list.rows.rows[0].id == key
    room.office.write(Act.APPROVE_LOGS, log_review_acts.approve, [key])
    page._show()
    room.settle()
    page.list.stand_on(key)
    page.list.setFocus()
    room.press(Key.Key_F2)
    assert page.entry.editing is None


def test_esc_takes_back_what_is_typed(room: Room) -> None:
    room.type("Apel pagi")
    room.press(Key.Key_Escape)
    assert room.page.entry.activity.text() == ""
    assert room.stored() == []


def test_yesterday_is_repeated_and_days_go_by_keys(room: Room) -> None:
    page = room.page
    room.write(date(2026, 6, 30))
    room.press(Key.Key_Semicolon, CTRL)
    assert len(room.stored()) == 1
    assert len(page.list.rows.rows) == 1
    room.press(Key.Key_Semicolon, CTRL)
    assert "sudah ada pada hari ini" in page.entry.message.text()
    room.press(Key.Key_PageUp)
    assert page.head.title.text() == "Rabu, 1 Juli 2026"
    assert page.entries.currentWidget() is page.empty
    page.show_day(room.page.today + timedelta(days=1))
    room.settle()
    assert page.entries.currentWidget() is page.ahead  # nothing can be typed there yet
    assert not page.entry.isEnabled()
    page.show_day(date(2026, 7, 1))
    room.settle()
    room.press(Key.Key_F8)
    assert page.day == date(2026, 7, 1)
    room.press(Key.Key_Left, ALT)
    assert page.day == date(2026, 6, 30)
    room.press(Key.Key_Right, ALT)
    assert page.day == date(2026, 7, 1)
    room.press(Key.Key_T, CTRL)
    assert page.day == TODAY
    room.press(Key.Key_PageDown)
    assert not page.entry.isEnabled()
    assert "belum tiba" in page.head.banner.label.text()
    room.press(Key.Key_PageUp)
    room.press(Key.Key_PageDown, CTRL)
    assert page._person == room.staff[1]
    assert room.window.focusWidget() is page.entry.activity


def test_the_month_marks_days_by_shape_and_word_and_leads_to_them(room: Room) -> None:
    page, view = room.page, room.page.month.view
    room.write(date(2026, 6, 15))
    key = room.write(date(2026, 6, 29))
    room.office.write(Act.RETURN_LOG, log_review_acts.send_back, [key], "Lengkapi.")
    page.show_day(date(2026, 6, 30))
    room.settle()
    assert view.month is not None
    marks = {day.on.day: mark_of(day) for day in view.month.days}
    assert marks[15] == (State.ACTION, "telat")
    assert marks[29] == (State.REFUSED, "kembali")
    assert marks[30] == (State.OPEN, "kosong")
    assert marks[27] == (None, "")
    assert "1 dikembalikan" in told_of(view.month.days[28])
    assert "dikembalikan" in page.month.told.text()
    QTest.mouseClick(
        view, Qt.MouseButton.LeftButton, PLAIN, view._place(date(2026, 6, 29)).center()
    )
    room.settle()
    assert page.day == date(2026, 6, 29)
    assert "dikembalikan atasan" in page.head.banner.label.text()
    view.setFocus()
    room.press(Key.Key_Right)
    assert page.day == date(2026, 6, 30)
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, PLAIN, QPoint(2, 2))
    assert page.day == date(2026, 6, 30)


def test_a_span_is_marked_and_noted_as_absence(
    room: Room, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    page, view = room.page, room.page.month.view
    room.write(date(2026, 6, 1))
    page.show_day(date(2026, 6, 8))
    room.settle()
    view.setFocus()
    room.press(Key.Key_Right, SHIFT)
    room.press(Key.Key_Right, SHIFT)
    assert view.span == (date(2026, 6, 8), date(2026, 6, 10))

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, AbsenceDialog)
        assert dialog.first.date() == date(2026, 6, 8)
        dialog.kind.put(AbsenceKind.SICK)
        dialog.note.put("Surat dokter")
        dialog.accept()

    answers(answer)
    room.press(Key.Key_J, CTRL)
    found = room.office.read(
        log_absences.absences_of, [room.staff[0]], date(2026, 6, 1), date(2026, 6, 30)
    )[room.staff[0]]
    assert [(row.kind, row.first.day, row.last, row.note) for row in found] == [
        (AbsenceKind.SICK, 8, date(2026, 6, 10), "Surat dokter")
    ]
    assert "Sakit" in page.head.banner.label.text()
    assert not page.month.present.isHidden()
    QTest.mouseClick(page.month.present, Qt.MouseButton.LeftButton)
    room.settle()
    assert room.page.month.absences() == []


def test_who_goes_to_the_next_person_loses_nothing(room: Room) -> None:
    room.type("Apel pagi")
    room.press(Key.Key_PageDown, CTRL)
    assert room.page._person == room.staff[1]
    assert [row.text.activity for row in room.stored()] == ["Apel pagi"]
    assert room.page.entry.activity.text() == ""


def test_a_favourite_is_made_and_let_go(room: Room) -> None:
    page = room.page
    for there in (True, False):
        page.entry.activity.setText("Apel pagi")
        page.entry.activity.setFocus()
        room.press(Key.Key_B, CTRL)
        assert page._seen is not None
        assert [one.text.activity for one in page._seen.known if one.favourite] == (
            ["Apel pagi"] if there else []
        )
        assert page.entry.activity.text() == "Apel pagi"  # what is typed stays


def test_what_adds_up_is_taken_as_realisation(room: Room) -> None:
    target = room.office.read(log_links.targets, room.staff[0], TODAY)[1]
    room.write(date(2026, 6, 1), indicator_id=target.indicator_id, quantity=Decimal(300))
    room.write(date(2026, 6, 2), indicator_id=target.indicator_id, quantity=Decimal(41))
    room.write(date(2026, 6, 3), indicator_id=target.indicator_id, unit="buku")
    dialog = SumsDialog(room.page, room.page.context, room.staff[0], date(2026, 6, 3))
    assert dialog.period.currentText() == "Triwulan II 2026"
    assert [button.text() for button in dialog.takes] == ["Semua: 341 surat", "Semua: 12 buku"]
    QTest.mouseClick(dialog.takes[0], Qt.MouseButton.LeftButton)
    room.settle()
    period = room.office.read(progress_facts.find_period, 2026, "TW2")
    assert period is not None
    found = room.office.read(progress.progress_of, room.staff[0], period.id)
    assert found is not None
    realised = found.results[0].indicators[0].realised
    assert realised is not None
    assert realised.text == "341"
    assert not dialog.takes[0].isEnabled()
    assert dialog.takes[1].isEnabled()
    dialog.period.setCurrentIndex(0)
    assert dialog.takes == []
    dialog.deleteLater()


def test_a_file_is_dropped_on_an_entry_and_shown_by_its_paperclip(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = room.page
    key = room.write()
    paper = tmp_path / "surat.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(paper))])
    spot = page.list.visualRect(page.list.rows.index(0, 0)).center()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    page.list.dragMoveEvent(QDragMoveEvent(spot, copy, files, left, PLAIN))
    page.list.dropEvent(QDropEvent(QPointF(spot), copy, files, left, PLAIN))
    room.settle()
    assert room.stored()[0].files == 1
    assert page.list.rows.rows[0].files == 1
    asked: list[Any] = []
    monkeypatch.setattr(EvidenceDialog, "show_files", lambda *more: asked.append(more[2:]))
    place = EvidencePlace(log_id=key)
    clip = columns(page.list, page.list.visualRect(page.list.rows.index(0, 0)))[3]
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, PLAIN, clip.center())
    page.list.setFocus()
    room.press(Key.Key_B, CTRL | SHIFT)
    assert asked == [(place, TEXT.activity, "")] * 2


def test_the_month_prints_for_one_and_for_all_of_an_assessor(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.write(date(2026, 6, 1))
    room.write(date(2026, 6, 1), number=1)
    room.page.show_day(date(2026, 6, 1))
    room.press(Key.Key_P, CTRL)
    sheet = room.window.page("log_sheet")
    assert isinstance(sheet, LogSheetPage)
    room.settle()
    assert sheet.asked == ((room.staff[0],), 2026, 6)
    path = tmp_path / "bulan.pdf"
    monkeypatch.setattr(AskPlace, "file", lambda *_more: path)
    sheet.save_pdf()
    room.settle()
    assert count_pages(path.read_bytes()) == 1
    sheet.choices["colleagues"].setChecked(True)
    room.settle()
    assert sheet.asked is not None
    assert set(sheet.asked[0]) == set(room.staff)
    sheet.save_pdf()
    room.settle()
    assert count_pages(path.read_bytes()) == 2
    sheet.step(1)
    room.settle()
    assert sheet.name.text() == "Juli 2026"
    assert sheet.asked[1:] == (2026, 7)


def test_without_people_or_period_the_page_says_so(
    qapp: QApplication, theme: Theme, sqlite_office: Office
) -> None:
    made = Room(sqlite_office, [])
    assert made.page.views.currentWidget() is made.page.nobody
    made.press(Key.Key_Semicolon, CTRL)
    made.press(Key.Key_J, CTRL)
    made.press(Key.Key_F8)
    made.window.close()
    made.operations.runner.shutdown()
    made.window.deleteLater()
    QApplication.processEvents()


def test_the_sheet_without_a_person_leads_to_where_one_chooses(room: Room) -> None:
    room.window.open("log_sheet")
    room.settle()
    sheet = room.window.page("log_sheet")
    assert isinstance(sheet, LogSheetPage)
    assert not sheet.paper.isVisible()
    assert not any(choice.isVisible() for choice in sheet.choices.values())
    (way,) = sheet.nobody.buttons
    assert way.hasFocus()
    way.click()
    room.settle()
    assert room.page.isVisible()
    assert sheet.asked is None
