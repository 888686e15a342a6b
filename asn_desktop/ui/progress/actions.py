"""What came of each planned action of a result: "Realisasi dan Bukti Dukung" of B.1.2."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise
from uuid import UUID, uuid5

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.progress.cell import Cell
from asn_desktop.ui.theme import px
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.progress import ActionProgress, ResultProgress

WriteAction = Callable[[UUID, str], object]


class ActionRows(QWidget):
    """One row per action; a row whose action is still there is kept, with the cursor in it."""

    def __init__(self, number: int, period_id: UUID, write: WriteAction) -> None:
        super().__init__()
        self._number, self._period_id, self._write = number, period_id, write
        self._labels: dict[UUID, QLabel] = {}
        self._last: dict[UUID, str] = {}
        self._width = px(self, 560)
        self.cells: dict[UUID, Cell] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(self, 10))
        self._grid.setVerticalSpacing(px(self, 6))
        self._grid.setColumnStretch(0, 1)
        self.hide()

    def fit(self, width: int) -> None:
        """Make the fields ``width`` pixels wide: as wide as that of the action plan above."""
        self._width = width
        for cell in self.cells.values():
            cell.setFixedWidth(width)

    def show_actions(self, result: ResultProgress, *, locked: bool, after: QWidget) -> None:
        """Show what is stored behind ``after`` for Tab; a cell being typed in is left alone."""
        known = {one.id for one in result.documented}
        for gone in [key for key in self.cells if key not in known]:
            for widget in (self.cells.pop(gone), self._labels.pop(gone)):
                widget.hide()
                widget.deleteLater()
        for place, one in enumerate(result.documented):
            if one.id not in self.cells:
                self._add(one)
            label, cell = self._labels[one.id], self.cells[one.id]
            label.setText(f"{place + 1}.  {one.text}")
            cell.setAccessibleName(
                self.tr("Realisasi langkah {place} hasil {no}").format(
                    place=place + 1, no=self._number
                )
            )
            cell.put(one.realised)
            cell.setReadOnly(locked)
            self._last[one.id] = one.last
            self._grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(cell, place, 1, Qt.AlignmentFlag.AlignTop)
        ordered = [self.cells[one.id] for one in result.documented]
        for one_before, one_after in pairwise([after, *ordered]):
            QWidget.setTabOrder(one_before, one_after)
        self.setVisible(bool(ordered))

    def _add(self, one: ActionProgress) -> None:
        label = plain("", kind="muted")
        label.setContentsMargins(px(self, 12), px(self, 6), 0, 0)
        cell = Cell("", self.tr("realisasi dan bukti dukung"))
        cell.setProperty("rule", "progress.document")
        cell.setFixedWidth(self._width)
        kept = uuid5(self._period_id, str(one.id))
        cell.setProperty("draft", str(DraftKey("action_realisation", kept, "text")))
        cell.left.connect(partial(self._left, one.id))
        cell.down.connect(partial(self._down, one.id))
        cell.fill.connect(partial(self._fill, one.id))
        self._labels[one.id], self.cells[one.id] = label, cell

    def _left(self, action_id: UUID) -> None:
        cell = self.cells[action_id]
        cell.keep()
        self._write(action_id, cell.words())

    def _down(self, action_id: UUID, step: int) -> None:
        del step
        if not self.cells[action_id].focusNextPrevChild(True):
            self.cells[action_id].commit()

    def _fill(self, action_id: UUID) -> None:
        """Ctrl+D: what last period said, into an empty field."""
        cell, last = self.cells[action_id], self._last[action_id]
        if last and not cell.words() and not cell.isReadOnly():
            cell.setPlainText(last)
            self._left(action_id)
