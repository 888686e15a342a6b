"""Following the year in the practice office: logs, surveys, feedback from all sides, residents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from asn_desktop.rules.periods import PeriodRef
from asn_desktop.workflows.practice_asking import ask_around
from asn_desktop.workflows.practice_kit import hold_rounds
from asn_desktop.workflows.practice_logs import write_logs
from asn_desktop.workflows.practice_proof import prove
from asn_desktop.workflows.practice_public import hear_residents
from asn_desktop.workflows.practice_quarter import Quarter
from asn_desktop.workflows.practice_survey import hold_surveys
from asn_desktop.workflows.practice_trajectory import plan_targets


def follow_year(quarter: Quarter, quarters: Sequence[PeriodRef], last: date) -> None:
    """What happened beside the ratings up to ``last``, told in the running quarter."""
    office, people = quarter.office, quarter.people
    plan_targets(office, quarter.ref)
    write_logs(office, people, last)
    prove(office, _doubtful_first(quarter), quarter.ref, last)
    hold_surveys(office, people, quarters, last)
    ask_around(quarter, last)
    hold_rounds(office, people, quarter.ref, last)
    hear_residents(office, people, last)


def _doubtful_first(quarter: Quarter) -> list[UUID]:
    """Everybody, first whose page is shown when somebody tries the program."""
    name = quarter.book.story["doubtful"]["open"]
    return [
        quarter.people[name].id,
        *(row.id for key, row in quarter.people.items() if key != name),
    ]
