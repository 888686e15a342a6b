"""Offices of any size for the timings: invented people with units, positions and assessors."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path
from uuid import UUID

from asn_desktop.models import people as stored
from asn_desktop.rules import names
from asn_desktop.rules.acts import Act
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.rules.positions import PositionKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.services.founding import found_office
from asn_desktop.services.office import Tx
from asn_desktop.services.opening import open_office

FIRST = ("Nur", "Rina", "Slamet", "Farida", "Irwan", "Eka", "Dewi", "Hendra", "Yanti", "Ahmad")
LAST = ("Purnomo", "Rahayu", "Hartono", "Tingang", "Lubis", "Siregar", "Anggraini", "Hidayat")
POSTS = ("Penata Layanan Operasional", "Guru Ahli Pertama", "Pengadministrasi Perkantoran")


def nip(number: int) -> str:
    """A valid NIP of a PNS, different for every number."""
    born = date(1968 + number % 28, 1 + number % 12, 1 + number % 28)
    return f"{born:%Y%m%d}{born.year + 24}{1 + number % 12:02}{1 + number % 2}{number % 999 + 1:03}"


def add_people(tx: Tx, count: int) -> None:
    """Write ``count`` people, fifty to a unit, the first of each unit its head and assessor."""
    dice = random.Random(1)
    positions = [
        stored.Position(name=name, folded=names.fold(name), kind=PositionKind.PELAKSANA)
        for name in POSTS
    ]
    tx.session.add_all(positions)
    head: UUID | None = None
    unit: stored.Unit | None = None
    for number in range(count):
        if number % 50 == 0:
            unit = stored.Unit(
                name=f"SD Negeri {number // 50 + 1}", folded=f"sd negeri {number // 50 + 1}"
            )
            tx.session.add(unit)
        assert unit is not None
        name = f"{dice.choice(FIRST)} {dice.choice(FIRST)} {dice.choice(LAST)}, S.Pd."
        person = stored.Person(name=name, kind=EmployeeKind.PNS)
        tx.session.add_all(
            [
                person,
                stored.PersonNip(person_id=person.id, nip=nip(number)),
                stored.PersonRank(person_id=person.id, rank=Rank.III_C),
                stored.Placement(
                    person_id=person.id,
                    position_id=positions[number % 3].id,
                    unit_id=unit.id,
                    heads=number % 50 == 0,
                ),
            ]
        )
        if number % 50 == 0:
            head = person.id
        elif head is not None:
            tx.session.add(stored.PersonAssessor(person_id=person.id, assessor_id=head))


def fill_office(folder: Path, count: int) -> None:
    """Found an office with ``count`` people in ``folder``."""
    with open_office(folder) as office:
        office.write(Act.SET_UP_OFFICE, found_office, "Dinas Uji", "Pemerintah Kota Uji", 2026)
        office.write(Act.IMPORT_ROSTER, add_people, count)
