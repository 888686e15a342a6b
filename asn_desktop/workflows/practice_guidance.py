"""Guidance in the practice office: a coaching, a mentoring, a behaviour report, study leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.following import CounsellorKind, MeasureKind
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.guidance import GuidanceKind, GuidancePart
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.predicate import Predicate
from asn_desktop.rules.study_leave import (
    Graduation,
    Institution,
    StudyLevel,
    academic,
    grades,
    graduating,
)
from asn_desktop.services import (
    counselling,
    guidance,
    guidance_answers,
    guidance_behaviour,
    guidance_read,
    guidance_way,
    measures,
    paper,
    planning,
    study_leave,
)
from asn_desktop.services.guidance import NewGuidance
from asn_desktop.services.guidance_behaviour import NewReport
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.workflows.practice_quarter import Quarter


def expect_study(tx: Tx, skp_id: UUID, told: Mapping[str, Any]) -> None:
    """Add the two expectations of somebody on study leave to the SKP, marked."""
    bounds = grades(StudyLevel(told["level"]), Institution(told["institution"]))
    study_leave.add(
        tx,
        skp_id,
        [academic(told["term"], bounds[Predicate.GOOD]), graduating(Graduation.ON_TIME)],
    )


def guide(quarter: Quarter) -> None:
    """After a finished quarter: guidance for those who need it, each on its day."""
    ends = quarter.ref.end
    quarter.go(ends + timedelta(days=29))
    coaching = _coach(quarter, quarter.book.further["coaching"])
    quarter.go(ends + timedelta(days=33))
    _mentor(quarter, quarter.book.further["mentoring"])
    quarter.go(ends + timedelta(days=36))
    _report(quarter, quarter.book.further["behaviour"])
    quarter.go(ends + timedelta(days=43))
    _look_back(quarter, coaching, quarter.book.further["coaching"])
    _measure(quarter, quarter.book.further["measures"])


def _coach(quarter: Quarter, told: Mapping[str, Any]) -> UUID:
    """A coaching whose paper was printed before one more step was agreed: it waits for a reprint.

    Goals come out of the SKP; strategies and the rest are what was said.
    """
    office, person = quarter.office, quarter.people[told["name"]]
    new = NewGuidance(
        person_id=person.id,
        kind=GuidanceKind.COACHING,
        year=quarter.ref.year,
        on=office.today(),
    )
    made = office.write(Act.BEGIN_GUIDANCE, guidance.create, new).value
    goals = office.read(_rows, made, GuidancePart.GOAL)
    said = zip(goals, told["baselines"], told["strategies"], strict=True)
    agreed = [(cells[0], baseline, cells[2], strategy) for cells, baseline, strategy in said]
    for part, rows in (
        (GuidancePart.GOAL, agreed),
        (GuidancePart.FACT, told["facts"]),
        (GuidancePart.NEXT_STEP, told["steps"]),
    ):
        office.write(Act.EDIT_GUIDANCE, guidance.set_rows, made, part, rows)
    office.write(Act.EDIT_GUIDANCE, guidance.set_opportunity, made, told["opportunity"])
    sealed = office.write(Act.SEAL, paper.seal_many, [(FormCode.B_1_6, made)]).value
    office.write(Act.PRINTED, paper.mark_printed, [one.id for one in sealed])
    steps = [*told["steps"], told["added"]]
    office.write(Act.EDIT_GUIDANCE, guidance.set_rows, made, GuidancePart.NEXT_STEP, steps)
    return made


def _look_back(quarter: Quarter, made: UUID, told: Mapping[str, Any]) -> None:
    """Two weeks on: the employee's answers (B.1.8) and the competences (B.1.9), signed."""
    office = quarter.office
    office.write(Act.ANSWER_GUIDANCE, _answer, made, told["answers"])
    office.write(Act.ASSESS_COMPETENCES, _assess, made, told)
    wanted = [(FormCode.B_1_8, made), (FormCode.B_1_9, made)]
    sealed = [one.id for one in office.write(Act.SEAL, paper.seal_many, wanted).value]
    office.write(Act.PRINTED, paper.mark_printed, sealed)
    office.write(Act.SIGNED, paper.record, SheetEventKind.SIGNED, sealed, office.today())
    for step in ("to_superior_on", "reported_on"):
        office.write(Act.FORWARD_GUIDANCE, guidance_way.set_date, made, step, office.today())


