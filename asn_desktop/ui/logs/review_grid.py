"""The week at a glance: people down, days across, everybody together in the first row."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from asn_desktop.rules.dates import DAYS, MONTHS
from asn_desktop.rules.log_warnings import DayKind
from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.logs.review_looks import SHAPES, date_words, day_told, day_words, duration
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.tables.dressing import dress
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.log_review import CellMark, ReviewEntry, ReviewPerson, ReviewWeek

Index = QModelIndex | QPersistentModelIndex
EVERYBODY, NAMES = 0, 0
ROW, HEAD, DAY = 32, 42, 118  # pixels
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_INKS = {
    CellMark.WARNED: "warn",
    CellMark.WAITING: "info",
    CellMark.RETURNED: "danger",
    CellMark.APPROVED: "ok",
    CellMark.GAP: "text",
}


class WeekModel(QAbstractTableModel):
    """Shows a `ReviewWeek`; its first row and column stand for everybody and for all seven days."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.week: ReviewWeek | None = None
        self.today = today

    def show(self, week: ReviewWeek) -> None:
        """Show another week, or the same one as it is now; the place one stands in stays."""
        before = self.week
        self.week = week
        if before is not None and [one.id for one in before.people] == [
            one.id for one in week.people
        ]:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            return
        self.beginResetModel()
        self.endResetModel()

    def person(self, row: int) -> ReviewPerson | None:
        """Whose row it is; None for everybody's."""
        if self.week is None or not 0 < row <= len(self.week.people):
            return None
        return self.week.people[row - 1]

    def first_cell(self) -> tuple[int, int]:
        """Everybody's today; where today is not in the week, everybody's week."""
        days = self.week.days if self.week is not None else ()
        return EVERYBODY, days.index(self.today) + 1 if self.today in days else NAMES

    def entries(self, row: int, column: int) -> list[ReviewEntry]:
        """The entries a cell stands for."""
        if self.week is None or row < 0 or column < 0:
            return []
        person = self.person(row)
        people = [person] if person is not None else list(self.week.people)
        if column == NAMES:
            return [one for each in people for one in each.entries()]
        return [one for each in people for one in each.days[column - 1].entries]

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: everybody and each."""
        inside = parent is not None and parent.isValid()
        return 0 if inside or self.week is None else len(self.week.people) + 1

    def columnCount(self, parent: Index | None = None) -> int:
        """Qt: the names and seven days."""
        return 0 if parent is not None and parent.isValid() else 8

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Qt: the days."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if section == NAMES or self.week is None:
            return self.tr("Pegawai")
        day = self.week.days[section - 1]
        return f"{DAYS[day.weekday()]}\n{day.day} {MONTHS[day.month - 1][:3]}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the words of a cell."""
        if not index.isValid() or self.week is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(index.row(), index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            person = self.person(index.row())
            if person is not None and index.column() != NAMES:
                return day_told(person, person.days[index.column() - 1])
            if person is not None:
                return ", ".join(filter(None, (person.name, person.position, person.unit)))
            return self.words(index.row(), index.column())
        return None

    def words(self, row: int, column: int) -> str:
        """What a cell says."""
        if self.week is None:
            return ""
        person = self.person(row)
        if person is not None:
            return day_words(person.days[column - 1]) if column else person.name
        if column == NAMES:
            words = self.tr("Semua pegawai ({n})")
            if self.week.total > len(self.week.people):
                words = self.tr("Semua di bawah ini ({n} dari {total})")
            return words.format(n=len(self.week.people), total=self.week.total)
        entries = self.entries(row, column)
        waiting = sum(one.waits for one in entries)
        if waiting:
            return self.tr("{n} menunggu").format(n=waiting)
        return self.tr("{n} catatan").format(n=len(entries)) if entries else ""

    def state(self, row: int, column: int) -> tuple[State | None, str]:
        """Shape and colour of a cell."""
        person = self.person(row)
        if self.week is None or column == NAMES:
            return None, "text"
        if person is not None:
            mark = person.days[column - 1].mark
            return SHAPES[mark], _INKS.get(mark, "muted")
        waiting = [one for one in self.entries(row, column) if one.waits]
        if any(one.held_back for one in waiting):
            return State.ACTION, "warn"
        return (State.RUNNING, "info") if waiting else (None, "muted")

    def is_free(self, row: int, column: int) -> bool:
        """Whether a cell lies on a day on which nothing is expected."""
        if self.week is None or column == NAMES:
            return False
        person = self.person(row)
        if person is not None:
            return person.days[column - 1].kind is not DayKind.WORK
        people = self.week.people
        return bool(people) and all(one.days[column - 1].kind.is_free for one in people)


class WeekDelegate(QStyledItemDelegate):
    """Paints the cells of the week."""

    def __init__(self, table: WeekTable) -> None:
        super().__init__(table)
        self._table = table
        self._dress(table)

    def _dress(self, table: WeekTable) -> None:
        self._colours: Colours = colours_of(table)
        self._bold, self._plain = sized(table, bold=True), table.font()
        self._small = sized(table, points=-1)
        self._pad, self._side, self._gap = px(table, 8), px(table, 11), px(table, 7)

    def dress(self) -> None:
        """Look up colours and fonts; called once before the cells are painted."""
        self._dress(self._table)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Qt: rows have one height."""
        return QSize(px(self._table, DAY), px(self._table, ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one cell."""
        table, model, colours = self._table, self._table.week_model, self._colours
        row, column = index.row(), index.column()
        rect: QRect = option.rect
        current = table.currentIndex()
        here = current.row() == row and current.column() == column
        painter.save()
        painter.fillRect(rect, self._ground(row, column, current))
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        area = rect.adjusted(self._pad, 0, -self._pad, -1)
        state, ink = model.state(row, column)
        painter.setFont(self._bold if column == NAMES or row == EVERYBODY else self._plain)
        if state is not None:
            top = area.top() + (area.height() - self._side) / 2
            draw_shape(painter, QRectF(area.left(), top, self._side, self._side), state, colours)
            area.setLeft(area.left() + self._side + self._gap)
        painter.setPen(colours.q(ink))
        words = model.words(row, column)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, shown)
        if here:
            painter.setPen(QPen(colours.q("focus" if table.hasFocus() else "edge"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _ground(self, row: int, column: int, current: QModelIndex) -> QColor:
        colours, model = self._colours, self._table.week_model
        if row == current.row() and column == current.column():
            return colours.q("accent_soft")
        if model.is_free(row, column) or row == EVERYBODY:
            return colours.q("surface2")
        return colours.q("current" if row == current.row() else "surface")


class WeekTable(QTableView):
    """The cells; arrows move, PgUp and PgDn change the week, Enter goes down to the entries."""

    moved = Signal(int, int)  # row, column
    week_stepped = Signal(int)
    entered = Signal()
    all_wanted = Signal()
    approve = Signal()
    send_back = Signal()
    answer = Signal()

    def __init__(self, model: WeekModel) -> None:
        super().__init__()
        self.week_model = model
        self.setModel(model)
        self._delegate = WeekDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(self.tr("Pekan catatan harian"))
        dress(self, row=ROW, head=HEAD)
        self.horizontalHeader().setSectionsClickable(True)
        self.horizontalHeader().sectionClicked.connect(self._head_clicked)
        self.doubleClicked.connect(self.entered)

    def stand(self, row: int, column: int) -> None:
        """Stand in a cell, as near as there is one."""
        model = self.week_model
        if model.rowCount():
            index = model.index(
                max(0, min(row, model.rowCount() - 1)), max(0, min(column, model.columnCount() - 1))
            )
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def place(self) -> tuple[int, int]:
        """Row and column one stands in; (-1, -1) for none."""
        return self.currentIndex().row(), self.currentIndex().column()

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Qt: another cell, other entries below."""
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.moved.emit(current.row(), current.column())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: what the cells share is looked up once."""
        self._delegate.dress()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: the names take what the days leave."""
        super().resizeEvent(event)
        width = self.viewport().width()
        day = min(px(self, DAY), (width - px(self, 180)) // 7)
        for column in range(1, 8):
            self.setColumnWidth(column, day)
        self.setColumnWidth(NAMES, width - 7 * day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the keys of the week; the rest moves."""
        keys = {
            Qt.Key.Key_Space: self.approve,
            Qt.Key.Key_R: self.send_back,
            Qt.Key.Key_U: self.answer,
            Qt.Key.Key_Return: self.entered,
            Qt.Key.Key_Enter: self.entered,
        }
        key = Qt.Key(event.key())
        bare = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if bare and key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.week_stepped.emit(-1 if key == Qt.Key.Key_PageUp else 1)
        elif bare and key in keys:
            keys[key].emit()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.all_wanted.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Qt: off; letters are keys here."""

    def _head_clicked(self, section: int) -> None:
        """A day's head shows everybody's entries of that day."""
        self.stand(EVERYBODY, section)
        self.setFocus()


def cell_words(model: WeekModel, row: int, column: int) -> str:
    """What stands above the entries of a cell: whose, which day, how many, how long."""
    if model.week is None:
        return ""
    person = model.person(row)
    entries = model.entries(row, column)
    who = person.name if person is not None else model.tr("Semua pegawai")
    when = date_words(model.week.days[column - 1]) if column else model.tr("sepekan")
    told = [who, when]
    told.append(model.tr("{n} catatan").format(n=len(entries)) if entries else model.tr("kosong"))
    if person is not None and column != NAMES:
        day = person.days[column - 1]
        told += [day.note, duration(day.minutes)]
    return " · ".join(filter(None, told))
