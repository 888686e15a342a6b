"""The month beside the log: a day is a shape, a number and a word, never colour alone.

Arrows go by day and week, PgUp and PgDn by month, Shift or the mouse marks a span.
"""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from asn_desktop.rules.dates import DAYS, format_day
from asn_desktop.ui.colours import Colours, colours_of
from asn_desktop.ui.formats import number
from asn_desktop.ui.states import State, draw_shape
from asn_desktop.ui.theme import px, sized
from asn_desktop.views.logs import LogDay, LogMonth

COLUMNS, ROWS = 7, 6
HEAD, CELL, LOW_CELL, WORDY = 22, 44, 18, 28  # pixels; WORDY = room for a word
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


def mark_of(day: LogDay) -> tuple[State | None, str]:
    """The shape and the short word of a day; (None, "") where there is nothing to say."""
    if day.returned:
        return State.REFUSED, "kembali"
    if day.late:
        return State.ACTION, "telat"
    if day.entries:
        done = day.approved == day.entries
        return (State.DONE if done else State.RUNNING), _count(day)
    if day.away:
        return State.WAITING, day.away.lower().split()[0]
    if day.gap:
        return State.OPEN, "kosong"
    return None, "libur" if day.holiday else ""


def _count(day: LogDay) -> str:
    return f"{day.entries} · {hours(day.minutes)}" if day.minutes else f"{day.entries} ctt"


def hours(minutes: int) -> str:
    """Says "6,5 j"."""
    return f"{number(round(minutes / 60, 1)).removesuffix(',0')} j"


def told_of(day: LogDay) -> str:
    """A day in a sentence, for the tool tip and screen readers."""
    said = [format_day(day.on)]
    if day.holiday:
        said.append(day.holiday)
    if day.away:
        said.append(day.away)
    if day.entries:
        said.append(f"{day.entries} catatan")
        if day.minutes:
            said.append(f"{number(round(day.minutes / 60, 1)).removesuffix(',0')} jam")
        for count, word in (
            (day.approved, "disetujui"),
            (day.returned, "dikembalikan"),
            (day.late, "terlambat ditulis"),
        ):
            if count:
                said.append(f"{count} {word}")
    elif day.gap:
        said.append("belum ada catatan")
    return " · ".join(said)


