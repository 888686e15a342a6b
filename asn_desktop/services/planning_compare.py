"""What differs from the SKP before: what an assessor looks at first."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.planning import Skp
from asn_desktop.rules.lifecycle import SkpState
from asn_desktop.rules.names import fold
from asn_desktop.services import planning
from asn_desktop.services.office import ReadTx
from asn_desktop.views.planning import Comparison, SkpView

_COUNTED = (SkpState.SET, SkpState.SUPERSEDED)


def changed_rows(tx: ReadTx, skp_id: UUID) -> Comparison:
    """The results and indicators that are new or worded otherwise than in the SKP before.

    Before = the version this one amends or follows, else the last one of the year before. Without
    one nothing is marked. Case, signs and spaces make no difference.
    """
    skp = tx.session.get_one(Skp, skp_id)
    before = tx.session.get(Skp, skp.previous_id) if skp.previous_id else None
    if before is None:
        before = tx.session.scalar(
            sa.select(Skp)
            .where(
                Skp.person_id == skp.person_id, Skp.year == skp.year - 1, Skp.state.in_(_COUNTED)
            )
            .order_by(Skp.starts.desc(), Skp.number.desc(), Skp.id.desc())
            .limit(1)
        )
    if before is None:
        return Comparison(since="", rows=frozenset())
    now, then = planning.views(tx, [skp_id, before.id])
    known = _phrases(then)
    rows = {row.id for row in now.results if _key(row.text) not in known}
    for result in now.results:
        rows |= {
            each.id
            for each in result.indicators
            if _key(each.text, each.target) not in known and (each.text or each.target)
        }
    since = f"versi {before.number}" if before.year == skp.year else str(before.year)
    return Comparison(since=since, rows=frozenset(rows))


def _phrases(skp: SkpView) -> set[str]:
    found = {_key(result.text) for result in skp.results}
    for result in skp.results:
        found |= {_key(each.text, each.target) for each in result.indicators}
    return found


def _key(*texts: str) -> str:
    return "|".join(fold(text) for text in texts)
