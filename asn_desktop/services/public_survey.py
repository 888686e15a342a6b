"""The index of the last survey round, for a glance."""

from __future__ import annotations

from fractions import Fraction

import sqlalchemy as sa

from asn_desktop.models.public_service import SurveyAnswer, SurveyRound
from asn_desktop.rules.satisfaction import ELEMENTS, category, index, weight_of
from asn_desktop.rules.voices import HIDDEN_BELOW
from asn_desktop.services.office import ReadTx
from asn_desktop.views.public import RoundGlance


def last_round(tx: ReadTx) -> RoundGlance | None:
    """The newest round that has begun; without an index while an element has no answer."""
    found = tx.session.scalars(
        sa.select(SurveyRound)
        .where(SurveyRound.starts <= tx.today)
        .order_by(SurveyRound.ends.desc(), SurveyRound.starts.desc(), SurveyRound.id.desc())
        .limit(1)
    ).first()
    if found is None:
        return None
    columns = [getattr(SurveyAnswer, f"u{number}") for number in range(1, len(ELEMENTS) + 1)]
    sums = [each for column in columns for each in (sa.func.sum(column), sa.func.count(column))]
    answers, *values = tx.session.execute(
        sa.select(sa.func.count(), *sums).where(SurveyAnswer.round_id == found.id)
    ).one()
    pairs = list(zip(values[::2], values[1::2], strict=True))
    if answers < HIDDEN_BELOW or not all(count for _sum, count in pairs):
        return RoundGlance(found.name, found.starts, found.ends, answers, None, "")
    means = [Fraction(int(total), int(count)) for total, count in pairs]
    value = index(means, weight_of(found.weighting))
    return RoundGlance(found.name, found.starts, found.ends, answers, value, category(value))
