"""The confidential way after a behaviour problem (reg. 3535–3653): its steps and its readers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from asn_desktop.rules.following import CounsellorKind


class Reader(StrEnum):
    """Who may read what was said in a counselling."""

    COUNSELLOR = "counsellor"
    ASSESSOR = "assessor"
    ASSESSOR_SUPERIOR = "assessor_superior"
    PERSONNEL = "personnel"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {
            "counsellor": "konselor",
            "assessor": "pejabat penilai kinerja",
            "assessor_superior": "atasan pejabat penilai kinerja",
            "personnel": "unit kepegawaian",
        }[self]


READERS: Final[Mapping[CounsellorKind, tuple[Reader, ...]]] = {
    CounsellorKind.ASSESSOR: (Reader.ASSESSOR, Reader.ASSESSOR_SUPERIOR),
    CounsellorKind.OFFICIAL: (Reader.COUNSELLOR, Reader.ASSESSOR, Reader.ASSESSOR_SUPERIOR),
    CounsellorKind.INDEPENDENT: (Reader.COUNSELLOR, Reader.PERSONNEL),
}
"""Who writes the record and to whom it goes (reg. 3636–3649)."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: the field of its date, its words, the line of the law's annex."""

    field: str
    label: str
    line: int


STEPS: Final = (
    Step("told_on", "Disampaikan kepada pegawai", 3560),
    Step("changed_on", "Perilaku berubah (selesai)", 3562),
    Step("reported_on", "Dilaporkan ke pimpinan unit kepegawaian (B.1.10)", 3563),
    Step("listed_on", "Masuk daftar konseling", 3619),
    Step("scheduled_on", "Dijadwalkan", 3625),
    Step("held_on", "Konseling dilaksanakan", 3630),
    Step("recorded_on", "Catatan konselor dibuat dan diteruskan", 3633),
    Step("followed_on", "Ditindaklanjuti", 3651),
)
"""The steps in their order; with ``changed_on`` the way ends."""
ENDS_EARLY: Final = "changed_on"
NEEDS: Final[Mapping[str, str]] = {
    "reported_on": "told_on",
    "listed_on": "reported_on",
    "scheduled_on": "listed_on",
    "held_on": "scheduled_on",
    "recorded_on": "held_on",
    "followed_on": "recorded_on",
}
"""What must have been before: the assessor first tells the employee, then reports (3560–3563)."""
