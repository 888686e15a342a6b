"""The suggestions of a meeting as a grid; keys as in the other grids.

Tab goes right, Enter down, Shift+Enter breaks the line, Ctrl+Del removes the row, a block pasted
from a spreadsheet fills cells. The last row is always empty: writing in it makes the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from asn_desktop.rules.guidance import NO, YES
from asn_desktop.ui import formats
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.guidance.cells import TextCell, YesNoCell
from asn_desktop.ui.states import State
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind
from asn_desktop.ui.widgets.chips import StateChip
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.forum import SuggestionRow

COLUMNS: tuple[tuple[str, str, int], ...] = (
    ("text", "Saran", 210),
    ("giver", "Dari", 100),
    ("decision", "Keputusan", 150),
    ("accepted", "Diterima", 0),
    ("responsible", "Penanggung jawab", 120),
    ("until", "Sampai", 0),
    ("answered_on", "Dijawab", 0),
    ("answer", "Jawaban", 180),
)
"""Field, heading and share of the width; 0 = as wide as its content."""
DATES = ("until", "answered_on")
DATE_WIDTH = 104
CHOICE_WIDTH = 98
ACCEPTED = {YES: True, NO: False, "": None}
FIRST = "usul warga"
Cell = tuple[UUID | None, int, str, Any]


class DateCell(TextCell):
    """A day as in other fields: "4 Mei", "4/5/26", "hari ini"."""

    def __init__(self, name: str, today: date) -> None:
        super().__init__(name, lines=1, most=1)
        self._today = today
        self.setPlaceholderText(self.tr("tgl bln"))

    def value(self) -> date | None:
        """The day typed; raises ``ValueError`` for what is none."""
        return formats.parse_date(self.words(), self._today)

    def refuse(self, stored: str) -> None:
        """What stands there was not taken: it stays, as something that is not stored."""
        self._known = stored


class AcceptedCell(YesNoCell):
    """Ya, tidak or not decided."""

    def value(self) -> bool | None:
        """What is chosen."""
        return ACCEPTED[self.words()]


GridCell = TextCell | AcceptedCell


@dataclass
class Line:
    """One row of widgets; ``id`` is None while it is not stored."""

    number: QLabel
    cells: dict[str, GridCell]
    chip: StateChip
    remove: Button
    id: UUID | None = None
    stored: dict[str, str] = field(default_factory=dict)
    faults: set[str] = field(default_factory=set)

    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(cell.words() for cell in self.cells.values())


class SuggestionGrid(QWidget):
    """``written(cells)`` when a cell was left, ``removed(id)`` for a row."""

    written = Signal(object)  # list of Cell
    removed = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._forum_id: UUID | None = None
        self.lines: list[Line] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(self, 6))
        self._grid.setVerticalSpacing(px(self, 6))
        for at, (_name, title, share) in enumerate(COLUMNS, 1):
            label = plain(title, kind="muted")
            label.setFont(sized(label, points=-1.5, bold=True))
            self._grid.addWidget(label, 0, at, Qt.AlignmentFlag.AlignBottom)
            self._grid.setColumnStretch(at, share)

    # ---- what the page calls

    def show_rows(self, forum_id: UUID, rows: Sequence[SuggestionRow]) -> None:
        """Show what is stored; a cell that is being typed in is left alone."""
        if forum_id != self._forum_id:
            self._clear()
            self._forum_id = forum_id
        while len(self.lines) <= len(rows):
            self._append()
        while len(self.lines) > len(rows) + 1 and self.lines[-1].id is not None:
            self._pop()
        for at, line in enumerate(self.lines):
            self._fill(line, rows[at] if at < len(rows) else None, at)
        while len(self.lines) > len(rows) + 1 and self.lines[-1].is_empty():
            self._pop()
        if not self.lines[-1].is_empty():
            self._append()

    def commit(self) -> None:
        """Write what is being typed."""
        for at, line in enumerate(self.lines):
            for name, cell in line.cells.items():
                if cell.is_new():
                    self._left(at, name)

    def focus_first(self) -> None:
        """Put the focus into the first cell of the empty row."""
        self.lines[-1].cells["text"].setFocus(Qt.FocusReason.TabFocusReason)

    def here(self) -> int | None:
        """The row one is in, from 0; None outside the grid."""
        for at, line in enumerate(self.lines):
            if any(cell.hasFocus() for cell in line.cells.values()):
                return at
        return None

    def next_unanswered(self) -> bool:
        """F8: into the answer of the next suggestion without one; False = there is none."""
        stored = [line for line in self.lines if line.id is not None]
        at = self.here() or 0
        first = at + (at < len(stored) and stored[at].cells["answer"].hasFocus())
        order = [*stored[first:], *stored[:first]]
        for line in order:
            if line.chip.state is not State.DONE:
                line.cells["answer"].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def show_fault(self, at: int, name: str, words: str) -> None:
        """Mark a cell; "" takes the mark away."""
        if not 0 <= at < len(self.lines) or name not in self.lines[at].cells:
            return
        line = self.lines[at]
        cell = line.cells[name]
        cell.setProperty("severity", "error" if words else "")
        cell.setToolTip(words)
        cell.setAccessibleDescription(words)
        cell.style().unpolish(cell)
        cell.style().polish(cell)
        (line.faults.add if words else line.faults.discard)(name)
        if words and isinstance(cell, DateCell):
            cell.refuse(line.stored.get(name, ""))

    def has_faults(self) -> bool:
        """Whether a cell is marked."""
        return any(line.faults for line in self.lines)

    # ---- making

    def _append(self) -> None:
        at = len(self.lines)
        number = plain(str(at + 1), kind="muted")
        number.setContentsMargins(0, px(self, 6), px(self, 4), 0)
        cells: dict[str, GridCell] = {}
        for name, title, _share in COLUMNS:
            cells[name] = self._cell(at, name, f"{title}, saran {at + 1}")
        remove = Button("", kind=Kind.QUIET, icon="trash", small=True)
        remove.clicked.connect(partial(self._remove, at))
        remove.setToolTip(self.tr("Hapus saran · Ctrl+Del"))
        remove.setAccessibleName(self.tr("Hapus saran {no}").format(no=at + 1))
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip = StateChip(State.OPEN, self.tr("menunggu"))
        line = Line(number, cells, chip, remove)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(number, at + 1, 0, top | Qt.AlignmentFlag.AlignRight)
        before: QWidget | None = self.lines[-1].cells["answer"] if self.lines else None
        for place, cell in enumerate(cells.values(), 1):
            self._grid.addWidget(cell, at + 1, place, top)
            if before is not None:
                QWidget.setTabOrder(before, cell)
            before = cell
        self._grid.addWidget(chip, at + 1, len(COLUMNS) + 1, top)
        self._grid.addWidget(remove, at + 1, len(COLUMNS) + 2, top)
        self.lines.append(line)
        self._show_state(line, None)

    def _cell(self, at: int, name: str, told: str) -> GridCell:
        cell: GridCell
        if name == "accepted":
            cell = AcceptedCell(told)
            cell.setFixedWidth(px(self, CHOICE_WIDTH))
        elif name in DATES:
            cell = DateCell(told, self._today)
            cell.setFixedWidth(px(self, DATE_WIDTH))
        else:
            cell = TextCell(told, FIRST if name == "text" and not at else "")
        if isinstance(cell, TextCell):
            cell.pasted.connect(partial(self._pasted, at, name))
        cell.left.connect(partial(self._left, at, name))
        cell.moved.connect(partial(self._step, at, name))
        cell.removed.connect(partial(self._remove, at))
        return cell

    def _clear(self) -> None:
        while self.lines:
            self._pop()

    def _pop(self) -> None:
        line = self.lines.pop()
        for widget in (line.number, *line.cells.values(), line.chip, line.remove):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _fill(self, line: Line, stored: SuggestionRow | None, at: int) -> None:
        if stored is not None and line.id not in (None, stored.id):
            for cell in line.cells.values():
                cell.keep()  # another suggestion moved up here: nothing of the one before stays
        line.id = stored.id if stored else None
        for name, cell in line.cells.items():
            words = _words(stored, name)
            if isinstance(cell, YesNoCell) or not cell.hasFocus() or not cell.is_new():
                cell.put(words)
            line.stored[name] = words
            if name in line.faults and cell.words() == words:
                self.show_fault(at, name, "")
            if isinstance(cell, TextCell) and name not in DATES and self._forum_id is not None:
                key = line.id or uuid5(self._forum_id, str(at))
                cell.setProperty("draft", str(DraftKey("suggestion", key, name)))
        self._show_state(line, stored)

    def _show_state(self, line: Line, stored: SuggestionRow | None) -> None:
        line.remove.setVisible(stored is not None)
        line.chip.setVisible(stored is not None)
        if stored is None:
            return
        if not stored.waits:
            line.chip.show_state(State.DONE, self.tr("dijawab"))
        elif stored.overdue:
            line.chip.show_state(State.REFUSED, self.tr("lewat"))
        else:
            line.chip.show_state(State.OPEN, self.tr("menunggu"))

    # ---- what happens

    def _left(self, at: int, name: str) -> None:
        line = self.lines[at]
        cell = line.cells[name]
        try:
            value = _value(cell)
        except ValueError:
            words = self.tr("Tanggal tidak terbaca. Tulis seperti 4 Mei 2026 atau 4/5.")
            self.show_fault(at, name, words)
            return
        self.show_fault(at, name, "")
        cell.keep()
        if line is self.lines[-1]:
            self._append()
        self.written.emit([(line.id, at + 1, name, value)])

    def _step(self, at: int, name: str, by: int) -> None:
        to = at + by
        if to >= len(self.lines):
            self.commit()  # what stands in the last row makes the next one
        if 0 <= to < len(self.lines):
            self.lines[to].cells[name].setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, at: int, *_checked: object) -> None:
        self.commit()  # what is being typed in another row is not lost
        line = self.lines[at]
        if line.id is not None:
            self.removed.emit(line.id)

    def _pasted(self, at: int, name: str, block: list[list[str]]) -> None:
        names = [one for one, _title, _share in COLUMNS]
        start = names.index(name)
        cells: list[Cell] = []
        for down, words in enumerate(block):
            while len(self.lines) <= at + down:
                self._append()
            line = self.lines[at + down]
            for column, text in zip(names[start:], words, strict=False):
                cell = line.cells[column]
                if isinstance(cell, YesNoCell):
                    cell.choose(text)
                else:
                    cell.setPlainText(text.strip())
                try:
                    cells.append((line.id, at + down + 1, column, _value(cell)))
                except ValueError:
                    self.show_fault(at + down, column, self.tr("Tanggal tidak terbaca."))
                    continue
                cell.keep()
        self._append()
        self.written.emit(cells)


def _value(cell: GridCell) -> Any:
    if isinstance(cell, DateCell | AcceptedCell):
        return cell.value()
    return cell.words()


def _words(stored: SuggestionRow | None, name: str) -> str:
    if stored is None:
        return ""
    value = getattr(stored, name)
    if name == "accepted":
        return next(words for words, meaning in ACCEPTED.items() if meaning is value)
    return formats.short_date(value) if name in DATES else value
