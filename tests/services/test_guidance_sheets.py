"""Guidance on paper and on the print desk: built, sealed, void when its content changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest
from documents import set_up, sheet_of

from asn_desktop.models.people import Person
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.guidance import GuidanceKind, GuidancePart
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import (
    guidance,
    guidance_answers,
    guidance_behaviour,
    guidance_read,
    paper,
    print_desk,
    sheet_list,
)
from asn_desktop.services.desk_finders import FINDERS
from asn_desktop.services.differences import differences
from asn_desktop.services.guidance import NewGuidance
from asn_desktop.services.guidance_behaviour import NewReport
from asn_desktop.services.guidance_sheets import (
    behaviour_sheets,
    coaching_sheets,
    competency_sheets,
    guidance_feedback_sheets,
    mentoring_sheets,
)
from asn_desktop.services.office import Office
from asn_desktop.views.printing import DeskForm, Place
from asn_desktop.views.sheets import Sheet
from asn_desktop.views.sheets_guidance import (
    BehaviourProblemSheet,
    CompetencyLine,
    CompetencySheet,
)

Make = Callable[..., UUID]
DAY = date(2026, 6, 30)
FORMS = (
    DeskForm.GUIDANCE,
    DeskForm.GUIDANCE_FEEDBACK,
    DeskForm.COMPETENCES,
    DeskForm.BEHAVIOUR,
)


@pytest.fixture
def people(office: Office, make_person: Make, make_skp: Make) -> tuple[UUID, UUID, UUID]:
    """An employee with an SKP, his assessor, and a coach from elsewhere."""
    set_up(office)
    head = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi")
    clerk = make_person(office, "Dewi Kartikasari, S.AP.", assessor=head)
    coach = make_person(office, "Dr. Ratna, M.Si.", kind=None, position="Widyaiswara", unit="BKD")
    make_skp(office, clerk, head)
    return clerk, head, coach


def begin(office: Office, person: UUID, kind: GuidanceKind, giver: UUID | None = None) -> UUID:
    new = NewGuidance(person_id=person, kind=kind, year=2026, on=DAY, giver_id=giver, prefill=False)
    return office.write(Act.BEGIN_GUIDANCE, guidance.create, new).value


def report(office: Office, person: UUID) -> UUID:
    new = NewReport(person_id=person, year=2026, on=date(2026, 7, 1))
    return office.write(Act.REPORT_BEHAVIOUR, guidance_behaviour.create, new).value


def edit(office: Office, function: Callable[..., object], *args: object) -> None:
    office.write(Act.EDIT_GUIDANCE, function, *args)


def test_a_coaching_names_employee_assessor_and_who_guides(
    office: Office, people: tuple[UUID, UUID, UUID]
) -> None:
    clerk, _head, coach = people
    key = begin(office, clerk, GuidanceKind.COACHING, coach)
    edit(
        office,
        guidance.set_rows,
        key,
        GuidancePart.NEXT_STEP,
        [("Jumlah surat", "Loket kedua", "tidak"), ("", "", ""), ("Waktu", "", "")],
    )
    edit(office, guidance.set_opportunity, key, "Menata antrean")
    sheet = sheet_of(office, coaching_sheets, key)
    assert (sheet.employee.name, sheet.assessor.name, sheet.giver.name) == (
        "Dewi Kartikasari, S.AP.",
        "Slamet Hartono, S.IP.",
        "Dr. Ratna, M.Si.",
    )
    assert (sheet.giver.position, sheet.giver.unit) == ("Widyaiswara", "BKD")
    assert sheet.next_steps == (("Jumlah surat", "Loket kedua", "TIDAK"), ("Waktu", "", ""))
    assert (sheet.opportunity, sheet.goals) == ("Menata antrean", ())
    assert (sheet.head.on, sheet.head.place) == (DAY, "Mulyorejo")
    with pytest.raises(Refused):
        sheet_of(office, mentoring_sheets, key)


def test_a_mentoring_its_answers_and_its_scores(
    office: Office, people: tuple[UUID, UUID, UUID]
) -> None:
    key = begin(office, people[0], GuidanceKind.MENTORING)
    edit(office, guidance.set_rows, key, GuidancePart.GOAL, [("Pivot", "Juli", "Cepat", "3 lap.")])
    assert sheet_of(office, mentoring_sheets, key).goals == (("Pivot", "Juli", "Cepat", "3 lap."),)
    with pytest.raises(Refused):
        sheet_of(office, coaching_sheets, key)
    answers = sheet_of(office, guidance_feedback_sheets, key)
    assert (answers.answers, answers.head.on) == (("",) * 9, None)  # for the pen
    edit(office, guidance_answers.answer, key, 9, "Paham")
    answers = sheet_of(office, guidance_feedback_sheets, key)
    assert (answers.answers[8], answers.head.on) == ("Paham", date(2026, 7, 2))
    scores = sheet_of(office, competency_sheets, key)
    assert [len(scores.managerial), len(scores.socio_cultural), len(scores.technical)] == [8, 1, 0]
    assert scores.managerial[0] == CompetencyLine(name="Integritas")


def test_a_report_is_printed_on_the_day_it_was_made(
    office: Office, people: tuple[UUID, UUID, UUID]
) -> None:
    key = report(office, people[0])
    edit(office, guidance_behaviour.set_others_too, key, True)
    sheet = sheet_of(office, behaviour_sheets, key)
    assert (sheet.head.on, sheet.others_too) == (date(2026, 7, 1), True)
    assert sheet.assessor.name == "Slamet Hartono, S.IP."


def test_the_desk_finds_filled_and_empty_forms_in_the_right_stacks(
    office: Office, people: tuple[UUID, UUID, UUID]
) -> None:
    clerk, head, coach = people
    first = begin(office, clerk, GuidanceKind.COACHING, coach)
    second = begin(office, clerk, GuidanceKind.MENTORING)
    told = report(office, clerk)
    rows = office.read(print_desk.desk, [clerk, head], FORMS, PeriodRef(2026, "TW2"))
    found = {
        (row.signer_id, sheet.form, sheet.document_id, sheet.file_number)
        for row in rows
        for sheet in row.ready
    }
    assert found == {
        (coach, FormCode.B_1_6, first, 1),
        (head, FormCode.B_1_7, second, 2),
        (clerk, FormCode.B_1_8, first, 1),
        (clerk, FormCode.B_1_8, second, 2),
        (coach, FormCode.B_1_9, first, 1),
        (head, FormCode.B_1_9, second, 2),
        (head, FormCode.B_1_10, told, 1),
    }
    assert not office.read(print_desk.desk, [clerk], FORMS, PeriodRef(2025, "TW2"))


def test_only_who_guides_is_looked_at_for_what_he_signs(
    office: Office, people: tuple[UUID, UUID, UUID], make_person: Make, make_skp: Make
) -> None:
    mayor = make_person(office, "H. Budi", kind=None, position="Bupati", unit="Kabupaten")
    camat = make_person(office, "Darmawan, S.E.", position="Camat", assessor=mayor)
    make_skp(office, camat, mayor)
    coach = make_person(office, "Nur Ratna", rank=None)
    begin(office, camat, GuidanceKind.COACHING, coach)
    rows = office.read(print_desk.desk, [camat], FORMS, PeriodRef(2026, "TW2"))
    found = {
        sheet.form: [(lack.finding.code, lack.target) for lack in sheet.lacks]
        for row in rows
        for sheet in row.sheets
    }
    assert found == {
        FormCode.B_1_6: [("print.no_rank", coach)],
        FormCode.B_1_8: [],
        FormCode.B_1_9: [("print.no_rank", coach)],
    }


def test_a_lack_leads_back_to_the_page_of_guidance(
    office: Office, people: tuple[UUID, UUID, UUID]
) -> None:
    found = office.read(FINDERS[DeskForm.GUIDANCE], [people[0]], PeriodRef(2026, "TW2"))
    assert found == {}
    key = begin(office, people[0], GuidanceKind.COACHING)
    found = office.read(FINDERS[DeskForm.GUIDANCE], [people[0]], PeriodRef(2026, "TW2"))
    assert [(one.place, one.target) for one in found[people[0]]] == [(Place.GUIDANCE, key)]


def printed(office: Office, form: FormCode, key: UUID) -> UUID:
    version = office.write(Act.SEAL, paper.seal, form, key).value
    office.write(Act.PRINTED, paper.mark_printed, [version.id], DAY)
    return version.id


def state(office: Office, version: UUID) -> tuple[SheetEventKind, list[str]]:
    row = office.read(sheet_list.row_of, version)
    return row.state, [finding.code for finding in row.changed]


DIFFERENCES: tuple[tuple[dict[str, object], dict[str, object], list[str]], ...] = (
    ({"problem": "Pergi"}, {"problem": "Pergi dua kali"}, ["diff.guidance.problem"]),
    ({"problem": ""}, {"problem": "Pergi"}, []),  # written by the pen, typed in later
    ({"others_too": None}, {"others_too": True}, []),
    ({"others_too": True}, {"others_too": False}, ["diff.guidance.others_too"]),
    ({"done": "A"}, {"done": ""}, ["diff.guidance.done"]),
)


@pytest.mark.parametrize(("old", "new", "codes"), DIFFERENCES)
def test_what_was_left_for_the_pen_is_no_difference_of_a_report(
    office: Office,
    people: tuple[UUID, UUID, UUID],
    old: dict[str, object],
    new: dict[str, object],
    codes: list[str],
) -> None:
    sheet = sheet_of(office, behaviour_sheets, report(office, people[0]))
    assert isinstance(sheet, BehaviourProblemSheet)
    assert [f.code for f in differences(replace(sheet, **old), replace(sheet, **new))] == codes


def changed(old: Sheet, **new: object) -> list[str]:
    return [finding.code for finding in differences(old, replace(old, **new))]


def test_the_differences_of_tables_answers_and_scores(
    office: Office, people: tuple[UUID, UUID, UUID]
) -> None:
    key = begin(office, people[0], GuidanceKind.COACHING)
    sheet = sheet_of(office, coaching_sheets, key)
    row = ("Waktu", "", "1 hari", "")
    assert changed(sheet, goals=(row,)) == []
    full = replace(sheet, goals=(row,))
    assert changed(full, goals=(("Waktu", "2 hari", "1 hari", "Loket"),)) == []
    assert changed(full, goals=(("Waktu", "", "2 hari", ""),)) == ["diff.guidance.goals"]
    assert changed(full, goals=(row, row)) == ["diff.guidance.goals"]
    assert changed(full, giver=replace(sheet.giver, name="Lain")) == ["diff.giver.name"]
    answers = replace(sheet_of(office, guidance_feedback_sheets, key), answers=("Ya", *[""] * 8))
    assert changed(answers, answers=("Ya", "Baik", *[""] * 7)) == []
    assert changed(answers, answers=("Tidak", *[""] * 8)) == ["diff.guidance.answer"]
    scores = sheet_of(office, competency_sheets, key)
    assert isinstance(scores, CompetencySheet)
    line = CompetencyLine(name="Lembar kerja", score=3, reason="Teliti")
    assert changed(scores, technical=(line,)) == []
    one = replace(scores, technical=(line,))
    assert changed(one, technical=(replace(line, score=4),)) == ["diff.guidance.score"]
    assert changed(one, technical=(replace(line, reason="x"),)) == ["diff.guidance.reason"]
    assert changed(one, technical=(replace(line, name="Lain"),)) == [
        "diff.guidance.competency_removed",
        "diff.guidance.competency_added",
    ]


def test_printed_paper_goes_void_when_its_content_changes_and_only_then(
    office: Office, people: tuple[UUID, UUID, UUID]
) -> None:
    key = begin(office, people[0], GuidanceKind.COACHING)
    record, asked = printed(office, FormCode.B_1_6, key), printed(office, FormCode.B_1_8, key)
    edit(office, guidance_answers.answer, key, 1, "Ya")
    edit(office, guidance.set_rows, key, GuidancePart.FACT, [("1 hari", "2 hari", "", "")])
    assert state(office, record) == (SheetEventKind.PRINTED, [])
    assert state(office, asked) == (SheetEventKind.PRINTED, [])
    edit(office, lambda tx: guidance.change(tx, key, on=date(2026, 7, 1)))
    assert state(office, record) == (SheetEventKind.VOID, ["diff.on"])
    assert state(office, asked)[0] is SheetEventKind.PRINTED
    later = printed(office, FormCode.B_1_8, key)
    edit(office, guidance_answers.answer, key, 1, "Tidak")
    assert state(office, later) == (SheetEventKind.VOID, ["diff.guidance.answer"])


def test_paper_of_a_removed_guidance_is_void(
    office: Office, people: tuple[UUID, UUID, UUID]
) -> None:
    key = begin(office, people[0], GuidanceKind.COACHING)
    version = printed(office, FormCode.B_1_6, key)
    office.write(Act.REMOVE_GUIDANCE, guidance.remove, key)
    assert state(office, version) == (SheetEventKind.VOID, ["diff.deleted"])


def test_another_name_of_the_coach_voids_what_he_signs(
    office: Office, people: tuple[UUID, UUID, UUID]
) -> None:
    key = begin(office, people[0], GuidanceKind.COACHING, people[2])
    version = printed(office, FormCode.B_1_6, key)

    def rename(tx: object) -> None:
        tx.session.get_one(Person, people[2]).name = "Dr. Ratna Widya, M.Si."

    office.write(Act.EDIT_PERSON, rename)
    assert state(office, version) == (SheetEventKind.VOID, ["diff.giver.name"])
    assert office.read(guidance_read.view, key).giver == "Dr. Ratna Widya, M.Si."
