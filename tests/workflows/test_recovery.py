"""An office's computer is destroyed; a new one takes all the centre has, and works on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from asn_desktop.bundles import container
from asn_desktop.models.paper import SealedContent, SheetEvent, Version
from asn_desktop.models.people import PersonNow
from asn_desktop.models.planning import WorkResult
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused
from asn_desktop.rules.lifecycle import SheetEventKind
from asn_desktop.rules.merging import Choice, Standing
from asn_desktop.services import paper, undo
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.workflows import backup, highwater, printing, replying
from tests.conftest import FixedClock
from tests.helpers.documents import Documents
from tests.helpers.exchange import Exchange, standings, texts_of
from tests.helpers.recovering import NAME, answer, begin, destroy, staff, versions

Make = Callable[..., Any]


@pytest.fixture
def world(
    tmp_path: Path, clock: FixedClock, make_person: Make, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Exchange]:
    """A centre and an office with a leader and three employees, of whom two have sealed sheets."""
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")
    monkeypatch.setattr(highwater, "machine", lambda: "komputer")
    with Exchange(tmp_path, clock) as made:
        begin(made)
        yield made


def paper_of(office: Office) -> list[Any]:
    """Every sheet with its content and events."""
    sheets = sa.select(Version.id, Version.fingerprint, SealedContent.content).join(
        SealedContent, SealedContent.fingerprint == Version.fingerprint
    )
    events = sa.select(SheetEvent.id, SheetEvent.version_id, SheetEvent.kind, SheetEvent.on)
    return office.read(
        lambda tx: [
            tuple(row)
            for asked in (sheets.order_by(Version.id), events.order_by(SheetEvent.id))
            for row in tx.session.execute(asked)
        ]
    )


def people_of(office: Office) -> list[dict[str, Any]]:
    """What is derived of people."""
    table = PersonNow.__table__
    asked = sa.select(table).order_by(table.c.person_id)
    return office.read(lambda tx: [dict(row._mapping) for row in tx.session.execute(asked)])


def rewrite(tx: Tx, key: UUID, text: str) -> None:
    tx.session.get_one(WorkResult, key).text = text


@pytest.mark.parametrize("way", ["in order", "out of order", "staff came with the kit"])
def test_a_destroyed_office_gets_back_all_it_ever_sent(
    world: Exchange,
    make_person: Make,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    office = world.office(NAME)
    made = staff(office, make_person)
    world.bring(world.send(NAME))
    answer(world, made)
    world.take(NAME, world.answer(NAME))
    world.bring(world.send(NAME))
    world.take(NAME, world.answer(NAME))
    before, sheets, people = texts_of(office), paper_of(office), people_of(office)
    assert any(event for event in sheets if len(event) == 4)
    office = destroy(world, tmp_path / "komputer-baru", scoped="kit" in way)
    with monkeypatch.context() as small:
        small.setattr(container, "WRITE_LIMIT", 6_000)
        files = world.recovery(NAME)
    assert len(files) > 1
    world.take(NAME, files[::-1] if way == "out of order" else files)
    assert texts_of(office) == before
    assert paper_of(office) == sheets
    assert people_of(office) == people
    assert office.read(paper.damaged_versions) == ()
    first = office.read(versions)[0]
    assert office.read(printing.print_version, first.id).startswith(b"%PDF")
    assert backup.check(office) == []
    assert backup.kept_backups(tmp_path / "komputer-baru")
    world.take(NAME, world.answer(NAME))
    assert standings(office, [one.skp for one in made]) == ["approved", "returned", "merged"]
    go_on(world, made)


def go_on(world: Exchange, made: tuple[Documents, ...]) -> None:
    """The ordinary work: changed, taken back, changed; the next bundle asks nothing."""
    office = world.office(NAME)
    result = made[1].results[0]
    live = _live(office, made[1])
    assert live
    was = office.read(lambda tx: tx.session.get_one(WorkResult, result).text)
    office.write(Act.EDIT_SKP, rewrite, result, "Ditulis di komputer baru")
    assert _live(office, made[1]) < live  # the sheet says something else than the rows
    assert backup.check(office) == []
    office.write(Act.UNDO, undo.undo_last)
    assert office.read(lambda tx: tx.session.get_one(WorkResult, result).text) == was
    assert backup.check(office) == []
    office.write(Act.EDIT_SKP, rewrite, result, "Ditulis di komputer baru")
    world.bring(world.send(NAME))
    assert world.open_questions() == []
    assert world.held() == 0
    assert world.differences(NAME) == {}
    world.take(NAME, world.answer(NAME))
    assert standings(office, [made[1].skp]) == [Standing.MERGED.value]
    assert world.send(NAME) == []
    for side in (office, world.centre):
        assert backup.check(side) == []


def _live(office: Office, one: Documents) -> set[UUID]:
    def read(tx: ReadTx) -> set[UUID]:
        keys = [row.id for row in versions(tx) if row.document_id in (one.skp, one.evaluation)]
        gone = {
            key
            for key, events in paper.events_of(tx, keys).items()
            if any(event.kind is SheetEventKind.VOID for event in events)
        }
        return set(keys) - gone

    return office.read(read)


def test_the_old_computer_tells_nothing_new_any_more(
    world: Exchange, make_person: Make, tmp_path: Path
) -> None:
    """Somebody finds the old disk: what it sends after its revoked position is refused."""
    office = world.office(NAME)
    made = staff(office, make_person)
    world.bring(world.send(NAME))
    world.take(NAME, world.answer(NAME))
    office.write(Act.EDIT_SKP, rewrite, made[0].results[0], "Dari komputer lama")
    stolen = world.send(NAME)
    destroy(world, tmp_path / "komputer-baru")
    world.take(NAME, world.recovery(NAME))
    (received,) = world.look(stolen)
    assert received.fault is not None
    assert received.fault.code == "bundle.revoked"
    assert world.send(NAME)


def test_nothing_to_recover_is_told(world: Exchange) -> None:
    place = world.parties[NAME].place
    assert place is not None
    with pytest.raises(Refused, match=r"centre\.nothing_to_recover"):
        replying.make_recovery(world.centre, place)


def test_a_restored_centre_hears_again_what_it_had_decided_and_approved(
    world: Exchange, make_person: Make
) -> None:
    """Yesterday's backup knows nothing of today; the office tells it, decision and all."""
    office = world.office(NAME)
    made = staff(office, make_person)
    result = made[2].results[0]
    world.bring(world.send(NAME))
    yesterday, own = world.save("Pusat"), world.save(NAME)
    office.write(Act.EDIT_SKP, rewrite, result, "Ditulis sebelum cadangan kantor dipakai")
    world.bring(world.send(NAME))
    office = world.restore(NAME, own)
    office.write(Act.EDIT_SKP, rewrite, result, "Ditulis sesudahnya")
    world.bring(world.send(NAME))
    (question,) = world.open_questions()
    world.decide(question, Choice.CENTRE)
    answer(world, made)
    world.take(NAME, world.answer(NAME))
    decided = office.read(lambda tx: tx.session.get_one(WorkResult, result).text)
    assert decided == "Ditulis sebelum cadangan kantor dipakai"
    before = texts_of(office)
    world.restore("Pusat", yesterday)
    for _turn in range(2):
        world.bring(world.send(NAME))
        world.take(NAME, world.answer(NAME))
    assert world.centre.read(lambda tx: tx.session.get_one(WorkResult, result).text) == decided
    assert (texts_of(office), world.differences(NAME)) == (before, {})
    assert (world.open_questions(), world.held()) == ([], 0)
    # Approvals and returns are the centre's own word: it says them again.
    for side in (office, world.centre):
        assert standings(side, [one.skp for one in made]) == ["merged"] * 3
    for side in (office, world.centre):
        assert backup.check(side) == []


