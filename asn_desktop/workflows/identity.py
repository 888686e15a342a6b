"""Who this installation is in the exchange: its secret keys, its epoch, and whom it believes.

The secrets are made on this computer and never leave it: one small file beside the database, of a
server's office in the person's own data folder, in no backup and in no bundle. Whoever restores a
backup elsewhere is therefore another installation and has to be enrolled.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from asn_desktop import paths
from asn_desktop.bundles import keylist
from asn_desktop.bundles.keys import Signer, make_identity
from asn_desktop.models.safekeeping import folder_of
from asn_desktop.models.types import new_id
from asn_desktop.rules.acts import Act
from asn_desktop.rules.findings import WorldFault
from asn_desktop.services import places
from asn_desktop.services.office import Office
from asn_desktop.services.replacing import sync_folder
from asn_desktop.views.bundles import KeyEntry, KeyListView

FOLDER = "paket"
FILE = "kunci.rahasia"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Pair:
    """The secrets of one pair of keys: ``seed`` signs (Ed25519), ``secret`` opens (age)."""

    seed: bytes
    secret: str
    recipient: str

    @property
    def signer(self) -> Signer:
        """What signs with it."""
        return Signer.from_bytes(self.seed)


@dataclass(frozen=True, slots=True)
class Identity:
    """An installation with its secrets.

    ``older``: secrets of keys replaced since; what was sealed to them can still be opened.
    ``coming``: a new pair that the centre has not confirmed yet; nothing is signed with it.
    """

    installation: UUID
    signer: Signer
    secret: str
    recipient: str
    place_code: str
    older: tuple[str, ...] = ()
    coming: Pair | None = None

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every age identity with which something to us may be opened, the current one first."""
        waiting = (self.coming.secret,) if self.coming is not None else ()
        return (self.secret, *waiting, *self.older)


def folder(office: Office) -> Path:
    """Where the secrets lie: beside the database, of a server in the person's own folder.

    Each server has a folder of its own there, unless one was chosen at the start.
    """
    beside = folder_of(office.store)
    if beside is not None:
        return beside / FOLDER
    if office.secrets is not None:
        return office.secrets / FOLDER
    address = office.store.writer.url.render_as_string(hide_password=True)
    return paths.data_home() / FOLDER / hashlib.sha256(address.encode()).hexdigest()[:16]


def load(office: Office) -> Identity | None:
    """Who this installation is, None where no keys were made.

    Raises ``WorldFault`` (``places.keys_damaged``, ``places.keys_newer``).
    """
    return _load(folder(office) / FILE)


def make(office: Office, place_code: str) -> Identity:
    """Make the keys of this installation for ``place_code``, never over existing ones.

    Where keys are, they are returned with that code: an office corrects its code until the centre
    has enrolled it. They are on the disk before anything is sealed or asked with them.
    """
    file = folder(office) / FILE
    found = _load_raw(file) if _load(file) is not None else None
    if found is None:
        found = {"installation": new_id().hex, "pair": _spelled(new_pair()), "older": []}
    found["place"] = place_code
    _write(file, found)
    return needed(office)


def prepare_change(office: Office) -> Identity:
    """Make the pair that is to come, or keep the one that waits already."""
    file = folder(office) / FILE
    found = _known(file)
    if found.get("coming") is None:
        found["coming"] = _spelled(new_pair())
        _write(file, found)
    return needed(office)


def confirm_change(office: Office) -> None:
    """The pair that was to come counts from now on; the old one only opens what is sealed to it."""
    file = folder(office) / FILE
    found = _known(file)
    if found.get("coming") is not None:
        found["older"] = [found["pair"]["secret"], *found["older"]]
        found["pair"], found["coming"] = found["coming"], None
        _write(file, found)


def drop_change(office: Office) -> None:
    """The pair that was to come is not wanted any more."""
    file = folder(office) / FILE
    found = _known(file)
    if found.get("coming") is not None:
        found["coming"] = None
        _write(file, found)