def _mentor(quarter: Quarter, told: Mapping[str, Any]) -> None:
    """A mentoring half filled in: the second meeting has no plan yet."""
    office = quarter.office
    new = NewGuidance(
        person_id=quarter.people[told["name"]].id,
        kind=GuidanceKind.MENTORING,
        year=quarter.ref.year,
        on=office.today(),
        giver_id=quarter.people[told["giver"]].id,
    )
    made = office.write(Act.BEGIN_GUIDANCE, guidance.create, new).value
    for part, rows in (
        (GuidancePart.GOAL, told["goals"]),
        (GuidancePart.JOURNAL, told["journal"]),
    ):
        office.write(Act.EDIT_GUIDANCE, guidance.set_rows, made, part, rows)


def _report(quarter: Quarter, told: Mapping[str, Any]) -> None:
    office = quarter.office
    new = NewReport(
        person_id=quarter.people[told["name"]].id, year=quarter.ref.year, on=office.today()
    )
    made = office.write(Act.REPORT_BEHAVIOUR, guidance_behaviour.create, new).value
    for field in ("problem", "done"):
        office.write(Act.REPORT_BEHAVIOUR, guidance_behaviour.write, made, field, told[field])
    office.write(Act.REPORT_BEHAVIOUR, guidance_behaviour.set_others_too, made, False)
    for step, days in (("told_on", 14), ("reported_on", 0)):
        day = office.today() - timedelta(days=days)
        office.write(Act.COUNSEL, counselling.set_date, made, step, day)
    office.write(
        Act.COUNSEL, counselling.set_counsellor, made, CounsellorKind.INDEPENDENT, None,
        told["counsellor"],
    )  # fmt: skip


def _measure(quarter: Quarter, told: Mapping[str, Any]) -> None:
    """Somebody whose result did not move: twice helped, then his leader took it over."""
    office, person = quarter.office, quarter.people[told["name"]]
    skp = office.read(planning.current_skp, person.id, quarter.ref.year)
    assert skp is not None  # noqa: S101 - he has one
    result = office.read(planning.view, skp).results[-1].id
    for kind, days, text in told["steps"]:
        day = office.today() - timedelta(days=days)
        office.write(Act.TAKE_MEASURE, measures.take, result, MeasureKind(kind), day, text)
    office.write(Act.TAKE_OVER_RESULT, measures.take_over, result, office.today(), told["note"])


def _rows(tx: ReadTx, guidance_id: UUID, part: GuidancePart) -> list[tuple[str, ...]]:
    view = guidance_read.view(tx, guidance_id)
    return [row.cells for row in view.rows.get(part, ())]


def _answer(tx: Tx, guidance_id: UUID, answers: Sequence[str]) -> None:
    for number, text in enumerate(answers, start=1):
        guidance_answers.answer(tx, guidance_id, number, text)
        tx.session.flush()


def _assess(tx: Tx, guidance_id: UUID, told: Mapping[str, Any]) -> None:
    """Score the competences in the order of B.1.9; the technical ones are the office's own."""
    for name in told["technical"]:
        guidance_answers.add_technical(tx, guidance_id, name)
        tx.session.flush()
    competences = guidance_read.view(tx, guidance_id).competences
    for one, (score, reason) in zip(competences, told["scores"], strict=True):
        guidance_answers.score(tx, one.id, score, reason)
    guidance_answers.recommend(tx, guidance_id, told["recommendation"])
