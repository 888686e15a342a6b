"""Sealing, the life of a sheet, and voiding what is no longer true."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa
from documents import set_up, write_documents
from sqlalchemy.exc import DBAPIError

from asn_desktop.models.evaluation import Achievement, Evaluation
from asn_desktop.models.paper import SealedContent, SheetEvent, Version
from asn_desktop.models.people import Person, PersonNow, Unit
from asn_desktop.models.planning import Indicator, Period, Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import EvaluationState, SheetEventKind, SkpState
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.planning import Approach, ResultSection
from asn_desktop.rules.positions import FormFamily
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.services import (
    evaluation_achievement,
    paper,
    people_assessor,
    people_now,
    planning_state,
    print_desk,
    print_scopes,
    sheet_list,
    undo,
)
from asn_desktop.services.building import Builder
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.services.people_at import party_on, superior_of_assessor_on
from asn_desktop.services.sheets import BUILDERS as SHEET_BUILDERS
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.printing import DeskForm, SealedVersion
from asn_desktop.views.sheets import (
    DocumentSheet,
    IndicatorLine,
    ResultLine,
    Sheet,
    SheetHead,
    SkpSheet,
)
from asn_desktop.workflows.sentences import say

K = SheetEventKind
DAY = date(2026, 7, 2)


def _head(on: date | None = None) -> SheetHead:
    return SheetHead(
        agency="KECAMATAN MULYOREJO",
        period_start=date(2026, 1, 1),
        period_end=date(2026, 12, 31),
        on=on,
    )


def _skp_sheet(tx: ReadTx, skp_id: UUID) -> SkpSheet:
    skp = tx.session.get_one(Skp, skp_id)
    lines = []
    for row in tx.session.scalars(
        sa.select(WorkResult).where(WorkResult.skp_id == skp_id).order_by(WorkResult.no)
    ):
        indicators = tx.session.scalars(
            sa.select(Indicator).where(Indicator.work_result_id == row.id).order_by(Indicator.no)
        )
        lines.append(
            ResultLine(
                no=row.no,
                text=row.text,
                indicators=tuple(IndicatorLine(text=i.text, target=i.target) for i in indicators),
            )
        )
    return SkpSheet(
        form=FormCode.A_1_7,
        head=_head(skp.set_on),
        employee=party_on(tx, skp.person_id, DAY),
        assessor=party_on(tx, skp.assessor_id, DAY),
        main=tuple(lines),
    )


def _document_sheet(tx: ReadTx, evaluation_id: UUID) -> DocumentSheet:
    row = tx.session.get_one(Evaluation, evaluation_id)
    return DocumentSheet(
        form=FormCode.D_1_1,
        head=_head(row.rated_on),
        employee=party_on(tx, row.person_id, DAY),
        assessor=party_on(tx, row.assessor_id, DAY),
        superior=party_on(tx, superior_of_assessor_on(tx, row.person_id, DAY), DAY),
        achievement=UnitAchievement.GOOD,
        predicate=row.predicate,
        notes=row.note,
    )


def _each(one: Callable[[ReadTx, UUID], Sheet]) -> Builder:
    return lambda tx, ids: {key: one(tx, key) for key in ids}


BUILDERS = {FormCode.A_1_7: _each(_skp_sheet), FormCode.D_1_1: _each(_document_sheet)}
seal = partial(paper.seal, builders=BUILDERS)


@dataclass
class Case:
    office: Office
    person: UUID
    assessor: UUID
    skp: UUID
    result: UUID
    indicator: UUID
    evaluation: UUID

    def seal(self, form: FormCode = FormCode.A_1_7) -> SealedVersion:
        document = self.skp if form is FormCode.A_1_7 else self.evaluation
        return self.office.write(Act.SEAL, seal, form, document).value

    def print(self, form: FormCode = FormCode.A_1_7) -> UUID:
        version = self.seal(form)
        self.office.write(Act.PRINTED, paper.mark_printed, [version.id], DAY)
        return version.id

    def set(self, mapped: type, key: UUID, **fields: object) -> None:
        def change(tx: Tx) -> None:
            row = tx.session.get_one(mapped, key)
            for name, value in fields.items():
                setattr(row, name, value)

        self.office.write(Act.EDIT_SKP, change)

    def record(self, kind: K, *versions: UUID, on: date = DAY) -> int:
        return self.office.write(Act.SIGNED, paper.record, kind, versions, on).value

    def events(self, version: UUID) -> list[SheetEvent]:
        return self.office.read(lambda tx: paper.events_of(tx, [version]).get(version, []))

    def why(self, version: UUID) -> list[str]:
        last = self.events(version)[-1]
        assert last.kind is K.VOID
        return [say(each) for each in paper.decode_findings(last.changed)]


@pytest.fixture
def case(office: Office, make_person: Callable[..., UUID]) -> Case:
    office.after = (people_now.follow, partial(paper.void_changed, builders=BUILDERS))
    assessor = make_person(office, "Slamet Hartono, S.IP.", position="Kepala Seksi")
    person = make_person(office, "Nur Ratna, M.M.", assessor=assessor)

    def make(tx: Tx) -> tuple[UUID, ...]:
        skp = Skp(
            person_id=person, assessor_id=assessor, year=2026, starts=date(2026, 1, 1),
            ends=date(2026, 12, 31), approach=Approach.QUANTITATIVE, family=FormFamily.STAFF,
            state=SkpState.SET, set_on=date(2026, 1, 20),
        )  # fmt: skip
        result = WorkResult(skp_id=skp.id, section=ResultSection.MAIN, no=1, text="Surat selesai")
        indicator = Indicator(work_result_id=result.id, no=1, text="Jumlah surat", target="1.200")
        period = Period(
            year=2026, code="TW2", starts=date(2026, 4, 1), ends=date(2026, 6, 30),
            window_starts=date(2026, 6, 16), window_ends=date(2026, 7, 15),
        )  # fmt: skip
        evaluation = Evaluation(
            skp_id=skp.id, person_id=person, assessor_id=assessor, period_id=period.id,
            state=EvaluationState.RATED, work_rating=Rating.MET, behaviour_rating=Rating.MET,
            predicate=Predicate.GOOD, note="Pertahankan.", rated_on=date(2026, 7, 1),
        )  # fmt: skip
        tx.session.add_all([skp, result, indicator, period, evaluation])
        tx.session.flush()
        return skp.id, result.id, indicator.id, evaluation.id

    return Case(office, person, assessor, *office.write(Act.CREATE_SKP, make).value)


def test_equal_content_seals_to_the_same_version_and_writes_nothing(case: Case) -> None:
    first = case.seal()
    again = case.office.write(Act.SEAL, seal, FormCode.A_1_7, case.skp)
    assert again.value == first
    assert again.entry is None
    case.set(Indicator, case.indicator, target="1.300")
    second = case.seal()
    assert (second.number, first.number) == (2, 1)
    assert second.fingerprint != first.fingerprint
    versions = case.office.read(paper.versions_of, case.skp)
    assert [each.number for each in versions] == [1, 2]


def test_a_version_names_the_one_before(case: Case) -> None:
    first = case.seal()
    case.set(WorkResult, case.result, text="Lain")
    second = case.seal()
    parent = case.office.read(lambda tx: tx.session.get_one(Version, second.id).parent)
    assert parent == first.fingerprint


def test_sealed_rows_cannot_be_changed_or_deleted(case: Case) -> None:
    version = case.print()
    if not case.office.store.is_sqlite:
        pytest.skip("the triggers are SQLite's; on the server rights do it")
    for words in (
        "UPDATE version SET number = 9",
        "DELETE FROM version",
        "UPDATE sealed_content SET content = ''",
        "DELETE FROM sheet_event",
        "UPDATE sheet_event SET kind = 'void'",
    ):
        with case.office.store.writer.begin() as connection, pytest.raises(DBAPIError, match="app"):
            connection.exec_driver_sql(words)
    assert case.office.read(paper.read_version, version).number == 1


def test_a_changed_word_in_the_store_is_found(case: Case) -> None:
    version = case.seal()
    assert case.office.read(paper.damaged_versions) == ()
    with case.office.store.writer.begin() as connection:
        if case.office.store.is_sqlite:
            connection.exec_driver_sql("DROP TRIGGER sealed_content_no_update")
        connection.execute(
            sa.update(SealedContent).values(content=version.content.replace("1.200", "1.900"))
        )
    assert case.office.read(paper.damaged_versions) == (version.id,)


def test_the_life_of_a_sheet_in_order(case: Case) -> None:
    version = case.print(FormCode.D_1_1)
    for kind in (K.SIGNED, K.HANDED_OVER, K.RETURNED, K.FILED):
        assert case.record(kind, version) == 1
    kinds = [event.kind for event in case.events(version)]
    assert kinds == [K.PRINTED, K.SIGNED, K.HANDED_OVER, K.RETURNED, K.FILED]
    state = case.office.read(lambda tx: tx.session.get_one(Evaluation, case.evaluation).state)
    assert state is EvaluationState.FINAL


@pytest.mark.parametrize(
    ("kind", "on", "code"),
    [
        (K.HANDED_OVER, DAY, "paper.order"),
        (K.RETURNED, DAY, "paper.order"),
        (K.SIGNED, date(2026, 7, 3), "paper.future"),
        (K.SIGNED, date(2026, 6, 30), "paper.before"),
    ],
)
def test_steps_out_of_order_are_refused(case: Case, kind: K, on: date, code: str) -> None:
    version = case.print(FormCode.D_1_1)
    with pytest.raises(Refused) as refusal:
        case.record(kind, version, on=on)
    (finding,) = refusal.value.findings
    assert finding.code == code
    assert say(finding)
    assert len(case.events(version)) == 1


def test_a_sheet_that_was_not_printed_cannot_be_signed(case: Case) -> None:
    version = case.seal()
    with pytest.raises(Refused, match=r"paper\.not_printed"):
        case.record(K.SIGNED, version.id)


def test_one_refused_sheet_keeps_all_from_being_recorded(case: Case) -> None:
    printed, sealed = case.print(FormCode.D_1_1), case.seal()
    with pytest.raises(Refused):
        case.record(K.SIGNED, printed, sealed.id)
    assert len(case.events(printed)) == 1


def test_printing_again_moves_nothing(case: Case) -> None:
    version = case.print(FormCode.D_1_1)
    case.record(K.SIGNED, version)
    case.office.write(Act.PRINTED, paper.mark_printed, [version], DAY)
    assert case.record(K.HANDED_OVER, version) == 1


def test_a_change_voids_the_printed_sheet_and_says_what_differs(case: Case) -> None:
    version = case.print()
    case.set(Indicator, case.indicator, target="1.300")
    assert case.why(version) == ["target indikator 1 hasil kerja 1 berubah"]
    case.set(Evaluation, case.evaluation, doubtful=True)
    assert len(case.events(version)) == 2


def test_a_new_predicate_voids_the_document_with_both_words(case: Case) -> None:
    version = case.print(FormCode.D_1_1)
    case.record(K.SIGNED, version)
    case.set(Evaluation, case.evaluation, predicate=Predicate.VERY_GOOD)
    assert case.why(version) == ["predikat: Baik → Sangat Baik"]
    with pytest.raises(Refused, match=r"paper\.void"):
        case.record(K.HANDED_OVER, version)


def test_the_change_and_the_void_are_one_act(case: Case) -> None:
    version = case.print()
    before = len(case.events(version))

    def change(tx: Tx) -> None:
        tx.session.get_one(WorkResult, case.result).text = "Lain"

    written = case.office.write(Act.EDIT_SKP, change)
    assert written.changes.kinds == {"work_result", "sheet_event"}
    assert len(case.events(version)) == before + 1


def test_a_change_that_prints_nothing_leaves_the_paper_alone(case: Case) -> None:
    version = case.print()
    case.set(WorkResult, case.result, copied_from="2025")
    case.set(Skp, case.skp, reason="x")
    assert [event.kind for event in case.events(version)] == [K.PRINTED]


def test_what_is_only_sealed_is_not_voided(case: Case) -> None:
    version = case.seal()
    case.set(Indicator, case.indicator, target="9")
    assert case.events(version.id) == []


def test_a_deleted_indicator_voids_too(case: Case) -> None:
    version = case.print()
    case.office.write(
        Act.EDIT_SKP, lambda tx: tx.session.delete(tx.session.get_one(Indicator, case.indicator))
    )
    assert case.why(version) == ["indikator 1 hasil kerja 1 dihapus"]


def test_a_cancelled_skp_voids_its_paper(case: Case) -> None:
    version = case.print()
    case.set(Skp, case.skp, state=SkpState.CANCELLED)
    assert case.why(version) == ["SKP dibatalkan"]


def test_a_date_the_pen_filled_in_is_no_difference(case: Case) -> None:
    case.set(Skp, case.skp, set_on=None)
    version = case.print()
    case.set(Skp, case.skp, set_on=date(2026, 1, 22))
    assert [event.kind for event in case.events(version)] == [K.PRINTED]
    assert case.seal().number == 2


def test_a_corrected_name_voids_what_is_not_signed_yet(case: Case) -> None:
    skp, document = case.print(), case.print(FormCode.D_1_1)
    case.record(K.SIGNED, document)
    case.set(Person, case.person, name="Nur Ratna Purnomo, M.M.")
    assert case.why(skp) == ["nama pegawai: Nur Ratna, M.M. → Nur Ratna Purnomo, M.M."]
    assert [event.kind for event in case.events(document)] == [K.PRINTED, K.SIGNED]
    case.set(Evaluation, case.evaluation, note="Lain.")
    assert case.why(document) == ["catatan/rekomendasi berubah"]


def test_the_assessors_name_counts_as_well(case: Case) -> None:
    version = case.print()
    case.set(Person, case.assessor, name="Slamet Hartono, M.Si.")
    assert case.why(version)[0].startswith("nama pejabat penilai: Slamet Hartono, S.IP. →")


def test_the_name_of_the_assessors_superior_counts_on_the_document(
    case: Case, make_person: Callable[..., UUID]
) -> None:
    superior = make_person(case.office, "Joko Nugroho, M.Si.", position="Camat")
    version = case.print(FormCode.D_1_1)
    since = date(2026, 1, 1)
    case.office.write(
        Act.CHANGE_ASSESSOR, people_assessor.change_assessor, [case.assessor], superior, since
    )
    assert case.why(version)[0] == "nama atasan pejabat penilai: – → Joko Nugroho, M.Si."
    again = case.print(FormCode.D_1_1)
    case.set(Person, superior, name="Joko Nugroho, S.STP., M.Si.")
    assert case.why(again) == [
        "nama atasan pejabat penilai: Joko Nugroho, M.Si. → Joko Nugroho, S.STP., M.Si."
    ]


def test_a_later_print_replaces_the_earlier_paper(case: Case) -> None:
    case.set(Skp, case.skp, set_on=None)
    first = case.print()
    case.set(Skp, case.skp, set_on=date(2026, 1, 22))
    second = case.print()
    assert case.why(first) == ["diganti lembar yang dicetak kemudian"]
    assert [event.kind for event in case.events(second)] == [K.PRINTED]


def test_what_was_declared_void_stays_void_when_the_content_comes_back(case: Case) -> None:
    first = case.print()
    case.set(Indicator, case.indicator, target="1.300")
    case.set(Indicator, case.indicator, target="1.200")
    again = case.seal()
    assert again.id != first
    assert again.fingerprint == case.office.read(paper.read_version, first).fingerprint


def _desk(case: Case, *forms: DeskForm) -> list[tuple[str, list[str]]]:
    people = case.office.read(
        print_desk.desk, [case.person], forms, PeriodRef(2026, "TW2"), builders=BUILDERS
    )
    return [
        (sheet.form.value, [say(lack.finding) for lack in sheet.lacks])
        for one in people
        for sheet in one.sheets
    ]


def test_the_desk_says_what_is_ready_and_who_signs(case: Case) -> None:
    people = case.office.read(
        print_desk.desk, None, [DeskForm.SKP, DeskForm.DOCUMENT], PeriodRef(2026, "TW2"),
        builders=BUILDERS,
    )  # fmt: skip
    ready = [(one.name, one.signer, [s.form.value for s in one.ready]) for one in people]
    assert ready[0] == ("Nur Ratna, M.M.", "Slamet Hartono, S.IP.", ["A.1.7", "D.1.1"])
    assert ready[1] == ("Slamet Hartono, S.IP.", "", [])
    assert [say(lack.finding) for lack in people[1].lacks] == ["Belum ada SKP 2026."]


def test_the_desk_names_what_a_sheet_lacks(case: Case) -> None:
    case.set(Indicator, case.indicator, target="")
    case.set(Evaluation, case.evaluation, state=EvaluationState.OPEN)
    assert _desk(case, DeskForm.SKP, DeskForm.DOCUMENT) == [
        ("A.1.7", ["Target hasil kerja 1 belum diisi."]),
        ("D.1.1", ["Belum dinilai."]),
    ]
    case.set(Skp, case.skp, state=SkpState.RETURNED)
    assert _desk(case, DeskForm.SKP) == [("A.1.7", ["SKP dikembalikan untuk diperbaiki."])]


def test_the_desk_shows_what_has_to_be_printed_again(case: Case) -> None:
    case.print(FormCode.D_1_1)
    (one,) = case.office.read(
        print_desk.desk, [case.person], [DeskForm.DOCUMENT], PeriodRef(2026, "TW2"),
        builders=BUILDERS,
    )  # fmt: skip
    assert one.sheets[0].printed_on == DAY
    case.set(Evaluation, case.evaluation, predicate=Predicate.VERY_GOOD)
    assert _desk(case, DeskForm.DOCUMENT) == [
        ("D.1.1", ["Ganti lembar 2 Juli 2026: predikat: Baik → Sangat Baik."])
    ]


def test_people_are_found_by_nip(case: Case) -> None:
    nip = case.office.read(lambda tx: tx.session.get_one(PersonNow, case.person).nip)
    assert nip is not None
    assert case.office.read(print_scopes.find_nips, [nip, "0"]) == {nip: case.person}


def _list(case: Case, **query: Any) -> list[tuple[str, str]]:
    found = case.office.read(sheet_list.sheets, ListQuery(**query), PeriodRef(2026, "TW2"))
    return [(row.form.value, row.state.label) for row in found.rows]


def test_the_list_of_sheets_shows_the_life_of_each(case: Case) -> None:
    document, _skp = case.print(FormCode.D_1_1), case.print()
    case.record(K.SIGNED, document)
    assert _list(case) == [("A.1.7", "Dicetak"), ("D.1.1", "Ditandatangani")]
    assert _list(case, sort="signed") == [("D.1.1", "Ditandatangani"), ("A.1.7", "Dicetak")]
    assert _list(case, sort="signed", descending=True)[0] == ("D.1.1", "Ditandatangani")
    for typed in ("d11 ratna", "D.1.1", "D.1", "ratna d 11"):
        assert ("D.1.1", "Ditandatangani") in _list(case, text=typed), typed
    assert _list(case, text="D.1.1") == [("D.1.1", "Ditandatangani")]
    assert _list(case, text="A.1") == [("A.1.7", "Dicetak")]
    assert _list(case, filters={"state": K.PRINTED}) == [("A.1.7", "Dicetak")]


def test_void_sheets_are_listed_when_asked_for(case: Case) -> None:
    case.print(FormCode.D_1_1)
    case.set(Evaluation, case.evaluation, predicate=Predicate.VERY_GOOD)
    assert _list(case) == []
    (row,) = case.office.read(
        sheet_list.sheets, ListQuery(filters={"state": K.VOID}), PeriodRef(2026, "TW2")
    ).rows
    assert [say(each) for each in row.changed] == ["predikat: Baik → Sangat Baik"]
    assert (row.name, row.signer, row.void) == ("Nur Ratna, M.M.", "Slamet Hartono, S.IP.", DAY)


def test_what_is_submitted_and_set_is_sealed_and_the_step_can_be_undone(
    office: Office, make_person: Callable[..., UUID]
) -> None:
    set_up(office)
    assessor = make_person(office, "Camat Satu", heads=True)
    skp = write_documents(office, make_person(office, "Staf Satu", assessor=assessor), assessor).skp

    def reopen(tx: Tx) -> None:
        row = tx.session.get_one(Skp, skp)
        row.state, row.submitted_on, row.set_on = SkpState.DRAFT, None, None

    def sealed() -> list[tuple[str, int]]:
        found = office.read(paper.versions_of, skp)
        return [(version.form.value, version.number) for version in found]

    office.write(Act.EDIT_SKP, reopen)
    office.write(Act.SUBMIT_SKP, planning_state.submit, skp, date(2026, 1, 12))
    assert sealed() == [("A.1.7", 1), ("A.1.8", 1)]
    office.write(Act.SET_SKP, planning_state.set_skp, skp, date(2026, 1, 20))
    assert sealed() == [("A.1.7", 1), ("A.1.7", 2), ("A.1.8", 1), ("A.1.8", 2)]
    office.write(Act.UNDO, undo.undo_last)
    assert office.read(lambda tx: tx.session.get_one(Skp, skp).state) is SkpState.SUBMITTED
    office.write(Act.SET_SKP, planning_state.set_skp, skp, date(2026, 1, 20))
    assert len(sealed()) == 4  # the same content is the same version


def test_an_achievement_voids_exactly_the_sheets_that_print_it(
    office: Office, make_person: Callable[..., UUID]
) -> None:
    """The unit the assessor leads counts, not the one worked in; other units are not looked at."""
    set_up(office)
    looked: list[UUID] = []

    def spied(form: FormCode) -> Builder:
        def build(tx: ReadTx, ids: Sequence[UUID]) -> Mapping[UUID, Sheet | Refused]:
            looked.extend(ids)
            return SHEET_BUILDERS[form](tx, ids)

        return build

    builders = {form: spied(form) for form in SHEET_BUILDERS}
    office.after = (people_now.follow, partial(paper.void_changed, builders=builders))
    printed: dict[str, tuple[UUID, list[UUID]]] = {}
    heads = {
        name: make_person(office, f"Kepala {name}", position="Kepala", unit=name, heads=True)
        for name in ("Seksi A", "Seksi B")
    }
    staff = (("Ani", "Seksi A", "A"), ("Budi", "Seksi B", "B"), ("Cici", "Seksi B", "A"))
    for person, unit, under in staff:
        assessor = heads[f"Seksi {under}"]
        own = make_person(office, person, position="Penata", unit=unit, assessor=assessor)
        document = write_documents(office, own, assessor).evaluation
        sealed = office.write(Act.SEAL, paper.seal_document, document).value
        ids = [each.id for each in sealed]
        office.write(Act.PRINTED, paper.mark_printed, ids, DAY)
        printed[person] = (document, ids)
    period, unit = office.read(
        lambda tx: (
            tx.session.scalars(sa.select(Period.id).where(Period.code == "TW2")).one(),
            tx.session.scalars(sa.select(Unit.id).where(Unit.name == "Seksi A")).one(),
        )
    )
    looked.clear()
    office.write(
        Act.SET_ACHIEVEMENT, evaluation_achievement.set_achievement,
        period, unit, UnitAchievement.OUTSTANDING, "Laporan", date(2026, 7, 1),
    )  # fmt: skip
    assert set(looked) == {printed["Ani"][0], printed["Cici"][0]}
    all_ids = [key for _document, ids in printed.values() for key in ids]
    events = office.read(paper.events_of, all_ids)
    void = {key for key, found in events.items() if found[-1].kind is K.VOID}
    assert len(printed["Budi"][1]) == 2
    assert void == {*printed["Ani"][1], *printed["Cici"][1]}


def test_an_achievement_taken_back_voids_too(
    office: Office, make_person: Callable[..., UUID]
) -> None:
    set_up(office)
    office.after = (people_now.follow, paper.void_changed)
    head = make_person(office, "Kepala", position="Kepala", unit="Seksi A", heads=True)
    own = make_person(office, "Ani", position="Penata", unit="Seksi A", assessor=head)
    document = write_documents(office, own, head).evaluation
    sealed = office.write(Act.SEAL, paper.seal_document, document).value
    office.write(Act.PRINTED, paper.mark_printed, [each.id for each in sealed], DAY)

    def take_back(tx: Tx) -> None:
        tx.session.delete(tx.session.scalars(sa.select(Achievement)).one())

    office.write(Act.UNDO, take_back)
    events = office.read(paper.events_of, [each.id for each in sealed])
    assert [found[-1].kind for found in events.values()] == [K.VOID, K.VOID]
