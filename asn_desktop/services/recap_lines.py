"""The lines recaps are made of: every evaluation of a period as it counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.evaluation import Evaluation, Objection
from asn_desktop.models.exchange import ParcelHead, Place
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import Period
from asn_desktop.rules.findings import refuse
from asn_desktop.rules.lifecycle import ObjectionState
from asn_desktop.rules.nip import EmployeeKind
from asn_desktop.rules.periods import PeriodRef
from asn_desktop.rules.predicate import Predicate, Rating
from asn_desktop.services.doubles import counted_as, once
from asn_desktop.services.office import ReadTx
from asn_desktop.services.ownership import is_centre
from asn_desktop.services.people_at import parties_on
from asn_desktop.services.people_now import chunks
from asn_desktop.services.progress_facts import head_of
from asn_desktop.services.setup import read_settings
from asn_desktop.views.progress import PeriodHead
from asn_desktop.views.sheets import Party

NO_UNIT = "Unit kerja belum diisi"


@dataclass(frozen=True)
class Line:
    """One person's evaluation of one period, as it counts."""

    person_id: UUID
    evaluation_id: UUID
    name: str
    sort_name: str
    nip: str
    party: Party
    assessor: str
    work: Rating | None
    behaviour: Rating | None
    predicate: Predicate | None
    on: date | None
    objected: bool
    place: str = ""

    @property
    def unit(self) -> str:
        """What heads its group: the unit, at the centre over all offices the office."""
        return self.place or self.party.unit or NO_UNIT


def period_of(tx: ReadTx, ref: PeriodRef) -> PeriodHead:
    """The period; refused with ``recap.no_period`` while it is not set up."""
    row = tx.session.scalars(
        sa.select(Period).where(Period.year == ref.year, Period.code == ref.code)
    ).one_or_none()
    if row is None:
        raise refuse("recap.no_period", period=f"{ref.label} {ref.year}")
    return head_of(row)


def lines_of(tx: ReadTx, period: PeriodHead, place: UUID | None = None) -> list[Line]:
    """The evaluations of a period by name, with the unit of its end.

    At the centre of the office ``place``, else of all of them with their offices; somebody who
    stands twice once.
    """
    assessor = sa.orm.aliased(PersonNow)
    asked = (
        sa.select(Evaluation, PersonNow, assessor.name, Objection)
        .join(PersonNow, PersonNow.person_id == Evaluation.person_id)
        .join(assessor, assessor.person_id == Evaluation.assessor_id, isouter=True)
        .join(
            Objection,
            sa.and_(
                Objection.evaluation_id == Evaluation.id,
                Objection.state == ObjectionState.CHANGED,
            ),
            isouter=True,
        )
        .where(Evaluation.period_id == period.id, PersonNow.kind.in_(list(EmployeeKind)))
        .order_by(PersonNow.sort_name, Evaluation.id)
    )
    of_all = place is None and is_centre(tx)
    if place is not None:
        asked = asked.where(PersonNow.person_id.in_(_people_of(place)))
    found = tx.session.execute(asked).all()
    if of_all:
        found = once(found, _person_id, counted_as(tx))
    places = _places(tx) if of_all else {}
    own = read_settings(tx).office_name if of_all else ""
    day = min(period.ends, tx.today)
    parties: dict[UUID, Party] = {}
    for part in chunks(row[1].person_id for row in found):
        parties |= parties_on(tx, part, day)
    return [
        _line(
            row[0],
            row[1],
            row[2] or "",
            row[3],
            parties.get(row[1].person_id, Party()),
            places.get(row[1].person_id, own if of_all else ""),
        )
        for row in found
    ]


def _person_id(row: Any) -> UUID:
    key: UUID = row[1].person_id
    return key


def _people_of(place: UUID) -> sa.Select[UUID]:
    """The people of an office, as the centre knows them."""
    return sa.select(ParcelHead.parcel_id).where(
        ParcelHead.place_id == place, ParcelHead.kind == "person"
    )


def _places(tx: ReadTx) -> dict[UUID, str]:
    """Person → the name of his office."""
    asked = (
        sa.select(ParcelHead.parcel_id, Place.name)
        .join(Place, Place.id == ParcelHead.place_id)
        .where(ParcelHead.kind == "person", sa.not_(Place.centre))
    )
    return {key: name for key, name in tx.session.execute(asked)}  # noqa: C416 - typed pairs


def _line(
    row: Evaluation,
    one: PersonNow,
    assessor: str,
    decided: Objection | None,
    party: Party,
    place: str,
) -> Line:
    changed = decided is not None and decided.predicate is not None
    source = decided if decided is not None and changed else row
    return Line(
        person_id=one.person_id,
        evaluation_id=row.id,
        name=one.name,
        sort_name=one.sort_name,
        nip=one.nip or "",
        party=party,
        assessor=assessor,
        work=source.work_rating,
        behaviour=source.behaviour_rating,
        predicate=source.predicate,
        on=decided.decided_on if decided is not None and changed else row.rated_on,
        objected=changed,
        place=place,
    )
