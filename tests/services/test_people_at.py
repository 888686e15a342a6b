from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid4

from asn_desktop.models.people import Acting, PersonAssessor, PersonRank, Position, Unit
from asn_desktop.rules.acts import Act
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.rules.people import ActingKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.services import people_at
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.sheets import Party

Make = Callable[..., UUID]
TODAY = date(2026, 7, 2)


def test_a_person_is_printed_as_she_was_on_the_day(office: Office, make_person: Make) -> None:
    person = make_person(office, "Nur Ratna, M.M.", nip="198503122010012004", unit="Seksi A")

    def promote(tx: Tx) -> None:
        old = tx.session.query(PersonRank).filter_by(person_id=person).one()
        old.until = date(2026, 4, 1)
        tx.session.add(PersonRank(person_id=person, rank=Rank.III_D, since=date(2026, 4, 1)))

    office.write(Act.CHANGE_RANK, promote)
    before = office.read(people_at.party_on, person, date(2026, 3, 31))
    assert before == Party(
        name="Nur Ratna, M.M.",
        nip="19850312 201001 2 004",
        rank="Penata, III/c",
        position="Pengelola Data",
        unit="Seksi A",
    )
    assert office.read(people_at.party_on, person, date(2026, 4, 1)).rank == (
        "Penata Tingkat I, III/d"
    )


def test_a_pppk_has_a_rank_without_a_name(office: Office, make_person: Make) -> None:
    person = make_person(office, kind=EmployeeKind.PPPK)
    assert office.read(people_at.party_on, person, TODAY).rank == "IX"


def test_what_nobody_entered_is_empty(office: Office, make_person: Make) -> None:
    person = make_person(office, "A", nip=None, rank=None, position=None, unit=None)
    assert office.read(people_at.party_on, person, TODAY) == Party(name="A")
    assert office.read(people_at.party_on, None, TODAY) == Party()
    assert office.read(people_at.party_on, uuid4(), TODAY) == Party()


def test_someone_outside_signs_with_title_and_agency(office: Office, make_person: Make) -> None:
    mayor = make_person(office, "H. Budi", kind=None, position="Bupati", unit="Kabupaten Contoh")
    party = office.read(people_at.party_on, mayor, TODAY)
    assert party == Party(name="H. Budi", position="Bupati", unit="Kabupaten Contoh")


def test_an_acting_duty_stands_behind_the_definitive_position(
    office: Office, make_person: Make
) -> None:
    person = make_person(office, position="Sekretaris Kecamatan")

    def appoint(tx: Tx, post: str, unit: str | None) -> None:
        position = Position(name=post, folded=post.lower())
        tx.session.add(position)
        where = None
        if unit:
            where = Unit(name=unit, folded=unit.lower())
            tx.session.add(where)
        tx.session.flush()
        tx.session.add(
            Acting(
                person_id=person,
                kind=ActingKind.PLT,
                position_id=position.id,
                unit_id=where.id if where else None,
                since=date(2026, 5, 1),
                until=date(2026, 8, 1),
            )
        )

    office.write(Act.APPOINT_ACTING, appoint, "Lurah", "Kelurahan Sukun")
    during = office.read(people_at.party_on, person, TODAY)
    assert during.position == "Sekretaris Kecamatan / Plt. Lurah (Kelurahan Sukun)"
    assert during.unit == "Kecamatan Mulyorejo"
    after = office.read(people_at.party_on, person, date(2026, 8, 1))
    assert after.position == "Sekretaris Kecamatan"


def test_assessors_and_their_superiors_hold_on_a_day(office: Office, make_person: Make) -> None:
    regent = make_person(office, "Bupati", kind=None)
    head = make_person(office, "Camat", assessor=regent)
    old, new = make_person(office, "Lama", assessor=head), make_person(office, "Baru")
    person = make_person(office, assessor=old)

    def change(tx: Tx) -> None:
        row = tx.session.query(PersonAssessor).filter_by(person_id=person).one()
        row.until = date(2026, 6, 1)
        tx.session.add(PersonAssessor(person_id=person, assessor_id=new, since=date(2026, 6, 1)))

    office.write(Act.CHANGE_ASSESSOR, change)
    may, june = date(2026, 5, 31), date(2026, 6, 1)
    assert office.read(people_at.assessor_on, person, may) == old
    assert office.read(people_at.superior_of_assessor_on, person, may) == head
    assert office.read(people_at.assessor_on, person, june) == new
    assert office.read(people_at.superior_of_assessor_on, person, june) is None


def test_many_at_once_are_the_same_as_one_by_one(office: Office, make_person: Make) -> None:
    ids = [make_person(office) for _ in range(5)]
    many = office.read(people_at.parties_on, ids, TODAY)
    assert many == {key: office.read(people_at.party_on, key, TODAY) for key in ids}
    assert len({party.nip for party in many.values()}) == 5
