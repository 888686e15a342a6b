"""What stands in place of a list that has nothing to show, and banners above one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.ui.widgets.buttons import Button, Kind


@dataclass(frozen=True)
class Choice:
    """One button of an empty state: its words, what it does, and why it is off (if it is)."""

    text: str
    do: Callable[[], object]
    off: str = ""


@dataclass(frozen=True)
class Empty:
    """What to say where nothing is: one sentence, perhaps a second, the way on as buttons."""

    text: str
    choices: tuple[Choice, ...] = ()
    detail: str = ""
    icon: str = ""


class EmptyState(QWidget):
    """An `Empty` in the middle of its place, at most 560 px wide; its first button is filled."""

    def __init__(self, empty: Empty, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setSpacing(px(self, 8))
        column.setContentsMargins(px(self, 24), px(self, 24), px(self, 24), px(self, 32))
        column.addStretch(2)
        if empty.icon:
            column.addWidget(_Medal(empty.icon), 0, Qt.AlignmentFlag.AlignHCenter)
            column.addSpacing(px(self, 8))
        self.words = _sentence(empty.text)
        self.words.setFont(sized(self.words, points=2, bold=True))
        column.addWidget(self.words, 0, Qt.AlignmentFlag.AlignHCenter)
        if empty.detail:
            detail = _sentence(empty.detail)
            detail.setProperty("kind", "muted")
            column.addWidget(detail, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(px(self, 8))
        row.addStretch(1)
        self.buttons: list[Button] = []
        for number, choice in enumerate(empty.choices):
            kind = Kind.MAIN if number == 0 and not choice.off else Kind.PLAIN
            button = Button(choice.text, kind=kind, do=choice.do)
            button.switch_off(choice.off)
            self.buttons.append(button)
            row.addWidget(button)
        row.addStretch(1)
        column.addSpacing(px(self, 8))
        column.addLayout(row)
        column.addStretch(3)


class Banner(QWidget):
    """One line above or in a page: shape, sentence, perhaps a button. Hidden while it has no words.

    ``banner.say(State.ACTION, "3 orang belum punya penilai.", "Pilih penilai", self.pick)``
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = State.ACTION
        self._do: Callable[[], object] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 36), px(self, 6), px(self, 12), px(self, 6))
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.label.setMinimumHeight(px(self, 24))
        self.button = Button("", small=True)
        self.button.clicked.connect(self._pressed)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        self.hide()

    def say(
        self, state: State, text: str, action: str = "", do: Callable[[], object] | None = None
    ) -> None:
        """Show ``text``; an empty one hides the banner."""
        self._state, self._do = state, do
        self.label.setText(text)
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setVisible(bool(text))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: a soft field in the state's colour with its shape."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._state.soft(colours))
        painter.drawRoundedRect(QRectF(self.rect()), px(self, 6), px(self, 6))
        side = px(self, 12)
        top = px(self, 12)
        draw_shape(painter, QRectF(px(self, 14), top, side, side), self._state, colours)

    def _pressed(self) -> None:
        if self._do is not None:
            self._do()


class _Medal(QWidget):
    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(px(self, 64), px(self, 64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours.q("accent_soft"))
        painter.drawEllipse(self.rect())
        side = px(self, 30)
        at = (self.width() - side) // 2
        picture = icons.pixmap(self._icon, colours.accent, side, self.devicePixelRatioF())
        painter.drawPixmap(at, at, picture)


def _sentence(text: str) -> QLabel:
    made = QLabel(text)
    made.setWordWrap(True)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setMaximumWidth(px(made, 560))
    width = min(px(made, 560), made.fontMetrics().horizontalAdvance(text) * 2)
    made.setMinimumSize(width, made.heightForWidth(width))  # in a centred cell it would be cut
    return made
