"""Everything the page shows of one person on one day, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from asn_desktop.services import log_calendar, log_known, log_links, log_people, logs
from asn_desktop.services.office import ReadTx
from asn_desktop.views.logs import LogMonth, LogPerson, LogRow, LogTarget, Suggestion


@dataclass(frozen=True)
class Seen:
    """Everything the page shows of one person on one day, read at once."""

    person: LogPerson | None
    rows: tuple[LogRow, ...]
    month: LogMonth
    known: tuple[Suggestion, ...]
    targets: tuple[LogTarget, ...]
    last_in_time: date | None


def see(tx: ReadTx, person_id: UUID, on: date) -> Seen:
    """Read it; the office's rule and holidays once for all."""
    late = logs.LateRule.read(tx)
    return Seen(
        person=log_people.person(tx, person_id),
        rows=tuple(logs.of_days(tx, person_id, on, on, late)),
        month=log_calendar.month(tx, person_id, on.year, on.month, late),
        known=log_known.known(tx, person_id, on),
        targets=log_links.targets(tx, person_id, on),
        last_in_time=late.last_day(on),
    )
