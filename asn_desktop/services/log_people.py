"""Who writes a log: everybody who works here, with what a day has of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import Absence, DailyLog
from asn_desktop.models.people import PersonNow
from asn_desktop.rules.following import LogState
from asn_desktop.rules.names import fold
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import touching
from asn_desktop.views.lists import ListQuery, ListRows
from asn_desktop.views.logs import LogPerson

WRITTEN, EMPTY, RETURNED = "written", "empty", "returned"
"""Choices of the filter "state"."""


def people(tx: ReadTx, on: date) -> list[LogPerson]:
    """Everybody active, by name, in three questions however many they are."""
    returned = sa.case((DailyLog.state == LogState.RETURNED, 1), else_=0)
    counted = tx.session.execute(
        sa.select(DailyLog.person_id, sa.func.count(), sa.func.sum(returned))
        # All states, so that the index by state and day is used.
        .where(DailyLog.state.in_(tuple(LogState)), DailyLog.on == on)
        .group_by(DailyLog.person_id)
    )
    entries = {row[0]: (row[1], row[2]) for row in counted}
    absent = tx.session.execute(
        sa.select(Absence.person_id, Absence.kind).where(touching(Absence, on, on))
    )
    away = {row[0]: row[1].label for row in absent}
    return [
        LogPerson(
            id=row.person_id,
            name=row.name,
            nip=row.nip or "",
            position=row.position or "",
            unit=row.unit or "",
            entries=entries.get(row.person_id, (0, 0))[0],
            returned=entries.get(row.person_id, (0, 0))[1],
            away=away.get(row.person_id, ""),
        )
        for row in tx.session.execute(
            sa.select(
                PersonNow.person_id,
                PersonNow.name,
                PersonNow.nip,
                PersonNow.position,
                PersonNow.unit,
            )
            .where(PersonNow.kind.is_not(None), PersonNow.active)
            .order_by(PersonNow.sort_name, PersonNow.person_id)
        )
    ]


def person(tx: ReadTx, person_id: UUID) -> LogPerson | None:
    """One of them, also somebody who left; None for a stranger."""
    row = tx.session.get(PersonNow, person_id)
    if row is None:
        return None
    return LogPerson(row.person_id, row.name, row.nip or "", row.position or "", row.unit or "")


def choose(rows: Sequence[LogPerson], query: ListQuery) -> ListRows[LogPerson]:
    """Filter and sort rows that were read already."""
    words = fold(query.text).split()
    shown = [
        row
        for row in rows
        if not words
        or all(word in fold(f"{row.name} {row.nip} {row.position} {row.unit}") for word in words)
    ]
    wanted = query.filters.get("state")
    if wanted == EMPTY:
        shown = [row for row in shown if not row.entries and not row.away]
    elif wanted == WRITTEN:
        shown = [row for row in shown if row.entries]
    elif wanted == RETURNED:
        shown = [row for row in shown if row.returned]
    if query.sort == "entries":
        shown.sort(key=lambda row: (-row.entries, row.away))
    if query.descending:
        shown.reverse()
    return ListRows(shown, len(rows))
