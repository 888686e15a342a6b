"""Survey rounds and their results, checked against plain Python on the offices' own files."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

import openpyxl
import pytest
import sqlalchemy as sa

from asn_desktop import texts
from asn_desktop.models.journal import JournalChange
from asn_desktop.models.public_service import SurveyAnswer, SurveyRemark
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.voices import Weighting
from asn_desktop.services import survey, survey_results
from asn_desktop.services.office import Office
from asn_desktop.services.survey_sheet import survey_sheet
from asn_desktop.views.survey import AnswerSheet, RoundResult, RoundText

FILES = Path(__file__).parents[1] / "data" / "offices"
SPAN = (date(2026, 1, 1), date(2026, 3, 31))


def begin(office: Office, name: str = "SKM Triwulan I 2026", **more: Any) -> UUID:
    return office.write(Act.EDIT_SURVEY, survey.add_round, RoundText(name, *SPAN, **more)).value


def key(office: Office, round_id: UUID, *sheets: AnswerSheet, **more: Any) -> int:
    arguments = (survey.add_answers, round_id, sheets, survey.KEYED)
    return office.write(Act.KEY_SURVEY, *arguments, **more).value


def results(office: Office, round_id: UUID) -> RoundResult:
    return office.read(survey_results.results, round_id)


def refused(act: Any, *arguments: Any, **named: Any) -> list[str]:
    with pytest.raises(Refused) as caught:
        act(*arguments, **named)
    for finding in caught.value.findings:
        assert texts.sentence(finding.code, **finding.values)
    return [finding.code for finding in caught.value.findings]


def lines(name: str) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(FILES / name).active
    assert sheet is not None
    return [row for row in sheet.iter_rows(min_row=4, values_only=True) if row[0] is not None]


def sheets_of(rows: list[tuple[Any, ...]]) -> list[AnswerSheet]:
    return [
        AnswerSheet(
            row[6:15], row[2], row[1].date(), row[3], row[4], row[5] or "", str(row[15] or "")
        )
        for row in rows
    ]


def by_hand(rows: list[tuple[Any, ...]]) -> Decimal:
    """The index of these rows without the program: column means, ninths, half up."""
    whole = Fraction(0)
    for column in range(6, 15):
        given = [row[column] for row in rows if row[column] is not None]
        whole += Fraction(sum(given), len(given))
    hundredths = Decimal((whole / 9 * 25 * 10**9).__floor__()).scaleb(-9)
    return hundredths.quantize(Decimal("0.01"), ROUND_HALF_UP)


@pytest.mark.parametrize("name", ["rakumpit", "mulyorejo"])
def test_the_offices_files_give_the_index_that_a_hand_finds(office: Office, name: str) -> None:
    rows = lines(f"{name}-survei-2026-tw1.xlsx")
    assert (None in [mark for row in rows for mark in row[6:15]]) is (name == "mulyorejo")
    round_id = begin(office)
    assert key(office, round_id, *sheets_of(rows)) == len(rows)
    found = results(office, round_id)
    assert found.total.answers == found.round.answers == len(rows)
    assert found.total.index == found.round.index == by_hand(rows)
    parts = defaultdict(list)
    for row in rows:
        parts[row[2]].append(row)
    assert {one.name: (one.answers, one.index) for one in found.services} == {
        service: (len(part), by_hand(part)) for service, part in parts.items()
    }
    for no, one in enumerate(found.total.elements):
        given = [row[6 + no] for row in rows if row[6 + no] is not None]
        assert one.answered == len(given)
        exact = Decimal(sum(given)) / len(given)
        assert one.mean == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
        assert one.index == (exact * 25).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert [one.mean for one in found.lowest] == sorted(one.mean for one in found.total.elements)[
        :3
    ]
    assert sum(one.count for one in found.sexes) == len(rows)
    young = sum(row[4] < 20 for row in rows)
    assert found.ages[0].count == (young if young >= 5 else None)
    assert sum(one.count or 0 for one in found.ages[1:]) == len(rows) - young
    assert [one.name for one in found.educations] == ["SD", "SMP", "SMA", "D3", "S1"]
    written = sorted(row[15] for row in rows if row[15])
    said = office.read(survey_results.remarks, round_id)
    assert sorted(one.text for one in said) == written
    assert found.remarks == len(written)


def test_the_weight_is_frozen_in_the_round(office: Office) -> None:
    marks = [(4, 3, 3, 4, 3, 3, 3, 4, 3)] * 8 + [(2, 3, 3, 4, 3, 4, 4, 3, 3)] * 12
    values = {}
    for weighting in Weighting:
        round_id = begin(office, weighting.value, weighting=weighting)
        key(office, round_id, *(AnswerSheet(one) for one in marks))
        values[weighting.label] = str(results(office, round_id).total.index)
    means = [Fraction(sum(column), len(marks)) for column in zip(*marks, strict=True)]
    expected = {"1/9": Fraction(1, 9), "0,11": Fraction(11, 100), "0,111": Fraction(111, 1000)}
    for label, weight in expected.items():
        exact = sum(means) * weight * 25
        assert abs(Fraction(values[label]) - exact) <= Fraction(5, 1000)
    assert len(set(values.values())) == 3


def test_half_up_first_then_the_category(office: Office) -> None:
    # 3179 points of 3600: 88.3055… → 88.31 → A, which 88.30 would not be.
    sheets = [[3] * 9 for _ in range(100)]
    for place in range(479):
        sheets[place // 9][place % 9] = 4
    round_id = begin(office)
    key(office, round_id, *(AnswerSheet(tuple(one)) for one in sheets))
    total = results(office, round_id).total
    assert (str(total.index), total.category, total.label) == ("88.31", "A", "Sangat baik")


def test_an_element_nobody_answered_leaves_no_index(office: Office) -> None:
    round_id = begin(office)
    key(office, round_id, *(AnswerSheet((3, 3, 3, None, 3, 3, 3, 3, 4)) for _ in range(6)))
    total = results(office, round_id).total
    assert (total.index, total.category, total.unanswered) == (None, "", (4,))
    assert (total.elements[3].answered, total.elements[3].mean) == (0, None)
    office.write(Act.PUBLISH_SURVEY, survey.publish, round_id)  # the others are told all the same
    assert office.read(survey_sheet, round_id).result.total.index is None


def test_too_few_answers_are_not_announced(office: Office) -> None:
    round_id = begin(office)
    key(office, round_id, *(AnswerSheet((3,) * 9) for _ in range(4)))
    assert refused(office.write, Act.PUBLISH_SURVEY, survey.publish, round_id) == [
        "survey.no_index"
    ]
    assert refused(office.read, survey_sheet, round_id) == ["survey.no_index"]


def test_what_is_no_sheet_is_refused_exactly_and_nothing_is_written(office: Office) -> None:
    round_id = begin(office)
    good = AnswerSheet((3,) * 9)
    bad: tuple[Any, ...] = (
        AnswerSheet((3, 3, 7, 3, 3, 3, 3, 3, 0)),
        AnswerSheet((3,) * 8),
        AnswerSheet((3.0, *(3,) * 8)),  # type: ignore[arg-type]
        AnswerSheet((True, *(3,) * 8)),
        AnswerSheet((3,) * 9, sex="x", age=300),
        AnswerSheet((None,) * 9),
    )
    codes = refused(key, office, round_id, good, *bad)
    assert codes == [
        "survey.mark",
        "survey.mark",
        "survey.marks",
        "survey.mark",
        "survey.mark",
        "survey.sex",
        "survey.age",
        "survey.sheet_empty",
    ]
    assert results(office, round_id).total.answers == 0
    assert refused(key, office, round_id) == ["survey.no_sheets"]


def test_the_same_file_comes_in_once(office: Office) -> None:
    one, other = begin(office), begin(office, "SKM Triwulan II 2026")
    key(office, one, AnswerSheet((3,) * 9), digest="abc")
    assert refused(key, office, one, AnswerSheet((3,) * 9), digest="abc") == ["survey.same_file"]
    assert refused(key, office, other, AnswerSheet((3,) * 9), digest="abc") == ["survey.same_file"]
    key(office, other, AnswerSheet((3,) * 9), digest="abd")


def test_few_answers_show_nothing_and_cannot_be_subtracted(office: Office) -> None:
    round_id = begin(office)
    key(office, round_id, *(AnswerSheet((1,) * 9, "KTP", remark="sepi") for _ in range(4)))
    found = results(office, round_id)
    assert found.total.hidden
    assert (found.total.index, found.total.elements, found.lowest) == (None, (), ())
    assert found.sexes == (survey_results.Tally("Tidak diisi", None),)
    assert office.read(survey_results.remarks, round_id) == ()
    for service, count in (("KK", 20), ("Izin", 7)):
        key(office, round_id, *(AnswerSheet((3,) * 9, service) for _ in range(count)))
    found = results(office, round_id)
    # KTP has four; without "Izin" hidden as well, all less the others would give the four away.
    assert {one.name: one.hidden for one in found.services} == {
        "Izin": True,
        "KK": False,
        "KTP": True,
    }
    assert {one.service for one in office.read(survey_results.remarks, round_id)} == {""}
    key(office, round_id, AnswerSheet((2,) * 9, "ktp "))
    found = results(office, round_id)
    assert not any(one.hidden for one in found.services)
    assert len(found.services) == 3


def test_nothing_of_an_answer_is_in_the_journal_and_no_order_is_kept(office: Office) -> None:
    round_id = begin(office)
    for number in range(30):
        key(
            office,
            round_id,
            AnswerSheet(
                (3,) * 9,
                "KTP",
                date(2026, 2, 1 + number % 28),
                age=20 + number,
                remark=f"Kata rahasia {number}",
            ),
        )
    with office.store.read() as session:
        changes = session.execute(sa.select(JournalChange.kind, JournalChange.after)).all()
        ages = list(session.scalars(sa.select(SurveyAnswer.age).order_by(SurveyAnswer.id)))
        said = list(session.scalars(sa.select(SurveyRemark.text).order_by(SurveyRemark.id)))
        days = set(session.scalars(sa.select(SurveyAnswer.on)))
    assert days == {date(2026, 2, 1)}  # the month alone
    assert not [one for one in changes if "rahasia" in (one.after or "")]
    assert {one.kind for one in changes} == {"survey_round", "survey_batch", "survey_service"}
    assert sorted(ages) == list(range(20, 50)) != ages
    assert said != sorted(said, key=lambda text: int(text.split()[-1]))


def test_what_was_announced_takes_no_more_answers(office: Office) -> None:
    round_id = begin(office)
    key(office, round_id, *(AnswerSheet((3,) * 9) for _ in range(5)))
    office.write(Act.PUBLISH_SURVEY, survey.publish, round_id)
    assert results(office, round_id).round.published_on == office.today()
    assert refused(key, office, round_id, AnswerSheet((3,) * 9)) == ["survey.published"]
    text = RoundText("Lain", *SPAN)
    assert refused(office.write, Act.EDIT_SURVEY, survey.edit_round, round_id, text) == [
        "survey.published"
    ]
    office.write(Act.PUBLISH_SURVEY, survey.withdraw, round_id)
    key(office, round_id, AnswerSheet((3,) * 9))


def test_rounds_are_named_spanned_and_removed_only_empty(office: Office) -> None:
    round_id = begin(office, population=2500)
    assert results(office, round_id).round.needed == 333
    for text, code in (
        (RoundText(" ", *SPAN), "survey.name_missing"),
        (RoundText("SKM  Triwulan I 2026", *SPAN), "survey.name_taken"),
        (RoundText("B", SPAN[1], SPAN[0]), "survey.dates_turned"),
        (RoundText("B", *SPAN, population=0), "survey.population"),
    ):
        assert refused(office.write, Act.EDIT_SURVEY, survey.add_round, text) == [code]
    other = begin(office, "Uji coba")
    office.write(Act.EDIT_SURVEY, survey.remove_round, other)
    assert [one.id for one in office.read(survey_results.rounds)] == [round_id]
    key(office, round_id, AnswerSheet((3,) * 9))
    assert refused(office.write, Act.EDIT_SURVEY, survey.remove_round, round_id) == [
        "survey.has_answers"
    ]


def test_the_trend_is_of_one_unit(office: Office, make_person: Any) -> None:
    from asn_desktop.models.people import Unit

    make_person(office, unit="Puskesmas")
    with office.store.read() as session:
        unit = session.scalars(sa.select(Unit.id)).one()
    first, second = begin(office, "I"), begin(office, "II")
    begin(office, "Puskesmas I", unit_id=unit)
    key(office, first, *(AnswerSheet((3,) * 9) for _ in range(5)))
    key(office, second, *(AnswerSheet((4,) * 9) for _ in range(5)))
    april = (date(2026, 4, 1), date(2026, 6, 30))
    assert office.read(survey_results.rounds, april) == ()
    assert len(office.read(survey_results.rounds, (SPAN[1], april[1]))) == 3
    points = office.read(survey_results.trend, second)
    assert [(row.name, str(group.index)) for row, group in points] == [
        ("I", "75.00"),
        ("II", "100.00"),
    ]


def test_a_service_keeps_its_answers_under_a_new_name(office: Office) -> None:
    round_id = begin(office)
    key(office, round_id, *(AnswerSheet((3,) * 9, "KTP") for _ in range(5)))
    ((service, _name),) = office.read(survey.services)
    office.write(Act.EDIT_SURVEY, survey.rename_service, service, "Surat Pengantar KTP")
    assert [one.name for one in results(office, round_id).services] == ["Surat Pengantar KTP"]
    key(office, round_id, AnswerSheet((3,) * 9, "KK"))
    taken = (Act.EDIT_SURVEY, survey.rename_service, service, "kk")
    assert refused(office.write, *taken) == ["survey.service_taken"]


def test_an_element_few_answered_is_not_told_nor_to_be_subtracted(office: Office) -> None:
    """Six sheets of a service, one answer to U4: its mean would be that person's mark."""
    round_id = begin(office)
    whole, bare = (3,) * 9, (3, 3, 3, None, 3, 3, 3, 3, 3)
    one = AnswerSheet((3, 3, 3, 1, 3, 3, 3, 3, 3), "KTP")
    key(office, round_id, one, *[AnswerSheet(bare, "KTP")] * 5)
    found = results(office, round_id)
    assert (found.total.elements[3].mean, found.total.index) == (None, None)
    assert found.total.elements[0].mean == 3
    assert 4 not in {each.no for each in found.lowest}
    key(office, round_id, *[AnswerSheet(whole, "KK")] * 6, *[AnswerSheet(whole, "IUMK")] * 9)
    found = results(office, round_id)
    assert found.total.elements[3].mean is not None
    told = {each.name: each.elements[3].mean for each in found.services}
    # KTP has one answer; told with the whole, KK and IUMK would leave exactly that one.
    assert told == {"KTP": None, "KK": None, "IUMK": 3}
    indices = {each.name: each.index for each in found.services}
    assert indices == {"KTP": None, "KK": None, "IUMK": Decimal("75.00")}


def test_the_order_of_services_does_not_say_whose_sheet_came_first(office: Office) -> None:
    round_id = begin(office)
    key(office, round_id, *(AnswerSheet((3,) * 9, name) for name in ("Z", "M", "A", "Z")))
    made = sorted(office.read(survey.services), key=lambda row: row[0])
    assert [name for _key, name in made] == ["A", "M", "Z"]


def test_a_slip_of_the_hand_in_the_number_of_users_is_refused(office: Office) -> None:
    text = RoundText("SKM", *SPAN, population=10**20)
    assert refused(office.write, Act.EDIT_SURVEY, survey.add_round, text) == ["survey.population"]
