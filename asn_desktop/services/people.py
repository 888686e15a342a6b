"""The list of people, the pickers, and one person's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from asn_desktop.models.journal import JournalEntry
from asn_desktop.models.people import PersonNip, PersonNow, Unit
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.names import fold
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.people import OutsideRow, PersonChoice, PersonRow

_ASSESSOR = aliased(PersonNow)
_COLUMNS = (
    PersonNow.person_id,
    PersonNow.name,
    PersonNow.sort_name,
    PersonNow.kind,
    PersonNow.nip,
    PersonNow.rank,
    PersonNow.rank_order,
    PersonNow.position,
    PersonNow.position_kind,
    PersonNow.unit_id,
    PersonNow.unit,
    PersonNow.heads,
    PersonNow.assessor_id,
    PersonNow.assessor,
    PersonNow.assessor_written,
    PersonNow.assessor_problem,
    sa.type_coerce(sa.and_(_ASSESSOR.active.is_not(None), ~_ASSESSOR.active), sa.Boolean()),
    PersonNow.status,
    PersonNow.status_until,
    PersonNow.acting,
    PersonNow.search,
)

SORTABLE = frozenset(
    {
        "name",
        "nip",
        "rank",
        "position",
        "unit",
        "assessor",
        "status",
        "kind",
    }
)
HERE, LEFT, EVERYBODY = "here", "left", "everybody"
"""Choices of the filter "status" beside the single states: those of this office, those gone."""


def person_rows(tx: ReadTx, *where: sa.SQLColumnExpression[bool]) -> list[PersonRow]:
    """Every employee as of today in one question, by name. *Pejabat luar* are not among them."""
    return _rows(tx, PersonNow.kind.is_not(None), *where)


def person_row(tx: ReadTx, person_id: UUID) -> PersonRow:
    """One person as of today, also a *pejabat luar*; raises ``Refused`` (``person.unknown``)."""
    rows = _rows(tx, PersonNow.person_id == person_id)
    if not rows:
        raise refuse("person.unknown")
    return rows[0]


def _rows(tx: ReadTx, *where: sa.SQLColumnExpression[bool]) -> list[PersonRow]:
    statement = (
        sa.select(*_COLUMNS)
        .outerjoin(_ASSESSOR, _ASSESSOR.person_id == PersonNow.assessor_id)
        .where(*where)
        .order_by(PersonNow.sort_name, PersonNow.person_id)
    )
    return [PersonRow._make(row) for row in tx.session.execute(statement)]


def head_and_day(tx: ReadTx) -> tuple[int, date]:
    """What a remembered answer is good for: the journal's head and the day."""
    return (tx.session.scalar(sa.select(sa.func.max(JournalEntry.seq))) or 0, tx.today)


