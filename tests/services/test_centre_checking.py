"""Checking: what waits, laid open; approving never by the hand that imported; returning by line."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.engine import Store
from asn_desktop.models.exchange import Approval, ParcelReturn
from asn_desktop.models.planning import Indicator
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.merging import Standing
from asn_desktop.services import centre, centre_checking, server
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Actor, Office
from asn_desktop.views.centre import Approved, CheckItem, NoteLine
from asn_desktop.views.lists import ListQuery
from tests.conftest import FixedClock
from tests.helpers.received import place, receive, standing


@pytest.fixture
def received(
    office: Office, make_person: Callable[..., UUID], make_skp: Callable[..., UUID]
) -> tuple[UUID, list[UUID]]:
    """Three SKP of one office, brought in by Ani; one of another."""
    here, there = place(office, "32.04.17", "Kec. A"), place(office, "32.04.18", "Kec. B")
    people = [make_person(office, name) for name in ("Budi", "Citra", "Dewi", "Eko")]
    skps = [make_skp(office, person, None) for person in people]
    receive(office, here, "person", people[:3])
    receive(office, here, "skp", skps[:3])
    receive(office, there, "skp", skps[3:])
    office.write(Act.BECOME_CENTRE, centre.become_centre)
    office.actor = Actor(on_behalf_of="Rina")
    return here, skps


def _item(office: Office, key: UUID) -> CheckItem:
    row = office.read(centre_checking.view, key).row
    return CheckItem(row.id, row.kind, row.hash)


def test_what_waits_is_listed_by_office_and_standing(
    office: Office, received: tuple[UUID, list[UUID]]
) -> None:
    here, skps = received
    found = office.read(centre_checking.rows, ListQuery())
    assert [row.person for row in found.rows] == ["Budi", "Citra", "Dewi", "Eko"]
    assert (found.rows[0].label, found.rows[0].imported_by) == ("SKP 2026", "Ani")
    of_one = office.read(centre_checking.rows, ListQuery(filters={"place": here}))
    assert (len(of_one.rows), of_one.total) == (3, 3)
    by_name = office.read(centre_checking.rows, ListQuery("citra"))
    assert [row.id for row in by_name.rows] == [skps[1]]
    office.merge(Act.APPROVE_PARCEL, here, centre_checking.approve, here, [_item(office, skps[0])])
    waiting = office.read(centre_checking.rows, ListQuery(sort="at", descending=True))
    assert skps[0] not in {row.id for row in waiting.rows}
    done = office.read(
        centre_checking.rows, ListQuery(filters={"state": Standing.APPROVED, "kind": "skp"})
    )
    assert [row.id for row in done.rows] == [skps[0]]


def test_the_content_is_laid_open_in_the_words_of_the_form(
    office: Office, received: tuple[UUID, list[UUID]]
) -> None:
    _here, skps = received
    lines = office.read(centre_checking.view, skps[0]).lines
    titles = [line.title for line in lines]
    assert titles[0] == "SKP"
    assert titles[1:] == ["RHK 1", "Indikator 1.1", "Indikator 1.2", "RHK 2", "Indikator 2.1"]
    assert lines[1].text.startswith("Surat pengantar KTP selesai sesuai standar")
    assert "Target: 300" in lines[2].text
    assert "Pegawai yang dinilai: Budi" in lines[0].text


def test_who_imports_does_not_approve_and_two_give_one_approval(
    office: Office, received: tuple[UUID, list[UUID]]
) -> None:
    here, skps = received
    items = [_item(office, key) for key in skps[:2]]
    approve = centre_checking.approve
    office.actor = Actor()
    with pytest.raises(Refused, match=r"centre\.who"):
        office.merge(Act.APPROVE_PARCEL, here, approve, here, items)
    office.actor = Actor(on_behalf_of="Ani")
    own = office.merge(Act.APPROVE_PARCEL, here, approve, here, items).value
    assert (own.done, {one.code for one in own.left}) == ((), {"centre.own_hand"})
    office.actor = Actor(on_behalf_of="Rina")
    first = office.merge(Act.APPROVE_PARCEL, here, approve, here, items[:1]).value
    assert first.done == (skps[0],)
    office.actor = Actor(on_behalf_of="Sari")
    second = office.merge(Act.APPROVE_PARCEL, here, approve, here, items).value
    assert second.done == (skps[1],)
    (left,) = second.left
    assert (left.code, left.by, left.person) == ("centre.already", "Rina", "Budi")
    asked = sa.select(sa.func.count()).select_from(Approval)
    assert office.read(lambda tx: tx.session.scalar(asked)) == 2
    assert standing(office, skps[0]) is Standing.APPROVED


def test_returned_with_a_note_a_line(office: Office, received: tuple[UUID, list[UUID]]) -> None:
    here, skps = received
    item = _item(office, skps[0])
    line = office.read(centre_checking.view, skps[0]).lines[2]
    give_back = centre_checking.give_back
    with pytest.raises(Refused) as refused:
        office.merge(Act.RETURN_PARCEL, here, give_back, here, item, "  ")
    assert refused.value.findings[0].values["field"] == "text"
    note = NoteLine(line.table, line.row_id, "Target terlalu rendah")
    office.merge(Act.RETURN_PARCEL, here, give_back, here, item, "Mohon dibetulkan", [note])
    seen = office.read(centre_checking.view, skps[0])
    assert (seen.said, seen.said_by) == ("Mohon dibetulkan", "Rina")
    assert seen.lines[2].note == "Target terlalu rendah"
    assert seen.row.standing is Standing.RETURNED
    left = office.merge(Act.APPROVE_PARCEL, here, centre_checking.approve, here, [item]).value.left
    assert left[0].code == "centre.was_returned"
    # A second note takes the place of the first; the office has one open return.
    office.merge(Act.RETURN_PARCEL, here, give_back, here, item, "Juga waktunya")
    asked = sa.select(ParcelReturn.text).where(ParcelReturn.answered_on.is_(None))
    assert office.read(lambda tx: tx.session.scalars(asked).all()) == ["Juga waktunya"]


def test_what_the_office_changed_meanwhile_is_not_approved_unseen(
    office: Office, received: tuple[UUID, list[UUID]]
) -> None:
    here, skps = received
    item = _item(office, skps[0])
    with office.store.merger.begin() as connection:  # as a merge writes, round the unit of work
        connection.execute(sa.update(Indicator).values(text="Jumlah surat selesai"))
    receive(office, here, "skp", skps[:1], number=2)
    left = office.merge(Act.APPROVE_PARCEL, here, centre_checking.approve, here, [item]).value.left
    assert left[0].code == "centre.changed"
    with pytest.raises(Refused, match=r"centre\.changed"):
        office.merge(
            Act.RETURN_PARCEL, here, centre_checking.give_back, here, item, "Mohon dibetulkan"
        )


def test_an_office_approves_nothing(
    office: Office, make_person: Callable[..., UUID], make_skp: Callable[..., UUID]
) -> None:
    here = place(office, "32.04.17", "Kec. A")
    skp = make_skp(office, make_person(office), None)
    receive(office, here, "skp", [skp])
    with pytest.raises(Refused, match=r"centre\.not_centre"):
        office.merge(Act.APPROVE_PARCEL, here, centre_checking.approve, here, [_item(office, skp)])


def test_two_verifiers_at_the_same_moment_give_one_approval(
    postgres_store: Store,
    clock: FixedClock,
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
) -> None:
    office = Office(postgres_store, STANDARD, clock)
    here = place(office, "32.04.17", "Kec. A")
    skps = [make_skp(office, make_person(office), None) for _number in range(5)]
    receive(office, here, "skp", skps)
    office.write(Act.BECOME_CENTRE, centre.become_centre)
    items = [_item(office, key) for key in skps]
    address = postgres_store.writer.url.render_as_string(hide_password=False)
    start = Barrier(2)

    def approve(name: str) -> Approved:
        with server.open_office(address, actor=Actor(on_behalf_of=name)) as mine:
            start.wait(timeout=20)
            return mine.merge(Act.APPROVE_PARCEL, here, centre_checking.approve, here, items).value

    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(approve, ("Rina", "Sari")))
    assert sorted(len(one.done) for one in found) == [0, 5]
    assert {one.code for each in found for one in each.left} == {"centre.already"}
    asked = sa.select(sa.func.count()).select_from(Approval)
    assert office.read(lambda tx: tx.session.scalar(asked)) == 5
