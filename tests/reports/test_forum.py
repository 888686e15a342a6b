"""The minutes as a PDF: every word in its cell, long texts whole, the signature never alone."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pdf_reader
import pytest
from pypdf import PdfReader

from asn_desktop.reports.forum import render_minutes
from asn_desktop.views.forum import Minutes, MinutesRow
from asn_desktop.views.paper import Letterhead, Paper
from asn_desktop.views.sheets import Party

ROW = MinutesRow(
    text="Loket KTP dibuka juga pada hari Sabtu",
    giver="Kelurahan Cilinaya",
    decision="Dicoba tiga bulan",
    accepted="Diterima",
    responsible="Seksi Pelayanan Umum",
    until="15 Maret 2026",
    answer="Dibuka sejak Maret.",
    answered_on="3 Maret 2026",
)
MADE = Minutes(
    letterhead=Letterhead(("PEMERINTAH KOTA MATARAM", "KECAMATAN CAKRANEGARA"), None),
    agency="Pemerintah Kota Mataram",
    office="Kecamatan Cakranegara",
    place="Cakranegara",
    on=date(2026, 2, 12),
    title="Jam layanan",
    venue="Aula",
    attendance="46 orang",
    notes="Dibuka camat.",
    chair=Party(name="Dra. Baiq Ratna, M.Si.", nip="19700101 199001 2 001"),
    rows=(ROW,),
)


def text_of(pdf: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.parametrize("paper", list(Paper))
def test_the_minutes_stand_on_one_page(paper: Paper) -> None:
    pdf = render_minutes(MADE, paper=paper)
    (page,) = text_of(pdf)
    for words in (
        "NOTULEN FORUM KONSULTASI PUBLIK",
        "Kamis, 12 Februari 2026",
        "46 orang",
        "Diterima.",
        "Dijawab 3 Maret 2026.",
        "Pimpinan forum,",
        "Dra. Baiq Ratna, M.Si.",
        "Cakranegara, 12 Februari 2026",
    ):
        assert words in page
    assert pdf == render_minutes(MADE, paper=paper)


def test_what_is_empty_says_so() -> None:
    bare = MinutesRow(
        text="Parkir",
        giver="",
        decision="",
        accepted="Belum diputuskan",
        responsible="",
        until="",
        answer="",
        answered_on="",
    )
    (page,) = text_of(render_minutes(replace(MADE, rows=(bare,)), paper=Paper.F4))
    assert "Belum diputuskan." in page
    assert "Belum dijawab." in page
    (none,) = text_of(render_minutes(replace(MADE, rows=()), paper=Paper.F4))
    assert "SARAN" in none


def test_many_and_long_suggestions_lose_nothing_and_the_signature_has_company() -> None:
    long = replace(ROW, text=" ".join(f"kata{n}" for n in range(600)), answer="tamat")
    rows = (*[replace(ROW, text=f"Usul nomor {n}") for n in range(40)], long)
    pages = text_of(render_minutes(replace(MADE, rows=rows), paper=Paper.F4))
    assert len(pages) > 2
    whole = " ".join(pages)
    assert all(f"kata{n}" in whole.split() for n in range(600))
    assert all("SARAN" in page for page in pages)  # the heads come again
    assert "Pimpinan forum," in pages[-1]
    assert "kata599" in pages[-1]  # the last row and the signature stand together


def test_every_word_stands_in_its_cell() -> None:
    rows = tuple(replace(ROW, responsible="Penanggungjawabpelayananterpadu") for _row in range(3))
    found = pdf_reader.Pdf(render_minutes(replace(MADE, rows=rows), paper=Paper.A4))
    assert [page.ink_outside() for page in found.pages] == [[]]
    assert len(found.pages[0].boxes) >= 28
