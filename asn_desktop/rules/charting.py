"""Where every mark of a chart stands: one geometry for the window and for paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Protocol

from asn_desktop.rules.chart_marks import (
    DOT,
    GAP,
    LEADING,
    SIZE,
    TITLE_SIZE,
    Bar,
    Box,
    Dot,
    Kind,
    Level,
    Plot,
    Polyline,
    Swatch,
    Tone,
    Words,
    text_width,
    value_words,
)

DASHES: tuple[tuple[float, ...], ...] = ((), (4.0, 2.0), (1.2, 2.0))
"""How the first, second and third line of a chart are broken, so that black on white will do."""
_MOST_LINES = 5
_SMALLER = (SIZE, 7.0, 6.2)
_BAR_MOST = 44.0
_SWATCH = 12.0
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


class SeriesLike(Protocol):
    """What is asked of a series (``views.charts.Series``)."""

    @property
    def name(self) -> str:
        """What the legend calls it."""
        ...

    @property
    def values(self) -> tuple[Decimal | None, ...]:
        """One a category, None for a missing one."""
        ...

    @property
    def kind(self) -> Kind:
        """Bars or a line."""
        ...

    @property
    def tone(self) -> Tone:
        """Its colour by name."""
        ...


class GuideLike(Protocol):
    """What is asked of a guide (``views.charts.Guide``)."""

    @property
    def value(self) -> Decimal:
        """Where it lies."""
        ...

    @property
    def label(self) -> str:
        """What it is."""
        ...


class ChartLike(Protocol):
    """What is asked of a chart (``views.charts.Chart``)."""

    @property
    def title(self) -> str:
        """Over everything, may be ""."""
        ...

    @property
    def unit(self) -> str:
        """What the values count."""
        ...

    @property
    def categories(self) -> tuple[str, ...]:
        """The places along the foot."""
        ...

    @property
    def series(self) -> Sequence[SeriesLike]:
        """Drawn in this order."""
        ...

    @property
    def guides(self) -> Sequence[GuideLike]:
        """Levels across the plot."""
        ...

    @property
    def lowest(self) -> Decimal | int:
        """The foot of the axis."""
        ...

    @property
    def highest(self) -> Decimal | int | None:
        """The least top of the axis."""
        ...

    @property
    def places(self) -> int | None:
        """The decimals of every value; None: those it has."""
        ...


def ticks(lowest: Decimal, highest: Decimal, most: int = 6) -> tuple[Decimal, ...]:
    """Round numbers from at most ``lowest`` to at least ``highest``; two or more, evenly apart."""
    if highest <= lowest:
        highest = lowest + 1
    span = highest - lowest
    scale = Decimal(10) ** ((span / max(most - 1, 1)).adjusted())
    for factor in _STEPS:
        step = scale * factor
        first = (lowest / step).to_integral_value(ROUND_FLOOR) * step
        last = (highest / step).to_integral_value(ROUND_CEILING) * step
        count = int((last - first) / step) + 1
        if count <= max(most, 3) or factor == _STEPS[-1]:
            break
    return tuple(first + step * n for n in range(count))


def plot(chart: ChartLike, width: float, height: float) -> Plot:
    """Place a chart in ``width`` by ``height`` points.

    Raises ValueError for a series that has not one value (or None) a category.
    """
    for one in chart.series:
        if len(one.values) != len(chart.categories):
            raise ValueError(f"the series {one.name!r} has not one value a category")
    words: list[Words] = []
    swatches: list[Swatch] = []
    top = _head(chart, width, words, swatches)
    marks = _axis(chart, height)
    scale = [value_words(mark) for mark in marks]
    left = max(text_width(each, SIZE) for each in scale) + GAP
    named = [text_width(guide.label, SIZE) for guide in chart.guides]
    right = width - (max(named) + GAP if named else GAP)
    count = max(len(chart.categories), 1)
    step = (right - left) / count
    labels, small = _categories(chart.categories, step)
    lines = max((len(each) for each in labels), default=1)
    foot = height - lines * LEADING - GAP
    area = Box(left, top, right - left, max(foot - top, 1.0))

    def level(value: Decimal) -> float:
        share = (value - marks[0]) / (marks[-1] - marks[0])
        return area.bottom - float(share) * area.height

    middles = [left + (n + 0.5) * step for n in range(count)]
    for mark, said in zip(marks, scale, strict=True):
        words.append(Words(left - GAP, level(mark) + SIZE * 0.35, said, "right", "axis"))
    words += _names_below(middles, labels, small, (area.bottom, width))
    zero = level(min(max(Decimal(0), marks[0]), marks[-1]))
    levels = [Level(level(mark), left, right, "grid") for mark in marks]
    levels.append(Level(zero, left, right, "foot"))
    levels += [Level(level(guide.value), left, right, "guide") for guide in chart.guides]
    words += _guide_words(chart.guides, [level(one.value) for one in chart.guides], right, area)
    bars = _bars(chart.series, middles, step, zero, level)
    pieces, dots = _lines(chart.series, middles, level)
    words += _value_words(chart, bars, dots, area, words)
    return Plot(
        width,
        height,
        area,
        tuple(levels),
        tuple(bars),
        tuple(pieces),
        tuple(dots),
        tuple(swatches),
        tuple(words),
    )


def _head(chart: ChartLike, width: float, words: list[Words], swatches: list[Swatch]) -> float:
    """Place title, unit and legend; returns where the plot begins."""
    y = 0.0
    if chart.title:
        y += TITLE_SIZE
        words.append(Words(0.0, y, chart.title, "left", "title", TITLE_SIZE))
        y += GAP
    x, begun = 0.0, False
    if chart.unit:
        x = text_width(chart.unit, SIZE) + 3 * GAP
        begun = True
        words.append(Words(0.0, y + SIZE, chart.unit, "left", "unit"))
    if len(chart.series) > 1:
        for number, dash in enumerate(_dashes(chart.series)):
            name = chart.series[number].name
            wide = _SWATCH + GAP + text_width(name, SIZE)
            if begun and x + wide > width:
                x, y = 0.0, y + LEADING + 1
            begun = True
            swatches.append(Swatch(number, x, y + SIZE * 0.66, _SWATCH, dash))
            words.append(Words(x + _SWATCH + GAP, y + SIZE, name, "left", "legend"))
            x += wide + 3 * GAP
    return y + (LEADING if begun else 0.0) + LEADING + GAP


def _axis(chart: ChartLike, height: float) -> tuple[Decimal, ...]:
    values = [value for one in chart.series for value in one.values if value is not None]
    values += [guide.value for guide in chart.guides]
    lowest = min([Decimal(chart.lowest), *values])
    tops = values if chart.highest is None else [*values, Decimal(chart.highest)]
    highest = max([lowest, *tops])
    return ticks(lowest, highest, 6 if height >= 150 else 4)


def _dashes(series: Sequence[SeriesLike]) -> list[tuple[float, ...]]:
    found: list[tuple[float, ...]] = []
    lines = 0
    for one in series:
        found.append(DASHES[lines % len(DASHES)] if one.kind == "line" else ())
        lines += one.kind == "line"
    return found


def _categories(names: Sequence[str], step: float) -> tuple[list[list[str]], float]:
    """Each name in lines as wide as its place, and their size.

    Where a word is too wide even when small, only every n-th name is told.
    """
    for size in _SMALLER:
        broken = [_wrapped(name, step - 1.0, size) for name in names]
        if all(each is not None for each in broken):
            return [each or [] for each in broken], size
    widest = max(text_width(name, SIZE) for name in names)
    every = max(2, -int(-(widest + 2.0) // step))
    return [[name] if n % every == 0 else [] for n, name in enumerate(names)], SIZE


def _names_below(
    middles: Sequence[float],
    labels: Sequence[Sequence[str]],
    size: float,
    within: tuple[float, float],
) -> list[Words]:
    """The names under their places; ``within``: the foot of the plot, the width of the chart.

    A name at the edge is moved inside, and left out where it would then lie on its neighbour.
    """
    bottom, width = within
    found: list[Words] = []
    ends: dict[int, float] = {}
    for middle, each in zip(middles, labels, strict=False):
        for n, text in enumerate(each):
            half = text_width(text, size) / 2
            x = min(max(middle, half), max(width - half, half))
            if x - half >= ends.get(n, -1.0):
                found.append(Words(x, bottom + LEADING * (n + 1), text, "middle", "category", size))
                ends[n] = x + half
    return found


def _wrapped(name: str, room: float, size: float) -> list[str] | None:
    lines: list[str] = []
    for word in name.split():
        if text_width(word, size) > room:
            return None
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines if len(lines) <= _MOST_LINES else None


def _guide_words(
    guides: Sequence[GuideLike], levels: Sequence[float], right: float, area: Box
) -> list[Words]:
    """The names of guides beside their lines, pushed apart where two lie close."""
    order = sorted(range(len(guides)), key=lambda n: levels[n])
    found: list[Words] = []
    last = area.top - LEADING
    for n in order:
        y = max(levels[n] + SIZE * 0.35, last + LEADING)
        found.append(Words(right + GAP, y, guides[n].label, "left", "guide"))
        last = y
    return found


class _Level(Protocol):
    def __call__(self, value: Decimal, /) -> float: ...


def _bars(
    series: Sequence[SeriesLike],
    middles: Sequence[float],
    step: float,
    zero: float,
    level: _Level,
) -> list[Bar]:
    numbers = [n for n, one in enumerate(series) if one.kind == "bar"]
    if not numbers:
        return []
    each = min(step * 0.7 / len(numbers), _BAR_MOST)
    found: list[Bar] = []
    for place, number in enumerate(numbers):
        for at, value in enumerate(series[number].values):
            if value is None:
                continue
            left = middles[at] + (place - len(numbers) / 2) * each
            y = level(value)
            box = Box(left, min(y, zero), each, abs(zero - y))
            found.append(Bar(number, at, box))
    return found


def _lines(
    series: Sequence[SeriesLike], middles: Sequence[float], level: _Level
) -> tuple[list[Polyline], list[Dot]]:
    pieces: list[Polyline] = []
    dots: list[Dot] = []
    for number, dash in enumerate(_dashes(series)):
        if series[number].kind != "line":
            continue
        run: list[tuple[float, float]] = []
        for at, value in enumerate((*series[number].values, None)):
            if value is not None:
                run.append((middles[at], level(value)))
                dots.append(Dot(number, at, *run[-1]))
                continue
            if len(run) > 1:
                pieces.append(Polyline(number, tuple(run), dash))
            run = []
    return pieces, dots


def _value_words(
    chart: ChartLike,
    bars: Iterable[Bar],
    dots: Sequence[Dot],
    area: Box,
    placed: Sequence[Words],
) -> list[Words]:
    """The numbers at the marks, where they are free; one that would lie on another is left out."""
    series = chart.series
    marks = [Box(dot.x - DOT, dot.y - DOT, 2 * DOT, 2 * DOT) for dot in dots]
    taken = [each.box for each in placed] + marks
    wanted: list[tuple[float, float, float, int, int]] = [
        (bar.box.left + bar.box.width / 2, bar.box.top, bar.box.bottom, bar.series, bar.at)
        for bar in bars
    ]
    wanted += [(dot.x, dot.y - DOT, dot.y + DOT, dot.series, dot.at) for dot in dots]
    found: list[Words] = []
    for x, over, under, number, at in wanted:
        value = series[number].values[at]
        if value is None:
            continue
        ys = [over - 2.4, under + SIZE]
        if series[number].kind == "bar":  # a dot at its top: into the bar, else above the dot
            inside = [over + SIZE + 3] if under - over > SIZE + 6 else []
            ys = [over - 2.4, *inside, over - 2.4 - LEADING]
        for y in ys:
            one = Words(x, y, value_words(value, chart.places), "middle", "value")
            free = not any(one.box.meets(other) for other in taken)
            if free and one.box.bottom <= area.bottom + 1:
                found.append(one)
                taken.append(one.box)
                break
    return found
