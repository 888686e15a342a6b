"""All the centre has of one office, for one that lost its own: every parcel with its ancestors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import ParcelHead, Revision
from asn_desktop.models.paper import Version
from asn_desktop.rules.exchange import PARCELS, Ownership
from asn_desktop.rules.streams import lineage
from asn_desktop.services import outgoing, parcels
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.bundles import Revised
from asn_desktop.views.parcels import marks

FACTS = frozenset(kind for kind, one in PARCELS.items() if one.ownership is Ownership.FACT)


def gather(tx: ReadTx, place_id: UUID) -> list[Revised]:
    """Every parcel of a place as it counts here, in the order of storing.

    Its ancestors are all it ever stood on here, so an office that still has an older one takes it
    as the next.
    """
    heads: dict[str, dict[UUID, str]] = defaultdict(dict)
    asked = sa.select(ParcelHead.kind, ParcelHead.parcel_id, ParcelHead.hash)
    for kind, key, name in tx.session.execute(asked.where(ParcelHead.place_id == place_id)):
        heads[kind][key] = name
    found: list[Revised] = []
    for kind in PARCELS:
        if kind in FACTS:
            texts = parcels.texts(tx, kind, heads[kind])
            found += [Revised(kind, key, texts[key]) for key in sorted(texts)]
        else:
            found += _revised(tx, kind, heads[kind])
    return found


def _revised(tx: ReadTx, kind: str, heads: dict[UUID, str]) -> Iterator[Revised]:
    for chunk in chunks(sorted(heads)):
        parents: dict[str, set[str]] = defaultdict(set)
        texts: dict[str, bytes] = {}
        asked = sa.select(Revision).where(Revision.parcel_id.in_(chunk))
        names = {heads[key] for key in chunk}
        for row in tx.session.scalars(asked):
            parents[row.hash].update(marks(row.content))
            if row.parent is not None:
                parents[row.hash].add(row.parent)
            if row.hash in names:
                texts[row.hash] = row.content
        for key in chunk:
            name = heads[key]
            if name in texts:
                yield Revised(kind, key, texts[name], lineage(name, parents))


def fingerprints(tx: ReadTx, revisions: Sequence[Revised]) -> dict[str, str]:
    """The sealed sheets that versions among the revisions name, with their content."""
    versions = [one.id for one in revisions if one.kind == Version.__tablename__]
    wanted: set[str] = set()
    for chunk in chunks(versions):
        wanted.update(
            tx.session.scalars(sa.select(Version.fingerprint).where(Version.id.in_(chunk)))
        )
    return outgoing.sealed_contents(tx, wanted)
