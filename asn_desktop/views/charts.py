"""A chart as it is drawn, the same on screen and on paper (``rules/charting.py`` places it)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from asn_desktop.rules.chart_marks import Kind, Tone, value_words


@dataclass(frozen=True, slots=True)
class Series:
    """One row of values, one a category; None is missing and drawn as a gap, never as zero."""

    name: str
    values: tuple[Decimal | None, ...]
    kind: Kind
    tone: Tone


@dataclass(frozen=True, slots=True)
class Guide:
    """A level drawn across the plot, with its name at the right (the limit of a category)."""

    value: Decimal
    label: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars and lines over named places.

    ``lowest`` is the foot of the axis and ``highest`` its least top (None: as the values need);
    values beyond both stretch the axis. ``places``: the decimals every value is said with, at the
    marks and in words (None: those it has, at most two); the axis keeps round numbers.
    """

    title: str
    unit: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    guides: tuple[Guide, ...] = ()
    lowest: Decimal | int = 0
    highest: Decimal | int | None = None
    places: int | None = None

    def said(self, value: Decimal) -> str:
        """A value of this chart as it is written at its mark."""
        return value_words(value, self.places)

    def told(self) -> str:
        """The whole chart in words, for a screen reader."""
        parts = [self.title] if self.title else []
        for one in self.series:
            said = (
                f"{name} {self.said(value) if value is not None else 'belum ada'}"
                for name, value in zip(self.categories, one.values, strict=True)
            )
            parts.append(f"{one.name}: {', '.join(said)}")
        parts += [f"{guide.label}: {value_words(guide.value)}" for guide in self.guides]
        unit = f" ({self.unit})" if self.unit else ""
        return ". ".join(parts) + unit
