"""One verified file that holds an office: its database and its key, kept, checked and brought back.

A ``.asncadangan`` is a plain archive of three members: ``manifest.json``, the encrypted database
and the key file. Without its key the database is lost, so the two never travel apart.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from asn_desktop import paths, texts
from asn_desktop.models import journal, keyfile, migrate, safekeeping, schema
from asn_desktop.models.engine import open_sqlite
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services import evidence, paper
from asn_desktop.services.attachments import damaged_attachments
from asn_desktop.services.office import Office, ReadTx
from asn_desktop.services.opening import locked, open_store, refuse_folder
from asn_desktop.services.replacing import replace_office, sync_folder
from asn_desktop.services.setup import read_settings
from asn_desktop.workflows import backup_file as archives
from asn_desktop.workflows import highwater
from asn_desktop.workflows.backup_file import BLOCK, FORMAT, BackupInfo, inspect

SUFFIX = ".asncadangan"
KEEP = 10
_OURS = re.compile(r"\d{4}-\d\d-\d\d_\d{6}_[a-z-]+" + re.escape(SUFFIX))

Report = Callable[[int, int, str], object]


def silent(_done: int, _total: int, _text: str = "") -> None:
    """A report nobody reads."""


# ---- making


def save(office: Office, folder: Path, file: Path, report: Report = silent) -> BackupInfo:
    """Write the whole office into ``file`` and return what stands in it.

    The live database goes on working. The file appears under its name only when it has been read
    back and agrees; until then an older file of that name stays. Raises ``WorldFault``:
    ``backup.other_file`` for a file that is no backup, ``backup.damaged_source`` when the database
    itself is damaged, ``backup.no_space``, ``backup.cannot_write``, ``backup.not_verified``.
    """
    try:
        return _save(office, folder, file, report)
    except OSError as fault:
        raise WorldFault(
            "backup.cannot_write", file=str(file), words=fault.strerror or ""
        ) from fault


def _save(office: Office, folder: Path, file: Path, report: Report) -> BackupInfo:
    _refuse_other_file(file)
    key_text = (folder / paths.KEY_FILE).read_text(encoding="utf-8")
    key = keyfile.read_key(key_text)
    file.parent.mkdir(parents=True, exist_ok=True)
    with _workshop(folder / paths.BACKUPS) as work:
        report(0, 4, texts.sentence("backup.step.copy"))
        copy, key_copy = work / paths.DATABASE, work / paths.KEY_FILE
        _refuse_full(folder, (folder / paths.DATABASE).stat().st_size)
        known = safekeeping.live_head(office.store)
        safekeeping.copy_database(office.store, copy, key)
        key_copy.write_text(key_text, encoding="utf-8")
        report(1, 4, texts.sentence("backup.step.check"))
        with closing(safekeeping.open_copy(copy, key)) as connection:
            sound = not safekeeping.problems(connection)
            if not sound or safekeeping.head(connection, known[0]) != known:
                raise WorldFault("backup.damaged_source")
            entries, head = safekeeping.head(connection)
            people = safekeeping.count_people(connection)
        settings = office.read(read_settings)
        manifest = {
            "format": FORMAT,
            "office": settings.office_name,
            "practice": settings.practice,
            "made": office.clock.now().isoformat(timespec="seconds"),
            "schema": schema.version(office.store),
            "entries": entries,
            "head": head,
            "people": people,
            "files": {each.name: archives.described(each) for each in (copy, key_copy)},
        }
        report(2, 4, texts.sentence("backup.step.write"))
        _refuse_full(file.parent, copy.stat().st_size)
        beside = file.with_name(file.name + _half_made())
        try:
            archives.pack(beside, manifest, copy, key_copy)
            report(3, 4, texts.sentence("backup.step.verify"))
            info = _verified(beside, manifest)
            os.replace(beside, file)
        finally:
            beside.unlink(missing_ok=True)
        sync_folder(file.parent)
    report(4, 4, "")
    return BackupInfo(file, *archives.told(info))


def _refuse_other_file(file: Path) -> None:
    """Overwrite nothing but an older backup: not the database, not somebody's list of staff."""
    if file.is_file() and file.suffix != SUFFIX:
        try:
            inspect(file)
        except WorldFault as fault:
            raise WorldFault("backup.other_file", file=str(file)) from fault


def _verified(beside: Path, manifest: dict[str, Any]) -> dict[str, Any]:
    with archives.opened(beside) as archive:
        found = archives.read_manifest(archive, beside)
        for name in found["files"]:
            with archive.open(name) as member:
                archives.agree(member, found["files"][name], beside)
    if found != json.loads(json.dumps(manifest)):
        raise WorldFault("backup.not_verified", file=str(beside))
    return found


