"""One quarter of the practice office: realisations, achievements, ratings, and their paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.evaluation import GiverKind, Initiative, Manner, Rhythm
from asn_desktop.rules.planning import Approach
from asn_desktop.rules.predicate import Rating, UnitAchievement, predicate
from asn_desktop.rules.study_leave import Graduation, academic, graduating
from asn_desktop.services import (
    documentation,
    evaluation,
    evaluation_achievement,
    evaluation_lists,
    evaluation_opening,
    evaluation_run,
    feedback,
    progress,
)
from asn_desktop.services.office import Tx
from asn_desktop.services.progress import Entry
from asn_desktop.settings import OfficeSettings
from asn_desktop.views.evaluation import How, PersonEvaluation, Target
from asn_desktop.views.progress import ResultProgress
from asn_desktop.workflows.practice_content import ABOVE, BELOW, MET, dice
from asn_desktop.workflows.practice_paper import evaluation_of, print_out
from asn_desktop.workflows.practice_quarter import Quarter

_RATINGS = {ABOVE: Rating.ABOVE, MET: Rating.MET, BELOW: Rating.BELOW}
_LEVELS = {rating: level for level, rating in _RATINGS.items()}
MIRROR_FROM = OfficeSettings().mirror_from
_HOW = {
    GiverKind.LEADER: "leader",
    GiverKind.STAKEHOLDER: "public",
    GiverKind.PEER: "peer",
}
"""By giver how feedback is usually given in the story; of the others nothing was noted."""
_PUBLIC = ("Kepala Seksi Pelayanan", "Penata", "Pengelola", "Lurah")


def rate_quarter(quarter: Quarter) -> None:
    """Record, rate, print; of the current quarter only the first half."""
    ends = quarter.ref.end
    quarter.go(ends - timedelta(days=2))
    _record(quarter)
    quarter.go(ends + timedelta(days=2))
    quarter.office.write(Act.OPEN_EVALUATIONS, evaluation_opening.open_period, quarter.period.id)
    _achieve(quarter)
    if quarter.half:
        _give_early(quarter)
    finished: list[UUID] = []
    for number, run in enumerate(_runs(quarter)):
        quarter.go(ends + timedelta(days=3 + number // 4))
        finished += [one.id for one in run if _rate(quarter, one)]
    _explain(quarter)
    print_out(quarter, finished)
    _mark_doubtful(quarter)


# ---- progress


def _record(quarter: Quarter) -> None:
    told = quarter.book.story
    for name in quarter.skps:
        if quarter.half and name in told["unrecorded"]:
            continue
        quarter.office.write(Act.RECORD_REALISATION, _record_person, quarter, name)


def _record_person(tx: Tx, quarter: Quarter, name: str) -> int:
    plan = quarter.plans[quarter.skps[name]]
    found = progress.progress_of(tx, quarter.people[name].id, quarter.period.id)
    if found is None:
        return 0
    level, chance = _work_level(quarter, name), dice(name, quarter.number)
    entries: list[Entry] = []
    results = [result for result in found.results if not _study(quarter, name, result.text)]
    for result in found.results:
        if _study(quarter, name, result.text):
            entries += _study_entries(quarter, plan.approach, result)
    for result, planned in zip(results, plan.results, strict=True):
        places: Sequence[UUID | None] = [line.id for line in result.indicators]
        if plan.approach is Approach.QUALITATIVE:
            places = [None]
        for place, figure in zip(places, planned.figures, strict=True):
            said = figure.said(level, quarter.number, chance)
            entries.append(Entry(result.id, place, said, figure.evidence))
    if name in quarter.book.further["documented"]["people"] and not quarter.half:
        _document(tx, quarter, found.results)
    return progress.record_many(tx, quarter.period.id, entries)


def _document(tx: Tx, quarter: Quarter, results: Sequence[ResultProgress]) -> None:
    """What was realised of planned actions (B.1.2), where the story tells of them."""
    said = quarter.book.further["documented"]["actions"]
    for action in (one for result in results for one in result.documented):
        if action.text in said:
            documentation.document(tx, action.id, quarter.period.id, said[action.text])


def _study(quarter: Quarter, name: str, text: str) -> str:
    """Which expectation of a study leave a result of somebody is: a key of the story, or ""."""
    told = quarter.book.further["study"]
    if name != told["name"]:
        return ""
    named = {academic(told["term"], "").text: "academic"}
    named |= {graduating(one).text: "graduating" for one in Graduation}
    return named.get(text, "")


def _study_entries(quarter: Quarter, approach: Approach, result: ResultProgress) -> list[Entry]:
    told = quarter.book.further["study"]
    said = told["done"][_study(quarter, told["name"], result.text)]
    places: Sequence[UUID | None] = [line.id for line in result.indicators]
    if approach is Approach.QUALITATIVE:
        places = [None]
    return [Entry(result.id, place, said, told["evidence"]) for place in places]


def _work_level(quarter: Quarter, name: str) -> str:
    """How the figures of somebody look: the head's as the unit's achievement, others' their own."""
    person = quarter.people[name]
    if person.heads:
        ratings = {
            UnitAchievement.OUTSTANDING: ABOVE,
            UnitAchievement.GOOD: MET,
        }
        return ratings.get(_achievement(quarter, person.unit or ""), BELOW)
    return quarter.book.level(name)[0]


