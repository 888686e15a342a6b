"""Whatever order bundles come in and however often, the centre ends the same; offices apart, too.

``ASN_SOAK=1`` makes more orders.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asn_desktop.models.engine import Store, open_server
from asn_desktop.models.exchange import Bundle, ParcelHead, Question, Stream
from asn_desktop.models.people import Person
from asn_desktop.models.planning import Skp, WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState
from asn_desktop.services import merge_bundles, merge_undo
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Office
from tests.helpers import merging
from tests.helpers.merging import Letter, World

Make = Callable[..., Any]
ORDERS = 200 if os.environ.get("ASN_SOAK") else 12


@pytest.fixture
def told(
    sqlite_office: Office,
    tmp_path: Path,
    empty_folder: Path,
    clock: Any,
    make_person: Make,
    make_skp: Make,
) -> Iterator[tuple[World, list[Letter]]]:
    """Five bundles: with acknowledgement, a lost one covered by the next, a deletion, a return."""
    merging.become_centre(sqlite_office, 2026)
    with merging.open_copy(tmp_path / "cabang", empty_folder, clock) as branch:
        world = merging.fill(sqlite_office, branch, "32.04.17", make_person, make_skp)
        letters = [world.sender.send()]
        world.sender.acknowledged = letters[0].header.upto
        merging.edit(branch, WorkResult, world.result, text="dua")
        letters.append(world.sender.send())
        make_person(branch, "Pegawai Baru")
        letters.append(world.sender.send())
        world.sender.acknowledged = letters[-1].header.upto
        merging.edit(branch, WorkResult, world.result, text="tiga")
        merging.edit(branch, Skp, world.skp, reason="alasan")
        letters.append(world.sender.send())
        merging.edit(branch, WorkResult, world.result, text="dua")
        letters.append(world.sender.send())
        yield world, letters


def state_of(centre: Office) -> Any:
    heads = centre.read(
        lambda tx: {
            (row.parcel_id, row.hash, row.standing)
            for row in tx.session.scalars(sa.select(ParcelHead))
        }
    )
    position = centre.read(lambda tx: tx.session.scalars(sa.select(Stream.position)).all())
    return merging.rows_of(centre), heads, position, merging.count(centre, Question)


def deliver(world: World, letters: Sequence[Letter]) -> None:
    """Merge in this order, and whatever waited as soon as it fits."""
    by_hash = {one.sha256: one for one in letters}
    for one in letters:
        world.take(one)
        while (waiting := world.centre.read(merge_bundles.next_waiting, world.place)) is not None:
            sha256 = world.centre.read(
                lambda tx, key=waiting: tx.session.get_one(Bundle, key).sha256
            )
            world.take(by_hash[sha256])


def start_over(world: World) -> None:
    """Take every merge back, the newest first, and forget the bundles and the stream."""
    while True:
        applied = world.centre.read(
            lambda tx: tx.session.scalars(
                sa.select(Bundle.id)
                .where(Bundle.state == BundleState.APPLIED)
                .order_by(Bundle.upto.desc(), Bundle.id.desc())
            ).first()
        )
        if applied is None:
            break
        world.centre.merge(Act.UNDO_MERGE, world.place, merge_undo.undo, applied)

    def forget(tx: Any) -> None:
        for row in tx.session.scalars(sa.select(Bundle)):
            tx.session.delete(row)
        tx.session.execute(sa.delete(Stream))

    world.centre.write(Act.RECEIVE_BUNDLE, forget)


def test_any_order_any_repetition_ends_like_the_sorted_one(
    told: tuple[World, list[Letter]],
) -> None:
    world, letters = told
    deliver(world, letters)
    wanted = state_of(world.centre)
    assert wanted[0] == merging.rows_of(world.branch)
    assert not wanted[3]

    @settings(
        max_examples=ORDERS,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture],
    )
    @given(st.permutations([*range(5), *range(5)]))
    def check(order: list[int]) -> None:
        start_over(world)
        assert merging.rows_of(world.centre) == {}
        deliver(world, [letters[at] for at in order])
        assert state_of(world.centre) == wanted

    check()


# ---- two programs at one server


@pytest.fixture
def server(postgres: str | None, postgres_admin: sa.Engine | None) -> Iterator[list[Store]]:
    """Two computers at the same database."""
    if postgres is None or postgres_admin is None:
        pytest.skip("PostgreSQL server binaries are not installed")
    name = f"t{os.urandom(6).hex()}"
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE kosong STRATEGY file_copy")
    address = postgres.replace("/postgres?", f"/{name}?")
    stores = [open_server(address), open_server(address)]
    yield stores
    for store in stores:
        store.close()
    with postgres_admin.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """Run jobs at the same moment and return what each returned; raises what one raised."""
    gate = threading.Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        gate.wait()
        return job()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def test_the_same_bundle_from_two_computers_is_merged_once(
    server: list[Store],
    tmp_path: Path,
    empty_folder: Path,
    clock: Any,
    make_person: Make,
    make_skp: Make,
) -> None:
    one, two = (Office(store, STANDARD, clock) for store in server)
    merging.become_centre(one, 2026)
    two.actor = merging.VERIFIER
    with merging.open_copy(tmp_path / "cabang", empty_folder, clock) as branch:
        world = merging.fill(one, branch, "32.04.17", make_person, make_skp)
        for turn in range(3):
            merging.edit(branch, WorkResult, world.result, text=f"giliran {turn}")
            letter = world.sender.send()
            bundle = merging.keep(one, letter)
            args = (bundle, letter.header, letter.payload)
            outcomes = at_once(
                *(
                    lambda office=office, args=args: (
                        office.merge(
                            Act.MERGE_BUNDLE, world.place, merge_bundles.apply, *args
                        ).value.state
                    )
                    for office in (one, two)
                )
            )
            assert sorted(outcomes) == [BundleState.APPLIED, BundleState.DUPLICATE], outcomes
            assert merging.rows_of(two) == merging.rows_of(branch)


def test_bundles_of_two_offices_are_merged_beside_each_other(
    server: list[Store],
    tmp_path: Path,
    empty_folder: Path,
    clock: Any,
    make_person: Make,
    make_skp: Make,
) -> None:
    centres = [Office(store, STANDARD, clock) for store in server]
    merging.become_centre(centres[0], 2026)
    centres[1].actor = merging.VERIFIER
    with (
        merging.open_copy(tmp_path / "satu", empty_folder, clock) as first,
        merging.open_copy(tmp_path / "dua", empty_folder, clock) as second,
    ):
        worlds = [
            merging.fill(centres[0], branch, code, make_person, make_skp)
            for branch, code in ((first, "32.04.17"), (second, "32.04.18"))
        ]
        for turn in range(3):
            for world in worlds:
                merging.edit(world.branch, WorkResult, world.result, text=f"giliran {turn}")
            letters = [world.sender.send() for world in worlds]
            bundles = [merging.keep(centres[0], letter) for letter in letters]
            outcomes = at_once(
                *(
                    lambda at=at, letter=letters[at], bundle=bundles[at]: (
                        centres[at]
                        .merge(
                            Act.MERGE_BUNDLE,
                            worlds[at].place,
                            merge_bundles.apply,
                            bundle,
                            letter.header,
                            letter.payload,
                        )
                        .value.state
                    )
                    for at in range(2)
                )
            )
            assert outcomes == [BundleState.APPLIED] * 2, outcomes
        together = {
            table: merging.rows_of(first).get(table, set()) | rows
            for table, rows in merging.rows_of(second).items()
        }
        assert merging.rows_of(centres[0]) == together
        assert merging.count(centres[0], Person) == 4
