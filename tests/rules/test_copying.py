"""Likeness of two wordings; years and dates in copied text."""

from __future__ import annotations

import pytest

from asn_desktop.rules.copying import LIKELY, dated_spans, likeness


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Pelayanan administrasi tepat waktu", "Pelayanan administrasi yang tepat waktu."),
        ("Waktu layanan", "Waktu layanan loket kecamatan di bawah satu hari"),
        ("Meningkatnya kualitas pelayanan publik", "Kualitas pelayanan publik meningkat"),
        ("PELAYANAN  ADMINISTRASI KEPENDUDUKAN", "pelayanan administrasi kependudukan"),
    ],
)
def test_the_same_result_in_other_words_is_likely(first: str, second: str) -> None:
    assert likeness(first, second) >= LIKELY
    assert likeness(second, first) >= LIKELY


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Pelayanan administrasi tepat waktu", "Laporan keuangan diterima tanpa koreksi"),
        ("Musrenbang kecamatan terlaksana", "Data penduduk miskin mutakhir"),
        ("", "Pelayanan"),
        ("", ""),
    ],
)
def test_different_results_are_not(first: str, second: str) -> None:
    assert likeness(first, second) < LIKELY


def test_equal_but_for_case_and_signs_is_a_hundred() -> None:
    assert likeness("Waktu layanan", "waktu  layanan.") == 100


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Laporan 2025 selesai 31 Januari 2026", ["2025", "31 Januari 2026"]),
        ("paling lambat 10 Des", ["10 Des"]),
        ("sejak 01-02-2025 sampai 3/4/26", ["01-02-2025", "3/4/26"]),
        ("Jumlah surat 1.200 per Maret 2025", ["Maret 2025"]),
        ("341 berkas, 12 kali, NIP 198503122010012004", []),
    ],
)
def test_years_and_dates_are_found(text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in dated_spans(text)] == marked
