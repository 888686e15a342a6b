"""The superior's results beside an SKP: what can be supported, and what was typed in advance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from asn_desktop.models.people import Person
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.rules.copying import LIKELY, likeness
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.positions import FormFamily
from asn_desktop.services import planning
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.planning_edit import link_support
from asn_desktop.views.planning import Proposal, SkpView, SuperiorPanel, SuperiorResult

_PREFERRED = (SkpState.SET, SkpState.SUBMITTED, SkpState.RETURNED, SkpState.DRAFT)


def superior_panel(tx: ReadTx, skp_id: UUID) -> SuperiorPanel:
    """What the assessor plans this year, who supports it, and which typed texts it may match.

    A superior who has not begun is no obstacle: ``skp_id`` is then None and ``results`` empty.
    """
    skp = planning.view(tx, skp_id)
    if skp.assessor_id is None:
        return SuperiorPanel(person_id=None, name="", skp_id=None, state=None, results=())
    name = tx.session.get_one(Person, skp.assessor_id).name
    rows = planning.live_skps(tx, skp.assessor_id, skp.year)
    if not rows:
        return SuperiorPanel(
            person_id=skp.assessor_id, name=name, skp_id=None, state=None, results=()
        )
    best = min(rows, key=lambda row: _PREFERRED.index(row.state))
    superior = planning.view(tx, best.id)
    used = supporters(tx, best.id)
    here = {row.supports_id for row in skp.results}
    results = tuple(
        SuperiorResult(
            id=row.id,
            section=row.section,
            number=row.number,
            text=row.text,
            indicators=tuple(each.text for each in row.indicators if each.text),
            used_by=used.get(row.id, 0),
            used_here=row.id in here,
            choices=tuple((each.id, each.text) for each in row.indicators if each.text)
            if superior.family is FormFamily.LEADER
            else (),
        )
        for row in superior.results
        if row.text.strip()
    )
    return SuperiorPanel(
        person_id=skp.assessor_id,
        name=name,
        skp_id=best.id,
        state=best.state,
        results=results,
        proposals=_proposals(skp, results),
    )


def supporters(tx: ReadTx, skp_id: UUID) -> dict[UUID, int]:
    """How many people support each result of an SKP in a live SKP of theirs."""
    supporting = aliased(WorkResult)
    rows = tx.session.execute(
        sa.select(WorkResult.id, sa.func.count(sa.distinct(Skp.person_id)))
        .join(supporting, supporting.supports_id == WorkResult.id)
        .join(Skp, Skp.id == supporting.skp_id)
        .where(WorkResult.skp_id == skp_id, Skp.state.in_(planning.LIVE))
        .group_by(WorkResult.id)
    )
    return {row[0]: row[1] for row in rows}


def accept_proposals(tx: Tx, pairs: Mapping[UUID, UUID]) -> int:
    """Link several results at once (result → superior's result); return how many."""
    for result_id, superior_id in pairs.items():
        link_support(tx, result_id, superior_id)
    return len(pairs)


def _proposals(skp: SkpView, results: tuple[SuperiorResult, ...]) -> tuple[Proposal, ...]:
    """The likeliest match of every typed text, each candidate scored against it."""
    scored: dict[UUID, list[tuple[int, SuperiorResult]]] = defaultdict(list)
    for row in skp.results:
        if row.supports_id is None and row.supports_text.strip():
            for candidate in results:
                score = likeness(row.supports_text, candidate.text)
                if score >= LIKELY:
                    scored[row.id].append((score, candidate))
    typed = {row.id: row.supports_text for row in skp.results}
    found = []
    for result_id, candidates in scored.items():
        score, best = max(candidates, key=lambda pair: (pair[0], -pair[1].number))
        found.append(
            Proposal(
                result_id=result_id,
                typed=typed[result_id],
                candidate_id=best.id,
                candidate=best.text,
                score=score,
            )
        )
    return tuple(found)
