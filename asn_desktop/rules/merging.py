"""States of bundles, keys, parcels and questions, with their Indonesian names."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Direction(StrEnum):
    """Which way a bundle or a stream goes, seen from here."""

    OUT = "out"
    IN = "in"


class BundleState(StrEnum):
    """How far a bundle has come. Made here: MADE → WRITTEN → ACKNOWLEDGED. Come in: the others."""

    MADE = "made"
    """It exists in the data folder; no stick has it yet."""
    WRITTEN = "written"
    """Written to a stick or folder and read back."""
    ACKNOWLEDGED = "acknowledged"
    CHECKED = "checked"
    """Signature, seal and content are sound; nothing is merged yet."""
    APPLIED = "applied"
    DUPLICATE = "duplicate"
    HELD = "held"
    """Waits for an earlier bundle, a newer program or a key."""
    REFUSED = "refused"
    """In quarantine: not genuine, damaged, or not for us."""
    ALARM = "alarm"
    """The same number with other content: a copied or restored installation."""
    UNDONE = "undone"
    """Its merge was taken back as a whole."""

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _BUNDLE_LABELS[self]


_BUNDLE_LABELS = {
    BundleState.MADE: "Dibuat",
    BundleState.WRITTEN: "Dikirim",
    BundleState.ACKNOWLEDGED: "Diakui",
    BundleState.CHECKED: "Diperiksa",
    BundleState.APPLIED: "Digabung",
    BundleState.DUPLICATE: "Sudah ada",
    BundleState.HELD: "Ditahan",
    BundleState.REFUSED: "Ditolak",
    BundleState.ALARM: "Bercabang",
    BundleState.UNDONE: "Dibatalkan",
}


class KeyState(StrEnum):
    """Whether a key may sign."""

    REQUESTED = "requested"
    """Its owner asks to be enrolled; the check number was not compared yet."""
    ACTIVE = "active"
    RETIRED = "retired"
    """Replaced by a newer one; what it signed stays good."""
    REVOKED = "revoked"
    """Lost or stolen: nothing after ``until_seq`` counts."""

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {
            KeyState.REQUESTED: "Menunggu pemeriksaan",
            KeyState.ACTIVE: "Berlaku",
            KeyState.RETIRED: "Diganti",
            KeyState.REVOKED: "Dicabut",
        }[self]


class Standing(StrEnum):
    """How far a parcel has come on its way to the centre and back."""

    SENT = "sent"
    RECEIVED = "received"
    """The centre has the bundle it is in."""
    MERGED = "merged"
    QUESTION = "question"
    HELD = "held"
    RETURNED = "returned"
    APPROVED = "approved"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return _STANDING_LABELS[self]


_STANDING_LABELS = {
    Standing.SENT: "Dikirim",
    Standing.RECEIVED: "Diterima",
    Standing.MERGED: "Digabung",
    Standing.QUESTION: "Ada pertanyaan",
    Standing.HELD: "Ditahan",
    Standing.RETURNED: "Dikembalikan",
    Standing.APPROVED: "Disetujui",
}


class HeldWhy(StrEnum):
    """Why one revision or fact of a bundle was not taken."""

    MISSING = "missing"
    """It leans on something that has not come."""
    INVALID = "invalid"
    """A value that cannot be."""
    SCOPE = "scope"
    """Not this office's to write about: a security event."""
    OWNER = "owner"
    """Written by a side that does not own it."""
    SCHEMA = "schema"
    """A kind of parcel a newer program knows."""


class QuestionKind(StrEnum):
    """What is asked of a person."""

    FORK = "fork"
    """Both sides wrote on the same base."""
    SAME_PERSON = "same_person"
    """The same NIP stands in two entries."""
    DELETED = "deleted"
    """One side deleted what the other still uses."""
    STREAM = "stream"
    """One bundle number with two contents."""

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {
            QuestionKind.FORK: "Dua isi berbeda",
            QuestionKind.SAME_PERSON: "Orang yang sama?",
            QuestionKind.DELETED: "Dihapus di satu pihak",
            QuestionKind.STREAM: "Aliran bercabang",
        }[self]


class QuestionState(StrEnum):
    """Where a question stands."""

    OPEN = "open"
    LATER = "later"
    DECIDED = "decided"
    MOOT = "moot"
    """Overtaken by events: both sides are the same again, or the import was undone."""


UNDECIDED: Final = (QuestionState.OPEN, QuestionState.LATER)
"""A question in one of these waits for a person."""


class Choice(StrEnum):
    """What was decided."""

    OFFICE = "office"
    CENTRE = "centre"
    COMBINED = "combined"
    SAME = "same"
    MOVED = "moved"
    DIFFERENT = "different"

    @property
    def label(self) -> str:
        """The Indonesian name."""
        return {
            Choice.OFFICE: "Pakai isi kantor",
            Choice.CENTRE: "Pakai isi pusat",
            Choice.COMBINED: "Digabungkan",
            Choice.SAME: "Orang yang sama",
            Choice.MOVED: "Pindah kantor",
            Choice.DIFFERENT: "Orang lain",
        }[self]


class SameState(StrEnum):
    """What two entries with one NIP were found to be."""

    SAME = "same"
    MOVED = "moved"
    DIFFERENT = "different"
