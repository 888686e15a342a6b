from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from asn_desktop.models.people import PersonAssessor
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.people import AssessorProblem
from asn_desktop.rules.status import Status
from asn_desktop.services import (
    people,
    people_at,
    people_edit,
    people_waiting,
    people_without,
    units,
)
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.people_assessor import assessor_findings, change_assessor, link_assessor
from asn_desktop.views.people import CandidateReason, Lack, WithoutAssessor

Make = Callable[..., UUID]
SINCE = date(2026, 6, 1)
TODAY = date(2026, 7, 2)


def change(office: Office, ids: list[UUID], assessor: UUID, since: date | None = SINCE) -> int:
    return office.write(Act.CHANGE_ASSESSOR, change_assessor, ids, assessor, since).value.changed


def refused(office: Office, ids: list[UUID], assessor: UUID, since: date | None = SINCE) -> str:
    with pytest.raises(Refused) as caught:
        change(office, ids, assessor, since)
    errors = [item.code for item in caught.value.findings if item.severity == "error"]
    assert len(errors) == 1
    return errors[0]


def unlinked(office: Office, person: UUID, written: str, problem: AssessorProblem) -> None:
    def write(tx: Tx) -> None:
        tx.session.add(PersonAssessor(person_id=person, written=written, problem=problem))

    office.write(Act.IMPORT_ROSTER, write)


def lacking(office: Office) -> dict[UUID, WithoutAssessor]:
    return {row.id: row for row in office.read(people_without.without_assessor)}


def test_many_people_change_their_assessor_on_one_day(office: Office, make_person: Make) -> None:
    old = make_person(office, "Lama", position="Kepala Seksi A")
    new = make_person(office, "Baru", position="Kepala Seksi B")
    staff = [make_person(office, assessor=old) for _ in range(4)]
    assert change(office, staff, new) == 4
    assert change(office, staff, new) == 0  # already so
    for person in staff:
        assert office.read(people_at.assessor_on, person, date(2026, 5, 31)) == old
        assert office.read(people_at.assessor_on, person, SINCE) == new
        assert office.read(people.person_row, person).assessor == "Baru"


def test_it_is_one_act_or_none(office: Office, make_person: Make) -> None:
    head = make_person(office, "Kepala", position="Camat")
    others = [make_person(office), head]
    assert refused(office, others, head) == "assessor.self"
    assert office.read(people_at.assessor_on, others[0], TODAY) is None


def test_nobody_assesses_those_who_assess_them(office: Office, make_person: Make) -> None:
    head = make_person(office, "Camat", position="Camat")
    middle = make_person(office, "Kasi", position="Kepala Seksi A", assessor=head)
    staff = make_person(office, "Staf", assessor=middle)
    assert refused(office, [head], middle) == "assessor.circle"
    assert refused(office, [head], staff) == "assessor.circle"
    # what was entered for a later day counts as well
    other = make_person(office, "Lain", position="Sekretaris Kecamatan")
    change(office, [other], head, date(2026, 9, 1))
    assert refused(office, [head], other, SINCE) == "assessor.circle"
    # and what ended before that day does not
    change(office, [middle], other, date(2026, 5, 1))
    assert change(office, [staff], head) == 1


def test_who_has_left_assesses_nobody(office: Office, make_person: Make) -> None:
    gone, person = make_person(office, position="Camat"), make_person(office)
    office.write(Act.DEACTIVATE_PERSON, people_edit.deactivate, gone, Status.RETIRED, SINCE)
    assert refused(office, [person], gone) == "assessor.gone"
    assert change(office, [person], gone, date(2026, 5, 1)) == 1  # he was still there


def test_someone_outside_has_no_assessor_here(office: Office, make_person: Make) -> None:
    outside, head = make_person(office, kind=None), make_person(office, position="Camat")
    assert refused(office, [outside], head) == "person.is_outside"
    assert refused(office, [], head) == "assessor.nobody"
    assert change(office, [head], outside) == 1


def test_a_low_assessor_is_only_warned_about(office: Office, make_person: Make) -> None:
    clerk, person = make_person(office, "Staf", position="Pengelola Data"), make_person(office)
    teacher = make_person(office, "Guru", position="Guru Ahli Muda", heads=True)
    found = office.read(assessor_findings, [person], clerk, SINCE)
    assert [(item.code, item.severity) for item in found] == [("assessor.low", "warning")]
    assert change(office, [person], clerk) == 1
    assert office.read(assessor_findings, [person], teacher, SINCE) == []


