"""The improvement plan of a round, its place in the work list, and the index as realisation."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

import pytest

from asn_desktop import texts
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.services import progress, survey, survey_plan, survey_realisation, worklist
from asn_desktop.services.office import Office
from asn_desktop.services.periods import set_up_year
from asn_desktop.services.progress_facts import find_period
from asn_desktop.services.survey_sheet import survey_sheet
from asn_desktop.views.survey import AnswerSheet, ImprovementText, RoundText

MARKS = (4, 2, 3, 4, 1, 3, 4, 3, 2)
SPAN = (date(2026, 1, 1), date(2026, 3, 31))


def begin(office: Office, sheets: int = 6) -> UUID:
    text = RoundText("SKM Triwulan I 2026", *SPAN)
    round_id = office.write(Act.EDIT_SURVEY, survey.add_round, text).value
    given = [AnswerSheet(MARKS, "KTP")] * sheets
    office.write(Act.KEY_SURVEY, survey.add_answers, round_id, given, survey.KEYED)
    return round_id


def edit(office: Office, function: Any, *arguments: Any) -> Any:
    return office.write(Act.EDIT_IMPROVEMENT, function, *arguments).value


def refused(act: Any, *arguments: Any) -> str:
    with pytest.raises(Refused) as caught:
        act(*arguments)
    (finding,) = caught.value.findings
    assert texts.sentence(finding.code, **finding.values)
    return finding.code


def test_the_three_weakest_elements_become_the_plan(office: Office) -> None:
    round_id = begin(office)
    assert edit(office, survey_plan.propose, round_id) == 3
    rows = office.read(survey_plan.plan, round_id)
    assert [(row.text.element, str(row.index)) for row in rows] == [
        (5, "25.00"),
        (2, "50.00"),
        (9, "50.00"),
    ]
    assert refused(edit, office, survey_plan.propose, round_id) == "survey.all_planned"
    edit(office, survey_plan.remove, [rows[1].id])
    assert edit(office, survey_plan.propose, round_id) == 1


def test_of_too_few_answers_nothing_is_proposed(office: Office) -> None:
    round_id = begin(office, 4)
    assert refused(edit, office, survey_plan.propose, round_id) == "survey.no_lowest"


def test_what_is_overdue_waits_in_the_work_list_until_it_is_done(
    office: Office, make_person: Any
) -> None:
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    budi = make_person(office, "Budi, S.E.")
    round_id = begin(office)
    line = edit(
        office,
        survey_plan.add,
        round_id,
        ImprovementText(5, "Alur layanan dipasang di loket", "", budi, date(2026, 7, 1)),
    )
    assert refused(edit, office, survey_plan.add, round_id, ImprovementText(5, " ")) == (
        "survey.action_missing"
    )
    assert refused(edit, office, survey_plan.add, round_id, ImprovementText(10, "x")) == (
        "survey.element"
    )
    (row,) = office.read(survey_plan.plan, round_id)
    assert (row.overdue, row.text.responsible, row.text.responsible_id) == (
        True,
        "Budi, S.E.",
        budi,
    )

    def waiting() -> list[dict[str, object]]:
        found = office.read(worklist.work_list, 2026, "TW2").rows
        mine = [one for one in found if one.code == "work.survey_improvement"]
        assert all(texts.sentence(one.code, **one.values) for one in mine)
        return [dict(one.target) for one in mine]

    assert waiting() == [{"round": round_id, "view": "plan"}]
    edit(office, survey_plan.finish, [line], True)
    assert waiting() == []
    (row,) = office.read(survey_plan.plan, round_id)
    assert (row.text.done_on, row.overdue) == (office.today(), False)
    edit(office, survey_plan.finish, [line], False)
    text = ImprovementText(2, "Loket kedua dibuka", "Seksi Pelayanan", None, date(2026, 7, 2))
    edit(office, survey_plan.edit, line, text)
    (row,) = office.read(survey_plan.plan, round_id)
    assert (row.text, row.overdue) == (text, False)
    assert waiting() == []


def test_the_index_is_the_realisation_of_an_indicator(
    office: Office, make_person: Any, make_skp: Any
) -> None:
    office.write(Act.SET_UP_PERIODS, set_up_year, 2026)
    camat = make_person(office, "Camat, S.STP.", position="Camat", heads=True)
    officer = make_person(office, "Siti, S.E.", assessor=camat)
    from asn_desktop.rules.planning import Aspect, ResultSection

    results = (
        (ResultSection.MAIN, "Layanan cepat", (("Rata-rata waktu", "1 hari", Aspect.TIME),)),
        (
            ResultSection.MAIN,
            "Masyarakat puas",
            (("Nilai SKM kecamatan", "≥ 80", Aspect.QUALITY),),
        ),
    )
    make_skp(office, officer, camat, results=results)
    round_id = begin(office)
    periods = office.read(survey_realisation.periods_for, round_id)
    assert periods[0][1] == "Triwulan I 2026"
    period = office.read(find_period, 2026, "TW1")
    assert period is not None
    assert periods[0][0] == period.id
    assert office.read(survey_realisation.suggested, period.id) == ((officer, "Siti, S.E."),)
    places = office.read(survey_realisation.places, officer, period.id)
    assert [(one.indicator, one.likely) for one in places] == [
        ("Nilai SKM kecamatan", True),
        ("Rata-rata waktu", False),
    ]
    assert office.read(survey_realisation.places, camat, period.id) == ()
    place = places[0]
    record = (Act.RECORD_REALISATION, progress.record, place.work_result_id, place.indicator_id)
    office.write(*record, period.id, "80", "Notula rapat")
    where = survey_realisation.Where(officer, period.id, place.work_result_id, place.indicator_id)
    use = (Act.RECORD_REALISATION, survey_realisation.use_index, round_id, where)
    assert office.write(*use).value == "72,22 (SKM Triwulan I 2026, Kurang baik)"
    office.write(*use)
    (place, _other) = office.read(survey_realisation.places, officer, period.id)
    assert place.current == "72,22 (SKM Triwulan I 2026, Kurang baik)"
    assert place.evidence == (
        "Notula rapat\nHasil SKM Triwulan I 2026: 6 responden, 1 Januari 2026 s.d. 31 Maret 2026, "
        "bobot unsur 1/9 (PermenPANRB 14/2017)"
    )
    few = begin_other(office)
    assert refused(office.write, Act.RECORD_REALISATION, survey_realisation.use_index, few, where)


def begin_other(office: Office) -> UUID:
    return office.write(Act.EDIT_SURVEY, survey.add_round, RoundText("Lain", *SPAN)).value


def test_the_head_of_the_office_signs_the_sheet(office: Office, make_person: Any) -> None:
    outside = make_person(office, "Wali Kota", kind=None, position="Wali Kota", unit="Pemkot")
    camat = make_person(office, "Camat, S.STP.", position="Camat", heads=True, assessor=outside)
    make_person(
        office, "Kasi", position="Kepala Seksi", unit="Seksi Umum", heads=True, assessor=camat
    )
    make_person(office, "Staf", unit="Seksi Umum")
    round_id = begin(office)
    sheet = office.read(survey_sheet, round_id)
    assert sheet.head.name == "Camat, S.STP."
    assert refused(office.read, survey_sheet, begin_other(office)) == "survey.no_index"
