"""Who gives feedback (Pasal 18), with the words the forms print before it.

Reg. 7553–7566; "Pegawai (nama)" alone, where the rank between the two does not matter: 8042, 8509,
8959.
"""

from __future__ import annotations

from enum import StrEnum


class GiverKind(StrEnum):
    """The giver's relation to the employee."""

    LEADER = "leader"
    PEER = "peer"
    SUBORDINATE = "subordinate"
    EMPLOYEE = "employee"
    STAKEHOLDER = "stakeholder"
    PATIENT = "patient"
    LECTURER = "lecturer"

    @property
    def label(self) -> str:
        """The words before the colon on paper; the optional name follows in brackets."""
        return _GIVERS[self]


_GIVERS = {
    GiverKind.LEADER: "Pimpinan",
    GiverKind.PEER: "Rekan kerja setingkat",
    GiverKind.SUBORDINATE: "Pegawai di bawahnya",
    GiverKind.EMPLOYEE: "Pegawai",
    GiverKind.STAKEHOLDER: "Stakeholder terkait",
    GiverKind.PATIENT: "Pasien",
    GiverKind.LECTURER: "Dosen",
}
