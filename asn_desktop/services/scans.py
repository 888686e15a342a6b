"""Scans of signed paper: attached to the version that was signed, kept by their SHA-256."""

from __future__ import annotations

import re
from uuid import UUID

import sqlalchemy as sa

from asn_desktop.models.paper import Attachment, SheetScan, Version
from asn_desktop.rules.findings import refuse
from asn_desktop.services.attachments import add_attachment, release
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.views.checking import ScanView

LARGEST_SCAN = 10 * 1024 * 1024
"""Bytes; an A4 page in colour at 300 dpi takes less than one megabyte as JPEG."""
_MEGABYTE = 1024 * 1024
# What a scanner makes, by the first bytes of the file; the name is not asked.
KINDS = (
    (b"%PDF-", "application/pdf", ".pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png", ".png"),
    (b"\xff\xd8\xff", "image/jpeg", ".jpg"),
)
_UNSAFE = re.compile(r"[^\w .,()-]+")


def attach_scan(tx: Tx, version_id: UUID, name: str, content: bytes) -> UUID:
    """Attach a scan to the sheet it shows and return the scan's id.

    Raises ``Refused``: ``scan.empty``, ``scan.kind`` (by content, whatever the name says),
    ``scan.size`` above 10 MB, ``scan.twice``.
    """
    tx.session.get_one(Version, version_id)
    if not content:
        raise refuse("scan.empty", name=name)
    kind = next((media for start, media, _end in KINDS if content.startswith(start)), None)
    if kind is None:
        raise refuse("scan.kind", name=name)
    refuse_large(name, len(content))
    key = add_attachment(tx, name, kind, content)
    same = sa.select(SheetScan.id).where(
        SheetScan.version_id == version_id, SheetScan.sha256 == key
    )
    if tx.session.scalars(same).first() is not None:
        raise refuse("scan.twice", name=name)
    scan = SheetScan(version_id=version_id, sha256=key, name=name, on=tx.today)
    tx.session.add(scan)
    tx.session.flush()
    return scan.id


def refuse_large(name: str, size: int) -> None:
    """Refuse ``scan.size`` above 10 MB; ``size`` in bytes, known before a file is read."""
    if size > LARGEST_SCAN:
        told = f"{size / _MEGABYTE:.1f}".replace(".", ",")
        raise refuse("scan.size", name=name, size=told, most=LARGEST_SCAN // _MEGABYTE)


def remove_scan(tx: Tx, scan_id: UUID) -> None:
    """Remove a scan; its bytes go too where nothing else shows them."""
    scan = tx.session.get_one(SheetScan, scan_id)
    key = scan.sha256
    tx.session.delete(scan)
    tx.session.flush()
    release(tx, key)


def scans_of(tx: ReadTx, version_id: UUID) -> tuple[ScanView, ...]:
    """The scans of a sheet, oldest first; their bytes are not read."""
    rows = tx.session.execute(
        sa.select(SheetScan, Attachment.media_type, sa.func.length(Attachment.content))
        .join(Attachment, Attachment.sha256 == SheetScan.sha256)
        .where(SheetScan.version_id == version_id)
        .order_by(SheetScan.id)
    )
    return tuple(
        ScanView(scan.id, scan.sha256, scan.name, media, size, scan.on)
        for scan, media, size in rows
    )


def file_name(scan: ScanView) -> str:
    """A name the file can be opened under: safe, with the ending of what it is."""
    ending = next(end for _start, media, end in KINDS if media == scan.media_type)
    stem = _UNSAFE.sub("_", scan.name.rsplit(".", 1)[0]).strip(" ._") or "pindaian"
    return f"{stem[:60]}_{scan.sha256[:8]}{ending}"
