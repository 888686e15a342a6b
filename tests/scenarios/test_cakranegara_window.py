"""Cakranegara at the real window: complaints from the register to the evaluation of who answers.

The register is brought in, the figures are those one computes from the file by hand, one open
complaint is answered, the median becomes the realisation of its officer, and what residents still
wait for stands on Beranda.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import register
import sqlalchemy as sa
from chapters import Today, achieve, bring_in, first_run
from clerk import CTRL, Clerk, Key
from following_chapters import facts_beside
from paper_chapters import do_work, shoot, work
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from asn_desktop.models.office import HolidayDay
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.complaints import ComplaintState
from asn_desktop.rules.planning import Aspect, ResultSection
from asn_desktop.services import people
from asn_desktop.ui.complaints.use_dialog import UseDialog
from asn_desktop.ui.theme import Theme

OFFICER, HEAD = "198809222012021001", "196804201992121001"
ANSWERED = "P-0056/2026"


@pytest.fixture
def clerk(
    qtbot: QtBot, theme: Theme, today: Today, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Clerk]:
    folder = tmp_path / "kantor"
    with first_run(qtbot, theme, monkeypatch, folder, "Kecamatan Cakranegara") as made:
        yield made


def worked(start: datetime, end: datetime, free: set[date]) -> int:
    """Working minutes, counted one by one by the clock."""
    count = 0
    while start < end:
        at, rest = start.hour * 60 + start.minute, (720, 780)
        if start.weekday() == 4:
            rest = (690, 780)
        inside = 450 <= at < 960 and not rest[0] <= at < rest[1]
        count += inside and start.weekday() < 5 and start.date() not in free
        start += timedelta(minutes=1)
    return count


def bring_the_register(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.go("public")
    clerk.press(Key.Key_2)
    assert clerk.window.current == "complaints"
    page = clerk.window.page("complaints")
    assert page.panel.empty.isVisible()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(register.FILE), ""))
    clerk.click(page.panel.empty.buttons[1])
    assert clerk.window.current == "bring"
    clerk.press(Key.Key_Return, CTRL)
    clerk.press(Key.Key_Return, CTRL)
    clerk.window.open("complaints")
    clerk.settle()
    assert page.panel.model.rowCount() == 120
    assert "120 pengaduan · 6 belum selesai · 6 lewat janji" in page.header._note.full


def figures_are_those_of_the_file(clerk: Clerk) -> None:
    free = clerk.office.read(lambda tx: set(tx.session.scalars(sa.select(HolidayDay.day))))
    clerk.press(Key.Key_T, CTRL)
    figures = clerk.window.page("complaints").figures
    assert figures.isVisible()
    names = {nip: _name(clerk, nip) for nip in register.NAMES}
    lines = {row.label: row for row in figures.panel.model.rows}
    assert set(lines) == {"Semua", *names.values()}
    for nip, name in names.items():
        rows = [row for row in register.cells() if row[6] == nip]
        times = [worked(row[1], row[2], free) for row in rows if row[2]]
        timing = lines[name].response
        assert timing.median == Fraction(statistics.median(times))
        assert timing.p90 == sorted(times)[math.ceil(Fraction(9, 10) * len(times)) - 1]
        assert timing.within == Fraction(sum(one <= 480 for one in times), len(times))
        assert timing.waiting == len(rows) - len(times)
    every = [worked(row[1], row[2], free) for row in register.cells() if row[2]]
    within = Fraction(sum(one <= 480 for one in every), len(every))
    assert figures.tiles[0][0].text() == in_words(every)
    assert figures.tiles[2][0].text() == f"{float(within * 100):.1f} %".replace(".", ",")
    assert figures.tiles[2][1].text() == f"ditanggapi dalam 8 jam kerja, dari {len(every)}"
    shoot(clerk.window, "cakranegara-02-figures")
    clerk.press(Key.Key_Escape)


def answer_an_open_one(clerk: Clerk) -> None:
    page = clerk.window.page("complaints")
    clerk.find_row(ANSWERED)
    assert page.row().state is ComplaintState.NEW
    page.panel.table.setFocus()
    clerk.press(Key.Key_Return)
    clerk.type("6/2 9.15")
    clerk.press(Key.Key_Tab)
    clerk.type("6/2 15.00")
    clerk.press(Key.Key_Tab)
    assert page.row().state is ComplaintState.COMPLETED
    assert "Ditanggapi dalam" in page.editor.response.label.text()
    clerk.press(Key.Key_Escape)
    clerk.press(Key.Key_Escape)
    assert "5 belum selesai" in page.header._note.full


def use_the_median(clerk: Clerk, make_skp: Callable[..., UUID], person: UUID) -> None:
    lines = (("Waktu tanggapan pengaduan", "≤ 8 jam kerja", Aspect.TIME),)
    head = clerk.office.read(people.person_by_nip, HEAD)
    make_skp(clerk.office, person, head, results=((ResultSection.MAIN, "Aduan terjawab", lines),))
    page = clerk.window.page("complaints")
    clerk.press(Key.Key_T, CTRL)
    name = _name(clerk, OFFICER)
    assert page.figures.panel.next_row(lambda row: row.label == name)

    def agree(dialog: UseDialog) -> None:
        assert dialog.place.text() == "Waktu tanggapan pengaduan (target ≤ 8 jam kerja)"
        dialog.main.click()

    clerk.answers[UseDialog] = agree
    clerk.press(Key.Key_R, CTRL)
    clerk.settle()
    (row,) = clerk.office.read(lambda tx: list(tx.session.scalars(sa.select(Realisation))))
    assert row.text == "Median tanggapan 0 menit kerja dari 31 pengaduan, 87,1 % dalam 8 jam kerja"
    assert row.evidence.startswith("Register pengaduan, 31 pengaduan, 1 Januari 2026")


def _name(clerk: Clerk, nip: str) -> str:
    key: Any = clerk.office.read(people.person_by_nip, nip)
    return clerk.office.read(people.person_row, key).name


def type_a_new_one(clerk: Clerk) -> None:
    """A resident calls: number offered, times typed loosely, answered within the promise."""
    page = clerk.window.page("complaints")
    clerk.press(Key.Key_N, CTRL)
    assert page.editor.form.fields["number"].text() == "P-0121/2026"
    clerk.press(Key.Key_Tab)
    for words in ("tele", "Lampu jalan padam", "1/4 8.00", "1/4 9.30"):
        clerk.type(words)
        clerk.press(Key.Key_Tab)
    assert "1 jam 30 menit kerja" in page.editor.response.label.text()
    shoot(clerk.window, "cakranegara-03-typed")
    clerk.press(Key.Key_2, CTRL)  # done now
    assert page.row().state is ComplaintState.COMPLETED
    clerk.press(Key.Key_Escape)
    assert "121 pengaduan · 5 belum selesai" in page.header._note.full


def what_waits(clerk: Clerk) -> None:
    """Beranda says how many residents wait longer than was promised, and leads to them."""
    said = work(clerk)["work.complaints_overdue"]
    assert said.startswith("5 pengaduan")
    shoot(clerk.window, "cakranegara-05-home")
    do_work(clerk, "work.complaints_overdue")
    page = clerk.window.page("complaints")
    assert page.panel.model.rowCount() == 5
    assert all(row.overdue for row in page.panel.model.rows)


def in_words(times: list[int]) -> str:
    """The median of working minutes in hours and minutes."""
    hours, minutes = divmod(int(statistics.median(times) + 0.5), 60)
    parts = [f"{hours} jam"] * bool(hours) + [f"{minutes} menit"] * bool(minutes or not hours)
    return " ".join(parts)


def beside_the_rating(clerk: Clerk, today: Today) -> None:
    """The officer's response times stand where his work is rated."""
    clerk.choose_period("Triwulan I")
    achieve(clerk, "Triwulan I", 1)
    facts = facts_beside(clerk, _name(clerk, OFFICER))
    shoot(clerk.window, "cakranegara-06-facts")
    free = clerk.office.read(lambda tx: set(tx.session.scalars(sa.select(HolidayDay.day))))
    rows = [list(row) for row in register.cells() if row[6] == OFFICER]
    for row in rows:
        if row[0] == ANSWERED:
            row[2:4] = map(datetime.fromisoformat, ("2026-02-06 09:15", "2026-02-06 15:00"))
    told = [f"{len(rows)} pengaduan", f"{sum(row[3] is None for row in rows)} belum selesai"]
    for noun, at, hours in (("tanggapan", 2, 8), ("penyelesaian", 3, 40)):
        times = [worked(row[1], row[at], free) for row in rows if row[at]]
        kept = Fraction(sum(one <= hours * 60 for one in times), len(times))
        said = f"{float(kept * 100):.1f}".replace(".", ",").removesuffix(",0")
        told.append(f"median {noun} {in_words(times)} kerja, {said} % dalam {hours} jam")
    assert " · ".join(told) in facts


def test_cakranegara(
    clerk: Clerk,
    today: Today,
    monkeypatch: pytest.MonkeyPatch,
    make_skp: Callable[..., UUID],
) -> None:
    bring_in(clerk, monkeypatch, "cakranegara.csv", 76)
    today.go(2026, 4, 2)
    bring_the_register(clerk, monkeypatch)
    figures_are_those_of_the_file(clerk)
    answer_an_open_one(clerk)
    type_a_new_one(clerk)
    person = clerk.office.read(people.person_by_nip, OFFICER)
    assert person is not None
    use_the_median(clerk, make_skp, person)
    what_waits(clerk)
    beside_the_rating(clerk, today)
