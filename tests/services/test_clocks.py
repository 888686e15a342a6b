"""Limits on the paper of evaluations, the superior who steps in, objections: on both databases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import Documents, set_up, sheet_of, write_documents

from asn_desktop import texts
from asn_desktop.models.evaluation import Evaluation, Objection
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.clock import LIMITS, Limit
from asn_desktop.rules.clocks import Next
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SHEET_ACTS, EvaluationState, ObjectionState, SheetEventKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.services import (
    calendar,
    clocks,
    evaluation,
    evaluation_lists,
    evaluation_run,
    evaluation_superior,
    followup,
    national,
    objections,
    paper,
    print_desk,
    undo,
    worklist,
)
from asn_desktop.services.evaluation_sheets import document_sheets
from asn_desktop.services.objection_letter import upheld_letter
from asn_desktop.services.objection_sheets import objection_sheets
from asn_desktop.services.office import Office, Tx
from asn_desktop.services.setup import change_settings
from asn_desktop.views.followup import Clock, FollowRow
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.printing import DeskForm
from asn_desktop.views.worklist import Group, Work

K = SheetEventKind
WINDOW = date(2026, 7, 15)  # of TW2


@dataclass
class Case:
    """A clerk, his assessor, and the assessor's superior, in an office with holidays."""

    office: Office
    clock: Any
    made: Documents
    assessor: UUID
    superior: UUID

    def on(self, day: date) -> None:
        """It is that day, at noon."""
        self.clock.moment = datetime(day.year, day.month, day.day, 5, tzinfo=UTC)

    @property
    def period(self) -> UUID:
        def find(tx: Any) -> UUID:
            found: UUID = tx.session.scalar(sa.select(Period.id).where(Period.code == "TW2"))
            return found

        return self.office.read(find)

    @property
    def row(self) -> FollowRow:
        return self.office.read(clocks.of_period, self.period)[0]

    def limit(self, limit: Limit) -> Clock:
        return next(clock for clock in self.row.clocks if clock.limit is limit)

    def printed(self, form: FormCode, document: UUID) -> UUID:
        sealed = self.office.write(Act.SEAL, paper.seal, form, document).value
        self.office.write(Act.PRINTED, paper.mark_printed, [sealed.id])
        key: UUID = sealed.id
        return key

    def note(self, kind: SheetEventKind, day: date) -> int:
        """Record an event on the document of the clerk."""
        act = SHEET_ACTS[kind]
        count: int = self.office.write(
            act, followup.record, kind, [self.made.evaluation], day
        ).value
        return count

    def change(self, **fields: object) -> None:
        def write(tx: Tx) -> None:
            row = tx.session.get_one(Evaluation, self.made.evaluation)
            for name, value in fields.items():
                setattr(row, name, value)

        self.office.write(Act.EDIT_EVALUATION, write)

    def unrate(self) -> None:
        self.change(
            state=EvaluationState.OPEN,
            work_rating=None,
            behaviour_rating=None,
            predicate=None,
            rated_on=None,
        )

    def stored(self, mapped: type, key: UUID) -> Any:
        return self.office.read(lambda tx: tx.session.get_one(mapped, key))

    def work(self) -> dict[str, Work]:
        rows = self.office.read(worklist.work_list, 2026, "TW2").rows
        assert all(texts.sentence(row.code, **row.values) for row in rows)  # each can be told
        return {row.code: row for row in rows}


@pytest.fixture
def case(office: Office, make_person: Callable[..., Any], clock: Any) -> Case:
    set_up(office)
    office.write(Act.ADD_HOLIDAY, calendar.seed_holidays)
    camat = make_person(office, name="Camat Satu", heads=True)
    head = make_person(office, name="Kasi Satu", unit="Seksi Pelayanan", heads=True, assessor=camat)
    clerk = make_person(office, name="Staf Satu", unit="Seksi Pelayanan", assessor=head)
    return Case(office, clock, write_documents(office, clerk, head), head, camat)


def codes(found: pytest.ExceptionInfo[Refused]) -> list[str]:
    for finding in found.value.findings:
        texts.sentence(finding.code, **finding.values)  # it can be told
    return [finding.code for finding in found.value.findings]


# ---- each limit, over the holidays of August 2026 (17 and 25)


