"""Opening and making an office's data folder: one program at a time, on a disk of this computer."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from asn_desktop import paths
from asn_desktop.models import keyfile, migrate, schema
from asn_desktop.models.engine import Store, open_sqlite
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services import replacing
from asn_desktop.services.hooks import STANDARD
from asn_desktop.services.office import Actor, Clock, Office, SystemClock

# A folder that a cloud service copies while we write is torn; these names are in their paths.
CLOUD_FOLDERS = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud")
# Keeps the database of an earlier release safe before it is brought up to date.
BeforeUpgrade = Callable[[Store, Path], object]
NETWORK_FILE_SYSTEMS = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p"})


def is_office(folder: Path) -> bool:
    """Whether the folder holds an office, or one that is just being put there."""
    return (folder / paths.DATABASE).exists() or replacing.is_pending(folder)


def refuse_folder(folder: Path) -> None:
    """Raise ``WorldFault`` for a folder in which a database would be damaged (network, cloud)."""
    lowered = str(folder.absolute()).lower()
    for name in CLOUD_FOLDERS:
        if name in lowered:
            raise WorldFault("store.cloud_folder", folder=str(folder), service=name)
    if lowered.startswith("\\\\") or file_system(folder) in NETWORK_FILE_SYSTEMS:
        raise WorldFault("store.network_folder", folder=str(folder))


def file_system(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The kind of file system a folder is on, by the system's list of mounts; "" if unknown."""
    if sys.platform == "win32":
        import ctypes

        drive = os.path.splitdrive(folder.absolute())[0] + "\\"
        remote = 4  # DRIVE_REMOTE
        return "cifs" if ctypes.windll.kernel32.GetDriveTypeW(drive) == remote else ""
    if not mounts.exists():
        return ""
    path, best, kind = str(folder.absolute()), "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        point, system = line.split()[1:3]
        point = point.replace("\\040", " ")
        if len(point) >= len(best) and (path + "/").startswith(point.rstrip("/") + "/"):
            best, kind = point, system
    return kind


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for this program alone.

    A replacement of the office that was begun is finished first. Raises ``WorldFault``:
    ``store.in_use``, ``store.no_folder`` where the folder cannot be made or written.
    """
    lock = FileLock(folder / paths.LOCK, timeout=0)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout as fault:
        raise WorldFault("store.in_use", folder=str(folder)) from fault
    except OSError as fault:
        raise WorldFault("store.no_folder", folder=str(folder)) from fault
    try:
        _finish_replacing(folder)
        yield
    finally:
        lock.release()


def _finish_replacing(folder: Path) -> None:
    try:
        replacing.finish(folder)
    except OSError as fault:
        words = fault.strerror or ""
        raise WorldFault("backup.cannot_restore", folder=str(folder), words=words) from fault


def open_store(folder: Path, before_upgrade: BeforeUpgrade | None = None) -> Store:
    """Open the database of a folder, making it when there is none yet.

    One of an earlier release is brought up to date once ``before_upgrade`` has kept it safe;
    without that it stays shut. Raises ``WorldFault``: ``store.key_missing`` when the database has
    lost its key file, ``store.database_lost`` when it is gone or empty where one has been,
    ``store.newer_schema`` for a file of a newer program, ``store.older_schema``
    and ``store.migration_failed`` for one of an earlier release, which is then as it was.
    """
    refuse_folder(folder)
    database, key_path = folder / paths.DATABASE, folder / paths.KEY_FILE
    _refuse_lost_database(folder)
    if database.exists():
        if not key_path.exists():
            raise WorldFault("store.key_missing", folder=str(folder))
        store = open_sqlite(database, keyfile.load_key(key_path))
        try:
            schema.refuse_newer(store)
            _bring_up_to_date(store, folder, before_upgrade)
        except WorldFault:
            store.close()
            raise
        return store
    folder.mkdir(parents=True, exist_ok=True)
    key = keyfile.load_key(key_path) if key_path.exists() else keyfile.create_key(key_path)
    _make_database(database, key)
    return open_sqlite(database, key)


def _make_database(database: Path, key: bytes) -> None:
    """Make the file under another name, so that what bears its own name has all its tables.

    The switch to WAL unlinks a journal without syncing the folder: made, closed, and opened anew.
    """
    beside = database.with_name(database.name + ".baru")
    for left in database.parent.glob(beside.name + "*"):
        left.unlink()
    fresh = open_sqlite(beside, key)
    try:
        schema.create(fresh)
    finally:
        fresh.close()
    os.replace(beside, database)
    replacing.sync_folder(database.parent)


def _refuse_lost_database(folder: Path) -> None:
    """Never begin an empty office where there was one with work in it."""
    database = folder / paths.DATABASE
    if database.exists():
        lost = database.stat().st_size == 0
    else:
        lost = any((folder / paths.BACKUPS).glob("*.asncadangan"))
    if lost:
        raise WorldFault("store.database_lost", folder=str(folder))


def _bring_up_to_date(store: Store, folder: Path, keep: BeforeUpgrade | None) -> None:
    if not migrate.is_behind(store):
        return
    if schema.version(store) == 0:  # stopped before its first table was there
        schema.create(store)
        return
    if keep is None:
        raise WorldFault("store.older_schema", folder=str(folder))
    keep(store, folder)
    migrate.upgrade(store)


@contextmanager
def open_office(
    folder: Path,
    *,
    clock: Clock | None = None,
    actor: Actor | None = None,
    before_upgrade: BeforeUpgrade | None = None,
) -> Iterator[Office]:
    """Open a data folder for this program alone and close it afterwards."""
    with locked(folder):
        store = open_store(folder, before_upgrade)
        office = Office(store, STANDARD, clock or SystemClock(), actor or Actor())
        try:
            yield office
        finally:
            office.close()


@contextmanager
def open_existing(
    folder: Path, *, clock: Clock | None = None, before_upgrade: BeforeUpgrade | None = None
) -> Iterator[Office]:
    """Open a folder that must hold an office; raises ``WorldFault`` (``store.no_office``)."""
    if not is_office(folder):
        raise WorldFault("store.no_office", folder=str(folder))
    with open_office(folder, clock=clock, before_upgrade=before_upgrade) as office:
        yield office
