"""Files on realisations by key, drop and button; opened, refused, removed; nothing in the way."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from asn_desktop.services import evidence
from asn_desktop.ui.progress.page import ProgressPage
from asn_desktop.ui.widgets import evidence as widgets
from asn_desktop.ui.widgets.dialogs import Question
from asn_desktop.ui.widgets.evidence import EvidenceDesk, EvidenceDialog
from asn_desktop.views.evidence import EvidencePlace, EvidenceView

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LEFT, COPY = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def page(section: Any) -> ProgressPage:
    section.window.open("progress", person=section.staff[0])
    section.settle()
    found = section.window.page("progress")
    assert isinstance(found, ProgressPage)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    Image.new("RGB", (2000, 1000), "green").save(tmp_path / "kegiatan.jpg")
    (tmp_path / "register.pdf").write_bytes(b"%PDF-1.7 register")
    (tmp_path / "palsu.jpg").write_bytes(b"MZ\x90")
    return tmp_path


def place_of(page: ProgressPage, at: int = 0) -> EvidencePlace:
    assert page.grid is not None
    one = page.grid.lines[at]
    return EvidencePlace(
        work_result_id=one.result_id, indicator_id=one.indicator_id, period_id=page._period.id
    )


def stored(section: Any, place: EvidencePlace) -> tuple[EvidenceView, ...]:
    section.settle()
    found: tuple[EvidenceView, ...] = section.office.read(evidence.of_place, place)
    return found


def drop(target: Any, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    target.dropEvent(QDropEvent(QPointF(5, 5), COPY, data, LEFT, PLAIN))


def in_dialog(monkeypatch: pytest.MonkeyPatch, section: Any, do: Any) -> list[EvidenceDialog]:
    """Run ``do(dialog)`` in place of the dialog's own loop."""
    seen: list[EvidenceDialog] = []

    def run(dialog: QDialog) -> int:
        assert isinstance(dialog, EvidenceDialog)
        seen.append(dialog)
        dialog.show()
        section.settle()
        do(dialog)
        section.settle()
        dialog.reject()
        return 0

    monkeypatch.setattr(EvidenceDialog, "exec", run)
    return seen


def test_files_dropped_on_the_clip_of_a_row_are_kept_and_counted(
    section: Any, page: ProgressPage, folder: Path
) -> None:
    place = place_of(page, 1)
    clip = page.files.clips[place.work_result_id, place.indicator_id]
    assert clip.text() == ""
    drop(clip, folder / "kegiatan.jpg", folder / "register.pdf")
    kept = stored(section, place)
    assert [one.name for one in kept] == ["kegiatan.jpg", "register.pdf"]
    section.settle()
    clip = page.files.clips[place.work_result_id, place.indicator_id]
    assert clip.text() == "2"
    assert "2 berkas" in clip.accessibleName()
    assert (
        page.files.clips[page.grid.lines[0].result_id, page.grid.lines[0].indicator_id].text() == ""
    )


def test_a_file_dropped_or_pasted_into_a_field_is_evidence_and_no_text(
    section: Any, page: ProgressPage, folder: Path
) -> None:
    cell = page.grid.lines[0].evidence
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(folder / "register.pdf"))])
    assert cell.canInsertFromMimeData(data)
    QGuiApplication.clipboard().setMimeData(data)
    cell.setFocus()
    QTest.keyClick(cell, Key.Key_V, CTRL)
    assert cell.words() == ""
    assert [one.name for one in stored(section, place_of(page))] == ["register.pdf"]
    QGuiApplication.clipboard().setText("register loket")
    QTest.keyClick(cell, Key.Key_V, CTRL)
    assert cell.words() == "register loket"


def test_what_is_no_evidence_is_told_and_the_rest_goes_in(
    section: Any, page: ProgressPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def act(dialog: EvidenceDialog) -> None:
        drop(dialog, folder / "palsu.jpg", folder / "register.pdf")
        section.settle()
        told.append(dialog.problem.text())
        assert dialog.problem.isVisible()

    in_dialog(monkeypatch, section, act)
    page.show_files()
    assert told[0].startswith("Isi palsu.jpg bukan foto")
    assert [one.name for one in stored(section, place_of(page))] == ["register.pdf"]


def test_a_dialog_closed_too_early_leaves_its_news_to_the_page(
    section: Any, page: ProgressPage, folder: Path
) -> None:
    told: list[Any] = []
    section.window.operations.refused.connect(told.extend)
    desk = EvidenceDesk(page.context, page)
    dialog = EvidenceDialog(page, desk, place_of(page), "Jumlah surat", "")
    section.settle()
    dialog.add_files([folder / "palsu.jpg", folder / "register.pdf"])
    shiboken6.delete(dialog)
    section.settle()
    assert [one.code for one in told] == ["evidence.kind"]
    assert [one.name for one in stored(section, place_of(page))] == ["register.pdf"]


def test_by_keys_alone_chosen_opened_and_removed(
    section: Any, page: ProgressPage, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    content: list[bytes] = []

    def show(url: QUrl) -> bool:
        path = Path(url.toLocalFile())
        opened.append(path)
        content.append(path.read_bytes())
        assert path.parent.stat().st_mode & 0o077 == 0
        return True

    monkeypatch.setattr(widgets, "open_url", show)
    monkeypatch.setattr(
        widgets.AskFiles, "ask", staticmethod(lambda *_more: [folder / "register.pdf"])
    )
    monkeypatch.setattr(Question, "ask", lambda *_more, **_kw: True)

    def act(dialog: EvidenceDialog) -> None:
        assert not dialog.look.isEnabled()
        QTest.keyClick(dialog, Key.Key_B, CTRL)
        section.settle()
        section.settle()
        assert [one.name for one in dialog.model.items] == ["register.pdf"]
        assert QApplication.focusWidget() is dialog.files
        QTest.keyClick(dialog.files, Key.Key_Return)
        section.settle()
        QTest.keyClick(dialog.files, Key.Key_Delete)
        section.settle()
        assert dialog.model.items == ()
        assert dialog.views.currentWidget() is dialog.nothing

    page.grid.lines[2].evidence.setFocus()
    seen = in_dialog(monkeypatch, section, act)
    QTest.keyClick(page.grid.lines[2].evidence, Key.Key_B, CTRL)
    assert len(seen) == 1
    assert content == [b"%PDF-1.7 register"]
    assert opened[0].name.startswith("register_")
    assert stored(section, place_of(page, 2)) == ()
    shutil.rmtree(opened[0].parent)


def test_a_finished_evaluation_locks_its_evidence(
    section: Any, page: ProgressPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[bool, bool, str]] = []

    def act(dialog: EvidenceDialog) -> None:
        seen.append((dialog.choose.isEnabled(), dialog.acceptDrops(), dialog.nothing.text()))

    in_dialog(monkeypatch, section, act)
    files = page.files
    place = next(iter(files.clips))
    assert files._skp is not None

    files.show_skp(replace(files._skp, locked=True))
    assert not files.clips[place].acceptDrops()
    files.show(place)
    assert seen == [(False, False, "Penilaian periode ini sudah selesai; buktinya terkunci.")]
