"""A window with nothing but Umpan Balik: three people with a set SKP in the second quarter."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from asn_desktop.services import feedback
from asn_desktop.services.office import Office
from asn_desktop.ui.context import Period, Selection
from asn_desktop.ui.feedback.page import FeedbackPage
from asn_desktop.ui.feedback.shell import FeedbackShell
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.page import Page, PageSpec
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.window import MainWindow, Shell
from asn_desktop.views.feedback import FeedbackRecord

NAMES = ("Eka Dewi O'Brien", "Farida Tingang, A.Md.", "Irwan Lubis, S.Kom.")


class Desk(Page):
    """Stands for the print desk."""

    title = "Cetak"

    def go(self, **target: Any) -> None:
        self.target = target


class Room:
    """The office, its window and the page."""

    def __init__(self, office: Office, staff: list[UUID], period: UUID) -> None:
        self.office, self.staff, self.period = office, staff, period
        self.operations = Operations(office, JobRunner())
        selection = Selection([2026], lambda _year: (Period("TW2", "Triwulan II"),), 2026, "TW2")
        pages = (
            PageSpec("feedback", "Umpan Balik", "feedback", FeedbackShell),
            PageSpec("printing", "Cetak", "print", Desk),
        )
        self.window = MainWindow(Shell("Kecamatan Mulyorejo"), self.operations, selection, pages)
        self.window.resize(1366, 697)
        self.window.show()
        QApplication.processEvents()
        self.window.open("feedback")
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.settle()

    @property
    def shell(self) -> FeedbackShell:
        found = self.window.page("feedback")
        assert isinstance(found, FeedbackShell)
        return found

    @property
    def page(self) -> FeedbackPage:
        found = self.shell.tab("notes")
        assert isinstance(found, FeedbackPage)
        return found

    def settle(self) -> None:
        for _turn in range(3):
            QApplication.processEvents()
            self.operations.runner.wait_idle()
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
        self.window.activateWindow()  # a dialog was in front
        assert QTest.qWaitForWindowActive(self.window)
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)
        self.settle()

    def stored(self, number: int = 0) -> FeedbackRecord:
        self.settle()
        found = self.office.read(feedback.record_of, self.staff[number], self.period)
        assert found is not None
        return found
