"""Files read to be kept as evidence: recognised by content, pictures shrunk and made anonymous."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import ExifTags, Image
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from asn_desktop.rules.evidence import LARGEST, LARGEST_PICTURE, LONG_SIDE, FileKind, kind_of
from asn_desktop.rules.findings import Finding, Refused, refuse
from asn_desktop.services.evidence import too_large
from asn_desktop.views.evidence import NewFile

MOST_PIXELS: Final = 80_000_000
"""A picture of more would take more than 240 MB to open."""
QUALITY: Final = 82
_HEAD: Final = 4096
_READERS: Final[dict[FileKind, Callable[[io.BytesIO], ImageFile]]] = {
    FileKind.JPEG: JpegImageFile,
    FileKind.PNG: PngImageFile,
    FileKind.WEBP: WebPImageFile,
}
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What the orientation a camera notes asks for."""
_BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    struct.error,
    zlib.error,
)
"""What Pillow raises over pictures that are none, were cut off or were made to do harm."""
Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Taken:
    """Files that can be kept, and what is wrong with the others."""

    files: tuple[NewFile, ...]
    findings: tuple[Finding, ...]


def take(paths: Sequence[Path], report: Report) -> Taken:
    """Read files one after the other; one that cannot be kept is told and does not stop the rest.

    ``report`` may raise to cancel; nothing is kept then.
    """
    files: list[NewFile] = []
    findings: list[Finding] = []
    for done, path in enumerate(paths):
        report(done, len(paths), path.name)
        try:
            files.append(read(path))
        except Refused as refused:
            findings += refused.findings
    report(len(paths), len(paths), "")
    return Taken(tuple(files), tuple(findings))


def read(path: Path) -> NewFile:
    """Read one file; raises ``Refused`` (``evidence.*``)."""
    try:
        if not path.is_file():  # a folder; a pipe would be waited for without end
            raise refuse("evidence.unreadable", name=path.name)
        size = path.stat().st_size
        with path.open("rb") as opened:
            head = opened.read(_HEAD)
            is_picture = head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF"))
            if size > (LARGEST_PICTURE if is_picture else LARGEST):
                raise too_large(path.name, size)
            content = head + opened.read(LARGEST_PICTURE)  # it may have grown since
    except OSError as error:
        raise refuse("evidence.unreadable", name=path.name) from error
    return prepared(path.name, content)


def prepared(name: str, content: bytes) -> NewFile:
    """Make a file ready to be kept; raises ``Refused`` (``evidence.*``)."""
    if not content:
        raise refuse("evidence.empty", name=name)
    kind = kind_of(content)
    if kind is None:
        raise refuse("evidence.kind", name=name)
    if kind.is_picture:
        content = shrunk(name, content, kind)
        name = f"{name.rsplit('.', 1)[0]}.jpg"
    if len(content) > LARGEST:
        raise too_large(name, len(content))
    return NewFile(name, content)


def shrunk(name: str, content: bytes, kind: FileKind) -> bytes:
    """A picture as JPEG of at most 1600 px, upright, without place, time and camera.

    Raises ``Refused``: ``evidence.picture`` for a broken one, ``evidence.pixels`` for one that
    would unpack to more than 80 million pixels.
    """
    try:
        with warnings.catch_warnings():
            # What a camera wrote badly is left out anyway; it must not be told on the way.
            warnings.simplefilter("ignore")
            upright = _upright(name, content, kind)
        clean = Image.new("RGB", upright.size, "white")  # new: nothing of the camera goes along
        if "A" in upright.getbands() or "transparency" in upright.info:
            layer = upright.convert("RGBA")
            clean.paste(layer, mask=layer.getchannel("A"))
        else:
            clean.paste(upright.convert("RGB"))
        made = io.BytesIO()
        clean.save(made, "JPEG", quality=QUALITY, optimize=True)
    except _BROKEN as error:
        raise refuse("evidence.picture", name=name) from error
    return made.getvalue()


def _upright(name: str, content: bytes, kind: FileKind) -> Image.Image:
    """A picture made small first and turned then, so that it is in memory once."""
    # The reader itself, not Image.open: that guesses other formats and only warns of bombs.
    opened = _READERS[kind](io.BytesIO(content))
    if opened.width * opened.height > MOST_PIXELS:
        raise refuse("evidence.pixels", name=name)
    opened.draft("RGB", (LONG_SIDE, LONG_SIDE))
    opened.load()
    turned = _TURNS.get(opened.getexif().get(ExifTags.Base.Orientation, 1))
    small = _graded(opened)
    small.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
    return small if turned is None else small.transpose(turned)


def _graded(opened: Image.Image) -> Image.Image:
    """A picture that can be made smaller: scans of 1 and of 16 bits a point as greys of 8."""
    if opened.mode == "1":
        return opened.convert("L")
    if opened.mode == "P":
        return opened.convert("RGBA" if "transparency" in opened.info else "RGB")
    if opened.mode.startswith("I"):
        return opened.point(lambda value: value * (1 / 256)).convert("L")
    return opened
