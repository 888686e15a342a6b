"""The print desk through its real widgets: stacks, ticks, preview, forms, the list of sheets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
import sqlalchemy as sa
from desk import events, lay_out, words
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Skp
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding, Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState, SheetEventKind, SkpState
from asn_desktop.services import paper
from asn_desktop.services.office import Tx
from asn_desktop.ui.pages import PAGES
from asn_desktop.ui.printing import places
from asn_desktop.ui.printing.desk_model import Stack, mend_of
from asn_desktop.ui.printing.forms_choice import GROUPS
from asn_desktop.ui.printing.options import PrintOptions
from asn_desktop.ui.printing.preview import Previewed
from asn_desktop.ui.widgets.dialogs import DateQuestion
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.printing import DeskForm, DeskPerson, DeskSheet, Lack, Place
from asn_desktop.workflows import print_memory, printing
from asn_desktop.workflows.pdf_pages import count_pages
from asn_desktop.workflows.sentences import say

Shown = Any  # of conftest.py
Patch = pytest.MonkeyPatch


def change(shown: Shown, **fields: object) -> None:
    def write(tx: Tx) -> None:
        row = tx.session.get_one(Evaluation, shown.staff[0].evaluation)
        for name, value in fields.items():
            setattr(row, name, value)

    shown.operations.write(Act.EDIT_EVALUATION, write)
    shown.settle()


def test_at_first_nothing_is_chosen_and_the_buttons_say_so(shown: Shown) -> None:
    desk = shown.page.desk
    assert desk.stack.currentWidget() is desk.nothing
    assert "Belum ada yang dipilih" in desk.nothing.words.text()
    assert not desk.main.isEnabled()
    assert "Centang" in desk.main.toolTip()


def test_people_lie_in_stacks_by_their_signer(shown: Shown, qtbot: QtBot) -> None:
    lay_out(shown, qtbot)
    assert words(shown) == [
        "Slamet Hartono, S.IP. – Kepala Seksi",
        "Eka Dewi O'Brien, C.1.3  D.1.1, siap",
        "Nur Ratna Purnomo, M.M., C.1.3  D.1.1, siap",
        "Belum ada pejabat penilai",
        "Slamet Hartono, S.IP., C.1.3  D.1.1, Belum ada SKP 2026",
    ]
    assert shown.page.desk.main.text() == "Cetak 4 lembar…"
    assert shown.page.desk.summary.text() == "4 dipilih · 2 belum siap"


def test_only_what_is_ready_can_be_ticked(shown: Shown, qtbot: QtBot) -> None:
    lay_out(shown, qtbot)
    model = shown.page.desk.model
    model.tick(4)
    assert len(model.chosen()) == 2
    model.tick(0)
    assert model.chosen() == []
    assert not shown.page.desk.main.isEnabled()
    model.tick_all()
    assert len(model.chosen()) == 2


def test_space_and_ctrl_a_tick(shown: Shown, qtbot: QtBot) -> None:
    lay_out(shown, qtbot)
    desk = shown.page.desk
    desk.view.go_to(1)
    qtbot.keyClick(desk.view, Qt.Key.Key_Space)
    assert [one.name for one in desk.model.chosen()] == ["Nur Ratna Purnomo, M.M."]
    assert desk.view.currentIndex().row() == 2
    for _twice in range(2):  # it never takes ticks away
        qtbot.keyClick(desk.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        assert len(desk.model.chosen()) == 2


def test_a_problem_leads_to_its_place(shown: Shown, qtbot: QtBot) -> None:
    change(shown, state=EvaluationState.OPEN)
    lay_out(shown, qtbot)
    desk = shown.page.desk
    assert words(shown)[2].endswith("Belum dinilai")
    desk.view.go_to(0)
    assert desk.view.next_problem()
    assert desk.view.currentIndex().row() == 2
    box = desk.view.button_box(desk.view.visualRect(desk.model.index(2)))
    qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    run = {"assessor": shown.head, "person": shown.staff[0].person}
    assert shown.opened.places == [("run", run)]
    at = desk.view.visualRect(desk.model.index(1)).topLeft() + QPoint(15, 10)
    qtbot.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.model.chosen() == []


def test_a_change_elsewhere_is_seen_and_ticks_stay(shown: Shown, qtbot: QtBot) -> None:
    lay_out(shown, qtbot)
    shown.page.desk.model.tick(1)
    change(shown, state=EvaluationState.OPEN)
    qtbot.waitUntil(lambda: words(shown)[2].endswith("Belum dinilai"))
    assert shown.page.desk.model.chosen() == []


def test_the_preview_shows_the_pages_of_the_row(shown: Shown, qtbot: QtBot) -> None:
    lay_out(shown, qtbot)
    desk = shown.page.desk
    desk.view.go_to(1)
    qtbot.waitUntil(lambda: desk.preview.paper.image is not None)
    first = desk.preview.paper.image
    assert "C.1.3 · Eka Dewi O'Brien" in desk.preview.title.full
    desk.preview.turn(desk.preview.page_count)
    qtbot.waitUntil(lambda: desk.preview.paper.image is not first)
    assert "D.1.1" in desk.preview.title.full
    assert not desk.preview.after.isEnabled()
    small = desk.preview.paper.image.width()
    desk.preview.zoom(1)
    qtbot.waitUntil(lambda: desk.preview.paper.image.width() > small)
    assert events(shown) == []


def test_people_sent_by_ctrl_p_are_laid_out_with_their_forms(shown: Shown, qtbot: QtBot) -> None:
    shown.page.go(people=[shown.staff[1].person], forms=[DeskForm.SKP, DeskForm.ANNEX])
    shown.settle()
    qtbot.waitUntil(lambda: len(words(shown)) == 2)
    assert words(shown)[1] == "Eka Dewi O'Brien, A.1.7  A.1.8, siap"
    assert shown.page.desk.scopes.currentText() == "Dipilih dari daftar (1)"


def test_the_last_choice_is_remembered_on_this_computer(shown: Shown, qtbot: QtBot) -> None:
    desk = shown.page.desk
    desk.forms.set_form(DeskForm.SKP, True)
    qtbot.mouseClick(desk.forms.chips[DeskForm.DOCUMENT], Qt.MouseButton.LeftButton)
    desk.options.papers.setCurrentIndex(1)
    desk.options.papers.activated.emit(1)
    desk.options.cover.setChecked(False)
    desk.options.remember_printer("HP LaserJet", True)
    desk.options.margins["left"].setValue(20)
    again = PrintOptions(print_memory.habits_file())
    qtbot.addWidget(again)
    assert again.habits.forms == (DeskForm.SKP, DeskForm.EVALUATION)
    again.use_paper(Paper.F4)
    setup = again.setup()
    assert (setup.paper, setup.cover, setup.two_sided) == (Paper.A4, False, True)
    assert setup.margins.left == 20
    assert again.setup("Lain").margins.left == Margins().left
    assert again.button.text() == "A4 · dua sisi"
    print_memory.habits_file().write_text("rusak")
    assert print_memory.read_habits(print_memory.habits_file()) == print_memory.PrintHabits()


def test_every_printed_form_stands_in_one_group_of_the_panel(shown: Shown, qtbot: QtBot) -> None:
    forms = shown.page.desk.forms
    assert set(forms.boxes) == set(DeskForm)
    listed = [form for _name, group in GROUPS for form in group]
    assert sorted(listed) == sorted(DeskForm)
    qtbot.mouseClick(forms.more, Qt.MouseButton.LeftButton)
    assert forms.popup.isVisible()
    forms.boxes[DeskForm.SKP].click()
    assert forms.chips[DeskForm.SKP].isChecked()
    assert DeskForm.SKP in forms.chosen()
    qtbot.keyClick(forms.popup, Qt.Key.Key_Escape)
    assert not forms.popup.isVisible()


def print_all(shown: Shown) -> None:
    refs = [printing.SheetRef(FormCode.D_1_1, each.evaluation, "2026-TW2") for each in shown.staff]
    ids = [each.version_id for each in printing.seal_sheets(shown.office, refs)]
    shown.operations.write(Act.PRINTED, paper.mark_printed, ids, date(2026, 7, 1))
    shown.settle()


def test_a_date_is_typed_once_for_all_chosen_sheets(
    shown: Shown, qtbot: QtBot, monkeypatch: Patch
) -> None:
    print_all(shown)
    shown.page.go(view="sheets")
    sheets = shown.page.sheets
    assert [row.name for row in sheets.model.rows] == [
        "Eka Dewi O'Brien",
        "Nur Ratna Purnomo, M.M.",
    ]
    sheets.model.choose([0, 1])
    asked: list[str] = []

    def ask(_parent: object, title: str, **_words: object) -> date:
        asked.append(title)
        return date(2026, 7, 2)

    monkeypatch.setattr(DateQuestion, "ask", ask)
    qtbot.mouseClick(sheets.action_buttons[0], Qt.MouseButton.LeftButton)
    shown.settle()
    assert asked == ["2 lembar: ditandatangani"]
    assert [row.state for row in sheets.model.rows] == [SheetEventKind.SIGNED] * 2
    assert [row.signed for row in sheets.model.rows] == [date(2026, 7, 2)] * 2
    assert shown.opened.notices == ["2 lembar dicatat: ditandatangani."]


def test_a_step_out_of_order_is_told_and_nothing_recorded(
    shown: Shown, qtbot: QtBot, monkeypatch: Patch
) -> None:
    print_all(shown)
    shown.page.go(view="sheets")
    refused: list[Any] = []
    shown.operations.refused.connect(refused.append)
    monkeypatch.setattr(DateQuestion, "ask", lambda *_args, **_words: date(2026, 7, 2))
    shown.page.sheets.model.choose([0])
    qtbot.mouseClick(shown.page.sheets.action_buttons[2], Qt.MouseButton.LeftButton)
    shown.settle()
    assert [finding.code for findings in refused for finding in findings] == ["paper.order"]
    assert shown.page.sheets.model.rows[0].returned is None


def test_no_sheets_yet_leads_to_the_desk(shown: Shown, qtbot: QtBot) -> None:
    shown.page.show_tab(1)
    assert shown.page.sheets.empty.isVisible()
    qtbot.mouseClick(shown.page.sheets.empty.buttons[0], Qt.MouseButton.LeftButton)
    assert shown.page.tabs.currentIndex() == 0


def test_the_head_of_a_stack_counts_its_sheets(shown: Shown, qtbot: QtBot) -> None:
    lay_out(shown, qtbot)
    head = shown.page.desk.model.rows[0]
    assert isinstance(head, Stack)
    assert head.sheets == 4


def test_the_work_list_leads_to_forms_of_all_and_to_sheets_of_a_state(
    shown: Shown, qtbot: QtBot
) -> None:
    print_all(shown)
    shown.page.go(forms=("D.1.1",))
    shown.settle()
    qtbot.waitUntil(lambda: len(words(shown)) == 5)
    assert words(shown)[1] == "Eka Dewi O'Brien, D.1.1, dicetak 1 Jul 2026"
    assert shown.page.desk.model.chosen() == []
    shown.page.go(view="sheets", state="void")
    assert shown.page.sheets.model.rowCount() == 0
    shown.page.go(view="sheets", state="printed")
    assert shown.page.sheets.model.rowCount() == 2


def test_a_draft_can_be_looked_at_but_not_printed(shown: Shown, qtbot: QtBot) -> None:
    def draft(tx: Tx) -> None:
        tx.session.get_one(Skp, shown.staff[0].skp).state = SkpState.DRAFT

    shown.operations.write(Act.EDIT_SKP, draft)
    shown.settle()
    shown.page.go(document=shown.staff[0].skp, person=shown.staff[0].person)
    shown.settle()
    desk = shown.page.desk
    qtbot.waitUntil(lambda: desk.preview.paper.image is not None)
    assert words(shown)[1] == "Nur Ratna Purnomo, M.M., A.1.7  A.1.8, SKP belum diajukan"
    assert "A.1.7" in desk.preview.title.full
    qtbot.mouseClick(desk.preview.keep, Qt.MouseButton.LeftButton)
    assert shown.opened.notices == ["SKP belum diajukan."]


def test_what_is_out_already_is_not_printed_again_by_itself(shown: Shown, qtbot: QtBot) -> None:
    print_all(shown)
    lay_out(shown, qtbot)
    assert words(shown)[1] == "Eka Dewi O'Brien, C.1.3  D.1.1, siap · D.1.1 sudah dicetak"
    assert shown.page.desk.main.text() == "Cetak 2 lembar…"
    shown.page.go(forms=("D.1.1",))
    shown.settle()
    qtbot.waitUntil(lambda: words(shown)[1].endswith("dicetak 1 Jul 2026"))
    shown.page.desk.model.tick(1)
    assert shown.page.desk.main.text() == "Cetak 1 lembar…"


def test_every_place_has_a_button_and_a_page() -> None:
    keys = {page.key for page in PAGES}
    person = DeskPerson(uuid4(), "Nur Ratna", "", None, "", "", ())
    for place in Place:
        lack = Lack(Finding("print.no_results"), place, uuid4())
        page, target = places.of(lack, person)
        assert page in keys
        assert target
        sheet = DeskSheet(FormCode.D_1_1, uuid4(), (lack,))
        mend = mend_of(replace(person, sheets=(sheet,)))
        assert mend is not None
        assert mend[0]


def test_every_finding_stands_beside_the_preview_with_its_own_button(
    shown: Shown, qtbot: QtBot
) -> None:
    def empty(tx: Tx) -> None:
        tx.session.get_one(Evaluation, shown.staff[0].evaluation).note = ""
        of_first = sa.select(Realisation).where(
            Realisation.work_result_id == shown.staff[0].results[0]
        )
        tx.session.delete(tx.session.scalars(of_first).one())

    shown.operations.write(Act.EDIT_EVALUATION, empty)
    shown.settle()
    lay_out(shown, qtbot)
    desk = shown.page.desk
    desk.view.go_to(2)
    qtbot.waitUntil(lambda: desk.lacks.isVisible())
    assert [say(lack.finding) for lack in desk.lacks.shown] == [
        "Realisasi hasil kerja 1 kosong.",
        "Catatan/rekomendasi kosong.",
    ]
    for button in desk.lacks.buttons:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [page for page, _target in shown.opened.places] == ["evaluation", "evaluation"]
    desk.view.go_to(1)
    qtbot.waitUntil(lambda: not desk.lacks.isVisible())


def test_a_sheet_that_cannot_be_made_hides_no_other(shown: Shown, qtbot: QtBot) -> None:
    lay_out(shown, qtbot)
    desk = shown.page.desk
    desk.preview.show_nothing()

    def refuse() -> bytes:
        raise Refused([Finding("print.no_results")])

    pdf = shown.office.read(printing.preview, FormCode.D_1_1, shown.staff[0].evaluation)
    desk.preview.show_sheets([Previewed("A", refuse), Previewed("B", lambda: pdf)])
    qtbot.waitUntil(lambda: desk.preview.page_count == count_pages(pdf))
    assert desk.preview.title.full == "B"
    desk.preview.show_sheets([Previewed("A", refuse)])
    qtbot.waitUntil(lambda: desk.preview.paper.accessibleName() == "Hasil kerja belum diisi.")
