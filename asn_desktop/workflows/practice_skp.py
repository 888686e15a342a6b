"""An SKP of the practice office: written, with its planned actions, extended."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from asn_desktop.rules.planning import ResultSection
from asn_desktop.services import planning, planning_copy, planning_edit, planning_links, progress
from asn_desktop.services.office import Tx
from asn_desktop.services.planning_edit import IndicatorField
from asn_desktop.workflows.practice_content import Plan


def write_skp(tx: Tx, person_id: UUID, year: int, plan: Plan, above: UUID | None) -> UUID:
    """Begin an SKP, fill it and link its results to the superior's."""
    skp_id = planning.create(tx, person_id, year, approach=plan.approach)
    planning_copy.fill(tx, planning_edit.editable(tx, skp_id), plan.content)
    if above is not None:
        superior = planning.view(tx, above).results
        mine = planning.view(tx, skp_id).results
        for result, planned in zip(mine, plan.results, strict=True):
            if 0 < planned.supports <= len(superior):
                planning_edit.link_support(tx, result.id, superior[planned.supports - 1].id)
    return skp_id


def plan_actions(tx: Tx, skp_id: UUID, plan: Plan) -> None:
    """Write the planned actions of the results, but of those of a study leave."""
    results = planning.view(tx, skp_id).results
    own = [result for result in results if not result.study_leave]
    for result, planned in zip(own, plan.results, strict=True):
        if planned.actions:
            progress.set_actions(tx, result.id, planned.actions)


def extend(tx: Tx, skp_id: UUID, told: Mapping[str, Any]) -> None:
    """Add the newly assigned result to an amended SKP, linked to the superior's first."""
    result = planning_edit.add_result(tx, skp_id, ResultSection.MAIN, text=told["text"])
    tx.session.flush()
    line = planning.view(tx, skp_id)
    indicator = next(row for row in line.results if row.id == result).indicators[0].id
    planning_edit.change_indicator(tx, indicator, IndicatorField.ASPECT, told["aspect"])
    planning_edit.change_indicator(tx, indicator, IndicatorField.TEXT, told["indicator"])
    planning_edit.change_indicator(tx, indicator, IndicatorField.TARGET, told["target"])
    panel = planning_links.superior_panel(tx, skp_id)
    if panel.results:
        planning_edit.link_support(tx, result, panel.results[0].id)
