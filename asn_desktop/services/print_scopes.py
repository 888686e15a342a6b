"""By what people are chosen for the print desk: all, an assessor's, a unit's, by NIP."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.people import PersonNow
from asn_desktop.rules.names import fold
from asn_desktop.services.office import ReadTx
from asn_desktop.views.printing import DeskScope, ScopeKind

STAFF = sa.and_(PersonNow.active, PersonNow.kind.is_not(None))
"""Those with sheets of their own: a *pejabat luar* signs, but is evaluated elsewhere."""


def scopes(tx: ReadTx) -> tuple[DeskScope, ...]:
    """What people can be chosen by: everybody, an assessor's people, a unit's people."""
    total = tx.session.scalar(sa.select(sa.func.count()).select_from(PersonNow).where(STAFF))
    found = [DeskScope(ScopeKind.ALL, None, "", total or 0)] if total else []
    for kind, key, name in (
        (ScopeKind.ASSESSOR, PersonNow.assessor_id, PersonNow.assessor),
        (ScopeKind.UNIT, PersonNow.unit_id, PersonNow.unit),
    ):
        rows = tx.session.execute(
            sa.select(key, name, sa.func.count()).where(STAFF, key.is_not(None)).group_by(key, name)
        )
        part = [DeskScope(kind, row[0], row[1] or "", row[2]) for row in rows]
        found += sorted(part, key=lambda scope: (fold(scope.label), str(scope.id)))
    return tuple(found)


def people_in(tx: ReadTx, kind: ScopeKind, scope_id: UUID | None) -> tuple[UUID, ...]:
    """The active staff of a scope."""
    asked = sa.select(PersonNow.person_id).where(STAFF)
    if kind is ScopeKind.ASSESSOR:
        asked = asked.where(PersonNow.assessor_id == scope_id)
    elif kind is ScopeKind.UNIT:
        asked = asked.where(PersonNow.unit_id == scope_id)
    return tuple(tx.session.scalars(asked.order_by(PersonNow.sort_name, PersonNow.person_id)))


def find_nips(tx: ReadTx, nips: Sequence[str]) -> dict[str, UUID]:
    """Who bears these NIP today; unknown ones are left out."""
    rows = tx.session.execute(
        sa.select(PersonNow.nip, PersonNow.person_id).where(PersonNow.nip.in_(nips))
    )
    return {row.nip: row.person_id for row in rows}
