"""Founding an office: the three things the first run asks for, and what comes with the program."""

from __future__ import annotations

from asn_desktop.rules.findings import refuse
from asn_desktop.rules.periods import PeriodScheme
from asn_desktop.services.office import Tx
from asn_desktop.services.periods import set_up_year
from asn_desktop.services.setup import change_settings


def found_office(
    tx: Tx, name: str, agency: str, year: int, *, place: str = "", practice: bool = False
) -> None:
    """Set up an office with its first year (quarterly) and the holidays that come with us.

    Raises ``Refused``: ``office.name_missing``, ``office.agency_missing``, ``period.year_range``.
    """
    if not name.strip():
        raise refuse("office.name_missing", field="name")
    if not agency.strip():
        raise refuse("office.agency_missing", field="agency")
    change_settings(
        tx,
        office_name=name.strip(),
        agency=agency.strip(),
        place=place.strip(),
        start_year=year,
        practice=practice,
    )
    set_up_year(tx, year, PeriodScheme.QUARTERLY)
