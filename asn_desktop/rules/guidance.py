"""Guidance: coaching, mentoring, competences, behaviour problems (reg. 3152–3653).

The texts are those of Formats B.1.6–B.1.10, word for word.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class GuidanceKind(StrEnum):
    """The two kinds of guidance that have a form (reg. 3167–3171)."""

    COACHING = "coaching"
    MENTORING = "mentoring"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return "Coaching" if self is GuidanceKind.COACHING else "Mentoring"


class GuidancePart(StrEnum):
    """The tables of B.1.6 (goal, fact, next step) and B.1.7 (goal, journal)."""

    GOAL = "goal"
    FACT = "fact"
    NEXT_STEP = "next_step"
    JOURNAL = "journal"


PART_COLUMNS: Final[dict[tuple[GuidanceKind, GuidancePart], tuple[str, ...]]] = {
    (GuidanceKind.COACHING, GuidancePart.GOAL): (
        "INDIKATOR KINERJA INDIVIDU",
        "BASELINE TARGET (JIKA ADA)",
        "TARGET",
        "STRATEGI PENCAPAIAN TARGET",
    ),
    (GuidanceKind.COACHING, GuidancePart.FACT): (
        "TARGET SKP",
        "PROGRES PENCAPAIAN TARGET",
        "MASALAH / HAMBATAN",
        "PENYEBAB",
    ),
    (GuidanceKind.COACHING, GuidancePart.NEXT_STEP): (
        "INDIKATOR KINERJA INDIVIDU",
        "STRATEGI UNTUK MENGATASI MASALAH/HAMBATAN",
        "PENYESUAIAN UKURAN KEBERHASILAN DAN TARGET (YA/ TIDAK)*",
    ),
    (GuidanceKind.MENTORING, GuidancePart.GOAL): (
        "KEAHLIAN/ KETERAMPILAN SPESIFIK YANG AKAN DIKEMBANGKAN",
        "JANGKA WAKTU MENTORING",
        "PERUBAHAN YANG DIHARAPKAN",
        "UKURAN KEBERHASILAN MENTORING",
    ),
    (GuidanceKind.MENTORING, GuidancePart.JOURNAL): (
        "WAKTU DAN TEMPAT",
        "MATERI MENTORING",
        "RENCANA AKSI",
        "TARGET WAKTU RENCANA AKSI",
    ),
}
"""Reg. 3238–3280 and 3348–3379, the columns in the order of the template."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One of the nine sentences of B.1.8; ``subject`` 1 employee, 2 leader, 3 both."""

    number: int
    subject: int
    text: str


