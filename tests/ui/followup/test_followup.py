"""Tindak Lanjut in the real window: what is next by one key, dates for many, an objection whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from clerk import Clerk, Key
from documents import Documents, set_up, write_documents
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from asn_desktop.models.evaluation import Evaluation, Objection
from asn_desktop.models.office import Draft
from asn_desktop.rules.acts import Act
from asn_desktop.rules.clock import Limit
from asn_desktop.rules.clocks import Next, Who
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState, ObjectionState, SheetEventKind
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.services import calendar, clocks, drafts, followup, objections, paper
from asn_desktop.services.office import Office
from asn_desktop.services.progress_facts import find_period
from asn_desktop.ui.followup import looks
from asn_desktop.ui.followup.dialogs import ReceiveDialog
from asn_desktop.ui.followup.objection_page import ObjectionPage
from asn_desktop.ui.followup.page import FollowUpPage
from asn_desktop.ui.forms.fields import DateField
from asn_desktop.ui.printing.paper_dialog import PaperDialog
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import DateQuestion, Question
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.followup import Clock
from asn_desktop.workflows.letters import upheld_pdf

CTRL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Desk:
    """Two clerks with finished evaluations of TW2, at a window; time can go on."""

    clerk: Clerk
    office: Office
    clock: Any
    made: list[Documents]
    superior: UUID

    def on(self, day: date) -> None:
        self.clock.moment = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)

    def page(self) -> FollowUpPage:
        page = self.clerk.go("followup")
        self.clerk.settle()
        assert isinstance(page, FollowUpPage)
        return page

    def rows(self) -> dict[str, Any]:
        period = self.office.read(find_period, 2026, "TW2")
        assert period is not None
        return {row.name: row for row in self.office.read(clocks.of_period, period.id)}

    def sign(self, *which: int) -> None:
        for at in which:
            key = self.made[at].evaluation
            sealed = self.office.write(Act.SEAL, paper.seal, FormCode.D_1_1, key).value
            self.office.write(Act.PRINTED, paper.mark_printed, [sealed.id])
            self.office.write(
                Act.SIGNED, followup.record, SheetEventKind.SIGNED, [key], self.office.today()
            )

    def stored(self, mapped: type, key: UUID) -> Any:
        return self.office.read(lambda tx: tx.session.get_one(mapped, key))


@pytest.fixture
def desk(
    qtbot: QtBot,
    theme: Theme,
    sqlite_office: Office,
    make_person: Callable[..., Any],
    clock: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Desk]:
    office = sqlite_office
    set_up(office)
    office.write(Act.ADD_HOLIDAY, calendar.seed_holidays)
    camat = make_person(office, name="Camat Satu", heads=True)
    head = make_person(office, name="Kasi Satu", unit="Seksi Pelayanan", heads=True, assessor=camat)
    made = []
    for name in ("Ani Lestari", "Budi Santoso"):
        person = make_person(office, name=name, unit="Seksi Pelayanan", assessor=head)
        made.append(write_documents(office, person, head))
    clerk = Clerk(qtbot, office, theme, tmp_path, monkeypatch)
    clerk.choose_period("Triwulan II")
    yield Desk(clerk, office, clock, made, camat)
    clerk.leave()


def day(when: date) -> Callable[[DateQuestion], None]:
    """Answer a question for a day by typing it."""

    def answer(dialog: Any) -> None:
        dialog.findChild(DateField).put_text(when.strftime("%d-%m-%Y"))
        dialog.accept()

    return answer


def test_the_next_step_is_one_key_and_dates_go_to_many(desk: Desk) -> None:
    desk.sign(0, 1)
    desk.on(date(2026, 7, 6))
    page = desk.page()
    assert [row.next for row in page.panel.model.rows] == [Next.HAND_OVER] * 2
    assert page.step_button.text() == "Catat penyerahan…"
    desk.clerk.answers[DateQuestion] = day(date(2026, 7, 3))
    desk.clerk.press(Key.Key_Return, CTRL)
    assert desk.rows()["Ani Lestari"].handed_on == date(2026, 7, 3)
    assert desk.rows()["Budi Santoso"].handed_on is None
    assert page.step_button.text() == "Catat kembali…"

    page.panel.choose([desk.made[1].evaluation])
    desk.clerk.press(Key.Key_2, CTRL)
    assert {row.handed_on for row in desk.rows().values()} == {date(2026, 7, 3)}
    page.panel.choose([one.evaluation for one in desk.made])
    desk.clerk.click_words("Dikembalikan…", page)
    assert {row.returned_on for row in desk.rows().values()} == {date(2026, 7, 3)}
    assert page.panel.model.chosen == {}
    desk.clerk.press(Key.Key_5, CTRL)
    assert page.header.title == "Tindak Lanjut"
    assert [row.next for row in desk.rows().values()].count(Next.DONE) == 1


def test_a_paper_that_was_not_printed_is_printed_first(desk: Desk) -> None:
    page = desk.page()
    assert page.step_button.text() == "Catat tanda tangan…"
    desk.clerk.press(Key.Key_Return, CTRL)
    assert desk.clerk.window.current == "printing"
    shown = desk.clerk.window.page("printing").desk.people
    assert [one.name for one in shown] == ["Ani Lestari"]


def test_late_documents_pass_to_the_superior_who_rates_in_the_same_run(desk: Desk) -> None:
    desk.on(date(2026, 7, 16))
    page = desk.page()
    assert page.step_button.text() == "Alihkan ke atasan…"
    page.panel.choose([one.evaluation for one in desk.made])
    desk.clerk.answers[Question] = lambda dialog: dialog.accept()
    desk.clerk.click_words("Alihkan…", page)
    assert desk.clerk.asked[-1] == "Alihkan 2 penilaian ke atasan penilai?"
    row = desk.stored(Evaluation, desk.made[0].evaluation)
    assert (row.superior_id, row.state) == (desk.superior, EvaluationState.RATED)
    assert {one.next for one in page.panel.model.rows} == {Next.SUPERIOR_SIGNS}
    assert {one.form for one in page.panel.model.rows} == {FormCode.D_1_2}
    desk.clerk.press(Key.Key_Z, CTRL)  # the window's undo
    assert desk.stored(Evaluation, desk.made[0].evaluation).superior_id is None


def test_the_list_shows_shape_and_words_and_f8_goes_to_the_late(desk: Desk) -> None:
    desk.sign(0)
    desk.on(date(2026, 7, 30))
    page = desk.page()
    found = {row.name: row for row in page.panel.model.rows}
    late, passing = found["Ani Lestari"], found["Budi Santoso"]
    due = next(column for column in page.panel.spec.columns if column.key == "due")
    assert due.value(late) == (State.ACTION, "22 Jul 2026 · lewat 6 hari kerja")
    assert due.value(passing) == (State.RUNNING, "4 Agu 2026 · 3 hari kerja")
    page.panel.show_row(passing.id)
    desk.clerk.press(Key.Key_F8)
    assert page.row() is not None
    assert page.row().name == "Ani Lestari"  # type: ignore[union-attr]  # a row is current
    page.panel.set_filter("state", "to_pass")
    assert [row.name for row in page.panel.model.rows] == ["Budi Santoso"]
    desk.clerk.press(Key.Key_Escape)
    assert len(page.panel.model.rows) == 2


def test_the_words_of_a_limit_tell_what_kind_of_end_it_is() -> None:
    def told(limit: Limit, left: int, **more: bool) -> tuple[State, str]:
        clock = Clock(limit, Who.ASSESSOR, date(2026, 7, 2), date(2026, 7, 22), left, **more)
        return looks.state_of(clock), looks.left_words(clock)

    assert told(Limit.HAND_OVER, 3) == (State.RUNNING, "3 hari kerja")
    assert told(Limit.HAND_OVER, 0) == (State.RUNNING, "hari ini")
    assert told(Limit.HAND_OVER, -1) == (State.ACTION, "lewat 1 hari kerja")
    assert told(Limit.REPORT, 9, estimate=True) == (State.RUNNING, "9 hari kerja (perkiraan)")
    assert told(Limit.REPORT, -40, before=True) == (State.OPEN, "sebelum program dipakai")
    assert told(Limit.OBJECT, -2) == (State.WAITING, "sudah berakhir")


def test_a_period_without_evaluations_says_where_to_begin(desk: Desk) -> None:
    page = desk.page()
    desk.clerk.choose_period("Triwulan III")
    assert page.panel.empty.isVisible()
    assert not page.side.isVisible()
    assert not page.step_button.isVisible()
    desk.clerk.click_words("Ke Penilaian", page)
    assert desk.clerk.window.current == "evaluation"


# ---- objection


def receive(desk: Desk) -> ObjectionPage:
    """Sign and hand over, then take the objection of Ani by the panel's button."""
    desk.sign(0)
    desk.office.write(
        Act.HANDED_OVER,
        followup.record,
        SheetEventKind.HANDED_OVER,
        [desk.made[0].evaluation],
        date(2026, 7, 2),
    )
    desk.on(date(2026, 7, 8))
    page = desk.page()
    page.panel.show_row(desk.made[0].evaluation)

    def typed(dialog: Any) -> None:
        assert not dialog.yes.isEnabled()
        dialog.reasons.box.setPlainText("Target tercapai menurut register loket.")
        assert dialog.yes.isEnabled()
        assert not dialog.late.isVisible()
        dialog.accept()

    desk.clerk.answers[ReceiveDialog] = typed
    desk.clerk.click(page.side.objection_button)
    assert desk.clerk.window.current == "objection"
    found = desk.clerk.window.page("objection")
    assert isinstance(found, ObjectionPage)
    return found


