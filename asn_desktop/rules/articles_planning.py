"""The rules behind the fields of planning: SKP, its annex, manuals, strategy and role matrix."""

from __future__ import annotations

from asn_desktop.rules.article import Article

PLANNING: dict[str, Article] = {
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
        "Dari Perjanjian Kinerja, Renstra, dan RKT: wajib, selalu utama; rancangannya boleh "
        "dipakai sampai ditetapkan. Direktif dan inisiatif: prioritasnya ditentukan penilai.",
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
    # ---- strategy: workblocks and the role matrix
    "matrix.role": Article(
        "Peran dan hasil",
        "Lampiran Bab II A angka 5",
        47,
        "Tulis hasil yang dicapai pegawai itu, bukan kegiatannya. Setiap sel menjadi rencana hasil "
        "kerja dalam SKP-nya; setiap indikator pimpinan diambil seseorang, dan setiap pegawai "
        "mengambil bagian.",
    ),
    "workblock.head": Article(
        "Inisiatif strategi",
        "Format A.1.4",
        43,
        "Satu lembar untuk satu inisiatif: indikator dan target yang diintervensi, pemilik, pihak "
        "yang terlibat, penerima manfaat, dan anggarannya. Lembar ini alat bantu, bukan kewajiban.",
    ),
    "workblock.activities": Article(
        "Strategi (key activities)",
        "Format A.1.4",
        43,
        "Cara mencapai indikator itu: yang rutin, dan yang transformatif atau cara baru.",
    ),
    "workblock.milestones": Article(
        "Keluaran kunci (key milestone)",
        "Format A.1.4",
        43,
        "Layanan atau output yang menandai kemajuan; darinya peran dibagi dalam matriks.",
    ),
}
