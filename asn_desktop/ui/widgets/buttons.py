"""The one button of the program: word, icon, and its key at the right end."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from asn_desktop.ui import icons
from asn_desktop.ui.colours import Colours, colours_of, faded
from asn_desktop.ui.theme import px


class Kind(StrEnum):
    """MAIN is filled (one a page), PLAIN has a border, QUIET only shows under the mouse."""

    MAIN = "main"
    PLAIN = "plain"
    QUIET = "quiet"
    DANGER = "danger"


class Button(QPushButton):
    """``Button("Tetapkan", key="Ctrl+Enter", kind=Kind.MAIN, icon="check", do=self.set_all)``.

    ``key`` is only shown; the page or window makes it work (`Page.add_key`). When switched off with
    `switch_off(reason)` the reason is the tool tip.
    """

    def __init__(
        self,
        text: str = "",
        *,
        key: str = "",
        kind: Kind = Kind.PLAIN,
        icon: str = "",
        do: Callable[[], object] | None = None,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.key = key
        self.kind = kind
        self.icon_name = icon
        self.small = small
        self._do = do
        self._hovered = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        if do is not None:
            self.clicked.connect(self._clicked)

    def switch_off(self, reason: str) -> None:
        """Disable the button and say why in its tool tip; an empty reason enables it."""
        self.setEnabled(not reason)
        self.setToolTip(reason)

    def set_key(self, key: str) -> None:
        """Show another key."""
        self.key = key
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: word, icon and key with 12 px at both ends, 32 px high (24 px when small)."""
        metrics = QFontMetrics(self._word_font())
        width = px(self, 16 if self.small else 24) if self.text() else px(self, 8)
        width += metrics.horizontalAdvance(self.text())
        if self.icon_name:
            width += self._icon_side() + px(self, 8)
        if self.key:
            width += px(self, 12) + QFontMetrics(self._key_font()).horizontalAdvance(self.key)
        height = px(self, 26 if self.small else 32)
        return QSize(max(width, height), height)

    def minimumSizeHint(self) -> QSize:
        """Qt: where room is short the key goes first, then the word is shortened."""
        hint = self.sizeHint()
        least = px(self, 24) + (self._icon_side() + px(self, 8) if self.icon_name else 0)
        least += QFontMetrics(self._word_font()).horizontalAdvance(self.text()[:6])
        return QSize(min(hint.width(), max(hint.height(), least)), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter presses the button one stands on, as Space does; in a dialog as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
            event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt: remember the mouse."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Qt: forget the mouse."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Qt: the whole look is ours, so that it is the same on every system."""
        colours = colours_of(self)
        fill, border, ink = self._paints(colours)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = px(self, 6)
        if fill is not None:
            painter.setBrush(fill)
        painter.setPen(QPen(border, 1) if border is not None else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(body, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.q("focus"), 2))
            inset = 3.0 if self.kind in (Kind.MAIN, Kind.DANGER) else 1.0
            if inset > 1:
                painter.setPen(QPen(colours.q("on_accent"), 1.5))
            painter.drawRoundedRect(body.adjusted(inset, inset, -inset, -inset), radius, radius)
        self._paint_words(painter, ink)

    def _paint_words(self, painter: QPainter, ink: QColor) -> None:
        area = QRectF(self.rect())
        pad = px(self, 8 if self.small else 12)
        left, right = area.left() + pad, area.right() - pad
        with_key = bool(self.key) and self.width() >= self.sizeHint().width()
        if with_key:
            font = self._key_font()
            painter.setFont(font)
            muted = QColor(ink)
            muted.setAlphaF(0.78 if self.kind is Kind.MAIN else 0.7)
            painter.setPen(muted)
            width = QFontMetrics(font).horizontalAdvance(self.key)
            box = QRectF(right - width, 0, width + 2, area.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self.key)
            right -= width + px(self, 12)
        painter.setFont(self._word_font())
        words = QFontMetrics(self._word_font()).horizontalAdvance(self.text())
        side = self._icon_side() if self.icon_name else 0
        gap = px(self, 8) if self.icon_name and self.text() else 0
        start = left if with_key else left + max(0.0, (right - left - words - side - gap) / 2)
        if not self.text():
            start = (area.width() - side) / 2
        if self.icon_name:
            picture = icons.pixmap(self.icon_name, ink.name(), side, self.devicePixelRatioF())
            painter.drawPixmap(QPointF(start, (area.height() - side) / 2), picture)
            start += side + gap
        painter.setPen(ink)
        shown = QFontMetrics(self._word_font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(right - start) + 2
        )
        painter.drawText(
            QRectF(start, 0, right - start + 2, area.height()),
            Qt.AlignmentFlag.AlignVCenter,
            shown,
        )

    def _paints(self, colours: Colours) -> tuple[QColor | None, QColor | None, QColor]:
        active = self._hovered or self.isDown()
        if not self.isEnabled():
            fill = None if self.kind is Kind.QUIET else colours.q("surface2")
            border = None if self.kind is Kind.QUIET else colours.q("line")
            return fill, border, faded(colours)
        if self.kind is Kind.MAIN:
            return colours.q("accent_hover" if active else "accent"), None, colours.q("on_accent")
        if self.kind is Kind.DANGER:
            ink = colours.q("surface") if not colours.dark else QColor("#3a0f0b")
            return colours.q("danger"), None, ink
        if self.isChecked():
            return colours.q("accent_soft"), colours.q("accent"), colours.q("accent")
        if self.kind is Kind.QUIET:
            return (colours.q("accent_soft") if active else None), None, colours.q("accent")
        fill = colours.q("hover" if active else "raised")
        return fill, colours.q("muted" if active else "edge"), colours.q("text")

    def _word_font(self) -> QFont:
        font = QFont(self.font())
        filled = self.kind in (Kind.MAIN, Kind.DANGER)
        font.setWeight(QFont.Weight.DemiBold if filled else QFont.Weight.Normal)
        return font

    def _key_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.85)
        return font

    def _icon_side(self) -> int:
        return px(self, 16 if self.small else 18)

    def _clicked(self) -> None:
        if self._do is not None:
            self._do()
