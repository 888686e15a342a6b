"""How the check looks: rows, sentences under them, wrong cells as open fields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLineF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from asn_desktop.rules.findings import Severity
from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.imports.check_model import Index, Role
from asn_desktop.ui.imports.face import Line
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.tables.header import draw_tick
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.imports import Effect

if TYPE_CHECKING:
    from asn_desktop.ui.imports.check_table import CheckTable

ROW, SAYING = 34, 28
LABEL, FIELD = 150, 170
"""Pixels of the heading and the field in a sentence whose cell has no column of its own."""


class CheckDelegate(QStyledItemDelegate):
    """Paints rows, sentences and fields; makes the editor of a field."""

    def __init__(self, view: CheckTable) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Qt: one cell."""
        view, colours = self._view, colours_of(self._view)
        line = view.lines_model.lines[index.row()]
        rect: QRect = option.rect
        painter.save()
        painter.fillRect(rect, self._ground(line, colours))
        if view.is_last_of_row(index.row()):
            painter.setPen(colours.q("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.is_heading:
            self._paint_heading(painter, rect, index, line, colours)
        elif not line.is_row:
            self._paint_sentence(painter, rect, index, line, colours)
        elif index.column() == 0:
            self._paint_mark(painter, rect, line, colours)
        else:
            self._paint_cell(painter, rect, index, line, colours)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Qt: rows are set by the view."""
        return QSize(px(self._view, 80), px(self._view, ROW))

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        """Qt: one line."""
        editor = QLineEdit(parent)
        editor.setProperty("severity", "error")
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Qt: the text of the file's cell, all chosen."""
        if isinstance(editor, QLineEdit):
            editor.setText(" ".join(str(index.data(Role.EditRole) or "").split()))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Qt: hand over what was typed."""
        if isinstance(editor, QLineEdit):
            before = " ".join(str(index.data(Role.EditRole) or "").split())
            if editor.text().strip() != before:
                model.setData(index, editor.text().strip())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Qt: exactly where the field is painted."""
        line = self._view.lines_model.lines[index.row()]
        editor.setGeometry(self._field(option.rect, line).toRect())

    def _field(self, rect: QRect, line: Line) -> QRectF:
        area = QRectF(rect).adjusted(px(self._view, 3), 3, -px(self._view, 3), -4)
        if not line.is_row:
            area.setLeft(rect.left() + px(self._view, LABEL + 36))
            area.setWidth(px(self._view, FIELD))
            area.adjust(0, -1, 0, 1)
        return area

    def _paint_heading(
        self, painter: QPainter, rect: QRect, index: Index, line: Line, colours: Colours
    ) -> None:
        if index.column() == 1:
            painter.setFont(sized(self._view, points=-0.5, bold=True))
            painter.setPen(colours.q("muted"))
            area = QRectF(rect).adjusted(px(self._view, 8), 0, 0, -1)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, line.words)

    def _ground(self, line: Line, colours: Colours) -> Any:
        if line.is_heading:
            return colours.q("surface2")
        current = self._view.currentIndex()
        here = current.isValid() and self._view.lines_model.lines[current.row()].planned
        if here and here.key == line.planned.key:
            return colours.q("current")
        return colours.q("surface")

    def _paint_mark(self, painter: QPainter, rect: QRect, line: Line, colours: Colours) -> None:
        view = self._view
        planned = line.planned
        here = view.currentIndex()
        if here.isValid() and view.lines_model.lines[here.row()].planned.key == planned.key:
            edge = colours.q("accent" if view.hasFocus() else "edge")
            painter.fillRect(rect.left(), rect.top(), px(view, 3), rect.height(), edge)
        ticked = view.lines_model.face.choosable and planned.effect is Effect.CHANGED
        side = px(view, 18 if ticked else 12)
        box = QRectF(0, 0, side, side)
        box.moveCenter(QRectF(rect).center())
        if ticked:
            on = planned.key not in view.lines_model.skipped
            draw_tick(painter, box, on, colours, view.devicePixelRatioF())
        else:
            draw_mark(painter, box, planned.effect, colours)

    def _paint_cell(
        self, painter: QPainter, rect: QRect, index: Index, line: Line, colours: Colours
    ) -> None:
        view, planned = self._view, line.planned
        face = view.lines_model.face
        words = face.words_in(planned, index.column())
        wrong = face.wrong_columns(planned).get(index.column())
        pad = px(view, 8)
        area = QRectF(rect).adjusted(pad, 0, -pad, -1)
        if wrong is not None:
            area.adjust(px(view, 4), 0, 0, 0)  # where the editor writes
        ink = "text"
        if index.column() == 1 or planned.effect in {Effect.REPEATED, Effect.UNCHANGED}:
            ink = "muted"
        if face.changed(planned, index.column()):
            ink = "muted" if planned.key in view.lines_model.skipped else "info"
        if wrong is not None:
            self._paint_field(painter, self._field(rect, line), wrong, colours)
        cell = view.lines_model.cell(index)
        if cell is not None and cell in view.lines_model.changed_cells:
            painter.fillRect(
                rect.left(), rect.top() + 6, px(view, 3), rect.height() - 13, colours.q("info")
            )
        if wrong is None and index == view.currentIndex() and view.hasFocus() and cell:
            painter.setPen(QPen(colours.q("edge"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._field(rect, line), 5, 5)
        painter.setPen(colours.q(ink))
        painter.setFont(view.font())
        shown = view.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_sentence(
        self, painter: QPainter, rect: QRect, index: Index, line: Line, colours: Colours
    ) -> None:
        if index.column() == 0:
            return
        view = self._view
        state = State.RUNNING
        if line.finding is not None and line.is_problem:
            hard = line.finding.severity is Severity.ERROR
            state = State.REFUSED if hard else State.ACTION
        elif line.finding is not None:
            state = State.OPEN
        side = px(view, 11)
        left = rect.left() + px(view, 8)
        ink = state.colour(colours)
        if line.is_problem:
            box = QRectF(left, rect.center().y() - side / 2, side, side)
            draw_shape(painter, box, state, colours)
        left += px(view, 20)
        painter.setFont(sized(view, points=-0.5))
        metrics = painter.fontMetrics()
        if view.lines_model.cell(index) is not None and line.finding is not None:
            field = self._field(rect, line)
            painter.setPen(colours.q("muted"))
            label = QRectF(left, rect.top(), field.left() - left - px(view, 8), rect.height())
            title = metrics.elidedText(
                line.finding.column or "", Qt.TextElideMode.ElideRight, int(label.width())
            )
            painter.drawText(label, Qt.AlignmentFlag.AlignVCenter, title)
            self._paint_field(painter, field, line.finding.severity, colours)
            painter.setPen(colours.q("text"))
            inner = field.adjusted(px(view, 6), 0, -px(view, 6), 0)
            value = metrics.elidedText(
                " ".join(line.finding.value.split()),
                Qt.TextElideMode.ElideRight,
                int(inner.width()),
            )
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, value)
            left = int(field.right()) + px(view, 10)
        room = QRectF(left, rect.top(), rect.right() - left - px(view, 8), rect.height())
        painter.setPen(ink)
        shown = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_field(
        self, painter: QPainter, box: QRectF, severity: Severity, colours: Colours
    ) -> None:
        name = "danger" if severity is Severity.ERROR else "warn"
        painter.setPen(QPen(colours.q(name), 1))
        painter.setBrush(colours.q(f"{name}_soft"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


def draw_mark(painter: QPainter, box: QRectF, effect: Effect, colours: Colours) -> None:
    """Draw + (new), = (the same), ≡ (repeated) or ✕ (refused); no font has to have the signs."""
    if effect is Effect.REFUSED:
        draw_shape(painter, box, State.REFUSED, colours)
        return
    colour = colours.q("ok" if effect is Effect.NEW else "muted")
    pen = QPen(colour, max(1.6, box.width() / 7))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = box.center()
    if effect is Effect.NEW:
        painter.drawLine(QLineF(middle.x(), box.top() + 1, middle.x(), box.bottom() - 1))
        painter.drawLine(QLineF(box.left() + 1, middle.y(), box.right() - 1, middle.y()))
        return
    gap = box.height() / 3.4
    steps = (-gap / 1.5, gap / 1.5) if effect is Effect.UNCHANGED else (-gap, 0.0, gap)
    for step in steps:
        height = middle.y() + step
        painter.drawLine(QLineF(box.left() + 1, height, box.right() - 1, height))