def _refuse_full(folder: Path, needed: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < needed + BLOCK:
        raise WorldFault(
            "backup.no_space",
            folder=str(folder),
            needed=-(-needed // BLOCK) + 1,
            free=free // BLOCK,
        )


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """A folder for half-made things; what a killed program left there is cleared away."""
    made = _new_workshop(folder)
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _new_workshop(folder: Path) -> Path:
    """Make a folder that bears our number: what bears another was left by a killed program.

    Our own stay, for one of them may be a restore that waits for its answer. An office is open in
    one program only, so nobody else works in its folder.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ours = f".kerja-{os.getpid()}-"
    for left in (*folder.glob(".kerja-*"), *folder.glob("*.tmp")):
        if left.is_dir() and not left.name.startswith(ours):
            shutil.rmtree(left)
        elif left.is_file() and not left.name.endswith(_half_made()):
            left.unlink(missing_ok=True)
    return Path(tempfile.mkdtemp(prefix=ours, dir=folder))


def _half_made() -> str:
    """How the name of a file ends that this program is still writing."""
    return f".{os.getpid()}.tmp"


# ---- by itself


def automatic(office: Office, folder: Path | None = None, reason: str = "keluar") -> Path | None:
    """Keep a backup in the data folder, the last ten; None when nothing changed since the last.

    Called at exit, before every import and before a migration. ``reason`` is one lower-case word
    and stands in the file's name. On a server, which has its own backups, nothing is done.
    """
    folder = folder or folder_of(office)
    if folder is None or not office.store.is_sqlite:
        return None
    head = safekeeping.live_head(office.store)
    if head[0] == 0 or any(_head_of(each) == head for each in kept_backups(folder)):
        return None
    stamp = office.clock.now().strftime("%Y-%m-%d_%H%M%S")
    file = folder / paths.BACKUPS / f"{stamp}_{reason}{SUFFIX}"
    save(office, folder, file)
    # Never the one just made, which a clock that was set back has named as the oldest.
    others = [each for each in kept_backups(folder) if each != file]
    for old in others[KEEP - 1 :]:
        old.unlink(missing_ok=True)
    return file


def folder_of(office: Office) -> Path | None:
    """The data folder of an open office; None on a server."""
    return safekeeping.folder_of(office.store)


def kept_backups(folder: Path) -> list[Path]:
    """The automatic backups of a data folder, the newest first."""
    found = (folder / paths.BACKUPS).glob(f"*{SUFFIX}")
    return sorted((each for each in found if _OURS.fullmatch(each.name)), reverse=True)


def named(file: Path) -> tuple[datetime, str]:
    """When and why an automatic backup was made, by its name (local time, no time zone)."""
    day, clock, reason = file.stem.split("_", 2)
    return datetime.strptime(f"{day} {clock}", "%Y-%m-%d %H%M%S"), reason  # noqa: DTZ007 - as named


def proposed_name(office: Office) -> str:
    """A name for a backup onto a stick: the office and the day."""
    settings = office.read(read_settings)
    plain = re.sub(r"[^A-Za-z0-9]+", "-", settings.office_name).strip("-") or "kantor"
    return f"{plain}_{office.today():%Y-%m-%d}{SUFFIX}"


def last_backup(folder: Path) -> datetime | None:
    """When the newest automatic backup was made; None when there is none that can be read."""
    for file in kept_backups(folder):
        try:
            return inspect(file).made
        except WorldFault:
            continue
    return None


def _head_of(file: Path) -> tuple[int, str]:
    try:
        info = inspect(file)
    except WorldFault:
        return (-1, "")
    return (info.entries, info.head)


# ---- bringing back


def restore(file: Path, folder: Path, report: Report = silent) -> BackupInfo:
    """Bring an office back into ``folder``; what was there is moved aside, never deleted.

    The file is verified wholly first: digests, pages, structure, links, the journal's chain, the
    fingerprint of every sealed sheet. Raises ``WorldFault`` (as :func:`inspect`, and
    ``store.in_use`` while a program works in the folder); then nothing has changed.
    """
    refuse_folder(folder)
    if not file.is_file():
        raise WorldFault("backup.not_found", file=str(file))
    with locked(folder):
        return _restore(file, folder, report)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A backup that was unpacked and verified wholly; only its moving into place is left."""

    info: BackupInfo
    work: Path


def prepare(file: Path, folder: Path, report: Report = silent) -> Prepared:
    """Unpack and verify a backup beside the office in ``folder``, which may be open meanwhile.

    Raises what :func:`restore` raises; nothing of the office is touched.
    """
    try:
        work = _new_workshop(folder / paths.BACKUPS)
        try:
            return Prepared(_verified_copy(file, work, report), work)
        except (WorldFault, OSError):
            shutil.rmtree(work, ignore_errors=True)
            raise
    except OSError as fault:
        raise _cannot_restore(folder, fault) from fault


def place(office: Office, prepared: Prepared) -> None:
    """Go on with what was prepared; nobody may read or write at this moment (milliseconds).

    What was there is moved aside. When that fails the office goes on as it was.
    """
    folder = prepared.work.parent.parent
    office.close()
    try:
        highwater.note_restored(folder)
        replace_office(prepared.work, folder)
    except OSError as fault:
        raise _cannot_restore(folder, fault) from fault
    finally:
        office.store = open_store(folder)
        shutil.rmtree(prepared.work, ignore_errors=True)
    highwater.check(office, folder / highwater.KEYS)


def discard(prepared: Prepared) -> None:
    """Throw away what was prepared and is not wanted."""
    shutil.rmtree(prepared.work, ignore_errors=True)


def _restore(file: Path, folder: Path, report: Report) -> BackupInfo:
    try:
        with _workshop(folder / paths.BACKUPS) as work:
            info = _verified_copy(file, work, report)
            report(2, 3, texts.sentence("backup.step.place"))
            highwater.note_restored(folder)
            replace_office(work, folder)
    except OSError as fault:
        raise _cannot_restore(folder, fault) from fault
    report(3, 3, "")
    return info


def _verified_copy(file: Path, work: Path, report: Report) -> BackupInfo:
    report(0, 3, texts.sentence("backup.step.read"))
    info = _unpack(file, work)
    report(1, 3, texts.sentence("backup.step.verify"))
    _verify_whole(work, info)
    return info


def _cannot_restore(folder: Path, fault: OSError) -> WorldFault:
    return WorldFault("backup.cannot_restore", folder=str(folder), words=fault.strerror or "")


def _unpack(file: Path, work: Path) -> BackupInfo:
    with archives.opened(file) as archive:
        found = archives.read_manifest(archive, file)
        for name in (paths.DATABASE, paths.KEY_FILE):
            _refuse_full(work.parent, archive.getinfo(name).file_size)
            with archive.open(name) as member, (work / name).open("wb") as target:
                shutil.copyfileobj(member, target, BLOCK)
                target.flush()
                os.fsync(target.fileno())
            with (work / name).open("rb") as content:
                archives.agree(content, found["files"][name], file)
    return BackupInfo(file, *archives.told(found))


def _verify_whole(work: Path, info: BackupInfo) -> None:
    key = keyfile.load_key(work / paths.KEY_FILE)
    with closing(safekeeping.open_copy(work / paths.DATABASE, key)) as connection:
        sound = not safekeeping.problems(connection)
        if not sound or safekeeping.head(connection) != (info.entries, info.head):
            raise WorldFault("backup.damaged", file=info.file.name)
    store = open_sqlite(work / paths.DATABASE, key)
    try:
        schema.refuse_newer(store)
        if migrate.is_behind(store):
            migrate.upgrade(store)  # the backup itself stays as it is
        office = Office(store)
        if office.read(_first_bad_entry) is not None or office.read(paper.damaged_versions):
            raise WorldFault("backup.damaged", file=info.file.name)
    finally:
        store.close()


def _first_bad_entry(tx: ReadTx) -> int | None:
    return journal.verify(tx.session)


# ---- checking the office that is open


def check(office: Office) -> list[str]:
    """Return one sentence for everything that is wrong with an office; empty when it is sound."""
    from asn_desktop.services.strays import strays as strays_of  # not needed at every start

    found = [texts.sentence(code) for code in safekeeping.store_problems(office.store)]
    entry = office.read(_first_bad_entry)
    if entry is not None:
        found.append(texts.sentence("check.journal", entry=entry))
    strays = office.read(strays_of)
    if strays:
        kinds = ", ".join(sorted({kind for kind, _key in strays}))
        found.append(texts.sentence("check.rows", count=len(strays), kinds=kinds))
    versions = office.read(paper.damaged_versions)
    if versions:
        found.append(texts.sentence("check.versions", count=len(versions)))
    names = office.read(damaged_attachments)
    if names:
        found.append(texts.sentence("check.attachments", names=", ".join(names)))
    gone = office.read(evidence.missing)
    if gone:
        found.append(texts.sentence("check.evidence", names=", ".join(gone)))
    return found
