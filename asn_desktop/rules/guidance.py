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
