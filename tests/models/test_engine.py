"""Every connection the program hands out has the settings that survive a power cut."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from asn_desktop import paths
from asn_desktop.models.engine import Store, raw_connection
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services.opening import file_system, locked, open_store, refuse_folder


@pytest.mark.parametrize("side", ["writer", "reader"])
def test_settings_of_every_connection(sqlite_store: Store, side: str) -> None:
    engine: sa.Engine = getattr(sqlite_store, side)
    with raw_connection(engine) as connection:

        def pragma(name: str) -> object:
            return connection.execute(f"PRAGMA {name}").fetchone()[0]

        assert pragma("journal_mode") == "wal"
        assert pragma("synchronous") == 2
        assert pragma("foreign_keys") == 1
        assert pragma("recursive_triggers") == 1
        assert pragma("query_only") == (side == "reader")


def test_the_file_is_unreadable_without_its_key(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    assert not (tmp_path / paths.DATABASE).read_bytes().startswith(b"SQLite format 3")
    key = tmp_path / paths.KEY_FILE
    key.write_text(key.read_text().replace('"key": "', '"key": "' + "0" * 64 + '", "x": "'))
    with pytest.raises(WorldFault) as fault:
        open_store(tmp_path)
    assert fault.value.code == "store.wrong_key"


def test_a_database_without_its_key_file_is_told_so(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    (tmp_path / paths.KEY_FILE).unlink()
    with pytest.raises(WorldFault) as fault:
        open_store(tmp_path)
    assert fault.value.code == "store.key_missing"


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    with store.writer.begin() as connection:
        connection.exec_driver_sql("PRAGMA user_version=99")
    store.close()
    with pytest.raises(WorldFault) as fault:
        open_store(tmp_path)
    assert fault.value.code == "store.newer_schema"


def test_ddl_rolls_back(sqlite_store: Store) -> None:
    with sqlite_store.writer.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE x (a TEXT) STRICT")
        connection.rollback()
    assert not sa.inspect(sqlite_store.writer).has_table("x")


def test_the_reader_cannot_write(sqlite_store: Store) -> None:
    with pytest.raises(WorldFault) as fault, sqlite_store.reader.begin() as connection:
        connection.exec_driver_sql("DELETE FROM person")
    assert fault.value.code == "store.read_only"


def test_one_program_at_a_time(tmp_path: Path) -> None:
    with locked(tmp_path), pytest.raises(WorldFault) as fault, locked(tmp_path):
        pass
    assert fault.value.code == "store.in_use"


@pytest.mark.parametrize("folder", ["/mnt/OneDrive/kantor", "/mnt/x/Dropbox/asn"])
def test_cloud_folders_are_refused(folder: str) -> None:
    with pytest.raises(WorldFault) as fault:
        refuse_folder(Path(folder))
    assert fault.value.code == "store.cloud_folder"


def test_a_network_folder_is_known_by_the_list_of_mounts(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text("/dev/sda1 / ext4 rw 0 0\nserver:/x /srv/kantor nfs4 rw 0 0\n")
    assert file_system(Path("/srv/kantor/a"), mounts) == "nfs4"
    assert file_system(Path("/srv/kantorb"), mounts) == "ext4"
