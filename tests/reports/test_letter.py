"""The letter of an objection that was not followed: one page, every word, the superior's hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from asn_desktop.reports.letter import render_upheld
from asn_desktop.views.letters import UpheldLetter
from asn_desktop.views.paper import Letterhead, Paper
from asn_desktop.views.sheets import Party

Read = Callable[[bytes], Any]
KOP = ("PEMERINTAH KOTA SURABAYA", "KECAMATAN ASEMROWO", "Jalan Asem Raya 2, Surabaya 60182")
LETTER = UpheldLetter(
    letterhead=Letterhead(KOP),
    agency="Pemerintah Kota Surabaya",
    office="Kecamatan Asemrowo",
    place="Surabaya",
    decided_on=date(2026, 7, 16),
    received_on="8 Juli 2026",
    period="Triwulan II 2026",
    span="1 April 2026 s.d. 30 Juni 2026",
    document="Format D.1.1",
    evaluated_on="1 Juli 2026",
    employee=Party(
        name="Ani Lestari, A.Md.",
        nip="19910614 201503 2 002",
        position="Pengelola Layanan",
        unit="Seksi Pelayanan",
    ),
    assessor=Party(name="Nurul Huda, S.E., M.M."),
    superior=Party(
        name="Drs. H. Bahtiar Rahman, M.Si.",
        nip="19720304 199803 1 005",
        capacity="Plt. Camat Asemrowo",
    ),
    work="Sesuai Ekspektasi",
    behaviour="Di Bawah Ekspektasi",
    predicate="Butuh Perbaikan",
    reasons="Target pelayanan tercapai 104 % menurut register loket.",
    explanation="Angka register dibenarkan; rating perilaku didasarkan pada tiga pengaduan.",
    explained_on="10 Juli 2026",
    decision="Ketiga pengaduan terbukti dan sudah dibicarakan dengan pegawai pada 3 Juni 2026.",
)


@pytest.mark.parametrize("paper", list(Paper))
def test_it_says_to_whom_about_what_and_why_on_one_page(
    paper: Paper, read_pdf: Read, squeeze: Callable[[str], str]
) -> None:
    made = render_upheld(LETTER, paper=paper)
    (page,) = read_pdf(made).pages
    text = squeeze(page.text)
    order = (
        *KOP,
        "Surabaya, 16 Juli 2026",
        "Hal : Keputusan atas keberatan hasil evaluasi kinerja pegawai",
        LETTER.employee.name,
        "8 Juli 2026",
        "Format D.1.1, 1 Juli 2026",
        LETTER.reasons,
        LETTER.explanation,
        "hasil evaluasi kinerja dikuatkan.",
        LETTER.decision,
        "Atasan Pejabat Penilai Kinerja,",
        "Plt. Camat Asemrowo",
        LETTER.superior.name,
        "Tembusan: Nurul Huda",
    )
    at = [text.index(words) for words in order]
    assert at == sorted(at)
    assert page.ink_outside() == []
    assert made == render_upheld(LETTER, paper=paper)


def test_without_a_letterhead_the_office_is_named(read_pdf: Read) -> None:
    made = render_upheld(replace(LETTER, letterhead=Letterhead()), paper=Paper.F4)
    assert "KECAMATAN ASEMROWO" in read_pdf(made).pages[0].text


def test_long_reasons_lose_nothing_and_the_signature_is_not_alone(
    read_pdf: Read, squeeze: Callable[[str], str]
) -> None:
    words = " ".join(f"alasan{n}" for n in range(450))
    pdf = read_pdf(render_upheld(replace(LETTER, reasons=words), paper=Paper.A4))
    text = squeeze(pdf.text)
    assert all(f"alasan{n}" in text.split() for n in range(450))
    assert len(pdf.pages) > 1
    assert LETTER.decision[-20:] in squeeze(pdf.pages[-1].text)
