"""The guide of reg. 2543–2592, its words, and which form marks the results how."""

from __future__ import annotations

import pytest

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.rules.study_leave import (
    UNFINISHED,
    Graduation,
    Institution,
    StudyLevel,
    academic,
    grades,
    graduating,
    mark_on,
    proposed,
)


@pytest.mark.parametrize(
    ("level", "institution", "bounds"),
    [
        (StudyLevel.BACHELOR, Institution.A, "3,51 – 4,0|3,01 – 3,50|2,76 – 3,00|< 2,76"),
        (StudyLevel.BACHELOR, Institution.B, "3,61 – 4,0|3,10 – 3,60|2,76 – 3,09|< 2,76"),
        (StudyLevel.BACHELOR, Institution.C, "3,71 – 4,0|3,20 – 3,70|2,76 – 3,19|< 2,76"),
        (StudyLevel.HIGHER, Institution.A, "3,51 – 4,00|3,20 – 3,50|3,00 – 3,19|< 3,00"),
        (StudyLevel.HIGHER, Institution.B, "3,61 – 4,00|3,25 – 3,60|3,00 – 3,24|< 3,00"),
        (StudyLevel.HIGHER, Institution.C, "3,71 – 4,00|3,30 – 3,70|3,00 – 3,29|< 3,00"),
        (StudyLevel.BACHELOR, Institution.ABROAD, "3,51 – 4,0|3,01 – 3,50|2,76 – 3,00|< 2,76"),
        (StudyLevel.HIGHER, Institution.ABROAD, "3,51 – 4,00|3,20 – 3,50|3,00 – 3,19|< 3,00"),
    ],
)
def test_the_guide_says_what_the_regulation_says(
    level: StudyLevel, institution: Institution, bounds: str
) -> None:
    assert "|".join(grades(level, institution).values()) == bounds


def test_the_programme_of_a_university_b_may_be_c_of_one_c_not() -> None:
    assert [one.programme for one in Institution] == ["minimal C", "minimal C", "minimal B", ""]


def test_the_expectations_read_like_the_annex() -> None:
    one = academic("semester 1", "diatas 3,5")
    assert one.text == "Hasil evaluasi akademik semester 1 memuaskan"
    assert f"{one.measure} {one.target}" == "Nilai Indeks Prestasi Kumulatif diatas 3,5"
    assert academic("", "3,51 – 4,00").text == "Hasil evaluasi akademik memuaskan"
    assert graduating(Graduation.ON_TIME).target == "sesuai batas waktu normatif program studi"


def test_the_mark_never_means_another_footnote() -> None:
    assert [mark_on(one) for one in (FormCode.A_1_1, FormCode.A_1_2, FormCode.A_1_6)] == ["**"] * 3
    assert mark_on(FormCode.A_1_7) == "***"
    assert mark_on(FormCode.C_1_1) == mark_on(FormCode.B_1_3) == ""


def test_unfinished_studies_are_proposed_by_behaviour() -> None:
    assert proposed(None) is None
    assert proposed(Rating.BELOW) is Predicate.VERY_POOR
    assert proposed(Rating.MET) is proposed(Rating.ABOVE) is Predicate.MISCONDUCT
    assert set(UNFINISHED) == {Predicate.MISCONDUCT, Predicate.VERY_POOR}
