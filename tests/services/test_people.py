from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from asn_desktop import texts
from asn_desktop.models.people import PersonRank
from asn_desktop.rules.acts import Act
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status
from asn_desktop.services import people, people_edit, people_page, people_spans, units
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.people import PeopleList
from asn_desktop.services.people_assessor import change_assessor
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.people import Move, SpanKind

Make = Callable[..., UUID]
TODAY = date(2026, 7, 2)


def names(office: Office, query: ListQuery, listed: PeopleList | None = None) -> list[str]:
    listed = listed or PeopleList()
    return [row.name for row in office.read(listed.rows, query).rows]


def test_words_are_found_in_any_order_everywhere(office: Office, make_person: Make) -> None:
    make_person(office, "Nur Ratna, M.M.", nip="198503122010012004", unit="Seksi Pelayanan")
    make_person(office, "Baiq Ratna", position="Lurah", unit="Kelurahan Sukun")
    make_person(office, "Eka O'Brien")
    cases = {
        "ratna nur": ["Nur Ratna, M.M."],
        "RATNA": ["Baiq Ratna", "Nur Ratna, M.M."],
        "19850312 2004": ["Nur Ratna, M.M."],
        "lurah ratna": ["Baiq Ratna"],
        "obrien": ["Eka O'Brien"],
        "pelayanan nur": ["Nur Ratna, M.M."],
        "nobody": [],
        "  ": ["Baiq Ratna", "Eka O'Brien", "Nur Ratna, M.M."],
    }
    for text, expected in cases.items():
        assert names(office, ListQuery(text=text)) == expected, text


def test_filters_and_order(office: Office, make_person: Make) -> None:
    head = make_person(office, "Ani", rank=Rank.IV_A, position="Camat", unit="Kecamatan")
    make_person(office, "Budi", rank=None, unit="Seksi A", assessor=head)
    make_person(office, "Citra", rank=Rank.III_A, unit="Seksi A", status=Status.STUDY_LEAVE)
    gone = make_person(office, "Dedi", rank=Rank.III_D, status=Status.RETIRED)
    make_person(office, "Eka", kind=EmployeeKind.PPPK, unit=None, assessor=gone)
    make_person(office, "Luar", kind=None)
    tops = {node.name: node.id for node in office.read(units.unit_tree)}
    office.write(Act.EDIT_UNIT, units.move_unit, tops["Seksi A"], tops["Kecamatan"])

    def listed(sort: str = "", descending: bool = False, **filters: object) -> list[str]:
        query = ListQuery(sort=sort, descending=descending, filters=filters)
        return names(office, query)

    assert listed() == ["Ani", "Budi", "Citra", "Eka"]
    assert listed(status=people.LEFT) == ["Dedi"]
    assert listed(status=people.EVERYBODY) == ["Ani", "Budi", "Citra", "Dedi", "Eka"]
    assert listed(status=Status.STUDY_LEAVE) == ["Citra"]
    assert listed(unit=tops["Seksi A"]) == ["Budi", "Citra"]
    assert listed(unit=tops["Kecamatan"]) == ["Ani", "Budi", "Citra"]
    assert listed(assessor="none") == ["Ani", "Citra", "Eka"]
    assert listed(assessor=head) == ["Budi"]
    assert listed(kind=EmployeeKind.PPPK) == ["Eka"]
    assert listed("rank") == ["Citra", "Ani", "Eka", "Budi"]
    assert listed("rank", True) == ["Eka", "Ani", "Citra", "Budi"]
    assert listed("unit", True)[-1] == "Eka"
    assert listed("name", True) == ["Eka", "Citra", "Budi", "Ani"]
    answer = office.read(PeopleList().rows, ListQuery(text="ani"))
    assert (answer.total, answer.counts["assessor"]["none"]) == (4, 3)


def test_the_list_follows_what_is_written(office: Office, make_person: Make) -> None:
    listed = PeopleList()
    person = make_person(office, "Ani")
    assert names(office, ListQuery(), listed) == ["Ani"]
    office.write(Act.EDIT_PERSON, lambda tx: people_edit.edit_person(tx, person, name="Ana"))
    assert names(office, ListQuery(), listed) == ["Ana"]