@dataclass
class PeopleList:
    """Answers the list of people from key to key without asking the database again.

    Holds the rows of one journal head and one day; ``rows`` reads them anew when either moved on,
    so a list that is filtered, sorted and typed in costs one tiny question per key.
    """

    _stamp: tuple[int, date] | None = None
    _rows: list[PersonRow] = field(default_factory=list)
    _sorted: dict[tuple[str, bool], list[PersonRow]] = field(default_factory=dict)
    _chosen: dict[tuple[object, ...], list[PersonRow]] = field(default_factory=dict)
    _below: dict[UUID, frozenset[UUID]] = field(default_factory=dict)
    _total: int = 0
    _waiting: int = 0

    def forget(self) -> None:
        """Read anew at the next question."""
        self._stamp = None

    def rows(self, tx: ReadTx, query: ListQuery) -> ListRows[PersonRow]:
        """Filter and sort.

        ``query.text``: every word must occur, in any order. Filters: ``status`` (a ``Status`` or
        ``HERE``, the default, ``LEFT``, ``EVERYBODY``), ``unit`` (a unit and those under it),
        ``assessor`` (an id, or ``"none"``: nobody who can act), ``kind``, ``acting`` (True).
        """
        self._refresh(tx)
        rows = self._filtered(query)
        for word in sorted(fold(query.text).split(), key=len, reverse=True):
            rows = [row for row in rows if word in row.search]
        return ListRows(rows, self._total, {"assessor": {"none": self._waiting}})

    def _refresh(self, tx: ReadTx) -> None:
        stamp = head_and_day(tx)
        if stamp == self._stamp:
            return
        self._rows = person_rows(tx)
        here = [row for row in self._rows if not row.status.has_left]
        self._total, self._waiting = len(here), sum(1 for row in here if row.needs_assessor)
        self._sorted, self._chosen = {("name", False): self._rows}, {}
        self._below = units_below(tx)
        self._stamp = stamp

    def _in_order(self, column: str, descending: bool) -> list[PersonRow]:
        key = (column if column in SORTABLE else "name", descending)
        if key not in self._sorted:
            self._sorted[key] = in_order(self._rows, *key)
        return self._sorted[key]

    def _filtered(self, query: ListQuery) -> list[PersonRow]:
        key = (query.sort, query.descending, tuple(sorted(query.filters.items(), key=str)))
        if key not in self._chosen:
            rows = self._in_order(query.sort or "name", query.descending)
            self._chosen[key] = self._filter(rows, query.filters)
        return self._chosen[key]

    def _filter(self, rows: list[PersonRow], filters: Mapping[str, object]) -> list[PersonRow]:
        status = filters.get("status") or HERE
        if status == HERE:
            rows = [row for row in rows if not row.status.has_left]
        elif status == LEFT:
            rows = [row for row in rows if row.status.has_left]
        elif status != EVERYBODY:
            rows = [row for row in rows if row.status is status]
        unit = filters.get("unit")
        if isinstance(unit, UUID):
            units = self._below.get(unit, frozenset({unit}))
            rows = [row for row in rows if row.unit_id in units]
        assessor = filters.get("assessor")
        if assessor == "none":
            rows = [row for row in rows if row.needs_assessor]
        elif assessor is not None:
            rows = [row for row in rows if row.assessor_id == assessor]
        if filters.get("kind") is not None:
            rows = [row for row in rows if row.kind is filters["kind"]]
        if filters.get("acting"):
            rows = [row for row in rows if row.acting is not None]
        return rows


def in_order(rows: Sequence[PersonRow], column: str, descending: bool) -> list[PersonRow]:
    """Sort by one column; what is missing stands last either way, equals stand by name and id."""

    def value(row: PersonRow) -> Any:
        if column == "name":
            return row.sort_name
        if column == "rank":
            return row.rank_order if row.rank_order is None else (row.kind or "", row.rank_order)
        if column == "status":
            return row.status.label
        found = getattr(row, column)
        return fold(found) if isinstance(found, str) else found

    keyed = [(value(row), row) for row in rows]
    known = [(key, row) for key, row in keyed if key not in (None, "")]
    missing = [row for key, row in keyed if key in (None, "")]
    known.sort(key=lambda pair: (pair[1].sort_name, pair[1].id))
    known.sort(key=lambda pair: pair[0], reverse=descending)
    missing.sort(key=lambda row: (row.sort_name, row.id))
    return [row for _key, row in known] + missing


def units_below(tx: ReadTx) -> dict[UUID, frozenset[UUID]]:
    """For every unit: itself and all units under it."""
    parents = {
        row.id: row.parent_id for row in tx.session.execute(sa.select(Unit.id, Unit.parent_id))
    }
    below: dict[UUID, set[UUID]] = {key: {key} for key in parents}
    for key in parents:
        above, seen = parents[key], {key}
        while above is not None and above not in seen:
            below.setdefault(above, {above}).add(key)
            seen.add(above)
            above = parents.get(above)
    return {key: frozenset(found) for key, found in below.items()}


