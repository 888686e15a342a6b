"""A puskesmas in a real window: a leader with a team head, a nurse and a midwife."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from asn_desktop.models.planning import Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import matrix, matrix_view, periods, planning, undo
from asn_desktop.services.office import Office
from asn_desktop.ui.context import Period, Selection
from asn_desktop.ui.matrix.page import MatrixPage
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.planning.list_page import PlanningPage
from asn_desktop.ui.planning.skp_page import SkpPage
from asn_desktop.ui.strategy.page import StrategyPage
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.window import MainWindow, Shell
from asn_desktop.views.matrix import MatrixView, PersonLine
from asn_desktop.views.planning import ResultView

Key = Qt.Key
MAIN = ResultSection.MAIN
RESULTS = (
    (
        MAIN,
        "Ibu hamil di wilayah kerja terlayani",
        (
            ("Persentase ibu hamil yang mendapat layanan ANC sesuai prosedur", "95%", None),
            ("Kepuasan ibu hamil atas layanan ANC dan persalinan", "minimal 90", None),
        ),
    ),
    (MAIN, "Obat esensial tersedia", (("Persentase ketersediaan obat esensial", "100%", None),)),
)


@dataclass
class Desk:
    qtbot: QtBot
    office: Office
    window: MainWindow
    head: UUID
    team: UUID
    nurse: UUID
    midwife: UUID
    guest: UUID
    skp: UUID

    @property
    def page(self) -> MatrixPage:
        page = self.window.page("matrix")
        assert isinstance(page, MatrixPage)
        return page

    @property
    def strategy(self) -> StrategyPage:
        page = self.window.page("strategy")
        assert isinstance(page, StrategyPage)
        return page

    def settle(self) -> None:
        for _ in range(4):
            QApplication.processEvents()
            self.window.operations.runner.wait_idle()
            QApplication.processEvents()

    def make(self) -> UUID:
        """Make the matrix and stand in it."""
        key: UUID = self.office.write(Act.EDIT_MATRIX, matrix.create, self.skp).value
        self.window.open("matrix", matrix=key)
        self.settle()
        return key

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

    def stand(self, person: UUID, column: int) -> None:
        shown = self.page.shown
        assert shown is not None
        row = next(at for at, one in enumerate(shown.rows) if one.person_id == person)
        self.page.grid.go_to(self.page.grid.model.index(row, 2 + column))
        self.page.grid.table.setFocus()
        QApplication.processEvents()

    def view(self) -> MatrixView:
        assert self.page.shown is not None
        return self.office.read(matrix_view.view, self.page.shown.id)

    def row(self, person: UUID) -> PersonLine:
        return next(row for row in self.view().rows if row.person_id == person)

    def results(self, person: UUID) -> tuple[ResultView, ...]:
        skp = self.office.read(planning.current_skp, person, 2026)
        return () if skp is None else self.office.read(planning.view, skp).results

    def set_state(self, person: UUID, state: SkpState) -> None:
        def go(tx, skp_id: UUID) -> None:
            tx.session.get_one(Skp, skp_id).state = state

        skp = self.office.read(planning.current_skp, person, 2026)
        self.window.operations.write(Act.SET_SKP, go, skp)
        self.settle()


@contextmanager
def puskesmas(
    qtbot: QtBot,
    office: Office,
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
) -> Iterator[Desk]:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    head = make_person(
        office, "dr. Bambang Wicaksono, M.Kes.", position="Kepala Puskesmas", heads=True
    )
    team = make_person(office, "drg. Ayu Kartika", position="Penanggung Jawab UKP", assessor=head)
    nurse = make_person(office, "Budi Santoso, A.Md.Kep.", position="Perawat", assessor=head)
    midwife = make_person(office, "Rina Rahayu, A.Md.Keb.", position="Bidan", assessor=team)
    guest = make_person(
        office, "Joko Susilo, S.Kom.", position="Pranata Komputer", unit="Dinas Kominfo"
    )
    skp = make_skp(office, head, None, state=SkpState.DRAFT, results=RESULTS)

    def lead(tx) -> None:
        tx.session.get_one(Skp, skp).family = FormFamily.LEADER

    office.write(Act.EDIT_SKP, lead)
    runner = JobRunner()
    operations = Operations(office, runner)
    selection = Selection((2026,), lambda _year: [Period("TW2", "Triwulan II")], 2026)
    window = MainWindow(
        Shell("Puskesmas Mulyorejo", undo=lambda: operations.write(Act.UNDO, undo.undo_last)),
        operations,
        selection,
        (
            PageSpec("planning", "Perencanaan", "planning", PlanningPage),
            PageSpec("skp", "SKP", "planning", SkpPage, "planning"),
            PageSpec("matrix", "Matriks peran hasil", "table", MatrixPage, "planning"),
            PageSpec("strategy", "Strategi pencapaian", "unit", StrategyPage, "planning"),
        ),
    )
    qtbot.addWidget(window)
    window.resize(1366, 697)
    window.show()
    bugs: list[BaseException] = []
    operations.bug.connect(bugs.append)
    yield Desk(qtbot, office, window, head, team, nurse, midwife, guest, skp)
    runner.wait_idle()
    QApplication.processEvents()
    runner.shutdown()
    assert not bugs
