"""The board by keys: how far every office is, the next late one, a text that reminds."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from asn_desktop.models.exchange import Bundle
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState
from asn_desktop.ui.centre import board_page, remind
from asn_desktop.ui.states import State
from asn_desktop.ui.widgets.dialogs import Selectable
from tests.ui.centre.conftest import Centre

CTRL = Qt.KeyboardModifier.ControlModifier


def test_every_office_has_its_row(centre_room: Centre) -> None:
    room, page = centre_room.open("centre.board_page.BoardPage")
    rows = {row.code: row for row in page.panel.model.rows}
    assert list(rows) == ["32.04.17", "32.04.18", "32.04.19"]
    first = rows["32.04.17"]
    assert (first.number, first.age, first.people, first.skp, first.waiting) == (42, 0, 2, 2, 2)
    assert not first.late
    never = rows["32.04.19"]
    assert never.late
    assert board_page.last_of(never)[1] == "belum pernah"
    assert "3 kantor · 1 terlambat" in page.header._note.full
    room.press(Qt.Key.Key_F8)
    assert page.row().code == "32.04.19"
    page.panel.set_filter("state", "waiting")
    assert len(page.panel.model.rows) == 2


def test_an_office_is_not_done_while_a_bundle_of_it_waits(centre_room: Centre) -> None:
    room, page = centre_room.open("centre.board_page.BoardPage")
    row = next(row for row in page.panel.model.rows if row.code == "32.04.17")
    assert row.ready == 0
    arrived = sa.update(Bundle).where(Bundle.number == 42).values(state=BundleState.CHECKED)
    room.operations.write(Act.RECEIVE_BUNDLE, lambda tx: tx.session.connection().execute(arrived))
    room.settle()
    page.refresh()
    room.settle()
    rows = {row.code: row for row in page.panel.model.rows}
    assert [row.ready for row in rows.values()] == [1, 0, 0]
    words = board_page.open_of(replace(rows["32.04.17"], keys=1, returned=0, waiting=0))
    assert words == (State.ACTION, "1 siap digabung")


def test_what_changes_elsewhere_is_read_again_and_late_is_a_setting(
    centre_room: Centre, monkeypatch: pytest.MonkeyPatch, clock: object
) -> None:
    room, page = centre_room.open("centre.board_page.BoardPage")
    centre_room.office.clock.advance(days=10)  # type: ignore[attr-defined]
    monkeypatch.setattr(Selectable, "ask", classmethod(lambda *_args: 0))
    page.late_button.click()
    room.settle()
    assert all(row.late for row in page.panel.model.rows)
    assert "7 hari" in page.late_button.text()


def test_a_reminder_is_a_plain_text_to_copy(
    centre_room: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, page = centre_room.open("centre.board_page.BoardPage")
    shown: list[str] = []

    def ask(_parent: object, rows: object, centre: str, period: str) -> None:
        dialog = remind.RemindDialog(None, rows, centre, period)  # type: ignore[arg-type]
        dialog.take()
        shown.append(QGuiApplication.clipboard().text())
        dialog.deleteLater()

    monkeypatch.setattr(remind.RemindDialog, "ask", ask)
    page.panel.show_row(centre_room.places["32.04.17"])
    room.press(Qt.Key.Key_Return, CTRL)
    (text,) = shown
    assert text.startswith("Yth. Kecamatan Cakranegara,")
    assert "no. 42" in text
    assert "2 orang belum dinilai" in text
    assert text.endswith("BKPSDM")


def test_enter_leads_to_what_an_office_sent(centre_room: Centre) -> None:
    room, page = centre_room.open("centre.board_page.BoardPage")
    page.panel.show_row(centre_room.places["32.04.18"])
    room.press(Qt.Key.Key_Return)
    assert room.at("bundle").target == {
        "view": "check",
        "place": centre_room.places["32.04.18"],
    }
