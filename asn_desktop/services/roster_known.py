"""What the office already knows of the people in a staff file, loaded in a few questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import Session

from asn_desktop.models.people import (
    Person,
    PersonAssessor,
    PersonNip,
    PersonNow,
    PersonRank,
    Placement,
    Position,
    Unit,
)
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import SpanRow, chunks, holds


@dataclass
class Known:
    """Stored people by NIP with their dated rows, units and positions by folded name."""

    by_nip: dict[str, UUID] = field(default_factory=dict)
    people: dict[UUID, Person] = field(default_factory=dict)
    ranks: dict[UUID, list[PersonRank]] = field(default_factory=lambda: defaultdict(list))
    placements: dict[UUID, list[Placement]] = field(default_factory=lambda: defaultdict(list))
    assessors: dict[UUID, list[PersonAssessor]] = field(default_factory=lambda: defaultdict(list))
    units: dict[str, Unit] = field(default_factory=dict)
    positions: dict[str, Position] = field(default_factory=dict)
    units_by_id: dict[UUID, Unit] = field(default_factory=dict)
    positions_by_id: dict[UUID, Position] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    """Every stored person, active or not, as printed."""
    matches: dict[str, list[UUID]] = field(default_factory=lambda: defaultdict(list))
    """Active people by the words of their names."""
    assessed_by: dict[UUID, UUID] = field(default_factory=dict)
    """Every stored person's assessor, where there is one."""


def load(tx: ReadTx, nips: Iterable[str]) -> Known:
    """Load what concerns the bearers of these NIPs, and the names of everybody."""
    known = Known()
    session = tx.session
    for unit in session.scalars(sa.select(Unit).order_by(Unit.id)):
        known.units.setdefault(unit.folded, unit)
        known.units_by_id[unit.id] = unit
    for position in session.scalars(sa.select(Position).order_by(Position.id)):
        known.positions.setdefault(position.folded, position)
        known.positions_by_id[position.id] = position
    # The newest bearer last: a number that was corrected away belongs to who bears it now.
    bearers = sa.select(PersonNip.nip, PersonNip.person_id).order_by(
        PersonNip.until.asc().nulls_last(), PersonNip.id
    )
    known.by_nip = {row.nip: row.person_id for row in session.execute(bearers)}
    now = sa.select(
        PersonNow.person_id,
        PersonNow.name,
        PersonNow.match,
        PersonNow.active,
        PersonNow.assessor_id,
    )
    for person_id, name, match, active, assessor_id in session.execute(now):
        known.names[person_id] = name
        if assessor_id is not None:
            known.assessed_by[person_id] = assessor_id
        if active:
            known.matches[match].append(person_id)
    wanted = {known.by_nip[nip] for nip in nips if nip in known.by_nip}
    for part in chunks(wanted):
        for person in session.scalars(sa.select(Person).where(Person.id.in_(part))):
            known.people[person.id] = person
        _group(session, PersonRank, part, known.ranks)
        _group(session, Placement, part, known.placements)
        _group(session, PersonAssessor, part, known.assessors)
    return known


def _group(
    session: Session, mapped: type[SpanRow], ids: Sequence[UUID], into: dict[UUID, list[SpanRow]]
) -> None:
    for row in session.scalars(sa.select(mapped).where(mapped.person_id.in_(ids))):
        into[row.person_id].append(row)


def holding_row(rows: Iterable[SpanRow], day: date) -> SpanRow | None:
    """Of several rows the one that holds on a day and began last."""
    held = [row for row in rows if holds(row.since, row.until, day)]
    return max(held, key=lambda row: (row.since or date.min, row.id), default=None)
