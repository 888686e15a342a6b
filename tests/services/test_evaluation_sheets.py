"""What the sheets of progress and evaluation say, word for word."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import sheet_of
from pypdfium2 import PdfDocument

from asn_desktop.models.people import Placement, Unit
from asn_desktop.models.planning import Period
from asn_desktop.reports import render
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.periods import YEAR_CODE
from asn_desktop.rules.planning import Approach, ResultSection
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.services import (
    evaluation,
    evaluation_achievement,
    evaluation_opening,
    evaluation_run,
    evaluation_sheets,
    periods,
    progress,
    setup,
)
from asn_desktop.services.office import Office
from asn_desktop.views.evaluation import PersonEvaluation
from asn_desktop.views.paper import Paper
from asn_desktop.views.sheets import EvaluationSheet, FeedbackPiece, achievement_words

Make = Callable[..., Any]

MIDWIFE = (
    (
        ResultSection.MAIN,
        "Ibu hamil dengan kehamilan fisiologis dan patologis mendapat pemeriksaan "
        "kehamilan/antenatal care sesuai perannya dalam SOP/flow chart layanan ANC",
        (
            ("Tidak ada kesalahan tindakan pada pemeriksaan kehamilan", "", None),
            ("Komplain atas layanan ANC menurun dari tahun sebelumnya", "", None),
        ),
    ),
    (
        ResultSection.ADDITIONAL,
        "Ibu hamil dan ibu melahirkan terdata dalam aplikasi SICANTIK",
        (("Data ibu hamil diupdate pada SICANTIK 1 hari setelah pemeriksaan", "", None),),
    ),
)
DONE = (
    "- Tidak ada kesalahan dalam pemberian layanan ANC\n"
    "- Ibu hamil terlayani persalinannya bahkan yang diluar jam operasional."
)


@pytest.fixture
def period(office: Office) -> UUID:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    office.write(
        Act.CHANGE_SETTING,
        lambda tx: setup.change_settings(
            tx, agency="Pemerintah Kabupaten Contoh", place="Mulyorejo"
        ),
    )
    found = office.read(
        lambda tx: tx.session.scalar(sa.select(Period.id).where(Period.code == "TW2"))
    )
    assert found is not None
    return found


def make_evaluation(
    office: Office, make_person: Make, make_skp: Make, period: UUID, **skp: Any
) -> tuple[PersonEvaluation, UUID]:
    superior = make_person(office, "dr. Kepala Dinas", position="Kepala Dinas", unit="Dinas")
    head = make_person(
        office,
        "drg. Kepala Puskesmas",
        position="Kepala Puskesmas",
        unit="Puskesmas",
        heads=True,
        assessor=superior,
    )
    person = make_person(
        office, "Sri Wahyuni, A.Md.Keb.", position="Bidan Penyelia", unit="Puskesmas", assessor=head
    )
    make_skp(office, person, head, **skp)
    office.write(Act.OPEN_EVALUATIONS, evaluation_opening.open_period, period)
    unit = office.read(
        lambda tx: tx.session.scalar(sa.select(Unit.id).where(Unit.name == "Puskesmas"))
    )
    office.write(
        Act.SET_ACHIEVEMENT,
        evaluation_achievement.set_achievement,
        period,
        unit,
        UnitAchievement.GOOD,
        "Laporan kinerja",
        date(2026, 7, 1),
    )
    return office.read(evaluation_run.run, head, period).people[0], person


def test_a_qualitative_evaluation_prints_every_word_in_its_place(
    office: Office, make_person: Make, make_skp: Make, period: UUID
) -> None:
    one, _person = make_evaluation(
        office,
        make_person,
        make_skp,
        period,
        approach=Approach.QUALITATIVE,
        results=MIDWIFE,
        expectations={3: "- Bersedia untuk mengajarkan pengetahuan dan keterampilan yang dimiliki"},
    )
    for result, text in zip(one.results, (DONE, "Semua terdata"), strict=True):
        office.write(Act.RECORD_REALISATION, progress.record, result.id, None, period, text)

    def say(target: Any, text: str, *giver: Any) -> None:
        key = evaluation.new_piece_id()
        office.write(
            Act.GIVE_FEEDBACK, evaluation.write_feedback, one.id, key, target, text, *giver
        )

    say(("result", one.results[0].id), "sudah baik, pertahankan!")
    say(("value", 1), "Kurang ramah dalam menangani pasien", GiverKind.PATIENT)
    say(("value", 1), "sudah baik", GiverKind.LEADER)
    say(("value", 7), "melibatkan bidan", GiverKind.SUBORDINATE, "Rini")
    open_sheet = sheet_of(office, evaluation_sheets.evaluation_sheets, one.id)
    assert (open_sheet.work_rating, open_sheet.predicate, open_sheet.head.on) == (None, None, None)
    office.write(Act.RATE_WORK, evaluation.rate_work, one.id, Rating.MET)
    office.write(Act.RATE_BEHAVIOUR, evaluation.rate_behaviour, one.id, Rating.ABOVE)
    office.write(Act.EDIT_EVALUATION, evaluation.set_note, one.id, "Ikut pelatihan komunikasi.")
    office.write(Act.FINISH_EVALUATION, evaluation.finish, one.id)

    sheet = sheet_of(office, evaluation_sheets.evaluation_sheets, one.id)
    assert isinstance(sheet, EvaluationSheet)
    assert (sheet.form, sheet.head.period_label) == (FormCode.C_1_1, "TRIWULAN II")
    assert (sheet.head.agency, sheet.head.place) == ("Pemerintah Kabupaten Contoh", "Mulyorejo")
    assert (sheet.head.period_start, sheet.head.period_end) == (date(2026, 4, 1), date(2026, 6, 30))
    assert sheet.head.on == date(2026, 7, 2)
    assert (sheet.employee.name, sheet.employee.position) == (
        "Sri Wahyuni, A.Md.Keb.",
        "Bidan Penyelia",
    )
    assert sheet.assessor.name == "drg. Kepala Puskesmas"
    assert sheet.main[0].realisation == DONE
    assert sheet.main[0].feedback == (
        FeedbackPiece(giver="Pimpinan", text="sudah baik, pertahankan!"),
    )
    assert [line.text for line in sheet.main[0].indicators] == [row[0] for row in MIDWIFE[0][2]]
    assert (sheet.additional[0].no, sheet.additional[0].realisation) == (2, "Semua terdata")
    assert [piece.giver for piece in sheet.behaviours[0].feedback] == ["Pasien", "Pimpinan"]
    assert sheet.behaviours[6].feedback[0].giver == "Pegawai di bawahnya (Rini)"
    assert sheet.behaviours[2].expectation.startswith("- Bersedia")
    assert (sheet.work_rating, sheet.behaviour_rating) == (Rating.MET, Rating.ABOVE)
    assert (sheet.predicate, sheet.achievement) == (Predicate.GOOD, UnitAchievement.GOOD)
    assert not sheet.perspective

    document = sheet_of(office, evaluation_sheets.document_sheets, one.id)
    assert document.superior.name == "dr. Kepala Dinas"
    assert (document.predicate, document.notes) == (Predicate.GOOD, "Ikut pelatihan komunikasi.")
    assert document.employee_on is None


def test_a_quantitative_evaluation_prints_realisation_and_feedback_per_indicator(
    office: Office, make_person: Make, make_skp: Make, period: UUID
) -> None:
    one, _person = make_evaluation(office, make_person, make_skp, period)
    result = one.results[0]
    office.write(
        Act.RECORD_REALISATION,
        progress.record,
        result.id,
        result.indicators[0].id,
        period,
        "341",
        "register loket April–Juni",
    )
    key = evaluation.new_piece_id()
    target = ("indicator", result.indicators[1].id)
    office.write(Act.GIVE_FEEDBACK, evaluation.write_feedback, one.id, key, target, "Percepat")
    sheet = sheet_of(office, evaluation_sheets.evaluation_sheets, one.id)
    assert sheet.form is FormCode.C_1_3
    first, second = sheet.main[0].indicators
    assert first.realisation == "341\nBukti dukung: register loket April–Juni"
    assert (first.aspect, first.target, first.feedback) == ("Kuantitas", "300", ())
    assert (second.realisation, second.feedback[0].text) == ("", "Percepat")
    assert sheet.main[0].realisation == ""


def test_people_stand_on_the_sheet_as_they_were_at_the_end_of_the_period(
    office: Office, make_person: Make, make_skp: Make, period: UUID
) -> None:
    one, person = make_evaluation(office, make_person, make_skp, period)

    def move(tx: Any) -> None:
        old = tx.session.scalars(sa.select(Placement).where(Placement.person_id == person)).one()
        old.until = date(2026, 7, 1)
        unit = tx.session.scalars(sa.select(Unit).where(Unit.name == "Dinas")).one()
        tx.session.add(
            Placement(
                person_id=person,
                position_id=old.position_id,
                unit_id=unit.id,
                since=date(2026, 7, 1),
            )
        )

    office.write(Act.MOVE_PERSON, move)
    sheet = sheet_of(office, evaluation_sheets.evaluation_sheets, one.id)
    assert sheet.employee.unit == "Puskesmas"


def test_an_action_plan_prints_only_results_that_have_one(
    office: Office, make_person: Make, make_skp: Make, period: UUID
) -> None:
    one, _person = make_evaluation(office, make_person, make_skp, period)
    with pytest.raises(Refused, match=r"progress\.no_actions"):
        sheet_of(office, evaluation_sheets.action_plan_sheets, one.skp_id)
    office.write(
        Act.EDIT_ACTION_PLAN, progress.set_actions, one.results[1].id, ["Susun daftar", "Periksa"]
    )
    sheet = sheet_of(office, evaluation_sheets.action_plan_sheets, one.skp_id)
    assert [(line.no, line.actions) for line in sheet.plans] == [(2, ("Susun daftar", "Periksa"))]
    assert (sheet.head.period_start, sheet.head.on) == (date(2026, 1, 1), None)


def test_an_earlier_years_achievement_is_printed_with_its_year(
    office: Office, make_person: Make, make_skp: Make, period: UUID
) -> None:
    """Where this year's came too late, last year's counts and is named (reg. 3880–3883)."""
    period = office.read(
        lambda tx: tx.session.scalar(sa.select(Period.id).where(Period.code == YEAR_CODE))
    )
    one, _person = make_evaluation(office, make_person, make_skp, period)
    assert sheet_of(office, evaluation_sheets.document_sheets, one.id).achievement_year == 0
    unit = office.read(
        lambda tx: tx.session.scalar(sa.select(Unit.id).where(Unit.name == "Puskesmas"))
    )
    office.write(
        Act.SET_ACHIEVEMENT,
        evaluation_achievement.set_achievement,
        period,
        unit,
        UnitAchievement.GOOD,
        "Laporan kinerja 2025",
        date(2026, 7, 1),
        of_year=2025,
    )
    for build in (evaluation_sheets.evaluation_sheets, evaluation_sheets.document_sheets):
        sheet = sheet_of(office, build, one.id)
        assert sheet.achievement_year == 2025
        words = achievement_words(UnitAchievement.GOOD, sheet.achievement_year)
        assert words == "BAIK (CAPAIAN TAHUN 2025)"
        with PdfDocument(render(sheet, paper=Paper.F4)) as pdf:
            text = pdf[0].get_textpage().get_text_bounded()
        assert words in " ".join(text.split())
