"""Files that are no tables, or dangerous ones, are refused with a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from asn_desktop.texts import sentence
from asn_desktop.workbooks.guard import UnreadableFile
from asn_desktop.workbooks.reader import ReadingCancelled, read

HEADER = ["NIP", "Nama"]
PERSON = ["199103272024012003", "Kartini Usop"]


def rebuilt(data: bytes, changes: dict[str, bytes | None], *, level: int = 6) -> bytes:
    """A workbook with entries replaced, added or (None) removed."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as new,
    ):
        for entry in old.infolist():
            if entry.filename not in changes:
                new.writestr(entry.filename, old.read(entry))
        for name, content in changes.items():
            if content is not None:
                new.writestr(name, content)
    return stream.getvalue()


@pytest.fixture
def good(xlsx: Callable[..., bytes]) -> bytes:
    return xlsx({"Data": [HEADER, PERSON]})


def code_of(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read(data)
    values = {"file": "x", "limit": 1, "sheet": "Data", **caught.value.values}
    assert sentence(caught.value.code, **values)
    return caught.value.code


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file.empty"),
        (b"  \r\n ", "file.empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "file.xls"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "file.password",
        ),
        (b"PK\x03\x04 this is no zip", "file.damaged"),
        (b"<html><table><tr><td>NIP</td></tr></table></html>", "file.web_page"),
        (b"%PDF-1.7 ...", "file.not_a_table"),
        (bytes(range(256)) * 40, "file.not_a_table"),
    ],
)
def test_foreign_formats_by_content(data: bytes, code: str) -> None:
    assert code_of(data) == code


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}, "file.ods"),
        ({"xl/vbaProject.bin": b"macro"}, "file.xlsm"),
        ({"xl/workbook.bin": b"x"}, "file.xlsb"),
        ({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}, "file.external_links"),
        ({"[Content_Types].xml": None}, "file.not_a_table"),
        ({"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}, "file.damaged"),
        ({"xl/worksheets/sheet1.xml": None}, "file.damaged"),
        (
            {"xl/worksheets/sheet1.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet/>'},
            "file.suspicious",
        ),
        ({"xl/media/big.txt": b"0" * 4_000_000}, "file.suspicious"),
        ({f"xl/media/{n}.txt": b"x" for n in range(201)}, "file.suspicious"),
    ],
)
def test_hostile_packages(good: bytes, changes: dict[str, bytes | None], code: str) -> None:
    assert code_of(rebuilt(good, changes)) == code


def test_a_name_that_lies_does_not_matter(good: bytes) -> None:
    (grid,) = read(good)
    assert grid.rows[1].text(2) == "Kartini Usop"


def test_too_many_rows_and_columns(xlsx: Callable[..., bytes]) -> None:
    assert code_of(("nip;nama\n" + "1;x\n" * 20_001).encode()) == "file.too_many_rows"
    assert code_of(xlsx({"A": [[*HEADER, *[None] * 60, "x"]]})) == "file.too_many_columns"


def test_a_sparse_last_cell_is_refused_at_once(good: bytes) -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    assert code_of(rebuilt(good, {"xl/worksheets/sheet1.xml": sheet})) == "file.too_many_rows"


def test_progress_is_told_and_cancelling_stops(xlsx: Callable[..., bytes]) -> None:
    data = xlsx({"A": [HEADER, *([PERSON] * 1_000)]})
    told: list[tuple[int, int]] = []
    read(data, progress=lambda done, total: told.append((done, total)))
    assert told[0] == (200, 1001)
    assert told[-1] == (1001, 1001)
    with pytest.raises(ReadingCancelled):
        read(data, cancelled=lambda: True)
