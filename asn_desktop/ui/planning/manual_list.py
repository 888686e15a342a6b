"""The indicators of a leader's SKP beside the form of their manuals, each with how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.manuals import ManualView

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINES = 3


def standing(view: ManualView) -> tuple[State, str]:
    """How far a manual is: "lengkap", "kurang 3", "belum ada"."""
    if view.done:
        return State.DONE, "lengkap"
    if view.id is None:
        return State.OPEN, "belum ada"
    return State.ACTION, f"kurang {len(view.missing)}"


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.views: tuple[ManualView, ...] = ()

    def show(self, views: tuple[ManualView, ...]) -> None:
        self.beginResetModel()
        self.views = views
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.views)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        view = self.views[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{view.number} {view.indicator}, {standing(view)[1]}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{view.result}\n– {view.indicator}"
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: ManualList, model: _Model) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self._view
        width = view.viewport().width()
        line = view.fontMetrics().lineSpacing()
        words = min(self._words(QRect(0, 0, width, 10_000), index).height(), _LINES * line)
        return QSize(width, words + line + px(view, 16))

    def _words(self, rect: QRect, index: Index) -> QRect:
        view = self._view
        area = rect.adjusted(px(view, 52), px(view, 6), -px(view, 12), 0)
        flags = int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)
        return view.fontMetrics().boundingRect(area, flags, self._said(index))

    def _said(self, index: Index) -> str:
        return self._model.views[index.row()].indicator or "Indikator belum ditulis"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, manual = self._view, self._model.views[index.row()]
        colours, rect = colours_of(view), QRect(option.rect)
        line = view.fontMetrics().lineSpacing()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.q("accent_soft"))
            painter.fillRect(rect.left(), rect.top(), px(view, 3), rect.height(),
                             colours.q("accent"))  # fmt: skip
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.q("hover"))
        top = rect.top() + px(view, 6)
        painter.setFont(sized(view, bold=True))
        painter.setPen(colours.q("muted"))
        number = QRect(rect.left() + px(view, 12), top, px(view, 36), line)
        painter.drawText(number, int(Qt.AlignmentFlag.AlignVCenter), manual.number)
        words = self._words(rect, index)
        words.setHeight(min(words.height(), _LINES * line))
        words.setRight(rect.right() - px(view, 12))
        painter.setFont(view.font())
        painter.setPen(colours.q("text" if manual.indicator else "muted"))
        painter.drawText(words, int(Qt.TextFlag.TextWordWrap), self._said(index))
        self._paint_state(painter, words, manual)
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_state(self, painter: QPainter, words: QRect, manual: ManualView) -> None:
        view = self._view
        colours, (state, said) = colours_of(view), standing(manual)
        small = sized(view, points=-1)
        high, side = QFontMetrics(small).lineSpacing(), px(view, 10)
        top = words.bottom() + px(view, 3)
        shape = QRectF(words.left(), top + (high - side) / 2, side, side)
        draw_shape(painter, shape, state, colours)
        painter.setFont(small)
        painter.setPen(colours.q("muted") if state is State.OPEN else state.colour(colours))
        left = round(shape.right()) + px(view, 6)
        area = QRect(left, top, words.right() - left, high)
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), said)


class ManualList(QListView):
    """``stood_on(indicator_id)`` when another one is current, ``opened()`` for Enter."""

    stood_on = Signal(object)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self, self._model))
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(self.tr("Indikator"))

    @property
    def views(self) -> tuple[ManualView, ...]:
        """What is listed."""
        return self._model.views

    def show_views(self, views: Sequence[ManualView], current: UUID | None) -> None:
        """Show other manuals and stand on the one of an indicator, else on the first."""
        self._model.show(tuple(views))
        ids = [view.indicator_id for view in views]
        if ids:
            self.stand_on(ids.index(current) if current in ids else 0)

    def stand_on(self, row: int) -> None:
        """Go to a row."""
        self.setCurrentIndex(self._model.index(row))

    def current(self) -> ManualView | None:
        """Where one stands."""
        index = self.currentIndex()
        return self.views[index.row()] if index.isValid() else None

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Qt: tell it."""
        super().currentChanged(current, previous)
        view = self.current()
        self.stood_on.emit(view.indicator_id if view else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes into the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: another width makes other lines."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
