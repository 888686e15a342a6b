"""One person's trajectories with everything the printed sheet says."""

from __future__ import annotations

from uuid import UUID

from asn_desktop.services import trajectory
from asn_desktop.services.attachments import office_letterhead
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_at import nip_printed, party_on
from asn_desktop.services.progress_facts import period_head
from asn_desktop.services.setup import read_settings
from asn_desktop.views.trajectory import TrajectorySheet


def trajectory_sheet(tx: ReadTx, person_id: UUID, period_id: UUID) -> TrajectorySheet:
    """The sheet of a person up to the end of the period; without indicators ``lines`` is empty."""
    settings, period = read_settings(tx), period_head(tx, period_id)
    person = party_on(tx, person_id, min(period.ends, tx.today))
    return TrajectorySheet(
        letterhead=office_letterhead(tx),
        agency=settings.agency,
        office=settings.office_name,
        name=person.name,
        nip=nip_printed(person.nip) if person.nip else "",
        position=person.position,
        period=f"{period.label} {period.year}",
        code=period.code,
        on=tx.today,
        lines=trajectory.views(tx, [person_id], period_id).get(person_id, ()),
        practice=settings.practice,
    )
