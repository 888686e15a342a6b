"""The disk is full at one page after another: a merge is whole or was never begun."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from asn_desktop.models.engine import raw_connection
from asn_desktop.models.exchange import ParcelHead, Revision, Stream
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.merging import BundleState
from asn_desktop.services import merge_bundles
from asn_desktop.services.office import Office
from tests.helpers import merging
from tests.helpers.merging import World

Make = Callable[..., Any]
NO_LIMIT = 1_073_741_823


@pytest.fixture
def world(
    sqlite_office: Office,
    tmp_path: Path,
    empty_folder: Path,
    clock: Any,
    make_person: Make,
    make_skp: Make,
) -> Iterator[World]:
    merging.become_centre(sqlite_office, 2026)
    with merging.open_copy(tmp_path / "cabang", empty_folder, clock) as branch:
        made = merging.fill(sqlite_office, branch, "32.04.17", make_person, make_skp)
        for _number in range(30):
            make_skp(branch, make_person(branch, assessor=made.leader), made.leader)
        yield made


def allow(office: Office, more: int | None) -> None:
    """Let the file grow by so many pages and no further."""
    with raw_connection(office.store.merger) as connection:
        (now,) = connection.execute("PRAGMA page_count").fetchone()
        limit = NO_LIMIT if more is None else now + more
        connection.execute(f"PRAGMA max_page_count={limit}")


def test_a_full_disk_leaves_all_as_it_was_at_whatever_page(world: World) -> None:
    letter = world.sender.send()
    bundle_id = merging.keep(world.centre, letter)
    before = merging.rows_of(world.centre)
    codes: set[str] = set()
    failed = 0
    for pages in range(0, 1000, 3):
        allow(world.centre, pages)
        try:
            outcome = world.centre.merge(
                Act.MERGE_BUNDLE,
                world.place,
                merge_bundles.apply,
                bundle_id,
                letter.header,
                letter.payload,
            ).value
        except WorldFault as fault:
            codes.add(fault.code)
            failed += 1
            allow(world.centre, None)
            assert merging.rows_of(world.centre) == before
            for mapped in (Revision, ParcelHead, Stream):
                assert merging.count(world.centre, mapped) == 0
        else:
            break
    assert failed > 3
    assert codes == {"store.disk_full"}
    assert outcome.state is BundleState.APPLIED
    allow(world.centre, None)
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)
    position = world.centre.read(lambda tx: tx.session.scalars(sa.select(Stream.position)).one())
    assert position == letter.header.upto
