"""The register of Cakranegara in a real window, on 2 April."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
import register
from room import Elsewhere, Room

from asn_desktop.rules.acts import Act
from asn_desktop.services import complaints, periods
from asn_desktop.services.office import Office
from asn_desktop.ui.complaints.page import ComplaintsPage
from asn_desktop.ui.page import PageSpec
from asn_desktop.ui.theme import Theme

PAGES = (
    PageSpec("complaints", "Pengaduan", "complaint", ComplaintsPage),
    PageSpec("bring", "Masukkan", "file-in", Elsewhere),
)


@pytest.fixture
def officers(
    sqlite_office: Office,
    clock: Any,
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
) -> dict[str, UUID]:
    clock.moment = datetime(2026, 4, 2, 9, 30, tzinfo=UTC)
    sqlite_office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    head = make_person(sqlite_office, "Dra. Baiq Ratna")
    made = {}
    for nip, name in register.NAMES.items():
        made[nip] = make_person(sqlite_office, name, nip=nip, assessor=head)
        make_skp(sqlite_office, made[nip], head)
    return made


@pytest.fixture
def empty_room(sqlite_office: Office, officers: dict[str, UUID], theme: Theme) -> Iterator[Room]:
    made = Room(sqlite_office, PAGES)
    yield made
    made.close()


@pytest.fixture
def room(sqlite_office: Office, officers: dict[str, UUID], theme: Theme) -> Iterator[Room]:
    sqlite_office.write(Act.IMPORT_COMPLAINTS, complaints.add_many, register.complaints(officers))
    made = Room(sqlite_office, PAGES)
    yield made
    made.close()