def start_over(office: Office) -> Identity:
    """A new installation with new keys for the same place; the old secrets only open old files."""
    file = folder(office) / FILE
    found = _known(file)
    found["older"] = [found["pair"]["secret"], *found["older"]]
    found |= {"installation": new_id().hex, "pair": _spelled(new_pair()), "coming": None}
    _write(file, found)
    return needed(office)


def add_older(office: Office, secret: str) -> None:
    """Open with ``secret`` too what was sealed to it: the key from the safe of a centre."""
    file = folder(office) / FILE
    found = _known(file)
    if secret not in found["older"]:
        found["older"] = [*found["older"], secret]
        _write(file, found)


def needed(office: Office) -> Identity:
    """The identity; raises ``WorldFault`` (``places.not_enrolled``) where there is none."""
    found = load(office)
    if found is None:
        raise WorldFault("places.not_enrolled")
    return found


def new_pair() -> Pair:
    """A new pair of secrets."""
    secret, recipient = make_identity()
    return Pair(os.urandom(32), secret, recipient)


def current_epoch(office: Office) -> str:
    """The epoch in which this installation speaks now; the first one is begun where none is."""
    me = needed(office)
    found = office.read(places.epoch_of, me.installation)
    if found is not None:
        return found
    return office.write(Act.NEW_EPOCH, places.join_epoch, me.installation).value


def keyring(office: Office) -> Mapping[str, KeyEntry]:
    """Every key of the newest key list by its key id, also retired and revoked ones.

    Empty where no list was taken yet.
    """
    return entries_by_key(current_list(office))


def current_list(office: Office) -> KeyListView | None:
    """The newest key list taken here; None before the first."""
    content = office.read(places.newest_list)
    return None if content is None else keylist.read(content)


def entries_by_key(known: KeyListView | None) -> Mapping[str, KeyEntry]:
    """The entries of a list by their key id."""
    return {} if known is None else keylist.keyring(known)


# ---- the file


def _load(file: Path) -> Identity | None:
    found = _load_raw(file)
    if found is None:
        return None
    try:
        pair, coming = _pair(found["pair"]), found.get("coming")
        return Identity(
            UUID(hex=found["installation"]),
            pair.signer,
            pair.secret,
            pair.recipient,
            str(found["place"]),
            tuple(map(str, found["older"])),
            _pair(coming) if coming is not None else None,
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise WorldFault("places.keys_damaged", file=str(file)) from fault


def _load_raw(file: Path) -> dict[str, Any] | None:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as fault:
        raise WorldFault("places.keys_damaged", file=str(file)) from fault
    try:
        found: dict[str, Any] = json.loads(text)
        is_newer = found["format"] > FORMAT
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        raise WorldFault("places.keys_damaged", file=str(file)) from fault
    if is_newer:
        raise WorldFault("places.keys_newer", file=str(file))
    return found


def _known(file: Path) -> dict[str, Any]:
    found = _load_raw(file)
    if found is None:
        raise WorldFault("places.not_enrolled")
    return found


def _pair(found: Mapping[str, str]) -> Pair:
    seed = bytes.fromhex(found["seed"])
    if len(seed) != 32:
        raise ValueError("seed")
    return Pair(seed, found["secret"], found["recipient"])


def _spelled(pair: Pair) -> dict[str, str]:
    return {"seed": pair.seed.hex(), "secret": pair.secret, "recipient": pair.recipient}


def _write(file: Path, content: Mapping[str, Any]) -> None:
    try:
        write_secret(file, json.dumps({"format": FORMAT} | dict(content), indent=1).encode())
    except OSError as fault:
        words = fault.strerror or ""
        raise WorldFault("places.cannot_write", file=str(file), words=words) from fault


def write_secret(file: Path, content: bytes) -> None:
    """Write a file only its owner may read: wholly, confirmed by the disk, or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(file.name + ".tmp")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    os.replace(beside, file)
    sync_folder(file.parent)
