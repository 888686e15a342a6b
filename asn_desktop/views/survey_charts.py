"""The charts of a survey, the same in the window and on paper."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.rules.satisfaction import CATEGORIES, SHORT
from asn_desktop.views.charts import Chart, Guide, Series
from asn_desktop.views.survey import ElementResult, GroupResult, RoundRow

LOWEST, HIGHEST = 25, 100
PLACES = 2
"""An index is said with two decimals throughout: "90,00" beside "84,96"."""
UNIT = "indeks 25–100; garis putus A, B, C = batas bawah mutu"
GUIDES = tuple(Guide(lowest, letter) for letter, lowest in CATEGORIES if lowest)
"""Where a category begins."""


def elements_chart(
    elements: Sequence[ElementResult], title: str = "", *, numbered: bool = False
) -> Chart:
    """The nine elements as bars; one nobody answered has no bar.

    ``numbered``: U1 … U9 under them instead of short names, where there is little room.
    """
    return Chart(
        title,
        UNIT,
        tuple(f"U{one.no}" if numbered else SHORT[one.no - 1] for one in elements),
        (Series("Indeks unsur", tuple(one.index for one in elements), "bar", "accent"),),
        GUIDES,
        LOWEST,
        HIGHEST,
        PLACES,
    )


def trend_chart(points: Sequence[tuple[RoundRow, GroupResult]], element: int = 0) -> Chart:
    """The index over the rounds, with one element (1–9) beside it if asked; a gap is a gap."""
    series = [Series("Indeks", tuple(group.index for _row, group in points), "line", "accent")]
    if element:
        values = tuple(
            group.elements[element - 1].index if group.elements else None for _row, group in points
        )
        series.append(Series(f"U{element} {SHORT[element - 1]}", values, "line", "warn"))
    names = tuple(row.name for row, _group in points)
    return Chart("", UNIT, names, tuple(series), GUIDES, LOWEST, HIGHEST, PLACES)
