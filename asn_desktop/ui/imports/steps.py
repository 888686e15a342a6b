"""The steps of an import, the present one marked."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.theme import px, sized


class Step(IntEnum):
    """Where one is."""

    FILE = 1
    COLUMNS = 2
    CHECK = 3
    DONE = 4


_WORDS = {Step.FILE: "Berkas", Step.COLUMNS: "Kolom", Step.CHECK: "Periksa", Step.DONE: "Selesai"}


class StepLine(QWidget):
    """Numbers in circles with words, joined by lines; what is behind one is filled softly."""

    def __init__(self, steps: Sequence[Step] = tuple(Step), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps = tuple(steps)
        self.step = Step.FILE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()

    def show_step(self, step: Step) -> None:
        """Mark ``step`` as the present one."""
        self.step = step
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: as wide as its words."""
        metrics = QFontMetrics(sized(self, bold=True))
        words = sum(metrics.horizontalAdvance(_WORDS[step]) for step in self.steps)
        count = len(self.steps)
        return QSize(words + px(self, count * 30 + (count - 1) * 36), px(self, 28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: circles, words, lines."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, left = px(self, 20), 0.0
        middle = self.height() / 2
        for number, step in enumerate(self.steps, start=1):
            word = _WORDS[step]
            here, behind = step is self.step, step < self.step
            circle = QRectF(left + 1, middle - side / 2, side, side)
            painter.setPen(colours.q("accent" if here or behind else "edge"))
            fill = "accent" if here else "accent_soft" if behind else "surface"
            painter.setBrush(colours.q(fill))
            painter.drawEllipse(circle)
            painter.setFont(sized(self, points=-1.5, bold=True))
            painter.setPen(colours.q("on_accent" if here else "accent" if behind else "muted"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
            font = sized(self, bold=here)
            painter.setFont(font)
            painter.setPen(colours.q("text" if here else "muted"))
            left += side + px(self, 8)
            width = QFontMetrics(font).horizontalAdvance(word)
            box = QRectF(left, 0, width + 2, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)
            left += width + px(self, 8)
            if step is not Step.DONE:
                painter.setPen(colours.q("edge"))
                painter.drawLine(int(left), int(middle), int(left + px(self, 20)), int(middle))
                left += px(self, 28)

    def _tell(self) -> None:
        number = self.steps.index(self.step) + 1
        words = f"Langkah {number} dari {len(self.steps)}: {_WORDS[self.step]}"
        self.setAccessibleName(words)
