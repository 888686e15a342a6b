"""What files may prove something, told apart by what is in them, never by their names."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

LARGEST = 10 * 1024 * 1024
"""Bytes of one file as kept; pictures are measured after shrinking."""
LARGEST_PICTURE = 60 * 1024 * 1024
"""Bytes of a picture before it is shrunk; a camera's largest photo has about half of that."""
LONG_SIDE = 1600
"""Pixels of a kept picture's longer side: an A4 page photographed stays readable."""
_UNSAFE = re.compile(r"[^\w .,()-]+")
_MEGABYTE = 1024 * 1024


class FileKind(StrEnum):
    """The kinds of files that are kept, by media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ODT = "application/vnd.oasis.opendocument.text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"

    @property
    def ending(self) -> str:
        """The ending of a file of this kind."""
        return ".jpg" if self is FileKind.JPEG else f".{self.name.lower()}"

    @property
    def is_picture(self) -> bool:
        """Whether it is shrunk and freed of what the camera wrote into it."""
        return self in (FileKind.JPEG, FileKind.PNG, FileKind.WEBP)


_PARTS = {"word/": FileKind.DOCX, "xl/": FileKind.XLSX, "ppt/": FileKind.PPTX}


def kind_of(content: bytes) -> FileKind | None:
    """What a file is by its content; None for anything else, and for documents with macros."""
    if content.startswith(b"\xff\xd8\xff"):
        return FileKind.JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return FileKind.PNG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return FileKind.WEBP
    if content.startswith(b"%PDF-"):
        return FileKind.PDF
    return _office(content) if content.startswith(b"PK\x03\x04") else None


def _office(content: bytes) -> FileKind | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                return None
            if "[Content_Types].xml" in names:
                return next(
                    (
                        kind
                        for part, kind in _PARTS.items()
                        if any(n.startswith(part) for n in names)
                    ),
                    None,
                )
            if "mimetype" not in names or packed.getinfo("mimetype").file_size > 100:
                return None
            told = packed.read("mimetype").strip().decode("ascii", "replace")
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, ValueError, EOFError):
        return None
    return FileKind(told) if told in (FileKind.ODT, FileKind.ODS) else None


def safe_name(name: str, media_type: str, sha256: str) -> str:
    """A name a kept file can be opened under: harmless, with the ending of what it is."""
    stem = _UNSAFE.sub("_", name.rsplit(".", 1)[0]).strip(" ._") or "bukti"
    return f"{stem[:60]}_{sha256[:8]}{FileKind(media_type).ending}"


def megabytes(size: int) -> str:
    """``size`` in bytes as megabytes with one decimal, "12,3"."""
    return f"{size / _MEGABYTE:.1f}".replace(".", ",")
