"""The print desk through its real widgets, real PDFs and a real printer driver (into a file)."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pypdfium2
import pytest
import sqlalchemy as sa
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Skp
from asn_desktop.models.progress import Realisation
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Finding, Refused, WorldFault
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState, SheetEventKind, SkpState
from asn_desktop.services import paper
from asn_desktop.services.office import Tx
from asn_desktop.ui.pages import PAGES
from asn_desktop.ui.printing import output, places, printer
from asn_desktop.ui.printing.desk_model import Stack, mend_of
from asn_desktop.ui.printing.forms_choice import GROUPS
from asn_desktop.ui.printing.jam import JamQuestion
from asn_desktop.ui.printing.options import PrintOptions
from asn_desktop.ui.printing.preview import Previewed
from asn_desktop.ui.printing.printer import AskPlace, AskPrinter, Chosen
from asn_desktop.ui.widgets.dialogs import DateQuestion, Selectable
from asn_desktop.views.paper import Margins, Paper
from asn_desktop.views.printing import PRINTED_FORMS, DeskForm, DeskPerson, DeskSheet, Lack, Place
from asn_desktop.workflows import print_memory, print_queue, printing
from asn_desktop.workflows.pdf_pages import count_pages
from asn_desktop.workflows.print_run import Setup
from asn_desktop.workflows.sentences import say

Shown = Any  # of conftest.py
Patch = pytest.MonkeyPatch
PATIENCE = 30_000
ANSWERS = {"catat": 0, "buka": 1, "selesai": 2}


def lay_out(shown: Shown, qtbot: QtBot) -> None:
    desk = shown.page.desk
    desk.scopes.setCurrentIndex(1)
    desk.scopes.activated.emit(1)
    shown.settle()
    qtbot.waitUntil(lambda: bool(desk.model.rows))


def words(shown: Shown) -> list[str]:
    model = shown.page.desk.model
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def change(shown: Shown, **fields: object) -> None:
    def write(tx: Tx) -> None:
        row = tx.session.get_one(Evaluation, shown.staff[0].evaluation)
        for name, value in fields.items():
            setattr(row, name, value)

    shown.operations.write(Act.EDIT_EVALUATION, write)
    shown.settle()


def events(shown: Shown) -> list[SheetEventKind]:
    found = shown.office.read(
        lambda tx: [
            event.kind
            for each in shown.staff
            for version in paper.versions_of(tx, each.evaluation)
            for event in paper.events_of(tx, [version.id]).get(version.id, [])
        ]
    )
    return list(found)


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


def test_files_are_written_and_only_yes_marks_them(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    lay_out(shown, qtbot)
    answers = ["selesai", "selesai", "catat"]
    folders = {3: tmp_path / "lembar", 2: tmp_path / "orang"}
    monkeypatch.setattr(AskPlace, "folder", lambda *_args: folders[len(answers)])
    monkeypatch.setattr(AskPlace, "file", lambda *_args: tmp_path / "satu.pdf")
    monkeypatch.setattr(Selectable, "ask", lambda *_args: ANSWERS[answers.pop(0)])
    for button, left in ((shown.page.desk.each, 2), (shown.page.desk.many, 1)):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda left=left: len(answers) == left)
    assert len(list((tmp_path / "lembar").glob("*.pdf"))) == 4
    assert [path.name[:16] for path in (tmp_path / "orang").iterdir()] == ["C13-D11_2026-TW2"] * 2
    assert events(shown) == []
    qtbot.mouseClick(shown.page.desk.one, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not answers)
    shown.settle()
    assert (tmp_path / "satu.pdf").exists()
    assert events(shown) == [SheetEventKind.PRINTED] * 4
    assert shown.opened.notices == ["4 lembar dicatat sudah dicetak."]


def test_the_shown_sheet_alone_can_be_kept(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    lay_out(shown, qtbot)
    desk = shown.page.desk
    desk.view.go_to(2)
    qtbot.waitUntil(lambda: desk.preview.page_count > 0)
    proposed: list[str] = []

    def file(_parent: object, _title: str, name: str) -> Path:
        proposed.append(name)
        return tmp_path / name

    monkeypatch.setattr(AskPlace, "file", file)
    monkeypatch.setattr(Selectable, "ask", lambda *_args: ANSWERS["selesai"])
    qtbot.mouseClick(desk.preview.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(proposed) and (tmp_path / proposed[0]).exists())
    assert proposed[0].startswith("C13_2026-TW2_")
    assert proposed[0].endswith("_Nur_Ratna_Purnomo.pdf")


def printer_into(file: Path, *, two_sided: bool = False, copies: int = 1) -> Callable[..., Chosen]:
    def ask(_parent: object, _title: str, _name: str, setup: Setup) -> Chosen:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(file))
        made.setPageSize(printer.page_size(setup.paper))
        return Chosen(made, "Pencetak uji", copies, two_sided)

    return ask


def print_chosen(shown: Shown, qtbot: QtBot) -> Any:
    """Press "Cetak…" and return the bar that asks how it came out."""
    bar = shown.page.desk.output.bar
    qtbot.mouseClick(shown.page.desk.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.currentWidget() is bar.asking, timeout=PATIENCE)
    return bar


def test_printing_draws_every_page_and_asks_how_it_came_out(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    lay_out(shown, qtbot)
    shown.page.desk.model.tick(1)
    printed = tmp_path / "cetak.pdf"
    monkeypatch.setattr(output, "has_printer", lambda: True)
    monkeypatch.setattr(AskPrinter, "ask", printer_into(printed))
    bar = print_chosen(shown, qtbot)
    pages = count_pages(printed.read_bytes())
    assert bar.question.full == "Apakah semua keluar dengan baik?"
    assert bar.told.full == f"{pages} halaman dikirim ke Pencetak uji"
    qtbot.mouseClick(bar.later, Qt.MouseButton.LeftButton)
    assert bar.currentWidget() is bar.foot
    shown.settle()
    assert events(shown) == []
    document = pypdfium2.PdfDocument(printed.read_bytes())
    wide = [round(document.get_page_size(at)[0] / 72 * 25.4) for at in range(pages)]
    document.close()
    assert wide[:2] == [215, 330]  # the cover, then C.1.3
    assert wide[-1] == 215
    bar = print_chosen(shown, qtbot)
    qtbot.mouseClick(bar.yes, Qt.MouseButton.LeftButton)
    shown.settle()
    assert events(shown) == [SheetEventKind.PRINTED] * 2


def test_after_a_jam_the_rest_is_printed_again(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    lay_out(shown, qtbot)
    printed = tmp_path / "cetak.pdf"
    monkeypatch.setattr(output, "has_printer", lambda: True)
    monkeypatch.setattr(AskPrinter, "ask", printer_into(printed, two_sided=True, copies=2))
    bar = print_chosen(shown, qtbot)
    all_pages = count_pages(printed.read_bytes())
    asked: list[str] = []

    def accept(dialog: JamQuestion) -> int:
        qtbot.keyClicks(dialog.page, "5")
        qtbot.keyClick(dialog.page, Qt.Key.Key_Up)
        asked.append(dialog.words.text())
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(JamQuestion, "exec", accept)
    qtbot.mouseClick(bar.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.currentWidget() is bar.asking, timeout=PATIENCE)
    assert asked[0].startswith("Tumpukan 1, Slamet Hartono, S.IP.: C.1.3 Eka Dewi O'Brien, ")
    assert asked[0].endswith("Kertasnya dicetak lagi dari halaman 5.")
    assert count_pages(printed.read_bytes()) == all_pages - 4
    assert events(shown) == []


def test_the_printer_is_paused_and_cancelled_and_goes_on(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    lay_out(shown, qtbot)
    monkeypatch.setattr(output, "has_printer", lambda: True)
    monkeypatch.setattr(AskPrinter, "ask", printer_into(tmp_path / "cetak.pdf"))
    bar, real = shown.page.desk.output.bar, printer.as_image
    reached, go = threading.Event(), threading.Event()

    def slow(picture: Any) -> Any:
        reached.set()
        assert go.wait(10)
        return real(picture)

    monkeypatch.setattr(printer, "as_image", slow)
    qtbot.mouseClick(shown.page.desk.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(reached.is_set)
    qtbot.waitUntil(lambda: "halaman 1 dari" in bar.words.full)
    assert bar.words.full.startswith("Tumpukan 1 dari 1")
    qtbot.mouseClick(bar.pause, Qt.MouseButton.LeftButton)
    assert bar.pause.text() == "Teruskan"
    go.set()
    qtbot.waitUntil(lambda: "halaman 2 dari" in bar.words.full)
    assert bar.currentWidget() is bar.running
    qtbot.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.currentWidget() is bar.asking, timeout=PATIENCE)
    assert bar.question.full.startswith("Berhenti di halaman 2 dari ")
    assert not bar.yes.isVisible()
    monkeypatch.setattr(printer, "as_image", real)
    monkeypatch.setattr(JamQuestion, "ask", lambda _parent, _run, page: page)
    qtbot.mouseClick(bar.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bar.yes.isVisible())
    assert bar.told.full.split()[0].isdigit()


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
    assert set(forms.boxes) == set(PRINTED_FORMS)
    listed = [form for _name, group in GROUPS for form in group]
    assert sorted(listed) == sorted(DeskForm)
    qtbot.mouseClick(forms.more, Qt.MouseButton.LeftButton)
    assert forms.popup.isVisible()
    forms.boxes[DeskForm.SKP].click()
    assert forms.chips[DeskForm.SKP].isChecked()
    assert DeskForm.SKP in forms.chosen()
    qtbot.keyClick(forms.popup, Qt.Key.Key_Escape)
    assert not forms.popup.isVisible()


def test_what_cups_refuses_is_told(tmp_path: Path, monkeypatch: Patch) -> None:
    (tmp_path / "lp").write_text("#!/bin/sh\necho 'lp: printer off' >&2\nexit 1\n")
    (tmp_path / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(WorldFault) as fault:
        print_queue.send_to_cups(tmp_path / "x.pdf", "LaserJet", "Cetak")
    assert fault.value.values["words"] == "lp: printer off"
    assert print_queue.cups_printers() == ()


def test_without_a_printer_pdf_is_offered(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    lay_out(shown, qtbot)
    asked: list[str] = []

    def ask(_parent: object, title: str, *_rest: object) -> int:
        asked.append(title)
        return 1 if len(asked) == 1 else ANSWERS["selesai"]

    monkeypatch.setattr(output, "has_printer", lambda: False)
    monkeypatch.setattr(AskPlace, "folder", lambda *_args: tmp_path / "pdf")
    monkeypatch.setattr(Selectable, "ask", ask)
    qtbot.mouseClick(shown.page.desk.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert asked[0] == "Tidak ada pencetak di komputer ini"
    assert len(list((tmp_path / "pdf").iterdir())) == 2


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


def test_a_printer_that_refuses_is_told_and_nothing_is_recorded(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    lay_out(shown, qtbot)
    faults: list[WorldFault] = []
    shown.operations.fault.connect(lambda fault, _retry: faults.append(fault))

    def refuse(*_what: object) -> None:
        raise WorldFault("print.refused", printer="Pencetak uji", words="kertas habis")

    monkeypatch.setattr(output, "has_printer", lambda: True)
    monkeypatch.setattr(AskPrinter, "ask", printer_into(tmp_path / "cetak.pdf"))
    monkeypatch.setattr(printer, "draw", refuse)
    bar = print_chosen(shown, qtbot)
    assert [fault.values["words"] for fault in faults] == ["kertas habis"]
    assert bar.question.full.startswith("Berhenti di halaman 1 dari ")
    assert events(shown) == []


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
