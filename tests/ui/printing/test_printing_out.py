"""The ways out of the desk: a real printer driver (into a file), real PDFs, a jam, a refusal."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from desk import ANSWERS, PATIENCE, events, lay_out, print_chosen, printer_into
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.ui.printing import output, printer
from asn_desktop.ui.printing.jam import JamQuestion
from asn_desktop.ui.printing.printer import AskPlace, AskPrinter
from asn_desktop.ui.widgets.dialogs import Selectable
from asn_desktop.workflows import print_queue
from asn_desktop.workflows.pdf_pages import count_pages

Shown = Any  # of conftest.py
Patch = pytest.MonkeyPatch


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
