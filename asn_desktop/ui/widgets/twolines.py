"""A list of things told in two lines: the name, and below it what tells same names apart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.theme import px, sized

ROW = 46
_NOWHERE = QModelIndex()
T = TypeVar("T")


@dataclass(frozen=True)
class Told:
    """How one thing is told; without an icon the words begin at the left."""

    title: str
    detail: str
    icon: str = ""


class TwoLineModel(QAbstractListModel, Generic[T]):
    """The things found; ``tell(thing)`` says how each is told."""

    def __init__(self, tell: Callable[[T], Told], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.tell = tell
        self.items: Sequence[T] = ()

    def show_items(self, items: Sequence[T]) -> None:
        """Show other things."""
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def rowCount(self, parent: Any = _NOWHERE) -> int:
        """Qt: how many."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the words, for screen readers."""
        if index.isValid() and role == Qt.ItemDataRole.DisplayRole:
            told = self.tell(self.items[index.row()])
            return f"{told.title}, {told.detail}"
        return None


class TwoLineDelegate(QStyledItemDelegate):
    """Paints the two lines, the icon before them, and the current row like every list does."""

    def __init__(self, view: QListView, model: TwoLineModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Any) -> QSize:
        """Qt: rows have one height."""
        return QSize(px(self._view, 200), px(self._view, ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Qt: paint one row."""
        view, told = self._view, self._model.tell(self._model.items[index.row()])
        colours, state = colours_of(view), option.state
        rect: QRect = option.rect
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.q("accent_soft"))
            edge = colours.q("accent")
            painter.fillRect(rect.left(), rect.top(), px(view, 3), rect.height(), edge)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.q("hover"))
        area = rect.adjusted(px(view, 12), px(view, 4), -px(view, 12), -px(view, 4))
        if told.icon:
            side = px(view, 20)
            picture = icons.pixmap(told.icon, colours.muted, side, view.devicePixelRatioF())
            painter.drawPixmap(area.left() + px(view, 4), area.center().y() - side // 2, picture)
            area.setLeft(area.left() + px(view, 36))
        half = area.height() // 2
        for words, font, ink, top in (
            (told.title, sized(view, bold=True), "text", area.top()),
            (told.detail, sized(view, points=-1), "muted", area.top() + half),
        ):
            painter.setFont(font)
            painter.setPen(colours.q(ink))
            shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
            box = QRect(area.left(), top, area.width(), half)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()
