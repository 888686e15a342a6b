"""The achievement of units: entered with source and date, never computed (reg. 3817–3883)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Achievement, Evaluation
from asn_desktop.models.people import Acting, Placement, Unit
from asn_desktop.models.planning import Period
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.periods import YEAR_CODE
from asn_desktop.rules.predicate import UnitAchievement
from asn_desktop.services import evaluation_opening
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks, holding, latest, latest_held
from asn_desktop.services.progress_facts import period_head
from asn_desktop.views.evaluation import AchievementFacts
from asn_desktop.views.progress import PeriodHead

Assessed = tuple[UUID, UUID | None]
"""A person and the assessor of one of his evaluations: of two in a period each has its own."""


def set_achievement(
    tx: Tx,
    period_id: UUID,
    unit_id: UUID,
    value: UnitAchievement,
    source: str,
    on: date,
    of_year: int | None = None,
    below: bool = False,
) -> int:
    """Enter what a unit achieved in a period; ``below`` also for units under it without a value.

    ``of_year`` is the period's year unless last year's achievement is used, which only the yearly
    evaluation may (reg. 3880–3883). Returns how many units now have it. Refused:
    ``evaluation.source_missing``, ``evaluation.of_year``, ``evaluation.date_ahead``.
    """
    period = period_head(tx, period_id)
    year = of_year or period.year
    if not source.strip():
        raise refuse("evaluation.source_missing", field="source")
    if year not in ({period.year, period.year - 1} if period.is_yearly else {period.year}):
        raise refuse("evaluation.of_year", year=year, field="of_year")
    if on > tx.today:
        raise refuse("evaluation.date_ahead", field="on")
    stored = {
        row.unit_id: row
        for row in tx.session.scalars(
            sa.select(Achievement).where(Achievement.period_id == period_id)
        )
    }
    units = [unit_id]
    if below:
        units += [one for one in _below(tx, unit_id) if one not in stored]
    for one in units:
        row = stored.get(one)
        if row is None:
            tx.session.add(
                Achievement(
                    unit_id=one,
                    period_id=period_id,
                    value=value,
                    source=source.strip(),
                    on=on,
                    of_year=year,
                )
            )
        else:
            row.value, row.source, row.on, row.of_year = value, source.strip(), on, year
    return len(units)


def _below(tx: ReadTx, unit_id: UUID) -> list[UUID]:
    children: dict[UUID | None, list[UUID]] = {}
    rows = tx.session.execute(
        sa.select(Unit.id, Unit.parent_id).where(Unit.closed_on.is_(None)).order_by(Unit.id)
    )
    for row in rows:
        children.setdefault(row.parent_id, []).append(row.id)
    found: list[UUID] = []
    waiting = [*children.get(unit_id, ())]
    while waiting:
        one = waiting.pop(0)
        if one not in found:
            found.append(one)
            waiting += children.get(one, ())
    return found


def led_units(tx: ReadTx, ids: Iterable[UUID], day: date) -> dict[UUID, UUID]:
    """The unit each of these people leads on a day: headed, acted in, else the one worked in."""
    wanted = set(ids)
    placed = latest_held(tx, Placement, wanted, day, [Placement.unit_id])
    acting = latest_held(tx, Acting, wanted, day, [Acting.unit_id])
    headed = latest_held(tx, Placement, wanted, day, [Placement.unit_id], Placement.heads)
    return {
        key: row.unit_id
        for rows in (placed, acting, headed)
        for key, row in rows.items()
        if row.unit_id
    }


def headed_units(tx: ReadTx, ids: Iterable[UUID], day: date) -> dict[UUID, UUID]:
    """The unit each of these people is the head of on a day; others are left out."""
    found: dict[UUID, UUID] = {}
    for part in chunks(ids):
        placed = tx.session.scalars(
            sa.select(Placement).where(
                Placement.person_id.in_(part), Placement.heads, holding(Placement, day)
            )
        )
        for key, row in latest(placed).items():
            if row.unit_id:
                found[key] = row.unit_id
    return found


def counting_units(
    tx: ReadTx, pairs: Collection[Assessed], day: date
) -> dict[Assessed, UUID | None]:
    """For each person under an assessor the unit whose achievement counts: the one he leads.

    Of a unit headed and others acted in (Plt.) the nearest above the person counts. Where the
    assessor leads no unit of this office (the bupati for a camat), the unit the person works in
    counts.
    """
    led = led_units(tx, {one for _person, one in pairs if one is not None}, day)
    alone = [person for person, one in pairs if one is None or one not in led]
    own = led_units(tx, alone, day)
    if nowhere := [person for person in alone if person not in own]:
        own |= led_units(tx, nowhere, tx.today)  # came after the period: where he works now
    counting: dict[Assessed, UUID | None] = {
        (person, one): led[one] if one is not None and one in led else own.get(person)
        for person, one in pairs
    }
    return counting | _under_acting(tx, pairs, led, day)


def _under_acting(
    tx: ReadTx, pairs: Collection[Assessed], led: Mapping[UUID, UUID], day: date
) -> dict[Assessed, UUID]:
    """Of people whose assessor acts in a unit: the nearest one above them that he leads."""
    leads: dict[UUID, set[UUID]] = {}
    for part in chunks(one for _person, one in pairs if one is not None):
        rows = tx.session.scalars(
            sa.select(Acting).where(Acting.person_id.in_(part), holding(Acting, day))
        )
        for row in rows:
            if row.unit_id is not None:
                leads.setdefault(row.person_id, {led[row.person_id]}).add(row.unit_id)
    led_by = {(person, one): leads[one] for person, one in pairs if one in leads}
    if not led_by:
        return {}
    parents = _parents(tx)
    found: dict[Assessed, UUID] = {}
    people = [person for person, _one in led_by]
    works_in = led_units(tx, people, day)
    if nowhere := [person for person in people if person not in works_in]:
        works_in |= led_units(tx, nowhere, tx.today)
    for pair, units in led_by.items():
        above = _upwards(parents, works_in.get(pair[0]))
        nearest = next((unit for unit in above if unit in units), None)
        if nearest is not None:
            found[pair] = nearest
    return found


def most_counting(tx: ReadTx, pairs: Collection[Assessed], day: date) -> dict[UUID, UUID]:
    """For each assessor the unit that counts for most of these people."""
    tally: dict[UUID, Counter[UUID]] = {}
    for (_person, one), unit in counting_units(tx, pairs, day).items():
        if one is not None and unit is not None:
            tally.setdefault(one, Counter())[unit] += 1
    return {one: units.most_common(1)[0][0] for one, units in tally.items()}


def _parents(tx: ReadTx) -> dict[UUID, UUID | None]:
    rows = tx.session.execute(sa.select(Unit.id, Unit.parent_id))
    return {row.id: row.parent_id for row in rows}


def _upwards(parents: Mapping[UUID, UUID | None], unit_id: UUID | None) -> list[UUID]:
    """A unit and those above it, the nearest first."""
    found: list[UUID] = []
    while unit_id is not None and unit_id not in found:
        found.append(unit_id)
        unit_id = parents.get(unit_id)
    return found


def facts_of(
    tx: ReadTx,
    period: PeriodHead,
    unit_ids: Iterable[UUID],
    people: Mapping[UUID, int] | None = None,
) -> dict[UUID, AchievementFacts]:
    """What is known of some units in a period; last year's as proposal where it may be used."""
    wanted = set(unit_ids)
    names: dict[UUID, str] = {}
    stored: dict[UUID, Achievement] = {}
    for part in chunks(wanted):
        rows = tx.session.execute(sa.select(Unit.id, Unit.name).where(Unit.id.in_(part)))
        names.update((row.id, row.name) for row in rows)
        found = tx.session.scalars(
            sa.select(Achievement).where(
                Achievement.period_id == period.id, Achievement.unit_id.in_(part)
            )
        )
        stored.update((row.unit_id, row) for row in found)
    last = _last_year(tx, period)
    made: dict[UUID, AchievementFacts] = {}
    for unit_id in wanted:
        row = stored.get(unit_id)
        proposed = last.get(unit_id) if row is None else None
        made[unit_id] = AchievementFacts(
            unit_id=unit_id,
            unit=names.get(unit_id, ""),
            value=row.value if row else None,
            source=row.source if row else "",
            on=row.on if row else None,
            of_year=row.of_year if row else period.year,
            proposed=proposed,
            proposed_year=period.year - 1 if proposed else 0,
            people=people.get(unit_id, 0) if people else 0,
        )
    return made


