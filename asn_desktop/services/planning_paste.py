"""A block from a spreadsheet put into an SKP as one act (``rules.pasting`` reads it)."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.pasting import PastePreview
from asn_desktop.services.office import Tx
from asn_desktop.services.planning_copy import fill
from asn_desktop.services.planning_edit import editable
from asn_desktop.views.planning import IndicatorContent, ResultContent, SkpContent


def apply_block(tx: Tx, skp_id: UUID, preview: PastePreview) -> int:
    """Add the results of a block behind what is there; return how many. Raises ``paste.empty``."""
    skp = editable(tx, skp_id, Act.PASTE_SKP)
    if not preview.results:
        raise refuse("paste.empty")
    results = tuple(
        ResultContent(
            section=result.section,
            text=result.text,
            assigned_by=result.assigned_by,
            supports_text=result.supports_text,
            indicators=tuple(
                IndicatorContent(
                    text=each.text,
                    target=each.target,
                    aspect=each.aspect,
                    perspective=each.perspective,
                )
                for each in result.indicators
            )
            or (IndicatorContent(),),
        )
        for result in preview.results
    )
    fill(tx, skp, SkpContent(approach=skp.approach, results=results))
    return len(results)
