"""What the example sheets say: the midwife of the annexes, and a year in a kecamatan.

The midwife is typed word for word from Anak Lampiran 3 Tabel 11 and 12 (reg. 7256–7386) and Anak
Lampiran 5 Tabel 3 (reg. 8807–8984); names and dates, which the annexes leave open, are ours.
"""

from __future__ import annotations

from datetime import date

from asn_desktop.views.sheets import (
    FeedbackPiece,
    IndicatorLine,
    Party,
    ResultLine,
    SheetHead,
    SupportLine,
)

PUSKESMAS = SheetHead(
    agency="Dinas Kesehatan Kabupaten X",
    period_start=date(2026, 1, 1),
    period_end=date(2026, 12, 31),
    place="X",
    on=date(2026, 1, 28),
)
MIDWIFE = Party(
    name="Nur Hidayati, A.Md.Keb.",
    nip="19780412 200003 2 004",
    rank="Penata, III/c",
    position="JABATAN FUNGSIONAL BIDAN PENYELIA",
    unit="PUSKESMAS",
)
HEAD_OF_PUSKESMAS = Party(
    name="dr. Bambang Wicaksono, M.Kes.",
    nip="19720823 200212 1 003",
    rank="Pembina, IV/a",
    position="KEPALA PUSKESMAS",
    unit="PUSKESMAS",
)
BY_HEAD = "(Penugasan dari Kepala Puskesmas)"


def said(giver: str, text: str) -> FeedbackPiece:
    return FeedbackPiece(giver=giver, text=text)


def measures(*texts: str) -> tuple[IndicatorLine, ...]:
    return tuple(IndicatorLine(text=text) for text in texts)


