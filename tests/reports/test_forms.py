"""Titles, heads, sections, labels and footnotes as in the regulation; every text in its column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from asn_desktop import reports
from asn_desktop.rules.behaviours import values_on
from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.views.paper import Paper
from asn_desktop.views.sheets import (
    AnnexSheet,
    DocumentSheet,
    EvaluationSheet,
    Party,
    Sheet,
    SkpSheet,
    SupportLine,
    behaviour_lines,
)
from asn_desktop.views.sheets_progress import DocumentationSheet

Sheets = Mapping[FormCode, Sheet]
Read = Callable[[bytes], Any]
Squeeze = Callable[[str], str]
papers = pytest.mark.parametrize("paper", list(Paper))

EXPECTATION_NOTE = (
    "Pimpinan dapat memberikan Ekspektasi khusus terhadap satu atau lebih aspek perilaku kerja "
    "Pegawai"
)
RATING_NOTE = (
    "** rating hasil dan rating perilaku kerja Pegawai ditetapkan dengan mempertimbangkan pola "
    "distribusi predikat Kinerja Pegawai berdasarkan capaian kinerja organisasi serta kontribusi "
    "Pegawai terhadap Kinerja Organisasi"
)
PERIOD_NOTE = (
    "periode disesuaikan dengan periode evaluasi kinerja Pegawai yang berlaku pada Instansi "
    "Pemerintah"
)
SHORT_CYCLE = (
    "pilih salah satu (periode disesuaikan dengan periode evaluasi siklus pendek yang ditetapkan "
    "Instansi Pemerintah)"
)
# In the order they are printed, each to be found after the one before.
CATALOGUE: dict[FormCode, tuple[str, ...]] = {
    FormCode.A_1_1: (
        "SASARAN KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUALITATIF",
        "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
        "PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026",
        "PEGAWAI YANG DINILAI NO PEJABAT PENILAI KINERJA",
        "NIP (*opsional)",
        "PANGKAT/ GOL. RUANG",
        "UNIT KERJA PEMERINTAH DAERAH X",
        "HASIL KERJA",
        "A. UTAMA",
        "1 Meningkatnya pelayanan Kesehatan dan kemandirian masyarakat untuk hidup sehat "
        "(penugasan dari Kepala Daerah)",
        "Ukuran keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif:",
        "- LAKIP Dinas Kesehatan mencapai predikat A (Perspektif Penguatan Internal)",
        "B. TAMBAHAN",
        "PERILAKU KERJA*",
        "setia pada Negara Kesatuan Republik Indonesia serta pemerintahan yang sah",
        "X, 30 Januari 2026",
        "Pegawai yang Dinilai Pejabat Penilai Kinerja",
        f"* {EXPECTATION_NOTE}.",
    ),
    FormCode.A_1_2: (
        "SASARAN KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
        "NIP (*opsional)",
        "PANGKAT/ GOL. RUANG",
        "UNIT KERJA KEMENTERIAN X",
        "HASIL KERJA",
        "NO RENCANA HASIL KERJA INDIKATOR KINERJA INDIVIDU TARGET PERSPEKTIF",
        "(1) (2) (3) (4) (5)",
        "A. UTAMA",
        "B. TAMBAHAN",
        "PERILAKU KERJA*",
        "setia pada Negara Kesatuan Republik Indonesia serta pemerintahan yang sah",
        "Jakarta, 30 Januari 2026",
        "Pegawai yang Dinilai Pejabat Penilai Kinerja",
        f"* {EXPECTATION_NOTE}.",
    ),
    FormCode.A_1_3: (
        "MANUAL INDIKATOR KINERJA",
        "SKP PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
        "KEMENTERIAN X PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026",
        "RENCANA HASIL KERJA Tersusunnya revisi Undang Undang",
        "UKURAN KEBERHASILAN/ INDIKATOR KINERJA Indeks Penyelesaian Revisi",
        "TUJUAN Menghitung tingkat penyelesaian",
        "DESKRIPSI Definisi Indeks Penyelesaian",
        "Formula (opsional bagi pendekatan hasil kerja kualitatif) Indeks penyelesaian",
        "100: Rancangan PUU selesai/ sudah ditetapkan 90: Rancangan PUU selesai harmonisasi",
        "SATUAN PENGUKURAN (opsional bagi pendekatan hasil kerja kualitatif) Nilai",
        "KUALITAS DAN TINGKAT KENDALI ( ) Outcome ( ) Outcome Antara (X) Output kendali rendah",
        "SUMBER DATA Laporan Pemantauan Inspektorat",
        "PERIODE PELAPORAN ( ) Bulanan ( ) Triwulanan ( ) Semesteran (X) Tahunan",
    ),
    FormCode.A_1_4: (
        "WORKBLOCK UNTUK IDENTIFIKASI STRATEGI PENCAPAIAN HASIL KERJA",
        "JUDUL INISIATIF",
        "STRATEGI (KEY ACTIVITIES)",
        "A. RUTIN 1. Meningkatkan jumlah Ibu hamil yang puas atas layanan ANC",
        "B. TRANSFORMATIF 5. Meningkatkan jumlah Ibu hamil yang mendapat layanan ANC",
        "KELUARAN KUNCI (KEY MILESTONE)",
        "A. RUTIN 1. Layanan antenatal care (ANC)",
        "B. TRANSFORMATIF 3. Ibu hamil dan ibu melahirkan terdata",
        "4. Semakin banyak bidan yang siap memberikan pelayanan di polides",
    ),
    FormCode.A_1_5: (
        "MATRIKS PEMBAGIAN PERAN DAN HASIL",
        "PEGAWAI JABATAN OUTCOME ANTARA/ OUTPUT/ LAYANAN",
        "IBU HAMIL DI WILAYAH KERJA MENDAPATKAN LAYANAN ANC DAN PERSALINAN SESUAI PROSEDUR",
        "• Layanan persalinan dilakukan dengan respon cepat dan akurat",
        "TIM KERJA UKP KEFARMASIAN DAN LABORATORIUM",
        "PEGAWAI JABATAN OUTCOME ANTARA/ OUTPUT/ LAYANAN",
        "dr. Nadia Prameswari",
        "Suparman",
    ),
    FormCode.A_1_6: (
        "SASARAN KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUALITATIF",
        "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
        "DINAS KESEHATAN KABUPATEN X",
        "PERIODE PENILAIAN: 1 JANUARI SD 31 DESEMBER TAHUN 2026",
        "PEGAWAI YANG DINILAI NO PEJABAT PENILAI KINERJA",
        "HASIL KERJA",
        "A. UTAMA",
        "Ukuran keberhasilan/ indikator kinerja individu dan Target:",
        "B. TAMBAHAN",
        "PERILAKU KERJA*",
        "Berorientasi pelayanan",
        "Ekspektasi Khusus Pimpinan:",
        "Kolaboratif",
        "X, 28 Januari 2026",
        "Pegawai yang Dinilai Pejabat Penilai Kinerja",
        "NIP 19780412 200003 2 004",
        f"* {EXPECTATION_NOTE}",
    ),
    FormCode.A_1_7: (
        "SASARAN KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
        "PANGKAT/ GOL. RUANG",
        "HASIL KERJA",
        "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI*",
        "(1) (2) (3) (4) (5) (6)",
        "A. UTAMA",
        "Indikator Kinerja Individu:",
        "B. TAMBAHAN",
        "PERILAKU KERJA**",
        "* Dalam hal rencana hasil kerja Pimpinan yang diintervensi adalah hasil kerja pejabat "
        "pimpinan tinggi dan Pimpinan unit kerja mandiri/ organisasi maka dituliskan rencana hasil "
        "kerja beserta indikator kinerja individu pejabat pimpinan tinggi dan Pimpinan unit kerja "
        "mandiri atau sasaran dan indikator kinerja organisasi yang diintervensi",
        f"** {EXPECTATION_NOTE}",
    ),
    FormCode.A_1_8: (
        "LAMPIRAN SASARAN KINERJA PEGAWAI",
        "PERIODE PENILAIAN:",
        "1 JANUARI SD 31 DESEMBER TAHUN 2026",
        "DUKUNGAN SUMBER DAYA",
        "SKEMA PERTANGGUNGJAWABAN",
        "KONSEKUENSI",
        "Pegawai yang Dinilai Pejabat Penilai Kinerja",
    ),
    FormCode.B_1_1: (
        "RENCANA AKSI",
        "PEGAWAI YANG DINILAI NO PEJABAT PENILAI KINERJA",
        "HASIL KERJA",
        "Rencana Hasil Kerja:",
        "Rencana Aksi:",
        "Mulyorejo, 12 Januari 2027 Pegawai yang Dinilai Dewi Kartikasari, S.AP.",
    ),
    FormCode.B_1_2: (
        "PENDOKUMENTASIAN KINERJA",
        "PEMERINTAH KOTA SURABAYA",
        "PERIODE PENILAIAN:",
        "PEGAWAI YANG DINILAI NO PEJABAT PENILAI KINERJA",
        "HASIL KERJA",
        "Rencana Hasil Kerja:",
        "Rencana Aksi:",
        "Realisasi dan Bukti Dukung:",
        "Pegawai yang Dinilai",
    ),
    FormCode.B_1_3: (
        "REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN",
        "PENDEKATAN HASIL KERJA KUALITATIF",
        "PERIODE: TRIWULAN II*",
        "DINAS KESEHATAN KABUPATEN X",
        "PEGAWAI YANG DINILAI NO PEJABAT PENILAI KINERJA",
        "PANGKAT/ GOL. RUANG",
        "HASIL KERJA",
        "A. UTAMA",
        "Ukuran keberhasilan dan Target:",
        "B. TAMBAHAN",
        "PERILAKU KERJA",
        "Berorientasi pelayanan",
        "Ekspektasi Khusus Pimpinan:",
        "Pegawai yang Dinilai Pejabat Penilai Kinerja",
        f"* {SHORT_CYCLE}",
    ),
    FormCode.B_1_4: (
        "REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
        "PERIODE: AKHIR*",
        "NIP (*opsional)",
        "PANGKAT/GOL RUANG",
        "INSTANSI",
        "HASIL KERJA",
        "(1) (2) (3) (4) (5) (6) (7)",
        "A. UTAMA",
        "B. TAMBAHAN",
        "PERILAKU KERJA",
        "Pegawai yang Dinilai Pejabat Penilai Kinerja",
        f"* {SHORT_CYCLE}",
    ),
    FormCode.B_1_5: (
        "REKAMAN INFORMASI UMPAN BALIK BERKELANJUTAN",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
        "PERIODE: TRIWULAN II*",
        "PANGKAT/GOL RUANG",
        "UNIT KERJA",
        "HASIL KERJA",
        "(1) (2) (3) (4) (5) (6) (7) (8)",
        "A. UTAMA",
        "B. TAMBAHAN",
        "PERILAKU KERJA",
        "Pegawai yang Dinilai Pejabat Penilai Kinerja",
        f"* {SHORT_CYCLE}",
    ),
    FormCode.B_1_6: (
        "PELAKSANAAN COACHING",
        "PERIODE PENILAIAN:",
        "PEGAWAI YANG DINILAI NO PEJABAT PENILAI KINERJA",
        "TUJUAN: APA YANG INGIN SAYA CAPAI?",
        "INDIKATOR KINERJA",
        "FAKTA: DIMANA SAYA SEKARANG?",
        "PELUANG: APA YANG DAPAT SAYA LAKUKAN?",
        "LANGKAH KEDEPAN: APA YANG AKAN SAYA LAKUKAN KE DEPAN?",
        "*Jika diperlukan penyesuaian indikator/ target kinerja maka dilakukan perubahan SKP",
        "Mulyorejo, 9 Juli 2026",
        "Pegawai yang Dinilai Pimpinan/ Pihak Lain yang Diberikan Penugasan Khusus",
        "Dr. Ratna Widyaningsih, S.Psi., M.Si.",
    ),
    FormCode.B_1_7: (
        "PELAKSANAAN MENTORING",
        "PERIODE PENILAIAN:",
        "TUJUAN: APA YANG INGIN SAYA CAPAI DENGAN MENTORING?",
        "JURNAL MENTORING",
        "Pegawai yang Dinilai Pimpinan/ Pihak Lain yang Diberikan Penugasan Khusus",
        "Dr. Ratna Widyaningsih, S.Psi., M.Si.",
    ),
    FormCode.B_1_8: (
        "UMPAN BALIK PELAKSANAAN BIMBINGAN KINERJA",
        "PEGAWAI YANG DINILAI NO PEJABAT PENILAI KINERJA",
        "SUBJEK KRITERIA UMPAN BALIK",
        "TENTANG PEGAWAI",
        "Pegawai yang Dinilai",
    ),
    FormCode.B_1_9: (
        "EVALUASI KOMPETENSI PEGAWAI",
        "SEBAGAI TINDAK LANJUT BIMBINGAN KINERJA",
        "KOMPETENSI PEGAWAI*",
        "1 Manajerial",
        "1. Integritas",
        "8. Pengambilan Keputusan",
        "2 Sosio Kultural",
        "1. Perekat dan Pemersatu Bangsa",
        "3 Teknis",
        "1. Administrasi kependudukan",
        "REKOMENDASI",
        "DESKRIPSI SKALA PENILAIAN",
        "Pimpinan atau Pihak Lain yang Diberikan Penugasan Khusus",
        "Dr. Ratna Widyaningsih, S.Psi., M.Si.",
    ),
    FormCode.B_1_10: (
        "LAPORAN PERMASALAHAN PERILAKU KERJA",
        "MASALAH: APA PERMASALAHAN PERILAKU KERJA PEGAWAI DIDASARKAN PADA NILAI DASAR ASN?",
        "APAKAH ANDA MEMILIKI EKSPEKTASI KHUSUS TERHADAP YANG BERSANGKUTAN? JIKA YA, APA "
        "EKSPEKTASI KHUSUS TERSEBUT?",
        "JELASKAN SECARA DETIL PERMASALAHAN TERKAIT PERILAKU KERJA PEGAWAI YANG DIANGGAP "
        "MENGHAMBAT KINERJA INDIVIDU, UNIT KERJA, DAN/ATAU TIM KERJA!",
        "APAKAH PERMASALAHAN PERILAKU KERJA SERUPA JUGA TERJADI PADA PEGAWAI LAINNYA? TIDAK",
        "RETROSPEKTIF: APA YANG SUDAH ANDA LAKUKAN UNTUK PERBAIKAN PERILAKU KERJA PEGAWAI?",
        "YANG SUDAH SAYA LAKUKAN UNTUK MEMPERBAIKI PERILAKU KERJA PEGAWAI ADALAH:",
        "Mulyorejo, 9 Juli 2026 Pejabat Penilai Kinerja",
    ),
    FormCode.C_1_1: (
        "HASIL EVALUASI KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUALITATIF",
        "PERIODE***: AKHIR*",
        "NIP (*opsional)",
        "CAPAIAN KINERJA ORGANISASI* BAIK",
        "HASIL KERJA",
        "REALISASI BERDASARKAN BUKTI DUKUNG",
        "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
        "Ukuran Keberhasilan/ Indikator Kinerja Individu dan Target:",
        "B. TAMBAHAN",
        "RATING HASIL KERJA* SESUAI EKSPEKTASI**",
        "PERILAKU KERJA",
        "RATING PERILAKU KERJA* DIATAS EKSPEKTASI**",
        "PREDIKAT KINERJA PEGAWAI* BAIK",
        "X, 15 Januari 2027 Pejabat Penilai Kinerja dr. Bambang Wicaksono, M.Kes.",
        "* pilih salah satu",
        RATING_NOTE,
        f"*** {PERIOD_NOTE}",
        "**** perspektif hanya digunakan untuk pejabat pimpinan tinggi dan pimpinan unit kerja "
        "mandiri",
    ),
    FormCode.C_1_2: (
        "HASIL EVALUASI KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "BAGI PEJABAT PIMPINAN TINGGI DAN PIMPINAN UNIT KERJA MANDIRI",
        "PERIODE***: AKHIR*",
        "NIP (*opsional)",
        "PANGKAT/GOL RUANG",
        "INSTANSI KEMENTERIAN X",
        "CAPAIAN KINERJA ORGANISASI* BAIK",
        "POLA DISTRIBUSI: KURVA DISTRIBUSI",
        "HASIL KERJA",
        "(1) (2) (3) (4) (5) (6) (7)",
        "A. UTAMA",
        "B. TAMBAHAN",
        "RATING HASIL KERJA* SESUAI EKSPEKTASI**",
        "PERILAKU KERJA",
        "setia pada NKRI serta pemerintahan yang sah",
        "RATING PERILAKU KERJA* DIATAS EKSPEKTASI**",
        "PREDIKAT KINERJA PEGAWAI* BAIK",
        "Jakarta, 15 Januari 2027 Pejabat Penilai Kinerja H. Ahmad Fauzan",
        "* pilih salah satu",
        RATING_NOTE,
        f"*** {PERIOD_NOTE}",
    ),
    FormCode.C_1_3: (
        "HASIL EVALUASI KINERJA PEGAWAI",
        "PENDEKATAN HASIL KERJA KUANTITATIF",
        "BAGI PEJABAT ADMINISTRASI DAN PEJABAT FUNGSIONAL",
        "PERIODE***: AKHIR*",
        "PANGKAT/GOL RUANG",
        "CAPAIAN KINERJA ORGANISASI* BAIK",
        "HASIL KERJA",
        "RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI",
        "(1) (2) (3) (4) (5) (6) (7) (8)",
        "A. UTAMA",
        "B. TAMBAHAN",
        "RATING HASIL KERJA* DIATAS EKSPEKTASI**",
        "PERILAKU KERJA",
        "RATING PERILAKU KERJA* SESUAI EKSPEKTASI**",
        "PREDIKAT KINERJA PEGAWAI* BAIK",
        "Mulyorejo, 12 Januari 2027 Pejabat Penilai Kinerja Agus Setiawan, S.H., M.Si.",
        "* pilih salah satu",
        RATING_NOTE,
        f"*** {PERIOD_NOTE}",
    ),
    FormCode.D_1_1: (
        "DOKUMEN EVALUASI KINERJA PEGAWAI",
        "PERIODE*: AKHIR**",
        "PERIODE PENILAIAN:",
        "1. PEGAWAI YANG DINILAI",
        "PANGKAT/GOL RUANG : Penata Muda Tingkat I, III/b",
        "2. PEJABAT PENILAI KINERJA",
        "3. ATASAN PEJABAT PENILAI KINERJA",
        "NAMA : Drs. H. Budi Santoso, M.M.",
        "4. EVALUASI KINERJA",
        "CAPAIAN KINERJA ORGANISASI : BAIK",
        "PREDIKAT KINERJA PEGAWAI : BAIK",
        "5. CATATAN/REKOMENDASI",
        "Diusulkan mengikuti pelatihan pelayanan prima",
        "7. Pegawai yang Dinilai 6. Pejabat Penilai Kinerja",
        f"* {PERIOD_NOTE}",
        "** pilih salah satu",
    ),
    FormCode.D_1_2: (
        "DOKUMEN EVALUASI KINERJA PEGAWAI",
        "PERIODE*: TRIWULAN II**",
        "PERIODE PENILAIAN:",
        "1. PEGAWAI YANG DINILAI",
        "PANGKAT/GOL RUANG : Penata Muda Tingkat I, III/b",
        "2. PEJABAT PENILAI KINERJA",
        "3. ATASAN PEJABAT PENILAI KINERJA",
        "NAMA : Drs. H. Budi Santoso, M.M.",
        "4. EVALUASI KINERJA",
        "CAPAIAN KINERJA ORGANISASI : BAIK",
        "PREDIKAT KINERJA PEGAWAI : BAIK",
        "5. CATATAN/ REKOMENDASI",
        "Mulyorejo, 28 Juli 2026",
        "7. Pegawai yang Dinilai 6. Atasan Pejabat Penilai Kinerja",
        "Dewi Kartikasari, S.AP. Drs. H. Budi Santoso, M.M.",
        "** pilih salah satu",
    ),
    FormCode.D_1_3: (
        "DOKUMEN EVALUASI KINERJA PEGAWAI",
        "PERIODE*: TRIWULAN II**",
        "PREDIKAT KINERJA PEGAWAI : BUTUH PERBAIKAN",
        "5. CATATAN/ REKOMENDASI",
        "6. KEBERATAN",
        "Surat yang dikembalikan hanya 1,1%",
        "7. PENJELASAN PEJABAT PENILAI KINERJA ATAS KEBERATAN",
        "keluhan bulan April",
        "8. KEPUTUSAN DAN REKOMENDASI ATASAN PEJABAT PENILAI KINERJA",
        "Predikat kinerja Pegawai diubah menjadi BAIK.",
        "Mulyorejo, 18 Agustus 2026",
        "10. Pegawai yang Dinilai 9. Pejabat Penilai Kinerja",
        "Mulyorejo, 20 Agustus 2026",
        "11. Atasan Pejabat Penilai Kinerja",
        "Drs. H. Budi Santoso, M.M.",
        "** pilih salah satu",
    ),
}


@papers
@pytest.mark.parametrize("form", list(reports.FORMS))
def test_the_form_reads_as_catalogued(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Read
) -> None:
    words = read_pdf(reports.render(sheets[form], paper=paper)).words
    at = 0
    for text in CATALOGUE[form]:
        found = words.find(text, at)
        assert found >= 0, f"{text!r} is not found after {words[max(0, at - 80) : at]!r}"
        at = found + len(text)


@pytest.mark.parametrize("form", list(reports.FORMS))
def test_the_format_line_is_printed_only_where_the_office_wants_it(
    form: FormCode, sheets: Sheets, read_pdf: Read
) -> None:
    line = f"FORMAT {form.value}"
    assert line not in read_pdf(reports.render(sheets[form], paper=Paper.F4)).text
    shown = read_pdf(reports.render(replace(sheets[form], show_format=True), paper=Paper.F4))
    assert line in shown.text.splitlines()[0]


BEHAVIOUR_COLUMN = {
    # form: where the guides end, as a share of the table's width
    FormCode.A_1_1: 430 / 812,
    FormCode.A_1_2: 419 / 808,
    FormCode.A_1_6: 425 / 812,
    FormCode.A_1_7: 419 / 822,
    FormCode.C_1_1: 404 / 822,
    FormCode.C_1_2: 397 / 851,
    FormCode.C_1_3: 454 / 871,
}


@pytest.mark.parametrize("form", list(BEHAVIOUR_COLUMN))
def test_the_seven_values_and_their_guides_are_printed_in_order(
    form: FormCode, sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    left = BEHAVIOUR_COLUMN[form]
    sheet = sheets[form]
    assert isinstance(sheet, SkpSheet | EvaluationSheet)
    column = squeeze(
        read_pdf(reports.render(replace(sheet, main=(), additional=()), paper=Paper.F4)).column(
            0.0, left
        )
    )
    for value in values_on(form):
        assert f"{value.number} {value.name}" in column
        for guide in value.guides:
            assert f"- {guide}" in column


MIDWIFE_COLUMNS = {
    # form: shares of the table's width of result, expectation, realisation, feedback
    FormCode.A_1_6: ((28 / 812, 1.0), (425 / 812, 1.0), None, None),
    FormCode.C_1_1: (
        (30 / 822, 404 / 822),
        (404 / 822, 610 / 822),
        (404 / 822, 610 / 822),
        (610 / 822, 1.0),
    ),
}
REPEATED = (
    "HASIL KERJA",
    "A. UTAMA",
    "B. TAMBAHAN",
    "REALISASI BERDASARKAN BUKTI DUKUNG",
    "UMPAN BALIK BERKELANJUTAN BERDASARKAN BUKTI DUKUNG",
    "PERILAKU KERJA*",
    "PERILAKU KERJA",
)


def _flow(column: str, squeeze: Squeeze) -> str:
    """A column read on over page borders, without the heads repeated there."""
    pages = [squeeze(page) for page in column.split("\f")]
    for n, page in enumerate(pages):
        for head in REPEATED if n else ():
            for cut in range(6):  # the column begins right of where the head does
                page = page.removeprefix(head[cut:]).strip()
        pages[n] = page
    return " ".join(pages)


@papers
@pytest.mark.parametrize("form", list(MIDWIFE_COLUMNS))
def test_the_midwife_of_the_regulation_word_for_word_in_its_columns(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    sheet = sheets[form]
    assert isinstance(sheet, SkpSheet | EvaluationSheet)
    if isinstance(sheet, EvaluationSheet):
        sheet = replace(sheet, achievement=None)  # the curve's words stand across the columns
    pdf = read_pdf(reports.render(sheet, paper=paper))
    results, expectations, realised, answered = (
        _flow(pdf.column(*at), squeeze) if at else None for at in MIDWIFE_COLUMNS[form]
    )
    for result in (*sheet.main, *sheet.additional):
        assert squeeze(f"{result.text} {result.assigned_by}") in results
        for indicator in result.indicators:
            assert f"- {indicator.text}" in results
        if realised is not None:
            assert squeeze(result.realisation) in realised
            for piece in result.feedback:
                assert f"{piece.giver}: {piece.text}" in answered
    for behaviour in sheet.behaviours:
        assert squeeze(f"Ekspektasi Khusus Pimpinan: {behaviour.expectation}") in expectations
        for piece in behaviour.feedback if answered is not None else ():
            assert f"{piece.giver}: {piece.text}" in answered


@papers
def test_the_midwifes_annex_word_for_word(
    paper: Paper, midwife_annex: AnnexSheet, read_pdf: Read, squeeze: Squeeze
) -> None:
    text = squeeze(read_pdf(reports.render(midwife_annex, paper=paper)).column(0.0, 1.0))
    parts = (midwife_annex.resources, midwife_annex.accountability, midwife_annex.consequences)
    for lines in parts:
        for n, line in enumerate(lines, start=1):
            assert f"{n}. {line}" in text


QUANTITATIVE = {
    FormCode.A_1_7: (28, 156, 284, 106, 142, 106),
    FormCode.C_1_3: (41, 120, 101, 71, 134, 100, 113, 191),
}


@papers
@pytest.mark.parametrize("form", list(QUANTITATIVE))
def test_every_value_of_a_quantitative_sheet_stands_in_its_column(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    sheet = sheets[form]
    assert isinstance(sheet, SkpSheet | EvaluationSheet)
    pdf = read_pdf(reports.render(sheet, paper=paper))
    widths = QUANTITATIVE[form]
    edges = [sum(widths[:n]) / sum(widths) for n in range(len(widths) + 1)]
    # A word broken at a syllable at the end of a line is one word again.
    columns = [
        squeeze(pdf.column(a, b)).replace("- ", "").replace("\x02", "").replace("\ufffe", "")
        for a, b in pairwise(edges)
    ]
    for result in (*sheet.main, *sheet.additional):
        assert result.supports
        assert result.supports.text in columns[1]
        for indicator in result.indicators:
            assert indicator.aspect in columns[3]
            assert indicator.text in columns[4]
            assert indicator.target in columns[5]
            if form is FormCode.C_1_3:
                assert indicator.realisation in columns[6]
                for piece in indicator.feedback:
                    assert f"{piece.giver}: {piece.text}" in columns[7]


LEADER_COLUMNS = {
    FormCode.A_1_2: (29, 255, 191, 185, 148),
    FormCode.C_1_2: (36, 120, 184, 57, 85, 170, 199),
}


@papers
@pytest.mark.parametrize("form", list(LEADER_COLUMNS))
def test_every_value_of_a_leaders_sheet_stands_in_its_column(
    form: FormCode, paper: Paper, sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    sheet = sheets[form]
    assert isinstance(sheet, SkpSheet | EvaluationSheet)
    if isinstance(sheet, EvaluationSheet):
        sheet = replace(sheet, achievement=None)  # the curve's words stand across the columns
    pdf = read_pdf(reports.render(sheet, paper=paper))
    widths = LEADER_COLUMNS[form]
    edges = [sum(widths[:n]) / sum(widths) for n in range(len(widths) + 1)]
    # A cell that goes on behind a page's heads and column numbers is one text again.
    columns = [
        " ".join(squeeze(page).rpartition(f" ({n}) ")[2] for page in pdf.column(a, b).split("\f"))
        .replace("- ", "")
        .replace("\x02", "")
        .replace("\ufffe", "")
        for n, (a, b) in enumerate(pairwise(edges), start=1)
    ]
    for result in (*sheet.main, *sheet.additional):
        for indicator in result.indicators:
            assert indicator.text in columns[2]
            assert indicator.target in columns[3]
            assert indicator.perspective in columns[4]
            if form is FormCode.C_1_2:
                assert indicator.realisation in columns[5]
                for piece in indicator.feedback:
                    assert f"{piece.giver}: {piece.text}"[:60] in columns[6]


@pytest.mark.parametrize(
    "typed",
    [
        "LAKIP mencapai predikat A (Perspektif Penguatan Internal)",
        "LAKIP mencapai predikat A (perspektif  penguatan internal).",
    ],
)
def test_a_perspective_typed_by_hand_is_not_printed_twice(
    typed: str, sheets: Sheets, read_pdf: Read
) -> None:
    sheet = sheets[FormCode.A_1_1]
    assert isinstance(sheet, SkpSheet)
    line = replace(sheet.main[1].indicators[1], text=typed)
    result = replace(sheet.main[1], indicators=(line,))
    words = read_pdf(reports.render(replace(sheet, main=(result,)), paper=Paper.F4)).words
    assert words.casefold().count("perspektif penguatan internal") == 1


def test_neighbours_with_one_number_share_it_and_the_result_supported(
    sheets: Sheets, read_pdf: Read, squeeze: Squeeze
) -> None:
    sheet = sheets[FormCode.A_1_7]
    assert isinstance(sheet, SkpSheet)
    support = SupportLine(text="Sasaran Camat")
    together = replace(
        sheet, main=tuple(replace(result, no=1, supports=support) for result in sheet.main)
    )
    column = read_pdf(reports.render(together, paper=Paper.F4)).column(28 / 822, 184 / 822)
    assert squeeze(column).count("Sasaran Camat") == 1


def test_a_choice_not_made_prints_all_choices(sheets: Sheets, read_pdf: Read) -> None:
    sheet = sheets[FormCode.C_1_1]
    assert isinstance(sheet, EvaluationSheet)
    blank = replace(
        sheet,
        achievement=None,
        work_rating=None,
        behaviour_rating=None,
        predicate=None,
        head=replace(sheet.head, period_label="", on=None, place=""),
    )
    words = read_pdf(reports.render(blank, paper=Paper.F4)).words
    assert "PERIODE***: TRIWULAN I/II/III/IV-AKHIR*" in words
    assert "ISTIMEWA/ BAIK/ BUTUH PERBAIKAN/ KURANG/ SANGAT KURANG" in words
    assert words.count("DIATAS EKSPEKTASI/ SESUAI EKSPEKTASI/ DIBAWAH EKSPEKTASI**") == 2
    assert "SANGAT BAIK/ BAIK/ BUTUH PERBAIKAN/ KURANG (MISCONDUCT)/ SANGAT KURANG" in words
    assert "KURVA DISTRIBUSI" not in words


def test_a_choice_made_prints_nothing_else(sheets: Sheets, read_pdf: Read) -> None:
    sheet = sheets[FormCode.C_1_3]
    assert isinstance(sheet, EvaluationSheet)
    chosen = replace(
        sheet, predicate=Predicate.MISCONDUCT, work_rating=Rating.BELOW, achievement=None
    )
    words = read_pdf(reports.render(chosen, paper=Paper.F4)).words
    assert "PREDIKAT KINERJA PEGAWAI* KURANG (MISCONDUCT) Mulyorejo" in words
    assert "RATING HASIL KERJA* DIBAWAH EKSPEKTASI** PERILAKU KERJA" in words


@pytest.mark.parametrize("achievement", list(UnitAchievement))
@pytest.mark.parametrize("form", [FormCode.C_1_1, FormCode.C_1_2, FormCode.C_1_3])
def test_the_curve_names_the_achievement(
    form: FormCode, achievement: UnitAchievement, sheets: Sheets, read_pdf: Read
) -> None:
    sheet = sheets[form]
    assert isinstance(sheet, EvaluationSheet)
    words = read_pdf(reports.render(replace(sheet, achievement=achievement), paper=Paper.A4)).words
    assert (
        "KURVA DISTRIBUSI PREDIKAT KINERJA PEGAWAI DENGAN CAPAIAN KINERJA "
        f"ORGANISASI {achievement.form_label}"
    ) in words.replace("POLA DISTRIBUSI: ", "POLA DISTRIBUSI ").partition("POLA DISTRIBUSI ")[2]
    assert "Predikat Kinerja Pegawai" in words


def test_perspectives_are_named_for_leaders_only(sheets: Sheets, read_pdf: Read) -> None:
    sheet = sheets[FormCode.C_1_1]
    assert isinstance(sheet, EvaluationSheet)
    words = read_pdf(reports.render(replace(sheet, perspective=True), paper=Paper.F4)).words
    label = "Ukuran Keberhasilan/ Indikator Kinerja Individu, Target, dan Perspektif****:"
    assert words.count(label) == 4
    assert label not in read_pdf(reports.render(sheet, paper=Paper.F4)).words


def test_an_empty_part_says_so_and_an_unknown_person_leaves_dots(
    read_pdf: Read, sheets: Sheets
) -> None:
    sheet = sheets[FormCode.A_1_7]
    assert isinstance(sheet, SkpSheet)
    empty = replace(sheet, additional=(), assessor=Party(), head=replace(sheet.head, on=None))
    words = read_pdf(reports.render(empty, paper=Paper.F4)).words
    assert "B. TAMBAHAN - - - - - PERILAKU KERJA**" in words
    assert "Mulyorejo, ......" in words


def test_each_signer_of_the_document_has_a_place_and_date(sheets: Sheets, read_pdf: Read) -> None:
    sheet = sheets[FormCode.D_1_1]
    assert isinstance(sheet, DocumentSheet)
    words = read_pdf(
        reports.render(
            replace(sheet, employee_place="Surabaya", employee_on=date(2027, 1, 20)),
            paper=Paper.F4,
        )
    ).words
    assert "Surabaya, 20 Januari 2027 Mulyorejo, 12 Januari 2027" in words


def test_study_leave_marks_and_footnote(sheets: Sheets, read_pdf: Read) -> None:
    sheet = sheets[FormCode.A_1_6]
    assert isinstance(sheet, SkpSheet)
    note = "** Ekspektasi Pejabat Penilai Kinerja untuk Pegawai yang melaksanakan tugas belajar"
    marked = replace(sheet, main=(replace(sheet.main[0], mark="**"),), notes=(note,))
    words = read_pdf(reports.render(marked, paper=Paper.F4)).words
    assert "1** Ibu hamil" in words
    assert words.index(f"* {EXPECTATION_NOTE}") < words.index(note)


def test_the_seven_lines_carry_what_belongs_to_them() -> None:
    lines = behaviour_lines(FormCode.C_1_1, {2: "Tepat janji"})
    assert [line.name for line in lines] == [value.name for value in values_on(FormCode.C_1_1)]
    assert lines[1].expectation == "Tepat janji"


@pytest.mark.parametrize("blank", ["", " ", "\n"])
def test_realisations_left_blank_print_as_a_dash(
    blank: str, sheets: Sheets, read_pdf: Read
) -> None:
    sheet = sheets[FormCode.B_1_2]
    assert isinstance(sheet, DocumentationSheet)
    line = replace(sheet.lines[0], actions=(), realised=(blank, blank))
    words = read_pdf(reports.render(replace(sheet, lines=(line,)), paper=Paper.F4)).words
    assert "Realisasi dan Bukti Dukung: -" in words
