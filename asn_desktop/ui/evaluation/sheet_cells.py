"""The cells of the rating sheet: what they say, how they are painted, the note's editor."""

from __future__ import annotations

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
from PySide6.QtGui import QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from asn_desktop.rules.finishing import blocks
from asn_desktop.rules.predicate import Rating, predicate
from asn_desktop.rules.rating_sheet import SheetColumn
from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.evaluation.book import Book
from asn_desktop.ui.evaluation.facts import last_words
from asn_desktop.ui.evaluation.queue import state_of
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.tables.cell_editing import CellDelegate, CellEditor
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.elided import in_two
from asn_desktop.views.drafts import DraftKey
from asn_desktop.views.evaluation import PersonEvaluation
from asn_desktop.workflows.sentences import say

Index = QModelIndex | QPersistentModelIndex
FIRST = 3
"""The first column one can fill; left of it stand the facts."""
PREDICATE = FIRST + 3
MARKS = {Rating.ABOVE: State.DONE, Rating.MET: State.DONE, Rating.BELOW: State.ACTION}
_CENTRE = Qt.AlignmentFlag.AlignVCenter
_LEFT = int(Qt.AlignmentFlag.AlignLeft | _CENTRE)
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | _CENTRE | Qt.TextFlag.TextWordWrap)


class SheetModel(QAbstractTableModel):
    """Shows the people of the book; keeps nothing itself."""

    note_left = Signal(int, str)

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.book = book
        self.heads = (
            self.tr("Nama"),
            self.tr("Realisasi"),
            self.tr("Periode lalu"),
            *(column.label for column in SheetColumn),
            self.tr("Predikat"),
        )

    def read(self) -> None:
        """Other people, or all of them anew."""
        self.beginResetModel()
        self.endResetModel()

    def show(self, at: int) -> None:
        """One person changed."""
        if at < self.rowCount():
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.heads) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Qt: the people."""
        return 0 if parent is not None and parent.isValid() else len(self.book.people)

    def columnCount(self, parent: Index | None = None) -> int:
        """Qt: the columns."""
        return 0 if parent is not None and parent.isValid() else len(self.heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Qt: the heads."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Qt: the words of a cell."""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            one = self.book.people[index.row()]
            said = self.words(index) or self.tr("belum diisi")
            return f"{one.name}, {self.heads[index.column()]}: {said}"
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self.words(index)
        return None

    def words(self, index: Index) -> str:
        """What a cell says; "" = nothing given yet."""
        one, column = self.book.people[index.row()], index.column()
        if column == 0:
            return one.name
        if column == 1:
            missing = self.tr("{n} belum").format(n=one.missing)
            return missing if one.missing else self.tr("lengkap")
        if column == 2:
            return last_words(one.last).partition(": ")[2] or "–"
        if column == PREDICATE:
            return self.outcome(one)[1]
        if column == FIRST + SheetColumn.NOTE:
            return one.note
        rating = one.work if column == FIRST + SheetColumn.WORK else one.behaviour
        return rating.short_label if rating else ""

    def outcome(self, one: PersonEvaluation) -> tuple[State, str]:
        """Shape and word of the last column: what follows, or that something still lacks."""
        if one.finished or one.doubtful or not (one.work and one.behaviour):
            return state_of(one)
        if blocks(one.findings()):
            return State.ACTION, self.tr("ada yang kurang")
        return State.RUNNING, predicate(one.work, one.behaviour).label

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Qt: notes of open people can be typed."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        note = index.column() == FIRST + SheetColumn.NOTE
        if note and not self.book.people[index.row()].finished:
            return usual | Qt.ItemFlag.ItemIsEditable
        return usual

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Qt: leaving a note is the act."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.note_left.emit(index.row(), str(value))
        return True


