"""The secrets of open rounds: one small file each, beside the database and in no backup.

A secret is on the disk before the first slip is sealed with it, so a power cut loses no slip. When
its round is closed it is written over and deleted: whatever noise of its slips is left anywhere,
in the log of the database, on a freed page, in an old backup, stays noise.
"""

from __future__ import annotations

import os
from collections.abc import Set
from pathlib import Path
from uuid import UUID

from asn_desktop import paths
from asn_desktop.models.safekeeping import folder_of
from asn_desktop.services.office import Office
from asn_desktop.services.replacing import sync_folder
from asn_desktop.services.voices_seal import SECRET, SlipKey, new_key

FOLDER = "ketikan"
_SUFFIX = ".rahasia"
_NUMBERED, _LATER = b"1", b"0"


def keys_folder(office: Office) -> Path:
    """Where the secrets lie: in the data folder; for a server's office in the person's own."""
    return (folder_of(office.store) or paths.data_home()) / FOLDER


def find(folder: Path, round_id: UUID) -> SlipKey | None:
    """The secret of a round, None where there is none (yet, or any more) or it was cut short."""
    try:
        content = _file(folder, round_id).read_bytes()
    except FileNotFoundError:
        return None
    flag, secret = content[:1], content[1:]
    if len(secret) != SECRET or flag not in (_NUMBERED, _LATER):
        return None
    return SlipKey(secret, flag == _NUMBERED)


def find_or_make(folder: Path, round_id: UUID, *, numbered: bool) -> SlipKey:
    """The secret of a round, made and confirmed by the disk where there is none.

    ``numbered``: no slip was printed yet, so this secret will know all numbers. Raises ``OSError``.
    """
    found = find(folder, round_id)
    if found is not None:
        return found
    made = new_key(numbered=numbered)
    folder.mkdir(parents=True, exist_ok=True)
    target = _file(folder, round_id)
    beside = target.with_suffix(".tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write((_NUMBERED if numbered else _LATER) + made.secret)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, target)
    sync_folder(folder)
    return made


def destroy(folder: Path, round_id: UUID) -> None:
    """Write over a secret and delete it; nothing is done where there is none."""
    _destroy(_file(folder, round_id))


def destroy_others(folder: Path, alive: Set[UUID]) -> None:
    """Destroy every secret whose round is not among ``alive``: a program was killed in between."""
    for file in sorted(folder.glob(f"*{_SUFFIX}")):
        try:
            round_id = UUID(hex=file.stem)
        except ValueError:
            continue
        if round_id not in alive:
            _destroy(file)


def carry(source: Path, target: Path) -> None:
    """Move the secrets of one data folder into another, whose own are destroyed."""
    destroy_others(target / FOLDER, set())
    for file in sorted((source / FOLDER).glob(f"*{_SUFFIX}")):
        (target / FOLDER).mkdir(parents=True, exist_ok=True)
        os.replace(file, target / FOLDER / file.name)


def _destroy(file: Path) -> None:
    if not file.is_file():
        return
    with file.open("r+b") as content:
        content.write(os.urandom(1 + SECRET))
        content.flush()
        os.fsync(content.fileno())
    file.unlink()
    sync_folder(file.parent)


def _file(folder: Path, round_id: UUID) -> Path:
    return folder / f"{round_id.hex}{_SUFFIX}"
