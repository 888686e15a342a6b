"""From texts to lines: which size a form is set at, and where its words break.

A form is set at 11 pt; if any word is wider than its cell, the whole form goes to 10, 9, 8.5 pt.
A word still too wide is broken behind its own hyphen or slash, else at an Indonesian syllable with
a hyphen; a word that fits a line is never broken, so that what was typed is found in the file. A
number or a code (any word with a digit) is never broken: its line alone is set smaller.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

from asn_desktop.reports.fonts import Face, in_faces, plain, width

SIZES: Final = (11.0, 10.0, 9.0, 8.5)
LEADING: Final = 1.19
CODE_SHRINK: Final = 0.85
"""How much smaller than the form a code alone may be set before the whole form follows."""
SMALLEST: Final = 5.0
"""The size in points under which even a code is rather cut than set smaller."""


_MARKER = re.compile(r"^\s*([-–•]|\d{1,2}[.)]|[a-z][.)])\s+(?=\S)")
_INNER_BREAK = re.compile(r"(?<=\w\w[-/])(?=\w\w)")
_HARD_SPACE = "\N{NO-BREAK SPACE}"


class Align(StrEnum):
    """Where a line stands in its cell."""

    LEFT = "left"
    CENTRE = "centre"


class Run(NamedTuple):
    """Text in one face. Runs of a paragraph are parted by a space."""

    text: str
    face: Face = Face.REGULAR


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph; its lines hang behind ``marker`` ("- ", "1. "; blank: as far in, unmarked)."""

    runs: tuple[Run, ...]
    align: Align = Align.LEFT
    marker: str = ""


class Atom(NamedTuple):
    """A piece of text no line may break; ``spaced``: a space stands before it."""

    text: str
    face: Face
    spaced: bool
    width: float


class Piece(NamedTuple):
    """Text at ``dx`` points (at a size of 1 pt) from the left of its cell's inner edge."""

    dx: float
    face: Face
    text: str


class Line(NamedTuple):
    """One line; ``shrink`` is below 1 only where a code is too wide for its cell."""

    pieces: tuple[Piece, ...]
    shrink: float = 1.0


def para(text: str, face: Face = Face.REGULAR, align: Align = Align.LEFT, marker: str = "") -> Para:
    """Return a paragraph in one face."""
    return Para((Run(text, face),), align, marker)


def code(text: str) -> Para:
    """Return a number in groups ("19910614 201503 2 002") as one piece that is never broken."""
    return para(_HARD_SPACE.join(text.split()))


def paras(text: str, face: Face = Face.REGULAR) -> list[Para]:
    """Return the paragraphs of what a person typed: one per line, bullets and numbers hanging."""
    found = []
    for raw in plain(text).replace(_HARD_SPACE, " ").splitlines():
        line = " ".join(raw.split())
        if not line:
            continue
        marker = _MARKER.match(line)
        if marker:
            found.append(para(line[marker.end() :], face, marker=f"{marker[1]} "))
        else:
            found.append(para(line, face))
    return found


@lru_cache(maxsize=8192)
def _atoms(text: str, face: Face) -> tuple[Atom, ...]:
    found: list[Atom] = []
    for word in text.split(" "):
        if not word:
            continue
        for n, (part, used) in enumerate(in_faces(word, face)):
            found.append(Atom(part, used, n == 0, width(part, used)))
    return tuple(found)


def _is_code(word: str) -> bool:
    return any(char.isdigit() for char in word)


def _atoms_of(item: Para) -> list[Atom]:
    return [atom for run in item.runs for atom in _atoms(run.text, run.face)]


def indent(item: Para) -> float:
    """Return the hanging indent at a size of 1 pt."""
    return width(item.marker, item.runs[0].face) if item.marker else 0.0


def widest(items: Iterable[Para]) -> float:
    """Return the width of the widest unbreakable piece at a size of 1 pt, with its indent.

    A code may be set a little smaller than its neighbours (:data:`CODE_SHRINK`) before the whole
    form has to follow it.
    """
    most = 0.0
    for item in items:
        atoms = _atoms_of(item)
        if atoms:
            most = max(most, indent(item) + max(_need(atom) for atom in atoms))
    return most


@lru_cache(maxsize=8192)
def _need(atom: Atom) -> float:
    if _is_code(atom.text):
        return atom.width * CODE_SHRINK
    return max(width(part, atom.face) for part in _INNER_BREAK.split(atom.text))


