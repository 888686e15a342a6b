"""A clerk who is coached, mentored and reported: one sheet of each of B.1.6–B.1.10, all filled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.guidance import COMPETENCES, CompetencyGroup
from asn_desktop.views.sheets import Party, Sheet, SheetHead
from asn_desktop.views.sheets_guidance import (
    BehaviourProblemSheet,
    CoachingSheet,
    CompetencyLine,
    CompetencySheet,
    GuidanceFeedbackSheet,
    MentoringSheet,
)

GIVER = Party(
    name="Dr. Ratna Widyaningsih, S.Psi., M.Si.",
    nip="19750911 200012 2 001",
    rank="Pembina Utama Muda, IV/c",
    position="WIDYAISWARA AHLI MADYA",
    unit="BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA",
)
SCORES = (4, 3, 2, 3, 5, 2, 3, 1)
REASON = "3 indikator dipenuhi; berinisiatif membagi antrean dengan loket lain saat ramai"


def sheets(head: SheetHead, employee: Party, assessor: Party) -> list[Sheet]:
    head = replace(head, on=date(2026, 7, 9))
    people = {"head": head, "employee": employee, "assessor": assessor}
    guided = {**people, "giver": GIVER}
    return [
        CoachingSheet(
            form=FormCode.B_1_6,
            **guided,
            goals=(
                (
                    "Rata-rata waktu penerbitan surat pengantar",
                    "2,4 hari kerja (2025)",
                    "≤ 1 hari kerja",
                    "Membuka loket khusus berkas lengkap dan memeriksa syarat sejak di antrean",
                ),
                (
                    "Persentase pemohon yang puas",
                    "",
                    "90 %",
                    "- Meminta pemohon mengisi survei sebelum pulang\n- Menempel hasil tiap pekan",
                ),
            ),
            facts=(
                (
                    "≤ 1 hari kerja",
                    "1,6 hari kerja sampai Juni",
                    "Berkas kembali karena syarat kurang, rata-rata 14 dari 60 setiap hari",
                    "Papan persyaratan lama masih terpasang di tiga kelurahan",
                ),
            ),
            opportunity="Saya dapat mengirim daftar syarat terbaru ke ketua RW melalui grup "
            "percakapan, dan memeriksa syarat ketika pemohon mengambil nomor antrean.",
            next_steps=(
                (
                    "Rata-rata waktu penerbitan surat pengantar",
                    "Papan persyaratan di tiga kelurahan diganti paling lambat 20 Juli",
                    "TIDAK",
                ),
                (
                    "Persentase pemohon yang puas",
                    "Survei lewat kode QR di meja loket; ditinjau bersama setiap Jumat",
                    "YA",
                ),
            ),
        ),
        MentoringSheet(
            form=FormCode.B_1_7,
            **guided,
            goals=(
                (
                    "Mengolah data pelayanan dengan lembar kerja: tabel pivot dan grafik",
                    "Juli s.d. September 2026",
                    "Laporan bulanan selesai pada hari kerja pertama",
                    "Tiga laporan berturut-turut tanpa perbaikan",
                ),
            ),
            journal=(
                (
                    "9 Juli 2026, ruang rapat kecamatan",
                    "Mengenal tabel pivot dari register loket bulan Juni",
                    "Membuat rekap antrean Juni dan Juli sendiri",
                    "31 Juli 2026",
                ),
                (
                    "6 Agustus 2026, daring",
                    "Memilih grafik yang dibaca pimpinan dalam satu menit",
                    "Menyusun satu halaman laporan Agustus",
                    "1 September 2026",
                ),
            ),
        ),
        GuidanceFeedbackSheet(
            form=FormCode.B_1_8,
            **guided,
            answers=(
                "Ya, kendala di loket didengar sampai selesai",
                "Ya",
                "Ya, boleh tidak sependapat",
                "Data antrean dipakai",
                "Ya",
                "Lebih banyak bertanya",
                "Terbantu",
                "Tahu, tertulis di langkah ke depan",
                "Ya",
            ),
        ),
        CompetencySheet(
            form=FormCode.B_1_9,
            **guided,
            managerial=tuple(
                CompetencyLine(name=name, score=score, reason=REASON if score > 2 else "")
                for name, score in zip(COMPETENCES[CompetencyGroup.MANAGERIAL], SCORES, strict=True)
            ),
            socio_cultural=(
                CompetencyLine(
                    name="Perekat dan Pemersatu Bangsa", score=4, reason="Menyapa semua pemohon"
                ),
            ),
            technical=(
                CompetencyLine(name="Administrasi kependudukan", score=3, reason="Teliti"),
                CompetencyLine(name="Pengolahan data pelayanan", score=2, reason="Masih belajar"),
            ),
            recommendation="Diikutsertakan pada pelatihan pengolahan data tingkat dasar.",
        ),
        BehaviourProblemSheet(
            form=FormCode.B_1_10,
            **people,
            expectation="Antrean di bawah 15 menit; pemohon lanjut usia didahulukan.",
            problem="Tiga kali meninggalkan loket pada jam layanan tanpa pengganti (3, 10, dan 17 "
            "Juni), sehingga antrean menumpuk dan dua pemohon mengadu.",
            others_too=False,
            done="- Berbicara empat mata pada 4 dan 11 Juni\n- Menyusun jadwal piket pengganti",
        ),
    ]
