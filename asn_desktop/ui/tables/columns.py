"""A column of a list, declared as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from PySide6.QtCore import Qt

from asn_desktop.ui import formats
from asn_desktop.ui.states import State

Mark = tuple[State, str]


class Cell(StrEnum):
    """How a cell is shown. MARK cells hold ``(State, word)`` or a word, others plain values."""

    TEXT = "text"
    MUTED = "muted"
    NUMBER = "number"
    DATE = "date"
    NIP = "nip"
    MARK = "mark"


@dataclass(frozen=True)
class Column:
    """``Column("name", "Nama", 220)``: width in pixels at 10 pt.

    The value is ``get(row)``, else the row's attribute ``key``; for tuples give ``get``.
    ``stretch`` columns share what is left of the width. ``key`` is what the query is told
    to sort by. ``wrap``: words too long for one line are set smaller, in two. ``spare``: goes
    where the window has no room for all.
    """

    key: str
    title: str
    width: int = 120
    get: Callable[[Any], object] | None = None
    kind: Cell = Cell.TEXT
    stretch: bool = False
    sortable: bool = True
    tip: str = ""
    wrap: bool = False
    spare: bool = False

    def value(self, row: Any) -> object:
        """The plain value of ``row`` in this column."""
        return self.get(row) if self.get is not None else getattr(row, self.key)

    def text(self, row: Any) -> str:
        """The words shown, also put into a saved spreadsheet."""
        return as_text(self.value(row), self.kind)

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand at the right, all else at the left."""
        side = Qt.AlignmentFlag.AlignLeft
        if self.kind is Cell.NUMBER:
            side = Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter


def as_text(value: object, kind: Cell) -> str:
    """``value`` in words, as a cell of ``kind`` shows it."""
    if value is None:
        return ""
    if kind is Cell.MARK and isinstance(value, tuple):
        return str(value[1])
    if kind is Cell.NIP:
        return formats.spaced_nip(str(value))
    if isinstance(value, date):
        return formats.short_date(value)
    if kind is Cell.NUMBER and isinstance(value, int | float | Decimal):
        return formats.number(value)
    return str(value)
