"""Years and their evaluation periods: monthly or quarterly, with the windows an office enters."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.planning import Period, Year
from asn_desktop.models.types import natural_id
from asn_desktop.rules import periods as rules
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.periods import PeriodRef, PeriodScheme
from asn_desktop.rules.planning import Approach
from asn_desktop.services.calendar import seed_holidays
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.periods import PeriodView, YearView

FIRST_YEAR, LAST_YEAR = 2015, 2100


def years(tx: ReadTx) -> tuple[int, ...]:
    """Every year that was set up, the earliest first."""
    return tuple(tx.session.scalars(sa.select(Year.year).order_by(Year.year)))


def year_view(tx: ReadTx, year: int) -> YearView | None:
    """A year with its periods in order; None when it was not set up."""
    row = tx.session.scalar(sa.select(Year).where(Year.year == year))
    if row is None:
        return None
    return YearView(
        year=year,
        scheme=row.scheme,
        approach=row.approach,
        periods=tuple(period_view(period) for period in _ordered(tx, row)),
    )


def in_work(tx: ReadTx) -> tuple[int, str | None]:
    """The year and the code of the period to begin with: the last one whose window has come.

    In January that is last year's as long as its window is open; before any window of a year has
    come, it is the period of today.
    """
    known = years(tx)
    year = tx.today.year if tx.today.year in known or not known else known[-1]
    begun = tx.session.execute(
        sa.select(Period.year, Period.code)
        .where(
            Period.window_starts <= tx.today,
            sa.or_(Period.year == year, Period.window_ends >= tx.today),
        )
        .order_by(Period.window_starts.desc(), Period.starts.desc())
        .limit(1)
    ).first()
    if begun is not None:
        return begun.year, begun.code
    view = year_view(tx, year)
    if view is None:
        return year, None
    return year, rules.period_at(tx.today, view.scheme).code


def period_view(row: Period) -> PeriodView:
    """A stored period as a view."""
    return PeriodView(
        id=row.id,
        year=row.year,
        code=row.code,
        label=PeriodRef(row.year, row.code).label,
        starts=row.starts,
        ends=row.ends,
        window_starts=row.window_starts,
        window_ends=row.window_ends,
    )


def find_period(tx: ReadTx, ref: PeriodRef) -> PeriodView | None:
    """The stored period of a reference ("2026-TW2"); None when the year has no such period."""
    row = tx.session.scalar(
        sa.select(Period).where(Period.year == ref.year, Period.code == ref.code)
    )
    return period_view(row) if row else None


def set_up_year(
    tx: Tx,
    year: int,
    scheme: PeriodScheme = PeriodScheme.QUARTERLY,
    approach: Approach = Approach.QUANTITATIVE,
) -> YearView:
    """Make a year with its periods, or change the cycle of one in which nothing was evaluated.

    Holidays that a newer program has brought along come in with it.

    Raises ``Refused``: ``period.year_range``, ``period.in_use`` (a period that would go carries
    evaluations, realisations or achievements).
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise refuse("period.year_range", year=year, first=FIRST_YEAR, last=LAST_YEAR)
    row = tx.session.scalar(sa.select(Year).where(Year.year == year))
    if row is None:
        row = Year(id=natural_id("year", year), year=year, scheme=scheme, approach=approach)
        tx.session.add(row)
    row.scheme, row.approach = scheme, approach
    wanted = {ref.code: ref for ref in rules.periods_of(year, scheme)}
    stored = {
        period.code: period
        for period in tx.session.scalars(sa.select(Period).where(Period.year == year))
    }
    for code, period in stored.items():
        if code not in wanted:
            _refuse_used(tx, period)
            tx.session.delete(period)
    for code, ref in wanted.items():
        if code not in stored:
            opens, closes = rules.default_window(ref)
            tx.session.add(
                Period(
                    id=natural_id("period", year, code),
                    year=year,
                    code=code,
                    starts=ref.start,
                    ends=ref.end,
                    window_starts=opens,
                    window_ends=closes,
                )
            )
    seed_holidays(tx)
    tx.session.flush()
    view = year_view(tx, year)
    assert view is not None  # noqa: S101 - just made
    return view


def save_year(
    tx: Tx,
    year: int,
    scheme: PeriodScheme,
    approach: Approach,
    windows: Mapping[str, tuple[date, date]],
) -> YearView:
    """Set up a year with its windows by the codes of its periods, as one act."""
    view = set_up_year(tx, year, scheme, approach)
    for period in view.periods:
        if period.code in windows:
            starts, ends = windows[period.code]
            if (starts, ends) != (period.window_starts, period.window_ends):
                change_window(tx, period.id, starts, ends)
    return view


def change_window(tx: Tx, period_id: UUID, starts: date, ends: date) -> PeriodView:
    """Enter when a period is evaluated; raises ``period.window_order``, ``period.window_early``."""
    row = tx.session.get_one(Period, period_id)
    if ends < starts:
        raise refuse("period.window_order", field="window_ends", line=period_id)
    if starts <= row.starts:
        raise refuse("period.window_early", field="window_starts", line=period_id)
    row.window_starts, row.window_ends = starts, ends
    return period_view(row)


def change_approach(tx: Tx, year: int, approach: Approach) -> None:
    """Choose the approach new SKP of the year begin with."""
    row = tx.session.scalar(sa.select(Year).where(Year.year == year))
    if row is None:
        raise refuse("period.year_missing", year=year)
    row.approach = approach


def _ordered(tx: ReadTx, year: Year) -> list[Period]:
    codes = year.scheme.codes
    found = tx.session.scalars(sa.select(Period).where(Period.year == year.year))
    return sorted(found, key=lambda period: codes.index(period.code))


def _refuse_used(tx: Tx, period: Period) -> None:
    """Raise where anything was entered for the period; asked of every table that points at it."""
    for table in Period.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is not Period.__table__:
                continue
            used = sa.select(sa.literal(1)).where(key.parent == period.id).limit(1)
            if tx.session.execute(used).first() is not None:
                label = PeriodRef(period.year, period.code).label
                raise refuse("period.in_use", period=label, year=period.year)
