"""The rows of indicator manuals: going along with their indicators, and away with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, fields
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.strategy import IndicatorManual
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.planning import ManualContent


def manuals_of(tx: ReadTx, indicator_ids: Sequence[UUID]) -> dict[UUID, IndicatorManual]:
    """The manuals of some indicators, by indicator; who has none is left out."""
    found: dict[UUID, IndicatorManual] = {}
    for part in chunks(indicator_ids):
        rows = tx.session.scalars(
            sa.select(IndicatorManual).where(IndicatorManual.indicator_id.in_(part))
        )
        found.update((row.indicator_id, row) for row in rows)
    return found


def contents_of(tx: ReadTx, indicator_ids: Sequence[UUID]) -> dict[UUID, ManualContent]:
    """What those manuals say."""
    return {key: content_of(row) for key, row in manuals_of(tx, indicator_ids).items()}


def content_of(row: IndicatorManual) -> ManualContent:
    """What one manual says."""
    return ManualContent(**{each.name: getattr(row, each.name) for each in fields(ManualContent)})


def give(tx: Tx, indicator_id: UUID, content: ManualContent) -> None:
    """Write a manual for an indicator that has none."""
    tx.session.add(IndicatorManual(indicator_id=indicator_id, **asdict(content)))


def forget(tx: Tx, indicator_id: UUID) -> None:
    """Take the manual of an indicator away, which is about to go itself."""
    for row in manuals_of(tx, [indicator_id]).values():
        tx.session.delete(row)