def test_the_picker_finds_those_who_may_be_picked(office: Office, make_person: Make) -> None:
    ani, luar = make_person(office, "Ani"), make_person(office, "Ani Luar", kind=None)
    make_person(office, "Ani Pergi", status=Status.RETIRED)

    def found(**options: object) -> list[str]:
        return [row.name for row in office.read(people.find_people, "ani", **options)]

    assert found() == ["Ani", "Ani Luar"]
    assert found(outside=False) == ["Ani"]
    assert found(gone=True) == ["Ani", "Ani Luar", "Ani Pergi"]
    assert found(exclude=[ani]) == ["Ani Luar"]
    assert office.read(people.choices, [luar])[luar].outside


def test_the_page_shows_every_dated_thing_and_warns(office: Office, make_person: Make) -> None:
    head = make_person(office, "Kepala", position="Camat")
    person = make_person(office, "Ani", position="Kepala Seksi A", assessor=head)
    staff = make_person(office, "Budi", assessor=person)

    def contradict(tx: Tx) -> None:
        tx.session.add(PersonRank(person_id=person, rank=Rank.III_D, since=date(2026, 4, 1)))
        tx.session.add(
            PersonRank(
                person_id=person, rank=Rank.IV_A, since=date(1990, 4, 1), until=date(1980, 1, 1)
            )
        )

    office.write(Act.IMPORT_ROSTER, contradict)
    page = office.read(people_page.person_page, person)
    assert page.now.rank is Rank.III_D
    assert [row.id for row in page.assesses] == [staff]
    assert [finding.code for finding in page.findings] == [
        "span.reversed",
        "span.overlaps",
        "history.before_appointment",
    ]
    for finding in page.findings:
        assert texts.sentence(finding.code, **finding.values)


def test_someone_outside_has_a_page(office: Office, make_person: Make) -> None:
    regent = make_person(office, "H. Bupati", kind=None, position="Bupati", unit="Kabupaten")
    make_person(office, assessor=regent)
    page = office.read(people_page.person_page, regent)
    assert (page.is_outside, page.outside_title, page.outside_agency) == (
        True,
        "Bupati",
        "Kabupaten",
    )
    assert page.findings == ()
    listed = office.read(people.outside_rows, ListQuery(text="bupati"))
    assert [(row.name, row.title, row.assesses) for row in listed.rows] == [
        ("H. Bupati", "Bupati", 1)
    ]


def test_history_tells_every_act_with_names_not_ids(office: Office, make_person: Make) -> None:
    head = make_person(office, "Kepala", position="Camat")
    person = make_person(office, "Ani", position="Staf", unit="Seksi A")
    office.write(Act.EDIT_PERSON, lambda tx: people_edit.edit_person(tx, person, note="Baru"))
    office.write(Act.CHANGE_ASSESSOR, change_assessor, [person], head, date(2026, 5, 1))
    move = Move(since=date(2026, 6, 1), position="Lurah")
    office.write(Act.MOVE_PERSON, people_edit.move, person, move)
    page = office.read(people_page.person_page, person)
    wrong = page.spans[SpanKind.PLACEMENT][0].id
    office.write(Act.MOVE_PERSON, people_spans.remove, SpanKind.PLACEMENT, wrong)
    lines = office.read(people_page.person_history, person)
    assert [line.act for line in lines] == [
        "people.move",
        "people.move",
        "people.change_assessor",
        "people.edit",
        "people.add",
    ]
    removed, moved, assessor, edited, added = (dict_of(line.details) for line in lines)
    assert removed["told.removed"]["text"] == "Lurah · Seksi A"
    assert moved["told.added"] == {
        "what": "placement",
        "text": "Lurah · Seksi A",
        "since": "2026-06-01",
        "until": "",
    }
    assert assessor["told.added"]["text"] == "Kepala"
    assert edited["told.changed"]["after"] == "Baru"
    assert added


def dict_of(details: tuple[tuple[str, dict[str, str]], ...]) -> dict[str, dict[str, str]]:
    return dict(details)


def test_every_code_of_people_has_its_sentence() -> None:
    import re
    from pathlib import Path

    services = Path(people.__file__).parent
    found: set[str] = set()
    for name in ("people_edit", "people_spans", "people_assessor", "people_page", "units"):
        source = (services / f"{name}.py").read_text(encoding="utf-8")
        found |= set(re.findall(r'(?:refuse|_error|Finding)\(\s*"([a-z_.]+)"', source))
    assert len(found) > 25
    assert found <= texts.codes() | {"span.overlaps"}