def _achievement(quarter: Quarter, unit: str) -> UnitAchievement:
    value = quarter.book.story["achievements"].get(unit)
    return UnitAchievement(value) if value else UnitAchievement.GOOD


def _achieve(quarter: Quarter) -> None:
    told = quarter.book.story
    for unit in quarter.office.read(evaluation_achievement.achievements, quarter.period.id):
        if unit.unit_id is None or (quarter.half and unit.unit == told["achievement_missing"]):
            continue
        quarter.office.write(
            Act.SET_ACHIEVEMENT,
            evaluation_achievement.set_achievement,
            quarter.period.id,
            unit.unit_id,
            _achievement(quarter, unit.unit),
            f"Laporan capaian perjanjian kinerja {quarter.ref.label} {quarter.ref.year}",
            quarter.office.today(),
        )


# ---- ratings


def _runs(quarter: Quarter) -> Iterator[tuple[PersonEvaluation, ...]]:
    """The people of each assessor, of the current quarter only of those who have begun."""
    told = quarter.book.story
    overview = quarter.office.read(evaluation_lists.overview, quarter.period.id)
    for assessor in overview.assessors:
        if quarter.half and assessor.name in told["unrated_assessors"]:
            continue
        run = quarter.office.read(evaluation_run.run, assessor.assessor_id, quarter.period.id)
        yield tuple(run.people)


def _rate(quarter: Quarter, one: PersonEvaluation) -> bool:
    """Rate one person as an assessor does; False where something is still missing."""
    if one.achievement.value is None or one.missing:
        return False
    if one.proposal is None and _leads(quarter, one):
        return False
    work, behaviour = quarter.book.level(one.name)
    if one.proposal is not None:
        work = _LEVELS[one.proposal.rating]
    office = quarter.office
    office.write(Act.GIVE_FEEDBACK, _give_feedback, quarter, one, work, behaviour)
    office.write(Act.RATE_WORK, evaluation.rate_work, one.id, _RATINGS[work])
    office.write(Act.RATE_BEHAVIOUR, evaluation.rate_behaviour, one.id, _RATINGS[behaviour])
    note = quarter.book.said["notes"][predicate(_RATINGS[work], _RATINGS[behaviour]).name]
    office.write(Act.EDIT_EVALUATION, evaluation.set_note, one.id, note)
    office.write(Act.FINISH_EVALUATION, evaluation.finish, one.id)
    return True


def _leads(quarter: Quarter, one: PersonEvaluation) -> bool:
    return quarter.people[one.name].heads


