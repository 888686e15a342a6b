"""The editor adds the expectations of a study leave with the guide, marks results, takes it off."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QDialog, QMenu

from asn_desktop.models.people import PersonStatus
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.predicate import Predicate
from asn_desktop.rules.status import Status
from asn_desktop.rules.study_leave import Graduation, Institution, StudyLevel
from asn_desktop.services import planning_state
from asn_desktop.ui.planning.skp_questions import SkpQuestions
from asn_desktop.ui.planning.study import StudyDialog

Answers = Callable[[Callable[[QDialog], None]], None]


def away(desk: Any) -> None:
    def leave(tx: Any) -> None:
        row = PersonStatus(person_id=desk.staff, status=Status.STUDY_LEAVE, since=date(2026, 7, 1))
        tx.session.add(row)

    desk.office.write(Act.CHANGE_STATUS, leave)


def test_the_button_is_there_for_people_on_study_leave_alone(desk: Any) -> None:
    skp = desk.create(desk.staff)
    desk.open(skp)
    assert not desk.page.strip.study.isVisible()
    away(desk)
    desk.page.refresh()
    desk.settle()
    assert desk.page.strip.study.isVisible()


def test_the_guide_fills_the_target_and_the_results_are_marked(desk: Any, answers: Answers) -> None:
    skp = desk.create(desk.staff)
    desk.complete(skp)
    away(desk)
    desk.open(skp)
    shown: list[str] = []

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, StudyDialog)
        assert not dialog.yes.isEnabled()
        dialog.level.set_value(StudyLevel.BACHELOR)
        dialog.institution.set_value(Institution.C)
        dialog.show_guide()
        shown.append(dialog.guide.cells[Predicate.GOOD][1].text())
        shown.append(dialog.guide.programme.text())
        dialog.wanted.set_value(Predicate.VERY_GOOD)
        dialog.take_guide()
        dialog.term.set_value("semester 1")
        dialog.graduation.set_value(Graduation.ON_TIME)
        dialog.others.set_value("Berbagi resume kuliah")
        dialog.check()
        dialog.yes.click()

    answers(answer)
    desk.page.strip.study.click()
    desk.settle()
    assert shown[0] == "3,20 – 3,70"
    assert shown[1].startswith("Akreditasi program studi: minimal B.")
    results = [one for one in desk.view().results if one.text]
    assert [(one.study_leave, one.text) for one in results] == [
        (False, "Surat selesai tepat waktu"),
        (True, "Hasil evaluasi akademik semester 1 memuaskan"),
        (True, "Lulus tugas belajar"),
        (True, "Berbagi resume kuliah"),
    ]
    (indicator,) = results[1].indicators
    assert (indicator.text, indicator.target) == ("Nilai Indeks Prestasi Kumulatif", "3,71 – 4,0")
    model = desk.page.editor.grid.grid_model
    numbers = {model.text(model.index(row, 0)) for row in range(model.rowCount())}
    assert {"2**", "3**", "4**"} <= numbers or {"3**", "4**", "5**"} <= numbers


def test_a_set_skp_is_opened_again_as_a_draft(desk: Any, answers: Answers) -> None:
    skp = desk.create(desk.staff)
    desk.complete(skp)

    def put_in_force(tx: Any) -> None:
        planning_state.submit(tx, skp)
        tx.session.flush()
        planning_state.set_skp(tx, skp)

    desk.office.write(Act.SET_SKP, put_in_force)
    away(desk)
    desk.open(skp)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, StudyDialog)
        dialog.others.set_value("Berbagi resume kuliah")
        dialog.check()
        dialog.yes.click()

    answers(answer)
    desk.page.strip.study.click()
    desk.settle()
    now = desk.view()
    assert now.id != skp
    assert (now.state, now.number) == (SkpState.DRAFT, 2)
    assert [one.text for one in now.results if one.study_leave] == ["Berbagi resume kuliah"]


def test_a_result_is_marked_and_unmarked_from_the_menu(desk: Any, monkeypatch: Any) -> None:
    skp = desk.create(desk.staff)
    result = desk.complete(skp)
    away(desk)
    desk.open(skp)
    offered: list[str] = []

    def choose(menu: QMenu) -> None:
        words = [one.text() for one in menu.actions()]
        offered.append(next((one for one in words if "tugas belajar" in one), ""))
        for one in menu.actions():
            if one.text() == offered[-1]:
                one.trigger()

    monkeypatch.setattr(SkpQuestions, "_pop_up", lambda _self, menu, _under: choose(menu))
    for marked in (True, False):
        desk.page.editor.grid.stand_in(result, "text")
        desk.page.strip.more.click()
        desk.settle()
        assert next(one for one in desk.view().results if one.id == result).study_leave is marked
    assert offered[0].startswith("Tandai hasil")
    assert offered[1].endswith("bukan ekspektasi tugas belajar")