LIMIT_DAYS = [
    # limit, week of five, week of six
    (Limit.SUPERIOR_SIGNS, date(2026, 8, 4), date(2026, 7, 31)),
    (Limit.REPORT, date(2026, 8, 28), date(2026, 8, 20)),
    (Limit.HAND_OVER, date(2026, 8, 27), date(2026, 8, 22)),
    (Limit.SUPERIOR_HANDS_OVER, date(2026, 8, 14), date(2026, 8, 13)),
    (Limit.RETURN, date(2026, 9, 1), date(2026, 8, 28)),
    (Limit.RETURN_TO_SUPERIOR, date(2026, 8, 20), date(2026, 8, 19)),
    (Limit.OBJECT, date(2026, 9, 1), date(2026, 8, 28)),
    (Limit.DECIDE, date(2026, 8, 24), date(2026, 8, 21)),
]
SIGNED, HANDED, OBJECTED = date(2026, 8, 5), date(2026, 8, 10), date(2026, 8, 12)


@pytest.mark.parametrize(("limit", "five", "six"), LIMIT_DAYS)
@pytest.mark.parametrize("week", [5, 6])
def test_each_limit_by_the_paper_the_holidays_and_the_week(
    case: Case, limit: Limit, five: date, six: date, week: int
) -> None:
    case.office.write(Act.CHANGE_SETTING, change_settings, working_days=week)
    since = {
        "window_end": WINDOW, "signed": SIGNED, "received": HANDED, "objection_received": OBJECTED
    }[LIMITS[limit].since]  # fmt: skip
    by_superior = limit in (Limit.SUPERIOR_HANDS_OVER, Limit.RETURN_TO_SUPERIOR)
    case.on(SIGNED)
    if by_superior:
        case.office.write(
            Act.PASS_TO_SUPERIOR, evaluation_superior.pass_to_superior, [case.made.evaluation]
        )
    if limit is not Limit.SUPERIOR_SIGNS:
        case.printed(FormCode.D_1_2 if by_superior else FormCode.D_1_1, case.made.evaluation)
        case.note(K.SIGNED, SIGNED)
    case.on(OBJECTED)
    if LIMITS[limit].since in ("received", "objection_received"):
        case.note(K.HANDED_OVER, HANDED)
    if limit is Limit.DECIDE:
        case.office.write(
            Act.RECEIVE_OBJECTION,
            objections.receive,
            case.made.evaluation,
            OBJECTED,
            "Realisasi tercapai.",
        )
    clock = case.limit(limit)
    assert (clock.since, clock.due) == (since, five if week == 5 else six)
    assert not clock.estimate
    assert not clock.before
    assert clock.article.endswith(LIMITS[limit].article)


def test_a_limit_over_a_year_without_a_decree_is_an_estimate(case: Case) -> None:
    case.on(date(2028, 1, 3))
    assert case.limit(Limit.REPORT).is_late
    assert not case.limit(Limit.REPORT).estimate  # both ends lie in 2026

    def move(tx: Tx) -> None:
        tx.session.get_one(Period, case.made and case.period).window_ends = date(2027, 12, 28)

    case.office.write(Act.SET_UP_PERIODS, move)
    clock = case.limit(Limit.REPORT)
    assert clock.estimate
    assert clock.due > date(2028, 1, 31)


def test_what_was_due_before_the_program_is_one_grey_row(case: Case) -> None:
    """The office begins on 2 July: the first quarter is nobody's delay, the second is."""

    def first_quarter(tx: Tx) -> None:
        row = tx.session.get_one(Evaluation, case.made.evaluation)
        row.period_id = tx.session.scalars(sa.select(Period.id).where(Period.code == "TW1")).one()

    case.on(date(2026, 9, 1))
    assert case.work()["work.clock.pass"].group is Group.NOW
    case.office.write(Act.EDIT_EVALUATION, first_quarter)
    found = case.work()
    assert "work.clock.pass" not in found
    row = found["work.clock.before"]
    assert (row.values["count"], row.group) == (1, Group.WAITING)
    assert row.target["state"] == "before"
    kept = case.office.read(clocks.still_open)[0]
    assert kept.is_before
    assert not kept.clock.is_late  # type: ignore[union-attr]  # a clock runs


# ---- the assessor is late


def test_nothing_passes_to_the_superior_while_the_window_is_open(case: Case) -> None:
    assert case.row.next is Next.SIGN
    with pytest.raises(Refused) as found:
        case.office.write(
            Act.PASS_TO_SUPERIOR, evaluation_superior.pass_to_superior, [case.made.evaluation]
        )
    assert codes(found) == ["evaluation.window_open"]


