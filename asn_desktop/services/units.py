"""Units as a tree and positions as a list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import Acting, Person, PersonNow, Placement, Position, Unit
from asn_desktop.models.planning import Pattern
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.names import fold
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_edit import position_named, refuse_closed
from asn_desktop.services.people_now import holding
from asn_desktop.services.people_spans import begin, rows_of
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.people import PositionRow, UnitNode

DEEPEST = 40
"""Levels of units; below it, or in a ring, a unit another office sent stands at the top."""
LONGEST_NUMBER = 18
EDITABLE = frozenset({"name", "kind", "grade", "echelon", "form_family"})


def unit_tree(tx: ReadTx, *, closed: bool = False) -> tuple[UnitNode, ...]:
    """The units in reading order, each before those under it; ``closed`` ones only when asked."""
    units = {unit.id: unit for unit in tx.session.scalars(sa.select(Unit))}
    children: dict[UUID | None, list[Unit]] = defaultdict(list)
    for unit in sorted(units.values(), key=lambda unit: (natural(unit.folded), unit.id)):
        children[_above(unit, units)].append(unit)
    counted = sa.select(PersonNow.unit_id, sa.func.count()).where(
        PersonNow.active, PersonNow.kind.is_not(None), PersonNow.unit_id.is_not(None)
    )
    grouped = tx.session.execute(counted.group_by(PersonNow.unit_id))
    people: dict[UUID | None, int] = {row[0]: row[1] for row in grouped}
    headed = sa.select(PersonNow.unit_id, PersonNow.person_id, PersonNow.name).where(
        PersonNow.heads, PersonNow.active, PersonNow.unit_id.is_not(None)
    )
    heads: dict[UUID | None, tuple[UUID, str]] = {}
    for unit_id, person_id, name in tx.session.execute(headed.order_by(PersonNow.person_id)):
        heads[unit_id] = (person_id, name)

    def walk(parent: UUID | None, depth: int) -> Iterator[UnitNode]:
        for unit in children[parent]:
            if unit.closed_on is not None and unit.closed_on <= tx.today and not closed:
                continue
            below = list(walk(unit.id, depth + 1))
            here = people.get(unit.id, 0)
            head = heads.get(unit.id)
            yield UnitNode(
                id=unit.id,
                name=unit.name,
                parent_id=parent,
                depth=depth,
                closed_on=unit.closed_on,
                people=here,
                people_below=here + sum(node.people for node in below),
                head_id=head[0] if head else None,
                head=head[1] if head else "",
            )
            yield from below

    return tuple(walk(None, 0))


def _above(unit: Unit, units: Mapping[UUID, Unit]) -> UUID | None:
    """The unit above, None for a topmost one and for what hangs on no top."""
    above = units.get(unit.parent_id) if unit.parent_id is not None else None
    found = above.id if above is not None else None
    for _level in range(DEEPEST):
        if above is None:
            return found
        above = units.get(above.parent_id) if above.parent_id is not None else None
    return None


def natural(folded: str) -> list[tuple[int, str]]:
    """Sort key by which "sd negeri 2" stands before "sd negeri 10"."""
    return [
        (int(word), "") if word.isdecimal() and len(word) <= LONGEST_NUMBER else (-1, word)
        for word in folded.split()
    ]


def add_unit(tx: Tx, name: str, parent_id: UUID | None = None) -> UUID:
    """Add a unit and return its id. Raises ``Refused`` (``unit.name_missing``, ``…name_taken``)."""
    words = _free_name(tx, name, parent_id, None)
    if parent_id is not None:
        refuse_closed(tx, parent_id, tx.today)
    unit = Unit(name=words, folded=fold(words), parent_id=parent_id)
    tx.session.add(unit)
    tx.session.flush()
    return unit.id


def rename_unit(tx: Tx, unit_id: UUID, name: str) -> None:
    """Give a unit another name. Raises ``Refused`` (``unit.name_missing``, ``unit.name_taken``)."""
    unit = _unit(tx, unit_id)
    words = _free_name(tx, name, unit.parent_id, unit_id)
    unit.name, unit.folded = words, fold(words)


def move_unit(tx: Tx, unit_id: UUID, parent_id: UUID | None) -> None:
    """Put a unit under another (None = at the top).

    Raises ``Refused``: ``unit.circle`` (under itself or one of its own), ``unit.closed``,
    ``unit.name_taken``.
    """
    unit = _unit(tx, unit_id)
    above, seen = parent_id, set[UUID]()
    while above is not None and above not in seen:
        if above == unit_id:
            parent = _unit(tx, parent_id or unit_id)
            raise refuse("unit.circle", unit=unit.name, parent=parent.name)
        seen.add(above)
        above = _unit(tx, above).parent_id
    if parent_id is not None:
        refuse_closed(tx, parent_id, tx.today)
    _free_name(tx, unit.name, parent_id, unit_id)
    unit.parent_id = parent_id


def close_unit(tx: Tx, unit_id: UUID, on: date) -> None:
    """Close a unit; ``on`` = the first day it no longer exists.

    Raises ``Refused``: ``unit.has_people`` (placed there on that day), ``unit.has_units``.
    """
    unit = _unit(tx, unit_id)
    placed = sa.select(sa.func.count(sa.distinct(Placement.person_id))).where(
        Placement.unit_id == unit_id,
        holding(Placement, on),
        Placement.person_id.in_(sa.select(PersonNow.person_id).where(PersonNow.active)),
    )
    people = tx.session.scalar(placed) or 0
    if people:
        raise refuse("unit.has_people", unit=unit.name, people=people)
    open_below = sa.select(sa.func.count()).where(
        Unit.parent_id == unit_id, sa.or_(Unit.closed_on.is_(None), Unit.closed_on > on)
    )
    below = tx.session.scalar(open_below) or 0
    if below:
        raise refuse("unit.has_units", unit=unit.name, units=below)
    unit.closed_on = on


def reopen_unit(tx: Tx, unit_id: UUID) -> None:
    """Open a closed unit again."""
    _unit(tx, unit_id).closed_on = None


def set_head(tx: Tx, unit_id: UUID, person_id: UUID | None, since: date | None) -> None:
    """Make somebody the head of the unit from ``since`` on; None leaves it without one.

    Both the old and the new head's placements are cut on that day. Raises ``Refused``
    (``unit.head_elsewhere``: the person is not placed in the unit on that day).
    """
    unit, day = _unit(tx, unit_id), since or tx.today
    here = tx.session.scalars(
        sa.select(Placement).where(Placement.unit_id == unit_id, holding(Placement, day))
    ).all()
    chosen = next((row for row in here if row.person_id == person_id), None)
    if person_id is not None and chosen is None:
        person = tx.session.get_one(Person, person_id)
        raise refuse("unit.head_elsewhere", name=person.name, unit=unit.name)
    for row in here:
        leads = row is chosen
        if row.heads != leads:
            _heads_from(tx, row, since, leads=leads)


def list_positions(tx: ReadTx, query: ListQuery) -> ListRows[PositionRow]:
    """The positions of the office with how many hold each; filter ``kind``."""
    held = (
        sa.select(PersonNow.position_id, sa.func.count().label("many"))
        .where(PersonNow.active, PersonNow.position_id.is_not(None))
        .group_by(PersonNow.position_id)
        .subquery()
    )
    many = sa.func.coalesce(held.c.many, 0)
    statement = sa.select(
        Position.id,
        Position.name,
        Position.kind,
        Position.grade,
        Position.echelon,
        Position.form_family,
        many,
    ).outerjoin(held, held.c.position_id == Position.id)
    for word in fold(query.text).split():
        statement = statement.where(Position.folded.contains(word, autoescape=True))
    if query.filters.get("kind") is not None:
        statement = statement.where(Position.kind == query.filters["kind"])
    columns: dict[str, Any] = {
        "kind": Position.kind,
        "grade": Position.grade,
        "echelon": Position.echelon,
        "form_family": Position.form_family,
        "holders": many,
    }
    column = columns.get(query.sort, Position.folded)
    order = column.desc() if query.descending else column.asc()
    statement = statement.order_by(order.nulls_last(), Position.folded, Position.id)
    rows = [PositionRow._make(row) for row in tx.session.execute(statement)]
    return ListRows(rows, tx.session.scalar(sa.select(sa.func.count(Position.id))) or 0)


def position_names(tx: ReadTx) -> list[str]:
    """The names of all positions, for completing what is typed."""
    return list(tx.session.scalars(sa.select(Position.name).order_by(Position.folded)))


def unit_names(tx: ReadTx) -> list[tuple[UUID, str]]:
    """Every open unit with its name, those above in front where a name stands twice."""
    nodes = unit_tree(tx)
    names = {node.id: node.name for node in nodes}
    times = Counter(node.name for node in nodes)
    return [
        (
            node.id,
            f"{node.name} – {names[node.parent_id]}"
            if times[node.name] > 1 and node.parent_id is not None
            else node.name,
        )
        for node in nodes
    ]


def add_position(tx: Tx, name: str) -> UUID:
    """Add a position with the kind its name suggests, or return the one of this name."""
    position_id = position_named(tx, name)
    if position_id is None:
        raise refuse("position.name_missing", field="name")
    return position_id


def edit_position(tx: Tx, position_id: UUID, **values: Any) -> None:
    """Change name, kind, grade, echelon or form family of a position.

    Raises ``Refused`` (``position.name_missing``, ``position.name_taken``, ``position.unknown``).
    """
    foreign = values.keys() - EDITABLE
    if foreign:
        raise TypeError(f"not editable: {', '.join(sorted(foreign))}")
    position = tx.session.get(Position, position_id)
    if position is None:
        raise refuse("position.unknown")
    if "name" in values:
        name = " ".join(str(values.pop("name") or "").split())
        if not name:
            raise refuse("position.name_missing", field="name")
        same = sa.select(Position.id).where(
            Position.folded == fold(name), Position.id != position_id
        )
        if tx.session.scalar(same.limit(1)) is not None:
            raise refuse("position.name_taken", name=name, field="name")
        position.name, position.folded = name, fold(name)
    for name, value in values.items():
        setattr(position, name, (value or None) if name == "echelon" else value)


def save_position(tx: Tx, position_id: UUID | None, values: Mapping[str, Any]) -> UUID:
    """Change a position, or add one (None), as a form holds it; refused as :func:`edit_position`.

    A kind that the form leaves open is what the name suggests.
    """
    if position_id is None:
        name = " ".join(str(values.get("name") or "").split())
        same = sa.select(Position.id).where(Position.folded == fold(name))
        if name and tx.session.scalar(same.limit(1)) is not None:
            raise refuse("position.name_taken", name=name, field="name")
        position_id = add_position(tx, name)
        values = {key: value for key, value in values.items() if value is not None}
    edit_position(tx, position_id, **values)
    return position_id


def remove_position(tx: Tx, position_id: UUID) -> None:
    """Remove a position that nobody ever held and no stored pattern is of.

    Raises ``Refused`` (``position.in_use``, ``position.has_pattern``, ``position.unknown``).
    """
    position = tx.session.get(Position, position_id)
    if position is None:
        raise refuse("position.unknown")
    for mapped in (Placement, Acting):
        used = sa.select(sa.func.count()).where(mapped.position_id == position_id)
        if tx.session.scalar(used):
            raise refuse("position.in_use", name=position.name)
    pattern = sa.select(Pattern.name).where(Pattern.position_id == position_id)
    if (named := tx.session.scalar(pattern.order_by(Pattern.name).limit(1))) is not None:
        raise refuse("position.has_pattern", name=position.name, pattern=named)
    tx.session.delete(position)


def _heads_from(tx: Tx, row: Placement, since: date | None, *, leads: bool) -> None:
    if since is None or row.since == since:
        row.heads = leads
        return
    begin(
        tx,
        rows_of(tx, Placement, row.person_id),
        Placement,
        since,
        row.until,
        person_id=row.person_id,
        position_id=row.position_id,
        unit_id=row.unit_id,
        heads=leads,
    )


def _unit(tx: ReadTx, unit_id: UUID) -> Unit:
    unit = tx.session.get(Unit, unit_id)
    if unit is None:
        raise refuse("unit.unknown")
    return unit


def _free_name(tx: ReadTx, name: str, parent_id: UUID | None, unit_id: UUID | None) -> str:
    words = " ".join(name.split())
    if not words:
        raise refuse("unit.name_missing", field="name")
    under = Unit.parent_id.is_(None) if parent_id is None else Unit.parent_id == parent_id
    same = sa.select(Unit.id).where(under, Unit.folded == fold(words))
    if unit_id is not None:
        same = same.where(Unit.id != unit_id)
    if tx.session.scalar(same.limit(1)) is not None:
        raise refuse("unit.name_taken", name=words, field="name")
    return words
