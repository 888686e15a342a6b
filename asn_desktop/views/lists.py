"""What a list asks for and what it is given: every list of the window, one shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True)
class ListQuery:
    """A question of a list: typed words (any order), one sort column, chosen filters."""

    text: str = ""
    sort: str = ""
    descending: bool = False
    filters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ListRows(Generic[Row]):
    """The answer: the rows to show, in order, and how many there are without words and filters.

    ``counts`` may say for each filter how many rows each of its choices would show.
    """

    rows: Sequence[Row]
    total: int
    counts: Mapping[str, Mapping[object, int]] = field(default_factory=dict)