def test_an_objection_from_receiving_to_the_changed_document(desk: Desk) -> None:
    page = receive(desk)
    assert page.view is not None
    assert page.view.state is ObjectionState.RECEIVED
    assert page.explanation.box.hasFocus()  # where something lacks
    desk.clerk.click(page.decide_button)
    assert desk.stored(Objection, page.view.id).decided_on is None
    assert "diminta dulu" in page.explanation.message.text()

    page.explanation.box.setPlainText("Keluhan bulan April.")
    page.explanation.commit()
    desk.clerk.settle()
    assert desk.stored(Objection, page.view.id).explained_on == date(2026, 7, 8)
    desk.clerk.press(Key.Key_F8)
    assert page.decision.box.hasFocus()
    page.decision.box.setPlainText("Register benar; ikut pelatihan.")
    for field, rating in ((page.work, Rating.ABOVE), (page.behaviour, Rating.ABOVE)):
        field.put(rating)
        field.typed()
        field.commit()
    assert "menjadi Sangat Baik" in page.outcome.label.text()
    desk.clerk.answers[DateQuestion] = lambda dialog: dialog.accept()
    desk.clerk.click(page.decide_button)
    row = desk.stored(Objection, page.view.id)
    assert (row.state, row.predicate) == (ObjectionState.CHANGED, Predicate.VERY_GOOD)
    assert row.decision == "Register benar; ikut pelatihan."
    assert page.decision.box.isReadOnly()
    assert not page.decide_button.isVisible()
    desk.clerk.click(page.print_button)
    assert desk.clerk.window.current == "printing"
    shown = desk.clerk.window.page("printing").desk.people
    assert [sheet.form for one in shown for sheet in one.sheets] == [FormCode.D_1_3]


