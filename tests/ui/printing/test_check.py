"""Codes typed or scanned in the window; the life of a sheet and its scans."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from asn_desktop.models.planning import Indicator
from asn_desktop.rules.acts import Act
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.services import paper, sheet_list
from asn_desktop.services.office import Tx
from asn_desktop.ui.printing import sheet_dialog, sheets
from asn_desktop.ui.printing.check import CheckDialog
from asn_desktop.ui.printing.sheet_dialog import SheetDialog
from asn_desktop.views.printing import SealedVersion
from asn_desktop.workflows import printing

Shown = Any  # of conftest.py
K = SheetEventKind


@pytest.fixture
def printed(shown: Shown) -> list[SealedVersion]:
    """The D.1.1 of two people, printed."""
    refs = [printing.SheetRef(FormCode.D_1_1, each.evaluation, "2026-TW2") for each in shown.staff]
    ids = [one.version_id for one in printing.seal_sheets(shown.office, refs)]
    shown.office.write(Act.PRINTED, paper.mark_printed, ids)
    return [shown.office.read(paper.read_version, each) for each in ids]


@pytest.fixture
def dialog(shown: Shown, qtbot: QtBot) -> Iterator[CheckDialog]:
    made = CheckDialog(shown.page, shown.page.context)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def scan(qtbot: QtBot, dialog: CheckDialog, text: str, settle: Callable[[], None]) -> None:
    """A USB scanner types the code and Enter."""
    dialog.code.line.selectAll()
    qtbot.keyClicks(dialog.code.line, text)
    qtbot.keyClick(dialog.code.line, Qt.Key.Key_Return)
    settle()


def test_a_scanned_code_is_answered(
    shown: Shown, printed: list[SealedVersion], dialog: CheckDialog, qtbot: QtBot
) -> None:
    scan(qtbot, dialog, printed[0].code.replace("-", ""), shown.settle)
    assert dialog.answer.chip.text == "Cocok dan berlaku"
    assert dialog.answer.code.text() == printed[0].code
    assert "Nur Ratna" in dialog.answer.sentence.text()
    row = shown.office.read(sheet_list.row_of, printed[0].id)
    assert row.state is K.PRINTED
    assert dialog.isVisible()


def test_a_slip_offers_the_code_that_was_meant(
    shown: Shown, printed: list[SealedVersion], dialog: CheckDialog, qtbot: QtBot
) -> None:
    code = printed[0].code
    scan(qtbot, dialog, code[:-1] + ("A" if code[-1] != "A" else "B"), shown.settle)
    assert dialog.answer.chip.text == "Salah ketik"
    button = dialog.answer.buttons.itemAt(0).widget()
    assert code in button.text()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    shown.settle()
    assert dialog.answer.chip.text == "Cocok dan berlaku"


def test_an_edited_record_is_told_in_the_dialog(
    shown: Shown, dialog: CheckDialog, qtbot: QtBot
) -> None:
    ref = printing.SheetRef(FormCode.A_1_7, shown.staff[0].skp, "2026")
    (sealed,) = printing.seal_sheets(shown.office, [ref])
    shown.office.write(Act.PRINTED, paper.mark_printed, [sealed.version_id])
    version = shown.office.read(paper.read_version, sealed.version_id)

    def change(tx: Tx) -> None:
        tx.session.get_one(Indicator, shown.staff[0].indicators[0]).target = "9 surat"

    shown.office.write(Act.EDIT_SKP, change)
    scan(qtbot, dialog, version.code, shown.settle)
    assert dialog.answer.chip.text == "Tidak berlaku"
    assert dialog.answer.changed.text() == "– target indikator 1 hasil kerja 1 berubah"


def test_a_stack_is_marked_by_reading_its_codes(
    shown: Shown, printed: list[SealedVersion], dialog: CheckDialog, qtbot: QtBot
) -> None:
    dialog.event_kind.set_value(K.SIGNED)
    dialog.event_kind.changed.emit()
    assert dialog.on.isVisible()
    for version in (*printed, printed[0]):
        scan(qtbot, dialog, version.code, shown.settle)
    assert dialog.count.text() == "2 lembar dicatat."
    assert "sudah dicatat “Ditandatangani”" in dialog.answer.refusal.text()
    rows = [shown.office.read(sheet_list.row_of, one.id) for one in printed]
    assert [row.state for row in rows] == [K.SIGNED, K.SIGNED]


def test_search_leads_to_the_answer_and_the_answer_to_the_life(
    shown: Shown, printed: list[SealedVersion], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, UUID | None]] = []

    def ask(_parent: object, _context: object, code: str = "") -> object:
        asked.append((code, None))
        return shown.office.read(sheet_list.row_of, printed[0].id)

    monkeypatch.setattr(sheets.CheckDialog, "ask", ask)
    monkeypatch.setattr(
        sheets.SheetDialog, "show_sheet", lambda _p, _c, key: asked.append(("", key))
    )
    shown.page.go(code=printed[0].code)
    shown.settle()
    assert asked == [(printed[0].code, None), ("", printed[0].id)]


def test_a_scan_is_attached_by_drop_opened_and_removed(
    shown: Shown,
    printed: list[SealedVersion],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    good, bad = tmp_path / "tanda tangan.pdf", tmp_path / "bukan.pdf"
    good.write_bytes(b"%PDF-1.4\nscan")
    bad.write_bytes(b"hello")
    opened: list[bytes] = []
    monkeypatch.setattr(
        sheet_dialog,
        "open_url",
        lambda url: opened.append(Path(url.toLocalFile()).read_bytes()),
    )
    monkeypatch.setattr(sheet_dialog.Question, "ask", lambda *_a, **_k: True)
    made = SheetDialog(shown.page, shown.page.context, printed[0].id)
    made.show()
    shown.settle()
    assert made.heading.text() == "D.1.1 · Nur Ratna Purnomo, M.M."
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(good)), QUrl.fromLocalFile(str(bad))])
    made.dropEvent(
        QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    shown.settle()
    shown.settle()
    assert made.life is not None
    assert [one.name for one in made.life.scans] == ["tanda tangan.pdf"]
    assert "bukan.pdf" in made.problem.text()
    made._open_scan(made.life.scans[0])
    made._open_sheet()
    shown.settle()
    assert opened[0] == b"%PDF-1.4\nscan"
    assert opened[1].startswith(b"%PDF-")
    made._remove(made.life.scans[0])
    shown.settle()
    shown.settle()
    assert made.life.scans == ()
    made.close()


def test_a_file_too_large_for_a_scan_is_refused_unread(
    shown: Shown,
    printed: list[SealedVersion],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = tmp_path / "rekaman.pdf"
    with large.open("wb") as file:
        file.truncate(3 * 1024**3)  # a hole: three gigabytes that take no room
    read = Path.read_bytes

    def unread(path: Path) -> bytes:
        assert path != large, "the large file was read"
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", unread)
    made = SheetDialog(shown.page, shown.page.context, printed[0].id)
    made.show()
    shown.settle()
    made.attach_files([large])
    shown.settle()
    assert made.problem.isVisible()
    assert "3072,0 MB" in made.problem.text()
