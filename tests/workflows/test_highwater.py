"""What happens to an office that is restored, copied back or copied away (sync cases 18 to 21)."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from asn_desktop.models.exchange import ParcelHead, Stream
from asn_desktop.models.people import Unit
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import Refused, WorldFault
from asn_desktop.rules.merging import BundleState, Direction
from asn_desktop.services import opening as service_opening
from asn_desktop.services import outgoing, outgoing_record
from asn_desktop.services.office import Office, ReadTx, Tx
from asn_desktop.services.setup import read_settings
from asn_desktop.workflows import backup, highwater, identity, sending
from asn_desktop.workflows.opening import open_office
from tests.helpers.enrolled import Enrolled, enrol

Make = Callable[..., Any]


@pytest.fixture(autouse=True)
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """This computer, by the name that stands in the list; its person's folder is empty."""
    names = ["komputer-kantor"]
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")
    monkeypatch.setattr(highwater, "machine", lambda: names[0])
    return names


def add_unit(tx: Tx, name: str) -> None:
    tx.session.add(Unit(name=name, folded=name.casefold()))


def made_in(folder: Path) -> Enrolled:
    with open_office(folder) as office:
        office.write(Act.EDIT_UNIT, add_unit, "Seksi Pelayanan")
        found = enrol(office)
        sending.make(office)
        return found


def streams(tx: ReadTx) -> list[tuple[bool, int, int]]:
    asked = sa.select(Stream).where(Stream.direction == Direction.OUT).order_by(Stream.begun_at)
    return [(row.ended, row.position, row.number) for row in tx.session.scalars(asked)]


def locked(office: Office) -> str:
    return office.read(read_settings).sending_locked


