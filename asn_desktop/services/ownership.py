"""Whose a row is: at the centre nobody writes into what an office owns.

The centre answers an office by merging, deciding, returning and approving; the rows themselves are
the office's, and what it wrote stays its own words. An office asks one indexed question per act.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import ORMExecuteState, with_loader_criteria

from asn_desktop.models import schema
from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.exchange import ParcelHead, Place
from asn_desktop.models.journal import row_id
from asn_desktop.models.office import Setting
from asn_desktop.models.paper import Version
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Skp
from asn_desktop.rules.exchange import PARCEL_OF, PARCELS, PROGRESS, Role
from asn_desktop.rules.findings import refuse
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks

_EXTRA: Final = {
    "indicator_manual": ("indicator_id", "indicator"),
    "workblock": ("skp_id", "skp"),
    "matrix": ("skp_id", "skp"),
    "take_over": ("work_result_id", "work_result"),
    "sheet_event": ("version_id", "version"),
    "sheet_scan": ("version_id", "version"),
    "evidence": ("work_result_id", "work_result"),
}


def _links() -> dict[str, tuple[str, str]]:
    """Table → the column that leads to what it is part of or about, and that table."""
    found = dict(_EXTRA)
    for kind, parcel in PARCELS.items():
        for part in parcel.parts:
            up = "work_result" if part.of == PROGRESS else part.of
            found[part.table] = (part.column, up)
        if parcel.person and parcel.person != "id":
            found[kind] = (parcel.person, "person")
    return found


LINKS: Final = _links()
Rows = dict[str, set[UUID]]


def is_centre(tx: ReadTx) -> bool:
    """Whether this database is the centre's."""
    asked = sa.select(Setting.value).where(Setting.name == "exchange_role")
    return tx.session.scalar(asked) == json.dumps(Role.CENTRE.value)


def guard(tx: Tx) -> None:
    """Refuse an act that wrote into an office's parcel (``centre.not_ours``).

    What a merge or a decision writes is not in the recorder and passes.
    """
    touched: Rows = defaultdict(set)
    links: dict[UUID, UUID | None] = {}
    recorder = tx.recorder
    rows = [*recorder.created.values(), *(row for row, _fields in recorder.updated.values())]
    for row in rows:
        if row.__tablename__ in PARCEL_OF:
            key = row_id(row)
            touched[row.__tablename__].add(key)
            if row.__tablename__ in LINKS:
                links[key] = getattr(row, LINKS[row.__tablename__][0])
    for key, (table, before) in recorder.deleted.items():
        if table in PARCEL_OF:
            touched[table].add(key)
            if table in LINKS:
                up = json.loads(before).get(LINKS[table][0])
                links[key] = None if up is None else UUID(up)
    if not touched or not is_centre(tx):
        return
    owners = _owners(tx, touched, links)
    if owners:
        table, place = next(iter(sorted(owners.items())))
        raise refuse("centre.not_ours", what=PARCELS[PARCEL_OF[table]].label, office=place)


def owner_of(tx: ReadTx, table: str, key: UUID) -> str:
    """The name of the office a row belongs to, as the centre sees it; "" for what is ours."""
    if not is_centre(tx):
        return ""
    return next(iter(_owners(tx, {table: {key}}, {}).values()), "")


_ABOUT: Final[tuple[Any, ...]] = (PersonNow, Skp, Evaluation, Version)
"""What is about one person and travels: what an office's list of work is counted from."""
FEW: Final = 2000
"""Up to so many people of its own a centre names them one by one, which the indexes answer."""


@contextmanager
def only_ours(tx: ReadTx) -> Iterator[None]:
    """Within, questions about people and their papers find those of this program's own staff.

    At the centre what an office owns is left out; an office is asked for its role and no more.
    """
    if not is_centre(tx):
        yield
        return
    theirs = (
        sa.select(ParcelHead.parcel_id)
        .join(Place, Place.id == ParcelHead.place_id)
        .where(ParcelHead.kind == "person", sa.not_(Place.centre))
    )
    people = schema.METADATA.tables["person"]
    asked = sa.select(people.c.id).where(people.c.id.not_in(theirs)).limit(FEW + 1)
    own = tx.session.scalars(asked).all()
    options = [
        with_loader_criteria(
            each, each.person_id.in_(own) if len(own) <= FEW else each.person_id.not_in(theirs)
        )
        for each in _ABOUT
    ]

    def narrow(state: ORMExecuteState) -> None:
        if state.is_select:
            state.statement = state.statement.options(*options)

    sa.event.listen(tx.session, "do_orm_execute", narrow)
    try:
        yield
    finally:
        sa.event.remove(tx.session, "do_orm_execute", narrow)


def _owners(tx: ReadTx, touched: Rows, links: dict[UUID, UUID | None]) -> dict[str, str]:
    """Table that was touched → the office that owns it; what nobody else owns is left out."""
    found: dict[str, str] = {}
    for table, ids in touched.items():
        here, wanted = table, set(ids)
        while wanted:
            place = _place_of(tx, wanted)
            if place is not None:
                found[table] = place
                break
            if here not in LINKS:
                break
            column, up = LINKS[here]
            wanted = _above(tx, here, column, wanted, links)
            here = up
    return found


def _place_of(tx: ReadTx, ids: Iterable[UUID]) -> str | None:
    for chunk in chunks(ids):
        asked = (
            sa.select(Place.name)
            .join(ParcelHead, ParcelHead.place_id == Place.id)
            .where(ParcelHead.parcel_id.in_(chunk), sa.not_(Place.centre))
            .limit(1)
        )
        name: str | None = tx.session.scalar(asked)
        if name is not None:
            return name
    return None


def _above(
    tx: ReadTx, table: str, column: str, ids: set[UUID], links: dict[UUID, UUID | None]
) -> set[UUID]:
    above = {links[key] for key in ids if key in links}
    stored = schema.METADATA.tables[table]
    for chunk in chunks(ids - links.keys()):
        asked = sa.select(stored.c[column]).where(stored.c.id.in_(chunk))
        above.update(tx.session.scalars(asked))
    return {key for key in above if key is not None}
