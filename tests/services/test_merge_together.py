"""Several people at one centre: the same bundle from two windows, two offices side by side."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models.engine import Store, open_server
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState
from asn_desktop.services import merge_bundles, merge_report
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Office, Tx
from asn_desktop.views.merging import MergeOutcome
from tests.helpers import merging
from tests.helpers.merging import VERIFIER, Letter, World

Make = Callable[..., Any]


@pytest.fixture
def world(
    postgres_store: Store,
    tmp_path: Path,
    empty_folder: Path,
    clock: Any,
    make_person: Make,
    make_skp: Make,
) -> Iterator[World]:
    centre = Office(postgres_store, STANDARD, clock)
    merging.become_centre(centre, 2026)
    with merging.open_copy(tmp_path / "cabang", empty_folder, clock) as branch:
        yield merging.fill(centre, branch, "32.04.17", make_person, make_skp)


@pytest.fixture
def other_window(world: World, clock: Any) -> Iterator[Office]:
    """Another program on the same database."""
    address = world.centre.store.reader.url.render_as_string(hide_password=False)
    store = open_server(address)
    yield Office(store, STANDARD, clock, VERIFIER)
    store.close()


class Slow:
    """A merge that has done everything and waits before it commits."""

    def __init__(self) -> None:
        self.done, self.go = threading.Event(), threading.Event()

    def __call__(self, tx: Tx, bundle_id: UUID, letter: Letter) -> MergeOutcome:
        outcome = merge_bundles.apply(tx, bundle_id, letter.header, letter.payload)
        self.done.set()
        assert self.go.wait(30)
        return outcome


def queued(office: Office) -> int:
    """How many wait for a lock of ours."""
    words = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    return office.read(lambda tx: tx.session.scalar(sa.text(words)) or 0)


def until_queued(office: Office, waiting: Future[Any]) -> None:
    while not queued(office):
        assert not waiting.done()


def plain(tx: Tx, bundle_id: UUID, letter: Letter) -> MergeOutcome:
    return merge_bundles.apply(tx, bundle_id, letter.header, letter.payload)


def test_the_same_bundle_from_two_windows_is_merged_once(
    world: World, other_window: Office
) -> None:
    letter = world.sender.send()
    bundle_id = merging.keep(world.centre, letter)
    slow = Slow()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(
            world.centre.merge, Act.MERGE_BUNDLE, world.place, slow, bundle_id, letter
        )
        assert slow.done.wait(30)
        second = pool.submit(
            other_window.merge, Act.MERGE_BUNDLE, world.place, plain, bundle_id, letter
        )
        until_queued(other_window, second)  # the database holds it, not the program
        slow.go.set()
        assert first.result().value.state is BundleState.APPLIED
        assert second.result().value.state is BundleState.DUPLICATE
    assert merging.rows_of(world.centre) == merging.rows_of(world.branch)
    acks = {
        office.read(merge_report.acknowledgement, world.place, "epoch")
        for office in (world.centre, other_window)
    }
    assert len(acks) == 1


def test_two_offices_are_merged_side_by_side(
    world: World,
    other_window: Office,
    tmp_path: Path,
    empty_folder: Path,
    clock: Any,
    make_person: Make,
    make_skp: Make,
) -> None:
    with merging.open_copy(tmp_path / "lain", empty_folder, clock) as branch:
        other = merging.fill(other_window, branch, "52.71.03", make_person, make_skp)
        letters = [one.sender.send() for one in (world, other)]
        ids = [merging.keep(world.centre, letter) for letter in letters]
        slow = Slow()
        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(
                world.centre.merge, Act.MERGE_BUNDLE, world.place, slow, ids[0], letters[0]
            )
            assert slow.done.wait(30)
            second = other_window.merge(Act.MERGE_BUNDLE, other.place, plain, ids[1], letters[1])
            assert second.value.state is BundleState.APPLIED
            assert not first.done()  # nobody waited for the other
            slow.go.set()
            assert first.result().value.state is BundleState.APPLIED
        both = merging.rows_of(world.centre)
        for one in (world, other):
            for table, rows in merging.rows_of(one.branch).items():
                assert rows <= both[table]
