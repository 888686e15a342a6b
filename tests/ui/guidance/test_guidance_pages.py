"""Pembinaan in the real window: made, written by keys alone, scored, printed, taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from clerk import CTRL, SHIFT, Clerk, Key
from documents import set_up
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.rules.guidance import CompetencyGroup, GuidanceKind, GuidancePart
from asn_desktop.services import guidance, guidance_behaviour, guidance_lists, guidance_read
from asn_desktop.services.guidance import NewGuidance
from asn_desktop.services.guidance_behaviour import NewReport
from asn_desktop.services.office import Office
from asn_desktop.ui.guidance.asking import NewRecordDialog
from asn_desktop.ui.guidance.cells import ScoreCell, TextCell, YesNoCell
from asn_desktop.ui.guidance.guide_page import GuidePage
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.views.guidance import BehaviourView, Filled, GuidanceView, RecordKind
from asn_desktop.views.printing import DeskForm

Make = Callable[..., UUID]
GOAL, FACT, NEXT = GuidancePart.GOAL, GuidancePart.FACT, GuidancePart.NEXT_STEP


@dataclass
class Room:
    """The clerk with the people of the office."""

    clerk: Clerk
    office: Office
    head: UUID
    dewi: UUID
    coach: UUID

    def begin(self, kind: GuidanceKind = GuidanceKind.COACHING, *, prefill: bool = False) -> UUID:
        new = NewGuidance(
            person_id=self.dewi, kind=kind, year=2026, on=self.office.today(), prefill=prefill
        )
        return self.office.write(Act.BEGIN_GUIDANCE, guidance.create, new).value

    def report(self) -> UUID:
        new = NewReport(person_id=self.dewi, year=2026, on=self.office.today())
        return self.office.write(Act.REPORT_BEHAVIOUR, guidance_behaviour.create, new).value

    def open(self, key: UUID, **more: Any) -> GuidePage:
        self.clerk.window.open("guide", guidance=key, **more)
        self.clerk.settle()
        page = self.clerk.window.page("guide")
        assert isinstance(page, GuidePage)
        return page

    def seen(self, key: UUID) -> GuidanceView:
        self.clerk.settle()
        return self.office.read(guidance_read.view, key)

    def cells(self, key: UUID, part: GuidancePart) -> list[tuple[str, ...]]:
        return [row.cells for row in self.seen(key).rows.get(part, ())]


@pytest.fixture
def room(
    qtbot: QtBot,
    theme: Theme,
    sqlite_office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make_person: Make,
    make_skp: Make,
) -> Iterator[Room]:
    office = sqlite_office
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi", heads=True)
    dewi = make_person(office, "Dewi Kartikasari, S.AP.", assessor=head)
    coach = make_person(office, "Dr. Ratna, M.Si.", kind=None, position="Widyaiswara", unit="BKD")
    make_skp(office, dewi, head, expectations={1: "Antrean di bawah 15 menit"})
    clerk = Clerk(qtbot, office, theme, tmp_path, monkeypatch)
    yield Room(clerk, office, head, dewi, coach)
    clerk.leave()


def focus() -> Any:
    return QApplication.focusWidget()


def test_a_coaching_is_begun_by_keys_and_opens_with_what_is_known(room: Room) -> None:
    clerk = room.clerk
    page = clerk.go("guidance")
    assert page.panel.empty.isVisible()
    told: list[str] = []

    def answer(dialog: NewRecordDialog) -> None:
        told.append(str(dialog.chosen))
        dialog.submit()  # nobody is chosen yet: it stays
        assert dialog.person.problem() is not None
        dialog.person._choose(room.dewi)
        dialog.giver._choose(room.coach)
        dialog.submit()
        clerk.settle()

    clerk.answers[NewRecordDialog] = answer
    clerk.press(Key.Key_N, CTRL)
    assert told == ["coaching"]
    assert clerk.window.current == "guide"
    guide = clerk.window.page("guide")
    assert guide.header.title == "Coaching · Dewi Kartikasari, S.AP."
    (row,) = room.office.read(guidance_lists.rows_of, 2026)
    assert (row.giver, row.kind) == ("Dr. Ratna, M.Si.", RecordKind.COACHING)
    assert [cells[0] for cells in room.cells(row.id, GOAL)][:2] == [
        "Jumlah surat",
        "Rata-rata waktu",
    ]
    # The first empty cell is the baseline of the first goal.
    clerk.press(Key.Key_F8)
    assert focus() is guide.sheets[0].grids[GOAL].lines[0].cells[1]


def test_a_person_without_an_skp_is_refused_in_the_dialog(room: Room, make_person: Make) -> None:
    other = make_person(room.office, "Ahmad Fauzi", assessor=room.head)
    room.clerk.go("guidance")
    said: list[str] = []

    def answer(dialog: NewRecordDialog) -> None:
        dialog.person._choose(other)
        dialog.submit()
        room.clerk.settle()
        said.append(dialog.person.message.text())
        dialog.reject()

    room.clerk.answers[NewRecordDialog] = answer
    room.clerk.press(Key.Key_N, CTRL)
    assert said == ["Ahmad Fauzi belum punya SKP 2026; pembinaan dicatat di bawah sebuah SKP."]
    assert room.clerk.window.current == "guidance"


def test_rows_are_written_by_keys_alone(room: Room) -> None:
    key = room.begin()
    page = room.open(key)
    clerk, grid = room.clerk, page.sheets[0].grids[GOAL]
    assert focus() is grid.lines[0].cells[0]
    clerk.type("Waktu")
    assert len(grid.lines) == 2  # writing in the last row makes the next
    clerk.press(Key.Key_Tab)
    clerk.type("2 hari")
    assert room.cells(key, GOAL) == [("Waktu", "", "", "")]
    clerk.press(Key.Key_Return)  # down in the same column
    assert focus() is grid.lines[1].cells[1]
    assert room.cells(key, GOAL) == [("Waktu", "2 hari", "", "")]
    clerk.press(Key.Key_Backtab, SHIFT)
    clerk.type("Puas")
    clerk.press(Key.Key_Return, SHIFT)
    clerk.type("(survei)")
    clerk.press(Key.Key_Tab)
    assert room.cells(key, GOAL) == [("Waktu", "2 hari", "", ""), ("Puas\n(survei)", "", "", "")]
    clerk.press(Key.Key_Up)
    assert focus() is grid.lines[0].cells[1]
    clerk.press(Key.Key_Delete, CTRL)
    assert room.cells(key, GOAL) == [("Puas\n(survei)", "", "", "")]
    assert len(grid.lines) == 2
    clerk.press(Key.Key_Z, CTRL)
    clerk.press(Key.Key_Escape)
    assert page.rail.buttons[0].standing.count


def test_tab_goes_as_one_reads_through_prefilled_rows_to_the_next_part(room: Room) -> None:
    key = room.begin(prefill=True)
    page = room.open(key)
    goals, facts = (page.sheets[0].grids[part] for part in (GOAL, FACT))
    goals.focus_first()
    expected = [cell for line in (*goals.lines, *facts.lines[:1]) for cell in line.cells]
    assert len(goals.lines) == 4  # three indicators and the empty one
    for cell in expected:
        assert focus() is cell
        room.clerk.press(Key.Key_Tab)
    # A row made later stands in its place too.
    goals.lines[3].cells[3].setFocus()
    room.clerk.type("Loket")
    room.clerk.press(Key.Key_Tab)
    assert focus() is goals.lines[4].cells[0]
    for cell in (*goals.lines[4].cells, facts.lines[0].cells[0]):
        assert focus() is cell
        room.clerk.press(Key.Key_Tab)


def test_a_block_from_a_spreadsheet_fills_cells(room: Room) -> None:
    key = room.begin()
    page = room.open(key)
    QGuiApplication.clipboard().setText("Waktu\t2 hari\t1 hari\tLoket\nPuas\t\t90 %\tSurvei\n")
    room.clerk.press(Key.Key_V, CTRL)
    assert room.cells(key, GOAL) == [
        ("Waktu", "2 hari", "1 hari", "Loket"),
        ("Puas", "", "90 %", "Survei"),
    ]
    assert len(page.sheets[0].grids[GOAL].lines) == 3


def test_yes_offers_to_amend_the_skp(room: Room) -> None:
    key = room.begin()
    page = room.open(key)
    record = page.sheets[0]
    assert record.banner.isHidden()
    room.clerk.press(Key.Key_4, CTRL)
    grid = record.grids[NEXT]
    assert focus() is grid.lines[0].cells[0]
    room.clerk.type("Waktu")
    room.clerk.press(Key.Key_Tab)
    room.clerk.type("Loket kedua")
    room.clerk.press(Key.Key_Tab)
    assert isinstance(focus(), YesNoCell)
    room.clerk.type("y")
    room.clerk.press(Key.Key_Return)
    assert room.cells(key, NEXT) == [("Waktu", "Loket kedua", "YA")]
    assert room.seen(key).adjusts
    assert record.banner.isVisible()
    room.clerk.click(record.banner.button)
    assert room.clerk.window.current == "skp"


def test_the_answers_of_the_employee(room: Room) -> None:
    key = room.begin()
    page = room.open(key, form="B.1.8")
    answers = page.sheets[1]
    assert focus() is answers.cells[1]
    assert page.print_button.text() == "Cetak B.1.8…"
    for words in ("Ya", "Dihargai"):
        room.clerk.type(words)
        room.clerk.press(Key.Key_Return)
    assert [one.text for one in room.seen(key).answers[:3]] == ["Ya", "Dihargai", ""]
    assert answers.date.date() == room.office.today()
    assert page.rail.buttons[4].standing.count == "2/9"
    room.clerk.press(Key.Key_F8)
    assert focus() is answers.cells[4]  # the third one has the focus, the next empty is the fourth


def test_competences_take_digits_and_technical_ones_are_added(room: Room) -> None:
    key = room.begin(GuidanceKind.MENTORING)
    page = room.open(key, form="B.1.9")
    clerk, scores = room.clerk, page.sheets[2]
    assert isinstance(focus(), ScoreCell)
    for digit in ("4", "3", "9"):
        clerk.type(digit)
        clerk.press(Key.Key_Return)
    found = room.seen(key).competences
    assert [one.score for one in found[:3]] == [4, 3, None]  # 9 is not on the scale
    first = scores.lines[found[0].id]
    assert first.word.text() == "Diatas Memadai"
    first.reason.setFocus()
    clerk.type("Jujur")
    clerk.press(Key.Key_Return)
    assert room.seen(key).competences[0].reason == "Jujur"
    first.score.setFocus()
    clerk.press(Key.Key_Delete)
    assert room.seen(key).competences[0].score is None
    scores.new_name.setFocus()
    clerk.type("Lembar kerja")
    clerk.press(Key.Key_Return)
    technical = [
        one for one in room.seen(key).competences if one.group is CompetencyGroup.TECHNICAL
    ]
    assert [one.name for one in technical] == ["Lembar kerja"]
    line = scores.lines[technical[0].id]
    assert isinstance(line.name, TextCell)
    assert line.trash is not None
    clerk.click(line.trash)
    assert all(one.group is not CompetencyGroup.TECHNICAL for one in room.seen(key).competences)
    scores.recommendation.focus()
    clerk.type("Pelatihan")
    clerk.press(Key.Key_1, CTRL)
    assert room.seen(key).recommendation == "Pelatihan"


def test_a_mouse_scores_too_and_a_second_click_takes_it_back(room: Room) -> None:
    key = room.begin()
    page = room.open(key, form="B.1.9")
    first = room.seen(key).competences[0]
    cell = page.sheets[2].lines[first.id].score
    room.clerk.click(cell)  # the middle of five boxes
    assert room.seen(key).competences[0].score == 3
    room.clerk.click(cell)
    assert room.seen(key).competences[0].score is None


def test_date_and_guide_are_changed_in_the_head(room: Room) -> None:
    key = room.begin()
    page = room.open(key)
    page.form.fields["giver"]._choose(room.coach)
    assert room.seen(key).giver == "Dr. Ratna, M.Si."
    field = page.form.fields["on"]
    room.clerk.put(field.line, "1 Juli 2026")
    room.clerk.press(Key.Key_Return)
    assert room.seen(key).on.day == 1
    page.form.fields["giver"]._choose(room.dewi)
    room.clerk.settle()
    assert "dirinya sendiri" in page.form.fields["giver"].message.text()
    assert room.seen(key).giver == "Dr. Ratna, M.Si."


def test_what_is_typed_survives_leaving_and_undo_takes_the_record_back(room: Room) -> None:
    key = room.begin()
    page = room.open(key)
    room.clerk.type("Setengah kalimat")
    page = room.clerk.go("guidance")
    assert room.cells(key, GOAL) == [("Setengah kalimat", "", "", "")]
    row = page.panel.model.rows[0]
    assert (row.form, row.answers) == (Filled.PARTLY, Filled.EMPTY)
    room.clerk.answers[Question] = lambda dialog: dialog.accept()
    room.clerk.press(Key.Key_Delete)
    assert not room.office.read(guidance_read.exists, key)
    assert page.panel.empty.isVisible()
    room.clerk.press(Key.Key_Z, CTRL)
    assert room.cells(key, GOAL) == [("Setengah kalimat", "", "", "")]
    assert page.panel.model.rowCount() == 1


def test_a_record_that_is_gone_leads_back_to_the_list(room: Room) -> None:
    key = room.begin()
    room.open(key)
    room.clerk.answers[Question] = lambda dialog: dialog.accept()
    room.clerk.click_words("Hapus…")
    assert room.clerk.window.current == "guidance"
    assert not room.office.read(guidance_read.exists, key)
    room.clerk.press(Key.Key_Z, CTRL)
    room.open(key)
    room.office.write(Act.REMOVE_GUIDANCE, guidance.remove, key)
    room.clerk.window.open("home")
    room.clerk.window.open("guide", guidance=key)  # from an old link
    room.clerk.settle()
    assert room.clerk.window.current == "guidance"


def test_every_form_goes_to_the_print_desk(room: Room) -> None:
    key = room.begin()
    page = room.open(key)
    room.clerk.press(Key.Key_Return, CTRL)
    assert room.clerk.window.current == "printing"
    page = room.open(key, form="B.1.9")
    assert page.print_selection()
    rows = room.clerk.go("guidance")
    rows.panel.table.setFocus()
    room.clerk.press(Key.Key_P, CTRL)
    room.clerk.settle()
    assert room.clerk.window.current == "printing"
    desk = room.clerk.window.page("printing").desk
    wanted = {DeskForm.GUIDANCE, DeskForm.GUIDANCE_FEEDBACK, DeskForm.COMPETENCES}
    assert set(desk.forms.chosen()) == wanted


def test_a_report_is_written_and_printed(room: Room) -> None:
    key = room.report()
    room.clerk.window.open("behaviour", report=key)
    room.clerk.settle()
    page = room.clerk.window.page("behaviour")
    assert page.texts["expectation"].text() == "Berorientasi pelayanan: Antrean di bawah 15 menit"
    assert page.texts["problem"].box.hasFocus()  # the first that is empty
    room.clerk.type("Meninggalkan loket")
    room.clerk.press(Key.Key_F8)
    assert page.others.combo.hasFocus()
    room.clerk.type("t")
    room.clerk.press(Key.Key_F8)
    assert page.texts["done"].box.hasFocus()
    room.clerk.type("Berbicara empat mata")
    room.clerk.press(Key.Key_Return, CTRL)
    assert room.clerk.window.current == "printing"
    found: BehaviourView = room.office.read(guidance_behaviour.view, key)
    assert (found.problem, found.others_too, found.done) == (
        "Meninggalkan loket",
        False,
        "Berbicara empat mata",
    )


def test_the_list_of_one_person_and_the_way_from_the_desk(room: Room, make_person: Make) -> None:
    key, told = room.begin(), room.report()
    room.clerk.window.open("guidance", target=key)
    room.clerk.settle()
    assert room.clerk.window.current == "guide"
    room.clerk.window.open("guidance", target=told)
    room.clerk.settle()
    assert room.clerk.window.current == "behaviour"
    room.clerk.window.open("person", person=room.dewi)
    room.clerk.settle()
    room.clerk.click_words("Pembinaan", room.clerk.window.page("person"))
    page = room.clerk.window.page("guidance")
    assert page.only.text() == "Hanya Dewi Kartikasari, S.AP."
    assert {row.id for row in page.panel.model.rows} == {key, told}
    room.clerk.click_words("Laporan perilaku  1")
    assert [row.id for row in page.panel.model.rows] == [told]
    assert page.back()
    assert not page.only.isVisible()
