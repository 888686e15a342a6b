"""Rating people: two ratings decide, nothing is a default, every lack is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.journal import JournalEntry
from asn_desktop.models.people import Acting, Placement, Unit
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import EvaluationState, SkpState
from asn_desktop.rules.people import ActingKind
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.rules.status import Status
from asn_desktop.services import (
    evaluation,
    evaluation_achievement,
    evaluation_lists,
    evaluation_opening,
    evaluation_run,
    people_edit,
    periods,
    planning_state,
    progress,
    setup,
)
from asn_desktop.services.office import Office
from asn_desktop.views.evaluation import Opened, PersonEvaluation, Run
from asn_desktop.views.lists import ListQuery
from asn_desktop.views.people import Move

Make = Callable[..., Any]


@dataclass
class Place:
    """A section of five with its head, periods of 2026, nothing evaluated yet."""

    office: Office
    camat: UUID
    head: UUID
    staff: list[UUID]
    period: dict[str, UUID]
    make_skp: Make
    unit: dict[str, UUID] = field(default_factory=dict)

    def open(self, code: str = "TW2") -> Opened:
        written = self.office.write(
            Act.OPEN_EVALUATIONS, evaluation_opening.open_period, self.period[code]
        )
        return written.value

    def achieve(self, unit: str, value: UnitAchievement, code: str = "TW2", **more: Any) -> int:
        args = (self.period[code], self.unit[unit], value, "Laporan kinerja", date(2026, 7, 1))
        return self.office.write(
            Act.SET_ACHIEVEMENT,
            lambda tx: evaluation_achievement.set_achievement(tx, *args, **more),
        ).value

    def run(self, assessor: UUID | None = None, code: str = "TW2") -> Run:
        return self.office.read(evaluation_run.run, assessor or self.head, self.period[code])

    def one(self, person: UUID, code: str = "TW2") -> PersonEvaluation:
        assessor = self.camat if person == self.head else self.head
        return next(one for one in self.run(assessor, code).people if one.person_id == person)

    def fill(self, person: UUID, code: str = "TW2") -> None:
        found = self.office.read(progress.progress_of, person, self.period[code])
        assert found is not None
        entries = [
            progress.Entry(result.id, line.id, "100")
            for result in found.results
            for line in result.indicators
        ]
        self.office.write(Act.RECORD_REALISATION, progress.record_many, self.period[code], entries)

    def rate(self, person: UUID, work: Rating, behaviour: Rating, code: str = "TW2") -> UUID:
        key = self.one(person, code).id
        self.office.write(Act.RATE_WORK, evaluation.rate_work, key, work)
        self.office.write(Act.RATE_BEHAVIOUR, evaluation.rate_behaviour, key, behaviour)
        return key

    def finish(self, key: UUID) -> Any:
        return self.office.write(Act.FINISH_EVALUATION, evaluation.finish, key).value

    def refusals(self, key: UUID) -> list[str]:
        with pytest.raises(Refused) as caught:
            self.finish(key)
        return [one.code for one in caught.value.findings]


@pytest.fixture
def place(office: Office, make_person: Make, make_skp: Make) -> Place:
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2026)
    mayor = make_person(office, "H. Budi", kind=None, position="Bupati", unit="Kabupaten")
    camat = make_person(
        office, "Ni Wijaya", unit="Kecamatan", position="Camat", heads=True, assessor=mayor
    )
    head = make_person(
        office, "Slamet Hartono", unit="Seksi", position="Kasi", heads=True, assessor=camat
    )
    staff = [make_person(office, f"Staf {n}", unit="Seksi", assessor=head) for n in range(1, 6)]
    make_skp(office, camat, mayor)
    make_skp(office, head, camat)
    for one in staff:
        make_skp(office, one, head, expectations={1: "Antrean di bawah 15 menit"})
    made = Place(office, camat, head, staff, _by_code(office), make_skp)
    made.unit = dict(_units(office))
    return made


def _units(office: Office) -> list[Any]:
    return office.read(lambda tx: tx.session.execute(sa.select(Unit.name, Unit.id)).all())


def _by_code(office: Office) -> dict[str, UUID]:
    return dict(office.read(lambda tx: tx.session.execute(sa.select(Period.code, Period.id)).all()))


def test_everyone_with_a_set_skp_is_opened_once(place: Place) -> None:
    assert (place.open().opened, place.open().already) == (7, 7)
    assert {one.state for one in place.run().people} == {EvaluationState.OPEN}


def test_exempt_people_and_people_without_set_skp_are_left_out_with_the_reason(
    place: Place, make_person: Make, make_skp: Make
) -> None:
    away = make_person(place.office, "Cuti", status=Status.UNPAID_LEAVE)
    late = make_person(place.office, "Draf")
    make_person(place.office, "Kosong")
    alone = make_person(place.office, "Sendiri")
    make_skp(place.office, away, place.head)
    make_skp(place.office, late, place.head, state=SkpState.DRAFT)
    make_skp(place.office, alone, None)
    out = {one.name: (one.code, one.values) for one in place.open().left_out}
    assert out["Cuti"][0] == "evaluation.left_out.exempt"
    assert out["Cuti"][1]["status"] == "Cuti di luar tanggungan negara"
    assert out["Draf"][0] == "evaluation.left_out.not_set"
    assert out["Kosong"][0] == "evaluation.left_out.no_skp"
    assert out["Sendiri"][0] == "evaluation.left_out.no_assessor"
    assert len(out) == 4
    assert place.run().drafts == 1


def test_nothing_can_be_finished_before_all_is_there(place: Place) -> None:
    place.open()
    key = place.one(place.staff[0]).id
    assert place.refusals(key) == [
        "evaluation.achievement_missing",
        "evaluation.work_missing",
        "evaluation.behaviour_missing",
        "evaluation.realisation_missing",
    ]
    place.achieve("Seksi", UnitAchievement.GOOD)
    place.rate(place.staff[0], Rating.MET, Rating.ABOVE)
    assert place.refusals(key) == ["evaluation.realisation_missing"]
    place.office.write(
        Act.EDIT_EVALUATION, evaluation.set_without_realisation, key, "Berkas hilang karena banjir"
    )
    done = place.finish(key)
    assert done.predicate is Predicate.GOOD
    assert [one.code for one in done.findings] == ["evaluation.note_empty"]
    assert place.one(place.staff[0]).state is EvaluationState.RATED


def test_an_evaluation_carries_the_date_of_the_paper(place: Place) -> None:
    place.open()
    place.achieve("Seksi", UnitAchievement.GOOD)
    place.fill(place.staff[0])
    key = place.rate(place.staff[0], Rating.MET, Rating.MET)
    with pytest.raises(Refused, match=r"evaluation\.date_ahead"):
        place.office.write(Act.FINISH_EVALUATION, evaluation.finish, key, date(2026, 7, 3))
    place.office.write(Act.FINISH_EVALUATION, evaluation.finish, key, date(2026, 4, 1))
    on_paper = sa.select(Evaluation.rated_on).where(Evaluation.id == key)
    assert place.office.read(lambda tx: tx.session.scalar(on_paper)) == date(2026, 4, 1)


def test_a_refused_finish_leaves_no_entry(place: Place) -> None:
    place.open()
    count = sa.select(sa.func.count()).select_from(JournalEntry)
    before = place.office.read(lambda tx: tx.session.scalar(count))
    place.refusals(place.one(place.staff[0]).id)
    assert place.office.read(lambda tx: tx.session.scalar(count)) == before


def test_a_finished_evaluation_changes_only_after_reopening_with_a_reason(place: Place) -> None:
    place.open()
    place.achieve("Seksi", UnitAchievement.GOOD)
    person = place.staff[0]
    place.fill(person)
    key = place.rate(person, Rating.BELOW, Rating.BELOW)
    assert place.finish(key).predicate is Predicate.VERY_POOR
    with pytest.raises(Refused, match=r"evaluation\.closed"):
        place.rate(person, Rating.MET, Rating.MET)
    with pytest.raises(Refused, match=r"progress\.evaluation_closed"):
        place.fill(person)
    with pytest.raises(Refused, match=r"evaluation\.reopen_reason"):
        place.office.write(Act.REOPEN_EVALUATION, evaluation.reopen, key, "  ")
    place.office.write(Act.REOPEN_EVALUATION, evaluation.reopen, key, "Salah tekan")
    again = place.one(person)
    assert (again.state, again.predicate) == (EvaluationState.OPEN, None)
    assert (again.work, again.behaviour) == (Rating.BELOW, Rating.BELOW)


def test_a_head_is_proposed_what_his_unit_achieved_and_nothing_is_given(place: Place) -> None:
    place.open()
    assert place.one(place.head).proposal is None
    place.achieve("Kecamatan", UnitAchievement.GOOD)
    place.achieve("Seksi", UnitAchievement.OUTSTANDING)
    head = place.one(place.head)
    assert head.proposal is not None
    assert head.proposal.rating is Rating.ABOVE
    assert head.work is None
    assert head.achievement.value is UnitAchievement.GOOD  # the unit the camat leads counts
    assert place.one(place.staff[0]).proposal is None
    place.fill(place.head)
    key = place.rate(place.head, Rating.MET, Rating.MET)
    assert place.refusals(key) == ["evaluation.deviation_reason_missing"]
    place.office.write(
        Act.EDIT_EVALUATION, evaluation.set_override_reason, key, "Capaian karena unit lain"
    )
    assert place.finish(key).predicate is Predicate.GOOD


def test_the_table_of_proposals_is_the_offices(place: Place) -> None:
    table = {one.name: "MET" for one in UnitAchievement}
    place.office.write(Act.CHANGE_SETTING, lambda tx: setup.change_settings(tx, head_rating=table))
    place.open()
    place.achieve("Seksi", UnitAchievement.OUTSTANDING)
    proposal = place.one(place.head).proposal
    assert proposal is not None
    assert proposal.rating is Rating.MET


def test_someone_outside_leads_no_unit_here_so_the_persons_own_counts(place: Place) -> None:
    place.open()
    place.achieve("Kecamatan", UnitAchievement.POOR)
    mayor = place.office.read(evaluation_lists.overview, place.period["TW2"]).assessors[0]
    assert (mayor.name, mayor.achievement.value) == ("H. Budi", UnitAchievement.POOR)
    assert place.run(mayor.assessor_id).achievement.value is UnitAchievement.POOR


def test_feedback_belongs_to_its_place_and_several_pieces_stand_together(place: Place) -> None:
    place.open()
    one = place.one(place.staff[0])
    line = one.results[0].indicators[0]

    def give(target: Any, text: str, key: UUID | None = None, *more: Any) -> UUID:
        piece = key or evaluation.new_piece_id()
        place.office.write(
            Act.GIVE_FEEDBACK, evaluation.write_feedback, one.id, piece, target, text, *more
        )
        return piece

    first = give(("indicator", line.id), "Pertahankan")
    give(("value", 1), "Ramah kepada warga", None, GiverKind.PEER, "Farida")
    with pytest.raises(Refused, match=r"evaluation\.feedback_place"):
        give(("result", one.results[0].id), "x")
    with pytest.raises(Refused, match=r"evaluation\.not_of_this_skp"):
        give(("value", 8), "x")
    stranger = place.one(place.staff[1]).results[0].indicators[0].id
    with pytest.raises(Refused, match=r"evaluation\.not_of_this_skp"):
        give(("indicator", stranger), "x")
    other = place.one(place.staff[1]).id
    for text in ("Diganti", ""):
        with pytest.raises(Refused, match=r"evaluation\.other_feedback"):
            place.office.write(
                Act.GIVE_FEEDBACK, evaluation.write_feedback, other, first, ("value", 1), text
            )
    pieces = place.one(place.staff[0]).pieces
    assert [(piece.printed_giver, piece.text) for piece in pieces] == [
        ("Pimpinan", "Pertahankan"),
        ("Rekan kerja setingkat (Farida)", "Ramah kepada warga"),
    ]
    assert pieces[0].on == date(2026, 7, 2)
    give(("indicator", line.id), "Lebih baik lagi", first)
    assert place.one(place.staff[0]).pieces[0].text == "Lebih baik lagi"
    give(("indicator", line.id), "  ", first)
    assert len(place.one(place.staff[0]).pieces) == 1


def test_a_view_of_a_result_is_kept_and_taken_back(place: Place) -> None:
    place.open()
    one = place.one(place.staff[0])
    result = one.results[0].id
    place.office.write(Act.VIEW_RESULT, evaluation.set_view, one.id, result, Rating.ABOVE)
    place.office.write(Act.VIEW_RESULT, evaluation.set_view, one.id, result, Rating.BELOW)
    assert place.one(place.staff[0]).views == {result: Rating.BELOW}
    assert place.one(place.staff[0]).work is None
    place.office.write(Act.VIEW_RESULT, evaluation.set_view, one.id, result, None)
    assert place.one(place.staff[0]).views == {}


def test_last_period_stands_beside_and_is_never_a_default(place: Place) -> None:
    place.open("TW1")
    place.achieve("Seksi", UnitAchievement.GOOD, "TW1")
    person = place.staff[0]
    place.fill(person, "TW1")
    place.finish(place.rate(person, Rating.MET, Rating.ABOVE, "TW1"))
    place.open("TW2")
    now = place.one(person)
    assert now.last is not None
    assert (now.last.label, now.last.work, now.last.predicate) == (
        "Triwulan I",
        Rating.MET,
        Predicate.GOOD,
    )
    assert (now.work, now.behaviour, now.predicate) == (None, None, None)
    assert place.one(place.staff[1]).last is None


def test_fifty_people_are_loaded_with_few_questions(
    place: Place, make_person: Make, make_skp: Make
) -> None:
    for number in range(45):
        person = make_person(place.office, f"Anggota {number:02}", unit="Seksi")
        make_skp(place.office, person, place.head)
    place.open()
    asked = []

    def load(tx: Any) -> Run:
        engine = tx.session.get_bind()
        sa.event.listen(engine, "before_cursor_execute", lambda *_: asked.append(1))
        return evaluation_run.run(tx, place.head, place.period["TW2"])

    assert len(place.office.read(load).people) == 50
    assert len(asked) < 40


def test_achievement_is_entered_with_its_source_and_may_cover_units_below(place: Place) -> None:
    with pytest.raises(Refused, match=r"evaluation\.source_missing"):
        place.office.write(
            Act.SET_ACHIEVEMENT,
            evaluation_achievement.set_achievement,
            place.period["TW2"],
            place.unit["Seksi"],
            UnitAchievement.GOOD,
            " ",
            date(2026, 7, 1),
        )

    def tree(tx: Any) -> None:
        from asn_desktop.models.people import Unit

        tx.session.get_one(Unit, place.unit["Seksi"]).parent_id = place.unit["Kecamatan"]

    place.office.write(Act.EDIT_UNIT, tree)
    assert place.achieve("Kecamatan", UnitAchievement.GOOD, below=True) == 2
    place.open()
    found = place.office.read(evaluation_achievement.achievements, place.period["TW2"])
    assert [(one.unit, one.value) for one in found] == [
        ("Kecamatan", UnitAchievement.GOOD),
        ("Seksi", UnitAchievement.GOOD),
    ]


def test_after_january_last_years_achievement_is_offered_and_says_its_year(
    place: Place, clock: Any
) -> None:
    office = place.office
    place.open("AKHIR")
    place.achieve("Seksi", UnitAchievement.OUTSTANDING, "AKHIR")
    office.write(Act.SET_UP_PERIODS, periods.set_up_year, 2027)
    following = office.read(
        lambda tx: tx.session.scalar(
            sa.select(Period.id).where(Period.year == 2027, Period.code == "AKHIR")
        )
    )
    assert following is not None

    def facts() -> Any:
        from asn_desktop.services.progress_facts import period_head

        return office.read(
            lambda tx: evaluation_achievement.facts_of(
                tx, period_head(tx, following), [place.unit["Seksi"]]
            )[place.unit["Seksi"]]
        )

    clock.moment = clock.moment.replace(year=2028, month=1, day=31)
    assert facts().proposed is None
    clock.advance(days=1)
    assert (facts().proposed, facts().proposed_year) == (UnitAchievement.OUTSTANDING, 2026)
    args = (following, place.unit["Seksi"], UnitAchievement.OUTSTANDING, "LKIP 2026")
    with pytest.raises(Refused, match=r"evaluation\.of_year"):
        office.write(
            Act.SET_ACHIEVEMENT,
            evaluation_achievement.set_achievement,
            *args,
            date(2028, 2, 1),
            2025,
        )
    office.write(
        Act.SET_ACHIEVEMENT, evaluation_achievement.set_achievement, *args, date(2028, 2, 1), 2026
    )
    assert (facts().value, facts().of_year) == (UnitAchievement.OUTSTANDING, 2026)


def test_the_mirror_is_silent_for_few_and_keeps_the_reason_for_many(place: Place) -> None:
    place.open()
    place.achieve("Seksi", UnitAchievement.GOOD)
    for person in place.staff:
        place.fill(person)
        place.finish(place.rate(person, Rating.MET, Rating.MET))
    few = place.office.read(evaluation_lists.mirror, place.period["TW2"], place.head)
    assert (few.counts[Predicate.GOOD], few.total, few.few, few.findings) == (5, 5, True, ())
    place.office.write(Act.CHANGE_SETTING, lambda tx: setup.change_settings(tx, mirror_from=5))
    many = place.office.read(evaluation_lists.mirror, place.period["TW2"], place.head)
    assert [one.code for one in many.findings] == [
        "distribution.at_most",
        "distribution.at_least_one",
    ]
    place.office.write(
        Act.EXPLAIN_DISTRIBUTION,
        evaluation.explain_distribution,
        place.head,
        place.period["TW2"],
        "Semua memenuhi target",
    )
    assert place.run().distribution_reason == "Semua memenuhi target"


def test_the_office_is_counted_without_its_head(place: Place) -> None:
    def tree(tx: Any) -> None:
        from asn_desktop.models.people import Unit

        tx.session.get_one(Unit, place.unit["Seksi"]).parent_id = place.unit["Kecamatan"]

    place.office.write(Act.EDIT_UNIT, tree)
    place.open()
    found = place.office.read(evaluation_lists.mirror, place.period["TW2"])
    assert (found.title, found.total, found.open) == ("Kecamatan", 6, 6)


def test_the_overview_counts_and_the_list_filters(place: Place) -> None:
    assert place.office.read(evaluation_lists.overview, place.period["TW2"]).ready == 7
    place.open()
    place.achieve("Seksi", UnitAchievement.GOOD)
    place.fill(place.staff[0])
    place.finish(place.rate(place.staff[0], Rating.ABOVE, Rating.ABOVE))
    doubtful = place.one(place.staff[1]).id
    place.office.write(Act.EDIT_EVALUATION, evaluation.set_doubtful, doubtful, True)
    found = place.office.read(evaluation_lists.overview, place.period["TW2"])
    assert (found.total, found.finished, found.doubtful, found.ready) == (7, 1, 1, 0)
    assert found.without_realisation == 6
    assert [(one.name, one.finished, one.total) for one in found.assessors] == [
        ("H. Budi", 0, 1),
        ("Ni Wijaya", 0, 1),
        ("Slamet Hartono", 1, 5),
    ]

    def names(**filters: object) -> list[str]:
        query = ListQuery(filters={"period": place.period["TW2"], **filters})
        return [row.name for row in place.office.read(evaluation_lists.rows, query).rows]

    assert names(state="finished") == ["Staf 1"]
    assert names(state="doubtful") == ["Staf 2"]
    assert "Staf 1" not in names(state="without")
    assert names(assessor=place.camat) == ["Slamet Hartono"]


def test_an_open_evaluation_follows_an_amended_skp_with_its_feedback(place: Place) -> None:
    place.open()
    one = place.one(place.staff[0])
    piece = evaluation.new_piece_id()
    target = ("indicator", one.results[0].indicators[0].id)
    place.office.write(
        Act.GIVE_FEEDBACK, evaluation.write_feedback, one.id, piece, target, "Pertahankan"
    )
    place.office.write(
        Act.VIEW_RESULT, evaluation.set_view, one.id, one.results[0].id, Rating.ABOVE
    )
    office = place.office
    following = office.write(Act.AMEND_SKP, planning_state.amend, one.skp_id, "Tugas baru").value
    assert place.one(place.staff[0]).skp_id == one.skp_id

    def force(tx: Any) -> None:
        tx.session.get_one(Skp, one.skp_id).state = SkpState.SUPERSEDED
        tx.session.get_one(Skp, following).state = SkpState.SET

    written = office.write(Act.SET_SKP, force)
    assert {"skp", "evaluation", "feedback", "result_view"} <= written.changes.kinds
    now = place.one(place.staff[0])
    assert now.skp_id == following
    assert now.pieces[0].target == ("indicator", now.results[0].indicators[0].id)
    assert now.views == {now.results[0].id: Rating.ABOVE}
    assert place.open().renewed == 0


def test_a_finished_evaluation_stays_with_the_skp_it_was_rated_on(place: Place) -> None:
    place.open()
    place.achieve("Seksi", UnitAchievement.GOOD)
    place.fill(place.staff[0])
    key = place.rate(place.staff[0], Rating.MET, Rating.MET)
    place.finish(key)
    rated = place.one(place.staff[0]).skp_id
    following = place.office.write(Act.AMEND_SKP, planning_state.amend, rated, "Baru").value

    def force(tx: Any) -> None:
        tx.session.get_one(Skp, rated).state = SkpState.SUPERSEDED
        tx.session.get_one(Skp, following).state = SkpState.SET

    assert "evaluation" not in place.office.write(Act.SET_SKP, force).changes.kinds
    skp = sa.select(Evaluation.skp_id).where(Evaluation.id == key)
    assert place.office.read(lambda tx: tx.session.scalar(skp)) == rated


def test_a_changed_assessor_evaluates_unless_the_change_falls_into_the_window(
    place: Place, make_person: Make
) -> None:
    """Reg. 3775: 25 September lies in the window of quarter III, 25 August does not."""
    from asn_desktop.models.people import PersonAssessor

    other = make_person(place.office, "Penilai Baru", unit="Seksi")

    def change(tx: Any, person: UUID, on: date) -> None:
        tx.session.add(PersonAssessor(person_id=person, assessor_id=other, since=on))

    office = place.office
    office.write(Act.CHANGE_ASSESSOR, change, place.staff[0], date(2026, 5, 25))
    office.write(Act.CHANGE_ASSESSOR, change, place.staff[1], date(2026, 6, 25))
    place.open()
    assert [one.name for one in place.run(other).people] == ["Staf 1"]
    assert "Staf 2" in [one.name for one in place.run().people]


def test_who_moved_inside_the_window_is_evaluated_by_the_new_assessor(
    place: Place, make_person: Make
) -> None:
    """Reg. 3749–3767: it is the employee who moved, so the window does not matter."""
    other = make_person(place.office, "Penilai Baru", unit="Kelurahan", heads=True)
    unit = dict(_units(place.office))["Kelurahan"]
    new = Move(since=date(2026, 6, 25), unit_id=unit, assessor_id=other)
    place.office.write(Act.MOVE_PERSON, people_edit.move, place.staff[0], new)
    place.open()
    assert [one.name for one in place.run(other).people] == ["Staf 1"]


def test_the_qualitative_approach_takes_feedback_per_result(
    place: Place, make_person: Make, make_skp: Make
) -> None:
    person = make_person(place.office, "Bidan", unit="Seksi", assessor=place.head)
    make_skp(place.office, person, place.head, approach=Approach.QUALITATIVE)
    place.open()
    one = place.one(person)
    assert one.missing == 2
    place.office.write(
        Act.GIVE_FEEDBACK,
        evaluation.write_feedback,
        one.id,
        evaluation.new_piece_id(),
        ("result", one.results[0].id),
        "Pertahankan",
    )
    assert place.one(person).pieces[0].target == ("result", one.results[0].id)


def test_staff_of_an_acted_unit_count_with_its_achievement(place: Place, make_person: Make) -> None:
    """Plt.: who heads Seksi also acts in Bagian; its staff are not rated by Seksi."""
    office, make_skp = place.office, place.make_skp
    below = make_person(office, "Staf Bagian", unit="Bagian", assessor=place.head)
    deep = make_person(office, "Staf Subbagian", unit="Subbagian", assessor=place.head)
    for one in (below, deep):
        make_skp(office, one, place.head)
    place.unit = dict(_units(office))
    position = make_person(office, "Pejabat", unit="Bagian", position="Kabag")

    def act_in(tx: Any) -> None:
        tx.session.get_one(Unit, place.unit["Subbagian"]).parent_id = place.unit["Bagian"]
        post = tx.session.scalars(
            sa.select(Placement.position_id).where(Placement.person_id == position)
        ).one()
        tx.session.add(
            Acting(
                person_id=place.head,
                kind=ActingKind.PLT,
                position_id=post,
                unit_id=place.unit["Bagian"],
                since=date(2026, 1, 1),
            )
        )

    office.write(Act.EDIT_UNIT, act_in)
    place.open()
    place.achieve("Seksi", UnitAchievement.GOOD)
    place.achieve("Bagian", UnitAchievement.POOR)
    counts = {one.name: one.achievement.unit for one in place.run().people}
    assert counts["Staf Bagian"] == counts["Staf Subbagian"] == "Bagian"
    assert {counts[f"Staf {n}"] for n in range(1, 6)} == {"Seksi"}
    assert place.run().achievement.unit == "Seksi"
    found = office.read(evaluation_achievement.achievements, place.period["TW2"])
    assert {one.unit: one.people for one in found}["Bagian"] == 2
    overview = office.read(evaluation_lists.overview, place.period["TW2"])
    head = next(one for one in overview.assessors if one.assessor_id == place.head)
    assert head.achievement.unit == "Seksi"
