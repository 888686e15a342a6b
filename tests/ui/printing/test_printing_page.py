"""The print desk through its real widgets, real PDFs and a real printer driver (into a file)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState, SheetEventKind, SkpState
from asn_desktop.services import paper
from asn_desktop.services.office import Tx
from asn_desktop.ui.printing import output, printer
from asn_desktop.ui.printing.desk_model import Stack
from asn_desktop.ui.printing.printer import AskPlace, AskPrinter, Chosen
from asn_desktop.ui.widgets.dialogs import DateQuestion, Question, Selectable
from asn_desktop.views.paper import Paper
from asn_desktop.views.printing import DeskForm
from asn_desktop.workflows import printing
from asn_desktop.workflows.pdf_pages import count_pages

Shown = Any  # of conftest.py
Patch = pytest.MonkeyPatch
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
    assert shown.page.desk.summary.text() == "4 lembar dipilih · 2 belum siap"


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


def test_pdf_per_person_writes_files_and_only_yes_marks_them(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    lay_out(shown, qtbot)
    folder = tmp_path / "pdf"
    answers = ["selesai", "catat"]
    monkeypatch.setattr(AskPlace, "folder", lambda *_args: folder)
    monkeypatch.setattr(Selectable, "ask", lambda *_args: ANSWERS[answers.pop(0)])
    qtbot.mouseClick(shown.page.desk.many, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(answers) == 1)
    assert len(list(folder.glob("*.pdf"))) == 4
    assert events(shown) == []
    qtbot.mouseClick(shown.page.desk.many, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not answers)
    shown.settle()
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


def printer_into(file: Path) -> Callable[..., Chosen]:
    def ask(_parent: object, _title: str, paper: Paper) -> Chosen:
        made = QPrinter(QPrinter.PrinterMode.HighResolution)
        made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        made.setOutputFileName(str(file))
        made.setPageSize(printer.page_size(paper))
        return Chosen(made, "Pencetak uji", 1)

    return ask


def test_printing_draws_every_page_and_asks_how_it_came_out(
    shown: Shown, qtbot: QtBot, tmp_path: Path, monkeypatch: Patch
) -> None:
    lay_out(shown, qtbot)
    shown.page.desk.model.tick(1)
    printed, asked = tmp_path / "cetak.pdf", list[str]()
    answers = [False, True]

    def ask(_parent: object, title: str, text: str, **_words: str) -> bool:
        asked.append(f"{title} {text}")
        return answers.pop(0)

    monkeypatch.setattr(output, "has_printer", lambda: True)
    monkeypatch.setattr(AskPrinter, "ask", printer_into(printed))
    monkeypatch.setattr(Question, "ask", ask)
    qtbot.mouseClick(shown.page.desk.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(asked))
    shown.settle()
    assert events(shown) == []
    pages = count_pages(printed.read_bytes())
    assert asked == [f"Apakah semua keluar dengan baik? {pages} halaman dikirim ke Pencetak uji."]
    document = pypdfium2.PdfDocument(printed.read_bytes())
    sizes = [document.get_page_size(at) for at in range(pages)]
    document.close()
    wide = [round(width / 72 * 25.4) for width, _height in sizes]
    assert wide[0] == 330
    assert wide[-1] == 215
    qtbot.mouseClick(shown.page.desk.main, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not answers)
    shown.settle()
    assert events(shown) == [SheetEventKind.PRINTED] * 2


def test_cups_gets_the_pdf_itself(
    shown: Shown, tmp_path: Path, monkeypatch: Patch, qapp: object
) -> None:
    sent: list[tuple[bytes, str, int, str]] = []
    monkeypatch.setattr(printing, "cups_printers", lambda: ("LaserJet",))
    monkeypatch.setattr(
        printing,
        "send_to_cups",
        lambda pdf, queue, copies, title: sent.append((pdf.read_bytes(), queue, copies, title)),
    )
    pdf = shown.office.read(printing.preview, FormCode.D_1_1, shown.staff[0].evaluation)
    chosen = Chosen(QPrinter(), "LaserJet", 2)
    assert printer.send(pdf, chosen, "Cetak", Paper.F4, printing.silent) == count_pages(pdf)
    assert sent == [(pdf, "LaserJet", 2, "Cetak")]


def test_what_cups_refuses_is_told(tmp_path: Path, monkeypatch: Patch) -> None:
    (tmp_path / "lp").write_text("#!/bin/sh\necho 'lp: printer off' >&2\nexit 1\n")
    (tmp_path / "lp").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(WorldFault) as fault:
        printing.send_to_cups(tmp_path / "x.pdf", "LaserJet", 1, "Cetak")
    assert fault.value.values["words"] == "lp: printer off"
    assert printing.cups_printers() == ()


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
    assert len(list((tmp_path / "pdf").iterdir())) == 4


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
