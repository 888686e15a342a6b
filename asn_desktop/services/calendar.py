"""The office's calendar: its week, its holidays with their source, its deadlines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from asn_desktop import paths
from asn_desktop.models.office import HolidayDay, HolidayTable
from asn_desktop.rules import clock
from asn_desktop.rules.clock import Holiday, HolidayCalendar, HolidayYear, Week
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.setup import read_settings


@dataclass(frozen=True)
class WorkingCalendar:
    """Holidays and week together, as the deadlines of this office need them."""

    holidays: HolidayCalendar
    week: Week

    def deadline(self, start: date, days: int) -> date:
        """The last day of a limit of so many working days after ``start``."""
        return clock.deadline(start, days, self.holidays, self.week)

    def remaining(self, today: date, limit: date) -> Mapping[str, object]:
        """``date`` and ``left`` (working days, negative when late) for a sentence."""
        left = clock.working_days_between(today, limit, self.holidays, self.week)
        return {
            "date": limit,
            "left": left,
            "estimate": bool(self.holidays.unsure_years(min(today, limit), max(today, limit))),
        }


def working_calendar(tx: ReadTx) -> WorkingCalendar:
    """Read the calendar of this office."""
    days = [
        Holiday(row.day, row.name, row.kind)
        for row in tx.session.scalars(sa.select(HolidayDay).order_by(HolidayDay.day))
    ]
    tables = [
        HolidayYear(
            table.year,
            table.source,
            table.confirmed,
            tuple(one for one in days if one.day.year == table.year),
        )
        for table in tx.session.scalars(sa.select(HolidayTable).order_by(HolidayTable.year))
    ]
    return WorkingCalendar(HolidayCalendar(tables), Week(read_settings(tx).working_days))


def seed_holidays(tx: Tx) -> None:
    """Bring in the years that come with the program and are not in the office yet."""
    known = set(tx.session.scalars(sa.select(HolidayTable.year)))
    for file in sorted(paths.resource("data/holidays").glob("*.json")):
        table = clock.holiday_year(json.loads(file.read_text(encoding="utf-8")))
        if table.year in known:
            continue
        tx.session.add(
            HolidayTable(year=table.year, source=table.source, confirmed=table.confirmed)
        )
        tx.session.add_all(
            HolidayDay(day=one.day, name=one.name, kind=one.kind) for one in table.days
        )
