"""The list of a year: everyone with the state of the SKP, also those who have none yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import Person, PersonNow
from asn_desktop.models.planning import ReturnNote, Skp
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.names import fold
from asn_desktop.services.office import ReadTx
from asn_desktop.services.planning import LIVE
from asn_desktop.services.planning_check import still_returned
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.planning import PlanningCounts, SkpRow

NONE, EXEMPT = "none", "exempt"
"""Choices of the filter "state" beside the states themselves."""


def skp_rows(tx: ReadTx, query: ListQuery, year: int) -> ListRows[SkpRow]:
    """One line per person and live SKP of the year; see :func:`select`."""
    return select(read_year(tx, year), query)


def select(everyone: Sequence[SkpRow], query: ListQuery) -> ListRows[SkpRow]:
    """Of the rows of a year those asked for, in order; a pure function, quick at every key.

    Filters: ``state`` (a state's value, "none", "exempt"), ``unit`` and ``assessor`` (ids). Exempt
    people are listed only where they are asked for. ``counts["state"]`` = lines per state under
    the other filters.
    """
    words = fold(query.text).split()
    unit, assessor = query.filters.get("unit"), query.filters.get("assessor")
    found = [
        row
        for row in everyone
        if all(word in row.search for word in words)
        and (unit is None or row.unit_id == unit)
        and (assessor is None or row.assessor_id == assessor)
    ]
    keys = [state_key(row) for row in found]
    per_state: dict[object, int] = dict(Counter(keys))
    wanted = query.filters.get("state")
    rows = [
        row
        for row, key in zip(found, keys, strict=True)
        if (key == wanted if wanted else key != EXEMPT)
    ]
    if query.sort in _SORTS:
        rows.sort(key=_SORTS[query.sort], reverse=query.descending)
    elif query.descending:
        rows.reverse()
    return ListRows(rows=rows, total=len(everyone), counts={"state": per_state})


def state_key(row: SkpRow) -> str:
    """The choice of the state filter a row falls under."""
    if row.state is None:
        return EXEMPT if row.exempt else NONE
    if still_returned(row.state, row.open_notes):
        return SkpState.RETURNED.value
    return row.state.value


def counts(tx: ReadTx, year: int) -> PlanningCounts:
    """How far the planning of the year is, one count per person."""
    people: dict[UUID, list[SkpRow]] = defaultdict(list)
    for row in read_year(tx, year):
        people[row.person_id].append(row)
    kinds = Counter(_stage(rows) for rows in people.values())
    return PlanningCounts(
        expected=sum(number for stage, number in kinds.items() if stage != EXEMPT),
        without=kinds[NONE],
        draft=kinds[SkpState.DRAFT.value],
        submitted=kinds[SkpState.SUBMITTED.value],
        set=kinds[SkpState.SET.value],
        exempt=kinds[EXEMPT],
    )


def _stage(rows: Iterable[SkpRow]) -> str:
    rows = list(rows)
    if any(row.in_force for row in rows):
        return SkpState.SET.value
    if any(row.state is SkpState.SUBMITTED for row in rows):
        return SkpState.SUBMITTED.value
    if any(row.state is not None for row in rows):
        return SkpState.DRAFT.value
    return EXEMPT if rows[0].exempt else NONE


def read_year(tx: ReadTx, year: int) -> tuple[SkpRow, ...]:
    """Every person of the staff with each live SKP of the year, by name."""
    asked = sa.select(
        PersonNow.person_id, PersonNow.name, PersonNow.nip, PersonNow.position, PersonNow.unit_id,
        PersonNow.unit, PersonNow.assessor_id, PersonNow.assessor, PersonNow.status,
        PersonNow.search, PersonNow.sort_name,
    ).where(PersonNow.kind.is_not(None))  # fmt: skip
    skps, notes, names = _skps(tx, year)
    found: list[SkpRow] = []
    for person in tx.session.execute(asked.order_by(PersonNow.sort_name, PersonNow.person_id)):
        mine = skps.get(person.person_id, [])
        if not mine and person.status.has_left:
            continue
        shared = {
            "person_id": person.person_id,
            "name": person.name,
            "nip": person.nip,
            "position": person.position,
            "unit_id": person.unit_id,
            "unit": person.unit,
            "exempt": person.status.label if person.status.is_exempt else None,
            "search": person.search,
            "sort_name": person.sort_name,
        }
        if not mine:
            found.append(
                SkpRow(
                    id=person.person_id, skp_id=None, state=None,
                    assessor_id=person.assessor_id, assessor=person.assessor, **shared,
                )
            )  # fmt: skip
            continue
        in_force = any(skp.state is SkpState.SET for skp in mine)
        replaced = {skp.previous_id for skp in mine}
        found += [
            _row(skp, shared, names, notes.get(skp.id, 0), in_force)
            for skp in mine
            if skp.id not in replaced
        ]
    return tuple(found)


def _row(
    skp: sa.Row[Any],
    shared: dict[str, Any],
    names: dict[UUID, str],
    notes: int,
    in_force: bool,
) -> SkpRow:
    return SkpRow(
        id=skp.id,
        skp_id=skp.id,
        state=skp.state,
        number=skp.number,
        open_notes=notes,
        submitted_on=skp.submitted_on,
        set_on=skp.set_on,
        in_force=in_force,
        assessor_id=skp.assessor_id,
        assessor=names.get(skp.assessor_id),
        **shared,
    )


def _skps(
    tx: ReadTx, year: int
) -> tuple[dict[UUID, list[sa.Row[Any]]], dict[UUID, int], dict[UUID, str]]:
    """The live SKP of the year by person, open notes by SKP, names of the assessors."""
    asked = sa.select(
        Skp.id, Skp.person_id, Skp.assessor_id, Skp.state, Skp.number, Skp.previous_id,
        Skp.submitted_on, Skp.set_on,
    ).where(Skp.year == year, Skp.state.in_(LIVE))  # fmt: skip
    skps: dict[UUID, list[sa.Row[Any]]] = defaultdict(list)
    rows = tx.session.execute(asked.order_by(Skp.starts, Skp.number, Skp.id)).all()
    for skp in cast("list[sa.Row[Any]]", rows):
        skps[skp.person_id].append(skp)
    opened = (
        sa.select(ReturnNote.skp_id, sa.func.count())
        .join(Skp, Skp.id == ReturnNote.skp_id)
        .where(Skp.year == year, sa.not_(ReturnNote.done))
        .group_by(ReturnNote.skp_id)
    )
    notes = {row[0]: row[1] for row in tx.session.execute(opened)}
    assessors = sa.select(Skp.assessor_id).where(Skp.year == year)
    named = sa.select(Person.id, Person.name).where(Person.id.in_(assessors))
    return skps, notes, {row[0]: row[1] for row in tx.session.execute(named)}


def _by_name(row: SkpRow) -> tuple[Any, ...]:
    return (row.sort_name, row.id)


def _then_name(key: Callable[[SkpRow], object]) -> Callable[[SkpRow], tuple[Any, ...]]:
    return lambda row: (key(row), *_by_name(row))


_ORDER = (NONE, "returned", "draft", "submitted", "set", EXEMPT)
_SORTS: dict[str, Callable[[SkpRow], tuple[Any, ...]]] = {
    "nip": _then_name(lambda row: row.nip or ""),
    "position": _then_name(lambda row: fold(row.position)),
    "unit": _then_name(lambda row: fold(row.unit)),
    "assessor": _then_name(lambda row: fold(row.assessor)),
    "state": _then_name(lambda row: _ORDER.index(state_key(row))),
    "when": _then_name(lambda row: str(row.set_on or row.submitted_on or "")),
}


Choices = tuple[tuple[tuple[UUID, str], ...], tuple[tuple[UUID, str], ...]]


def choices(tx: ReadTx, year: int) -> Choices:
    """Units and assessors that occur among the people of the year, for the filters."""
    units = sa.select(PersonNow.unit_id, PersonNow.unit).where(PersonNow.unit_id.is_not(None))
    now = sa.select(PersonNow.assessor_id, PersonNow.assessor).where(
        PersonNow.assessor_id.is_not(None), PersonNow.kind.is_not(None)
    )
    planned = (
        sa.select(Skp.assessor_id, Person.name)
        .join(Person, Person.id == Skp.assessor_id)
        .where(Skp.year == year)
    )
    named: dict[UUID | None, str] = {
        row[0]: row[1] or "" for row in tx.session.execute(units.distinct())
    }
    people: dict[UUID | None, str] = {
        row[0]: row[1] or "" for row in tx.session.execute(now.distinct())
    }
    people.update({row[0]: row[1] for row in tx.session.execute(planned.distinct())})
    return _by_words(named), _by_words(people)


def _by_words(found: Mapping[UUID | None, str]) -> tuple[tuple[UUID, str], ...]:
    named = [(key, words) for key, words in found.items() if key is not None]
    return tuple(sorted(named, key=lambda pair: (fold(pair[1]), pair[0])))
