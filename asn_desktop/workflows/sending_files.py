"""A bundle on its way to a stick or a folder: written, read back from there, then named.

What the drive gives back decides, not what it said when it was written to: sticks of faked
capacity take everything and keep the beginning.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import UUID

from asn_desktop import texts
from asn_desktop.bundles import container
from asn_desktop.rules.acts import Act
from asn_desktop.rules.faults import BundleFault
from asn_desktop.rules.findings import WorldFault
from asn_desktop.rules.streams import BundleKind
from asn_desktop.services import outgoing_record
from asn_desktop.services.office import Office
from asn_desktop.services.replacing import sync_folder
from asn_desktop.services.setup import read_settings
from asn_desktop.views.bundles import KeyEntry
from asn_desktop.workflows import identity

SUFFIX = ".asnpaket"
BLOCK = 1 << 20
SPARE = 64 * 1024
"""Bytes that must stay free beside the file: names and tables of the drive need room too."""

Report = Callable[[int, int, str], object]


def silent(_done: int, _total: int, _text: str = "") -> None:
    """A report nobody reads."""


def proposed_name(code: str, place: str, number: int, kind: BundleKind, made: datetime) -> str:
    """The name for people: whose, which number, of when. Nothing ever trusts it."""
    words = [code, place, f"{number:04d}", f"{made:%Y%m%d}"]
    if kind is BundleKind.ATTACHMENTS:
        words.append("lampiran")
    plain = [re.sub(r"[^A-Za-z0-9.]+", "-", word).strip("-.")[:40] for word in words]
    return "_".join(["ASN", *filter(None, plain)]) + SUFFIX


def write_to(office: Office, bundle_id: UUID, folder: Path, report: Report = silent) -> Path:
    """Write a bundle into ``folder``, read it back from there, and note that it is on its way.

    A file of another content under that name stays. Raises ``Refused`` (``sending.not_kept``) and
    ``WorldFault``: ``sending.gone``, ``sending.full``, ``sending.read_only``,
    ``sending.cannot_write``, ``sending.bad_copy``; the bundle is kept then.
    """
    row, content = office.read(outgoing_record.content_of, bundle_id)
    settings = office.read(read_settings)
    me = identity.needed(office)
    local = row.at.astimezone(office.clock.now().tzinfo)
    name = proposed_name(me.place_code, settings.office_name, row.number, row.kind, local)
    path = write_checked(folder, name, content, identity.keyring(office), report)
    office.write(Act.WRITE_BUNDLE, outgoing_record.mark_written, bundle_id, path.name)
    return path


def write_checked(
    folder: Path,
    name: str,
    content: bytes,
    keyring: Mapping[str, KeyEntry],
    report: Report = silent,
) -> Path:
    """Write bytes under ``name``, read them back from the drive and check their seal.

    Raises ``WorldFault`` as :func:`write_to`.
    """
    try:
        return _write(folder, name, content, keyring, report)
    except OSError as fault:
        raise _told(fault, folder, len(content)) from fault


def _write(
    folder: Path,
    name: str,
    content: bytes,
    keyring: Mapping[str, KeyEntry],
    report: Report,
) -> Path:
    if not folder.is_dir():
        raise WorldFault("sending.gone", place=str(folder))
    clear_left(folder)
    target = _free_name(folder / name, content)
    free = shutil.disk_usage(folder).free
    if free < len(content) + SPARE:
        raise _full(folder, len(content), free)
    beside = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    try:
        _put(beside, content, target.name, report)
        _verify(beside, content, keyring, target.name, report)
        os.replace(beside, target)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    sync_folder(folder)
    return target


def _put(beside: Path, content: bytes, name: str, report: Report) -> None:
    words = texts.sentence("sending.step.write", name=name)
    total = 2 * len(content)
    with beside.open("wb") as target:
        for at in range(0, len(content), BLOCK):
            report(at, total, words)
            target.write(content[at : at + BLOCK])
        target.flush()
        os.fsync(target.fileno())


def _verify(
    beside: Path, content: bytes, keyring: Mapping[str, KeyEntry], name: str, report: Report
) -> None:
    words = texts.sentence("sending.step.verify", name=name)
    seal = hashlib.sha256()
    back = bytearray()
    with beside.open("rb") as source:
        _from_the_drive(source.fileno())
        while block := source.read(BLOCK):
            report(len(content) + len(back), 2 * len(content), words)
            seal.update(block)
            back += block
    if seal.digest() != hashlib.sha256(content).digest():
        raise WorldFault("sending.bad_copy", place=str(beside.parent))
    try:
        container.look(bytes(back), keyring)
    except BundleFault as fault:
        raise WorldFault("sending.bad_copy", place=str(beside.parent)) from fault


def _from_the_drive(descriptor: int) -> None:
    """Ask the system to forget what it remembers of a file, so that the drive itself is read."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def clear_left(folder: Path) -> None:
    """Remove what a killed program left half-written in a folder (not what we are writing)."""
    ours = f".{os.getpid()}.tmp"
    for left in folder.glob(f"ASN_*{SUFFIX}.*.tmp"):
        if not left.name.endswith(ours):
            with suppress(OSError):
                left.unlink()


def _free_name(target: Path, content: bytes) -> Path:
    """The name itself, or with a number where another bundle has it already."""
    for number in range(2, 1000):
        if not target.exists() or _same(target, content):
            return target
        stem = target.name.removesuffix(SUFFIX)
        stem = stem.rsplit(" (", 1)[0]
        target = target.with_name(f"{stem} ({number}){SUFFIX}")
    return target


def _same(target: Path, content: bytes) -> bool:
    return target.stat().st_size == len(content) and target.read_bytes() == content


def _full(folder: Path, needed: int, free: int) -> WorldFault:
    mega = 1024 * 1024
    return WorldFault(
        "sending.full", place=str(folder), needed=-(-(needed + SPARE) // mega), free=free // mega
    )


def _told(fault: OSError, folder: Path, size: int) -> WorldFault:
    place, code = str(folder), fault.errno
    if code in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        free = 0
        with suppress(OSError):
            free = shutil.disk_usage(folder).free
        return _full(folder, size, free)
    if code in (errno.EROFS, errno.EACCES, errno.EPERM):
        return WorldFault("sending.read_only", place=place)
    gone = code in (errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR)
    if gone or not folder.is_dir():
        return WorldFault("sending.gone", place=place)
    return WorldFault("sending.cannot_write", place=place, words=fault.strerror or "")
