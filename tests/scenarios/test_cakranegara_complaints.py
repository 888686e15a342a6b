"""Cakranegara's register of complaints through the real window: from the file to the evaluation.

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
from chapters import Today, bring_in, first_run
from clerk import CTRL, Clerk, Key
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from asn_desktop.models.office import HolidayDay
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.complaints import ComplaintState
from asn_desktop.rules.planning import Aspect, ResultSection
from asn_desktop.services import people
from asn_desktop.services.office import SystemClock
from asn_desktop.ui.complaints.use_dialog import UseDialog
from asn_desktop.ui.theme import Mode, Theme

OFFICER = "198809222012021001"


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Today:
    made = Today()
    monkeypatch.setattr(SystemClock, "now", lambda _self: made.moment)
    return made


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, Mode.LIGHT)
    yield made
    made.set_mode(Mode.LIGHT)
    made.deleteLater()


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


def test_from_the_register_to_the_realisation(
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
    person = clerk.office.read(people.person_by_nip, OFFICER)
    assert person is not None
    use_the_median(clerk, make_skp, person)
    clerk.go("home")
    rows = [row for row in clerk.window.page("home").rows if row.work.page == "complaints"]
    assert [row.work.values["count"] for row in rows] == [5]
    rows[0].press()
    clerk.settle()
    page = clerk.window.page("complaints")
    assert page.panel.model.rowCount() == 5


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
    clerk.press(Key.Key_Escape)


def answer_an_open_one(clerk: Clerk) -> None:
    page = clerk.window.page("complaints")
    clerk.find_row("P-0056/2026")
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
    make_skp(clerk.office, person, None, results=((ResultSection.MAIN, "Aduan terjawab", lines),))
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
