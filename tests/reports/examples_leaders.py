"""Sheets of leaders: a director general (A.1.2, A.1.3, C.1.2), a head of a health service (A.1.1).

Word for word those of Anak Lampiran 2 Tabel 5 and 7 (reg. 5367–5473, 5606–5636), Anak Lampiran 4
Tabel 1 (reg. 7408–7631) and Anak Lampiran 3 Tabel 4 (reg. 6611–6703); names and dates, which the
annexes leave open, are ours.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.planning import ControlLevel, ReportingInterval
from asn_desktop.rules.predicate import Predicate, Rating, UnitAchievement
from asn_desktop.views.sheets import (
    EvaluationSheet,
    FeedbackPiece,
    IndicatorLine,
    Party,
    ResultLine,
    Sheet,
    SheetHead,
    SkpSheet,
    behaviour_lines,
)
from asn_desktop.views.sheets_strategy import ManualSheet

MINISTRY = SheetHead(
    agency="Kementerian X",
    period_start=date(2026, 1, 1),
    period_end=date(2026, 12, 31),
    period_label="AKHIR",
    place="Jakarta",
    on=date(2026, 1, 30),
)
DIRECTOR_GENERAL = Party(
    name="Ir. Siti Rahmawati Kusumaningrum, M.Eng.Sc., Ph.D.",
    nip="19661107 199203 2 001",
    rank="Pembina Utama, IV/e",
    position="DIREKTUR JENDERAL III",
    unit="DIREKTORAT JENDERAL III",
)
MINISTER = Party(name="H. Ahmad Fauzan", position="MENTERI", unit="KEMENTERIAN X")
HEALTH = replace(MINISTRY, agency="Pemerintah Daerah X", place="X")
HEAD_OF_HEALTH = Party(
    name="dr. Wahyu Prasetyo, Sp.PD.",
    nip="19700215 200003 1 003",
    rank="Pembina Utama Muda, IV/c",
    position="KEPALA DINAS KESEHATAN",
    unit="DINAS KESEHATAN",
)
REGENT = Party(name="H. Sulaiman Hadi", position="KEPALA DAERAH", unit="PEMERINTAH DAERAH X")
RECIPIENTS, PROCESS = "Penerima Layanan", "Proses Bisnis"
STRENGTHENING, BUDGET = "Penguatan Internal", "Anggaran"
BY_MINISTER, BY_REGENT = "(penugasan dari Menteri)", "(penugasan dari Kepala Daerah)"


def _line(
    text: str, target: str, perspective: str, realised: str, feedback: str = ""
) -> IndicatorLine:
    said = (FeedbackPiece(giver="Pimpinan", text=feedback),) if feedback else ()
    return IndicatorLine(
        text=text, target=target, perspective=perspective, realisation=realised, feedback=said
    )


DIRECTOR_MAIN = (
    ResultLine(
        no=1,
        text="Meningkatnya pelayanan infrastruktur perumahan dan permukiman yang layak dan aman",
        assigned_by=BY_MINISTER,
        indicators=(
            _line(
                "Persentase peningkatan pelayanan infrastruktur pemukiman yang layak dan aman "
                "melalui pendekatan smart living",
                "61,95%",
                RECIPIENTS,
                "50% berdasarkan hasil penilaian pelayanan infrastruktur pemukiman",
                "menurut saya, ini sudah cukup baik karena meskipun dalam kondisi pandemi "
                "covid-19, yang bersangkutan terus mengembangkan strategi untuk pencapaian "
                "target. Harapannya tahun depan bisa ditingkatkan lagi khususnya untuk aspek "
                "yang pertama yaitu rumah tangga dengan akses air minum layak, karena aspek ini "
                "yang masih kurang di beberapa daerah",
            ),
        ),
    ),
    ResultLine(
        no=2,
        text="Meningkatkan kualitas layanan Direktorat Jenderal III",
        assigned_by=BY_MINISTER,
        indicators=(
            _line(
                "Indeks kualitas layanan yang dihasilkan oleh unit kerja lingkup Direktorat "
                "Jenderal III",
                "3,5 dari skala 5",
                RECIPIENTS,
                "3,0 berdasarkan hasil survey layanan",
                "Kualitas layanan eksternal sudah sesuai yang diharapkan namun perlu "
                "ditingkatkan terkait layanan internal Setditjen. Layanan internal belum terlalu "
                "diperhatikan.",
            ),
        ),
    ),
    ResultLine(
        no=3,
        text="Tersusunnya revisi Undang-Undang Republik Indonesia No. 28 Tahun 2002 tentang "
        "Bangunan Gedung",
        assigned_by=BY_MINISTER,
        indicators=(
            _line(
                "Indeks penyelesaian revisi Undang-Undang Republik Indonesia No. 28 Tahun 2002 "
                "tentang Bangunan Gedung",
                "90",
                PROCESS,
                "70 berdasarkan penilaian inspektorat",
                "penyelesaian tidak sesuai dengan target waktu yang disepakati, realisasi ini "
                "belum memenuhi ekspektasi saya.",
            ),
        ),
    ),
    ResultLine(
        no=5,
        text="Terwujudnya Direktorat Jenderal III yang reform dan akuntabel",
        assigned_by=BY_MINISTER,
        indicators=(
            _line(
                "Nilai pelaksanaan Reformasi Birokrasi Direktorat Jenderal III",
                "85",
                STRENGTHENING,
                "89 berdasarkan penilaian KemenPANRB",
            ),
            _line(
                "Nilai Akuntabilitas Kinerja Direktorat Jenderal III",
                "85",
                STRENGTHENING,
                "85 berdasarkan penilaian KemenPANRB",
            ),
        ),
    ),
    ResultLine(
        no=6,
        text="Pengelolaan anggaran Program Pembinaan dan Pengembangan Infrastruktur Permukiman "
        "yang optimal",
        assigned_by=BY_MINISTER,
        indicators=(
            _line(
                "Nilai Indikator Kinerja Pelaksanaan Anggaran Direktorat Jenderal III",
                "95",
                BUDGET,
                "93 berdasarkan penilaian Kementerian Keuangan",
            ),
        ),
    ),
)
DIRECTOR_ADDITIONAL = (
    ResultLine(
        no=8,
        text="Terlaksananya rencana aksi/inisiatif strategis dalam rangka pencapaian sasaran dan "
        "indikator Kinerja utama organisasi dalam perjanjian kerja",
        assigned_by=BY_MINISTER,
        indicators=(
            _line(
                "Persentase penyelesaian rencana aksi/inisiatif strategis yang berkontribusi "
                "langsung terhadap pencapaian indikator Perjanjian Kinerja Direktorat Jenderal "
                "III sesuai target waktu yang ditetapkan",
                "80%",
                PROCESS,
                "80% berdasarkan penilaian Pimpinan",
            ),
        ),
    ),
)
DIRECTOR_EXPECTATIONS = {
    3: "- Bersedia untuk mengajarkan pengetahuan atau keterampilan yang dimiliki kepada orang "
    "lain\n- Menyelesaikan setiap pekerjaan sesuai dengan target dan standar kualitas "
    "yang ditetapkan",
    5: "- Berani menyampaikan adanya indikasi/ hal-hal yang dapat merugikan dan membahayakan "
    "negara",
}


def _narrative(*pairs: tuple[str, str]) -> tuple[IndicatorLine, ...]:
    return tuple(IndicatorLine(text=text, perspective=name) for text, name in pairs)


HEALTH_MAIN = (
    ResultLine(
        no=1,
        text="Meningkatnya pelayanan Kesehatan dan kemandirian masyarakat untuk hidup sehat",
        assigned_by=BY_REGENT,
        indicators=_narrative(
            (
                "Keluarga di wilayah kerja yang masuk dalam kategori keluarga sehat meningkat "
                "dari tahun sebelumnya",
                RECIPIENTS,
            ),
            ("Sebagian besar unit kerja memenuhi standar kepuasan minimal", RECIPIENTS),
            (
                "Komplain atas layanan Dinas Kesehatan berkurang dari tahun sebelumnya",
                RECIPIENTS,
            ),
        ),
    ),
    ResultLine(
        no=2,
        text="Meningkatnya Akuntabilitas Kinerja Dinas Kesehatan",
        assigned_by=BY_REGENT,
        indicators=_narrative(
            ("Temuan hasil pemeriksaan ditindaklanjuti sesuai prosedur", STRENGTHENING),
            ("LAKIP Dinas Kesehatan mencapai predikat A", STRENGTHENING),
        ),
    ),
    ResultLine(
        no=3,
        text="Pengelolaan anggaran Dinas Kesehatan yang optimal",
        assigned_by=BY_REGENT,
        indicators=_narrative(
            ("Pengelolaan keuangan (anggaran) bebas dari temuan material", BUDGET),
            (
                "Penyerapan anggaran Dinas Kesehatan meningkat dibandingkan tahun sebelumnya",
                BUDGET,
            ),
        ),
    ),
)
HEALTH_ADDITIONAL = (
    ResultLine(
        no=5,
        text="Terlaksananya rencana aksi/inisiatif strategis dalam rangka pencapaian sasaran dan "
        "indikator Kinerja utama organisasi dalam perjanjian kerja",
        indicators=_narrative(
            (
                "Rencana aksi/inisiatif strategis yang berkontribusi langsung terhadap "
                "pencapaian indikator Perjanjian Kinerja Dinas Kesehatan diselesaikan sesuai "
                "target waktu yang ditetapkan",
                PROCESS,
            ),
        ),
    ),
)
LEADERS: tuple[Sheet, ...] = (
    ManualSheet(
        form=FormCode.A_1_3,
        head=MINISTRY,
        employee=DIRECTOR_GENERAL,
        assessor=MINISTER,
        result="Tersusunnya revisi Undang Undang Republik Indonesia No. 28 Tahun 2002 tentang "
        "Bangunan Gedung",
        indicator="Indeks Penyelesaian Revisi Undang Undang Republik Indonesia No. 28 Tahun 2002 "
        "tentang Bangunan Gedung",
        goal="Menghitung tingkat penyelesaian suatu peraturan perundang-undangan/ produk kebijakan",
        definition="Indeks Penyelesaian peraturan perundang-undangan/ produk kebijakan merupakan "
        "indikator yang mengukur sejauh mana Pegawai mampu menyelesaikan peraturan "
        "perundang-undangan/ produk kebijakan dilihat dari tahapan penyusunannya.",
        formula="Indeks penyelesaian Revisi Undang Undang Republik Indonesia No. 28 Tahun 2002 "
        "tentang Bangunan Gedung diukur berdasarkan tahapan (staging) suatu peraturan "
        "perundang-undangan (PUU) sebagai berikut:\n"
        "100: Rancangan PUU selesai/ sudah ditetapkan\n"
        "90: Rancangan PUU selesai harmonisasi\n"
        "80: Rancangan PUU sudah disampaikan ke Dit. Perancangan Perundang-Undangan Kementerian "
        "Hukum dan HAM untuk Harmonisasi\n"
        "70: Rancangan PUU telah memuat substansi kunci dan telah melalui proses uji publik\n"
        "50: Rancangan PUU dalam proses uji publik\n"
        "30: Rancangan PUU masih dalam bentuk draft dan belum memuat substansi kunci\n"
        "20: Rancangan PUU masih dalam bentuk Naskah Akademik\n"
        "10: Rancangan PUU masih dalam bentuk telaahan/rekomendasi kebijakan",
        unit_of_measure="Nilai",
        control=ControlLevel.LOW_CONTROL_OUTPUT,
        data_source="Laporan Pemantauan Inspektorat",
        reporting=ReportingInterval.YEARLY,
    ),
    SkpSheet(
        form=FormCode.A_1_1,
        head=HEALTH,
        employee=HEAD_OF_HEALTH,
        assessor=REGENT,
        main=HEALTH_MAIN,
        additional=HEALTH_ADDITIONAL,
        behaviours=behaviour_lines(FormCode.A_1_1, DIRECTOR_EXPECTATIONS),
    ),
    SkpSheet(
        form=FormCode.A_1_2,
        head=MINISTRY,
        employee=DIRECTOR_GENERAL,
        assessor=MINISTER,
        main=DIRECTOR_MAIN,
        additional=DIRECTOR_ADDITIONAL,
        behaviours=behaviour_lines(FormCode.A_1_2, DIRECTOR_EXPECTATIONS),
    ),
    EvaluationSheet(
        form=FormCode.C_1_2,
        head=replace(MINISTRY, on=date(2027, 1, 15)),
        employee=DIRECTOR_GENERAL,
        assessor=MINISTER,
        achievement=UnitAchievement.GOOD,
        main=DIRECTOR_MAIN,
        additional=DIRECTOR_ADDITIONAL,
        work_rating=Rating.MET,
        behaviours=behaviour_lines(
            FormCode.C_1_2,
            DIRECTOR_EXPECTATIONS,
            {
                1: (
                    FeedbackPiece(
                        giver="Pimpinan",
                        text="Hampir selalu memberikan masukan/ rekomendasi terhadap "
                        "tantangan-tantangan organisasi yang bersifat strategis terlihat dari "
                        "masukan yang bersangkutan ketika rapat pimpinan",
                    ),
                )
            },
        ),
        behaviour_rating=Rating.ABOVE,
        predicate=Predicate.GOOD,
        perspective=True,
    ),
)