class SheetDelegate(CellDelegate):
    """Paints the cells; belongs to one table."""

    TAB = (1, 0)  # the notes stand one below the other

    def __init__(self, table: QAbstractItemView) -> None:
        super().__init__(table)
        self._table = table
        self.begins_with: str | None = None

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Qt: rows have one height."""
        return QSize(px(self._table, 120), px(self._table, 44))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one cell."""
        table, model = self._table, index.model()
        if not isinstance(model, SheetModel):
            return
        colours = colours_of(table)
        rect: QRect = option.rect
        current = index == table.currentIndex()
        column = index.column()
        one = model.book.people[index.row()]
        fillable = FIRST <= column < PREDICATE
        here = index.row() == table.currentIndex().row()
        ground = "current" if here else "surface"
        if fillable and one.finished:
            ground = "surface2"
        elif fillable and not current and table.selectionModel().isSelected(index):
            ground = "accent_soft"
        painter.save()
        painter.fillRect(rect, colours.q(ground))
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if fillable:
            painter.drawLine(rect.topRight(), rect.bottomRight())
        area = rect.adjusted(px(table, 8), 0, -px(table, 8), -1)
        self._paint_words(painter, area, index, model, colours)
        if current:
            painter.setPen(QPen(colours.q("focus" if table.hasFocus() else "edge"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_words(
        self, painter: QPainter, area: QRect, index: Index, model: SheetModel, colours: Colours
    ) -> None:
        one, column = model.book.people[index.row()], index.column()
        words, ink = model.words(index), colours.q("text")
        state: State | None = None
        if column == 1:
            state = State.ACTION if one.missing else State.DONE
        elif column == PREDICATE:
            state = model.outcome(one)[0]
        elif column == 2:
            ink = colours.q("muted")
        elif column in (FIRST, FIRST + 1):
            rating = one.work if column == FIRST else one.behaviour
            state = MARKS[rating] if rating else None
            if rating is None:
                ink, words = colours.q("muted"), "—"
                if column == FIRST and one.proposal is not None:
                    said = one.proposal.rating.short_label
                    words = self.tr("usulan: {said}").format(said=said)
        painter.setFont(sized(self._table, bold=column == 0))
        if state is not None:
            side = px(self._table, 11)
            top = area.top() + (area.height() - side) / 2
            draw_shape(painter, QRectF(area.left(), top, side, side), state, colours)
            area.setLeft(area.left() + side + px(self._table, 7))
            ink = state.colour(colours)
        painter.setPen(ink)
        metrics = painter.fontMetrics()
        if column == FIRST + SheetColumn.NOTE:
            painter.drawText(area, _WRAPPED, in_two(words, metrics, area.width()))
            return
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, shown)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Qt: the whole text of a cell that is cut."""
        words = str(index.data() or "") if index.isValid() else ""
        model = index.model()
        if isinstance(model, SheetModel) and index.isValid() and index.column() == PREDICATE:
            found = model.book.people[index.row()].findings()
            QToolTip.showText(event.globalPos(), "\n".join(say(each) for each in found), view)
            return True
        rect: QRect = option.rect
        lines = 2 if index.column() == FIRST + SheetColumn.NOTE else 1
        room = lines * (rect.width() - px(self._table, 20))
        cut = (
            self._table.fontMetrics().horizontalAdvance(words) > room or words.count("\n") >= lines
        )
        QToolTip.showText(event.globalPos(), words if cut else "", view)
        return True

    # ---- the note

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Qt: a box for the note, kept as a draft while it is typed."""
        model = self._table.model()
        editor = CellEditor(parent)
        if isinstance(model, SheetModel):
            one = model.book.people[index.row()]
            editor.setProperty("draft", str(DraftKey("evaluation", one.id, "note")))
        editor.setFont(self._table.font())
        editor.setAccessibleName(SheetColumn.NOTE.label)
        editor.setProperty("rule", "evaluation.note")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt: typing replaces the text, F2 goes on at its end."""
        if isinstance(editor, CellEditor):
            first, self.begins_with = self.begins_with, None
            editor.put(str(index.data() or "") if first is None else first)