class MonthView(QWidget):
    """Paints one :class:`LogMonth`; ``chosen(day)`` when one goes to a day of any month."""

    chosen = Signal(object)
    marked = Signal()  # another span

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month: LogMonth | None = None
        self.today = self.day = self.anchor = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(px(self, HEAD + ROWS * LOW_CELL))  # six weeks: nothing below jumps
        self.setMaximumHeight(px(self, HEAD + ROWS * CELL))
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Kalender catatan harian"))

    def show_month(self, month: LogMonth, today: date) -> None:
        """Show a month."""
        self.month, self.today = month, today
        self._say()
        self.update()

    def stand_on(self, day: date) -> None:
        """Mark the day whose entries are shown; a span that was marked is let go."""
        self.day = self.anchor = day
        self._say()
        self.marked.emit()
        self.update()

    @property
    def span(self) -> tuple[date, date]:
        """The days marked, both inclusive."""
        return min(self.anchor, self.day), max(self.anchor, self.day)

    # ---- places

    def sizeHint(self) -> QSize:
        """Qt: six weeks of whole cells; a low window presses them, never over what stands below."""
        return QSize(px(self, 300), px(self, HEAD + ROWS * CELL))

    def _cell_height(self) -> int:
        month = self.month
        weeks = ROWS
        if month is not None and month.days:
            weeks = (month.days[0].on.weekday() + len(month.days) + COLUMNS - 1) // COLUMNS
        return min(px(self, CELL), (self.height() - px(self, HEAD)) // weeks)

    def _place(self, day: date) -> QRect:
        first = day.replace(day=1)
        at = first.weekday() + day.day - 1
        wide, head, high = self.width() / COLUMNS, px(self, HEAD), self._cell_height()
        left = round((at % COLUMNS) * wide)
        right = round((at % COLUMNS + 1) * wide)
        return QRect(left, head + (at // COLUMNS) * high, right - left, high)

    def day_at(self, point: QPoint) -> LogDay | None:
        """The day under a point, None beside them."""
        days = self.month.days if self.month else ()
        return next((day for day in days if self._place(day.on).contains(point)), None)

    # ---- what happens

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt: go to the day; with Shift mark up to it."""
        found = self.day_at(event.position().toPoint())
        if found is not None:
            self._go(found.on, mark=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: mark a span with the button held."""
        found = self.day_at(event.position().toPoint())
        held = event.buttons() & Qt.MouseButton.LeftButton
        if found is not None and held and found.on != self.day:
            self._go(found.on, mark=True)
        self.setCursor(Qt.CursorShape.PointingHandCursor if found else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: arrows go by day and week."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            mark = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._go(self.day + timedelta(days=_STEPS[key]), mark=mark)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Qt: the tool tip of a day."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found = self.day_at(event.pos())
            if found is not None:
                QToolTip.showText(event.globalPos(), told_of(found), self, self._place(found.on))
            return True
        return super().event(event)

    def _go(self, day: date, *, mark: bool) -> None:
        anchor = self.anchor if mark else day
        self.day, self.anchor = day, anchor
        self.update()
        self.marked.emit()
        self.chosen.emit(day)
        self.anchor = anchor  # who shows the day stands on it
        self.marked.emit()

    def _say(self) -> None:
        days = self.month.days if self.month else ()
        found = next((told_of(day) for day in days if day.on == self.day), "")
        self.setAccessibleDescription(found)

    # ---- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: names of the days, then every day."""
        colours, painter = colours_of(self), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small = sized(self, points=-2)
        painter.setFont(small)
        painter.setPen(colours.q("muted"))
        wide = self.width() / COLUMNS
        for at, name in enumerate(DAYS):
            box = QRectF(at * wide, 0, wide, px(self, HEAD))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), name[:3])
        for day in self.month.days if self.month else ():
            self._paint_day(painter, day, colours)

    def _paint_day(self, painter: QPainter, day: LogDay, colours: Colours) -> None:
        cell = QRectF(self._place(day.on)).adjusted(1.5, 1.5, -1.5, -1.5)
        first, last = self.span
        inside = first <= day.on <= last
        fill = "accent_soft" if inside else "surface" if day.working else "surface2"
        painter.setPen(QPen(colours.q("line"), 1))
        painter.setBrush(colours.q(fill))
        painter.drawRoundedRect(cell, px(self, 4), px(self, 4))
        if day.on == self.day:
            edge = "focus" if self.hasFocus() else "accent"
            painter.setPen(QPen(colours.q(edge), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell, px(self, 4), px(self, 4))
        future = day.on > self.today
        room = int(cell.height()) - px(self, WORDY)
        gap = min(px(self, 3), max(0, room // 2))
        words = cell.adjusted(px(self, 5), gap, -px(self, 3), -gap)
        painter.setFont(sized(self, points=-0.5, bold=day.on == self.today or day.on == self.day))
        painter.setPen(colours.q("muted" if future or not day.working else "text"))
        if day.on == self.today:
            painter.setPen(colours.q("accent"))
        painter.drawText(
            words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop), str(day.on.day)
        )
        state, word = mark_of(day)
        if state is not None:
            side = px(self, 10)
            place = QRectF(words.right() - side - 1, words.top() + px(self, 3), side, side)
            draw_shape(painter, place, state, colours)
        if word and room >= 0:  # in a very low window shape and number stand alone
            font = sized(self, points=-2.5)
            painter.setFont(font)
            painter.setPen(state.colour(colours) if state else colours.q("muted"))
            shown = QFontMetrics(font).elidedText(
                word, Qt.TextElideMode.ElideRight, int(words.width()) + px(self, 3)
            )
            painter.drawText(
                words.adjusted(0, 0, px(self, 3), 0),
                int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom),
                shown,
            )