def test_an_objection_that_comes_late_asks_why(desk: Desk) -> None:
    desk.sign(0)
    desk.office.write(
        Act.HANDED_OVER,
        followup.record,
        SheetEventKind.HANDED_OVER,
        [desk.made[0].evaluation],
        date(2026, 7, 2),
    )
    desk.on(date(2026, 8, 3))
    page = desk.page()
    page.panel.show_row(desk.made[0].evaluation)
    seen: list[bool] = []

    def typed(dialog: Any) -> None:
        dialog.reasons.box.setPlainText("Target tercapai.")
        seen.append(dialog.yes.isEnabled())
        dialog.late.box.setPlainText("Dirawat di rumah sakit.")
        seen.append(dialog.yes.isEnabled())
        dialog.accept()

    desk.clerk.answers[ReceiveDialog] = typed
    desk.clerk.click(page.side.objection_button)
    assert seen == [False, True]
    found = desk.clerk.window.page("objection")
    assert found.late_reason.value() == "Dirawat di rumah sakit."
    assert found.late_reason.isVisible()


def test_upholding_needs_no_ratings_has_its_letter_and_undoing_goes_back(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = receive(desk)
    assert page.view is not None
    key = page.view.id
    desk.office.write(Act.EXPLAIN_OBJECTION, objections.explain, key, "Sesuai bukti.")
    desk.office.write(Act.EDIT_OBJECTION, objections.edit, key, "decision", "Sesuai bukti.")
    page.refresh()
    assert "dikuatkan" in page.outcome.label.text()
    desk.clerk.answers[DateQuestion] = lambda dialog: dialog.accept()
    desk.clerk.press(Key.Key_Return, CTRL)
    assert desk.stored(Objection, key).state is ObjectionState.UPHELD
    assert "peraturan tidak memberi formulir" in page.banner.label.text()
    assert not page.print_button.isVisible()
    kept = tmp_path / "surat.pdf"
    monkeypatch.setattr(AskPlace, "file", lambda *asked: kept)
    seen: list[int] = []

    def read(dialog: Any) -> None:
        desk.clerk.settle()
        seen.append(dialog.preview.page_count)
        desk.clerk.click(dialog.preview.keep)

    desk.clerk.answers[PaperDialog] = read
    desk.clerk.click(page.letter_button)
    assert seen == [1]
    assert page.explanation.box.toPlainText() == "Sesuai bukti."
    assert kept.read_bytes() == desk.office.read(upheld_pdf, key)
    desk.clerk.press(Key.Key_Z, CTRL)
    assert desk.stored(Objection, key).state is ObjectionState.EXPLAINED
    assert page.decide_button.isVisible()
    assert not page.letter_button.isVisible()


def test_a_text_in_the_hand_is_kept_and_comes_back(desk: Desk) -> None:
    page = receive(desk)
    assert page.view is not None
    key = DraftKey("objection", page.view.id, "decision")
    assert page.decision.box.property("draft") == str(key)
    desk.office.write(Act.KEEP_DRAFT, drafts.keep, key, "Belum selesai")
    desk.office.write(Act.TAKE_OVER_DRAFT, drafts.take_over, key)
    assert desk.stored(Objection, page.view.id).decision == "Belum selesai"
    assert desk.office.read(lambda tx: tx.session.query(Draft).count()) == 0


def test_the_work_list_leads_here(desk: Desk) -> None:
    desk.on(date(2026, 7, 16))
    home = desk.clerk.go("home")
    desk.clerk.settle()
    row = next(one for one in home.rows if one.work.code == "work.clock.pass")
    assert row.law == "sejak 15 Juli 2026 · Bab V huruf A angka 8"
    desk.clerk.click(row.button)
    page = desk.clerk.window.page("followup")
    assert desk.clerk.window.current == "followup"
    assert len(page.panel.model.rows) == 2
    assert page.panel.question().filters["state"] == "to_pass"
