"""A real queue of CUPS gets a stack through the print dialog, and its pages are looked at.

Needs Debian's ``cups`` and ``printer-driver-cups-pdf`` with a queue (``lpadmin -p PDF -E -v
cups-pdf:/ -m lsb/usr/cups-pdf/CUPS-PDF_opt.ppd``); elsewhere the tests are left out.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from asn_desktop.ui.printing.jam import JamQuestion
from asn_desktop.workflows import print_queue

Shown = Any  # of conftest.py
PATIENCE = 60_000
CONFIGURATION = Path("/etc/cups/cups-pdf.conf")


def find_queue() -> str:
    """The queue that writes PDFs, "" where there is none."""
    for name in print_queue.cups_printers():
        said = subprocess.run(["lpstat", "-v", name], capture_output=True, text=True, check=False)
        if "cups-pdf:" in said.stdout:
            return name
    return ""


QUEUE = find_queue()
pytestmark = pytest.mark.skipif(not QUEUE, reason="no CUPS queue of printer-driver-cups-pdf here")


@pytest.fixture(autouse=True)
def alone() -> Iterator[None]:
    """One at a time on this computer: what the queue wrote since is known by its being new."""
    import fcntl  # where there is CUPS there is this

    with (Path(tempfile.gettempdir()) / "asn-desktop-cups-test.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def out_folder() -> Path:
    """Where the queue puts what it printed."""
    said = re.search(r"^Out\s+(\S+)", CONFIGURATION.read_text(), re.MULTILINE)
    place = said.group(1) if said else "/var/spool/cups-pdf/${USER}"
    return Path(os.path.expandvars(place))


def pages_of(pdf: Path) -> list[tuple[str, tuple[int, int]]]:
    """The words and the size in millimetres of every page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [
            (
                page.get_textpage().get_text_bounded(),
                (round(page.get_width() / 72 * 25.4), round(page.get_height() / 72 * 25.4)),
            )
            for page in document
        ]
    finally:
        document.close()


@pytest.fixture
def printed(shown: Shown, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> set[Path]:
    """Press "Cetak…" on two people's sheets; what stood in the folder before."""
    desk = shown.page.desk
    desk.scopes.setCurrentIndex(1)
    desk.scopes.activated.emit(1)
    shown.settle()
    qtbot.waitUntil(lambda: bool(desk.model.rows))
    desk.options.remember_printer(QUEUE, False)
    monkeypatch.setattr(QPrintDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    before = set(out_folder().glob("*.pdf"))
    qtbot.mouseClick(desk.main, Qt.MouseButton.LeftButton)
    bar = desk.output.bar
    qtbot.waitUntil(lambda: bar.currentWidget() is bar.asking, timeout=PATIENCE)
    return before


def newest(qtbot: QtBot, before: set[Path]) -> Path:
    """The file the queue wrote since, whole."""
    folder = out_folder()
    qtbot.waitUntil(lambda: bool(set(folder.glob("*.pdf")) - before), timeout=PATIENCE)
    (file,) = set(folder.glob("*.pdf")) - before
    qtbot.waitUntil(lambda: file.read_bytes().rstrip().endswith(b"%%EOF"), timeout=PATIENCE)
    return file


def test_a_stack_comes_out_of_the_queue_page_by_page(
    shown: Shown, qtbot: QtBot, printed: set[Path]
) -> None:
    output = shown.page.desk.output
    file = newest(qtbot, printed)
    try:
        found = pages_of(file)
    finally:
        file.unlink()
    assert output.bar.yes.isVisible()
    assert output.bar.told.full == f"{len(found)} halaman dikirim ke {QUEUE}"
    assert len(found) == output._run.pages
    marks = [mark for stack in output._run.stacks for mark in stack.pages]
    assert [mark.words for mark in marks][:2] == ["Lembar penutup", "C.1.3 Eka Dewi O'Brien"]
    for (words, size), mark in zip(found, marks, strict=True):
        assert mark.words.split(" ")[-1] in words
        assert sorted(size) == [215, 330]


def test_after_a_jam_the_queue_gets_the_rest(
    shown: Shown, qtbot: QtBot, printed: set[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    output = shown.page.desk.output
    first = newest(qtbot, printed)
    whole = len(pages_of(first))
    first.unlink()
    monkeypatch.setattr(JamQuestion, "ask", lambda _parent, _run, _page: 4)
    qtbot.mouseClick(output.bar.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: output.bar.currentWidget() is output.bar.running)
    qtbot.waitUntil(lambda: output.bar.currentWidget() is output.bar.asking, timeout=PATIENCE)
    rest = newest(qtbot, printed)
    try:
        assert len(pages_of(rest)) == whole - 3
    finally:
        rest.unlink()
