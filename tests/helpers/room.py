"""A window with some pages on a real office, worked by keys."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from asn_desktop.services.office import Office
from asn_desktop.ui.context import Period, Selection
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.page import Page, PageSpec
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.window import MainWindow, Shell

NONE = Qt.KeyboardModifier.NoModifier


class Elsewhere(Page):
    """Stands for a page of somebody else and keeps what it was asked to show."""

    title = "Halaman lain"

    def go(self, **target: Any) -> None:
        self.target = target


class Room:
    """``Room(office, (PageSpec(…), …))`` opens the first page; ``close`` at the end."""

    def __init__(
        self, office: Office, pages: tuple[PageSpec, ...], *, periods: bool = True
    ) -> None:
        self.office = office
        self.operations = Operations(office, JobRunner())
        self.faults: list[BaseException] = []
        self.operations.bug.connect(self.faults.append)
        known = (Period("TW2", "Triwulan II"),) if periods else ()
        self.selection = Selection(
            [2026], lambda _year: known, 2026, known[0].key if known else None
        )
        self.window = MainWindow(
            Shell("Kecamatan Cakranegara"), self.operations, self.selection, pages
        )
        self.window.resize(1366, 697)
        self.window.show()
        QApplication.processEvents()
        self.window.open(pages[0].key)
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.settle()

    def at(self, key: str) -> Any:
        return self.window.page(key)

    def settle(self) -> None:
        for _turn in range(4):
            QApplication.processEvents()
            self.operations.runner.wait_idle()
        QApplication.processEvents()
        assert not self.faults, self.faults

    def press(self, key: Qt.Key, modifier: Any = NONE) -> None:
        self.window.activateWindow()  # a dialog was in front
        assert QTest.qWaitForWindowActive(self.window)
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window.focusWidget() or self.window, text)
        self.settle()

    def close(self) -> None:
        self.settle()
        self.operations.runner.shutdown()
        self.window.close()
        self.window.deleteLater()
        QApplication.processEvents()
