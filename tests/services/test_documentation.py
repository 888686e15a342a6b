"""Documentation per planned action (B.1.2) and feedback records (B.1.3, B.1.5): data and paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import sheet_of

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.planning import Period
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState, SheetEventKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import AnnexSection, Approach
from asn_desktop.rules.progress import followed
from asn_desktop.services import (
    documentation,
    evaluation,
    evaluation_opening,
    paper,
    periods,
    planning_edit,
    planning_state,
    print_desk,
    progress,
    progress_sheets,
)
from asn_desktop.services.differences import differences
from asn_desktop.services.office import Office
from asn_desktop.views.printing import DeskForm
from asn_desktop.views.progress import ResultProgress

Make = Callable[..., Any]
TW2 = PeriodRef(2026, "TW2")


@pytest.fixture
def period(office: Office) -> UUID:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    found: UUID = office.read(
        lambda tx: tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one()
    )
    return found


@pytest.fixture
def person(office: Office, make_person: Make, make_skp: Make, period: UUID) -> UUID:
    head = make_person(office, "Slamet Hartono, S.IP.")
    found: UUID = make_person(office, "Rina Rahayu, S.IP.", assessor=head)
    make_skp(office, found, head)
    return found


def first(office: Office, person: UUID, period: UUID) -> ResultProgress:
    found = office.read(progress.progress_of, person, period)
    assert found is not None
    return found.results[0]


def plan(office: Office, result: UUID, *texts: str) -> None:
    office.write(Act.EDIT_ACTION_PLAN, progress.set_actions, result, texts)


def document(office: Office, action: UUID, period: UUID, text: str) -> None:
    office.write(Act.DOCUMENT_ACTION, documentation.document, action, period, text)


def opened(office: Office, person: UUID, period: UUID) -> UUID:
    made = office.write(Act.OPEN_EVALUATIONS, evaluation_opening.open_one, person, period)
    found: UUID = made.value
    return found


def test_lines_follow_their_words_then_their_place() -> None:
    assert followed(("a", "b", "c"), ("b", "c")) == [None, 0, 1]
    assert followed(("a", "b"), ("x", "a", "b")) == [1, 2]
    assert followed(("a", "b"), ("a", "B")) == [0, 1]
    assert followed((), ("a",)) == []


def test_an_action_keeps_its_documentation_while_the_plan_is_edited(
    office: Office, person: UUID, period: UUID
) -> None:
    result = first(office, person, period)
    plan(office, result.id, "Menata loket", "Memasang papan")
    loket, papan = first(office, person, period).documented
    document(office, papan.id, period, " Terpasang di 6 kelurahan ")
    plan(office, result.id, "Memasang papan", "Menata loket", "Memeriksa register")
    assert [(one.text, one.realised) for one in first(office, person, period).documented] == [
        ("Memasang papan", "Terpasang di 6 kelurahan"),
        ("Menata loket", ""),
        ("Memeriksa register", ""),
    ]
    with pytest.raises(Refused, match=r"progress\.action_documented"):
        plan(office, result.id, "Menata loket")
    document(office, papan.id, period, "")
    plan(office, result.id, "Menata loket")
    assert [one.id for one in first(office, person, period).documented] == [loket.id]


def test_an_amended_skp_takes_its_documentation_along(
    office: Office, person: UUID, period: UUID
) -> None:
    result = first(office, person, period)
    plan(office, result.id, "Menata loket", "Memasang papan")
    document(office, first(office, person, period).documented[1].id, period, "Terpasang")
    skp = office.read(progress.progress_of, person, period).skp_id
    new = office.write(Act.AMEND_SKP, planning_state.amend, skp, "Target berubah").value
    for section in AnnexSection:
        line = office.write(Act.EDIT_SKP, planning_edit.add_annex_line, new, section).value
        office.write(Act.EDIT_SKP, planning_edit.change_annex_line, line, "disepakati")
    office.write(Act.SUBMIT_SKP, planning_state.submit, new)
    office.write(Act.SET_SKP, planning_state.set_skp, new)
    after = first(office, person, period)
    assert after.id != result.id
    assert [(one.text, one.realised) for one in after.documented] == [
        ("Menata loket", ""),
        ("Memasang papan", "Terpasang"),
    ]


def test_b_1_2_prints_actions_and_else_what_was_realised(
    office: Office, person: UUID, period: UUID
) -> None:
    result = first(office, person, period)
    row = opened(office, person, period)
    with pytest.raises(Refused, match=r"progress\.nothing_documented"):
        sheet_of(office, progress_sheets.documentation_sheets, row)
    line = result.indicators[0]
    entry = (result.id, line.id, period, "341", "register loket")
    office.write(Act.RECORD_REALISATION, progress.record, *entry)
    sheet = sheet_of(office, progress_sheets.documentation_sheets, row)
    assert sheet.lines[0].realised == ("341\nBukti dukung: register loket",)
    plan(office, result.id, "Menata loket", "Memasang papan")
    document(office, first(office, person, period).documented[0].id, period, "Empat loket")
    sheet = sheet_of(office, progress_sheets.documentation_sheets, row)
    assert [(one.action, one.realisation) for one in sheet.lines[0].actions] == [
        ("Menata loket", "Empat loket"),
        ("Memasang papan", ""),
    ]
    assert sheet.lines[0].realised == ()
    assert (sheet.form, sheet.head.period_label) == (FormCode.B_1_2, "TRIWULAN II")
    assert sheet.head.on is None


def test_opening_one_evaluation_twice_is_one_evaluation(
    office: Office, person: UUID, period: UUID
) -> None:
    assert opened(office, person, period) == opened(office, person, period)
    done = office.write(Act.OPEN_EVALUATIONS, evaluation_opening.open_period, period).value
    assert (done.opened, done.already) == (0, 1)


def test_nobody_without_a_set_skp_gets_an_evaluation(
    office: Office, make_person: Make, period: UUID
) -> None:
    with pytest.raises(Refused, match=r"evaluation\.left_out\.no_skp"):
        opened(office, make_person(office), period)


@pytest.mark.parametrize(
    ("approach", "form"),
    [(Approach.QUANTITATIVE, FormCode.B_1_5), (Approach.QUALITATIVE, FormCode.B_1_3)],
)
def test_the_record_prints_everything_that_was_said(
    office: Office,
    make_person: Make,
    make_skp: Make,
    period: UUID,
    approach: Approach,
    form: FormCode,
) -> None:
    head = make_person(office)
    person = make_person(office, assessor=head)
    make_skp(office, person, head, approach=approach)
    row = opened(office, person, period)
    with pytest.raises(Refused, match=r"feedback\.none"):
        sheet_of(office, progress_sheets.feedback_record_sheets, row)
    result = first(office, person, period)
    kind = "result" if approach is Approach.QUALITATIVE else "indicator"
    key = result.id if approach is Approach.QUALITATIVE else result.indicators[0].id
    for target, words in (((kind, key), "bagus"), (("value", 7), "selalu membantu")):
        piece = evaluation.new_piece_id()
        office.write(Act.GIVE_FEEDBACK, evaluation.write_feedback, row, piece, target, words)
    sheet = sheet_of(office, progress_sheets.feedback_record_sheets, row)
    assert sheet.form is form
    line = sheet.main[0]
    said = line.feedback if approach is Approach.QUALITATIVE else line.indicators[0].feedback
    assert [(one.giver, one.text) for one in said] == [("Pimpinan", "bagus")]
    assert [one.text for one in sheet.behaviours[6].feedback] == ["selalu membantu"]


def test_the_desk_finds_both_and_says_when_nothing_is_open(
    office: Office, person: UUID, period: UUID
) -> None:
    asked = (DeskForm.DOCUMENTATION, DeskForm.FEEDBACK_RECORD)
    (found,) = office.read(print_desk.desk, [person], asked, TW2)
    assert [one.form for one in found.sheets] == [FormCode.B_1_2, FormCode.B_1_5]
    assert {one.finding.code for one in found.lacks} == {"print.not_opened"}
    row = opened(office, person, period)
    target = ("indicator", first(office, person, period).indicators[0].id)
    piece = evaluation.new_piece_id()
    office.write(Act.GIVE_FEEDBACK, evaluation.write_feedback, row, piece, target, "bagus")
    (found,) = office.read(print_desk.desk, [person], asked, TW2)
    documented, record = found.sheets
    assert [one.finding.code for one in documented.lacks] == ["progress.nothing_documented"]
    assert record.ready
    assert record.document_id == row
    assert [(one.finding.code, one.finding.values) for one in record.lacks] == [
        ("print.no_feedback", {"no": 2})
    ]


def test_what_was_printed_goes_void_when_something_else_is_documented(
    office: Office, person: UUID, period: UUID
) -> None:
    result = first(office, person, period)
    plan(office, result.id, "Menata loket")
    action = first(office, person, period).documented[0].id
    document(office, action, period, "Empat loket")
    row = opened(office, person, period)
    version = office.write(Act.SEAL, paper.seal, FormCode.B_1_2, row).value
    office.write(Act.PRINTED, paper.mark_printed, [version.id])
    document(office, action, period, "Lima loket")
    events = office.read(paper.events_of, [version.id])[version.id]
    assert [one.kind for one in events] == [SheetEventKind.PRINTED, SheetEventKind.VOID]


def test_a_finished_evaluation_keeps_its_documentation(
    office: Office, person: UUID, period: UUID
) -> None:
    result = first(office, person, period)
    plan(office, result.id, "Menata loket")
    row = opened(office, person, period)

    def close(tx: Any) -> None:
        tx.session.get_one(Evaluation, row).state = EvaluationState.RATED

    office.write(Act.FINISH_EVALUATION, close)
    with pytest.raises(Refused, match=r"progress\.evaluation_closed"):
        document(office, first(office, person, period).documented[0].id, period, "Empat loket")


def test_it_is_said_what_differs_on_voided_paper(
    office: Office, person: UUID, period: UUID
) -> None:
    result = first(office, person, period)
    plan(office, result.id, "Menata loket", "Memasang papan")
    document(office, first(office, person, period).documented[0].id, period, "Empat loket")
    row = opened(office, person, period)
    old = sheet_of(office, progress_sheets.documentation_sheets, row)
    document(office, first(office, person, period).documented[1].id, period, "Terpasang")
    plan(office, result.id, "Menata loket", "Memasang papan", "Memeriksa register")
    new = sheet_of(office, progress_sheets.documentation_sheets, row)
    assert [one.code for one in differences(old, new)] == ["diff.plan", "diff.result.realisation"]
    kind = ("indicator", result.indicators[0].id)
    told = []
    for target, words in ((kind, "bagus"), (("value", 7), "selalu membantu")):
        piece = evaluation.new_piece_id()
        office.write(Act.GIVE_FEEDBACK, evaluation.write_feedback, row, piece, target, words)
        told.append(sheet_of(office, progress_sheets.feedback_record_sheets, row))
    assert [one.code for one in differences(*told)] == ["diff.behaviour.feedback"]
