"""The mirror: how many have which predicate, beside what the pattern says of the achievement."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.rules.predicate import Predicate
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.evaluation import Mirror

SHORT = {
    Predicate.VERY_GOOD: "Sangat Baik",
    Predicate.GOOD: "Baik",
    Predicate.NEEDS_IMPROVEMENT: "Butuh Perb.",
    Predicate.MISCONDUCT: "Kurang",
    Predicate.VERY_POOR: "Sgt Kurang",
}
ROW = 22


class MirrorBars(QWidget):
    """One bar a predicate, best first, and those who are open; as wide as its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mirror: Mirror | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_mirror(self, mirror: Mirror) -> None:
        """Show these numbers."""
        self._mirror = mirror
        said = [f"{one.label} {count}" for one, count in mirror.counts.items()]
        self.setAccessibleName(", ".join([*said, f"belum {mirror.open}"]))
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: six rows."""
        return QSize(px(self, 200), px(self, ROW * 6))

    def minimumSizeHint(self) -> QSize:
        """Qt: never cut."""
        return QSize(px(self, 160), px(self, ROW * 6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: word, bar, number."""
        if self._mirror is None:
            return
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = sized(self, points=-0.5)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        words = max(metrics.horizontalAdvance(word) for word in (*SHORT.values(), "belum"))
        left, number = words + px(self, 10), px(self, 26)
        room = self.width() - left - number
        most = max(self._mirror.total, 1)
        rows = [(SHORT[one], count, "accent") for one, count in self._mirror.counts.items()]
        rows.append(("belum", self._mirror.open, "line"))
        for at, (word, count, colour) in enumerate(rows):
            line = QRectF(0, at * px(self, ROW), self.width(), px(self, ROW))
            painter.setPen(colours.q("text" if count else "muted"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, word)
            if count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colours.q(colour if colour != "line" else "edge"))
                height = px(self, 10)
                bar = QRectF(
                    left,
                    line.center().y() - height / 2,
                    max(px(self, 4), room * count / most),
                    height,
                )
                painter.drawRoundedRect(bar, 2, 2)
                painter.setPen(colours.q("text"))
                place = QRectF(bar.right() + px(self, 6), line.top(), number, line.height())
            else:
                painter.setPen(colours.q("muted"))
                place = QRectF(left, line.top(), number, line.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, str(count))
