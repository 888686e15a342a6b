"""Mixing unsigned rows anew, so that no batch of them can be told from the others."""

from __future__ import annotations

from random import SystemRandom
from uuid import UUID, uuid4

import sqlalchemy as sa

from asn_desktop.models.public_service import SurveyAnswer, SurveyRemark
from asn_desktop.services.office import Tx

Unsigned = type[SurveyAnswer] | type[SurveyRemark]


def mix(tx: Tx, mapped: Unsigned, round_id: UUID) -> None:
    """Write every row of a round again, in an order nobody knows and with new ids.

    A sheet added alone would lie at the end of its table, and on a server share the number of its
    transaction with its remark alone.
    """
    table = mapped.__table__
    found = tx.session.execute(sa.select(table).where(table.c.round_id == round_id))
    rows = [{**row._mapping, "id": uuid4()} for row in found]
    SystemRandom().shuffle(rows)
    tx.session.execute(sa.delete(mapped).where(mapped.round_id == round_id))
    if rows:
        tx.session.execute(sa.insert(mapped), rows)
