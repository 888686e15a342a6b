"""The head of a table: titles that sort, the box that ticks all."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from asn_desktop.ui import icons
from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.tables.columns import Cell
from asn_desktop.ui.tables.model import RowTableModel
from asn_desktop.ui.theme import px, sized

ROW = 32


def draw_tick(
    painter: QPainter, box: QRectF, on: bool | None, colours: Colours, ratio: float
) -> None:
    """Draw a tick box: on, off, or (None) partly."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = on is not False
    painter.setPen(QPen(colours.q("accent" if filled else "muted"), 1))
    painter.setBrush(colours.q("accent" if filled else "surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if on is True:
        side = round(box.width()) - 2
        picture = icons.pixmap("check", colours.on_accent, side, ratio)
        painter.drawPixmap(box.topLeft() + QPoint(1, 1), picture)
    elif on is None:
        painter.setPen(QPen(colours.q("on_accent"), 2))
        painter.drawLine(
            int(box.left() + 4), int(box.center().y()), int(box.right() - 4), int(box.center().y())
        )


class SortHeader(QHeaderView):
    """Titles that sort on a click, and the box that ticks all."""

    tick_all = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(False)
        self.setMouseTracking(True)
        self.sort_key = ""
        self.descending = False
        self.sectionClicked.connect(self._clicked)

    sort_changed = Signal(str, bool)

    def sizeHint(self) -> QSize:
        """Qt: 32 px high."""
        return QSize(super().sizeHint().width(), px(self, ROW))

    def show_sort(self, key: str, descending: bool) -> None:
        """Show an arrow beside the column ``key``."""
        self.sort_key, self.descending = key, descending
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Qt: one title."""
        model = self.model()
        if not isinstance(model, RowTableModel) or not rect.isValid():
            return
        colours = colours_of(self)
        painter.save()
        painter.fillRect(rect, colours.q("surface2"))
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column = model.column_of(model.index(0, section)) if not self._is_tick(section) else None
        if self._is_tick(section):
            side = px(self, 18)
            box = QRectF(0, 0, side, side)
            box.moveCenter(QRectF(rect).center())
            on: bool | None = False
            if model.chosen:
                on = True if model.all_chosen() else None
            draw_tick(painter, box, on, colours, self.devicePixelRatioF())
        else:
            column = model.columns[section - (1 if model.choosable else 0)]
            pad = px(self, 8)
            area = rect.adjusted(pad, 0, -pad, 0)
            here = bool(column.key) and column.key == self.sort_key
            painter.setFont(sized(self, points=-0.5, bold=True))
            painter.setPen(colours.q("text" if here else "muted"))
            if here:
                side = px(self, 14)
                name = "chevron-down" if self.descending else "chevron-up"
                picture = icons.pixmap(name, colours.accent, side, self.devicePixelRatioF())
                words = painter.fontMetrics().horizontalAdvance(column.title)
                room = min(area.width() - side, words + 3)
                left = area.left() + room + 3
                if column.kind is Cell.NUMBER:
                    left = area.right() - side + 1
                    area.setRight(left - 3)
                painter.drawPixmap(left, rect.center().y() - side // 2 + 1, picture)
                if column.kind is not Cell.NUMBER:
                    area.setWidth(room)
            title = painter.fontMetrics().elidedText(
                column.title, Qt.TextElideMode.ElideRight, area.width()
            )
            painter.drawText(area, int(column.alignment), title)
        painter.restore()

    def _is_tick(self, section: int) -> bool:
        model = self.model()
        return isinstance(model, RowTableModel) and model.choosable and section == 0

    def _clicked(self, section: int) -> None:
        model = self.model()
        if self._is_tick(section):
            self.tick_all.emit()
        elif isinstance(model, RowTableModel):
            column = model.columns[section - (1 if model.choosable else 0)]
            if column.sortable:
                descending = column.key == self.sort_key and not self.descending
                self.show_sort(column.key, descending)
                self.sort_changed.emit(column.key, descending)