def _give_feedback(
    tx: Tx, quarter: Quarter, one: PersonEvaluation, work: str, behaviour: str
) -> None:
    said, chance = quarter.book.said, dice("feedback", one.name, quarter.number)

    def write(
        target: Target, text: str, giver: GiverKind = GiverKind.LEADER, name: str = ""
    ) -> None:
        piece = evaluation.new_piece_id()
        on = min(quarter.ref.end - timedelta(days=chance.randint(3, 60)), tx.today)
        how = _HOW.get(giver)
        facts = read_how(quarter.book.further["how"][how]) if how else None
        evaluation.write_feedback(tx, one.id, piece, target, text, giver, name, on, facts)

    words = chance.sample(said["results"][work], len(said["results"][work]))
    for number, result in enumerate(one.results[:2]):
        target: Target = ("result", result.id)
        if one.approach is Approach.QUANTITATIVE:
            target = ("indicator", result.indicators[0].id)
        write(target, words[number % len(words)])
        if number == 0 and one.position.startswith(_PUBLIC):
            words_of_public, name = (
                chance.choice(said["public"][work]),
                chance.choice(said["givers"]),
            )
            write(target, words_of_public, GiverKind.STAKEHOLDER, name)
    values = said["behaviour"][behaviour]
    for value in sorted(chance.sample(sorted(values), 2)):
        write(("value", int(value)), values[value])
    if chance.random() < 0.4:
        write(("value", 4), chance.choice(said["peer"]), GiverKind.PEER)
    if _leads(quarter, one) and chance.random() < 0.5:
        write(("value", 7), chance.choice(said["below_leader"]), GiverKind.SUBORDINATE)


def _give_early(quarter: Quarter) -> None:
    """Feedback of several givers for people whom nobody has rated yet."""
    for told in quarter.book.further["given"]:
        person = quarter.people[told["name"]]
        found = quarter.office.read(feedback.record_of, person.id, quarter.period.id)
        if found is None:
            continue
        target: Target = ("value", 0)
        if told["place"] != "first":
            target = ("value", told["place"])
        elif found.approach is Approach.QUANTITATIVE:
            target = ("indicator", found.results[0].indicators[0].id)
        else:
            target = ("result", found.results[0].id)
        quarter.office.write(
            Act.GIVE_FEEDBACK,
            feedback.give,
            person.id,
            quarter.period.id,
            evaluation.new_piece_id(),
            target,
            told["text"],
            GiverKind(told["giver"]),
            told.get("giver_name", ""),
            min(quarter.ref.end - timedelta(days=9), quarter.office.today()),
            read_how(told["how"]),
        )


def read_how(told: Mapping[str, Any]) -> How:
    """The optional facts of a piece of feedback."""
    return How(
        manner=Manner(told["manner"]) if "manner" in told else None,
        rhythm=Rhythm(told["rhythm"]) if "rhythm" in told else None,
        initiative=Initiative(told["initiative"]) if "initiative" in told else None,
        positive=told.get("positive"),
        evidence=told.get("evidence", ""),
    )


def _explain(quarter: Quarter) -> None:
    overview = quarter.office.read(evaluation_lists.overview, quarter.period.id)
    for assessor in overview.assessors:
        if assessor.total < MIRROR_FROM:
            continue
        mirror = quarter.office.read(
            evaluation_lists.mirror, quarter.period.id, assessor.assessor_id
        )
        if mirror.findings and not mirror.open:
            quarter.office.write(
                Act.EXPLAIN_DISTRIBUTION,
                evaluation.explain_distribution,
                assessor.assessor_id,
                quarter.period.id,
                quarter.book.story["distribution_reason"],
            )


def _mark_doubtful(quarter: Quarter) -> None:
    """Of the current quarter: two people to be looked at again, one of them opened once more."""
    told = quarter.book.story
    if not quarter.half:
        return
    for name in told["doubtful"].values():
        found = quarter.office.read(evaluation_of, quarter.period.id, quarter.people[name].id)
        if found is not None:
            quarter.office.write(Act.EDIT_EVALUATION, evaluation.set_doubtful, found, True)
    again = told["reopened"]
    found = quarter.office.read(evaluation_of, quarter.period.id, quarter.people[again["name"]].id)
    if found is not None:
        quarter.office.write(Act.REOPEN_EVALUATION, evaluation.reopen, found, again["reason"])
