"""The table of the desk: rows by arrow keys, a side by 1, 2, 3, by ← → or by a click."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from asn_desktop.rules.three_way import Key, Side
from asn_desktop.ui.merge.cells import DeskDelegate
from asn_desktop.ui.merge.model import LABEL, RESULT, SIDES, DeskModel
from asn_desktop.ui.theme import px
from asn_desktop.views.questions import DeskLine, QuestionView

SHARES = {False: (26, 25, 24, 25, 0), True: (21, 20, 18, 20, 21)}
"""Parts of the width, without and with the column of the result."""
FIRST_ROWS = 2
_DIGITS = {Qt.Key.Key_1: Side.OFFICE, Qt.Key.Key_2: Side.BASE, Qt.Key.Key_3: Side.CENTRE}


class DeskTable(QTableView):
    """``table.show_view(view, picks)``; `picked` tells that something was chosen."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = DeskModel(self)
        self.setModel(self.desk)
        self.setItemDelegate(DeskDelegate(self, self.desk))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setFixedHeight(px(self, 32))
        head.setHighlightSections(False)
        self.setAccessibleName(self.tr("Isi kantor, semula, dan pusat"))
        self._with_result = False
        self.setColumnHidden(RESULT, True)
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit_rows)
        self.desk.picked.connect(self._picked)
        self.desk.modelReset.connect(self._laid)

    # ---- what the page asks

    def show_view(self, view: QuestionView | None, picks: Mapping[Key, Side]) -> None:
        """Show a question; stands on the first row that waits for a choice."""
        self.desk.show_view(view, picks)
        self._fit_rows()
        row = self.desk.next_open(-1)
        if row < 0:
            row = next(
                (at for at, one in enumerate(self.desk.entries) if isinstance(one, DeskLine)), 0
            )
        self._stand(row)
        if row <= FIRST_ROWS:
            self.scrollToTop()

    def show_result(self, wanted: bool) -> None:
        """Show or hide the column of what would be stored."""
        self._with_result = wanted
        self.setColumnHidden(RESULT, not wanted)
        self._fit_columns()

    def next_open(self) -> bool:
        """Go to the next row that waits; False = none does."""
        row = self.desk.next_open(self.currentIndex().row())
        if row >= 0:
            self._stand(row)
        return row >= 0

    def _stand(self, row: int) -> None:
        if row < self.desk.rowCount():
            index = self.desk.index(row, LABEL)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    # ---- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: 1, 2, 3 or ← → choose, Space and Enter unfold."""
        key, row = Qt.Key(event.key()), self.currentIndex().row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in _DIGITS:
            self._choose(row, _DIGITS[key])
        elif plain and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_choice(row, 1 if key == Qt.Key.Key_Right else -1)
        elif plain and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._unfold(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click on a side chooses it, one on a fold opens it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        if not self._unfold(index.row()) and LABEL < index.column() < RESULT:
            self.desk.pick(index.row(), SIDES[index.column() - 1])

    def _choose(self, row: int, side: Side) -> None:
        """Choose and go on to the next row that waits."""
        if self.desk.pick(row, side):
            following = self.desk.next_open(row)
            if following > row:
                self._stand(following)

    def _move_choice(self, row: int, step: int) -> None:
        entry = self.desk.entries[row] if 0 <= row < len(self.desk.entries) else None
        if not isinstance(entry, DeskLine):
            return
        chosen = self.desk.chosen(entry)
        at = SIDES.index(chosen) + step if chosen is not None else (0 if step < 0 else 2)
        self.desk.pick(row, SIDES[min(2, max(0, at))])

    def _unfold(self, row: int) -> bool:
        if not self.desk.unfold(row):
            return False
        self._stand(row)
        return True

    # ---- looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the columns share the width."""
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        shares = SHARES[self._with_result]
        room = self.viewport().width()
        widths = [room * share // 100 for share in shares]
        widths[LABEL] += room - sum(widths)
        for column, width in enumerate(widths):
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
        self._fitting.start()

    def _laid(self) -> None:
        self.clearSpans()
        for row, entry in enumerate(self.desk.entries):
            if not isinstance(entry, DeskLine):
                self.setSpan(row, LABEL, 1, RESULT + 1)
        self._fitting.start()

    def _fit_rows(self) -> None:
        self.resizeRowsToContents()

    def _picked(self) -> None:
        if self._with_result:
            self._fitting.start()
        self.viewport().update()
        self.picked.emit()
