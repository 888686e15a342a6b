"""Who is on study leave while this year's SKP says nothing of it (reg. 2629–2640)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.status import Status
from asn_desktop.services.office import ReadTx
from asn_desktop.views.worklist import Group, Work

LIVE = (SkpState.DRAFT, SkpState.RETURNED, SkpState.SUBMITTED, SkpState.SET)


def study_rows(tx: ReadTx, year: int) -> Iterator[Work]:
    """One row a person; whoever has no SKP yet stands among those already."""
    marked = (
        sa.select(Skp.person_id)
        .join(WorkResult, WorkResult.skp_id == Skp.id)
        .where(Skp.year == year, Skp.state.in_(LIVE), WorkResult.study_leave)
    )
    planned = sa.select(Skp.person_id).where(Skp.year == year, Skp.state.in_(LIVE))
    found = tx.session.execute(
        sa.select(PersonNow.person_id, PersonNow.name)
        .where(
            PersonNow.active,
            PersonNow.status == Status.STUDY_LEAVE,
            PersonNow.person_id.in_(planned),
            PersonNow.person_id.not_in(marked),
        )
        .order_by(PersonNow.sort_name, PersonNow.person_id)
    )
    for person_id, name in found:
        yield Work(
            key=f"skp.study.{year}.{person_id}",
            group=Group.SOON,
            code="work.study_leave",
            values={"name": name, "year": year},
            button="work.button.open_skp",
            page="skp",
            target={"person": person_id},
            reason="work.study_leave_no_new",
        )
