"""Penilaian: who is how far, the achievements, and the way into a run."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from asn_desktop.rules.predicate import UnitAchievement
from asn_desktop.services import evaluation_achievement
from asn_desktop.services.office import Actor
from asn_desktop.ui.evaluation.dialogs import AchievementDialog, LeftOutDialog
from asn_desktop.ui.evaluation.page import EvaluationPage
from asn_desktop.ui.widgets.buttons import Button

CTRL = Qt.KeyboardModifier.ControlModifier


def show(section: Any, **target: Any) -> EvaluationPage:
    section.window.open("evaluation", **target)
    section.settle()
    page = section.window.page("evaluation")
    assert isinstance(page, EvaluationPage)
    return page


def side_buttons(page: EvaluationPage) -> dict[str, Button]:
    return {one.text(): one for one in page.side.findChildren(Button) if one.isVisible()}


def test_an_unopened_period_offers_to_open_it(section: Any) -> None:
    page = show(section)
    assert page.panel.empty.isVisible()
    assert not page.start_button.isEnabled()
    page.panel.empty.buttons[0].click()
    section.settle()
    assert page.panel.model.rowCount() == 6
    assert page.header.title == "Penilaian"
    assert "6 penilaian dibuka" in section.window.notices.label.text()


def test_the_run_begins_with_the_assessor_of_the_row(section: Any) -> None:
    section.open_period()
    section.achieve()
    page = show(section)
    row = next(one for one in page.panel.model.rows if one.person_id == section.staff[2])
    page.panel.show_row(row.id)
    QTest.keyClick(page.panel.table, Qt.Key.Key_Return, CTRL)
    section.settle()
    assert section.window.current == "run"
    run = section.window.page("run")
    assert run.book.run.assessor_id == section.head


def test_an_assessor_rates_his_own_people_wherever_the_row_is(section: Any) -> None:
    section.open_period()
    section.achieve()
    page = show(section)
    page.panel.table.show_row(0)
    section.office.actor = Actor(on_behalf_of="Kepala", person_id=section.head)
    page.refresh()
    section.settle()
    current = page.panel.current_id()
    assert next(row for row in page.panel.model.rows if row.id == current).assessor_id == (
        section.head
    )
    other = next(row for row in page.panel.model.rows if row.assessor_id == section.camat)
    page.panel.show_row(other.id)
    QTest.keyClick(page.panel.table, Qt.Key.Key_Return, CTRL)
    section.settle()
    assert section.window.page("run").book.run.assessor_id == section.head


def test_enter_on_a_row_rates_that_person(section: Any) -> None:
    section.open_period()
    section.achieve()
    page = show(section)
    row = next(one for one in page.panel.model.rows if one.person_id == section.staff[2])
    page.panel.show_row(row.id)
    page.panel.table.setFocus()
    QTest.keyClick(page.panel.table, Qt.Key.Key_Return)
    section.settle()
    assert section.window.page("run").book.person.person_id == section.staff[2]


def test_the_work_list_leads_to_the_dialog_of_the_achievement(
    section: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    section.open_period()
    show(section)
    asked: list[str] = []

    def ask(_parent: object, _period: object, facts: Any, _today: object) -> None:
        asked.append(facts.unit)

    monkeypatch.setattr(AchievementDialog, "ask", staticmethod(ask))
    show(section, view="achievement", unit=section.unit)
    show(section, view="achievement")
    assert asked == ["Seksi Pelayanan Umum", "Kecamatan"]


def test_an_achievement_is_typed_with_source_and_date_and_covers_units_below(
    section: Any, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    section.open_period()
    page = show(section)

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, AchievementDialog)
        assert not dialog.yes.isEnabled()
        dialog.value.put(UnitAchievement.OUTSTANDING)
        dialog.source.line.setText("Laporan Kinerja Triwulan II")
        dialog.on.line.setText("1 Juli 2026")
        dialog.below.put(True)
        dialog.check()
        assert dialog.yes.isEnabled()
        dialog.accept()

    answers(fill)
    buttons = [one for one in page.side.findChildren(Button) if one.text() == "Isi capaian"]
    buttons[0].click()
    section.settle()
    found = section.office.read(evaluation_achievement.achievements, section.period)
    assert {one.unit: one.value for one in found} == {
        "Kecamatan": UnitAchievement.OUTSTANDING,
        "Seksi Pelayanan Umum": UnitAchievement.OUTSTANDING,
    }
    assert found[0].source == "Laporan Kinerja Triwulan II"


def test_who_is_not_evaluated_is_said_with_the_reason(
    section: Any, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    from PySide6.QtWidgets import QLabel

    section.open_period()
    page = show(section)
    said: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, LeftOutDialog)
        said.extend(label.text() for label in dialog.findChildren(QLabel))

    answers(read)
    side_buttons(page)["1 orang tidak dinilai…"].click()
    QApplication.processEvents()
    assert "Darmawan" in said
    assert "Belum punya SKP untuk periode ini." in said


def test_new_set_skp_are_offered_above_the_list(
    section: Any, make_person: Any, make_skp: Any
) -> None:
    section.open_period()
    person = make_person(section.office, "Baru", unit="Seksi Pelayanan Umum")
    make_skp(section.office, person, section.head)
    page = show(section)
    assert page.banner.isVisible()
    assert page.banner.label.text().startswith("1 SKP sudah ditetapkan")
    page.banner.button.click()
    section.settle()
    assert not page.banner.isVisible()
    assert page.panel.model.rowCount() == 7
