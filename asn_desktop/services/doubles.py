"""People who stand twice at the centre and are one human being: counted once."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import SamePerson
from asn_desktop.rules.merging import SameState
from asn_desktop.services.office import ReadTx


def uncounted() -> sa.CompoundSelect[UUID]:
    """The entries that stand for somebody who is counted under another entry.

    Of two that are the same the one that came later does not count; of one who moved the entry of
    the office he left.
    """
    same = sa.select(SamePerson.person_id).where(SamePerson.state == SameState.SAME)
    moved = sa.select(SamePerson.other_id).where(SamePerson.state == SameState.MOVED)
    return same.union(moved)


def uncounted_ids(tx: ReadTx) -> frozenset[UUID]:
    """The same as a set; empty in an office, where nobody stands twice."""
    return frozenset(tx.session.scalars(uncounted()))
