"""Checking by keys: open, write a note on a line, return, approve many."""

from __future__ import annotations

import pytest
import sqlalchemy as sa
from PySide6.QtCore import QRect, Qt

from asn_desktop.models.exchange import Approval, ReturnLine
from asn_desktop.rules.merging import Standing
from asn_desktop.services import centre_checking
from asn_desktop.services.office import Actor
from asn_desktop.ui.errors import RefusedDialog
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.dialogs import Question, TextQuestion
from asn_desktop.views.lists import ListQuery
from asn_desktop.workflows.sentences import say
from tests.helpers.received import standing
from tests.ui.centre.conftest import Centre

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_note_typed_on_a_line_goes_back_with_the_parcel(
    centre_room: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, page = centre_room.open("centre.check_page.CheckPage")
    assert [row.person for row in page.panel.model.rows] == [
        "Budi Santoso",
        "Citra Dewi",
        "Eko Prasetyo",
    ]
    table = page.content.table
    assert table.item(1, 0).text() == "RHK 1"
    room.press(Qt.Key.Key_Return)  # into the lines
    assert table.hasFocus()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)
    room.type("Target terlalu rendah")
    room.press(Qt.Key.Key_Return)
    # Looking at somebody else and coming back loses nothing that was typed.
    page.panel.table.show_row(1)
    room.settle()
    assert page.content.notes() == []
    page.panel.table.show_row(0)
    room.settle()
    (note,) = page.content.notes()
    assert (note.table, note.text) == ("indicator", "Target terlalu rendah")
    monkeypatch.setattr(
        TextQuestion, "ask", classmethod(lambda *_args, **_more: "Mohon dibetulkan")
    )
    room.press(Qt.Key.Key_B, CTRL)
    asked = sa.select(ReturnLine.text, ReturnLine.row_id)
    with centre_room.office.store.read() as session:
        assert session.execute(asked).all() == [("Target terlalu rendah", note.row_id)]
    assert standing(centre_room.office, centre_room.skps[0]) is Standing.RETURNED
    assert [row.person for row in page.panel.model.rows] == ["Citra Dewi", "Eko Prasetyo"]
    assert page.content.unsent() == 0


def test_no_line_of_a_parcel_is_cut(centre_room: Centre) -> None:
    _room, page = centre_room.open("centre.check_page.CheckPage")
    table = page.content.table
    beside = QRect(0, 0, table.columnWidth(1) - px(table, 30), 10_000)
    for count in range(5, 40):
        words = "Surat selesai tepat waktu " * count
        table.item(0, 1).setText(words)
        needed = table.fontMetrics().boundingRect(beside, Qt.TextFlag.TextWordWrap, words)
        assert table.rowHeight(0) >= needed.height() + 2 * px(table, 5)


def test_many_are_approved_at_once_but_none_by_who_imported(
    centre_room: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = centre_room.office
    room, page = centre_room.open("centre.check_page.CheckPage")
    told: list[list[str]] = []
    monkeypatch.setattr(
        RefusedDialog,
        "tell",
        classmethod(lambda _kind, _parent, found: told.append([say(one) for one in found])),
    )
    monkeypatch.setattr(Question, "ask", classmethod(lambda *_args, **_more: True))
    office.actor = Actor(on_behalf_of="Ani")
    page.panel.table.setFocus()
    room.press(Qt.Key.Key_A, CTRL)
    room.press(Qt.Key.Key_Return, CTRL)
    # The same thing in the way of many is said once: fifteen banners are higher than a screen.
    ((said,),) = told
    assert said.startswith("Budi Santoso dan 2 berkas lain: dimasukkan oleh Ani.")
    office.actor = Actor(on_behalf_of="Rina")
    room.press(Qt.Key.Key_A, CTRL)
    room.press(Qt.Key.Key_Return, CTRL)
    with office.store.read() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(Approval)) == 3
    assert page.panel.model.rows == []
    found = office.read(centre_checking.rows, ListQuery(filters={"state": Standing.APPROVED}))
    assert len(found.rows) == 3
    page.panel.set_filter("state", Standing.APPROVED)
    room.settle()
    page.panel.table.show_row(0)
    room.settle()
    assert "Disetujui Rina" in page.content.banner.label.text()
    assert not page.approve_button.isEnabled()


def test_nobody_at_work_is_told_to_say_who(
    centre_room: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, _page = centre_room.open("centre.check_page.CheckPage")
    centre_room.office.actor = Actor()
    refused: list[str] = []
    room.operations.refused.connect(lambda found: refused.extend(one.code for one in found))
    room.press(Qt.Key.Key_Return, CTRL)
    assert refused == ["centre.who"]


def test_notes_that_were_not_sent_are_asked_about(
    centre_room: Centre, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, page = centre_room.open("centre.check_page.CheckPage")
    page.content.table.item(0, 2).setText("Cek tahun")
    asked: list[str] = []

    def ask(_kind: object, _parent: object, title: str, *_args: object, **_more: object) -> bool:
        asked.append(title)
        return False

    monkeypatch.setattr(Question, "ask", classmethod(ask))
    room.window.open("bundle")
    assert room.window.current == "view"
    assert len(asked) == 1
    page.content.forget()
