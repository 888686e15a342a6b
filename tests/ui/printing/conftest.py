"""The print page over an office in which a section's sheets are ready."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from documents import Documents, set_up, write_documents
from pytestqt.qtbot import QtBot

from asn_desktop import paths
from asn_desktop.services.office import Office
from asn_desktop.ui.context import Context, Period, Selection
from asn_desktop.ui.operations import Operations
from asn_desktop.ui.printing import printer
from asn_desktop.ui.printing.page import PrintingPage
from asn_desktop.ui.theme import Theme
from asn_desktop.ui.threads import JobRunner


@dataclass
class Opened:
    """A navigator that remembers where it was sent and what was said."""

    places: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def open(self, page: str, **target: Any) -> None:
        self.places.append((page, target))

    def back(self) -> None:
        self.places.append(("", {}))

    def notice(self, text: str, action: str = "", do: object = None) -> None:
        self.notices.append(text)


@dataclass
class Shown:
    """The page with what stands behind it."""

    page: PrintingPage
    office: Office
    operations: Operations
    opened: Opened
    head: UUID
    staff: tuple[Documents, ...]
    settle: Callable[[], None]


@pytest.fixture
def shown(
    qtbot: QtBot,
    theme: Theme,
    sqlite_office: Office,
    make_person: Callable[..., UUID],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Shown]:
    monkeypatch.setattr(paths, "data_home", lambda: tmp_path / "komputer")
    monkeypatch.setattr(printer, "DOTS_PER_INCH", 75)  # the same way at a quarter of the ink
    office = sqlite_office
    set_up(office)
    unit = "Seksi Pelayanan Umum"
    head = make_person(
        office, "Slamet Hartono, S.IP.", position="Kepala Seksi", unit=unit, heads=True
    )
    staff = tuple(
        write_documents(office, make_person(office, name, unit=unit, assessor=head), head)
        for name in ("Nur Ratna Purnomo, M.M.", "Eka Dewi O'Brien")
    )
    runner = JobRunner()
    operations = Operations(office, runner)
    errors: list[BaseException] = []
    operations.bug.connect(errors.append)
    periods = [Period("TW1", "Triwulan I"), Period("TW2", "Triwulan II")]
    selection = Selection((2026,), lambda _year: periods, 2026, "TW2")
    opened = Opened()
    page = PrintingPage(Context(operations, selection, opened))
    qtbot.addWidget(page)
    page.resize(1190, 620)
    operations.changed.connect(page.on_changed)
    page.show()
    page.activate()

    yield Shown(page, office, operations, opened, head, staff, runner.wait_idle)
    runner.wait_idle()
    page.desk.preview.forget()
    page.desk.output.drop()
    runner.shutdown()
    assert not errors, errors
