"""Who reads which words about an employee, and when; the law's text with our reading of it.

What the text says:

* Feedback is there to give the employee what he needs to improve (reg. 2842–2846), everything he
  receives goes into his record (Pasal 17(3), reg. 463–466), and the record is printed on B.1.3 to
  B.1.5 and C.1.1 to C.1.3. So in the end the employee reads all of it, with the names given.
* It is material for the assessor's evaluation (reg. 2847–2849, 4042, 4199): he reads it at once.
  The superior of the assessor evaluates in his place or decides an objection (reg. 3667–3678,
  4874–4876): he reads it at once too.
* The leader *must* give his own regularly (reg. 2858–2859), to the employee himself: nothing to
  wait for. Progress or none is answered by appreciation, new work, help (reg. 2878–2897).
* Nothing says on which day peers', subordinates' and others' words reach the employee; an agency
  may arrange the process (reg. 2898–2899). Ours: when the evaluation is finished, with the paper,
  so that nobody is asked about his words while he and the employee still wait for it.
* A self-assessment is no feedback (Pasal 18 names who gives it): a note for the employee and those
  who evaluate him, on no form.
* Unsigned answers have no reader but their sums (``rules.voices``: five answers).

Whoever is none of these sees what he said himself, and that there is more. The operator keeps the
records on everybody's behalf and sees all; printing is not concerned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from asn_desktop.rules.evaluation import GiverKind


class Words(StrEnum):
    """What kind of words it is about."""

    LEADER = "leader"
    """Feedback of the leader."""
    NAMED = "named"
    """Feedback of anybody else, with his name or kind."""
    SELF = "self"
    """The self-assessment."""
    UNSIGNED = "unsigned"
    """The sums of unsigned answers."""

    @property
    def label(self) -> str:
        """As the page about a person says it."""
        return _WORDS[self]


_WORDS = {
    Words.LEADER: "Umpan balik pimpinan",
    Words.NAMED: "Umpan balik rekan, bawahan, dan pihak lain",
    Words.SELF: "Penilaian diri",
    Words.UNSIGNED: "Hasil lembar tanpa nama",
}


class Reader(StrEnum):
    """What somebody is towards the employee the words are about."""

    OPERATOR = "operator"
    EMPLOYEE = "employee"
    GIVER = "giver"
    """Who said it himself."""
    ASSESSOR = "assessor"
    SUPERIOR = "superior"
    """The superior of the assessor."""
    OTHER = "other"

    @property
    def label(self) -> str:
        """As the page about a person says it."""
        return _READERS[self]


_READERS = {
    Reader.OPERATOR: "operator kepegawaian",
    Reader.EMPLOYEE: "pegawai yang bersangkutan",
    Reader.GIVER: "pemberinya sendiri",
    Reader.ASSESSOR: "pejabat penilai",
    Reader.SUPERIOR: "atasan pejabat penilai",
    Reader.OTHER: "pegawai lain",
}


class Sight(StrEnum):
    """When somebody may read it."""

    AT_ONCE = "at_once"
    FINISHED = "finished"
    """Once the evaluation of the period is finished."""
    CLOSED = "closed"
    """Once its round is closed and there are at least five answers."""
    NEVER = "never"


_ALL_AT_ONCE: Final[Mapping[Reader, Sight]] = {
    reader: Sight.AT_ONCE for reader in Reader if reader is not Reader.OTHER
}
SIGHT: Final[Mapping[Words, Mapping[Reader, Sight]]] = {
    Words.LEADER: _ALL_AT_ONCE,
    Words.NAMED: {**_ALL_AT_ONCE, Reader.EMPLOYEE: Sight.FINISHED},
    Words.SELF: {**_ALL_AT_ONCE, Reader.GIVER: Sight.NEVER},
    Words.UNSIGNED: {
        Reader.OPERATOR: Sight.CLOSED,
        Reader.EMPLOYEE: Sight.CLOSED,
        Reader.ASSESSOR: Sight.CLOSED,
        Reader.SUPERIOR: Sight.CLOSED,
    },
}
"""By kind of words and reader; who is not named reads nothing."""


def words_of(giver: GiverKind) -> Words:
    """Which kind of words a piece of feedback is."""
    return Words.LEADER if giver is GiverKind.LEADER else Words.NAMED


def may_read(
    words: Words, readers: Iterable[Reader], *, finished: bool = False, closed: bool = False
) -> bool:
    """Whether somebody who is all of ``readers`` towards the employee may read it now."""
    opened = {Sight.AT_ONCE}
    if finished:
        opened.add(Sight.FINISHED)
    if closed:
        opened.add(Sight.CLOSED)
    return any(SIGHT[words].get(reader, Sight.NEVER) in opened for reader in readers)


def rule_in_words(words: Words) -> str:
    """One sentence of who reads this when, for the employee."""
    by_sight = {
        sight: [
            reader.label
            for reader in Reader
            if reader is not Reader.OTHER and SIGHT[words].get(reader) is sight
        ]
        for sight in Sight
    }
    parts = []
    if by_sight[Sight.AT_ONCE]:
        parts.append(f"langsung terbaca {_listed(by_sight[Sight.AT_ONCE])}")
    if by_sight[Sight.FINISHED]:
        parts.append(f"terbaca {_listed(by_sight[Sight.FINISHED])} setelah penilaian selesai")
    if by_sight[Sight.CLOSED]:
        parts.append(
            f"terbaca {_listed(by_sight[Sight.CLOSED])} setelah ditutup dan paling sedikit "
            "5 jawaban"
        )
    return f"{words.label}: {'; '.join(parts)}."


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, dan {names[-1]}"
