"""Chapters that the stories at the real window share, each done by keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from clerk import CTRL, SHIFT, Clerk, Key
from PySide6.QtWidgets import QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from asn_desktop import app
from asn_desktop.models.paper import Version
from asn_desktop.rules.lifecycle import SheetEventKind, SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.predicate import UnitAchievement
from asn_desktop.services import evaluation_lists, paper, people, periods, planning
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.services.opening import open_office
from asn_desktop.ui.evaluation.dialogs import AchievementDialog
from asn_desktop.ui.people.add import OutsideDialog
from asn_desktop.ui.people.picker import PickPerson
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.welcome import Welcome
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.views.evaluation import EvaluationRow
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.planning import SkpView

OFFICES = Path(__file__).parent.parent / "data" / "offices"


class Today:
    """The day of the story; the program asks it for the time."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 5, 2, tzinfo=UTC)

    def go(self, year: int, month: int, day: int) -> None:
        self.moment = datetime(year, month, day, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Typed:
    """What is typed into one result of an SKP: of a leader with who gave it and its source.

    An indicator begins with its aspect, a leader's with its perspective; first letters choose.
    """

    text: str
    indicators: tuple[tuple[str, str, str], ...]
    given: tuple[str, str] = ("", "")


@contextmanager
def first_run(
    qtbot: QtBot, theme: Theme, monkeypatch: pytest.MonkeyPatch, folder: Path, name: str
) -> Iterator[Clerk]:
    """Somebody opens the program for the first time and founds the office ``name``."""

    def found(dialog: Welcome) -> int:
        qtbot.keyClicks(dialog.name.line, name)
        qtbot.keyClicks(dialog.agency.line, "Pemerintah Kota Surabaya")
        dialog.start.click()
        return dialog.result()

    monkeypatch.setattr(Welcome, "exec", found)
    made_in = app.first_run(folder)
    assert made_in is not None
    with open_office(made_in) as office:
        made = Clerk(qtbot, office, theme, made_in, monkeypatch)
        yield made
        made.leave()


def bring_in(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, file: str, count: int) -> None:
    """Beranda says where to begin; the file goes in with two keys."""
    card = clerk.window.page("home").findChild(EmptyState)
    assert card.words.text().startswith("Selamat datang di ")
    clerk.click(card.buttons[0])
    assert clerk.window.current == "imports"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(OFFICES / file), ""))
    clerk.press(Key.Key_Return, CTRL)
    page = clerk.window.page("imports")
    assert page.check.main.text() == f"Masukkan {count:,} pegawai".replace(",", ".")
    clerk.press(Key.Key_Return, CTRL)
    assert len(clerk.office.read(people.person_rows)) == count


def name_the_camats_assessor(clerk: Clerk, camat: str, secretary: str) -> None:
    """The file names nobody or a post; the person who holds it is added and linked with P."""

    def outside(dialog: OutsideDialog) -> None:
        clerk.put(dialog.form.fields["name"].line, secretary)
        clerk.put(dialog.form.fields["title"].line, "Sekretaris Daerah")
        dialog.main.click()
        clerk.settle()

    def pick(dialog: PickPerson) -> None:
        clerk.put(dialog.picker.line, secretary.split(",")[0].split()[-1].lower())
        dialog.main.click()

    clerk.answers |= {OutsideDialog: outside, PickPerson: pick}
    page = clerk.go("people")
    clerk.press(Key.Key_3, CTRL)
    clerk.press(Key.Key_Return, CTRL)
    clerk.press(Key.Key_2, CTRL)
    page.without_panel.table.setFocus()
    clerk.press(Key.Key_P)
    row = next(row for row in clerk.office.read(people.person_rows) if row.name == camat)
    assert row.assessor == secretary


# ---- planning


def view(clerk: Clerk) -> SkpView:
    """The SKP of the page as it is stored."""
    loaded = clerk.window.page("skp").loaded
    assert loaded is not None
    return clerk.office.read(planning.view, loaded.skp.id)


def open_skp(clerk: Clerk, name: str) -> Any:
    """From the list of Perencanaan into somebody's SKP; returns the page."""
    clerk.go("planning")
    clerk.find_row(name.split(",")[0])
    clerk.press(Key.Key_Return)
    page = clerk.window.page("skp")
    assert name in page.header.title
    return page


def type_result(clerk: Clerk, typed: Typed) -> None:
    """A new result with its indicators, cell by cell."""
    clerk.press(Key.Key_N, CTRL)
    if typed.given[0]:
        _type_leaders_result(clerk, typed)
    else:
        clerk.press(Key.Key_Tab)
        clerk.type(typed.text)
        type_indicators(clerk, typed)
    row = view(clerk).results[-1]
    assert row.text == typed.text
    assert [each.text for each in row.indicators] == [each[1] for each in typed.indicators]


