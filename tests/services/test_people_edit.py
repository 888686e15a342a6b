from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.nip import EmployeeKind, Sex
from asn_desktop.rules.people import ActingKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status
from asn_desktop.services import people, people_at, people_correct, people_edit, people_page, units
from asn_desktop.services.office import Office
from asn_desktop.views.people import (
    Move,
    NewActing,
    NewOutside,
    NewPerson,
    PersonPage,
    SpanKind,
)

Make = Callable[..., UUID]
NIP = "198503122010012004"
TODAY = date(2026, 7, 2)


def page(office: Office, person: UUID) -> PersonPage:
    return office.read(people_page.person_page, person)


def refused(office: Office, act: Act, function: Callable[..., Any], *args: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        office.write(act, function, *args)
    return [finding.code for finding in caught.value.findings]


def add(office: Office, **values: Any) -> UUID:
    fields = {"name": "Nur Ratna, M.M.", "nip": NIP, **values}
    return office.write(Act.ADD_PERSON, people_edit.add_person, NewPerson(**fields)).value


def test_a_new_person_has_everything_that_was_typed(office: Office, make_person: Make) -> None:
    head = make_person(office, "Slamet", position="Kepala Seksi Pelayanan")
    person = add(
        office,
        nip="19850312 201001 2 004",
        rank=Rank.III_C,
        position="Penata Layanan",
        unit="Seksi Pelayanan",
        assessor_id=head,
    )
    found = page(office, person)
    assert (found.now.nip, found.now.rank, found.now.position) == (
        NIP,
        Rank.III_C,
        "Penata Layanan",
    )
    assert (found.now.unit, found.now.assessor) == ("Seksi Pelayanan", "Slamet")
    assert (found.birth_date, found.sex) == (date(1985, 3, 12), Sex.WOMAN)
    assert [span.since for span in found.spans[SpanKind.PLACEMENT]] == [None]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"name": "  "}, "person.name_missing"),
        ({"nip": ""}, "person.nip_missing"),
        ({"nip": "1985031220100120"}, "nip.length"),
        ({"nip": "198513122010012004"}, "nip.birth_date"),
        ({"nip": "198503122010013004"}, "nip.sex_digit"),
        ({"nip": "198503122030012004"}, "nip.appointment"),
    ],
)
def test_what_cannot_be_is_refused(office: Office, values: dict[str, str], code: str) -> None:
    fields = {"name": "Nur", "nip": NIP, **values}
    assert refused(office, Act.ADD_PERSON, people_edit.add_person, NewPerson(**fields)) == [code]


def test_one_number_belongs_to_one_person(office: Office) -> None:
    first = add(office)
    assert refused(
        office, Act.ADD_PERSON, people_edit.add_person, NewPerson(name="B", nip=NIP)
    ) == ["person.nip_taken"]
    office.write(Act.CHANGE_NIP, people_edit.change_nip, first, NIP)  # her own is no refusal


def test_a_new_nip_has_a_first_day_and_the_old_one_stays(office: Office) -> None:
    person = add(office)
    new = "198503122010012005"
    office.write(Act.CHANGE_NIP, people_edit.change_nip, person, new, date(2026, 5, 1))
    spans = page(office, person).spans[SpanKind.NIP]
    assert [(span.value, span.since, span.until) for span in spans] == [
        (new, date(2026, 5, 1), None),
        (NIP, None, date(2026, 5, 1)),
    ]
    assert office.read(people.person_by_nip, NIP) == person


def test_editing_keeps_what_was_typed_and_refuses_an_empty_name(office: Office) -> None:
    person = add(office)
    office.write(
        Act.EDIT_PERSON,
        people_edit.edit_person,
        person,
    )
    office.write(Act.EDIT_PERSON, lambda tx: people_edit.edit_person(tx, person, name=" Nur  R. "))
    assert page(office, person).name == "Nur R."
    with pytest.raises(Refused, match=r"person\.name_missing"):
        office.write(Act.EDIT_PERSON, lambda tx: people_edit.edit_person(tx, person, name=" "))
    with pytest.raises(TypeError):
        office.write(Act.EDIT_PERSON, lambda tx: people_edit.edit_person(tx, person, id=person))


