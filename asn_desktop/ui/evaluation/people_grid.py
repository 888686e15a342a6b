"""Ctrl+G: everyone of the run side by side, so that the assessor compares (reg. 4078, 4102)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from asn_desktop.rules.predicate import Rating
from asn_desktop.ui.evaluation.book import Book
from asn_desktop.ui.evaluation.facts import last_words, plain
from asn_desktop.ui.evaluation.paper_date import PaperDate
from asn_desktop.ui.evaluation.queue import state_of
from asn_desktop.ui.evaluation.ratings import RatingButtons
from asn_desktop.ui.page import line
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.ui.widgets.chips import StateChip

STEPS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class GridButtons(RatingButtons):
    """A rating inside the grid: arrows go to the neighbours, Enter opens the person."""

    SIDE, HEIGHT = 90, 32
    stepped = Signal(int, int)
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows and Enter; digits as everywhere."""
        plain_key = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = STEPS.get(Qt.Key(event.key()))
        if plain_key and step is not None:
            self.stepped.emit(*step)
        elif plain_key and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class PeopleGrid(QWidget):
    """Shows the book; `opened` asks for one person, ``finish`` is the main button."""

    opened = Signal(int)

    def __init__(self, book: Book, today: Callable[[], date]) -> None:
        super().__init__()
        self._book = book
        self.cells: list[tuple[GridButtons, GridButtons]] = []
        self._rows: list[tuple[StateChip, QLabel]] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        tools = QHBoxLayout()
        tools.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        tools.addWidget(
            plain(
                self.tr("1 2 3 menilai · panah berpindah · Enter membuka orangnya · Esc kembali"),
                kind="muted",
            ),
            1,
        )
        self.finish = Button(self.tr("Selesaikan semua yang lengkap"), icon="check")
        self.paper = PaperDate(today)
        tools.addWidget(self.paper)
        tools.addSpacing(px(self, 12))
        tools.addWidget(self.finish)
        column.addLayout(tools)
        column.addWidget(line())
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self.area, 1)

    def show_people(self) -> None:
        """Make the rows anew."""
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 16))
        grid.setHorizontalSpacing(px(self, 16))
        grid.setVerticalSpacing(px(self, 6))
        grid.setColumnStretch(0, 1)
        titles = ("NAMA", "REALISASI", "PERIODE LALU", "HASIL KERJA", "PERILAKU", "PREDIKAT")
        for at, words in enumerate(titles):
            title = plain(words, kind="muted")
            title.setFont(sized(title, points=-1.5, bold=True))
            grid.addWidget(title, 0, at)
        self.cells, self._rows = [], []
        for at, one in enumerate(self._book.people):
            grid.addWidget(plain(one.name), at + 1, 0)
            missing = StateChip(State.DONE, self.tr("lengkap"))
            if one.missing:
                missing.show_state(State.ACTION, self.tr("{n} belum").format(n=one.missing))
            grid.addWidget(missing, at + 1, 1)
            last = plain(last_words(one.last).partition(": ")[2] or "–", kind="muted")
            last.setFont(sized(last, points=-1))
            grid.addWidget(last, at + 1, 2)
            work = GridButtons(self.tr("Hasil kerja {name}").format(name=one.name))
            behaviour = GridButtons(self.tr("Perilaku {name}").format(name=one.name))
            for place, cell in enumerate((work, behaviour)):
                cell.stepped.connect(partial(self._step, at, place))
                cell.entered.connect(partial(self.opened.emit, at))
                cell.chosen.connect(partial(self._rate, at, place))
                grid.addWidget(cell, at + 1, 3 + place)
            chip = StateChip(State.OPEN)
            grid.addWidget(chip, at + 1, 5)
            self.cells.append((work, behaviour))
            self._rows.append((chip, last))
        grid.setRowStretch(len(self._book.people) + 1, 1)
        self.area.setWidget(inner)
        for at in range(len(self._book.people)):
            self.show_person(at)

    def refresh(self) -> None:
        """Show everyone again; rows are made anew only when other people came."""
        if len(self.cells) == len(self._book.people):
            for at in range(len(self.cells)):
                self.show_person(at)
        else:
            self.show_people()

    def show_person(self, at: int) -> None:
        """Show one person as he is now."""
        if at >= len(self.cells):
            return
        one = self._book.people[at]
        proposed = one.proposal.rating if one.proposal else None
        work, behaviour = self.cells[at]
        work.show_rating(one.work, proposed)
        behaviour.show_rating(one.behaviour)
        for cell in (work, behaviour):
            cell.setEnabled(not one.finished)
        self._rows[at][0].show_state(*state_of(one))

    def focus(self, at: int, place: int = 0) -> None:
        """Put the focus into a cell."""
        if 0 <= at < len(self.cells) and 0 <= place <= 1:
            cell = self.cells[at][place]
            cell.setFocus(Qt.FocusReason.TabFocusReason)
            self.area.ensureWidgetVisible(cell)

    def _step(self, at: int, place: int, down: int, right: int) -> None:
        target = at + down
        while 0 <= target < len(self.cells) and not self.cells[target][0].isEnabled():
            target += down or 1
        self.focus(target, place + right)

    def _rate(self, at: int, place: int, rating: Rating | None) -> None:
        if place:
            self._book.rate_behaviour(rating, at)
        else:
            self._book.rate_work(rating, at)
        if rating is not None and place == 0:
            self.focus(at, 1)
        elif rating is not None:
            self._step(at, 0, 1, 0)
