"""The inbox: what is ready comes in the order of its stream; a gap is named by its numbers."""

from __future__ import annotations

from uuid import UUID

import pytest

from asn_desktop.models.exchange import Bundle, Stream
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import centre_inbox
from asn_desktop.services.office import Office, Tx
from asn_desktop.ui.centre.inbox_looks import state_of
from asn_desktop.views.lists import ListQuery
from tests.helpers.received import place

GAP = '{"fault": {"code": "receiving.gap", "values": {}}}'


def _bundle(tx: Tx, place_id: UUID | None, number: int, state: BundleState, **more: object) -> None:
    values = {"kind": BundleKind.CHANGES, "installation": INSTALLATION, "epoch": "e", **more}
    tx.session.add(
        Bundle(
            sha256=new_id().hex,
            direction=Direction.IN,
            state=state,
            at=tx.now,
            by="Ani",
            size=2048,
            name=f"paket {number}",
            place_id=place_id,
            number=number,
            upto=number * 10,
            **values,
        )
    )


def _stream(tx: Tx, place_id: UUID, number: int) -> None:
    tx.session.add(
        Stream(
            installation=INSTALLATION,
            epoch="e",
            direction=Direction.IN,
            place_id=place_id,
            begun_at=tx.now,
            number=number,
            position=number * 10,
        )
    )


INSTALLATION = new_id()


@pytest.fixture
def places(office: Office) -> tuple[UUID, UUID]:
    a, b = place(office, "1", "Kec. A"), place(office, "2", "Kec. B")
    office.write(Act.RECEIVE_BUNDLE, _stream, a, 40)
    held = {"report": GAP}
    for number, key, state, more in (
        (43, a, BundleState.HELD, held),
        (42, a, BundleState.HELD, held),
        (9, b, BundleState.CHECKED, {}),
        (8, b, BundleState.CHECKED, {}),
        (3, b, BundleState.UNDONE, {}),
        (0, None, BundleState.REFUSED, {"report": GAP, "installation": None}),
        (1, b, BundleState.CHECKED, {"kind": BundleKind.REQUEST}),
    ):
        office.write(Act.RECEIVE_BUNDLE, _bundle, key, number, state, **more)
    return a, b


def test_a_gap_is_named(office: Office, places: tuple[UUID, UUID]) -> None:
    held = office.read(centre_inbox.rows, ListQuery(filters={"state": "held"}, sort="number"))
    assert [(row.number, row.waits) for row in held.rows] == [(42, (41,)), (43, (41, 42))]
    assert [state_of(row)[1] for row in held.rows] == ["menunggu paket 41", "menunggu paket 41–42"]


def test_what_is_ready_comes_by_place_and_number(office: Office, places: tuple[UUID, UUID]) -> None:
    ready = office.read(centre_inbox.ready)
    assert [(row.place, row.number) for row in ready] == [
        ("Kec. B", 3),
        ("Kec. B", 8),
        ("Kec. B", 9),
    ]
    assert office.read(centre_inbox.count_ready) == 3


def test_filters_and_words_narrow_and_requests_stand_elsewhere(
    office: Office, places: tuple[UUID, UUID]
) -> None:
    everything = office.read(centre_inbox.rows, ListQuery())
    assert (len(everything.rows), everything.total) == (6, 6)
    of_a = office.read(centre_inbox.rows, ListQuery(filters={"place": places[0]}))
    assert {row.number for row in of_a.rows} == {42, 43}
    assert [row.number for row in office.read(centre_inbox.rows, ListQuery("kec. b 8")).rows] == [8]
    refused = office.read(centre_inbox.rows, ListQuery(filters={"state": "refused"}))
    assert [row.place_id for row in refused.rows] == [None]
