"""Files kept in the office's database by their SHA-256: the emblem, scans, evidence."""

from __future__ import annotations

import hashlib
from typing import Any

import sqlalchemy as sa

from asn_desktop.models.logs import Evidence
from asn_desktop.models.paper import Attachment, SealedContent, SheetScan
from asn_desktop.rules.findings import refuse
from asn_desktop.services.office import ReadTx, Tx
from asn_desktop.services.setup import change_settings, read_settings
from asn_desktop.views.paper import Letterhead
from asn_desktop.views.places import PaperHead

LARGEST_EMBLEM = 2 * 1024 * 1024  # bytes; a scan of a coat of arms needs far less
# The pictures paper can take, by the first bytes of the file.
PICTURES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))


def read_attachment(tx: ReadTx, sha256: str) -> bytes | None:
    """Return the bytes of a file, None for one that is not kept here (or for "")."""
    row = tx.session.get(Attachment, sha256) if sha256 else None
    return row.content if row else None


def add_attachment(tx: Tx, name: str, media_type: str, content: bytes) -> str:
    """Keep a file and return its SHA-256; the same bytes are kept once."""
    key = hashlib.sha256(content).hexdigest()
    if tx.session.get(Attachment, key) is None:
        tx.session.add(Attachment(sha256=key, name=name, media_type=media_type, content=content))
        tx.session.flush()
    return key


def release(tx: Tx, sha256: str) -> None:
    """Let the bytes of a file go where neither emblem, scan, evidence nor sealed sheet shows them.

    Nothing happens where they are gone already.
    """
    row = tx.session.get(Attachment, sha256)
    if row is None or read_settings(tx).emblem == sha256:
        return
    if _shown(tx, sha256, is_picture=row.media_type in dict(PICTURES).values()):
        return
    tx.session.delete(row)
    tx.session.flush()


def _shown(tx: ReadTx, sha256: str, *, is_picture: bool) -> bool:
    asked: list[sa.Select[Any]] = [
        sa.select(SheetScan.id).where(SheetScan.sha256 == sha256),
        sa.select(Evidence.id).where(Evidence.sha256 == sha256),
    ]
    if is_picture:  # read through, so only where it can be an emblem
        sealed = sa.select(SealedContent.fingerprint)
        asked.append(sealed.where(SealedContent.content.contains(sha256)))
    return any(tx.session.scalars(one.limit(1)).first() is not None for one in asked)


def office_letterhead(tx: ReadTx) -> Letterhead:
    """The letterhead over what is no form of the law: letters, recaps, cover sheets.

    Without lines there is none, and no logo either.
    """
    settings = read_settings(tx)
    lines = tuple(line.strip() for line in settings.letterhead.splitlines() if line.strip())
    return Letterhead(lines, read_attachment(tx, settings.emblem) if lines else None)


def paper_head(tx: ReadTx) -> PaperHead:
    """The head of a paper between office and centre, as of today."""
    settings = read_settings(tx)
    return PaperHead(
        letterhead=office_letterhead(tx),
        agency=settings.agency,
        office=settings.office_name,
        place=settings.place,
        on=tx.today,
        practice=settings.practice,
    )


def set_emblem(tx: Tx, name: str, content: bytes) -> str:
    """Make a PNG or JPEG the emblem of the office's sheets and return its SHA-256.

    Raises ``Refused``: ``emblem.kind`` for another kind of file, ``emblem.size`` above 2 MB.
    """
    kind = next((media for start, media in PICTURES if content.startswith(start)), None)
    if kind is None:
        raise refuse("emblem.kind", field="emblem", name=name)
    if len(content) > LARGEST_EMBLEM:
        raise refuse("emblem.size", field="emblem", name=name)
    key = add_attachment(tx, name, kind, content)
    change_settings(tx, emblem=key)
    return key


def damaged_attachments(tx: ReadTx) -> tuple[str, ...]:
    """The names of files whose bytes no longer have the SHA-256 they are kept by."""
    rows = tx.session.execute(
        sa.select(Attachment.sha256, Attachment.name, Attachment.content)
        .order_by(Attachment.sha256)
        .execution_options(yield_per=5)
    )
    return tuple(name for key, name, content in rows if hashlib.sha256(content).hexdigest() != key)


def clear_emblem(tx: Tx) -> None:
    """Print the neutral frame again; the picture stays kept for what was sealed with it."""
    change_settings(tx, emblem="")
