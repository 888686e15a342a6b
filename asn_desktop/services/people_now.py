"""What holds today for each person: derived from the dated rows, in the same transaction.

Lists, search and matching read only ``person_now``. :func:`follow` keeps it true after every act;
only what needs it in the middle of its own act calls :func:`refresh` itself.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import InstrumentedAttribute

from asn_desktop.models.base import Base
from asn_desktop.models.logs import Absence
from asn_desktop.models.people import (
    Acting,
    Person,
    PersonAssessor,
    PersonNip,
    PersonNow,
    PersonRank,
    PersonStatus,
    Placement,
    Position,
    SigningDelegation,
    Unit,
)
from asn_desktop.models.types import Day, Id
from asn_desktop.rules import names
from asn_desktop.rules.status import Status
from asn_desktop.services.office import ReadTx, Tx

Key = TypeVar("Key", UUID, str)
CHUNK = 400  # ids in one question; SQLite allows 32,766 values
Named = TypeVar("Named", Unit, Position)
SpanRow = TypeVar(
    "SpanRow",
    PersonNip,
    PersonRank,
    Placement,
    PersonAssessor,
    PersonStatus,
    Acting,
    SigningDelegation,
)
DATED = (PersonNip, PersonRank, Placement, PersonAssessor, PersonStatus, Acting)


def holds(since: date | None, until: date | None, day: date) -> bool:
    """Whether a span covers a day (``until`` is the first day it no longer holds)."""
    return (since is None or since <= day) and (until is None or day < until)


def holding(mapped: type[SpanRow], day: date | sa.ColumnElement[date]) -> sa.ColumnElement[bool]:
    """The same as a condition in SQL."""
    return touching(mapped, day, day)


def touching(
    mapped: type[SpanRow] | type[Absence],
    first: date | sa.ColumnElement[date],
    last: date | sa.ColumnElement[date],
) -> sa.ColumnElement[bool]:
    """That a span covers a day from ``first`` to ``last``, both inclusive."""
    return sa.and_(
        sa.or_(mapped.since.is_(None), mapped.since <= last),
        sa.or_(mapped.until.is_(None), mapped.until > first),
    )


@cache
def _holding_question(mapped: type[SpanRow]) -> sa.Select[SpanRow]:
    """Made once: building it costs more than asking it for one person."""
    day = sa.bindparam("day", type_=Day())
    ids = sa.bindparam("ids", expanding=True, type_=Id())
    return sa.select(mapped).where(mapped.person_id.in_(ids), holding(mapped, day))


def latest(rows: Iterable[SpanRow]) -> dict[UUID, SpanRow]:
    """Of several rows per person that hold, the one that began last (ties: the newest row)."""
    found: dict[UUID, SpanRow] = {}
    for row in rows:
        known = found.setdefault(row.person_id, row)
        if known is not row and _begun(row) > _begun(known):
            found[row.person_id] = row
    return found


def _begun(row: SpanRow) -> tuple[date, UUID]:
    return (row.since or date.min, row.id)


def latest_held(
    tx: ReadTx,
    mapped: type[SpanRow],
    ids: Collection[UUID],
    day: date,
    columns: Sequence[InstrumentedAttribute[Any]],
    *where: sa.ColumnElement[bool] | InstrumentedAttribute[bool],
) -> dict[UUID, Any]:
    """Of the rows that hold on a day and fulfil ``where`` the :func:`latest` of each person.

    Only ``columns`` of each are read, in one question however many people are asked about: of most
    of an office it is cheaper to read them all.
    """
    asked = (
        sa.select(mapped.person_id, *columns)
        .where(holding(mapped, day), *where)
        .order_by(mapped.since.asc().nulls_first(), mapped.id)
    )
    if len(ids) <= CHUNK:
        asked = asked.where(mapped.person_id.in_(ids))
    return {row.person_id: row for row in tx.session.execute(asked) if row.person_id in ids}


def chunks(ids: Iterable[Key]) -> Iterator[Sequence[Key]]:
    """Cut a set of ids into questions of a size every database takes."""
    ordered = sorted(set(ids))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def follow(tx: Tx) -> None:
    """Derive anew whom the act touched: people, their dated rows, their units and positions."""
    recorder, ids = tx.recorder, set[UUID]()
    rows = [*recorder.created.values(), *(row for row, _fields in recorder.updated.values())]
    renamed: set[UUID] = set()
    for row in rows:
        if isinstance(row, Person):
            ids.add(row.id)
        elif isinstance(row, DATED):
            ids.add(row.person_id)
        elif isinstance(row, Unit | Position) and row.id in recorder.updated:
            renamed.add(row.id)
    dated = {mapped.__tablename__ for mapped in DATED}
    for key, (kind, before) in recorder.deleted.items():
        if kind == Person.__tablename__:
            ids.add(key)
        if kind in dated:
            ids.add(UUID(json.loads(before)["person_id"]))
    ids |= bearers(tx, renamed)
    if ids:
        fresh = {key: row for key, row in recorder.created.items() if isinstance(row, Person)}
        refresh(tx, ids - fresh.keys())
        _derive_fresh(tx, fresh, recorder.created.values())
    named = {key for key, (_row, fields) in recorder.updated.items() if "name" in fields}
    for part in chunks(ids & named):
        _rename_assessors(tx, part)


def bearers(tx: ReadTx, named: Iterable[UUID]) -> set[UUID]:
    """Who was ever placed in one of these units or positions, or acted in one."""
    found: set[UUID] = set()
    for part in chunks(named):
        placed = sa.or_(Placement.unit_id.in_(part), Placement.position_id.in_(part))
        found.update(tx.session.scalars(sa.select(Placement.person_id).where(placed)))
        acted = Acting.position_id.in_(part)
        found.update(tx.session.scalars(sa.select(Acting.person_id).where(acted)))
    return found


def refresh(tx: Tx, ids: Iterable[UUID]) -> None:
    """Derive ``person_now`` anew for these people."""
    tx.session.flush()
    wanted = set(ids)
    for part in chunks(wanted):
        _derive(tx, part)


def refresh_due(tx: Tx) -> None:
    """Derive anew what the passing of days changed since the rows were written."""
    due: set[UUID] = set()
    for mapped in DATED:
        for edge in (mapped.since, mapped.until):
            due.update(
                tx.session.scalars(
                    sa.select(mapped.person_id)
                    .join(PersonNow, PersonNow.person_id == mapped.person_id)
                    .where(edge > PersonNow.as_of, edge <= tx.today)
                )
            )
    if due:
        refresh(tx, due)


def _holding_rows(tx: Tx, mapped: type[SpanRow], ids: Sequence[UUID]) -> dict[UUID, SpanRow]:
    rows = tx.session.scalars(_holding_question(mapped), {"ids": ids, "day": tx.today})
    return latest(rows)


@dataclass(frozen=True)
class _Held:
    """The rows that hold today, one of each kind for a person."""

    nips: dict[UUID, PersonNip]
    ranks: dict[UUID, PersonRank]
    placements: dict[UUID, Placement]
    assessors: dict[UUID, PersonAssessor]
    statuses: dict[UUID, PersonStatus]
    acting: dict[UUID, Acting]


def _derive(tx: Tx, ids: Sequence[UUID]) -> None:
    people = tx.session.scalars(sa.select(Person).where(Person.id.in_(ids))).all()
    held = _Held(
        _holding_rows(tx, PersonNip, ids),
        _holding_rows(tx, PersonRank, ids),
        _holding_rows(tx, Placement, ids),
        _holding_rows(tx, PersonAssessor, ids),
        _holding_rows(tx, PersonStatus, ids),
        _holding_rows(tx, Acting, ids),
    )
    tx.session.execute(sa.delete(PersonNow).where(PersonNow.person_id.in_(ids)))
    _write(tx, people, held)


def _derive_fresh(tx: Tx, people: Mapping[UUID, Person], created: Iterable[Base]) -> None:
    """Derive people made in this act: all their rows are at hand, nothing has to be asked."""
    if not people:
        return
    tx.session.flush()
    rows = list(created)

    def held(mapped: type[SpanRow]) -> dict[UUID, SpanRow]:
        return latest(
            row
            for row in rows
            if isinstance(row, mapped)
            and row.person_id in people
            and holds(row.since, row.until, tx.today)
        )

    found = _Held(
        held(PersonNip),
        held(PersonRank),
        held(Placement),
        held(PersonAssessor),
        held(PersonStatus),
        held(Acting),
    )
    _write(tx, list(people.values()), found)


@dataclass(frozen=True)
class _Named:
    """What the held rows point to."""

    units: dict[UUID, Unit]
    positions: dict[UUID, Position]
    assessors: dict[UUID, str]


def _write(tx: Tx, people: Sequence[Person], held: _Held) -> None:
    placements, acting = held.placements.values(), held.acting.values()
    posts = {row.position_id for row in placements} | {row.position_id for row in acting}
    linked = {row.assessor_id for row in held.assessors.values() if row.assessor_id}
    found = _Named(
        _rows(tx, Unit, {row.unit_id for row in placements}),
        _rows(tx, Position, posts),
        _names(tx, linked),
    )
    rows = [_row_now(person, held, found, tx.today) for person in people]
    if rows:
        tx.session.execute(sa.insert(PersonNow), rows)


def _row_now(person: Person, held: _Held, found: _Named, today: date) -> dict[str, Any]:
    nip, rank = held.nips.get(person.id), held.ranks.get(person.id)
    status, acts = held.statuses.get(person.id), held.acting.get(person.id)
    state = status.status if status else Status.ACTIVE
    return {
        "person_id": person.id,
        "name": person.name,
        "sort_name": names.fold(names.strip_titles(person.name)),
        "kind": person.kind,
        "nip": nip.nip if nip else None,
        "rank": rank.rank if rank else None,
        "rank_order": rank.rank.order if rank else None,
        **(place := _place_now(person, held, found)),
        **_assessor_now(person, held, found),
        "status": state,
        "status_until": status.until if status else None,
        "acting": f"{acts.kind.label} {found.positions[acts.position_id].name}" if acts else None,
        "active": not state.has_left,
        "search": _search_words(person.name, nip, place["position"], place["unit"]),
        "match": names.match_key(person.name),
        "as_of": today,
    }


def _place_now(person: Person, held: _Held, found: _Named) -> dict[str, Any]:
    """Position and unit; of a *pejabat luar* the words that were typed."""
    placed = held.placements.get(person.id)
    position = found.positions.get(placed.position_id) if placed and placed.position_id else None
    unit = found.units.get(placed.unit_id) if placed and placed.unit_id else None
    return {
        "position_id": position.id if position else None,
        "position": position.name if position else person.outside_title,
        "position_kind": position.kind if position else None,
        "unit_id": unit.id if unit else None,
        "unit": unit.name if unit else person.outside_agency,
        "heads": bool(placed and placed.heads),
    }


def _assessor_now(person: Person, held: _Held, found: _Named) -> dict[str, Any]:
    assessor = held.assessors.get(person.id)
    linked = assessor.assessor_id if assessor else None
    return {
        "assessor_id": linked,
        "assessor": found.assessors.get(linked) if linked else None,
        "assessor_written": assessor.written if assessor else None,
        "assessor_problem": assessor.problem if assessor else None,
    }


def _search_words(name: str, nip: PersonNip | None, position: str | None, unit: str | None) -> str:
    words = (
        names.fold(name),
        nip.nip if nip else "",
        names.fold(position or ""),
        names.fold(unit or ""),
    )
    return " ".join(filter(None, words))


def _rows(tx: Tx, mapped: type[Named], ids: set[UUID | None]) -> dict[UUID, Named]:
    found: dict[UUID, Named] = {}
    for part in chunks(key for key in ids if key is not None):
        found.update(
            (row.id, row)
            for row in tx.session.scalars(sa.select(mapped).where(mapped.id.in_(part)))
        )
    return found


def _names(tx: Tx, ids: set[UUID]) -> dict[UUID, str]:
    found: dict[UUID, str] = {}
    for part in chunks(ids):
        found.update(
            (row.id, row.name)
            for row in tx.session.execute(
                sa.select(Person.id, Person.name).where(Person.id.in_(part))
            )
        )
    return found


def _rename_assessors(tx: Tx, ids: Sequence[UUID]) -> None:
    """Keep the assessor's name true in the rows of those they assess."""
    current = sa.select(Person.name).where(Person.id == PersonNow.assessor_id).scalar_subquery()
    tx.session.execute(
        sa.update(PersonNow)
        .where(PersonNow.assessor_id.in_(ids), PersonNow.assessor != current)
        .values(assessor=current)
        .execution_options(synchronize_session=False)
    )
