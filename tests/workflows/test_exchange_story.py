"""Two offices and a centre on real files: what the simulator says of the rules, of the program."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.models import engine
from asn_desktop.models.engine import SCHEMA
from asn_desktop.models.planning import WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.merging import BundleState, Choice
from asn_desktop.services.office import Office, Tx
from asn_desktop.workflows import highwater, incoming, replying, sending
from tests.conftest import FixedClock
from tests.helpers.exchange import Exchange, standings

Make = Callable[..., Any]
NAMES = {"Rakumpit": "62.71.05", "Mulyorejo": "35.78.26"}
RUNS = 20 if os.environ.get("ASN_SOAK") else 2


@pytest.fixture
def world(
    tmp_path: Path,
    clock: FixedClock,
    make_person: Make,
    make_skp: Make,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Exchange]:
    """A centre and two offices, each with a leader and two employees who have an SKP."""
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")
    monkeypatch.setattr(highwater, "machine", lambda: "komputer")
    with Exchange(tmp_path, clock) as made:
        made.found()
        for name, code in NAMES.items():
            office = made.join(name, code)
            unit = f"Kecamatan {name}"
            leader = make_person(office, f"Camat {name}", unit=unit, heads=True)
            for no in range(2):
                person = make_person(office, f"Pegawai {no} {name}", unit=unit, assessor=leader)
                make_skp(office, person, leader)
        yield made


def results(office: Office) -> list[UUID]:
    asked = sa.select(WorkResult.id).order_by(WorkResult.id)
    return office.read(lambda tx: list(tx.session.scalars(asked)))


def skp_of(office: Office, result: UUID) -> UUID:
    return office.read(lambda tx: tx.session.get_one(WorkResult, result).skp_id)


def write(office: Office, result: UUID, text: str) -> None:
    def edit(tx: Tx) -> None:
        tx.session.get_one(WorkResult, result).text = text

    office.write(Act.EDIT_SKP, edit)


def read(office: Office, result: UUID) -> str:
    return office.read(lambda tx: tx.session.get_one(WorkResult, result).text)


def test_a_lost_bundle_a_lost_reply_and_a_change_taken_back_ask_nobody(world: Exchange) -> None:
    office = world.office("Rakumpit")
    first = results(office)[0]
    before = read(office, first)
    world.bring(world.send("Rakumpit"))
    assert read(world.centre, first) == before
    write(office, first, "Diubah, dan stiknya hilang")
    world.send("Rakumpit")
    write(office, first, before)
    world.bring(world.send("Rakumpit"))
    world.answer("Rakumpit")  # is lost
    write(office, first, "Diubah lagi")
    world.bring(world.send("Rakumpit"))
    write(office, first, before)
    world.bring(world.send("Rakumpit"))
    assert read(world.centre, first) == before
    assert world.open_questions() == []
    world.take("Rakumpit", world.answer("Rakumpit"))
    said, now = world.position("Rakumpit")
    assert said > 0
    assert world.differences("Rakumpit") == {}
    assert standings(office, [skp_of(office, first)]) == ["merged"]
    assert now >= said


def test_files_in_any_order_and_twice_come_to_the_same(world: Exchange) -> None:
    office = world.office("Mulyorejo")
    files = []
    for text in ("satu", "dua", "tiga"):
        write(office, results(office)[0], text)
        files += world.send("Mulyorejo")
    newest, *older = reversed(files)
    states = [one.state for one in world.bring([newest])]
    assert states == [BundleState.APPLIED]
    later = world.look([*older, newest, newest])
    assert {one.state for one in later} <= {BundleState.DUPLICATE, BundleState.APPLIED}
    assert read(world.centre, results(office)[0]) == "tiga"
    assert world.differences("Mulyorejo") == {}


def test_a_restored_office_loses_nothing_the_centre_has(world: Exchange) -> None:
    office = world.office("Rakumpit")
    first, other = results(office)[0], results(office)[-1]
    world.bring(world.send("Rakumpit"))
    world.take("Rakumpit", world.answer("Rakumpit"))
    file = world.save("Rakumpit")
    write(office, first, "Ditulis sesudah cadangan")
    world.bring(world.send("Rakumpit"))
    office = world.restore("Rakumpit", file)
    assert read(office, first) != "Ditulis sesudah cadangan"
    write(office, other, "Ditulis sesudah pemulihan")
    world.bring(world.send("Rakumpit"))
    assert read(world.centre, first) == "Ditulis sesudah cadangan"
    assert read(world.centre, other) == "Ditulis sesudah pemulihan"
    world.take("Rakumpit", world.recovery("Rakumpit"))
    assert read(office, first) == "Ditulis sesudah cadangan"
    world.take("Rakumpit", world.answer("Rakumpit"))
    assert world.open_questions() == []
    assert world.differences("Rakumpit") == {}


def test_both_sides_of_a_restored_parcel_are_asked_about_and_the_decision_travels(
    world: Exchange,
) -> None:
    office = world.office("Rakumpit")
    first = results(office)[0]
    world.bring(world.send("Rakumpit"))
    file = world.save("Rakumpit")
    write(office, first, "Isi yang hilang dari kantor")
    world.bring(world.send("Rakumpit"))
    office = world.restore("Rakumpit", file)
    write(office, first, "Isi baru dari kantor")
    world.bring(world.send("Rakumpit"))
    (question,) = world.open_questions()
    assert read(world.centre, first) == "Isi yang hilang dari kantor"
    world.take("Rakumpit", world.answer("Rakumpit"))
    assert read(office, first) == "Isi baru dari kantor"  # until somebody has decided
    assert standings(office, [skp_of(office, first)]) == ["question"]
    world.decide(question, Choice.CENTRE)
    world.take("Rakumpit", world.answer("Rakumpit"))
    assert read(office, first) == "Isi yang hilang dari kantor"
    world.bring(world.send("Rakumpit"))
    assert world.open_questions() == []
    assert world.differences("Rakumpit") == {}


def test_a_restored_centre_gets_everything_back(world: Exchange) -> None:
    office = world.office("Mulyorejo")
    first, other = results(office)[0], results(office)[-1]
    empty = world.save("Pusat")
    world.bring(world.send("Mulyorejo"))
    file = world.save("Pusat")
    write(office, first, "Sesudah cadangan pusat")
    world.bring(world.send("Mulyorejo"))
    world.take("Mulyorejo", world.answer("Mulyorejo"))
    late = world.answer("Mulyorejo")
    for older in (file, empty):
        world.restore("Pusat", older)
        write(office, other, f"Sesudah {older.name}")
        for _turn in range(2):
            world.bring(world.send("Mulyorejo"))
            world.take("Mulyorejo", world.answer("Mulyorejo"))
        before, _now = world.position("Mulyorejo")
        world.take("Mulyorejo", late)  # what was said before it was restored moves nothing
        assert world.position("Mulyorejo")[0] == before
        assert read(world.centre, first) == "Sesudah cadangan pusat"
        assert read(world.centre, other) == f"Sesudah {older.name}"
        assert world.open_questions() == []
        assert world.differences("Mulyorejo") == {}


WORDS = ("Isi pertama", "Isi kedua", "Isi ketiga")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("seed", range(RUNS))
def test_whatever_happens_all_end_with_the_same(world: Exchange, seed: int) -> None:
    chance = random.Random(seed)
    files: list[tuple[str, bool, list[Path]]] = []
    saved: dict[str, Path] = {}
    for _step in range(36):
        name = chance.choice(list(NAMES))
        office = world.office(name)
        event = chance.choices(
            ("write", "send", "carry", "answer", "save", "restore", "decide"),
            (30, 14, 24, 10, 4, 3, 4),
        )[0]
        if event == "write":
            write(office, chance.choice(results(office)), chance.choice(WORDS))
        elif event == "send":
            files.append((name, True, world.send(name)))
        elif event == "answer":
            files.append((name, False, world.answer(name)))
        elif event == "carry" and files and chance.random() > 0.3:
            at = chance.randrange(len(files))
            carry(world, *(files[at] if chance.random() < 0.2 else files.pop(at)))
        elif event == "carry" and files:
            files.pop(chance.randrange(len(files)))
        elif event == "save":
            saved[name] = world.save(name)
        elif event == "restore" and name in saved:
            world.restore(name, saved[name])
        elif event == "decide" and (asked := world.open_questions()):
            world.decide(asked[0], chance.choice((Choice.CENTRE, Choice.OFFICE)))
    finish(world, list(saved))


def carry(world: Exchange, name: str, there: bool, files: list[Path]) -> None:
    if there:
        world.bring(files)
    else:
        world.take(name, files)


def finish(world: Exchange, restored: list[str]) -> None:
    for _round in range(8):
        for name in NAMES:
            world.bring(world.send(name))
            for question in world.open_questions():
                world.decide(question, Choice.OFFICE)
            if name in restored:
                world.take(name, world.recovery(name))
            world.take(name, world.answer(name))
        if not any(world.differences(name) for name in NAMES) and not world.open_questions():
            break
    assert world.held() == 0
    assert {name: world.differences(name) for name in NAMES} == {name: {} for name in NAMES}


def test_a_restored_office_that_says_again_what_it_once_said_is_heard(world: Exchange) -> None:
    """It forgot the name it gave those words; without a mark they would look like old news."""
    office = world.office("Rakumpit")
    first = results(office)[0]
    before = read(office, first)
    file = world.save("Rakumpit")  # before anything was sent
    world.bring(world.send("Rakumpit"))
    office = world.restore("Rakumpit", file)
    write(office, first, "Isi kedua")
    world.bring(world.send("Rakumpit"))
    (question,) = world.open_questions()
    world.decide(question, Choice.OFFICE)
    write(office, first, before)
    world.bring(world.send("Rakumpit"))
    assert read(world.centre, first) == "Isi kedua"
    assert len(world.open_questions()) == 1  # nobody overwrites the decision in silence
    world.take("Rakumpit", world.answer("Rakumpit"))
    assert read(office, first) == before


def test_a_bundle_only_a_newer_program_reads_waits_for_the_upgrade(
    world: Exchange, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = SCHEMA + 1
    with monkeypatch.context() as there:
        there.setattr(sending, "READS_FROM", newer)
        there.setattr(sending, "SCHEMA", newer)
        files = world.send("Rakumpit")
    (received,) = world.look(files)
    assert received.state is BundleState.HELD
    assert received.fault is not None
    assert received.fault.code == "receiving.newer"
    assert world.differences("Rakumpit")
    monkeypatch.setattr(engine, "SCHEMA", newer)  # the centre is brought up to date
    (merged,) = world.bring(files)
    assert merged.state is BundleState.APPLIED
    assert world.differences("Rakumpit") == {}


def test_a_reply_that_knows_less_than_a_receipt_says_nothing_of_what_came_after(
    world: Exchange,
) -> None:
    office = world.office("Rakumpit")
    first = results(office)[0]
    skp = skp_of(office, first)
    world.bring(world.send("Rakumpit"))
    world.take("Rakumpit", world.answer("Rakumpit"))
    file = world.save("Rakumpit")
    write(office, first, "Isi yang hilang dari kantor")
    world.bring(world.send("Rakumpit"))
    office = world.restore("Rakumpit", file)
    world.bring(world.send("Rakumpit"))
    early = world.answer("Rakumpit")  # made before the fork, arrives after the receipt
    write(office, first, "Isi baru dari kantor")
    world.bring(world.send("Rakumpit"))
    assert len(world.open_questions()) == 1
    place = world.parties["Rakumpit"].place
    assert place is not None
    receipt = replying.receipt(world.centre, place)
    assert receipt is not None
    looked = incoming.look_at_text(office, receipt.text)
    incoming.take(office, looked)
    assert standings(office, [skp]) == ["received"]
    world.take("Rakumpit", early)
    assert standings(office, [skp]) == ["received"]  # not merged: it is asked about
    world.take("Rakumpit", world.answer("Rakumpit"))
    assert standings(office, [skp]) == ["question"]


def test_what_came_back_from_the_centre_is_told_again_when_that_centre_is_lost(
    world: Exchange,
) -> None:
    """Nothing was acknowledged yet in the office's new epoch, so no acknowledgement would tell."""
    office = world.office("Rakumpit")
    first = results(office)[0]
    empty = world.save("Pusat")
    world.bring(world.send("Rakumpit"))
    file = world.save("Rakumpit")
    write(office, first, "Sesudah cadangan")
    world.bring(world.send("Rakumpit"))
    office = world.restore("Rakumpit", file)
    late = world.send("Rakumpit")  # on its way while the rest happens
    world.take("Rakumpit", world.recovery("Rakumpit"))
    assert read(office, first) == "Sesudah cadangan"
    world.restore("Pusat", empty)
    world.bring(late)
    for _turn in range(3):
        world.take("Rakumpit", world.answer("Rakumpit"))
        world.bring(world.send("Rakumpit"))
    assert read(world.centre, first) == "Sesudah cadangan"
    assert world.differences("Rakumpit") == {}
