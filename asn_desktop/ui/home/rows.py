"""One row of the work list: shape, sentence, reason, one button in the common column."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from asn_desktop import texts
from asn_desktop.ui.colours import colours_of
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px
from asn_desktop.ui.widgets.buttons import Button
from asn_desktop.views.worklist import Group, Work
from asn_desktop.workflows.sentences import shown

STATES = {
    Group.NOW: State.ACTION,
    Group.SOON: State.RUNNING,
    Group.WAITING: State.WAITING,
    Group.READY: State.DONE,
}
BUTTON_WIDTH = 168
REASON_WIDTH = 280


def sentence_of(work: Work) -> str:
    """The sentence as rich text, names and numbers bold."""
    bold = {name: f"<b>{escape(str(value))}</b>" for name, value in shown(work.values).items()}
    words = texts.sentence(work.code, **bold)
    # "… ditetapkan Joko, S.AP.": a title's full stop ends the sentence as well.
    return words[:-1] if words.endswith(".</b>.") else words


def reason_of(work: Work) -> str:
    """The words beside the sentence: why, or until when in working days."""
    if not work.reason:
        return ""
    values = dict(work.reason_values)
    left = values.get("left")
    if isinstance(left, int):
        code = "work.days_left" if left > 0 else "work.days_late" if left < 0 else "work.days_today"
        days = texts.sentence(code, count=abs(left))
        values["days"] = f"{days} (perkiraan)" if values.get("estimate") else days
    return texts.sentence(work.reason, **shown(values))


def law_of(work: Work) -> str:
    """Since when a limit of the law runs and in which article of the annex it stands."""
    if not work.article or work.since is None:
        return ""
    return texts.sentence("work.since", **shown({"date": work.since, "article": work.article}))


class WorkRow(QWidget):
    """A row that takes the focus: ↑ ↓ move, Enter presses its button, Del puts it off."""

    moved = Signal(int)
    put_off = Signal(object)

    def __init__(self, work: Work, do: Callable[[Work], object]) -> None:
        super().__init__()
        self.work = work
        self._do = do
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(px(self, 44))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(self, 44), 0, px(self, 16), 0)
        row.setSpacing(px(self, 16))
        self.sentence = QLabel(sentence_of(work))
        self.sentence.setTextFormat(Qt.TextFormat.RichText)
        self.sentence.setWordWrap(True)  # a long name goes on in a second line, never cut
        self.sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.reason = QLabel(reason_of(work))
        self.law = law_of(work)
        if self.law:
            self.reason.setText(
                f"{escape(self.reason.text())}<br><small>{escape(self.law)}</small>"
            )
        self.reason.setProperty("kind", "muted")
        self.reason.setFixedWidth(px(self, REASON_WIDTH))
        self.button = Button(texts.sentence(work.button), do=self.press)
        self.button.setFixedWidth(px(self, BUTTON_WIDTH))
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.reason)
        row.addWidget(self.button)
        plain = self.sentence.text().replace("<b>", "").replace("</b>", "")
        told = " ".join(words for words in (plain, reason_of(work), self.law) if words)
        self.setAccessibleName(told)

    def press(self) -> None:
        """Do what the button says."""
        self._do(self.work)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: the row's keys."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.press()
        elif key == Qt.Key.Key_Delete:
            self.put_off.emit(self.work)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: a click chooses the row."""
        self.setFocus()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show it."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: show it."""
        self.update()
        super().focusOutEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: shape at the left, hairline below, focus as a filled row."""
        colours = colours_of(self)
        painter = QPainter(self)
        if self.hasFocus():
            painter.fillRect(self.rect(), colours.q("accent_soft"))
        painter.fillRect(
            QRectF(px(self, 44), self.height() - 1, self.width(), 1), colours.q("line")
        )
        side = px(self, 14)
        box = QRectF(px(self, 18), (self.height() - side) / 2, side, side)
        draw_shape(painter, box, STATES[self.work.group], colours)

    def sizeHint(self) -> QSize:
        """Qt: as wide as the list."""
        return QSize(px(self, 900), px(self, 44))
