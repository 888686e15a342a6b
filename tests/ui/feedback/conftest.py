"""The window of Umpan Balik for every test of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from feedback_room import NAMES, Room
from PySide6.QtWidgets import QApplication

from asn_desktop.models.planning import Period as PeriodRow
from asn_desktop.rules.acts import Act
from asn_desktop.services import periods
from asn_desktop.services.office import Office
from asn_desktop.ui.theme import Theme


@pytest.fixture
def room(
    qapp: QApplication,
    theme: Theme,
    sqlite_office: Office,
    make_person: Callable[..., Any],
    make_skp: Callable[..., Any],
) -> Iterator[Room]:
    office = sqlite_office
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    head = make_person(office, "Slamet Hartono, S.IP.")
    staff = [make_person(office, name, assessor=head) for name in NAMES]
    for one in staff:
        make_skp(office, one, head, expectations={1: "Antrean di bawah 15 menit"})
    period = office.read(
        lambda tx: tx.session.scalars(sa.select(PeriodRow.id).where(PeriodRow.code == "TW2")).one()
    )
    made = Room(office, staff, period)
    yield made
    made.settle()
    made.window.close()
    made.operations.runner.shutdown()
    made.window.deleteLater()
    QApplication.processEvents()
