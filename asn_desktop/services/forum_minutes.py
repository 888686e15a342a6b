"""What the minutes of a meeting with residents say: drawn whenever wanted, never sealed."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.models.public_service import Forum
from asn_desktop.rules.dates import format_date
from asn_desktop.services import forum
from asn_desktop.services.attachments import office_letterhead
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import party_on
from asn_desktop.services.setup import read_settings
from asn_desktop.views.forum import Minutes, MinutesRow, SuggestionRow
from asn_desktop.views.sheets import Party

DECIDED = {True: "Diterima", False: "Tidak diterima", None: "Belum diputuskan"}


def minutes(tx: ReadTx, forum_id: UUID) -> Minutes:
    """The minutes; the chair as he was on the day of the meeting. Raises for an unknown meeting."""
    row = tx.session.get_one(Forum, forum_id)
    found = forum.meeting(tx, forum_id)
    settings = read_settings(tx)
    return Minutes(
        letterhead=office_letterhead(tx),
        agency=settings.agency,
        office=settings.office_name,
        place=settings.place,
        on=row.on,
        title=row.title,
        venue=row.place,
        attendance="" if row.attendance is None else f"{row.attendance} orang",
        notes=row.notes,
        chair=party_on(tx, row.chair_id, row.on) if row.chair_id else Party(),
        rows=tuple(_line(one) for one in found.suggestions) if found else (),
        practice=settings.practice,
    )


def _line(one: SuggestionRow) -> MinutesRow:
    return MinutesRow(
        text=one.text,
        giver=one.giver,
        decision=one.decision,
        accepted=DECIDED[one.accepted],
        responsible=one.responsible,
        until=_day(one.until),
        answer=one.answer,
        answered_on=_day(one.answered_on),
    )


def _day(on: date | None) -> str:
    return format_date(on) if on else ""
