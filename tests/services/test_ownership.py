"""At the centre nobody writes into what an office owns; in an office nothing is in the way."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import ParcelHead, Place
from asn_desktop.models.people import Person, PersonNow, PersonRank
from asn_desktop.models.planning import Indicator, Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.merging import Standing
from asn_desktop.rules.ranks import Rank
from asn_desktop.services import centre, ownership, worklist
from asn_desktop.services.office import Actor, Office, Tx


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


def _waiting(office: Office, year: int) -> dict[str, object]:
    """The rows of the work list that count people, and how many."""
    found = office.read(worklist.work_list, year, None)
    return {row.code: row.values["count"] for row in found.rows if "count" in row.values}


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


@pytest.mark.parametrize("few", [ownership.FEW, 0])
def test_the_centre_is_told_of_its_own_staffs_work_alone(
    office: Office,
    staff: tuple[UUID, UUID, UUID],
    make_person: Callable[..., UUID],
    monkeypatch: pytest.MonkeyPatch,
    few: int,
) -> None:
    """Whether its staff are few enough to be named one by one or not."""
    monkeypatch.setattr(ownership, "FEW", few)
    office.write(Act.MERGE_BUNDLE, _owned, "person", make_person(office, "Rina Wati"))
    before = _waiting(office, 2026)
    assert (before["work.assessor_missing"], before["work.skp_none"]) == (3, 2)
    office.write(Act.BECOME_CENTRE, centre.become_centre)
    told = _waiting(office, 2026)
    assert (told["work.assessor_missing"], told["work.skp_none"]) == (1, 1)
    (share,) = (
        one for one in office.read(worklist.work_list, 2026, None).shares if "set" in one.code
    )
    assert share.of == 1
    office.write(Act.MERGE_BUNDLE, _owned, "person", staff[1])
    pure = office.read(worklist.work_list, 2026, None)
    assert not [row for row in pure.rows if "count" in row.values]
    assert pure.steps["people"]  # it has no first steps of an office before it


def test_what_is_asked_outside_of_the_work_list_is_asked_of_everybody(
    office: Office, staff: tuple[UUID, UUID, UUID]
) -> None:
    office.write(Act.BECOME_CENTRE, centre.become_centre)

    def count(tx: Tx) -> tuple[int, int]:
        asked = sa.select(PersonNow.person_id)
        with ownership.only_ours(tx):
            inside = len(tx.session.scalars(asked).all())
        return inside, len(tx.session.scalars(asked).all())

    assert office.read(count) == (1, 2)


def test_on_a_server_the_account_is_the_hand_whomever_it_works_as() -> None:
    assert centre.hand(Actor("rina", on_behalf_of="Ani Lestari")) == "rina"
    assert centre.hand(Actor("rina")) == "rina"
    assert centre.hand(Actor(on_behalf_of="Ani Lestari")) == "Ani Lestari"
    assert centre.hand(Actor()) == ""
