"""Who gives feedback (Pasal 18) and how, with the words the forms print before it.

Reg. 7553–7566; "Pegawai (nama)" alone, where the rank between the two does not matter: 8042, 8509,
8959. Of somebody on study leave also his teachers and fellow students (2870–2874, 9221–9275).
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
    INSTITUTION = "institution"
    DEAN = "dean"
    FELLOW_STUDENT = "fellow_student"
    OTHER = "other"

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
    GiverKind.INSTITUTION: "Pimpinan institusi",
    GiverKind.DEAN: "Dekan fakultas",
    GiverKind.FELLOW_STUDENT: "Rekan perkuliahan",
    GiverKind.OTHER: "Pihak lain",
}


class Manner(StrEnum):
    """How feedback was given (reg. 2854)."""

    DIRECT = "direct"
    INDIRECT = "indirect"

    @property
    def label(self) -> str:
        """As chosen in a list."""
        return {"direct": "Langsung (tatap muka)", "indirect": "Tidak langsung (lewat media)"}[self]


class Rhythm(StrEnum):
    """When feedback was given (reg. 2856–2862)."""

    REGULAR = "regular"
    INCIDENTAL = "incidental"

    @property
    def label(self) -> str:
        """As chosen in a list."""
        return {"regular": "Berkala/terjadwal", "incidental": "Insidental"}[self]


class Initiative(StrEnum):
    """Whose wish it was: feedback goes both ways (reg. 2875–2877)."""

    GIVEN = "given"
    ASKED = "asked"

    @property
    def label(self) -> str:
        """As chosen in a list."""
        return {"given": "Inisiatif pemberi", "asked": "Diminta pegawai"}[self]
