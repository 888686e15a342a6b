"""The centre's years, periods and holidays, taken as one numbered set.

They are the same things everywhere, so a year is found by its number, a period by its code and a
holiday by its day. What this office has entered figures for is not turned round under its feet: a
period in use keeps its days, and that is told.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.office import HolidayDay, HolidayTable
from asn_desktop.models.planning import Period, Year
from asn_desktop.models.types import natural_id
from asn_desktop.rules.clock import HolidayKind
from asn_desktop.rules.findings import Finding, Severity
from asn_desktop.rules.periods import PeriodRef, PeriodScheme
from asn_desktop.rules.planning import Approach
from asn_desktop.services import setup
from asn_desktop.services.office import Tx
from asn_desktop.views.bundles import ReferenceSet

Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ReferenceTaken:
    """``number``: which set counts now, 0 = none was taken. ``told``: what was kept as it was."""

    number: int
    changed: int = 0
    told: tuple[Finding, ...] = ()


def take_reference(tx: Tx, reference: ReferenceSet) -> ReferenceTaken:
    """Make years, periods and holidays what the set says; an older set changes nothing.

    The same set again changes nothing either.
    """
    settings = setup.read_settings(tx)
    if reference.number <= settings.reference_number:
        return ReferenceTaken(0)
    told: list[Finding] = []
    rows = reference.rows
    changed = _years(tx, rows.get("year", ()), told)
    changed += _periods(tx, rows.get("period", ()), told)
    changed += _tables(tx, rows.get("holiday_table", ()))
    changed += _days(tx, rows.get("holiday_day", ()))
    values: dict[str, Any] = {"reference_number": reference.number}
    if reference.agency and not settings.agency:
        values["agency"] = reference.agency
    setup.change_settings(tx, **values)
    return ReferenceTaken(reference.number, changed, tuple(told))


def _years(tx: Tx, rows: Rows, told: list[Finding]) -> int:
    known = {row.year: row for row in tx.session.scalars(sa.select(Year))}
    changed = 0
    for given in rows:
        year = int(given["year"])
        scheme, approach = PeriodScheme(given["scheme"]), Approach(given["approach"])
        row = known.get(year)
        if row is None:
            tx.session.add(
                Year(id=natural_id("year", year), year=year, scheme=scheme, approach=approach)
            )
            changed += 1
        elif row.scheme is not scheme and _used(tx, year=year):
            told.append(_told("incoming.year_kept", year=year, scheme=scheme.label))
        elif row.scheme is not scheme:
            row.scheme = scheme
            _drop_other_periods(tx, year, scheme)
            changed += 1
    tx.session.flush()
    return changed


def _periods(tx: Tx, rows: Rows, told: list[Finding]) -> int:
    known = {(row.year, row.code): row for row in tx.session.scalars(sa.select(Period))}
    schemes = {row.year: row.scheme for row in tx.session.scalars(sa.select(Year))}
    changed = 0
    for given in rows:
        year, code = int(given["year"]), str(given["code"])
        days = {
            name: date.fromisoformat(given[name])
            for name in ("starts", "ends", "window_starts", "window_ends")
        }
        row = known.get((year, code))
        if row is None:
            if year in schemes and code in schemes[year].codes:
                key = natural_id("period", year, code)
                tx.session.add(Period(id=key, year=year, code=code, **days))
                changed += 1
            continue
        span_moves = (days["starts"], days["ends"]) != (row.starts, row.ends)
        if span_moves and _used(tx, period_id=row.id):
            label = PeriodRef(year, code).label
            told.append(
                _told(
                    "incoming.period_kept", period=label, year=year, first=row.starts, last=row.ends
                )
            )
            continue
        differing = {name: day for name, day in days.items() if getattr(row, name) != day}
        for name, day in differing.items():
            setattr(row, name, day)
        changed += bool(differing)
    tx.session.flush()
    return changed


def _tables(tx: Tx, rows: Rows) -> int:
    known = {row.year: row for row in tx.session.scalars(sa.select(HolidayTable))}
    changed = 0
    for given in rows:
        year, source = int(given["year"]), str(given["source"])
        sure = bool(given["confirmed"])
        row = known.get(year)
        if row is None:
            key = UUID(hex=str(given["id"]))
            tx.session.add(HolidayTable(id=key, year=year, source=source, confirmed=sure))
            changed += 1
        elif (row.source, row.confirmed) != (source, sure):
            row.source, row.confirmed = source, sure
            changed += 1
    return changed


def _days(tx: Tx, rows: Rows) -> int:
    """Holidays are added and corrected; days the office added itself stay."""
    known = {row.day: row for row in tx.session.scalars(sa.select(HolidayDay))}
    changed = 0
    for given in rows:
        day, name = date.fromisoformat(given["day"]), str(given["name"])
        kind = HolidayKind(given["kind"])
        row = known.get(day)
        if row is None:
            tx.session.add(HolidayDay(id=UUID(hex=str(given["id"])), day=day, name=name, kind=kind))
            changed += 1
        elif (row.name, row.kind) != (name, kind):
            row.name, row.kind = name, kind
            changed += 1
    tx.session.flush()
    return changed


def _used(tx: Tx, *, year: int = 0, period_id: UUID | None = None) -> bool:
    """Whether anything was entered for a period, or for one of a year."""
    ids = sa.select(Period.id).where(
        Period.year == year if period_id is None else Period.id == period_id
    )
    for table in Period.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is Period.__table__:
                found = sa.select(sa.literal(1)).where(key.parent.in_(ids)).limit(1)
                if tx.session.execute(found).first() is not None:
                    return True
    return False


def _drop_other_periods(tx: Tx, year: int, scheme: PeriodScheme) -> None:
    for row in tx.session.scalars(sa.select(Period).where(Period.year == year)):
        if row.code not in scheme.codes:
            tx.session.delete(row)


def _told(code: str, **values: object) -> Finding:
    return Finding(code, Severity.WARNING, values)
