"""Who gives feedback (Pasal 18), with the words the forms print before it (reg. 7553–7566)."""

from __future__ import annotations

from enum import StrEnum


class GiverKind(StrEnum):
    """The giver's relation to the employee."""

    LEADER = "leader"
    PEER = "peer"
    SUBORDINATE = "subordinate"
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
    GiverKind.STAKEHOLDER: "Stakeholder terkait",
    GiverKind.PATIENT: "Pasien",
    GiverKind.LECTURER: "Dosen",
}
