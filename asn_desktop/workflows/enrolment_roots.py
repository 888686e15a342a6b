"""The three root keys of the centre: two of them sign every key list; none stays on the computer.

Each lies in a file of its own, sealed with the passphrase of the person who keeps it (age with
scrypt, so that any age program opens it). They are in memory only for the act they are needed for.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyrage

from asn_desktop import texts
from asn_desktop.bundles.keys import CHECK_DIGITS, Signer, key_id, make_identity, slow_digits
from asn_desktop.rules.findings import WorldFault, refuse
from asn_desktop.workflows.backup import Report, silent
from asn_desktop.workflows.identity import write_secret

ROOTS, NEEDED = 3, 2
PASSPHRASE_LEAST = 12
SUFFIX = ".kunciakar"
RECOVERY_SUFFIX = ".kuncipemulihan"
FORMAT = 1
_FIRST_LINE = b"age-encryption.org/v1"


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps one root key, with which passphrase, and the file it goes to."""

    name: str
    passphrase: str
    file: Path


@dataclass(frozen=True, slots=True)
class Opened:
    """One of the files at a signing, with the passphrase typed for it."""

    file: Path
    passphrase: str


@dataclass(frozen=True, slots=True)
class Recovery:
    """The age key in the safe: it opens everything that was ever sent to the centre."""

    secret: str
    recipient: str


def fingerprint(roots: Sequence[bytes]) -> str:
    """The 12 digits of the three root keys that stand in the circular, whatever their order.

    Slow on purpose: nobody finds three keys of his own with the same digits.
    """
    return slow_digits(b"".join(sorted(roots)), b"asn-desktop root keys", CHECK_DIGITS)


def check_keepers(keepers: Sequence[Keeper]) -> None:
    """Refuse what would make the three keys one: ``places.root_*`` with the number of the line."""
    if len(keepers) != ROOTS:
        raise refuse("places.root_three")
    for number, keeper in enumerate(keepers, 1):
        if not keeper.name.strip():
            raise refuse("places.root_name", number=number, field=f"name{number}")
        if len(keeper.passphrase) < PASSPHRASE_LEAST:
            raise refuse(
                "places.root_passphrase",
                number=number,
                least=PASSPHRASE_LEAST,
                field=f"passphrase{number}",
            )
    if len({keeper.name.strip().casefold() for keeper in keepers}) < ROOTS:
        raise refuse("places.root_same_name", field="name3")
    if len({keeper.passphrase for keeper in keepers}) < ROOTS:
        raise refuse("places.root_same_passphrase", field="passphrase3")
    if len({keeper.file.resolve() for keeper in keepers}) < ROOTS:
        raise refuse("places.root_same_file", field="file3")


def make_roots(
    keepers: Sequence[Keeper], made: date, report: Report = silent
) -> tuple[Signer, ...]:
    """Make three root keys, write each into its keeper's file and read it back.

    Each takes seconds, so ``report`` is told before it which of them comes.
    Raises ``Refused`` as :func:`check_keepers` and where a file is there already
    (``places.root_file_exists``), ``WorldFault`` (``places.cannot_write``).
    """
    check_keepers(keepers)
    for number, keeper in enumerate(keepers, 1):
        if keeper.file.exists():
            raise refuse("places.root_file_exists", file=keeper.file.name, field=f"file{number}")
    signers = tuple(Signer.make() for _keeper in keepers)
    for at, (keeper, signer) in enumerate(zip(keepers, signers, strict=True)):
        report(at, ROOTS, texts.sentence("places.step.root", number=at + 1, of=ROOTS))
        _write(keeper, signer, made)
        if open_root(Opened(keeper.file, keeper.passphrase)).public != signer.public:
            raise WorldFault("places.cannot_write", file=str(keeper.file), words="")
    return signers


def open_roots(files: Sequence[Opened], roots: Sequence[bytes]) -> tuple[Signer, ...]:
    """Open two of the three root keys ``roots``; raises ``Refused`` or ``WorldFault``."""
    found: dict[bytes, Signer] = {}
    for number, each in enumerate(files, 1):
        signer = open_root(each, number)
        if signer.public not in roots:
            raise refuse("places.root_stranger", file=each.file.name, field=f"file{number}")
        found[signer.public] = signer
    if len(found) < NEEDED:
        raise refuse("places.root_two", field="file2")
    return tuple(found.values())


def open_root(given: Opened, number: int = 1) -> Signer:
    """The root key of one file; ``places.root_unreadable``, ``places.root_wrong_passphrase``."""
    try:
        content = given.file.read_bytes()
    except OSError as fault:
        raise refuse(
            "places.root_unreadable", file=given.file.name, field=f"file{number}"
        ) from fault
    if not content.startswith(_FIRST_LINE):
        raise refuse("places.root_unreadable", file=given.file.name, field=f"file{number}")
    try:
        found = json.loads(pyrage.passphrase.decrypt(content, given.passphrase))
        return Signer.from_bytes(bytes.fromhex(found["secret"]))
    except pyrage.DecryptError as fault:
        raise refuse(
            "places.root_wrong_passphrase", file=given.file.name, field=f"passphrase{number}"
        ) from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise refuse(
            "places.root_unreadable", file=given.file.name, field=f"file{number}"
        ) from fault


def make_recovery(file: Path) -> Recovery:
    """Make the key for the safe and write it, unsealed: what keeps it is the safe."""
    if file.exists():
        raise refuse("places.root_file_exists", file=file.name, field="recovery")
    secret, recipient = make_identity()
    _write_file(file, f"# {recipient}\n{secret}\n".encode())
    return Recovery(secret, recipient)


def read_recovery(text: str) -> str:
    """The secret in a recovery file or as typed from paper; ``places.recovery_unreadable``."""
    lines = [line.strip() for line in text.splitlines() if not line.strip().startswith("#")]
    secret = "".join("".join(lines).split()).upper()
    try:
        pyrage.x25519.Identity.from_str(secret)
    except pyrage.IdentityError as fault:
        raise refuse("places.recovery_unreadable", field="recovery") from fault
    return secret


def _write(keeper: Keeper, signer: Signer, made: date) -> None:
    text = json.dumps(
        {
            "format": FORMAT,
            "keeper": keeper.name.strip(),
            "made": made.isoformat(),
            "key": key_id(signer.public),
            "secret": signer.to_bytes().hex(),
        }
    )
    _write_file(keeper.file, pyrage.passphrase.encrypt(text.encode(), keeper.passphrase))


def _write_file(file: Path, content: bytes) -> None:
    try:
        write_secret(file, content)
    except OSError as fault:
        words = fault.strerror or ""
        raise WorldFault("places.cannot_write", file=str(file), words=words) from fault
