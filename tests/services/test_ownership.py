"""At the centre nobody writes into what an office owns; in an office nothing is in the way."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import ParcelHead, Place
from asn_desktop.models.people import Person, PersonRank
from asn_desktop.models.planning import Indicator, Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.merging import Standing
from asn_desktop.rules.ranks import Rank
from asn_desktop.services import centre, ownership
from asn_desktop.services.office import Office, Tx


def _owned(tx: Tx, kind: str, *ids: UUID) -> None:
    """Make these parcels those of an office, as a merge leaves them."""
    place = tx.session.scalars(sa.select(Place).where(Place.code == "32.04.17")).first()
    if place is None:
        place = Place(code="32.04.17", name="Kecamatan Cakranegara")
        tx.session.add(place)
        tx.session.flush()
    for key in ids:
        tx.session.add(
            ParcelHead(
                parcel_id=key,
                kind=kind,
                hash=key.hex,
                standing=Standing.MERGED,
                since=tx.now,
                place_id=place.id,
            )
        )


def _touch_indicator(tx: Tx) -> None:
    row = tx.session.scalars(sa.select(Indicator)).first()
    assert row is not None
    row.text = "lain"


def _drop_indicator(tx: Tx) -> None:
    row = tx.session.scalars(sa.select(Indicator)).first()
    tx.session.delete(row)


def _add_rank(tx: Tx, person: UUID) -> None:
    tx.session.add(PersonRank(person_id=person, rank=Rank.III_D, since=tx.today))


def _rename(tx: Tx, person: UUID) -> None:
    tx.session.get_one(Person, person).name = "Nama Lain"


@pytest.fixture
def staff(
    office: Office, make_person: Callable[..., UUID], make_skp: Callable[..., UUID]
) -> tuple[UUID, UUID, UUID]:
    theirs, ours = make_person(office, "Siti Aminah"), make_person(office, "Budi Santoso")
    skp = make_skp(office, theirs, None)
    office.write(Act.MERGE_BUNDLE, _owned, "person", theirs)
    office.write(Act.MERGE_BUNDLE, _owned, "skp", skp)
    return theirs, ours, skp


def test_the_centre_writes_into_nobodys_parcels(
    office: Office, staff: tuple[UUID, UUID, UUID]
) -> None:
    theirs, ours, skp = staff
    office.write(Act.BECOME_CENTRE, centre.become_centre)
    for function, more in (
        (_touch_indicator, ()),
        (_drop_indicator, ()),
        (_add_rank, (theirs,)),
        (_rename, (theirs,)),
    ):
        with pytest.raises(Refused) as refused:
            office.write(Act.EDIT_PERSON, function, *more)
        (finding,) = refused.value.findings
        assert finding.code == "centre.not_ours"
        assert finding.values["office"] == "Kecamatan Cakranegara"
    office.write(Act.EDIT_PERSON, _rename, ours)
    assert office.read(ownership.owner_of, "skp", skp) == "Kecamatan Cakranegara"
    assert office.read(ownership.owner_of, "person", ours) == ""
    asked = sa.select(WorkResult.id)
    result = office.read(lambda tx: tx.session.scalars(asked).first())
    assert result is not None
    assert office.read(ownership.owner_of, "work_result", result) == "Kecamatan Cakranegara"


def test_a_new_document_about_an_offices_person_is_refused(
    office: Office, staff: tuple[UUID, UUID, UUID], make_skp: Callable[..., UUID]
) -> None:
    theirs, ours, _skp = staff
    office.write(Act.BECOME_CENTRE, centre.become_centre)
    with pytest.raises(Refused):
        make_skp(office, theirs, None, year=2027)
    make_skp(office, ours, theirs, year=2027)  # whom an office's person assesses may be ours


def test_in_an_office_nothing_is_in_the_way(office: Office, staff: tuple[UUID, UUID, UUID]) -> None:
    office.write(Act.EDIT_SKP, _touch_indicator)
    asked = sa.select(sa.func.count()).select_from(Skp)
    assert office.read(lambda tx: tx.session.scalar(asked)) == 1
    assert office.read(ownership.owner_of, "person", staff[0]) == ""
    office.write(Act.EDIT_PERSON, _add_rank, staff[0])
