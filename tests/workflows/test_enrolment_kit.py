"""The office kit: made at the centre, checked and taken by the office in one step."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import ParcelHead
from asn_desktop.models.people import Person, PersonNow, Unit
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import Refused
from asn_desktop.services import questions, setup
from asn_desktop.services.attachments import set_emblem
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Actor, Office, ReadTx
from asn_desktop.services.opening import open_store
from asn_desktop.services.people_edit import edit_person
from asn_desktop.views.places import Enrolment
from asn_desktop.workflows import (
    enrolment,
    enrolment_centre,
    enrolment_kit,
    enrolment_requests,
    enrolment_roots,
    receiving,
    sending,
)
from asn_desktop.workflows.identity import current_list
from tests.helpers.enrolling import found_centre, own_home

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 200
MakePerson = Callable[..., UUID]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_home(tmp_path / "rumah", monkeypatch)


@pytest.fixture
def kecamatan(tmp_path: Path, empty_folder: Path, clock: object) -> Iterator[Office]:
    shutil.copytree(empty_folder, tmp_path / "kecamatan")
    made = Office(open_store(tmp_path / "kecamatan"), STANDARD, clock)
    yield made
    made.close()


def _unit(tx: ReadTx, name: str) -> UUID:
    return tx.session.scalars(sa.select(Unit.id).where(Unit.name == name)).one()


def _people(tx: ReadTx) -> list[tuple[str, str | None, str | None]]:
    rows = tx.session.scalars(sa.select(PersonNow).order_by(PersonNow.name))
    return [(row.name, row.unit, row.assessor) for row in rows]


def _centre(office: Office, make_person: MakePerson) -> UUID:
    """A centre with two offices' people; the place of the first, whose request waits."""
    regent = make_person(office, "Drs. Walikota", unit="Pemerintah Kota", position="Wali Kota")
    camat = make_person(office, "Rahmat, S.IP.", position="Camat", heads=True, assessor=regent)
    make_person(office, "Siti Aminah, S.E.", assessor=camat)
    make_person(office, "Orang Lain", unit="Dinas Perhubungan")
    office.write(
        Act.CHANGE_SETTING,
        setup.change_settings,
        letterhead="PEMERINTAH KOTA CONTOH\nBKPSDM",
        working_days=6,
    )
    office.write(Act.CHANGE_SETTING, set_emblem, "lambang.png", PNG)
    return office.read(_unit, "Kecamatan Mulyorejo")


def _enrolled(centre: Office, roots: object, office: Office, units: tuple[UUID, ...]) -> UUID:
    number = enrolment.ask(office, "32.04.17", "Kecamatan Mulyorejo").check_number
    request = enrolment_requests.take_request(centre, enrolment.request_bytes(office))
    return enrolment_centre.enrol(centre, request, number, roots[:2], units=units)


def test_a_new_office_takes_everything_in_one_step(
    office: Office, kecamatan: Office, make_person: MakePerson, tmp_path: Path
) -> None:
    roots = found_centre(office)
    unit = _centre(office, make_person)
    place = _enrolled(office, roots, kecamatan, (unit,))
    file = enrolment_kit.write_kit(office, place, tmp_path / enrolment_kit.kit_name(office, place))
    kit = enrolment_kit.open_kit(kecamatan, file)
    shown = enrolment_kit.preview(kecamatan, kit)
    assert shown.taken == ("Drs. Walikota", "Rahmat, S.IP.", "Siti Aminah, S.E.")
    assert (shown.kept, shown.units, shown.first, shown.emblem) == ((), 2, True, True)
    fingerprint = enrolment_roots.fingerprint([root.public for root in roots])
    enrolment_kit.take_kit(
        kecamatan, kit, f"{fingerprint[:4]} {fingerprint[4:8]} {fingerprint[8:]}"
    )
    assert kecamatan.read(_people) == [
        ("Drs. Walikota", "Pemerintah Kota", None),
        ("Rahmat, S.IP.", "Kecamatan Mulyorejo", "Drs. Walikota"),
        ("Siti Aminah, S.E.", "Kecamatan Mulyorejo", "Rahmat, S.IP."),
    ]
    settings = kecamatan.read(setup.read_settings)
    assert settings.agency == "Kota Contoh"
    assert settings.working_days == 6
    assert settings.letterhead == "PEMERINTAH KOTA CONTOH\nKECAMATAN MULYOREJO"
    assert settings.emblem
    assert enrolment.state(kecamatan).state is Enrolment.ENROLLED
    heads = kecamatan.read(lambda tx: list(tx.session.scalars(sa.select(ParcelHead))))
    assert {head.agreed == head.hash for head in heads} == {True}
    again = enrolment_kit.open_kit(kecamatan, file)
    assert not again.first
    enrolment_kit.take_kit(kecamatan, again)
    assert len(kecamatan.read(_people)) == 3


