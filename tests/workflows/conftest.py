"""An office in which a section's sheets are ready to be printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

import pytest
from documents import Documents, set_up, write_documents

from asn_desktop.services.office import Office


@dataclass(frozen=True)
class Section:
    """A section head and three of his people."""

    office: Office
    head: UUID
    staff: tuple[Documents, ...]


NAMES = ("Nur Ratna Purnomo, M.M.", "Eka Dewi O'Brien", "Irwan Lubis, S.Kom.")


@pytest.fixture
def section(sqlite_office: Office, make_person: Callable[..., UUID]) -> Section:
    office = sqlite_office
    set_up(office)
    unit = "Seksi Pelayanan Umum"
    camat = make_person(office, "Darmawan Lukman, S.E.", position="Camat", heads=True)
    head = make_person(
        office, "Slamet Hartono, S.IP.", position="Kepala Seksi", unit=unit, heads=True,
        assessor=camat,
    )  # fmt: skip
    people = [make_person(office, name, unit=unit, assessor=head) for name in NAMES]
    staff = tuple(write_documents(office, person, head) for person in people)
    return Section(office, head, staff)