def size_for(limit: float) -> float:
    """Return the largest permitted size not above ``limit`` points, or the smallest."""
    return next((size for size in SIZES if size <= limit), SIZES[-1])


def break_lines(items: Iterable[Para], room: float) -> list[Line]:
    """Return the lines of ``items`` in ``room``, the cell's inner width at a size of 1 pt."""
    lines: list[Line] = []
    for item in items:
        lines.extend(_break_para(item, room))
    return lines


def _break_para(item: Para, room: float) -> list[Line]:
    hang = indent(item)
    rows: list[list[Atom]] = [[]]
    used = 0.0
    inner = room - hang + 1e-6
    queue = _atoms_of(item)[::-1]
    while queue:
        atom = queue.pop()
        gap = width(" ", atom.face) if atom.spaced and rows[-1] else 0.0
        if used + gap + atom.width <= inner:
            rows[-1].append(atom)
            used += gap + atom.width
            continue
        head, tail = _cut(atom, inner, inner - used - gap, fresh=not rows[-1])
        if head is not None:
            rows[-1].append(head)
        rows.append([])
        used = 0.0
        if tail is not None:
            queue.append(tail)
    if not rows[-1] and len(rows) > 1:
        rows.pop()
    return [_line(item, row, room, hang, n == 0) for n, row in enumerate(rows)]


def _squeezed(inner: float) -> float:
    return inner * SIZES[-1] / SMALLEST


def _line(item: Para, row: list[Atom], room: float, hang: float, first: bool) -> Line:
    pieces: list[Piece] = []
    x = hang
    for atom in row:
        gap = width(" ", atom.face) if atom.spaced and x > hang else 0.0
        last = pieces[-1] if pieces else None
        if last is not None and last.face is atom.face:
            pieces[-1] = Piece(last.dx, last.face, last.text + (" " if gap else "") + atom.text)
        else:
            pieces.append(Piece(x + gap, atom.face, atom.text))
        x += gap + atom.width
    shrink = min(1.0, (room - hang) / (x - hang)) if x > room + 1e-6 else 1.0
    if item.align is Align.CENTRE:
        # Pieces keep their distances; a squeezed line fills the cell.
        shift = max(0.0, (room - x) / 2)
        pieces = [Piece(piece.dx + shift, piece.face, piece.text) for piece in pieces]
    if first and item.marker.strip():
        pieces.insert(0, Piece(0.0, item.runs[0].face, item.marker.rstrip()))
    return Line(tuple(pieces), shrink)


def _cut(atom: Atom, inner: float, left: float, *, fresh: bool) -> tuple[Atom | None, Atom | None]:
    """Say what of ``atom`` goes on this line, which has ``left`` of ``inner`` free, and what on.

    A piece that fits a line of its own goes there whole. On a ``fresh`` line something always
    stays, so that breaking ends.
    """
    code = _is_code(atom.text)
    if atom.width <= inner or (code and atom.width <= _squeezed(inner)):
        return (atom, None) if fresh else (None, atom)
    if _HARD_SPACE in atom.text and not code:
        places = [n for n, char in enumerate(atom.text) if char == _HARD_SPACE]
        found = _cut_at(atom, places, left, "")
    elif code:
        found = None, atom
    else:
        found = _cut_at(atom, [m.end() for m in _INNER_BREAK.finditer(atom.text)], left, "")
        if found[0] is None:
            found = _cut_at(atom, _syllables(atom.text), left, "-")
    if found[0] is None and fresh:
        found = _cut_at(atom, range(1, len(atom.text)), left, "")
        if found[0] is None:
            return atom, None
    return found


def _cut_at(
    atom: Atom, places: Sequence[int], inner: float, hyphen: str
) -> tuple[Atom | None, Atom | None]:
    for place in reversed(places):
        head = atom.text[:place] + hyphen
        wide = width(head, atom.face)
        if wide <= inner:
            rest = atom.text[place:].lstrip(_HARD_SPACE)
            tail = Atom(rest, atom.face, False, width(rest, atom.face))
            return Atom(head, atom.face, atom.spaced, wide), tail
    return None, atom


@lru_cache(maxsize=2048)
def _syllables(word: str) -> tuple[int, ...]:
    return tuple(place for place in _dictionary().positions(word) if 2 <= place <= len(word) - 3)


@cache
def _dictionary() -> Any:
    # Loaded at the first word that does not fit, which most sheets do not have.
    import pyphen

    return pyphen.Pyphen(lang="id_ID")
