"""The register of complaints of Cakranegara as the office keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from uuid import UUID

from openpyxl import load_workbook

from asn_desktop.views.complaints import ComplaintText

FILE = Path(__file__).parents[1] / "data" / "offices" / "cakranegara-register-pengaduan-2026.xlsx"
NAMES = {
    "198809222012021001": "Lalu Wirawan, S.Sos.",
    "199412062016022001": "Baiq Nurhayati, A.Md.",
    "196804201992121001": "I Wayan Sudirta, S.H.",
    "199404132024211001": "Ahmad Fauzi",
}


def cells() -> list[tuple[object, ...]]:
    """The rows below the heads: number, three times, channel, text, NIP, state."""
    book = load_workbook(FILE, read_only=True)
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return rows[1:]


def complaints(officers: Mapping[str, UUID]) -> list[ComplaintText]:
    """The register with the ids of its officers by NIP."""
    return [
        ComplaintText(number, received, responded, completed, channel, text, "", officers[nip])
        for number, received, responded, completed, channel, text, nip, _state in cells()
    ]
