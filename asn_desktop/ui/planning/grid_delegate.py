"""Paints the SKP grid and edits its cells in place, with the keys of a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from asn_desktop.rules.planning import ResultSection
from asn_desktop.ui import icons
from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.planning.cells import LINES, look_of
from asn_desktop.ui.planning.grid_columns import Options
from asn_desktop.ui.planning.grid_model import Index, RowKind
from asn_desktop.ui.states import State
from asn_desktop.ui.tables.cell_editing import CellDelegate, CellEditor
from asn_desktop.ui.theme import px, sized

if TYPE_CHECKING:
    from asn_desktop.ui.planning.grid import SkpGrid


class ChoiceEditor(QComboBox):
    """What can be chosen in a column, or nothing."""

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.addItem("–", "")
        for code, words in options:
            self.addItem(words, code)

    def showPopup(self) -> None:
        """Qt: the list is as wide as its longest line, also where the column is narrow."""
        inside = self.fontMetrics()
        lines = (inside.horizontalAdvance(self.itemText(at)) for at in range(self.count()))
        self.view().setMinimumWidth(max(lines) + px(self, 40))
        super().showPopup()


class GridDelegate(CellDelegate):
    """Belongs to one `SkpGrid`."""

    def __init__(self, grid: SkpGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.stepped.connect(self._step)

    # ---- painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: paint one cell."""
        grid, model = self._grid, self._grid.grid_model
        colours = colours_of(grid)
        rect: QRect = option.rect
        row = model.row(index)
        painter.save()
        if row.kind is RowKind.LINE:
            self._paint_line(painter, rect, index, colours)
        elif row.kind is RowKind.SECTION:
            self._paint_section(painter, rect, row.section, colours)
        elif row.kind is RowKind.ADD:
            self._paint_add(painter, rect, index, colours)
        elif row.note is not None:
            state = State.DONE if row.note.done else State.ACTION
            painter.fillRect(rect, state.soft(colours))
            bar = QRect(rect.left(), rect.top(), px(grid, 3), rect.height() - 1)
            painter.fillRect(bar, state.colour(colours))
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_line(self, painter: QPainter, rect: QRect, index: Index, colours: Colours) -> None:
        grid, model = self._grid, self._grid.grid_model
        current = index == grid.currentIndex()
        ground: QColor = colours.q("surface")
        if not current and grid.selectionModel().isSelected(index):
            ground = colours.q("accent_soft")
        painter.fillRect(rect, ground)
        if index.column() == 0:
            painter.setPen(colours.q("muted"))
            number = QRectF(rect).adjusted(0, grid.cells.pad_y, 0, 0)
            top = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(number, int(top), model.text(index))
        else:
            room = rect.adjusted(0, 0, -grid.arrow_width(index.column()), 0)
            grid.cells.paint(painter, room, look_of(model, index), colours)
        if model.columns[index.column()].options and model.editable:
            side = px(grid, 14)
            picture = icons.pixmap("chevron-down", colours.muted, side, grid.devicePixelRatioF())
            painter.drawPixmap(rect.right() - side - px(grid, 4), rect.top() + px(grid, 8), picture)
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if current:
            painter.setPen(QPen(colours.q("focus" if grid.hasFocus() else "edge"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def _paint_section(
        self, painter: QPainter, rect: QRect, section: ResultSection, colours: Colours
    ) -> None:
        grid = self._grid
        painter.fillRect(rect, colours.q("surface2"))
        letter, word = ("A.", "UTAMA") if section is ResultSection.MAIN else ("B.", "TAMBAHAN")
        bold = sized(grid, points=-0.5, bold=True)
        painter.setFont(bold)
        painter.setPen(colours.q("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        first = px(grid, 40)
        painter.drawText(QRect(rect.left(), rect.top(), first, rect.height()),
                         int(middle | Qt.AlignmentFlag.AlignHCenter), letter)  # fmt: skip
        painter.drawText(rect.adjusted(first + px(grid, 8), 0, 0, 0), int(middle), word)
        skp = grid.grid_model.skp
        if skp is not None and not skp.in_section(section):
            painter.setFont(grid.font())
            painter.setPen(colours.q("muted"))
            words = self.tr("belum ada")
            painter.drawText(rect.adjusted(first + px(grid, 104), 0, 0, 0), int(middle), words)

    def _paint_add(self, painter: QPainter, rect: QRect, index: Index, colours: Colours) -> None:
        grid = self._grid
        here = index.row() == grid.currentIndex().row()
        painter.fillRect(rect, colours.q("hover" if index.row() == grid.hover_row else "surface"))
        side, left = px(grid, 15), rect.left() + px(grid, 48)
        top = rect.top() + (rect.height() - side) // 2
        picture = icons.pixmap("plus", colours.accent, side, grid.devicePixelRatioF())
        painter.drawPixmap(left, top, picture)
        painter.setPen(colours.q("accent"))
        area = rect.adjusted(px(grid, 48) + side + px(grid, 6), 0, 0, 0)
        words = grid.grid_model.shown(index) or str(index.data() or "")
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        width = grid.fontMetrics().horizontalAdvance(words)
        painter.setPen(colours.q("muted"))
        painter.setFont(grid.cells.small)
        key = "Ctrl+N" if grid.section_here() is grid.grid_model.row(index).section else "Enter"
        painter.drawText(
            area.adjusted(width + px(grid, 16), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, key
        )
        if here and grid.hasFocus():
            painter.setPen(QPen(colours.q("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Qt: heights are set by the grid."""
        return QSize(px(self._grid, 80), px(self._grid, 32))

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: what the rules find in the cell, and its whole text where it is cut."""
        model = self._grid.grid_model
        words = str(index.data(Qt.ItemDataRole.ToolTipRole) or "") if index.isValid() else ""
        rect: QRect = option.rect
        if index.isValid() and model.row(index).kind is RowKind.LINE:
            look = look_of(model, index)
            width = rect.width() - self._grid.arrow_width(index.column())
            if look.text and self._grid.cells.is_cut(look, width, rect.height()):
                words = f"{look.text}\n\n{words}".strip()
        QToolTip.showText(event.globalPos(), words, view)
        return True

    # ---- editing

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: a box for text, a list for choices."""
        model = self._grid.grid_model
        column = model.columns[index.column()]
        editor: QWidget
        if column.options:
            editor = ChoiceEditor(column.options, parent)
            editor.activated.connect(self._option_chosen)
            if not self.by_key:
                QTimer.singleShot(0, editor.showPopup)
        else:
            editor = CellEditor(parent, most=LINES)
            draft = model.draft_key(index)
            editor.setProperty("draft", str(draft) if draft else "")
        self._grid.editing = True
        editor.setFont(self._grid.font())
        editor.setAccessibleName(column.title)
        editor.setProperty("rule", f"skp.{column.field}")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt: typing replaces the text, F2 and a double click go on at its end."""
        text = self._grid.grid_model.text(index)
        if isinstance(editor, ChoiceEditor):
            editor.setCurrentIndex(max(0, editor.findData(text)))
        elif isinstance(editor, CellEditor):
            editor.put(text, chosen=self.by_key)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Qt: leaving the cell is the act."""
        if isinstance(editor, ChoiceEditor):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Qt: over the whole cell, also one of several rows."""
        if isinstance(editor, ChoiceEditor):
            rect: QRect = option.rect
            editor.setGeometry(QRect(rect.topLeft(), QSize(rect.width(), px(editor, 34))))
        else:
            super().updateEditorGeometry(editor, option, index)

    def _step(self, down: int, on: int) -> None:
        if down:
            self._grid.step_down(down)
        else:
            self._grid.step(on)

    def _option_chosen(self, _at: int) -> None:
        editor = self.sender()
        if isinstance(editor, ChoiceEditor):
            self.leave(editor)
            self._grid.setFocus()
