"""Where a figure (an index, a median) may stand as realisation in a person's SKP."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.progress import Realisation
from asn_desktop.rules.names import fold
from asn_desktop.rules.planning import Approach
from asn_desktop.services import progress
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.progress import (
    IndicatorProgress,
    RealisationPlace,
    ResultProgress,
)


def places(
    tx: ReadTx, person_id: UUID, period_id: UUID, likely: Sequence[str]
) -> tuple[RealisationPlace, ...]:
    """Every place of the period, first those whose words hold one of ``likely``.

    Nothing for somebody without an SKP in force.
    """
    found = progress.progress_of(tx, person_id, period_id)
    if found is None:
        return ()
    made: list[RealisationPlace] = []
    for result in found.results:
        lines = result.indicators
        of_result = found.approach is Approach.QUALITATIVE
        made += [_place(result, line, likely) for line in ((None,) if of_result else lines)]
    return tuple(sorted(made, key=lambda one: not one.likely))


def use(tx: Tx, period_id: UUID, place: tuple[UUID, UUID | None], text: str, evidence: str) -> None:
    """Write the words as what was realised; refused as :func:`progress.record`.

    What stood there is replaced; evidence that stood there stays, the new behind it.
    """
    work_result_id, indicator_id = place
    kept = tx.session.scalar(
        sa.select(Realisation.evidence).where(
            Realisation.work_result_id == work_result_id,
            Realisation.indicator_id.is_not_distinct_from(indicator_id),
            Realisation.period_id == period_id,
        )
    )
    if evidence not in (kept or ""):
        kept = f"{kept}\n{evidence}" if kept else evidence
    progress.record(tx, work_result_id, indicator_id, period_id, text, kept or "")


def _place(
    result: ResultProgress, line: IndicatorProgress | None, likely: Sequence[str]
) -> RealisationPlace:
    realised = line.realised if line else result.realised
    words = fold(line.text if line else result.text)
    return RealisationPlace(
        work_result_id=result.id,
        indicator_id=line.id if line else None,
        result=result.text,
        indicator=line.text if line else "",
        target=line.target if line else "",
        current=realised.text if realised else "",
        evidence=realised.evidence if realised else "",
        likely=any(one in words for one in likely),
    )
