from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from asn_desktop.reports.cover_slip import code_of, render_cover_slip
from asn_desktop.rules import parcel_counts
from asn_desktop.rules.streams import BundleKind
from asn_desktop.views.paper import Letterhead, Paper
from asn_desktop.views.sending import CoverSlip

Read = Callable[[bytes], Any]
KOP = ("PEMERINTAH KABUPATEN SUKAMAJU", "KECAMATAN MULYOREJO")
SLIP = CoverSlip(
    letterhead=Letterhead(),
    agency="Pemerintah Kabupaten Sukamaju",
    office="Kecamatan Mulyorejo",
    place="Mulyorejo",
    place_code="32.04.17",
    centre="BKPSDM Kabupaten Sukamaju",
    number=42,
    kind=BundleKind.CHANGES,
    made=datetime(2026, 7, 2, 14, 30, tzinfo=UTC),
    made_by="Operator",
    sha256=hashlib.sha256(b"paket").hexdigest(),
    size=146_600,
    name="ASN_32.04.17_Kecamatan-Mulyorejo_0042_20260702.asnpaket",
    counts=parcel_counts.told({"person": 58, "skp": 1255, "unit": 13, "position": 4}),
    left_out=parcel_counts.LEFT_OUT,
)


@pytest.mark.parametrize("paper", list(Paper))
def test_it_says_whose_bundle_what_is_in_it_and_what_to_do_on_one_page(
    paper: Paper, read_pdf: Read, squeeze: Callable[[str], str]
) -> None:
    made = render_cover_slip(replace(SLIP, letterhead=Letterhead(KOP)), paper=paper)
    (page,) = read_pdf(made).pages
    text = squeeze(page.text)
    groups = parcel_counts.in_groups(SLIP.sha256)
    said = (
        *KOP,
        "SURAT PENGANTAR PAKET DATA",
        "Nomor paket 42",
        "Kecamatan Mulyorejo (32.04.17)",
        "BKPSDM Kabupaten Sukamaju",
        "2 Juli 2026 pukul 14.30",
        SLIP.name,
        "147 kB (146.600 byte)",
        groups,
        "Data pegawai",
        "1.255",
        "Catatan pendukung",
        "17",
        "Tidak ikut dan tetap di kantor: catatan harian",
        "Yang dilakukan dengan berkas ini",
        "Yang menyerahkan,",
    )
    assert [words for words in said if words not in text] == []
    assert page.ink_outside() == []
    assert made == render_cover_slip(replace(SLIP, letterhead=Letterhead(KOP)), paper=paper)


def test_the_code_names_the_bundle_in_letters_a_small_code_holds() -> None:
    assert code_of(SLIP) == f"ASNPAKET/32.04.17/42/{SLIP.sha256.upper()}"
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", code_of(SLIP))


def test_attachments_say_so_and_a_file_not_written_yet_too(read_pdf: Read) -> None:
    counts = parcel_counts.told({"attachment": 16})
    slip = replace(SLIP, kind=BundleKind.ATTACHMENTS, name="", counts=counts, centre="", place="")
    text = read_pdf(render_cover_slip(slip, paper=Paper.F4)).text
    assert "Lampiran (pindaian dan bukti dukung)" in text
    assert "belum ditulis ke flashdisk" in text
    assert "Pengelola data kinerja" in text


def test_counts_in_words() -> None:
    counts = {"skp": 12, "evaluation": 48, "sheet_event": 3, "unit": 1}
    words = parcel_counts.in_words(counts).replace("\N{NO-BREAK SPACE}", " ")
    assert words == "12 SKP, 48 evaluasi, 4 catatan pendukung"
    assert parcel_counts.in_words(counts, most=1).endswith("SKP, lainnya")
    assert parcel_counts.in_words({}) == ""
    sizes = (1, 145_300, 3_210_000, 7_812_000_000)
    assert [parcel_counts.in_size(size) for size in sizes] == ["1 kB", "145 kB", "3,2 MB", "7,8 GB"]
