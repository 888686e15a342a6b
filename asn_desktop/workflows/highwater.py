"""How far this installation once was, kept outside its database, so that a step back is noticed.

Beside the secret keys lies which computer they were made on; in the person's own data folder lies
the newest entry of the journal. A database that is behind that mark was copied back, one on another
computer was copied there: both begin a new epoch, and sending is held until somebody confirms. An
office that exchanges nothing has no keys; of it nothing is read but whether there are any.
"""

from __future__ import annotations

import hashlib
import json
import sys
import uuid
from contextlib import suppress
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from asn_desktop import paths, texts
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services.office import Office

KEYS: Final = "paket"
"""Below a data folder: where the secret keys of an installation lie (`workflows.identity`)."""
KEY_FILE: Final = "kunci.rahasia"
MACHINE: Final = "komputer"
RESTORED: Final = "dipulihkan"
MARKS: Final = "penanda"
MACHINE_IDS: Final = (Path("/etc/machine-id"), Path("/var/lib/dbus/machine-id"))


def note_restored(folder: Path) -> None:
    """Remember, before the database of a data folder is replaced, that it will be an older one.

    Removed once a new epoch stands; killed in between, the next opening begins one.
    """
    keys = folder / KEYS
    if (keys / KEY_FILE).exists():
        (keys / RESTORED).touch()


def check(office: Office, keys: Path, *, shared: bool = False) -> str:
    """Look whether this database stepped back or moved; begin a new epoch if so.

    ``keys``: the folder of the secret keys; ``shared``: several computers may use it (a server), so
    which one it is says nothing. Returns why ("restored", "behind", "copied"), "" when all is as it
    was left.
    """
    if not (keys / KEY_FILE).exists():
        return ""
    from asn_desktop.workflows import identity

    try:
        me = identity.load(office)
    except WorldFault:
        return ""  # told where somebody wants to send
    if me is None:
        return ""
    seal = "" if shared else _sealed_machine(me.installation)
    known = _read_text(keys / MACHINE)
    reason = ""
    if known and seal and known != seal:
        me = identity.start_over(office)
        reason, seal = "copied", _sealed_machine(me.installation)
    elif (keys / RESTORED).exists():
        reason = "restored"
    elif not _holds(office, me.installation):
        reason = "behind"
    if reason:
        _begin(office, me.installation, reason)
    if seal and (reason or not known):
        identity.write_secret(keys / MACHINE, seal.encode())
    if reason:
        keep(office, keys, shared=shared)
        (keys / RESTORED).unlink(missing_ok=True)
    return reason


def _begin(office: Office, installation: UUID, reason: str) -> None:
    from asn_desktop.services import epochs

    office.write(Act.NEW_EPOCH, epochs.begin, installation, reason)


def keep(office: Office, keys: Path, *, shared: bool = False) -> None:
    """Keep how far this installation is; what cannot be written is left as it was."""
    if not (keys / KEY_FILE).exists():
        return
    from asn_desktop.services import outgoing
    from asn_desktop.workflows import identity

    with suppress(OSError, WorldFault):
        me = identity.load(office)
        if me is None:
            return
        seq, name = office.read(outgoing.journal_end)
        end = office.read(outgoing.stream_end, me.installation)
        mark = {"epoch": end.epoch if end is not None else "", "seq": seq, "hash": name}
        identity.write_secret(_mark(me.installation), json.dumps(mark).encode())
        seal = "" if shared else _sealed_machine(me.installation)
        if seal and not (keys / MACHINE).exists():
            identity.write_secret(keys / MACHINE, seal.encode())


def _holds(office: Office, installation: UUID) -> bool:
    """Whether the journal still has the entry it once ended with."""
    from asn_desktop.services import epochs

    mark = _read_mark(_mark(installation))
    if mark is None or mark["seq"] == 0:
        return True
    found = office.read(epochs.hash_at, mark["seq"])
    return bool(found == mark["hash"])


def _mark(installation: UUID) -> Path:
    return paths.data_home() / MARKS / f"{installation.hex}.json"


def _read_mark(file: Path) -> dict[str, Any] | None:
    text = _read_text(file)
    if not text:
        return None
    try:
        found = json.loads(text)
        return {"seq": int(found["seq"]), "hash": str(found["hash"])}
    except (ValueError, KeyError, TypeError):
        return None


def _read_text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


# ---- the computer


def _sealed_machine(installation: UUID) -> str:
    """The computer as a seal that tells nobody which one it is; "" where it cannot be told."""
    name = machine()
    return hashlib.sha256(installation.bytes + name.encode()).hexdigest() if name else ""


def machine() -> str:
    """What the system calls this computer since it was installed; "" if it does not say."""
    if sys.platform == "win32":
        import winreg

        place = r"SOFTWARE\Microsoft\Cryptography"
        with (
            suppress(OSError),
            winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, place) as key,
        ):
            return str(winreg.QueryValueEx(key, "MachineGuid")[0])
        return ""
    for file in MACHINE_IDS:
        name = _read_text(file)
        if name:
            return name
    node = uuid.getnode()
    return "" if node >> 40 & 1 else f"{node:012x}"  # that bit: made up, another one next time


# ---- in words


def told(reason: str) -> str:
    """Why sending is held."""
    return texts.sentence(f"sending.held.{reason}")


def advice(reason: str) -> str:
    """What to do before it goes on."""
    return texts.sentence(f"sending.advice.{reason}")


def unlock(office: Office) -> None:
    """Somebody has confirmed: sending goes on."""
    from asn_desktop.services import epochs

    office.write(Act.NEW_EPOCH, epochs.let_go)
