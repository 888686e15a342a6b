"""Each accepted row of a staff file beside what is stored of its person: what differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from asn_desktop.models.people import Person, PersonAssessor, PersonRank, Placement
from asn_desktop.models.types import new_id
from asn_desktop.rules import names
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.services.office import ReadTx
from asn_desktop.services.roster_known import Known, holding_row
from asn_desktop.services.roster_superiors import Finder, Superior, without_circles
from asn_desktop.views.imports import FieldChange
from asn_desktop.views.roster import Field, FoundPerson, FoundRow, Outcome, Roster


@dataclass(slots=True)
class Job:
    """One accepted row with everything needed to write it."""

    row: FoundRow
    person: FoundPerson
    person_id: UUID
    name: str
    """The full name as printed, titles included."""
    stored: Person | None = None
    rank: PersonRank | None = None
    placement: Placement | None = None
    assessor: PersonAssessor | None = None
    superior: Superior | None = None
    """``None`` where the file says nothing about a superior."""
    changes: tuple[FieldChange, ...] = ()


def prepare(tx: ReadTx, roster: Roster, known: Known) -> list[Job]:
    """Put every accepted row beside what is stored, superiors found, differences listed."""
    jobs = [_job(tx, row, row.person, known) for row in roster.of(Outcome.ACCEPTED) if row.person]
    finder = Finder(known, ((job.person_id, str(job.person.nip), job.name) for job in jobs))
    _find_superiors(jobs, finder, known)
    for job in jobs:
        if job.stored is not None:
            job.changes = tuple(_changes(job, job.stored, known, finder))
    return jobs


def superior_name(job: Job, known: Known, names_in_file: Mapping[UUID, str]) -> str:
    """The name of the linked superior; empty without a link."""
    key = job.superior.person_id if job.superior is not None else None
    if key is None and job.superior is None and job.assessor is not None:
        key = job.assessor.assessor_id
    return names_in_file.get(key) or known.names.get(key, "") if key is not None else ""


def _job(tx: ReadTx, row: FoundRow, person: FoundPerson, known: Known) -> Job:
    stored_id = known.by_nip.get(str(person.nip))
    name = names.join(person.name, person.front_title, person.back_title)
    if stored_id is None:
        return Job(row, person, new_id(), name)
    # A date in the file that lies ahead is compared with what will hold then.
    rank_day = max(tx.today, person.rank_since or tx.today)
    position_day = max(tx.today, person.position_since or tx.today)
    return Job(
        row,
        person,
        stored_id,
        name,
        stored=known.people.get(stored_id),
        rank=holding_row(known.ranks.get(stored_id, ()), rank_day),
        placement=holding_row(known.placements.get(stored_id, ()), position_day),
        assessor=holding_row(known.assessors.get(stored_id, ()), tx.today),
    )


def _find_superiors(jobs: list[Job], finder: Finder, known: Known) -> None:
    found: dict[UUID, Superior] = {}
    stored = dict(known.assessed_by)
    for job in jobs:
        held = job.assessor
        linked = held.assessor_id if held is not None else None
        if not job.person.superior:
            continue
        stored.pop(job.person_id, None)
        superior = finder.find(job.person.superior, job.person_id)
        if superior.person_id is None and linked is not None and _says_the_same(held, job):
            superior = Superior(superior.written, linked)
        found[job.person_id] = superior
    found = without_circles(found, stored)
    for job in jobs:
        job.superior = found.get(job.person_id)


def _says_the_same(held: PersonAssessor | None, job: Job) -> bool:
    """Whether somebody has linked by hand what the file still says in the same words."""
    return held is not None and names.fold(held.written) == names.fold(job.person.superior)


# ── What differs ─────────────────────────────────────────────────────────────────────────────


def _changes(job: Job, stored: Person, known: Known, finder: Finder) -> Iterator[FieldChange]:
    person = job.person
    pairs: list[tuple[Field, object, object]] = [
        (Field.BIRTH_DATE, stored.birth_date, person.birth_date),
        (Field.SEX, stored.sex, person.sex),
        (Field.RANK, job.rank.rank if job.rank else None, person.rank),
    ]
    if names.fold(stored.name) != names.fold(job.name):
        yield FieldChange(Field.NAME, stored.name, job.name)
    kind = kind_to_store(person, stored)
    if kind is not stored.kind:
        yield FieldChange(Field.KIND, stored.kind, kind)
    if names.fold(stored.birth_place) != names.fold(person.birth_place):
        pairs.append((Field.BIRTH_PLACE, stored.birth_place, person.birth_place))
    if person.rank is not None:
        pairs.append((Field.RANK_SINCE, job.rank.since if job.rank else None, person.rank_since))
    for field, before, after in pairs:
        if after not in {None, ""} and before != after:
            yield FieldChange(field, before, after)
    yield from _placement_changes(job, known)
    yield from _superior_changes(job, finder)


def _placement_changes(job: Job, known: Known) -> Iterator[FieldChange]:
    person, placement = job.person, job.placement
    position_id = placement.position_id if placement is not None else None
    unit_id = placement.unit_id if placement is not None else None
    position = known.positions_by_id[position_id].name if position_id is not None else None
    unit = known.units_by_id[unit_id].name if unit_id is not None else None
    since = placement.since if placement is not None else None
    if person.position and names.fold(position) != names.fold(person.position):
        yield FieldChange(Field.POSITION, position, person.position)
    if person.unit and names.fold(unit) != names.fold(person.unit):
        yield FieldChange(Field.UNIT, unit, person.unit)
    if (person.position or person.unit) and person.position_since not in {None, since}:
        yield FieldChange(Field.POSITION_SINCE, since, person.position_since)


def _superior_changes(job: Job, finder: Finder) -> Iterator[FieldChange]:
    superior, held = job.superior, job.assessor
    if superior is None:
        return
    linked = held.assessor_id if held is not None else None
    before: str | None = None
    if linked is not None:
        before = finder.name_of(linked)
    elif held is not None:
        before = held.written
    if superior.person_id is not None:
        if superior.person_id != linked:
            yield FieldChange(Field.SUPERIOR, before, finder.name_of(superior.person_id))
    elif (
        held is None
        or linked is not None
        or held.problem is not superior.problem
        or names.fold(held.written) != names.fold(superior.written)
    ):
        yield FieldChange(Field.SUPERIOR, before, superior.written)


def kind_to_store(person: FoundPerson, stored: Person | None) -> EmployeeKind:
    """The kind that counts: typed, else as stored, else as the NIP says."""
    if person.kind is not None:
        return person.kind
    if stored is not None and stored.kind is not None:
        return stored.kind
    return person.nip.kind
