"""The view "Per pegawai": who stands where at the centre, worked by keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import Standing
from asn_desktop.services import incoming_people, people_edit
from asn_desktop.services.office import Office
from asn_desktop.ui.bundle.office_parcels import ParcelCard
from asn_desktop.ui.bundle.office_people import PeoplePage
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.theme import Theme
from asn_desktop.views.lists import ListQuery
from asn_desktop.workflows import practice_exchange
from tests.helpers.room import Elsewhere, Room

Make = Callable[..., Any]
PAGES = (
    PageSpec("bundle", "Paket", "package", PeoplePage),
    PageSpec("skp", "SKP", "planning", Elsewhere, under="bundle"),
    PageSpec("person", "Pegawai", "person", Elsewhere, under="bundle"),
)
CAMAT, RETURNED, MOVED = "Drs. Budi Santoso", "Ahmad Mahendra, S.IP.", "Siti Aminah, S.E."


def make_staff(office: Office, make_person: Make, make_skp: Make) -> Office:
    camat = make_person(office, CAMAT, position="Camat", heads=True)
    for name in (RETURNED, MOVED):
        make_skp(office, make_person(office, name, assessor=camat), camat)
    return office


@pytest.fixture
def room(
    qtbot: QtBot, theme: Theme, sqlite_office: Office, make_person: Make, make_skp: Make
) -> Iterator[Room]:
    make_staff(sqlite_office, make_person, make_skp)
    practice_exchange.exchange(sqlite_office, 2026, MOVED)
    make_person(sqlite_office, "Zaenal Arifin")
    made = Room(sqlite_office, PAGES)
    yield made
    made.close()


def test_everybody_stands_with_the_standing_that_needs_somebody_soonest(
    office: Office, make_person: Make, make_skp: Make
) -> None:
    make_staff(office, make_person, make_skp)
    practice_exchange.exchange(office, 2026, MOVED)
    fresh = make_person(office, "Zaenal Arifin")
    found = {row.name: row for row in office.read(incoming_people.people_sent, 2026)}
    assert found[RETURNED].skp is Standing.RETURNED
    assert found[RETURNED].worst is Standing.RETURNED
    assert found[MOVED].skp is Standing.APPROVED
    assert found[MOVED].worst is Standing.SENT  # his note was changed after the reply
    assert found[MOVED].oldest is not None
    assert found["Zaenal Arifin"].worst is None
    never = incoming_people.choose(
        list(found.values()), ListQuery(filters={"standing": incoming_people.NEVER})
    )
    assert [row.id for row in never.rows] == [fresh]
    assert never.counts["standing"]["returned"] == 1
    person = found[RETURNED].id
    office.write(Act.EDIT_PERSON, lambda tx: people_edit.edit_person(tx, person, note="Baru"))
    rows = office.read(incoming_people.parcels_of, person)
    assert [(row.subject.what, row.standing, row.notes, row.changed) for row in rows] == [
        ("SKP 2026", Standing.RETURNED, 2, False),
        ("Data pegawai", Standing.MERGED, 0, True),
    ]


def test_longest_waiting_comes_first_when_sorted_by_it(room: Room) -> None:
    rows = room.office.read(incoming_people.people_sent, 2026)
    shown = incoming_people.choose(rows, ListQuery(sort="waits")).rows
    assert shown[0].name == MOVED
    worst = incoming_people.choose(rows, ListQuery(sort="standing")).rows
    assert [row.name for row in worst][:2] == [RETURNED, MOVED]


def test_f8_goes_to_who_needs_somebody_and_the_side_lists_his_parcels(room: Room) -> None:
    page = room.at("bundle")
    page.panel.focus_rows()
    page.panel.table.show_row(2)
    room.press(Qt.Key.Key_F8)
    assert page._row().name == RETURNED
    cards = page.area.findChildren(ParcelCard)
    assert len([card for card in cards if card.isVisible()]) == 2
    room.press(Qt.Key.Key_Return)
    assert room.at("skp").target == {"person": page._row().id}


def test_another_page_may_ask_for_those_with_a_standing(room: Room) -> None:
    page = room.at("bundle")
    room.window.open("bundle", standing="sent")
    room.settle()
    assert [row.name for row in page.panel.model.rows] == [MOVED]