def test_an_old_backup_and_all_the_centre_has_make_the_union(
    world: Exchange, make_person: Make
) -> None:
    """Three weeks are missing; what both wrote since is asked about, all else comes together."""
    office = world.office(NAME)
    made = staff(office, make_person)
    both, theirs, ours = (one.results[0] for one in made)
    world.bring(world.send(NAME))
    world.take(NAME, world.answer(NAME))
    old = world.save(NAME)
    for key in (both, theirs):
        office.write(Act.EDIT_SKP, rewrite, key, "Hanya di pusat")
    world.bring(world.send(NAME))
    office = world.restore(NAME, old)
    for key in (both, ours):
        office.write(Act.EDIT_SKP, rewrite, key, "Hanya di kantor")
    (taken,) = world.take(NAME, world.recovery(NAME))
    told = {line.code: line.values.get("count") for line in taken.lines}
    assert told["incoming.own_stays"] == 1
    wanted = ["Hanya di kantor", "Hanya di pusat", "Hanya di kantor"]
    assert words_of(office, both, theirs, ours) == wanted
    world.bring(world.send(NAME))
    (question,) = world.open_questions()
    world.decide(question, Choice.OFFICE)
    world.take(NAME, world.answer(NAME))
    world.bring(world.send(NAME))
    assert words_of(world.centre, both, theirs, ours) == wanted
    assert (world.open_questions(), world.held(), world.differences(NAME)) == ([], 0, {})
    for side in (office, world.centre):
        assert backup.check(side) == []


def words_of(office: Office, *keys: UUID) -> list[str]:
    return office.read(lambda tx: [tx.session.get_one(WorkResult, key).text for key in keys])
