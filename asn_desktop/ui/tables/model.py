"""Rows as they came from one query: the model holds them, the query sorts and filters them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from asn_desktop.ui.tables.columns import Column

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()


def id_of(row: Any) -> Hashable:
    """The id of a row: its ``id``, or the first member of a tuple."""
    found: Hashable = row[0] if isinstance(row, tuple) and not hasattr(row, "id") else row.id
    return found


class RowTableModel(QAbstractTableModel):
    """Frozen rows under declared columns; with ``choosable`` a first column of ticks.

    What is ticked is remembered by id, also while a filter hides the row.
    """

    chosen_changed = Signal()

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        row_id: Callable[[Any], Hashable] = id_of,
        choosable: bool = False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.choosable = choosable
        self.chosen: dict[Hashable, None] = {}
        self._rows: Sequence[Any] = ()
        self._row_id = row_id
        self._ticks = 1 if choosable else 0

    # ---- rows

    @property
    def rows(self) -> Sequence[Any]:
        """The rows shown, in order."""
        return self._rows

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def column_of(self, index: Index) -> Column | None:
        """The declared column of ``index``; None for the ticks."""
        at = index.column() - self._ticks
        return self.columns[at] if at >= 0 else None

    def id_at(self, row: int) -> Hashable:
        """The id of the row at ``row``."""
        return self._row_id(self._rows[row])

    def place_of(self, wanted: Hashable) -> int:
        """Where the row with id ``wanted`` stands; -1 = not shown."""
        return next((at for at, row in enumerate(self._rows) if self._row_id(row) == wanted), -1)

    # ---- ticks

    def is_chosen(self, row: int) -> bool:
        """Whether the row at ``row`` is ticked."""
        return bool(self.chosen) and self.id_at(row) in self.chosen

    def choose(self, rows: Iterable[int], chosen: bool = True) -> None:
        """Tick (or untick) the rows at these places."""
        for row in rows:
            if chosen:
                self.chosen[self.id_at(row)] = None
            else:
                self.chosen.pop(self.id_at(row), None)
        self._ticks_changed()

    def choose_ids(self, ids: Iterable[Hashable]) -> None:
        """Tick exactly these ids, shown or not."""
        self.chosen = dict.fromkeys(ids)
        self._ticks_changed()

    def all_chosen(self) -> bool:
        """Whether every row shown is ticked (and there is one)."""
        if len(self.chosen) < len(self._rows) or not self._rows:
            return False
        return all(self._row_id(row) in self.chosen for row in self._rows)

    def chosen_hidden(self) -> int:
        """How many ticked rows are not shown now."""
        if not self.chosen:
            return 0
        shown = sum(1 for row in self._rows if self._row_id(row) in self.chosen)
        return len(self.chosen) - shown

    def _ticks_changed(self) -> None:
        if self._rows and self.choosable:
            last = self.index(len(self._rows) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Role.CheckStateRole])
        self.chosen_changed.emit()

    # ---- Qt

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many columns, the ticks included."""
        return 0 if parent.isValid() else len(self.columns) + self._ticks

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Qt: the words of a cell; the delegate asks the columns directly."""
        if not index.isValid():
            return None
        column = self.column_of(index)
        if column is None:
            if role == Role.CheckStateRole:
                on = self.is_chosen(index.row())
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            return None
        if role in (Role.DisplayRole, Role.AccessibleTextRole):
            return column.text(self._rows[index.row()])
        if role == Role.TextAlignmentRole:
            return column.alignment
        return None

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Qt: tick or untick."""
        if role != Role.CheckStateRole or not index.isValid() or self.column_of(index) is not None:
            return False
        self.choose([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: rows can be selected, ticks can be set."""
        flags = super().flags(index)
        if index.isValid() and self.column_of(index) is None:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Qt: the titles."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        at = section - self._ticks
        if at < 0:
            return self.tr("Pilih semua") if role == Role.ToolTipRole else None
        if role == Role.DisplayRole:
            return self.columns[at].title
        if role == Role.ToolTipRole:
            return self.columns[at].tip or None
        return None
