from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asn_desktop.rules.wording import Wording, classify, result_hints, target_hints

P, A, K = Wording.ACHIEVEMENT, Wording.ACTIVITY, Wording.CATEGORY

# Anak Lampiran 1, tables 1 and 2 (reg. 5010–5070), all 38 phrases.
PHRASES = [
    ("Menyusun materi sosialisasi aplikasi SIMBG", A),
    ("Layanan penerbitan PBG/ IMB dan SLF", K),
    ("Permohonan bantuan teknis diproses dengan cepat dan akurat", P),
    ("Monitoring dan supervisi", K),
    ("Verifikasi berkas permohonan bantuan teknis disampaikan tepat waktu.", P),
    ("Sosialisasi", K),
    ("Asistensi/ pendampingan terhadap Pemerintah Daerah terkait penggunaan SIMBG", A),
    ("Pemerintah Daerah menggunakan aplikasi SIMBG untuk penerbitan PBG/ IMB dan SLF", P),
    ("Tidak ada dokumen pengusulan bantuan teknis yang hilang", P),
    ("Mengembangkan aplikasi SIMBG", A),
    ("Ide dan inovasi untuk mengembangkan fitur SIMBG", P),
    ("Fasilitasi penyelenggaraan bangunan gedung", A),
    ("Menyusun Draft Kebijakan terkait Bangunan Gedung", A),
    ("Respon terhadap permintaan bantuan teknis dilakukan dengan cepat dan memuaskan", P),
    ("Pengawasan", K),
    ("Hasil analisis kebutuhan biaya disampaikan tepat waktu", P),
    ("Kepuasan instansi pengusul", P),
    ("Menjawab panggilan untuk konsultasi dengan pemerintah daerah", A),
    ("Memberikan bimbingan Kinerja kepada pegawai di tim kerja", A),
    ("Melatih tenaga kesehatan", A),
    ("Layanan Antenatal Care", K),
    ("Ibu hamil terlayani sesuai standar", P),
    ("Hubungan masyarakat", K),
    ("Diagnosa yang tepat", P),
    ("Layanan persalinan", K),
    ("Melakukan pendampingan terhadap ibu hamil yang dirujuk", A),
    ("Menulis resep", A),
    ("Ibu hamil mendapat paket nutrisi sesuai kebutuhan", P),
    ("Mengembangkan aplikasi untuk pendaftaran ibu hamil secara online", A),
    ("Ide dan inovasi untuk memberikan layanan jemput bola kepada ibu hamil", P),
    ("Menata dokumen rekam medis ibu hamil", A),
    ("Menulis surat rujukan", A),
    ("Peralatan medis tersedia dan siap digunakan", P),
    ("Pengawasan", K),
    ("Tidak terjadi malpraktek terhadap ibu hamil", P),
    ("Kepuasan ibu hamil", P),
    ("Menjawab panggilan untuk konsultasi", A),
    ("Memberikan bimbingan kepada bidan pemula", A),
]


def test_there_are_38_phrases() -> None:
    assert len(PHRASES) == 38


@pytest.mark.parametrize(("phrase", "wording"), PHRASES, ids=map(str, range(1, 39)))
def test_the_phrases_of_the_annex(phrase: str, wording: Wording) -> None:
    assert classify(phrase) is wording
    assert [f.code for f in result_hints(phrase)] == (
        [] if wording is P else [f"wording.{wording}"]
    )


@pytest.mark.parametrize(
    ("phrase", "wording"),
    [
        ("MENYUSUN LAPORAN", A),
        ("Pelayanan administrasi kependudukan selesai tepat waktu", P),
        ("Layanan surat pengantar diselesaikan paling lama 1 hari", P),
        ("Menteri menerima laporan", P),
        ("", P),
        ("123", P),
    ],
)
def test_everyday_phrases(phrase: str, wording: Wording) -> None:
    assert classify(phrase) is wording


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Pemrosesan klaim selalu tepat waktu, efisien, dan berkualitas.", "selalu"),
        ("Semua pemrosesan klaim dilakukan dengan waktu cepat.", "semua"),
        ("Laporan tidak  pernah terlambat", "tidak pernah"),
        ("Setiap pengaduan dijawab dalam 1 hari", "setiap"),
        ("Laporan disampaikan setiap bulan", None),
        ("90% pengaduan dijawab dalam 3 hari", None),
        ("Persemuaan", None),
        ("", None),
    ],
)
def test_absolute_targets(text: str, word: str | None) -> None:
    assert [finding.values["word"] for finding in target_hints(text)] == ([word] if word else [])
    assert target_hints(text, critical=True) == []


@given(st.text(max_size=80))
def test_any_text_is_only_ever_hinted_at(text: str) -> None:
    assert all(f.severity == "hint" for f in [*result_hints(text), *target_hints(text)])
