"""The archive a backup is: three members, described by a manifest with their digests."""

from __future__ import annotations

import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from asn_desktop import paths
from asn_desktop.rules.findings import WorldFault

FORMAT = 1
MANIFEST = "manifest.json"
LARGEST_MANIFEST = 64 * 1024
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """What a backup file says it holds: whose, from when, up to which act, how many people."""

    file: Path
    office: str
    made: datetime
    entries: int
    head: str
    people: int
    practice: bool
    schema: int


def inspect(file: Path) -> BackupInfo:
    """Return what a backup says it holds, quickly; :func:`backup.restore` verifies it wholly.

    Raises ``WorldFault``: ``backup.not_found``, ``backup.foreign``, ``backup.damaged``,
    ``backup.newer``.
    """
    with opened(file) as archive:
        return BackupInfo(file, *told(read_manifest(archive, file)))


def told(manifest: dict[str, Any]) -> tuple[str, datetime, int, str, int, bool, int]:
    """What a manifest tells, in the order of :class:`BackupInfo` after the file."""
    return (
        manifest["office"],
        datetime.fromisoformat(manifest["made"]),
        manifest["entries"],
        manifest["head"],
        manifest["people"],
        manifest["practice"],
        manifest["schema"],
    )


@contextmanager
def opened(file: Path) -> Iterator[zipfile.ZipFile]:
    """Open the archive; whatever is wrong with it becomes a ``WorldFault``."""
    if not file.is_file():
        raise WorldFault("backup.not_found", file=str(file))
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as fault:
        with file.open("rb") as content:
            ours = content.read(4) == b"PK\x03\x04"
        code = "backup.damaged" if ours else "backup.foreign"
        raise WorldFault(code, file=file.name) from fault


def read_manifest(archive: zipfile.ZipFile, file: Path) -> dict[str, Any]:
    """Return the manifest; refuses archives that are not exactly ours."""
    members = archive.infolist()
    wanted = sorted((MANIFEST, paths.DATABASE, paths.KEY_FILE))
    locked = any(each.flag_bits & 1 for each in members)
    if sorted(each.filename for each in members) != wanted or locked:
        raise WorldFault("backup.foreign", file=file.name)
    if archive.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
        raise WorldFault("backup.foreign", file=file.name)
    try:
        found: dict[str, Any] = json.loads(archive.read(MANIFEST))
        if found["format"] > FORMAT:
            raise WorldFault("backup.newer", file=file.name)
        told(found)
        for name in (paths.DATABASE, paths.KEY_FILE):
            if archive.getinfo(name).file_size != found["files"][name]["size"]:
                raise WorldFault("backup.damaged", file=file.name)
    except (ValueError, KeyError, TypeError) as fault:
        raise WorldFault("backup.damaged", file=file.name) from fault
    return found


def agree(content: IO[bytes], described: dict[str, Any], file: Path) -> None:
    """Raise ``WorldFault`` (``backup.damaged``) unless the content has the digest described."""
    if digest(content) != described["sha256"]:
        raise WorldFault("backup.damaged", file=file.name)


def pack(target: Path, manifest: dict[str, Any], *files: Path) -> None:
    """Write the archive and let the disk confirm it."""
    with target.open("wb") as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
            for file in files:
                archive.write(file, file.name)
        raw.flush()
        os.fsync(raw.fileno())


def described(file: Path) -> dict[str, object]:
    """Size and SHA-256 of a file, for the manifest."""
    with file.open("rb") as content:
        return {"size": file.stat().st_size, "sha256": digest(content)}


def digest(content: IO[bytes]) -> str:
    """SHA-256 of a stream, block by block."""
    seal = hashlib.sha256()
    while block := content.read(BLOCK):
        seal.update(block)
    return seal.hexdigest()
