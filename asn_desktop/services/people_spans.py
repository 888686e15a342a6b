"""Dated rows of a person: begin a new one, correct one as typed, take one back.

:func:`begin` never makes two rows of one kind hold at once. :func:`correct` writes what was typed,
also when it contradicts its neighbours: the person's page then warns (``services.people_page``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import (
    Acting,
    PersonAssessor,
    PersonNip,
    PersonRank,
    PersonStatus,
    Placement,
    SigningDelegation,
)
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.status import Status
from asn_desktop.services.office import Tx
from asn_desktop.services.people_now import SpanRow
from asn_desktop.views.people import SpanKind

Dated = (
    PersonNip | PersonRank | Placement | PersonAssessor | PersonStatus | Acting | SigningDelegation
)

ACTS: dict[SpanKind, Act] = {
    SpanKind.NIP: Act.CHANGE_NIP,
    SpanKind.RANK: Act.CHANGE_RANK,
    SpanKind.PLACEMENT: Act.MOVE_PERSON,
    SpanKind.ASSESSOR: Act.CHANGE_ASSESSOR,
    SpanKind.STATUS: Act.CHANGE_STATUS,
    SpanKind.ACTING: Act.APPOINT_ACTING,
    SpanKind.SIGNING: Act.DELEGATE_SIGNING,
}
"""Under which act a correction of each kind is journalled."""

MAPPED: dict[SpanKind, Any] = {
    SpanKind.NIP: PersonNip,
    SpanKind.RANK: PersonRank,
    SpanKind.PLACEMENT: Placement,
    SpanKind.ASSESSOR: PersonAssessor,
    SpanKind.STATUS: PersonStatus,
    SpanKind.ACTING: Acting,
    SpanKind.SIGNING: SigningDelegation,
}


def begin(
    tx: Tx,
    rows: Sequence[SpanRow],
    mapped: type[SpanRow],
    since: date | None,
    until: date | None = None,
    **values: Any,
) -> SpanRow:
    """Begin something on ``since`` (None = as far back as we know) beside the person's ``rows``.

    What held then ends on ``since``; what begins later stays and ends the new row. A row with the
    very same ``since`` is rewritten in place: the day was right, what was entered was not. With
    ``until`` what held before goes on from there (a leave inside a secondment).
    """
    ordered = sorted((row for row in rows if not _never(row)), key=_start)
    here = since or date.min
    later = next((row for row in ordered if _start(row)[0] > here), None)
    end = _earlier(until, later.since if later else None)
    same = [row for row in ordered if row.since == since]
    resumed: tuple[SpanRow, date | None] | None = None
    for row in ordered:
        if _start(row)[0] < here and (row.until is None or row.until > here):
            if end is not None and until == end and (row.until is None or row.until > end):
                resumed = (row, row.until)
            row.until = since
    if same:
        row = same[-1]
        for name, value in values.items():
            setattr(row, name, value)
        if until is not None:
            row.until = end
    else:
        row = mapped(since=since, until=end, **values)
        tx.session.add(row)
    if resumed is not None:
        _resume(tx, resumed[0], end, resumed[1])
    return row


def rows_of(tx: Tx, mapped: type[SpanRow], person_id: UUID) -> list[SpanRow]:
    """Every row of one kind of one person."""
    tx.session.flush()
    return list(tx.session.scalars(sa.select(mapped).where(mapped.person_id == person_id)))


def correct(tx: Tx, kind: SpanKind, row_id: UUID, **values: Any) -> None:
    """Write dates and values of one row as typed. Raises ``Refused`` (``span.unknown``)."""
    row = _row(tx, kind, row_id)
    for name, value in values.items():
        if not hasattr(row, name):
            raise TypeError(f"{kind} has no {name}")
        setattr(row, name, value)


def remove(tx: Tx, kind: SpanKind, row_id: UUID) -> None:
    """Take a row back that should never have been; what it had ended goes on again.

    Raises ``Refused``: ``span.unknown``, ``span.last_nip`` (staff keep at least one NIP).
    """
    row = _row(tx, kind, row_id)
    mapped = MAPPED[kind]
    same = tx.session.scalars(sa.select(mapped).where(mapped.person_id == row.person_id))
    others = [other for other in same if other.id != row.id]
    if kind is SpanKind.NIP and not others:
        raise refuse("span.last_nip")
    if row.since is not None and kind not in (SpanKind.ACTING, SpanKind.SIGNING):
        before = [other for other in others if other.until == row.since]
        for other in sorted(before, key=_start)[-1:]:
            other.until = row.until
    tx.session.delete(row)


def _row(tx: Tx, kind: SpanKind, row_id: UUID) -> Dated:
    row: Dated | None = tx.session.get(MAPPED[kind], row_id)
    if row is None:
        raise refuse("span.unknown")
    return row


def _resume(tx: Tx, row: SpanRow, since: date | None, until: date | None) -> None:
    """Let an interrupted status go on; being active is what holds anyway."""
    if isinstance(row, PersonStatus) and row.status is not Status.ACTIVE:
        tx.session.add(
            PersonStatus(
                person_id=row.person_id,
                status=row.status,
                note=row.note,
                since=since,
                until=until,
            )
        )


def _start(row: Dated) -> tuple[date, UUID]:
    return (row.since or date.min, row.id)


def _never(row: Dated) -> bool:
    return row.since is not None and row.until is not None and row.until <= row.since


def _earlier(one: date | None, other: date | None) -> date | None:
    if one is None or other is None:
        return one or other
    return min(one, other)
