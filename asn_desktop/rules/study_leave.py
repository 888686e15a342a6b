"""Expectations of somebody on study leave (*tugas belajar*, reg. 2516–2658, 8994–9107).

The table guides the leader in setting the expectation of the grade average (IPK); no predicate is
computed from it. Who does not finish his studies is another matter (reg. 4176, 4332).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from asn_desktop.rules.forms import FormCode
from asn_desktop.rules.planning import Aspect
from asn_desktop.rules.predicate import Predicate, Rating

NOTE = "Ekspektasi Pejabat Penilai Kinerja untuk Pegawai yang melaksanakan tugas belajar"
"""The footnote of the results that are marked (reg. 9107)."""
UNFINISHED = (Predicate.MISCONDUCT, Predicate.VERY_POOR)
"""What somebody gets who does not finish his studies, by his behaviour (reg. 4176, 4332)."""


class StudyLevel(StrEnum):
    """The level of the studies, as the guide tells them apart."""

    BACHELOR = "bachelor"
    HIGHER = "higher"

    @property
    def label(self) -> str:
        """As in the guide."""
        return "Strata 1 (S-1)" if self is StudyLevel.BACHELOR else "Profesi, S-2, atau S-3"


class Institution(StrEnum):
    """The accreditation of the university, or abroad."""

    A = "A"
    B = "B"
    C = "C"
    ABROAD = "abroad"

    @property
    def label(self) -> str:
        """As chosen in a list."""
        return "Luar negeri" if self is Institution.ABROAD else f"Akreditasi {self.value}"

    @property
    def programme(self) -> str:
        """The least accreditation of the programme that belongs to the row; "" abroad."""
        return {"A": "minimal C", "B": "minimal C", "C": "minimal B", "abroad": ""}[self.value]


_P = Predicate
_I, _L = Institution, StudyLevel
_BOUNDS: Mapping[tuple[StudyLevel, Institution], tuple[str, str, str, str]] = {
    (_L.BACHELOR, _I.A): ("3,51 – 4,0", "3,01 – 3,50", "2,76 – 3,00", "< 2,76"),
    (_L.BACHELOR, _I.B): ("3,61 – 4,0", "3,10 – 3,60", "2,76 – 3,09", "< 2,76"),
    (_L.BACHELOR, _I.C): ("3,71 – 4,0", "3,20 – 3,70", "2,76 – 3,19", "< 2,76"),
    (_L.BACHELOR, _I.ABROAD): ("3,51 – 4,0", "3,01 – 3,50", "2,76 – 3,00", "< 2,76"),
    (_L.HIGHER, _I.A): ("3,51 – 4,00", "3,20 – 3,50", "3,00 – 3,19", "< 3,00"),
    (_L.HIGHER, _I.B): ("3,61 – 4,00", "3,25 – 3,60", "3,00 – 3,24", "< 3,00"),
    (_L.HIGHER, _I.C): ("3,71 – 4,00", "3,30 – 3,70", "3,00 – 3,29", "< 3,00"),
    (_L.HIGHER, _I.ABROAD): ("3,51 – 4,00", "3,20 – 3,50", "3,00 – 3,19", "< 3,00"),
}
GUIDED = (_P.VERY_GOOD, _P.GOOD, _P.NEEDS_IMPROVEMENT, _P.MISCONDUCT)
"""The columns of the guide, from left to right."""


def grades(level: StudyLevel, institution: Institution) -> Mapping[Predicate, str]:
    """The grade averages of the guide by predicate: "3,51 – 4,00" (reg. 2543–2592)."""
    return dict(zip(GUIDED, _BOUNDS[level, institution], strict=True))


class Graduation(StrEnum):
    """When somebody graduates (reg. 2595–2604)."""

    EARLY = "early"
    ON_TIME = "on_time"
    EXTENDED = "extended"

    @property
    def label(self) -> str:
        """As in the guide."""
        return _GRADUATION[self][0]

    @property
    def words(self) -> str:
        """As a target."""
        return _GRADUATION[self][1]


_GRADUATION = {
    Graduation.EARLY: ("Lebih cepat", "lebih cepat dari batas waktu normatif program studi"),
    Graduation.ON_TIME: ("Tepat waktu", "sesuai batas waktu normatif program studi"),
    Graduation.EXTENDED: (
        "Adanya perpanjangan",
        "dalam perpanjangan jangka waktu tugas belajar sesuai ketentuan",
    ),
}


@dataclass(frozen=True, slots=True)
class StudyExpectation:
    """One expectation: a result with its measure and target ("" = still to be written)."""

    text: str
    measure: str = ""
    target: str = ""
    aspect: Aspect | None = None


def academic(term: str, target: str) -> StudyExpectation:
    """The expectation of the academic result; ``term`` as "semester 1", "" for the whole study."""
    words = " ".join(f"Hasil evaluasi akademik {term} memuaskan".split())
    return StudyExpectation(words, "Nilai Indeks Prestasi Kumulatif", target, Aspect.QUALITY)


def graduating(when: Graduation) -> StudyExpectation:
    """The expectation of graduating in time."""
    return StudyExpectation("Lulus tugas belajar", "Waktu kelulusan", when.words, Aspect.TIME)


def mark_on(form: FormCode) -> str:
    """What follows the number of such a result; "" on forms whose template has no note for it.

    "**" as in the annex (reg. 9046); A.1.7 has two footnotes of its own, so the third comes. The
    C forms of the annex print no mark: there "**" belongs to the ratings (reg. 9209, 9294).
    """
    if form is FormCode.A_1_7:
        return "***"
    return "**" if form in (FormCode.A_1_1, FormCode.A_1_2, FormCode.A_1_6) else ""


def proposed(behaviour: Rating | None) -> Predicate | None:
    """What follows for unfinished studies from the rating of behaviour; shown, never chosen."""
    if behaviour is None:
        return None
    return Predicate.VERY_POOR if behaviour is Rating.BELOW else Predicate.MISCONDUCT
