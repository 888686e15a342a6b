"""A small section in a real window: a head and two people under him."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.services import periods, planning, planning_edit, undo
from asn_desktop.services.office import Office
from asn_desktop.services.planning_edit import IndicatorField, ResultField
from asn_desktop.ui.context import Period, Selection
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.planning.examples_page import ExamplesPage
from asn_desktop.ui.planning.list_page import PlanningPage
from asn_desktop.ui.planning.skp_page import SkpPage
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.window import MainWindow, Shell
from asn_desktop.views.planning import SkpView

Key = Qt.Key
E = Act.EDIT_SKP


@dataclass
class Desk:
    qtbot: QtBot
    office: Office
    window: MainWindow
    head: UUID
    staff: UUID
    colleague: UUID

    @property
    def list(self) -> PlanningPage:
        page = self.window.page("planning")
        assert isinstance(page, PlanningPage)
        return page

    @property
    def page(self) -> SkpPage:
        page = self.window.page("skp")
        assert isinstance(page, SkpPage)
        return page

    def settle(self) -> None:
        for _ in range(3):
            QApplication.processEvents()
            self.window.operations.runner.wait_idle()
            QApplication.processEvents()

    def press(
        self, key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        widget = QApplication.focusWidget()
        assert widget is not None
        self.qtbot.keyClick(widget, key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        for sign in text:
            widget = QApplication.focusWidget()
            assert widget is not None
            self.qtbot.keyClick(widget, sign)
        QApplication.processEvents()

    def view(self) -> SkpView:
        assert self.page.loaded is not None
        return self.office.read(planning.view, self.page.loaded.skp.id)

    def open(self, skp: UUID) -> None:
        self.window.open("skp", skp=skp)
        self.settle()

    def create(self, person: UUID) -> UUID:
        return self.office.write(Act.CREATE_SKP, planning.create, person, 2026).value

    def complete(self, skp: UUID, text: str = "Surat selesai tepat waktu") -> UUID:
        def fill(tx) -> UUID:
            result = planning_edit.add_result(tx, skp, text=text)
            planning_edit.change_result(tx, result, ResultField.SUPPORTS_TEXT, "Layanan loket")
            tx.session.flush()
            row = planning.view(tx, skp).results[-1].indicators[0].id
            for field, value in (
                (IndicatorField.ASPECT, "quantity"),
                (IndicatorField.TEXT, "Jumlah"),
                (IndicatorField.TARGET, "10"),
            ):
                planning_edit.change_indicator(tx, row, field, value)
            for section in planning.ANNEX:
                planning_edit.add_annex_line(tx, skp, section, text="Satu baris")
            return result

        return self.office.write(E, fill).value


@pytest.fixture
def desk(
    qtbot: QtBot, sqlite_office: Office, make_person: Callable[..., UUID], theme: Theme
) -> Iterator[Desk]:
    office = sqlite_office
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi", heads=True)
    staff = make_person(office, "Nur Ratna, M.M.", position="Penata Layanan", assessor=head)
    mate = make_person(office, "Rina Rahayu, S.IP.", position="Penata Layanan", assessor=head)
    runner = JobRunner()
    operations = Operations(office, runner)
    selection = Selection((2026,), lambda _year: [Period("TW2", "Triwulan II")], 2026)
    window = MainWindow(
        Shell("Kecamatan Mulyorejo", undo=lambda: operations.write(Act.UNDO, undo.undo_last)),
        operations,
        selection,
        (
            PageSpec("planning", "Perencanaan", "planning", PlanningPage),
            PageSpec("skp", "SKP", "planning", SkpPage, "planning"),
            PageSpec("examples", "Contoh dari peraturan", "eye", ExamplesPage, "planning"),
        ),
    )
    qtbot.addWidget(window)
    window.resize(1366, 697)
    window.show()
    window.open("planning")
    bugs: list[BaseException] = []
    operations.bug.connect(bugs.append)
    yield Desk(qtbot, office, window, head, staff, mate)
    runner.wait_idle()
    QApplication.processEvents()
    runner.shutdown()
    assert not bugs