def find_people(
    tx: ReadTx,
    text: str,
    *,
    outside: bool = True,
    gone: bool = False,
    exclude: Sequence[UUID] = (),
    limit: int = 30,
) -> list[PersonChoice]:
    """People for a picker: every word occurs in name, NIP, position or unit, in any order.

    Those with a word that begins so stand first: "lurah" finds a Lurah before a Kelurahan.

    ``outside`` also finds *pejabat luar*, ``gone`` also those who left the office.
    """
    statement = sa.select(
        PersonNow.person_id,
        PersonNow.name,
        PersonNow.nip,
        PersonNow.position,
        PersonNow.unit,
        PersonNow.kind,
    )
    words = fold(text).split()
    for word in words:
        statement = statement.where(PersonNow.search.contains(word, autoescape=True))
    spaced = sa.literal(" ").concat(PersonNow.search)
    begins = sa.and_(sa.true(), *(spaced.contains(f" {word}", autoescape=True) for word in words))
    statement = statement.order_by(
        sa.case((begins, 0), else_=1), PersonNow.sort_name, PersonNow.person_id
    )
    if not outside:
        statement = statement.where(PersonNow.kind.is_not(None))
    if not gone:
        statement = statement.where(PersonNow.active)
    hidden = set(exclude)
    statement = statement.limit(limit + len(hidden))
    found = [_choice(row) for row in tx.session.execute(statement)]
    return [row for row in found if row.id not in hidden][:limit]


def choices(tx: ReadTx, ids: Iterable[UUID]) -> dict[UUID, PersonChoice]:
    """The picker's line of these people."""
    found: dict[UUID, PersonChoice] = {}
    for part in chunks(ids):
        rows = tx.session.execute(
            sa.select(
                PersonNow.person_id,
                PersonNow.name,
                PersonNow.nip,
                PersonNow.position,
                PersonNow.unit,
                PersonNow.kind,
            ).where(PersonNow.person_id.in_(part))
        )
        found.update((row.person_id, _choice(row)) for row in rows)
    return found


def outside_rows(tx: ReadTx, query: ListQuery) -> ListRows[OutsideRow]:
    """The list of *pejabat luar*; filter ``status`` as in :class:`PeopleList`."""
    assessed = (
        sa.select(PersonNow.assessor_id, sa.func.count().label("many"))
        .where(PersonNow.assessor_id.is_not(None), PersonNow.active)
        .group_by(PersonNow.assessor_id)
        .subquery()
    )
    statement = (
        sa.select(
            PersonNow.person_id,
            PersonNow.name,
            PersonNow.nip,
            PersonNow.position,
            PersonNow.unit,
            sa.func.coalesce(assessed.c.many, 0),
            PersonNow.status,
        )
        .outerjoin(assessed, assessed.c.assessor_id == PersonNow.person_id)
        .where(PersonNow.kind.is_(None))
    )
    if (query.filters.get("status") or HERE) == HERE:
        statement = statement.where(PersonNow.active)
    for word in fold(query.text).split():
        statement = statement.where(PersonNow.search.contains(word, autoescape=True))
    column = {
        "nip": PersonNow.nip,
        "title": PersonNow.position,
        "agency": PersonNow.unit,
    }.get(query.sort, PersonNow.sort_name)
    order = column.desc() if query.descending else column.asc()
    statement = statement.order_by(order.nulls_last(), PersonNow.sort_name, PersonNow.person_id)
    rows = [OutsideRow._make(row) for row in tx.session.execute(statement)]
    total = tx.session.scalar(
        sa.select(sa.func.count()).select_from(PersonNow).where(PersonNow.kind.is_(None))
    )
    return ListRows(rows, total or 0)


def person_by_nip(tx: ReadTx, digits: str) -> UUID | None:
    """Who bears, or once bore, this NIP."""
    return tx.session.scalars(
        sa.select(PersonNip.person_id)
        .where(PersonNip.nip == digits)
        .order_by(PersonNip.since.desc().nulls_last(), PersonNip.id.desc())
        .limit(1)
    ).first()


def _choice(row: Any) -> PersonChoice:
    return PersonChoice(
        row.person_id, row.name, row.nip, row.position, row.unit, outside=row.kind is None
    )
