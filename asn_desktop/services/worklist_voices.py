"""The work list's rows about feedback that was asked for and did not come."""

from __future__ import annotations

from collections.abc import Iterator

from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.feedback_requests import count_overdue
from asn_desktop.services.office import ReadTx
from asn_desktop.services.progress_facts import period_head
from asn_desktop.services.voices_worklist import round_rows
from asn_desktop.views.worklist import Group, Work


def request_rows(tx: ReadTx, year: int) -> Iterator[Work]:
    """One row a period with requests past their deadline, then those of unsigned rounds."""
    for period_id, count in count_overdue(tx, year).items():
        period = period_head(tx, period_id)
        yield Work(
            key=f"voices.overdue.{period_id}",
            group=Group.NOW,
            code="work.requests_overdue",
            values={"count": count, "period": PeriodRef(period.year, period.code)},
            reason="work.requests_late",
            button="work.button.remind",
            page="feedback",
            target={"view": "requests", "state": "overdue", "period": period.code},
        )
    yield from round_rows(tx, year)
