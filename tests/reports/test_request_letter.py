"""The letter that asks for feedback: who, about whom, until when, and room to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from asn_desktop.reports.request_letter import render_requests
from asn_desktop.views.asking import LetterLine, RequestLetter
from asn_desktop.views.paper import Letterhead, Paper

Read = Callable[[bytes], Any]
LINE = LetterLine(
    name="Eka Dewi O'Brien",
    position="Pengelola Layanan Operasional",
    unit="Seksi Pelayanan Umum",
    relation="Rekan kerja setingkat",
    due="10 Juli 2026",
    overdue=False,
    results=(
        "1. Surat pengantar KTP selesai sesuai standar pelayanan",
        "2. Antrean loket tercatat lengkap",
    ),
)
LETTER = RequestLetter(
    letterhead=Letterhead(("PEMERINTAH KOTA SURABAYA", "KECAMATAN MULYOREJO")),
    agency="Pemerintah Kota Surabaya",
    office="Kecamatan Mulyorejo",
    place="Surabaya",
    on=date(2026, 7, 2),
    giver="Irwan Lubis, S.Kom.",
    giver_post="Pranata Komputer Ahli Pertama",
    period="Triwulan II 2026",
    due="10 Juli 2026",
    reminder=False,
    lines=(LINE,),
)


@pytest.mark.parametrize("paper", list(Paper))
def test_it_asks_on_one_page(paper: Paper, read_pdf: Read, squeeze: Callable[[str], str]) -> None:
    (page,) = read_pdf(render_requests([LETTER], paper=paper)).pages
    text = squeeze(page.text)
    for words in (
        "Permintaan umpan balik berkelanjutan",
        LETTER.giver,
        LETTER.giver_post,
        LINE.name,
        *LINE.results,
        "10 Juli 2026",
        "Rekan kerja setingkat",
        "tidak positif",
        "Pemberi umpan balik,",
        "Pasal 17–19",
    ):
        assert squeeze(words) in text, words
    assert "Pengingat" not in page.text


def test_a_reminder_says_so_and_many_people_go_on_to_further_pages(
    read_pdf: Read, squeeze: Callable[[str], str]
) -> None:
    late = replace(LINE, overdue=True)
    names = [f"Pegawai {number:02d}" for number in range(1, 8)]
    letter = replace(LETTER, reminder=True, lines=tuple(replace(late, name=name) for name in names))
    made = render_requests([letter, LETTER], paper=Paper.A4)
    assert made == render_requests([letter, LETTER], paper=Paper.A4)
    found = read_pdf(made).pages
    assert len(found) > 3
    assert "Pengingat" in found[0].text
    assert squeeze("sudah lewat") in squeeze(found[0].text)
    whole = squeeze(" ".join(page.text for page in found))
    assert all(squeeze(name) in whole for name in names)
    assert squeeze("Pemberi umpan balik,") in squeeze(found[-2].text)  # of the long letter


def test_who_reads_it_when_is_said_as_it_is(read_pdf: Read, squeeze: Callable[[str], str]) -> None:
    for leader, words in ((True, "langsung terbaca"), (False, "setelah penilaiannya selesai")):
        made = render_requests([replace(LETTER, leader=leader)], paper=Paper.A4)
        assert squeeze(words) in squeeze(read_pdf(made).pages[0].text)


def test_nothing_to_print_is_an_error() -> None:
    with pytest.raises(ValueError, match="no letter"):
        render_requests([], paper=Paper.F4)