def type_indicators(clerk: Clerk, typed: Typed) -> None:
    """From the cell of a staff result on: aspect, indicator and target of each indicator."""
    for number, (aspect, words, target) in enumerate(typed.indicators):
        if number:
            clerk.press(Key.Key_N, CTRL | SHIFT)
        else:
            clerk.press(Key.Key_Tab)
        clerk.type(aspect)
        clerk.press(Key.Key_Tab)
        clerk.type(words)
        clerk.press(Key.Key_Tab)
        clerk.type(target)
    clerk.press(Key.Key_Return)


def _type_leaders_result(clerk: Clerk, typed: Typed) -> None:
    """The columns of A.1.2: result, who gave it, its source, indicator, target, perspective."""
    giver, source = typed.given
    for words in (typed.text, giver, source):
        clerk.type(words)
        clerk.press(Key.Key_Tab)
    for number, (perspective, words, target) in enumerate(typed.indicators):
        if number:
            clerk.press(Key.Key_N, CTRL | SHIFT)
        for typing in (words, target):
            clerk.type(typing)
            clerk.press(Key.Key_Tab)
        clerk.type(perspective)
    clerk.press(Key.Key_Return)


def link_to_the_first(clerk: Clerk, page: Any) -> None:
    """The superior's result is taken from the panel with Enter."""
    side = page.editor.side.superior
    page.editor.grid.stand_in(view(clerk).results[0].id, "text")
    side.results.setFocus()
    side.results.setCurrentIndex(side.results.results.index(0))
    clerk.press(Key.Key_Return)
    menus = [menu for menu in page.findChildren(QMenu) if menu.isVisible()]
    for menu in menus:  # of a leader's indicators one or all are printed in column (2)
        menu.actions()[-1].trigger()
        menu.close()
        clerk.window.activateWindow()
        clerk.qtbot.waitUntil(clerk.window.isActiveWindow)
        clerk.settle()
    assert view(clerk).results[0].supports_id is not None


def type_annex(clerk: Clerk, page: Any, expectation: str, lines: tuple[str, str, str]) -> None:
    """One special expectation of behaviour, and support, accounting and consequence (A.1.8)."""
    clerk.press(Key.Key_4, CTRL)
    clerk.type(expectation)
    clerk.press(Key.Key_5, CTRL)
    for adder, words in zip(page.editor.annex.adders.values(), lines, strict=True):
        clerk.click(adder)
        clerk.type(words)


def hand_in(clerk: Clerk) -> None:
    """Submit and set, each with Ctrl+Enter and the day of the paper."""
    clerk.press(Key.Key_2, CTRL)
    assert view(clerk).errors == ()
    clerk.press(Key.Key_Return, CTRL)
    assert view(clerk).state is SkpState.SUBMITTED
    clerk.press(Key.Key_Return, CTRL)
    assert view(clerk).state is SkpState.SET


# ---- a period


def realise(clerk: Clerk, name: str, *figures: str, evidence: str = "Register loket") -> None:
    """Kemajuan: each figure, Tab, its evidence, Enter."""
    page = clerk.go("progress")
    clerk.find_row(name.split(",")[0])
    clerk.settle()
    for line, figure in zip(page.grid.lines, figures, strict=True):
        line.text.setFocus()
        clerk.type(figure)
        clerk.press(Key.Key_Tab)
        clerk.type(evidence)
    clerk.press(Key.Key_Return)


def achieve(clerk: Clerk, label: str, people: int, best: str = "Seksi Pelayanan Umum") -> None:
    """Penilaian is opened and every unit gets its achievement with its source."""

    def tell(dialog: AchievementDialog) -> None:
        good = dialog.facts.unit != best
        value = UnitAchievement.GOOD if good else UnitAchievement.OUTSTANDING
        dialog.value.set_value(value)
        clerk.put(dialog.source.line, f"Laporan Kinerja {label}")
        dialog.yes.click()

    clerk.answers[AchievementDialog] = tell
    page = clerk.go("evaluation")
    clerk.click_words("Buka penilaian", page)
    assert page.overview.total == people
    for _unit in page.overview.achievements:
        clerk.click_words("Isi capaian", page)
    assert all(one.value is not None for one in page.overview.achievements)


def evaluations(clerk: Clerk, code: str) -> dict[str, EvaluationRow]:
    """The evaluations of a period of 2026 by name."""

    def rows(tx: ReadTx) -> dict[str, EvaluationRow]:
        period = periods.find_period(tx, PeriodRef(2026, code))
        assert period is not None
        found = evaluation_lists.rows(tx, ListQuery(filters={"period": period.id})).rows
        return {row.name: row for row in found}

    return clerk.office.read(rows)


def printed_sheets(office: Office) -> int:
    """How many sheets have the event printed."""

    def count(tx: ReadTx) -> int:
        ids = list(tx.session.scalars(sa.select(Version.id)))
        events = paper.events_of(tx, ids)
        return sum(
            any(event.kind is SheetEventKind.PRINTED for event in each) for each in events.values()
        )

    return office.read(count)
