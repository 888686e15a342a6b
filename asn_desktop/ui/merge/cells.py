"""Painting the desk: words that wrap, what differs underlined, what is chosen in a frame."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache
from html import escape
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPen,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from asn_desktop.rules.three_way import Change, Side
from asn_desktop.ui import icons
from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.merge.model import LABEL, RESULT, SIDES, DeskModel, Fold, Heading, Note
from asn_desktop.ui.merge.words import NOT_THERE, change_words
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.questions import DeskLine

LEAST = 34
"""Pixels: the lowest line."""
_SHAPES = {
    Change.BOTH: State.ACTION,
    Change.OFFICE: State.RUNNING,
    Change.CENTRE: State.RUNNING,
    Change.ALIKE: State.DONE,
}


@lru_cache(maxsize=2048)
def marked(text: str, base: str) -> str:
    """The words as HTML; what is not in ``base`` is bold and underlined."""
    old, new = (one.replace("\n", " \n ").split(" ") for one in (base, text))
    made = []
    for tag, _i1, _i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        words = escape(" ".join(new[j1:j2])).replace(" \n ", "<br>").replace("\n", "<br>")
        if words:
            made.append(words if tag == "equal" else f"<b><u>{words}</u></b>")
    return " ".join(made)


class DeskDelegate(QStyledItemDelegate):
    """Paints one cell of the desk."""

    def __init__(self, table: QTableView, model: DeskModel) -> None:
        super().__init__(table)
        self._table, self._model = table, model

    def _document(self, html: str, width: float, colours: Colours, ink: str) -> QTextDocument:
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(self._table.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDefaultStyleSheet(f"body {{ color: {getattr(colours, ink)}; }}")
        document.setHtml(f"<body>{html}</body>")
        document.setTextWidth(max(20.0, width))
        return document

    def _html(self, line: DeskLine, column: int, colours: Colours) -> tuple[str, str]:
        """The words of a cell and the name of their colour."""
        if column == LABEL:
            small = self._table.font().pointSizeF() * 0.88
            quiet = f'<span style="font-size:{small}pt; color:{colours.muted}">'
            above = f"{quiet}{escape(line.of)}</span><br>" if line.of else ""
            below = ""
            if line.change in _SHAPES:
                ink = self._state(line).colour(colours).name()
                said = escape(change_words(line.change))
                below = f'<br><span style="font-size:{small}pt; color:{ink}">{said}</span>'
            return above + escape(line.label) + below, "text"
        side = self._model.chosen(line) if column == RESULT else SIDES[column - 1]
        if side is None:
            return escape(self.tr("belum dipilih")), "warn"
        text = line.of_side(side)
        if not text:
            return self._nothing(line, side), "muted"
        if side is Side.BASE or line.change is Change.NONE:
            return escape(text).replace("\n", "<br>"), "text"
        return (
            marked(text, line.base) if line.base else escape(text).replace("\n", "<br>")
        ), "text"

    def _nothing(self, line: DeskLine, side: Side) -> str:
        if line.whole and line.base and side is not Side.BASE:
            return escape(self.tr("✕ dihapus"))
        return escape(self.tr("belum ada")) if line.whole else NOT_THERE

    def _inset(self, column: int) -> tuple[int, int]:
        """Space before and behind the words of a column."""
        table = self._table
        if column == LABEL:
            return px(table, 36), px(table, 8)
        return (px(table, 12) if column == RESULT else px(table, 32)), px(table, 10)

    def sizeHint(
        self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Qt: as high as the words need at the width the column has."""
        table = self._table
        entry, column = self._model.entries[index.row()], index.column()
        if isinstance(entry, Heading):
            return QSize(10, px(table, 36))
        if not isinstance(entry, DeskLine):
            return QSize(10, px(table, 30))
        before, behind = self._inset(column)
        width = table.columnWidth(column) - before - behind
        html, ink = self._html(entry, column, colours_of(table))
        height = self._document(html, width, colours_of(table), ink).size().height()
        return QSize(10, max(px(table, LEAST), round(height) + px(table, 16)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Qt: paint one cell."""
        entry, column = self._model.entries[index.row()], index.column()
        colours = colours_of(self._table)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        here = bool(option.state & QStyle.StateFlag.State_Selected)
        if isinstance(entry, DeskLine):
            self._paint_line(painter, rect, entry, column, here)
        elif column == LABEL:
            self._paint_band(painter, rect, entry, here)
        painter.setPen(colours.q("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    # ---- bands over the whole width

    def _paint_band(self, painter: QPainter, rect: QRect, entry: Any, here: bool) -> None:
        table, colours = self._table, colours_of(self._table)
        font = sized(table, bold=isinstance(entry, Heading))
        ink, left = "text", px(table, 12)
        if isinstance(entry, Heading):
            painter.fillRect(rect, colours.q("surface2"))
        elif here:
            painter.fillRect(rect, colours.q("current"))
        text = entry.text if isinstance(entry, Heading | Note) else ""
        if isinstance(entry, Fold):
            text = self.tr("{n} baris sama").format(n=entry.count)
            ink, left = "muted", px(table, 36)
            side = px(table, 16)
            name = "chevron-down" if entry.shown else "chevron-right"
            picture = icons.pixmap(name, colours.muted, side, table.devicePixelRatioF())
            painter.drawPixmap(
                rect.left() + px(table, 14), rect.center().y() - side // 2 + 1, picture
            )
        elif isinstance(entry, Note):
            left = px(table, 36)
            ink = "text" if entry.current else "muted"
            shape = State.DONE if entry.current else State.OPEN
            size = px(table, 10)
            box = QRectF(rect.left() + px(table, 16), rect.center().y() - size / 2, size, size)
            draw_shape(painter, box, shape, colours)
        if here and not isinstance(entry, Heading):
            self._paint_here(painter, rect)
        painter.setFont(font)
        painter.setPen(colours.q(ink))
        area = rect.adjusted(left, 0, -px(table, 12), 0)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_here(self, painter: QPainter, rect: QRect) -> None:
        colour = colours_of(self._table).q("accent")
        painter.fillRect(rect.left(), rect.top(), px(self._table, 3), rect.height(), colour)

    # ---- lines

    def _paint_line(
        self, painter: QPainter, rect: QRect, line: DeskLine, column: int, here: bool
    ) -> None:
        table, colours = self._table, colours_of(self._table)
        if here:
            painter.fillRect(rect, colours.q("current"))
        chosen = self._model.chosen(line)
        waits = self._model.waits
        if column == LABEL:
            if here:
                self._paint_here(painter, rect)
            self._paint_change(painter, rect, line)
        elif column != RESULT and line.change not in (Change.NONE, Change.ALIKE):
            self._paint_choice(painter, rect, chosen is SIDES[column - 1], waits)
        before, behind = self._inset(column)
        html, ink = self._html(line, column, colours)
        width = rect.width() - before - behind
        document = self._document(html, width, colours, ink)
        painter.save()
        painter.translate(QPointF(rect.left() + before, rect.top() + px(table, 8)))
        document.drawContents(painter, QRectF(0, 0, width, rect.height() - px(table, 8)))
        painter.restore()

    def _state(self, line: DeskLine) -> State:
        """How far a changed line has come."""
        if line.change is Change.BOTH and self._model.chosen(line) is not None:
            return State.DONE
        return _SHAPES[line.change]

    def _paint_change(self, painter: QPainter, rect: QRect, line: DeskLine) -> None:
        """The shape in front says who changed the line, as its words below the label do."""
        table = self._table
        if line.change in _SHAPES:
            size = px(table, 12)
            box = QRectF(rect.left() + px(table, 15), rect.top() + px(table, 11), size, size)
            draw_shape(painter, box, self._state(line), colours_of(table))

    def _paint_choice(self, painter: QPainter, rect: QRect, chosen: bool, can_pick: bool) -> None:
        table, colours = self._table, colours_of(self._table)
        side = px(table, 14)
        dot = QRectF(rect.left() + px(table, 11), rect.top() + px(table, 10), side, side)
        if chosen:
            frame = QRectF(rect).adjusted(3.5, 3.5, -3.5, -4.5)
            painter.setPen(QPen(colours.q("accent"), 1.4))
            painter.setBrush(colours.q("accent_soft"))
            painter.drawRoundedRect(frame, px(table, 5), px(table, 5))
        painter.setPen(QPen(colours.q("accent" if chosen else "muted"), 1.4))
        painter.setBrush(QColor(colours.surface) if can_pick or chosen else Qt.BrushStyle.NoBrush)
        if can_pick or chosen:
            painter.drawEllipse(dot)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.q("accent"))
            painter.drawEllipse(dot.adjusted(3.5, 3.5, -3.5, -3.5))
