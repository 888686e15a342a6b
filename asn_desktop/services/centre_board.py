"""The board of the centre: one row an office, counted in the database, a handful of questions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation
from asn_desktop.models.exchange import (
    Bundle,
    HeldRevision,
    ParcelHead,
    Place,
    PlaceKey,
    Question,
)
from asn_desktop.models.paper import SheetEvent, Version
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Period, Skp
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.lifecycle import SheetEventKind, SkpState
from asn_desktop.rules.merging import (
    UNDECIDED,
    BundleState,
    Direction,
    KeyState,
    Standing,
)
from asn_desktop.rules.names import fold
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.services import setup
from asn_desktop.services.centre_checking import KINDS, OPEN
from asn_desktop.services.centre_inbox import READY
from asn_desktop.services.doubles import uncounted
from asn_desktop.services.office import ReadTx
from asn_desktop.views.centre import BoardRow, BoardSums
from asn_desktop.views.lists import ListQuery, ListRows

SHEETS = (FormCode.D_1_1, FormCode.D_1_2, FormCode.D_1_3)
# Bundles that say something of their office; refused and alarming ones do not.
HEARD = (BundleState.CHECKED, BundleState.APPLIED, BundleState.DUPLICATE, BundleState.HELD)
Counts = dict[UUID, int]


def rows(tx: ReadTx, ref: PeriodRef | None, year: int) -> list[BoardRow]:
    """Every office by code; ``ref`` None: of the year, without evaluations and sheets."""
    last = _last(tx)
    people = _count(tx, _of_people())
    skp = _count(tx, _skps(year))
    rated = _count(tx, _rated(ref)) if ref is not None else {}
    signed = _count(tx, _signed(ref)) if ref is not None else {}
    questions = _count(tx, _by_place(Question, Question.state.in_(UNDECIDED)))
    held = _count(tx, _by_place(HeldRevision))
    returned = _count(tx, _by_place(ParcelHead, ParcelHead.standing == Standing.RETURNED))
    waiting = _count(
        tx, _by_place(ParcelHead, ParcelHead.standing.in_(OPEN), ParcelHead.kind.in_(KINDS))
    )
    ready = _count(tx, _by_place(Bundle, *READY))
    keys = _count(tx, _by_place(PlaceKey, PlaceKey.state == KeyState.ACTIVE))
    late_days = setup.read_settings(tx).office_late_days
    asked = sa.select(Place).where(sa.not_(Place.centre)).order_by(Place.code, Place.id)
    found = []
    for place in tx.session.scalars(asked):
        at, number = last.get(place.id, (None, 0))
        local = at.astimezone(tx.now.tzinfo) if at is not None else None
        age = (tx.today - local.date()).days if local is not None else None
        key = place.id
        found.append(
            BoardRow(
                id=key,
                code=place.code,
                name=place.name,
                at=local,
                number=number,
                age=age,
                people=people.get(key, 0),
                skp=skp.get(key, 0),
                rated=rated.get(key, 0),
                signed=signed.get(key, 0),
                questions=questions.get(key, 0),
                held=held.get(key, 0),
                returned=returned.get(key, 0),
                waiting=waiting.get(key, 0),
                keys=keys.get(key, 0),
                late=age is None or age > late_days,
                ready=ready.get(key, 0),
            )
        )
    return found


def _count(tx: ReadTx, asked: sa.Select[Any, int]) -> Counts:
    return {key: number for key, number in tx.session.execute(asked) if key is not None}


def _by_place(mapped: Any, *conditions: sa.ColumnElement[bool]) -> sa.Select[Any, int]:
    asked = sa.select(mapped.place_id, sa.func.count()).where(*conditions)
    return asked.group_by(mapped.place_id)


def _last(tx: ReadTx) -> dict[UUID, tuple[Any, int]]:
    """The newest bundle of every place: when it came, and its number."""
    ranked = (
        sa.select(
            Bundle.place_id,
            Bundle.at,
            Bundle.number,
            sa.func.row_number()
            .over(partition_by=Bundle.place_id, order_by=(Bundle.at.desc(), Bundle.id.desc()))
            .label("rank"),
        )
        .where(
            Bundle.direction == Direction.IN,
            Bundle.place_id.is_not(None),
            Bundle.state.in_(HEARD),
        )
        .subquery()
    )
    asked = sa.select(ranked.c.place_id, ranked.c.at, ranked.c.number).where(ranked.c.rank == 1)
    return {place: (at, number) for place, at, number in tx.session.execute(asked)}


def _person() -> Any:
    """The heads of people: whose each is, those who stand for somebody else left out."""
    return sa.and_(ParcelHead.kind == "person", ParcelHead.parcel_id.not_in(uncounted()))


def _of_people() -> sa.Select[Any, int]:
    return (
        sa.select(ParcelHead.place_id, sa.func.count())
        .join(PersonNow, PersonNow.person_id == ParcelHead.parcel_id)
        .where(_person(), PersonNow.active)
        .group_by(ParcelHead.place_id)
    )


def _skps(year: int) -> sa.Select[Any, int]:
    return (
        sa.select(ParcelHead.place_id, sa.func.count(sa.distinct(Skp.person_id)))
        .join(Skp, Skp.person_id == ParcelHead.parcel_id)
        .where(_person(), Skp.year == year, Skp.state == SkpState.SET)
        .group_by(ParcelHead.place_id)
    )


def _rated(ref: PeriodRef) -> sa.Select[Any, int]:
    return (
        sa.select(ParcelHead.place_id, sa.func.count(sa.distinct(Evaluation.person_id)))
        .join(Evaluation, Evaluation.person_id == ParcelHead.parcel_id)
        .join(Period, Period.id == Evaluation.period_id)
        .where(
            _person(),
            Period.year == ref.year,
            Period.code == ref.code,
            Evaluation.predicate.is_not(None),
        )
        .group_by(ParcelHead.place_id)
    )


def _signed(ref: PeriodRef) -> sa.Select[Any, int]:
    void = sa.orm.aliased(SheetEvent)
    return (
        sa.select(ParcelHead.place_id, sa.func.count(sa.distinct(Version.person_id)))
        .join(Version, Version.person_id == ParcelHead.parcel_id)
        .join(SheetEvent, SheetEvent.version_id == Version.id)
        .where(
            _person(),
            Version.year == ref.year,
            Version.period == ref.code,
            Version.form.in_(SHEETS),
            SheetEvent.kind == SheetEventKind.SIGNED,
            ~sa.exists().where(void.version_id == Version.id, void.kind == SheetEventKind.VOID),
        )
        .group_by(ParcelHead.place_id)
    )


# ---- what the list shows


_KEYS = {
    "office": lambda row: fold(row.name),
    "code": lambda row: row.code,
    "last": lambda row: (row.at is None, row.at.timestamp() if row.at else 0.0),
    "people": lambda row: row.people,
    "skp": lambda row: _share(row.skp, row.people),
    "rated": lambda row: _share(row.rated, row.people),
    "signed": lambda row: _share(row.signed, row.people),
    "open": lambda row: (row.questions, row.ready, row.held, row.returned),
    "waiting": lambda row: row.waiting,
    "keys": lambda row: row.keys,
}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else -1.0


def choose(known: Sequence[BoardRow], query: ListQuery) -> ListRows[BoardRow]:
    """Filter and sort what was read: late, with questions, never heard of, without a key."""
    words = fold(query.text).split()
    test = _TESTS.get(query.filters.get("state"), _any)
    found = [
        row
        for row in known
        if test(row) and all(word in fold(f"{row.name} {row.code}") for word in words)
    ]
    found.sort(key=_KEYS.get(query.sort, _KEYS["code"]), reverse=query.descending)
    return ListRows(found, len(known))


def _any(_row: BoardRow) -> bool:
    return True


_TESTS: dict[object, Any] = {
    "late": lambda row: row.late,
    "never": lambda row: row.at is None,
    "open": lambda row: row.questions or row.held,
    "returned": lambda row: row.returned,
    "waiting": lambda row: row.waiting,
    "keyless": lambda row: not row.keys,
}


def sums(known: Sequence[BoardRow]) -> BoardSums:
    """What stands above the board."""
    return BoardSums(
        len(known),
        sum(row.late for row in known),
        sum(row.questions for row in known),
        sum(row.people for row in known),
        sum(row.rated for row in known),
    )
