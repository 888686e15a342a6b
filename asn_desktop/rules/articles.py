"""The rule behind every field (F1): where PermenPANRB 6/2022 speaks of it, and what it says.

``page`` is the page of the regulation, the same in print and in the PDF. The words are ours, short
and plain; the regulation decides.
"""

from __future__ import annotations

from asn_desktop.rules.article import REGULATION, Article
from asn_desktop.rules.articles_planning import PLANNING

__all__ = ["ARTICLES", "REGULATION", "Article", "article"]

ARTICLES: dict[str, Article] = {
    # ---- people: the heads of all forms
    "person.name": Article(
        "Nama pegawai",
        "Format A.1.7, baris 1",
        57,
        "Nama dicetak di kepala setiap formulir, lengkap dengan gelar, seperti di SK terakhir.",
    ),
    "person.nip": Article(
        "NIP",
        "Format A.1.7, baris 2",
        57,
        "NIP dicetak di kepala setiap formulir. Pejabat penilai tanpa NIP, misalnya kepala daerah, "
        "boleh dikosongkan (Format C.1.1, halaman 105).",
    ),
    "person.kind": Article(
        "PNS dan PPPK",
        "Pasal 4",
        5,
        "Pengelolaan kinerja berlaku bagi PNS dan PPPK. Bagi PPPK, ekspektasi juga mengacu pada "
        "perjanjian kerjanya (Pasal 8 ayat (2)).",
    ),
    "person.rank": Article(
        "Pangkat, golongan ruang",
        "Format A.1.7, baris 3",
        57,
        "Dicetak di kepala setiap formulir, sebagaimana keadaannya pada tanggal formulir itu.",
    ),
    "person.position": Article(
        "Jabatan",
        "Format A.1.7, baris 4",
        57,
        "Jabatan menentukan formulir yang dipakai: pejabat pimpinan tinggi dan pimpinan unit kerja "
        "mandiri, atau pejabat administrasi dan fungsional.",
    ),
    "person.unit": Article(
        "Unit kerja",
        "Pasal 1 angka 12",
        4,
        "Satuan organisasi yang dipimpin pejabat administrasi, pejabat pimpinan tinggi, atau yang "
        "setara.",
    ),
    "person.assessor": Article(
        "Pejabat penilai kinerja",
        "Pasal 1 angka 9",
        4,
        "Atasan langsung, paling rendah pejabat pengawas, atau pejabat lain yang diberi delegasi. "
        "Bila berhalangan tetap, atasannya yang menilai (halaman 89).",
    ),
    "person.acting": Article(
        "Plt. dan Plh.",
        "Lampiran Bab IV A angka 3–6",
        89,
        "Kewenangan menilai dapat didelegasikan kepada Plt. atau Plh. Pegawai yang menjadi Plt. "
        "dinilai oleh pimpinan unit tempat ia melapor sebagai Plt.",
    ),
    "person.move": Article(
        "Pegawai yang pindah",
        "Lampiran Bab IV A angka 13",
        91,
        "Setelah pindah, SKP disusun lagi dengan pimpinan baru (halaman 65) dan penilai yang baru "
        "yang mengevaluasi.",
    ),
    "person.status": Article(
        "Yang dikecualikan dari SKP",
        "Lampiran Bab II C angka 8",
        65,
        "Tidak menyusun SKP: pejabat negara, yang diberhentikan sementara, cuti di luar tanggungan "
        "negara, dan masa persiapan pensiun. Tugas belajar tetap menyusun SKP.",
    ),
    # ---- periods
    "period.scheme": Article(
        "Bulanan atau triwulanan",
        "Pasal 24 ayat (2)–(3)",
        14,
        "Evaluasi periodik dilakukan setiap bulan atau setiap triwulan; instansi memilih satu.",
    ),
    "period.window": Article(
        "Waktu evaluasi",
        "Lampiran Bab IV A angka 8",
        90,
        "Evaluasi tahunan: akhir Desember sampai akhir Januari. Rentang evaluasi periodik "
        "ditetapkan instansi sendiri.",
    ),
    **PLANNING,
    # ---- progress
    "progress.realisation": Article(
        "Realisasi",
        "Lampiran Bab III A angka 4–7",
        68,
        "Perkembangan atau hasil akhir dari hasil kerja, dicatat berkala – bukan daftar kegiatan.",
    ),
    "progress.evidence": Article(
        "Bukti dukung",
        "Lampiran Bab III A angka 7",
        68,
        "Bukti yang menunjukkan hasil kerja, bukan bukti bahwa kegiatan berlangsung.",
    ),
    "progress.document": Article(
        "Realisasi dan bukti dukung",
        "Lampiran Bab III A angka 4–8",
        68,
        "Per langkah rencana aksi: realisasi progres atau realisasi akhir dengan bukti dukungnya, "
        "bukan bukti aktivitas. Dicetak pada Format B.1.2.",
    ),
    "feedback": Article(
        "Umpan balik",
        "Pasal 17–18",
        11,
        "Pimpinan wajib memberi umpan balik; rekan setingkat, bawahan, dan pihak lain boleh. "
        "Menyangkut hasil kerja maupun perilaku.",
    ),
    "feedback.giver": Article(
        "Pemberi umpan balik",
        "Pasal 18",
        11,
        "Pimpinan, rekan kerja setingkat, pegawai di bawahnya, atau pihak lain yang berhubungan "
        "dengan kinerjanya.",
    ),
    "feedback.how": Article(
        "Cara umpan balik diberikan",
        "Lampiran Bab III C angka 4–9",
        69,
        "Langsung atau lewat media; berkala atau insidental; atas inisiatif pemberi atau diminta "
        "pegawai. Respons positif dipakai saat menilai (halaman 98). Semuanya boleh kosong.",
    ),
    # ---- guidance
    "guidance.measure": Article(
        "Kemajuan, tindakan, pengambilalihan",
        "Lampiran Bab III C angka 10–14 (Pasal 20)",
        70,
        "Ada kemajuan: apresiasi atau tugas baru. Tidak ada: sesuaikan ekspektasi atau sumber "
        "daya, atau bina. Bila tetap tidak ada, pimpinan dapat mengambil alih hasil kerja dengan "
        "catatan, yang menjadi pertimbangan evaluasi.",
    ),
    "guidance.counselling": Article(
        "Konseling kinerja",
        "Lampiran Bab III D angka 5",
        85,
        "Perorangan dan rahasia. Penilai memberi tahu pegawai; bila tidak berubah, ia melapor "
        "(B.1.10); unit kepegawaian menetapkan konselor, jadwal, dan tempat. Rekamannya diteruskan "
        "hanya kepada yang disebut peraturan.",
    ),
    "guidance.way": Article(
        "Alur berkas bimbingan",
        "Lampiran Bab III D angka 2–4",
        83,
        "B.1.8 diserahkan pegawai kepada atasan pimpinan yang membimbing, bukan kepada "
        "pembimbingnya. Bila pembimbing bukan penilai, B.1.6/B.1.7 dan B.1.9 diteruskan kepada "
        "pejabat penilai, yang melapor kepada atasannya.",
    ),
    "guidance.kind": Article(
        "Bimbingan dan konseling",
        "Lampiran Bab III D angka 1–4",
        78,
        "Bila semua umpan balik tidak membawa kemajuan, pimpinan melakukan atau mengusulkan "
        "pembinaan: bimbingan kinerja, konseling kinerja, atau keduanya.",
    ),
    "guidance.giver": Article(
        "Pembimbing",
        "Lampiran Bab III D angka 4.b",
        78,
        "Bimbingan dilakukan pimpinan atau pihak lain yang diberi penugasan khusus; bila bukan "
        "penilai, hasilnya dilaporkan kepada penilai (halaman 85).",
    ),
    "guidance.coaching": Article(
        "Coaching",
        "Lampiran Bab III D angka 4.e",
        78,
        "Bertanya untuk menggali kemampuan pegawai memecahkan masalahnya. Setelah selesai, "
        "keduanya mengisi dan menandatangani B.1.6.",
    ),
    "guidance.mentoring": Article(
        "Mentoring",
        "Lampiran Bab III D angka 4.f",
        80,
        "Berbagi pengetahuan dan pengalaman oleh yang ahli di bidangnya. Setelah selesai, keduanya "
        "mengisi dan menandatangani B.1.7.",
    ),
    "guidance.goal": Article(
        "Tujuan",
        "Format B.1.6 dan B.1.7",
        80,
        "Diisi pegawai: indikator, target dan strateginya; pada mentoring (halaman 82) keahlian "
        "yang akan dikembangkan, jangka waktu, dan ukuran keberhasilannya.",
    ),
    "guidance.fact": Article(
        "Fakta",
        "Format B.1.6",
        80,
        "Sebelum coaching pegawai melaporkan kemajuan, masalah atau hambatan, dan penyebabnya "
        "(halaman 79).",
    ),
    "guidance.opportunity": Article(
        "Peluang",
        "Format B.1.6",
        80,
        "Alternatif solusi yang diusulkan pegawai untuk mengatasi kendalanya (halaman 79).",
    ),
    "guidance.next_step": Article(
        "Langkah ke depan",
        "Format B.1.6",
        80,
        "Rekomendasi pembimbing yang disepakati. YA pada kolom terakhir berarti SKP diubah untuk "
        "menyesuaikan indikator atau target.",
    ),
    "guidance.journal": Article(
        "Jurnal mentoring",
        "Format B.1.7",
        82,
        "Bentuknya: ikut mengamati, berkontribusi, berlatih langsung, atau dikenalkan kepada yang "
        "ahli (halaman 81–82).",
    ),
    "guidance.answer": Article(
        "Umpan balik atas bimbingan",
        "Format B.1.8",
        83,
        "Diisi dan ditandatangani pegawai, lalu diserahkan kepada atasan dari pimpinan. Tidak ada "
        "skala: ditulis dengan kata-kata.",
    ),
    "guidance.score": Article(
        "Nilai kompetensi",
        "Format B.1.9",
        84,
        "1 tidak ada indikator yang dipenuhi, 2 satu sampai dua, 3 tiga, 4 tiga dan perilaku di "
        "atas levelnya, 5 tiga dan jauh di atas levelnya (halaman 85).",
    ),
    "guidance.recommendation": Article(
        "Rekomendasi",
        "Format B.1.9",
        84,
        "Bahan bagi atasan penilai, PyB, atau unit kepegawaian untuk menentukan tindak lanjut "
        "(halaman 85).",
    ),
    "guidance.report": Article(
        "Laporan permasalahan perilaku",
        "Lampiran Bab III D angka 5.c.1",
        86,
        "Bila perilaku tidak berubah setelah dikomunikasikan, penilai wajib melapor kepada "
        "pimpinan unit kepegawaian dengan bukti umpan balik.",
    ),
    "guidance.others": Article(
        "Terjadi pada pegawai lain",
        "Format B.1.10",
        86,
        "Ya atau tidak: perilaku dibandingkan dengan kemajuan pegawai, tim, dan unit kerjanya.",
    ),
    "study.unfinished": Article(
        "Studi tidak selesai",
        "Lampiran Bab IV B angka 3.a.3.d",
        100,
        "Bagi pegawai tugas belajar yang tidak lulus atau drop out, pejabat penilai menetapkan "
        "Kurang atau Sangat Kurang dengan mempertimbangkan perilaku kerja.",
    ),
    "study.expectation": Article(
        "Ekspektasi tugas belajar",
        "Lampiran Bab II B angka 2–7 dan 12",
        62,
        "Hasil evaluasi akademik, ketepatan waktu kelulusan, dan penugasan lain; ditambahkan pada "
        "SKP tahun berjalan tanpa SKP baru (halaman 64). Rentang IPK hanya panduan (halaman 63).",
    ),
    # ---- evaluation
    "achievement": Article(
        "Capaian kinerja organisasi",
        "Lampiran Bab IV B angka 1",
        92,
        "Istimewa, Baik, Butuh Perbaikan, Kurang, atau Sangat Kurang; yang dipakai adalah capaian "
        "unit yang dipimpin pejabat penilai (halaman 94).",
    ),
    "achievement.source": Article(
        "Sumber capaian",
        "Lampiran Bab IV B angka 1.c–f",
        92,
        "Periodik: dari rencana aksi perjanjian kinerja. Tahunan: bila keluar setelah Januari, "
        "dipakai capaian tahun sebelumnya (halaman 94).",
    ),
    "rating.work": Article(
        "Rating hasil kerja",
        "Lampiran Bab IV B angka 3.a.1",
        97,
        "Di atas: sebagian besar hasil di atas ekspektasi dan tidak ada hasil utama di bawah. "
        "Sesuai: sebagian besar sesuai. Di bawah: sebagian besar di bawah. Umpan balik ikut "
        "dipertimbangkan.",
    ),
    "rating.behaviour": Article(
        "Rating perilaku kerja",
        "Lampiran Bab IV B angka 3.a.2",
        98,
        "Di atas: konsisten menjalankan nilai dasar ASN dan menjadi penjaganya bagi orang lain. "
        "Sesuai: konsisten bagi diri sendiri. Di bawah: belum konsisten.",
    ),
    "rating.result": Article(
        "Pandangan per hasil kerja",
        "Lampiran Bab IV B angka 3.a.1.a",
        97,
        "Penilai melihat kembali realisasi tiap hasil kerja. Pandangan ini hanya membantu Anda; "
        "tidak dicetak dan tidak dihitung.",
    ),
    "predicate": Article(
        "Predikat kinerja",
        "Lampiran Bab IV B angka 3.a.3",
        99,
        "Didapat dari kuadran: rating hasil kerja dan rating perilaku kerja. Tidak ada angka yang "
        "dijumlahkan.",
    ),
    "distribution": Article(
        "Pola distribusi predikat",
        "Lampiran Bab IV B angka 2",
        94,
        "Pola mengikuti capaian unit dan menjadi pertimbangan penilai, bukan kuota.",
    ),
    "evaluation.note": Article(
        "Catatan dan rekomendasi",
        "Pasal 24 ayat (6)",
        15,
        "Penilai dapat memberi catatan untuk perbaikan pada periode berikutnya. Dicetak pada "
        "dokumen evaluasi (D.1.1).",
    ),
    # ---- paper
    "sheet.signed": Article(
        "Tanda tangan dokumen evaluasi",
        "Lampiran Bab V A angka 4–6",
        114,
        "Penilai menyampaikan dokumen paling lama 14 hari kerja setelah menandatangani; pegawai "
        "mengembalikannya bertanda tangan dalam 14 hari kerja.",
    ),
    "sheet.filed": Article(
        "Pelaporan",
        "Lampiran Bab V A angka 7",
        115,
        "Dokumen dilaporkan berjenjang paling lama 30 hari kerja sejak waktu evaluasi berakhir.",
    ),
    "evaluation.objection": Article(
        "Keberatan",
        "Pasal 29",
        16,
        "Pegawai boleh mengajukan keberatan dengan alasan kepada atasan penilai, paling lama 14 "
        "hari kerja sejak menerima dokumen (halaman 117).",
    ),
    # ---- what follows
    "followup.document": Article(
        "Dokumen evaluasi dan batas waktunya",
        "Lampiran Bab V A angka 4–11",
        114,
        "Diserahkan 14 hari kerja sejak ditandatangani, kembali 14 hari kerja sejak diterima, "
        "dilaporkan 30 hari kerja sejak jendela berakhir. Bila penilai terlambat, atasannya "
        "menandatangani D.1.2 dalam 14 hari kerja (halaman 115–116).",
    ),
    "objection.received_on": Article(
        "Waktu mengajukan keberatan",
        "Lampiran Bab V B angka 2",
        117,
        "Paling lama 14 hari kerja sejak dokumen diterima pegawai. Yang lewat batas dapat dicatat "
        "dengan alasan; keputusannya pada atasan penilai.",
    ),
    "objection.reasons": Article(
        "Alasan keberatan",
        "Lampiran Bab V B angka 2",
        117,
        "Keberatan diajukan beserta alasannya kepada atasan pejabat penilai secara berjenjang. "
        "Dicetak pada D.1.3 bagian 6.",
    ),
    "objection.explanation": Article(
        "Penjelasan pejabat penilai",
        "Lampiran Bab V B angka 4",
        117,
        "Pemeriksaan dilakukan dengan meminta penjelasan pejabat penilai dan pegawai. Dicetak pada "
        "D.1.3 bagian 7.",
    ),
    "objection.decision": Article(
        "Keputusan atas keberatan",
        "Lampiran Bab V B angka 5–7",
        117,
        "Menguatkan atau mengubah hasil evaluasi, paling lama 7 hari kerja sejak keberatan "
        "diterima. Bila diubah, atasan penilai memberi rekomendasi baru pada D.1.3 (halaman 118).",
    ),
}


def article(field: str) -> Article | None:
    """The rule behind a field of the registry; None for a field without one."""
    return ARTICLES.get(field)
