"""Whether the words of an example stand in the cells of their columns on a printed form.

A page is read as its grid: every character belongs to the smallest rectangle round it. What is
expected is a list of rows in the order of the form; a row has parts, each with the shares of the
table's width between which its column stands. All cells of such a column, page after page and
without the heads, must read exactly as the expected parts one behind the other: a word that is
lost, doubled, changed or in another column breaks two columns. On every page the cells a row stands
in must have the same upper edge, so that no text slips to the row of a neighbour.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, NamedTuple

Span = tuple[float, float]
NEAR = 0.6
"""Points between an edge of the template, or of a neighbour, and the rectangle drawn."""
MARKS = ("-", "•")
"""Bullets are compared but are no words."""
BREAKS = {"\x02": "-", "\ufffe": "-", "\u2010": "-", "\u00ad": "-"}
"""How a hyphen at the end of a line comes out of a PDF."""


class Part(NamedTuple):
    """A text in the column between two shares of the width; ``own`` words are the example's."""

    span: Span
    text: str
    own: bool = True


Row = tuple[Part, ...]
Tops = dict[int, dict[int, set[float]]]
"""Of each row and page the upper edges of the cells its texts stand in: all at one height."""


class Sign(NamedTuple):
    """A printed character with the page and upper edge of its cell."""

    char: str
    page: int
    top: float
    may_go: bool = False
    """A hyphen at the end of a line: of a word broken there, or the word's own."""


@dataclass
class Score:
    """What was found; ``wrong`` says which words were not, with their columns."""

    words: int = 0
    found: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return not self.wrong and self.found == self.words

    @property
    def share(self) -> float:
        return self.found / self.words if self.words else 0.0


def spans(*widths: float) -> list[Span]:
    """The columns of a table by the widths of its template."""
    whole = sum(widths)
    edges = [round(sum(widths[:n]) / whole, 6) for n in range(len(widths) + 1)]
    return list(pairwise(edges))


def tight(text: str) -> str:
    """A text without its spaces, as characters are compared."""
    return "".join(text.split())


def check(pdf: Any, rows: Sequence[Row], heads: Collection[str]) -> Score:
    """Compare a printed form with what is expected.

    ``heads`` are cells that are passed over where they are not expected: column heads, also when
    they are repeated where a table goes on to the next page, and the "-" of an empty part.
    """
    columns: dict[Span, list[tuple[int, Part]]] = defaultdict(list)
    for number, row in enumerate(rows):
        for part in row:
            columns[part.span].append((number, part))
    printed = _columns(pdf, list(columns))
    score = Score()
    tops: Tops = defaultdict(lambda: defaultdict(set))
    over = {tight(head) for head in heads}
    for span, parts in columns.items():
        _compare(span, parts, printed[span], over, score, tops)
    for number, pages in tops.items():
        if any(max(heights) - min(heights) > NEAR for heights in pages.values()):
            score.wrong.append(f"row {number} does not stand in one line: {rows[number]}")
    return score


def _columns(pdf: Any, wanted: Sequence[Span]) -> dict[Span, list[list[Sign]]]:
    """The cells of every column wanted, page after page."""
    found: dict[Span, list[list[Sign]]] = {span: [] for span in wanted}
    for number, page in enumerate(pdf.pages):
        if not page.boxes:
            continue
        left, _low, right, _high = page.table
        for box, chars in _cells(page):
            for span in wanted:
                at = [left + share * (right - left) for share in span]
                if abs(box[0] - at[0]) < NEAR and abs(box[2] - at[1]) < NEAR:
                    found[span].append(_signs(chars, number, box[3]))
    return found


def _cells(page: Any) -> list[tuple[tuple[float, float, float, float], list[Any]]]:
    """The rectangles of a page with their characters, in the order they were written."""
    found: dict[tuple[float, float, float, float], list[Any]] = {}
    boxes = sorted(set(page.boxes), key=lambda box: (box[2] - box[0]) * (box[3] - box[1]))
    for char in page.chars:
        x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
        for box in boxes:
            if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
                found.setdefault(box, []).append(char)
                break
    return list(found.items())


def _signs(chars: Sequence[Any], page: int, top: float) -> list[Sign]:
    signs = []
    for n, char in enumerate(chars):
        text = BREAKS.get(char.text, char.text)
        last = n + 1 == len(chars) or chars[n + 1].right < char.left
        signs.append(Sign(text, page, top, text == "-" and last and n > 0))
    return signs


def _compare(
    span: Span,
    parts: Sequence[tuple[int, Part]],
    cells: Sequence[Sequence[Sign]],
    over: Collection[str],
    score: Score,
    tops: Tops,
) -> None:
    expected = "".join(tight(part.text) for _, part in parts)
    kept = _kept(expected, cells, over)
    printed = "".join(sign.char for sign in kept)
    same = expected == printed
    blocks = [(0, len(expected))] if same else _blocks(expected, printed)
    at = 0
    for number, part in parts:
        for sign in kept[at : at + len(tight(part.text))] if same else ():
            tops[number][sign.page].add(sign.top)
        for word in part.text.split():
            ends = at + len(word)
            hit = any(start <= at and ends <= stop for start, stop in blocks)
            counts = part.own and word not in MARKS
            score.words += counts
            score.found += counts and hit
            if not hit:
                score.wrong.append(f"{word!r} of {part.text[:60]!r} not in column {span}")
            at = ends
    if not same and len(printed) != len(expected):
        score.wrong.append(f"column {span}: {_around(expected, printed)}")


def _kept(expected: str, cells: Sequence[Sequence[Sign]], over: Collection[str]) -> list[Sign]:
    """What is to be compared: no heads and no hyphens of broken words, unless expected there."""
    kept: list[Sign] = []
    for signs in cells:
        cell: list[Sign] = []
        for sign in signs:
            at = len(kept) + len(cell)
            if not sign.may_go or expected[at : at + 1] == "-":
                cell.append(sign)
        text = "".join(sign.char for sign in cell)
        if text in over and not expected.startswith(text, len(kept)):
            continue
        kept.extend(cell)
    return kept


def _blocks(expected: str, printed: str) -> list[tuple[int, int]]:
    matcher = SequenceMatcher(None, expected, printed, autojunk=False)
    return [(block.a, block.a + block.size) for block in matcher.get_matching_blocks()]


def _around(expected: str, printed: str) -> str:
    pairs = zip(expected, printed, strict=False)
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(expected), len(printed)))
    return f"…{expected[max(0, at - 20) : at + 30]} ≠ …{printed[max(0, at - 20) : at + 30]}"
