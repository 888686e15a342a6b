"""Acting officials, and why somebody has no assessor (`domain.md`, table and 9)."""

from __future__ import annotations

from enum import StrEnum


class ActingKind(StrEnum):
    """Plt. (pelaksana tugas) or Plh. (pelaksana harian)."""

    PLT = "plt"
    PLH = "plh"

    @property
    def label(self) -> str:
        """The prefix printed before the position."""
        return "Plt." if self is ActingKind.PLT else "Plh."


class AssessorProblem(StrEnum):
    """Why what a file says about the superior could not be linked to one person."""

    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    IS_A_POST = "is_a_post"
