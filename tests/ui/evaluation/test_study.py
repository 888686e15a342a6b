"""Somebody who did not finish his studies: his predicate is chosen in the run, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from asn_desktop.models.people import PersonStatus
from asn_desktop.rules.acts import Act
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.rules.status import Status
from asn_desktop.services import evaluation_run
from asn_desktop.ui.evaluation.study import UnfinishedDialog


def away(section: Any, person: Any) -> None:
    def leave(tx: Any) -> None:
        row = PersonStatus(person_id=person, status=Status.STUDY_LEAVE, since=date(2026, 1, 1))
        tx.session.add(row)

    section.office.write(Act.CHANGE_STATUS, leave)


def test_only_people_on_study_leave_are_asked_and_the_choice_decides(
    section: Any, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    away(section, section.staff[3])  # Farida
    section.open_period()
    section.achieve()
    section.fill(*section.staff)
    page = section.run()
    assert not page.card.study.isVisible()

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, UnfinishedDialog)
        assert not dialog.yes.isEnabled()
        dialog.predicate.set_value(Predicate.VERY_POOR)
        QTest.keyClicks(dialog.reason.box, "Drop out semester 3")
        dialog.check()
        dialog.yes.click()

    answers(answer)
    at = next(n for n, one in enumerate(page.book.people) if one.name.startswith("Farida"))
    page.book.go(at)
    section.settle()
    assert page.card.study.isVisible()
    page.book.rate_work(Rating.MET)
    page.book.rate_behaviour(Rating.MET)
    assert page.card.result.text() == "Baik"
    page.card.study.button.click()
    section.settle()
    assert page.card.result.text() == "Sangat Kurang"
    assert page.card.study.words.text() == "Studi tidak selesai: Drop out semester 3"
    page.finish()
    section.settle()
    found = section.office.read(evaluation_run.run, section.head, section.period).people[at]
    assert (found.predicate, found.study_reason) == (Predicate.VERY_POOR, "Drop out semester 3")


def test_taken_back_the_two_ratings_decide(
    section: Any, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    away(section, section.staff[0])
    section.open_period()
    section.achieve()
    section.fill(*section.staff)
    page = section.run(person=section.staff[0])
    page.book.rate_work(Rating.ABOVE)
    page.book.rate_behaviour(Rating.ABOVE)
    page.book.unfinished(Predicate.MISCONDUCT, "Tidak lulus")
    section.settle()
    assert page.card.result.text() == "Kurang/Misconduct"

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, UnfinishedDialog)
        dialog.take_back()

    answers(answer)
    page.ask_unfinished()
    section.settle()
    assert page.card.result.text() == "Sangat Baik"
    assert page.card.study.words.text() == "Tugas belajar"
