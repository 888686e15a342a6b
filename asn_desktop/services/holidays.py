"""The holidays of a year as an office keeps them: its days, its decree, and whether it is sure."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from asn_desktop.models.office import HolidayDay, HolidayTable
from asn_desktop.models.planning import Year
from asn_desktop.rules.clock import HolidayKind, HolidayYear
from asn_desktop.rules.findings import refuse
from asn_desktop.services.calendar import working_calendar
from asn_desktop.services.office import ReadTx, Tx


def holiday_years(tx: ReadTx) -> dict[int, HolidayYear]:
    """Every year that has holidays or periods, this one and the next; one without is empty."""
    known = working_calendar(tx).holidays.years
    used = set(tx.session.scalars(sa.select(Year.year)))
    years = sorted({*known, *used, tx.today.year, tx.today.year + 1})
    return {year: known.get(year) or HolidayYear(year, "", False, ()) for year in years}


def add_holiday(tx: Tx, day: date, name: str, kind: HolidayKind) -> int:
    """Add a day that is not worked and return its year.

    Refused with ``holiday.name_missing`` or ``holiday.taken``. A year that had no table gets one
    that is not sure.
    """
    words = " ".join(name.split())
    if not words:
        raise refuse("holiday.name_missing", field="name")
    taken = _on(tx, day)
    if taken is not None:
        raise refuse("holiday.taken", field="day", name=taken.name)
    _table(tx, day.year)
    tx.session.add(HolidayDay(day=day, name=words, kind=kind))
    return day.year


def remove_holiday(tx: Tx, day: date) -> None:
    """Take a day away; refused with ``holiday.unknown``. A year without any day is not sure."""
    found = _on(tx, day)
    if found is None:
        raise refuse("holiday.unknown")
    tx.session.delete(found)
    tx.session.flush()
    if not _has_days(tx, day.year):
        _table(tx, day.year).confirmed = False


def set_holiday_source(tx: Tx, year: int, source: str) -> None:
    """Write down which decree the days are from; without one the year is not sure."""
    table = _table(tx, year)
    table.source = " ".join(source.split())
    if not table.source:
        table.confirmed = False


def confirm_holidays(tx: Tx, year: int, sure: bool) -> None:
    """Say that the days are those of the decree, or no longer.

    Refused with ``holiday.source_missing`` or ``holiday.no_days``.
    """
    table = _table(tx, year)
    if sure and not table.source:
        raise refuse("holiday.source_missing", field="source", year=year)
    if sure and not _has_days(tx, year):
        raise refuse("holiday.no_days", field="confirmed", year=year)
    table.confirmed = sure


def _on(tx: ReadTx, day: date) -> HolidayDay | None:
    return tx.session.scalars(sa.select(HolidayDay).where(HolidayDay.day == day)).first()


def _has_days(tx: ReadTx, year: int) -> bool:
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = sa.select(HolidayDay.id).where(HolidayDay.day.between(first, last)).limit(1)
    return tx.session.scalar(found) is not None


def _table(tx: Tx, year: int) -> HolidayTable:
    found = tx.session.scalars(sa.select(HolidayTable).where(HolidayTable.year == year)).first()
    if found is None:
        found = HolidayTable(year=year, source="", confirmed=False)
        tx.session.add(found)
    return found
