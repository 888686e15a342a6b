"""Lines through the versions of an SKP: what a row was before an amendment (``origin_id``)."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.planning import Indicator, WorkResult
from asn_desktop.services.office import ReadTx
from asn_desktop.services.people_now import chunks


def with_origins(
    tx: ReadTx, mapped: type[WorkResult] | type[Indicator], ids: Iterable[UUID]
) -> dict[UUID, UUID]:
    """Rows and what they were before, the newest first, each leading to the row asked for."""
    found = {one: one for one in ids}
    latest = list(found)
    while latest:
        before: list[UUID] = []
        for part in chunks(latest):
            rows = tx.session.execute(
                sa.select(mapped.id, mapped.origin_id).where(
                    mapped.id.in_(part), mapped.origin_id.is_not(None)
                )
            )
            for key, origin in rows:
                if origin is not None and origin not in found:
                    found[origin] = found[key]
                    before.append(origin)
        latest = before
    return found
