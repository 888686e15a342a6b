"""Trouble in words: what the rules found, what the world did, what we did wrong."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from asn_desktop import texts
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import Finding, Severity, WorldFault, refuse
from asn_desktop.ui.errors import (
    FaultDialog,
    RefusedDialog,
    ReportDialog,
    Troubles,
    report_text,
)
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.qt_words import QtWords
from asn_desktop.ui.widgets.messages import Banner

Answer = Callable[[Callable[[QDialog], None]], None]


@pytest.fixture
def troubles(qtbot: QtBot, small_operations: Operations) -> Troubles:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = Troubles(window, small_operations, "0.1.0")
    made.keep = window  # type: ignore[attr-defined]  # the window lives as long as the test
    return made


def words_in(dialog: QDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_a_refusal_is_told_most_grave_first(troubles: Troubles, answers: Answer) -> None:
    seen: list[list[str]] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, RefusedDialog)
        seen.append([banner.label.text() for banner in dialog.findChildren(Banner)])

    answers(look)
    troubles.show_refused(
        [
            Finding("fault.not_found", Severity.WARNING, {"name": "a.pdf"}),
            Finding("fault.read_only", Severity.ERROR),
        ]
    )
    assert seen == [
        [texts.sentence("fault.read_only"), texts.sentence("fault.not_found", name="a.pdf")]
    ]


@pytest.mark.parametrize("again", [True, False])
def test_a_fault_offers_to_try_again(troubles: Troubles, answers: Answer, again: bool) -> None:
    tried: list[int] = []

    def decide(dialog: QDialog) -> None:
        assert isinstance(dialog, FaultDialog)
        assert texts.sentence("fault.disk_full") in words_in(dialog)
        dialog.accept() if again else dialog.reject()

    answers(decide)
    troubles.show_fault(WorldFault("fault.disk_full"), lambda: tried.append(1))
    assert tried == ([1] if again else [])


def test_a_file_that_is_not_taken_is_nothing_to_try_again(
    troubles: Troubles, answers: Answer
) -> None:
    tried: list[int] = []

    def decide(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Berkas ini tidak diterima"
        assert [each.text() for each in dialog.findChildren(QPushButton)] == ["Tutup"]
        QTest.keyClick(dialog, Qt.Key.Key_Return)

    answers(decide)
    troubles.show_fault(BundleFault("bundle.truncated"), lambda: tried.append(1))
    assert tried == []


def _fall(nip: str) -> None:
    raise ValueError(f"bad {nip}")


def test_a_report_holds_places_but_no_values() -> None:
    try:
        _fall("199810042022012001")
    except ValueError as error:
        report = report_text(error, "0.1.0")
    assert "ASN Desktop 0.1.0" in report
    assert "_fall" in report
    assert "builtins.ValueError" in report
    assert "199810042022012001" not in report
    assert "/root" not in report


@pytest.fixture
def expected_log(caplog: pytest.LogCaptureFixture) -> Callable[[], None]:
    def mark() -> None:
        for record in caplog.records:
            record.expected = True

    return mark


def test_a_bug_is_told_once_and_its_report_can_be_copied(
    troubles: Troubles, answers: Answer, expected_log: Callable[[], None]
) -> None:
    seen: list[QDialog] = []

    def copy(dialog: QDialog) -> None:
        assert isinstance(dialog, ReportDialog)
        dialog.copy()
        seen.append(dialog)

    answers(copy)
    for _ in range(2):
        troubles.show_bug(KeyError("secret"))
    expected_log()
    assert len(seen) == 1
    assert "builtins.KeyError" in QGuiApplication.clipboard().text()
    assert "secret" not in QGuiApplication.clipboard().text()


def test_what_nobody_caught_is_shown_as_what_it_is(
    troubles: Troubles, answers: Answer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    troubles.watch_uncaught()
    seen: list[type] = []
    answers(lambda dialog: seen.append(type(dialog)))
    for error in (refuse("fault.read_only"), WorldFault("fault.disk")):
        sys.excepthook(type(error), error, None)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [RefusedDialog, FaultDialog]


def test_qts_own_words_are_indonesian(qapp: QApplication, qtbot: QtBot) -> None:
    words = QtWords(qapp)
    qapp.installTranslator(words)
    try:
        box = QDialogButtonBox()
        qtbot.addWidget(box)
        cancel = box.addButton(QDialogButtonBox.StandardButton.Cancel)
        assert cancel.text().replace("&", "") == "Batal"
        assert QCoreApplication.translate("Page", "Simpan") == "Simpan"
        assert QCoreApplication.translate("Page", "Save") == "Save"
        assert QCoreApplication.translate("QLineEdit", "unknown words") == "unknown words"
        files = QFileDialog()
        qtbot.addWidget(files)
        files.setOption(QFileDialog.Option.DontUseNativeDialog)
        labels = [label.text() for label in files.findChildren(QLabel)]
        assert "&Cari di:" in labels
        assert "&Jenis berkas:" in labels
    finally:
        qapp.removeTranslator(words)


def test_the_sentences_of_the_window_exist() -> None:
    from asn_desktop.texts import shell

    assert set(shell.SENTENCES) <= texts.codes()
