"""Paints the cells of the role matrix and edits them in place, with the keys of a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.matrix.cells import MOST_LINES, Piece, PiecePainter
from asn_desktop.ui.matrix.model import FIXED, Index, MatrixModel
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.cell_editing import CellDelegate, CellEditor
from asn_desktop.ui.theme import px
from asn_desktop.views.matrix import PersonLine

if TYPE_CHECKING:
    from asn_desktop.ui.matrix.grid import MatrixGrid


def pieces_of(model: MatrixModel, index: Index) -> list[Piece]:
    """What one sees in a cell."""
    line = model.line(index)
    if line is None:
        return []
    if index.column() == 0:
        return _person(line, empty=model.is_empty(index.row()))
    if index.column() == 1:
        return [Piece(line.position or "–", ink="muted")]
    roles = model.roles(index)
    if not roles:
        return [Piece(text, bullet=True) for text in model.text(index).splitlines() if text.strip()]
    found = []
    for role in roles:
        found.append(Piece(role.text, bullet=True, state=State.ACTION if role.outside else None))
        if role.outside is not None:
            found.append(Piece("belum masuk SKP", small=True, ink="warn", under=True))
    return found


def _person(line: PersonLine, *, empty: bool) -> list[Piece]:
    found = [Piece(line.name, bold=True)]
    if line.heads_team:
        found.append(Piece("ketua tim", small=True, ink="accent"))
    if line.guest and not line.no_skp and line.unit:
        found.append(Piece(f"dari {line.unit}", small=True, ink="muted"))
    if line.no_skp:
        found.append(Piece("di luar kantor ini, tanpa SKP", small=True, ink="muted"))
    if empty:
        found.append(Piece("belum ada peran", small=True, state=State.ACTION))
    elif not line.roles and line.elsewhere:
        found.append(Piece("berperan di matriks lain", small=True, ink="muted"))
    if line.loose:
        words = f"{len(line.loose)} hasil di luar matriks"
        found.append(Piece(words, small=True, state=State.WAITING))
    return found


class MatrixDelegate(CellDelegate):
    """Belongs to one `MatrixGrid`, for both of its tables."""

    def __init__(self, grid: MatrixGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.cells = PiecePainter(grid.font(), px(grid, 100) / 100)
        self.stepped.connect(self._step)

    def forget(self) -> None:
        """Other colours or letters: set everything anew."""
        self.cells = PiecePainter(self._grid.font(), px(self._grid, 100) / 100)

    # ---- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: paint one cell."""
        grid = self._grid
        colours = colours_of(grid)
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, self._ground(index, colours))
        self.cells.paint(painter, rect, pieces_of(grid.model, index), colours)
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        last = index.column() == FIXED - 1
        painter.setPen(colours.q("edge" if last else "line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if index.column() >= FIXED and index == grid.table.currentIndex():
            focus = grid.table.hasFocus()
            painter.setPen(QPen(colours.q("focus" if focus else "edge"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _ground(self, index: Index, colours: Colours) -> QColor:
        grid = self._grid
        here = grid.table.currentIndex()
        if index.column() < FIXED:
            return colours.q("current" if index.row() == here.row() else "surface2")
        if index != here and grid.table.selectionModel().isSelected(index):
            return colours.q("accent_soft")
        return colours.q("surface")

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Qt: heights are set by the grid."""
        return QSize(px(self._grid, 80), px(self._grid, 32))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: what the cell lacks, and its whole text where it is cut."""
        words = str(index.data(Qt.ItemDataRole.ToolTipRole) or "") if index.isValid() else ""
        rect: QRect = option.rect
        if index.isValid():
            pieces = pieces_of(self._grid.model, index)
            if self.cells.is_cut(pieces, rect.width(), rect.height()):
                words = f"{self._grid.model.text(index)}\n\n{words}".strip()
        QToolTip.showText(event.globalPos(), words, view)
        return True

    # ---- editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: a box for the roles of the cell."""
        editor = CellEditor(parent, fewest=2, most=MOST_LINES)
        hint = self.tr("Hasil yang dicapai; Alt+Enter untuk peran berikutnya")
        editor.setPlaceholderText(hint)
        draft = self._grid.model.draft_key(index)
        editor.setProperty("draft", str(draft) if draft else "")
        editor.setProperty("rule", "matrix.role")
        editor.setFont(self._grid.font())
        line, column = self._grid.model.line(index), self._grid.model.column(index.column())
        if line is not None and column is not None:
            editor.setAccessibleName(f"{line.name}: {column.text}")
        self._grid.editing = True
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt: typing replaces the text, F2 and a double click go on at its end."""
        if isinstance(editor, CellEditor):
            editor.put(self._grid.model.text(index), chosen=self.by_key)

    def _step(self, down: int, on: int) -> None:
        if down:
            self._grid.step(down, 0)
        else:
            self._grid.step_on(on)