def test_a_move_ends_the_old_placement_and_brings_a_new_assessor(
    office: Office, make_person: Make
) -> None:
    old, new = make_person(office, "Lama"), make_person(office, "Baru")
    person = make_person(office, assessor=old, unit="Seksi A", position="Staf")
    unit = office.write(Act.EDIT_UNIT, units.add_unit, "Seksi B").value
    since = date(2026, 6, 1)
    move = Move(since=since, unit_id=unit, assessor_id=new)
    office.write(Act.MOVE_PERSON, people_edit.move, person, move)
    spans = page(office, person).spans
    assert [(span.detail, span.since, span.until) for span in spans[SpanKind.PLACEMENT]] == [
        ("Seksi B", since, None),
        ("Seksi A", None, since),
    ]
    assert [(span.text, span.since) for span in spans[SpanKind.ASSESSOR]] == [
        ("Baru", since),
        ("Lama", None),
    ]
    assert refused(office, Act.MOVE_PERSON, people_edit.move, person, move) == ["move.nothing"]


def test_nobody_moves_into_a_closed_unit(office: Office, make_person: Make) -> None:
    person = make_person(office)
    unit = office.write(Act.EDIT_UNIT, units.add_unit, "Seksi B").value
    office.write(Act.EDIT_UNIT, units.close_unit, unit, date(2026, 5, 1))
    move = Move(since=date(2026, 6, 1), unit_id=unit)
    assert refused(office, Act.MOVE_PERSON, people_edit.move, person, move) == ["unit.closed"]
    office.write(Act.EDIT_UNIT, units.reopen_unit, unit)
    office.write(Act.MOVE_PERSON, people_edit.move, person, move)


def test_a_move_in_the_future_holds_from_its_day_on(
    office: Office, make_person: Make, clock: Any
) -> None:
    from asn_desktop.services import people_now

    person = make_person(office, position="Staf")
    move = Move(since=date(2026, 7, 4), position="Camat")
    office.write(Act.MOVE_PERSON, people_edit.move, person, move)
    assert office.read(people.person_row, person).position == "Staf"
    clock.advance(days=2)
    office.write(Act.EDIT_PERSON, people_now.refresh_due)
    assert office.read(people.person_row, person).position == "Camat"


@pytest.mark.parametrize(
    "status",
    [
        Status.STATE_OFFICIAL,
        Status.NONSTRUCTURAL,
        Status.SUSPENDED,
        Status.UNPAID_LEAVE,
        Status.PRE_RETIREMENT,
    ],
)
def test_the_exemptions_hold_for_their_days(
    office: Office, make_person: Make, status: Status
) -> None:
    person = make_person(office)
    office.write(
        Act.CHANGE_STATUS,
        people_edit.change_status,
        person,
        status,
        date(2026, 6, 1),
        date(2026, 8, 31),
        "SK 1/2026",
    )
    row = office.read(people.person_row, person)
    assert (row.status, row.status_until) == (status, date(2026, 9, 1))
    assert not row.needs_assessor
    span = page(office, person).spans[SpanKind.STATUS][0]
    assert (span.text, span.detail) == (status.label, "SK 1/2026")


def test_a_status_that_ends_before_it_begins_is_refused(office: Office, make_person: Make) -> None:
    person = make_person(office)
    change, act = people_edit.change_status, Act.CHANGE_STATUS
    leave = Status.UNPAID_LEAVE
    assert refused(office, act, change, person, leave, TODAY, date(2026, 7, 1)) == [
        "status.reversed"
    ]
    assert refused(office, act, change, person, Status.DISMISSED, TODAY) == ["status.needs_reason"]


def test_leaving_keeps_everything_and_says_who_loses_the_assessor(
    office: Office, make_person: Make
) -> None:
    head = make_person(office, position="Kepala Seksi A")
    staff = [make_person(office, assessor=head) for _ in range(3)]
    lost = office.write(
        Act.DEACTIVATE_PERSON, people_edit.deactivate, head, Status.RETIRED, TODAY, "SK pensiun"
    ).value
    assert lost == 3
    assert office.read(people.person_row, head).status is Status.RETIRED
    assert office.read(people.person_row, staff[0]).needs_assessor
    assert office.read(people_at.party_on, head, TODAY).position == "Kepala Seksi A"
    assert refused(
        office, Act.DEACTIVATE_PERSON, people_edit.deactivate, head, Status.ACTIVE, TODAY
    ) == ["status.not_leaving"]


