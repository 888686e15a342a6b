"""A section with its head in a real window on a real file, ready to be rated."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QApplication

from asn_desktop.models.people import Unit
from asn_desktop.models.planning import Period as PeriodRow
from asn_desktop.rules.acts import Act
from asn_desktop.rules.predicate import UnitAchievement
from asn_desktop.services import (
    evaluation_achievement,
    evaluation_opening,
    periods,
    progress,
)
from asn_desktop.services.office import Office
from asn_desktop.ui.context import Period, Selection
from asn_desktop.ui.evaluation.page import EvaluationPage
from asn_desktop.ui.evaluation.run_page import RunPage
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.page import Page, PageSpec
from asn_desktop.ui.progress.page import ProgressPage
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.threads import JobRunner
from asn_desktop.ui.window import MainWindow, Shell

NAMES = (
    "Irwan Lubis, S.Kom.",
    "Rina Rahayu, S.IP.",
    "Nur Ratna Purnomo, M.M.",
    "Farida Tingang, A.Md.",
    "Eka Dewi O'Brien",
)
PERIODS = (Period("TW1", "Triwulan I"), Period("TW2", "Triwulan II"), Period("AKHIR", "Tahunan"))


@dataclass
class Section:
    """The office, its window, and who is in it."""

    office: Office
    camat: UUID
    head: UUID
    staff: list[UUID]
    period: UUID
    unit: UUID
    office_unit: UUID
    periods: dict[str, UUID]
    window: MainWindow

    def settle(self) -> None:
        """Let everything queued be written, read and shown."""
        for _turn in range(3):
            QApplication.processEvents()
            self.window.operations.runner.wait_idle()
        QApplication.processEvents()

    def open_period(self) -> None:
        self.office.write(Act.OPEN_EVALUATIONS, evaluation_opening.open_period, self.period)

    def achieve(
        self, value: UnitAchievement = UnitAchievement.GOOD, unit: UUID | None = None
    ) -> None:
        self.office.write(
            Act.SET_ACHIEVEMENT,
            evaluation_achievement.set_achievement,
            self.period,
            unit or self.unit,
            value,
            "Laporan Kinerja Triwulan II",
            date(2026, 7, 1),
        )

    def fill(self, *people: UUID, evidence: str = "") -> None:
        for person in people:
            found = self.office.read(progress.progress_of, person, self.period)
            assert found is not None
            texts = iter(("341", "0,8 hari", "96 %"))
            entries = [
                progress.Entry(result.id, line.id, next(texts), evidence)
                for result in found.results
                for line in result.indicators
            ]
            self.office.write(Act.RECORD_REALISATION, progress.record_many, self.period, entries)

    def run(self, assessor: UUID | None = None, **target: Any) -> RunPage:
        self.window.open("run", assessor=assessor or self.head, **target)
        self.settle()
        page = self.window.page("run")
        assert isinstance(page, RunPage)
        return page


class OtherPage(Page):
    """Stands for pages that other rooms make."""

    title = "Perencanaan"


def make_window(office: Office, *more: PageSpec) -> MainWindow:
    runner = JobRunner()
    operations = Operations(office, runner)
    selection = Selection([2026], lambda _year: PERIODS, 2026, "TW2")
    pages = (
        PageSpec("planning", "Perencanaan", "planning", OtherPage),
        PageSpec("progress", "Kemajuan", "progress", ProgressPage),
        PageSpec("evaluation", "Penilaian", "evaluation", EvaluationPage),
        PageSpec("run", "Penilaian beruntun", "evaluation", RunPage, "evaluation"),
        *more,
    )
    window = MainWindow(Shell("Kecamatan Mulyorejo"), operations, selection, pages)
    window.resize(1366, 697)
    return window


def _put_below(tx: Any, unit: UUID, above: UUID) -> None:
    tx.session.get_one(Unit, unit).parent_id = above


@pytest.fixture
def section(
    qapp: QApplication,
    theme: Theme,
    sqlite_office: Office,
    make_person: Callable[..., Any],
    make_skp: Callable[..., Any],
) -> Iterator[Section]:
    """Five people under one head; their SKP are set, nothing is opened or filled in."""
    office = sqlite_office
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    mayor = make_person(office, "H. Budi", kind=None, position="Bupati", unit="Kabupaten")
    camat = make_person(
        office, "Darmawan", unit="Kecamatan", position="Camat", heads=True, assessor=mayor
    )
    head = make_person(
        office,
        "Slamet Hartono, S.IP.",
        unit="Seksi Pelayanan Umum",
        position="Kepala Seksi",
        heads=True,
        assessor=camat,
    )
    staff = [
        make_person(
            office,
            name,
            unit="Seksi Pelayanan Umum",
            position="Penata Layanan Operasional",
            assessor=head,
        )
        for name in NAMES
    ]
    make_skp(office, head, camat)
    for one in staff:
        make_skp(office, one, head, expectations={1: "Antrean di bawah 15 menit"})
    codes = dict(
        office.read(lambda tx: tx.session.execute(sa.select(PeriodRow.code, PeriodRow.id)).all())
    )
    units = dict(office.read(lambda tx: tx.session.execute(sa.select(Unit.name, Unit.id)).all()))
    office.write(Act.EDIT_UNIT, _put_below, units["Seksi Pelayanan Umum"], units["Kecamatan"])
    window = make_window(office)
    window.show()
    QApplication.processEvents()
    made = Section(
        office,
        camat,
        head,
        staff,
        codes["TW2"],
        units["Seksi Pelayanan Umum"],
        units["Kecamatan"],
        codes,
        window,
    )
    yield made
    made.settle()
    window.close()
    window.operations.runner.shutdown()
    window.deleteLater()
    QApplication.processEvents()
