"""Coaching and mentoring with their answers and scores: made from the SKP, edited, taken away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.guidance import CompetencyGroup, GuidanceKind, GuidancePart
from asn_desktop.rules.planning import Approach, ResultSection
from asn_desktop.services import (
    drafts,
    guidance,
    guidance_answers,
    guidance_behaviour,
    guidance_lists,
    guidance_read,
    periods,
    progress,
    undo,
)
from asn_desktop.services.guidance import NewGuidance
from asn_desktop.services.guidance_behaviour import NewReport
from asn_desktop.services.office import Office
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.guidance import Filled, GuidanceView, RecordKind
from asn_desktop.views.lists import ListQuery

Make = Callable[..., UUID]
GOAL, FACT, NEXT = GuidancePart.GOAL, GuidancePart.FACT, GuidancePart.NEXT_STEP


@pytest.fixture
def people(office: Office, make_person: Make) -> tuple[UUID, UUID]:
    """Somebody and his assessor."""
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi")
    return make_person(office, "Dewi Kartikasari, S.AP.", assessor=head), head


@pytest.fixture
def skp(office: Office, people: tuple[UUID, UUID], make_skp: Make) -> UUID:
    return make_skp(office, *people, expectations={1: "Antrean di bawah 15 menit", 4: " "})


def begin(
    office: Office, person: UUID, kind: GuidanceKind = GuidanceKind.COACHING, **more: Any
) -> UUID:
    new = NewGuidance(person_id=person, kind=kind, year=2026, on=date(2026, 6, 30), **more)
    return office.write(Act.BEGIN_GUIDANCE, guidance.create, new).value


def seen(office: Office, key: UUID) -> GuidanceView:
    return office.read(guidance_read.view, key)


def cells(office: Office, key: UUID, part: GuidancePart) -> list[tuple[str, ...]]:
    return [row.cells for row in seen(office, key).rows.get(part, ())]


def edit(office: Office, function: Callable[..., Any], *args: Any) -> Any:
    return office.write(Act.EDIT_GUIDANCE, function, *args).value


def test_a_coaching_begins_with_the_goals_and_the_progress_of_the_skp(
    office: Office, people: tuple[UUID, UUID], skp: UUID
) -> None:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    period = office.read(guidance.progress_facts.find_period, 2026, "TW2")
    done = office.read(progress.progress_of, people[0], period.id)
    first = done.results[0]
    office.write(
        Act.RECORD_REALISATION,
        progress.record,
        first.id,
        first.indicators[0].id,
        period.id,
        "141 surat",
    )
    key = begin(office, people[0], period="TW2")
    found = seen(office, key)
    assert (found.of.person, found.giver) == ("Dewi Kartikasari, S.AP.", "Slamet Hartono, S.IP.")
    assert cells(office, key, GOAL) == [
        ("Jumlah surat", "", "300", ""),
        ("Rata-rata waktu", "", "≤ 1 hari", ""),
        ("Kelengkapan", "", "100 %", ""),
    ]
    assert cells(office, key, FACT) == [("Jumlah surat: 300", "141 surat", "", "")]
    assert found.part_filled(GOAL) is Filled.PARTLY
    assert found.part_filled(NEXT) is Filled.EMPTY
    assert found.form_filled is Filled.PARTLY


def test_a_narrative_skp_gives_its_results_as_facts(
    office: Office, people: tuple[UUID, UUID], make_skp: Make
) -> None:
    make_skp(
        office,
        *people,
        approach=Approach.QUALITATIVE,
        results=(
            (ResultSection.MAIN, "Ibu hamil terlayani", (("Tidak ada kesalahan", "", None),)),
        ),
    )
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    period = office.read(guidance.progress_facts.find_period, 2026, "TW2")
    result = office.read(progress.progress_of, people[0], period.id).results[0]
    office.write(
        Act.RECORD_REALISATION, progress.record, result.id, None, period.id, "Semua terlayani"
    )
    key = begin(office, people[0], period="TW2")
    assert cells(office, key, GOAL) == [("Tidak ada kesalahan", "", "", "")]
    assert cells(office, key, FACT) == [("Ibu hamil terlayani", "Semua terlayani", "", "")]


def test_an_empty_one_and_a_mentoring_have_no_rows(
    office: Office, people: tuple[UUID, UUID], skp: UUID, make_person: Make
) -> None:
    empty = begin(office, people[0], prefill=False)
    assert dict(seen(office, empty).rows) == {}
    outside = make_person(office, "Prof. Widya", kind=None, position="Widyaiswara", unit="BKPSDM")
    mentoring = begin(office, people[0], GuidanceKind.MENTORING, giver_id=outside)
    found = seen(office, mentoring)
    assert (found.giver, dict(found.rows)) == ("Prof. Widya", {})
    assert [one.name for one in found.competences][-2:] == [
        "Pengambilan Keputusan",
        "Perekat dan Pemersatu Bangsa",
    ]


def test_without_an_skp_or_with_oneself_nothing_begins(
    office: Office, people: tuple[UUID, UUID], make_skp: Make
) -> None:
    with pytest.raises(Refused) as refused:
        begin(office, people[0])
    assert refused.value.findings[0].code == "guidance.no_skp"
    make_skp(office, *people)
    with pytest.raises(Refused) as refused:
        begin(office, people[0], giver_id=people[0])
    assert refused.value.findings[0].code == "guidance.own"
    key = begin(office, people[0])
    with pytest.raises(Refused):
        office.write(Act.EDIT_GUIDANCE, lambda tx: guidance.change(tx, key, giver_id=people[0]))


def test_rows_keep_their_ids_by_place_and_lose_the_empty_end(
    office: Office, people: tuple[UUID, UUID], skp: UUID
) -> None:
    key = begin(office, people[0], prefill=False)
    edit(office, guidance.set_rows, key, NEXT, [("A", "b", "y"), ("", "", ""), ("C", "", "tidak")])
    ids = [row.id for row in seen(office, key).rows[NEXT]]
    assert cells(office, key, NEXT) == [("A", "b", "YA"), ("", "", ""), ("C", "", "TIDAK")]
    assert seen(office, key).adjusts
    edit(office, guidance.set_rows, key, NEXT, [("A", "b2", ""), (" ", "", ""), ("",)])
    assert cells(office, key, NEXT) == [("A", "b2", "")]
    assert [row.id for row in seen(office, key).rows[NEXT]] == ids[:1]
    assert not seen(office, key).adjusts


def test_what_the_form_has_no_place_for_is_refused(
    office: Office, people: tuple[UUID, UUID], skp: UUID
) -> None:
    key = begin(office, people[0], prefill=False)
    for code, part, rows in (
        ("guidance.wrong_part", GuidancePart.JOURNAL, [("a",)]),
        ("guidance.yes_or_no", NEXT, [("a", "b", "mungkin")]),
        ("guidance.too_many_rows", GOAL, [("a",)] * 201),
    ):
        with pytest.raises(Refused) as refused:
            edit(office, guidance.set_rows, key, part, rows)
        assert refused.value.findings[0].code == code


def test_answers_date_the_form_with_the_first_and_not_again(
    office: Office, people: tuple[UUID, UUID], skp: UUID
) -> None:
    key = begin(office, people[0])
    edit(office, guidance_answers.answer, key, 3, "  Bebas bicara ")
    found = seen(office, key)
    assert [one.text for one in found.answers] == ["", "", "Bebas bicara", *[""] * 6]
    assert found.answered_on == date(2026, 7, 2)
    assert found.answers_filled is Filled.PARTLY
    edit(office, guidance_answers.set_answered_on, key, None)
    edit(office, guidance_answers.answer, key, 4, "Ya")
    assert seen(office, key).answered_on is None  # left for the pen on purpose
    with pytest.raises(Refused):
        edit(office, guidance_answers.set_answered_on, key, date(2026, 6, 29))
    edit(office, guidance_answers.answer, key, 3, "")
    edit(office, guidance_answers.answer, key, 4, "")
    assert seen(office, key).answers_filled is Filled.EMPTY
    with pytest.raises(ValueError, match="10"):
        edit(office, guidance_answers.answer, key, 10, "x")


def test_competences_are_scored_and_technical_ones_come_and_go(
    office: Office, people: tuple[UUID, UUID], skp: UUID
) -> None:
    key = begin(office, people[0])
    first = seen(office, key).competences[0]
    assert (first.name, first.score) == ("Integritas", None)
    edit(office, guidance_answers.score, first.id, 4, " Menjaga uang retribusi ")
    assert seen(office, key).assessed_on == date(2026, 7, 2)
    with pytest.raises(Refused) as refused:
        edit(office, guidance_answers.score, first.id, 6, "")
    assert refused.value.findings[0].code == "guidance.score"
    one = edit(office, guidance_answers.add_technical, key, "Administrasi  kependudukan")
    two = edit(office, guidance_answers.add_technical, key, "Lembar kerja")
    edit(office, guidance_answers.rename_technical, two, "Pengolahan data")
    edit(office, guidance_answers.remove_technical, one)
    found = seen(office, key)
    assert (found.competences[0].score, found.competences[0].reason) == (
        4,
        "Menjaga uang retribusi",
    )
    technical = [one for one in found.competences if one.group is CompetencyGroup.TECHNICAL]
    assert [one.name for one in technical] == ["Pengolahan data"]
    for code, act, args in (
        ("guidance.no_name", guidance_answers.add_technical, (key, " ")),
        ("guidance.fixed_name", guidance_answers.remove_technical, (first.id,)),
        ("guidance.fixed_name", guidance_answers.rename_technical, (first.id, "Jujur")),
    ):
        with pytest.raises(Refused) as refused:
            edit(office, act, *args)
        assert refused.value.findings[0].code == code
    edit(office, guidance_answers.recommend, key, "Pelatihan dasar")
    assert seen(office, key).competences_filled is Filled.PARTLY
    for one in found.competences:
        edit(office, guidance_answers.score, one.id, 3, "")
    assert seen(office, key).competences_filled is Filled.WHOLE


def test_a_removed_guidance_comes_back_whole(
    office: Office, people: tuple[UUID, UUID], skp: UUID
) -> None:
    key = begin(office, people[0])
    edit(office, guidance_answers.answer, key, 1, "Ya")
    before = seen(office, key)
    gone = office.write(Act.REMOVE_GUIDANCE, guidance.remove, key)
    assert not office.read(guidance_read.exists, key)
    office.write(Act.UNDO, undo.undo, gone.entry)
    assert seen(office, key) == before


def test_a_report_begins_with_the_special_expectations(
    office: Office, people: tuple[UUID, UUID], skp: UUID
) -> None:
    new = NewReport(person_id=people[0], year=2026, on=date(2026, 7, 1))
    key = office.write(Act.REPORT_BEHAVIOUR, guidance_behaviour.create, new).value
    found = office.read(guidance_behaviour.view, key)
    assert found.assessor == "Slamet Hartono, S.IP."
    assert found.expectation == "Berorientasi pelayanan: Antrean di bawah 15 menit"
    assert found.filled is Filled.PARTLY
    for field, text in (("problem", "Meninggalkan loket"), ("done", "Berbicara empat mata ")):
        edit(office, guidance_behaviour.write, key, field, text)
    edit(office, guidance_behaviour.set_others_too, key, False)
    found = office.read(guidance_behaviour.view, key)
    assert (found.problem, found.done, found.others_too) == (
        "Meninggalkan loket",
        "Berbicara empat mata",
        False,
    )
    assert found.filled is Filled.WHOLE
    with pytest.raises(ValueError, match="on"):
        edit(office, guidance_behaviour.write, key, "on", "x")
    with pytest.raises(Refused):
        office.write(
            Act.EDIT_GUIDANCE, lambda tx: guidance_behaviour.change(tx, key, assessor_id=people[0])
        )
    office.write(Act.REMOVE_GUIDANCE, guidance_behaviour.remove, key)
    assert not office.read(guidance_behaviour.exists, key)


def test_the_list_of_the_office_and_of_one_person(
    office: Office, people: tuple[UUID, UUID], skp: UUID, make_person: Make, make_skp: Make
) -> None:
    other = make_person(office, "Ahmad Fauzi", assessor=people[1])
    make_skp(office, other, people[1])
    make_skp(office, other, people[1], year=2025)
    first = begin(office, people[0])
    second = begin(office, other, GuidanceKind.MENTORING)
    third = office.write(
        Act.REPORT_BEHAVIOUR,
        guidance_behaviour.create,
        NewReport(person_id=other, year=2026, on=date(2026, 7, 1)),
    ).value
    rows = office.read(guidance_lists.rows_of, 2026)
    assert rows[0].id == third
    assert {row.id for row in rows} == {first, second, third}
    assert office.read(guidance_lists.rows_of, 2025) == ()
    own = office.read(guidance_lists.rows_of, 2026, other)
    assert {row.kind for row in own} == {RecordKind.MENTORING, RecordKind.BEHAVIOUR}
    report = next(row for row in rows if row.id == third)
    assert (report.answers, report.competences) == (None, None)
    by_name = guidance_lists.choose(rows, ListQuery(sort="name"))
    assert [row.name for row in by_name.rows][-1] == "Dewi Kartikasari, S.AP."
    assert by_name.counts["kind"] == {
        None: 3,
        RecordKind.COACHING: 1,
        RecordKind.MENTORING: 1,
        RecordKind.BEHAVIOUR: 1,
    }
    chosen = guidance_lists.choose(
        rows, ListQuery("dewi", filters={"kind": RecordKind.COACHING, "person": people[0]})
    )
    assert [row.id for row in chosen.rows] == [first]
    assert office.read(guidance_lists.record_kind, third) is RecordKind.BEHAVIOUR
    assert office.read(guidance_lists.record_kind, first) is RecordKind.COACHING
    assert office.read(guidance_lists.record_kind, other) is None


def test_a_draft_goes_back_into_its_place(
    office: Office, people: tuple[UUID, UUID], skp: UUID
) -> None:
    key = begin(office, people[0])
    edit(office, guidance_answers.answer, key, 2, "Ya")
    found = seen(office, key)
    report = office.write(
        Act.REPORT_BEHAVIOUR,
        guidance_behaviour.create,
        NewReport(person_id=people[0], year=2026, on=date(2026, 7, 1)),
    ).value
    places = (
        DraftKey("guidance", key, "opportunity"),
        DraftKey("guidance", key, "recommendation"),
        DraftKey("guidance_row", found.rows[GOAL][0].id, "fourth"),
        DraftKey("guidance_answer", found.answers[1].id, "text"),
        DraftKey("competency", found.competences[0].id, "reason"),
        DraftKey("behaviour_problem", report, "problem"),
    )
    for place in places:
        office.write(Act.KEEP_DRAFT, drafts.keep, place, f"Draf {place.field}")
        office.write(Act.TAKE_OVER_DRAFT, drafts.take_over, place)
    found = seen(office, key)
    assert (found.opportunity, found.recommendation) == ("Draf opportunity", "Draf recommendation")
    assert found.rows[GOAL][0].cells[3] == "Draf fourth"
    assert found.answers[1].text == "Draf text"
    assert found.competences[0].reason == "Draf reason"
    assert office.read(guidance_behaviour.view, report).problem == "Draf problem"
