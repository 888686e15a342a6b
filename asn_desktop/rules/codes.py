"""The short code at the foot of every sheet: which document, which version, what content.

``D11V2-7K3Q-X9M4-TACH``: form, version, then three groups of four for the eye and the voice: four
characters name the document, seven the content, the last one checks all the others. The letters are
those of Crockford's base 32: no I, L, O or U, so that nothing is mistaken for 1 or 0 or makes a
word. Read over GF(32) the code is a word whose sum, each character times a power of two of its own,
is nought; so any single wrong character and any two characters that changed places are found.

The same sealed sheet has the same code for ever, and nothing of a person stands in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from types import MappingProxyType
from typing import Final
from uuid import UUID

from asn_desktop.rules.forms import FormCode

ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
DOCUMENT_CHARS: Final = 4
CONTENT_CHARS: Final = 7
_TAIL: Final = DOCUMENT_CHARS + CONTENT_CHARS + 1
_HEX: Final = 9
"""Hexadecimal digits of a fingerprint (36 bits) that hold the 35 bits of the content's part."""
_FINGERPRINT: Final = 64
_MOST_VERSIONS: Final = 9999
_FORMS: Final = {form.compact: form for form in FormCode}
_SHORTEST: Final = min(map(len, _FORMS)) + 2 + _TAIL
_LONGEST: Final = max(map(len, _FORMS)) + 1 + len(str(_MOST_VERSIONS)) + _TAIL
_HEAD: Final = re.compile(r"(?P<form>[A-D]\d{2,3})V(?P<number>[1-9]\d{0,3})")
# What is written for the letters the alphabet leaves out.
_TWINS: Final = str.maketrans("ILO", "110")
# What separates groups: typed, read aloud, or sent by a scanner with another keyboard layout.
_SEPARATORS: Final = re.compile(r"[\s\-\N{EN DASH}\N{EM DASH}.·/?_]+")


def _powers() -> tuple[int, ...]:
    """The powers of two in GF(32) by x⁵ + x² + 1; all 31 differ."""
    found, value = [], 1
    for _ in range(31):
        found.append(value)
        value <<= 1
        if value & 32:
            value ^= 0b100101
    return tuple(found)


_POWERS: Final = _powers()
_LOG: Final = {value: at for at, value in enumerate(_POWERS)}


class CodeError(ValueError):
    """Text that is no code of a sheet.

    ``code`` is ``code.empty``, ``code.letter`` (a character no code has), ``code.length``,
    ``code.form`` (no such form or version) or ``code.check`` (a character is wrong or two changed
    places); ``values`` are for its sentence.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: Mapping[str, object] = MappingProxyType(values)


@dataclass(frozen=True, slots=True)
class SheetCode:
    """A code taken apart; ``document`` and ``content`` are its characters for the two."""

    form: FormCode
    number: int
    document: str
    content: str

    @property
    def compact(self) -> str:
        """Without separators: what the QR holds."""
        body = f"{self.form.compact}V{self.number}{self.document}{self.content}"
        return body + _check(body)

    @property
    def fingerprints(self) -> tuple[str, str]:
        """The lowest and the highest fingerprint (64 hexadecimal digits) with this content."""
        low = _number(self.content) << 1
        rest = _FINGERPRINT - _HEX
        return f"{low:0{_HEX}x}" + "0" * rest, f"{low + 1:0{_HEX}x}" + "f" * rest

    def __str__(self) -> str:
        whole = self.compact
        head, tail = whole[:-_TAIL], whole[-_TAIL:]
        return "-".join((head, tail[:4], tail[4:8], tail[8:]))


def make(form: FormCode, number: int, document_id: UUID, fingerprint: str) -> SheetCode:
    """Return the code of version ``number`` (1–9999) of a document's form with this content."""
    if not 1 <= number <= _MOST_VERSIONS:
        raise ValueError(f"version {number} has no code")
    content = _letters(int(fingerprint[:_HEX], 16) >> 1, CONTENT_CHARS)
    return SheetCode(form, number, document_part(document_id), content)


def document_part(document_id: UUID) -> str:
    """The four characters that name a document."""
    bits = int.from_bytes(hashlib.sha256(document_id.bytes).digest()[:3], "big")
    return _letters(bits >> 4, DOCUMENT_CHARS)


def parse(text: str) -> SheetCode:
    """Read a code however it was typed; raises :class:`CodeError`."""
    letters = _SEPARATORS.sub("", text.upper()).translate(_TWINS)
    if not letters:
        raise CodeError("code.empty")
    strange = "".join(dict.fromkeys(char for char in letters if char not in ALPHABET))
    if strange:
        raise CodeError("code.letter", letters=strange)
    if not _SHORTEST <= len(letters) <= _LONGEST:
        raise CodeError("code.length", count=len(letters), least=_SHORTEST, most=_LONGEST)
    head = _HEAD.fullmatch(letters[:-_TAIL])
    form = _FORMS.get(head["form"]) if head else None
    if head is None or form is None:
        raise CodeError("code.form", head=letters[:-_TAIL])
    if _sum(letters):
        raise CodeError("code.check")
    tail = letters[-_TAIL:-1]
    return SheetCode(form, int(head["number"]), tail[:DOCUMENT_CHARS], tail[DOCUMENT_CHARS:])


def looks_like(text: str) -> bool:
    """Whether somebody may have meant a code: so that a search offers to check it."""
    letters = _SEPARATORS.sub("", text.upper()).translate(_TWINS)
    return len(letters) >= _SHORTEST - 2 and re.match(r"[A-D]\d{2,3}V\d", letters) is not None


def near(text: str) -> tuple[SheetCode, ...]:
    """The codes one slip away from a text of the right length: one character or two swapped.

    Of any other text there are none; a pasted page would have milliards of neighbours.
    """
    letters = _SEPARATORS.sub("", text.upper()).translate(_TWINS)
    if not _SHORTEST <= len(letters) <= _LONGEST:
        return ()
    tries = [
        letters[:at] + other + letters[at + 1 :]
        for at in range(len(letters))
        for other in ALPHABET
        if other != letters[at]
    ]
    tries += [_swapped(letters, a, b) for a, b in combinations(range(len(letters)), 2)]
    found: dict[SheetCode, None] = {}
    for each in tries:
        try:
            found[parse(each)] = None
        except CodeError:
            continue
    return tuple(found)


def _swapped(letters: str, a: int, b: int) -> str:
    changed = list(letters)
    changed[a], changed[b] = changed[b], changed[a]
    return "".join(changed)


def _letters(value: int, count: int) -> str:
    return "".join(ALPHABET[value >> 5 * at & 31] for at in reversed(range(count)))


def _number(letters: str) -> int:
    value = 0
    for letter in letters:
        value = value << 5 | ALPHABET.index(letter)
    return value


def _times(value: int, power: int) -> int:
    return _POWERS[(_LOG[value] + power) % 31] if value else 0


def _sum(letters: Sequence[str]) -> int:
    total = 0
    for at, letter in enumerate(reversed(letters)):
        total ^= _times(ALPHABET.index(letter), at)
    return total


def _check(body: str) -> str:
    """The character that makes the sum nought; it stands last, where the power is one."""
    return ALPHABET[_sum(body + "0")]
