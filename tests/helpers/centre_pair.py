"""A centre and an office that know each other's keys, with a stick between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

from asn_desktop.models.engine import Store
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState
from asn_desktop.rules.periods import PeriodScheme
from asn_desktop.services import periods
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Actor, Office
from asn_desktop.services.opening import open_store
from asn_desktop.workflows import incoming, receiving, replying, sending
from tests.conftest import FixedClock
from tests.helpers.enrolling import enrol_directly, found_centre

CODE = "32.04.17"


@dataclass
class Pair:
    """A centre and an office that know each other, a stick between them."""

    centre: Office
    office: Office
    place: UUID
    stick: Path
    skps: list[UUID]
    people: list[UUID]

    def write(self) -> Path:
        """Everything the centre lacks, as a file on the stick."""
        (made,) = sending.make(self.office)
        return sending.write_to(self.office, made.id, self.stick)

    def send(self) -> None:
        """Everything the centre lacks goes there and is merged by Ani."""
        path = self.write()
        self.centre.actor = Actor(on_behalf_of="Ani")
        (received,) = receiving.look_at(self.centre, [path])
        assert received.fault is None
        assert received.bundle_id is not None
        assert receiving.merge(self.centre, received.bundle_id).state is BundleState.APPLIED
        self.centre.actor = Actor(on_behalf_of="Rina")

    def answer(self) -> Path:
        """The reply of now, on the stick."""
        made = replying.make_reply(self.centre, self.place)
        (path,) = replying.write_to(self.centre, [made], self.stick)
        return path

    def take(self, path: Path) -> None:
        """The office takes a file of the centre."""
        incoming.take(self.office, incoming.look_at_file(self.office, path))


@contextmanager
def exchange(
    folder: Path,
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
    server: Store | None = None,
) -> Iterator[Pair]:
    """Two people with their SKP in the office, nothing sent yet; the centre may be on a server."""
    clock = FixedClock(datetime(2026, 7, 2, 7, 30, tzinfo=UTC))
    stores = [open_store(folder / "kantor")]
    if server is None:
        stores.append(server := open_store(folder / "pusat"))
    office = Office(stores[0], STANDARD, clock)
    centre = Office(server, STANDARD, clock, secrets=folder / "kunci")
    roots = found_centre(centre)
    office.write(Act.SET_UP_OFFICE, periods.set_up_year, 2026, PeriodScheme.QUARTERLY)
    place = enrol_directly(centre, roots, office, CODE, "Kecamatan Rakumpit")
    people = [make_person(office, name) for name in ("Budi", "Citra")]
    skps = [make_skp(office, person, None) for person in people]
    stick = folder / "stick"
    stick.mkdir()
    yield Pair(centre, office, place, stick, skps, people)
    for store in stores:
        store.close()
