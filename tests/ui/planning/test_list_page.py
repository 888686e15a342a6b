"""The list of a year: chips, acts for many, the dialogs behind its buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.periods import PeriodScheme
from asn_desktop.rules.planning import Approach
from asn_desktop.services import periods, planning, planning_copy, planning_patterns
from asn_desktop.ui.planning.many_dialog import MakeForMany
from asn_desktop.ui.planning.outcome import OutcomeDialog
from asn_desktop.ui.planning.periods_dialog import PeriodsDialog
from asn_desktop.ui.widgets.dialogs import DateQuestion
from asn_desktop.views.planning import ManyResult
from asn_desktop.views.printing import DeskForm

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Answers = Callable[[Callable[[QDialog], None]], None]


def test_chips_count_and_filter(desk) -> None:
    desk.complete(desk.create(desk.staff))
    desk.list.refresh()
    chips = desk.list.chips
    assert [button.text() for button in chips._group.buttons()] == [
        "Semua  3",
        "Belum ada  2",
        "Draf  1",
    ]
    chips.choose(SkpState.DRAFT.value)
    assert [row.name for row in desk.list.panel.model.rows] == ["Nur Ratna, M.M."]
    desk.list.panel.table.setFocus()
    desk.press(Key.Key_Escape)
    assert desk.list.panel.model.rowCount() == 3
    assert chips.value is None


def test_the_work_list_opens_one_state(desk) -> None:
    desk.window.open("planning", state="none")
    assert desk.list.panel.model.rowCount() == 3
    assert desk.list.chips.value == "none"


def test_the_work_list_opens_its_people_ticked(desk) -> None:
    desk.window.open("planning", state="none", choose=True)
    assert len(desk.list.panel.chosen()) == desk.list.panel.model.rowCount() == 3


def test_ctrl_p_sends_the_chosen_to_the_print_desk(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.window.open("planning", state="none", choose=True)
    sent: list[tuple[str, dict[str, Any]]] = []
    monkeypatch.setattr(desk.list.context, "open", lambda page, **to: sent.append((page, to)))
    assert desk.list.print_selection()
    ((page, target),) = sent
    assert page == "printing"
    assert len(target["people"]) == 3
    assert target["forms"] == (DeskForm.SKP, DeskForm.ANNEX)


def test_submit_and_set_many_say_who_was_left(desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.complete(desk.create(desk.staff))
    desk.create(desk.colleague)
    told: list[tuple[str, ManyResult]] = []

    def tell(_parent: object, words: str, outcome: ManyResult) -> None:
        told.append((words, outcome))

    asked: list[str] = []

    def date_of_paper(_parent: object, title: str, **_named: object) -> date:
        asked.append(title)
        return date(2026, 1, 14)

    monkeypatch.setattr(OutcomeDialog, "tell", tell)
    monkeypatch.setattr(DateQuestion, "ask", date_of_paper)
    desk.list.refresh()
    desk.list.panel.table.setFocus()
    desk.press(Key.Key_A, CTRL)
    submit, settle = desk.list.panel.action_buttons[1:3]
    desk.qtbot.mouseClick(submit, Qt.MouseButton.LeftButton)
    desk.settle()
    ((words, outcome),) = told
    assert words == "1 SKP diajukan"
    assert [row.name for row in outcome.skipped] == ["Rina Rahayu, S.IP."]
    assert not desk.list.panel.model.chosen
    desk.list.panel.table.setFocus()
    desk.press(Key.Key_A, CTRL)
    desk.qtbot.mouseClick(settle, Qt.MouseButton.LeftButton)
    desk.settle()
    assert told[-1][0] == "1 SKP ditetapkan"
    shown = {row.name: row.state for row in desk.list.panel.model.rows}
    assert shown["Nur Ratna, M.M."] is SkpState.SET
    assert asked == ["Ajukan 2 SKP?", "Tetapkan 2 SKP?"]
    assert next(row.set_on for row in desk.list.panel.model.rows if row.set_on) == date(2026, 1, 14)


def test_one_skp_becomes_drafts_for_the_chosen(desk, answers: Answers) -> None:
    skp = desk.create(desk.staff)
    desk.complete(skp, "Satu")
    desk.complete(skp, "Dua")
    desk.open(skp)
    said: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, MakeForMany)
        said.append(dialog.go.toolTip())
        dialog.results.ticks[1].setChecked(False)
        dialog.model.choose_ids([desk.colleague])
        said.append(dialog.go.text())
        dialog.accept()

    answers(answer)
    desk.qtbot.mouseClick(desk.page.footer.many, Qt.MouseButton.LeftButton)
    desk.settle()
    assert said == ["Pilih dulu orangnya.", "Buat 1 draf"]
    made = desk.office.read(planning.current_skp, desk.colleague, 2026)
    view = desk.office.read(planning.view, made)
    assert [(row.text, row.copied_from) for row in view.results] == [("Satu", "Nur Ratna, M.M.")]
    assert len(view.annex) == 6


def test_a_pattern_is_a_source_too_and_people_are_found_by_words(desk, qtbot) -> None:
    skp = desk.create(desk.staff)
    desk.complete(skp)
    desk.office.write(Act.SAVE_PATTERN, planning_patterns.save_pattern, skp, "Loket")
    dialog = MakeForMany(
        desk.window, desk.window.operations, 2026, source=None, people=[desk.colleague]
    )
    qtbot.addWidget(dialog)
    assert dialog.go.toolTip() == "Pilih dulu isinya: SKP seseorang atau pola jabatan."
    dialog.patterns.setCurrentIndex(1)
    dialog.patterns.activated.emit(1)
    plan = dialog.plan()
    assert plan is not None
    assert (plan.source, plan.person_ids) == ("Loket", (desk.colleague,))
    dialog.filter.setText("slamet")
    assert [row.name for row in dialog.model.rows] == ["Slamet Hartono, S.IP."]
    (hit,) = dialog._find("ratna")
    assert hit.target["id"] == skp
    dialog.pick.put(skp)
    dialog._skp_chosen(skp)
    plan = dialog.plan()
    assert plan is not None
    assert plan.source == "Nur Ratna, M.M."


def test_periods_are_set_up_with_their_windows(desk, answers: Answers) -> None:
    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, PeriodsDialog)
        starts, _ends = dialog.fields["TW1"]
        starts.line.setText("20 Maret 2026")
        dialog.approaches.button(1).setChecked(True)
        dialog.accept()

    answers(answer)
    desk.list.set_up_periods()
    desk.settle()
    view = desk.office.read(periods.year_view, 2026)
    assert view is not None
    assert view.approach is Approach.QUALITATIVE
    assert view.periods[0].window_starts == date(2026, 3, 20)

    def monthly(dialog: QDialog) -> None:
        assert isinstance(dialog, PeriodsDialog)
        dialog.schemes.button(1).click()
        starts, _ends = dialog.fields["02"]
        starts.line.setText("31 Februari")
        starts.changed.emit()
        assert not dialog.go.isEnabled()
        starts.line.setText("26 Februari 2026")
        starts.changed.emit()
        assert dialog.go.isEnabled()
        dialog.accept()

    answers(monthly)
    desk.list.set_up_periods()
    desk.settle()
    view = desk.office.read(periods.year_view, 2026)
    assert view is not None
    assert (view.scheme, len(view.periods)) == (PeriodScheme.MONTHLY, 13)


def test_copying_is_offered_where_there_is_something(desk) -> None:
    skp = desk.create(desk.staff)
    desk.complete(skp)
    (source,) = desk.office.read(planning_copy.sources, desk.colleague, 2026)
    assert (source.person, source.same_person, source.same_position) == (
        "Nur Ratna, M.M.",
        False,
        True,
    )
    desk.window.open("skp", person=desk.colleague)
    desk.settle()
    buttons = desk.page.empty.state.buttons
    assert [button.isEnabled() for button in buttons] == [True, False, False]
    assert buttons[1].toolTip() == "Rina Rahayu, S.IP. belum punya SKP 2025."
