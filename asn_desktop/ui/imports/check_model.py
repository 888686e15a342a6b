"""The lines of a plan as Qt's model; what is typed is told, never kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from asn_desktop.ui.imports.face import Face, Line
from asn_desktop.views.imports import Effect
from asn_desktop.views.roster import Cell

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class CheckModel(QAbstractTableModel):
    """Lines of a plan. A typed cell is told by `corrected`, never kept here."""

    corrected = Signal(object, str)  # Cell, text
    ticked = Signal()

    def __init__(
        self, face: Face, text_of: Callable[[Cell], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.face = face
        self.lines: Sequence[Line] = ()
        self.skipped: set[tuple[str | None, int]] = set()
        self.changed_cells: frozenset[Cell] = frozenset()
        self._text_of = text_of

    def set_face(self, face: Face) -> None:
        """Show another kind of file; its lines are still to come."""
        self.beginResetModel()
        self.face, self.lines = face, ()
        self.endResetModel()

    def set_lines(self, lines: Iterable[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """The cell of the file that is edited at ``index``."""
        line = self.lines[index.row()]
        if line.is_row:
            return self.face.cell_at(line.planned, index.column())
        finding = line.finding
        if finding is None or finding.place is None or self._has_column(line):
            return None
        return Cell(finding.sheet, finding.row, finding.place)

    def toggle(self, row: int) -> None:
        """Take the tick of a changed row away, or give it back."""
        line = self.lines[row]
        if self.face.choosable and line.planned.effect is Effect.CHANGED:
            self.skipped ^= {line.planned.key}
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.face.columns) - 1))
            self.ticked.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many lines."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many columns."""
        return 0 if parent.isValid() else len(self.face.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Qt: the words of a cell, or the whole text of the file's cell for the editor."""
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Role.DisplayRole:
            return self.face.words_in(line.planned, index.column()) if line.is_row else line.words
        if role == Role.ToolTipRole:
            return self._tip(index, line)
        if role == Role.EditRole:
            cell = self.cell(index)
            if cell is None:
                return None
            finding = line.finding
            return (
                finding.value
                if finding is not None
                else self.face.text_at(line.planned, index.column())
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Qt: what was typed in an editor."""
        cell = self.cell(index)
        if role != Role.EditRole or cell is None or value == self.data(index, Role.EditRole):
            return False
        self.corrected.emit(cell, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: cells of the file can be typed anew."""
        flags = super().flags(index)
        if index.isValid() and self.cell(index) is not None:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Qt: the titles."""
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.face.columns[section].title
        return None

    def _has_column(self, line: Line) -> bool:
        finding = line.finding
        return finding is not None and self.face.column_of(finding, line.planned) is not None

    def _tip(self, index: Index, line: Line) -> str | None:
        cell = self.cell(index)
        if cell is not None and cell in self.changed_cells:
            return self.tr("Di berkas: {text}").format(text=self._text_of(cell) or "–")
        words = self.face.words_in(line.planned, index.column()) if line.is_row else line.words
        return words if len(words) > 24 else None
