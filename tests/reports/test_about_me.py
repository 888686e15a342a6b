"""What the system says about me on paper: every fact in its cell, titles again on every page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.reports.about_me import render_about
from asn_desktop.views.about_me import AboutMe, AboutRow, AboutSection
from asn_desktop.views.paper import Letterhead, Paper

Read = Callable[[bytes], Any]
ABOUT = AboutMe(
    person_id=UUID(int=7),
    name="Eka Dewi O'Brien",
    post="Pengelola Layanan",
    period="Triwulan II 2026",
    on=date(2026, 7, 2),
    agency="Pemerintah Kota Surabaya",
    office="Kecamatan Mulyorejo",
    letterhead=Letterhead(),
    sections=(
        AboutSection("who", "Siapa saya", (AboutRow("Nama", "Eka Dewi O'Brien"),)),
        AboutSection(
            "log",
            "Catatan harian",
            (AboutRow("Catatan", "belum ada catatan harian tahun ini", missing=True),),
            "Dicatat pegawai sendiri.",
        ),
    ),
)


@pytest.mark.parametrize("paper", list(Paper))
def test_every_fact_stands_on_one_page(
    paper: Paper, read_pdf: Read, squeeze: Callable[[str], str]
) -> None:
    (page,) = read_pdf(render_about(ABOUT, paper=paper)).pages
    text = squeeze(page.text)
    for words in (
        "APA KATA SISTEM TENTANG SAYA",
        "Eka Dewi O'Brien · Periode Triwulan II 2026",
        "belum ada catatan harian tahun ini",
        "Dicatat pegawai sendiri.",
        "2 Juli 2026",
    ):
        assert squeeze(words) in text, words


def test_a_long_section_goes_on_under_its_title_and_loses_nothing(
    read_pdf: Read, squeeze: Callable[[str], str]
) -> None:
    rows = tuple(
        AboutRow(f"Pemberi {number:02d}", f"umpan balik nomor {number:02d} " * 12, quote=True)
        for number in range(60)
    )
    about = replace(ABOUT, sections=(AboutSection("feedback", "Umpan balik", rows),))
    made = render_about(about, paper=Paper.F4)
    assert made == render_about(about, paper=Paper.F4)
    found = read_pdf(made).pages
    assert len(found) > 2
    assert all(squeeze("Umpan balik (lanjutan)") in squeeze(page.text) for page in found[1:])
    whole = squeeze(" ".join(page.text for page in found))
    assert all(squeeze(f"Pemberi {number:02d}") in whole for number in range(60))
    assert whole.count(squeeze("umpan balik nomor 59")) == 12
