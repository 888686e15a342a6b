"""Activities somebody writes often: his favourites, then what he wrote last."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.logs import DailyLog, LogFavourite
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.logs import same_activity
from asn_desktop.services.log_links import carried, carry
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.logs import LogText, Suggestion

LOOKED_AT = 400
"""How many of the last entries are looked through for distinct activities."""


def known(tx: ReadTx, person_id: UUID, on: date, most: int = 80) -> tuple[Suggestion, ...]:
    """Favourites by name, then the activities written last, each once, with what they served.

    Few enough to be kept by the window, which looks them through at every letter
    (``rules.logs.suggests``). A result that is not in force on the day is let go.
    """
    favourites = tx.session.scalars(
        sa.select(LogFavourite)
        .where(LogFavourite.person_id == person_id)
        .order_by(LogFavourite.activity, LogFavourite.id)
    )
    written = tx.session.execute(
        sa.select(
            DailyLog.activity,
            DailyLog.output,
            DailyLog.unit,
            DailyLog.work_result_id,
            DailyLog.indicator_id,
            DailyLog.on,
        )
        .where(DailyLog.person_id == person_id)
        .order_by(DailyLog.on.desc(), DailyLog.id.desc())
        .limit(LOOKED_AT)
    )
    links = carried(tx, person_id, on)
    found: dict[str, Suggestion] = {}
    for row in favourites:
        key = same_activity(row.activity)
        found.setdefault(key, Suggestion(carry(_text(row), links), favourite=row.id))
    for entry in written:
        key = same_activity(entry.activity)
        if key not in found and len(found) < most:
            found[key] = Suggestion(carry(_text(entry), links), last=entry.on)
    return tuple(found.values())


def set_favourite(tx: Tx, person_id: UUID, text: LogText) -> UUID:
    """Keep an activity as favourite, or what belongs to it anew; refused without an activity."""
    if not text.activity.strip():
        raise refuse("logs.activity_missing", field="activity")
    wanted = same_activity(text.activity)
    rows = _favourites(tx, person_id)
    row = next((one for one in rows if same_activity(one.activity) == wanted), None)
    if row is None:
        row = LogFavourite(person_id=person_id, activity=text.activity.strip())
        tx.session.add(row)
    row.output, row.unit, row.quantity = text.output, text.unit, None
    row.work_result_id, row.indicator_id = text.work_result_id, text.indicator_id
    return row.id


def remove_favourite(tx: Tx, person_id: UUID, activity: str) -> None:
    """An activity is no favourite any more; nothing happens where it was none."""
    for row in _favourites(tx, person_id):
        if same_activity(row.activity) == same_activity(activity):
            tx.session.delete(row)


def _favourites(tx: ReadTx, person_id: UUID) -> Sequence[LogFavourite]:
    return tx.session.scalars(
        sa.select(LogFavourite).where(LogFavourite.person_id == person_id).order_by(LogFavourite.id)
    ).all()


def _text(row: Any) -> LogText:
    """What belongs to an activity; the quantity is typed anew every time."""
    return LogText(
        activity=row.activity,
        output=row.output,
        unit=row.unit,
        work_result_id=row.work_result_id,
        indicator_id=row.indicator_id,
    )
