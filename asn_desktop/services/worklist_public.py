"""The rows of the work list that come of what residents said and wait for."""

from __future__ import annotations

from collections.abc import Iterator

from asn_desktop.rules.worktime import calendar_words
from asn_desktop.services import complaints_read, forum
from asn_desktop.services.calendar import WorkingCalendar
from asn_desktop.services.office import ReadTx
from asn_desktop.views.worklist import Group, Work


def complaint_rows(tx: ReadTx) -> Iterator[Work]:
    """Open complaints beyond what the office promised, as one row."""
    late = complaints_read.overdue(tx)
    if not late:
        return
    oldest, alone = late[0], len(late) == 1
    yield Work(
        key="complaints.overdue",
        group=Group.NOW,
        code="work.complaint_overdue" if alone else "work.complaints_overdue",
        values={
            "count": len(late),
            "number": oldest.number,
            "age": calendar_words(oldest.age_calendar or 0),
        },
        reason="work.promise_broken",
        button="work.button.answer_complaint",
        page="complaints",
        target={"complaint": oldest.id} if alone else {"state": "overdue"},
    )


def suggestion_rows(tx: ReadTx, calendar: WorkingCalendar) -> Iterator[Work]:
    """Suggestions nobody answered by the day set for it, as one row."""
    late = forum.overdue(tx)
    if not late:
        return
    first = late[0]
    one_meeting = len({row.forum_id for row in late}) == 1
    yield Work(
        key="suggestions.overdue",
        group=Group.NOW,
        code="work.suggestions_overdue",
        values={"count": len(late)},
        reason="work.until",
        reason_values=calendar.remaining(tx.today, first.until or tx.today),
        button="work.button.answer_suggestion",
        page="meeting" if one_meeting else "forum",
        target={"meeting": first.forum_id} if one_meeting else {},
    )