def test_an_office_that_is_closed_and_opened_again_goes_on_as_it_was(tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    made_in(folder)
    for _time in range(2):
        with open_office(folder) as office:
            office.write(Act.EDIT_UNIT, add_unit, f"Seksi {_time}")
            assert locked(office) == ""
            assert len(office.read(streams)) == 1


def test_a_restored_office_begins_anew_and_sends_only_when_somebody_confirms(
    tmp_path: Path,
) -> None:
    folder, file = tmp_path / "kantor", tmp_path / "kantor.asncadangan"
    made_in(folder)
    with open_office(folder) as office:
        backup.save(office, folder, file)
        office.write(Act.EDIT_UNIT, add_unit, "Sesudah cadangan")
        sending.make(office)
    backup.restore(file, folder)
    with open_office(folder) as office:
        assert locked(office) == "restored"
        assert office.read(streams) == [(True, 0, 1), (False, 0, 0)]
        with pytest.raises(Refused) as refused:
            sending.make(office)
        assert refused.value.findings[0].code == "sending.locked"
        (old,) = office.read(outgoing_record.history)
        assert (old.superseded, old.kept, old.days) == (True, False, None)
        highwater.unlock(office)
        (made,) = sending.make(office)
        assert (made.header.number, made.header.after) == (1, 0)
    with open_office(folder) as office:  # the mark is of the new epoch now
        assert locked(office) == ""
        assert len(office.read(streams)) == 2


def test_restored_in_the_window_it_begins_anew_at_once(tmp_path: Path) -> None:
    folder, file = tmp_path / "kantor", tmp_path / "kantor.asncadangan"
    made_in(folder)
    with open_office(folder) as office:
        backup.save(office, folder, file)
        office.write(Act.EDIT_UNIT, add_unit, "Sesudah cadangan")
        backup.place(office, backup.prepare(file, folder))
        assert locked(office) == "restored"
        assert [ended for ended, _position, _number in office.read(streams)] == [True, False]


def test_a_database_copied_back_by_hand_is_found_behind_its_mark(tmp_path: Path) -> None:
    folder, aside = tmp_path / "kantor", tmp_path / "flashdisk"
    made_in(folder)
    shutil.copytree(folder, aside)
    with open_office(folder) as office:
        office.write(Act.EDIT_UNIT, add_unit, "Sesudah disalin")
        sending.make(office)
    shutil.rmtree(folder)
    shutil.copytree(aside, folder)
    with open_office(folder) as office:
        assert locked(office) == "behind"
        assert [ended for ended, _position, _number in office.read(streams)] == [True, False]
        agreed = sa.select(ParcelHead.agreed).where(ParcelHead.agreed.is_not(None))
        assert office.read(lambda tx: tx.session.scalars(agreed).all()) == []


def test_the_copy_that_goes_another_way_is_found_too(tmp_path: Path) -> None:
    folder, aside = tmp_path / "kantor", tmp_path / "salinan"
    made_in(folder)
    shutil.copytree(folder, aside)
    for place, name in ((folder, "Satu"), (aside, "Lain")):
        with open_office(place) as office:
            found = locked(office)
            office.write(Act.EDIT_UNIT, add_unit, name)
    assert found == "behind"  # the journal's entries are equal in number, not in what they say


def test_killed_after_a_bundle_was_made_the_mark_still_stands(tmp_path: Path) -> None:
    folder, aside = tmp_path / "kantor", tmp_path / "flashdisk"
    made_in(folder)
    shutil.copytree(folder, aside)
    with open_office(folder) as office:
        office.write(Act.EDIT_UNIT, add_unit, "Sesudah disalin")
        sending.make(office)
        mark = highwater._mark(identity.needed(office).installation).read_bytes()
        newest = office.read(outgoing.journal_end)[1]
        assert newest.encode() in mark  # kept before anything goes to a stick, not only at the end


def test_the_same_office_on_a_second_computer_is_another_installation(
    tmp_path: Path, computer: list[str]
) -> None:
    folder, other = tmp_path / "kantor", tmp_path / "komputer-lain"
    before = made_in(folder)
    shutil.copytree(folder, other)
    computer[0] = "komputer-lain"
    with open_office(other) as office:
        me = identity.needed(office)
        assert me.installation != before.me.installation
        assert me.signer.public != before.me.signer.public
        assert me.place_code == before.me.place_code
        assert locked(office) == "copied"
        highwater.unlock(office)
        with pytest.raises(WorldFault) as fault:
            sending.make(office)
        assert fault.value.code == "sending.not_listed"
    computer[0] = "komputer-kantor"
    with open_office(folder) as office:
        assert identity.needed(office).installation == before.me.installation
        assert locked(office) == ""


def test_keys_that_several_computers_share_belong_to_none(
    tmp_path: Path, computer: list[str]
) -> None:
    folder = tmp_path / "kantor"
    before = made_in(folder)
    computer[0] = "komputer-kedua"
    with service_opening.open_office(folder) as office:
        assert highwater.check(office, folder / highwater.KEYS, shared=True) == ""
        assert identity.needed(office).installation == before.me.installation


def test_a_server_that_was_set_back_begins_anew(office: Office, tmp_path: Path) -> None:
    enrol(office)
    keys = identity.folder(office)
    before = office.read(outgoing.journal_end)
    highwater.keep(office, keys, shared=True)
    assert highwater.check(office, keys, shared=True) == ""
    mark = highwater._mark(identity.needed(office).installation)
    text = mark.read_text(encoding="utf-8")
    mark.write_text(text.replace(f'"seq": {before[0]}', '"seq": 99'), encoding="utf-8")
    assert highwater.check(office, keys, shared=True) == "behind"
    assert [ended for ended, _position, _number in office.read(streams)] == [True, False]


def test_an_old_bundle_that_waits_in_an_ended_epoch_is_not_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "kantor"
    made_in(folder)
    (folder / highwater.KEYS / highwater.RESTORED).touch()
    with open_office(folder) as office:
        (old,) = office.read(outgoing_record.history)
        assert old.state is BundleState.MADE
        with pytest.raises(Refused) as refused:
            sending.write_to(office, old.id, tmp_path)
        assert refused.value.findings[0].code == "sending.not_kept"
        assert not (folder / highwater.KEYS / highwater.RESTORED).exists()


def test_an_office_that_never_exchanged_pays_nothing(tmp_path: Path) -> None:
    with open_office(tmp_path / "kantor") as office:
        keys = tmp_path / "kantor" / highwater.KEYS
        began = time.perf_counter()
        for _time in range(100):
            assert highwater.check(office, keys) == ""
            highwater.keep(office, keys)
        assert time.perf_counter() - began < 0.1
    assert not (tmp_path / "rumah").exists()


@pytest.mark.parametrize("mark", ["", "{", '{"seq": "x", "hash": 1}', '{"seq": 0, "hash": ""}'])
def test_a_mark_that_cannot_be_read_holds_nothing_up(tmp_path: Path, mark: str) -> None:
    folder = tmp_path / "kantor"
    found = made_in(folder)
    highwater._mark(found.me.installation).write_text(mark, encoding="utf-8")
    with open_office(folder) as office:
        assert locked(office) == ""


@pytest.mark.parametrize("reason", ["restored", "behind", "copied"])
def test_every_reason_has_its_words(reason: str) -> None:
    assert highwater.told(reason)
    assert highwater.advice(reason)


def test_the_computer_has_a_name_or_none() -> None:
    assert isinstance(highwater.machine(), str)
