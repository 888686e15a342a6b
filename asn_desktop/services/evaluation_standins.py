"""Who evaluates where the assessor is gone for good, or the employee acts in another post.

*Berhalangan tetap*: the assessor's superior, step by step (reg. 3673–3678). Plt.: the head of the
unit to which he reports in that duty (reg. 3683–3688), as far as the office's own data know him.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import Acting, PersonStatus, Placement, Unit
from asn_desktop.rules.people import ActingKind
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import assessors_on
from asn_desktop.services.people_now import chunks, holding, latest, latest_held


def absent(tx: ReadTx, ids: Iterable[UUID], day: date) -> set[UUID]:
    """Which of these people are not in office on a day: gone, or exempt from all of this."""
    found: set[UUID] = set()
    for part in chunks(ids):
        rows = tx.session.scalars(
            sa.select(PersonStatus).where(
                PersonStatus.person_id.in_(part), holding(PersonStatus, day)
            )
        )
        found.update(key for key, row in latest(rows).items() if not row.status.plans)
    return found


def present_above(tx: ReadTx, gone: Collection[UUID], day: date) -> dict[UUID, UUID]:
    """For each assessor who is not in office the next one above him who is; else left out."""
    above: dict[UUID, UUID] = {}
    waiting = {one: one for one in gone}
    seen: set[UUID] = set()
    while waiting:
        seen |= set(waiting.values())
        next_up = assessors_on(tx, set(waiting.values()), day)
        reached = {one: next_up[here] for one, here in waiting.items() if here in next_up}
        missing = absent(tx, set(reached.values()), day)
        above |= {one: here for one, here in reached.items() if here not in missing}
        waiting = {
            one: here for one, here in reached.items() if here in missing and here not in seen
        }
    return above


def acting_leaders(tx: ReadTx, people: Iterable[UUID], day: date) -> dict[UUID, UUID]:
    """For whoever is Plt. on a day: the head of the unit he reports to as such; others left out.

    The head of the unit he acts in; where he heads it himself, that of the next unit above.
    """
    plt = Acting.kind == ActingKind.PLT
    rows = latest_held(tx, Acting, set(people), day, [Acting.unit_id], plt)
    duties: dict[UUID, UUID] = {key: row.unit_id for key, row in rows.items() if row.unit_id}
    if not duties:
        return {}
    parents = {
        row.id: row.parent_id for row in tx.session.execute(sa.select(Unit.id, Unit.parent_id))
    }
    heads = {
        row.unit_id: row.person_id
        for row in tx.session.scalars(
            sa.select(Placement)
            .where(Placement.heads, holding(Placement, day))
            .order_by(Placement.id)
        )
    }
    found: dict[UUID, UUID] = {}
    for person, unit in duties.items():
        here: UUID | None = unit
        seen: set[UUID] = set()
        while here is not None and here not in seen:
            seen.add(here)
            if here in heads and heads[here] != person:
                found[person] = heads[here]
                break
            here = parents.get(here)
    return found