def test_those_without_an_assessor_say_why_and_who_it_may_be(
    office: Office, make_person: Make
) -> None:
    slamet = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi Pelayanan Umum")
    twins = [make_person(office, name) for name in ("Siti Aminah", "Siti Aminah, S.E.")]
    camat = make_person(office, "Darmawan", position="Camat", heads=True)
    change(office, [slamet, *twins], camat)
    persons = [make_person(office, f"Orang {number}") for number in range(5)]
    unlinked(office, persons[0], "HARTONO SLAMET", AssessorProblem.MISSING)
    unlinked(office, persons[1], "Siti Aminah", AssessorProblem.AMBIGUOUS)
    unlinked(office, persons[2], "Kepala Seksi Pelayanan Umum", AssessorProblem.IS_A_POST)
    unlinked(office, persons[3], "S. Hartono", AssessorProblem.MISSING)
    found = lacking(office)

    def told(person: UUID) -> tuple[Lack, list[tuple[UUID, CandidateReason]]]:
        row = found[person]
        return row.lack, [(item.person.id, item.reason) for item in row.candidates]

    assert set(found) == {*persons, camat}
    assert told(persons[0]) == (Lack.MISSING, [(slamet, CandidateReason.SAME_NAME)])
    lack, both = told(persons[1])
    assert lack is Lack.AMBIGUOUS
    assert {person for person, _reason in both} == set(twins)
    assert told(persons[2]) == (Lack.IS_A_POST, [(slamet, CandidateReason.HOLDS_POST)])
    assert told(persons[3]) == (Lack.MISSING, [(slamet, CandidateReason.LIKE_NAME)])
    assert told(persons[4]) == (Lack.MISSING, [(camat, CandidateReason.HEADS_UNIT)])
    assert told(camat)[0] is Lack.MISSING
    assert office.read(people_waiting.count_without_assessor) == 6
    rows = office.read(people.person_rows)
    assert {row.id for row in rows if row.needs_assessor} == set(found)


def test_the_head_of_the_unit_above_is_offered(office: Office, make_person: Make) -> None:
    top = office.write(Act.EDIT_UNIT, units.add_unit, "Dinas").value
    office.write(Act.EDIT_UNIT, units.add_unit, "Bidang", top)
    head = make_person(office, "Kepala", position="Kepala Dinas", unit="Dinas")
    person = make_person(office, unit="Bidang")
    rows = {row.id: row for row in office.read(people_without.without_assessor)}
    assert [item.person.id for item in rows[person].candidates] == [head]


def test_linking_holds_as_far_back_as_the_file_says(office: Office, make_person: Make) -> None:
    head = make_person(office, "Slamet", position="Kepala Seksi A")
    camat = make_person(office, "Camat", position="Camat")
    texts, empty = make_person(office), make_person(office)
    unlinked(office, texts, "Slamet H.", AssessorProblem.MISSING)
    office.write(Act.CHANGE_ASSESSOR, link_assessor, [texts, empty], head)
    assert office.read(people_at.assessor_on, texts, date(2020, 1, 1)) == head
    assert office.read(people_at.assessor_on, empty, date(2020, 1, 1)) == head
    assert not {texts, empty} & lacking(office).keys()
    with pytest.raises(Refused, match=r"assessor\.circle"):
        office.write(Act.CHANGE_ASSESSOR, link_assessor, [head], texts)
    assert office.write(Act.CHANGE_ASSESSOR, link_assessor, [head], camat).value.changed == 1


def test_an_assessor_who_left_is_replaced_from_today_on(office: Office, make_person: Make) -> None:
    gone = make_person(office, "Pergi", position="Camat")
    new = make_person(office, "Baru", position="Camat")
    person = make_person(office, assessor=gone)
    office.write(Act.DEACTIVATE_PERSON, people_edit.deactivate, gone, Status.MOVED_OUT, SINCE)
    row = lacking(office)[person]
    assert (row.lack, row.written) == (Lack.GONE, "Pergi")
    office.write(Act.CHANGE_ASSESSOR, link_assessor, [person], new)
    assert office.read(people_at.assessor_on, person, date(2026, 5, 31)) == gone
    assert office.read(people_at.assessor_on, person, TODAY) == new
    assert person not in lacking(office)
