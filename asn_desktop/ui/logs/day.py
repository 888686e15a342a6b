"""The entries of one day: time, activity with output and result, quantity, files, what became.

Below an entry stands what the superior said. Enter or F2 opens it in the row above, Del removes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from asn_desktop.rules.following import LogState
from asn_desktop.rules.logs import overlap_hint, overlapping, say_quantity, say_times
from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.evaluation.facts import plain
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.evidence import files_of
from asn_desktop.views.logs import LogRow
from asn_desktop.workflows.sentences import say

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
ROW, ANSWER = 46, 24
TIME, QUANTITY, FILES, STATE = 96, 128, 44, 120
"""Widths in pixels; the activity takes what is left."""
PAD = 16
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def state_of(row: LogRow) -> tuple[State, str]:
    """What became of an entry, as shape and word."""
    if row.state is LogState.APPROVED:
        return State.DONE, row.state.label.lower()
    if row.state is LogState.RETURNED:
        return State.REFUSED, row.state.label.lower()
    waits = row.state.label.lower()
    return (State.ACTION, f"{waits}, telat") if row.late else (State.WAITING, waits)


def said_by_superior(row: LogRow) -> list[tuple[str, str]]:
    """What the superior said to an entry, each as what it is and its words."""
    back = "Dikembalikan" if row.state is LogState.RETURNED else "Pernah dikembalikan"
    said = ((back, row.answer), ("Umpan balik atasan", row.feedback))
    return [(what, words) for what, words in said if words]


def told_of(row: LogRow, overlaps: bool) -> str:
    """An entry whole, for the tool tip and screen readers."""
    text = row.text
    quantity = f"{say_quantity(text.quantity)} {text.unit}".strip()
    parts = [say_times(text.starts, text.ends), text.activity, text.output, quantity, row.result]
    parts.append(row.state.label)
    if row.late:
        parts.append("ditulis terlambat")
    if overlaps:
        parts.append(say(overlap_hint()))
    parts += [": ".join(said) for said in said_by_superior(row)]
    return "\n".join(part for part in parts if part)


class DayModel(QAbstractListModel):
    """The entries shown, and which of them overlap."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[LogRow] = ()
        self.overlaps: set[int] = set()

    def show_rows(self, rows: Sequence[LogRow]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.rows = rows
        self.overlaps = overlapping([(row.text.starts, row.text.ends) for row in rows])
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Qt: how many."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: an entry in words."""
        if not index.isValid():
            return None
        told = told_of(self.rows[index.row()], index.row() in self.overlaps)
        if role == Qt.ItemDataRole.ToolTipRole:
            return told
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return told.replace("\n", ", ")
        return None


class DayView(QListView):
    """The list; ``edit``, ``remove`` and ``files`` ask for an entry by its row.

    Files may be dropped on an entry: ``files_dropped(row, paths)``.
    """

    edit_asked = Signal(object)
    remove_asked = Signal(object)
    files_asked = Signal(object)
    files_dropped = Signal(object, list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = DayModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(self.tr("Catatan hari ini"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(lambda index: self.edit_asked.emit(self.rows.rows[index.row()]))

    def show_rows(self, rows: Sequence[LogRow]) -> None:
        """Show other entries; the current one stays where it is still there."""
        current = self.current()
        self.rows.show_rows(rows)
        if current is not None:
            self.stand_on(current.id)

    def current(self) -> LogRow | None:
        """The entry one stands on."""
        at = self.currentIndex().row()
        return self.rows.rows[at] if 0 <= at < len(self.rows.rows) else None

    def stand_on(self, log_id: UUID) -> None:
        """Make an entry the current one, where it is shown."""
        for at, row in enumerate(self.rows.rows):
            if row.id == log_id:
                self.setCurrentIndex(self.rows.index(at, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter, F2 and Del."""
        row = self.current()
        key = event.key()
        if row is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
                self.edit_asked.emit(row)
                return
            if key == Qt.Key.Key_Delete:
                self.remove_asked.emit(row)
                return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt: files may come."""
        if files_of(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Qt: the entry below the pointer becomes the current one."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt: files came."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            event.acceptProposedAction()
            self.files_dropped.emit(self.rows.rows[index.row()], files_of(event))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: the paperclip opens the files of an entry."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        place = columns(self, self.visualRect(index))[3] if index.isValid() else QRect()
        if place.contains(event.position().toPoint()):
            self.files_asked.emit(self.rows.rows[index.row()])


def columns(widget: QWidget, rect: QRect) -> list[QRect]:
    """The columns of a row, left to right: time, activity, quantity, files, state."""
    pad = px(widget, PAD)
    widths = [px(widget, each) for each in (TIME, 0, QUANTITY, FILES, STATE)]
    widths[1] = max(px(widget, 120), rect.width() - 2 * pad - sum(widths))
    found, left = [], rect.left() + pad
    for width in widths:
        found.append(QRect(left, rect.top(), width, px(widget, ROW)))
        left += width
    return found


class DayHeads(QWidget):
    """The names over the columns."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, PAD), px(self, 4), px(self, PAD), px(self, 4))
        row.setSpacing(0)
        names = (
            (self.tr("WAKTU"), TIME),
            (self.tr("KEGIATAN DAN HASIL KERJA"), 0),
            (self.tr("JUMLAH"), QUANTITY),
            ("", FILES),
            (self.tr("KEADAAN"), STATE),
        )
        for name, width in names:
            label = plain(name, kind="muted")
            label.setFont(sized(label, points=-1.5, bold=True))
            label.setWordWrap(False)
            if width:
                label.setFixedWidth(px(self, width))
            row.addWidget(label, 0 if width else 1)


class _Painter(QStyledItemDelegate):
    def __init__(self, view: DayView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        said = said_by_superior(self._view.rows.rows[index.row()])
        return QSize(px(self._view, 400), px(self._view, ROW + ANSWER * len(said)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, row = self._view, self._view.rows.rows[index.row()]
        colours, rect = colours_of(view), QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colours.q("accent_soft" if view.hasFocus() else "current"))
            painter.fillRect(
                rect.left(), rect.top(), px(view, 3), rect.height(), colours.q("accent")
            )
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.q("hover"))
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        time, what, quantity, files, state = columns(view, rect)
        text, normal, small = row.text, QFont(view.font()), sized(view, points=-1)
        clash = index.row() in view.rows.overlaps
        ink, said = ("warn" if clash else "muted"), say_times(text.starts, text.ends)
        above, under = _halves(time)
        self._say(painter, above if clash else time, said, normal, ink)
        if clash:
            side = px(view, 9)
            place = QRectF(under.left(), under.center().y() - side / 2, side, side)
            draw_shape(painter, place, State.ACTION, colours)
            self._say(
                painter,
                under.adjusted(side + px(view, 5), 0, 0, 0),
                self.tr("bertumpuk"),
                small,
                "warn",
            )
        upper, lower = _halves(what)
        below = [text.output] if text.output else []
        if row.result:
            below.append(f"→ {row.result}")
        self._say(painter, upper if below else what, text.activity, sized(view, bold=True), "text")
        self._say(painter, lower, "   ".join(below), small, "muted")
        said = f"{say_quantity(text.quantity)} {text.unit}".strip()
        self._say(painter, quantity, said, normal, "text")
        near = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        self._clip(painter, files, row.files, quiet=bool(near))
        shape, word = state_of(row)
        side = px(view, 11)
        draw_shape(
            painter, QRectF(state.left(), state.center().y() - side / 2, side, side), shape, colours
        )
        self._say(
            painter, state.adjusted(side + px(view, 6), 0, 0, 0), word, normal, shape.value[0]
        )
        for at, (name, words) in enumerate(said_by_superior(row)):
            self._answer(painter, rect, what, f"{name}: {words}", at)
        painter.restore()

    def _answer(self, painter: QPainter, rect: QRect, what: QRect, words: str, at: int) -> None:
        view = self._view
        line = QRect(
            what.left(),
            rect.top() + px(view, ROW - 4 + at * ANSWER),
            rect.right() - px(view, PAD) - what.left(),
            px(view, ANSWER),
        )
        side = px(view, 14)
        picture = icons.pixmap("feedback", colours_of(view).info, side, view.devicePixelRatioF())
        painter.drawPixmap(line.left(), line.center().y() - side // 2, picture)
        self._say(
            painter,
            line.adjusted(side + px(view, 6), 0, 0, 0),
            words,
            sized(view, points=-0.5),
            "info",
        )

    def _clip(self, painter: QPainter, box: QRect, files: int, *, quiet: bool) -> None:
        """The clip with the number of files; of the row one is at also where there is none."""
        view, colours = self._view, colours_of(self._view)
        side = px(view, 15)
        if not files and not quiet:
            return
        ink = colours.accent if files else colours.muted
        picture = icons.pixmap("paperclip", ink, side, view.devicePixelRatioF())
        painter.drawPixmap(box.left(), box.center().y() - side // 2, picture)
        if files:
            self._say(
                painter,
                box.adjusted(side + px(view, 3), 0, 0, 0),
                str(files),
                sized(view, points=-1),
                "accent",
            )

    def _say(self, painter: QPainter, box: QRect, words: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(colours_of(self._view).q(ink))
        room = box.adjusted(0, 0, -px(self._view, 8), 0)
        shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)


def _halves(box: QRect) -> tuple[QRect, QRect]:
    half = box.height() // 2
    inner = box.adjusted(0, 3, 0, -3)
    return (
        QRect(inner.left(), inner.top(), inner.width(), half - 3),
        QRect(inner.left(), inner.top() + half - 3, inner.width(), half - 3),
    )
