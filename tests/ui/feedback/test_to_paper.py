"""A quarter in the window: an action is documented, feedback given, and both go to the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from clerk import CTRL, Clerk, Key
from documents import set_up
from pytestqt.qtbot import QtBot

from asn_desktop.rules.forms import FormCode
from asn_desktop.services.office import Office
from asn_desktop.ui.feedback.dialog import PieceDialog
from asn_desktop.ui.theme import Theme


@pytest.fixture
def clerk(
    qtbot: QtBot,
    sqlite_office: Office,
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
) -> Iterator[Clerk]:
    office = sqlite_office
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi", heads=True)
    person = make_person(office, "Rina Rahayu, S.IP.", position="Penata Layanan", assessor=head)
    make_skp(office, person, head)
    made = Clerk(qtbot, office, theme, tmp_path, monkeypatch)
    made.choose_period("Triwulan II")
    yield made
    made.leave()


def laid_out(clerk: Clerk) -> list[tuple[FormCode, bool]]:
    desk = clerk.window.page("printing").desk
    return [(sheet.form, sheet.ready) for person in desk.people for sheet in person.sheets]


def test_documentation_and_feedback_go_from_their_pages_to_paper(clerk: Clerk) -> None:
    page: Any = clerk.go("progress")
    plan = next(iter(page.grid.plans.values()))
    plan.setFocus()
    clerk.type("Menata loket")
    clerk.press(Key.Key_Tab)
    rows = next(iter(page.grid.documented.values()))
    next(iter(rows.cells.values())).setFocus()
    clerk.type("Empat loket tertata (foto)")
    clerk.press(Key.Key_Tab)
    clerk.click(page.paper)
    assert laid_out(clerk) == [(FormCode.B_1_2, True)]

    def say(dialog: PieceDialog) -> None:
        dialog.text.box.setPlainText("berkas rapi, pertahankan")
        dialog.text.typed()
        dialog.check()
        dialog.yes.click()

    clerk.answers[PieceDialog] = say
    page = clerk.go("feedback").tab("notes")
    clerk.press(Key.Key_F8)
    clerk.press(Key.Key_N, CTRL)
    assert len(page.record.pieces) == 1
    clerk.click(page.paper)
    assert laid_out(clerk) == [(FormCode.B_1_5, True)]