MIDWIFE_MAIN = (
    ResultLine(
        no=1,
        text="Ibu hamil dengan kehamilan fisiologis dan patologis mendapat pemeriksaan "
        "kehamilan/antenatal care sesuai perannya dalam SOP/flow chart layanan ANC",
        assigned_by=BY_HEAD,
        indicators=measures(
            "Ibu hamil yang datang terlayani pemeriksaan kehamilannya sesuai jam operasional "
            "puskesmas dan jika memungkinkan di luar jam operasional",
            "Tidak ada kesalahan tindakan pada pemeriksaan kehamilan sesuai perannya dalam SOP",
            "Komplain atas layanan ANC menurun dari tahun sebelumnya",
        ),
        realisation="- Tidak ada kesalahan dalam pemberian layanan ANC\n"
        "- Ibu hamil terlayani persalinannya bahkan yang diluar jam operasional.",
        feedback=(
            said("Pimpinan", "sudah baik, pertahankan!"),
            said(
                "Pimpinan",
                "Pegawai selalu memastikan ibu hamil yang menjadi tanggung jawabnya rutin "
                "melakukan pemeriksaan",
            ),
        ),
    ),
    ResultLine(
        no=2,
        text="Ibu hamil dengan kehamilan fisiologis dan patologis mendapat penanganan persalinan "
        "sesuai perannya dalam SOP/flow chart layanan persalinan",
        assigned_by=BY_HEAD,
        indicators=measures(
            "Seluruh ibu hamil yang datang terlayani persalinannya",
            "Tidak ada kesalahan tindakan pada penanganan persalinan sesuai perannya dalam SOP",
            "Komplain atas layanan persalinan menurun dari tahun sebelumnya",
        ),
        realisation="- Masih terdapat komplain dari ibu hamil khususnya dari sisi keramahan.\n"
        "- Tidak ada kesalahan dalam penanganan persalinan.\n"
        "- Ibu hamil terlayani persalinannya bahkan yang diluar jam operasional.",
        feedback=(
            said(
                "Pimpinan",
                "terdapat komplain dari sebagian kecil ibu yang akan melahirkan bahwa "
                "penanganannya kurang ramah, tolong diperbaiki untuk tahun selanjutnya. Untuk hal "
                "yang lain, pertahankan",
            ),
        ),
    ),
    ResultLine(
        no=3,
        text="Rekam medis ibu hamil dengan kehamilan fisiologis dan patologis serta register "
        "cohotnya tercatat secara lengkap, diarsipkan dengan baik, dan dilaporkan tepat waktu",
        assigned_by=BY_HEAD,
        indicators=measures(
            "Rekam medis ibu hamil serta register cohotnya tercatat sesuai dengan kategori",
            "Sedikit atau hampir tidak ada kesalahan penulisan rekam medis berupa typo error",
            "Hasil evaluasi rekam medis disampaikan ke penanggung jawab paling lambat 3 bulan "
            "setelah pemeriksaan/ penanganan",
        ),
    ),
)
MIDWIFE_ADDITIONAL = (
    ResultLine(
        no=4,
        text="Ibu hamil dan ibu melahirkan terdata dalam aplikasi SICANTIK sesuai pembagian "
        "tanggungjawab pendataan",
        assigned_by=BY_HEAD,
        indicators=measures(
            "Hampir tidak ada kesalahan data ibu hamil yang menjadi tanggung jawabnya pada "
            "aplikasi SICANTIK",
            "Data ibu hamil diupdate pada SICANTIK 1 hari setelah pemeriksaan",
        ),
    ),
)
MIDWIFE_EXPECTATIONS = {
    3: "- Bersedia untuk mengajarkan pengetahuan dan keterampilan yang dimiliki kepada orang lain",
    4: "- Membantu rekan kerja yang membutuhkan",
    5: "- Mengutamakan kepentingan organisasi diatas kepentingan pribadi atau kelompok\n"
    "- Melaksanakan instruksi atau tugas dari atasan dengan sungguh-sungguh dan penuh tanggung "
    "jawab",
    7: "- Aktif berpartisipasi dan berkontribusi sesuai keahliannya",
}
MIDWIFE_ANNEX = {
    "resources": (
        "Dukungan sumber daya sebagai tenaga administratif sehingga bidan fokus dalam "
        "memberikan pelayanan",
        "Kendaraan operasional untuk bidan desa sehingga jangkauan pelayanan menjadi lebih luas",
        "Pelatihan untuk penggunaan aplikasi Sicantik sehingga updating data ibu hamil menjadi "
        "lebih valid dan terkini",
    ),
    "accountability": (
        "Kinerja pelayanan bidan akan direviu setiap 2 minggu, khususnya jika terdapat "
        "komplain dari ibu hamil maka akan direviu setiap minggu sampai komplain berkurang",
    ),
    "consequences": (
        "Bidan yang memberikan pelayanan paling memuaskan berdasarkan hasil survey kepuasan "
        "akan ditetapkan sebagai bidan teladan bulanan dan foto yang bersangkutan akan "
        "dipajang di front office Puskesmas",
        "Jika memberikan pelayanan terbaik berdasarkan pengamatan pimpinan akan mendapatkan "
        "prioritas untuk pelatihan di Tingkat Kabupaten atau Daerah lain.",
    ),
}
MIDWIFE_FEEDBACK = {
    1: (
        said(
            "Pasien", "Kurang ramah dalam menangani pasien, namun yang bersangkutan sangat cekatan."
        ),
        said(
            "Pimpinan",
            "sudah baik karena memberikan pelayanan di luar jam operasional, tapi tingkatkan lagi "
            "dari aspek keramahan.",
        ),
    ),
    2: (
        said(
            "Pimpinan",
            "sangat bertanggung jawab, teliti, dan detil dalam mengerjakan sesuatu. Jarang dan "
            "hampir tidak pernah melakukan kesalahan dalam penanganan pasien",
        ),
    ),
    3: (
        said(
            "Pasien",
            "ketika memberikan penjelasan kepada pasien sangat jelas dan mudah dipahami",
        ),
        said(
            "Rekan kerja setingkat",
            "ketika dimintai bantuan selalui siap membantu. Bersedia membagi pengetahuannya kepada "
            "bidan mahir dan terampil.",
        ),
    ),
    4: (
        said(
            "Rekan kerja setingkat",
            "selalu mengingatkan rekan kerjanya untuk memberikan pelayanan maksimal",
        ),
        said("Pimpinan", "senang membantu rekan kerja setingkat"),
    ),
    5: (said("Pimpinan", "selalu mengikuti arahan pimpinan dengan baik dan respon cepat"),),
    6: (
        said(
            "Pimpinan",
            "secara aktif memberikan masukan untuk meningkatkan pelayanan kebidanan",
        ),
    ),
    7: (
        said(
            "Pegawai (nama)",
            "melibatkan bidan dengan jenjang di bawahnya dalam memberikan pelayanan dan "
            "pengawasan berkala agar memastikan semua Pegawai mengembangkan keahliannya",
        ),
        said(
            "Pegawai (nama)",
            "tidak segan untuk meminta bantuan kepada rekan sesamanya apabila yang bersangkutan "
            "tidak mampu menangani",
        ),
    ),
}