def test_someone_outside_assesses_but_is_never_staff(office: Office, make_person: Make) -> None:
    regent = office.write(
        Act.ADD_PERSON,
        people_edit.add_outside,
        NewOutside(name="H. Bupati", title="Bupati", agency="Kabupaten Contoh"),
    ).value
    person = make_person(office, assessor=regent)
    assert office.read(people.person_row, person).assessor == "H. Bupati"
    assert page(office, regent).is_outside
    for function, argument in (
        (people_edit.move, Move(since=TODAY, position="Camat")),
        (people_edit.change_status, Status.UNPAID_LEAVE),
    ):
        more = (TODAY,) if function is people_edit.change_status else ()
        assert refused(office, Act.MOVE_PERSON, function, regent, argument, *more) == [
            "person.is_outside"
        ]
    assert refused(office, Act.CHANGE_RANK, people_edit.change_rank, regent, Rank.IV_A, TODAY) == [
        "person.is_outside"
    ]
    with pytest.raises(Refused, match=r"person\.is_outside"):
        office.write(
            Act.EDIT_PERSON,
            lambda tx: people_edit.edit_person(tx, regent, kind=EmployeeKind.PNS),
        )


def acting(office: Office, person: UUID, **values: Any) -> UUID:
    fields = {"kind": ActingKind.PLT, "position": "Camat", "first": date(2026, 6, 1), **values}
    new = NewActing(**fields)
    return office.write(Act.APPOINT_ACTING, people_edit.appoint_acting, person, new).value


def test_acting_holds_from_its_first_to_its_last_day(office: Office, make_person: Make) -> None:
    person = make_person(office, position="Sekretaris Kecamatan")
    acting(office, person, position="Plt. Camat", last=date(2026, 8, 31), decree="SK 4")
    assert office.read(people.person_row, person).acting == "Plt. Camat"
    printed = "Sekretaris Kecamatan / Plt. Camat"
    assert office.read(people_at.party_on, person, date(2026, 8, 31)).position == printed
    assert office.read(people_at.party_on, person, date(2026, 9, 1)).position == printed[:20]


def test_what_cannot_be_acted_in_is_refused(office: Office, make_person: Make) -> None:
    person = make_person(office, position="Sekretaris Kecamatan")
    acting(office, person)
    cases = [
        ({"first": TODAY, "last": date(2026, 7, 1)}, "acting.reversed"),
        ({"position": "Plt."}, "acting.no_position"),
        ({"position": "Sekretaris Kecamatan"}, "acting.own_position"),
        ({"first": date(2026, 6, 30)}, "acting.twice"),
    ]
    for values, code in cases:
        fields = {"kind": ActingKind.PLH, "position": "Camat", "first": TODAY, **values}
        new = NewActing(**fields)
        function = people_edit.appoint_acting
        assert refused(office, Act.APPOINT_ACTING, function, person, new) == [code]


def test_a_line_is_corrected_from_what_a_form_holds(office: Office, make_person: Make) -> None:
    head = make_person(office, "Kepala", position="Camat")
    person = make_person(office, "Ani", position="Staf", assessor=head)
    other = make_person(office, "Budi")
    spans = page(office, person).spans
    correct, dates = people_correct.correct_typed, {"since": date(2025, 1, 1), "until": None}
    unit = office.write(Act.EDIT_UNIT, units.add_unit, "Seksi C").value

    def write(kind: SpanKind, **values: Any) -> None:
        line = spans[kind][0].id
        office.write(Act.EDIT_PERSON, correct, kind, line, {**dates, **values})

    write(SpanKind.PLACEMENT, position="Lurah", unit=unit, heads=True)
    row = office.read(people.person_row, person)
    assert (row.position, row.unit, row.heads) == ("Lurah", "Seksi C", True)
    with pytest.raises(Refused, match=r"person\.nip_taken"):
        write(SpanKind.NIP, nip=page(office, other).now.nip)
    with pytest.raises(Refused, match=r"nip\.length"):
        write(SpanKind.NIP, nip="123")
    write(SpanKind.NIP, nip=NIP)
    with pytest.raises(Refused, match=r"assessor\.self"):
        write(SpanKind.ASSESSOR, assessor_id=person)
    write(SpanKind.ASSESSOR, assessor_id=other)
    assert office.read(people.person_row, person).assessor == "Budi"
