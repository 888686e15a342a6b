"""The month of a daily log on paper: every word in its cell, absences named, both signatures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from asn_desktop.reports.logs import render_logs
from asn_desktop.views.log_sheets import LogSheet, LogSheetDay, LogSheetLine
from asn_desktop.views.paper import Letterhead, Paper
from asn_desktop.views.sheets import Party

Read = Callable[[bytes], Any]
KOP = ("PEMERINTAH KOTA PALU", "KECAMATAN MANTIKULORE", "Jalan Contoh 2, Palu")
LINE = LogSheetLine(
    time="08.00–11.30",
    activity="Melayani permohonan surat keterangan tidak mampu di loket dua",
    output="Surat keterangan terbit",
    quantity="1.200",
    unit="permohonan",
    result="Permohonan layanan warga tercatat dan terselesaikan tepat waktu",
    answer="Disetujui\nTerima kasih, antrean rapi.",
)
SHEET = LogSheet(
    letterhead=Letterhead(KOP),
    agency="Pemerintah Kota Palu",
    office="Kecamatan Mantikulore",
    place="Palu",
    month="Juni 2026",
    on=date(2026, 6, 30),
    employee=Party(name="Ani Lestari, A.Md.", nip="19910614 201503 2 002", unit="Seksi Pelayanan"),
    assessor=Party(name="Nurul Huda, S.E.", nip="19720304 199803 1 005", capacity="Plt. Camat"),
    days=(
        LogSheetDay("Senin, 1", (LINE, replace(LINE, time="", answer=""))),
        LogSheetDay("Selasa, 2 s.d. Rabu, 3", words="Cuti: Cuti tahunan"),
        LogSheetDay("Kamis, 4", (replace(LINE, quantity="", unit="", output="", result=""),)),
    ),
    entries=3,
    filled=2,
    approved=2,
    sums=("2.400 permohonan", "3 dokumen"),
)


@pytest.mark.parametrize("paper", list(Paper))
def test_it_says_who_did_what_when_and_what_became(
    paper: Paper, read_pdf: Read, squeeze: Callable[[str], str]
) -> None:
    made = render_logs([SHEET], paper=paper)
    pdf = read_pdf(made)
    text = squeeze(pdf.text)
    order = (
        *KOP,
        "CATATAN HARIAN",
        "BULAN JUNI 2026",
        "Ani Lestari, A.Md.",
        "Senin, 1",
        "08.00–11.30",
        "1.200",
        "Terima kasih",
        "Cuti: Cuti tahunan",
        "Kamis, 4",
        "3 catatan pada 2 hari; 2 catatan disetujui.",
        "Jumlah menurut satuan: 2.400 permohonan; 3 dokumen.",
        "Palu, 30 Juni 2026",
        "Plt. Camat",
    )
    at = [text.index(words) for words in order]
    assert at == sorted(at)
    assert all(page.ink_outside() == [] for page in pdf.pages)
    assert made == render_logs([SHEET], paper=paper)


def test_signatures_never_stand_alone_and_heads_come_again(
    read_pdf: Read, squeeze: Callable[[str], str]
) -> None:
    for count in range(4, 30):
        days = tuple(LogSheetDay(f"Senin, {n}", (LINE,)) for n in range(count))
        pages = read_pdf(render_logs([replace(SHEET, days=days)], paper=Paper.A4)).pages
        last = squeeze(pages[-1].text)
        assert "Pejabat Penilai Kinerja," in last
        assert f"Senin, {count - 1}" in last
        assert all("PARAF/ TANGGAPAN" in squeeze(page.text) for page in pages)


def test_a_very_long_activity_loses_no_word(read_pdf: Read, squeeze: Callable[[str], str]) -> None:
    words = " ".join(f"kata{n}" for n in range(500))
    days = (LogSheetDay("Senin, 1", (replace(LINE, activity=words),)),)
    pdf = read_pdf(render_logs([replace(SHEET, days=days)], paper=Paper.F4))
    text = squeeze(pdf.text)
    assert all(f"kata{n}" in text for n in range(500))
    assert all(page.ink_outside() == [] for page in pdf.pages)


def test_each_of_many_begins_a_page_of_its_own(read_pdf: Read) -> None:
    other = replace(SHEET, employee=Party(name="Budi Irawan"), letterhead=Letterhead())
    pages = read_pdf(
        render_logs([replace(SHEET, days=SHEET.days[:1]), other], paper=Paper.F4)
    ).pages
    assert "Budi Irawan" not in pages[0].text
    assert "PEMERINTAH KOTA PALU" in pages[1].text
    assert "Budi Irawan" in pages[1].text
    with pytest.raises(ValueError, match="no sheet"):
        render_logs([], paper=Paper.A4)
