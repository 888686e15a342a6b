"""Meetings with residents: what was suggested, decided, who does it until when, and the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.models.public_service import Forum, Suggestion
from asn_desktop.rules.findings import refuse
from asn_desktop.services.by_id import names_of
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.forum import ForumGlance, ForumText, Meeting, MeetingRow, SuggestionRow

FIELDS = frozenset(one.name for one in fields(ForumText))
CELLS = frozenset(
    {
        "text",
        "giver",
        "decision",
        "accepted",
        "responsible",
        "responsible_id",
        "until",
        "answer",
        "answered_on",
    }
)
WORDS = frozenset({"title", "place", "notes", "text", "giver", "decision", "responsible", "answer"})


# ---- meetings


def add(tx: Tx, text: ForumText) -> UUID:
    """Enter a meeting and return its id; refused with ``forum.title_missing`` or others of `edit`.

    ``forum.attendance``: fewer than nobody.
    """
    row = Forum(on=text.on, title="")
    tx.session.add(row)
    for name in sorted(FIELDS):
        _set(row, name, getattr(text, name))
    return row.id


def edit(tx: Tx, forum_id: UUID, name: str, value: Any) -> None:
    """Set one field of a meeting.

    Refused with ``forum.title_missing``, ``forum.attendance``, and ``forum.day_late`` for a day
    after one on which a suggestion of it was answered already.
    """
    row = tx.session.get_one(Forum, forum_id)
    if name == "on":
        first = tx.session.scalar(
            sa.select(sa.func.min(Suggestion.answered_on)).where(Suggestion.forum_id == forum_id)
        )
        if first is not None and value > first:
            raise refuse("forum.day_late", field="on", date=first)
    _set(row, name, value)


def _set(row: Forum, name: str, value: Any) -> None:
    if name not in FIELDS:
        raise KeyError(name)
    value = _tidy(name, value)
    if name == "title" and not value:
        raise refuse("forum.title_missing", field="title")
    if name == "attendance" and value is not None and value < 0:
        raise refuse("forum.attendance", field="attendance")
    setattr(row, name, value)


def remove(tx: Tx, ids: Iterable[UUID]) -> int:
    """Take meetings away with their suggestions; returns how many."""
    wanted = list(ids)
    for one in tx.session.scalars(sa.select(Suggestion).where(Suggestion.forum_id.in_(wanted))):
        tx.session.delete(one)
    tx.session.flush()
    for forum_id in wanted:
        tx.session.delete(tx.session.get_one(Forum, forum_id))
    return len(wanted)


# ---- suggestions


def write_suggestion(
    tx: Tx, forum_id: UUID, suggestion_id: UUID | None, name: str, value: Any, no: int = 0
) -> UUID:
    """Set one cell of a suggestion and return its id.

    Where ``suggestion_id`` is None it is the one numbered ``no``, made where there is none. An
    answer that is typed without a day was given today. Refused with ``forum.until_early`` and
    ``forum.answered_early`` for days before the meeting, ``forum.answered_future``.
    """
    if name not in CELLS:
        raise KeyError(name)
    meeting = tx.session.get_one(Forum, forum_id)
    row = _suggestion(tx, forum_id, suggestion_id, no)
    value = _tidy(name, value)
    where = {"field": name, "line": row.no}
    if name == "until" and value is not None and value < meeting.on:
        raise refuse("forum.until_early", **where, date=meeting.on)
    if name == "answered_on" and value is not None:
        if value < meeting.on:
            raise refuse("forum.answered_early", **where, date=meeting.on)
        if value > tx.today:
            raise refuse("forum.answered_future", **where)
    setattr(row, name, value)
    if name == "responsible":
        row.responsible_id = None
    if name == "responsible_id" and value is not None:
        row.responsible = names_of(tx, [value]).get(value, "")
    if name == "answer" and value and row.answered_on is None and tx.today >= meeting.on:
        row.answered_on = tx.today
    tx.session.flush()
    return row.id


def write_block(tx: Tx, forum_id: UUID, cells: Sequence[tuple[UUID | None, int, str, Any]]) -> int:
    """Set many cells in one act: (suggestion or None, number, field, value); returns how many."""
    for suggestion_id, no, name, value in cells:
        write_suggestion(tx, forum_id, suggestion_id, name, value, no)
    return len(cells)


def remove_suggestion(tx: Tx, suggestion_id: UUID) -> None:
    """Take a suggestion away; those after it move up."""
    row = tx.session.get_one(Suggestion, suggestion_id)
    forum_id, no = row.forum_id, row.no
    tx.session.delete(row)
    tx.session.flush()
    later = sa.select(Suggestion).where(Suggestion.forum_id == forum_id, Suggestion.no > no)
    for one in tx.session.scalars(later.order_by(Suggestion.no, Suggestion.id)):
        one.no -= 1


def _suggestion(tx: Tx, forum_id: UUID, suggestion_id: UUID | None, no: int) -> Suggestion:
    if suggestion_id is not None:
        return tx.session.get_one(Suggestion, suggestion_id)
    found = sa.select(Suggestion).where(Suggestion.forum_id == forum_id, Suggestion.no == no)
    row = tx.session.scalars(found.order_by(Suggestion.id)).first()
    if row is not None:
        return row
    last = tx.session.scalar(
        sa.select(sa.func.max(Suggestion.no)).where(Suggestion.forum_id == forum_id)
    )
    row = Suggestion(forum_id=forum_id, no=(last or 0) + 1)
    tx.session.add(row)
    return row


def _tidy(name: str, value: Any) -> Any:
    if name not in WORDS:
        return value
    words = (value or "").strip()
    return words if name in ("notes", "text", "decision", "answer") else " ".join(words.split())


# ---- reading


def meetings(tx: ReadTx) -> list[MeetingRow]:
    """Every meeting, the newest first."""
    return _meetings(tx)


def meeting(tx: ReadTx, forum_id: UUID) -> Meeting | None:
    """One meeting whole; None when it is gone."""
    heads = _meetings(tx, Forum.id == forum_id)
    if not heads:
        return None
    return Meeting(heads[0], tuple(_suggestions(tx, Suggestion.forum_id == forum_id)))


def overdue(tx: ReadTx) -> list[SuggestionRow]:
    """Suggestions nobody answered by the day set for it, the longest overdue first."""
    return _suggestions(tx, _late(tx.today), order=(Suggestion.until, Suggestion.id))


def glance(tx: ReadTx) -> ForumGlance:
    """All meetings in one glance."""
    total, waiting, late = tx.session.execute(
        sa.select(
            sa.func.count(),
            sa.func.count().filter(Suggestion.answered_on.is_(None)),
            sa.func.count().filter(_late(tx.today)),
        )
    ).one()
    heads = _meetings(tx, Forum.on <= tx.today, limit=1)
    count = tx.session.scalar(sa.select(sa.func.count()).select_from(Forum)) or 0
    return ForumGlance(count, heads[0] if heads else None, total, waiting, late)


def _late(today: date) -> sa.ColumnElement[bool]:
    return sa.and_(Suggestion.answered_on.is_(None), Suggestion.until < today)


def _meetings(
    tx: ReadTx, *conditions: sa.ColumnElement[bool], limit: int | None = None
) -> list[MeetingRow]:
    counts = (
        sa.select(
            Suggestion.forum_id,
            sa.func.count().label("every"),
            sa.func.count().filter(Suggestion.answered_on.is_(None)).label("waiting"),
            sa.func.count().filter(_late(tx.today)).label("late"),
        )
        .group_by(Suggestion.forum_id)
        .subquery()
    )
    stored = tx.session.execute(
        sa.select(Forum, PersonNow.name, counts.c.every, counts.c.waiting, counts.c.late)
        .outerjoin(counts, counts.c.forum_id == Forum.id)
        .outerjoin(PersonNow, PersonNow.person_id == Forum.chair_id)
        .where(*conditions)
        .order_by(Forum.on.desc(), Forum.id.desc())
        .limit(limit)
    )
    return [
        MeetingRow(
            id=one.id,
            on=one.on,
            title=one.title,
            place=one.place,
            attendance=one.attendance,
            chair_id=one.chair_id,
            chair=chair or "",
            notes=one.notes,
            suggestions=every or 0,
            waiting=waiting or 0,
            overdue=late or 0,
        )
        for one, chair, every, waiting, late in stored
    ]


def _suggestions(
    tx: ReadTx,
    *conditions: sa.ColumnElement[bool],
    order: tuple[Any, ...] = (Suggestion.no, Suggestion.id),
) -> list[SuggestionRow]:
    stored = tx.session.scalars(sa.select(Suggestion).where(*conditions).order_by(*order)).all()
    names = names_of(tx, [one.responsible_id for one in stored])
    return [
        SuggestionRow(
            id=one.id,
            forum_id=one.forum_id,
            no=one.no,
            text=one.text,
            giver=one.giver,
            decision=one.decision,
            accepted=one.accepted,
            responsible=names.get(one.responsible_id) or one.responsible,
            responsible_id=one.responsible_id,
            until=one.until,
            answer=one.answer,
            answered_on=one.answered_on,
            overdue=one.answered_on is None and one.until is not None and one.until < tx.today,
        )
        for one in stored
    ]