def test_a_late_assessor_s_evaluation_is_made_by_his_superior_and_is_final(case: Case) -> None:
    case.unrate()
    case.on(date(2026, 7, 16))
    assert case.row.next is Next.PASS
    waiting = case.work()["work.clock.pass"]
    assert waiting.article == LIMITS[Limit.SUPERIOR_SIGNS].article
    assert waiting.values["superior"] == "Camat Satu"
    assert "work.unrated" not in case.work()  # asked once, of the superior
    passed = [case.made.evaluation]
    case.office.write(Act.PASS_TO_SUPERIOR, evaluation_superior.pass_to_superior, passed)
    row = case.stored(Evaluation, case.made.evaluation)
    assert (row.state, row.superior_id) == (EvaluationState.WITH_SUPERIOR, case.superior)
    assert row.assessor_id == case.assessor
    assert row.passed_on == date(2026, 7, 16)
    assert case.work()["work.clock.superior_rates"].target["assessor"] == case.superior

    run = case.office.read(evaluation_run.run, case.superior, case.period)
    assert [one.name for one in run.people] == ["Staf Satu"]
    assert case.office.read(evaluation_run.run, case.assessor, case.period).people == ()
    key = case.made.evaluation
    case.office.write(Act.RATE_WORK, evaluation.rate_work, key, Rating.MET)
    case.office.write(Act.RATE_BEHAVIOUR, evaluation.rate_behaviour, key, Rating.ABOVE)
    case.office.write(Act.FINISH_EVALUATION, evaluation.finish, key)
    row = case.stored(Evaluation, key)
    assert (row.state, row.rated_by_superior) == (EvaluationState.FINAL, True)

    sheet = sheet_of(case.office, document_sheets, key)
    assert sheet.form is FormCode.D_1_2
    assert sheet.superior.name == "Camat Satu"
    assert sheet.assessor.name == "Kasi Satu"
    assert sheet.head.on == date(2026, 7, 16)
    case.printed(FormCode.D_1_2, key)
    case.note(K.SIGNED, date(2026, 7, 16))
    case.note(K.HANDED_OVER, date(2026, 7, 16))
    with pytest.raises(Refused) as found:
        case.office.write(
            Act.RECEIVE_OBJECTION, objections.receive, key, date(2026, 7, 16), "Tidak setuju."
        )
    assert codes(found) == ["objection.final.late_assessor_s_superior"]
    assert Limit.OBJECT not in {clock.limit for clock in case.row.clocks}
    assert case.row.next is Next.RETURN


def test_what_the_assessor_rated_and_did_not_sign_keeps_its_ratings(case: Case) -> None:
    first = case.printed(FormCode.D_1_1, case.made.evaluation)
    case.on(date(2026, 7, 16))
    before = case.stored(Evaluation, case.made.evaluation)
    passed = [case.made.evaluation]
    case.office.write(Act.PASS_TO_SUPERIOR, evaluation_superior.pass_to_superior, passed)
    row = case.stored(Evaluation, case.made.evaluation)
    assert (row.state, row.predicate) == (EvaluationState.RATED, before.predicate)
    assert not row.rated_by_superior
    events = case.office.read(paper.events_of, [first])[first]
    assert [event.kind for event in events] == [K.PRINTED, K.VOID]  # D.1.1 is not the paper now
    assert case.row.next is Next.SUPERIOR_SIGNS

    desk = case.office.read(
        print_desk.desk, [case.made.person], [DeskForm.DOCUMENT], PeriodRef(2026, "TW2")
    )
    assert [(one.signer, [sheet.form for sheet in one.sheets]) for one in desk] == [
        ("Camat Satu", [FormCode.D_1_2])
    ]
    assert sheet_of(case.office, document_sheets, case.made.evaluation).head.on is None
    case.printed(FormCode.D_1_2, case.made.evaluation)
    case.note(K.SIGNED, date(2026, 7, 16))
    case.note(K.HANDED_OVER, date(2026, 7, 16))
    assert Limit.OBJECT in {clock.limit for clock in case.row.clocks}  # the law leaves it open
    case.note(K.RETURNED, date(2026, 7, 16))
    assert case.row.next is Next.REPORT


