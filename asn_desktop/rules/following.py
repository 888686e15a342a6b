"""Following the year: the codes of daily logs, absences, trajectories and measures."""

from __future__ import annotations

from enum import StrEnum


class LogState(StrEnum):
    """What became of an entry of the daily log (*catatan harian*)."""

    WRITTEN = "written"
    APPROVED = "approved"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {"written": "Menunggu", "approved": "Disetujui", "returned": "Dikembalikan"}[self]


class AbsenceKind(StrEnum):
    """Why somebody writes no log on a working day."""

    LEAVE = "leave"
    SICK = "sick"
    TRAINING = "training"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {"leave": "Cuti", "sick": "Sakit", "training": "Diklat", "other": "Izin"}[self]


class Split(StrEnum):
    """How a yearly target is spread over the periods."""

    EVEN = "even"
    WEIGHT = "weight"
    HAND = "hand"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {"even": "Merata", "weight": "Menurut bobot", "hand": "Diisi sendiri"}[self]


class Gathering(StrEnum):
    """How realisations of several periods stand against the yearly target.

    SUM: pieces add up (surat). LAST: a level, where the latest counts (%, indeks, hari).
    """

    SUM = "sum"
    LAST = "last"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return "Dijumlahkan" if self is Gathering.SUM else "Nilai terakhir"


class MeasureKind(StrEnum):
    """What a leader does after looking at the progress (reg. 503–545, 2878–2897)."""

    APPRECIATION = "appreciation"
    NEW_ASSIGNMENT = "new_assignment"
    ADJUST_EXPECTATION = "adjust_expectation"
    ADJUST_RESOURCES = "adjust_resources"
    GUIDE = "guide"
    PROPOSE_GUIDANCE = "propose_guidance"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _MEASURES[self]

    @property
    def after_no_progress(self) -> bool:
        """Whether it answers missing progress; one such is needed before a result is taken over."""
        return self not in (MeasureKind.APPRECIATION, MeasureKind.NEW_ASSIGNMENT)


_MEASURES = {
    MeasureKind.APPRECIATION: "Apresiasi",
    MeasureKind.NEW_ASSIGNMENT: "Penugasan baru",
    MeasureKind.ADJUST_EXPECTATION: "Penyesuaian ekspektasi",
    MeasureKind.ADJUST_RESOURCES: "Penyesuaian sumber daya",
    MeasureKind.GUIDE: "Pembinaan dilakukan",
    MeasureKind.PROPOSE_GUIDANCE: "Pembinaan diusulkan",
}


class CounsellorKind(StrEnum):
    """Who may counsel (reg. 3614–3632)."""

    ASSESSOR = "assessor"
    OFFICIAL = "official"
    INDEPENDENT = "independent"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {
            "assessor": "Pejabat penilai kinerja yang terlatih konseling",
            "official": "Pejabat yang tugasnya konseling",
            "independent": "Konselor independen",
        }[self]
