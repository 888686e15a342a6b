"""The print desk as its tests use it: laid out, printed into a file, its events read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.services import paper
from asn_desktop.ui.printing import printer
from asn_desktop.ui.printing.printer import Chosen
from asn_desktop.workflows.print_run import Setup

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
