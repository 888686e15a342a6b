"""Looks at a file from outside before any parser does, and refuses what cannot be a safe table.

By content, never by the name alone: offices rename files. Every refusal is one sentence that says
how to make the file readable (``texts/roster.py``).
"""

from __future__ import annotations

import io
import zipfile
from itertools import pairwise
from typing import Final

import defusedxml
import openpyxl

from asn_desktop.rules.findings import WorldFault

MAX_ENTRIES: Final = 200
MAX_TOTAL: Final = 64 * 1024 * 1024
"""Bytes of all entries unpacked, and of a text file."""
MAX_RATIO: Final = 100
MAX_ROWS: Final = 20_000
MAX_COLUMNS: Final = 60

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_PROLOG = 4096

# openpyxl parses with defusedxml only where it is installed and not switched off by environment.
if not (defusedxml and openpyxl.DEFUSEDXML):
    raise ImportError("defusedxml must guard openpyxl")


class UnreadableFile(WorldFault):
    """The file cannot be read as a table; nothing has changed. ``code`` says why and what to do."""


def kind_of(data: bytes) -> str:
    """Return ``"xlsx"`` or ``"text"``; raises :class:`UnreadableFile` for everything else."""
    if not data.strip(b"\xef\xbb\xbf \t\r\n"):
        raise UnreadableFile("file.empty")
    if data.startswith(_OLE):
        raise UnreadableFile("file.password" if _ENCRYPTED_STREAM in data else "file.xls")
    if data.startswith(_ZIP):
        check_package(data)
        return "xlsx"
    head = data[:_PROLOG].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(
        (b"<html", b"<!doctype", b"<table", b"<?xml", b"<head", b"<meta", b"<style")
    ):
        raise UnreadableFile("file.web_page")
    if head.startswith((b"%pdf", b"{\\rtf", b"\x89png", b"\xff\xd8\xff", b"rar!", b"7z\xbc\xaf")):
        raise UnreadableFile("file.not_a_table")
    if len(data) > MAX_TOTAL:
        raise UnreadableFile("file.too_large", limit=MAX_TOTAL // 1024 // 1024)
    return "text"


def check_package(data: bytes) -> None:
    """Check the zip directory of a workbook without unpacking it (limits of this module)."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            entries = package.infolist()
            _check_directory(entries)
            _check_is_workbook({entry.filename: entry for entry in entries}, package)
            for entry in entries:
                _check_prolog(package, entry)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as fault:
        raise UnreadableFile("file.damaged") from fault


def _check_directory(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > MAX_ENTRIES or len(set(names)) != len(names):
        raise UnreadableFile("file.suspicious")
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise UnreadableFile("file.password")
    if sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise UnreadableFile("file.too_large", limit=MAX_TOTAL // 1024 // 1024)
    if any(entry.file_size > MAX_RATIO * max(entry.compress_size, 1) for entry in entries):
        raise UnreadableFile("file.suspicious")
    placed = sorted(entries, key=lambda entry: entry.header_offset)
    for first, second in pairwise(placed):
        if first.header_offset + first.compress_size > second.header_offset:
            raise UnreadableFile("file.suspicious")


def _check_is_workbook(entries: dict[str, zipfile.ZipInfo], package: zipfile.ZipFile) -> None:
    names = {name.casefold() for name in entries}
    if "mimetype" in names or "content.xml" in names:
        raise UnreadableFile("file.ods")
    if "xl/workbook.bin" in names:
        raise UnreadableFile("file.xlsb")
    types = entries.get("[Content_Types].xml")
    if types is None or not any(name.startswith("xl/") for name in names):
        raise UnreadableFile("file.not_a_table")
    macro = b"macroenabled" in package.read(types).lower()
    if macro or any(name.endswith("vbaproject.bin") for name in names):
        raise UnreadableFile("file.xlsm")
    if any(name.startswith("xl/externallinks/") for name in names):
        raise UnreadableFile("file.external_links")


def _check_prolog(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Refuse a DOCTYPE; entities that hide further down are refused by defusedxml."""
    if not entry.filename.casefold().endswith((".xml", ".rels")):
        return
    with package.open(entry) as stream:
        head = stream.read(_PROLOG).replace(b"\x00", b"").lower()
    if b"<!doctype" in head or b"<!entity" in head:
        raise UnreadableFile("file.suspicious")
