"""The index of the last survey round, for a glance."""

from __future__ import annotations

import sqlalchemy as sa

from asn_desktop.models.public_service import SurveyRound
from asn_desktop.rules.voices import HIDDEN_BELOW
from asn_desktop.services.office import ReadTx
from asn_desktop.services.survey_results import round_row
from asn_desktop.views.public import RoundGlance


def last_round(tx: ReadTx) -> RoundGlance | None:
    """The newest round that has begun; without an index while it has none that may be shown."""
    newest = tx.session.scalar(
        sa.select(SurveyRound.id)
        .where(SurveyRound.starts <= tx.today)
        .order_by(SurveyRound.ends.desc(), SurveyRound.starts.desc(), SurveyRound.id.desc())
        .limit(1)
    )
    if newest is None:
        return None
    row = round_row(tx, newest)
    enough = row.answers >= HIDDEN_BELOW
    return RoundGlance(
        name=row.name,
        starts=row.starts,
        ends=row.ends,
        answers=row.answers,
        index=row.index if enough else None,
        category=row.category if enough else "",
    )
