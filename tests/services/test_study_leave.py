"""Study leave on the paper of Anak Lampiran 6, and in the predicate of unfinished studies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import sheet_of

from asn_desktop.models.people import PersonStatus
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.planning import Approach, Aspect
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.rules.status import Status
from asn_desktop.rules.study_leave import Graduation, StudyExpectation, academic, graduating
from asn_desktop.services import (
    evaluation,
    evaluation_achievement,
    evaluation_opening,
    evaluation_sheets,
    people_now,
    periods,
    planning,
    planning_sheets,
    planning_state,
    progress_sheets,
    study_leave,
    worklist,
)
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.study_status import studying
from asn_desktop.views.sheets import SkpSheet

Make = Callable[..., Any]
NOTE = "Ekspektasi Pejabat Penilai Kinerja untuk Pegawai yang melaksanakan tugas belajar"
ITEMS = (
    academic("semester 1", "diatas 3,5"),
    StudyExpectation(
        "Kuliah jarak jauh kepada rekan kerja setingkat tentang resume yang diperoleh dari studi"
    ),
)


@pytest.fixture
def head(office: Office, make_person: Make) -> UUID:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    found: UUID = make_person(office, "Slamet Hartono", unit="Seksi", heads=True)
    return found


@pytest.fixture
def midwife(office: Office, make_person: Make, head: UUID) -> UUID:
    """On study leave from July on."""
    found: UUID = make_person(office, "Nur Hidayati", unit="Seksi", assessor=head)
    away(office, found, date(2026, 7, 1))
    return found


def away(office: Office, person: UUID, since: date, until: date | None = None) -> None:
    def leave(tx: Tx) -> None:
        row = PersonStatus(person_id=person, status=Status.STUDY_LEAVE, since=since, until=until)
        tx.session.add(row)

    office.write(Act.CHANGE_STATUS, leave)


def add(office: Office, skp: UUID, *items: StudyExpectation) -> UUID:
    made: UUID = office.write(Act.MARK_STUDY_LEAVE, study_leave.add, skp, items).value
    return made


def paper(office: Office, skp: UUID) -> SkpSheet:
    found = sheet_of(office, planning_sheets.skp_sheets, skp)
    assert isinstance(found, SkpSheet)
    return found


def test_a_set_skp_is_amended_and_prints_the_marks_of_the_annex(
    office: Office, make_skp: Make, midwife: UUID, head: UUID
) -> None:
    skp = make_skp(office, midwife, head, approach=Approach.QUALITATIVE)
    made = add(office, skp, *ITEMS)
    assert made != skp
    now = office.read(planning.view, made)
    assert (now.state, now.number, now.reason) == (SkpState.DRAFT, 2, study_leave.REASON)
    sheet = paper(office, made)
    lines = (*sheet.main, *sheet.additional)
    assert [(f"{one.no}{one.mark}", one.text) for one in lines] == [
        ("1", "Surat pengantar KTP selesai sesuai standar"),
        ("2**", "Hasil evaluasi akademik semester 1 memuaskan"),
        ("3**", ITEMS[1].text),
        ("4", "Antrean loket tercatat lengkap"),
    ]
    assert [one.text for one in sheet.main[1].indicators] == [
        "Nilai Indeks Prestasi Kumulatif diatas 3,5"
    ]
    assert sheet.notes == (f"** {NOTE}",)
    assert paper(office, skp).notes == ()


def test_the_quantitative_form_has_a_mark_that_is_free_there(
    office: Office, make_skp: Make, midwife: UUID, head: UUID
) -> None:
    skp = make_skp(office, midwife, head, state=SkpState.DRAFT)
    assert add(office, skp, graduating(Graduation.ON_TIME)) == skp
    sheet = paper(office, skp)
    line = sheet.main[1]
    assert (line.mark, sheet.notes) == ("***", (f"*** {NOTE}",))
    (indicator,) = line.indicators
    assert (indicator.text, indicator.target, indicator.aspect) == (
        "Waktu kelulusan",
        "sesuai batas waktu normatif program studi",
        Aspect.TIME.label,
    )


def test_a_result_is_marked_and_unmarked_and_an_amendment_keeps_it(
    office: Office, make_skp: Make, midwife: UUID, head: UUID
) -> None:
    skp = make_skp(office, midwife, head, state=SkpState.DRAFT)
    first = office.read(planning.view, skp).results[0].id
    office.write(Act.MARK_STUDY_LEAVE, study_leave.mark, first)
    assert paper(office, skp).main[0].mark == "***"

    def put_in_force(tx: Tx) -> None:
        tx.session.get_one(Skp, skp).state = SkpState.SET

    office.write(Act.SET_SKP, put_in_force)
    with pytest.raises(Refused, match=r"skp\.not_editable"):
        office.write(Act.MARK_STUDY_LEAVE, study_leave.mark, first, False)
    new = office.write(Act.AMEND_SKP, planning_state.amend, skp, "Target berubah").value
    assert paper(office, new).main[0].mark == "***"
    again = office.read(planning.view, new).results[0].id
    office.write(Act.MARK_STUDY_LEAVE, study_leave.mark, again, False)
    assert paper(office, new).main[0].mark == ""


def test_only_somebody_on_study_leave_gets_expectations_of_it(
    office: Office, make_person: Make, make_skp: Make, midwife: UUID, head: UUID
) -> None:
    other = make_person(office, "Rina", assessor=head)
    skp = make_skp(office, other, head)
    with pytest.raises(Refused, match=r"skp\.study_absent"):
        add(office, skp, *ITEMS)
    with pytest.raises(Refused, match=r"skp\.study_nothing"):
        add(office, make_skp(office, midwife, head))
    away(office, other, date(2025, 1, 1), date(2026, 1, 1))  # back on New Year's Day
    year = (date(2026, 1, 1), date(2026, 12, 31))
    assert office.read(studying, [other, midwife], *year) == {midwife}


def _rated(office: Office, person: UUID, behaviour: Rating) -> UUID:
    period = office.read(
        lambda tx: tx.session.scalars(sa.select(Period).where(Period.code == "TW2")).one()
    )
    row: UUID = office.write(
        Act.OPEN_EVALUATIONS, evaluation_opening.open_one, person, period.id
    ).value
    one = office.read(evaluation.person_evaluation, row)
    achieved = (period.id, one.achievement.unit_id, UnitAchievement.GOOD, "Lakin", period.ends)
    office.write(Act.SET_ACHIEVEMENT, evaluation_achievement.set_achievement, *achieved)
    office.write(Act.RATE_WORK, evaluation.rate_work, row, Rating.MET)
    office.write(Act.RATE_BEHAVIOUR, evaluation.rate_behaviour, row, behaviour)
    office.write(Act.EDIT_EVALUATION, evaluation.set_without_realisation, row, "Tugas belajar")
    return row


def test_unfinished_studies_take_the_place_of_the_nine_cells(
    office: Office, make_person: Make, make_skp: Make, head: UUID
) -> None:
    person = make_person(office, "Tara", unit="Seksi", assessor=head)
    away(office, person, date(2025, 9, 1))
    make_skp(office, person, head, approach=Approach.QUALITATIVE)
    row = _rated(office, person, Rating.BELOW)
    unfinished = study_leave.set_unfinished
    with pytest.raises(Refused, match=r"evaluation\.study_reason"):
        office.write(Act.EDIT_EVALUATION, unfinished, row, Predicate.VERY_POOR, " ")
    with pytest.raises(Refused, match=r"evaluation\.study_predicate"):
        office.write(Act.EDIT_EVALUATION, unfinished, row, Predicate.GOOD, "Tidak lulus")
    office.write(Act.EDIT_EVALUATION, unfinished, row, Predicate.VERY_POOR, "Tidak lulus")
    one = office.read(evaluation.person_evaluation, row)
    assert (one.study_leave, one.outcome) == (True, Predicate.VERY_POOR)
    office.write(Act.FINISH_EVALUATION, evaluation.finish, row)
    sheet = sheet_of(office, evaluation_sheets.evaluation_sheets, row)
    assert sheet.predicate is Predicate.VERY_POOR
    document = sheet_of(office, evaluation_sheets.document_sheets, row)
    assert document.predicate is Predicate.VERY_POOR
    with pytest.raises(Refused, match=r"evaluation\.closed"):
        office.write(Act.EDIT_EVALUATION, unfinished, row, None)


def test_taken_back_the_nine_cells_decide_again(
    office: Office, make_person: Make, make_skp: Make, head: UUID
) -> None:
    person = make_person(office, "Tara", unit="Seksi", assessor=head)
    make_skp(office, person, head)
    row = _rated(office, person, Rating.MET)
    with pytest.raises(Refused, match=r"evaluation\.not_studying"):
        office.write(
            Act.EDIT_EVALUATION, study_leave.set_unfinished, row, Predicate.MISCONDUCT, "Drop out"
        )
    away(office, person, date(2026, 1, 1))
    args = (row, Predicate.MISCONDUCT, "Drop out")
    office.write(Act.EDIT_EVALUATION, study_leave.set_unfinished, *args)
    office.write(Act.EDIT_EVALUATION, study_leave.set_unfinished, row, None)
    office.write(Act.FINISH_EVALUATION, evaluation.finish, row)
    assert office.read(evaluation.person_evaluation, row).predicate is Predicate.GOOD


def test_marks_are_the_skp_s_alone(
    office: Office, make_skp: Make, midwife: UUID, head: UUID
) -> None:
    """The annex prints no mark on C.1.1: "**" is a note on the ratings there (reg. 9209–9294)."""
    skp = make_skp(office, midwife, head, approach=Approach.QUALITATIVE, state=SkpState.DRAFT)
    add(office, skp, *ITEMS)

    def put_in_force(tx: Tx) -> None:
        tx.session.get_one(Skp, skp).state = SkpState.SET

    office.write(Act.SET_SKP, put_in_force)
    row = _rated(office, midwife, Rating.MET)
    target = ("result", office.read(planning.view, skp).results[1].id)
    piece = evaluation.new_piece_id()
    office.write(Act.GIVE_FEEDBACK, evaluation.write_feedback, row, piece, target, "tingkatkan")
    for builder in (evaluation_sheets.evaluation_sheets, progress_sheets.feedback_record_sheets):
        sheet = sheet_of(office, builder, row)
        assert {one.mark for one in sheet.main} == {""}
        assert sheet.main[1].text == ITEMS[0].text


def test_the_work_list_tells_of_a_study_leave_the_skp_says_nothing_of(
    office: Office, make_skp: Make, midwife: UUID, head: UUID
) -> None:
    def told() -> list[Any]:
        found = office.read(worklist.work_list, 2026, "TW3").rows
        return [row.target for row in found if row.code == "work.study_leave"]

    office.write(Act.CHANGE_STATUS, people_now.refresh, [midwife])
    assert told() == []  # without an SKP she stands among those who have none
    skp = make_skp(office, midwife, head, approach=Approach.QUALITATIVE)
    assert told() == [{"person": midwife}]
    add(office, skp, *ITEMS)
    assert told() == []
