"""The print desk and the life of sheets in the stories at the real window."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from clerk import CTRL, Clerk, Key
from PySide6.QtWidgets import QApplication, QFileDialog

from asn_desktop.ui.printing.check import CheckDialog
from asn_desktop.ui.widgets.dialogs import Selectable
from asn_desktop.views.printing import SheetRow

CODE = re.compile(r"[A-D]\d+V\d+-\w{4}-\w{4}-\w{4}")


def shoot(widget: Any, name: str) -> None:
    """A picture of a chapter, where ``PICS`` names a folder for them."""
    folder = os.environ.get("PICS")
    if folder:
        QApplication.processEvents()
        widget.grab().save(f"{folder}/{name}.png")


def print_from(
    clerk: Clerk, folder: Path, monkeypatch: pytest.MonkeyPatch, button: str = "each"
) -> list[bytes]:
    """All that is ready goes into ``folder`` with ``button``, noted as printed."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a, **_k: str(folder))
    desk = clerk.window.page("printing").desk
    clerk.qtbot.waitUntil(lambda: desk.model.rows != [])
    desk.view.setFocus()
    clerk.press(Key.Key_A, CTRL)
    shoot(clerk.window, f"03-desk-{folder.name}")
    saved = []

    def kept(dialog: Selectable) -> None:
        saved.append(dialog.heading.text())
        shoot(dialog, f"03-kept-{folder.name}")
        clerk.click_words("Catat sudah dicetak", dialog)

    clerk.answers[Selectable] = kept
    clerk.click(getattr(desk, button))
    clerk.qtbot.waitUntil(lambda: saved != [], timeout=20000)
    clerk.settle()
    return [path.read_bytes() for path in sorted(folder.glob("*.pdf"))]


def joined(clerk: Clerk, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All stacks with their cover sheets in one file."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(file), ""))
    clerk.answers[Selectable] = lambda dialog: clerk.click_words("Selesai", dialog)
    desk = clerk.window.page("printing").desk
    clerk.qtbot.waitUntil(lambda: desk.model.rows != [])
    desk.view.setFocus()
    clerk.press(Key.Key_A, CTRL)
    clerk.click(desk.one)
    clerk.qtbot.waitUntil(file.exists, timeout=20000)
    clerk.settle()


def codes_in(text: str) -> list[str]:
    return list(dict.fromkeys(CODE.findall(text)))


@dataclass
class Answer:
    """What the check of a code says."""

    verdict: str
    sentence: str
    changed: str


def check(clerk: Clerk, *codes: str, record: str = "") -> Answer:
    """Ctrl+B in Cetak: the codes read in turn; the answer to the last one."""
    found: list[Answer] = []

    def read(dialog: CheckDialog) -> None:
        if record:
            combo = dialog.event_kind.combo
            combo.setCurrentIndex(combo.findText(record))
            assert combo.currentText() == record
            combo.activated.emit(combo.currentIndex())
        for code in codes:
            dialog.code.line.setFocus()
            dialog.code.line.selectAll()
            clerk.qtbot.keyClicks(dialog.code.line, code)
            clerk.qtbot.keyClick(dialog.code.line, Key.Key_Return)
            clerk.settle()
        shoot(dialog, f"05-check-{record}-{dialog.answer.chip.text.replace(' ', '_')}")
        found.append(
            Answer(
                dialog.answer.chip.text,
                dialog.answer.sentence.text(),
                dialog.answer.changed.text(),
            )
        )
        dialog.reject()

    clerk.answers[CheckDialog] = read
    clerk.go("printing")
    clerk.press(Key.Key_B, CTRL)
    return found[-1]


def work(clerk: Clerk) -> dict[str, str]:
    """What Beranda asks for: code → sentence."""
    page = clerk.go("home")
    return {row.work.code: plain(row.sentence.text()) for row in page.rows}


def plain(rich: str) -> str:
    return re.sub("<[^>]+>", "", rich)


def do_work(clerk: Clerk, code: str) -> None:
    """Enter on a row of Beranda."""
    page = clerk.go("home")
    row = next(row for row in page.rows if row.work.code == code)
    row.setFocus()
    clerk.press(Key.Key_Return)


def rows_of(clerk: Clerk, words: str) -> list[SheetRow]:
    """The list Lembar with its filter."""
    page = clerk.go("printing")
    if page.tabs.currentIndex() == 0:
        clerk.press(Key.Key_Tab, CTRL)
    clerk.press(Key.Key_F, CTRL)
    QApplication.focusWidget().selectAll()
    clerk.type(words)
    clerk.settle()
    page.sheets.table.setFocus()
    return list(page.sheets.model.rows)


def altered(code: str) -> str:
    """A code with one sign changed."""
    return code[:-1] + ("A" if code[-1] != "A" else "B")
