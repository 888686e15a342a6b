# ruff: noqa: D102, ARG002 - what the methods of all boxes mean and take stands once, at Box
"""The rectangles a form is made of: cells, rows and stacks that can be split over pages.

A row stands its boxes side by side, a stack one under the other; either may hold the other, which
is how a cell is merged over several rows: Row(number, Stack(result, indicators), realisation).
Coordinates are points, ``top`` counts upwards from the foot of the page as PDF does.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from asn_desktop.reports.fitting import LEADING, Align, Line, Para, break_lines, widest
from asn_desktop.reports.fonts import Face

PAD_X = 4.0
PAD_TOP = 1.6
PAD_BOTTOM = 2.6
KEEP_WHOLE = 84.0
"""Rows lower than this (points, about six lines) go to the next page rather than split."""


class Ink(Protocol):
    """What a box draws on: one page's fills, grid, lines of text and pictures."""

    def fill(self, x: float, top: float, width: float, height: float) -> None:
        """Shade a rectangle light blue."""

    def frame(self, x: float, top: float, width: float, height: float) -> None:
        """Draw the grid lines round a rectangle."""

    def rule(self, x: float, top: float, width: float) -> None:
        """Draw one horizontal grid line."""

    def text(self, x: float, baseline: float, face: Face, size: float, text: str) -> None:
        """Set a piece of text."""

    def picture(self, drawing: Drawing, x: float, top: float, width: float, size: float) -> None:
        """Draw a vector picture or an image."""


Drawing = Callable[[object, float, float, float, float], None]
"""Draws on a reportlab canvas: (canvas, x, top, width, type size)."""


class Box(Protocol):
    """A rectangle of known width whose height follows from the size it is set at."""

    @property
    def width(self) -> float:
        """Points; known before measuring."""

    @property
    def height(self) -> float:
        """Points; known after measuring."""

    def measure(self, size: float) -> None:
        """Set the box at ``size`` points; fixes ``height``."""

    def limit(self) -> float:
        """The largest size in points at which no word is wider than its cell."""

    def split(self, room: float, *, force: bool) -> tuple[Box, Box] | None:
        """Cut into what fits ``room`` points and the rest, or None; ``force``: low boxes too."""

    def empty(self) -> Box:
        """The same cells without content, where only a neighbour goes on on the next page."""

    def draw(self, ink: Ink, x: float, top: float, height: float) -> None:
        """Draw with the upper left corner at (x, top), stretched to ``height``."""


class Cell:
    """A cell with text. ``edge``: "box", "under" (a rule under it) or "" (free on the page).

    ``fixed`` sets the cell at that size whatever the rest of the form is set at; ``pad`` is the
    space at either side of the text.
    """

    __slots__ = (
        "edge", "fixed", "height", "lines", "middle", "pad", "paras", "shade", "size", "width",
    )  # fmt: skip

    def __init__(
        self,
        width: float,
        paras: Sequence[Para] = (),
        *,
        shade: bool = False,
        middle: bool = False,
        edge: str = "box",
        fixed: float = 0.0,
        pad: float = PAD_X,
    ) -> None:
        self.width = width
        self.paras = paras
        self.shade = shade
        self.middle = middle
        self.edge = edge
        self.fixed = fixed
        self.pad = pad
        self.size = 0.0
        self.height = 0.0
        self.lines: list[Line] = []

    def limit(self) -> float:
        wide = 0.0 if self.fixed else widest(self.paras)
        return (self.width - 2 * self.pad) / wide if wide else float("inf")

    def measure(self, size: float) -> None:
        self.size = self.fixed or size
        self.lines = break_lines(self.paras, (self.width - 2 * self.pad) / self.size)
        self._set_height(max(1, len(self.lines)))

    @property
    def _pads(self) -> tuple[float, float]:
        return (PAD_TOP, PAD_BOTTOM) if self.edge == "box" else (0.3, 0.9)

    def _set_height(self, lines: int) -> None:
        self.height = lines * self.size * LEADING + sum(self._pads)

    def _part(self, lines: list[Line]) -> Cell:
        part = Cell(
            self.width,
            shade=self.shade,
            middle=self.middle,
            edge=self.edge,
            fixed=self.fixed,
            pad=self.pad,
        )
        part.size = self.size
        part.lines = lines
        part._set_height(len(lines))
        return part

    def empty(self) -> Cell:
        return self._part([])

    def split(self, room: float, *, force: bool) -> tuple[Box, Box] | None:
        count = len(self.lines)
        fits = int((room - sum(self._pads)) / (self.size * LEADING) + 1e-6)
        if self.height <= room:
            return self, self.empty()
        fits = min(fits, count - 2 if count > 3 else count - 1)
        if fits < (1 if force or count < 3 else 2):
            return None
        return self._part(self.lines[:fits]), self._part(self.lines[fits:])

    def draw(self, ink: Ink, x: float, top: float, height: float) -> None:
        if self.shade:
            ink.fill(x, top, self.width, height)
        if self.edge == "box":
            ink.frame(x, top, self.width, height)
        elif self.edge == "under":
            ink.rule(x, top - height, self.width)
        drop = (height - self.height) / 2 if self.middle else 0.0
        leading = self.size * LEADING
        baseline = top - drop - self._pads[0] - self.size * 0.86
        for line in self.lines:
            for piece in line.pieces:
                at = x + self.pad + piece.dx * self.size
                ink.text(at, baseline, piece.face, self.size * line.shrink, piece.text)
            baseline -= leading


