"""The centre answers: sealed to its office, read back, taken there; recovery."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.bundles import container, token
from asn_desktop.models.exchange import ParcelHead, ParcelReturn, Stream
from asn_desktop.models.people import Person
from asn_desktop.models.planning import Indicator, Skp
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.merging import Direction, Standing
from asn_desktop.rules.periods import PeriodScheme
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import centre_checking, centre_reply, periods, setup
from asn_desktop.services.office import Office
from asn_desktop.views.centre import NoteLine
from asn_desktop.workflows import checking, identity, replying
from tests.helpers.centre_pair import CODE, Pair, exchange


@pytest.fixture(params=["sqlite", "postgresql"])
def pair(
    request: pytest.FixtureRequest,
    tmp_path: Path,
    make_person: Callable[..., UUID],
    make_skp: Callable[..., UUID],
) -> Iterator[Pair]:
    server = request.getfixturevalue("postgres_store") if request.param == "postgresql" else None
    with exchange(tmp_path, make_person, make_skp, server) as made:
        yield made


def _rows(pair: Pair, *keys: UUID) -> list[object]:
    return [pair.centre.read(centre_checking.view, key).row for key in keys]


def _standing(office: Office, key: UUID) -> Standing:
    return office.read(lambda tx: tx.session.get_one(ParcelHead, key).standing)


def test_what_was_approved_and_returned_reaches_the_office(pair: Pair) -> None:
    pair.send()
    first, second = _rows(pair, *pair.skps)
    approved = checking.approve(pair.centre, [first], replying.silent)  # type: ignore[list-item]
    assert approved.done == (pair.skps[0],)
    line = pair.centre.read(centre_checking.view, pair.skps[1]).lines[2]
    note = NoteLine(line.table, line.row_id, "Target terlalu rendah")
    checking.give_back(pair.centre, [second], "Mohon dibetulkan", [note])  # type: ignore[list-item]
    assert pair.centre.read(centre_reply.rows)[0].due
    pair.take(pair.answer())
    assert not pair.centre.read(centre_reply.rows)[0].due
    assert _standing(pair.office, pair.skps[0]) is Standing.APPROVED
    assert _standing(pair.office, pair.skps[1]) is Standing.RETURNED
    assert _standing(pair.office, pair.people[0]) is Standing.MERGED
    out = sa.select(Stream.position).where(Stream.direction == Direction.OUT)
    assert pair.office.read(lambda tx: tx.session.scalars(out).one()) > 0
    back = pair.office.read(lambda tx: tx.session.scalars(sa.select(ParcelReturn)).one())
    assert (back.text, back.by) == ("Mohon dibetulkan", "Rina")


def _better(tx: object) -> None:
    row = tx.session.scalars(sa.select(Indicator)).first()  # type: ignore[attr-defined]
    row.target = "400"


def test_the_offices_next_revision_closes_the_return(pair: Pair) -> None:
    pair.send()
    rows = _rows(pair, *pair.skps)
    checking.give_back(pair.centre, rows, "Mohon dibetulkan")  # type: ignore[arg-type]
    pair.take(pair.answer())
    pair.office.write(Act.EDIT_SKP, _better)
    pair.send()
    asked = sa.select(ParcelReturn.parcel_id).where(ParcelReturn.answered_on.is_(None))
    assert len(pair.centre.read(lambda tx: tx.session.scalars(asked).all())) == 1


def test_a_reply_is_for_its_office_alone_and_numbered(pair: Pair) -> None:
    pair.send()
    one = replying.make_reply(pair.centre, pair.place)
    two = replying.make_reply(pair.centre, pair.place)
    assert (one.header.number, two.header.number) == (1, 2)
    assert one.name == "ASN_32.04.17_Kecamatan-Rakumpit_balasan_0001.asnpaket"
    with pytest.raises(Refused, match=r"sending\.not_kept"):
        replying.write_to(pair.centre, [one], pair.stick)  # the newer one says it all
    (path,) = replying.write_to(pair.centre, [two], pair.stick)
    me = identity.needed(pair.office)
    header, payload = container.open_sealed(
        path.read_bytes(), identity.keyring(pair.office), container.Receiver(CODE), [me.secret]
    )
    assert (header.kind, header.to) == (BundleKind.REPLY, CODE)
    assert payload.reply is not None
    assert payload.reply.ack is not None
    assert b"Budi" not in path.read_bytes()


def test_a_place_without_a_key_stops_nobody_else(pair: Pair) -> None:
    from tests.helpers.received import place

    other = place(pair.centre, "32.04.99", "Kecamatan Tanpa Kunci")
    made, left = replying.make_replies(pair.centre, [other, pair.place])
    assert [one.place for one in made] == ["Kecamatan Rakumpit"]
    assert [one.place for one in left] == ["Kecamatan Tanpa Kunci"]


def test_the_receipt_is_165_characters_the_office_can_check(pair: Pair) -> None:
    assert replying.receipt(pair.centre, pair.place) is None
    pair.send()
    found = replying.receipt(pair.centre, pair.place)
    assert found is not None
    assert len(found.text) == 165
    ring = identity.keyring(pair.office)
    ack = token.decode(found.text, ring, [identity.needed(pair.office).installation])
    assert (ack.epoch, ack.position) == (found.ack.epoch, found.ack.position)


def test_reference_goes_outwards_numbered_and_only_when_changed(pair: Pair) -> None:
    pair.centre.write(Act.SET_UP_OFFICE, periods.set_up_year, 2027, PeriodScheme.MONTHLY)
    made = replying.make_reference(pair.centre, pair.place)
    assert made.header.reference == 1
    assert replying.publish_reference(pair.centre) == 1
    (path,) = replying.write_to(pair.centre, [made], pair.stick)
    pair.take(path)
    assert pair.office.read(periods.year_view, 2027) is not None
    assert pair.office.read(setup.read_settings).reference_number == 1


def test_recovery_brings_back_all_the_centre_has(
    pair: Pair, tmp_path: Path, make_person: Callable[..., UUID]
) -> None:
    pair.send()
    made = replying.make_recovery(pair.centre, pair.place)
    paths = replying.write_to(pair.centre, made, pair.stick)
    me = identity.needed(pair.office)
    ring = identity.keyring(pair.office)
    found = [
        container.open_sealed(path.read_bytes(), ring, container.Receiver(CODE), [me.secret])[1]
        for path in paths
    ]
    ids = {one.id for payload in found for one in payload.revisions}
    assert ids.issuperset({*pair.people, *pair.skps})
    # Everything stands after what it leans on.
    order = [one.kind for payload in found for one in payload.revisions]
    assert order.index("person") < order.index("skp")
    count = sa.select(sa.func.count()).select_from(Skp)
    assert pair.office.read(lambda tx: tx.session.scalar(count)) == 2
    names = sa.select(Person.name).order_by(Person.name)
    assert pair.centre.read(lambda tx: tx.session.scalars(names).all()) == ["Budi", "Citra"]


def test_an_office_replies_to_nobody(pair: Pair) -> None:
    with pytest.raises(Refused):
        replying.make_reply(pair.office, pair.place)
