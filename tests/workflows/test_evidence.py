"""Pictures are shrunk and freed of place and camera; hostile files are told and kept out."""

from __future__ import annotations

import io
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from asn_desktop.rules.evidence import FileKind, kind_of
from asn_desktop.rules.findings import Refused
from asn_desktop.workflows import evidence
from asn_desktop.workflows.sentences import say

GPS = 0x8825


def photo(wide: int = 2400, high: int = 1800, *, orientation: int = 1) -> bytes:
    """Red at the left, blue at the right, taken somewhere by somebody."""
    picture = Image.new("RGB", (wide, high), "red")
    picture.paste("blue", (wide // 2, 0, wide, high))
    told = Image.Exif()
    told[0x0112] = orientation
    told[0x010F] = "Ponsel Pribadi"
    told[0x013B] = "Rina Rahayu"
    told.get_ifd(GPS)[1] = "S"
    made = io.BytesIO()
    picture.save(made, "JPEG", exif=told, comment=b"rumah saya", quality=90)
    return made.getvalue()


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def bomb(wide: int = 60_000, high: int = 60_000) -> bytes:
    """A PNG of a few hundred bytes that would unpack to ten gigabytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def test_a_photo_loses_size_place_and_camera_and_stands_upright() -> None:
    assert b"Ponsel Pribadi" in photo()
    made = evidence.prepared("kegiatan.jpeg", photo(orientation=6))  # the phone was held upright
    picture = opened(made.content)
    assert (picture.format, picture.size) == ("JPEG", (1200, 1600))
    red, blue = picture.getpixel((600, 200)), picture.getpixel((600, 1400))
    assert isinstance(red, tuple)
    assert isinstance(blue, tuple)
    assert red[0] > 200 > blue[0]
    assert not picture.getexif()
    assert "comment" not in picture.info
    for told in (b"Ponsel", b"Rina", b"rumah", b"Exif"):
        assert told not in made.content
    assert made.name == "kegiatan.jpg"


def test_a_small_picture_is_not_made_larger_and_see_through_becomes_white() -> None:
    glass = io.BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(glass, "PNG")
    made = opened(evidence.prepared("tangkapan.png", glass.getvalue()).content)
    assert made.size == (40, 30)
    assert made.getpixel((5, 5)) == (255, 255, 255)


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert (
        evidence.prepared("a.jpg", photo()).content == evidence.prepared("b.jpg", photo()).content
    )


def test_pdf_and_documents_are_kept_as_they_are() -> None:
    assert evidence.prepared("a.pdf", b"%PDF-1.7 x").content == b"%PDF-1.7 x"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (bomb(), "evidence.pixels"),
        (bomb(4000, 4000), "evidence.picture"),
        (photo()[:2000], "evidence.picture"),
        (b"\xff\xd8\xff" + b"\0" * 400, "evidence.picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 \0\0\0\0", "evidence.picture"),
        (b"MZ\x90\x00\x03 This program cannot be run in DOS mode", "evidence.kind"),
        (b"", "evidence.empty"),
    ],
)
def test_hostile_pictures_are_refused_in_a_sentence(content: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        evidence.prepared("foto.jpg", content)
    assert [one.code for one in refused.value.findings] == [code]
    assert "foto.jpg" in say(refused.value.findings[0])


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(photo(200, 100))
    (tmp_path / "palsu.jpg").write_bytes(b"MZ")
    (tmp_path / "besar.pdf").write_bytes(b"%PDF-" + b" " * (10 * 1024 * 1024))
    paths = [tmp_path / name for name in ("foto.jpg", "palsu.jpg", "besar.pdf", "tidak-ada.pdf")]
    steps: list[tuple[int, int]] = []
    found = evidence.take(paths, lambda done, total, _text: steps.append((done, total)))
    assert [kind_of(one.content) for one in found.files] == [FileKind.JPEG]
    assert [one.code for one in found.findings] == [
        "evidence.kind",
        "evidence.size",
        "evidence.unreadable",
    ]
    assert steps[0] == (0, 4)
    assert steps[-1] == (4, 4)


def test_what_a_camera_wrote_badly_is_no_fault_of_the_photo() -> None:
    plain = io.BytesIO()
    Image.new("RGB", (300, 200), "red").save(plain, "JPEG")
    exif = b"Exif\0\0MM\0*\0\0\0\x08\xff\xff" + b"\xff" * 500
    told = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    made = evidence.prepared("rusak.jpg", plain.getvalue()[:2] + told + plain.getvalue()[2:])
    assert opened(made.content).size == (300, 200)
    assert b"Exif" not in made.content


@pytest.mark.parametrize(("mode", "value"), [("I;16", 128 * 256), ("1", 0), ("P", 7)])
def test_scans_of_every_depth_keep_their_greys(mode: str, value: int) -> None:
    scan = Image.new(mode, (2000, 1000), value)
    if mode == "P":
        scan.putpalette([128] * 768)
    made = io.BytesIO()
    scan.save(made, "PNG")
    kept = opened(evidence.prepared("pindai.png", made.getvalue()).content)
    assert kept.size == (1600, 800)
    grey = kept.getpixel((50, 50))
    assert isinstance(grey, tuple)
    assert abs(grey[0] - (0 if mode == "1" else 128)) < 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_no_file_and_nobody_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.jpg")
    taken = evidence.take([tmp_path / "pipa.jpg", tmp_path], lambda *_told: None)
    assert [one.code for one in taken.findings] == ["evidence.unreadable"] * 2
