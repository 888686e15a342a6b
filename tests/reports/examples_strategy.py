"""Workblock and role matrix of the Puskesmas, word for word Anak Lampiran 3 Tabel 7–9.

Reg. 7036–7064 (p. 178), 7088–7099 (p. 179) and 7109–7208 (pp. 180–182); names, which the annexes
leave open, are ours.
"""

from __future__ import annotations

from datetime import date

from asn_desktop.rules.forms import FormCode
from asn_desktop.views.sheets import Party, Sheet, SheetHead
from asn_desktop.views.sheets_strategy import MatrixLine, MatrixSheet, MatrixTable, WorkblockSheet

HEALTH = SheetHead(
    agency="Dinas Kesehatan Kabupaten X",
    period_start=date(2026, 1, 1),
    period_end=date(2026, 12, 31),
    place="X",
    on=date(2026, 1, 28),
)
LEADER = Party(
    name="dr. Bambang Wicaksono, M.Kes.",
    nip="19720823 200212 1 003",
    rank="Pembina, IV/a",
    position="KEPALA PUSKESMAS",
    unit="PUSKESMAS",
)
SUPERIOR = Party(name="dr. Hj. Retno Wulandari, M.M.", position="KEPALA DINAS KESEHATAN")
TEAM_HEAD = ("drg. Ayu Kartika", "PENANGGUNG JAWAB UKP KEFARMASIAN DAN LABORATORIUM")
WORKBLOCK = WorkblockSheet(
    form=FormCode.A_1_4,
    head=HEALTH,
    employee=LEADER,
    assessor=SUPERIOR,
    title="Peningkatan Layanan ANC dan Persalinan melalui pemanfaatan Aplikasi SiCantik dan "
    "pengaktifan Bidan Desa",
    target="Seluruh ibu hamil di wilayah kerja mendapatkan layanan ANC dan persalinan sesuai "
    "prosedur dan ibu hamil puas",
    owner="Kepala Puskesmas",
    parties="Poliklinik Desa, Dinas Kominfo",
    finish="12 Bulan",
    beneficiaries="Ibu Hamil",
    goal="Meningkatnya kualitas pelayanan puskesmas",
    budget="00000000000000",
    routine=(
        "Meningkatkan jumlah Ibu hamil yang puas atas layanan ANC dengan mengurangi waktu tunggu "
        "layanan ANC",
        "Meningkatkan jumlah Ibu hamil yang puas atas layanan persalinan dengan mengurangi waktu "
        "tunggu layanan persalinan.",
        "Meningkatkan efisiensi biaya layanan ANC dan persalinan melalui optimalisasi sarana dan "
        "prasarana layanan",
        "Meningkatkan jumlah Ibu hamil yang melahirkan dibantu tenaga kesehatan dengan "
        "mengaktifkan bidan desa/bidan wilayah di polides.",
    ),
    transforming=(
        "Meningkatkan jumlah Ibu hamil yang mendapat layanan ANC secara lengkap minimal 4 kali "
        "dengan pembaharuan/updating data ibu hamil melalui aplikasi Sicantik.",
    ),
    routine_milestones=(
        "Layanan antenatal care (ANC) dilakukan dengan respon cepat dan akurat",
        "Layanan persalinan dilakukan dengan respon cepat dan akurat",
    ),
    transforming_milestones=(
        "Ibu hamil dan ibu melahirkan terdata secara lengkap, akurat dan termutakhirkan melalui "
        "aplikasi SiCantik",
        "Semakin banyak bidan yang siap memberikan pelayanan di polides",
    ),
)
BOTH = "Ibu hamil dengan kehamilan fisiologis dan patologis mendapat "
ONE = "Ibu hamil dengan kehamilan fisiologis mendapat "
CHECKED = "pemeriksaan kehamilan/antenatal care sesuai perannya dalam SOP/flow chart layanan ANC"
HELPED = "penanganan persalinan sesuai perannya dalam SOP/flow chart layanan persalinan"
KEPT = "tercatat secara lengkap, diarsipkan dengan baik, dan dilaporkan tepat waktu"
ENTERED = (
    "Ibu hamil dan ibu melahirkan terdata dalam aplikasi SICANTIK sesuai pembagian "
    "tanggungjawab pendataan"
)
ANSWERED = (
    "Pertanyaan pasien melalui telepon atau media komunikasi lainnya dengan direspon dengan cepat "
    "dan menggunakan bahasa yang ramah."
)
TEAM = MatrixTable(
    leader=TEAM_HEAD[0],
    leader_position=TEAM_HEAD[1],
    team="Tim Kerja UKP Kefarmasian dan Laboratorium",
    columns=(
        "LAYANAN ANTENATAL CARE (ANC) DILAKUKAN DENGAN RESPON CEPAT DAN AKURAT",
        "LAYANAN PERSALINAN DILAKUKAN DENGAN RESPON CEPAT DAN AKURAT",
        "IBU HAMIL DAN IBU MELAHIRKAN TERDATA SECARA LENGKAP, AKURAT DAN TERMUTAKHIRKAN MELALUI "
        "APLIKASI SICANTIK",
    ),
    lines=(
        MatrixLine(
            name="dr. Nadia Prameswari",
            position="DOKTER",
            cells=(
                (
                    BOTH + CHECKED,
                    "Rekam medis ibu hamil dengan kehamilan patologis dan register cohotnya "
                    + KEPT,
                ),
                (
                    "Rujukan untuk persalinan ke fasyankes yang lebih tinggi dilakukan dengan "
                    "respon yang cepat dan sesuai hasil diagnosa bagi ibu hamil dengan kehamilan "
                    "patologis",
                ),
                (),
            ),
        ),
        MatrixLine(
            name="Nur Hidayati, A.Md.Keb.",
            position="BIDAN PENYELIA",
            cells=(
                (
                    BOTH + CHECKED,
                    "Rekam medis ibu hamil dengan kehamilan fisiologis dan patologis serta "
                    "register cohotnya " + KEPT,
                ),
                (BOTH + HELPED,),
                (ENTERED,),
            ),
        ),
        MatrixLine(
            name="Sri Lestari, A.Md.Keb.",
            position="BIDAN MAHIR",
            cells=(
                (
                    ONE + CHECKED,
                    "Rekam medis ibu hamil dengan kehamilan fisiologis dan register cohotnya "
                    + KEPT,
                ),
                (ONE + HELPED,),
                (ENTERED,),
            ),
        ),
        MatrixLine(
            name="Dian Puspita, A.Md.Gz.",
            position="NUTRISIONIS PELAKSANA LANJUTAN",
            cells=(
                (
                    BOTH + CHECKED,
                    "Register gizi telah diisi secara lengkap dan akurat dan dilaporkan kepada "
                    "penanggung jawab tepat waktu",
                ),
                (BOTH + HELPED,),
                (),
            ),
        ),
        MatrixLine(
            name="Eko Prasetyo", position="PETUGAS LOKET", cells=((ANSWERED,), (ANSWERED,), ())
        ),
        MatrixLine(
            name="Suparman",
            position="SOPIR AMBULANS",
            cells=(
                (),
                (
                    "Ibu hamil dengan kehamilan patologis yang persalinannya dirujuk ke fasyankes "
                    "yang lebih tinggi diantarkan ketempat rujukan sesuai prosedur pendampingan",
                ),
                (),
            ),
        ),
    ),
)
MATRIX = MatrixSheet(
    form=FormCode.A_1_5,
    head=HEALTH,
    employee=LEADER,
    assessor=SUPERIOR,
    table=MatrixTable(
        leader=LEADER.name,
        leader_position=LEADER.position,
        columns=(
            "IBU HAMIL DI WILAYAH KERJA MENDAPATKAN LAYANAN ANC DAN PERSALINAN SESUAI PROSEDUR "
            "DAN IBU HAMIL PUAS",
        ),
        lines=(
            MatrixLine(
                name=TEAM_HEAD[0],
                position=TEAM_HEAD[1],
                heads_team=True,
                cells=(
                    (
                        "Layanan antenatal care (ANC) dilakukan dengan respon cepat dan akurat",
                        "Layanan persalinan dilakukan dengan respon cepat dan akurat",
                        "Ibu hamil dan ibu melahirkan terdata secara lengkap, akurat dan "
                        "termutakhirkan",
                    ),
                ),
            ),
        ),
    ),
    teams=(TEAM,),
)
SHEETS: list[Sheet] = [WORKBLOCK, MATRIX]
