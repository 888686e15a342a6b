"""Lembar penilaian (Ctrl+G): everyone of the run in one sheet of ratings and notes.

The same people, the same acts and the same rules as one by one; it lets the assessor compare
(reg. 4078, 4102). Digits rate and go on, Ctrl+D fills empty cells downwards, a block pasted from a
spreadsheet fills right and down. Nothing that stands there is ever filled over by Ctrl+D.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from asn_desktop.rules.predicate import Rating
from asn_desktop.rules.rating_sheet import SheetColumn, Unread, fill_places, read_block
from asn_desktop.ui.evaluation.book import Book
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.evaluation.paper_date import PaperDate
from asn_desktop.ui.evaluation.ratings import KEYS
from asn_desktop.ui.evaluation.sheet_cells import FIRST, SheetDelegate, SheetModel
from asn_desktop.ui.page import line
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.views.evaluation import PersonEvaluation

# Name, realisation, last period, work, behaviour, note, predicate; 0 stretches.
WIDTHS = (0, 100, 204, 116, 116, 0, 156)
ROW = 44
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SheetTable(QTableView):
    """The cells; what is typed is told, the sheet decides."""

    rated = Signal(int, int, object)  # person, column, Rating | None
    cleared = Signal()
    opened = Signal(int)
    filled = Signal()
    pasted = Signal(str)

    def __init__(self, model: SheetModel) -> None:
        super().__init__()
        self.setModel(model)
        self.delegate = SheetDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Lembar penilaian"))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(self, ROW))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setFixedHeight(px(self, 32))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._open_here)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: name and note share what the other columns leave."""
        super().resizeEvent(event)
        fixed = sum(px(self, each) for each in WIDTHS)
        rest = max(px(self, 320), self.viewport().width() - fixed)
        shares = {0: rest * 9 // 20, 5: rest - rest * 9 // 20}
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, shares.get(column, px(self, width)))

    def place(self) -> tuple[int, int]:
        """Person and column one stands in; (-1, -1) for none."""
        return self.currentIndex().row(), self.currentIndex().column()

    def edit_note(self, words: str | None = None) -> None:
        """Open the note of the row; ``words`` replace it, None goes on at its end."""
        at, column = self.place()
        if column == FIRST + SheetColumn.NOTE and self.currentIndex().flags() & (
            Qt.ItemFlag.ItemIsEditable
        ):
            self.delegate.begins_with = words
            self.edit(self.model().index(at, column))

    def _open_here(self) -> None:
        at, column = self.place()
        if column == FIRST + SheetColumn.NOTE:
            self.edit_note()
        elif column < FIRST:
            self.opened.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: digits, Del, Ctrl+D, Ctrl+V, F2, Enter; letters begin a note."""
        at, column = self.place()
        plain_key = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        note = column == FIRST + SheetColumn.NOTE
        rating = KEYS.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif _is_fill(event):
            self.filled.emit()
        elif plain_key and event.key() in _ENTER and note:
            self.edit_note()
        elif plain_key and event.key() in _ENTER and at >= 0:
            self.opened.emit(at)
        elif event.key() == Qt.Key.Key_F2:
            self.edit_note()
        elif plain_key and event.key() in _CLEAR:
            self.cleared.emit()
        elif plain_key and not note and rating is not None and at >= 0:
            self.rated.emit(at, column, rating)
        elif plain_key and note and event.text().strip():
            self.edit_note(event.text())
        else:
            super().keyPressEvent(event)


def _is_fill(event: QKeyEvent) -> bool:
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_D


class RatingSheet(QWidget):
    """Shows the book; `opened` asks for one person, ``finish`` is the main button."""

    opened = Signal(int)
    told = Signal(str, bool)  # what happened in words, whether it can be taken back
    unread = Signal(object)  # tuple[Unread, ...]

    def __init__(self, book: Book, today: Callable[[], date]) -> None:
        super().__init__()
        self._book = book
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        tools = QHBoxLayout()
        tools.setContentsMargins(px(self, 16), px(self, 8), px(self, 16), px(self, 8))
        hint = self.tr("1 2 3 menilai · Ctrl+D isi yang kosong ke bawah · Enter buka orangnya")
        tools.addWidget(plain(hint, kind="muted"), 1)
        self.paper = PaperDate(today)
        self.finish = Button(self.tr("Selesaikan semua yang lengkap"), icon="check")
        tools.addWidget(self.paper)
        tools.addSpacing(px(self, 12))
        tools.addWidget(self.finish)
        column.addLayout(tools)
        column.addWidget(line())
        self.model = SheetModel(book, self)
        self.table = SheetTable(self.model)
        self.model.note_left.connect(self._write_note)
        self.table.rated.connect(self._rate)
        self.table.opened.connect(self.opened)
        self.table.cleared.connect(self._clear)
        self.table.filled.connect(self.fill_down)
        self.table.pasted.connect(self.paste)
        self.table.delegate.stepped.connect(self._step)
        column.addWidget(self.table, 1)

    # ---- showing

    def show_people(self) -> None:
        """Show the people of the book."""
        self.model.read()

    def refresh(self) -> None:
        """Show everyone again, where one stands."""
        at, column = self.table.place()
        self.model.read()
        if at >= 0 and column >= FIRST:
            self.focus(min(at, len(self._book.people) - 1), column - FIRST)

    def show_person(self, at: int) -> None:
        """Show one person as he is now."""
        self.model.show(at)

    def focus(self, at: int, place: int = SheetColumn.WORK) -> None:
        """Stand in a cell of a person."""
        if 0 <= at < len(self._book.people) and 0 <= place <= SheetColumn.NOTE:
            index = self.model.index(at, FIRST + place)
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.table.selectionModel().setCurrentIndex(index, flag)
            self.table.scrollTo(index)
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- acts

    def _rate(self, at: int, column: int, rating: Rating | None) -> None:
        place = column - FIRST
        if place not in (SheetColumn.WORK, SheetColumn.BEHAVIOUR) or self._closed(at):
            return
        self._write(at, SheetColumn(place), rating, "")
        if rating is None:
            return
        if place == SheetColumn.WORK:
            self.focus(at, SheetColumn.BEHAVIOUR)
        else:
            following = self._open_below(at)
            if following >= 0:
                self.focus(following)

    def _step(self, down: int, right: int) -> None:
        """From the note on: to the next open person's note, or a cell to the left."""
        at, column = self.table.place()
        if right:
            self.focus(at, max(0, column - FIRST + right))
            return
        following = self._open_below(at) if down > 0 else at
        self.focus(following if following >= 0 else at, SheetColumn.NOTE)

    def _open_below(self, at: int) -> int:
        rows = range(at + 1, len(self._book.people))
        return next((row for row in rows if not self._closed(row)), -1)

    def _closed(self, at: int) -> bool:
        return self._book.people[at].finished

    def _write_note(self, at: int, text: str) -> None:
        self._book.write_note(at, text)

    def _write(self, at: int, column: SheetColumn, rating: Rating | None, note: str) -> None:
        if column is SheetColumn.WORK:
            self._book.rate_work(rating, at)
        elif column is SheetColumn.BEHAVIOUR:
            self._book.rate_behaviour(rating, at)
        else:
            self._book.write_note(at, note)

    def _clear(self) -> None:
        """Del: empty the chosen cells of people who are not finished."""
        with self._book.together():
            for at, column in self._chosen():
                if column is not None and not self._closed(at):
                    self._write(at, column, None, "")

    def fill_down(self) -> None:
        """Ctrl+D: the topmost chosen cell into the empty cells below it, one column at a time."""
        chosen = [(at, column) for at, column in self._chosen() if column is not None]
        done = 0
        with self._book.together():
            for column in sorted({column for _at, column in chosen}):
                done += self._fill(column, [at for at, each in chosen if each is column])
        if done:
            self.told.emit(self.tr("{n} sel kosong diisi.").format(n=done), True)
        elif chosen:
            self.told.emit(
                self.tr("Tidak ada yang diisi: sel teratas kosong, atau di bawahnya sudah terisi."),
                False,
            )

    def _fill(self, column: SheetColumn, rows: Sequence[int]) -> int:
        people = self._book.people
        values = [value_of(one, column) for one in people]
        first = min(rows)
        if values[first] in (None, ""):
            return 0
        places = fill_places(values, [one.finished for one in people], rows)
        model = people[first]
        rating = model.work if column is SheetColumn.WORK else model.behaviour
        for at in places:
            self._write(at, column, rating, model.note)
        return len(places)

    def paste(self, text: str) -> None:
        """Ctrl+V: a block from a spreadsheet; what says no rating is named and left out."""
        at, column = self.table.place()
        if at < 0 or not text.strip():
            return
        place = SheetColumn(max(0, min(column - FIRST, SheetColumn.NOTE)))
        block = read_block(text, at, place, len(self._book.people))
        closed = {each.place for each in block.cells if self._closed(each.place)}
        with self._book.together():
            for each in block.cells:
                if each.place not in closed:
                    self._write(each.place, each.column, each.rating, each.note)
        done = sum(each.place not in closed for each in block.cells)
        words = self.tr("{n} sel ditempel.").format(n=done)
        if closed:
            words += self.tr(" {n} orang sudah selesai, tidak diubah.").format(n=len(closed))
        if block.over:
            words += self.tr(" {n} baris melebihi daftar.").format(n=block.over)
        self.told.emit(words, done > 0)
        if block.unread:
            self.unread.emit(block.unread)

    def _chosen(self) -> list[tuple[int, SheetColumn | None]]:
        indexes = self.table.selectionModel().selectedIndexes() or [self.table.currentIndex()]
        found: list[tuple[int, SheetColumn | None]] = []
        for index in indexes:
            place = index.column() - FIRST
            inside = 0 <= place <= SheetColumn.NOTE
            found.append((index.row(), SheetColumn(place) if inside else None))
        return sorted(found, key=lambda each: each[0])


def value_of(one: PersonEvaluation, column: SheetColumn) -> Rating | str | None:
    """What stands in a cell of a person."""
    return (one.work, one.behaviour, one.note)[column]


def unread_words(tr: Callable[[str], str], unread: Sequence[Unread]) -> str:
    """The cells that could not be read, one line each, with row, column and value."""
    line_words = tr("Baris {row}, kolom {column}: “{text}”")
    return "\n".join(
        line_words.format(row=each.row, column=each.column.label, text=each.text)
        for each in unread[:12]
    ) + (tr("\n… dan {n} lagi").format(n=len(unread) - 12) if len(unread) > 12 else "")
