"""Writes the accepted rows of a staff file: people, their dated rows, units and positions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from asn_desktop.models.base import Base
from asn_desktop.models.people import (
    Person,
    PersonAssessor,
    PersonNip,
    PersonRank,
    Placement,
    Position,
    Unit,
)
from asn_desktop.rules import names, positions
from asn_desktop.rules.positions import Grade, PositionKind
from asn_desktop.rules.units import leads_unit
from asn_desktop.services import roster_units
from asn_desktop.services.office import Tx
from asn_desktop.services.people_spans import begin
from asn_desktop.services.roster_jobs import Job, kind_to_store
from asn_desktop.services.roster_known import Known
from asn_desktop.views.roster import Field


def write(tx: Tx, jobs: Sequence[Job], writing: Sequence[Job], known: Known) -> None:
    """Write ``writing``; ``jobs`` are all accepted rows, from which the tree of units follows."""
    for name in new_units(writing, known):
        folded = names.fold(name)
        unit = Unit(name=name, folded=folded)
        known.units[folded] = known.units_by_id[unit.id] = unit
        tx.session.add(unit)
    for position in _new_positions(writing, known):
        known.positions[position.folded] = known.positions_by_id[position.id] = position
        tx.session.add(position)
    tx.recorder.insert([row for job in writing if job.stored is None for row in _new(job, known)])
    for job in writing:
        if job.stored is not None:
            _update(tx, job, job.stored, known)
    _link_units(jobs, known)


def new_units(writing: Iterable[Job], known: Known) -> list[str]:
    """Names of units that are not there yet, in the order of the file, parents too."""
    found: dict[str, str] = {}
    for job in writing:
        for name in (job.person.parent_unit, job.person.unit):
            folded = names.fold(name)
            if folded and folded not in known.units:
                found.setdefault(folded, name)
    return list(found.values())


def new_position_names(writing: Iterable[Job], known: Known) -> list[str]:
    """Names of positions that are not there yet, in the order of the file."""
    found: dict[str, str] = {}
    for job in writing:
        folded = names.fold(job.person.position)
        if folded and folded not in known.positions:
            found.setdefault(folded, job.person.position)
    return list(found.values())


def _new_positions(writing: Sequence[Job], known: Known) -> list[Position]:
    rows: dict[str, list[Job]] = defaultdict(list)
    for job in writing:
        rows[names.fold(job.person.position)].append(job)
    made: list[Position] = []
    for name in new_position_names(writing, known):
        folded = names.fold(name)
        kind = _usual_kind(name, rows[folded])
        echelons = Counter(
            job.person.echelon
            for job in rows[folded]
            if job.person.echelon and positions.kind_of_echelon(job.person.echelon) is kind
        )
        made.append(
            Position(
                name=name,
                folded=folded,
                kind=kind,
                grade=_grade(name, rows[folded]),
                echelon=echelons.most_common(1)[0][0] if echelons else None,
            )
        )
    return made


def _usual_kind(name: str, rows: Sequence[Job]) -> PositionKind | None:
    """The kind of a position many hold: what its name says if any row agrees, else the most."""
    typed = Counter(job.person.position_kind for job in rows if job.person.position_kind)
    guessed = positions.guess_kind(name)
    if guessed is not None and (guessed in typed or not typed):
        return guessed
    return typed.most_common(1)[0][0] if typed else None


def _grade(name: str, rows: Sequence[Job]) -> Grade | None:
    typed = Counter(job.person.grade for job in rows if job.person.grade)
    return positions.parse_grade(name) or (typed.most_common(1)[0][0] if typed else None)


# ── People ───────────────────────────────────────────────────────────────────────────────────


def _new(job: Job, known: Known) -> list[Base]:
    """Every row of a person who is not stored yet."""
    person, key = job.person, job.person_id
    added: list[Base] = [
        Person(
            id=key,
            name=job.name,
            kind=kind_to_store(person, None),
            birth_date=person.birth_date or person.nip.birth_date,
            birth_place=person.birth_place or None,
            sex=person.sex or person.nip.sex,
        ),
        PersonNip(person_id=key, nip=str(person.nip)),
    ]
    if person.rank is not None:
        added.append(PersonRank(person_id=key, rank=person.rank, since=person.rank_since))
    if person.position or person.unit:
        position_id, unit_id, heads = _place(job, known)
        added.append(
            Placement(
                person_id=key,
                position_id=position_id,
                unit_id=unit_id,
                heads=heads,
                since=person.position_since,
            )
        )
    superior = job.superior
    if superior is not None:
        added.append(
            PersonAssessor(
                person_id=key,
                assessor_id=superior.person_id,
                written=superior.written if superior.person_id is None else None,
                problem=superior.problem,
            )
        )
    return added


def _update(tx: Tx, job: Job, stored: Person, known: Known) -> None:
    person = job.person
    changed = {change.field for change in job.changes}
    if names.fold(stored.name) != names.fold(job.name):
        stored.name = job.name
    stored.kind = kind_to_store(person, stored)
    stored.birth_date = person.birth_date or stored.birth_date
    stored.sex = person.sex or stored.sex
    if names.fold(person.birth_place) not in {"", names.fold(stored.birth_place)}:
        stored.birth_place = person.birth_place
    if person.rank is not None:
        _update_rank(tx, job, known)
    if changed & {Field.POSITION, Field.UNIT, Field.POSITION_SINCE}:
        _update_placement(tx, job, known)
    if Field.SUPERIOR in changed:
        _update_assessor(tx, job)


def _update_rank(tx: Tx, job: Job, known: Known) -> None:
    person, held = job.person, job.rank
    if person.rank is None:
        return
    if held is None or (held.rank is not person.rank and _later(person.rank_since, held.since)):
        rows = known.ranks.get(job.person_id, [])
        begin(tx, rows, PersonRank, person.rank_since, person_id=job.person_id, rank=person.rank)
        return
    # Without a later date the file corrects what is stored; it tells of no new step.
    held.rank = person.rank
    held.since = person.rank_since or held.since


def _update_placement(tx: Tx, job: Job, known: Known) -> None:
    person, held = job.person, job.placement
    position_id, unit_id, heads = _place(job, known)
    moved = held is None or (position_id, unit_id) != (held.position_id, held.unit_id)
    if held is None or (moved and _later(person.position_since, held.since)):
        begin(
            tx,
            known.placements.get(job.person_id, []),
            Placement,
            person.position_since,
            person_id=job.person_id,
            position_id=position_id,
            unit_id=unit_id,
            heads=heads,
        )
        return
    if moved:
        held.position_id, held.unit_id, held.heads = position_id, unit_id, heads
    held.since = person.position_since or held.since


def _update_assessor(tx: Tx, job: Job) -> None:
    superior, held = job.superior, job.assessor
    if superior is None:
        return
    if held is None:
        held = PersonAssessor(person_id=job.person_id)
        tx.session.add(held)
    held.assessor_id, held.problem = superior.person_id, superior.problem
    held.written = superior.written if superior.person_id is None else None


def _place(job: Job, known: Known) -> tuple[UUID | None, UUID | None, bool]:
    """Position, unit and whether it is led; what the file does not say stays as stored."""
    position = known.positions.get(names.fold(job.person.position))
    unit = known.units.get(names.fold(job.person.unit))
    held = job.placement
    if position is None and held is not None and held.position_id is not None:
        position = known.positions_by_id[held.position_id]
    if unit is None and held is not None and held.unit_id is not None:
        unit = known.units_by_id[held.unit_id]
    heads = leads_unit(position.name, unit.name) if position and unit else False
    return (
        position.id if position is not None else None,
        unit.id if unit is not None else None,
        heads,
    )


def _later(day: date | None, than: date | None) -> bool:
    return day is not None and (than is None or day > than)


# ── The tree ─────────────────────────────────────────────────────────────────────────────────


def _link_units(jobs: Sequence[Job], known: Known) -> None:
    places = {job.person_id: job.person.unit for job in jobs}
    placed = [
        roster_units.Placed(
            job.person_id,
            job.person.unit,
            job.person.parent_unit,
            leads_unit(job.person.position, job.person.unit),
            job.superior.person_id if job.superior is not None else None,
        )
        for job in jobs
    ]
    roster_units.link(known.units, roster_units.parents(placed, places))