class Picture:
    """A drawing of fixed height in a cell; never split. ``shade`` and ``edge`` as of Cell."""

    __slots__ = ("drawing", "edge", "height", "shade", "size", "width")

    def __init__(
        self,
        width: float,
        height: float,
        drawing: Drawing | None,
        *,
        shade: bool = False,
        edge: str = "",
    ) -> None:
        self.width = width
        self.height = height
        self.drawing = drawing
        self.shade = shade
        self.edge = edge
        self.size = 0.0

    def limit(self) -> float:
        return float("inf")

    def measure(self, size: float) -> None:
        self.size = size

    def empty(self) -> Box:
        return Picture(self.width, 0.0, None, shade=self.shade, edge=self.edge)

    def split(self, room: float, *, force: bool) -> tuple[Box, Box] | None:
        return (self, self.empty()) if self.height <= room else None

    def draw(self, ink: Ink, x: float, top: float, height: float) -> None:
        if self.shade:
            ink.fill(x, top, self.width, height)
        if self.edge == "box":
            ink.frame(x, top, self.width, height)
        if self.drawing is not None:
            ink.picture(self.drawing, x, top, self.width, self.size)


class Row:
    """Boxes side by side; as high as its highest."""

    __slots__ = ("boxes", "height", "width")

    def __init__(self, *boxes: Box) -> None:
        self.boxes = boxes
        self.width = sum(box.width for box in boxes)
        self.height = max((box.height for box in boxes), default=0.0)

    def limit(self) -> float:
        return min(box.limit() for box in self.boxes)

    def measure(self, size: float) -> None:
        for box in self.boxes:
            box.measure(size)
        self.height = max(box.height for box in self.boxes)

    def empty(self) -> Row:
        return Row(*(box.empty() for box in self.boxes))

    def split(self, room: float, *, force: bool) -> tuple[Box, Box] | None:
        if self.height <= room:
            return self, self.empty()
        if not force and self.height < KEEP_WHOLE:
            return None
        tops, rests = [], []
        for box in self.boxes:
            parts = box.split(room, force=force)
            if parts is None:
                return None
            tops.append(parts[0])
            rests.append(parts[1])
        return Row(*tops), Row(*rests)

    def draw(self, ink: Ink, x: float, top: float, height: float) -> None:
        for box in self.boxes:
            box.draw(ink, x, top, height)
            x += box.width


class Stack:
    """Boxes one under the other; the last takes what height is left over.

    The first ``lead`` boxes are headings: something of what follows stands on the same page.
    """

    __slots__ = ("boxes", "height", "lead", "width")

    def __init__(self, *boxes: Box, lead: int = 0) -> None:
        self.boxes = boxes
        self.lead = lead
        self.width = boxes[0].width
        self.height = sum(box.height for box in boxes)

    def limit(self) -> float:
        return min(box.limit() for box in self.boxes)

    def measure(self, size: float) -> None:
        for box in self.boxes:
            box.measure(size)
        self.height = sum(box.height for box in self.boxes)

    def empty(self) -> Stack:
        return Stack(self.boxes[-1].empty())

    def split(self, room: float, *, force: bool) -> tuple[Box, Box] | None:
        if self.height <= room:
            return self, self.empty()
        tops: list[Box] = []
        for n, box in enumerate(self.boxes):
            if box.height <= room:
                tops.append(box)
                room -= box.height
                continue
            parts = box.split(room, force=force and n <= self.lead)
            if parts is not None:
                return Stack(*tops, parts[0]), Stack(parts[1], *self.boxes[n + 1 :])
            if not tops or (n <= self.lead and not force):
                return None
            return Stack(*tops), Stack(*self.boxes[n:])
        return self, self.empty()

    def draw(self, ink: Ink, x: float, top: float, height: float) -> None:
        spare = height - self.height
        for box in self.boxes:
            own = box.height + (spare if box is self.boxes[-1] else 0.0)
            box.draw(ink, x, top, own)
            top -= own


class Holder:
    """What a box that holds another one has in common with it."""

    __slots__ = ("box",)

    def __init__(self, box: Box) -> None:
        self.box = box

    @property
    def width(self) -> float:
        """The width of what it holds."""
        return self.box.width

    @property
    def height(self) -> float:
        """The height of what it holds."""
        return self.box.height

    def limit(self) -> float:
        """The largest size of what it holds."""
        return self.box.limit()

    def measure(self, size: float) -> None:
        """Set what it holds."""
        self.box.measure(size)

    def empty(self) -> Box:
        """What it holds without content."""
        return self.box.empty()


class Whole(Holder):
    """A box that is never cut: signatures, ratings, column heads."""

    __slots__ = ()

    def split(self, room: float, *, force: bool) -> tuple[Box, Box] | None:
        return (self, self.empty()) if self.height <= room else None

    def draw(self, ink: Ink, x: float, top: float, height: float) -> None:
        self.box.draw(ink, x, top, height)


def centred(items: Sequence[Para]) -> list[Para]:
    """Return ``items`` set in the middle of their lines."""
    return [Para(item.runs, Align.CENTRE, item.marker) for item in items]
