"""Evaluations read whole, for one person or for all people of an assessor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Feedback, ResultView
from asn_desktop.models.planning import Skp, SpecialExpectation
from asn_desktop.rules.behaviours import values_on
from asn_desktop.rules.forms import FormCode, forms_of
from asn_desktop.rules.lifecycle import FINISHED
from asn_desktop.rules.predicate import Rating
from asn_desktop.services.by_id import people_of, rows_of
from asn_desktop.services.evaluation_achievement import (
    Assessed,
    counting_units,
    facts_of,
    headed_units,
)
from asn_desktop.services.objections import decisions
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import (
    gather,
    period_before,
    periods_read,
    results_of,
    short_periods,
)
from asn_desktop.services.setup import read_settings
from asn_desktop.services.study_status import studying
from asn_desktop.views.evaluation import (
    AchievementFacts,
    BehaviourFacts,
    HeadProposal,
    How,
    LastRatings,
    PersonEvaluation,
    Piece,
    Target,
)
from asn_desktop.views.progress import PeriodHead


def whole(
    tx: ReadTx, rows: Sequence[Evaluation], period: PeriodHead
) -> tuple[PersonEvaluation, ...]:
    """Return evaluations of one period with everything needed to rate, in about 25 questions."""
    people = people_of(tx, [row.person_id for row in rows])
    skps = rows_of(tx, Skp, [row.skp_id for row in rows])
    before, short = period_before(tx, period), short_periods(tx, period)
    facts = gather(tx, skps, periods_read(period, before, short))
    expectations = _expectations(tx, skps)
    pieces, views = pieces_of(tx, [row.id for row in rows]), _views(tx, [row.id for row in rows])
    last = _last(tx, list(people), before)
    units = counting_units(tx, _assessed(rows), period.ends)
    headed = headed_units(tx, people, period.ends)
    known = facts_of(tx, period, {one for one in units.values() if one} | set(headed.values()))
    ratings = read_settings(tx).head_rating
    studies = studying(tx, people, date(period.year, 1, 1), period.ends)
    made = []
    for row in rows:
        person, skp = people[row.person_id], skps[row.skp_id]
        unit_id = units[row.person_id, row.assessor_id]
        form = forms_of(skp.family, skp.approach).evaluation
        own = headed.get(row.person_id)
        made.append(
            PersonEvaluation(
                id=row.id,
                skp_id=row.skp_id,
                person_id=row.person_id,
                name=person.name,
                nip=person.nip,
                position=person.position or "",
                rank=person.rank.value if person.rank else "",
                approach=skp.approach,
                form=form,
                state=row.state,
                achievement=known[unit_id]
                if unit_id
                else AchievementFacts(unit_id=None, unit="", of_year=period.year),
                results=results_of(facts, row.skp_id, period, before, short),
                behaviours=_behaviours(form, row.skp_id, expectations),
                pieces=tuple(pieces[row.id]),
                views=views[row.id],
                work=row.work_rating,
                behaviour=row.behaviour_rating,
                predicate=row.predicate,
                doubtful=row.doubtful,
                note=row.note,
                without_realisation=row.without_realisation,
                override_reason=row.override_reason,
                last=last.get(row.person_id),
                proposal=_proposal(known[own], ratings) if own else None,
                study_leave=row.person_id in studies,
                study_predicate=row.study_predicate,
                study_reason=row.study_reason,
            )
        )
    return tuple(made)


def achievements_of(
    tx: ReadTx, rows: Sequence[Evaluation], period: PeriodHead
) -> dict[UUID, AchievementFacts]:
    """The achievement that counts for each evaluation of a period, without all the rest of it."""
    units = counting_units(tx, _assessed(rows), period.ends)
    known = facts_of(tx, period, {unit for unit in units.values() if unit})
    nowhere = AchievementFacts(unit_id=None, unit="", of_year=period.year)
    return {
        row.id: known[unit] if (unit := units[row.person_id, row.assessor_id]) else nowhere
        for row in rows
    }


def _assessed(rows: Sequence[Evaluation]) -> set[Assessed]:
    return {(row.person_id, row.assessor_id) for row in rows}


def _proposal(unit: AchievementFacts, ratings: dict[str, str]) -> HeadProposal | None:
    """What follows from the achievement of the unit somebody heads; None while it is missing."""
    if unit.value is None or unit.value.name not in ratings:
        return None
    return HeadProposal(unit.unit, unit.value, Rating[ratings[unit.value.name]])


def _behaviours(
    form: FormCode, skp_id: UUID, expectations: Mapping[tuple[UUID, int], str]
) -> tuple[BehaviourFacts, ...]:
    return tuple(
        BehaviourFacts(
            value=value.number,
            name=value.name,
            guides=value.guides,
            expectation=expectations.get((skp_id, value.number), ""),
        )
        for value in values_on(form)
    )


def _expectations(tx: ReadTx, skp_ids: Iterable[UUID]) -> dict[tuple[UUID, int], str]:
    found: dict[tuple[UUID, int], str] = {}
    for part in chunks(skp_ids):
        rows = tx.session.scalars(
            sa.select(SpecialExpectation).where(SpecialExpectation.skp_id.in_(part))
        )
        found.update(((row.skp_id, row.value), row.text) for row in rows)
    return found


def target_of(row: Feedback) -> Target:
    """What a stored piece is about."""
    if row.indicator_id is not None:
        return "indicator", row.indicator_id
    if row.work_result_id is not None:
        return "result", row.work_result_id
    return "value", row.value or 0


def pieces_of(tx: ReadTx, ids: Iterable[UUID]) -> dict[UUID, list[Piece]]:
    """All feedback of some evaluations, the oldest first; nothing said is an empty list."""
    found: dict[UUID, list[Piece]] = defaultdict(list)
    for part in chunks(ids):
        rows = tx.session.scalars(
            sa.select(Feedback).where(Feedback.evaluation_id.in_(part)).order_by(Feedback.id)
        )
        for row in rows:
            found[row.evaluation_id].append(
                Piece(
                    id=row.id,
                    target=target_of(row),
                    giver=row.giver,
                    giver_name=row.giver_name,
                    on=row.on,
                    text=row.text,
                    how=How(
                        manner=row.manner,
                        rhythm=row.rhythm,
                        initiative=row.initiative,
                        positive=row.positive,
                        evidence=row.evidence,
                    ),
                )
            )
    return found


def _views(tx: ReadTx, ids: Iterable[UUID]) -> dict[UUID, dict[UUID, Rating]]:
    found: dict[UUID, dict[UUID, Rating]] = defaultdict(dict)
    for part in chunks(ids):
        rows = tx.session.scalars(sa.select(ResultView).where(ResultView.evaluation_id.in_(part)))
        for row in rows:
            found[row.evaluation_id][row.work_result_id] = row.rating
    return found


def _last(
    tx: ReadTx, person_ids: Iterable[UUID], before: PeriodHead | None
) -> dict[UUID, LastRatings]:
    """The finished ratings of the period before."""
    found: dict[UUID, LastRatings] = {}
    if before is None:
        return found
    for part in chunks(person_ids):
        rows = tx.session.scalars(
            sa.select(Evaluation)
            .where(
                Evaluation.period_id == before.id,
                Evaluation.person_id.in_(part),
                Evaluation.state.in_(FINISHED),
            )
            .order_by(Evaluation.id)
        ).all()
        decided = decisions(tx, [row.id for row in rows])
        for row in rows:
            given = decided.get(row.id)
            found[row.person_id] = LastRatings(
                before.label,
                given.work if given else row.work_rating,
                given.behaviour if given else row.behaviour_rating,
                given.predicate if given else row.predicate,
                row.note,
            )
    return found
