"""What an employee's status means for planning and evaluation (reg. 2691–2703, 2516–2658)."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """The status of an employee, dated like everything about a person."""

    ACTIVE = "active"
    STUDY_LEAVE = "study_leave"
    SECONDED = "seconded"
    STATE_OFFICIAL = "state_official"
    NONSTRUCTURAL = "nonstructural"
    SUSPENDED = "suspended"
    UNPAID_LEAVE = "unpaid_leave"
    PRE_RETIREMENT = "pre_retirement"
    RETIRED = "retired"
    MOVED_OUT = "moved_out"
    DISMISSED = "dismissed"
    DECEASED = "deceased"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _LABELS[self]

    @property
    def is_exempt(self) -> bool:
        """Exempt from planning: leaves the work list and the counts, with the reason shown.

        The law says nothing about evaluating the part of the year that was worked.
        """
        return self in EXEMPT

    @property
    def has_left(self) -> bool:
        """No longer of this office: kept for its history only."""
        return self in LEFT

    @property
    def plans(self) -> bool:
        """Whether an SKP is expected."""
        return not (self.is_exempt or self.has_left)


_LABELS: dict[Status, str] = {
    Status.ACTIVE: "Aktif",
    Status.STUDY_LEAVE: "Tugas belajar",
    Status.SECONDED: "Diperbantukan/dipekerjakan di luar instansi",
    Status.STATE_OFFICIAL: "Diangkat menjadi pejabat negara",
    Status.NONSTRUCTURAL: "Diangkat menjadi pimpinan/anggota lembaga nonstruktural",
    Status.SUSPENDED: "Diberhentikan sementara",
    Status.UNPAID_LEAVE: "Cuti di luar tanggungan negara",
    Status.PRE_RETIREMENT: "Masa persiapan pensiun",
    Status.RETIRED: "Pensiun",
    Status.MOVED_OUT: "Pindah instansi",
    Status.DISMISSED: "Diberhentikan",
    Status.DECEASED: "Meninggal dunia",
}

EXEMPT = frozenset(
    {
        Status.STATE_OFFICIAL,
        Status.NONSTRUCTURAL,
        Status.SUSPENDED,
        Status.UNPAID_LEAVE,
        Status.PRE_RETIREMENT,
    }
)
"""Reg. 2691–2703."""

LEFT = frozenset({Status.RETIRED, Status.MOVED_OUT, Status.DISMISSED, Status.DECEASED})
