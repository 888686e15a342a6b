"""Checking at the centre: what was received, laid open, returned with notes or approved.

Who brought a revision in never approves it. Several verifiers work at once: each act names the
revision that was looked at, and the lock of the place puts them one after another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.exchange import (
    Approval,
    Bundle,
    ParcelHead,
    ParcelReturn,
    Place,
    ReturnLine,
    Revision,
)
from asn_desktop.models.people import PersonNow
from asn_desktop.rules.exchange import PARCELS, Ownership
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.merging import Standing
from asn_desktop.rules.names import fold
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services.centre import must_be_centre, named_hand
from asn_desktop.services.centre_content import lines_of
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.people_now import chunks
from asn_desktop.views.centre import (
    Approved,
    CheckItem,
    CheckRow,
    CheckView,
    NoteLine,
    Unapproved,
)
from asn_desktop.views.lists import ListQuery, ListRows

SHOWN = 500
"""Rows a list shows at once; whoever looks for others narrows it."""
KINDS = tuple(kind for kind, one in PARCELS.items() if one.ownership is Ownership.DOCUMENT)
OPEN = (Standing.RECEIVED, Standing.MERGED)

_SORTS = {
    "person": (PersonNow.sort_name,),
    "place": (Place.name,),
    "label": (ParcelHead.kind,),
    "standing": (ParcelHead.standing,),
    "at": (ParcelHead.since,),
}


def _asked() -> sa.Select[ParcelHead, str, str, str | None, str | None]:
    return (
        sa.select(ParcelHead, Place.name, PersonNow.name, PersonNow.nip, Bundle.by)
        .join(Place, Place.id == ParcelHead.place_id)
        .join(PersonNow, PersonNow.person_id == ParcelHead.person_id, isouter=True)
        .join(Revision, Revision.hash == ParcelHead.hash, isouter=True)
        .join(Bundle, Bundle.sha256 == Revision.bundle, isouter=True)
    )


def _wanted(query: ListQuery) -> list[sa.ColumnElement[bool]]:
    """The conditions of the filters; ``state`` None = what waits to be checked."""
    state, kind, place = (query.filters.get(name) for name in ("state", "kind", "place"))
    conditions: list[sa.ColumnElement[bool]] = [ParcelHead.place_id.is_not(None)]
    if state is None:
        conditions.append(ParcelHead.standing.in_(OPEN))
    elif isinstance(state, Standing):
        conditions.append(ParcelHead.standing == state)
    conditions.append(
        ParcelHead.kind == kind if isinstance(kind, str) else ParcelHead.kind.in_(KINDS)
    )
    if isinstance(place, UUID):
        conditions.append(ParcelHead.place_id == place)
    return conditions


def rows(tx: ReadTx, query: ListQuery) -> ListRows[CheckRow]:
    """What was received, at most :data:`SHOWN` rows; the total counts all of the filter."""
    conditions = _wanted(query)
    count = sa.select(sa.func.count()).select_from(ParcelHead).where(*conditions)
    total = tx.session.scalar(count) or 0
    asked = _asked().where(*conditions)
    for word in fold(query.text).split():
        like = f"%{word}%"
        asked = asked.where(
            sa.or_(PersonNow.search.like(like), sa.func.lower(Place.name).like(like))
        )
    columns = _SORTS.get(query.sort, _SORTS["person"])
    order = [
        (column.desc() if query.descending else column.asc()).nulls_last() for column in columns
    ]
    asked = asked.order_by(*order, ParcelHead.kind, ParcelHead.parcel_id).limit(SHOWN)
    found = tx.session.execute(asked).all()
    labels = _labels(tx, [row[0] for row in found])
    return ListRows([_row(tx, labels, *row) for row in found], total)


def _row(
    tx: ReadTx,
    labels: Mapping[UUID, str],
    head: ParcelHead,
    place: str,
    name: str | None,
    nip: str | None,
    by: str | None,
) -> CheckRow:
    if head.place_id is None:
        raise refuse("centre.gone")
    return CheckRow(
        head.parcel_id,
        head.kind,
        head.hash,
        labels.get(head.parcel_id, PARCELS[head.kind].label),
        name or "",
        nip or "",
        head.place_id,
        place,
        head.standing,
        head.since.astimezone(tx.now.tzinfo),
        by or "",
    )


def _labels(tx: ReadTx, heads: Sequence[ParcelHead]) -> dict[UUID, str]:
    """What tells documents of one kind apart: the year of an SKP, the period of an evaluation."""
    from asn_desktop.models.evaluation import Evaluation
    from asn_desktop.models.planning import Period, Skp

    found: dict[UUID, str] = {}
    of: dict[str, list[UUID]] = defaultdict(list)
    for head in heads:
        of[head.kind].append(head.parcel_id)
    for chunk in chunks(of["skp"]):
        for key, year in tx.session.execute(sa.select(Skp.id, Skp.year).where(Skp.id.in_(chunk))):
            found[key] = f"SKP {year}"
    for chunk in chunks(of["evaluation"]):
        asked = (
            sa.select(Evaluation.id, Period.code, Period.year)
            .join(Period, Period.id == Evaluation.period_id)
            .where(Evaluation.id.in_(chunk))
        )
        for key, code, year in tx.session.execute(asked):
            found[key] = f"Evaluasi {PeriodRef(year, code).label} {year}"
    return found


def view(tx: ReadTx, parcel_id: UUID) -> CheckView:
    """A received parcel laid open; refused with ``centre.gone`` when it is not here any more."""
    found = tx.session.execute(_asked().where(ParcelHead.parcel_id == parcel_id)).first()
    if found is None:
        raise refuse("centre.gone")
    head = found[0]
    row = _row(tx, _labels(tx, [head]), *found)
    content = tx.session.scalar(sa.select(Revision.content).where(Revision.hash == head.hash))
    back = tx.session.scalars(
        sa.select(ParcelReturn)
        .where(ParcelReturn.parcel_id == parcel_id)
        .order_by(ParcelReturn.on.desc(), ParcelReturn.id.desc())
        .limit(1)
    ).first()
    notes = _notes(tx, back)
    given = tx.session.scalars(_approval(parcel_id, head.hash)).first()
    return CheckView(
        row,
        lines_of(tx, content, notes) if content is not None else (),
        back.text if back is not None else "",
        back.on if back is not None else None,
        back.by if back is not None else "",
        back is not None and back.hash != head.hash,
        given.by if given is not None else "",
        given.on if given is not None else None,
    )


def _notes(tx: ReadTx, back: ParcelReturn | None) -> dict[UUID, str]:
    if back is None:
        return {}
    asked = sa.select(ReturnLine).where(ReturnLine.parcel_return_id == back.id)
    found: dict[UUID, list[str]] = defaultdict(list)
    for line in tx.session.scalars(asked.order_by(ReturnLine.id)):
        found[line.row_id].append(line.text)
    return {key: " · ".join(words) for key, words in found.items()}


def _approval(parcel_id: UUID, name: str) -> sa.Select[Approval]:
    return sa.select(Approval).where(Approval.parcel_id == parcel_id, Approval.hash == name)


# ---- acts; each is about one place, under its lock


def approve(tx: Tx, place_id: UUID, items: Sequence[CheckItem]) -> Approved:
    """Approve parcels of one place as they were looked at; the rest is named with its reason.

    Left out: ``centre.already`` (somebody approved that revision meanwhile), ``centre.changed``
    (another revision is here now), ``centre.asked`` (a question stands), ``centre.own_hand`` (it
    was brought in by the same hand), ``centre.was_returned``. Refused: ``centre.who``,
    ``centre.not_centre``.
    """
    must_be_centre(tx)
    hand = named_hand(tx)
    done: list[UUID] = []
    left: list[Unapproved] = []
    for item in items:
        found = tx.session.execute(
            _asked().where(ParcelHead.parcel_id == item.id, ParcelHead.place_id == place_id)
        ).first()
        if found is None:
            left.append(Unapproved(item.id, "", "centre.gone"))
            continue
        head, person, by = found[0], found[2] or PARCELS[item.kind].label, found[4] or ""
        given = tx.session.scalars(_approval(item.id, item.hash)).first()
        code = _in_the_way(head, item, by, hand, given is not None)
        if code:
            left.append(Unapproved(item.id, person, code, given.by if given else by))
            continue
        tx.session.add(
            Approval(
                parcel_id=item.id,
                kind=item.kind,
                hash=item.hash,
                on=tx.today,
                by=hand,
                place_id=place_id,
            )
        )
        head.standing, head.since = Standing.APPROVED, tx.now
        done.append(item.id)
    return Approved(tuple(done), tuple(left))


def _in_the_way(head: ParcelHead, item: CheckItem, by: str, hand: str, given: bool) -> str:
    if given:
        return "centre.already"
    if head.hash != item.hash:
        return "centre.changed"
    if head.standing is Standing.QUESTION:
        return "centre.asked"
    if head.standing is Standing.RETURNED:
        return "centre.was_returned"
    if by and by in (hand, *_spelled(hand)):
        return "centre.own_hand"
    return ""


def _spelled(hand: str) -> tuple[str, ...]:
    """How a hand may stand on a bundle: "Operator a.n. Ani" is Ani."""
    return (f"Operator a.n. {hand}",)


def give_back(
    tx: Tx, place_id: UUID, item: CheckItem, text: str, lines: Sequence[NoteLine] = ()
) -> UUID:
    """Return a parcel to its office with what is to be put right; the office's words stay its own.

    Refused: ``centre.no_words`` without a note anywhere, ``centre.changed``, ``centre.approved``
    (the approved revision is the centre's word), ``centre.who``, ``centre.not_centre``.
    """
    must_be_centre(tx)
    hand = named_hand(tx)
    kept = [line for line in lines if line.text.strip()]
    if not text.strip() and not kept:
        raise refuse("centre.no_words", field="text")
    head = tx.session.get(ParcelHead, item.id)
    if head is None or head.place_id != place_id:
        raise refuse("centre.gone")
    if head.hash != item.hash:
        raise refuse("centre.changed", person="")
    if head.standing is Standing.APPROVED:
        raise refuse("centre.approved")
    for older in tx.session.scalars(
        sa.select(ParcelReturn).where(
            ParcelReturn.parcel_id == item.id, ParcelReturn.answered_on.is_(None)
        )
    ):
        older.answered_on = tx.today  # the newer one says it all
    back = ParcelReturn(
        parcel_id=item.id,
        kind=item.kind,
        hash=item.hash,
        on=tx.today,
        by=hand,
        text=text.strip(),
        person_id=head.person_id,
        place_id=place_id,
    )
    tx.session.add(back)
    tx.session.flush()
    for line in kept:
        tx.session.add(
            ReturnLine(
                parcel_return_id=back.id,
                table=line.table,
                row_id=line.row_id,
                text=line.text.strip(),
                field=line.field,
            )
        )
    head.standing, head.since = Standing.RETURNED, tx.now
    return back.id


def place_choices(tx: ReadTx) -> list[tuple[UUID, str]]:
    """The offices that have something here, by name."""
    asked = sa.select(Place.id, Place.name).where(sa.not_(Place.centre))
    return [(key, name) for key, name in tx.session.execute(asked.order_by(Place.name, Place.id))]
