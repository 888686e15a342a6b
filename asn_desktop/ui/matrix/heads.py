"""The heads of the role matrix: the indicator in words, and how many people have taken a part."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.matrix.model import FIXED, MatrixModel
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized

LINES = 4
"""Lines of an indicator that are shown; the whole of it is the tool tip."""


class MatrixHeader(QHeaderView):
    """Every head with its words above and its coverage below: shape, word and colour."""

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._lines = 1
        self.fit(1)

    def lines_needed(self) -> int:
        """How many lines the longest head takes, at most `LINES`."""
        metrics = QFontMetrics(sized(self, points=-0.5, bold=True))
        flags, most = int(Qt.TextFlag.TextWordWrap), 1
        for at in range(FIXED, self.count()):
            if self.isSectionHidden(at):
                continue
            room = QRect(0, 0, self.sectionSize(at) - 2 * px(self, 8), 100000)
            high = metrics.boundingRect(room, flags, self._words(at)).height()
            most = max(most, round(high / metrics.lineSpacing()))
        return min(LINES, most)

    def fit(self, lines: int) -> None:
        """Take the height of so many lines and the coverage."""
        self._lines = lines
        line = self.fontMetrics().lineSpacing()
        self.setFixedHeight((lines + 1) * line + px(self, 22))

    def _words(self, section: int) -> str:
        return str(self._model.headerData(section, Qt.Orientation.Horizontal) or "")

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Qt: one head."""
        colours = colours_of(self)
        painter.save()
        painter.fillRect(rect, colours.q("surface2"))
        painter.setPen(colours.q("edge"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(colours.q("edge" if section == FIXED - 1 else "line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        area = rect.adjusted(px(self, 8), px(self, 6), -px(self, 8), -px(self, 6))
        words = self._words(section)
        painter.setFont(sized(self, points=-0.5, bold=True))
        if section < FIXED:
            painter.setPen(colours.q("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignBottom, words)
            painter.restore()
            return
        painter.setPen(colours.q("text"))
        line = painter.fontMetrics().lineSpacing()
        room = QRect(area.left(), area.top(), area.width(), self._lines * line)
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self._shortened(painter, words, room))
        self._paint_coverage(painter, area, section)
        painter.restore()

    def _shortened(self, painter: QPainter, words: str, room: QRect) -> str:
        """As many whole words as fit, with … for the rest."""
        metrics = painter.fontMetrics()
        flags = int(Qt.TextFlag.TextWordWrap)
        tall = QRect(room.left(), room.top(), room.width(), 100000)
        if metrics.boundingRect(tall, flags, words).height() <= room.height():
            return words
        parts = words.split()
        low, high = 1, len(parts)
        while low < high:
            middle = (low + high + 1) // 2
            tried = " ".join(parts[:middle]) + " …"
            if metrics.boundingRect(tall, flags, tried).height() <= room.height():
                low = middle
            else:
                high = middle - 1
        return " ".join(parts[:low]) + " …"

    def _paint_coverage(self, painter: QPainter, area: QRect, section: int) -> None:
        colours = colours_of(self)
        count = self._model.taken_by(section)
        state = State.DONE if count else State.ACTION
        words = f"{count} pegawai" if count else "belum ada yang mengambil"
        painter.setFont(sized(self, points=-1))
        line = painter.fontMetrics().lineSpacing()
        side = px(self, 10)
        low = QRect(area.left(), area.bottom() - line, area.width(), line + 1)
        box = QRectF(low.left(), low.top() + (low.height() - side) / 2, side, side)
        draw_shape(painter, box, state, colours)
        painter.setPen(state.colour(colours))
        room = low.adjusted(side + px(self, 6), 0, 0, 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
