"""An office whose computer is destroyed, and the one that comes in its place.

with Exchange(folder, clock) as world:
    begin(world)
    made = staff(world.office(NAME), make_person)
    ...
    office = destroy(world, folder / "komputer-baru")
    world.take(NAME, world.recovery(NAME))
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from asn_desktop.models.paper import Version
from asn_desktop.models.people import Unit
from asn_desktop.rules.acts import Act
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import centre_checking, paper, setup
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.views.printing import DeskForm
from asn_desktop.workflows import (
    checking,
    enrolment,
    enrolment_centre,
    enrolment_kit,
    enrolment_requests,
    enrolment_roots,
    identity,
    printing,
)
from asn_desktop.workflows.sending_files import silent
from tests.helpers.documents import Documents, write_documents
from tests.helpers.exchange import VERIFIER, Exchange

Make = Callable[..., Any]
NAME, CODE = "Rakumpit", "62.71.05"
PERIOD = PeriodRef(2026, "TW2")
FORMS = (DeskForm.EVALUATION, DeskForm.DOCUMENT)


def begin(world: Exchange) -> Office:
    """A centre and an enrolled office that has its name."""
    world.found()
    office = world.join(NAME, CODE)
    office.write(Act.CHANGE_SETTING, _name_office)
    return office


def _name_office(tx: Tx) -> None:
    setup.change_settings(tx, office_name="Kecamatan Rakumpit", place="Rakumpit")


def staff(office: Office, make_person: Make) -> tuple[Documents, ...]:
    """Three employees with SKP and evaluation; what two of them sign is sealed and printed."""
    camat = make_person(office, "Drs. Rahmat", position="Camat", heads=True)
    names = ("Siti Aminah, S.E.", "Budi Santoso", "Citra Dewi, S.Kom.")
    people = [make_person(office, name, assessor=camat) for name in names]
    made = tuple(write_documents(office, person, camat) for person in people)
    found = printing.lay_out(office, people[:2], FORMS, PERIOD)
    printing.seal_stacks(office, printing.stacks_of(found, PERIOD))
    keys = office.read(lambda tx: [one.id for one in versions(tx)])
    office.write(Act.PRINTED, paper.mark_printed, keys)
    office.write(Act.SIGNED, paper.record, SheetEventKind.SIGNED, keys[:1], office.today())
    return made


def versions(tx: ReadTx) -> list[Version]:
    """Every sealed sheet."""
    return list(tx.session.scalars(sa.select(Version).order_by(Version.id)))


def answer(world: Exchange, made: tuple[Documents, ...]) -> None:
    """The first SKP is approved, the second comes back with a note."""
    world.centre.actor = VERIFIER
    rows = [world.centre.read(centre_checking.view, one.skp).row for one in made]
    checking.approve(world.centre, rows[:1], silent)
    checking.give_back(world.centre, rows[1:2], "Mohon dibetulkan")


def destroy(world: Exchange, folder: Path, *, scoped: bool = False) -> Office:
    """The computer is gone; another one is enrolled for the same place and takes its kit.

    ``scoped``: the place gets its units, so that its staff comes with the kit.
    """
    units = world.centre.read(lambda tx: set(tx.session.scalars(sa.select(Unit.id))))
    lost = identity.needed(world.office(NAME)).signer.key_id
    until = world.position(NAME)[0]
    world.close(NAME)
    office = world.open(NAME, folder)
    number = enrolment.ask(office, CODE, f"Kecamatan {NAME}").check_number
    request = enrolment_requests.take_request(world.centre, enrolment.request_bytes(office))
    place = enrolment_centre.enrol(
        world.centre,
        request,
        number,
        world.roots[:2],
        units=units if scoped else (),
        revoke={lost: until},
    )
    assert place == world.parties[NAME].place
    file = enrolment_kit.write_kit(world.centre, place, folder / "kit")
    kit = enrolment_kit.open_kit(office, file)
    enrolment_kit.take_kit(office, kit, enrolment_roots.fingerprint(kit.known.roots))
    return office
