"""A head rates people with the keyboard alone; nothing waits, nothing is a default."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind, Initiative, Manner
from asn_desktop.rules.lifecycle import EvaluationState
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.rules.rating_sheet import SheetColumn
from asn_desktop.services import evaluation, evaluation_run, setup
from asn_desktop.ui.evaluation.drawer import Shown
from asn_desktop.ui.evaluation.sheet_cells import FIRST
from asn_desktop.ui.feedback.dialog import PieceDialog, Said
from asn_desktop.ui.tables.cell_editing import CellEditor
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.dialogs import Dialog
from asn_desktop.ui.widgets.messages import EmptyState
from asn_desktop.views.evaluation import How, Run

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def press(section: Any, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    target: QWidget = QApplication.focusWidget() or section.window
    QTest.keyClick(target, key, modifier)
    QApplication.processEvents()


def type_words(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def stored(section: Any, assessor: Any = None) -> Run:
    section.settle()
    run: Run = section.office.read(evaluation_run.run, assessor or section.head, section.period)
    return run


@pytest.fixture
def ready(section: Any) -> Any:
    """Evaluations open, achievement entered, everything realised."""
    section.open_period()
    section.achieve()
    section.fill(*section.staff)
    return section


def test_a_supervisor_rates_five_people_without_the_mouse(ready: Any) -> None:
    page = ready.run()
    assert QApplication.focusWidget() is page.card.work
    names = [one.name for one in page.book.people]
    keys = ((Key.Key_1, Key.Key_1), (Key.Key_2, Key.Key_2), (Key.Key_2, Key.Key_1),
            (Key.Key_3, Key.Key_2), (Key.Key_1, Key.Key_3))  # fmt: skip
    for number, (work, behaviour) in enumerate(keys):
        assert page.book.place == number
        press(ready, work)
        assert QApplication.focusWidget() is page.card.behaviour
        press(ready, behaviour)
        assert QApplication.focusWidget() is page.card.note
        type_words(f"Catatan 1{number}")
        press(ready, Key.Key_Return, CTRL)
    assert isinstance(page.views.currentWidget(), EmptyState)
    assert page.views.currentWidget().words.text().startswith("5 dari 5 selesai.")
    found = stored(ready).people
    assert [one.name for one in found] == names
    assert [one.predicate for one in found] == [
        Predicate.VERY_GOOD,
        Predicate.GOOD,
        Predicate.GOOD,
        Predicate.NEEDS_IMPROVEMENT,
        Predicate.MISCONDUCT,
    ]
    assert {one.state for one in found} == {EvaluationState.RATED}
    assert [one.note for one in found] == [f"Catatan 1{number}" for number in range(5)]


def test_the_next_person_stands_there_before_anything_is_written(ready: Any) -> None:
    page = ready.run()
    press(ready, Key.Key_2)
    press(ready, Key.Key_2)
    page.finish()
    assert page.book.place == 1
    assert page.card.work.rating is None
    on_disk = ready.office.read(evaluation_run.run, ready.head, ready.period).people[1]
    assert on_disk.state is EvaluationState.OPEN
    assert stored(ready).people[0].state is EvaluationState.RATED


def test_digits_are_digits_while_a_text_field_has_the_focus(ready: Any) -> None:
    page = ready.run()
    page.card.note.setFocus()
    type_words("Naik 1 2 3 persen")
    press(ready, Key.Key_H, ALT)
    assert page.book.person.work is None
    assert QApplication.focusWidget() is page.card.work
    assert stored(ready).people[0].note == "Naik 1 2 3 persen"


def test_untouched_is_not_rated_and_the_button_says_what_lacks(ready: Any) -> None:
    page = ready.run()
    assert not page.card.done.isEnabled()
    assert "Rating hasil kerja belum diberikan." in page.card.done.toolTip()
    press(ready, Key.Key_Return, CTRL)
    assert page.book.place == 0
    assert ready.window.notices.isVisible()
    press(ready, Key.Key_1)
    assert "perilaku" in page.card.done.toolTip()
    press(ready, Key.Key_1)
    assert page.card.done.isEnabled()
    assert page.card.result.text() == "Sangat Baik"


def test_a_rating_is_taken_back_by_delete_and_by_undo_across_people(ready: Any) -> None:
    page = ready.run()
    press(ready, Key.Key_1)
    press(ready, Key.Key_H, ALT)
    press(ready, Key.Key_Delete)
    assert page.book.person.work is None
    press(ready, Key.Key_2)
    press(ready, Key.Key_2)
    press(ready, Key.Key_Return, CTRL)
    assert page.book.place == 1
    press(ready, Key.Key_1)
    press(ready, Key.Key_L, ALT)
    press(ready, Key.Key_Z, CTRL)
    assert (page.book.place, page.book.person.work) == (1, None)
    press(ready, Key.Key_Z, CTRL)
    assert (page.book.place, page.book.person.state) == (0, EvaluationState.OPEN)
    press(ready, Key.Key_L, ALT)
    press(ready, Key.Key_Z, CTRL)
    assert (page.book.person.work, page.book.person.behaviour) == (Rating.MET, None)
    first = stored(ready).people[0]
    assert (first.state, first.work, first.behaviour) == (EvaluationState.OPEN, Rating.MET, None)
    assert stored(ready).people[1].work is None


def test_undo_in_a_field_takes_back_typing_first(ready: Any) -> None:
    page = ready.run()
    press(ready, Key.Key_1)
    page.card.note.setFocus()
    type_words("abc")
    press(ready, Key.Key_Z, CTRL)
    assert page.book.person.work is Rating.ABOVE
    assert page.card.note.toPlainText() != "abc"


def test_the_last_step_of_the_run_can_be_undone_from_the_end(ready: Any) -> None:
    page = ready.run()
    for _person in range(5):
        press(ready, Key.Key_2)
        press(ready, Key.Key_2)
        press(ready, Key.Key_Return, CTRL)
    assert not page.in_work
    press(ready, Key.Key_Z, CTRL)
    assert page.in_work
    assert page.book.person.state is EvaluationState.OPEN
    assert stored(ready).people[4].state is EvaluationState.OPEN


def test_a_missing_realisation_asks_for_a_reason_and_nothing_else(section: Any) -> None:
    section.open_period()
    section.achieve()
    section.fill(*section.staff[1:])
    page = section.run(person=section.staff[0])
    press(section, Key.Key_2)
    press(section, Key.Key_2)
    assert not page.card.done.isEnabled()
    assert page.card.without.isVisible()
    page.card.without.setChecked(True)
    assert QApplication.focusWidget() is page.card.without_reason
    type_words("Buku register terendam banjir")
    press(section, Key.Key_Return, CTRL)
    found = next(one for one in stored(section).people if one.person_id == section.staff[0])
    assert found.state is EvaluationState.RATED
    assert found.without_realisation == "Buku register terendam banjir"
    assert found.results[0].indicators[0].realised is None


def test_tab_walks_through_feedback_and_leaving_a_field_writes_it(ready: Any) -> None:
    page = ready.run()
    boxes = page.middle.panel(page.book.person).boxes()
    boxes[0].text.setFocus()
    type_words("Pertahankan 100 %")
    press(ready, Key.Key_Tab)
    assert QApplication.focusWidget() is boxes[1].text
    type_words("Percepat")
    press(ready, Key.Key_Tab)  # the view of the second result comes first
    assert QApplication.focusWidget() is list(page.middle.currentWidget().views.values())[1]
    press(ready, Key.Key_3)
    assert QApplication.focusWidget() is boxes[2].text
    press(ready, Key.Key_Tab)
    assert QApplication.focusWidget() is boxes[3].text
    type_words("Ramah")
    press(ready, Key.Key_Tab)
    assert QApplication.focusWidget() is boxes[4].text
    assert boxes[4].isVisible()
    assert not boxes[3].isVisible()
    press(ready, Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is boxes[3].text
    found = stored(ready).people[0]
    assert [(piece.text, piece.target[0]) for piece in found.pieces] == [
        ("Pertahankan 100 %", "indicator"),
        ("Percepat", "indicator"),
        ("Ramah", "value"),
    ]
    assert list(found.views.values()) == [Rating.BELOW]
    assert found.work is None


def test_going_on_writes_what_is_being_typed(ready: Any) -> None:
    page = ready.run()
    box = page.middle.panel(page.book.person).boxes()[0]
    box.text.setFocus()
    type_words("Baik")
    press(ready, Key.Key_Right, ALT)
    assert page.book.place == 1
    found = stored(ready).people
    assert [piece.text for piece in found[0].pieces] == ["Baik"]
    assert found[1].pieces == ()
    press(ready, Key.Key_Left, ALT)
    assert page.book.place == 0


def test_an_emptied_feedback_is_gone_and_can_be_written_again(ready: Any) -> None:
    page = ready.run()
    box = page.middle.panel(page.book.person).boxes()[0]
    for words in ("Baik", "", "Lagi"):
        box.text.setFocus()
        box.text.selectAll()
        press(ready, Key.Key_Backspace)
        type_words(words)
        page.card.work.setFocus()
    assert [piece.text for piece in stored(ready).people[0].pieces] == ["Lagi"]


def test_others_say_something_too(ready: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    page = ready.run()
    how = How(initiative=Initiative.ASKED, positive=True)
    said = Said(("value", 1), "Mengayomi", GiverKind.SUBORDINATE, "Rini", date(2026, 6, 30), how)
    monkeypatch.setattr(PieceDialog, "ask", classmethod(lambda *_args: said))
    box = page.middle.panel(page.book.person).boxes()[3]
    box.text.setFocus()
    press(ready, Key.Key_F3)
    assert page.drawer.shown is Shown.FEEDBACK
    page.drawer.extra.click()
    piece = stored(ready).people[0].pieces[0]
    assert (piece.printed_giver, piece.target) == ("Pegawai di bawahnya (Rini)", ("value", 1))
    assert (piece.on, piece.how) == (date(2026, 6, 30), how)
    press(ready, Key.Key_F3)
    assert page.drawer.shown is None


def test_in_the_run_a_peer_is_proposed_and_a_piece_is_changed_or_removed(
    ready: Any, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    page = ready.run()
    box = page.middle.panel(page.book.person).boxes()[0]

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, PieceDialog)
        assert dialog.giver.value() is GiverKind.PEER
        assert not dialog.place.isEnabled()
        dialog.name.line.setText("Sari")
        dialog.text.box.setPlainText("Sigap")
        dialog.manner.set_value(Manner.DIRECT)
        dialog.accept()

    answers(fill)
    box.more.click()
    (piece,) = stored(ready).people[0].pieces
    assert (piece.giver, piece.giver_name, piece.text) == (GiverKind.PEER, "Sari", "Sigap")
    assert piece.how.manner is Manner.DIRECT

    def remove(dialog: QDialog) -> None:
        next(one for one in dialog.findChildren(Button) if one.text() == "Hapus").click()

    answers(remove)
    next(one for one in box.findChildren(Button) if one.text() == "ubah").click()
    assert stored(ready).people[0].pieces == ()


def test_doubt_is_a_mark_of_its_own(ready: Any) -> None:
    page = ready.run()
    press(ready, Key.Key_R, CTRL)
    assert page.book.person.doubtful
    assert page.card.doubt.isChecked()
    for _person in range(5):
        press(ready, Key.Key_2)
        press(ready, Key.Key_2)
        press(ready, Key.Key_Return, CTRL)
    words = [button.text() for button in page.views.currentWidget().buttons]
    assert words == ["Lihat yang ragu-ragu (1)", "Lihat semua orang"]
    press(ready, Key.Key_Return, CTRL)
    assert page.book.place == 0
    assert page.in_work
    assert stored(ready).people[0].doubtful


def test_the_heads_rating_is_proposed_and_counts_when_a_key_confirms_it(section: Any) -> None:
    section.open_period()
    section.achieve(UnitAchievement.OUTSTANDING)
    section.achieve(UnitAchievement.GOOD, section.office_unit)
    section.fill(section.head)
    page = section.run(section.camat)
    assert page.card.proposal.text() == (
        "Usulan dari capaian Seksi Pelayanan Umum: Istimewa → Di atas. Tekan 1 untuk menetapkan."
    )
    assert page.book.person.work is None
    assert not page.card.override.isVisible()
    press(section, Key.Key_2)
    press(section, Key.Key_2)
    assert page.card.override.isVisible()
    assert not page.card.done.isEnabled()
    page.card.override.setFocus()
    type_words("Hasil terbantu seksi lain")
    press(section, Key.Key_Return, CTRL)
    found = stored(section, section.camat).people[0]
    assert found.state is EvaluationState.RATED
    assert found.override_reason == "Hasil terbantu seksi lain"


def test_the_mirror_follows_at_once_and_warns_only_many(ready: Any) -> None:
    page = ready.run()
    for _person in range(5):
        press(ready, Key.Key_2)
        press(ready, Key.Key_2)
        press(ready, Key.Key_Return, CTRL)
    assert page.book.mirror().counts[Predicate.GOOD] == 5
    assert not page.queue.reason.isVisible()
    ready.settle()
    change = lambda tx: setup.change_settings(tx, mirror_from=5)  # noqa: E731 - one act of a test
    ready.office.write(Act.CHANGE_SETTING, change)
    page.refresh()
    ready.settle()
    page.look_at(0)
    assert page.queue.reason.isVisible()
    assert "SE 3/2023" in page.queue.banner.label.text()
    press(ready, Key.Key_F6)
    ready.settle()
    assert page.drawer.shown is Shown.MIRROR
    press(ready, Key.Key_Escape)
    assert page.drawer.shown is None


def test_f1_guides_the_rating_in_focus(ready: Any) -> None:
    from PySide6.QtWidgets import QLabel

    page = ready.run()
    press(ready, Key.Key_F1)
    assert page.drawer.shown is Shown.GUIDE

    def words() -> str:
        return " ".join(label.text() for label in page.drawer.area.widget().findChildren(QLabel))

    assert "tidak ada hasil kerja utama" in words()
    press(ready, Key.Key_L, ALT)
    assert "menjadi penjaga penerapan nilai dasar ASN" in words()


def test_last_period_and_evidence_stand_in_the_drawer(ready: Any) -> None:
    ready.fill(*ready.staff, evidence="register loket")
    page = ready.run()
    press(ready, Key.Key_F2)
    assert page.drawer.shown is Shown.EVIDENCE
    press(ready, Key.Key_F4)
    assert page.drawer.shown is Shown.LAST


def test_a_finished_person_is_locked_until_reopened_with_a_reason(
    ready: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from asn_desktop.ui.widgets.dialogs import TextQuestion

    page = ready.run()
    press(ready, Key.Key_2)
    press(ready, Key.Key_2)
    press(ready, Key.Key_Return, CTRL)
    press(ready, Key.Key_Left, ALT)
    assert not page.card.work.isEnabled()
    assert not page.card.done.isVisible()
    monkeypatch.setattr(TextQuestion, "ask", classmethod(lambda *_a, **_k: "Salah tekan"))
    page.card.reopen.click()
    assert page.card.work.isEnabled()
    assert stored(ready).people[0].state is EvaluationState.OPEN


def test_what_another_hand_writes_comes_in(ready: Any) -> None:
    page = ready.run()
    one = page.book.person
    ready.window.operations.write(Act.EDIT_EVALUATION, evaluation.set_note, one.id, "Dari operator")
    ready.settle()
    assert page.card.note.toPlainText() == "Dari operator"


def test_another_hand_does_not_take_the_focus_or_what_is_being_typed(ready: Any) -> None:
    page = ready.run()
    one = page.book.people[1]
    page.card.note.setFocus()
    type_words("Sedang dike")
    ready.window.operations.write(Act.EDIT_EVALUATION, evaluation.set_note, one.id, "Dari operator")
    ready.settle()
    assert page.book.people[1].note == "Dari operator"
    assert QApplication.focusWidget() is page.card.note
    type_words("tik")
    assert page.card.note.toPlainText() == "Sedang diketik"


def test_without_achievement_the_page_is_one_card(
    section: Any, answers: Callable[[Callable[[QDialog], None]], None]
) -> None:
    section.open_period()
    page = section.run()
    card = page.views.currentWidget()
    assert isinstance(card, EmptyState)
    assert card.words.text() == (
        "Isi dulu capaian organisasi Triwulan II untuk unit yang Anda pimpin."
    )

    def fill(dialog: Any) -> None:
        dialog.value.put(UnitAchievement.GOOD)
        dialog.source.line.setText("Laporan kinerja")
        dialog.check()
        assert dialog.yes.isEnabled()
        dialog.accept()

    answers(fill)
    press(section, Key.Key_Return, CTRL)
    section.settle()
    assert page.in_work
    assert page.book.person.achievement.value is UnitAchievement.GOOD


def test_set_but_not_opened_and_not_set_say_so(section: Any) -> None:
    page = section.run()
    card = page.views.currentWidget()
    assert card.words.text() == "5 SKP sudah ditetapkan, penilaiannya belum dibuka."
    press(section, Key.Key_Return, CTRL)
    section.settle()
    assert len(page.book.people) == 5


def test_nothing_set_leads_to_planning(section: Any, make_person: Any, make_skp: Any) -> None:
    from asn_desktop.rules.lifecycle import SkpState

    other = make_person(section.office, "Kepala Lain", unit="Seksi Lain", heads=True)
    for number, state in enumerate((SkpState.DRAFT, SkpState.SUBMITTED, SkpState.SUBMITTED)):
        person = make_person(section.office, f"Orang {number}", unit="Seksi Lain")
        make_skp(section.office, person, other, state=state)
    page = section.run(other)
    card = page.views.currentWidget()
    assert card.words.text() == ("Belum ada SKP yang ditetapkan untuk dinilai: 1 draf, 2 diajukan.")
    press(section, Key.Key_Return, CTRL)
    assert section.window.current == "planning"


def test_phrases_are_inserted_and_learned_from_what_was_written_twice(ready: Any) -> None:
    page = ready.run()
    page.card.note.setFocus()
    press(ready, Key.Key_1, CTRL)
    press(ready, Key.Key_3, CTRL)
    assert page.card.note.toPlainText() == "Pertahankan dan tingkatkan. Selesai tepat waktu."
    boxes = page.middle.panel(page.book.person).boxes()
    for box in boxes[:2]:
        box.text.setFocus()
        type_words("Antrean rapi.")
    page.card.work.setFocus()
    assert stored(ready).phrases[0] == "Antrean rapi."
    page.refresh()
    ready.settle()
    boxes[3].text.setFocus()
    press(ready, Key.Key_1, CTRL)
    assert boxes[3].text.toPlainText() == "Antrean rapi."
    press(ready, Key.Key_Space, CTRL)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert menu.actions()[1].text() == "&2  Pertahankan dan tingkatkan."
    menu.actions()[1].trigger()
    assert boxes[3].text.toPlainText() == "Antrean rapi. Pertahankan dan tingkatkan."
    menu.close()


def stands(page: Any) -> tuple[int, int]:
    """Person and column (work, behaviour, note) of the cell one stands in."""
    at, column = page.grid.table.place()
    return at, column - FIRST


def test_the_sheet_shows_everyone_and_digits_fill_it(ready: Any) -> None:
    page = ready.run()
    press(ready, Key.Key_G, CTRL)
    assert page.views.currentWidget() is page.grid
    assert QApplication.focusWidget() is page.grid.table
    assert stands(page) == (0, SheetColumn.WORK)
    for _person in range(4):
        press(ready, Key.Key_2)
        press(ready, Key.Key_1)
    assert stands(page) == (4, SheetColumn.WORK)
    press(ready, Key.Key_Up)
    press(ready, Key.Key_Right)
    assert stands(page) == (3, SheetColumn.BEHAVIOUR)
    press(ready, Key.Key_3)
    press(ready, Key.Key_Z, CTRL)
    assert page.book.people[3].behaviour is Rating.ABOVE
    assert page.views.currentWidget() is page.grid
    press(ready, Key.Key_Return, CTRL)
    found = stored(ready).people
    assert [one.finished for one in found] == [True] * 4 + [False]
    assert "1 belum" in ready.window.notices.label.text()
    page.grid.focus(4)
    press(ready, Key.Key_Return)
    assert page.in_work
    assert page.book.place == 4


def test_ctrl_d_fills_only_what_is_empty_and_goes_back_in_one_step(ready: Any) -> None:
    page = ready.run()
    press(ready, Key.Key_G, CTRL)
    page.grid.focus(2, SheetColumn.WORK)
    press(ready, Key.Key_1)
    page.grid.focus(0, SheetColumn.WORK)
    press(ready, Key.Key_2)
    page.grid.focus(0, SheetColumn.WORK)
    press(ready, Key.Key_D, CTRL)
    expected = [Rating.MET, Rating.MET, Rating.ABOVE, Rating.MET, Rating.MET]
    assert [one.work for one in stored(ready).people] == expected
    assert "3 sel kosong diisi" in ready.window.notices.label.text()
    press(ready, Key.Key_Z, CTRL)
    found = [one.work for one in stored(ready).people]
    assert found == [Rating.MET, None, Rating.ABOVE, None, None]
    page.grid.focus(1, SheetColumn.WORK)
    press(ready, Key.Key_D, CTRL)
    assert "Tidak ada yang diisi" in ready.window.notices.label.text()


def test_a_block_from_a_spreadsheet_goes_in_and_what_is_no_rating_is_named(
    ready: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ready.run()
    press(ready, Key.Key_G, CTRL)
    said: list[str] = []
    monkeypatch.setattr(Dialog, "exec", lambda _dialog: 0)
    monkeypatch.setattr(Dialog, "say", lambda _dialog, words: said.append(words))
    QApplication.clipboard().setText("1\tSesuai\tPertahankan.\nBaik\t3\n")
    page.grid.focus(1, SheetColumn.WORK)
    press(ready, Key.Key_V, CTRL)
    found = stored(ready).people
    assert (found[1].work, found[1].behaviour) == (Rating.ABOVE, Rating.MET)
    assert found[1].note == "Pertahankan."
    assert (found[2].work, found[2].behaviour) == (None, Rating.BELOW)
    assert "Baris 2, kolom Hasil kerja: “Baik”" in said[0]
    assert "4 sel ditempel" in ready.window.notices.label.text()


def test_a_note_is_typed_in_its_cell_and_enter_goes_to_the_next_person(ready: Any) -> None:
    page = ready.run()
    press(ready, Key.Key_G, CTRL)
    page.grid.focus(0, SheetColumn.NOTE)
    for key in (Key.Key_B, Key.Key_A, Key.Key_I, Key.Key_K):
        press(ready, key)
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellEditor)
    assert editor.property("draft").startswith("evaluation")
    press(ready, Key.Key_Return)
    assert stored(ready).people[0].note == "baik"
    assert stands(page) == (1, SheetColumn.NOTE)
    press(ready, Key.Key_1)
    assert isinstance(QApplication.focusWidget(), CellEditor)
    press(ready, Key.Key_Escape)
    found = stored(ready).people[1]
    assert (found.work, found.note) == (None, "")


def test_who_is_finished_is_not_changed_in_the_sheet(ready: Any) -> None:
    page = ready.run()
    page.book.rate_work(Rating.MET)
    page.book.rate_behaviour(Rating.MET)
    page.book.finish()
    page.toggle_grid()
    page.grid.focus(0, SheetColumn.WORK)
    press(ready, Key.Key_1)
    press(ready, Key.Key_Delete)
    assert stored(ready).people[0].work is Rating.MET


def test_the_page_opens_the_sheet_of_the_chosen_assessor(ready: Any) -> None:
    ready.achieve(UnitAchievement.GOOD, ready.office_unit)
    ready.window.open("evaluation")
    ready.settle()
    press(ready, Key.Key_G, CTRL)
    ready.settle()
    page = ready.window.page("run")
    assert ready.window.current == "run"
    assert page.views.currentWidget() is page.grid


def test_opened_by_itself_it_takes_the_first_assessor_who_is_not_done(ready: Any) -> None:
    ready.achieve(UnitAchievement.GOOD, ready.office_unit)
    ready.window.open("run")
    ready.settle()
    page = ready.window.page("run")
    assert page.in_work
    assert page.book.run.assessor == "Darmawan"


def test_with_nothing_open_it_leads_to_the_page_where_one_chooses(section: Any) -> None:
    section.window.open("run")
    section.settle()
    card = section.window.page("run").views.currentWidget()
    assert card.words.text() == "Pilih dulu siapa yang menilai."
    press(section, Key.Key_Return, CTRL)
    assert section.window.current == "evaluation"


def test_esc_leads_from_the_sheet_to_where_it_was_opened(ready: Any) -> None:
    ready.window.open("evaluation")
    page = ready.run(sheet=True)
    assert page.views.currentWidget() is page.grid
    press(ready, Key.Key_Escape)
    assert ready.window.current == "evaluation"
    page = ready.run()
    press(ready, Key.Key_G, CTRL)
    press(ready, Key.Key_Escape)
    assert ready.window.current == "run"
    assert page.in_work


def dates_on_paper(ready: Any) -> list[date | None]:
    ready.settle()
    rows = sa.select(Evaluation.rated_on).order_by(Evaluation.id)
    found = ready.office.read(lambda tx: tx.session.scalars(rows).all())
    return [day for day in found if day is not None]


def test_the_date_on_the_paper_is_typed_once_for_the_whole_run(ready: Any) -> None:
    page = ready.run()
    field = page.card.paper.field
    assert field.text() == "2 Juli 2026"
    press(ready, Key.Key_T, ALT)
    assert QApplication.focusWidget() is field.line
    type_words("1-7-2026")
    press(ready, Key.Key_H, ALT)
    for _person in range(2):
        press(ready, Key.Key_2)
        press(ready, Key.Key_2)
        press(ready, Key.Key_Return, CTRL)
    assert page.book.place == 2
    assert field.text() == "1 Juli 2026"
    assert page.grid.paper.field.text() == "1 Juli 2026"
    page.book.rate_work(Rating.MET)
    page.book.rate_behaviour(Rating.MET)
    page.toggle_grid()
    page.finish_all()
    assert dates_on_paper(ready) == [date(2026, 7, 1)] * 3
    ready.run()
    assert field.text() == "1 Juli 2026"
    ready.run(ready.camat)
    assert field.text() == "2 Juli 2026"


def test_a_date_ahead_finishes_nobody_and_an_empty_one_is_today(ready: Any) -> None:
    page = ready.run()
    field = page.card.paper.field
    press(ready, Key.Key_2)
    press(ready, Key.Key_2)
    press(ready, Key.Key_T, ALT)
    type_words("3-7-2026")
    press(ready, Key.Key_Return, CTRL)
    assert page.book.place == 0
    assert field.message.text() == "Tanggal ini belum tiba."
    field.line.clear()
    press(ready, Key.Key_Return, CTRL)
    assert page.book.place == 1
    assert field.text() == "2 Juli 2026"
    assert dates_on_paper(ready) == [date(2026, 7, 2)]