def _last_year(tx: ReadTx, period: PeriodHead) -> dict[UUID, UnitAchievement]:
    """Last year's yearly values, from February on, when this year's come too late."""
    if not period.is_yearly or tx.today <= date(period.year + 1, 1, 31):
        return {}
    rows = tx.session.execute(
        sa.select(Achievement.unit_id, Achievement.value)
        .join(Period, Period.id == Achievement.period_id)
        .where(Period.year == period.year - 1, Period.code == YEAR_CODE)
    )
    return {row.unit_id: row.value for row in rows}


def achievements(tx: ReadTx, period_id: UUID) -> tuple[AchievementFacts, ...]:
    """Every unit whose achievement counts for an evaluation of the period, by name.

    Also for those that wait to be opened: the achievement may be entered before.
    """
    period = period_head(tx, period_id)
    waiting = evaluation_opening.to_open(tx, period)
    alike, pairs = _gathered(tx, period)
    units = Counter(one for one in counting_units(tx, pairs + waiting, period.ends).values() if one)
    units.update(alike)
    root = _only_root(_parents(tx))
    if root is None:  # who works where is asked only of several trees
        people = [person for person, _assessor in [*_pairs(tx, period_id), *waiting]]
        root = office_unit(tx, people, period.ends)
    elif not units and not pairs and not waiting:
        root = None
    wanted = {*units, *([root] if root else [])}
    return tuple(
        sorted(facts_of(tx, period, wanted, units).values(), key=lambda one: one.unit.casefold())
    )