def test_passing_can_be_undone_and_reopening_is_for_the_superior(case: Case) -> None:
    case.on(date(2026, 7, 16))
    passed = [case.made.evaluation]
    case.office.write(Act.PASS_TO_SUPERIOR, evaluation_superior.pass_to_superior, passed)
    case.office.write(Act.UNDO, undo.undo_last)
    row = case.stored(Evaluation, case.made.evaluation)
    assert (row.superior_id, row.passed_on, row.state) == (None, None, EvaluationState.RATED)
    case.office.write(Act.PASS_TO_SUPERIOR, evaluation_superior.pass_to_superior, passed)
    case.office.write(
        Act.REOPEN_EVALUATION, evaluation.reopen, case.made.evaluation, "Dinilai ulang atasan"
    )
    row = case.stored(Evaluation, case.made.evaluation)
    assert row.state is EvaluationState.WITH_SUPERIOR
    assert case.row.next is Next.SUPERIOR_RATES


def test_what_was_signed_in_time_or_has_nobody_above_stays(
    case: Case, make_person: Callable[..., Any]
) -> None:
    case.printed(FormCode.D_1_1, case.made.evaluation)
    case.note(K.SIGNED, date(2026, 7, 2))
    alone = make_person(case.office, name="Staf Dua", assessor=case.superior)
    other = write_documents(case.office, alone, case.superior)
    case.on(date(2026, 7, 16))
    with pytest.raises(Refused) as found:
        case.office.write(
            Act.PASS_TO_SUPERIOR,
            evaluation_superior.pass_to_superior,
            [case.made.evaluation, other.evaluation],
        )
    assert codes(found) == ["evaluation.signed_already", "evaluation.no_superior"]


# ---- the whole way of a document


def walk_to_receipt(case: Case) -> None:
    """Signed on 14 July, handed over on 17 July."""
    case.on(date(2026, 7, 14))
    case.printed(FormCode.D_1_1, case.made.evaluation)
    case.note(K.SIGNED, date(2026, 7, 14))
    case.on(date(2026, 7, 17))
    case.note(K.HANDED_OVER, date(2026, 7, 17))


def object_to(case: Case, on: date = date(2026, 7, 20), late: str = "") -> UUID:
    case.on(max(on, date(2026, 7, 20)))
    key: UUID = case.office.write(
        Act.RECEIVE_OBJECTION,
        objections.receive,
        case.made.evaluation,
        on,
        "Register loket menunjukkan target tercapai.",
        late,
    ).value
    return key


def test_from_the_document_over_the_objection_to_the_report(case: Case) -> None:
    office, key = case.office, case.made.evaluation
    walk_to_receipt(case)
    assert case.work()["work.clock.return"].group is Group.WAITING
    objection = object_to(case)
    assert case.row.next is Next.EXPLAIN
    assert case.limit(Limit.DECIDE).due == date(2026, 7, 29)
    assert case.work()["work.clock.explain"].values["assessor"] == "Kasi Satu"
    with pytest.raises(Refused) as found:
        office.write(Act.DECIDE_OBJECTION, objections.decide, objection)
    assert codes(found) == ["objection.not_explained"]
    with pytest.raises(Refused) as found:
        office.write(Act.REOPEN_EVALUATION, evaluation.reopen, key, "Keberatan")
    assert codes(found) == ["evaluation.objected"]

    office.write(Act.EXPLAIN_OBJECTION, objections.explain, objection, "Keluhan bulan April.")
    assert case.row.next is Next.DECIDE
    with pytest.raises(Refused) as found:
        office.write(Act.DECIDE_OBJECTION, objections.decide, objection)
    assert codes(found) == ["objection.decision_missing"]
    office.write(Act.EDIT_OBJECTION, objections.edit, objection, "decision", "Register benar.")
    old = case.stored(Evaluation, key)
    office.write(
        Act.EDIT_OBJECTION, objections.rate, objection, old.work_rating, old.behaviour_rating
    )
    with pytest.raises(Refused) as found:
        office.write(Act.DECIDE_OBJECTION, objections.decide, objection)
    assert codes(found) == ["objection.same_ratings"]
    office.write(Act.EDIT_OBJECTION, objections.rate, objection, Rating.ABOVE, None)
    with pytest.raises(Refused) as found:
        office.write(Act.DECIDE_OBJECTION, objections.decide, objection)
    assert codes(found) == ["objection.ratings_half"]
    office.write(Act.EDIT_OBJECTION, objections.rate, objection, Rating.ABOVE, Rating.ABOVE)
    state = office.write(Act.DECIDE_OBJECTION, objections.decide, objection).value
    assert state is ObjectionState.CHANGED

    # the sheet says both, the lists take the new predicate, the evaluation stays as signed
    sheet = sheet_of(office, objection_sheets, objection)
    assert sheet.form is FormCode.D_1_3
    assert (sheet.predicate, sheet.decided) == (old.predicate, Predicate.VERY_GOOD)
    assert (sheet.assessor.name, sheet.superior.name) == ("Kasi Satu", "Camat Satu")
    assert sheet.decided_on == date(2026, 7, 20)
    listed = office.read(evaluation_lists.all_rows, case.period)[0]
    assert listed.predicate is Predicate.VERY_GOOD
    assert case.stored(Evaluation, key).predicate is old.predicate
    sent = office.read(national.export, PeriodRef(2026, "TW2")).lines[0]
    assert (sent.hasilKerjaNilai, sent.perilakuKerjaNilai, sent.kuadranKinerjaNilai) == (1, 1, 1)

    assert case.row.next is Next.SIGN_DECISION
    assert case.note(K.RETURNED, date(2026, 7, 20)) == 1
    assert case.note(K.REPORTED, date(2026, 7, 20)) == 1  # the objection may still be open
    assert case.row.next is Next.SIGN_DECISION
    desk = office.read(
        print_desk.desk, [case.made.person], [DeskForm.OBJECTION], PeriodRef(2026, "TW2")
    )
    assert [(one.signer, one.sheets[0].ready) for one in desk] == [("Camat Satu", True)]
    case.printed(FormCode.D_1_3, objection)
    for kind in (K.SIGNED, K.HANDED_OVER, K.REPORTED):
        assert case.note(kind, date(2026, 7, 20)) == 1
    assert case.row.next is Next.DONE
    assert office.read(clocks.still_open) == []


