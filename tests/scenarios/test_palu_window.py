"""Palu at the real window: teachers write their day, the head teacher answers at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from chapters import OFFICES, Today, achieve, bring_in, first_run
from clerk import CTRL, Clerk, Key
from following_chapters import facts_beside, open_file, person, saves_to, told, words_in
from openpyxl import load_workbook
from paper_chapters import shoot
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop.models.office import HolidayDay
from asn_desktop.rules.following import LogState
from asn_desktop.rules.logs import say_quantity
from asn_desktop.rules.planning import Aspect, ResultSection
from asn_desktop.ui.logs.month import mark_of
from asn_desktop.ui.logs.review_dialog import ReturnDialog
from asn_desktop.ui.logs.sums import SumsDialog
from asn_desktop.ui.theme import Theme

HEAD, TEACHER = "Ani Hesti Hidayat, S.Pd., M.Pd.", "Made Mahendra, S.Pd."
REPEATED, MEETING = "Pendampingan literasi", "Rapat persiapan ujian"
REPROACH = "Tulis berapa orang yang hadir."
PRAISE = "Bagus, lanjutkan sampai lulus."
RESULTS = (
    (
        ResultSection.MAIN,
        "Kemampuan literasi peserta didik meningkat",
        (("Jumlah pendampingan literasi", "40 orang", Aspect.QUANTITY),),
    ),
)
LOGS, NIP = "palu-catatan-harian-2026.xlsx", "199608192023031001"


@pytest.fixture
def clerk(
    qtbot: QtBot, theme: Theme, today: Today, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clerk]:
    folder = tmp_path / "kantor"
    with first_run(qtbot, theme, monkeypatch, folder, "Dinas Pendidikan Kota Palu") as made:
        yield made


def choose_suggestion(clerk: Clerk) -> None:
    """Enter goes to the list that is open below the field."""
    popup = QApplication.activePopupWidget()
    assert popup is not None
    clerk.qtbot.keyClick(popup, Key.Key_Return)
    clerk.settle()


def open_day(clerk: Clerk, name: str) -> Any:
    page = clerk.go("logs")
    clerk.find_row(name)
    clerk.press(Key.Key_Return)
    assert name in page.head.who.text()
    assert page.entry.activity.hasFocus()
    return page


def month_of(page: Any) -> dict[int, str]:
    """What the calendar says beside a day."""
    month = page.month.view.month
    return {day.on.day: mark_of(day)[1] for day in month.days if mark_of(day)[1]}


# ---- the teacher


def bring_the_logs(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    """1.320 rows of thirty teachers, checked first; a second time all of them are known."""
    clerk.click_words("Masukkan berkas…", clerk.go("logs"))
    page = open_file(clerk, monkeypatch, LOGS)
    assert page.check.main.text() == "Masukkan 1.320 catatan"
    shoot(clerk.window, "palu-01-preview")
    clerk.press(Key.Key_Return, CTRL)
    assert told(page).startswith("1.320 catatan masuk.")
    clerk.click_words("Masukkan berkas lain", page)
    open_file(clerk, monkeypatch, LOGS)
    assert told(page).startswith("Tidak ada yang baru di berkas ini: 1.320 baris sudah ada.")


def write_a_day(clerk: Clerk) -> None:
    """Three letters, a number, the indicator it counts for, Enter."""
    page = open_day(clerk, TEACHER)
    assert page.head.title.text() == "Senin, 9 Maret 2026"
    clerk.type("lit")
    choose_suggestion(clerk)
    assert page.entry.activity.text() == REPEATED
    assert page.entry.unit.text() == "orang"
    clerk.type("14")
    while not page.entry.result.hasFocus():
        clerk.press(Key.Key_Tab)
    while "Jumlah pendampingan" not in page.entry.result.currentText():
        clerk.press(Key.Key_Down)
    shoot(clerk.window, "palu-02-typed")
    clerk.press(Key.Key_Return)
    (row,) = page.list.rows.rows
    assert (row.text.output, say_quantity(row.text.quantity)) == ("Peserta didik terdampingi", "14")
    clerk.press(Key.Key_F8)
    assert page.head.title.text() == "Jumat, 6 Maret 2026"
    assert page.month.told.text() == "5 hari terisi · 1 kosong"
    assert (month_of(page)[6], month_of(page)[9]) == ("kosong", "1 ctt")


def next_day(clerk: Clerk, today: Today) -> None:
    """Yesterday is repeated with one key; a meeting is noted without a number."""
    today.go(2026, 3, 10)
    page = open_day(clerk, TEACHER)
    clerk.press(Key.Key_T, CTRL)
    assert page.head.title.text() == "Selasa, 10 Maret 2026"
    clerk.press(Key.Key_Semicolon, CTRL)
    assert [row.text.activity for row in page.list.rows.rows] == [REPEATED]
    page.entry.activity.setFocus()
    clerk.type(MEETING)
    clerk.settle()
    for _field in range(3):
        clerk.press(Key.Key_Return)
    assert [row.text.activity for row in page.list.rows.rows] == [REPEATED, MEETING]
    assert (month_of(page)[6], month_of(page)[10]) == ("kosong", "2 ctt")
    shoot(clerk.window, "palu-03-tuesday")


# ---- the head teacher


def review(clerk: Clerk) -> Any:
    clerk.click_words("Periksa catatan…", clerk.go("logs"))
    page = clerk.window.page("log_review")
    box = page.assessor
    box.setCurrentIndex(next(i for i in range(box.count()) if HEAD in box.itemText(i)))
    box.activated.emit(box.currentIndex())
    clerk.settle()
    return page


def the_week(clerk: Clerk) -> None:
    page = review(clerk)
    assert page.span.full == "9 – 15 Maret 2026"
    assert page.all_button.text() == "Setujui 2 tanpa peringatan"
    shoot(clerk.window, "palu-04-week")
    clerk.press(Key.Key_Return, CTRL)
    assert clerk.window.notices.label.text() == (
        "2 catatan disetujui. 1 dibiarkan: 1 tanpa jumlah."
    )

    def say_why(dialog: ReturnDialog) -> None:
        clerk.type(REPROACH)
        dialog.accept()

    clerk.answers[ReturnDialog] = say_why
    clerk.press(Key.Key_F8)
    assert page.list.current().row.text.activity == MEETING
    clerk.press(Key.Key_R)
    assert page.list.current().row.state is LogState.RETURNED
    page.list.stand(0)
    clerk.press(Key.Key_U)
    clerk.type(PRAISE)
    clerk.press(Key.Key_Return)
    shoot(clerk.window, "palu-05-answered")
    page.grid.setFocus()
    clerk.press(Key.Key_PageUp)
    assert page.span.full == "2 – 8 Maret 2026"
    assert page.header._note.full == "96 catatan menunggu"  # four days of 24 teachers
    clerk.press(Key.Key_Return, CTRL)
    assert clerk.window.notices.label.text() == "96 catatan disetujui."


def the_teacher_puts_it_right(clerk: Clerk) -> None:
    """What the head teacher said stands at the entry; the number is added, he approves it."""
    page = open_day(clerk, TEACHER)
    assert month_of(page)[10] == "kembali"
    assert "1 catatan dikembalikan atasan" in page.head.banner.label.text()
    first, second = page.list.rows.rows
    assert (first.feedback, first.state) == (PRAISE, LogState.APPROVED)
    assert second.answer == REPROACH
    shoot(clerk.window, "palu-06-returned")
    page.list.setFocus()
    page.list.stand_on(second.id)
    clerk.press(Key.Key_Return)
    page.entry.quantity.setFocus()
    clerk.type("24")
    clerk.press(Key.Key_Tab)
    clerk.type("orang")
    clerk.press(Key.Key_Return)
    assert not page.head.banner.isVisible()
    page = review(clerk)
    clerk.press(Key.Key_PageDown)
    clerk.press(Key.Key_F8)
    assert page.list.current().row.text.activity == MEETING
    clerk.press(Key.Key_Space)
    assert page.header._note.full == ""


def what_it_adds_up_to(clerk: Clerk) -> None:
    """The linked entries are offered as the realisation of their indicator."""
    seen = []

    def take(dialog: SumsDialog) -> None:
        shoot(dialog, "palu-07-sums")
        assert dialog.period.currentText() == "Triwulan I 2026"
        assert "45 catatan belum dikaitkan" in dialog.banner.label.text()
        clerk.click_words("Semua disetujui: 28 orang", dialog)
        seen.append(words_in(dialog))

    clerk.answers[SumsDialog] = take
    page = open_day(clerk, TEACHER)
    clerk.click(page.sums)
    assert "28 orang" in seen[0]
    clerk.choose_period("Triwulan I")
    page = clerk.go("progress")
    clerk.find_row(TEACHER.split(",")[0])
    assert page.grid.lines[0].text.toPlainText() == "28 orang"
    shoot(clerk.window, "palu-08-progress")


def print_the_month(
    clerk: Clerk, file: Path, monkeypatch: pytest.MonkeyPatch, read_pdf: Callable[[bytes], Any]
) -> None:
    open_day(clerk, TEACHER)
    clerk.press(Key.Key_P, CTRL)
    page = clerk.window.page("log_sheet")
    assert page.name.text() == "Maret 2026"
    saves_to(monkeypatch, file)
    clerk.click_words("Simpan PDF ini…", page)
    words = read_pdf(file.read_bytes()).words
    for said in (TEACHER, HEAD, "MARET 2026", REPEATED, MEETING, "24 orang", "14 orang"):
        assert said in words, said


def logged_days() -> set[date]:
    """The days of the teacher in the file."""
    rows = load_workbook(OFFICES / LOGS).worksheets[0].iter_rows(min_row=2, values_only=True)
    return {row[1].date() for row in rows if str(row[0]) == NIP and isinstance(row[1], datetime)}


def the_quarter(clerk: Clerk, today: Today) -> None:
    """Beside the rating: how much was written and on how many days nothing was."""
    free = clerk.office.read(lambda tx: set(tx.session.scalars(sa.select(HolidayDay.day))))
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(90)]
    work = {day for day in days if day.weekday() < 5 and day not in free}
    today.go(2026, 4, 6)
    achieve(clerk, "Triwulan I", 2)
    facts = facts_beside(clerk, TEACHER)
    shoot(clerk.window, "palu-09-facts")
    written = logged_days() | {date(2026, 3, 9), date(2026, 3, 10)}
    work = {day for day in work if day >= min(written)}  # before he began nothing is missing
    assert (
        f"47 catatan pada {len(written & work)} dari {len(work)} hari kerja · "
        f"{len(work - written)} hari kosong · 40 menunggu persetujuan"
    ) in facts
    assert "umpan balik, survei kepuasan, pengaduan, berkas bukti dukung" in facts  # missing


def test_palu(
    clerk: Clerk,
    today: Today,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make_skp: Callable[..., UUID],
    read_pdf: Callable[[bytes], Any],
) -> None:
    bring_in(clerk, monkeypatch, "palu-dinas-pendidikan.xlsx", 1003)
    head, teacher = person(clerk, HEAD), person(clerk, TEACHER)
    make_skp(clerk.office, head, None)
    make_skp(clerk.office, teacher, head, results=RESULTS)
    today.go(2026, 3, 9)
    bring_the_logs(clerk, monkeypatch)
    write_a_day(clerk)
    next_day(clerk, today)
    the_week(clerk)
    the_teacher_puts_it_right(clerk)
    what_it_adds_up_to(clerk)
    print_the_month(clerk, tmp_path / "maret.pdf", monkeypatch, read_pdf)
    the_quarter(clerk, today)
    clerk.window.page("log_sheet").preview.forget()
