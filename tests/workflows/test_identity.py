"""Who an installation is: its secrets beside the database, in no backup, and its epoch."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path

import pytest

from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services import places
from asn_desktop.services.office import Office
from asn_desktop.services.setup import change_settings
from asn_desktop.workflows import backup, identity


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("asn_desktop.paths.data_home", lambda: tmp_path / "rumah")


def test_nothing_is_made_by_looking(office: Office) -> None:
    assert identity.load(office) is None
    assert not identity.keyring(office)
    with pytest.raises(WorldFault, match=r"places\.not_enrolled"):
        identity.current_epoch(office)


def test_keys_are_made_once_and_only_their_owner_reads_them(office: Office) -> None:
    made = identity.make(office, "32.04.17")
    again = identity.make(office, "32.04.18")
    assert (again.installation, again.secret) == (made.installation, made.secret)
    assert again.signer.public == made.signer.public
    assert again.place_code == "32.04.18"
    file = identity.folder(office) / identity.FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert not list(identity.folder(office).glob("*.tmp"))


def test_an_epoch_is_begun_once(office: Office) -> None:
    identity.make(office, "32.04.17")
    first = identity.current_epoch(office)
    assert identity.current_epoch(office) == first
    assert len(bytes.fromhex(first)) == 8


def test_a_server_has_a_folder_for_each_database(office: Office, tmp_path: Path) -> None:
    folder = identity.folder(office)
    if office.store.is_sqlite:
        assert folder == tmp_path / "kantor" / "paket"
    else:
        assert folder.parent == tmp_path / "rumah" / "paket"


def test_a_new_pair_waits_until_it_is_confirmed(sqlite_office: Office) -> None:
    before = identity.make(sqlite_office, "32.04.17")
    waiting = identity.prepare_change(sqlite_office)
    assert waiting.coming is not None
    assert waiting.signer.public == before.signer.public
    assert identity.prepare_change(sqlite_office).coming == waiting.coming
    assert waiting.secrets == (before.secret, waiting.coming.secret)
    identity.confirm_change(sqlite_office)
    after = identity.needed(sqlite_office)
    assert after.signer.public == waiting.coming.signer.public
    assert after.secrets == (waiting.coming.secret, before.secret)
    assert after.installation == before.installation


def test_no_backup_holds_the_secrets(sqlite_office: Office, tmp_path: Path) -> None:
    me = identity.make(sqlite_office, "32.04.17")
    sqlite_office.write(Act.CHANGE_SETTING, change_settings, office_name="Kecamatan Rakumpit")
    file = tmp_path / "luar.asncadangan"
    backup.save(sqlite_office, tmp_path / "kantor", file)
    with zipfile.ZipFile(file) as archive:
        assert not [name for name in archive.namelist() if "rahasia" in name]
        content = b"".join(archive.read(name) for name in archive.namelist())
    assert me.secret.encode() not in content
    assert me.signer.to_bytes() not in content


def test_a_damaged_file_is_told_and_left_alone(sqlite_office: Office) -> None:
    identity.make(sqlite_office, "32.04.17")
    file = identity.folder(sqlite_office) / identity.FILE
    for text, code in (
        ("{", "places.keys_damaged"),
        ('{"format": 1}', "places.keys_damaged"),
        ('{"format": 2}', "places.keys_newer"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(WorldFault, match=code):
            identity.load(sqlite_office)
        with pytest.raises(WorldFault, match=code):
            identity.make(sqlite_office, "32.04.17")
        assert file.read_text(encoding="utf-8") == text


def test_the_computers_of_a_centre_speak_in_one_epoch_until_it_was_set_back(
    office: Office,
) -> None:
    office.write(Act.BECOME_CENTRE, change_settings, exchange_role="centre")
    first, second = new_id(), new_id()
    spoken = office.write(Act.NEW_EPOCH, places.join_epoch, first).value
    assert office.write(Act.NEW_EPOCH, places.join_epoch, second).value == spoken
    assert office.read(places.epoch_of, first) == spoken  # the newcomer ended nothing

    anew = office.write(Act.NEW_EPOCH, places.begin_epoch, first).value
    assert anew != spoken
    assert office.read(places.epoch_of, second) is None  # its past may be gone as well
    assert office.write(Act.NEW_EPOCH, places.join_epoch, second).value == anew


def test_two_computers_of_an_office_each_have_an_epoch_of_their_own(office: Office) -> None:
    first, second = new_id(), new_id()
    spoken = office.write(Act.NEW_EPOCH, places.join_epoch, first).value
    assert office.write(Act.NEW_EPOCH, places.join_epoch, second).value != spoken
    assert office.read(places.epoch_of, first) == spoken
