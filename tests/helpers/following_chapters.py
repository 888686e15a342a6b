"""Following the year in the stories at the real window: files brought in, facts, saved papers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from chapters import OFFICES
from clerk import CTRL, Clerk, Key
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QLabel, QWidget

from asn_desktop.services import people
from asn_desktop.ui.evaluation.followed import FollowedStrip
from asn_desktop.ui.printing.printer import AskPlace
from asn_desktop.ui.widgets.messages import EmptyState


def words_in(widget: QWidget) -> str:
    """What can be read in ``widget`` now, a label a line."""
    return "\n".join(
        label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()
    )


def person(clerk: Clerk, name: str) -> UUID:
    """Who is called ``name``."""
    (found,) = (row.id for row in clerk.office.read(people.person_rows) if row.name == name)
    return found


def open_file(clerk: Clerk, monkeypatch: pytest.MonkeyPatch, file: str) -> Any:
    """Choose a file of the office on the page Masukkan berkas; returns the page."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(OFFICES / file), ""))
    assert clerk.window.current == "bring"
    clerk.press(Key.Key_Return, CTRL)
    return clerk.window.page("bring")


def told(page: Any) -> str:
    """The sentence on the card that stands instead of rows."""
    card = page.stack.currentWidget()
    assert isinstance(card, EmptyState)
    return words_in(card)


def saves_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    """The next question for a place is answered with ``path``."""
    monkeypatch.setattr(AskPlace, "file", lambda *_a, **_k: path)


def facts_beside(clerk: Clerk, name: str) -> str:
    """Penilaian, Enter on somebody: what stands under FAKTA SELAMA PERIODE, quotes opened."""
    clerk.go("evaluation")
    clerk.find_row(name.split(",")[0])
    clerk.press(Key.Key_Return)
    page = clerk.window.page("run")
    assert page.book.person.name == name
    (strip,) = (one for one in page.findChildren(FollowedStrip) if one.isVisible())
    if strip.more.isVisible():
        clerk.click(strip.more)
    return words_in(strip)


def rows_in(table: QAbstractItemView) -> list[list[str]]:
    """What a table shows, cell by cell."""
    model = table.model()
    return [
        [
            str(model.index(row, column).data(Qt.ItemDataRole.DisplayRole) or "")
            for column in range(model.columnCount())
        ]
        for row in range(model.rowCount())
    ]


@dataclass(frozen=True)
class Survey:
    """A file of answers, reckoned without the program: weight 1/9, half up to two decimals."""

    rows: tuple[tuple[Any, ...], ...]
    """Service and U1…U9 of each respondent, ``None`` where nothing was marked."""

    @classmethod
    def of(cls, file: str) -> Survey:
        """The rows below the heads in the fourth row."""
        sheet = load_workbook(OFFICES / file).worksheets[0]
        cells = sheet.iter_rows(min_row=4, values_only=True)
        return cls(tuple((row[2], *row[6:15]) for row in cells))

    def about(self, service: str) -> Survey:
        """The answers about one service."""
        return Survey(tuple(row for row in self.rows if row[0] == service))

    @property
    def services(self) -> list[str]:
        """By name."""
        return sorted({str(row[0]) for row in self.rows})

    def answered(self, no: int) -> list[int]:
        """The marks of an element, those left out left out."""
        return [row[no] for row in self.rows if row[no] is not None]

    def mean(self, no: int) -> Fraction:
        """Exact."""
        marks = self.answered(no)
        return Fraction(sum(marks), len(marks))

    @property
    def index(self) -> str:
        """As it is written."""
        return comma(sum((self.mean(no) for no in range(1, 10)), Fraction(0)) / 9 * 25)

    @property
    def category(self) -> str:
        """A, B, C, D of PermenPANRB 14/2017."""
        value = float(self.index.replace(",", "."))
        return "A" if value >= 88.31 else "B" if value >= 76.61 else "C" if value >= 65 else "D"

    @property
    def lowest(self) -> list[int]:
        """The three weakest elements, the weakest first."""
        return sorted(range(1, 10), key=lambda no: (self.mean(no), no))[:3]


def comma(value: Fraction) -> str:
    """A number with two decimals as it is written here, a half upwards."""
    cents = int(value * 100 + Fraction(1, 2))
    return f"{cents // 100},{cents % 100:02d}"