def test_many_objections_stand_as_one_row(case: Case, make_person: Callable[..., Any]) -> None:
    walk_to_receipt(case)
    object_to(case)
    assert case.work()["work.clock.explain"].values["name"] == "Staf Satu"
    for number in range(3):
        person = make_person(case.office, name=f"Staf {number}", assessor=case.assessor)
        made = write_documents(case.office, person, case.assessor)
        case.printed(FormCode.D_1_1, made.evaluation)
        for kind in (K.SIGNED, K.HANDED_OVER):
            case.office.write(
                SHEET_ACTS[kind], followup.record, kind, [made.evaluation], date(2026, 7, 20)
            )
        case.office.write(
            Act.RECEIVE_OBJECTION,
            objections.receive,
            made.evaluation,
            date(2026, 7, 20),
            "Tidak setuju.",
        )
    found = case.work()
    assert "work.clock.explain" not in found
    assert found["work.clock.objections"].values["count"] == 4
    assert found["work.clock.objections"].target["state"] == "objection"


def test_upheld_leaves_the_document_as_it_is(case: Case) -> None:
    walk_to_receipt(case)
    objection = object_to(case)
    case.office.write(
        Act.EXPLAIN_OBJECTION, objections.explain, objection, "Sesuai bukti.", date(2026, 7, 20)
    )
    case.office.write(
        Act.EDIT_OBJECTION, objections.edit, objection, "decision", "Penilaian sesuai bukti."
    )
    with pytest.raises(Refused) as found:
        case.office.read(upheld_letter, objection)
    assert codes(found) == ["objection.not_upheld"]
    state = case.office.write(Act.DECIDE_OBJECTION, objections.decide, objection).value
    assert state is ObjectionState.UPHELD
    with pytest.raises(Refused) as found:
        sheet_of(case.office, objection_sheets, objection)
    assert codes(found) == ["objection.not_changed"]
    letter = case.office.read(upheld_letter, objection)
    assert (letter.document, letter.period) == ("Format D.1.1", "Triwulan II 2026")
    assert letter.decision == "Penilaian sesuai bukti."
    assert letter.decided_on == case.office.today()
    assert letter.superior.name
    assert letter.superior != letter.assessor
    with pytest.raises(Refused) as found:
        case.office.write(Act.EDIT_OBJECTION, objections.edit, objection, "decision", "Lain")
    assert codes(found) == ["objection.decided"]
    assert case.row.next is Next.RETURN
    desk = case.office.read(
        print_desk.desk, [case.made.person], [DeskForm.OBJECTION], PeriodRef(2026, "TW2")
    )
    assert desk == ()


