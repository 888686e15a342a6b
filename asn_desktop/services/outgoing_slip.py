"""What stands on the cover slip of a bundle."""

from __future__ import annotations

import json
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, Place
from asn_desktop.rules import parcel_counts
from asn_desktop.rules.findings import refuse
from asn_desktop.services.attachments import office_letterhead
from asn_desktop.services.office import ReadTx
from asn_desktop.services.setup import read_settings
from asn_desktop.views.sending import CoverSlip


def cover_slip(tx: ReadTx, bundle_id: UUID, place_code: str) -> CoverSlip:
    """The slip of a bundle made here; raises ``Refused`` (``sending.not_kept``) for none."""
    row = tx.session.get(Bundle, bundle_id)
    if row is None:
        raise refuse("sending.not_kept")
    settings = read_settings(tx)
    centre = tx.session.scalar(sa.select(Place.name).where(Place.centre))
    return CoverSlip(
        letterhead=office_letterhead(tx),
        agency=settings.agency,
        office=settings.office_name,
        place=settings.place,
        place_code=place_code,
        centre=centre or "",
        number=row.number,
        kind=row.kind,
        made=row.at.astimezone(tx.now.tzinfo),
        made_by=row.by,
        sha256=row.sha256,
        size=row.size,
        name=row.name,
        counts=parcel_counts.told(json.loads(row.counts)),
        left_out=parcel_counts.LEFT_OUT,
        practice=settings.practice,
    )
