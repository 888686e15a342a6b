"""A role matrix as rows and columns: two fixed columns for the person, then one per indicator."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from asn_desktop.rules.findings import Finding
from asn_desktop.services.matrix_cells import CellText
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.matrix import ColumnView, MatrixView, PersonLine, RoleView
from asn_desktop.workflows.sentences import say

FIXED = 2
"""The columns that stay: Pegawai, Jabatan."""
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
Key = tuple[UUID, UUID]
_NOWHERE = QModelIndex()


class MatrixModel(QAbstractTableModel):
    """A `MatrixView` as a table; ``edited([CellText, …])`` when a person has changed cells.

    What was typed is shown at once and until the matrix is shown again from the database.
    """

    edited = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matrix: MatrixView | None = None
        self._typed: dict[Key, str] = {}

    # ---- content

    def show(self, matrix: MatrixView | None) -> None:
        """Show a matrix; what was typed is in it by now."""
        self.beginResetModel()
        self.matrix = matrix
        self._typed = {}
        self.endResetModel()

    def take(self, cells: list[CellText]) -> None:
        """Show cells as typed or pasted and tell it."""
        for cell in cells:
            self._typed[cell.row_id, cell.column_id] = cell.text
        if cells:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.edited.emit(cells)

    # ---- places

    def line(self, index: Index) -> PersonLine | None:
        """The person of a row."""
        rows = self.matrix.rows if self.matrix is not None else ()
        return rows[index.row()] if 0 <= index.row() < len(rows) else None

    def column(self, at: int) -> ColumnView | None:
        """The column at a place of the table; None for the two that stay."""
        columns = self.matrix.columns if self.matrix is not None else ()
        return columns[at - FIXED] if FIXED <= at < FIXED + len(columns) else None

    def key(self, index: Index) -> Key | None:
        """Row and column of a cell; None for the two columns that stay."""
        line, column = self.line(index), self.column(index.column())
        return None if line is None or column is None else (line.id, column.id)

    def place(self, key: Key) -> QModelIndex:
        """Where a cell stands now; not valid when it is gone."""
        if self.matrix is None:
            return QModelIndex()
        rows = [row.id for row in self.matrix.rows]
        columns = [column.id for column in self.matrix.columns]
        if key[0] not in rows or key[1] not in columns:
            return QModelIndex()
        return self.index(rows.index(key[0]), FIXED + columns.index(key[1]))

    def cell_text(self, index: Index, text: str) -> CellText | None:
        """What is to be written when a cell says ``text``; None where nothing is."""
        key = self.key(index)
        return None if key is None else CellText(key[0], key[1], text)

    def draft_key(self, index: Index) -> DraftKey | None:
        """Where the text of a cell is kept while it is typed."""
        key = self.key(index)
        return None if key is None else DraftKey("matrix_row", key[0], str(key[1]))

    # ---- cells

    def roles(self, index: Index) -> tuple[RoleView, ...]:
        """The roles of a cell as stored; none while something newer was typed."""
        line = self.line(index)
        at = index.column() - FIXED
        if line is None or not 0 <= at < len(line.cells) or self.key(index) in self._typed:
            return ()
        return line.cells[at]

    def text(self, index: Index) -> str:
        """What a cell says, one role a line."""
        key = self.key(index)
        if key is None:
            line = self.line(index)
            return "" if line is None else (line.position if index.column() else line.name)
        if key in self._typed:
            return self._typed[key]
        return "\n".join(role.text for role in self.roles(index))

    def finding(self, index: Index) -> Finding | None:
        """What keeps a role of the cell out of an SKP."""
        return next((role.outside for role in self.roles(index) if role.outside), None)

    def is_empty(self, row: int) -> bool:
        """Whether somebody has no role yet, here or in another matrix."""
        line = self.line(self.index(row, 0))
        if line is None or line.roles or line.elsewhere:
            return False
        return not any(key[0] == line.id and text for key, text in self._typed.items())

    def taken_by(self, at: int) -> int:
        """How many people have a role in a column of the table."""
        matrix, column = self.matrix, self.column(at)
        if matrix is None or column is None:
            return 0
        typed = {key[0]: text for key, text in self._typed.items() if key[1] == column.id}
        return sum(
            1
            for row in matrix.rows
            if (bool(typed[row.id].strip()) if row.id in typed else row.cells[at - FIXED])
        )

    # ---- Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: one row a person."""
        return 0 if parent.isValid() or self.matrix is None else len(self.matrix.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: name, position, then the columns of the matrix."""
        if parent.isValid() or self.matrix is None:
            return 0
        return FIXED + len(self.matrix.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Qt: words for the screen, the editor, the tool tip and the screen reader."""
        if not index.isValid():
            return None
        if role in (Role.DisplayRole, Role.EditRole, Role.AccessibleTextRole):
            return self.text(index)
        if role == Role.ToolTipRole:
            return self._tip(index)
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Qt: take what was typed and tell it."""
        text = str(value).strip()
        cell = self.cell_text(index, text)
        if role != Role.EditRole or cell is None or text == self.text(index):
            return False
        self.take([cell])
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: roles can be edited, people not."""
        flags = Qt.ItemFlag.ItemIsEnabled
        if not index.isValid():
            return flags
        flags |= Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() >= FIXED else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Qt: the heads; the whole text and what stands behind it as the tool tip."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.column(section)
        if role == Role.ToolTipRole and column is not None:
            parts = (column.text, column.target, f"Hasil kerja: {column.result}")
            return "\n".join(parts if column.result else parts[:1])
        if role != Role.DisplayRole:
            return None
        if column is not None:
            return f"{column.number}  {column.text}"
        return ("Pegawai", "Jabatan")[section] if section < FIXED else None

    def _tip(self, index: Index) -> str | None:
        roles = self.roles(index)
        parts = [say(role.outside) for role in roles if role.outside]
        parts += [say(role.hint) for role in roles if role.hint]
        return "\n".join(dict.fromkeys(parts)) or None
