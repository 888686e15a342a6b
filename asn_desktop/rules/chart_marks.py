"""The marks a placed chart is made of, and how words and numbers stand in it.

All measures are points; y grows downwards from the upper edge. Widths of words are estimated
generously, so that both faces (the window's sans, the paper's serif) fit the same places.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

Kind = Literal["bar", "line"]
Tone = Literal["accent", "info", "ok", "warn", "danger", "muted"]
Anchor = Literal["left", "middle", "right"]
Role = Literal["title", "unit", "axis", "category", "value", "legend", "guide"]

SIZE = 8.0
"""The size of all words but the title, in points."""
TITLE_SIZE = 9.5
LEADING = 9.6
DOT = 2.3
"""The radius of a dot on a line, in points."""
GAP = 4.0
"""What is left free between two marks, in points."""
_EMS = {
    **dict.fromkeys("ijl!f,.:;[] ()'·", 0.34),
    **dict.fromkeys('tI-"r', 0.44),
    **dict.fromkeys("zcsvgy?eox", 0.56),
    **dict.fromkeys("CNBwUDGHOQ&", 0.82),
    **dict.fromkeys("mMW%@—…", 1.0),
}
_CAPITAL, _OTHER = 0.74, 0.68
"""Widths in ems: of each sign the wider of the two faces."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    def meets(self, other: Box) -> bool:
        """Whether both cover a common place."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; ``y`` is its baseline, ``x`` where ``anchor`` says."""

    x: float
    y: float
    text: str
    anchor: Anchor
    role: Role
    size: float = SIZE

    @property
    def box(self) -> Box:
        """The place it takes at most."""
        wide = text_width(self.text, self.size)
        left = {"left": self.x, "middle": self.x - wide / 2, "right": self.x - wide}[self.anchor]
        return Box(left, self.y - self.size * 0.8, wide, self.size)


@dataclass(frozen=True, slots=True)
class Level:
    """A line across the plot."""

    y: float
    left: float
    right: float
    role: Literal["grid", "foot", "guide"]


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of one value; a bar of zero has no height but is there."""

    series: int
    at: int
    box: Box


@dataclass(frozen=True, slots=True)
class Dot:
    """The dot of one value on its line."""

    series: int
    at: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Polyline:
    """A piece of a line without a gap; ``dash`` in points, empty for a whole line."""

    series: int
    points: tuple[tuple[float, float], ...]
    dash: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Swatch:
    """The sign of a series in the legend: ``y`` is its middle."""

    series: int
    x: float
    y: float
    width: float
    dash: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart placed in ``width`` by ``height`` points."""

    width: float
    height: float
    area: Box
    levels: tuple[Level, ...]
    bars: tuple[Bar, ...]
    lines: tuple[Polyline, ...]
    dots: tuple[Dot, ...]
    swatches: tuple[Swatch, ...]
    words: tuple[Words, ...]

    def nearest(self, x: float, y: float) -> tuple[int, int] | None:
        """The series and category under a point (a pointer), None where nothing is near."""
        for dot in self.dots:
            if abs(dot.x - x) <= DOT * 3 and abs(dot.y - y) <= DOT * 3:
                return dot.series, dot.at
        for bar in self.bars:
            box = bar.box
            if box.left <= x <= box.right and box.top - GAP <= y <= box.bottom + GAP:
                return bar.series, bar.at
        return None


def text_width(text: str, size: float) -> float:
    """About how wide ``text`` is at ``size``, rather too much than too little, in points."""
    ems = sum(_EMS.get(char, _CAPITAL if char.isupper() else _OTHER) for char in text)
    return ems * size


def value_words(value: Decimal, places: int | None = None) -> str:
    """A number as it is written here: "1.200", "88,31"; at most two decimals.

    With ``places`` exactly so many, so that "90,00" stands beside "84,96".
    """
    rounded = value.quantize(Decimal(1).scaleb(-2 if places is None else -places), ROUND_HALF_UP)
    whole, _point, part = f"{abs(rounded):f}".partition(".")
    part = part.rstrip("0") if places is None else part
    sign = "-" if rounded < 0 else ""
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{part}" if part else f"{sign}{grouped}"
