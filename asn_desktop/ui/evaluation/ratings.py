"""The three buttons of a rating, and the three small ones of a view. Keys 1, 2, 3; never a default.

The order is that of the paper and of the national codes: 1 is above what was expected.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from asn_desktop.rules.predicate import Rating
from asn_desktop.ui import icons
from asn_desktop.ui.colours import colours_of, faded
from asn_desktop.ui.theme import px, sized

KEYS = {Qt.Key.Key_1: Rating.ABOVE, Qt.Key.Key_2: Rating.MET, Qt.Key.Key_3: Rating.BELOW}
WORDS = {Rating.ABOVE: "Di atas", Rating.MET: "Sesuai", Rating.BELOW: "Di bawah"}
ORDER = (Rating.ABOVE, Rating.MET, Rating.BELOW)


class Choices(QWidget):
    """Three places side by side; `chosen` tells a rating, or None when it is taken back (Del)."""

    chosen = Signal(object)
    SIDE, HEIGHT, GAP = 92, 44, 0

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rating: Rating | None = None
        self.proposed: Rating | None = None
        self._hovered = -1
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tell()

    def show_rating(self, rating: Rating | None, proposed: Rating | None = None) -> None:
        """Show what was given; ``proposed`` only gets a dotted edge."""
        self.rating, self.proposed = rating, proposed
        self._tell()
        self.update()

    def _tell(self) -> None:
        said = WORDS[self.rating] if self.rating else self.tr("belum dinilai")
        self.setAccessibleName(f"{self._name}: {said}")

    def sizeHint(self) -> QSize:
        """Qt: three places."""
        return QSize(3 * px(self, self.SIDE) + 2 * px(self, self.GAP), px(self, self.HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Qt: never cut."""
        return self.sizeHint()

    def place(self, at: int) -> QRectF:
        """The rectangle of one place."""
        side, gap = px(self, self.SIDE), px(self, self.GAP)
        return QRectF(at * (side + gap), 0, side, px(self, self.HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: 1, 2, 3 choose; Del takes back."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        rating = KEYS.get(Qt.Key(event.key()))
        if plain and rating is not None:
            self.chosen.emit(rating)
        elif plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.chosen.emit(None)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt: a click chooses; on what is chosen already it takes back only a view."""
        at = self._at(event.position())
        if at >= 0:
            self.clicked(ORDER[at])

    def clicked(self, rating: Rating) -> None:
        """What a click does."""
        self.chosen.emit(rating)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt: remember the mouse."""
        self._hovered = self._at(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: forget it."""
        self._hovered = -1
        self.update()
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: show where the digits go."""
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: they go elsewhere."""
        self.update()
        super().focusOutEvent(event)

    def _at(self, point: QPointF) -> int:
        return next((at for at in range(3) if self.place(at).contains(point)), -1)


class RatingButtons(Choices):
    """The two that decide: 92 × 44 px each, the chosen one filled, ticked and bold."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: one frame with three places; the focus draws a ring round all of them."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = px(self, 6)
        for at, rating in enumerate(ORDER):
            box = self.place(at).adjusted(1.5, 1.5, -1.5 if at == 2 else -2.5, -1.5)
            on = rating is self.rating
            edge = QPen(colours.q("edge"), 1)
            if on:
                painter.setBrush(colours.q("accent" if self.isEnabled() else "muted"))
                edge = QPen(Qt.PenStyle.NoPen)
            else:
                hovered = at == self._hovered and self.isEnabled()
                painter.setBrush(colours.q("hover" if hovered else "raised"))
                if self.hasFocus():
                    edge = QPen(colours.q("accent"), 1.5)
                elif rating is self.proposed and self.rating is None:
                    edge = QPen(colours.q("info"), 1.5, Qt.PenStyle.DashLine)
            painter.setPen(edge)
            painter.drawRoundedRect(box, radius, radius)
            self._words(painter, box, at, rating, on=on)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            at = ORDER.index(self.rating) if self.rating else -1
            if at >= 0:
                painter.setPen(QPen(colours.q("on_accent"), 1.5))
                inner = self.place(at).adjusted(4.5, 4.5, -4.5 if at == 2 else -5.5, -4.5)
                painter.drawRoundedRect(inner, radius - 3, radius - 3)

    def _words(self, painter: QPainter, box: QRectF, at: int, rating: Rating, *, on: bool) -> None:
        colours = colours_of(self)
        ink = colours.q("on_accent") if on else colours.q("text")
        if not self.isEnabled() and not on:
            ink = faded(colours)
        painter.setPen(ink)
        painter.setFont(sized(self, bold=on))
        left = px(self, 10)
        if on:
            side = px(self, 15)
            picture = icons.pixmap("check", ink.name(), side, self.devicePixelRatioF())
            top = box.center().y() - side / 2
            painter.drawPixmap(QPointF(box.left() + px(self, 6), top), picture)
            left = px(self, 24)
        else:
            painter.setPen(colours.q("muted"))
            number = QRectF(box.left() + left, box.top(), px(self, 14), box.height())
            painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, str(at + 1))
            painter.setPen(ink)
            left += px(self, 16)
        words = box.adjusted(left, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, WORDS[rating])


class ViewButtons(Choices):
    """The unprinted view of one result: three small numbers; a second click takes it back."""

    SIDE, HEIGHT, GAP = 24, 22, 2

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setProperty("rule", "rating.result")
        self.setToolTip(
            self.tr(
                "Pandangan Anda: 1 di atas, 2 sesuai, 3 di bawah. Tidak dicetak, tidak dihitung."
            )
        )

    def clicked(self, rating: Rating) -> None:
        """A second click on the same takes it back."""
        self.chosen.emit(None if rating is self.rating else rating)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: three small boxes."""
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = px(self, 4)
        for at, rating in enumerate(ORDER):
            box = self.place(at).adjusted(0.5, 0.5, -0.5, -0.5)
            on = rating is self.rating
            painter.setBrush(
                colours.q("accent_soft" if on else "hover" if at == self._hovered else "surface")
            )
            strong = on or self.hasFocus()
            painter.setPen(QPen(colours.q("accent" if strong else "line"), 1.5 if strong else 1))
            painter.drawRoundedRect(box, radius, radius)
            painter.setPen(colours.q("accent" if on else "muted"))
            painter.setFont(sized(self, points=-1, bold=on))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(at + 1))
