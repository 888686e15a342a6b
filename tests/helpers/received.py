"""What a merge leaves at the centre, made without a bundle: offices, revisions, heads."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import Bundle, ParcelHead, Place, Revision
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState, Direction, Standing
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import parcels
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.parcels import name_of


def place(office: Office, code: str, name: str) -> UUID:
    """An office the centre knows."""

    def make(tx: Tx) -> UUID:
        row = Place(code=code, name=name, enrolled_on=tx.today)
        tx.session.add(row)
        tx.session.flush()
        return row.id

    return office.write(Act.ENROL_PLACE, make).value


def receive(
    office: Office,
    place_id: UUID,
    kind: str,
    ids: Iterable[UUID],
    *,
    by: str = "Ani",
    number: int = 1,
    places: parcels.Places | None = None,
) -> dict[UUID, str]:
    """Make rows that are here those of an office, brought in by ``by``; parcel → revision."""
    return office.write(
        Act.MERGE_BUNDLE, _receive, place_id, kind, list(ids), by, number, places
    ).value


def _receive(
    tx: Tx,
    place_id: UUID,
    kind: str,
    ids: list[UUID],
    by: str,
    number: int,
    places: parcels.Places | None,
) -> dict[UUID, str]:
    bundle = Bundle(
        sha256=new_id().hex,
        direction=Direction.IN,
        kind=BundleKind.CHANGES,
        state=BundleState.APPLIED,
        at=tx.now,
        by=by,
        size=1,
        place_id=place_id,
        number=number,
    )
    tx.session.add(bundle)
    texts = parcels.texts(tx, kind, ids, places)
    people = parcels.people_of(tx, kind, ids, places or {})
    for key, text in texts.items():
        name = name_of(text)
        tx.session.add(
            Revision(
                hash=name,
                parcel_id=key,
                kind=kind,
                at=tx.now,
                content=text,
                place_id=place_id,
                bundle=bundle.sha256,
            )
        )
        head = tx.session.get(ParcelHead, key)
        if head is None:
            tx.session.add(
                ParcelHead(
                    parcel_id=key,
                    kind=kind,
                    hash=name,
                    standing=Standing.MERGED,
                    since=tx.now,
                    place_id=place_id,
                    person_id=people.get(key),
                )
            )
        else:
            head.hash, head.standing = name, Standing.MERGED
    return {key: name_of(text) for key, text in texts.items()}


def standing(office: Office, key: UUID) -> Standing:
    """How far a parcel has come."""
    asked = sa.select(ParcelHead.standing).where(ParcelHead.parcel_id == key)
    return office.read(lambda tx: tx.session.scalars(asked).one())