def test_an_office_with_staff_keeps_its_own(
    office: Office,
    kecamatan: Office,
    make_person: MakePerson,
    valid_nip: Callable[..., str],
    tmp_path: Path,
) -> None:
    roots = found_centre(office)
    unit = _centre(office, make_person)
    nip = office.read(
        lambda tx: tx.session.scalars(
            sa.select(PersonNow.nip).where(PersonNow.name == "Siti Aminah, S.E.")
        ).one()
    )
    make_person(kecamatan, "Siti Aminah", nip=nip)
    place = _enrolled(office, roots, kecamatan, (unit,))
    file = enrolment_kit.write_kit(office, place, tmp_path / "kit")
    kit = enrolment_kit.open_kit(kecamatan, file)
    shown = enrolment_kit.preview(kecamatan, kit)
    assert (shown.taken, shown.kept) == ((), ("Siti Aminah, S.E.",))
    assert shown.only_there == ("Drs. Walikota", "Rahmat, S.IP.")
    enrolment_kit.take_kit(kecamatan, kit, shown.fingerprint)
    names = kecamatan.read(lambda tx: list(tx.session.scalars(sa.select(Person.name))))
    assert names == ["Siti Aminah"]
    assert enrolment.state(kecamatan).state is Enrolment.ENROLLED


def test_a_wrong_fingerprint_takes_nothing(
    sqlite_office: Office, kecamatan: Office, make_person: MakePerson, tmp_path: Path
) -> None:
    roots = found_centre(sqlite_office)
    place = _enrolled(sqlite_office, roots, kecamatan, (_centre(sqlite_office, make_person),))
    file = enrolment_kit.write_kit(sqlite_office, place, tmp_path / "kit")
    kit = enrolment_kit.open_kit(kecamatan, file)
    for typed in ("", "1234 5678 9012"):
        with pytest.raises(Refused, match=r"places\.fingerprint_differs"):
            enrolment_kit.take_kit(kecamatan, kit, typed)
    assert current_list(kecamatan) is None
    assert kecamatan.read(_people) == []


def test_a_kit_of_somebody_else_or_damaged_is_not_opened(
    sqlite_office: Office, kecamatan: Office, make_person: MakePerson, tmp_path: Path
) -> None:
    roots = found_centre(sqlite_office)
    unit = _centre(sqlite_office, make_person)
    place = _enrolled(sqlite_office, roots, kecamatan, (unit,))
    content = enrolment_kit.make_kit(sqlite_office, place)
    file = tmp_path / "kit"
    for at in range(len(enrolment_kit.MAGIC), len(content), 997):
        broken = bytearray(content)
        broken[at] ^= 1
        file.write_bytes(broken)
        with pytest.raises((Refused, BundleFault)):
            enrolment_kit.open_kit(kecamatan, file)
    for end in range(0, len(content), 997):
        file.write_bytes(content[:end])
        with pytest.raises((Refused, BundleFault)):
            enrolment_kit.open_kit(kecamatan, file)
    file.write_bytes(content)
    enrolment.ask_again(kecamatan)
    with pytest.raises(Refused, match=r"places\.not_for_this_computer"):
        enrolment_kit.open_kit(kecamatan, file)


def test_who_came_with_the_kit_is_the_same_person_at_the_centre(
    sqlite_office: Office, kecamatan: Office, make_person: MakePerson, tmp_path: Path
) -> None:
    """What an office changes of the staff it was given goes forward, without a question."""
    centre = sqlite_office
    roots = found_centre(centre)
    unit = _centre(centre, make_person)
    place = _enrolled(centre, roots, kecamatan, (unit,))
    file = enrolment_kit.write_kit(centre, place, tmp_path / "kit")
    kit = enrolment_kit.open_kit(kecamatan, file)
    enrolment_kit.take_kit(kecamatan, kit, enrolment_roots.fingerprint(kit.known.roots))
    siti = kecamatan.read(
        lambda tx: tx.session.scalars(
            sa.select(Person.id).where(Person.name == "Siti Aminah, S.E.")
        ).one()
    )
    kecamatan.write(Act.EDIT_PERSON, edit_person, siti, name="Siti Aminah, S.E., M.M.")
    folder = tmp_path / "stik"
    folder.mkdir()
    sending.make_and_write(kecamatan, folder)
    found = sorted(file for file in folder.rglob("*") if file.is_file())
    assert found
    centre.actor = Actor(on_behalf_of="Rina")
    for received in receiving.look_at(centre, found):
        assert received.fault is None
        receiving.merge(centre, received.bundle_id)
    names = centre.read(
        lambda tx: set(tx.session.scalars(sa.select(Person.name).where(Person.id == siti)))
    )
    assert names == {"Siti Aminah, S.E., M.M."}
    assert centre.read(questions.count_open) == 0
