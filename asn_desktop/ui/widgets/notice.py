"""The notice: a sentence at the bottom of the window for some seconds, perhaps with a button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button, Kind

SECONDS = 6
SECONDS_WITH_BUTTON = 12


class Notice(QWidget):
    """One at a time; the newest wins. The mouse over it keeps it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._do: Callable[[], object] | None = None
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 16), px(self, 8), px(self, 8), px(self, 8))
        row.setSpacing(px(self, 16))
        self.label = QLabel()
        self.label.setWordWrap(False)
        self.button = Button("", small=True, kind=Kind.QUIET)
        self.button.clicked.connect(self._pressed)
        row.addWidget(self.label)
        row.addWidget(self.button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._time_over)
        self.hide()

    def say(self, text: str, action: str = "", do: Callable[[], object] | None = None) -> None:
        """Show ``text``, with a button when there is an ``action``."""
        self._do = do
        self.label.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(text)
        self._row.activate()
        self.place()
        self.show()
        self.raise_()
        self._timer.start((SECONDS_WITH_BUTTON if action else SECONDS) * 1000)

    def place(self) -> None:
        """Stand in the middle above the status line."""
        window = self._window
        self.setMinimumHeight(px(self, 44))
        self.adjustSize()
        width = min(self.width(), window.width() - px(self, 32))
        self.resize(width, self.height())
        self.move((window.width() - width) // 2, window.height() - self.height() - px(self, 84))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: a raised card with an edge in the accent."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(colours.q("edge"))
        painter.setBrush(colours.q("raised"))
        painter.drawRoundedRect(box, px(self, 8), px(self, 8))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.q("accent"))
        edge = QRectF(box.left() + px(self, 5), px(self, 10), 3, box.height() - px(self, 20))
        painter.drawRoundedRect(edge, 1.5, 1.5)

    def _time_over(self) -> None:
        if self.underMouse():
            self._timer.start(SECONDS * 1000)
        else:
            self.hide()

    def _pressed(self) -> None:
        self.hide()
        if self._do is not None:
            self._do()
