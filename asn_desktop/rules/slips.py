"""What a slip asks and how its answers are told in words; nothing is averaged into a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from asn_desktop.rules.voices import HIDDEN_BELOW, VoiceKind

VALUES: Final = 7
LONGEST_TEXT: Final = 1000
"""Letters of the free text of one slip."""
FIRST_NUMBER: Final = 1000
LAST_NUMBER: Final = 9999
"""Slips bear four digits, drawn at random."""
MOST_AT_ONCE: Final = 300
"""Slips printed for one round at once."""

MARKS: Mapping[int, str] = {
    1: "Belum terlihat",
    2: "Kadang terlihat",
    3: "Sering terlihat",
    4: "Selalu terlihat",
}
"""What a mark means; an even number, so that nobody can tick the middle."""
SHORT_MARKS: Mapping[int, str] = {1: "Belum", 2: "Kadang", 3: "Sering", 4: "Selalu"}

_COLLEAGUE: Final = (
    "Melayani dengan ramah, cepat, dan membantu mencari jalan keluar",
    "Jujur, disiplin, dan bertanggung jawab atas tugasnya",
    "Bekerja dengan mutu baik, mau belajar, dan mau membantu orang lain belajar",
    "Menghargai setiap orang dan suka menolong",
    "Menjaga nama baik kantor dan rahasia jabatan",
    "Cepat menyesuaikan diri dan mau mencoba cara baru",
    "Terbuka bekerja sama dan memberi kesempatan kepada orang lain",
)
_PUBLIC: Final = (
    "Melayani dengan ramah dan cepat",
    "Jujur dan menepati janji",
    "Paham pekerjaannya",
    "Menghargai semua orang",
    "Menjaga nama baik dan rahasia",
    "Cepat tanggap",
    "Mau bekerja sama",
)
QUESTIONS: Mapping[VoiceKind, tuple[str, ...]] = {
    VoiceKind.PEER: _COLLEAGUE,
    VoiceKind.SUBORDINATE: _COLLEAGUE,
    VoiceKind.PUBLIC: _PUBLIC,
}
"""The seven values of Pasal 10(3) in plain words; at the counter in fewer."""


def may_show(answers: int) -> bool:
    """Whether so many answers may be shown."""
    return answers >= HIDDEN_BELOW


def middle(counts: Sequence[int]) -> str:
    """The middle answer in words, of how often each of the four marks was given; "" for none.

    Half of those who answered said this or less, half this or more.
    """
    marks = [mark for mark, count in enumerate(counts, 1) for _one in range(count)]
    if not marks:
        return ""
    low, high = marks[(len(marks) - 1) // 2], marks[len(marks) // 2]
    if low == high:
        return MARKS[low]
    return f"antara {MARKS[low].lower()} dan {MARKS[high].lower()}"


def told(counts: Sequence[int]) -> str:
    """How many gave one of the two upper marks, in words; "" where nobody answered."""
    answered = sum(counts)
    if not answered:
        return ""
    return f"{counts[2] + counts[3]} dari {answered} menjawab sering atau selalu"
