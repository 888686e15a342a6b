"""The work list's row about unsigned rounds whose slips should be back by now."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from asn_desktop.models.planning import Period
from asn_desktop.models.voices import VoiceRound
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.office import ReadTx
from asn_desktop.views.worklist import Group, Work


def round_rows(tx: ReadTx, year: int) -> Iterator[Work]:
    """One row a period with open rounds past the day by which slips should be back."""
    found = tx.session.execute(
        sa.select(Period.code, sa.func.count(VoiceRound.id))
        .join(VoiceRound, VoiceRound.period_id == Period.id)
        .where(Period.year == year, VoiceRound.closed_on.is_(None), VoiceRound.due_on < tx.today)
        .group_by(Period.code, Period.starts, Period.id)
        .order_by(Period.starts, Period.id)
    )
    for code, count in found:
        yield Work(
            key=f"voices.late.{year}.{code}",
            group=Group.NOW,
            code="work.rounds_late",
            values={"count": count, "period": PeriodRef(year, code)},
            reason="work.rounds_reason",
            button="work.button.rounds",
            page="feedback",
            target={"view": "kit", "period": code},
        )
