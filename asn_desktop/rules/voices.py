"""Feedback from all sides: who is asked, and what protects those who answer without a name."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

HIDDEN_BELOW: Final = 5
"""Answers: fewer are never shown, so that nobody can be guessed."""


class VoiceKind(StrEnum):
    """From which side unsigned answers about a person come."""

    PEER = "peer"
    SUBORDINATE = "subordinate"
    PUBLIC = "public"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {
            "peer": "Rekan kerja setingkat",
            "subordinate": "Pegawai di bawahnya",
            "public": "Masyarakat",
        }[self]


class Weighting(StrEnum):
    """The weight of a survey's element: exactly one ninth, or what agencies round it to."""

    NINTH = "ninth"
    TWO_PLACES = "two_places"
    THREE_PLACES = "three_places"

    @property
    def label(self) -> str:
        """As the report states it."""
        return {"ninth": "1/9", "two_places": "0,11", "three_places": "0,111"}[self]
