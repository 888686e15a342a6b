"""The rule behind every field (F1): where PermenPANRB 6/2022 speaks of it, and what it says.

``page`` is the page of the regulation, the same in print and in the PDF. The words are ours, short
and plain; the regulation decides.
"""

from __future__ import annotations

from dataclasses import dataclass

REGULATION = "PermenPANRB 6/2022"


@dataclass(frozen=True)
class Article:
    """One rule: its name, its place in the regulation, the page (1–240) and our words for it."""

    title: str
    place: str
    page: int
    words: str

    @property
    def reference(self) -> str:
        """Where to read it: "Pasal 9 ayat (2) · PermenPANRB 6/2022, halaman 7"."""
        return f"{self.place} · {REGULATION}, halaman {self.page}"


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
    # ---- planning
    "skp.approach": Article(
        "Kualitatif atau kuantitatif",
        "Pasal 9 ayat (3)",
        7,
        "Kualitatif: indikator dan target dalam satu narasi (A.1.6). Kuantitatif: indikator dan "
        "target terpisah dan terukur (A.1.7).",
    ),
    "skp.period": Article(
        "Masa SKP",
        "Pasal 14",
        10,
        "SKP ditetapkan paling lambat akhir Januari dan boleh dikembangkan sepanjang tahun sesuai "
        "umpan balik dan penugasan baru.",
    ),
    "skp.text": Article(
        "Rencana hasil kerja",
        "Pasal 9 ayat (1)",
        7,
        "Outcome, output, atau layanan yang akan dihasilkan – bukan kegiatan atau uraian tugas. "
        "Contoh kalimatnya di Anak Lampiran 1, halaman 120.",
    ),
    "skp.section": Article(
        "Utama dan tambahan",
        "Lampiran Bab II A angka 6",
        49,
        "Utama: prioritas tinggi. Tambahan: prioritas rendah. Tugas sebagai Plt. atau Plh. selalu "
        "utama.",
    ),
    "skp.supports_text": Article(
        "Hasil kerja pimpinan yang diintervensi",
        "Format A.1.7, kolom (2)",
        57,
        "Hasil kerja pimpinan yang didukung hasil kerja ini. Bila itu milik pimpinan tinggi atau "
        "pimpinan unit kerja mandiri, indikatornya ikut dituliskan (halaman 59).",
    ),
    "skp.assigned_by": Article(
        "Penugasan dari",
        "Format A.1.6, bagian hasil kerja",
        55,
        "Setelah hasil kerja ditulis jabatan pimpinan atau tim kerja yang memberi penugasan.",
    ),
    "skp.aspect": Article(
        "Aspek indikator",
        "Pasal 9 ayat (2)",
        7,
        "Kuantitas, kualitas, waktu, dan/atau biaya. Satu indikator boleh memadukan beberapa aspek "
        "(halaman 51).",
    ),
    "skp.perspective": Article(
        "Empat perspektif pimpinan",
        "Lampiran Bab II A angka 2.a.8",
        29,
        "Penerima layanan, proses bisnis, penguatan internal, dan anggaran. Perspektif anggaran "
        "harus ada dalam setiap SKP pimpinan.",
    ),
    "skp.source": Article(
        "Sumber hasil kerja pimpinan",
        "Lampiran Bab II A angka 2.a.3–6",
        27,
        "Dari Perjanjian Kinerja, Renstra, dan RKT: wajib, selalu utama; rancangannya boleh dipakai "
        "sampai ditetapkan. Direktif dan inisiatif: prioritasnya ditentukan penilai.",
    ),
    "skp.family": Article(
        "Format menurut jabatan",
        "Lampiran Bab II A, Format A.1.1–A.1.7",
        31,
        "A.1.1 dan A.1.2 bagi pejabat pimpinan tinggi dan pimpinan unit kerja mandiri; A.1.6 dan "
        "A.1.7 bagi pejabat administrasi dan pejabat fungsional.",
    ),
    "skp.manual": Article(
        "Manual indikator kinerja",
        "Lampiran Bab II A, tahap ketiga",
        37,
        "Wajib bila indikator dalam Renstra dan Perjanjian Kinerja belum dapat dipahami seluruh "
        "pegawai. Formula dan satuan opsional bagi pendekatan kualitatif.",
    ),
    "skp.indicator": Article(
        "Ukuran keberhasilan, indikator",
        "Lampiran Bab II A angka 7.a.8",
        51,
        "Spesifik, realistis, punya batas waktu, dan sesuai keadaan organisasi.",
    ),
    "skp.target": Article(
        "Target",
        "Lampiran Bab II A angka 7.a.7",
        51,
        "Sebaiknya tidak mutlak (“semua”, “selalu”, “setiap”), kecuali bila menyangkut nyawa, "
        "cedera, keamanan negara, atau kerugian besar.",
    ),
    "skp.expectation": Article(
        "Ekspektasi khusus pimpinan",
        "Pasal 10 ayat (4)",
        9,
        "Pimpinan boleh meminta perilaku tertentu di luar panduan BerAKHLAK. Boleh kosong.",
    ),
    "skp.resources": Article(
        "Dukungan sumber daya",
        "Pasal 11",
        9,
        "Orang, anggaran, peralatan, pendampingan pimpinan, atau sarana. Bila tidak terpenuhi, "
        "ekspektasi boleh disesuaikan.",
    ),
    "skp.accountability": Article(
        "Skema pertanggungjawaban",
        "Pasal 12",
        9,
        "Kapan perkembangan dilaporkan, dan bukti kinerja apa yang diharapkan.",
    ),
    "skp.consequences": Article(
        "Konsekuensi",
        "Pasal 13",
        10,
        "Positif bila ekspektasi terpenuhi (penghargaan, tugas baru); negatif bila tidak (teguran, "
        "pengalihan tugas).",
    ),
    "skp.action": Article(
        "Rencana aksi",
        "Lampiran Bab III A angka 2–3",
        67,
        "Disepakati bila dibutuhkan, misalnya bila hasil kerja melampaui satu periode evaluasi. "
        "Dituangkan dalam Format B.1.1.",
    ),
    "skp.note": Article(
        "Mengembalikan SKP",
        "Pasal 7 ayat (2)",
        6,
        "SKP lahir dari dialog kinerja: catatan menjelaskan apa yang perlu diperjelas.",
    ),
    "skp.set": Article(
        "Menetapkan SKP",
        "Pasal 14 ayat (3)",
        10,
        "Pegawai menandatangani, pejabat penilai menetapkan. Bila sampai akhir Januari belum, "
        "dialog dilakukan dengan atasan penilai (halaman 65).",
    ),
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
}


def article(field: str) -> Article | None:
    """The rule behind a field of the registry; None for a field without one."""
    return ARTICLES.get(field)
