"""A centre with two offices whose parcels were merged, and a window on one of its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from asn_desktop.rules.acts import Act
from asn_desktop.services import centre
from asn_desktop.services.office import Actor, Office
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.theme import Theme
from tests.helpers.received import place, receive
from tests.helpers.room import Elsewhere, Room


@dataclass
class Centre:
    """The office, its places and SKP; ``open`` shows a page below ``ui`` by "module.Class"."""

    office: Office
    places: dict[str, UUID]
    skps: list[UUID]
    open: Callable[[str], tuple[Room, Any]]


@pytest.fixture
def centre_room(
    qtbot: QtBot,
    theme: Theme,
    sqlite_office: Office,
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
) -> Iterator[Centre]:
    office = sqlite_office
    names = {"32.04.17": "Kecamatan Cakranegara", "32.04.18": "Kecamatan Mulyorejo"}
    places = {code: place(office, code, name) for code, name in names.items()}
    places["32.04.19"] = place(office, "32.04.19", "Kecamatan Rakumpit")
    office.write(Act.SET_UP_OFFICE, centre.found_centre, "BKPSDM", "Kabupaten Sumedang", 2026)
    people = [make_person(office, name) for name in ("Budi Santoso", "Citra Dewi", "Eko Prasetyo")]
    skps = [make_skp(office, person, None) for person in people]
    receive(office, places["32.04.17"], "person", people[:2], number=41)
    receive(office, places["32.04.17"], "skp", skps[:2], number=42)
    receive(office, places["32.04.18"], "person", people[2:], number=7)
    receive(office, places["32.04.18"], "skp", skps[2:], number=8)
    office.actor = Actor(on_behalf_of="Rina")
    rooms: list[Room] = []

    def open_page(path: str) -> tuple[Room, Any]:
        module, name = path.rsplit(".", 1)
        made = getattr(import_module(f"asn_desktop.ui.{module}"), name)
        specs = (
            PageSpec("view", "Paket", "package", made),
            PageSpec("bundle", "Paket", "package", Elsewhere),
        )
        room = Room(office, specs)
        rooms.append(room)
        return room, room.at("view")

    yield Centre(office, places, skps, open_page)
    for room in rooms:
        room.close()
