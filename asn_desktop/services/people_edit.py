"""Adding and changing people: every act refuses what cannot be, and keeps what only looks odd.

Warnings never stop an act: they are read with the person's page afterwards.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import (
    Acting,
    Person,
    PersonAssessor,
    PersonNip,
    PersonRank,
    PersonStatus,
    Placement,
    Position,
    Unit,
)
from asn_desktop.rules import names, positions
from asn_desktop.rules import nip as nip_rules
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.nip import Nip, NipError
from asn_desktop.rules.ranks import Rank
from asn_desktop.rules.status import Status
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_assessor import change_assessor
from asn_desktop.services.people_now import holding
from asn_desktop.services.people_spans import begin, rows_of
from asn_desktop.views.people import Move, NewActing, NewOutside, NewPerson

EDITABLE = frozenset(
    {
        "name",
        "kind",
        "birth_date",
        "birth_place",
        "sex",
        "outside_title",
        "outside_agency",
        "note",
    }
)
_TEXTS = frozenset({"birth_place", "outside_title", "outside_agency", "note"})


def add_person(tx: Tx, new: NewPerson) -> UUID:
    """Add one employee with NIP, rank, position, unit and assessor, and return the id.

    Birth date and sex are read from the NIP where they were not typed. Raises ``Refused``:
    ``person.name_missing``, ``nip.…`` (``person.nip_missing`` without one), ``person.nip_taken``,
    and what :func:`services.people_assessor.change_assessor` refuses.
    """
    name = names.title_case(new.name).strip()
    if not name:
        raise refuse("person.name_missing", field="name")
    nip = parsed_nip(tx, new.nip)
    refuse_taken(tx, nip, None)
    person = Person(
        name=name,
        kind=new.kind,
        birth_date=new.birth_date or nip.birth_date,
        sex=new.sex or nip.sex,
    )
    tx.session.add(person)
    tx.session.add(PersonNip(person_id=person.id, nip=nip.digits))
    if new.rank is not None:
        tx.session.add(PersonRank(person_id=person.id, rank=new.rank, since=new.since))
    unit_id = new.unit_id or unit_named(tx, new.unit)
    position_id = position_named(tx, new.position)
    if position_id is not None or unit_id is not None:
        tx.session.add(
            Placement(
                person_id=person.id,
                position_id=position_id,
                unit_id=unit_id,
                heads=new.heads,
                since=new.since,
            )
        )
    if new.assessor_id is not None:
        change_assessor(tx, [person.id], new.assessor_id, new.since)
    return person.id


def add_outside(tx: Tx, new: NewOutside) -> UUID:
    """Add a *pejabat luar* and return the id. Raises ``Refused`` (name missing, NIP impossible)."""
    name = names.title_case(new.name).strip()
    if not name:
        raise refuse("person.name_missing", field="name")
    person = Person(
        name=name,
        kind=None,
        outside_title=new.title.strip() or None,
        outside_agency=new.agency.strip() or None,
    )
    tx.session.add(person)
    if new.nip.strip():
        nip = parsed_nip(tx, new.nip)
        refuse_taken(tx, nip, None)
        tx.session.add(PersonNip(person_id=person.id, nip=nip.digits))
    return person.id


def edit_person(tx: Tx, person_id: UUID, **values: Any) -> None:
    """Change what has no dates: name, kind, birth date and place, sex, title, agency, note.

    Raises ``Refused`` (``person.name_missing``, ``person.unknown``) and ``TypeError`` for a field
    that is none of these.
    """
    foreign = values.keys() - EDITABLE
    if foreign:
        raise TypeError(f"not editable: {', '.join(sorted(foreign))}")
    person = known(tx, person_id)
    for name, value in values.items():
        if name == "name":
            value = " ".join(str(value or "").split())
            if not value:
                raise refuse("person.name_missing", field="name")
        elif name in _TEXTS:
            value = (value or "").strip() or None
        elif name == "kind" and (value is None) != (person.kind is None):
            raise refuse("person.is_outside", name=person.name)
        setattr(person, name, value)


def change_nip(tx: Tx, person_id: UUID, text: str, since: date | None = None) -> None:
    """Give a person another NIP from ``since`` on; None corrects the first one.

    Raises ``Refused`` (``nip.…``, ``person.nip_missing``, ``person.nip_taken``).
    """
    known(tx, person_id)
    nip = parsed_nip(tx, text)
    refuse_taken(tx, nip, person_id)
    begin(
        tx,
        rows_of(tx, PersonNip, person_id),
        PersonNip,
        since,
        person_id=person_id,
        nip=nip.digits,
    )


def change_rank(tx: Tx, person_id: UUID, rank: Rank, since: date | None) -> None:
    """Give a person another rank from ``since`` on. Raises ``Refused`` (outside, unknown)."""
    staff(tx, person_id)
    rows = rows_of(tx, PersonRank, person_id)
    begin(tx, rows, PersonRank, since, person_id=person_id, rank=rank)


def move(tx: Tx, person_id: UUID, new: Move) -> None:
    """Move a person to another position or unit from ``new.since`` on.

    The old placement ends that day. A move without ``assessor_id`` keeps the assessor. Raises
    ``Refused``: ``move.nothing``, ``person.is_outside``, ``unit.closed``, and what
    :func:`services.people_assessor.change_assessor` refuses.
    """
    staff(tx, person_id)
    rows = rows_of(tx, Placement, person_id)
    old = next((row for row in rows if _covers(row, new.since)), None)
    position_id = position_named(tx, new.position or "") or (old.position_id if old else None)
    unit_id = new.unit_id or (old.unit_id if old else None)
    if old is not None and (position_id, unit_id, new.heads) == (
        old.position_id,
        old.unit_id,
        old.heads,
    ):
        raise refuse("move.nothing")
    if position_id is None and unit_id is None:
        raise refuse("move.nothing")
    if unit_id is not None:
        refuse_closed(tx, unit_id, new.since)
    begin(
        tx,
        rows,
        Placement,
        new.since,
        person_id=person_id,
        position_id=position_id,
        unit_id=unit_id,
        heads=new.heads,
    )
    if new.assessor_id is not None:
        change_assessor(tx, [person_id], new.assessor_id, new.since)


def change_status(
    tx: Tx,
    person_id: UUID,
    status: Status,
    since: date | None,
    last: date | None = None,
    note: str = "",
) -> None:
    """Set the status from ``since`` to its ``last`` day (None = until further notice).

    Raises ``Refused``: ``status.reversed``, ``status.needs_reason`` for leaving without a reason,
    ``person.is_outside`` for a status that only staff have.
    """
    person = known(tx, person_id)
    if person.kind is None and status is not Status.ACTIVE and not status.has_left:
        raise refuse("person.is_outside", name=person.name)
    if last is not None and since is not None and last < since:
        raise refuse("status.reversed", since=since, last=last, field="last")
    if status is Status.DISMISSED and not note.strip():
        raise refuse("status.needs_reason", field="note")
    begin(
        tx,
        rows_of(tx, PersonStatus, person_id),
        PersonStatus,
        since,
        None if last is None else last + timedelta(days=1),
        person_id=person_id,
        status=status,
        note=note.strip() or None,
    )


def deactivate(tx: Tx, person_id: UUID, status: Status, since: date, note: str = "") -> int:
    """Take a person out of the office from ``since`` on; nothing is deleted.

    Returns how many people lose their assessor by it. Raises ``Refused`` (``status.not_leaving``).
    """
    if not status.has_left:
        raise refuse("status.not_leaving", status=status)
    change_status(tx, person_id, status, since, None, note)
    return int(
        tx.session.scalar(
            sa.select(sa.func.count(sa.distinct(PersonAssessor.person_id))).where(
                PersonAssessor.assessor_id == person_id, holding(PersonAssessor, since)
            )
        )
        or 0
    )


def appoint_acting(tx: Tx, person_id: UUID, new: NewActing) -> UUID:
    """Appoint a Plt. or Plh. and return the row's id.

    Raises ``Refused``: ``acting.reversed``, ``acting.no_position``, ``acting.own_position``,
    ``acting.twice`` (the same person, the same post, overlapping days), ``person.is_outside``.
    """
    person = staff(tx, person_id)
    until = None if new.last is None else new.last + timedelta(days=1)
    if new.last is not None and new.last < new.first:
        raise refuse("acting.reversed", first=new.first, last=new.last, field="last")
    position_id = position_named(tx, without_prefix(new.position))
    if position_id is None:
        raise refuse("acting.no_position", field="position")
    unit_id = new.unit_id
    for row in rows_of(tx, Placement, person_id):
        if (
            _covers(row, new.first)
            and row.position_id == position_id
            and (unit_id is None or unit_id == row.unit_id)
        ):
            raise refuse("acting.own_position", name=person.name, field="position")
    for acting in rows_of(tx, Acting, person_id):
        if (acting.position_id, acting.unit_id) == (position_id, unit_id) and overlap(
            (acting.since, acting.until), (new.first, until)
        ):
            raise refuse("acting.twice", name=person.name, field="first")
    added = Acting(
        person_id=person_id,
        kind=new.kind,
        position_id=position_id,
        unit_id=unit_id,
        decree=new.decree.strip() or None,
        since=new.first,
        until=until,
    )
    tx.session.add(added)
    return added.id


def known(tx: ReadTx, person_id: UUID) -> Person:
    """Return the person; raises ``Refused`` (``person.unknown``)."""
    person = tx.session.get(Person, person_id)
    if person is None:
        raise refuse("person.unknown")
    return person


def staff(tx: ReadTx, person_id: UUID) -> Person:
    """Return the employee; raises ``Refused`` for a *pejabat luar* (``person.is_outside``)."""
    person = known(tx, person_id)
    if person.kind is None:
        raise refuse("person.is_outside", name=person.name)
    return person


def refuse_taken(tx: ReadTx, nip: Nip, person_id: UUID | None) -> None:
    """Raise ``Refused`` (``person.nip_taken``) when somebody else bears or bore the number."""
    bearer = tx.session.execute(
        sa.select(Person.id, Person.name)
        .join(PersonNip, PersonNip.person_id == Person.id)
        .where(PersonNip.nip == nip.digits)
        .limit(1)
    ).first()
    if bearer is not None and bearer.id != person_id:
        raise refuse("person.nip_taken", nip=nip.spaced, name=bearer.name, field="nip")


def refuse_closed(tx: ReadTx, unit_id: UUID, day: date) -> None:
    """Raise ``Refused`` (``unit.closed``) when the unit is closed on ``day``."""
    unit = tx.session.get(Unit, unit_id)
    if unit is None:
        raise refuse("unit.unknown", field="unit")
    if unit.closed_on is not None and unit.closed_on <= day:
        raise refuse("unit.closed", unit=unit.name, on=unit.closed_on, field="unit")


def unit_named(tx: Tx, text: str) -> UUID | None:
    """Find the unit of this name (any capitals), or make it; None for no name."""
    name = " ".join(text.split())
    if not name:
        return None
    folded = names.fold(name)
    found = tx.session.scalars(
        sa.select(Unit).where(Unit.folded == folded).order_by(Unit.id).limit(1)
    ).first()
    if found is None:
        found = Unit(name=name, folded=folded)
        tx.session.add(found)
        tx.session.flush()
    return found.id


def position_named(tx: Tx, text: str) -> UUID | None:
    """Find the position of this name, or make it with the kind its name suggests."""
    name = " ".join(text.split())
    if not name:
        return None
    folded = names.fold(name)
    found = tx.session.scalars(
        sa.select(Position).where(Position.folded == folded).order_by(Position.id).limit(1)
    ).first()
    if found is None:
        kind = positions.guess_kind(name)
        found = Position(
            name=name,
            folded=folded,
            kind=kind,
            grade=positions.parse_grade(name),
        )
        tx.session.add(found)
        tx.session.flush()
    return found.id


def without_prefix(text: str) -> str:
    """Return "Camat" of "Plt. Camat": the kind of acting is a field of its own."""
    words = text.split()
    while words and positions.is_acting(words[0]):
        words = words[1:]
    return " ".join(words)


def overlap(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Whether two spans (``until`` not included) share a day."""
    start = max(one[0] or date.min, other[0] or date.min)
    return start < min(one[1] or date.max, other[1] or date.max)


def _covers(row: Placement, day: date) -> bool:
    return (row.since is None or row.since <= day) and (row.until is None or day < row.until)


def parsed_nip(tx: ReadTx, text: str) -> Nip:
    """Read a NIP; raises ``Refused`` (``person.nip_missing``, ``nip.…``)."""
    if not nip_rules.clean(text):
        raise refuse("person.nip_missing", field="nip")
    try:
        return nip_rules.parse(text, today=tx.today)
    except NipError as fault:
        raise refuse(fault.code, value=fault.value, field="nip") from fault