SUBJECTS: Final = (
    "TENTANG PEGAWAI",
    "TENTANG PIMPINAN/ PIHAK LAIN YANG DIBERIKAN PENUGASAN KHUSUS",
    "TENTANG PEGAWAI DAN PIMPINAN/ PIHAK LAIN YANG DIBERIKAN PENUGASAN KHUSUS",
)
CRITERIA: Final = tuple(
    Criterion(number, (number + 2) // 3, text)
    for number, text in enumerate(
        (
            "Saya merasa diperhatikan dan dipahami",
            "Saya merasa tindakan/langkah yang telah saya lakukan dihargai",
            "Saya merasa dapat dengan bebas mengemukakan pendapat/pemikiran saya",
            "Saya merasa bahwa pandangan yang diberikan berdasarkan data/fakta yang akurat",
            "Saya merasa bahwa pandangan/pendapat yang diberikan kepada saya bersifat positif",
            "Lebih banyak menggunakan metode bertanya dibandingkan menggurui",
            "Saya merasa dibantu dalam mencari solusi dan aksi tindak lanjut",
            "Saya tahu apa yang harus saya lakukan setelah mengikuti kegiatan bimbingan kinerja "
            "ini",
            "Saya memahami maksud dan tujuan kegiatan bimbingan kinerja ini",
        ),
        start=1,
    )
)
"""B.1.8 (reg. 3396–3433)."""


class CompetencyGroup(StrEnum):
    """The three groups of B.1.9; technical competences are a free list."""

    MANAGERIAL = "managerial"
    SOCIO_CULTURAL = "socio_cultural"
    TECHNICAL = "technical"

    @property
    def label(self) -> str:
        """The Indonesian name, as printed."""
        return {"managerial": "Manajerial", "socio_cultural": "Sosio Kultural"}.get(
            self.value, "Teknis"
        )


COMPETENCES: Final[dict[CompetencyGroup, tuple[str, ...]]] = {
    CompetencyGroup.MANAGERIAL: (
        "Integritas",
        "Kerjasama",
        "Komunikasi",
        "Orientasi pada Hasil",
        "Pelayanan Publik",
        "Pengembangan Diri dan Orang Lain",
        "Mengelola Perubahan",
        "Pengambilan Keputusan",
    ),
    CompetencyGroup.SOCIO_CULTURAL: ("Perekat dan Pemersatu Bangsa",),
    CompetencyGroup.TECHNICAL: (),
}
"""B.1.9 (reg. 3449–3484)."""

PARTS: Final[dict[GuidanceKind, tuple[GuidancePart, ...]]] = {
    GuidanceKind.COACHING: (GuidancePart.GOAL, GuidancePart.FACT, GuidancePart.NEXT_STEP),
    GuidanceKind.MENTORING: (GuidancePart.GOAL, GuidancePart.JOURNAL),
}
"""The tables of a form from top to bottom; B.1.6 has the box of opportunities before the last."""

PART_TITLES: Final[dict[tuple[GuidanceKind, GuidancePart], str]] = {
    (GuidanceKind.COACHING, GuidancePart.GOAL): "TUJUAN: APA YANG INGIN SAYA CAPAI?",
    (GuidanceKind.COACHING, GuidancePart.FACT): "FAKTA: DIMANA SAYA SEKARANG?",
    (GuidanceKind.COACHING, GuidancePart.NEXT_STEP): (
        "LANGKAH KEDEPAN: APA YANG AKAN SAYA LAKUKAN KE DEPAN?"
    ),
    (GuidanceKind.MENTORING, GuidancePart.GOAL): (
        "TUJUAN: APA YANG INGIN SAYA CAPAI DENGAN MENTORING?"
    ),
    (GuidanceKind.MENTORING, GuidancePart.JOURNAL): "JURNAL MENTORING",
}
OPPORTUNITY_TITLE: Final = "PELUANG: APA YANG DAPAT SAYA LAKUKAN?"
BY_EMPLOYEE: Final = "(diisi oleh Pegawai)"
BY_ASSESSOR: Final = "(diisi oleh pejabat penilai kinerja)"
BY_GIVER: Final = (
    "(rekomendasi pimpinan atau pihak lain yang diberikan penugasan khusus yang disepakati dengan "
    "pegawai)"
)
YES, NO = "YA", "TIDAK"
"""The two answers of the last column of B.1.6, and of the question in B.1.10."""
ADJUSTMENT: Final = 2
"""The column of a next step that says whether measure and target are adjusted."""


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One step of the scale of B.1.9 (reg. 3485–3513), word for word."""

    score: int
    label: str
    text: str


def _scale_text(how: str, of: str, why: str) -> str:
    return (
        f"Diberikan apabila pegawai yang dinilai kompetensinya {how} standar kompetensi yang "
        f"dipersyaratkan pada jabatan {of} ({why})"
    )


SCALE: Final = (
    ScaleStep(
        1,
        "Sangat Kurang",
        _scale_text(
            "jauh dibawah", "pegawai bersangkutan", "Tidak ada Indikator Kompetensi yang dipenuhi"
        ),
    ),
    ScaleStep(
        2,
        "Kurang memadai",
        _scale_text(
            "dibawah", "pegawai yang bersangkutan", "1-2 Indikator Kompetensi yang dipenuhi"
        ),
    ),
    ScaleStep(
        3,
        "Memadai",
        _scale_text("sesuai", "pegawai yang bersangkutan", "3 Indikator Kompetensi yang dipenuhi"),
    ),
    ScaleStep(
        4,
        "Diatas Memadai",
        _scale_text(
            "diatas",
            "pegawai yang bersangkutan",
            "3 Indikator Kompetensi dipenuhi dan menunjukkan perilaku di atas level kompetensinya",
        ),
    ),
    ScaleStep(
        5,
        "Istimewa",
        _scale_text(
            "jauh diatas",
            "pegawai yang bersangkutan",
            "3 Indikator Perilaku dipenuhi dan menunjukkan perilaku jauh di atas level "
            "kompetensinya",
        ),
    ),
)

EXPECTATION_QUESTION: Final = (
    "APAKAH ANDA MEMILIKI EKSPEKTASI KHUSUS TERHADAP YANG BERSANGKUTAN? JIKA YA, APA EKSPEKTASI "
    "KHUSUS TERSEBUT?"
)
PROBLEM_QUESTION: Final = (
    "JELASKAN SECARA DETIL PERMASALAHAN TERKAIT PERILAKU KERJA PEGAWAI YANG DIANGGAP MENGHAMBAT "
    "KINERJA INDIVIDU, UNIT KERJA, DAN/ATAU TIM KERJA!"
)
OTHERS_QUESTION: Final = (
    "APAKAH PERMASALAHAN PERILAKU KERJA SERUPA JUGA TERJADI PADA PEGAWAI LAINNYA?"
)
DONE_QUESTION: Final = "YANG SUDAH SAYA LAKUKAN UNTUK MEMPERBAIKI PERILAKU KERJA PEGAWAI ADALAH:"
"""B.1.10 (reg. 3569–3613)."""
