"""The stacks as one sees them: ticks, names, forms, states, and the button to the place to mend."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.formats import number
from asn_desktop.ui.printing.desk_model import (
    DeskModel,
    Stack,
    forms_of,
    key_of,
    mend_of,
    state_of,
)
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.tables.header import draw_tick
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.printing import DeskPerson

Index = QModelIndex | QPersistentModelIndex
ROW, TICKS, FORMS, MEND = 32, 44, 150, 92


class DeskView(QListView):
    """``opened(row)`` for Enter, ``mend(row)`` for the button of a row."""

    opened = Signal(int)
    mend = Signal(int)

    def __init__(self, model: DeskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = model
        self.hovered = -1
        self.over_button = False
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Tumpukan menurut penanda tangan"))

    def go_to(self, row: int) -> None:
        """Make ``row`` the current one."""
        if 0 <= row < len(self.desk.rows):
            self.setCurrentIndex(self.desk.index(row))
            self.scrollTo(self.desk.index(row))

    def next_problem(self) -> bool:
        """F8: the next person with something to mend; False = there is none."""
        rows = self.desk.rows
        start = self.currentIndex().row() + 1
        for step in range(len(rows)):
            at = (start + step) % len(rows)
            person = self.desk.person_at(at)
            if person is not None and person.lacks:
                self.go_to(at)
                self.setFocus()
                return True
        return False

    def button_box(self, rect: QRect) -> QRect:
        """Where the button of a row stands."""
        return QRect(
            rect.right() - px(self, MEND + 8),
            rect.top() + px(self, 4),
            px(self, MEND),
            rect.height() - px(self, 8),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Space ticks, Ctrl+A ticks all that are ready, Enter shows."""
        row, key = self.currentIndex().row(), event.key()
        if key == Qt.Key.Key_Space and row >= 0:
            self.desk.tick(row)
            self.go_to(min(row + 1, len(self.desk.rows) - 1))
        elif key == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.desk.tick_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0 and not event.modifiers():
            self.opened.emit(row)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Qt: off, so that Space ticks."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: the tick box ticks, the button leads to the place to mend."""
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if not index.isValid() or event.button() is not Qt.MouseButton.LeftButton:
            return
        rect = self.visualRect(index)
        person = self.desk.person_at(index.row())
        at = event.position().toPoint()
        if at.x() < rect.left() + px(self, TICKS):
            self.desk.tick(index.row())
        elif person is not None and mend_of(person) and self.button_box(rect).contains(at):
            self.mend.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: the row and the button under the mouse."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        self.hovered = index.row() if index.isValid() else -1
        person = self.desk.person_at(self.hovered)
        box = self.button_box(self.visualRect(index))
        self.over_button = person is not None and mend_of(person) is not None and box.contains(at)
        shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape if self.over_button else Qt.CursorShape.ArrowCursor)
        self.viewport().update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: no row is under the mouse any more."""
        self.hovered, self.over_button = -1, False
        self.viewport().update()
        super().leaveEvent(event)


class _Delegate(QStyledItemDelegate):
    def __init__(self, view: DeskView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(px(self._view, 200), px(self._view, ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, rect = self._view, option.rect
        row = view.desk.rows[index.row()]
        colours = colours_of(view)
        here = index.row() == view.currentIndex().row()
        painter.save()
        painter.fillRect(rect, self._ground(row, index.row(), here, colours))
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if here:
            edge = colours.q("accent" if view.hasFocus() else "edge")
            painter.fillRect(rect.left(), rect.top(), px(view, 3), rect.height(), edge)
        if isinstance(row, Stack):
            self._paint_stack(painter, rect, row, index.row(), colours)
        else:
            self._paint_person(painter, rect, row, index.row(), colours)
        painter.restore()

    def _ground(self, row: Stack | DeskPerson, at: int, here: bool, colours: Colours) -> object:
        if here:
            return colours.q("current")
        if isinstance(row, Stack):
            return colours.q("surface2")
        if key_of(row) in self._view.desk.ticked:
            return colours.q("accent_soft")
        return colours.q("hover" if at == self._view.hovered else "surface")

    def _paint_tick(
        self, painter: QPainter, rect: QRect, on: bool | None, colours: Colours
    ) -> None:
        side = px(self._view, 18)
        box = QRectF(0, 0, side, side)
        box.moveCenter(
            QRectF(rect.left(), rect.top(), px(self._view, TICKS), rect.height()).center()
        )
        draw_tick(painter, box, on, colours, self._view.devicePixelRatioF())

    def _paint_stack(
        self, painter: QPainter, rect: QRect, row: Stack, at: int, colours: Colours
    ) -> None:
        view = self._view
        members = view.desk.stack_at(at)
        ticked = sum(key_of(person) in view.desk.ticked for person in members)
        if members:
            on = None if 0 < ticked < len(members) else ticked > 0
            self._paint_tick(painter, rect, on, colours)
        painter.setFont(sized(view, bold=True))
        painter.setPen(colours.q("text"))
        count = view.tr("{n} lembar siap").format(n=number(row.sheets))
        painter.setFont(sized(view, points=-0.5))
        wide = painter.fontMetrics().horizontalAdvance(count) + px(view, 16)
        painter.setPen(colours.q("muted"))
        right = QRect(rect.right() - wide, rect.top(), wide - px(view, 12), rect.height())
        painter.drawText(
            right, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), count
        )
        painter.setFont(sized(view, bold=True))
        painter.setPen(colours.q("text"))
        left = rect.left() + px(view, TICKS)
        self._words(
            painter,
            QRect(left, rect.top(), rect.width() - wide - px(view, TICKS), rect.height()),
            row.words,
        )

    def _paint_person(
        self, painter: QPainter, rect: QRect, row: DeskPerson, at: int, colours: Colours
    ) -> None:
        view = self._view
        if row.ready:
            self._paint_tick(painter, rect, key_of(row) in view.desk.ticked, colours)
        mend = mend_of(row)
        left, gap = rect.left() + px(view, TICKS), px(view, 8)
        right = self._view.button_box(rect).left() - gap
        room = right - left - px(view, FORMS)
        name_room = int(room * 0.46)
        painter.setFont(view.font())
        painter.setPen(colours.q("text" if row.ready else "muted"))
        self._words(painter, QRect(left, rect.top(), name_room - gap, rect.height()), row.name)
        painter.setPen(colours.q("muted"))
        forms = QRect(left + name_room, rect.top(), px(view, FORMS) - gap, rect.height())
        self._words(painter, forms, forms_of(row))
        state, words = state_of(row)
        side = px(view, 11)
        start = forms.right() + gap
        draw_shape(
            painter,
            QRectF(start, rect.top() + (rect.height() - side) / 2, side, side),
            state,
            colours,
        )
        painter.setPen(state.colour(colours) if state is not State.DONE else colours.q("muted"))
        if words.startswith("siap"):
            painter.setPen(state.colour(colours))
        begin = start + side + px(view, 7)
        end = right if mend else rect.right() - gap
        self._words(painter, QRect(begin, rect.top(), end - begin, rect.height()), words)
        if mend is not None:
            self._paint_button(painter, rect, mend[0], at, colours)

    def _paint_button(
        self, painter: QPainter, rect: QRect, words: str, at: int, colours: Colours
    ) -> None:
        view = self._view
        box = QRectF(view.button_box(rect)).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = view.over_button and at == view.hovered
        painter.setPen(colours.q("muted" if active else "edge"))
        painter.setBrush(colours.q("hover" if active else "raised"))
        painter.drawRoundedRect(box, px(view, 5), px(view, 5))
        painter.setPen(colours.q("text"))
        painter.setFont(sized(view, points=-0.5))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _words(self, painter: QPainter, area: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)