KECAMATAN = SheetHead(
    agency="Pemerintah Kota Surabaya",
    period_start=date(2026, 1, 1),
    period_end=date(2026, 12, 31),
    period_label="AKHIR",
    place="Mulyorejo",
    on=date(2027, 1, 12),
)
CLERK = Party(
    name="Dewi Kartikasari, S.AP.",
    nip="19910614 201503 2 002",
    rank="Penata Muda Tingkat I, III/b",
    position="Pengadministrasi Pemerintahan",
    unit="Seksi Pemerintahan dan Pelayanan Publik Kecamatan Mulyorejo",
)
SECTION_HEAD = Party(
    name="Agus Setiawan, S.H., M.Si.",
    nip="19800305 200501 1 009",
    rank="Penata Tingkat I, III/d",
    position="Kepala Seksi Pemerintahan dan Pelayanan Publik",
    unit="Kecamatan Mulyorejo",
)
CAMAT = Party(
    name="Drs. H. Budi Santoso, M.M.",
    nip="19690203 199003 1 004",
    rank="Pembina Tingkat I, IV/b",
    position="Camat Mulyorejo",
    unit="Kecamatan Mulyorejo",
)
SUPPORTED = SupportLine(
    text="Meningkatnya kualitas pelayanan administrasi terpadu kecamatan yang cepat, pasti, dan "
    "bebas pungutan",
    indicators=("Indeks kepuasan masyarakat Kecamatan Mulyorejo minimal 85,50",),
)
CLERK_MAIN = (
    ResultLine(
        no=1,
        text="Berkas permohonan surat keterangan dan perizinan warga terverifikasi lengkap dan "
        "terselesaikan sesuai standar pelayanan",
        assigned_by="(penugasan dari Kepala Seksi Pemerintahan dan Pelayanan Publik)",
        supports=SUPPORTED,
        indicators=(
            IndicatorLine(
                aspect="Kuantitas",
                text="Persentase permohonan yang selesai diproses dalam bulan berjalan",
                target="90 – 95%",
                realisation="96% (1.482 dari 1.544 permohonan) menurut register loket",
                feedback=(
                    said("Pimpinan", "bagus, arsip loket selalu siap saat diperiksa"),
                    said("Stakeholder terkait (Ketua RW 05)", "warga merasa dilayani dengan sabar"),
                ),
            ),
            IndicatorLine(
                aspect="Waktu",
                text="Rata-rata waktu penyelesaian surat keterangan sejak berkas lengkap",
                target="≤ 2 hari kerja",
                realisation="1,6 hari kerja",
                feedback=(said("Pimpinan", "pertahankan, terutama pada bulan Desember"),),
            ),
            IndicatorLine(
                aspect="Kualitas",
                text="Persentase surat yang dikembalikan karena kesalahan penulisan",
                target="paling banyak 2%",
                realisation="1,1%",
            ),
        ),
    ),
    ResultLine(
        no=2,
        text="Data kependudukan dan monografi kelurahan termutakhir setiap triwulan serta dapat "
        "dipertanggungjawabkan",
        assigned_by="(penugasan dari Kepala Seksi Pemerintahan dan Pelayanan Publik)",
        supports=SUPPORTED,
        indicators=(
            IndicatorLine(
                aspect="Kualitas",
                text="Tingkat kesesuaian data monografi dengan data Dispendukcapil",
                target="≥ 97%",
                realisation="98,4% menurut berita acara pencocokan data",
                feedback=(said("Rekan kerja setingkat (Rina)", "rapi, mudah dipakai bersama"),),
            ),
            IndicatorLine(
                aspect="Waktu",
                text="Ketepatan waktu pengiriman laporan monografi triwulanan",
                target="tanggal 5 setelah triwulan berakhir",
                realisation="4 dari 4 laporan tepat waktu",
            ),
        ),
    ),
)
CLERK_ADDITIONAL = (
    ResultLine(
        no=3,
        text="Posko pelayanan keliling pada 6 kelurahan terselenggara sesuai jadwal",
        assigned_by="(penugasan dari Tim Kerja Pelayanan Keliling)",
        supports=SUPPORTED,
        indicators=(
            IndicatorLine(
                aspect="Kuantitas",
                text="Jumlah kelurahan yang dilayani posko keliling setiap bulan",
                target="6 kelurahan",
                realisation="6 kelurahan",
                feedback=(said("Pimpinan", "jadwal tertib walaupun musim hujan"),),
            ),
        ),
    ),
)
CLERK_EXPECTATIONS = {
    1: "- Menyapa dan menawarkan bantuan sebelum warga bertanya",
    2: "- Menolak setiap pemberian dari pemohon",
}