def test_an_objection_is_taken_once_after_receipt_and_in_time(case: Case) -> None:
    def refused(on: date, reasons: str = "Alasan", late: str = "") -> list[str]:
        with pytest.raises(Refused) as found:
            case.office.write(
                Act.RECEIVE_OBJECTION, objections.receive, case.made.evaluation, on, reasons, late
            )
        return codes(found)

    assert refused(date(2026, 7, 2)) == ["objection.not_handed_over"]
    walk_to_receipt(case)
    assert refused(date(2026, 7, 16)) == ["objection.before_receipt"]
    assert refused(date(2026, 7, 18)) == ["evaluation.date_ahead"]
    assert refused(date(2026, 7, 17), "  ") == ["objection.reasons_missing"]
    case.on(date(2026, 8, 7))  # 14 working days after 17 July end on 6 August
    assert refused(date(2026, 8, 7)) == ["objection.late"]
    key = object_to(case, date(2026, 8, 7), "Pegawai dirawat di rumah sakit")
    assert case.stored(Objection, key).late_reason == "Pegawai dirawat di rumah sakit"
    assert refused(date(2026, 8, 7)) == ["objection.exists"]


def test_the_regional_head_s_evaluation_is_final(
    case: Case, make_person: Callable[..., Any]
) -> None:
    bupati = make_person(
        case.office, name="H. Bupati", kind=None, position="Bupati Contoh", unit="Kabupaten Contoh"
    )
    case.change(assessor_id=bupati)

    def lead(tx: Tx) -> None:
        tx.session.get_one(Skp, case.made.skp).family = FormFamily.LEADER

    case.office.write(Act.EDIT_SKP, lead)
    with pytest.raises(Refused) as found:
        case.office.write(
            Act.RECEIVE_OBJECTION,
            objections.receive,
            case.made.evaluation,
            date(2026, 7, 2),
            "Tidak setuju",
        )
    assert codes(found) == ["objection.final.regional_head"]


def test_a_changed_decision_voids_the_paper_and_says_what_changed(case: Case) -> None:
    walk_to_receipt(case)
    objection = object_to(case)
    case.office.write(Act.EXPLAIN_OBJECTION, objections.explain, objection, "Keluhan April.")
    case.office.write(Act.EDIT_OBJECTION, objections.edit, objection, "decision", "Diubah.")
    case.office.write(Act.EDIT_OBJECTION, objections.rate, objection, Rating.ABOVE, Rating.ABOVE)
    case.office.write(Act.DECIDE_OBJECTION, objections.decide, objection)
    version = case.printed(FormCode.D_1_3, objection)

    def reword(tx: Tx) -> None:
        tx.session.get_one(Objection, objection).decision = "Diubah seluruhnya."

    case.office.write(Act.EDIT_OBJECTION, reword)
    events = case.office.read(paper.events_of, [version])[version]
    assert events[-1].kind is K.VOID
    found = paper.decode_findings(events[-1].changed)
    assert [one.code for one in found] == ["diff.objection.decision"]
    assert [texts.sentence(one.code, **one.values) for one in found] == ["keputusan berubah"]


def test_dates_are_refused_where_there_is_no_paper_or_it_is_too_early(case: Case) -> None:
    with pytest.raises(Refused) as found:
        case.note(K.HANDED_OVER, date(2026, 7, 2))
    assert codes(found) == ["followup.no_paper"]
    case.printed(FormCode.D_1_1, case.made.evaluation)
    with pytest.raises(Refused) as found:
        case.note(K.HANDED_OVER, date(2026, 7, 2))
    assert codes(found) == ["followup.not_now"]


def test_the_list_is_filtered_and_sorted(case: Case, make_person: Callable[..., Any]) -> None:
    other = make_person(case.office, name="Ani", unit="Seksi Pelayanan", assessor=case.assessor)
    write_documents(case.office, other, case.assessor)
    walk_to_receipt(case)
    found = case.office.read(followup.rows, case.period)

    def names(**query: Any) -> list[str]:
        return [row.name for row in followup.choose(found, ListQuery(**query)).rows]

    assert names(sort="name") == ["Ani", "Staf Satu"]
    assert names(sort="name", descending=True) == ["Staf Satu", "Ani"]
    assert names(filters={"state": "to_return"}) == ["Staf Satu"]
    assert names(filters={"state": "to_pass"}) == ["Ani"]
    assert names(filters={"state": "to_report"}) == ["Staf Satu"]
    assert names(text="staf seksi") == ["Staf Satu"]
    counts = followup.choose(found, ListQuery()).counts["state"]
    assert counts["to_return"] == counts["to_report"] == 1
    assert counts["late"] == counts["objection"] == 0