def _gathered(tx: ReadTx, period: PeriodHead) -> tuple[Counter[UUID], list[Assessed]]:
    """How many evaluations count for which unit, and those of whom each has to be asked about.

    Whoever heads one unit and acts in none is asked about once, however many he evaluates.
    """
    mine = Evaluation.period_id == period.id
    twice = sa.select(Evaluation.person_id).where(mine).group_by(Evaluation.person_id)
    if tx.session.scalar(twice.having(sa.func.count() > 1).limit(1)) is not None:
        return Counter(), _pairs(tx, period.id)
    people = {
        row.assessor_id: row.people
        for row in tx.session.execute(
            sa.select(Evaluation.assessor_id, sa.func.count().label("people"))
            .where(mine)
            .group_by(Evaluation.assessor_id)
        )
    }
    assessors = [one for one in people if one is not None]
    led = led_units(tx, assessors, period.ends)
    acting = latest_held(tx, Acting, set(assessors), period.ends, [Acting.unit_id])
    counted: Counter[UUID] = Counter()
    asked: list[UUID] = []
    for one in assessors:
        if one in led and one not in acting:
            counted[led[one]] += people[one]
        else:
            asked.append(one)
    singly = _pairs(tx, period.id, Evaluation.assessor_id.is_(None)) if None in people else []
    for part in chunks(asked):
        singly += _pairs(tx, period.id, Evaluation.assessor_id.in_(part))
    return counted, singly


def _pairs(tx: ReadTx, period_id: UUID, *where: sa.ColumnElement[bool]) -> list[Assessed]:
    rows = tx.session.execute(
        sa.select(Evaluation.person_id, Evaluation.assessor_id)
        .where(Evaluation.period_id == period_id, *where)
        .order_by(Evaluation.id)
    )
    return list({row.person_id: (row.person_id, row.assessor_id) for row in rows}.values())


def _only_root(parents: Mapping[UUID, UUID | None]) -> UUID | None:
    roots = [unit for unit, above in parents.items() if above is None]
    return roots[0] if len(roots) == 1 else None


def office_unit(tx: ReadTx, person_ids: Collection[UUID], day: date) -> UUID | None:
    """The unit on top of the tree under which most of these people work."""
    parents = _parents(tx)
    root = _only_root(parents)
    if root is not None:  # of one tree nobody has to be asked where he works
        return root if person_ids else None
    tops: Counter[UUID] = Counter()
    for unit_id, people in Counter(led_units(tx, person_ids, day).values()).items():
        tops[_upwards(parents, unit_id)[-1]] += people
    return min(tops, key=lambda one: (-tops[one], one)) if tops else None
